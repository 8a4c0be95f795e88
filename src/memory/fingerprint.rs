//! The fingerprint of a text: what share of its three-word shingles it has in common with another.
//!
//! One-permutation MinHash (Li, Owen, Zhang 2012) with optimal densification (Shrivastava 2017), of which the
//! low eight bits of each bin are kept (Li and König 2010). Bit 0 of every bin together is the sketch, with
//! which two texts are told apart in four words of 64 bits.

use super::words;
use serde::{Deserialize, Deserializer, Serialize, Serializer};

/// Bins.
pub const BINS: usize = 256;
/// Fewest words of which a fingerprint says something.
pub const FEWEST_WORDS: usize = 40;
/// Words of a shingle.
const SHINGLE: usize = 3;

const MIX: u64 = 0xD6E8_FEB8_6659_FD93;
const EMPTY: u32 = u32::MAX;
/// The lowest bit of each of eight bytes, and what brings them together in the highest byte.
const LOWEST: u64 = 0x0101_0101_0101_0101;
const GATHER: u64 = 0x0102_0408_1020_4080;

/// 256 bins of eight bits.
#[derive(Clone, PartialEq, Eq)]
pub struct Fingerprint(pub [u8; BINS]);

/// Bit 0 of every bin.
pub type Sketch = [u64; 4];

impl Fingerprint {
    /// Of a text; `None` when there are too few words.
    pub fn of(text: &str, seed: u64) -> Option<Fingerprint> {
        let mut bins = Bins::new();
        words::each(text, seed, &mut |hash, _, _| bins.take(hash));
        bins.done()
    }

    /// Of the hashes of its words.
    pub fn of_words(words: impl IntoIterator<Item = u64>) -> Option<Fingerprint> {
        let mut bins = Bins::new();
        words.into_iter().for_each(|word| bins.take(word));
        bins.done()
    }

    /// The sketch.
    pub fn sketch(&self) -> Sketch {
        self.first_words()
    }

    /// The first words of the sketch: eight bins at a time, whose lowest bits a product brings together.
    #[inline]
    pub(super) fn first_words<const W: usize>(&self) -> [u64; W] {
        let bits = |eight: &[u8; 8]| (u64::from_le_bytes(*eight) & LOWEST).wrapping_mul(GATHER) >> 56;
        let word = |bins: &[u8]| bins.as_chunks().0.iter().rev().fold(0, |word, eight| word << 8 | bits(eight));
        std::array::from_fn(|at| self.0.get(at * 64..at * 64 + 64).map_or(0, word))
    }

    /// Estimate of the shingles in common, of a thousand: the Jaccard index. Bins that agree by chance, one
    /// in 256, are taken out.
    pub fn likeness(&self, other: &Fingerprint) -> u32 {
        let equal = self.0.iter().zip(&other.0).filter(|(a, b)| a == b).count() as u32;
        equal.saturating_sub(1) * 1_000 / (BINS as u32 - 1)
    }
}

/// Bits in which two sketches differ.
#[inline]
pub fn distance(a: &Sketch, b: &Sketch) -> u32 {
    (a[0] ^ b[0]).count_ones() + (a[1] ^ b[1]).count_ones() + (a[2] ^ b[2]).count_ones() + (a[3] ^ b[3]).count_ones()
}

/// Bins that are being filled, word by word.
struct Bins {
    least: [u32; BINS],
    count: usize,
    /// The last word, and the last two together.
    last: u64,
    pair: u64,
}

impl Bins {
    fn new() -> Bins {
        Bins { least: [EMPTY; BINS], count: 0, last: 0, pair: 0 }
    }

    #[inline]
    fn take(&mut self, word: u64) {
        let shingle = joined(self.pair, word);
        (self.last, self.pair) = (word, joined(self.last, word));
        self.count += 1;
        if self.count >= SHINGLE {
            let hash = finished(shingle);
            let (bin, value) = ((hash >> 56) as usize, (hash >> 24) as u32);
            self.least[bin] = self.least[bin].min(value);
        }
    }

    fn done(&self) -> Option<Fingerprint> {
        (self.count >= FEWEST_WORDS).then(|| Fingerprint(densified(&self.least)))
    }
}

/// One more word of a shingle; their order counts.
#[inline]
fn joined(before: u64, word: u64) -> u64 {
    before.rotate_left(21).wrapping_add(word)
}

/// The hash of a shingle.
#[inline]
fn finished(shingle: u64) -> u64 {
    let x = shingle.wrapping_mul(MIX);
    (x ^ x >> 29).wrapping_mul(MIX)
}

/// Empty bins take the value of another, the same one in every text in which that is not empty either.
fn densified(bins: &[u32; BINS]) -> [u8; BINS] {
    let mut all = [0; BINS];
    let any = bins.iter().copied().min().unwrap_or(0);
    for (at, value) in bins.iter().enumerate() {
        all[at] = if *value == EMPTY { borrowed(bins, at as u64).unwrap_or(any) } else { *value } as u8;
    }
    all
}

/// Most bins that are tried for a value.
const DRAWS: usize = 4_096;

fn borrowed(bins: &[u32; BINS], at: u64) -> Option<u32> {
    let mut draw = at + 1;
    (0..DRAWS).find_map(|_| {
        draw = (draw ^ draw >> 31).wrapping_mul(MIX).wrapping_add(at);
        Some(bins[(draw >> 56) as usize]).filter(|value| *value != EMPTY)
    })
}

impl std::fmt::Debug for Fingerprint {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "Fingerprint({:016x}…)", self.sketch()[0])
    }
}

impl Serialize for Fingerprint {
    fn serialize<S: Serializer>(&self, to: S) -> Result<S::Ok, S::Error> {
        to.serialize_bytes(&self.0)
    }
}

impl<'de> Deserialize<'de> for Fingerprint {
    fn deserialize<D: Deserializer<'de>>(from: D) -> Result<Fingerprint, D::Error> {
        let bytes = Vec::<u8>::deserialize(from)?;
        bytes.try_into().map(Fingerprint).map_err(|_| serde::de::Error::custom("a fingerprint has 256 bins"))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::collections::BTreeSet;

    /// A small generator of pseudo-random numbers (splitmix64).
    fn next(state: &mut u64) -> u64 {
        *state = state.wrapping_add(0x9E37_79B9_7F4A_7C15);
        let z = (*state ^ *state >> 30).wrapping_mul(0xBF58_476D_1CE4_E5B9);
        let z = (z ^ z >> 27).wrapping_mul(0x94D0_49BB_1331_11EB);
        z ^ z >> 31
    }

    fn exact(a: &[u64], b: &[u64]) -> u32 {
        let hash = |words: &[u64]| finished(words.iter().fold(0, |before, word| joined(before, *word)));
        let set = |words: &[u64]| words.windows(SHINGLE).map(hash).collect::<BTreeSet<_>>();
        let (a, b) = (set(a), set(b));
        (a.intersection(&b).count() * 1_000 / a.union(&b).count()) as u32
    }

    #[test]
    fn estimates_meet_the_exact_index() {
        let mut state = 42;
        let mut off = 0;
        for round in 0..200_u64 {
            let a: Vec<u64> = (0..450).map(|_| next(&mut state)).collect();
            let every = 3 + round % 60;
            let b: Vec<u64> =
                a.iter().map(|w| if next(&mut state).is_multiple_of(every) { next(&mut state) } else { *w }).collect();
            let (fa, fb) =
                (Fingerprint::of_words(a.clone()).expect("long"), Fingerprint::of_words(b.clone()).expect("long"));
            let error = fa.likeness(&fb).abs_diff(exact(&a, &b));
            assert!(error < 160, "{error}");
            off += error;
        }
        assert!(off / 200 < 30, "mean error {} of a thousand", off / 200);
    }

    #[test]
    fn short_texts_have_none_and_equal_texts_are_equal() {
        assert_eq!(Fingerprint::of("a few words", 1), None);
        let text = "one two three four five six seven eight nine ten ".repeat(5);
        let (a, b) = (
            Fingerprint::of(&text, 1).expect("long enough"),
            Fingerprint::of(&text.to_uppercase(), 1).expect("long enough"),
        );
        assert_eq!((a.likeness(&b), distance(&a.sketch(), &b.sketch())), (1_000, 0));
    }

    #[test]
    fn strangers_are_far_apart() {
        let mut state = 7;
        let mut of = || Fingerprint::of_words((0..400).map(|_| next(&mut state))).expect("long enough");
        for _ in 0..50 {
            let (a, b) = (of(), of());
            assert!(a.likeness(&b) < 40 && distance(&a.sketch(), &b.sketch()) > 90);
        }
    }
}
