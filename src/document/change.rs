//! Changes that a word processor tracked: who took out and put in what, when.

use super::{Document, Revision};

/// Changes kept of one file.
const MOST: usize = 1_000;

/// Longest text kept of one change, bytes.
const LONGEST: usize = 4_000;

/// Adds a change; what the same person did at the same moment is one.
pub fn add(document: &mut Document, by: Option<&str>, at: Option<&str>, removed: &str, added: &str) {
    let text = |words: &str| super::shapeless::tidy(crate::page::clip(words, LONGEST));
    let (removed, added) = (text(removed), text(added));
    if removed.is_empty() && added.is_empty() {
        return;
    }
    let same = |r: &Revision| r.by.as_deref() == by && r.at.as_deref() == at;
    if !document.revisions.last().is_some_and(same) {
        if document.revisions.len() >= MOST {
            document.cut = true;
            return;
        }
        let (by, at) = (by.map(str::to_owned), at.map(str::to_owned));
        document.revisions.push(Revision { what: "tracked change".into(), by, at, ..Revision::default() });
    }
    let Some(revision) = document.revisions.last_mut() else { return };
    revision.removed.extend((!removed.is_empty()).then_some(removed));
    revision.added.extend((!added.is_empty()).then_some(added));
}
