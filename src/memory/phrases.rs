//! Long phrases, and how many people use each: what is rare tells two texts apart from two that share a stock.
//!
//! A phrase is seven words in a row. Of each text the 48 with the smallest hashes are kept, so two texts keep
//! the same ones of those they share. How often a phrase occurs is counted in a table of fixed size that never
//! counts too few.

use super::words::Word;

/// Words of a phrase.
pub const LENGTH: usize = 7;
/// Most phrases that are kept of a text.
pub const MOST: usize = 48;

const MIX: u64 = 0xA076_1D64_78BD_642F;

/// A phrase of a text: its hash, and its first and last word.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct Phrase {
    /// Its hash.
    pub hash: u32,
    /// Number of its first word.
    pub at: u32,
}

/// The phrases of a text that are kept, by hash.
pub fn phrases(words: &[Word]) -> Vec<Phrase> {
    of_windows(words, LENGTH, MOST)
}

/// The same for shorter texts: as many windows of as many words.
pub fn of_windows(words: &[Word], length: usize, most: usize) -> Vec<Phrase> {
    let windows = words.windows(length).enumerate();
    let mut all: Vec<Phrase> = windows.map(|(at, window)| Phrase { hash: hash(window), at: at as u32 }).collect();
    all.sort_unstable();
    all.dedup_by_key(|phrase| phrase.hash);
    all.truncate(most);
    all
}

fn hash(window: &[Word]) -> u32 {
    let x = window.iter().fold(0_u64, |x, word| x.rotate_left(9).wrapping_add(word.hash)).wrapping_mul(MIX);
    ((x ^ x >> 31).wrapping_mul(MIX) >> 32) as u32
}

/// Slots of each row.
const SLOTS: usize = 1 << 17;
/// Rows; the least of the counts is believed.
const ROWS: usize = 2;

/// How many records use a phrase: never less than the truth, and at most a little more.
#[derive(Debug, Clone)]
pub struct Frequencies {
    rows: Vec<u16>,
}

impl Default for Frequencies {
    fn default() -> Self {
        Frequencies { rows: vec![0; SLOTS * ROWS] }
    }
}

impl Frequencies {
    /// One more record uses these.
    pub fn add(&mut self, phrases: &[u32]) {
        self.count(phrases.iter().copied());
    }

    /// The same for phrases that stand in no list.
    pub fn count(&mut self, phrases: impl Iterator<Item = u32>) {
        self.change(phrases, |count| count.saturating_add(1));
    }

    /// One record less uses these. A count that has run over stays: such a phrase is everybody's.
    pub fn remove(&mut self, phrases: &[u32]) {
        self.change(phrases.iter().copied(), |count| if count == u16::MAX { count } else { count.saturating_sub(1) });
    }

    fn change(&mut self, phrases: impl Iterator<Item = u32>, change: impl Fn(u16) -> u16) {
        for slot in phrases.flat_map(slots) {
            self.rows[slot] = change(self.rows[slot]);
        }
    }

    /// As bytes: of each slot in use how far it is from the one before, and its count.
    pub fn to_bytes(&self) -> Vec<u8> {
        let (mut bytes, mut last) = (Vec::new(), 0);
        for (slot, count) in self.rows.iter().enumerate().filter(|(_, count)| **count > 0) {
            // A value of two numbers: there is nothing that cannot be written.
            bytes = postcard::to_extend(&((slot - last) as u32, *count), bytes).unwrap_or_default();
            last = slot;
        }
        bytes
    }

    /// Adds what was counted elsewhere. False when the bytes are none of ours, and then some of it may have been added.
    pub fn add_bytes(&mut self, mut bytes: &[u8]) -> bool {
        let mut slot = 0_usize;
        while !bytes.is_empty() {
            let Ok(((step, count), rest)) = postcard::take_from_bytes::<(u32, u16)>(bytes) else { return false };
            slot = slot.saturating_add(step as usize);
            let Some(row) = self.rows.get_mut(slot) else { return false };
            *row = row.saturating_add(count);
            bytes = rest;
        }
        true
    }

    /// Records that use it.
    pub fn of(&self, phrase: u32) -> u32 {
        slots(phrase).into_iter().map(|slot| u32::from(self.rows[slot])).min().unwrap_or(0)
    }

    /// Bytes that it takes.
    pub fn bytes(&self) -> usize {
        self.rows.len() * 2
    }
}

fn slots(phrase: u32) -> [usize; ROWS] {
    let x = u64::from(phrase).wrapping_mul(MIX);
    [(x >> 47) as usize, SLOTS + (x >> 20) as usize % SLOTS]
}

/// A phrase that more than this many of the remembered use is a stock phrase.
pub fn most_for_rare(remembered: u32) -> u32 {
    6 + remembered / 2_000
}

#[cfg(test)]
mod tests {
    use super::super::words::words;
    use super::*;

    #[test]
    fn shared_passages_keep_the_same_phrases() {
        let shared = (0..60).map(|i| format!("word{i} ")).collect::<String>();
        let (a, b) = (format!("{shared} alpha beta gamma"), format!("intro lines of {shared}"));
        let of = |text: &str| phrases(&words(text, 3)).iter().map(|p| p.hash).collect::<Vec<_>>();
        let (a, b) = (of(&a), of(&b));
        assert!(a.len() == MOST && a.is_sorted());
        let both = a.iter().filter(|hash| b.contains(hash)).count();
        assert!(both > MOST * 3 / 4, "{both}");
        assert!(of("six words are no phrase yet").is_empty());
    }

    #[test]
    fn counts_are_never_too_small_and_go_back_to_nothing() {
        let mut counts = Frequencies::default();
        let all: Vec<Vec<u32>> =
            (0..500_u32).map(|i| (0..40).map(|j| i.wrapping_mul(77_773) ^ j << 20 | 7).collect()).collect();
        all.iter().for_each(|phrases| counts.add(phrases));
        counts.add(&[42]);
        counts.add(&[42]);
        assert!(counts.of(42) >= 2 && all.iter().flatten().all(|phrase| counts.of(*phrase) >= 1));
        all.iter().for_each(|phrases| counts.remove(phrases));
        counts.remove(&[42, 42]);
        assert!(counts.rows.iter().all(|count| *count == 0), "nothing is left of anybody");
    }
}
