//! Matched pairs: an honest person under another name, with other pronouns, from another place, of another
//! school, with headings in another language, without a photo, with the telephone number written another way.
//! The assessment must be the same, finding by finding and number by number; quotes may differ.
//!
//! 2,000 people are made from templates. Where `../shared/data/honest` is there, real résumés go through the same
//! swaps under an invented head.

#![allow(clippy::unwrap_used)]

#[path = "fairness/names.rs"]
mod names;
#[path = "fairness/pairs.rs"]
mod pairs;
#[path = "fairness/people.rs"]
mod people;
#[path = "fairness/places.rs"]
mod places;

use bonafide::assess::{Assessment, Coverage};
use bonafide::candidate::State;
use bonafide::{World, answer_candidate, answer_text};
use names::NAMES;
use pairs::{Relation, SWAPS, Swap, person};
use people::Person;
use serde_json::{Value, json};
use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;

const PEOPLE: usize = 2_000;
const HONEST: &str = "../shared/data/honest/livecareer.jsonl";

/// Every so many of the real résumés: all of them take minutes in a build for development.
const EVERY: usize = 15;

fn world() -> World {
    World::on("2026-11-22".parse().unwrap())
}

/// All that must not change: the tier, every finding with its weights, the groups, what could be looked for.
#[derive(Debug, Clone, PartialEq, Eq)]
struct Gist {
    /// Groups, and the findings that weigh.
    weighs: (String, BTreeSet<String>),
    /// Findings that are shown apart.
    apart: BTreeSet<String>,
    rest: String,
}

fn gist(assessment: &Assessment) -> Gist {
    let findings = assessment.findings.iter().chain(&assessment.for_candidate);
    let coverage = &assessment.coverage;
    let (apart, weighing): (Vec<_>, Vec<_>) = findings.partition(|f| f.weight == 0);
    let weighing = weighing.iter().map(|f| format!("{} {} {} {}", f.signal.id, f.weight, f.counted, f.lesser));
    Gist {
        weighs: (format!("{:?}", assessment.groups), weighing.collect()),
        apart: apart.iter().map(|f| f.signal.id.to_owned()).collect(),
        rest: format!("{:?} {} {}", assessment.tier, coverage.enough, unread(coverage)),
    }
}

/// Fields of which nothing was read.
fn unread(coverage: &Coverage) -> String {
    let unread = coverage.fields.iter().filter(|(_, state)| *state != State::Read);
    unread.map(|(field, state)| format!("{field:?} {state:?}, ")).collect()
}

/// The person as a profile or as a résumé, by number.
fn assessed(person: &Person, body: Option<&str>) -> Gist {
    let answer = match body {
        Some(body) => answer_text(&format!("{}\n{body}", head(&person.resume())), "", &world()),
        None if !person.in_text => answer_candidate(&person.profile().to_string(), &world()).unwrap(),
        None => answer_text(&person.resume(), "", &world()),
    };
    gist(&answer.assessment)
}

/// What stands above the first heading.
fn head(resume: &str) -> &str {
    resume.split("\n\n").next().unwrap()
}

/// What came of pairs.
#[derive(Default)]
struct Count {
    pairs: BTreeMap<Swap, usize>,
    exempt: BTreeMap<Swap, usize>,
    less: usize,
    fired: usize,
    wrong: Vec<String>,
}

impl Count {
    fn pair(&mut self, swap: Swap, before: (&Person, &Gist), after: (&Person, &Gist)) {
        *self.pairs.entry(swap).or_default() += 1;
        self.fired += usize::from(!before.1.weighs.1.is_empty() || !before.1.apart.is_empty());
        if before.1 == after.1 {
            return;
        }
        // Only countries may change what weighs: everybody's can be compared, and not everybody's name.
        let may_weigh = swap == Swap::Place || before.1.weighs == after.1.weighs;
        if !may_weigh {
            self.wrong.push(difference(swap, before, after));
        } else if pairs::changes_a_contradiction(before.0, after.0) {
            *self.exempt.entry(swap).or_default() += 1;
        } else if pairs::changes_what_can_be_compared(before.0, after.0) && is_less_where_not_comparable(before, after)
        {
            self.less += 1;
        } else {
            self.wrong.push(difference(swap, before, after));
        }
    }

    fn join(mut self, other: Count) -> Count {
        other.pairs.into_iter().for_each(|(swap, count)| *self.pairs.entry(swap).or_default() += count);
        other.exempt.into_iter().for_each(|(swap, count)| *self.exempt.entry(swap).or_default() += count);
        self.less += other.less;
        self.fired += other.fired;
        self.wrong.extend(other.wrong);
        self
    }

    fn check(&self, what: &str) {
        let all: usize = self.pairs.values().sum();
        println!("{what}: {all} pairs {:?}, something fires in {}", self.pairs, self.fired);
        println!(
            "  contradiction created or removed: {:?}; less looked for where a name cannot be compared: {}",
            self.exempt, self.less
        );
        let some = &self.wrong[..self.wrong.len().min(12)];
        assert!(self.wrong.is_empty(), "{} of {all} pairs differ:\n{}", self.wrong.len(), some.join("\n"));
    }
}

/// True when the side whose name can be compared with less has only findings that the other has too.
fn is_less_where_not_comparable(before: (&Person, &Gist), after: (&Person, &Gist)) -> bool {
    let first = before.0.comparable() > after.0.comparable();
    let (more, less) = if first { (before.1, after.1) } else { (after.1, before.1) };
    less.apart.is_subset(&more.apart)
}

fn difference(swap: Swap, before: (&Person, &Gist), after: (&Person, &Gist)) -> String {
    let shown = |person: &Person, gist: &Gist| {
        let place = person.place.phone(person.phone, true);
        format!("{} {place} {:?} {:?} {:?}", person.name.shown, person.sign(), gist.weighs, gist.apart)
    };
    let rest = if before.1.rest == after.1.rest {
        String::new()
    } else {
        format!("\n  {}\n  {}", before.1.rest, after.1.rest)
    };
    format!("{swap:?} #{}: {}\n  now {}{rest}", before.0.number, shown(before.0, before.1), shown(after.0, after.1))
}

/// Makes the pairs of those people, on all cores.
fn pairs_of(people: &[(usize, Option<String>)]) -> Count {
    let cores = std::thread::available_parallelism().map_or(1, usize::from);
    let chunk = people.len().div_ceil(cores).max(1);
    std::thread::scope(|scope| {
        let work: Vec<_> = people.chunks(chunk).map(|some| scope.spawn(move || pairs_of_some(some))).collect();
        work.into_iter().map(|one| one.join().unwrap()).fold(Count::default(), Count::join)
    })
}

fn pairs_of_some(people: &[(usize, Option<String>)]) -> Count {
    let mut count = Count::default();
    for (number, body) in people {
        let before = Person { in_text: body.is_some() || number % 2 == 1, ..person(*number) };
        let gist = assessed(&before, body.as_deref());
        for swap in SWAPS.into_iter().filter(|&swap| is_made(swap, *number, body.is_some())) {
            let after = swap.of(before);
            count.pair(swap, (&before, &gist), (&after, &assessed(&after, body.as_deref())));
        }
    }
    count
}

/// A profile has no headings of its own, a résumé as text no photo, and a real résumé keeps its schools. The name is
/// swapped in everybody, and the others in turn: all of them in everybody take minutes in a build for development.
fn is_made(swap: Swap, number: usize, is_real: bool) -> bool {
    let is_profile = !is_real && number.is_multiple_of(2);
    let turn = (swap as usize + number / 2).is_multiple_of(4);
    match swap {
        Swap::Name => true,
        _ if !turn => false,
        Swap::Headings => !is_profile && !is_real,
        Swap::Photo => is_profile,
        Swap::School => !is_real,
        _ => true,
    }
}

#[test]
fn nothing_changes_when_a_person_is_somebody_else() {
    let people: Vec<_> = (0..PEOPLE).map(|number| (number, None)).collect();
    let count = pairs_of(&people);
    assert!(count.fired * 5 > count.pairs.values().sum::<usize>(), "signs are shown, and fire");
    count.check("people from templates");
}

#[test]
fn nothing_changes_under_the_head_of_a_real_resume() {
    let Ok(lines) = std::fs::read_to_string(HONEST) else {
        eprintln!("skipped: {HONEST} not there");
        return;
    };
    let text = |line: &str| serde_json::from_str::<Value>(line).unwrap()["text"].as_str().unwrap().to_owned();
    let people: Vec<_> = lines.lines().map(text).enumerate().step_by(EVERY).map(|(n, text)| (n, Some(text))).collect();
    pairs_of(&people).check("real résumés");
}

#[test]
fn the_tables_are_wide() {
    let traditions: BTreeSet<&str> = NAMES.iter().map(|name| name.tradition).collect();
    assert!(traditions.len() >= 40, "{}", traditions.len());
    assert!(NAMES.iter().filter(|name| !name.is_latin()).count() >= 12);
    let used: BTreeSet<&str> = (0..PEOPLE).map(|number| person(number).name.shown).collect();
    assert_eq!(used.len(), NAMES.len());
}

#[test]
fn a_contradiction_is_a_relation_of_two_claims() {
    for (name, relation) in [
        ("Emily Carter", Relation::Contradicts),
        ("Nguyễn Văn An", Relation::Contradicts),
        ("Trent Nowak", Relation::Fits),
        ("Tamsin Nowak", Relation::Open),
        ("Suharto", Relation::Open),
        ("王伟", Relation::Open),
        ("Мария Иванова", Relation::Open),
    ] {
        assert_eq!(pairs::names(name, people::OTHER), relation, "{name}");
    }
    assert_eq!(pairs::countries("Denmark", people::ELSEWHERE), Relation::Fits);
    assert_eq!(pairs::countries("Kenya", people::ELSEWHERE), Relation::Contradicts);
}

#[test]
fn only_a_claim_that_stays_behind_can_be_contradicted() {
    let (before, mut after) = (person(0), person(0));
    after.name = NAMES.iter().find(|name| name.shown == "王伟").unwrap();
    assert!(!pairs::changes_a_contradiction(&before, &after), "nothing of somebody else's in it");
    let (mut before, mut after) = (person(14), person(14));
    before.name = &NAMES[0];
    after.name = NAMES.iter().find(|name| name.shown == "Rhys Llewellyn").unwrap();
    assert!(!pairs::changes_a_contradiction(&before, &after), "contradicts before and after");
    after.name = NAMES.iter().find(|name| name.shown == "王伟").unwrap();
    assert!(pairs::changes_a_contradiction(&before, &after), "cannot be compared any more");
}

/// Every sign under every name, alone and beside a weak one, places and careers in turn, for the table of `bonafide
/// evaluate --subgroups`: in no group more than a quarter above another.
#[test]
fn the_same_signs_are_raised_as_often_in_every_group() {
    let path = Path::new(env!("CARGO_TARGET_TMPDIR")).join("fairness.jsonl");
    std::fs::write(&path, crossed().iter().map(line).collect::<String>()).unwrap();
    let mut command = std::process::Command::new(env!("CARGO_BIN_EXE_bonafide"));
    let command = command.arg("evaluate").arg(&path).args(["--subgroups", "--json", "--today", "2026-11-22"]);
    let report: Value = serde_json::from_slice(&command.output().unwrap().stdout).unwrap();
    let raised = &report["honest"][0]["raised"][0]["rate"];
    assert!(raised["count"].as_u64() > Some(200), "signs are raised: {raised}");
    let kinds = report["subgroups"].as_array().unwrap();
    assert_eq!(kinds.len(), 4, "{kinds:?}");
    for kind in kinds {
        let groups = kind["groups"].as_array().unwrap();
        let rates: Vec<u64> =
            groups.iter().map(|group| group["worth_a_question_or_above"]["per_10000"].as_u64().unwrap()).collect();
        let (least, most) = (rates.iter().min().unwrap(), rates.iter().max().unwrap());
        assert!(*least > 0 && most * 4 <= least * 5, "from {least} to {most}: {kind}");
        assert_eq!(kind["line"], "holds", "{kind}");
    }
}

/// Numbers of the template with the same sign lie so far apart; what is made of them differs.
const AGAIN: usize = 2 * people::SIGNS.len();

/// As many people as there are signs, each under every name, alone and beside a weak sign.
fn crossed() -> Vec<Person> {
    let signs = people::SIGNS.len();
    let each = (0..signs).flat_map(|sign| (0..NAMES.len()).map(move |name| (sign, name)));
    let place = |at: usize| &places::PLACES[at % places::PLACES.len()];
    let one = |(sign, name): (usize, usize)| {
        let person = person(sign * 2 + AGAIN * (name % 36));
        Person { name: &NAMES[name], place: place(sign + name), ..person }
    };
    let beside = |person: Person| [false, true].map(|also_weak| Person { also_weak, ..person });
    each.map(one).flat_map(beside).collect()
}

fn line(person: &Person) -> String {
    let groups = json!({"naming tradition": person.name.tradition, "region of the address": person.place.region});
    format!("{}\n", json!({"candidate": person.profile(), "groups": groups}))
}
