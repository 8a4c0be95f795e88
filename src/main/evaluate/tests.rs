//! Rates against published figures, and careers against their groups.

#![allow(clippy::unwrap_used)]

use super::rate::Rate;
use super::subgroups;
use bonafide::site::Reading;
use std::collections::BTreeMap;

/// R. G. Newcombe, "Two-sided confidence intervals for the single proportion: comparison of seven
/// methods", Statistics in Medicine 17 (1998), table I, method 3 (Wilson), rounded outwards here.
#[test]
fn intervals_are_the_published_ones() {
    for (count, of, low, high) in [(81, 263, 2553, 3662), (15, 148, 624, 1605), (0, 20, 0, 1611), (1, 29, 61, 1718)] {
        let (from, to) = Rate::new(count, of).interval();
        assert!(from.abs_diff(low) <= 1 && to.abs_diff(high) <= 1, "{count} of {of}: {from} to {to}");
    }
}

#[test]
fn intervals_hold_the_share_and_stay_within_the_whole() {
    for of in [1, 2, 7, 48, 4_559, 1_000_000_000] {
        for count in [0, 1, of / 3, of - 1, of] {
            let rate = Rate::new(count, of);
            let ((low, high), share) = (rate.interval(), rate.share().unwrap());
            assert!(low <= share && share <= high && high <= 10_000, "{rate}");
            assert_eq!((count == 0, count == of), (low == 0 && count == 0, high == 10_000 && count == of), "{rate}");
        }
    }
    assert_eq!((Rate::default().share(), Rate::default().interval()), (None, (0, 10_000)));
}

#[test]
fn a_rate_is_written_with_its_interval() {
    assert_eq!(Rate::new(5, 10).to_string(), "5 of 10: 50.00 % (23.65 % to 76.35 %)");
    assert_eq!(Rate::default().to_string(), "–");
}

#[test]
fn a_group_exceeds_only_where_the_numbers_say_so() {
    let (low, same, high) = (Rate::new(10, 1_000), Rate::new(12, 1_000), Rate::new(60, 1_000));
    assert_eq!(subgroups::reads(high, &[low, high]), "exceeds");
    assert_eq!(subgroups::reads(low, &[low, high]), "within a quarter");
    assert_eq!(subgroups::reads(same, &[low, same]), "within a quarter");
    assert_eq!(subgroups::reads(Rate::new(1, 20), &[low, Rate::new(1, 20)]), "too few to tell");
    assert_eq!(subgroups::reads(Rate::new(0, 0), &[low, Rate::new(0, 0)]), "within a quarter");
}

fn groups_of(positions: &str) -> Vec<String> {
    let json = format!(r#"{{"kind": "candidate", "positions": [{positions}]}}"#);
    let reading = Reading::given(bonafide::candidate::input::candidate(&json).unwrap());
    subgroups::of(&reading, &BTreeMap::new()).into_iter().map(|(_, group)| group).collect()
}

#[test]
fn careers_are_grouped_by_their_dates() {
    let entry = |start: &str, end: &str| format!(r#"{{"title": "t", "start": "{start}", "end": "{end}"}}"#);
    assert_eq!(groups_of(""), ["no dated entry", "no dated entry"]);
    assert_eq!(groups_of(&entry("2020-01", "present")), ["begun within 5 years", "no gap of a year"]);
    let back = [entry("2010-01", "2012-03"), entry("2013-05", "present")].join(",");
    assert_eq!(groups_of(&back), ["begun within 5 years", "back after a gap of a year"]);
    let long = [entry("2004", "2009"), entry("2010", "2015"), entry("2015", "present")].join(",");
    assert_eq!(groups_of(&long), ["10 to 19 years", "no gap of a year"]);
    let covered = [entry("2001", "present"), entry("2001", "2002"), entry("2022", "2023")].join(",");
    assert_eq!(groups_of(&covered), ["20 years and more", "no gap of a year"]);
}
