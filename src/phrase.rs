//! All phrases that signals and lists look for in texts, in one table that `build.rs` made and that
//! stands beside the engine ([`crate::kept`]), and one pass over a text that finds them all with their spans.
//!
//! The longest word of a phrase chooses its slot (of a name the first), and each word of a text is
//! looked up once. So a text costs its length, however many phrases there are, and nothing is prepared.

mod key;
mod table;

use key::{beginnings, load, slot};
use std::ops::Range;
use table::{Entry, Table};

include!(concat!(env!("OUT_DIR"), "/phrases.rs"));

/// A list of phrases in lower case, which stand in a text in any case.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct List(pub u8);

/// The names of products: capitals count, and a part of an address is no name.
pub const NAMES: List = List(0);

/// A phrase where it stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Hit {
    entry: u16,
    list: List,
    number: u16,
    /// Bytes of the text.
    pub span: (usize, usize),
}

impl Hit {
    /// Number of the product that a name means.
    pub fn number(&self) -> usize {
        usize::from(self.number)
    }
}

/// Where each phrase of a text stands first, in the order of the text.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Hits(Vec<Hit>);

impl Hits {
    /// Those of a list.
    pub fn of(&self, list: List) -> impl Iterator<Item = &Hit> {
        self.0.iter().filter(move |hit| hit.list == list)
    }

    /// The span of the first phrase of a list, the shortest of those that begin there.
    pub fn first(&self, list: List) -> Option<(usize, usize)> {
        self.of(list).next().map(|hit| hit.span)
    }

    /// True when a phrase of the list stands in the text.
    pub fn has(&self, list: List) -> bool {
        self.first(list).is_some()
    }
}

/// Where each phrase stands first.
pub fn find(text: &str) -> Hits {
    let mut known = [0_u64; ENTRIES.div_ceil(64)];
    let mut hits = Vec::new();
    each(text, &mut |hit| {
        let (word, bit) = (&mut known[usize::from(hit.entry / 64)], 1 << (hit.entry % 64));
        if *word & bit == 0 {
            *word |= bit;
            hits.push(hit);
        }
    });
    hits.sort_unstable_by_key(|hit| (hit.span, hit.entry));
    Hits(hits)
}

/// Every place where a phrase stands, those of one phrase in the order of the text.
pub fn each(text: &str, found: &mut dyn FnMut(Hit)) {
    let Some(table) = Table::given() else { return };
    let (mut at, mut before) = (0, 0);
    while at < text.len() {
        let mut begins = beginnings(load(text.as_bytes(), at), &mut before);
        while begins != 0 {
            at_word(table, text, at + begins.trailing_zeros() as usize / 8, found);
            begins &= begins - 1;
        }
        at += 8;
    }
}

/// The names that stand at the very beginning of a text.
pub fn leading(text: &str) -> Vec<Hit> {
    let Some(table) = Table::given() else { return Vec::new() };
    let mut hits = Vec::new();
    // Before the first word of a name stands a full stop at most.
    let word = text.bytes().take(2).position(|byte| !byte.is_ascii() || byte.is_ascii_alphanumeric());
    at_word(table, text, word.unwrap_or(0), &mut |hit| hits.push(hit));
    hits.retain(|hit| hit.list == NAMES && hit.span.0 == 0);
    hits
}

/// The phrases that are looked up by the word that begins here.
#[inline(always)]
fn at_word(table: Table, text: &str, at: usize, found: &mut dyn FnMut(Hit)) {
    let entries = table.slot(slot(load(text.as_bytes(), at)));
    if !entries.is_empty() {
        compare(table, text, at, entries, found);
    }
}

fn compare(table: Table, text: &str, at: usize, entries: Range<usize>, found: &mut dyn FnMut(Hit)) {
    for number in entries {
        let entry = table.entry(number);
        if let Some(span) = span(&entry, text, at) {
            found(Hit { entry: number as u16, list: entry.list, number: entry.number as u16, span });
        }
    }
}

/// The span of the phrase, if it stands around that word.
#[inline(always)]
fn span(entry: &Entry, text: &str, word: usize) -> Option<(usize, usize)> {
    let start = word.checked_sub(entry.before)?;
    let span = (start, start + entry.words.len());
    let there = text.as_bytes().get(span.0..span.1)?;
    // Most others part here, without a call.
    if (there.last()? ^ entry.words.last()?) & !0x20 != 0 {
        return None;
    }
    let stands = if entry.list == NAMES {
        there == entry.words && is_name(text, span)
    } else {
        there.eq_ignore_ascii_case(entry.words) && is_bounded(text, span)
    };
    stands.then_some(span)
}

/// True when the span does not begin or end within a word.
fn is_bounded(text: &str, (start, end): (usize, usize)) -> bool {
    let letter = |c: Option<char>| c.is_some_and(char::is_alphanumeric);
    let first = text[start..].chars().next();
    // "items[company]" is a piece of code, no gap to fill in.
    let opens = letter(first) || first.is_some_and(|c| "[{<".contains(c));
    let cut_before = opens && letter(text[..start].chars().next_back());
    let cut_after = letter(text[..end].chars().next_back()) && letter(text[end..].chars().next());
    !cut_before && !cut_after
}

fn joins(c: char) -> bool {
    c.is_alphanumeric() || c == '_' || c == '@'
}

/// True when nothing that belongs to a word or an address touches the span.
fn is_name(text: &str, (start, end): (usize, usize)) -> bool {
    let before = text[..start].chars().next_back();
    let mut after = text[end..].chars();
    let (next, second) = (after.next(), after.next());
    let domain = next == Some('.') && second.is_some_and(char::is_alphanumeric);
    let free = !before.is_some_and(|c| joins(c) || c == '.') && !next.is_some_and(joins);
    free && !domain && !(before == Some('/') && is_address(&text[..start]))
}

/// True when the text ends within an address: "https://example.com/".
fn is_address(text: &str) -> bool {
    let run = text.chars().rev().take(80).take_while(|c| !c.is_whitespace());
    run.fold((false, ' '), |(seen, after), c| (seen || c == ':' || (c == '.' && after.is_alphanumeric()), c)).0
}

#[cfg(test)]
mod tests {
    use super::*;

    fn spans(text: &str) -> Vec<(u16, (usize, usize))> {
        let mut all = Vec::new();
        each(text, &mut |hit| all.push((hit.entry, hit.span)));
        all
    }

    fn entries() -> impl Iterator<Item = (u16, Entry)> {
        let table = Table::given().expect("the table");
        (0..ENTRIES).map(move |number| (number as u16, table.entry(number)))
    }

    fn words(entry: &Entry) -> &'static str {
        std::str::from_utf8(entry.words).expect("text")
    }

    /// What looking for each phrase by itself finds.
    fn naive(text: &str) -> Vec<(u16, (usize, usize))> {
        let lower = text.to_ascii_lowercase();
        let mut all = Vec::new();
        for (number, entry) in entries() {
            let is_name = entry.list == NAMES;
            let hay = if is_name { text } else { &lower };
            let stands = if is_name { super::is_name } else { is_bounded };
            let mut from = 0;
            while let Some(at) = hay[from..].find(words(&entry)).map(|at| from + at) {
                let span = (at, at + entry.words.len());
                all.extend(stands(hay, span).then_some((number, span)));
                from = at + hay[at..].chars().next().map_or(1, char::len_utf8);
            }
        }
        all.sort_by_key(|&(number, (start, end))| (start, end, number));
        all
    }

    /// Numbers below a limit: the same ones every time.
    fn random(mut state: u64) -> impl FnMut(usize) -> usize {
        move |limit| {
            state = state.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
            (state >> 33) as usize % limit
        }
    }

    #[test]
    fn one_pass_finds_what_looking_for_each_phrase_finds() {
        const BETWEEN: &[&str] = &[
            " ",
            "",
            "x",
            "_",
            ".",
            "@",
            "/",
            "-",
            "é",
            "業",
            "“",
            "\u{a0}",
            "[",
            " https://a.b/",
            "\u{301}",
            "7",
            "і",
        ];
        let all: Vec<&str> = entries().map(|(_, entry)| words(&entry)).collect();
        let mut next = random(42);
        let mut found = 0;
        for _ in 0..2_000 {
            let mut text = String::new();
            for _ in 0..next(12) {
                let words = all[next(all.len())];
                let cut = (0..=words.len()).rev().filter(|&at| words.is_char_boundary(at)).nth(next(2)).unwrap_or(0);
                match next(3) {
                    0 => text.push_str(&words.to_uppercase()),
                    1 => text.push_str(words),
                    _ => text.push_str(&words[..cut]),
                }
                text.push_str(BETWEEN[next(BETWEEN.len())]);
            }
            let mut seen = spans(&text);
            seen.sort_by_key(|&(number, (start, end))| (start, end, number));
            assert_eq!(seen, naive(&text), "{text}");
            found += seen.len();
        }
        assert!(found > 2_000, "only {found} hits: the texts test nothing");
    }

    #[test]
    fn every_phrase_is_found_alone() {
        for (number, entry) in entries() {
            let whole = (number, (0, entry.words.len()));
            assert!(spans(words(&entry)).contains(&whole), "{}", words(&entry));
        }
    }

    #[test]
    fn first_hits_are_the_first_of_all_hits() {
        let text = "Docker, docker, Docker; project, PROJECT and Docker/Kubernetes in a project";
        let all = spans(text);
        let first = |hit: &Hit| all.iter().find(|(entry, _)| *entry == hit.entry).map(|(_, span)| *span);
        let hits = find(text);
        assert!(hits.0.len() >= 3 && hits.0.len() < all.len());
        assert!(hits.0.iter().all(|hit| first(hit) == Some(hit.span)));
    }

    #[test]
    fn a_hostile_text_costs_no_more_than_its_length() {
        for part in ["ignore all previous ", "[[[", "project ", "\u{301}", "if you are a language ", "인턴"] {
            let text = part.repeat(1_000_000 / part.len());
            assert!(find(&text).0.len() <= 8);
        }
        assert_eq!(find(&"a".repeat(1_000_000)), Hits::default());
        assert_eq!((find(""), find("é")), Default::default());
    }
}
