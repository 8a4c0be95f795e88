//! Earlier states: a file that was saved again by adding to its end still holds all that it was before.

use super::super::{Document, Revision};
use super::content::{Budget, Context};
use super::file::{File, Space};
use super::font::Fonts;
use super::layer::Layers;
use super::table::Table;
use super::unseen::{self, Patience};
use super::{layout, page, properties, repair, sheet};
use std::collections::BTreeMap;

/// Most states that are compared: the newest.
const MOST: usize = 6;
/// Most pages of a state that are compared.
const MOST_PAGES: usize = 20;
/// Most lines that are listed of a change.
const MOST_LINES: usize = 500;

/// A state as far as it is compared.
struct State {
    lines: Vec<String>,
    changed: Option<String>,
}

/// Compares all earlier states, oldest first, each with the next.
pub(super) fn read(bytes: &[u8], document: &mut Document) {
    let mut ends = ends(bytes);
    // The last state is the file itself.
    ends.pop();
    if ends.is_empty() {
        return;
    }
    let skipped = ends.len().saturating_sub(MOST);
    document.cut |= skipped > 0;
    let mut states: Vec<State> = ends.iter().skip(skipped).filter_map(|end| state(bytes.get(..*end)?)).collect();
    if states.is_empty() {
        return;
    }
    states.extend(state(bytes));
    let pairs = states.windows(2).map(|pair| Revision {
        what: "incremental update".into(),
        by: None,
        at: pair[0].changed.clone(),
        removed: missing(&pair[0].lines, &pair[1].lines),
        added: missing(&pair[1].lines, &pair[0].lines),
    });
    document.revisions.extend(pairs);
}

/// Where states end: behind each `%%EOF` that closes new objects. A file written for the web ends twice, and Word
/// writes its table twice, without anything having been changed.
fn ends(bytes: &[u8]) -> Vec<usize> {
    let mut ends: Vec<usize> = Vec::new();
    for at in repair::places(bytes, b"%%EOF") {
        let from = ends.last().copied().unwrap_or(0);
        let part = bytes.get(from..at).unwrap_or_default();
        let has_objects = part.windows(5).any(|w| w == b" obj\n" || w == b" obj\r" || w == b" obj<" || w == b" obj ");
        if has_objects {
            ends.push(at + 5);
        } else if let Some(last) = ends.last_mut() {
            *last = at + 5;
        }
    }
    ends
}

/// Reads the lines of a state, quietly: one that cannot be read is none.
fn state(bytes: &[u8]) -> Option<State> {
    let table = Table::read(bytes)?;
    let space = Space::of(&table);
    let file = File::open(bytes, table, &space).ok()?;
    let (pages, _) = page::pages(&file);
    if pages.is_empty() {
        return None;
    }
    let (layers, budget, patience) = (Layers::of(&file), Budget::default(), Patience::default());
    let context = Context { file: &file, layers: &layers, budget: &budget };
    let mut fonts = Fonts::default();
    let mut lines = Vec::new();
    for page in pages.iter().take(MOST_PAGES) {
        let sheet = sheet::paint(&context, &mut fonts, page);
        let judgement = unseen::judge(&sheet, &patience);
        let seen = layout::lines(&sheet, |at| judgement.hidden.get(at).is_none_or(Option::is_none));
        lines.extend(seen.into_iter().map(|line| line.text));
    }
    Some(State { lines, changed: properties::changed(&file) })
}

/// Lines of one that the other has not, or not as often.
fn missing(lines: &[String], other: &[String]) -> Vec<String> {
    let mut counts: BTreeMap<&str, usize> = BTreeMap::new();
    other.iter().for_each(|line| *counts.entry(line).or_insert(0) += 1);
    let mut is_missing = |line: &&String| match counts.get_mut(line.as_str()) {
        Some(count) if *count > 0 => {
            *count -= 1;
            false
        }
        _ => true,
    };
    lines.iter().filter(|line| is_missing(line)).take(MOST_LINES).cloned().collect()
}
