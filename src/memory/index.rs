//! The index: which remembered applications share something with this one.
//!
//! It proposes, [`super::link()`] decides. It holds no record, only what finds one: sketches of texts, hashes of
//! contacts, pictures, and how often phrases occur. It is never written down: it is built from the records.

mod columns;
pub mod entry;
mod exact;
mod layer;
mod lists;
mod packed;

use super::fingerprint::Fingerprint;
use super::phrases::{self, Frequencies};
use super::{Id, Keys, Record};
use columns::Building;
use entry::{Entry, Taken};
use exact::Exact;
use layer::Layer;
use std::borrow::Borrow;

/// Most records that one key proposes, the newest.
const MOST_HOLDERS: usize = 32;
/// Most records that a text proposes, the most alike.
const MOST_ALIKE: usize = 64;
/// Bits, of 192, in which the sketches of two texts may differ: at half of the shingles in common, 48 are
/// expected, and 96 of strangers.
const FAR: u32 = 58;
/// The same at three tenths, where 67 are expected: what a retold text keeps.
const WIDE: u32 = 74;
/// The same of 64 bits.
const EXPERIENCE_FAR: u32 = 19;
/// Likeness, of a thousand, below which the text about the work is indexed beside the whole text.
const APART: u32 = 600;
/// Records that room is made for beforehand at the most.
const MOST_EXPECTED: usize = 1 << 20;
/// Bits in which two pictures may differ and still be one.
pub const PHOTO_FAR: u32 = 8;

/// Finds remembered applications.
#[derive(Debug, Clone)]
pub struct Index {
    last: Option<Id>,
    count: u32,
    texts: Layer<3, 14>,
    experiences: Layer<1, 5>,
    photos: Vec<(Id, u64)>,
    exact: Exact,
    frequencies: Frequencies,
}

impl Default for Index {
    fn default() -> Self {
        Index {
            last: None,
            count: 0,
            texts: Layer::new(),
            experiences: Layer::new(),
            photos: Vec::new(),
            exact: Exact::default(),
            frequencies: Frequencies::default(),
        }
    }
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

    /// Of many records, in the order of their numbers; one whose number does not rise is left out.
    pub fn build<R: Borrow<Record>>(records: impl IntoIterator<Item = R>) -> Index {
        let mut builder = Builder::default();
        records.into_iter().for_each(|record| _ = builder.push(record.borrow()));
        builder.done()
    }

    /// Takes a record. False, and nothing happens, when its number is not greater than all before.
    pub fn insert(&mut self, record: &Record) -> bool {
        self.push(record)
    }

    /// The same of what was written of a record.
    pub fn insert_entry(&mut self, entry: &Entry) -> bool {
        self.push(entry)
    }

    fn push(&mut self, of: &impl Taken) -> bool {
        if !self.counted(of) {
            return false;
        }
        let id = of.id();
        of.text().iter().for_each(|text| self.texts.insert(id, text));
        of.experience().iter().for_each(|text| self.experiences.insert(id, text));
        self.exact.insert(id, of.exact());
        true
    }

    /// Counts one whose number rises; pictures and phrases are taken.
    fn counted(&mut self, of: &impl Taken) -> bool {
        let id = of.id();
        if self.last.is_some_and(|last| id <= last) {
            return false;
        }
        self.last = Some(id);
        self.count += 1;
        self.photos.extend(of.photos().map(|photo| (id, photo)));
        self.frequencies.count(of.phrases());
        true
    }

    /// Forgets a record that was taken; the record itself is needed, for the index does not keep it. Whoever
    /// keeps the records knows which are there and forgets each once.
    pub fn remove(&mut self, record: &Record) {
        let (id, keys) = (record.id, &record.keys);
        keys.text.iter().for_each(|text| _ = self.texts.remove(id, text));
        own_experience(keys).into_iter().for_each(|text| _ = self.experiences.remove(id, text));
        self.photos.retain(|(of, _)| *of != id);
        self.exact.remove(id, &keys.exact);
        self.frequencies.remove(&keys.phrases);
        self.count = self.count.saturating_sub(1);
    }

    /// Number of records.
    pub fn len(&self) -> usize {
        self.count as usize
    }

    /// True when nothing is remembered.
    pub fn is_empty(&self) -> bool {
        self.count == 0
    }

    /// Records that may share something.
    pub fn find(&self, keys: &Keys) -> Found {
        let mut ids = Vec::new();
        for key in &keys.exact {
            ids.extend(self.exact.holders(key.hash).take(MOST_HOLDERS));
        }
        for text in keys.text.iter().chain(own_experience(keys)) {
            ids.extend(nearest(&self.texts, text, WIDE).chain(nearest(&self.experiences, text, EXPERIENCE_FAR)));
        }
        let same = |photo: &u64| keys.photos.iter().any(|own| (own ^ photo).count_ones() <= PHOTO_FAR);
        ids.extend(self.photos.iter().rev().filter(|(_, photo)| same(photo)).map(|(id, _)| *id).take(MOST_HOLDERS));
        ids.sort_unstable();
        ids.dedup();
        Found { ids }
    }

    /// Records of whose whole text half may be the same, the most alike first.
    pub fn find_text(&self, text: &Fingerprint) -> Vec<Id> {
        nearest(&self.texts, text, FAR).collect()
    }

    /// Records that have an exact key.
    pub fn holders(&self, hash: u64) -> u32 {
        self.exact.holders(hash).count() as u32
    }

    /// True when few of those remembered use a phrase.
    pub fn is_rare(&self, phrase: u32) -> bool {
        self.frequencies.of(phrase) <= phrases::most_for_rare(self.count)
    }

    /// True when anything of a record is left: what erasing is checked with. Looks everywhere, so it is slow.
    pub fn has_any_of(&self, id: Id) -> bool {
        let photo = self.photos.iter().any(|(of, _)| *of == id);
        photo || self.exact.has(id) || self.texts.has(id) || self.experiences.has(id)
    }

    /// Bytes that it holds for texts; for contacts and pictures; and for counting phrases.
    pub fn bytes(&self) -> [usize; 3] {
        let others = self.experiences.bytes() + self.exact.bytes() + self.photos.len() * 12;
        [self.texts.bytes(), others, self.frequencies.bytes()]
    }
}

/// An index of many, made at once: in the order of their numbers.
pub struct Builder {
    index: Index,
    texts: Building<3, 14>,
    experiences: Building<1, 5>,
    exact: Vec<(u64, Id)>,
}

impl Default for Builder {
    fn default() -> Self {
        let (texts, experiences) = (Building::new(), Building::new());
        Builder { index: Index::default(), texts, experiences, exact: Vec::new() }
    }
}

impl Builder {
    /// Takes what was written of a record. False, and nothing happens, when its number is not greater than all before.
    pub fn take(&mut self, entry: &Entry) -> bool {
        self.push(entry)
    }

    /// Numbers up to this one will come, and those that came tell how many keys they have: makes room for them.
    pub fn expect(&mut self, until: Id) {
        self.texts.expect(until);
        self.experiences.expect(until);
        let more = until.saturating_sub(self.index.last.unwrap_or(until)) as usize;
        let each = self.exact.len().div_ceil((self.index.count as usize).max(1));
        self.exact.reserve_exact(more.min(MOST_EXPECTED).saturating_mul(each));
    }

    /// Where phrases are counted: for those of many that were counted before.
    pub fn frequencies(&mut self) -> &mut Frequencies {
        &mut self.index.frequencies
    }

    fn push(&mut self, of: &impl Taken) -> bool {
        if !self.index.counted(of) {
            return false;
        }
        let id = of.id();
        of.text().iter().for_each(|text| self.texts.push(id, text));
        of.experience().iter().for_each(|text| self.experiences.push(id, text));
        self.exact.extend(of.exact().map(|hash| (hash, id)));
        true
    }

    /// The index.
    pub fn done(self) -> Index {
        let mut index = Index { texts: self.texts.done(), experiences: self.experiences.done(), ..self.index };
        index.exact.build(self.exact);
        index
    }
}

impl std::fmt::Debug for Builder {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "Builder of {}", self.index.count)
    }
}

fn nearest<const W: usize, const B: usize>(
    layer: &Layer<W, B>,
    text: &Fingerprint,
    far: u32,
) -> impl Iterator<Item = Id> + use<W, B> {
    let mut found = Vec::new();
    layer.find(text, far, &mut found);
    found.into_iter().take(MOST_ALIKE).map(|(_, id)| id)
}

/// The text about the work, where the whole text would not find it.
fn own_experience(keys: &Keys) -> Option<&Fingerprint> {
    let experience = keys.experience.as_ref()?;
    let near = keys.text.as_ref().is_some_and(|text| text.likeness(experience) >= APART);
    (!near).then_some(experience)
}

#[cfg(test)]
#[path = "index/tests.rs"]
mod tests;
