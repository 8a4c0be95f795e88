//! Places, ways of working that are shown where places are, and streets.

use super::{Tokens, bit, has, is_job, key};
use crate::candidate::fold::{fold, is_east_asian};

/// True when the last part of a text behind a comma, or all of it, is a country, a state or a big city.
pub fn is_place(text: &str) -> bool {
    let text = text.trim_end_matches(['.', ')', ' ']);
    let mut parts = text.split([',', '(', '·', '،']).map(str::trim).filter(|p| !p.is_empty());
    let several = parts.clone().count() > 1;
    let Some(last) = parts.rfind(|p| p.chars().any(char::is_alphabetic)) else { return false };
    if last.len() > 60 {
        return false;
    }
    let words: Vec<&str> = last.split_whitespace().filter(|w| !w.chars().any(|c| c.is_ascii_digit())).collect();
    let lettered = |w: &&str| w.len() == 2 && w.chars().all(|c| c.is_ascii_uppercase());
    let coded = last.chars().any(|c| c.is_ascii_digit());
    let state = || {
        words.iter().any(|w| {
            lettered(w) && (words.len() == 1 || coded && has(bit::STATE, &w.to_lowercase()) || *w == "US" || *w == "UK")
        })
    };
    let one = words.len() == 1;
    several && state()
        || !one && is_area(&words)
        || is_known_place(&words.concat())
        || !one && is_known_place(&words.join(" "))
        || !one
            && several
            && words.len() < 4
            && words.last().into_iter().chain(words.first()).any(|word| is_known_place(word))
}

/// "Greater Boston", "Großraum München", "Sevilla y alrededores"; and in scripts that name the country first, one
/// that is known with more behind it.
fn is_area(words: &[&str]) -> bool {
    const FIRST: &[&str] = &["greater", "grossraum"];
    const LAST: &[&str] = &["area", "okolice", "alrededores", "regiao", "peripherie", "umgebung"];
    let (Some(first), Some(last)) = (words.first(), words.last()) else { return false };
    let named = words.len() <= 5 && first.chars().next().is_some_and(char::is_uppercase);
    let around = FIRST.contains(&fold(first).as_str()) && words.len() <= 3 || LAST.contains(&fold(last).as_str());
    named && around && !is_job(&words.join(" ")) || first.chars().all(is_east_asian) && is_known_place(first)
}

fn is_known_place(name: &str) -> bool {
    has(bit::PLACE, &key(name))
}

/// True when the whole text is a way of working, as shown where a place is shown.
pub fn is_remote(text: &str) -> bool {
    has(bit::REMOTE, &key(text))
}

/// True when the text names a street: it begins or ends with a number and has a word for a street.
pub fn is_street(text: &str) -> bool {
    const ENDINGS: &[&str] = &["strasse", "weg", "gasse", "platz", "allee", "straat", "laan", "gatan", "vagen"];
    let tokens = Tokens::of(text);
    let words = tokens.words();
    let numbered = |w: &str| w.starts_with(|c: char| c.is_ascii_digit());
    let ends = |t: &str| ENDINGS.iter().any(|e| t.len() > e.len() && t.ends_with(e));
    let leads = |w: &[&str]| w.len() >= 2 && numbered(w[0]) && w[0].len() <= 6 && !numbered(w[1]);
    (words.len() <= 12 && words.iter().any(|w| numbered(w)) || words.len() <= 8 && leads(&words))
        && words.iter().any(|t| has(bit::STREET, t) || ends(t))
}
