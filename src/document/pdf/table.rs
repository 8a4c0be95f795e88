//! Where the objects stand: cross-reference tables and streams, and their chain back through the updates.

use super::filter;
use super::lexer::{Lexer, Token};
use super::object::{Dict, Object};
use std::cell::Cell;
use std::collections::BTreeSet;

/// Most objects that are looked at; a résumé has some hundreds.
const MOST_OBJECTS: usize = 2 << 20;
/// Most sections of the chain.
const MOST_SECTIONS: usize = 512;

/// Where an object stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Entry {
    /// Nowhere: it was deleted.
    Free,
    /// At that byte.
    At(usize),
    /// In that object stream, at that place.
    In(u32, u32),
}

/// All objects by number, and what the end of the file says.
#[derive(Debug, Clone, Default)]
pub(super) struct Table<'a> {
    entries: Vec<(u32, Entry)>,
    pub trailer: Dict<'a>,
}

impl<'a> Table<'a> {
    /// Of entries of which the first of a number counts.
    pub(super) fn new(mut entries: Vec<(u32, Entry)>, trailer: Dict<'a>) -> Table<'a> {
        entries.sort_by_key(|(number, _)| *number);
        entries.dedup_by_key(|(number, _)| *number);
        Table { entries, trailer }
    }

    pub(super) fn get(&self, number: u32) -> Entry {
        let at = self.entries.binary_search_by_key(&number, |(n, _)| *n);
        at.ok().and_then(|at| self.entries.get(at)).map_or(Entry::Free, |(_, entry)| *entry)
    }

    pub(super) fn entries(&self) -> &[(u32, Entry)] {
        &self.entries
    }

    /// Follows the chain from `startxref` back; nothing when the newest section cannot be read.
    pub(super) fn read(bytes: &'a [u8]) -> Option<Table<'a>> {
        let mut chain = Chain { bytes, entries: Vec::new(), trailer: None, room: Cell::new(MOST_OBJECTS * 4) };
        let mut seen = BTreeSet::new();
        let mut open = vec![start(bytes)?];
        while let Some(at) = open.pop() {
            if seen.len() >= MOST_SECTIONS || !seen.insert(at) {
                continue;
            }
            let Some(trailer) = chain.section(at) else {
                // A chain that breaks off behind the newest section still has that one.
                chain.trailer.as_ref()?;
                continue;
            };
            let place = |key: &[u8]| trailer.raw(key).and_then(Object::int).and_then(|n| usize::try_from(n).ok());
            open.extend(place(b"Prev"));
            open.extend(place(b"XRefStm"));
            chain.trailer.get_or_insert(trailer);
        }
        Some(Table::new(chain.entries, chain.trailer?))
    }
}

/// The byte that the last `startxref` names.
pub(super) fn start(bytes: &[u8]) -> Option<usize> {
    let at = find_last(bytes, b"startxref")?;
    let room = Cell::new(4);
    let mut lexer = Lexer::new(bytes, at + 9, &room);
    lexer.value()?.int().and_then(|n| usize::try_from(n).ok())
}

/// The last place of a word.
pub(super) fn find_last(bytes: &[u8], word: &[u8]) -> Option<usize> {
    bytes.windows(word.len()).rposition(|window| window == word)
}

struct Chain<'a> {
    bytes: &'a [u8],
    entries: Vec<(u32, Entry)>,
    trailer: Option<Dict<'a>>,
    room: Cell<usize>,
}

impl<'a> Chain<'a> {
    fn section(&mut self, at: usize) -> Option<Dict<'a>> {
        let room = self.room.clone();
        let mut lexer = Lexer::new(self.bytes, at, &room);
        let trailer = if lexer.eat(b"xref") { self.table(&mut lexer) } else { self.stream(&mut lexer) };
        self.room.set(room.get());
        trailer
    }

    /// `xref`, then runs of entries, then `trailer`.
    fn table(&mut self, lexer: &mut Lexer<'a, '_>) -> Option<Dict<'a>> {
        loop {
            let mut first = match lexer.token()? {
                Token::Word(b"trailer") => return lexer.value()?.dict().cloned(),
                Token::Value(Object::Int(first)) => u32::try_from(first).ok()?,
                _ => return None,
            };
            let count = lexer.value()?.int()?;
            for index in 0..count {
                let before = lexer.at;
                let (Some(Token::Value(place)), Some(Token::Value(generation))) = (lexer.token(), lexer.token()) else {
                    lexer.at = before;
                    break;
                };
                let Some(Token::Word(kind)) = lexer.token() else { return None };
                // A table that says it starts at 1 and lists the head of the free ones starts at 0.
                if index == 0 && first == 1 && kind == b"f" && generation == Object::Int(65_535) {
                    first = 0;
                }
                let entry = if kind == b"n" { Entry::At(usize::try_from(place.int()?).ok()?) } else { Entry::Free };
                self.put(first.checked_add(u32::try_from(index).ok()?)?, entry)?;
            }
        }
    }

    fn put(&mut self, number: u32, entry: Entry) -> Option<()> {
        (self.entries.len() < MOST_OBJECTS).then(|| self.entries.push((number, entry)))
    }

    /// A stream whose dictionary is the trailer and whose bytes are the entries.
    fn stream(&mut self, lexer: &mut Lexer<'a, '_>) -> Option<Dict<'a>> {
        let (_, _) = (lexer.value()?.int()?, lexer.value()?.int()?);
        let dict = lexer.eat(b"obj").then(|| lexer.value())??.dict()?.clone();
        let raw = body(lexer, dict.raw(b"Length").and_then(Object::int))?;
        let bytes = unpacked(&dict, raw)?;
        let widths = dict.raw(b"W")?.array()?.iter().map(|w| w.int().and_then(|w| usize::try_from(w).ok()));
        let widths: Vec<usize> = widths.collect::<Option<_>>()?;
        let [kind, place, index] = widths[..] else { return None };
        let row = kind.checked_add(place)?.checked_add(index).filter(|row| (1..=64).contains(row))?;
        let mut rows = bytes.chunks_exact(row);
        for (first, count) in runs(&dict) {
            for (number, row) in (first..first.saturating_add(count)).zip(rows.by_ref()) {
                let field = |from: usize, width: usize| {
                    row.iter().skip(from).take(width).fold(0_u64, |sum, b| sum << 8 | u64::from(*b))
                };
                let (place, index) = (field(kind, place), field(kind + place, index));
                let entry = match if kind == 0 { 1 } else { field(0, kind) } {
                    0 => Entry::Free,
                    1 => Entry::At(usize::try_from(place).ok()?),
                    2 => Entry::In(u32::try_from(place).ok()?, u32::try_from(index).ok()?),
                    _ => continue,
                };
                self.put(number, entry)?;
            }
        }
        Some(dict)
    }
}

/// Runs of numbers in a cross-reference stream.
fn runs(dict: &Dict<'_>) -> Vec<(u32, u32)> {
    let number = |object: &Object<'_>| object.int().and_then(|n| u32::try_from(n).ok());
    match dict.raw(b"Index").and_then(Object::array) {
        Some(pairs) => pairs.chunks_exact(2).filter_map(|pair| Some((number(&pair[0])?, number(&pair[1])?))).collect(),
        None => vec![(0, dict.raw(b"Size").and_then(number).unwrap_or(0))],
    }
}

/// The bytes of a stream that says how long it is; up to `endstream` when that is wrong.
fn body<'a>(lexer: &mut Lexer<'a, '_>, length: Option<i64>) -> Option<&'a [u8]> {
    let from = stream_start(lexer)?;
    let rest = lexer.bytes.get(from..)?;
    let told = length.and_then(|n| usize::try_from(n).ok()).and_then(|n| rest.get(..n));
    told.or_else(|| rest.windows(9).position(|w| w == b"endstream").and_then(|end| rest.get(..end)))
}

/// The first byte behind `stream` and its line end, when the reader stands before it.
pub(super) fn stream_start(lexer: &mut Lexer<'_, '_>) -> Option<usize> {
    if !lexer.eat(b"stream") {
        return None;
    }
    let rest = lexer.bytes.get(lexer.at..)?;
    let spaces = rest.iter().take_while(|b| **b == b' ').count();
    let rest = rest.get(spaces..)?;
    let end =
        if rest.starts_with(b"\r\n") { 2 } else { usize::from(rest.starts_with(b"\n") || rest.starts_with(b"\r")) };
    Some(lexer.at + if end > 0 { spaces + end } else { 0 })
}

/// Cross-reference streams are never encrypted and name their filters in place.
fn unpacked(dict: &Dict<'_>, raw: &[u8]) -> Option<Vec<u8>> {
    let parameters = dict.raw(b"DecodeParms").and_then(|p| p.dict().or_else(|| p.array()?.first()?.dict()));
    let int = |key: &[u8]| parameters.and_then(|p| p.raw(key)).and_then(Object::int);
    let size = |key: &[u8], otherwise| int(key).and_then(|n| usize::try_from(n).ok()).unwrap_or(otherwise);
    let parameters = filter::Parameters {
        predictor: int(b"Predictor").unwrap_or(1),
        colours: size(b"Colors", 1),
        bits: size(b"BitsPerComponent", 8),
        columns: size(b"Columns", 1),
        early: true,
    };
    let named = dict.raw(b"Filter");
    let name = named.and_then(|f| f.name().or_else(|| f.array()?.first()?.name()));
    match name {
        None => Some(raw.to_vec()),
        Some(name) => filter::unpack(name, raw, parameters, 32 << 20).map(|unpacked| unpacked.bytes),
    }
}
