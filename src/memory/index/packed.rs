//! Lists of slots by bucket, packed: twenty bits for a slot, and two bytes for a bucket.

/// Slots of twenty bits: sixteen, and four more where a segment has more than 65,536.
#[derive(Debug, Clone, Default)]
pub(super) struct Slots {
    low: Vec<u16>,
    high: Vec<u8>,
}

impl Slots {
    pub(super) fn zeroed(count: usize, wide: bool) -> Slots {
        Slots { low: vec![0; count], high: if wide { vec![0; count.div_ceil(2)] } else { Vec::new() } }
    }

    /// Of slots, one after the other.
    pub(super) fn of(all: &[u32], wide: bool) -> Slots {
        let high = |slot: Option<&u32>| slot.map_or(0, |slot| (slot >> 16) as u8 & 15);
        let pair = |pair: &[u32]| high(pair.first()) | high(pair.get(1)) << 4;
        let high = if wide { all.chunks(2).map(pair).collect() } else { Vec::new() };
        Slots { low: all.iter().map(|slot| *slot as u16).collect(), high }
    }

    /// Slots that stand there are appended.
    #[inline]
    pub(super) fn read(&self, range: std::ops::Range<usize>, slots: &mut Vec<u32>) {
        let low = self.low.get(range.clone()).unwrap_or_default();
        if self.high.is_empty() {
            slots.extend(low.iter().map(|low| u32::from(*low)));
        } else {
            let high = |at: usize| self.high.get(at / 2).map_or(0, |pair| u32::from(pair >> (4 * (at % 2)) & 15));
            slots.extend(low.iter().zip(range).map(|(low, at)| u32::from(*low) | high(at) << 16));
        }
    }

    #[inline]
    pub(super) fn get(&self, at: usize) -> u32 {
        let low = u32::from(self.low.get(at).copied().unwrap_or_default());
        let high = self.high.get(at / 2).map_or(0, |pair| u32::from(pair >> (4 * (at % 2)) & 15));
        low | high << 16
    }

    #[inline]
    pub(super) fn set(&mut self, at: usize, slot: u32) {
        self.low[at] = slot as u16;
        if let Some(pair) = self.high.get_mut(at / 2) {
            let shift = 4 * (at % 2);
            *pair = *pair & !(15 << shift) | ((slot >> 16) as u8 & 15) << shift;
        }
    }

    pub(super) fn bytes(&self) -> usize {
        self.low.len() * 2 + self.high.len()
    }
}

/// Buckets that share one whole number as their base.
const BLOCK: usize = 64;

/// Where each bucket begins in its list.
#[derive(Debug, Clone, Default)]
pub(super) struct Directory {
    bases: Vec<u32>,
    starts: Vec<u16>,
    end: u32,
}

impl Directory {
    /// From the number of entries of each bucket. What a block cannot hold is taken off, for no query reads so
    /// many: the counts say afterwards what there is room for.
    pub(super) fn of(counts: &mut [u32]) -> Directory {
        let mut made = Directory { starts: Vec::with_capacity(counts.len()), ..Directory::default() };
        let mut at = 0_u32;
        for block in counts.chunks_mut(BLOCK) {
            made.bases.push(at);
            let base = at;
            for count in block {
                made.starts.push((at - base) as u16);
                *count = (*count).min(u32::from(u16::MAX) - (at - base));
                at += *count;
            }
        }
        made.end = at;
        made
    }

    /// Entries of a bucket.
    #[inline]
    pub(super) fn range(&self, bucket: usize) -> std::ops::Range<usize> {
        self.start(bucket)..self.start(bucket + 1)
    }

    #[inline]
    fn start(&self, bucket: usize) -> usize {
        match self.starts.get(bucket) {
            Some(start) => self.bases[bucket / BLOCK] as usize + usize::from(*start),
            None => self.end as usize,
        }
    }

    pub(super) fn buckets(&self) -> usize {
        self.starts.len()
    }

    pub(super) fn len(&self) -> usize {
        self.end as usize
    }

    pub(super) fn bytes(&self) -> usize {
        self.bases.len() * 4 + self.starts.len() * 2
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn slots_keep_twenty_bits() {
        for wide in [false, true] {
            let mut slots = Slots::zeroed(5, wide);
            let most = if wide { 0xF_FFFF } else { 0xFFFF };
            (0..5).for_each(|at| slots.set(at, most - at as u32 * 3));
            assert!((0..5).all(|at| slots.get(at) == most - at as u32 * 3));
            let all: Vec<u32> = (0..5).map(|at| slots.get(at)).collect();
            let (of, mut read) = (Slots::of(&all, wide), vec![7]);
            of.read(1..4, &mut read);
            assert_eq!(read, [&[7], &all[1..4]].concat());
            assert!((0..5).all(|at| of.get(at) == all[at]));
        }
    }

    #[test]
    fn a_directory_finds_what_was_counted() {
        let mut counts: Vec<u32> = (0..300).map(|i| i % 7).collect();
        let directory = Directory::of(&mut counts);
        let mut at = 0;
        for (bucket, count) in counts.iter().enumerate() {
            assert_eq!(directory.range(bucket), at..at + *count as usize);
            at += *count as usize;
        }
        assert_eq!((directory.len(), directory.buckets()), (at, 300));
    }

    #[test]
    fn a_block_that_is_too_full_is_cut() {
        let mut counts = vec![40_000, 40_000, 5, 7];
        let directory = Directory::of(&mut counts);
        assert_eq!(counts, [40_000, 25_535, 0, 0]);
        assert_eq!(directory.len(), 65_535);
    }
}
