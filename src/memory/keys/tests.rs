//! Keys over applications as they are read.

#![allow(clippy::unwrap_used)]

use super::*;
use crate::candidate::input;

fn sighting(json: &str) -> Sighting {
    let candidate = input::candidate(json).unwrap();
    let source = Source { candidate: &candidate, text: "", files: &[], day: "2026-11-22".parse().unwrap() };
    Sighting::of(&source, &Secret::new([5; 32]))
}

fn common(a: &str, b: &str, kind: Kind) -> usize {
    let (a, b) = (sighting(a), sighting(b));
    a.keys.of(kind).filter(|hash| b.keys.of(kind).any(|other| other == *hash)).count()
}

#[test]
fn one_mailbox_in_many_spellings() {
    for other in ["MARA.LIND@gmail.com", "maralind+jobs@gmail.com", "mara.lind@googlemail.com"] {
        let other = format!(r#"{{"emails": ["{other}"]}}"#);
        assert_eq!(common(r#"{"emails": ["mara.lind@gmail.com"]}"#, &other, Kind::Mail), 1, "{other}");
    }
    let (dotted, plain) = (r#"{"emails": ["mara.lind@works.example"]}"#, r#"{"emails": ["maralind@works.example"]}"#);
    assert_eq!(common(dotted, plain, Kind::WorkMail), 0, "other providers do not ignore dots");
    assert!(sighting(r#"{"emails": ["your.name@gmail.com"]}"#).keys.exact.is_empty());
}

#[test]
fn one_number_in_many_spellings() {
    for (a, b) in [
        ("+1 (617) 555-0142", "617.555.0142"),
        ("+48 601 555 123", "601555123"),
        ("0048 601 555 123", "+48601555123"),
        ("+49 (0)30 5550187", "030 5550187"),
        ("+45 32 55 51 47", "32 55 51 47"),
        ("+44 7700 900 183", "07700 900183"),
    ] {
        let page = |number: &str| format!(r#"{{"phones": ["{number}"]}}"#);
        assert!(common(&page(a), &page(b), Kind::Phone) > 0, "{a} {b}");
    }
    let page = |number: &str| format!(r#"{{"phones": ["{number}"]}}"#);
    assert_eq!(common(&page("+1 617 555 0142"), &page("+1 617 555 0143"), Kind::Phone), 0);
    assert!(sighting(&page("000 000 0000")).keys.exact.is_empty());
    assert!(sighting(&page("123-456-7890")).keys.exact.is_empty());
}

#[test]
fn accounts_referees_stems() {
    let page = r#"{"name": "Mara Lindqvist", "emails": ["jade.dragon27@gmail.com"],
        "links": [{"url": "https://www.linkedin.com/in/Mara-L/?trk=x"}, {"url": "https://mara.example/"}],
        "referees": [{"email": "boss@works.example"}]}"#;
    let seen = sighting(page);
    let kinds: Vec<Kind> = [Kind::Mail, Kind::MailStem, Kind::Account, Kind::Portfolio, Kind::Referee].to_vec();
    for kind in kinds {
        assert_eq!(seen.keys.of(kind).count(), 1, "{kind:?}");
    }
    let other = r#"{"name": "Tobias Hofer", "emails": ["jadedragon@outlook.com"], "links": [{"url": "linkedin.com/in/mara-l"}]}"#;
    assert_eq!((common(page, other, Kind::MailStem), common(page, other, Kind::Account)), (1, 1));
    assert_eq!(
        sighting(r#"{"name": "Mara Lindqvist", "emails": ["mara.lind12@gmail.com"]}"#).keys.of(Kind::MailStem).count(),
        0
    );
}

#[test]
fn a_career_is_three_employers_with_their_months() {
    let jobs = |months: &str, first: &str| {
        format!(
            r#"{{"positions": [{{"company": "{first}", "title": "x", "start": "2022-03", "end": "2024-05"}},
            {{"company": "Example Mills Ltd", "start": "2019-01", "end": "{months}"}},
            {{"company": "Sample AG", "start": "2016-02", "end": "2018-12"}}]}}"#
        )
    };
    assert_eq!(common(&jobs("2022-02", "Muster GmbH"), &jobs("2022-02", "Muster"), Kind::Career), 1);
    assert_eq!(common(&jobs("2022-02", "Muster GmbH"), &jobs("2022-01", "Muster"), Kind::Career), 0);
    assert_eq!(common(&jobs("2022-02", "Muster GmbH"), &jobs("2022-02", "Beispiel"), Kind::Career), 0);
    assert_eq!(sighting(&jobs("2022", "Muster")).keys.of(Kind::Career).count(), 0, "years alone are no months");
}

#[test]
fn an_outline_outlives_other_dates_and_employers() {
    let jobs = |shift: u32, lengths: [u32; 3], firm: &str| {
        let month = |months: u32| format!("{}-{:02}", months / 12, months % 12 + 1);
        let mut end = 2022 * 12 + 4 + shift;
        let mut all = vec![format!(r#"{{"company": "{firm} now", "title": "x", "start": "{}"}}"#, month(end + 1))];
        for (at, length) in lengths.iter().enumerate() {
            let start = end - length;
            all.push(format!(r#"{{"company": "{firm} {at}", "start": "{}", "end": "{}"}}"#, month(start), month(end)));
            end = start - 2;
        }
        format!(r#"{{"positions": [{}]}}"#, all.join(","))
    };
    let before = jobs(0, [26, 41, 12], "Muster");
    assert_eq!(common(&before, &jobs(7, [26, 41, 12], "Beispiel"), Kind::Outline), 1);
    assert_eq!(common(&before, &jobs(7, [26, 40, 12], "Beispiel"), Kind::Outline), 0);
    assert_eq!(sighting(&jobs(0, [24, 36, 17], "Muster")).keys.of(Kind::Outline).count(), 0, "whole years are common");
}

#[test]
fn nothing_readable_is_remembered() {
    let page = r#"{"name": "Mara Lindqvist", "emails": ["mara@lindqvist.example"], "phones": ["+48 601 555 123"],
        "address": "12 Example Street, Sampletown", "about": "I wrote compilers for toasters."}"#;
    let record = crate::memory::Record::new(1, sighting(page).keys);
    let bytes = record.to_bytes();
    let holds = |word: &[u8]| bytes.windows(word.len()).any(|w| w.eq_ignore_ascii_case(word));
    for word in ["mara", "lindqvist", "601555123", "example", "toasters", "compilers"] {
        assert!(!holds(word.as_bytes()), "{word}");
    }
    assert_eq!(crate::memory::Record::from_bytes(&bytes), Some(record));
    assert_eq!(crate::memory::Record::from_bytes(&[99, 1, 2]), None);
}
