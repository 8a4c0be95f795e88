//! Bonafide's memory: a fingerprint, the index of them, and what it finds.

use bonafide::memory::{Fingerprint, Id, Index, Keys};

pub use bonafide::memory::Record;
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

    /// Numbers of those that are near.
    pub fn query(&self, keys: &Keys) -> Vec<Id> {
        self.0.find(keys).ids
    }
}
