//! A layer of the index finds texts by bands: two bins of a fingerprint that agree propose a candidate, and
//! the sketch decides.
//!
//! New texts go to an open part, in which each bucket is a chain; when that is full it is sealed into a segment
//! with packed lists, and segments of equal size are merged. A bucket has the upper seven bits of both bins, and
//! the lowest bits, which stand in the sketch already, so that a merged segment takes them from there.

use super::columns::Columns;
use super::lists::{BITS, List, MOST_IN_BUCKET};
use crate::memory::{Fingerprint, Id};
use std::hint::black_box;
use std::ops::Range;

/// Texts of the open part, and of the largest segment: one number less than the bits allow stands for nobody.
const OPEN: usize = (1 << 16) - 1;
pub(super) const LARGEST: usize = (1 << 20) - 1;
const NONE: u32 = u32::MAX;

/// The first bits of a sketch; all zero for a slot without text.
pub(super) type Bits<const W: usize> = [u64; W];

/// Texts by sketches of `W` words of 64 bits and `B` bands.
#[derive(Debug, Clone)]
pub(super) struct Layer<const W: usize, const B: usize> {
    pub(super) sealed: Vec<Segment<W, B>>,
    open: Open<W, B>,
}

/// Texts that were sealed.
#[derive(Debug, Clone)]
pub(super) struct Segment<const W: usize, const B: usize> {
    pub(super) base: Id,
    pub(super) sketches: Vec<Bits<W>>,
    pub(super) lists: Vec<List>,
}

/// What a layer takes of a text.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Banded<const W: usize, const B: usize> {
    /// The first bits of its sketch.
    pub(super) sketch: Bits<W>,
    /// Its bucket in each band.
    pub(super) buckets: [u16; B],
}

impl<const W: usize, const B: usize> Banded<W, B> {
    pub(super) fn of(text: &Fingerprint) -> Self {
        Banded { sketch: text.first_words(), buckets: std::array::from_fn(|band| bucket(text, band)) }
    }
}

/// The newest texts.
#[derive(Debug, Clone)]
struct Open<const W: usize, const B: usize> {
    base: Id,
    sketches: Vec<Bits<W>>,
    heads: Vec<u32>,
    /// The next of the chain; its own slot at the end.
    next: Vec<[u16; B]>,
}

/// Sketches that are fetched together, and that are compared together. All are asked for before one is looked at, so that
/// none waits for another: a query is bound by memory.
const FETCHED: usize = 1_024;
const TOGETHER: usize = 64;

/// Of these slots those whose sketch differs from one's own in at most `far` bits, with the bits in which it does.
fn near<const W: usize>(own: &Bits<W>, sketches: &[Bits<W>], slots: &[u32], far: u32, mut take: impl FnMut(u32, u32)) {
    for slots in slots.chunks(FETCHED) {
        fetch(sketches, slots);
        compare(own, sketches, slots, far, &mut take);
    }
}

/// Brings sketches near the processor: their first and last words, for one may lie across two lines of its cache.
#[inline]
fn fetch<const W: usize>(sketches: &[Bits<W>], slots: &[u32]) {
    let ends = |slot: &u32| sketches.get(*slot as usize).map_or(0, |sketch| sketch[0] ^ sketch[W - 1]);
    black_box(slots.iter().fold(0, |all, slot| all ^ ends(slot)));
}

#[inline]
fn compare<const W: usize>(
    own: &Bits<W>,
    sketches: &[Bits<W>],
    slots: &[u32],
    far: u32,
    take: &mut impl FnMut(u32, u32),
) {
    let nobody = own.map(|word| !word);
    for slots in slots.chunks(TOGETHER) {
        let mut words = [[0; TOGETHER]; W];
        for (at, slot) in slots.iter().enumerate() {
            let sketch = sketches.get(*slot as usize).unwrap_or(&nobody);
            (0..W).for_each(|word| words[word][at] = sketch[word] ^ own[word]);
        }
        let differ: [u64; TOGETHER] =
            std::array::from_fn(|at| words.iter().map(|word| u64::from(word[at].count_ones())).sum());
        let pairs = slots.iter().zip(differ).filter(|(_, differ)| *differ <= u64::from(far));
        pairs.for_each(|(slot, differ)| take(*slot, differ as u32));
    }
}

/// Sixteen bits of a band: the upper bits of its bins, then the lowest bit of each.
#[inline]
fn bucket(text: &Fingerprint, band: usize) -> u16 {
    // Both bins as one number, so that the bands of a text are reckoned side by side.
    let bins = u16::from_le_bytes([text.0[band * 2], text.0[band * 2 + 1]]);
    (bins & 0xFE) << 8 | (bins >> 9) << 2 | (bins & 1) << 1 | bins >> 8 & 1
}

/// The lowest bits of a band's bins, out of the sketch.
#[inline]
fn lowest<const W: usize>(sketch: &Bits<W>, band: usize) -> u16 {
    let [one, two] = [0, 1].map(|at| (sketch[0] >> (band * 2 + at) & 1) as u16);
    one << 1 | two
}

impl<const W: usize, const B: usize> Layer<W, B> {
    /// Empty.
    pub(super) fn new() -> Self {
        Layer { sealed: Vec::new(), open: Open::new(0) }
    }

    pub(super) fn insert(&mut self, id: Id, text: &Banded<W, B>) {
        if self.open.sketches.is_empty() {
            self.open.base = id;
        } else if (id - self.open.base) as usize >= OPEN {
            self.seal(id);
        }
        self.open.insert(id, text);
    }

    fn seal(&mut self, next: Id) {
        let open = std::mem::replace(&mut self.open, Open::new(next));
        self.sealed.push(open.sealed());
        while let [.., older, newer] = &self.sealed[..]
            && newer.sketches.len() >= older.sketches.len()
            && (newer.base - older.base) as usize + newer.sketches.len() <= LARGEST
        {
            let merged = Segment::merged(older, newer);
            self.sealed.truncate(self.sealed.len() - 2);
            self.sealed.push(merged);
        }
    }

    /// True when it was there.
    pub(super) fn remove(&mut self, id: Id, text: &Fingerprint) -> bool {
        match self.sealed.iter_mut().find(|segment| segment.slot(id).is_some()) {
            Some(segment) => segment.remove(id, text),
            None => self.open.remove(id, text),
        }
    }

    /// Texts whose sketches differ in at most `far` bits: how many, and number; the nearest first, each once.
    pub(super) fn find(&self, text: &Fingerprint, far: u32, found: &mut Vec<(u32, Id)>) {
        let own = Banded::of(text);
        let mut slots = Vec::new();
        for segment in &self.sealed {
            segment.met(&own, &mut slots);
            near(&own.sketch, &segment.sketches, &slots, far, |slot, far| found.push((far, segment.base + slot)));
        }
        self.open.met(&own, &mut slots);
        near(&own.sketch, &self.open.sketches, &slots, far, |slot, far| found.push((far, self.open.base + slot)));
        found.sort_unstable_by_key(|(far, id)| (*far, std::cmp::Reverse(*id)));
        found.dedup();
    }

    /// True when a list or a sketch still knows that number.
    pub(super) fn has(&self, id: Id) -> bool {
        self.sealed.iter().any(|segment| segment.has(id)) || self.open.has(id)
    }

    pub(super) fn bytes(&self) -> usize {
        self.sealed.iter().map(Segment::bytes).sum::<usize>() + self.open.bytes()
    }
}

impl<const W: usize, const B: usize> Open<W, B> {
    fn new(base: Id) -> Self {
        Open { base, sketches: Vec::new(), heads: Vec::new(), next: Vec::new() }
    }

    fn slot(&self, id: Id) -> Option<usize> {
        let slot = id.checked_sub(self.base)? as usize;
        (slot < self.sketches.len()).then_some(slot)
    }

    fn insert(&mut self, id: Id, text: &Banded<W, B>) {
        if self.heads.is_empty() {
            self.heads = vec![NONE; B << BITS];
        }
        let slot = (id - self.base) as usize;
        self.sketches.resize(slot + 1, [0; W]);
        self.next.resize(slot + 1, [0; B]);
        self.sketches[slot] = text.sketch;
        for (band, bucket) in text.buckets.iter().enumerate() {
            let head = &mut self.heads[band << BITS | usize::from(bucket >> 2)];
            self.next[slot][band] = if *head == NONE { slot as u16 } else { *head as u16 };
            *head = slot as u32;
        }
    }

    /// Slots of a chain, the newest first.
    fn chain(&self, band: usize, bucket: u16) -> impl Iterator<Item = usize> {
        let head = self.heads.get(band << BITS | usize::from(bucket >> 2)).copied().unwrap_or(NONE);
        let next = move |slot: &usize| {
            let next = usize::from(self.next[*slot][band]);
            (next != *slot).then_some(next)
        };
        std::iter::successors((head != NONE).then_some(head as usize), next)
    }

    /// Slots that share a bucket with one's own text, some more than once.
    fn met(&self, own: &Banded<W, B>, slots: &mut Vec<u32>) {
        slots.clear();
        for (band, bucket) in own.buckets.iter().enumerate() {
            slots.extend(self.chain(band, *bucket).take(MOST_IN_BUCKET as usize).map(|slot| slot as u32));
        }
    }

    fn remove(&mut self, id: Id, text: &Fingerprint) -> bool {
        let Some(slot) = self.slot(id).filter(|slot| self.sketches[*slot] != [0; W]) else { return false };
        for band in 0..B {
            self.unlink(band, bucket(text, band), slot);
        }
        self.sketches[slot] = [0; W];
        self.next[slot] = [0; B];
        true
    }

    fn unlink(&mut self, band: usize, bucket: u16, slot: usize) {
        let after = usize::from(self.next[slot][band]);
        let last = after == slot;
        let before = self.chain(band, bucket).find(|at| usize::from(self.next[*at][band]) == slot && *at != slot);
        match before {
            Some(before) => self.next[before][band] = if last { before as u16 } else { after as u16 },
            None => self.heads[band << BITS | usize::from(bucket >> 2)] = if last { NONE } else { after as u32 },
        }
    }

    fn has(&self, id: Id) -> bool {
        self.slot(id).is_some_and(|slot| self.sketches[slot] != [0; W])
    }

    fn sealed(&self) -> Segment<W, B> {
        let mut columns = Columns::sized(self.base, self.sketches.clone());
        for band in 0..B {
            for short in 0..1_u16 << BITS {
                for slot in self.chain(band, short << 2) {
                    columns.of[band][slot] = short << 2 | lowest(&self.sketches[slot], band);
                }
            }
        }
        columns.segment()
    }

    fn bytes(&self) -> usize {
        self.sketches.len() * (W * 8 + B * 2) + self.heads.len() * 4
    }
}

impl<const W: usize, const B: usize> Segment<W, B> {
    fn slot(&self, id: Id) -> Option<usize> {
        let slot = id.checked_sub(self.base)? as usize;
        (slot < self.sketches.len()).then_some(slot)
    }

    /// Slots that share a bucket with one's own text, some more than once. All buckets are looked up, and
    /// asked for, before one is read.
    fn met(&self, own: &Banded<W, B>, slots: &mut Vec<u32>) {
        slots.clear();
        let buckets: [Range<usize>; B] =
            std::array::from_fn(|band| self.lists.get(band).map_or(0..0, |list| list.bucket(own.buckets[band])));
        slots.reserve(buckets.iter().map(Range::len).sum());
        let firsts = self.lists.iter().zip(&buckets).map(|(list, bucket)| list.first(bucket));
        black_box(firsts.fold(0, |all, slot| all ^ slot));
        self.lists.iter().zip(buckets).for_each(|(list, bucket)| list.read(bucket, slots));
    }

    fn remove(&mut self, id: Id, text: &Fingerprint) -> bool {
        let Some(slot) = self.slot(id).filter(|slot| self.sketches[*slot] != [0; W]) else { return false };
        for (band, list) in self.lists.iter_mut().enumerate() {
            list.forget(bucket(text, band), slot as u32);
        }
        self.sketches[slot] = [0; W];
        true
    }

    fn has(&self, id: Id) -> bool {
        let Some(slot) = self.slot(id) else { return false };
        self.sketches[slot] != [0; W] || self.lists.iter().any(|list| list.has(slot as u32))
    }

    /// Two neighbours as one. What of a bucket the lists do not say, the sketches do.
    fn merged(older: &Self, newer: &Self) -> Self {
        let gap = (newer.base - older.base) as usize;
        let mut sketches = older.sketches.clone();
        sketches.resize(gap, [0; W]);
        sketches.extend_from_slice(&newer.sketches);
        let mut columns = Columns::<W, B>::sized(older.base, sketches);
        // Texts that a full bucket has dropped stand anywhere, not all in one bucket.
        columns.of.iter_mut().flatten().enumerate().for_each(|(at, bucket)| *bucket = (at as u16).wrapping_mul(40_503));
        for (part, offset) in [(older, 0), (newer, gap)] {
            for (band, list) in part.lists.iter().enumerate() {
                for (whole, slot) in list.entries() {
                    let Some(sketch) = part.sketches.get(slot as usize) else { continue };
                    columns.of[band][slot as usize + offset] = whole & !3 | lowest(sketch, band);
                }
            }
        }
        columns.segment()
    }

    fn bytes(&self) -> usize {
        self.sketches.len() * W * 8 + self.lists.iter().map(List::bytes).sum::<usize>()
    }
}
