//! What all fuzz targets share: reading with the promises that every document keeps, and archives of named parts.

use bonafide::document::Document;

/// Parts of one archive.
const PARTS: usize = 32;

/// Reads bytes; whatever comes of it keeps its promises.
pub fn read(bytes: &[u8], name: &str) {
    if let Ok(document) = bonafide::document::read::read(bytes, name, &mut |_, _| {}) {
        promises(&document);
    }
}

/// What those who use a document rely on.
fn promises(document: &Document) {
    assert!(!document.sheets.is_empty());
    let sheets = u32::try_from(document.sheets.len()).unwrap_or(u32::MAX);
    assert!(document.lines.iter().all(|l| l.sheet < sheets && !l.text.trim().is_empty()));
    assert!(document.unseen.iter().all(|u| u.sheet < sheets));
    assert!(document.lines.windows(2).all(|two| two[0].block <= two[1].block));
    let count = document.lines.len();
    assert!(document.links.iter().filter_map(|l| l.line).all(|line| (line as usize) < count));
}

/// An archive of the parts that the input names: `name`, a line's end, the content, and a zero between parts.
pub fn archive(bytes: &[u8]) -> Vec<u8> {
    let (mut out, mut list, mut count) = (Vec::new(), Vec::new(), 0_u16);
    for part in bytes.split(|b| *b == 0).take(PARTS) {
        let at = part.iter().position(|b| *b == b'\n').unwrap_or(part.len());
        let (name, content) = part.split_at(at);
        let content = content.get(1..).unwrap_or_default();
        let name = &name[..name.len().min(200)];
        let offset = out.len() as u32;
        let sizes = [(content.len() as u32).to_le_bytes(), (content.len() as u32).to_le_bytes()].concat();
        let common = [&[20, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0][..], &sizes, &(name.len() as u16).to_le_bytes(), &[0, 0]].concat();
        out.extend([&b"PK\x03\x04"[..], &common, name, content].concat());
        list.extend([&b"PK\x01\x02\x14\0"[..], &common, &[0; 10], &offset.to_le_bytes(), name].concat());
        count += 1;
    }
    let start = out.len() as u32;
    let end = [&b"PK\x05\x06\0\0\0\0"[..], &count.to_le_bytes(), &count.to_le_bytes(), &(list.len() as u32).to_le_bytes()];
    out.extend([&list[..], &end.concat(), &start.to_le_bytes(), &[0, 0]].concat());
    out
}
