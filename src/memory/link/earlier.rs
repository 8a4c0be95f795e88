//! What the same person's earlier applications share with others.
//!
//! Not every application carries everything: the picture came with one, the number with another. Whoever comes
//! again is known by all that is remembered of them, so a link rests on the whole of it.

use super::{Shelf, compare, found, heavier, meaning, weighed};
use crate::memory::keys::Relation;
use crate::memory::{Id, Index, Link, Meaning, Record, Shared, Sighting, Undone};
use std::borrow::Cow;
use std::collections::BTreeMap;

/// Most earlier applications that are looked at, the newest.
const MOST: usize = 6;

/// Adds to the links what earlier applications of the same person share with others, whom this one may not meet.
pub(super) fn extend(
    links: &mut Vec<Link>,
    sighting: &Sighting,
    own: &[Id],
    index: &Index,
    shelf: &impl Shelf,
    undone: &Undone,
) {
    let person = person(links, sighting, shelf);
    let same: Vec<Id> = own.iter().copied().chain(links.iter().filter(|l| is_history(l)).map(|l| l.to)).collect();
    let mut shared: BTreeMap<Id, (Record, Vec<Shared>)> = BTreeMap::new();
    for earlier in &person {
        for (other, parts) in shared_by(earlier, &same, index, shelf) {
            shared.entry(other.id).or_insert_with(|| (other, Vec::new())).1.extend(parts);
        }
    }
    for (id, (other, parts)) in shared {
        let at = links.iter().position(|link| link.to == id);
        let before = at.map(|at| links.swap_remove(at).shared).unwrap_or_default();
        let parts = parts.into_iter().fold(before, heavier);
        links.extend(weighed(sighting, &other, parts, same.iter().any(|one| undone.has(*one, id))));
    }
}

fn is_history(link: &Link) -> bool {
    link.meaning == Meaning::History
}

/// Applications that are surely the same person's: the same name, and more in common than a namesake has.
pub(super) fn person(links: &[Link], sighting: &Sighting, shelf: &impl Shelf) -> Vec<Record> {
    let sure = links.iter().filter(|link| is_history(link) && meaning::weighs(&link.shared));
    let records = sure.filter_map(|link| shelf.record(link.to)).map(Cow::into_owned);
    let mut same: Vec<Record> =
        records.filter(|record| sighting.keys.name.relation(&record.keys.name) == Relation::Same).collect();
    same.sort_by_key(|record| std::cmp::Reverse((record.keys.day, record.id)));
    same.truncate(MOST);
    same
}

/// What an application of the past shares with people of other names.
fn shared_by(earlier: &Record, same: &[Id], index: &Index, shelf: &impl Shelf) -> Vec<(Record, Vec<Shared>)> {
    let seen = Sighting {
        keys: earlier.keys.clone(),
        quotes: vec![String::new(); earlier.keys.exact.len()],
        ..Sighting::default()
    };
    let all = found(index, shelf, &seen);
    let is_other =
        |record: &Record| !same.contains(&record.id) && earlier.keys.name.relation(&record.keys.name) != Relation::Same;
    let others: Vec<&Record> = all.iter().map(Cow::as_ref).filter(|record| is_other(record)).collect();
    let holders = compare::Holders::of(index, &seen, &others);
    let told = |part: Shared| Shared { earlier: true, quotes: Vec::new(), ..part };
    let parts = |other: &Record| compare::shared(&seen, other, &holders, index).into_iter().map(told).collect();
    others.iter().map(|other| ((*other).clone(), parts(other))).collect()
}
