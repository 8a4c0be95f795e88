//! CMaps: codes of several bytes to characters of a font, or to Unicode.

use super::super::lexer::{Lexer, Token};
use super::super::object::Object;
use std::cell::Cell;

/// Most entries of one map.
const MOST: usize = 100_000;

/// Most spaces of one section; maps have one to five.
const MOST_SPACES: usize = 32;

/// A run of codes.
#[derive(Debug, Clone, PartialEq, Eq)]
struct Run {
    bytes: u8,
    first: u32,
    last: u32,
}

/// What a code means.
#[derive(Debug, Clone, PartialEq, Eq)]
enum Meaning {
    /// That character of the font, and the next for the next code.
    Cid(u32),
    /// That text; the last letter rises with the code.
    Text(String),
}

/// A map.
#[derive(Debug, Clone, Default)]
pub(in super::super) struct CMap {
    spaces: Vec<Run>,
    entries: Vec<(u32, u32, Meaning)>,
}

impl CMap {
    /// Two bytes a code, each its own character.
    pub(super) fn identity() -> CMap {
        CMap { spaces: vec![Run { bytes: 2, first: 0, last: 0xFFFF }], entries: vec![(0, 0xFFFF, Meaning::Cid(0))] }
    }

    /// Reads the program text of a map.
    pub(super) fn parse(bytes: &[u8]) -> CMap {
        let room = Cell::new(MOST * 6);
        let mut lexer = Lexer::content(bytes, &room);
        let mut map = CMap::default();
        let mut operands: Vec<Object<'_>> = Vec::new();
        while let Some(token) = lexer.token() {
            match token {
                Token::Value(value) => operands.push(value),
                Token::Word(word) => {
                    map.section(word, &operands);
                    operands.clear();
                }
            }
            if map.entries.len() > MOST || map.spaces.len() > MOST_SPACES * 8 {
                break;
            }
        }
        // The last of a code counts, as in the viewers.
        map.entries.reverse();
        map.entries.sort_by_key(|(first, _, _)| *first);
        map.entries.dedup_by_key(|(first, _, _)| *first);
        map
    }

    fn section(&mut self, word: &[u8], operands: &[Object<'_>]) {
        match word {
            b"endcodespacerange" => self.spaces.extend(operands.chunks_exact(2).take(MOST_SPACES).filter_map(|pair| {
                let (first, last) = (pair[0].text()?, pair[1].text()?);
                Some(Run { bytes: u8::try_from(first.len()).ok()?.clamp(1, 4), first: code(first), last: code(last) })
            })),
            b"endcidrange" => self.entries.extend(operands.chunks_exact(3).filter_map(|run| {
                let cid = u32::try_from(run[2].int()?).ok()?;
                Some((code(run[0].text()?), code(run[1].text()?), Meaning::Cid(cid)))
            })),
            b"endcidchar" => self.entries.extend(operands.chunks_exact(2).filter_map(|pair| {
                let at = code(pair[0].text()?);
                Some((at, at, Meaning::Cid(u32::try_from(pair[1].int()?).ok()?)))
            })),
            b"endbfchar" => self.entries.extend(operands.chunks_exact(2).filter_map(|pair| {
                let at = code(pair[0].text()?);
                Some((at, at, Meaning::Text(target(&pair[1])?)))
            })),
            b"endbfrange" => operands.chunks_exact(3).for_each(|run| {
                let _ = self.range(run);
            }),
            _ => {}
        }
    }

    fn range(&mut self, run: &[Object<'_>]) -> Option<()> {
        let (first, last) = (code(run.first()?.text()?), code(run.get(1)?.text()?));
        match run.get(2)? {
            Object::Array(texts) => {
                let each = (first..=last).zip(texts.iter());
                self.entries.extend(each.filter_map(|(at, text)| Some((at, at, Meaning::Text(target(text)?)))));
            }
            text => self.entries.push((first, last, Meaning::Text(target(text)?))),
        }
        Some(())
    }

    /// The next code and how many bytes it has: the shortest space that holds it.
    pub(super) fn next(&self, bytes: &[u8]) -> Option<(u32, usize)> {
        // Two bytes each, as in nearly all files.
        if let ([Run { bytes: 2, first: 0, last: 0xFFFF }], [high, low, ..]) = (&self.spaces[..], bytes) {
            return Some((u32::from(*high) << 8 | u32::from(*low), 2));
        }
        let longest = bytes.len().min(4);
        for length in 1..=longest {
            let code = code(bytes.get(..length)?);
            let fits = |run: &Run| usize::from(run.bytes) == length && within(run, code);
            if self.spaces.iter().any(fits) {
                return Some((code, length));
            }
        }
        let usual = self.spaces.iter().map(|run| usize::from(run.bytes)).min().unwrap_or(1);
        let length = usual.min(bytes.len()).max(1);
        Some((code(bytes.get(..length)?), length))
    }

    fn find(&self, code: u32) -> Option<(u32, &Meaning)> {
        let at = self.entries.partition_point(|(first, _, _)| *first <= code).checked_sub(1)?;
        let (first, last, meaning) = self.entries.get(at)?;
        (code <= *last).then(|| (code - first, meaning))
    }

    /// The character of the font.
    pub(super) fn cid(&self, code: u32) -> Option<u32> {
        match self.find(code)? {
            (further, Meaning::Cid(cid)) => cid.checked_add(further),
            _ => None,
        }
    }

    /// The text.
    pub(super) fn text(&self, code: u32) -> Option<String> {
        match self.find(code)? {
            (0, Meaning::Text(text)) => Some(text.clone()),
            (further, Meaning::Text(text)) => {
                let mut letters: Vec<char> = text.chars().collect();
                let last = letters.last_mut()?;
                *last = char::from_u32((*last as u32).checked_add(further)?)?;
                Some(letters.into_iter().collect())
            }
            _ => None,
        }
    }

    /// Does it say anything?
    pub(super) fn is_empty(&self) -> bool {
        self.entries.is_empty()
    }
}

/// Is every byte of the code within the bytes of the run?
fn within(run: &Run, code: u32) -> bool {
    (0..u32::from(run.bytes)).all(|at| {
        let byte = |value: u32| (value >> (8 * at)) & 0xFF;
        (byte(run.first)..=byte(run.last)).contains(&byte(code))
    })
}

fn code(bytes: &[u8]) -> u32 {
    bytes.iter().take(4).fold(0, |sum, b| sum << 8 | u32::from(*b))
}

/// UTF-16 in a text, or the name of a glyph.
fn target(object: &Object<'_>) -> Option<String> {
    match object {
        Object::Text(bytes) if bytes.len() == 1 => Some(char::from(bytes[0]).to_string()),
        Object::Text(bytes) => {
            let units = bytes.chunks_exact(2).take(32).map(|pair| u16::from_be_bytes([pair[0], pair[1]]));
            char::decode_utf16(units).collect::<Result<String, _>>().ok()
        }
        Object::Name(name) => super::encoding::letters(name),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const MAP: &[u8] = b"1 begincodespacerange <00> <7F> <8000> <FFFF> endcodespacerange
        2 beginbfchar <03> <0020> <04> <00660066> endbfchar
        3 beginbfrange <10> <12> <0041> <20> <21> [<0061> <D83DDE00>] <8140> <8142> <0410> endbfrange";

    #[test]
    fn codes_have_the_length_of_their_space() {
        let map = CMap::parse(MAP);
        assert_eq!(map.next(&[0x10, 0x11]), Some((0x10, 1)));
        assert_eq!(map.next(&[0x81, 0x41]), Some((0x8141, 2)));
        assert_eq!(map.next(&[]), None);
    }

    #[test]
    fn ranges_count_on() {
        let map = CMap::parse(MAP);
        let text = |code| map.text(code);
        assert_eq!(text(3).as_deref(), Some(" "));
        assert_eq!(text(4).as_deref(), Some("ff"));
        assert_eq!(text(0x12).as_deref(), Some("C"));
        assert_eq!(text(0x21).as_deref(), Some("😀"));
        assert_eq!(text(0x8142).as_deref(), Some("В"));
        assert_eq!(text(0x13), None);
    }
}
