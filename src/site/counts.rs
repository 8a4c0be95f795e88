//! Contacts and followers: numbers told apart by the word beside them.

use super::reader::Reader;
use crate::candidate::fold::is_east_asian;
use crate::candidate::{Count, Read, count};
use crate::kept::{Text, lists};
use crate::page::NodeId;

/// What a page says about contacts and followers.
#[derive(Debug, Default)]
pub struct Counts {
    /// Contacts.
    pub connections: Option<Read<Count>>,
    /// Followers.
    pub followers: Option<Read<Count>>,
}

/// Reads the lines that the recipe names; a line with a number alone has its word in the next one.
/// A dot before a number marks the distance between viewer and person.
pub fn read(reader: &Reader, root: NodeId) -> Counts {
    let mut counts = Counts::default();
    for selector in reader.recipe.counts {
        let nodes = reader.all(root, selector);
        let lines: Vec<Read<String>> = nodes.iter().filter_map(|&n| reader.text(n, selector)).collect();
        for (at, line) in lines.iter().enumerate().filter(|(_, l)| !l.value.starts_with('·')) {
            for piece in line.value.split(['·', '•', '|']) {
                let next = lines.get(at + 1).map_or("", |l| l.value.as_str());
                take(&mut counts, piece.trim(), next, line);
            }
        }
    }
    counts
}

fn take(counts: &mut Counts, piece: &str, next: &str, line: &Read<String>) {
    let Some((count, words)) = parted(piece) else { return };
    let words = if words.is_empty() { next } else { words };
    let slot = match kind(words) {
        Some(true) => &mut counts.followers,
        Some(false) => &mut counts.connections,
        None => return,
    };
    let Read { place, by, .. } = line;
    let place = place.clone();
    slot.get_or_insert_with(|| Read { value: count, raw: piece.to_owned(), place, by: by.clone() });
}

/// True for a text that only says how many.
pub fn is_count(text: &str) -> bool {
    parted(text.trim()).is_some_and(|(_, words)| kind(words).is_some())
}

/// A count and the words around it. In Korean a contact is a relation of the first degree: "1촌 362명" is a
/// count, "2촌" is only how far the person is from the viewer.
fn parted(piece: &str) -> Option<(Count, &str)> {
    match piece.strip_prefix(|c: char| c.is_ascii_digit()).and_then(|rest| rest.strip_prefix('촌')) {
        None => leading(piece),
        Some(rest) => leading(rest.trim()).map(|(count, _)| (count, "촌")),
    }
}

/// True for followers, false for contacts. "12 mutual connections" are neither: the word must come first.
fn kind(words: &str) -> Option<bool> {
    let words = words.to_lowercase();
    let starts = |list: Text| list.as_str().split(',').any(|w| words.starts_with(w));
    if starts(lists::FOLLOWERS) { Some(true) } else { starts(lists::CONNECTIONS).then_some(false) }
}

/// A count at the beginning of a text, and the words after it. Numbers may come last ("팔로워 564명").
fn leading(text: &str) -> Option<(Count, &str)> {
    let begins = text.find(|c: char| c.is_ascii_digit())?;
    let (before, rest) = text.split_at(begins);
    let ends = end_of_number(rest);
    let plain = count::count(&rest[..ends]);
    let count = count::count(rest).or(plain)?;
    let after = rest[ends..].trim_start_matches([' ', '\u{a0}']);
    let after = if plain.is_some_and(|p| p.number == count.number) { after } else { behind_unit(after) };
    let after = after.trim_start_matches(['명', '位', '人', '名', '+', ' ', '\u{a0}']);
    match before.trim() {
        "" => Some((count, after)),
        before => (before.chars().all(char::is_alphabetic)).then_some((count, before)),
    }
}

/// What stands behind "K", "mil" or "万", which multiply.
fn behind_unit(text: &str) -> &str {
    let sign = text.chars().next().filter(|c| is_east_asian(*c)).map(char::len_utf8);
    let word = || text.find(|c: char| !c.is_alphabetic()).unwrap_or(text.len());
    text[sign.unwrap_or_else(word)..].trim_start_matches('.')
}

/// Spaces part groups of three digits.
fn end_of_number(text: &str) -> usize {
    let is_group = |at: usize| {
        let digits = text[at..].bytes().skip(1).take_while(u8::is_ascii_digit).count();
        text[at..].starts_with(' ') && digits == 3
    };
    let ends = |&(at, c): &(usize, char)| !is_of_number(c) && !is_group(at);
    text.char_indices().find(ends).map_or(text.len(), |(at, _)| at)
}

fn is_of_number(c: char) -> bool {
    c.is_ascii_digit() || matches!(c, ',' | '.' | '+' | '\u{a0}' | '\u{202f}' | '\'' | '’')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_tell_followers_from_contacts() {
        for (text, number, followers) in [
            ("564 followers", 564, Some(true)),
            ("500+ connections", 500, Some(false)),
            ("152 kontakty", 152, Some(false)),
            ("153 obserwujących", 153, Some(true)),
            ("팔로워 564명", 564, Some(true)),
            ("1촌 320명", 320, Some(false)),
            ("2촌", 2, None),
            ("つながり88人", 88, Some(false)),
            ("フォロワー1,204人", 1204, Some(true)),
            ("500+ Kontakte", 500, Some(false)),
            ("1 204 abonnés", 1204, Some(true)),
            ("1K followers", 1000, Some(true)),
            ("2.5K+ connections", 2500, Some(false)),
            ("1万 フォロワー", 10_000, Some(true)),
            ("2 тыс. подписчиков", 2000, Some(true)),
            ("12 mutual connections", 12, None),
            ("Anna and 9 other connections", 9, None),
        ] {
            let read = parted(text).and_then(|(count, words)| kind(words).map(|k| (count.number, k)));
            assert_eq!(read, followers.map(|f| (number, f)), "{text}");
        }
    }
}
