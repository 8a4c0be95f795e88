//! The lists of a band: of each bucket the slots that are in it, the oldest first, sorted in by counting.

use super::packed::{Directory, Slots};
use std::ops::Range;

/// Fewest bits of a bucket, as in the open part: without the lowest of each bin. And the most.
pub(super) const BITS: u32 = 14;
const WHOLE: u32 = 16;
/// Most entries of a bucket, the newest: what more texts share is a stock.
pub(super) const MOST_IN_BUCKET: u32 = 512;

/// Slots by bucket.
#[derive(Debug, Clone)]
pub(super) struct List {
    directory: Directory,
    slots: Slots,
}

impl List {
    /// Bits of a whole bucket that this list does not tell apart.
    fn shift(&self) -> u32 {
        WHOLE - self.directory.buckets().trailing_zeros()
    }

    /// Where the entries of a bucket stand.
    #[inline]
    pub(super) fn bucket(&self, whole: u16) -> Range<usize> {
        self.directory.range(usize::from(whole >> self.shift()))
    }

    /// What stands there is appended.
    #[inline]
    pub(super) fn read(&self, range: Range<usize>, slots: &mut Vec<u32>) {
        self.slots.read(range, slots);
    }

    /// Every bucket, as far as this list tells, with the slots in it.
    pub(super) fn entries(&self) -> impl Iterator<Item = (u16, u32)> {
        let of = |short: usize| self.directory.range(short).map(move |at| (short, at));
        let all = (0..self.directory.buckets()).flat_map(of);
        all.map(|(short, at)| ((short as u16) << self.shift(), self.slots.get(at)))
    }

    /// Puts nobody in the place of a slot.
    pub(super) fn forget(&mut self, whole: u16, slot: u32) {
        for at in self.bucket(whole) {
            if self.slots.get(at) == slot {
                self.slots.set(at, u32::MAX);
            }
        }
    }

    pub(super) fn has(&self, slot: u32) -> bool {
        (0..self.directory.len()).any(|at| self.slots.get(at) == slot)
    }

    pub(super) fn bytes(&self) -> usize {
        self.directory.bytes() + self.slots.bytes()
    }
}

/// Sorts columns of buckets into lists, one band after the other in the same room.
#[derive(Default)]
pub(super) struct Sorter {
    /// Of each bucket the place of its next entry; where it has too many, a number of `cut`.
    next: Vec<u32>,
    cut: Vec<Cut>,
    sorted: Vec<u32>,
}

/// Says in `next` that a bucket is cut.
const IS_CUT: u32 = 1 << 31;

/// A bucket with more than is kept: how many of its oldest are still to be left out, and the place of the next.
struct Cut {
    skip: u32,
    next: u32,
}

impl Sorter {
    /// The list of a column, in which the bucket of each of these slots stands at its place.
    pub(super) fn list(&mut self, column: &[u16], slots: &[u32]) -> List {
        let bits = (usize::BITS - column.len().leading_zeros()).saturating_sub(3).clamp(BITS, WHOLE);
        let shift = WHOLE - bits;
        let short = |slot: &u32| usize::from(column[*slot as usize] >> shift);
        self.next.clear();
        self.next.resize(1 << bits, 0);
        slots.iter().for_each(|slot| self.next[short(slot)] += 1);
        let directory = self.begin();
        for slot in slots {
            self.put(short(slot), *slot);
        }
        let slots = Slots::of(&self.sorted, column.len() > usize::from(u16::MAX));
        List { directory, slots }
    }

    /// From the number of entries of each bucket: where each begins.
    fn begin(&mut self) -> Directory {
        let all = self.next.clone();
        self.next.iter_mut().for_each(|count| *count = (*count).min(MOST_IN_BUCKET));
        let directory = Directory::of(&mut self.next);
        self.cut.clear();
        let mut at = 0;
        for (count, all) in self.next.iter_mut().zip(all) {
            let kept = std::mem::replace(count, at);
            if kept < all {
                *count = IS_CUT | self.cut.len() as u32;
                self.cut.push(Cut { skip: all - kept, next: at });
            }
            at += kept;
        }
        self.sorted.clear();
        self.sorted.resize(at as usize, 0);
        directory
    }

    #[inline]
    fn put(&mut self, bucket: usize, slot: u32) {
        let next = &mut self.next[bucket];
        let at = if *next & IS_CUT == 0 {
            next
        } else {
            let cut = &mut self.cut[(*next & !IS_CUT) as usize];
            if cut.skip > 0 {
                cut.skip -= 1;
                return;
            }
            &mut cut.next
        };
        self.sorted[*at as usize] = slot;
        *at += 1;
    }
}
