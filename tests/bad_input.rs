//! Input that is too long, too odd or too much: no panic, no quadratic time, and a word about it.

#![allow(clippy::unwrap_used)]

use bonafide::{Answer, Day, World};
use std::fmt::Write;
use std::time::{Duration, Instant};

const HEAD: &str = "Mara Lindqvist\nmara@lindqvist.example\n\nExperience\n\n";

fn world() -> World {
    World::on(Day { year: 2026, month: 11, day: 22 })
}

/// Reads, assesses and writes out, as a shell does.
fn answer(text: &str) -> Answer {
    let answer = bonafide::answer_text(text, "", &world());
    assert!(!answer.record(&world()).is_empty());
    assert_eq!(answer.view(&world()).kind, "candidate");
    answer
}

fn candidate(json: &str) -> Answer {
    let answer = bonafide::answer_candidate(json, &world()).unwrap();
    assert!(!answer.record(&world()).is_empty());
    answer
}

fn notes(answer: &Answer) -> String {
    answer.assessment.coverage.notes.join(" ")
}

/// The shorter of two runs, in time of this thread on a processor: what the machine does besides does not count.
fn time(run: &dyn Fn()) -> Duration {
    let once = |_| {
        let start = spent();
        run();
        spent() - start
    };
    (0..2).map(once).min().unwrap()
}

/// Processor time of this thread; where the system does not tell, the time that has passed.
fn spent() -> Duration {
    let told = std::fs::read_to_string("/proc/thread-self/schedstat").ok();
    let nanos = told.and_then(|text| text.split(' ').next()?.parse().ok());
    nanos.map_or_else(passed, Duration::from_nanos)
}

#[expect(clippy::disallowed_methods, reason = "a test may look at the clock")]
fn passed() -> Duration {
    static BEGUN: std::sync::OnceLock<Instant> = std::sync::OnceLock::new();
    BEGUN.get_or_init(Instant::now).elapsed()
}

/// Four times the input may take six times as long, and a little to begin with; quadratic, it would take sixteen.
fn grows_in_step(what: &str, small: &dyn Fn(), large: &dyn Fn()) {
    let (one, four) = (time(small), time(large));
    assert!(four < one * 6 + Duration::from_millis(50), "{what}: {one:?}, and {four:?} for four times as much");
}

#[test]
fn five_megabytes_of_text_are_read_up_to_a_limit_that_is_said() {
    let line = "Led a team of five that built billing systems with Java and Kubernetes in 2016.\n";
    let answer = answer(&(HEAD.to_owned() + &line.repeat((5 << 20) / line.len())));
    assert!(notes(&answer).contains("something was cut off"), "{}", notes(&answer));
    assert!(answer.reading.candidate.name.value().is_some());
}

#[test]
fn one_word_of_a_megabyte() {
    for word in ["x", "1", "a@", "+", "-", "((", "é", "2019-"] {
        let answer = answer(&(HEAD.to_owned() + &word.repeat((1 << 20) / word.len())));
        assert!(notes(&answer).contains("something was cut off"), "{word}: {}", notes(&answer));
    }
}

#[test]
fn time_grows_with_the_text_and_not_faster() {
    let shapes = [
        ("lines", "Led a team that built billing systems with Java and Kubernetes in 2016.\n"),
        ("blocks", "Engineer, Example Ltd\n03/2012 - 02/2019\nBuilt things.\n\n"),
        ("dates", "2012 - 2019, 03/2012 - 02/2019, May 2011 to present; "),
        ("contacts", "a.b@example.org +46 70 123 45 67 https://example.org/a/b "),
        ("claims", "10 years of Java, 5-10 years of Go, "),
    ];
    for (what, unit) in shapes {
        let text = |bytes: usize| HEAD.to_owned() + &unit.repeat(bytes / unit.len());
        let (small, large) = (text(20_000), text(80_000));
        grows_in_step(what, &|| drop(answer(&small)), &|| drop(answer(&large)));
    }
}

fn positions(number: usize) -> String {
    let mut json = String::from(r#"{"name": "Mara Lindqvist", "positions": [{"company": "Example 0"}"#);
    for n in 1..number {
        let (year, month) = (1960 + n % 60, 1 + n % 12);
        let _ = write!(
            json,
            r#", {{"title": "Engineer", "company": "Example {n}", "start": "{year}-{month:02}", "end": "{}-{month:02}", "description": "Java, Kubernetes, 12 years of Go"}}"#,
            year + 2
        );
    }
    json + "]}"
}

#[test]
fn a_thousand_positions() {
    let answer = candidate(&positions(1_000));
    assert_eq!(answer.reading.candidate.positions.items.len(), 1_000);
    let (small, large) = (positions(1_000), positions(4_000));
    grows_in_step("positions", &|| drop(candidate(&small)), &|| drop(candidate(&large)));
}

#[test]
fn a_thousand_positions_of_a_text() {
    let entry = |n: usize| format!("Engineer, Example {n} Ltd\n{:02}/{} - present\n\n", 1 + n % 12, 1960 + n % 60);
    let answer = answer(&(HEAD.to_owned() + &(0..1_000).map(entry).collect::<String>()));
    assert!(answer.reading.candidate.positions.items.len() > 900, "{}", answer.reading.candidate.positions.items.len());
}

#[test]
fn impossible_dates_are_set_aside_and_nothing_is_made_of_them() {
    for (start, end) in [("0000-01", "9999-12"), ("9999", "present"), ("2020-05", "2011-01"), ("0000", "0000")] {
        let json = format!(
            r#"{{"name": "Mara Lindqvist", "emails": ["mara@lindqvist.example"], "joined": "2025-11", "positions": [
                {{"title": "Engineer", "company": "Example Grid", "start": "{start}", "end": "{end}", "description": "Kubernetes in production"}},
                {{"title": "Engineer", "company": "Example Rail", "start": "2016-01", "end": "present", "employment": "Full-time"}}]}}"#
        );
        let answer = candidate(&json);
        assert!(notes(&answer).contains("One entry has a date that cannot be right"), "{start}: {}", notes(&answer));
        let dated = answer.assessment.findings.iter().filter(|f| f.evidence.iter().any(|e| e.quote.contains(start)));
        assert_eq!(dated.count(), 0, "{start}");
    }
}

#[test]
fn odd_years_in_a_text_do_no_harm() {
    for years in ["0000 - 9999", "9999 - 0000", "2019 - 2011", "99999999999999999999 - 1", "13/2019 - 00/2020"] {
        answer(&format!("{HEAD}Engineer, Example Grid\n{years}\nBuilt Kubernetes clusters.\n"));
    }
}
