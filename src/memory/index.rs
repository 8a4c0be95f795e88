//! The index: which remembered applications share something with this one.
//!
//! It proposes, [`super::link()`] decides. It holds no record, only what finds one: sketches of texts, hashes of
//! contacts, pictures, and how often phrases occur.

use super::fingerprint::{Sketch, distance};
use super::phrases::{self, Frequencies};
use super::{Id, Keys, Record};
use std::collections::{BTreeMap, BTreeSet};

/// Most records that one key proposes, the newest.
const MOST_HOLDERS: usize = 32;
/// Most records that a text proposes, the most alike.
const MOST_ALIKE: usize = 64;
/// Bits in which the sketches of two texts may differ: at half of the shingles in common, 64 are expected.
pub const FAR: u32 = 70;
/// Bits in which two pictures may differ and still be one.
pub const PHOTO_FAR: u32 = 8;

/// Finds remembered applications.
#[derive(Debug, Clone, Default)]
pub struct Index {
    last: Option<Id>,
    alive: BTreeSet<Id>,
    texts: Vec<(Id, Sketch)>,
    experiences: Vec<(Id, Sketch)>,
    photos: Vec<(Id, u64)>,
    exact: BTreeMap<u64, Vec<Id>>,
    frequencies: Frequencies,
}

/// What the index proposes.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Found {
    /// Records that may share something, the oldest first.
    pub ids: Vec<Id>,
}

impl Index {
    /// Empty.
    pub fn new() -> Index {
        Index::default()
    }

    /// Takes a record. False, and nothing happens, when its number is not greater than all before.
    pub fn insert(&mut self, record: &Record) -> bool {
        if self.last.is_some_and(|last| record.id <= last) {
            return false;
        }
        let (id, keys) = (record.id, &record.keys);
        self.last = Some(id);
        self.alive.insert(id);
        self.texts.extend(keys.text.as_ref().map(|text| (id, text.sketch())));
        self.experiences.extend(keys.experience.as_ref().map(|text| (id, text.sketch())));
        self.photos.extend(keys.photos.iter().map(|photo| (id, *photo)));
        keys.exact.iter().for_each(|key| self.exact.entry(key.hash).or_default().push(id));
        self.frequencies.add(&keys.phrases);
        true
    }

    /// Forgets a record; the record itself is needed, for the index does not keep it. False when it is not there.
    pub fn remove(&mut self, record: &Record) -> bool {
        if !self.alive.remove(&record.id) {
            return false;
        }
        self.texts.retain(|(id, _)| *id != record.id);
        self.experiences.retain(|(id, _)| *id != record.id);
        self.photos.retain(|(id, _)| *id != record.id);
        for key in &record.keys.exact {
            if let Some(ids) = self.exact.get_mut(&key.hash) {
                ids.retain(|id| *id != record.id);
                if ids.is_empty() {
                    self.exact.remove(&key.hash);
                }
            }
        }
        self.frequencies.remove(&record.keys.phrases);
        true
    }

    /// Number of records.
    pub fn len(&self) -> usize {
        self.alive.len()
    }

    /// True when nothing is remembered.
    pub fn is_empty(&self) -> bool {
        self.alive.is_empty()
    }

    /// Records that may share something.
    pub fn find(&self, keys: &Keys) -> Found {
        let mut ids = BTreeSet::new();
        for key in &keys.exact {
            ids.extend(self.exact.get(&key.hash).into_iter().flatten().rev().take(MOST_HOLDERS));
        }
        for (own, all) in [(&keys.text, &self.texts), (&keys.experience, &self.experiences)] {
            ids.extend(own.iter().flat_map(|text| alike(&text.sketch(), all)));
        }
        let same = |photo: &u64| keys.photos.iter().any(|own| (own ^ photo).count_ones() <= PHOTO_FAR);
        ids.extend(self.photos.iter().rev().filter(|(_, photo)| same(photo)).map(|(id, _)| *id).take(MOST_HOLDERS));
        Found { ids: ids.into_iter().collect() }
    }

    /// Records that have an exact key.
    pub fn holders(&self, hash: u64) -> u32 {
        self.exact.get(&hash).map_or(0, |ids| ids.len() as u32)
    }

    /// True when few of those remembered use a phrase.
    pub fn is_rare(&self, phrase: u32) -> bool {
        self.frequencies.of(phrase) <= phrases::most_for_rare(self.len() as u32)
    }

    /// True when anything of a record is left: what erasing is checked with.
    pub fn has_any_of(&self, record: &Record) -> bool {
        let id = record.id;
        self.alive.contains(&id)
            || self.exact.values().flatten().any(|holder| *holder == id)
            || self.texts.iter().chain(&self.experiences).any(|(of, _)| *of == id)
            || self.photos.iter().any(|(of, _)| *of == id)
    }
}

/// The nearest of the texts that are near enough.
fn alike(own: &Sketch, all: &[(Id, Sketch)]) -> Vec<Id> {
    let near = all.iter().map(|(id, sketch)| (distance(own, sketch), *id)).filter(|(far, _)| *far <= FAR);
    let mut near: Vec<(u32, Id)> = near.collect();
    near.sort_unstable_by_key(|(far, id)| (*far, std::cmp::Reverse(*id)));
    near.into_iter().take(MOST_ALIKE).map(|(_, id)| id).collect()
}
