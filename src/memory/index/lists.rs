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

    /// The first entry there.
    #[inline]
    pub(super) fn first(&self, range: &Range<usize>) -> u32 {
        self.slots.get(range.start)
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

/// Sorts columns of buckets into lists, one band after the other in the same room: by the upper bits of the bucket into
/// groups that the nearest cache holds, then each group by the lower bits.
#[derive(Default)]
pub(super) struct Sorter {
    /// Group by group: the lower bits of the bucket, and the slot.
    grouped: Vec<u32>,
    /// The slots of a group, bucket by bucket.
    sorted: Vec<u32>,
    /// How many entries each bucket has in its list.
    counts: Vec<u32>,
}

/// Lower bits of a bucket, and the bits of a slot behind them.
const LOWER: u32 = 8;
const SLOT: u32 = 20;
/// Most groups, and buckets of a group.
const MANY: usize = 1 << LOWER;

impl Sorter {
    /// The list of a column, in which the bucket of each of these slots stands at its place. The list takes its room.
    pub(super) fn list(&mut self, column: Vec<u16>, slots: &[u32]) -> List {
        let bits = (usize::BITS - column.len().leading_zeros()).saturating_sub(3).clamp(BITS, WHOLE);
        let wide = column.len() > usize::from(u16::MAX);
        let ends = self.group(&column, slots, WHOLE - bits);
        let mut list = Slots::within(column, slots.len(), wide);
        self.counts.clear();
        let mut from = 0;
        for end in &ends[..1 << (bits - LOWER)] {
            self.take(from..*end as usize, wide, &mut list);
            from = *end as usize;
        }
        List { directory: Directory::of(&mut self.counts), slots: list.fitted() }
    }

    /// Puts the entries into groups; gives where each group ends.
    fn group(&mut self, column: &[u16], slots: &[u32], shift: u32) -> [u32; MANY] {
        let mut next = [0; MANY];
        slots.chunks(PART).for_each(|slots| count(column, slots, shift, &mut next));
        places(&mut next);
        self.grouped.resize(slots.len(), 0);
        slots.chunks(PART).for_each(|slots| scatter(column, slots, shift, &mut next, &mut self.grouped));
        next
    }

    /// Appends a group to the list, bucket by bucket, of each the newest.
    #[inline(never)]
    fn take(&mut self, group: Range<usize>, wide: bool, list: &mut Slots) {
        let entries = &self.grouped[group];
        let mut next = [0; MANY];
        entries.iter().for_each(|entry| next[bucket_of(*entry)] += 1);
        let most = places(&mut next);
        let starts = next;
        self.sorted.resize(entries.len(), 0);
        for entry in entries {
            let next = &mut next[bucket_of(*entry)];
            self.sorted[*next as usize] = entry & ((1 << SLOT) - 1);
            *next += 1;
        }
        let counts = starts.iter().zip(next).map(|(start, end)| (end - start).min(MOST_IN_BUCKET));
        self.counts.extend(counts);
        if most <= MOST_IN_BUCKET {
            return list.append(&self.sorted, wide);
        }
        for (start, end) in starts.into_iter().zip(next) {
            let start = start.max(end.saturating_sub(MOST_IN_BUCKET));
            list.append(&self.sorted[start as usize..end as usize], wide);
        }
    }
}

/// Entries that are put into groups by one call. A browser changes to the fast code of a function only when it is called:
/// one call for a whole column would run in the slow one to its end.
const PART: usize = 4_096;

/// Counts the entries of each group.
#[inline(never)]
fn count(column: &[u16], slots: &[u32], shift: u32, counts: &mut [u32; MANY]) {
    slots.iter().for_each(|slot| counts[usize::from(column[*slot as usize] >> shift >> LOWER)] += 1);
}

/// Puts each entry at the next place of its group.
#[inline(never)]
fn scatter(column: &[u16], slots: &[u32], shift: u32, next: &mut [u32; MANY], grouped: &mut [u32]) {
    for slot in slots {
        let short = column[*slot as usize] >> shift;
        let next = &mut next[usize::from(short >> LOWER)];
        grouped[*next as usize] = u32::from(short as u8) << SLOT | slot;
        *next += 1;
    }
}

#[inline]
fn bucket_of(entry: u32) -> usize {
    (entry >> SLOT) as usize & (MANY - 1)
}

/// Makes places out of counts: each begins where the one before ends. Gives the largest count.
fn places(counts: &mut [u32; MANY]) -> u32 {
    let (mut at, mut most) = (0, 0);
    for count in counts {
        most = most.max(*count);
        at += std::mem::replace(count, at);
    }
    most
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Every bucket as a list of its own, the newest that are kept.
    fn slowly(column: &[u16], slots: &[u32], short: usize, shift: u32) -> Vec<u32> {
        let all: Vec<u32> =
            slots.iter().copied().filter(|slot| usize::from(column[*slot as usize] >> shift) == short).collect();
        all[all.len().saturating_sub(MOST_IN_BUCKET as usize)..].to_vec()
    }

    #[test]
    fn lists_hold_of_each_bucket_the_newest_in_order() {
        // Few and many slots, with gaps; every seventh in one bucket, which is cut.
        for count in [0, 1, 300, 70_000, 140_001_u32] {
            let random = |slot: u32| (slot.wrapping_mul(0x9E37_79B1) >> 16) as u16;
            let column: Vec<u16> = (0..count).map(|slot| if slot % 7 == 3 { 40_961 } else { random(slot) }).collect();
            let slots: Vec<u32> = (0..count).filter(|slot| slot % 11 != 5).collect();
            let list = Sorter::default().list(column.clone(), &slots);
            for whole in (0..=u16::MAX).step_by(997).chain([40_961, u16::MAX]) {
                let mut read = Vec::new();
                list.read(list.bucket(whole), &mut read);
                let shift = list.shift();
                assert_eq!(read, slowly(&column, &slots, usize::from(whole >> shift), shift), "{count} {whole}");
            }
            let kept = (0..1 << (WHOLE - list.shift())).map(|short| slowly(&column, &slots, short, list.shift()).len());
            assert!(count > 300 || list.entries().count() == kept.sum::<usize>());
        }
    }
}
