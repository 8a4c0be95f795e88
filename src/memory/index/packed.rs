//! Lists of slots by bucket, packed: twenty bits for a slot, and two bytes for a bucket.

/// Slots of twenty bits: sixteen, and four more where a segment has more than 65,536.
#[derive(Debug, Clone, Default)]
pub(super) struct Slots {
    low: Vec<u16>,
    high: Vec<u8>,
}

impl Slots {
    /// With room for so many.
    pub(super) fn sized(count: usize, wide: bool) -> Slots {
        Slots::within(Vec::with_capacity(count), count, wide)
    }

    /// The same in the room of a list whose values are no longer needed.
    pub(super) fn within(mut room: Vec<u16>, count: usize, wide: bool) -> Slots {
        room.clear();
        let high = Vec::with_capacity(if wide { count.div_ceil(2) } else { 0 });
        Slots { low: room, high }
    }

    /// Slots come behind the others; `wide` is the same for all.
    #[inline]
    pub(super) fn append(&mut self, slots: &[u32], wide: bool) {
        let odd = self.low.len() % 2;
        self.low.extend(slots.iter().map(|slot| *slot as u16));
        if wide {
            let high = |slot: &u32| (slot >> 16) as u8 & 15;
            let (half, rest) = slots.split_at(odd.min(slots.len()));
            self.high.last_mut().into_iter().zip(half).for_each(|(pair, slot)| *pair |= high(slot) << 4);
            let (pairs, last) = rest.as_chunks::<2>();
            self.high.extend(pairs.iter().map(|[even, odd]| high(even) | high(odd) << 4));
            self.high.extend(last.iter().map(high));
        }
    }

    /// Gives back room that is not used.
    pub(super) fn fitted(mut self) -> Slots {
        self.low.shrink_to_fit();
        self.high.shrink_to_fit();
        self
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
pub(super) const BLOCK: usize = 64;

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
            let mut slots = Slots::sized(5, wide);
            slots.append(&[0; 5], wide);
            let most = if wide { 0xF_FFFF } else { 0xFFFF };
            (0..5).for_each(|at| slots.set(at, most - at as u32 * 3));
            assert!((0..5).all(|at| slots.get(at) == most - at as u32 * 3));
            let all: Vec<u32> = (0..5).map(|at| slots.get(at)).collect();
            for parts in [vec![5], vec![3, 2], vec![1, 1, 0, 2, 1]] {
                let (mut rest, mut of, mut read) = (&all[..], Slots::sized(5, wide), vec![7]);
                parts.iter().for_each(|count| of.append(rest.split_off(..*count).unwrap_or_default(), wide));
                of.read(1..4, &mut read);
                assert_eq!(read, [&[7], &all[1..4]].concat());
                assert!((0..5).all(|at| of.get(at) == all[at]), "{parts:?}");
                assert_eq!(of.bytes(), slots.bytes());
            }
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
