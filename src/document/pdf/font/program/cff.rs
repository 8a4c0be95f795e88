//! Bare CFF of a simple font: its encoding gives glyphs, its character set their names.

use super::super::encoding;

/// The names that need not stand in a program: those of the standard, by their numbers (Adobe technical note 5176,
/// appendix A), as far as they are letters and signs of Latin texts.
const STANDARD_NAMES: &str = include_str!("cff.txt");

/// A list of byte strings.
struct Index<'b> {
    bytes: &'b [u8],
    count: usize,
    width: usize,
    /// Where the list of offsets begins.
    from: usize,
    /// Behind the list.
    end: usize,
}

impl<'b> Index<'b> {
    fn read(bytes: &'b [u8], at: usize) -> Option<Index<'b>> {
        let count = usize::from(u16::from_be_bytes([*bytes.get(at)?, *bytes.get(at + 1)?]));
        if count == 0 {
            return Some(Index { bytes, count, width: 1, from: at, end: at + 2 });
        }
        let width = usize::from(*bytes.get(at + 2)?).clamp(1, 4);
        let mut index = Index { bytes, count, width, from: at + 3, end: 0 };
        index.end = index.place(count)?;
        Some(index)
    }

    /// Where an item begins.
    fn place(&self, item: usize) -> Option<usize> {
        let at = self.from.checked_add(item.checked_mul(self.width)?)?;
        let offset = self.bytes.get(at..at + self.width)?.iter().fold(0_usize, |sum, b| sum << 8 | usize::from(*b));
        // Offsets count from the byte before the data.
        self.from.checked_add((self.count + 1) * self.width)?.checked_add(offset)?.checked_sub(1)
    }

    fn get(&self, item: usize) -> Option<&'b [u8]> {
        (item < self.count).then(|| self.bytes.get(self.place(item)?..self.place(item + 1)?)).flatten()
    }
}

/// The first operand of an operator in a dictionary.
fn operand(dict: &[u8], wanted: u8) -> Option<i64> {
    let (mut at, mut last) = (0, None);
    while let Some(&byte) = dict.get(at) {
        let next = |further: usize| dict.get(at + further).map(|b| i64::from(*b));
        let (value, length) = match byte {
            32..=246 => (Some(i64::from(byte) - 139), 1),
            247..=250 => (next(1).map(|b| (i64::from(byte) - 247) * 256 + b + 108), 2),
            251..=254 => (next(1).map(|b| -(i64::from(byte) - 251) * 256 - b - 108), 2),
            28 => (Some(i64::from(i16::from_be_bytes([*dict.get(at + 1)?, *dict.get(at + 2)?]))), 3),
            29 => (Some(i64::from(i32::from_be_bytes(dict.get(at + 1..at + 5)?.try_into().ok()?))), 5),
            // A real number: half bytes up to one that ends it.
            30 => (None, 2 + dict.iter().skip(at + 1).take_while(|b| *b & 15 != 15 && *b >> 4 != 15).count()),
            12 => {
                last = None;
                (None, 2)
            }
            _ if byte == wanted => return last,
            _ => {
                last = None;
                (None, 1)
            }
        };
        last = value.or(last);
        at += length;
    }
    None
}

/// What each code stands for.
pub(super) fn letters(program: &[u8]) -> Option<Vec<Option<String>>> {
    let names = Index::read(program, usize::from(*program.get(2)?))?;
    let tops = Index::read(program, names.end)?;
    let strings = Index::read(program, tops.end)?;
    let top = tops.get(0)?;
    let place = |operator: u8| operand(top, operator).and_then(|n| usize::try_from(n).ok());
    let glyphs = Index::read(program, place(17)?)?.count;
    let set = match place(15).unwrap_or(0) {
        0 => (0..u32::try_from(glyphs).ok()?.min(229)).collect(),
        1 | 2 => return None,
        at => characters(program, at, glyphs)?,
    };
    let name = |glyph: usize| {
        let number = *set.get(glyph)? as usize;
        match STANDARD_NAMES.lines().nth(number).filter(|_| number < 391) {
            Some(name) => encoding::letters(name.as_bytes()),
            None => encoding::letters(strings.get(number.checked_sub(391)?)?),
        }
    };
    match place(16).unwrap_or(0) {
        0 => Some(super::standard()),
        1 => None,
        at => {
            let mut letters = vec![None; 256];
            for (code, glyph) in codes(program, at)? {
                letters.get_mut(code).into_iter().for_each(|to| *to = name(glyph));
            }
            Some(letters)
        }
    }
}

/// Numbers of the names of all glyphs.
fn characters(program: &[u8], at: usize, glyphs: usize) -> Option<Vec<u32>> {
    let pair = |at: usize| Some(u32::from(u16::from_be_bytes([*program.get(at)?, *program.get(at + 1)?])));
    let format = *program.get(at)?;
    let mut set = vec![0];
    let mut at = at + 1;
    while set.len() < glyphs {
        let first = pair(at)?;
        let (more, length) = match format {
            0 => (0, 2),
            1 => (u32::from(*program.get(at + 2)?), 3),
            _ => (pair(at + 2)?, 4),
        };
        set.extend((first..=first + more).take(glyphs - set.len()));
        at += length;
    }
    Some(set)
}

/// Codes with their glyphs.
fn codes(program: &[u8], at: usize) -> Option<Vec<(usize, usize)>> {
    let byte = |at: usize| program.get(at).map(|b| usize::from(*b));
    let (format, count) = (byte(at)? & 127, byte(at + 1)?);
    let mut codes = Vec::new();
    let mut glyph = 1;
    for index in 0..count {
        let (first, more) = match format {
            0 => (byte(at + 2 + index)?, 0),
            _ => (byte(at + 2 + 2 * index)?, byte(at + 3 + 2 * index)?),
        };
        for code in first..=first + more {
            codes.push((code, glyph));
            glyph += 1;
        }
    }
    Some(codes)
}
