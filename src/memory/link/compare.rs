//! What two applications share, and how many others have it.

use super::weight::{self, Family, MOST_HOLDERS};
use crate::memory::index::PHOTO_FAR;
use crate::memory::keys::Job;
use crate::memory::keys::{NameKey, Relation};
use crate::memory::{Fingerprint, Index, Keys, Kind, Record, Shared, Sighting};
use std::collections::BTreeMap;

/// Fewest rare phrases without which two texts share only a stock.
const FEWEST_RARE: usize = 3;
/// Fewest rare phrases, and places they stand at, that are passages word for word.
const PASSAGES: (usize, usize) = (4, 3);
/// Words between two places.
const PLACES_APART: u32 = 200;
/// Employers in common that are more than chance, and that are a whole career.
const EMPLOYERS: (usize, usize) = (2, 3);
/// Phrases of answers in common, of a hundred.
const ANSWERS: usize = 50;
/// Most passages that are quoted.
const MOST_QUOTES: usize = 3;
/// Likeness, of a thousand, from which two texts count as one.
const ALIKE: u32 = 500;

/// How many other people hold what this application has.
pub(super) struct Holders {
    exact: BTreeMap<u64, u32>,
    text: u32,
    photo: u32,
    employers: u32,
}

impl Holders {
    /// Counted among the records that were found; one person with several applications is one.
    pub(super) fn of(index: &Index, sighting: &Sighting, found: &[&Record]) -> Holders {
        let people = |has: &dyn Fn(&Keys) -> bool| {
            let names = found.iter().filter(|record| has(&record.keys)).map(|record| &record.keys.name);
            people(&sighting.keys.name, names)
        };
        let count = |hash: u64| {
            let records =
                found.iter().filter(|record| record.keys.exact.iter().any(|key| key.hash == hash)).count() as u32;
            // More than were proposed: each of the rest may be somebody else.
            people(&|keys| keys.exact.iter().any(|key| key.hash == hash))
                + index.holders(hash).saturating_sub(records.max(1))
        };
        Holders {
            exact: sighting.keys.exact.iter().map(|key| (key.hash, count(key.hash))).collect(),
            text: people(&|keys| {
                likeness(&sighting.keys.text, &keys.text).max(likeness_of_work(&sighting.keys, keys)) >= ALIKE
            }),
            photo: people(&|keys| same_photo(&sighting.keys, keys)),
            employers: people(&|keys| employers(&sighting.keys, keys).len() >= EMPLOYERS.0),
        }
    }
}

/// Different people among holders, the candidate not counted; a holder without name is somebody.
fn people<'r>(own: &NameKey, names: impl Iterator<Item = &'r NameKey>) -> u32 {
    let mut seen: Vec<&NameKey> = Vec::new();
    for name in names {
        let known = |other: &NameKey| name.relation(other) == Relation::Same;
        if !known(own) && !seen.iter().any(|other| known(other)) {
            seen.push(name);
        }
    }
    seen.len() as u32
}

fn likeness(a: &Option<Fingerprint>, b: &Option<Fingerprint>) -> u32 {
    a.as_ref().zip(b.as_ref()).map_or(0, |(a, b)| a.likeness(b))
}

/// The text about the work against that of the other, or against the whole of it: a short profile meets a long
/// résumé, and the other way about.
fn likeness_of_work(a: &Keys, b: &Keys) -> u32 {
    let pairs = [(&a.experience, &b.experience), (&a.experience, &b.text), (&a.text, &b.experience)];
    pairs.into_iter().map(|(a, b)| likeness(a, b)).max().unwrap_or(0)
}

fn same_photo(a: &Keys, b: &Keys) -> bool {
    a.photos.iter().any(|a| b.photos.iter().any(|b| (a ^ b).count_ones() <= PHOTO_FAR))
}

/// Everything that is shared with a record, each with what it weighs alone.
pub(super) fn shared(own: &Sighting, other: &Record, holders: &Holders, index: &Index) -> Vec<Shared> {
    let mut all = exact(own, other, holders);
    if same_photo(&own.keys, &other.keys) {
        all.push(part(Kind::Photo, weight::base(Kind::Photo), holders.photo, Vec::new()));
    }
    all.extend(texts(own, other, holders, index));
    if !all.iter().any(|part| part.kind == Kind::Career) {
        all.extend(employments(own, other, holders));
    }
    all.extend(answers(own, other));
    all
}

fn part(kind: Kind, weight: i32, holders: u32, quotes: Vec<String>) -> Shared {
    let alone = weight::among(weight, holders);
    Shared { kind, alone, rare: holders <= MOST_HOLDERS, holders, percent: 100, quotes, ..Shared::default() }
}

/// Equal keys, one part for each kind: two shared accounts are one source.
fn exact(own: &Sighting, other: &Record, holders: &Holders) -> Vec<Shared> {
    let mut parts: BTreeMap<Kind, Shared> = BTreeMap::new();
    // One manager vouches for two who worked there, and one switchboard rings for them.
    let colleagues = own.keys.jobs.iter().any(|job| other.keys.jobs.iter().any(|there| there.employer == job.employer));
    for (key, quote) in own.keys.exact.iter().zip(&own.quotes) {
        let Some(there) = other.keys.exact.iter().find(|there| there.hash == key.hash) else { continue };
        let kind = kind(key.kind, there.kind);
        let count = holders.exact.get(&key.hash).copied().unwrap_or_default();
        let new = part(kind, weight::base(kind), count, vec![quote.clone()]);
        let new = match Family::of(kind) {
            Family::Referee if colleagues => Shared { alone: 0, rare: false, ..new },
            // Their employer's, as like as not.
            Family::Telephone if colleagues => Shared { rare: false, ..new },
            _ => new,
        };
        parts.entry(kind).and_modify(|old| old.join(&new)).or_insert(new);
    }
    parts.remove(&Kind::Page);
    // Equal months have equal lengths.
    if parts.contains_key(&Kind::Career) {
        parts.remove(&Kind::Outline);
    }
    // The letters of a mailbox that is shared itself say nothing more.
    if parts.contains_key(&Kind::Mail) {
        parts.remove(&Kind::MailStem);
    }
    parts.into_values().collect()
}

/// A mailbox that is the candidate's here and a referee's there joins the two as referees.
fn kind(here: Kind, there: Kind) -> Kind {
    match [here, there] {
        [Kind::Referee, Kind::Referee] => Kind::Referee,
        [Kind::Referee, _] | [_, Kind::Referee] => Kind::Vouching,
        _ => here,
    }
}

impl Shared {
    /// The rarer of two, with the words of both.
    fn join(&mut self, other: &Shared) {
        let mut quotes = std::mem::take(&mut self.quotes);
        quotes.extend(other.quotes.iter().cloned());
        if other.alone > self.alone {
            *self = other.clone();
        }
        quotes.dedup();
        quotes.truncate(MOST_QUOTES);
        self.quotes = quotes;
    }
}

/// Texts that are nearly the same, and passages word for word. What only stock phrases share weighs nothing.
fn texts(own: &Sighting, other: &Record, holders: &Holders, index: &Index) -> Vec<Shared> {
    let common: Vec<usize> = (0..own.keys.phrases.len())
        .filter(|at| other.keys.phrases.binary_search(&own.keys.phrases[*at]).is_ok())
        .collect();
    let rare: Vec<usize> = common.iter().copied().filter(|at| index.is_rare(own.keys.phrases[*at])).collect();
    let mut parts = Vec::new();
    let mut places = places(own, &rare);
    let places_count = places.len();
    places.truncate(MOST_QUOTES);
    let pairs = [
        (Kind::Text, likeness(&own.keys.text, &other.keys.text)),
        (Kind::Experience, likeness_of_work(&own.keys, &other.keys)),
    ];
    for (kind, likeness) in pairs.into_iter().filter(|(_, likeness)| *likeness >= ALIKE) {
        let own_weight = if rare.len() >= FEWEST_RARE { weight::of_text(kind, likeness) } else { 0 };
        let part = part(kind, own_weight, holders.text, places.clone());
        parts.push(Shared { percent: likeness / 10, rare: part.rare && rare.len() >= FEWEST_RARE, ..part });
    }
    if rare.len() >= PASSAGES.0 && places_count >= PASSAGES.1 {
        let percent = (rare.len() * 100 / own.keys.phrases.len().max(1)) as u32;
        parts.push(Shared { percent, ..part(Kind::Phrases, weight::base(Kind::Phrases), holders.text, places) });
    }
    parts
}

/// The candidate's own words of phrases that do not stand close to each other, in the order of the text.
fn places(own: &Sighting, phrases: &[usize]) -> Vec<String> {
    let mut spans: Vec<(u32, u32)> = phrases.iter().filter_map(|at| own.phrases.get(*at)).copied().collect();
    spans.sort_unstable();
    let mut kept: Vec<(u32, u32)> = Vec::new();
    for span in spans {
        if kept.last().is_none_or(|last| span.0 >= last.1 + PLACES_APART) {
            kept.push(span);
        }
    }
    kept.iter().filter_map(|(start, end)| own.text.get(*start as usize..*end as usize)).map(str::to_owned).collect()
}

/// Employers that two have in common, by their places in the first one's career, each once.
fn employers(own: &Keys, other: &Keys) -> Vec<usize> {
    let is_there = |job: &Job| other.jobs.iter().any(|there| there.employer == job.employer);
    let is_first = |at: usize| !own.jobs[..at].iter().any(|before| before.employer == own.jobs[at].employer);
    (0..own.jobs.len()).filter(|at| is_there(&own.jobs[*at]) && is_first(*at)).collect()
}

/// Several employers in common, whatever the months.
fn employments(own: &Sighting, other: &Record, holders: &Holders) -> Option<Shared> {
    let common = employers(&own.keys, &other.keys);
    let quotes = common.iter().filter_map(|at| own.employers.get(*at)).take(MOST_QUOTES).cloned().collect();
    let percent = (common.len() * 100 / own.keys.jobs.len().max(1)) as u32;
    let weight = weight::base(Kind::Employers) + if common.len() >= EMPLOYERS.1 { weight::MORE_EMPLOYERS } else { 0 };
    let part = Shared { percent, ..part(Kind::Employers, weight, holders.employers, quotes) };
    (common.len() >= EMPLOYERS.0).then_some(part)
}

fn answers(own: &Sighting, other: &Record) -> Option<Shared> {
    let (own_all, there) = (&own.keys.answers, &other.keys.answers);
    let common = own_all.iter().filter(|phrase| there.binary_search(phrase).is_ok()).count();
    let percent = common * 100 / own_all.len().min(there.len()).max(1);
    let enough = own_all.len().min(there.len()) >= 8 && percent >= ANSWERS;
    let quotes = own.answer.iter().cloned().collect();
    enough.then(|| Shared { percent: percent as u32, ..part(Kind::Answers, weight::base(Kind::Answers), 1, quotes) })
}
