//! The table of phrases as `build.rs` wrote it behind the lists, read where it lies.
//!
//! For each slot the number of its first phrase, two bytes; then the phrases by slot, eight bytes each;
//! then their words. Numbers are little-endian.

use super::key::SLOTS;
use super::{ENTRIES, List, TABLE};
use std::ops::Range;

const ENTRY: usize = 8;
const PHRASES: usize = 2 * (SLOTS + 1);
const WORDS: usize = PHRASES + ENTRY * ENTRIES;

/// The table.
#[derive(Clone, Copy)]
pub struct Table(&'static [u8]);

/// One phrase of one list.
pub struct Entry {
    /// In lower case; a name as it is written.
    pub words: &'static [u8],
    /// Bytes before the word that it is looked up by.
    pub before: usize,
    /// Of which list.
    pub list: List,
    /// Number of the product that a name means.
    pub number: usize,
}

impl Table {
    /// The table; none while the engine has not been given any.
    pub fn given() -> Option<Table> {
        crate::kept::LISTS.all().get(TABLE).map(Table)
    }

    /// The phrases of a slot.
    #[inline(always)]
    pub fn slot(self, slot: usize) -> Range<usize> {
        self.two(2 * slot)..self.two(2 * slot + 2)
    }

    /// A phrase.
    pub fn entry(self, number: usize) -> Entry {
        let at = PHRASES + ENTRY * number;
        let one = |place: usize| usize::from(self.0[at + place]);
        let start = WORDS + self.two(at);
        let words = &self.0[start..start + one(2)];
        Entry { words, before: one(3), list: List(self.0[at + 4]), number: self.two(at + 6) }
    }

    #[inline(always)]
    fn two(self, at: usize) -> usize {
        usize::from(u16::from_le_bytes([self.0[at], self.0[at + 1]]))
    }
}
