//! The words of a view.

use super::*;
use crate::assess::assess;
use crate::assess::tests::{found, reading, trial, weighed};
use crate::signal::{Group, LIST, Signal};
use crate::{Day, World};

fn shown(findings: Vec<Finding>) -> View {
    view(&reading(r#"{"name": "Mara Lindqvist"}"#), &weighed(findings))
}

fn looked(json: &str) -> View {
    let reading = reading(json);
    view(&reading, &assess(&reading, &World::on(Day { year: 2026, month: 11, day: 22 })))
}

#[test]
fn the_mark_says_the_tier_and_the_number() {
    assert_eq!(shown(vec![]).mark, "Nothing found");
    assert_eq!(shown(vec![found(trial("a", Group::Id, 60))]).mark, "Worth a question · 1 finding");
    let two = vec![found(trial("a", Group::Id, 90)), found(trial("b", Group::Prof, 90))];
    assert_eq!(shown(two).mark, "Verify before the next step · 2 findings");
}

#[test]
fn a_finding_that_raises_nothing_is_not_called_nothing() {
    assert_eq!(shown(vec![found(trial("a", Group::Id, 20))]).mark, "No question raised · 1 finding");
}

#[test]
fn the_nursery_and_the_other_side_are_apart_and_not_counted() {
    let nursery = found(Signal { stage: Stage::Nursery, ..trial("n", Group::Id, 60) });
    let view = shown(vec![nursery, found(trial("f", Group::None, -30)), found(trial("a", Group::Id, 60))]);
    let ids = |cards: &[Card]| cards.iter().map(|c| c.signal).collect::<Vec<_>>();
    assert_eq!((ids(&view.findings), ids(&view.for_candidate), ids(&view.nursery)), (vec!["a"], vec!["f"], vec!["n"]));
    assert_eq!(view.mark, "Worth a question · 1 finding");
    assert_eq!(view.nursery[0].strength, "Under observation · weighs nothing yet");
}

#[test]
fn quotes_fill_the_sentence_once() {
    let view = shown(vec![found(trial("a", Group::Id, 120))]);
    assert_eq!(view.findings[0].noticed, "Here stands “a@b.example”, there “{0} c”.");
    assert_eq!(view.findings[0].strength, "Strong · weight estimated by us");
    assert_eq!((view.findings[0].evidence[0].field, view.findings[0].evidence[0].place.node), ("E-mail", 3));
}

#[test]
fn a_page_cannot_flood_or_turn_the_words() {
    let mut finding = found(trial("a", Group::Id, 120));
    finding.evidence[0].quote = "\u{202E}ab cd".repeat(100_000);
    let card = &shown(vec![finding]).findings[0];
    assert!(card.noticed.len() < 300 && card.evidence[0].shown.len() < 600 && card.evidence[0].quote.len() <= MOST);
    assert!(!card.noticed.contains('\u{202E}') && !card.evidence[0].shown.contains('\u{202E}'));
}

#[test]
fn a_missing_quote_is_an_ellipsis() {
    assert_eq!(noticed("From {0} to {1}, {unclosed", &[]), "From … to …, …");
}

#[test]
fn what_was_read_is_said_with_numbers() {
    let json = r#"{"name": "Mara Lindqvist", "partial": {"positions_truncated": true, "email_hidden_until_sign_in": true},
        "positions": [{"company": "Ex"}, {"company": "Why"}], "connections": 12}"#;
    let view = looked(json);
    assert_eq!(view.read, ["Name", "Positions (2, more exist)", "Connections"]);
    let why = |field: &str| view.not_read.iter().find(|n| n.field == field).map(|n| n.why);
    assert_eq!(why("E-mail"), Some("The site does not show it to you"));
    assert_eq!(why("Positions"), Some("Only part is on this page: open “Show all” to read the rest"));
    assert_eq!(why("Name"), None);
}

#[test]
fn notes_say_what_kept_the_page_short() {
    let view = looked(r#"{"name": "M", "partial": {"guest_view": true, "skills_truncated": true}}"#);
    assert!(view.notes[0].starts_with("You see this page signed out"), "{:?}", view.notes);
    assert_eq!(view.notes[1], "Read as input, as asked for.");
}

#[test]
fn words_of_a_list_are_said_and_not_sought_on_the_page() {
    let mut finding = found(trial("a", Group::Ioc, 120));
    finding.evidence[1] =
        Evidence { quote: "2019".into(), place: Place::within(0, LIST), ..finding.evidence[1].clone() };
    let card = &shown(vec![finding]).findings[0];
    assert_eq!(card.evidence.iter().map(|e| e.quote.as_str()).collect::<Vec<_>>(), ["a@b.example"]);
    assert!(card.noticed.ends_with("there “2019”."));
}

#[test]
fn only_candidates_get_a_mark() {
    let list = looked(r#"{"kind": "list"}"#);
    assert_eq!((list.kind, list.mark.as_str()), ("list", ""));
}

/// Nothing that the frame says judges a person, and silence is never called proof.
#[test]
fn the_words_name_a_step_and_never_a_person() {
    for tier in [
        Tier::NotEnoughToSay,
        Tier::NothingFound,
        Tier::WorthAQuestion,
        Tier::VerifyBeforeTheNextStep,
        Tier::PauseAndInvolveSecurity,
    ] {
        for findings in [false, true] {
            let (words, meaning) = words::tier(tier, findings);
            let said = format!("{words} {meaning}").to_lowercase();
            assert!(!["fake", "fraud", "suspicious", "score", "risk"].iter().any(|word| said.contains(word)), "{said}");
        }
        assert_eq!(serde_json::to_value(tier).expect("a name"), words::tier_id(tier));
    }
    assert!(words::tier(Tier::NothingFound, false).1.contains("never means verified"));
}
