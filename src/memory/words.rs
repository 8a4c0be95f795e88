//! A text as hashes of its words, in one pass.
//!
//! Words are runs of letters and digits, folded. Where a script has no spaces between words, each character
//! is one; scripts whose characters say little alone (Thai, Khmer) make words of three that overlap. Text in
//! ASCII takes a faster way to the same hashes.

mod ascii;

use crate::candidate::fold;

/// Most bytes of a text that are looked at.
pub const MOST_BYTES: usize = 1 << 20;

const MIX: u64 = 0x9E37_79B9_7F4A_7C15;

/// A word of a text.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Word {
    /// Its hash.
    pub hash: u64,
    /// Its bytes in the text.
    pub span: (u32, u32),
}

/// The words of a text, in order.
pub fn words(text: &str, seed: u64) -> Vec<Word> {
    let mut found = Vec::with_capacity(text.len().min(MOST_BYTES) / 6 + 1);
    each(text, seed, &mut |hash, start, end| found.push(Word { hash, span: (start as u32, end as u32) }));
    found
}

/// Every word in order: its hash, and where it begins and ends.
///
/// Nothing lasts beyond a gap in ASCII, so a text is cut there: what has other characters goes the slower way.
#[inline]
pub fn each(text: &str, seed: u64, take: &mut impl FnMut(u64, usize, usize)) {
    let text = clipped(text);
    let bytes = text.as_bytes();
    let mut at = 0;
    while at < bytes.len() {
        let (from, to) = foreign(bytes, at);
        ascii::each(&bytes[at..from], seed, &mut |hash, start, end| take(hash, at + start, at + end));
        any(&text[from..to], seed, &mut |hash, start, end| take(hash, from + start, from + end));
        at = to;
    }
}

/// The next bytes, from gap to gap, that are not all ASCII: where they begin and end.
fn foreign(bytes: &[u8], from: usize) -> (usize, usize) {
    let is_gap = |byte: &u8| byte.is_ascii() && !byte.is_ascii_alphanumeric();
    let pure = bytes[from..].chunks(BLOCK).take_while(|block| block.is_ascii()).count() * BLOCK;
    let rest = bytes.get(from + pure..).unwrap_or_default();
    let Some(first) = rest.iter().position(|byte| !byte.is_ascii()) else { return (bytes.len(), bytes.len()) };
    let first = from + pure + first;
    let start = bytes[from..first].iter().rposition(is_gap).map_or(from, |gap| from + gap + 1);
    let end = bytes[first..].iter().position(is_gap).map_or(bytes.len(), |gap| first + gap);
    (start, end)
}

/// Bytes that are looked at together.
const BLOCK: usize = 32;

fn clipped(text: &str) -> &str {
    let mut end = text.len().min(MOST_BYTES);
    while !text.is_char_boundary(end) {
        end -= 1;
    }
    &text[..end]
}

/// The hash of folded bytes; for words in ASCII the same as [`ascii`] gives.
fn hash_folded(word: &[u8], seed: u64) -> u64 {
    word.chunks(8).fold(seed, |state, chunk| mixed(state, loaded(chunk)))
}

#[inline]
fn mixed(state: u64, chunk: u64) -> u64 {
    let x = (state ^ chunk).wrapping_mul(MIX);
    x ^ x >> 32
}

#[inline]
fn loaded(chunk: &[u8]) -> u64 {
    let mut bytes = [0; 8];
    bytes[..chunk.len()].copy_from_slice(chunk);
    u64::from_le_bytes(bytes)
}

/// How a character stands in words.
#[derive(Clone, Copy, PartialEq)]
enum Part {
    /// Between words.
    Gap,
    /// Of a word that spaces end.
    Spaced,
    /// A word by itself.
    Alone,
    /// Of a script without spaces, whose characters say little alone.
    Dense,
}

fn part(c: char) -> Part {
    match c {
        '\u{3005}'..='\u{3007}'
        | '\u{3041}'..='\u{30FF}'
        | '\u{31F0}'..='\u{31FF}'
        | '\u{3400}'..='\u{4DBF}'
        | '\u{4E00}'..='\u{9FFF}'
        | '\u{F900}'..='\u{FAFF}'
        | '\u{20000}'..='\u{323AF}' => {
            if c == '・' {
                Part::Gap
            } else {
                Part::Alone
            }
        }
        '\u{E01}'..='\u{E4E}' | '\u{E80}'..='\u{EFF}' | '\u{1000}'..='\u{109F}' | '\u{1780}'..='\u{17D3}' => {
            Part::Dense
        }
        // Marks belong to the letter before them.
        '\u{300}'..='\u{36F}' => Part::Spaced,
        c if c.is_alphanumeric() => Part::Spaced,
        c if is_mark(c) => Part::Spaced,
        _ => Part::Gap,
    }
}

/// Vowel signs and other marks of Indic and Semitic scripts, which `is_alphanumeric` leaves out in part.
fn is_mark(c: char) -> bool {
    matches!(c, '\u{591}'..='\u{5C7}' | '\u{610}'..='\u{61A}' | '\u{64B}'..='\u{65F}' | '\u{900}'..='\u{DFF}')
}

/// Characters of a dense script that make a word.
const DENSE: usize = 3;

fn any(text: &str, seed: u64, take: &mut impl FnMut(u64, usize, usize)) {
    let mut word = String::new();
    let mut start = 0;
    let mut recent: Vec<(char, usize)> = Vec::new();
    for (at, c) in text.char_indices() {
        let part = part(c);
        if part != Part::Spaced && !word.is_empty() {
            take(hash_folded(word.as_bytes(), seed), start, at);
            word.clear();
        }
        if part != Part::Dense {
            recent.clear();
        }
        match part {
            Part::Gap => {}
            Part::Spaced => {
                start = if word.is_empty() { at } else { start };
                fold::push(&mut word, c);
            }
            Part::Alone => take(hash_folded(c.encode_utf8(&mut [0; 4]).as_bytes(), seed), at, at + c.len_utf8()),
            Part::Dense => dense(&mut recent, (c, at), seed, take),
        }
    }
    if !word.is_empty() {
        take(hash_folded(word.as_bytes(), seed), start, text.len());
    }
}

/// One more character of a dense script: a word of the last three.
fn dense(recent: &mut Vec<(char, usize)>, next: (char, usize), seed: u64, take: &mut impl FnMut(u64, usize, usize)) {
    recent.push(next);
    if recent.len() > DENSE {
        recent.remove(0);
    }
    if let [(_, start), .., (last, at)] = recent[..]
        && recent.len() == DENSE
    {
        let word: String = recent.iter().map(|(c, _)| c).collect();
        take(hash_folded(word.as_bytes(), seed), start, at + last.len_utf8());
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn seen(text: &str) -> Vec<&str> {
        words(text, 1).iter().map(|w| &text[w.span.0 as usize..w.span.1 as usize]).collect()
    }

    #[test]
    fn words_are_runs_of_letters_and_digits() {
        assert_eq!(seen("Led 12 engineers, C++/Go."), ["Led", "12", "engineers", "C", "Go"]);
        assert_eq!(seen("Zażółć 東京で働く สวัสดี"), ["Zażółć", "東", "京", "で", "働", "く", "สวั", "วัส", "ัสด", "สดี"]);
        assert_eq!(seen("경력 사항"), ["경력", "사항"]);
        assert!(seen(" --- ").is_empty());
    }

    /// The whole text the slow way.
    fn slowly(text: &str, seed: u64) -> Vec<Word> {
        let mut found = Vec::new();
        any(text, seed, &mut |hash, start, end| found.push(Word { hash, span: (start as u32, end as u32) }));
        found
    }

    #[test]
    fn both_ways_give_the_same_words() {
        let text = "Reduced INFRASTRUCTURE-costs by 37 percent, Kubernetes 1.27 internationalisation";
        assert_eq!(words(text, 7), slowly(text, 7));
        let pieces =
            [text, " é", "é", "•", "x", " – ", "東京で", "สวัสดี", "ส", "\u{301}", "naïve", "-", " Zażółć 5", "·a"];
        let mut state = 42_usize;
        for _ in 0..2_000 {
            let mut mixed = String::new();
            for _ in 0..state % 17 {
                state = state.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
                mixed += pieces[(state >> 33) % pieces.len()];
            }
            assert_eq!(words(&mixed, 7), slowly(&mixed, 7), "{mixed}");
            state = state.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(97) >> 1;
        }
    }

    #[test]
    fn case_and_accents_do_not_count_and_seeds_do() {
        let of = |text: &str, seed| words(text, seed).iter().map(|w| w.hash).collect::<Vec<_>>();
        assert_eq!(of("RÉSUMÉ Łódź", 1), of("resume lodz", 1));
        assert_ne!(of("resume", 1), of("resume", 2));
        assert_ne!(of("resumes12", 1), of("resumes1", 1));
    }

    #[test]
    fn a_very_long_text_is_cut_between_characters() {
        let text = "é ".repeat(MOST_BYTES);
        assert_eq!(words(&text, 1).len(), MOST_BYTES / 3);
    }
}
