//! Files whose cross-reference is damaged or missing: one pass over the bytes finds the objects themselves.

use super::crypt::Locked;
use super::file::{File, Space};
use super::lexer::{Lexer, is_space};
use super::object::{Dict, Object};
use super::table::{Entry, Table};
use std::borrow::Cow;
use std::cell::Cell;

/// Most objects that a search finds.
const MOST: usize = 1 << 20;

/// All places of a word, in order.
pub(super) fn places(bytes: &[u8], word: &[u8]) -> Vec<usize> {
    let Some((&first, rest)) = word.split_first() else { return Vec::new() };
    let starts = bytes.iter().enumerate().filter(|(_, b)| **b == first).map(|(at, _)| at);
    starts.filter(|at| bytes.get(at + 1..).is_some_and(|b| b.starts_with(rest))).take(MOST).collect()
}

/// Numbers and places of all `number generation obj`, in the order of the file.
pub(super) fn objects(bytes: &[u8]) -> Vec<(u32, usize)> {
    places(bytes, b"obj").into_iter().filter_map(|at| head(bytes, at)).collect()
}

/// The number before `obj`, and where it begins.
fn head(bytes: &[u8], at: usize) -> Option<(u32, usize)> {
    let from = at.saturating_sub(24);
    let before = bytes.get(from..at)?;
    let (rest, _) = number_behind(before)?;
    let (rest, number) = number_behind(rest)?;
    Some((number, from + rest.len()))
}

/// The number that ends here, before white space; with what stands before it.
fn number_behind(bytes: &[u8]) -> Option<(&[u8], u32)> {
    let spaces = bytes.iter().rev().take_while(|b| is_space(**b)).count();
    let bytes = bytes.get(..bytes.len() - spaces)?;
    let digits = bytes.iter().rev().take_while(|b| b.is_ascii_digit()).count();
    let (rest, digits) = bytes.split_at_checked(bytes.len() - digits)?;
    let number = std::str::from_utf8(digits).ok()?.parse().ok()?;
    Some((rest, number))
}

/// A table made by looking: the last object of a number counts, then what object streams hold.
pub(super) fn table(bytes: &[u8]) -> Result<Table<'_>, Locked> {
    let mut found = objects(bytes);
    found.reverse();
    let mut entries: Vec<(u32, Entry)> = found.iter().map(|(number, at)| (*number, Entry::At(*at))).collect();
    let mut streams: Vec<u32> =
        found.iter().filter(|(_, at)| says(bytes, *at, b"/ObjStm")).map(|(number, _)| *number).collect();
    streams.dedup();
    let trailer = trailer(bytes, &found);
    let first = Table::new(entries.clone(), trailer.clone());
    let space = Space::new(streams.iter().copied());
    let file = File::open(bytes, first, &space)?;
    let mut root = found.iter().find(|(_, at)| says(bytes, *at, b"/Catalog")).map(|(number, _)| *number);
    for stream in streams {
        for (index, number) in file.folded_numbers(stream).into_iter().enumerate() {
            entries.push((number, Entry::In(stream, u32::try_from(index).unwrap_or(u32::MAX))));
        }
    }
    if trailer.raw(b"Root").is_none() && root.is_none() {
        root = catalogue(bytes, &entries, &space);
    }
    Ok(Table::new(entries, with_root(trailer, root)))
}

/// Does the beginning of an object hold that name?
fn says(bytes: &[u8], at: usize, name: &[u8]) -> bool {
    let head = bytes.get(at..bytes.len().min(at + 400)).unwrap_or_default();
    let end = head.windows(6).position(|w| w == b"endobj" || w == b"stream").unwrap_or(head.len());
    head.get(..end).is_some_and(|head| head.windows(name.len()).any(|w| w == name))
}

/// The root among the objects of object streams.
fn catalogue(bytes: &[u8], entries: &[(u32, Entry)], space: &Space) -> Option<u32> {
    let file = File::open(bytes, Table::new(entries.to_vec(), Dict::default()), space).ok()?;
    let folded = entries.iter().filter(|(_, entry)| matches!(entry, Entry::In(..)));
    let is_root = |number: u32| {
        file.object((number, 0)).dict().and_then(|d| file.name(d, b"Type")).as_deref() == Some(b"Catalog")
    };
    folded.map(|(number, _)| *number).find(|number| is_root(*number))
}

/// The newest trailer that names a root, of all `trailer` and cross-reference streams.
fn trailer<'a>(bytes: &'a [u8], found: &[(u32, usize)]) -> Dict<'a> {
    let room = Cell::new(1 << 18);
    let written = places(bytes, b"trailer").into_iter().rev();
    let mut dicts = written.take(64).filter_map(|at| Lexer::new(bytes, at + 7, &room).value()?.dict().cloned());
    if let Some(dict) = dicts.find(|d| d.raw(b"Root").is_some()) {
        return dict;
    }
    let streams = found.iter().filter(|(_, at)| says(bytes, *at, b"/XRef"));
    let mut dicts = streams.take(64).filter_map(|(_, at)| {
        let mut lexer = Lexer::new(bytes, *at, &room);
        let (_, _) = (lexer.value()?, lexer.value()?);
        lexer.eat(b"obj").then(|| lexer.value())??.dict().cloned()
    });
    dicts.find(|d| d.raw(b"Root").is_some()).unwrap_or_default()
}

fn with_root(trailer: Dict<'_>, root: Option<u32>) -> Dict<'_> {
    let Some(root) = root.filter(|_| trailer.raw(b"Root").is_none()) else { return trailer };
    let pair = (Cow::Borrowed(&b"Root"[..]), Object::Ref((root, 0)));
    let pairs = trailer.pairs().map(|(key, value)| (Cow::Owned(key.to_vec()), value.clone()));
    Dict::new(pairs.chain([pair]).collect())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn objects_are_found_by_their_heads() {
        let bytes = b"%PDF-1.4\n1 0 obj\n<<>>\nendobj\n12 0 obj 5 endobj";
        assert_eq!(objects(bytes), [(1, 9), (12, 29)]);
    }
}
