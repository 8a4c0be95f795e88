//! Matched pairs: the same page under another name, and from another place, is assessed the same.

use crate::{EXAMPLES, Example};
use bonafide::assess;
use bonafide::candidate::input;

/// Given and family names from many places, for a person who is otherwise the same.
const NAMES: &[(&str, &str)] = &[
    ("Oluwaseun", "Adeyemi"),
    ("Nguyet", "Tranova"),
    ("Aoife", "Brennigan"),
    ("Jeongmin", "Hwangbo"),
    ("Guadalupe", "Ybarrola"),
    ("Wolfgang", "Zieglmeier"),
    ("Khadija", "Benhaddou"),
    ("Xiaoling", "Zhangwei"),
];

const PLACES: &[&str] = &[
    "Lagos, Nigeria",
    "Hanoi, Vietnam",
    "Galway, Ireland",
    "Busan, South Korea",
    "Harbin, China",
    "Ohio, United States",
];

/// What must not change: the tier, and every finding with its weight.
fn gist(json: &str, example: &Example) -> String {
    let assessment = assess::assess(&example.reading_of(json), &example.world());
    let findings = assessment.findings.iter().chain(&assessment.for_candidate);
    let findings: Vec<_> = findings.map(|f| (f.signal.id, f.counted)).collect();
    format!("{:?} {findings:?}", assessment.tier)
}

/// Replaces a word wherever it stands, capitalised or not.
fn replaced(json: &str, old: &str, new: &str) -> String {
    json.replace(old, new).replace(&old.to_lowercase(), &new.to_lowercase())
}

#[test]
fn another_name_changes_nothing() {
    let mut pairs = 0;
    for example in EXAMPLES {
        let candidate = input::candidate(example.candidate).unwrap();
        let Some(name) = candidate.name.value() else { continue };
        let parts: Vec<&str> = name.split(' ').collect();
        let &[given, family] = &parts[..] else { continue };
        if given.chars().count() < 3 || family.chars().count() < 3 {
            continue;
        }
        let before = gist(example.candidate, example);
        for (other, other_family) in NAMES {
            let json = replaced(&replaced(example.candidate, family, other_family), given, other);
            assert_eq!(
                gist(&json, example),
                before,
                "{} ({}): {name} as {other} {other_family}",
                example.signal,
                example.note
            );
            pairs += 1;
        }
    }
    println!("{pairs} pairs of names");
}

#[test]
fn another_place_changes_nothing() {
    for example in EXAMPLES {
        let candidate = input::candidate(example.candidate).unwrap();
        let Some(place) = candidate.location.value() else { continue };
        let before = gist(example.candidate, example);
        for other in PLACES {
            let json = example.candidate.replace(place.as_str(), other);
            assert_eq!(gist(&json, example), before, "{} ({}): {place} as {other}", example.signal, example.note);
        }
    }
}

#[test]
fn other_pronouns_change_nothing() {
    for example in EXAMPLES {
        let before = gist(example.candidate, example);
        for (he, she) in [(" he ", " she "), (" his ", " her "), (" she ", " they "), (" her ", " their ")] {
            assert_eq!(gist(&example.candidate.replace(he, she), example), before, "{}: {he}/{she}", example.signal);
        }
    }
}
