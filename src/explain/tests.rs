//! The words of a view.

use super::*;
use crate::assess::assess;
use crate::assess::tests::{answered, asking, found, reading, trial, weighed};
use crate::signal::Text::Own;
use crate::signal::observation::Observation;
use crate::signal::question::Question;
use crate::signal::{Group, LIST, Signal, Stage};
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

#[test]
fn what_was_sent_stands_apart_and_in_the_mark() {
    let sent = found(Signal { concern: Concern::Security, ..trial("s", Group::Ioc, 200) });
    let view = shown(vec![sent]);
    assert_eq!(view.mark, "No question raised · security notice");
    assert_eq!((view.findings.len(), view.notices.len(), view.weighing.groups.len()), (0, 1, 0));
    assert!(view.notices[0].strength.ends_with("about what was sent, not about who sent it"));
}

#[test]
fn the_parts_of_the_sum_are_shown_with_what_they_add() {
    let two = vec![found(trial("a", Group::Email, 70)), found(trial("b", Group::Email, 60))];
    let sum = shown(two.into_iter().chain([found(trial("c", Group::None, -10))]).collect()).weighing;
    let group = &sum.groups[0];
    assert_eq!((group.name, group.weight), ("E-mail address", 90));
    assert_eq!(group.reckoned, "Largest 70, half of the next 30, at most 90");
    assert_eq!(group.parts.iter().map(|p| (p.signal, p.counted)).collect::<Vec<_>>(), [("a", 70), ("b", 20)]);
    assert_eq!((sum.for_candidate[0].counted, sum.total), (-10, 80));
}

/// A page with a number that cannot be anybody's, and an answer about it.
fn answered_with(answer: &str) -> View {
    let signal = asking(Signal { asks: &[FieldName::Phones], ..trial("a", Group::Contact, 80) });
    let json = r#"{"name": "M", "phones": ["+1 555 0100 0000 0000 000"]}"#;
    let note = Some("\u{202E}Asked twice".to_owned());
    let observation = Observation { note, confirmed_by: 2, ..Observation::new("a", answer) };
    view(&reading(json), &answered(signal, json, observation))
}

#[test]
fn what_an_answer_settled_is_said_and_weighs_nothing() {
    let view = answered_with("settled");
    assert_eq!((view.findings.len(), view.settled.len()), (0, 1));
    assert!(view.settled[0].words.contains("“Looked up, and it is theirs”"), "{}", view.settled[0].words);
}

#[test]
fn an_answer_of_another_version_is_shown_as_unknown() {
    let row = &answered_with("yes").answers[0];
    assert!(!row.known && row.ask.starts_with("This version does not know the question"), "no such signal here");
    assert_eq!((row.answer.as_str(), row.details.as_str()), ("yes", "seen by 2 people"));
    assert_eq!(row.note.as_deref(), Some("Asked twice"), "nothing turns the text around");
}

#[test]
fn an_answer_alone_has_a_sentence_of_its_own() {
    let finding = |noticed| {
        let mut signal = asking(trial("a", Group::Id, 120));
        if let Some(question) = &signal[0].question {
            let question =
                Question { noticed, ask: Own(""), look_up: None, when: question.when, answers: question.answers };
            signal = Box::leak(Box::new([Signal { question: Some(question), ..trial("a", Group::Id, 120) }]));
        }
        let json = r#"{"name": "M"}"#;
        view(&reading(json), &answered(signal, json, Observation::new("a", "yes"))).findings[0].clone()
    };
    assert_eq!(finding(Some(Own("Somebody said “{0}”."))).noticed, "Somebody said “Yes, it was”.");
    assert!(finding(None).answered);
}

#[test]
fn the_questions_are_the_same_for_everybody_and_in_order() {
    let stages = questions();
    assert!(stages.windows(2).all(|pair| pair[0].stage < pair[1].stage));
    let asked = stages.iter().map(|s| s.questions.len()).sum::<usize>();
    assert_eq!(asked, signal::catalogue().iter().filter(|s| s.question.is_some()).count());
}

#[test]
fn what_would_change_this_is_a_sentence_with_the_answer() {
    let view = looked(r#"{"name": "M", "emails": ["m@mailinator.com"], "links": ["https://example.org"]}"#);
    let lower = view.changes.iter().find(|c| c.signal == "office-visit-documented").expect("it would lower this");
    assert_eq!(lower.words, "The answer “Yes, met and recorded” would lower this to “No question raised”.");
    assert!(lower.question && lower.ask.ends_with('?'));
}
