//! Bits of a packed text, the lowest of each byte first.

/// Reads bits.
pub(super) struct Bits<'a> {
    bytes: &'a [u8],
    /// The next byte that is not yet held.
    at: usize,
    held: u64,
    /// How many bits are held; below zero once more were taken than there are.
    count: i32,
}

impl<'a> Bits<'a> {
    pub(super) fn new(bytes: &'a [u8]) -> Bits<'a> {
        Bits { bytes, at: 0, held: 0, count: 0 }
    }

    /// Holds 56 bits at least, or all that are left.
    #[inline]
    pub(super) fn fill(&mut self) {
        match self.bytes.get(self.at..).and_then(|rest| rest.first_chunk()) {
            // Bits above the count are those of the next bytes, which are put there again later.
            Some(chunk) => {
                self.held |= u64::from_le_bytes(*chunk) << self.count;
                let bytes = (63 - self.count) >> 3;
                self.at += bytes as usize;
                self.count += bytes * 8;
            }
            None => self.fill_last(),
        }
    }

    #[cold]
    fn fill_last(&mut self) {
        while self.count <= 56
            && let Some(byte) = self.bytes.get(self.at)
        {
            self.held |= u64::from(*byte) << self.count;
            self.at += 1;
            self.count += 8;
        }
    }

    /// The bits that come next; zeros behind the end.
    #[inline]
    pub(super) fn seen(&self) -> u64 {
        self.held
    }

    /// Goes on by some bits; nothing where there are not as many.
    #[inline]
    pub(super) fn skip(&mut self, bits: u32) -> Option<()> {
        self.held >>= bits;
        self.count -= bits as i32;
        (self.count >= 0).then_some(())
    }

    /// The next bits as a number.
    #[inline]
    pub(super) fn take(&mut self, bits: u32) -> Option<u32> {
        let number = self.held & ((1 << bits) - 1);
        self.skip(bits)?;
        Some(number as u32)
    }

    /// The next whole bytes; fewer at the end.
    pub(super) fn bytes(&mut self, count: usize) -> &'a [u8] {
        let from = self.at - usize::try_from(self.count / 8).unwrap_or(0).min(self.at);
        let rest = self.bytes.get(from..).unwrap_or_default();
        let bytes = rest.get(..count.min(rest.len())).unwrap_or_default();
        (self.at, self.held, self.count) = (from + bytes.len(), 0, 0);
        bytes
    }
}
