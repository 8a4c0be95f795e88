//! IPTC records within Photoshop resources (IIM 4.2, record 2).

use super::{say, u16_be, u32_be};
use crate::document::Property;

/// Fields that are read.
const FIELDS: &[(u8, &str)] = &[
    (5, "ObjectName"),
    (40, "SpecialInstructions"),
    (55, "DateCreated"),
    (65, "OriginatingProgram"),
    (80, "By-line"),
    (90, "City"),
    (101, "Country"),
    (110, "Credit"),
    (115, "Source"),
    (116, "CopyrightNotice"),
    (120, "Caption"),
];

/// Reads a segment of Photoshop resources.
pub fn read(segment: &[u8], properties: &mut Vec<Property>) {
    let Some(mut rest) = segment.strip_prefix(b"Photoshop 3.0\0") else { return };
    while let Some((id, content, after)) = resource(rest) {
        if id == 0x0404 {
            records(content, properties);
        }
        rest = after;
    }
}

/// The first resource: its number, its content, and what follows.
fn resource(bytes: &[u8]) -> Option<(u16, &[u8], &[u8])> {
    if !bytes.starts_with(b"8BIM") {
        return None;
    }
    let id = u16_be(bytes, 4)?;
    let name = usize::from(*bytes.get(6)?) + 1;
    let at = 6 + name + name % 2;
    let length = u32_be(bytes, at)? as usize;
    let content = bytes.get(at + 4..)?.get(..length)?;
    let next = at + 4 + length + length % 2;
    Some((id, content, bytes.get(next..).unwrap_or_default()))
}

fn records(mut bytes: &[u8], properties: &mut Vec<Property>) {
    while let [0x1c, record, field, rest @ ..] = bytes {
        let Some(length) = u16_be(rest, 0).map(usize::from) else { return };
        let Some(value) = rest.get(2..2 + length) else { return };
        if let (2, Some((_, name))) = (record, FIELDS.iter().find(|(number, _)| number == field)) {
            say(properties, "iptc", name, &String::from_utf8_lossy(value));
        }
        bytes = rest.get(2 + length..).unwrap_or_default();
    }
}
