//! Countries that a page claims in two places. Two claims are compared; a country alone says nothing.

use super::{evidence, fires, quoted};
use crate::candidate::{Candidate, fold};
use crate::kept::lists;
use crate::phrase::{self, List};
use crate::signal::{Evidence, FieldName, Outcome};

/// Words around a place that are no part of it.
const NOT_PLACES: &[&str] =
    &["remote", "hybrid", "on-site", "onsite", "full remote", "fully remote", "europe", "eu", "emea", "worldwide"];

/// The country that a place ends with; `None` unless it is named in full.
fn country(place: &str) -> Option<&'static str> {
    let folded = fold::fold(place.get(..200).unwrap_or(place));
    let mut parts = folded.split([',', '(', ')', ';', '|', '/', '·']).map(str::trim).filter(|part| !part.is_empty());
    let last = parts.rfind(|part| !NOT_PLACES.contains(part))?;
    lists::COUNTRY_NAMES.iter().find(|(_, names)| names.split(',').any(|name| name == last)).map(|(code, _)| *code)
}

/// How far the clocks of a place's country are from UTC, in minutes: the least and the most in a year.
pub(super) fn clock(place: &str) -> Option<(i32, i32)> {
    let code = country(place)?;
    let (_, offsets) = lists::CLOCKS.iter().find(|(known, _)| *known == code)?;
    let (from, to) = offsets.split_once(',')?;
    Some((from.trim().parse().ok()?, to.trim().parse().ok()?))
}

pub(super) fn differs(c: &Candidate, questions: List) -> Outcome {
    let claims = claims(c, questions);
    let mut named = claims.iter().filter_map(|claim| Some((country(&claim.quote)?, claim)));
    let Some((first, a)) = named.next() else { return Outcome::Unasked(vec![FieldName::Location]) };
    let mut rest = named.peekable();
    if rest.peek().is_none() {
        return Outcome::Unasked(vec![FieldName::Address, FieldName::Answers]);
    }
    match rest.find(|(code, _)| *code != first) {
        Some((_, b)) => fires(vec![a.clone(), b.clone()]),
        None => Outcome::Silent,
    }
}

/// Every claim of where the person is: place, address, and answers to questions that ask for it.
fn claims(c: &Candidate, questions: List) -> Vec<Evidence> {
    let mut all = Vec::new();
    match &c.location {
        crate::candidate::Field::Contradicted(reads) => {
            all.extend(reads.iter().map(|r| evidence(FieldName::Location, r)))
        }
        field => all.extend(field.read().map(|r| evidence(FieldName::Location, r))),
    }
    all.extend(c.address.read().map(|r| evidence(FieldName::Address, r)));
    let asked = |text: &str| phrase::find(&fold::fold(text)).has(questions);
    let answers = c.answers.items.iter().filter(|answer| asked(&answer.question.value));
    all.extend(
        answers.map(|answer| quoted(FieldName::Answers, super::words::text(&answer.answer), &answer.answer.place)),
    );
    all
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn countries_are_read_only_where_they_are_certain() {
        for (place, code) in [
            ("Łódź, Polska", "pl"),
            ("Greater Munich Area, Germany", "de"),
            ("Berlin, Deutschland (Remote)", "de"),
            ("대한민국", "kr"),
            ("Austin, Texas, United States", "us"),
            ("London, England, United Kingdom", "gb"),
            ("Belfast, Northern Ireland", "gb"),
            ("São Paulo, Brasil", "br"),
        ] {
            assert_eq!(country(place), Some(code), "{place}");
        }
        for place in [
            "Lebanon, New Hampshire",
            "Peru, Indiana",
            "Mexico, Missouri",
            "New Mexico",
            "Atlanta, Georgia",
            "Paris",
            "Jordan",
            "Remote",
            "",
            "Europe",
        ] {
            assert_eq!(country(place), None, "{place}");
        }
    }
}
