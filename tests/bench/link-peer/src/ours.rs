//! Bonafide's memory: a fingerprint, the index of them, and what it finds.

use bonafide::memory::index::{Builder, entry};
use bonafide::memory::{Fingerprint, Id, Index};

pub use bonafide::memory::{Keys, Record};
pub use bonafide::memory::fingerprint::BINS;

/// Seed of the hashes; each employer has one of its own.
const SEED: u64 = 42;

pub struct Ours(Index);

impl Ours {
    /// The fingerprint of a text, as keys that hold nothing else.
    pub fn fingerprint(text: &str) -> Keys {
        Keys { text: Fingerprint::of(text, SEED), ..Keys::default() }
    }

    /// Of made-up bins.
    pub fn keys(bins: [u8; BINS]) -> Keys {
        Keys { text: Some(Fingerprint(bins)), ..Keys::default() }
    }

    pub fn record(id: Id, keys: Keys) -> Record {
        Record::new(id, keys)
    }

    /// An index of all.
    pub fn build(records: &[Record]) -> Ours {
        Ours(Index::build(records))
    }

    /// What a store keeps of it for the index.
    pub fn row(keys: &Keys) -> Vec<u8> {
        entry::write(keys)
    }

    /// An index of all rows, as when a store is opened.
    pub fn open(rows: &[Vec<u8>]) -> Ours {
        let mut builder = Builder::default();
        for (id, row) in (0..).zip(rows) {
            entry::read(id, row).iter().for_each(|entry| _ = builder.take(entry));
        }
        Ours(builder.done())
    }

    /// Numbers of all that linking looks at: from about three tenths of the shingles in common.
    pub fn query(&self, keys: &Keys) -> Vec<Id> {
        self.0.find(keys).ids
    }

    /// Numbers of near duplicates: from half of the shingles in common, as the others are asked.
    pub fn near(&self, keys: &Keys) -> Vec<Id> {
        keys.text.as_ref().map(|text| self.0.find_text(text)).unwrap_or_default()
    }
}
