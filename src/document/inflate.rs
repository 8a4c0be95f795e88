//! Deflate (RFC 1951), undone: never more than was agreed on, whatever the bytes promise.
//!
//! Written for résumés: Word's styles are 350 KB that pack to 12, nearly all of it repetition, so repetitions are
//! copied sixteen bytes at a time. The usual crate copies one by one everywhere but on Intel's processors.

mod bits;
mod code;

use bits::Bits;
use code::{Code, ORDER};

/// Room behind what is written, so that the longest repetition may be copied in whole pieces.
const SLACK: usize = 258 + PIECE;
/// Bytes that are copied at once.
const PIECE: usize = 16;

/// Unpacks at most `most` bytes, `likely` of them into room that is made at once; true when there were more.
/// What can be read of damaged bytes counts.
pub fn inflate(bytes: &[u8], zlib: bool, likely: usize, most: usize) -> (Vec<u8>, bool) {
    let bytes = if zlib { bytes.get(2..).unwrap_or_default() } else { bytes };
    let out = vec![0; likely.max(256).min(most).saturating_add(SLACK)];
    let mut inflater = Inflater { bits: Bits::new(bytes), out, written: 0, most };
    // Damage ends it as the end does: what came before counts.
    while inflater.block() == Some(More::Yes) {}
    let Inflater { mut out, written, .. } = inflater;
    out.truncate(written.min(most));
    (out, written > most)
}

/// Does another block follow?
#[derive(PartialEq)]
enum More {
    Yes,
    No,
}

struct Inflater<'a> {
    bits: Bits<'a>,
    out: Vec<u8>,
    written: usize,
    most: usize,
}

impl Inflater<'_> {
    /// A block; nothing when it is damaged or there is no room.
    fn block(&mut self) -> Option<More> {
        self.bits.fill();
        let more = if self.bits.take(1)? == 1 { More::No } else { More::Yes };
        match self.bits.take(2)? {
            0 => self.stored()?,
            1 => self.packed(&Code::words(&usual())?, &Code::distances(&[5; 32])?)?,
            2 => {
                let (words, distances) = self.codes()?;
                self.packed(&words, &distances)?;
            }
            _ => return None,
        }
        Some(more)
    }

    /// Bytes as they are.
    fn stored(&mut self) -> Option<()> {
        let [a, b, c, d] = *self.bits.bytes(4).first_chunk()?;
        let length = u16::from_le_bytes([a, b]);
        let is_whole = length == !u16::from_le_bytes([c, d]);
        let bytes = if is_whole { self.bits.bytes(usize::from(length)) } else { &[] };
        self.grow(bytes.len())?;
        self.out.get_mut(self.written..self.written + bytes.len())?.copy_from_slice(bytes);
        self.written += bytes.len();
        (is_whole && bytes.len() == usize::from(length) && self.written <= self.most).then_some(())
    }

    /// The codes of a block, which are packed themselves.
    fn codes(&mut self) -> Option<(Code, Code)> {
        let (words, distances) = (self.bits.take(5)? as usize + 257, self.bits.take(5)? as usize + 1);
        let mut sizes = [0_u8; ORDER.len()];
        let count = self.bits.take(4)? as usize + 4;
        for place in ORDER.iter().take(count) {
            self.bits.fill();
            *sizes.get_mut(*place)? = self.bits.take(3)? as u8;
        }
        let code = Code::sizes(&sizes)?;
        let mut all = [0_u8; 320];
        let all = all.get_mut(..words + distances)?;
        let mut at = 0;
        while at < all.len() {
            self.bits.fill();
            let entry = code.of(&mut self.bits)?;
            let (size, times) = match entry.value() {
                16 => (*all.get(at.checked_sub(1)?)?, 3 + self.bits.take(2)?),
                17 => (0, 3 + self.bits.take(3)?),
                18 => (0, 11 + self.bits.take(7)?),
                size => (size as u8, 1),
            };
            all.get_mut(at..at + times as usize)?.fill(size);
            at += times as usize;
        }
        let (words, distances) = all.split_at_checked(words)?;
        Some((Code::words(words)?, Code::distances(distances)?))
    }

    /// Letters, and repetitions of what was written before.
    fn packed(&mut self, words: &Code, distances: &Code) -> Option<()> {
        loop {
            self.grow(0)?;
            self.bits.fill();
            let mut entry = words.of(&mut self.bits)?;
            // Of 56 bits, two letters leave 26: enough to look at the next word, not to read it to its end.
            if entry.is_letter() {
                self.put(entry.value() as u8)?;
                entry = words.of(&mut self.bits)?;
                if entry.is_letter() {
                    self.put(entry.value() as u8)?;
                    continue;
                }
                self.bits.fill();
            }
            if entry.is_end() {
                return Some(());
            }
            let length = entry.value() as usize + self.bits.take(entry.extra())? as usize;
            let entry = distances.of(&mut self.bits)?;
            let distance = entry.value() as usize + self.bits.take(entry.extra())? as usize;
            self.repeat(distance, length)?;
        }
    }

    fn put(&mut self, letter: u8) -> Option<()> {
        *self.out.get_mut(self.written)? = letter;
        self.written += 1;
        Some(())
    }

    /// Writes again what stands that far back; it may reach into itself.
    fn repeat(&mut self, distance: usize, length: usize) -> Option<()> {
        let mut from = self.written.checked_sub(distance)?;
        let (mut to, end) = (self.written, self.written + length);
        self.written = end;
        if distance == 1 {
            let letter = *self.out.get(from)?;
            self.out.get_mut(to..end)?.fill(letter);
        } else if distance >= PIECE {
            while to < end {
                let piece: [u8; PIECE] = *self.out.get(from..)?.first_chunk()?;
                *self.out.get_mut(to..)?.first_chunk_mut()? = piece;
                (from, to) = (from + PIECE, to + PIECE);
            }
        } else {
            let out = self.out.get_mut(from..end)?;
            for at in distance..out.len() {
                out[at] = out[at - distance];
            }
        }
        Some(())
    }

    /// Makes room for that many bytes and what comes between two looks; nothing when all that was agreed on is there.
    fn grow(&mut self, bytes: usize) -> Option<()> {
        if self.written > self.most {
            return None;
        }
        let wanted = self.written + bytes + SLACK;
        if wanted > self.out.len() {
            let most = self.most.saturating_add(SLACK).max(wanted);
            self.out.resize(wanted.max(self.out.len().saturating_mul(2)).min(most), 0);
        }
        Some(())
    }
}

/// The sizes of the words that a block without codes of its own uses.
fn usual() -> [u8; 288] {
    let mut sizes = [8; 288];
    sizes[144..256].fill(9);
    sizes[256..280].fill(7);
    sizes
}

#[cfg(test)]
mod tests;
