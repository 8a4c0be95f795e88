//! Patterns that `build.rs` compiled to automata: a text goes in, spans come out.
//!
//! The tables are read where they lie in the program, without a copy, and are checked once.

use regex_automata::dfa::{regex::Regex, sparse::DFA};
use std::fmt;
use std::ops::Range;
use std::sync::OnceLock;

type Tables = Regex<DFA<&'static [u8]>>;

/// Most finds in one text: more add no evidence, and so the cost stays linear in the text
/// whatever the pattern and the text are.
pub const MOST_FINDS: usize = 64;

/// A compiled pattern.
pub struct Pattern {
    source: &'static str,
    forward: &'static [u8],
    backward: &'static [u8],
    /// Every match begins at a word boundary.
    begins: bool,
    /// Every match ends at a word boundary.
    ends: bool,
    tables: OnceLock<Tables>,
}

impl Pattern {
    /// A pattern over tables made by `build.rs`.
    pub const fn new(
        source: &'static str,
        forward: &'static [u8],
        backward: &'static [u8],
        begins: bool,
        ends: bool,
    ) -> Self {
        Pattern { source, forward, backward, begins, ends, tables: OnceLock::new() }
    }

    /// The expression it was compiled from.
    pub fn source(&self) -> &'static str {
        self.source
    }

    /// The spans of the first [`MOST_FINDS`] matches, left to right, none overlapping another.
    pub fn find_iter<'t>(&'t self, text: &'t str) -> impl Iterator<Item = Range<usize>> + 't {
        let found = self.tables().find_iter(text.as_bytes()).take(MOST_FINDS);
        found.map(|m| whole(text, m.range())).filter(|span| self.bounded(text, span))
    }

    /// The first match.
    pub fn find(&self, text: &str) -> Option<Range<usize>> {
        self.find_iter(text).next()
    }

    /// True when it occurs.
    pub fn is_match(&self, text: &str) -> bool {
        self.find(text).is_some()
    }

    fn tables(&self) -> &Tables {
        self.tables.get_or_init(|| {
            let read = |bytes| DFA::from_bytes(bytes).expect("tables made by build.rs").0;
            Regex::builder().build_from_dfas(read(self.forward), read(self.backward))
        })
    }

    /// To the automaton only ASCII letters make words; "sum" inside "résumé" is no word of its own.
    fn bounded(&self, text: &str, span: &Range<usize>) -> bool {
        let letter = |c: Option<char>| c.is_some_and(|c| !c.is_ascii() && c.is_alphanumeric());
        let before = self.begins && letter(text[..span.start].chars().next_back());
        let after = self.ends && letter(text[span.end..].chars().next());
        !before && !after
    }
}

/// The span widened to whole characters: `.` may have matched a part of one.
fn whole(text: &str, span: Range<usize>) -> Range<usize> {
    let start = (0..=span.start).rev().find(|&at| text.is_char_boundary(at)).unwrap_or(0);
    let end = (span.end..=text.len()).find(|&at| text.is_char_boundary(at)).unwrap_or(text.len());
    start..end
}

impl PartialEq for Pattern {
    fn eq(&self, other: &Self) -> bool {
        self.source == other.source
    }
}

impl fmt::Debug for Pattern {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "/{}/", self.source)
    }
}

#[cfg(test)]
mod tests {
    use crate::pattern::Pattern;
    use crate::signal::PATTERNS as SIGNALS;

    include!(concat!(env!("OUT_DIR"), "/trials.rs"));

    fn trial(source: &str) -> &'static Pattern {
        PATTERNS.iter().find(|p| p.source() == source).expect("a trial pattern of build.rs")
    }

    fn finds<'t>(source: &str, text: &'t str) -> Vec<&'t str> {
        trial(source).find_iter(text).map(|span| &text[span]).collect()
    }

    #[test]
    fn every_table_of_a_signal_can_be_read() {
        for pattern in SIGNALS {
            assert!(!pattern.is_match(""), "{pattern:?}");
        }
    }

    #[test]
    fn finds_every_match_with_its_exact_span() {
        assert_eq!(finds(r"[a-z]{1,3}\d{2,4}", "dev2024 x1 ab12,cd345"), ["dev2024", "ab12", "cd345"]);
        assert_eq!(trial(r"(?i)as an ai (?:language )?model").find("Well, As an AI model I"), Some(6..20));
    }

    #[test]
    fn a_word_ends_where_letters_of_any_script_end() {
        assert_eq!(finds(r"(?i)\bsum\b", "sum, Sum; summe; résumé; ésum"), ["sum", "Sum"]);
    }

    #[test]
    fn a_span_never_splits_a_character() {
        assert_eq!(finds("caf.", "a café at caf\u{1F375}"), ["café", "caf\u{1F375}"]);
    }

    #[test]
    fn a_hostile_text_costs_no_more_than_its_length() {
        let text = "foo".repeat(300_000);
        assert_eq!(trial("foo(?:.*bar)?").find_iter(&text).count(), super::MOST_FINDS);
    }
}
