//! What a file says of itself: the Info dictionary and the XMP packet.

use super::super::Property;
use super::file::File;
use super::font::Encoding;
use super::object::Object;

/// Most properties, and most letters of one.
const MOST: usize = 200;
const LONGEST: usize = 1_000;

/// All of them: Info first.
pub(super) fn properties(file: &File<'_>) -> Vec<Property> {
    let mut all = info(file);
    if let Object::Stream(stream) = file.get(&file.root(), b"Metadata") {
        all.extend(xmp(&String::from_utf8_lossy(&file.decoded(&stream))));
    }
    all.truncate(MOST);
    all
}

fn info(file: &File<'_>) -> Vec<Property> {
    let Some(dict) = file.dict(&file.table.trailer, b"Info") else { return Vec::new() };
    let pairs = dict.pairs().take(MOST).filter_map(|(key, value)| {
        let value = match file.resolve(value) {
            Object::Text(bytes) => text(&bytes),
            Object::Name(name) => String::from_utf8_lossy(&name).into_owned(),
            _ => return None,
        };
        let value = moment(&value).unwrap_or(value);
        property("info", &String::from_utf8_lossy(key), &value)
    });
    pairs.collect()
}

fn property(source: &str, name: &str, value: &str) -> Option<Property> {
    let value: String = value.trim().chars().take(LONGEST).collect();
    (!value.is_empty()).then(|| Property { source: source.into(), name: name.into(), value })
}

/// The moment that the file was last changed, or made.
pub(super) fn changed(file: &File<'_>) -> Option<String> {
    let info = info(file);
    let value = |name: &str| info.iter().find(|p| p.name == name).map(|p| p.value.clone());
    value("ModDate").or_else(|| value("CreationDate"))
}

/// A text of the file: UTF-16 or UTF-8 with a mark in front, or the encoding of PDF.
pub(super) fn text(bytes: &[u8]) -> String {
    let units = |rest: &[u8], unit: fn([u8; 2]) -> u16| {
        let units = rest.chunks_exact(2).map(|pair| unit([pair[0], pair[1]]));
        char::decode_utf16(units).map(|c| c.unwrap_or('\u{fffd}')).collect()
    };
    match bytes {
        [0xFE, 0xFF, rest @ ..] => units(rest, u16::from_be_bytes),
        [0xFF, 0xFE, rest @ ..] => units(rest, u16::from_le_bytes),
        [0xEF, 0xBB, 0xBF, rest @ ..] => String::from_utf8_lossy(rest).into_owned(),
        _ => {
            let table = Encoding::PdfDoc.table();
            let letter = |byte: &u8| match byte {
                b'\t' | b'\n' | b'\r' => char::from(*byte),
                _ => table[usize::from(*byte)],
            };
            bytes.iter().map(letter).filter(|letter| *letter != '\0').collect()
        }
    }
}

/// `D:20240131120000+01'00'` as `2024-01-31T12:00:00+01:00`.
fn moment(value: &str) -> Option<String> {
    let rest = value.trim().strip_prefix("D:")?;
    let digits: String = rest.chars().take_while(char::is_ascii_digit).collect();
    let part = |from: usize, to: usize| digits.get(from..to);
    let year = part(0, 4)?;
    let mut out = year.to_owned();
    for (from, before) in [(4, '-'), (6, '-'), (8, 'T'), (10, ':'), (12, ':')] {
        let Some(two) = part(from, from + 2) else { break };
        out.push(before);
        out.push_str(two);
    }
    let zone = rest.get(digits.len()..).unwrap_or_default();
    match zone.chars().next() {
        Some('Z' | 'z') if out.contains('T') => out.push('Z'),
        Some(sign @ ('+' | '-')) if out.contains('T') => {
            let numbers: String = zone.chars().filter(char::is_ascii_digit).collect();
            let hours = numbers.get(..2)?;
            let minutes = numbers.get(2..4).unwrap_or("00");
            out.push_str(&format!("{sign}{hours}:{minutes}"));
        }
        _ => {}
    }
    Some(out)
}

/// The leaves of an XMP packet with the name of the property they belong to. Properties may be elements or
/// attributes; lists (`rdf:Seq`, `rdf:li`) are of their property.
fn xmp(packet: &str) -> Vec<Property> {
    let mut out = Vec::new();
    let mut open: Vec<&str> = Vec::new();
    let mut rest = packet;
    while let Some((text, behind)) = rest.split_once('<') {
        let owner = open.iter().rev().find(|name| !name.starts_with("rdf:"));
        if let Some(owner) = owner.filter(|name| !matches!(**name, "x:xmpmeta" | "x:xapmeta")) {
            out.extend(property("xmp", owner, &unescaped(text)));
        }
        let Some((tag, behind)) = behind.split_once('>') else { break };
        rest = behind;
        if out.len() >= MOST {
            break;
        }
        if tag.starts_with(['?', '!']) {
            continue;
        }
        if tag.starts_with('/') {
            open.pop();
            continue;
        }
        let (name, attributes) = tag.split_once(|c: char| c.is_ascii_whitespace()).unwrap_or((tag, ""));
        out.extend(named(attributes));
        if !tag.ends_with('/') && open.len() < 64 {
            open.push(name);
        }
    }
    out
}

/// Attributes that are properties: not those of the syntax.
fn named(attributes: &str) -> Vec<Property> {
    let mut out = Vec::new();
    let mut rest = attributes;
    while let Some((name, behind)) = rest.split_once('=') {
        let behind = behind.trim_start();
        let Some(quote @ ('"' | '\'')) = behind.chars().next() else { break };
        let Some((value, behind)) = behind.get(1..).and_then(|b| b.split_once(quote)) else { break };
        rest = behind;
        let name = name.trim();
        let syntax = ["xmlns", "rdf:", "xml:", "x:"].iter().any(|prefix| name.starts_with(prefix));
        if !syntax && name.contains(':') {
            out.extend(property("xmp", name, &unescaped(value)));
        }
    }
    out
}

fn unescaped(text: &str) -> String {
    let text = text.replace("&lt;", "<").replace("&gt;", ">").replace("&quot;", "\"").replace("&apos;", "'");
    text.replace("&amp;", "&")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn moments_become_iso() {
        assert_eq!(moment("D:20240131120000+01'00'").as_deref(), Some("2024-01-31T12:00:00+01:00"));
        assert_eq!(moment("D:20240131120000Z").as_deref(), Some("2024-01-31T12:00:00Z"));
        assert_eq!(moment("D:202401").as_deref(), Some("2024-01"));
        assert_eq!(moment("yesterday"), None);
    }

    #[test]
    fn texts_have_three_encodings() {
        assert_eq!(text(b"\xfe\xff\x00R\x00\xe9"), "Ré");
        assert_eq!(text(b"\xef\xbb\xbfR\xc3\xa9"), "Ré");
        assert_eq!(text(b"R\xe9sum\xe9 \xa0"), "Résumé €");
    }

    #[test]
    fn xmp_is_read_as_elements_and_attributes() {
        let packet = r#"<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF><rdf:Description rdf:about="" xmp:CreatorTool="Word &amp; Co">
            <dc:creator><rdf:Seq><rdf:li>Mira Holt</rdf:li></rdf:Seq></dc:creator><pdf:Producer>X</pdf:Producer>
            </rdf:Description></rdf:RDF></x:xmpmeta>"#;
        let found: Vec<(String, String)> = xmp(packet).into_iter().map(|p| (p.name, p.value)).collect();
        let expected = [("xmp:CreatorTool", "Word & Co"), ("dc:creator", "Mira Holt"), ("pdf:Producer", "X")];
        assert_eq!(found, expected.map(|(n, v)| (n.to_owned(), v.to_owned())));
    }
}
