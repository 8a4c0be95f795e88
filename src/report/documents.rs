//! What the files of a candidate say of themselves, as they stand in a record. Their text is the candidate's
//! and is not repeated here.

use crate::document::{Active, Document, Embedded, Format, Picture, Property, Revision, Unseen};
use serde::Serialize;

/// A file of the candidate, examined.
#[derive(Serialize)]
pub(super) struct DocumentRecord<'a> {
    name: &'a str,
    format: Format,
    sha256: &'a str,
    size: u64,
    sheets: usize,
    lines: usize,
    properties: &'a [Property],
    revisions: &'a [Revision],
    unseen: &'a [Unseen],
    /// Links of which the words are an address, and another one than they lead to.
    links: Vec<LinkRecord<'a>>,
    pictures: Vec<PictureRecord<'a>>,
    embedded: &'a [Embedded],
    active: &'a [Active],
    notes: &'a [String],
    cut: bool,
}

#[derive(Serialize)]
struct LinkRecord<'a> {
    text: &'a str,
    target: &'a str,
    line: Option<u32>,
}

#[derive(Serialize)]
struct PictureRecord<'a> {
    width: u32,
    height: u32,
    /// 64 bits in hexadecimal: a number of JSON does not hold as many.
    hash: Option<String>,
    sha256: &'a str,
    sheet: u32,
    properties: &'a [Property],
}

impl<'a> From<&'a Document> for DocumentRecord<'a> {
    fn from(d: &'a Document) -> Self {
        let links = d.links.iter().filter(|link| link.misleads());
        DocumentRecord {
            name: &d.name,
            format: d.format,
            sha256: &d.sha256,
            size: d.size,
            sheets: d.sheets.len(),
            lines: d.lines.len(),
            properties: &d.properties,
            revisions: &d.revisions,
            unseen: &d.unseen,
            links: links.map(|l| LinkRecord { text: &l.text, target: &l.target, line: l.line }).collect(),
            pictures: d.pictures.iter().map(PictureRecord::from).collect(),
            embedded: &d.embedded,
            active: &d.active,
            notes: &d.notes,
            cut: d.cut,
        }
    }
}

impl<'a> From<&'a Picture> for PictureRecord<'a> {
    fn from(p: &'a Picture) -> Self {
        let hash = p.hash.map(|hash| format!("{hash:016x}"));
        PictureRecord {
            width: p.width,
            height: p.height,
            hash,
            sha256: &p.sha256,
            sheet: p.sheet,
            properties: &p.properties,
        }
    }
}
