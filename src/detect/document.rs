//! What a file says of itself: whose it is, when it was made, what it hides, where its links lead.

use super::identity::{accounts, is_personal, spelt_as_name};
use super::names::share_nothing;
use super::{Sight, evidence, fires, fires_lesser, location};
use crate::Day;
use crate::candidate::{Place, link, name};
use crate::compare::Account;
use crate::document::{Concealment, Document, Property, Role};
use crate::phrase::{self, List};
use crate::signal::{Evidence, FieldName, Outcome};

/// [`Place::within`] of what a file says of itself.
const PROPERTY: &str = "property";
/// [`Place::within`] of words that nobody sees.
const UNSEEN: &str = "unseen";
/// [`Place::within`] of the name that the file has.
const FILE_NAME: &str = "file-name";

/// Most links, lines and words that are looked at in one file.
const MOST: usize = 5_000;

fn said(field: FieldName, quote: &str, file: usize, node: u32, within: Option<&str>) -> Evidence {
    let place = Place { node, within: within.map(str::to_owned), file: Some(file as u16) };
    Evidence { field, quote: quote.to_owned(), place }
}

fn of_file(quote: &str, file: usize, within: &str) -> Evidence {
    said(FieldName::Document, quote, file, 0, Some(within))
}

/// Fires with the first evidence of any file.
fn first(sight: &Sight<'_>, look: impl FnMut((usize, &Document)) -> Option<Vec<Evidence>>) -> Outcome {
    if sight.files.is_empty() {
        return Outcome::Unasked(vec![FieldName::Document]);
    }
    sight.files.iter().enumerate().find_map(look).map_or(Outcome::Silent, fires)
}

fn is_author(p: &Property) -> bool {
    matches!(
        (p.source.as_str(), p.name.as_str()),
        ("info", "Author")
            | ("xmp" | "core", "dc:creator" | "creator")
            | ("meta", "author" | "initial-creator" | "meta:initial-creator")
    )
}

/// The author in the properties is a person of whose name nothing stands in the file. Only that is said:
/// the name is a stranger's.
pub(super) fn author(sight: &Sight<'_>, generic: &[&str]) -> Outcome {
    let Some(own) = sight.candidate.name.read() else { return Outcome::Unasked(vec![FieldName::Name]) };
    if !sight.files.iter().any(|file| file.properties.iter().any(is_author)) {
        return Outcome::Unasked(vec![FieldName::Document]);
    }
    first(sight, |(at, file)| {
        let account = Account::file(sight.persons.get(at).copied()?, file);
        let other = |p: &&Property| {
            is_author(p)
                && is_name(&p.value, generic)
                && share_nothing(&own.value, &p.value)
                && !account.mentions_any_of(&p.value)
        };
        file.properties.iter().find(other).map(|_| vec![evidence(FieldName::Name, own)])
    })
}

/// The name of another person in two places of a file that are not both its properties, or replaced in it. Names
/// of two scripts cannot be compared, so this is the lesser case, which weighs nothing.
pub(super) fn internal_name(sight: &Sight<'_>) -> Outcome {
    let Some(own) = sight.candidate.name.read() else { return Outcome::Unasked(vec![FieldName::Name]) };
    let seen = first(sight, |(at, file)| {
        let account = Account::file(sight.persons.get(at).copied()?, file);
        let is_other = |words: &str| share_nothing(&own.value, words) && !account.mentions_any_of(words);
        replaced(file, at, &own.value).or_else(|| twice(file, at, &is_other))
    });
    match seen {
        Outcome::Fires { evidence, .. } => fires_lesser(evidence),
        other => other,
    }
}

/// An earlier state of the file has a person's name where the candidate's is now.
fn replaced(file: &Document, at: usize, own: &str) -> Option<Vec<Evidence>> {
    let now = |line: &String| name::compare(line, own) == name::Likeness::Same;
    let revision = file.revisions.iter().find(|r| r.added.iter().any(now))?;
    let was = |line: &&String| line.chars().count() <= 50 && is_personal(line) && share_nothing(own, line);
    revision.removed.iter().take(3).find(was).map(|line| vec![of_file(line, at, "revision")])
}

/// Two words or more with capitals, none of which programs put there by themselves.
fn is_name(author: &str, generic: &[&str]) -> bool {
    let capitals = author.split(' ').filter(|w| w.chars().next().is_some_and(char::is_uppercase)).count();
    let usual = name::tokens(author).iter().any(|word| generic.contains(&word.as_str()));
    capitals >= 2 && is_personal(author) && !usual
}

fn twice(file: &Document, at: usize, is_other: &dyn Fn(&str) -> bool) -> Option<Vec<Evidence>> {
    let stem = file.name.rsplit_once('.').map_or(file.name.as_str(), |(stem, _)| stem);
    let mut outside: Vec<(String, Evidence)> = vec![(words(stem), of_file(stem, at, FILE_NAME))];
    for link in file.links.iter().take(MOST).filter_map(|l| l.target.strip_prefix("mailto:")) {
        outside.extend(spelt_as_name(link, &[]).map(|spelt| (spelt, of_file(link, at, "href"))));
    }
    let margins = file.lines.iter().enumerate().take(MOST).filter(|(_, line)| line.role == Role::Margin);
    outside.extend(
        margins.map(|(n, line)| (words(&line.text), said(FieldName::Document, &line.text, at, n as u32, None))),
    );
    let names = ["Title", "dc:title", "title", "lastModifiedBy", "cp:lastModifiedBy"];
    let named = |p: &&Property| is_author(p) || names.contains(&p.name.as_str());
    let inside =
        file.properties.iter().filter(named).take(20).map(|p| (words(&p.value), of_file(&p.value, at, PROPERTY)));
    let all: Vec<(String, Evidence)> = outside.iter().cloned().chain(inside).collect();
    for (number, (one, a)) in outside.iter().take(50).enumerate() {
        for (other, b) in all.iter().skip(number + 1).take(50) {
            let shared = common(one, other);
            if a.place.within != b.place.within && shared.contains(' ') && is_other(&shared) {
                return Some(vec![a.clone(), b.clone()]);
            }
        }
    }
    None
}

/// "Mara_Lindqvist-CV2" as "Mara Lindqvist CV".
fn words(text: &str) -> String {
    let mut out = String::new();
    for word in text.split(|c: char| !c.is_alphabetic()).filter(|w| w.chars().count() > 2).take(12) {
        out.push_str(word);
        out.push(' ');
    }
    out.trim_end().to_owned()
}

/// The words of names that both have.
fn common(a: &str, b: &str) -> String {
    let others = name::tokens(b);
    let shared: Vec<String> =
        name::tokens(a).into_iter().filter(|word| word.chars().count() > 2 && others.contains(word)).collect();
    let all = shared.join(" ");
    if is_personal(&all) { all } else { String::new() }
}

/// Moments of a file's clock that say how far it is from UTC, in minutes. UTC itself says nothing.
fn offsets(file: &Document) -> impl Iterator<Item = i32> {
    let pictures = file.pictures.iter().flat_map(|picture| &picture.properties);
    file.properties.iter().chain(pictures).filter_map(|p| offset(&p.value)).filter(|minutes| *minutes != 0)
}

/// The offset at the end of `2024-03-01T10:00:00+02:00`.
fn offset(moment: &str) -> Option<i32> {
    let (_, time) = moment.split_once('T')?;
    let at = time.rfind(['+', '-'])?;
    let (hours, minutes) = time.get(at + 1..)?.split_once(':')?;
    let (hours, minutes): (i32, i32) = (hours.parse().ok()?, minutes.parse().ok()?);
    let known = (0..=14).contains(&hours) && (0..60).contains(&minutes);
    known.then(|| (hours * 60 + minutes) * if time.as_bytes()[at] == b'-' { -1 } else { 1 })
}

/// Every clock of two files or more is hours away from the stated place. Where is never said.
pub(super) fn clock(sight: &Sight<'_>, files: usize, hours: i32) -> Outcome {
    let Some(place) = sight.candidate.location.read() else { return Outcome::Unasked(vec![FieldName::Location]) };
    let Some((from, to)) = location::clock(&place.value) else { return Outcome::Unasked(vec![FieldName::Location]) };
    let clocks: Vec<Vec<i32>> = sight.files.iter().map(|file| offsets(file).collect()).collect();
    let told: Vec<&Vec<i32>> = clocks.iter().filter(|offsets| !offsets.is_empty()).collect();
    if told.len() < files {
        return Outcome::Unasked(vec![FieldName::Document]);
    }
    let far = |minutes: &i32| *minutes <= from - hours * 60 || *minutes >= to + hours * 60;
    let all = told.iter().all(|offsets| offsets.iter().all(far));
    if all { fires(vec![evidence(FieldName::Location, place)]) } else { Outcome::Silent }
}

/// Words to a machine, seen or unseen.
pub(super) fn instruction(sight: &Sight<'_>, phrases: List, exempt: List) -> Outcome {
    first(sight, |(at, file)| {
        let unseen = file.unseen.iter().take(MOST).map(|u| (u.text.clone(), 0, Some(UNSEEN)));
        unseen.chain(blocks(file).map(|(text, line)| (text, line, None))).find_map(|(text, line, within)| {
            let hits = phrase::find(&text);
            let (start, end) = hits.first(phrases)?;
            let cited = within.is_none() && (super::words::is_cited(&text, start, end) || hits.has(exempt));
            (!cited).then(|| vec![said(FieldName::Document, &text[start..end], at, line, within)])
        })
    })
}

/// The blocks of a file as one text each, with their first line.
fn blocks(file: &Document) -> impl Iterator<Item = (String, u32)> {
    let lines = &file.lines;
    let ends = |at: usize| (at + 1..lines.len()).find(|i| lines[*i].block != lines[at].block).unwrap_or(lines.len());
    let starts = std::iter::successors((!lines.is_empty()).then_some(0), move |at| {
        Some(ends(*at)).filter(|end| *end < lines.len())
    });
    starts.take(MOST).map(move |at| {
        let words: Vec<&str> = lines[at..ends(at)].iter().map(|line| line.text.as_str()).collect();
        (words.join(" "), at as u32)
    })
}

/// Many words that nobody sees and that stand nowhere else. A layer of text behind a scan is none of it.
pub(super) fn unseen(sight: &Sight<'_>, least: usize) -> Outcome {
    first(sight, |(at, file)| {
        let account = Account::file(sight.persons.get(at).copied()?, file);
        let hidden =
            file.unseen.iter().take(MOST).filter(|u| !matches!(u.why, Concealment::NoInk | Concealment::Shapeless));
        let new = |text: &str| text.split(' ').filter(|w| w.chars().count() > 2 && !account.mentions_any_of(w)).count();
        let texts: Vec<_> = hidden.map(|u| (new(&u.text), u)).filter(|(count, _)| *count > 0).collect();
        let enough = texts.iter().map(|(count, _)| count).sum::<usize>() >= least;
        let most = texts.into_iter().max_by_key(|(count, _)| *count)?;
        enough.then(|| vec![of_file(&most.1.text, at, UNSEEN)])
    })
}

/// Something in the file would act by itself.
pub(super) fn active(sight: &Sight<'_>, kinds: &[&str]) -> Outcome {
    first(sight, |(at, file)| {
        let found = file.active.iter().find(|a| kinds.contains(&a.what.as_str()))?;
        let about = if found.target.is_empty() { &found.what } else { &found.target };
        Some(vec![of_file(&found.what, at, "active"), of_file(about, at, "active")])
    })
}

/// A link of a file that shows one account and leads to another of the same service.
pub(super) fn link_target(sight: &Sight<'_>) -> Outcome {
    first(sight, |(at, file)| {
        file.links.iter().take(MOST).find_map(|link| {
            let (shown, leads) = accounts(link.text.trim(), &link.target)?;
            let differ = link.misleads() && !shown.starts_with(&leads) && !leads.starts_with(&shown);
            differ.then(|| both(link.text.trim(), &link.target, at, link.line))
        })
    })
}

fn both(text: &str, target: &str, file: usize, line: Option<u32>) -> Vec<Evidence> {
    let line = line.unwrap_or_default();
    let quote = |words: &str| said(FieldName::Document, words, file, line, Some("href"));
    vec![quote(text), quote(target)]
}

/// A link of which the words are an address on another site than it leads to, or whose site looks like a
/// well-known one and is not it. Services that count clicks and shorten addresses are exempt.
pub(super) fn link_elsewhere(sight: &Sight<'_>, services: &[&str], exempt: &[&str]) -> Outcome {
    first(sight, |(at, file)| {
        file.links.iter().take(MOST).find_map(|link| {
            let target = link::unwrap(&link.target);
            let leads = link::host(&target).filter(|_| target.starts_with("http"))?;
            let passes_on = exempt.iter().any(|host| is_within(&leads, host));
            let shown = link::host(link.text.trim()).filter(|_| link.misleads() && !link.text.contains('@'));
            let elsewhere = shown.is_some_and(|shown| !is_within(&leads, &shown) && !is_within(&shown, &leads));
            let imitates = services.iter().any(|service| super::referees::imitates_host(&leads, service));
            (!passes_on && (elsewhere || imitates)).then(|| {
                let words = if link.text.trim().is_empty() { &link.target } else { link.text.trim() };
                both(words, &link.target, at, link.line)
            })
        })
    })
}

fn is_within(host: &str, domain: &str) -> bool {
    host == domain || host.strip_suffix(domain).is_some_and(|rest| rest.ends_with('.'))
}

/// The properties contradict each other: two days of making, or one that has not come yet.
pub(super) fn properties(sight: &Sight<'_>, days: i64) -> Outcome {
    let today = number(sight.today);
    first(sight, |(at, file)| {
        let made: Vec<(&Property, i64)> = file
            .properties
            .iter()
            .filter(|p| {
                matches!(
                    p.name.as_str(),
                    "CreationDate" | "xmp:CreateDate" | "CreateDate" | "dcterms:created" | "created"
                )
            })
            .filter_map(|p| Some((p, number(p.value.get(..10)?.parse().ok()?))))
            .take(8)
            .collect();
        let (one, first) = made.first()?;
        let ahead = made.iter().find(|(_, day)| *day > today + 1);
        let other = made.iter().find(|(p, day)| p.source != one.source && (day - first).abs() > days);
        let quote = |p: &Property| of_file(&p.value, at, PROPERTY);
        ahead.map(|(p, _)| vec![quote(p)]).or_else(|| other.map(|(p, _)| vec![quote(one), quote(p)]))
    })
}

/// Days in a row, near enough to compare.
fn number(day: Day) -> i64 {
    (i64::from(day.year) * 12 + i64::from(day.month)) * 31 + i64::from(day.day)
}

/// A picture's own data name a tool that makes pictures, or say that one did.
pub(super) fn generator(sight: &Sight<'_>, tools: &[&str]) -> Outcome {
    if sight.files.iter().all(|file| file.pictures.is_empty()) {
        return Outcome::Unasked(vec![FieldName::PhotoFile]);
    }
    let found = sight.files.iter().enumerate().find_map(|(at, file)| {
        let properties = file.pictures.iter().flat_map(|picture| &picture.properties);
        let names = |p: &&Property| {
            let value = p.value.to_lowercase();
            tools.iter().any(|tool| value.contains(tool))
        };
        let p = properties.into_iter().find(names)?;
        Some(vec![said(FieldName::PhotoFile, &p.value, at, 0, Some(PROPERTY))])
    });
    found.map_or(Outcome::Silent, super::fires_lesser)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn offsets_are_read_from_moments() {
        for (moment, minutes) in [
            ("2024-03-01T10:00:00+02:00", Some(120)),
            ("2024-03-01T10:00:00-03:30", Some(-210)),
            ("2024-03-01T10:00:00Z", None),
            ("2024-03-01", None),
            ("2024-03-01T10:00:00+99:00", None),
        ] {
            assert_eq!(offset(moment), minutes, "{moment}");
        }
    }

    #[test]
    fn names_are_found_in_file_names() {
        assert_eq!(words("Mara_Lindqvist-CV2 (1)"), "Mara Lindqvist");
        assert_eq!(common("Tobias Hofer resume", "Hofer, Tobias"), "hofer tobias");
        assert_eq!(common("Senior Engineer", "Engineer"), "");
    }
}
