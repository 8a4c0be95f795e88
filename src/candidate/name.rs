//! Names of people, only to compare two of them. A name is never judged, sorted by origin or guessed from.

use super::fold::fold;
use super::fold::table::ordered;

/// How two names relate.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Likeness {
    /// The same words, in whatever order.
    Same,
    /// One is a shorter form of the other: a middle name left out, an initial.
    Compatible,
    /// No such reading.
    Different,
    /// Written in different scripts, or one of them is empty: nothing can be said.
    NotComparable,
}

/// Titles in front of a name and letters behind it, folded and without dots.
const NOT_NAMES: &[&str] = &[
    "mr",
    "mrs",
    "ms",
    "miss",
    "mx",
    "sir",
    "dame",
    "dr",
    "prof",
    "professor",
    "phd",
    "msc",
    "bsc",
    "ba",
    "ma",
    "mba",
    "bs",
    "ms",
    "md",
    "dds",
    "esq",
    "cpa",
    "pmp",
    "cfa",
    "jr",
    "sr",
    "ii",
    "iii",
    "iv",
    "ing",
    "dipl",
    "diplom",
    "mag",
    "mgr",
    "inz",
    "hab",
    "herr",
    "frau",
    "m",
    "mme",
    "mlle",
    "sr",
    "sra",
    "srta",
    "don",
    "dona",
    "pan",
    "pani",
    "hon",
    "rev",
    "csm",
    "cissp",
    "shrm",
    "rn",
    "pe",
    "ceng",
];

/// Scripts that names are written in.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Script {
    Latin,
    Cyrillic,
    EastAsian,
    Other(u32),
}

/// The words of a name for comparison: folded, titles and letters behind the name left out, sorted.
pub fn tokens(name: &str) -> Vec<String> {
    let bare = without_brackets(name);
    let folded = fold(&bare).replace('\'', "");
    let all: Vec<String> = folded
        .split(|c: char| !c.is_alphanumeric())
        .filter(|w| !w.is_empty() && !w.chars().any(|c| c.is_ascii_digit()))
        .map(str::to_owned)
        .collect();
    let mut kept: Vec<String> = all.iter().filter(|w| !NOT_NAMES.contains(&w.as_str())).cloned().collect();
    if kept.is_empty() {
        kept = all;
    }
    ordered(kept, &String::cmp)
}

/// What stands in brackets is a nickname, pronouns or a former name.
fn without_brackets(name: &str) -> String {
    let mut depth = 0usize;
    let mut out = String::with_capacity(name.len());
    for c in name.chars() {
        match c {
            '(' | '[' | '（' => depth += 1,
            ')' | ']' | '）' => depth = depth.saturating_sub(1),
            _ if depth == 0 => out.push(c),
            _ => {}
        }
    }
    if out.trim().is_empty() { name.to_owned() } else { out }
}

/// Compares two names.
pub fn compare(a: &str, b: &str) -> Likeness {
    let (left, right) = (tokens(a), tokens(b));
    if left.is_empty() || right.is_empty() || script(a) != script(b) {
        return Likeness::NotComparable;
    }
    if script(a) == Some(Script::EastAsian) {
        return if left.concat() == right.concat() || sorted(&left) == sorted(&right) {
            Likeness::Same
        } else {
            Likeness::Different
        };
    }
    let (long, short) = if left.len() >= right.len() { (left, right) } else { (right, left) };
    if long.len() > 12 {
        return Likeness::NotComparable;
    }
    match matched(&long, &short) {
        None => Likeness::Different,
        Some(0) => Likeness::Different,
        Some(full) if full == long.len() && long.len() == short.len() => Likeness::Same,
        Some(_) => Likeness::Compatible,
    }
}

/// How many words of `short` are words of `long` in full; `None` when one of them fits nowhere.
fn matched(long: &[String], short: &[String]) -> Option<usize> {
    let mut free: Vec<&String> = long.iter().collect();
    let mut full = 0;
    // Whole words first, so that an initial does not take the place of one.
    for word in ordered(short.iter().collect(), &|a: &&String, b: &&String| b.len().cmp(&a.len())) {
        if let Some(at) = free.iter().position(|w| same_word(w, word)) {
            free.remove(at);
            full += 1;
        } else {
            let initial = |a: &str, b: &str| a.chars().count() == 1 && b.starts_with(a);
            let at = free.iter().position(|w| initial(word, w) || initial(w, word))?;
            free.remove(at);
        }
    }
    Some(full)
}

/// Equal, or equal when "ue" and "ü", "oe" and "ø" are one.
fn same_word(a: &str, b: &str) -> bool {
    let plain = |w: &str| w.replace("ae", "a").replace("oe", "o").replace("ue", "u");
    a == b || plain(a) == plain(b)
}

fn sorted(words: &[String]) -> Vec<char> {
    ordered(words.concat().chars().collect(), &char::cmp)
}

/// A number for the script of a name: only names in one script can be compared. `None` without a letter.
pub fn script_number(name: &str) -> Option<u32> {
    script(name).map(|script| match script {
        Script::Latin => 0,
        Script::Cyrillic => 1,
        Script::EastAsian => 2,
        Script::Other(block) => 3 + block,
    })
}

/// True for a name whose words may stand without spaces between them.
pub fn is_east_asian(name: &str) -> bool {
    script(name) == Some(Script::EastAsian)
}

/// Script of the first letter.
fn script(name: &str) -> Option<Script> {
    let c = without_brackets(name).chars().find(|c| c.is_alphabetic())?;
    Some(match c {
        c if (c as u32) < 0x250 || ('Ḁ'..='ỿ').contains(&c) => Script::Latin,
        '\u{400}'..='\u{52F}' => Script::Cyrillic,
        c if super::fold::is_east_asian(c) => Script::EastAsian,
        c => Script::Other(c as u32 >> 7),
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_compare_as_people_would() {
        for (a, b, expected) in [
            ("Łukasz Żółć", "Zolc Lukasz", Likeness::Same),
            ("Dr. Anna-Maria Müller, PhD", "Anna Maria Mueller", Likeness::Same),
            ("John P. Doe", "John Doe", Likeness::Compatible),
            ("J. Doe", "John Doe", Likeness::Compatible),
            ("John Peter Doe (he/him)", "Doe, John P", Likeness::Compatible),
            ("Sean O’Brien", "Sean OBrien", Likeness::Same),
            ("John Doe", "Jane Roe", Likeness::Different),
            ("John Doe", "John Roe", Likeness::Different),
            ("J. D.", "John Doe", Likeness::Different),
            ("김민준", "Minjun Kim", Likeness::NotComparable),
            ("山田 太郎", "山田太郎", Likeness::Same),
            ("", "John", Likeness::NotComparable),
            ("12345", "John", Likeness::NotComparable),
        ] {
            assert_eq!(compare(a, b), expected, "{a} / {b}: {:?} {:?}", tokens(a), tokens(b));
            assert_eq!(compare(b, a), expected, "{b} / {a}");
        }
    }
}
