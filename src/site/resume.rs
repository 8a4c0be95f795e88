//! A text that somebody hands in as one person's résumé. Whose it is needs no proof, so the gate of
//! the site-free reader is not asked; words that no field holds are kept as texts.

use super::{Chosen, Reading, semantic};
use crate::candidate::{Candidate, Place, Read, Section, State};
use crate::document::{self, Document};
use crate::page::{NodeId, Page};

/// Name of this reader, in [`Read::by`] and in [`Chosen::site`].
const BY: &str = "resume";

/// Shortest block of words worth keeping, in bytes.
const SHORTEST: usize = 20;

/// Reads a page of plain text as one person's résumé.
pub fn resume(page: &Page) -> Reading {
    let mut candidate = Candidate { site: BY.to_owned(), ..semantic::given(page, 0) };
    if candidate.texts.items.is_empty() {
        candidate.texts = blocks(page);
    }
    Reading { candidate, chosen: Chosen { site: BY.to_owned(), by: "given" }, trouble: None, cut: page.cut }
}

/// Reads a file as one person's résumé: places are the file's lines. `file` is its number among the candidate's.
pub fn file(document: &Document, file: u16) -> Reading {
    let laid = document::page::lay(document);
    let mut reading = resume(&laid.page);
    reading.chosen.by = "file";
    reading.candidate.each_place(&mut |place| {
        place.node = laid.line(place.node);
        place.file = Some(file);
    });
    reading
}

/// The blocks between blank lines, whatever else was read of them.
fn blocks(page: &Page) -> Section<Read<String>> {
    let blocks = page.subtree(0).filter(|&node| page.name(node) == "section").map(|node| block(page, node));
    let items: Vec<_> = blocks.filter(|block| block.value.len() >= SHORTEST).collect();
    let state = if items.is_empty() { State::Absent } else { State::Read };
    Section { items, state, partial: false }
}

fn block(page: &Page, node: NodeId) -> Read<String> {
    Read::text(page.text(node), Place::text(node), BY)
}
