//! Sets of hashes as Rice-coded gaps: half the bytes of a sorted table, and hashes do not compress.
//!
//! Layout: the remainder's width in bits (one byte), the number of hashes (four bytes, big-endian), then for
//! each gap its quotient in ones, a zero, and its remainder, most significant bit first. Made when the
//! lists are compiled, read in one pass when a domain is looked up.

/// Width of a hash: a wrong hit has a chance of one in eight million for nine thousand entries.
pub const BITS: u32 = 36;

/// The set as bytes. `sorted` must ascend.
pub fn encode(sorted: &[u64]) -> Vec<u8> {
    let mean = (1 << BITS) / (sorted.len() as u64).max(1);
    let width = mean.max(1).ilog2();
    let mut writer = Writer { bytes: Vec::new(), free: 0 };
    let mut last = 0;
    for &hash in sorted {
        let gap = hash - last;
        (0..gap >> width).for_each(|_| writer.push(true));
        writer.push(false);
        (0..width).rev().for_each(|bit| writer.push(gap >> bit & 1 == 1));
        last = hash;
    }
    let head = [width as u8].into_iter().chain((sorted.len() as u32).to_be_bytes());
    head.chain(writer.bytes).collect()
}

/// True when the set holds the hash. A table that ends too early holds what was read of it.
pub fn contains(table: &[u8], hash: u64) -> bool {
    let [width, a, b, c, d, bits @ ..] = table else { return false };
    let mut reader = Reader { bits, at: 0 };
    let mut sum = 0;
    for _ in 0..u32::from_be_bytes([*a, *b, *c, *d]) {
        let Some(gap) = reader.gap(u32::from(*width)) else { return false };
        sum += gap;
        if sum >= hash {
            return sum == hash;
        }
    }
    false
}

struct Writer {
    bytes: Vec<u8>,
    free: u32,
}

impl Writer {
    fn push(&mut self, bit: bool) {
        if self.free == 0 {
            self.bytes.push(0);
            self.free = 8;
        }
        self.free -= 1;
        if let Some(last) = self.bytes.last_mut() {
            *last |= u8::from(bit) << self.free;
        }
    }
}

struct Reader<'a> {
    bits: &'a [u8],
    at: usize,
}

impl Reader<'_> {
    /// One that takes more than the 57 bits of a window is not read; of our lists the longest has half of that.
    fn gap(&mut self, width: u32) -> Option<u64> {
        let window = self.window()?;
        let quotient = window.leading_ones();
        self.at += (quotient + 1 + width) as usize;
        let remainder = window.checked_shl(quotient + 1)? >> 1 >> (63 - width.min(63));
        (self.at <= self.bits.len() * 8).then_some(u64::from(quotient) << width.min(63) | remainder)
    }

    /// The next bits at once, noughts behind the end: bit by bit a look takes ten times as long.
    fn window(&self) -> Option<u64> {
        let rest = self.bits.get(self.at / 8..)?;
        let padded = || std::array::from_fn(|at| rest.get(at).copied().unwrap_or_default());
        Some(u64::from_be_bytes(rest.first_chunk().copied().unwrap_or_else(padded)) << (self.at % 8))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn our_lists_are_read_to_their_ends() {
        for table in [&include_bytes!("disposable.bin")[..], include_bytes!("freemail.bin")] {
            let [width, a, b, c, d, bits @ ..] = table else { panic!("no table") };
            let mut reader = Reader { bits, at: 0 };
            let gaps = || reader.gap(u32::from(*width));
            let read = std::iter::from_fn(gaps).take(u32::from_be_bytes([*a, *b, *c, *d]) as usize);
            assert_eq!(read.count() as u32, u32::from_be_bytes([*a, *b, *c, *d]));
            assert!(reader.at.div_ceil(8) == bits.len() && bits.len() > 10_000);
        }
    }

    #[test]
    fn what_goes_in_is_found_and_nothing_else() {
        let sorted: Vec<u64> = (1..2_000_u64).map(|n| n * n * 13 % (1 << BITS)).collect();
        let table = encode(&sorted);
        assert!(sorted.iter().all(|&hash| contains(&table, hash)));
        assert!(!sorted.iter().any(|&hash| contains(&table, hash + 1)));
        assert!(!contains(&table[..table.len() / 2], sorted[sorted.len() - 1]), "a table cut in two");
        assert!(!contains(&[], 7) && !contains(&encode(&[]), 7));
    }
}
