//! How well a text was read: what the tests and the benches count, in one place.
//!
//! *Character error rate*: edits (Levenshtein) from the expected text to what was read, by the expected characters.
//! Both are taken as a searcher takes them: compatibility forms folded (NFKC), white space and line ends one space,
//! marks of lists, rules, and letters without a meaning (private use, control) left out. Where a file has columns,
//! the best of the orders counts that its label allows.
//!
//! *Order*: of all neighbouring expected lines the share whose joint (the last eight letters of one with the first
//! eight of the next, white space left out) stands in what was read.

use serde_json::Value;
use std::collections::BTreeMap;
use unicode_normalization::UnicodeNormalization as _;

/// Letters on either side of a joint.
const JOINT: usize = 8;

/// What was counted; rates are the caller's.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Score {
    /// Edits from the expected text to the one that was read.
    pub edits: usize,
    /// Characters of the expected text.
    pub length: usize,
    /// Joints that stand in what was read.
    pub kept: usize,
    /// Joints.
    pub joints: usize,
}

/// Scores what was read of a file with that label; nothing when the label has no text.
pub fn score(label: &Value, read: &str) -> Option<Score> {
    let text = label["text"].as_object()?;
    let read = without_margins(read, &strings(&label["margins"]));
    let whole: Vec<char> = even(&read).chars().collect();
    let squeezed: String = even(&read).split(' ').collect();
    let orders = text["orders"].as_array()?.iter().map(strings);
    let scored = orders.map(|order| {
        let lines: Vec<String> = order.iter().flat_map(|part| strings(&text["regions"][part])).collect();
        one(&lines, &whole, &squeezed)
    });
    scored.min_by_key(|score| (score.edits, usize::MAX - score.kept))
}

fn one(lines: &[String], whole: &[char], squeezed: &str) -> Score {
    let expected: Vec<char> = even(&lines.join("\n")).chars().collect();
    let bare: Vec<String> = lines.iter().map(|line| even(line).split(' ').collect()).collect();
    let joints: Vec<String> = bare.windows(2).map(|two| joint(&two[0], &two[1])).collect();
    let kept = joints.iter().filter(|joint| squeezed.contains(*joint)).count();
    Score { edits: distance(&expected, whole), length: expected.len(), kept, joints: joints.len() }
}

fn joint(one: &str, next: &str) -> String {
    let before = one.chars().count().saturating_sub(JOINT);
    one.chars().skip(before).chain(next.chars().take(JOINT)).collect()
}

fn strings(value: &Value) -> Vec<String> {
    value.as_array().into_iter().flatten().filter_map(Value::as_str).map(str::to_owned).collect()
}

/// Each margin is taken out once, where it is a line.
fn without_margins(read: &str, margins: &[String]) -> String {
    let mut lines: Vec<&str> = read.lines().collect();
    for margin in margins {
        if let Some(at) = lines.iter().position(|line| even(line) == *margin) {
            lines.remove(at);
        }
    }
    lines.join("\n")
}

/// A text as it is compared.
fn even(text: &str) -> String {
    let lines = text.lines().map(|line| {
        let line = line.trim_start();
        line.strip_prefix("- ").or_else(|| line.strip_prefix("* ")).unwrap_or(line)
    });
    let words: Vec<&str> = lines.filter(|line| !is_rule(line)).flat_map(str::split_whitespace).collect();
    let folded: String = words.join(" ").nfkc().filter(|c| !is_mark(*c)).map(tilde).collect();
    let letters: Vec<char> = folded.split_whitespace().collect::<Vec<_>>().join(" ").chars().collect();
    let needless = |at: usize| letters[at] == ' ' && is_wide(letters[at - 1]) && is_wide(letters[at + 1]);
    (0..letters.len()).filter(|at| !needless(*at)).map(|at| letters[at]).collect()
}

/// A rule drawn with letters.
fn is_rule(line: &str) -> bool {
    let line = line.trim_end();
    line.len() > 2 && line.chars().all(|c| matches!(c, '-' | '=' | '_'))
}

/// The tilde of a Japanese span is one sign, with two numbers in Unicode.
fn tilde(c: char) -> char {
    if c == '\u{301c}' { '~' } else { c }
}

/// Scripts that write no space between words: where a line ends is no space either.
fn is_wide(c: char) -> bool {
    matches!(c, '\u{3000}'..='\u{30ff}' | '\u{3400}'..='\u{9fff}')
}

/// Marks of lists, icons, and what has no shape.
fn is_mark(c: char) -> bool {
    c.is_control() && !c.is_whitespace()
        || matches!(c, '•' | '◦' | '▪' | '●' | '○' | '■' | '‣' | '∙' | '◇' | '⋄' | '\u{ad}' | '\u{feff}')
        || matches!(c, '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2060}'..='\u{2069}')
        || matches!(c, '\u{e000}'..='\u{f8ff}')
}

/// Levenshtein's distance by bit vectors of columns (Myers 1999 in Hyyrö's form for long patterns).
pub fn distance(pattern: &[char], text: &[char]) -> usize {
    let blocks = pattern.len().div_ceil(64);
    if blocks == 0 {
        return text.len();
    }
    let mut places: BTreeMap<char, Vec<u64>> = BTreeMap::new();
    for (at, c) in pattern.iter().enumerate() {
        places.entry(*c).or_insert_with(|| vec![0; blocks])[at / 64] |= 1 << (at % 64);
    }
    let (none, last) = (vec![0; blocks], 1 << ((pattern.len() - 1) % 64));
    let (mut up, mut down) = (vec![u64::MAX; blocks], vec![0_u64; blocks]);
    let mut distance = pattern.len();
    for c in text {
        let (mut raised, mut lowered) = (1, 0);
        for (block, equal) in places.get(c).unwrap_or(&none).iter().enumerate() {
            let (p, m) = (up[block], down[block]);
            let (vertical, equal) = (equal | m, equal | lowered);
            let level = ((equal & p).wrapping_add(p) ^ p) | equal;
            let (plus, minus) = (m | !(level | p), p & level);
            if block == blocks - 1 {
                distance = distance + usize::from(plus & last != 0) - usize::from(minus & last != 0);
            }
            let (plus_in, minus_in) = (plus << 1 | raised, minus << 1 | lowered);
            (raised, lowered) = (plus >> 63, minus >> 63);
            up[block] = minus_in | !(vertical | plus_in);
            down[block] = plus_in & vertical;
        }
    }
    distance
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    /// The textbook's table.
    fn slow(a: &[char], b: &[char]) -> usize {
        let mut row: Vec<usize> = (0..=b.len()).collect();
        for (i, x) in a.iter().enumerate() {
            let mut corner = std::mem::replace(&mut row[0], i + 1);
            for (j, y) in b.iter().enumerate() {
                let best = (corner + usize::from(x != y)).min(row[j] + 1).min(row[j + 1] + 1);
                corner = std::mem::replace(&mut row[j + 1], best);
            }
        }
        row[b.len()]
    }

    #[test]
    fn distances_are_those_of_the_textbook() {
        let mut seed = 42_u64;
        let mut next = |below: u64| {
            seed = seed.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
            (seed >> 33) % below
        };
        for length in [0, 1, 5, 63, 64, 65, 130, 200] {
            let a: Vec<char> = (0..length).map(|_| ['a', 'b', 'c'][next(3) as usize]).collect();
            let b: Vec<char> = a.iter().copied().filter(|_| next(5) > 0).chain(['x'; 3]).collect();
            assert_eq!(distance(&a, &b), slow(&a, &b), "{length}");
            assert_eq!(distance(&b, &a), slow(&a, &b), "{length}");
        }
    }

    #[test]
    fn columns_may_come_in_either_order_but_not_mixed() {
        let label = json!({"text": {"regions": {"side": ["Contact", "Leeds"], "main": ["Experience", "Nurse"]},
            "orders": [["side", "main"], ["main", "side"]]}, "margins": ["Page 1"]});
        let rate = |read| score(&label, read).map(|s| (s.edits, s.kept, s.joints));
        assert_eq!(rate("Contact\nLeeds\nExperience\nNurse\nPage 1"), Some((0, 3, 3)));
        assert_eq!(rate("• Experience\n Nurse\n- Contact Leeds"), Some((0, 3, 3)));
        let mixed = rate("Contact Experience\nLeeds Nurse").expect("a score");
        assert!(mixed.0 > 10 && mixed.1 == 0, "{mixed:?}");
    }

    #[test]
    fn a_file_of_fields_has_no_text_to_score() {
        assert_eq!(score(&json!({"text": null}), "anything"), None);
    }
}
