//! Linking: what two applications share, what it weighs, and how it is read.
//!
//! A link weighs when two independent things are shared under another name, or one text that is nearly the
//! same, or one file byte for byte. What many hold weighs less, and what more than a few hold nothing.

mod compare;
mod earlier;
mod history;
mod meaning;
mod weight;

use super::keys::Relation;
use super::{Id, Index, Kind, Link, Recollection, Record, Shared, Sighting};
use std::borrow::Cow;
use std::collections::{BTreeMap, BTreeSet};

/// Most links that are told.
const MOST_LINKS: usize = 32;

/// Where records are.
pub trait Shelf {
    /// The record of that number, when it is there.
    fn record(&self, id: Id) -> Option<Cow<'_, Record>>;
}

impl Shelf for BTreeMap<Id, Record> {
    fn record(&self, id: Id) -> Option<Cow<'_, Record>> {
        self.get(&id).map(Cow::Borrowed)
    }
}

/// Links that somebody has undone.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Undone {
    pairs: BTreeSet<(Id, Id)>,
}

impl Undone {
    /// Undoes the link between two records.
    pub fn add(&mut self, a: Id, b: Id) {
        self.pairs.insert((a.min(b), a.max(b)));
    }

    /// True when it was undone.
    pub fn has(&self, a: Id, b: Id) -> bool {
        self.pairs.contains(&(a.min(b), a.max(b)))
    }

    /// The pairs, in order.
    pub fn pairs(&self) -> impl Iterator<Item = (Id, Id)> {
        self.pairs.iter().copied()
    }
}

/// What is remembered that concerns an application. Records of the same page are the application itself: they
/// are no links, and what was undone for them is undone; of an earlier day they are its history.
pub fn link(index: &Index, shelf: &impl Shelf, sighting: &Sighting, undone: &Undone) -> Recollection {
    let records = found(index, shelf, sighting);
    let page = sighting.keys.of(Kind::Page).next();
    let is_own = |record: &Record| page.is_some() && record.keys.of(Kind::Page).next() == page;
    let (own, others): (Vec<_>, Vec<_>) = records.into_iter().partition(|record| is_own(record));
    let others: Vec<&Record> = others.iter().map(Cow::as_ref).collect();
    let earlier: Vec<&Record> =
        own.iter().map(Cow::as_ref).filter(|record| record.keys.day < sighting.keys.day).collect();
    let own: Vec<Id> = own.iter().map(|record| record.id).collect();
    let holders = compare::Holders::of(index, sighting, &others);
    let is_undone = |other: Id| own.iter().any(|own| undone.has(*own, other));
    let mut links: Vec<Link> =
        others.iter().filter_map(|other| one(sighting, other, &holders, index, is_undone(other.id))).collect();
    earlier::extend(&mut links, sighting, &own, index, shelf, undone);
    links.sort_by_key(|link| (link.meaning, std::cmp::Reverse((link.weight, link.day, link.to))));
    let history = history::history(sighting, &links, &others, &earlier);
    links.truncate(MOST_LINKS);
    Recollection { remembered: (index.len() - own.len().min(index.len())) as u32, links, history }
}

/// Numbers of the records that only earlier applications of the same person meet: whoever reads records when they
/// are needed puts these on the shelf as well.
pub fn further(index: &Index, shelf: &impl Shelf, sighting: &Sighting) -> BTreeSet<Id> {
    let links = link(index, shelf, sighting, &Undone::default()).links;
    let met: BTreeSet<Id> = index.find(&sighting.keys).ids.into_iter().collect();
    let person = earlier::person(&links, sighting, shelf);
    person.iter().flat_map(|earlier| index.find(&earlier.keys).ids).filter(|id| !met.contains(id)).collect()
}

fn found<'s>(index: &Index, shelf: &'s impl Shelf, sighting: &Sighting) -> Vec<Cow<'s, Record>> {
    index.find(&sighting.keys).ids.iter().filter_map(|id| shelf.record(*id)).collect()
}

/// The link to one record; `None` when nothing is shared that says anything.
fn one(sighting: &Sighting, other: &Record, holders: &compare::Holders, index: &Index, undone: bool) -> Option<Link> {
    weighed(sighting, other, compare::shared(sighting, other, holders, index), undone)
}

/// The link that things in common make.
fn weighed(sighting: &Sighting, other: &Record, mut shared: Vec<Shared>, undone: bool) -> Option<Link> {
    let relation = sighting.keys.name.relation(&other.keys.name);
    weight::share_out(&mut shared);
    let meaning = meaning::meaning(relation, &shared, undone);
    let weight = shared.iter().map(|shared| shared.weight).sum();
    let says = !shared.is_empty() && (weight > 0 || relation == Relation::Same);
    let apart = sighting.keys.day.abs_diff(other.keys.day);
    let standing = other.standing;
    says.then_some(Link { to: other.id, day: other.keys.day, apart, meaning, standing, shared, weight })
}

/// One more part: of each kind the heavier stays.
fn heavier(mut parts: Vec<Shared>, part: Shared) -> Vec<Shared> {
    match parts.iter_mut().find(|known| known.kind == part.kind) {
        Some(known) if known.alone < part.alone => *known = part,
        Some(_) => {}
        None => parts.push(part),
    }
    parts
}

/// Parts of a link in the order in which they are shown.
fn heaviest_first(shared: &mut [Shared]) {
    shared.sort_by_key(|shared| (std::cmp::Reverse((shared.weight, shared.alone)), shared.kind));
}

#[cfg(test)]
#[path = "link/tests.rs"]
mod tests;
