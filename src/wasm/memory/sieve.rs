//! Who is certainly not remembered, told without a look at every row: a million of them take milliseconds.

/// Bits for each that is remembered: one in nine of those who are not is looked for all the same.
const BITS: usize = 8;
/// Bits of the smallest.
const LEAST: usize = 1 << 16;

/// One bit for each of many hashes.
pub(super) struct Sieve {
    bits: Vec<u64>,
}

impl Sieve {
    /// With room for so many, and twice as many before it lets too much through.
    pub(super) fn sized(count: usize) -> Sieve {
        Sieve { bits: vec![0; (count * BITS).next_power_of_two().max(LEAST) / 64] }
    }

    pub(super) fn add(&mut self, hash: u64) {
        let (word, bit) = self.place(hash);
        self.bits[word] |= 1 << bit;
    }

    /// False for what was certainly never added.
    pub(super) fn may_have(&self, hash: u64) -> bool {
        let (word, bit) = self.place(hash);
        self.bits[word] >> bit & 1 == 1
    }

    fn place(&self, hash: u64) -> (usize, u64) {
        // A power of two, so the lower bits of a keyed hash are as good as any.
        ((hash >> 6) as usize & (self.bits.len() - 1), hash & 63)
    }
}
