//! Codes of Huffman: bits to words, by one look into a table, or two for the rare ones.

use super::bits::Bits;

/// Longest code, bits.
const LONGEST: usize = 15;

/// The order in which the sizes of the code of sizes come.
pub(super) const ORDER: [usize; 19] = [16, 17, 18, 0, 8, 7, 9, 6, 10, 5, 11, 4, 12, 3, 13, 2, 14, 1, 15];

/// Lengths of repetitions: the least of each word, and how many bits are added to it.
pub(super) const LENGTHS: [(u16, u8); 29] = [
    (3, 0),
    (4, 0),
    (5, 0),
    (6, 0),
    (7, 0),
    (8, 0),
    (9, 0),
    (10, 0),
    (11, 1),
    (13, 1),
    (15, 1),
    (17, 1),
    (19, 2),
    (23, 2),
    (27, 2),
    (31, 2),
    (35, 3),
    (43, 3),
    (51, 3),
    (59, 3),
    (67, 4),
    (83, 4),
    (99, 4),
    (115, 4),
    (131, 5),
    (163, 5),
    (195, 5),
    (227, 5),
    (258, 0),
];

/// How far back they stand, in the same way.
pub(super) const DISTANCES: [(u16, u8); 30] = [
    (1, 0),
    (2, 0),
    (3, 0),
    (4, 0),
    (5, 1),
    (7, 1),
    (9, 2),
    (13, 2),
    (17, 3),
    (25, 3),
    (33, 4),
    (49, 4),
    (65, 5),
    (97, 5),
    (129, 6),
    (193, 6),
    (257, 7),
    (385, 7),
    (513, 8),
    (769, 8),
    (1025, 9),
    (1537, 9),
    (2049, 10),
    (3073, 10),
    (4097, 11),
    (6145, 11),
    (8193, 12),
    (12289, 12),
    (16385, 13),
    (24577, 13),
];

/// What some bits stand for: from the lowest bit how many they are (4 bits), what it is (2), how many bits belong to
/// it (4), and from bit 16 on its value. Zero stands for nothing.
#[derive(Debug, Clone, Copy, Default, PartialEq)]
pub(super) struct Entry(u32);

impl Entry {
    const LETTER: u32 = 1 << 4;
    const END: u32 = 2 << 4;
    /// Its value is the place of a second table, and the bits that belong to it choose from that.
    const SECOND: u32 = 3 << 4;
    const KIND: u32 = 3 << 4;

    const fn new(value: u16, extra: u8, kind: u32) -> Entry {
        Entry((value as u32) << 16 | (extra as u32) << 8 | kind)
    }

    #[inline]
    pub(super) fn is_letter(self) -> bool {
        self.0 & Entry::KIND == Entry::LETTER
    }

    #[inline]
    pub(super) fn is_end(self) -> bool {
        self.0 & Entry::KIND == Entry::END
    }

    #[inline]
    fn is_second(self) -> bool {
        self.0 & Entry::KIND == Entry::SECOND
    }

    #[inline]
    pub(super) fn value(self) -> u32 {
        self.0 >> 16
    }

    #[inline]
    pub(super) fn extra(self) -> u32 {
        self.0 >> 8 & 15
    }

    #[inline]
    fn bits(self) -> u32 {
        self.0 & 15
    }
}

/// A code as a table.
pub(super) struct Code {
    /// Entries by the first bits, then those of second tables.
    table: Vec<Entry>,
    first: u32,
}

impl Code {
    /// Of letters and lengths, by the sizes of their codes.
    pub(super) fn words(sizes: &[u8]) -> Option<Code> {
        Code::of_sizes(sizes, 10, |word| match word {
            0..256 => Some(Entry::new(word as u16, 0, Entry::LETTER)),
            256 => Some(Entry::new(0, 0, Entry::END)),
            _ => LENGTHS.get(word - 257).map(|(least, extra)| Entry::new(*least, *extra, 0)),
        })
    }

    /// Of distances.
    pub(super) fn distances(sizes: &[u8]) -> Option<Code> {
        Code::of_sizes(sizes, 8, |word| DISTANCES.get(word).map(|(least, extra)| Entry::new(*least, *extra, 0)))
    }

    /// Of the sizes of other codes.
    pub(super) fn sizes(sizes: &[u8]) -> Option<Code> {
        Code::of_sizes(sizes, 7, |word| Some(Entry::new(word as u16, 0, 0)))
    }

    /// What the next bits stand for; nothing when that is nothing.
    #[inline]
    pub(super) fn of(&self, bits: &mut Bits<'_>) -> Option<Entry> {
        let mut entry = *self.table.get((bits.seen() & ((1 << self.first) - 1)) as usize)?;
        if entry.is_second() {
            bits.skip(self.first)?;
            let place = entry.value() as usize + (bits.seen() & ((1 << entry.extra()) - 1)) as usize;
            entry = *self.table.get(place)?;
        }
        bits.skip(entry.bits())?;
        (entry != Entry::default()).then_some(entry)
    }

    /// A table for codes of those sizes, of which the first bits are looked up at once.
    fn of_sizes(sizes: &[u8], first: u32, entry: impl Fn(usize) -> Option<Entry>) -> Option<Code> {
        let mut next = starts(sizes)?;
        let longest = u32::from(sizes.iter().copied().max().unwrap_or(0));
        let second = longest.saturating_sub(first);
        let mut table = vec![Entry::default(); 1 << first];
        for (word, size) in sizes.iter().map(|size| u32::from(*size)).enumerate().filter(|(_, size)| *size > 0) {
            let code = next.get_mut(size as usize)?;
            let turned = (*code << (32 - size)).reverse_bits() as usize;
            *code += 1;
            // A word that stands for nothing stays zero.
            let Some(Entry(entry)) = entry(word) else { continue };
            if size <= first {
                spread(table.get_mut(..1 << first)?, turned, size, Entry(entry | size));
                continue;
            }
            let short = turned & ((1 << first) - 1);
            let mut place = table.get(short)?.value() as usize;
            if place == 0 {
                place = table.len();
                *table.get_mut(short)? = Entry::new(u16::try_from(place).ok()?, second as u8, Entry::SECOND);
                table.resize(place + (1 << second), Entry::default());
            }
            let table = table.get_mut(place..place + (1 << second))?;
            spread(table, turned >> first, size - first, Entry(entry | (size - first)));
        }
        Some(Code { table, first })
    }
}

/// Puts an entry wherever the lowest bits are those of a code.
fn spread(table: &mut [Entry], code: usize, size: u32, entry: Entry) {
    table.iter_mut().skip(code).step_by(1 << size).for_each(|place| *place = entry);
}

/// The first code of each size; nothing when the sizes make no code. One word alone may have a bit of its own.
fn starts(sizes: &[u8]) -> Option<[u32; LONGEST + 1]> {
    let mut counts = [0_u32; LONGEST + 1];
    for size in sizes {
        *counts.get_mut(usize::from(*size))? += 1;
    }
    counts[0] = 0;
    let (mut next, mut code) = ([0; LONGEST + 1], 0);
    for size in 1..=LONGEST {
        code = (code + counts[size - 1]) << 1;
        next[size] = code;
        if code + counts[size] > 1 << size {
            return None;
        }
    }
    let is_whole = code + counts[LONGEST] == 1 << LONGEST;
    let is_single = counts.iter().skip(2).all(|count| *count == 0);
    (is_whole || is_single).then_some(next)
}
