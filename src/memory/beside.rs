//! Two texts side by side: the runs of words that they share, and which of those are rare.
//!
//! Needs both texts, so it is made where somebody looks, and is not remembered.

use super::phrases;
use super::words::{self, Word};
use std::collections::BTreeMap;

/// Fewest words of a run.
const SHORTEST: usize = 4;
/// Most words of a text that are looked at.
const MOST_WORDS: usize = 20_000;
/// Most places of the other text that a run is tried at.
const MOST_PLACES: usize = 8;

/// What two texts share.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Beside {
    /// Shared runs, in the order of the second text. They do not overlap in it.
    pub runs: Vec<Run>,
    /// Words of the second text that stand in a run, of a hundred.
    pub percent: u32,
}

/// Words that stand in both texts.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Run {
    /// Bytes in the first text.
    pub first: (u32, u32),
    /// Bytes in the second text.
    pub second: (u32, u32),
    /// Number of words.
    pub words: u32,
    /// A phrase of it is used by few.
    pub rare: bool,
}

/// Lays two texts side by side. `is_rare` says of a phrase whether few use it, see [`super::Index::is_rare`].
pub fn beside(first: &str, second: &str, seed: u64, is_rare: &dyn Fn(u32) -> bool) -> Beside {
    let (a, b) = (words_of(first, seed), words_of(second, seed));
    let places = places(&a);
    let mut made = Beside::default();
    let (mut at, mut shared) = (0, 0);
    while at + SHORTEST <= b.len() {
        let key = key(&b[at..at + SHORTEST]);
        let best = places.get(&key).into_iter().flatten().map(|place| (common(&a[*place..], &b[at..]), *place));
        match best.max_by_key(|(length, place)| (*length, std::cmp::Reverse(*place))) {
            Some((length, place)) if length >= SHORTEST => {
                let run = &b[at..at + length];
                made.runs.push(Run {
                    first: span(&a[place..place + length]),
                    second: span(run),
                    words: length as u32,
                    rare: phrases::of_windows(run, phrases::LENGTH, phrases::MOST).iter().any(|p| is_rare(p.hash)),
                });
                shared += length;
                at += length;
            }
            _ => at += 1,
        }
    }
    made.percent = (shared * 100 / b.len().max(1)) as u32;
    made
}

fn words_of(text: &str, seed: u64) -> Vec<Word> {
    let mut found = words::words(text, seed);
    found.truncate(MOST_WORDS);
    found
}

/// Where each short run of the first text stands; of what stands everywhere only the first places.
fn places(words: &[Word]) -> BTreeMap<u64, Vec<usize>> {
    let mut places: BTreeMap<u64, Vec<usize>> = BTreeMap::new();
    for (at, window) in words.windows(SHORTEST).enumerate() {
        let there = places.entry(key(window)).or_default();
        if there.len() < MOST_PLACES {
            there.push(at);
        }
    }
    places
}

fn key(window: &[Word]) -> u64 {
    window.iter().fold(0, |key: u64, word| key.rotate_left(13).wrapping_mul(0x9E37_79B9_7F4A_7C15) ^ word.hash)
}

fn common(a: &[Word], b: &[Word]) -> usize {
    a.iter().zip(b).take_while(|(a, b)| a.hash == b.hash).count()
}

/// Bytes from the first to the last word.
fn span(words: &[Word]) -> (u32, u32) {
    match words {
        [first, .., last] => (first.span.0, last.span.1),
        _ => (0, 0),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn quote(text: &str, span: (u32, u32)) -> &str {
        &text[span.0 as usize..span.1 as usize]
    }

    #[test]
    fn shared_runs_stand_in_both() {
        let a =
            "Led nine people. Cut the nightly reconciliation from six hours to eleven minutes by streaming. Likes tea.";
        let b =
            "I like coffee, and cut the nightly reconciliation from six hours to eleven minutes. I led nine people.";
        let made = beside(a, b, 1, &|_| true);
        assert_eq!(made.runs.len(), 1);
        let run = made.runs[0];
        assert_eq!(quote(a, run.first), "Cut the nightly reconciliation from six hours to eleven minutes");
        assert_eq!(quote(b, run.second), "cut the nightly reconciliation from six hours to eleven minutes");
        assert_eq!((run.words, run.rare, made.percent), (10, true, 10 * 100 / 18));
        assert!(!beside(a, b, 1, &|_| false).runs[0].rare);
        assert_eq!(beside("", b, 1, &|_| true), Beside::default());
    }

    #[test]
    fn one_word_again_and_again_costs_little() {
        let text = "data ".repeat(300_000);
        let made = beside(&text, &text, 1, &|_| true);
        assert_eq!((made.runs.len(), made.percent), (1, 100));
        let other = "data data data base ".repeat(70_000);
        assert!(beside(&text, &other, 1, &|_| true).runs.is_empty());
    }
}
