//! The replay itself: the same seed gives the same bytes, the accounts add up, and linkers that are wrong on
//! purpose are seen to be wrong.

#![allow(clippy::unwrap_used)]

use super::linker::{Always, Never};
use super::*;
use serde_json::Value;
use std::sync::OnceLock;

/// Small enough for a debug build: every honest text made up, few of them.
fn small() -> Asked {
    Asked { mix: 1, share: 400, honest: "nowhere".into(), agency_only: true, ..Asked::default() }
}

fn json(make: Make) -> Value {
    json_of(&small(), make)
}

fn json_of(asked: &Asked, make: Make) -> Value {
    let (report, _) = replay_with(asked, make).unwrap();
    serde_json::from_str(&report.json()).unwrap()
}

/// Ours, once for all tests.
fn ours() -> &'static Value {
    static OURS: OnceLock<Value> = OnceLock::new();
    OURS.get_or_init(|| json(&|| Box::new(ours::Ours::new(RETENTION))))
}

fn without_seconds(report: &Value) -> Value {
    let mut report = report.clone();
    report.as_object_mut().unwrap().remove("seconds");
    report
}

fn number(report: &Value, path: &str) -> u64 {
    report.pointer(path).and_then(Value::as_u64).unwrap_or_else(|| panic!("no {path}"))
}

/// What a good linker must reach, and what it must not exceed, among so few that one false link is a large share.
/// The goal is stricter; this is a guard.
fn is_good(report: &Value) -> bool {
    let of = |key: &str| number(report, &format!("/perspectives/agency/ours/{key}"));
    of("repeats/linked") * 4 >= of("repeats/fraudulent") && of("false_links") * 100 <= of("honest")
}

#[test]
fn the_same_seed_gives_the_same_bytes() {
    let again = json(&|| Box::new(ours::Ours::new(RETENTION)));
    assert_eq!(without_seconds(ours()), without_seconds(&again));
}

#[test]
fn another_seed_is_another_world() {
    let scheme = |seed| Scheme::new(seed).plan().iter().map(|p| (p.day, p.company)).collect::<Vec<_>>();
    assert_eq!(scheme(1), scheme(1));
    assert_ne!(scheme(1), scheme(2));
}

#[test]
fn the_report_has_its_keys() {
    for number in ["first", "second", "third", "later"] {
        for key in ["fraudulent", "linked"] {
            assert!(ours().pointer(&format!("/sightings/{number}/{key}")).is_some_and(Value::is_u64), "{number} {key}");
        }
    }
    assert!(ours()["false_links_per_10000"].is_f64() && ours()["seconds"].is_f64());
    for baseline in ["exact", "gaoya", "rensa"] {
        assert!(ours()["baselines"].as_object().unwrap().contains_key(baseline), "{baseline}");
    }
    assert!(ours()["parameters"].as_array().unwrap().len() > 40);
}

#[test]
fn the_accounts_add_up() {
    // Cheap, and full of links, right and wrong ones.
    let all = json_of(&Asked { agency_only: false, ..small() }, &|| Box::new(Always::default()));
    for perspective in ["agency", "company", "group"] {
        add_up(&all["perspectives"][perspective]);
    }
    add_up(&ours()["perspectives"]["agency"]);
    let scheme = sum_of(&all["perspectives"]["agency"]);
    assert!((200..320).contains(&scheme), "one in twenty-five of 6,500 and not {scheme}");
}

fn add_up(view: &Value) {
    let sum = |linker: &str, key: &str| {
        let of = |n: &str| number(view, &format!("/{linker}/sightings/{n}/{key}"));
        (of("first"), of("second") + of("third") + of("later"))
    };
    assert_eq!(sum("ours", "fraudulent"), sum("exact", "fraudulent"), "both see the same");
    assert_eq!(sum("ours", "fraudulent").1, number(view, "/ours/repeats/fraudulent"));
    assert_eq!(sum("ours", "linked"), (0, number(view, "/ours/repeats/linked")), "a first sighting links to nothing");
    let common = ["nothing", "one", "several"].map(|of| number(view, &format!("/ours/common/{of}/fraudulent")));
    assert_eq!(common.iter().sum::<u64>(), number(view, "/ours/repeats/fraudulent"));
    assert!(number(view, "/ours/repeats_in_group") >= number(view, "/ours/repeats/linked"));
    let of = |what: &str| number(view, &format!("/ours/{what}/fraudulent"));
    assert!(of("recognised") >= of("repeats").max(of("returns")) && of("recognised") <= of("repeats") + of("returns"));
    assert!(number(view, "/ours/recognised/linked") >= number(view, "/ours/repeats/linked"));
    assert!(number(view, "/ours/false_links") <= number(view, "/ours/honest"));
    assert!(number(view, "/ours/people") <= number(view, "/ours/honest"));
}

fn sum_of(view: &Value) -> u64 {
    ["first", "second", "third", "later"].iter().map(|n| number(view, &format!("/ours/sightings/{n}/fraudulent"))).sum()
}

#[test]
fn the_scheme_is_as_large_as_reported() {
    let scheme = Scheme::new(5);
    let plan = scheme.plan();
    let distinct = |of: &dyn Fn(&Planned) -> u32| plan.iter().map(of).collect::<std::collections::BTreeSet<_>>().len();
    assert_eq!(plan.len(), rates::APPLICATIONS as usize);
    assert_eq!(distinct(&|p| u32::from(p.company)), rates::COMPANIES as usize);
    let identity = |p: &Planned| match p.who {
        Truth::Scheme { identity, .. } => u32::from(identity),
        Truth::Honest(_) => panic!("not of the scheme"),
    };
    assert_eq!(distinct(&identity), rates::IDENTITIES as usize);
    assert!(plan.is_sorted_by_key(|p| p.day));
}

#[test]
fn linkers_that_are_wrong_on_purpose_are_caught() {
    let never = json(&|| Box::new(Never));
    assert!(!is_good(&never) && number(&never, "/perspectives/agency/ours/repeats/linked") == 0);
    let always = json(&|| Box::new(Always::default()));
    assert!(!is_good(&always), "all is linked, and every honest application too");
    let agency = &always["perspectives"]["agency"];
    assert_eq!(number(agency, "/ours/repeats/linked"), number(agency, "/ours/repeats/fraudulent"));
    assert!(number(agency, "/ours/false_links") + 1 >= number(agency, "/ours/honest"));
}

#[test]
fn ours_is_good() {
    assert!(is_good(ours()), "{:#}", ours()["perspectives"]["agency"]["ours"]);
}
