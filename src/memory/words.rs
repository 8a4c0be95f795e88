//! A text as hashes of its words, in one pass.
//!
//! Words are runs of letters and digits, folded. Where a script has no spaces between words, each character
//! is one; scripts whose characters say little alone (Thai, Khmer) make words of three that overlap. Text in
//! ASCII takes a faster way to the same hashes.

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
    let text = clipped(text);
    let mut found = Vec::with_capacity(text.len() / 6 + 1);
    let mut take = |hash, start: usize, end: usize| {
        found.push(Word { hash, span: (start as u32, end as u32) });
    };
    if text.is_ascii() {
        ascii(text.as_bytes(), seed, &mut take)
    } else {
        any(text, seed, &mut take)
    }
    found
}

/// Only the hashes.
pub fn hashes(text: &str, seed: u64, found: &mut Vec<u64>) {
    let text = clipped(text);
    found.clear();
    found.reserve(text.len() / 6 + 1);
    let mut take = |hash, _: usize, _: usize| found.push(hash);
    if text.is_ascii() { ascii(text.as_bytes(), seed, &mut take) } else { any(text, seed, &mut take) }
}

fn clipped(text: &str) -> &str {
    let mut end = text.len().min(MOST_BYTES);
    while !text.is_char_boundary(end) {
        end -= 1;
    }
    &text[..end]
}

#[inline]
fn ascii(bytes: &[u8], seed: u64, take: &mut impl FnMut(u64, usize, usize)) {
    let mut at = 0;
    while at < bytes.len() {
        if !bytes[at].is_ascii_alphanumeric() {
            at += 1;
            continue;
        }
        let start = at;
        while at < bytes.len() && bytes[at].is_ascii_alphanumeric() {
            at += 1;
        }
        take(hash_ascii(&bytes[start..at], seed), start, at);
    }
}

/// Letters in lower case: the bit that tells the cases apart is set in every digit too.
const LOWER: u64 = 0x2020_2020_2020_2020;

#[inline]
fn hash_ascii(word: &[u8], seed: u64) -> u64 {
    let mut state = seed;
    for chunk in word.chunks(8) {
        state = mixed(state, (loaded(chunk) | LOWER) & mask(chunk.len()));
    }
    state
}

/// The hash of folded bytes; for ASCII words the same as [`hash_ascii`].
fn hash_folded(word: &[u8], seed: u64) -> u64 {
    word.chunks(8).fold(seed, |state, chunk| mixed(state, loaded(chunk)))
}

#[inline]
fn mixed(state: u64, chunk: u64) -> u64 {
    let x = (state ^ chunk).wrapping_mul(MIX);
    x ^ x >> 32
}

#[inline]
fn mask(length: usize) -> u64 {
    if length >= 8 { u64::MAX } else { (1 << (8 * length)) - 1 }
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

    #[test]
    fn both_ways_give_the_same_hashes() {
        let text = "Reduced INFRASTRUCTURE-costs by 37 percent, Kubernetes 1.27 internationalisation";
        let (mut fast, mut slow) = (Vec::new(), Vec::new());
        hashes(text, 7, &mut fast);
        any(text, 7, &mut |hash, _, _| slow.push(hash));
        assert_eq!(fast, slow);
        hashes(&(text.to_owned() + " é"), 7, &mut slow);
        assert_eq!(fast[..], slow[..fast.len()]);
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
