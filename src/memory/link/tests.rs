//! Links between applications as they are read: re-use weighs, and honest cases stay silent.

#![allow(clippy::unwrap_used)]

use super::*;
use crate::candidate::input;
use crate::memory::{Changed, Meaning, Secret, Source, Standing};

const BODY: &str = "Rebuilt the settlement ledger of a regional clearing house so that overnight batches finish before markets open. \
    Wrote the migration plan for forty warehouses and led nine people through it without one lost order. \
    Cut the nightly reconciliation from six hours to eleven minutes by streaming partial sums instead of sorting everything. \
    Introduced contract tests between the pricing desk and three suppliers after a costly rounding incident. \
    Mentored two juniors who now run the payments rota and speak at the local meetup about idempotent retries. \
    Replaced a home grown queue with a plain table and a cursor, which removed four pages of runbook. \
    Designed the audit trail that the regulator later asked two competitors to copy.";

const OTHER: &str = "Nurse on a surgical ward with thirty beds, responsible for handover, drug rounds and wound care documentation. \
    Trained newcomers in hygiene and lifted the audit result of the ward from eighty to ninety six points. \
    Organised the summer rota for twenty colleagues and covered nights when others were ill. \
    Volunteer at a hospice, reading to guests and sitting with families on weekends for five years now. \
    Studied care sciences in the evenings and finished with a thesis on pain assessment of people with dementia.";

const NAMES: [&str; 10] = [
    "Abel Ode",
    "Berta Pim",
    "Cem Quist",
    "Dora Rast",
    "Emil Sand",
    "Fay Tor",
    "Gus Ulm",
    "Hana Vik",
    "Ivo Wex",
    "Jo Xan",
];

struct Remembered {
    index: Index,
    shelf: BTreeMap<Id, Record>,
}

fn sighting(json: &str, text: &str, day: &str) -> Sighting {
    let candidate = input::candidate(json).unwrap();
    let source = Source { candidate: &candidate, text, files: &[], day: day.parse().unwrap() };
    Sighting::of(&source, &Secret::new([5; 32]))
}

fn remember(all: &[(&str, &str)]) -> Remembered {
    let mut all_there = Remembered { index: Index::new(), shelf: BTreeMap::new() };
    for (json, text) in all {
        all_there.add(Record::new(all_there.shelf.len() as Id + 1, sighting(json, text, "2026-10-01").keys));
    }
    all_there
}

impl Remembered {
    fn add(&mut self, record: Record) {
        assert!(self.index.insert(&record));
        self.shelf.insert(record.id, record);
    }

    fn recall(&self, json: &str, text: &str) -> Recollection {
        link(&self.index, &self.shelf, &sighting(json, text, "2026-11-22"), &Undone::default())
    }
}

/// How the first link is read.
fn meaning(before: &[(&str, &str)], now: (&str, &str)) -> Option<Meaning> {
    remember(before).recall(now.0, now.1).links.first().map(|link| link.meaning)
}

const MARA: &str = r#"{"name": "Mara Lindqvist", "emails": ["mara.l@gmail.com"], "phones": ["+48 601 555 183"]}"#;

#[test]
fn one_text_under_another_name_is_re_use() {
    let renamed = BODY.replace("nine people", "eight people").replace("Mentored", "Coached");
    let all =
        remember(&[(MARA, BODY)]).recall(r#"{"name": "Tobias Hofer", "emails": ["t.hofer@gmail.com"]}"#, &renamed);
    let link = &all.links[0];
    assert_eq!((link.meaning, link.apart, all.remembered), (Meaning::Reuse, 52, 1));
    assert_eq!(link.weight, link.shared.iter().map(|s| s.weight).sum::<i32>());
    let (_, text) = all.reused(Kind::Text).unwrap();
    assert!(text.rare && text.percent >= 70 && !text.quotes.is_empty());
    assert!(text.quotes.iter().all(|quote| renamed.contains(quote)), "own words only");
}

#[test]
fn two_independent_contacts_weigh_and_one_does_not() {
    let both = r#"{"name": "Tobias Hofer", "emails": ["maral@gmail.com"], "phones": ["601 555 183"]}"#;
    let one = r#"{"name": "Tobias Hofer", "phones": ["601 555 183"]}"#;
    assert_eq!(meaning(&[(MARA, BODY)], (both, OTHER)), Some(Meaning::Reuse));
    assert_eq!(meaning(&[(MARA, BODY)], (one, OTHER)), Some(Meaning::OneThing));
    let nothing = r#"{"name": "Tobias Hofer", "emails": ["t@gmail.com"]}"#;
    assert_eq!(meaning(&[(MARA, BODY)], (nothing, OTHER)), None);
}

#[test]
fn one_strong_thing_is_a_question_unless_a_home_or_an_office_explains_it() {
    let with = |name: &str, rest: &str| format!(r#"{{"name": "{name}", "phones": ["+1 617 555 0142"]{rest}}}"#);
    let read = |rest: &str| {
        let (one, two) = (with("Mara Lindqvist", rest), with("Jan Nowak", rest));
        let all = remember(&[(&one, BODY)]).recall(&two, OTHER);
        (all.links[0].meaning, all.reused(Kind::Phone).is_some())
    };
    assert_eq!(read(""), (Meaning::OneThing, true));
    let silent = (Meaning::TooLittle, false);
    assert_eq!(read(r#", "address": "12 Example Street, Sampletown""#), silent);
    assert_eq!(read(r#", "positions": [{"company": "Example Mills", "start": "2019-01"}]"#), silent, "a switchboard");
    let (one, twin) = (with("Mara Lindqvist", ""), with("Tobias Lindqvist", ""));
    assert_eq!(meaning(&[(&one, BODY)], (&twin, OTHER)), Some(Meaning::Household));
    let stems = [
        r#"{"name": "Mara Lindqvist", "emails": ["starling77@gmail.com"]}"#,
        r#"{"name": "Jan Nowak", "emails": ["starling12@outlook.com"]}"#,
    ];
    assert!(
        !matches!(meaning(&[(stems[0], BODY)], (stems[1], OTHER)), Some(Meaning::OneThing)),
        "letters alone are weak"
    );
}

#[test]
fn the_weights_of_one_source_are_not_counted_twice() {
    let now = r#"{"name": "Tobias Hofer", "emails": ["maral@gmail.com"], "phones": ["601 555 183"]}"#;
    let all = remember(&[(MARA, BODY)]).recall(now, BODY);
    let weights: Vec<_> = all.links[0].shared.iter().map(|s| (s.kind, s.alone, s.weight)).collect();
    assert_eq!(weights[..3], [(Kind::Text, 190, 190), (Kind::Mail, 178, 178), (Kind::Phone, 160, 160)]);
    assert_eq!(weights[3..], [(Kind::Phrases, 108, 54)]);
    assert_eq!(all.links[0].weight, 190 + 178 + 160 + 54);
}

#[test]
fn a_person_seen_again_is_history() {
    let before = r#"{"name": "Mara Lindqvist", "emails": ["mara.l@gmail.com"], "applied_for": "Engineer",
        "positions": [{"company": "Example Mills", "start": "2019-01", "end": "2022-02"}, {"company": "Sample AG", "start": "2016-02", "end": "2018-12"}]}"#;
    let now = r#"{"name": "M. Lindqvist", "emails": ["mara.l@gmail.com"], "phones": ["+48 601 555 183"], "applied_for": "Analyst",
        "positions": [{"company": "Muster GmbH", "start": "2022-03", "end": "2024-05"}, {"company": "Example Mills", "start": "2018-01", "end": "2022-02"}]}"#;
    let all = remember(&[(before, BODY)]).recall(now, OTHER);
    assert_eq!(all.links[0].meaning, Meaning::History);
    let history = all.history.unwrap();
    assert_eq!((history.times, history.roles_in_week), (1, 1));
    let changes: Vec<_> = history.changes.iter().map(|c| (c.what, c.now, c.gone, c.quotes.join(","))).collect();
    assert_eq!(
        changes,
        [
            (Changed::Employers, 1, 1, "Muster GmbH".to_owned()),
            (Changed::Dates, 1, 0, "Example Mills".to_owned()),
            (Changed::Contacts, 1, 0, "+48 601 555 183".to_owned())
        ]
    );
}

#[test]
fn two_versions_of_ones_own_are_history() {
    let own = r#"{"name": "Mara Lindqvist"}"#;
    let shorter: String = BODY.split(". ").skip(1).collect::<Vec<_>>().join(". ");
    assert_eq!(meaning(&[(MARA, BODY)], (own, &shorter)), Some(Meaning::History));
    assert_eq!(meaning(&[(own, OTHER)], (MARA, BODY)), None, "a name alone joins nobody");
}

#[test]
fn a_new_family_name_is_history_and_not_re_use() {
    let married = r#"{"name": "Mara Hofer", "emails": ["mara.l@gmail.com"], "phones": ["601555183"]}"#;
    let all = remember(&[(MARA, BODY)]).recall(married, &BODY.replace("Mentored", "Coached"));
    assert_eq!(all.links[0].meaning, Meaning::History);
    assert_eq!(all.history.unwrap().changes[0].what, Changed::Name);
    let in_hangul = r#"{"name": "김마라", "emails": ["mara.l@gmail.com"], "phones": ["601555183"]}"#;
    assert_eq!(meaning(&[(MARA, BODY)], (in_hangul, OTHER)), Some(Meaning::History));
}

#[test]
fn twins_under_one_roof_stay_silent() {
    let home = r#""address": "12 Example Street, Sampletown", "phones": ["22 555 01 83"]"#;
    let (one, two) =
        (format!(r#"{{"name": "Mara Lindqvist", {home}}}"#), format!(r#"{{"name": "Tobias Lindqvist", {home}}}"#));
    assert_eq!(meaning(&[(&one, BODY)], (&two, OTHER)), Some(Meaning::Household));
    let flatmate = format!(r#"{{"name": "Jan Nowak", {home}}}"#);
    assert_eq!(meaning(&[(&one, BODY)], (&flatmate, OTHER)), Some(Meaning::TooLittle), "a home is one thing");
    let family = r#"{"name": "Tobias Lindqvist", "emails": ["mara.l@gmail.com"], "phones": ["601 555 183"]}"#;
    assert_eq!(meaning(&[(MARA, BODY)], (family, OTHER)), Some(Meaning::Household));
}

#[test]
fn people_who_live_together_may_share_a_mailbox() {
    let home =
        r#""address": "12 Example Street, Sampletown", "emails": ["we.two@gmail.com"], "phones": ["22 555 01 83"]"#;
    let (one, two) =
        (format!(r#"{{"name": "Mara Lindqvist", {home}}}"#), format!(r#"{{"name": "Jan Nowak", {home}}}"#));
    assert_eq!(meaning(&[(&one, BODY)], (&two, OTHER)), Some(Meaning::TooLittle));
    let pictured = two.replace("we.two", "jan.n");
    assert_eq!(meaning(&[(&one, BODY)], (&pictured, BODY)), Some(Meaning::Reuse), "a home has not one text");
}

/// Two of three sentences of one text among those of another.
fn most_of(text: &str, other: &str) -> String {
    let kept = text.split(". ").enumerate().filter(|(at, _)| at % 3 != 2).map(|(_, sentence)| sentence);
    kept.zip(other.split(". ").map(Some).take(3).chain(std::iter::repeat(None)))
        .flat_map(|(own, other)| std::iter::once(own).chain(other))
        .collect::<Vec<_>>()
        .join(". ")
}

#[test]
fn a_story_told_again_is_its_passages_in_the_same_career() {
    let page = |name: &str, employers: [&str; 3]| {
        let job = |(at, company): (usize, &&str)| {
            let year = 2022 - 3 * at;
            format!(r#"{{"company": "{company}", "start": "{year}-03", "end": "{}-05"}}"#, year + 2)
        };
        let jobs: Vec<String> = employers.iter().enumerate().map(job).collect();
        format!(r#"{{"name": "{name}", "positions": [{}]}}"#, jobs.join(","))
    };
    let before = page("Mara Lindqvist", ["Muster GmbH", "Example Mills", "Sample AG"]);
    let told = most_of(BODY, OTHER);
    let same = page("Tobias Hofer", ["Muster", "Example Mills", "Beispiel KG"]);
    let all = remember(&[(&before, BODY)]).recall(&same, &told);
    assert_eq!(all.links[0].meaning, Meaning::Reuse, "{:?}", all.links[0]);
    let employers = all.links[0].of(Kind::Employers).unwrap();
    assert_eq!(
        (employers.percent, &employers.quotes[..]),
        (66, &["Muster".to_owned(), "Example Mills".to_owned()][..])
    );
    let one = page("Tobias Hofer", ["Muster", "Prova SpA", "Beispiel KG"]);
    assert_eq!(meaning(&[(&before, BODY)], (&one, &told)), Some(Meaning::TooLittle), "words of a sample");
    assert_eq!(meaning(&[(&before, BODY)], (&same, OTHER)), None, "colleagues");
}

#[test]
fn what_an_earlier_application_of_the_same_person_had_counts() {
    let other =
        r#"{"name": "Jan Nowak", "phones": ["601 555 183"], "links": [{"url": "https://github.com/jnowak-dev"}]}"#;
    let now = r#"{"name": "Mara Lindqvist", "links": [{"url": "https://github.com/jnowak-dev"}]}"#;
    assert_eq!(meaning(&[(other, OTHER)], (now, BODY)), Some(Meaning::OneThing));
    let memory = remember(&[(other, OTHER), (MARA, BODY)]);
    let all = memory.recall(now, BODY);
    let link = all.links.iter().find(|link| link.to == 1).unwrap();
    assert_eq!(link.meaning, Meaning::Reuse);
    let parts: Vec<_> = link.shared.iter().map(|part| (part.kind, part.earlier, part.quotes.is_empty())).collect();
    assert_eq!(parts, [(Kind::Phone, true, true), (Kind::Account, false, false)]);
    assert_eq!(link.weight, link.shared.iter().map(|part| part.weight).sum::<i32>());
    let mut undone = Undone::default();
    undone.add(1, 2);
    let all = link_of(&memory, now, &undone);
    assert!(all.links.iter().all(|link| link.meaning != Meaning::Reuse), "undone for the earlier one, undone for this");
    let namesake = r#"{"name": "Mara Lindqvist", "emails": ["other.mara@gmail.com"], "phones": ["601 555 183"]}"#;
    let of_namesake = remember(&[(other, OTHER), (namesake, OTHER)]).recall(now, BODY);
    assert!(of_namesake.links.iter().all(|link| link.meaning != Meaning::Reuse), "a name alone is no person");
}

fn link_of(memory: &Remembered, json: &str, undone: &Undone) -> Recollection {
    link(&memory.index, &memory.shelf, &sighting(json, BODY, "2026-11-22"), undone)
}

#[test]
fn an_agency_and_its_office_stay_silent() {
    let office = r#""emails": ["jobs@staffing.example"], "phones": ["+1 617 555 0142"], "links": [{"url": "https://staffing.example"}]"#;
    let (one, two) =
        (format!(r#"{{"name": "Mara Lindqvist", {office}}}"#), format!(r#"{{"name": "Jan Nowak", {office}}}"#));
    assert_eq!(meaning(&[(&one, BODY)], (&two, OTHER)), Some(Meaning::TooLittle));
}

#[test]
fn what_many_hold_weighs_nothing() {
    let page =
        |name: &&str| format!(r#"{{"name": "{name}", "emails": ["desk@gmail.com"], "phones": ["+1 617 555 0142"]}}"#);
    let pages: Vec<String> = NAMES.iter().map(page).collect();
    let mut memory = Remembered { index: Index::new(), shelf: BTreeMap::new() };
    let mut seen = Vec::new();
    for (at, page) in pages.iter().enumerate() {
        let all = memory.recall(page, "");
        seen.push(all.links.first().map_or(0, |link| link.weight));
        memory.add(Record::new(at as Id + 1, sighting(page, "", "2026-10-01").keys));
    }
    assert_eq!(seen[0], 0);
    assert!(seen[2] > 0 && seen[4] < seen[2] && seen[9] == 0, "{seen:?}");
}

#[test]
fn a_template_that_many_fill_in_stays_silent() {
    let template = "Candidate profile prepared for the client in strict confidence by our consultants after a personal interview. \
        The candidate confirmed availability, notice period, salary expectations and the right to work before presentation. \
        References will be taken up with the consent of the candidate once an offer has been made in writing. \
        Please direct all questions about this profile to the consultant in charge and never to the candidate. \
        Our terms of business apply to every introduction and remain in force for twelve months thereafter.";
    let page = |name: &str| format!(r#"{{"name": "{name}"}}"#);
    let filled = |name: &str| format!("{template} {name} is a welder with nine years on pipelines near {name}.");
    let pages: Vec<(String, String)> = NAMES.iter().map(|name| (page(name), filled(name))).collect();
    let before: Vec<(&str, &str)> = pages.iter().map(|(json, text)| (json.as_str(), text.as_str())).collect();
    let all = remember(&before).recall(&page("Kim Yor"), &filled("Kim Yor"));
    assert!(all.links.iter().all(|link| !link.weighs()), "{:?}", all.links.first());
}

#[test]
fn an_undone_link_stays_undone() {
    let page = |name: &str, id: &str| format!(r#"{{"name": "{name}", "identity": "{id}"}}"#);
    let (a, b) = (page("Mara Lindqvist", "a-1"), page("Tobias Hofer", "b-2"));
    let memory = remember(&[(&a, BODY), (&b, BODY)]);
    let of = sighting(&b, BODY, "2026-11-22");
    let mut undone = Undone::default();
    let before = link(&memory.index, &memory.shelf, &of, &undone);
    assert_eq!(before.links.len(), 1, "the own page is no other application");
    assert_eq!(before.links[0].meaning, Meaning::Reuse);
    undone.add(2, 1);
    assert_eq!(link(&memory.index, &memory.shelf, &of, &undone).links[0].meaning, Meaning::Undone);
    assert!(undone.has(1, 2) && undone.pairs().eq([(1, 2)]));
}

#[test]
fn what_came_of_the_other_is_told() {
    let mut memory = remember(&[]);
    memory.add(Record { standing: Standing::TurnedDown, ..Record::new(4, sighting(MARA, BODY, "2026-10-01").keys) });
    let all = memory.recall(r#"{"name": "Tobias Hofer"}"#, BODY);
    assert_eq!(all.links[0].standing, Standing::TurnedDown);
}

#[test]
fn after_erasure_nothing_is_found_or_left() {
    let mut memory = remember(&[(MARA, BODY), (r#"{"name": "Jan Nowak"}"#, OTHER)]);
    let record = memory.shelf.remove(&1).unwrap();
    assert!(memory.index.has_any_of(1));
    memory.index.remove(&record);
    assert!(!memory.index.has_any_of(1));
    assert!(memory.recall(MARA, BODY).links.is_empty());
    assert!(!memory.index.insert(&record), "numbers are not used twice");
}
