//! Every signal file against its own examples, over the examples of the others, and the refusals
//! of the build against files that are not whole.

#![allow(clippy::unwrap_used)]

#[allow(dead_code, missing_docs)]
#[path = "../build/signals.rs"]
mod build;
#[path = "signals/fairness.rs"]
mod fairness;
#[path = "signals/files.rs"]
mod files;
#[path = "signals/proxies.rs"]
mod proxies;
#[path = "signals/refusals.rs"]
mod refusals;
#[path = "signals/replay.rs"]
mod replay;

use bonafide::assess::{self, Tier};
use bonafide::candidate::input;
use bonafide::explain;
use bonafide::memory::Recollection;
use bonafide::signal::observation::{self, Observation};
use bonafide::signal::{self, Evidence, Outcome, Signal};
use bonafide::site::{Chosen, Reading};
use bonafide::{Day, World};

/// An example of a signal file.
struct Example {
    signal: &'static str,
    fires: bool,
    lesser: bool,
    unasked: bool,
    note: &'static str,
    today: &'static str,
    candidate: &'static str,
    files: &'static str,
    recollection: &'static str,
    observations: &'static str,
}

include!(concat!(env!("OUT_DIR"), "/signal_tests.rs"));

impl Example {
    fn reading(&self) -> Reading {
        self.reading_of(self.candidate)
    }

    /// The reading of another candidate in the place of this one.
    fn reading_of(&self, json: &str) -> Reading {
        let candidate = input::candidate(json).unwrap_or_else(|e| panic!("{}: {}: {e}", self.signal, self.note));
        Reading { candidate, chosen: Chosen { site: "input".into(), by: "option" }, trouble: None, cut: false }
    }

    fn world(&self) -> World {
        let numbers: Vec<i32> = self.today.split('-').map(|n| n.parse().unwrap()).collect();
        let today = Day { year: numbers[0], month: numbers[1] as u8, day: numbers[2] as u8 };
        let (observations, files) = (self.observations(), files::documents(self.files));
        World { observations, files, recollection: self.recollection(), ..World::on(today) }
    }

    /// What is remembered; an example without any has no memory to look into.
    fn recollection(&self) -> Option<Recollection> {
        let remembers = self.recollection != "{}";
        remembers.then(|| serde_json::from_str(self.recollection).unwrap_or_else(|e| panic!("{}: {e}", self.signal)))
    }

    fn observations(&self) -> Vec<Observation> {
        observation::parse(self.observations).unwrap_or_else(|e| panic!("{}: {}: {e}", self.signal, self.note))
    }
}

/// Called by one generated test for each signal file.
fn holds(id: &str) {
    let signal = signal::by_id(id).expect("the catalogue has every file");
    for example in EXAMPLES.iter().filter(|e| e.signal == id) {
        let (reading, world) = (example.reading(), example.world());
        let at = format!("{id}, example {:?}", example.note);
        match assess::look(signal, &reading, &world) {
            Outcome::Fires { evidence, lesser } => {
                assert!(example.fires, "{at}: must stay silent, saw {evidence:?}");
                assert_eq!(lesser, example.lesser, "{at}: lesser");
                well_quoted(signal, &evidence, example, &at);
            }
            Outcome::Silent => assert!(!example.fires && !example.unasked, "{at}: stayed silent"),
            Outcome::Unasked(missing) => {
                assert!(
                    example.unasked,
                    "{at}: not looked for without {missing:?}; give it these, or say unasked = true"
                );
            }
        }
    }
}

/// Evidence is the exact words of a field that the signal may ask for, and enough for its sentence.
fn well_quoted(signal: &Signal, evidence: &[Evidence], example: &Example, at: &str) {
    let answered = evidence.first().is_some_and(Evidence::is_observed);
    let own = signal.question.as_ref().filter(|_| answered).and_then(|question| question.noticed);
    let needed = build::rules::placeholders(&own.unwrap_or(signal.noticed)).unwrap().len();
    assert!(evidence.len() >= needed.max(1), "{at}: the sentence needs {needed} quotes, there are {}", evidence.len());
    let mut words = scalars(&serde_json::from_str(example.candidate).unwrap());
    words.extend(scalars(&serde_json::from_str(example.files).unwrap()));
    for observation in example.observations() {
        words.extend(observation.reply().map(|(_, reply)| reply.words.as_str().to_owned()));
        words.extend(observation.note);
    }
    for e in evidence {
        assert!(signal.asks.contains(&e.field), "{at}: evidence of {:?}, which is not asked for", e.field);
        let ours = e.is_listed() || e.is_remembered();
        let there = ours || words.iter().any(|word| word.contains(&e.quote));
        assert!(!e.quote.is_empty() && there, "{at}: {:?} are not its words", e.quote);
    }
}

/// Every string and number in a JSON value.
fn scalars(value: &serde_json::Value) -> Vec<String> {
    match value {
        serde_json::Value::Array(items) => items.iter().flat_map(scalars).collect(),
        serde_json::Value::Object(map) => map.values().flat_map(scalars).collect(),
        serde_json::Value::String(text) => vec![text.clone()],
        other => vec![other.to_string()],
    }
}

/// Prints what each change of a signal changes for the people of the other signals.
#[test]
fn over_the_examples_of_the_others() {
    for example in EXAMPLES {
        let assessment = assess::assess(&example.reading(), &example.world());
        let fired = assessment.findings.iter().chain(&assessment.for_candidate).map(|f| f.signal.id);
        let others: Vec<_> = fired.filter(|id| *id != example.signal).collect();
        if !others.is_empty() {
            println!("{} ({}): also {}", example.signal, example.note, others.join(", "));
        }
    }
}

#[test]
fn every_example_can_be_shown_and_says_the_same_twice() {
    for example in EXAMPLES {
        let (reading, world) = (example.reading(), example.world());
        let assessment = assess::assess(&reading, &world);
        let parts: i32 = assessment.findings.iter().chain(&assessment.for_candidate).map(|f| f.counted).sum();
        assert_eq!(parts, assessment.total(), "{}: the shown parts are the computation", example.signal);
        let view = explain::view(&reading, &assessment);
        adds_up(&view.weighing, assessment.total(), example);
        for card in view.findings.iter().chain(&view.for_candidate).chain(&view.nursery) {
            assert!(!card.noticed.contains(['{', '}']), "{}: {}", card.signal, card.noticed);
        }
        let again = serde_json::to_string(&explain::view(&reading, &assess::assess(&reading, &world))).unwrap();
        assert_eq!(serde_json::to_string(&view).unwrap(), again);
    }
}

/// What is shown as the weight of evidence makes the total, row by row.
fn adds_up(shown: &explain::Weighing, total: i32, example: &Example) {
    for row in &shown.groups {
        let parts: i32 = row.parts.iter().map(|p| p.counted).sum();
        assert_eq!(parts, row.weight, "{}: {}: {}", example.signal, example.note, row.name);
    }
    let groups: i32 = shown.groups.iter().map(|g| g.weight).sum();
    let for_candidate: i32 = shown.for_candidate.iter().map(|p| p.counted).sum();
    assert_eq!((groups + for_candidate, shown.total), (total, total), "{}: {}", example.signal, example.note);
}

/// What is said to change the tier is tried out: the answer is given, and the tier is what was said.
#[test]
fn what_would_change_the_tier_changes_it() {
    let mut tried = 0;
    for example in EXAMPLES {
        let (reading, mut world) = (example.reading(), example.world());
        let before = assess::assess(&reading, &world);
        for change in &before.changes {
            assert_ne!(change.to, before.tier);
            let Some(answer) = change.answer else { continue };
            world.observations.push(Observation::new(change.signal, answer));
            let after = assess::assess(&reading, &world);
            assert_eq!((after.tier, after.total()), (change.to, change.total), "{}: {change:?}", example.signal);
            world.observations.pop();
            tried += 1;
        }
    }
    assert!(tried > 0);
}

/// A person who did nothing but be brief is not asked for more.
#[test]
fn a_thin_but_honest_profile_raises_nothing() {
    for (json, tier) in [
        (r#"{"name": "Mara Lindqvist"}"#, Tier::NotEnoughToSay),
        (
            r#"{"name": "Mara Lindqvist", "headline": "Carpenter", "connections": 3, "positions": [], "skills": []}"#,
            Tier::NotEnoughToSay,
        ),
        (
            r#"{"name": "Mara Lindqvist", "emails": ["mara@lindqvist.example"], "connections": 12, "positions": [
                {"title": "Carpenter", "company": "Example Joinery", "start": "2016-04", "end": "present"}]}"#,
            Tier::NothingFound,
        ),
    ] {
        let example = Example {
            signal: "",
            fires: false,
            lesser: false,
            unasked: false,
            note: "thin",
            today: "2026-11-22",
            candidate: json,
            files: "[]",
            recollection: "{}",
            observations: r#"{"observations": []}"#,
        };
        let assessment = assess::assess(&example.reading(), &example.world());
        let found: Vec<_> = assessment.findings.iter().map(|f| f.signal.id).collect();
        assert!(assessment.tier == tier || EXAMPLES.is_empty(), "{json}: {:?} for {found:?}", assessment.tier);
    }
}

/// What a signal sees in a page of that kind with a file of that text beside it.
fn beside(id: &str, page: &str, file: &str) -> Outcome {
    let candidate = input::candidate(page).unwrap();
    let text = serde_json::json!([{ "text": file }]).to_string();
    let world = World { files: files::documents(&text), ..World::on(Day { year: 2026, month: 11, day: 22 }) };
    assess::look(signal::by_id(id).unwrap(), &Reading::given(candidate), &world)
}

const RESUME: &str = "Mara Lind\nmara.lind@mailinator.com\n\nExperience\n01/2017 - 06/2020   Engineer, Example Works\n\
    • Ran the shop on LangChain and Linux.\n";

#[test]
fn a_resume_beside_a_page_is_looked_at_like_the_page() {
    let page = r#"{"name": "Mara Lind", "emails": ["mara.lind@gmail.com"]}"#;
    for id in ["email-disposable-domain", "resume-anachronistic-technology"] {
        let seen = beside(id, page, RESUME);
        let Outcome::Fires { evidence, lesser: false } = seen else { panic!("{id}: {seen:?}") };
        assert_eq!(evidence[0].place.file, Some(0), "{id}: the words stand in the file");
        assert!(!matches!(beside(id, page, ""), Outcome::Fires { .. }), "{id}: nothing on the page");
    }
    // Nobody knows whose mailbox stands in a letter.
    let letter = "Dear team,\nplease write to mara.lind@mailinator.com\nMara Lind";
    assert_eq!(beside("email-disposable-domain", page, letter), Outcome::Silent);
}

#[test]
fn years_that_the_page_has_room_for_are_possible_in_a_short_resume() {
    let resume = "Mara Lind\n30 years of professional experience\n\nExperience\n\n\
        01/2020 - 06/2026 Engineer, Example Works\n\n01/2018 - 12/2019 Engineer, Sample Labs\n\n\
        01/2016 - 12/2017 Engineer, Invented AG\n";
    let page = |start: &str| {
        let job = format!(r#"{{"title": "Engineer", "company": "Old Mill", "start": "{start}", "end": "2015-12"}}"#);
        format!(r#"{{"name": "Mara Lind", "positions": [{job}]}}"#)
    };
    let id = "resume-years-exceed-possible";
    assert!(matches!(beside(id, &page("2014-01"), resume), Outcome::Fires { lesser: true, .. }));
    assert_eq!(beside(id, &page("1995-01"), resume), Outcome::Silent);
}
