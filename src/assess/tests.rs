//! Groups, caps, sums and coverage, on signals made for the purpose.

use super::*;
use crate::Day;
use crate::candidate::{Place, input};
use crate::detect::Detector;
use crate::signal::Basis;
use crate::signal::Text::Own;
use crate::signal::question::{Effect, Question, Reply, When};
use crate::site::Chosen;

/// A settled signal about identity that only these tests know.
pub(crate) fn trial(id: &'static str, group: Group, weight: i32) -> Signal {
    Signal {
        id,
        title: Own("A trial"),
        group,
        stage: Stage::Settled,
        weight,
        lesser: None,
        basis: Basis::Estimated,
        base_rate: Own("1 in 100"),
        concern: Concern::Identity,
        noticed: Own("Here stands “{0}”, there “{1}”."),
        why: Own("Why."),
        innocent: &[Own("One."), Own("Two.")],
        settle: Own("Ask."),
        asks: &[FieldName::Emails],
        scarcity: &[],
        fairness: Own("ok"),
        detector: Detector::PhoneInvalid,
        question: None,
        conclusive: false,
        sources: &[],
    }
}

/// What that signal found.
pub(crate) fn found(signal: Signal) -> Finding {
    let evidence = |quote: &str| Evidence { field: FieldName::Emails, quote: quote.to_owned(), place: Place::text(3) };
    Finding::new(Box::leak(Box::new(signal)), vec![evidence("a@b.example"), evidence("{0} c")], false)
}

/// The reading of a candidate given as JSON.
pub(crate) fn reading(json: &str) -> Reading {
    let candidate = input::candidate(json).expect("a candidate of these tests");
    Reading { candidate, chosen: Chosen { site: "input".to_owned(), by: "option" }, trouble: None, cut: false }
}

/// An assessment of those findings, where enough was read.
pub(crate) fn weighed(findings: Vec<Finding>) -> Assessment {
    weigh(Found { findings, ..Found::default() }, Coverage { enough: true, ..Coverage::default() })
}

fn today() -> World {
    World::on(Day { year: 2026, month: 11, day: 22 })
}

fn settled(signals: &[(&'static str, Group, i32)]) -> Assessment {
    weighed(signals.iter().map(|&(id, group, weight)| found(trial(id, group, weight))).collect())
}

fn counted(assessment: &Assessment) -> Vec<(&'static str, i32)> {
    assessment.findings.iter().chain(&assessment.for_candidate).map(|f| (f.signal.id, f.counted)).collect()
}

#[test]
fn inside_a_group_the_next_counts_by_half_and_the_rest_not_at_all() {
    let a = settled(&[("a", Group::Prof, 40), ("b", Group::Prof, 71), ("c", Group::Prof, 50)]);
    assert_eq!(counted(&a), [("b", 71), ("c", 25), ("a", 0)]);
    assert_eq!(a.groups, [GroupSum { group: Group::Prof, largest: 71, half_of_next: 25, cap: 178, weight: 96 }]);
}

#[test]
fn a_group_stops_at_its_cap() {
    let a = settled(&[("a", Group::Email, 70), ("b", Group::Email, 60)]);
    assert_eq!(counted(&a), [("a", 70), ("b", 20)]);
    assert_eq!((a.total(), a.tier), (90, Tier::WorthAQuestion));
}

#[test]
fn every_cap_is_the_model_s() {
    // Total likelihood ratios of the groups, as the model has them.
    let model = [
        (Group::Thin, 6),
        (Group::Email, 8),
        (Group::Contact, 8),
        (Group::Doc, 4),
        (Group::Volume, 4),
        (Group::Timeline, 20),
        (Group::Prof, 60),
        (Group::Refs, 60),
        (Group::Geo, 25),
        (Group::Ship, 60),
        (Group::Pay, 40),
        (Group::Photo, 40),
        (Group::Repo, 50),
        (Group::Video, 20),
        (Group::Id, 300),
        (Group::Device, 100),
        (Group::Reuse, 500),
        (Group::Ioc, 100),
    ];
    for (group, ratio) in model {
        #[allow(clippy::float_arithmetic, clippy::disallowed_methods)]
        let hundredths = (f64::from(ratio).log10() * 100.0).round() as i32;
        assert_eq!(group.cap(), hundredths, "{group:?}");
    }
}

#[test]
fn groups_add_up_heaviest_first() {
    let a = settled(&[("a", Group::Email, 30), ("b", Group::Id, 60), ("c", Group::Prof, 60)]);
    assert_eq!(
        a.groups.iter().map(|g| (g.group, g.weight)).collect::<Vec<_>>(),
        [(Group::Prof, 60), (Group::Id, 60), (Group::Email, 30)]
    );
    assert_eq!((a.total(), a.tier), (150, Tier::VerifyBeforeTheNextStep));
}

#[test]
fn one_soft_sign_never_raises_the_tier() {
    assert_eq!(settled(&[("a", Group::Email, 47)]).tier, Tier::NothingFound);
    assert_eq!(settled(&[("a", Group::Thin, 40), ("b", Group::Thin, 40)]).tier, Tier::NothingFound);
    assert_eq!(settled(&[("a", Group::Thin, 40), ("b", Group::Email, 11)]).tier, Tier::WorthAQuestion);
    assert_eq!(settled(&[("a", Group::Email, 48)]).tier, Tier::WorthAQuestion);
}

#[test]
fn evidence_for_the_candidate_subtracts_in_full() {
    let a = settled(&[("a", Group::Id, 90), ("b", Group::Prof, 80), ("c", Group::None, -40), ("d", Group::None, -10)]);
    assert_eq!((a.total(), a.tier), (120, Tier::WorthAQuestion));
    assert_eq!(counted(&a), [("a", 90), ("b", 80), ("c", -40), ("d", -10)]);
    assert_eq!(settled(&[("a", Group::Id, 60), ("c", Group::None, -60)]).tier, Tier::NothingFound);
}

#[test]
fn the_nursery_is_seen_and_weighs_nothing() {
    let a = weighed(vec![
        found(Signal { stage: Stage::Nursery, ..trial("a", Group::Id, 200) }),
        found(trial("b", Group::Id, 20)),
    ]);
    assert_eq!(a.findings.iter().map(|f| (f.signal.id, f.weight)).collect::<Vec<_>>(), [("b", 20), ("a", 0)]);
    assert_eq!((a.total(), a.tier), (20, Tier::NothingFound));
}

#[test]
fn a_mass_apply_tool_adds_nothing_to_who_the_person_is() {
    let tool = |weight| found(Signal { concern: Concern::Automation, ..trial("tool", Group::Volume, weight) });
    let a = weighed(vec![tool(60), found(trial("b", Group::Id, 120))]);
    assert_eq!((a.total(), a.groups.len()), (120, 1));
    assert_eq!(
        (weighed(vec![tool(60)]).tier, weighed(vec![tool(40)]).tier),
        (Tier::WorthAQuestion, Tier::NothingFound)
    );
}

#[test]
fn only_an_exact_match_with_a_list_opens_verifying_alone() {
    assert_eq!(settled(&[("a", Group::Ioc, 170)]).tier, Tier::VerifyBeforeTheNextStep);
    let lesser = Signal { lesser: Some((100, Own("an old entry"))), ..trial("a", Group::Ioc, 170) };
    let old = Finding { lesser: true, weight: 100, ..found(lesser) };
    assert_eq!(weighed(vec![old]).tier, Tier::WorthAQuestion);
}

#[test]
fn pausing_needs_a_person_to_confirm_a_strong_finding() {
    let a = settled(&[("a", Group::Id, 200), ("b", Group::Prof, 90)]);
    assert_eq!(a.tier, Tier::VerifyBeforeTheNextStep);
    let confirmed = |id: &str| {
        let by = |f: Finding| Finding { confirmed_by: u32::from(f.signal.id == id), ..f };
        weighed(vec![by(found(trial("a", Group::Id, 200))), by(found(trial("b", Group::Prof, 90)))]).tier
    };
    assert_eq!(confirmed("a"), Tier::PauseAndInvolveSecurity);
    assert_eq!(confirmed("b"), Tier::VerifyBeforeTheNextStep, "only moderate");
}

#[test]
fn the_order_of_looking_does_not_matter() {
    let one = settled(&[("a", Group::Email, 50), ("b", Group::Email, 50), ("c", Group::Id, 50)]);
    let other = settled(&[("c", Group::Id, 50), ("b", Group::Email, 50), ("a", Group::Email, 50)]);
    assert_eq!(counted(&one), counted(&other));
    assert_eq!(one.groups, other.groups);
}

#[test]
fn scarcity_is_never_read_from_part_of_a_page() {
    let thin =
        Signal { asks: &[FieldName::Positions], scarcity: &[FieldName::Positions], ..trial("a", Group::Thin, 30) };
    let plain = Signal { scarcity: &[], ..trial("b", Group::Thin, 30) };
    let whole = r#"{"name": "M", "emails": ["a@b.example"], "positions": [{"company": "Ex"}]}"#;
    let missing = |signal: &Signal, reading: &Reading| coverage::missing(signal, reading, &today());
    assert!(missing(&thin, &reading(whole)).is_empty());
    for flag in ["positions_truncated", "positions_not_rendered", "guest_view", "sections_private", "fragment", "weak"]
    {
        let part = reading(&whole.replace("\"M\"", &format!("\"M\", \"partial\": {{\"{flag}\": true}}")));
        assert_eq!(missing(&thin, &part), [FieldName::Positions], "{flag}");
        assert!(missing(&plain, &part).is_empty(), "{flag}");
    }
    assert!(!missing(&thin, &Reading { cut: true, ..reading(whole) }).is_empty());
    assert!(!missing(&thin, &Reading { trouble: Some("layout changed".into()), ..reading(whole) }).is_empty());
    assert!(!missing(&thin, &reading(r#"{"name": "M", "positions": null}"#)).is_empty(), "unknown is not absent");
}

#[test]
fn a_signal_without_anything_to_look_at_is_not_asked() {
    let signal = Signal { asks: &[FieldName::Emails, FieldName::Links], ..trial("a", Group::Email, 30) };
    assert_eq!(
        coverage::missing(&signal, &reading(r#"{"name": "M"}"#), &today()),
        [FieldName::Emails, FieldName::Links]
    );
    assert!(coverage::missing(&signal, &reading(r#"{"emails": []}"#), &today()).is_empty(), "an empty list was read");
}

#[test]
fn too_little_is_not_enough_to_say() {
    let enough = |json: &str| coverage::is_enough(&reading(json), 5);
    assert!(!enough(r#"{"name": "M", "about": "I build.", "connections": 10}"#), "nothing to check");
    assert!(!enough(r#"{"name": "M", "positions": [{"company": "Ex"}]}"#), "one kind of material");
    assert!(!enough(r#"{"positions": [{"company": "Ex"}], "emails": ["a@b.example"]}"#), "nobody's");
    assert!(!enough(
        r#"{"name": "M", "positions": [{"company": "Ex"}], "emails": ["a@b.example"], "partial": {"weak": true}}"#
    ));
    assert!(enough(r#"{"name": "M", "positions": [{"company": "Ex"}], "emails": ["a@b.example"]}"#));
    let nameless = reading(r#"{"positions": [{"company": "Ex"}], "emails": ["a@b.example"]}"#);
    assert!(coverage::is_enough(&Reading::given(nameless.candidate), 5), "handed in as one person's");
}

#[test]
fn of_a_page_without_a_candidate_nothing_is_said() {
    let a = assess(&reading(r#"{"kind": "list", "name": "M", "emails": ["a@mailinator.com"]}"#), &today());
    assert_eq!((a.tier, a.findings.len(), a.unasked.len(), a.coverage.asked), (Tier::NotEnoughToSay, 0, 0, 0));
}

#[test]
fn coverage_names_every_field_once() {
    let a = assess(&reading(r#"{"name": "M", "skills": ["a"], "partial": {"skills_truncated": true}}"#), &today());
    let fields: std::collections::BTreeSet<_> = a.coverage.fields.iter().map(|(field, _)| *field).collect();
    assert_eq!((fields.len(), a.coverage.fields.len()), (22, 22));
    assert_eq!(a.coverage.partial, ["skills"]);
    let of_page = |id: &str| signal::by_id(id).is_some_and(|s| s.detector.waits_for().is_none());
    let unasked = a.unasked.iter().filter(|u| of_page(u.signal)).count();
    assert_eq!(a.coverage.of, signal::catalogue().iter().filter(|s| of_page(s.id)).count());
    assert_eq!(a.coverage.asked + unasked, a.coverage.of);
}

/// A catalogue of one signal, which asks and, if it has a detector for the page, looks as well.
pub(crate) fn asking(signal: Signal) -> &'static [Signal] {
    const ANSWERS: &[Reply] = &[
        Reply { id: "yes", words: Own("Yes, it was"), effect: Effect::Fires },
        Reply { id: "partly", words: Own("In part"), effect: Effect::Lesser },
        Reply { id: "no", words: Own("No, it was not"), effect: Effect::Silent },
        Reply { id: "settled", words: Own("Looked up, and it is theirs"), effect: Effect::Clears },
    ];
    let question =
        Question { when: When::Interview, ask: Own("Was it?"), look_up: None, noticed: None, answers: ANSWERS };
    Box::leak(Box::new([Signal { question: Some(question), lesser: Some((30, Own("in part"))), ..signal }]))
}

pub(crate) fn answered(catalogue: &'static [Signal], json: &str, observation: Observation) -> Assessment {
    with(catalogue, &reading(json), &World { observations: vec![observation], ..today() })
}

/// Name, a number that can be anybody's, and one that cannot.
const HONEST: &str = r#"{"name": "M", "phones": ["+46 70 123 45 67"]}"#;
const BROKEN: &str = r#"{"name": "M", "phones": ["+1 555 0100 0000 0000 000"]}"#;

fn outcome(catalogue: &'static [Signal], json: &str, answer: &str) -> (Vec<(i32, usize)>, usize, usize) {
    let a = answered(catalogue, json, Observation::new("a", answer));
    (a.findings.iter().map(|f| (f.weight, f.evidence.len())).collect(), a.settled.len(), a.unasked.len())
}

#[test]
fn only_a_person_can_answer_what_no_page_shows() {
    let signal = || Signal { detector: Detector::Answered, ..trial("a", Group::Id, 120) };
    let signal = asking(Signal { asks: &[FieldName::Observations], ..signal() });
    assert_eq!(outcome(signal, HONEST, "yes"), (vec![(120, 1)], 0, 0));
    assert_eq!(outcome(signal, HONEST, "partly"), (vec![(30, 1)], 0, 0));
    assert_eq!(outcome(signal, HONEST, "no"), (vec![], 0, 0));
    assert_eq!(outcome(signal, HONEST, "unknown"), (vec![], 0, 1), "not known is not asked");
    assert_eq!(outcome(signal, HONEST, "perhaps"), (vec![], 0, 1), "an answer of another version");
    let a = answered(signal, HONEST, Observation::new("another", "yes"));
    assert_eq!((a.unasked[0].missing.as_slice(), a.unknown().count()), (&[FieldName::Observations][..], 1));
    assert_eq!((a.coverage.of, a.coverage.asked, a.coverage.questions, a.coverage.answered), (0, 0, 1, 0));
}

#[test]
fn an_answer_completes_the_page_overrides_it_or_settles_it() {
    let signal = asking(Signal { asks: &[FieldName::Phones], ..trial("a", Group::Contact, 80) });
    assert_eq!(outcome(signal, BROKEN, "unknown"), (vec![(80, 1)], 0, 0), "the page alone");
    assert_eq!(outcome(signal, BROKEN, "yes"), (vec![(80, 2)], 0, 0));
    assert_eq!(outcome(signal, BROKEN, "partly"), (vec![(30, 2)], 0, 0), "overridden");
    assert_eq!(outcome(signal, BROKEN, "no"), (vec![(80, 1)], 0, 0), "the page stands");
    assert_eq!(outcome(signal, BROKEN, "settled"), (vec![], 1, 0));
    assert_eq!(outcome(signal, HONEST, "settled"), (vec![], 0, 0), "nothing to settle");
    assert_eq!(outcome(signal, HONEST, "yes"), (vec![(80, 1)], 0, 0));
    assert_eq!(outcome(signal, r#"{"name": "M"}"#, "yes"), (vec![(80, 1)], 0, 0), "no number on the page");
    assert_eq!(outcome(signal, r#"{"name": "M"}"#, "no"), (vec![], 0, 0), "asked, by a person");
}

#[test]
fn evidence_of_an_answer_is_its_words_and_the_note() {
    let signal = asking(trial("a", Group::Id, 120));
    let observation = Observation { note: Some("On the second call.".into()), ..Observation::new("a", "yes") };
    let a = answered(signal, HONEST, observation);
    let said: Vec<_> = a.findings[0].evidence.iter().map(|e| (e.quote.as_str(), e.is_observed())).collect();
    assert_eq!(said, [("Yes, it was", true), ("On the second call.", true)]);
    assert_eq!(a.findings[0].confirmed_by, 1);
}

#[test]
fn the_last_answer_counts() {
    let signal = asking(trial("a", Group::Id, 120));
    let observations = vec![Observation::new("a", "yes"), Observation::new("a", "no")];
    let a = with(signal, &reading(HONEST), &World { observations, ..today() });
    assert!(a.findings.is_empty());
}

#[test]
fn two_people_confirm_what_is_conclusive_and_it_pauses_alone() {
    let tier = |conclusive, confirmed_by, answer: &str| {
        let signal = asking(Signal { conclusive, ..trial("a", Group::Id, 200) });
        answered(signal, HONEST, Observation { confirmed_by, ..Observation::new("a", answer) }).tier
    };
    assert_eq!(tier(true, 2, "yes"), Tier::PauseAndInvolveSecurity);
    assert_eq!(tier(true, 1, "yes"), Tier::WorthAQuestion, "one person is no second");
    assert_eq!(tier(true, 2, "partly"), Tier::NotEnoughToSay, "the weaker case is weak");
    assert_eq!(tier(false, 9, "yes"), Tier::WorthAQuestion);
}

#[test]
fn what_was_sent_is_a_notice_of_its_own() {
    let signal = asking(Signal { concern: Concern::Security, conclusive: true, ..trial("a", Group::Ioc, 200) });
    let a = answered(signal, HONEST, Observation { confirmed_by: 2, ..Observation::new("a", "yes") });
    assert_eq!((a.tier, a.total(), a.findings.len(), a.groups.len()), (Tier::NotEnoughToSay, 0, 1, 0));
}

#[test]
fn what_would_change_this_is_named_with_its_direction() {
    let answers = |id, group, weight| {
        let signal = Signal { detector: Detector::Answered, ..trial(id, group, weight) };
        asking(Signal { asks: &[FieldName::Observations], ..signal })
    };
    let signals = [
        answers("a", Group::Id, 120),
        answers("b", Group::Prof, 40),
        answers("c", Group::None, -130),
        answers("d", Group::Timeline, 90),
    ];
    let all: Vec<Signal> = signals.iter().map(|s| copy(&s[0])).collect();
    let a = answered(Box::leak(all.into_boxed_slice()), HONEST, Observation::new("a", "yes"));
    let said: Vec<_> = a.changes.iter().map(|c| (c.signal, c.direction, c.to, c.answer)).collect();
    let (verify, nothing) = (Tier::VerifyBeforeTheNextStep, Tier::NotEnoughToSay);
    assert_eq!(
        said,
        [
            ("d", Direction::Raises, verify, Some("yes")),
            ("b", Direction::Raises, verify, Some("yes")),
            ("c", Direction::Lowers, nothing, Some("yes")),
        ],
        "{:?} {}",
        a.tier,
        a.total()
    );
}

#[test]
fn what_is_asked_of_people_who_work_here_is_no_advice_on_an_application() {
    let later = |id, group| {
        let mut signal = copy(&asking(trial(id, group, 120))[0]);
        signal.question.as_mut().expect("it asks").when = When::AfterHire;
        signal
    };
    let catalogue: &[Signal] = Box::leak(Box::new([
        copy(&asking(trial("a", Group::Id, 120))[0]),
        later("b", Group::Device),
        later("c", Group::Pay),
    ]));
    let changes = |answered_first: &str| {
        let a = answered(catalogue, HONEST, Observation::new(answered_first, "yes"));
        a.changes.iter().map(|c| c.signal).collect::<Vec<_>>()
    };
    assert_eq!(changes("a"), [""; 0], "in an interview nobody asks what happens after hire");
    assert_eq!(changes("b"), ["a", "c"]);
}

/// The same signal again; signals are not meant to be copied but by these tests.
fn copy(s: &'static Signal) -> Signal {
    let q = s.question.as_ref().expect("a signal that asks");
    let question = Question { when: q.when, ask: q.ask, look_up: None, noticed: None, answers: q.answers };
    let (detector, asks, lesser) = (s.detector, s.asks, (s.weight > 0).then_some((30, Own("in part"))));
    Signal { detector, asks, lesser, question: Some(question), ..trial(s.id, s.group, s.weight) }
}

#[test]
fn dates_that_cannot_be_right_are_set_aside_and_said() {
    let entry = |start: &str, end: &str| {
        let json = format!(r#"{{"name": "M", "positions": [{{"start": "{start}", "end": "{end}"}}]}}"#);
        let reading = reading(&json);
        let (sane, odd) = sane::sane(&reading, today().today);
        let position = &sane.candidate.positions.items[0];
        (position.start.is_some(), position.end.is_some(), odd)
    };
    assert_eq!(entry("2019-03", "present"), (true, true, 0));
    assert_eq!(entry("2019", "2019-01"), (true, true, 0), "a year and one of its months");
    assert_eq!(entry("2019-03", "2018-12"), (false, false, 1));
    assert_eq!(entry("0000-01", "2018-12"), (false, true, 1));
    assert_eq!(entry("2018-12", "9999-12"), (true, false, 1));
    assert_eq!(entry("0000", "9999"), (false, false, 1));
    let odd = r#"{"name": "M", "joined": "0001", "education": [{"start": "2019", "end": "2011"}]}"#;
    let a = assess(&reading(odd), &today());
    assert!(a.coverage.notes[0].starts_with("2 entries have dates that cannot be right"), "{:?}", a.coverage.notes);
}
