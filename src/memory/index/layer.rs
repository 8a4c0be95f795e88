//! A layer of the index finds texts by bands: two bins of a fingerprint that agree propose a candidate, and
//! the sketch decides.
//!
//! New texts go to an open part, in which each bucket is a chain; when that is full it is sealed into a segment
//! with packed lists, and segments of equal size are merged. A bucket has the upper seven bits of both bins, and
//! the lowest bits, which stand in the sketch already, so that a merged segment takes them from there.

use super::packed::{Directory, Slots};
use crate::memory::{Fingerprint, Id};

/// Texts of the open part, and of the largest segment: one number less than the bits allow stands for nobody.
const OPEN: usize = (1 << 16) - 1;
const LARGEST: usize = (1 << 20) - 1;
/// Bits of a bucket in the open part: without the lowest of each bin.
const BITS: u32 = 14;
/// Most entries of a bucket: what more texts share is a stock.
const MOST_IN_BUCKET: u32 = 512;
/// Most bits of a bucket.
const WHOLE: u32 = 16;
const NONE: u32 = u32::MAX;

/// The first bits of a sketch; all zero for a slot without text.
type Bits<const W: usize> = [u64; W];

/// Texts by sketches of `W` words of 64 bits and `B` bands.
#[derive(Debug, Clone)]
pub(super) struct Layer<const W: usize, const B: usize> {
    sealed: Vec<Segment<W, B>>,
    open: Open<W, B>,
}

/// Texts that were sealed.
#[derive(Debug, Clone)]
struct Segment<const W: usize, const B: usize> {
    base: Id,
    sketches: Vec<Bits<W>>,
    lists: Vec<List>,
}

#[derive(Debug, Clone)]
struct List {
    directory: Directory,
    slots: Slots,
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
        Banded { sketch: sketch(text), buckets: std::array::from_fn(|band| bucket(text, band)) }
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

fn sketch<const W: usize>(text: &Fingerprint) -> Bits<W> {
    let whole = text.sketch();
    std::array::from_fn(|at| whole[at])
}

#[inline]
fn distance<const W: usize>(a: &Bits<W>, b: &Bits<W>) -> u32 {
    (0..W).map(|at| (a[at] ^ b[at]).count_ones()).sum()
}

/// Sixteen bits of a band: the upper bits of its bins, then the lowest bit of each.
#[inline]
fn bucket(text: &Fingerprint, band: usize) -> u16 {
    let [one, two] = [0, 1].map(|at| u16::from(text.0[band * 2 + at]));
    (one >> 1) << 9 | (two >> 1) << 2 | (one & 1) << 1 | two & 1
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
        self.sealed.iter().for_each(|segment| segment.find(&own, far, found));
        self.open.find(&own, far, found);
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

    fn find(&self, own: &Banded<W, B>, far: u32, found: &mut Vec<(u32, Id)>) {
        for (band, bucket) in own.buckets.iter().enumerate() {
            for slot in self.chain(band, *bucket).take(MOST_IN_BUCKET as usize) {
                let differs = distance(&own.sketch, &self.sketches[slot]);
                if differs <= far {
                    found.push((differs, self.base + slot as Id));
                }
            }
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
        let mut columns = Columns::sized(self.base, &self.sketches);
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

/// The buckets of all texts, band by band: what segments are made of.
struct Columns<const W: usize, const B: usize> {
    base: Id,
    sketches: Vec<Bits<W>>,
    of: [Vec<u16>; B],
}

impl<const W: usize, const B: usize> Columns<W, B> {
    fn new(base: Id) -> Self {
        Columns { base, sketches: Vec::new(), of: std::array::from_fn(|_| Vec::new()) }
    }

    fn sized(base: Id, sketches: &[Bits<W>]) -> Self {
        Columns { base, sketches: sketches.to_vec(), of: std::array::from_fn(|_| vec![0; sketches.len()]) }
    }

    fn push(&mut self, id: Id, text: &Banded<W, B>) {
        let slot = (id - self.base) as usize;
        self.sketches.resize(slot, [0; W]);
        self.sketches.push(text.sketch);
        for (column, bucket) in self.of.iter_mut().zip(text.buckets) {
            column.resize(slot, 0);
            column.push(bucket);
        }
    }

    fn segment(self) -> Segment<W, B> {
        let lists = self.of.iter().map(|column| List::of(column, &self.sketches)).collect();
        Segment { base: self.base, sketches: self.sketches, lists }
    }
}

/// A layer of many texts, sealed at once. They come in the order of their numbers.
pub(super) struct Building<const W: usize, const B: usize> {
    layer: Layer<W, B>,
    columns: Option<Columns<W, B>>,
}

impl<const W: usize, const B: usize> Building<W, B> {
    /// Empty, of a layer that is.
    pub(super) fn new() -> Self {
        Building { layer: Layer::new(), columns: None }
    }

    pub(super) fn push(&mut self, id: Id, text: &Banded<W, B>) {
        let full = self.columns.as_ref().is_some_and(|columns| (id - columns.base) as usize >= LARGEST);
        if full {
            self.seal();
        }
        self.columns.get_or_insert_with(|| Columns::new(id)).push(id, text);
    }

    fn seal(&mut self) {
        self.layer.sealed.extend(self.columns.take().map(Columns::segment));
    }

    pub(super) fn done(mut self) -> Layer<W, B> {
        self.seal();
        self.layer
    }
}

impl List {
    /// By counting: the newest of a bucket that has too many.
    fn of<const W: usize>(column: &[u16], sketches: &[Bits<W>]) -> List {
        let bits = (usize::BITS - column.len().leading_zeros()).saturating_sub(3).clamp(BITS, WHOLE);
        let shift = WHOLE - bits;
        let mut counts = vec![0_u32; 1 << bits];
        let texts = || (0..column.len()).rev().filter(|slot| sketches[*slot] != [0; W]);
        texts().for_each(|slot| counts[usize::from(column[slot] >> shift)] += 1);
        counts.iter_mut().for_each(|count| *count = (*count).min(MOST_IN_BUCKET));
        let directory = Directory::of(&mut counts);
        let mut slots = Slots::zeroed(directory.len(), column.len() > OPEN);
        let mut ends: Vec<u32> = (0..counts.len()).map(|bucket| directory.range(bucket).end as u32).collect();
        for slot in texts() {
            let bucket = usize::from(column[slot] >> shift);
            if counts[bucket] > 0 {
                counts[bucket] -= 1;
                ends[bucket] -= 1;
                slots.set(ends[bucket] as usize, slot as u32);
            }
        }
        List { directory, slots }
    }

    fn shift(&self) -> u32 {
        WHOLE - self.directory.buckets().trailing_zeros()
    }

    #[inline]
    fn bucket(&self, whole: u16) -> std::ops::Range<usize> {
        self.directory.range(usize::from(whole >> self.shift()))
    }

    /// Puts nobody in the place of a slot.
    fn forget(&mut self, whole: u16, slot: u32) {
        for at in self.bucket(whole) {
            if self.slots.get(at) == slot {
                self.slots.set(at, u32::MAX);
            }
        }
    }
}

impl<const W: usize, const B: usize> Segment<W, B> {
    fn slot(&self, id: Id) -> Option<usize> {
        let slot = id.checked_sub(self.base)? as usize;
        (slot < self.sketches.len()).then_some(slot)
    }

    #[inline]
    fn find(&self, own: &Banded<W, B>, far: u32, found: &mut Vec<(u32, Id)>) {
        for (list, whole) in self.lists.iter().zip(&own.buckets) {
            for at in list.bucket(*whole) {
                let slot = list.slots.get(at);
                let Some(sketch) = self.sketches.get(slot as usize) else { continue };
                let differs = distance(&own.sketch, sketch);
                if differs <= far {
                    found.push((differs, self.base + slot));
                }
            }
        }
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
        let listed = |list: &List| (0..list.directory.len()).any(|at| list.slots.get(at) == slot as u32);
        self.sketches[slot] != [0; W] || self.lists.iter().any(listed)
    }

    /// Two neighbours as one. What of a bucket the lists do not say, the sketches do.
    fn merged(older: &Self, newer: &Self) -> Self {
        let gap = (newer.base - older.base) as usize;
        let mut sketches = older.sketches.clone();
        sketches.resize(gap, [0; W]);
        sketches.extend_from_slice(&newer.sketches);
        let mut columns = Columns::<W, B>::sized(older.base, &sketches);
        // Texts that a full bucket has dropped stand anywhere, not all in one bucket.
        columns.of.iter_mut().flatten().enumerate().for_each(|(at, bucket)| *bucket = (at as u16).wrapping_mul(40_503));
        for (part, offset) in [(older, 0), (newer, gap)] {
            for (band, list) in part.lists.iter().enumerate() {
                for short in 0..list.directory.buckets() {
                    for at in list.directory.range(short) {
                        let slot = list.slots.get(at) as usize;
                        let Some(sketch) = part.sketches.get(slot) else { continue };
                        let whole = (short as u16) << list.shift();
                        columns.of[band][slot + offset] = whole & !3 | lowest(sketch, band);
                    }
                }
            }
        }
        columns.segment()
    }

    fn bytes(&self) -> usize {
        let lists = self.lists.iter().map(|list| list.directory.bytes() + list.slots.bytes()).sum::<usize>();
        self.sketches.len() * W * 8 + lists
    }
}
