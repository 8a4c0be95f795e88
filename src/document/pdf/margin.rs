//! Heads and feet: lines near the edge that come again on the other pages, but for their numbers.

use super::super::{Line, Role, Sheet};
use std::collections::BTreeMap;

/// Marks the lines that are heads or feet.
pub(super) fn mark(lines: &mut [Line], sheets: &[Sheet]) {
    let mut counts: BTreeMap<(bool, String), u32> = BTreeMap::new();
    for line in lines.iter() {
        if let Some(place) = place(line, sheets) {
            *counts.entry(place).or_insert(0) += 1;
        }
    }
    for line in lines.iter_mut() {
        let Some(place) = place(line, sheets) else { continue };
        let again = counts.get(&place).is_some_and(|count| *count > 1);
        if again && sheets.len() > 1 || is_number(&line.text) {
            line.role = Role::Margin;
        }
    }
}

/// Is the line near the lower edge, and its words without their numbers; nothing in the middle of a sheet.
fn place(line: &Line, sheets: &[Sheet]) -> Option<(bool, String)> {
    let sheet = sheets.get(line.sheet as usize)?;
    let edge = sheet.height / 100 * 8;
    let foot = line.area.top > sheet.height - edge;
    let head = line.area.bottom < edge;
    let words = || line.text.chars().map(|c| if c.is_ascii_digit() { '0' } else { c }).collect();
    (head || foot).then(|| (foot, words()))
}

/// `3`, `Page 3 of 4`, `3 / 4`, in the languages that a page number is written in.
fn is_number(text: &str) -> bool {
    let words = text.split(|c: char| !c.is_alphanumeric()).filter(|w| !w.is_empty());
    let known = ["page", "of", "seite", "von", "p", "sur", "página", "pagina", "de", "strona", "z", "s"];
    let is_part = |word: &str| word.bytes().all(|b| b.is_ascii_digit()) && word.len() < 4 || known.contains(&word);
    let lower = text.to_lowercase();
    !lower.is_empty()
        && lower.len() < 24
        && lower.bytes().any(|b| b.is_ascii_digit())
        && words.count() > 0
        && lower.split(|c: char| !c.is_alphanumeric()).filter(|w| !w.is_empty()).all(is_part)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn page_numbers_are_told() {
        for text in ["3", "Page 3 of 4", "Seite 2 von 2", "2 / 3", "- 2 -"] {
            assert!(is_number(text), "{text}");
        }
        for text in ["2019", "Page", "3 years of Java", "de"] {
            assert!(!is_number(text), "{text}");
        }
    }
}
