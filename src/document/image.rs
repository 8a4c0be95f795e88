//! Pictures: a fingerprint of how they look, and what they say of themselves.
//!
//! JPEG and PNG are decoded, WebP is only asked. What a picture says of its origin (EXIF, XMP, IPTC, C2PA, texts of
//! generators) is read and not verified: a signature shows who signed, and checking that needs certificates.

mod c2pa;
mod cbor;
mod exif;
pub mod hash;
mod iptc;
mod jpeg;
mod png;
mod webp;
pub mod xmp;

use super::read::{Refused, refuse, sha256};
use super::{Document, Format, Picture, Property, Sheet};

/// Most pixels that are decoded.
pub const PIXELS: u64 = 40_000_000;

/// Properties kept of one picture.
const PROPERTIES: usize = 200;

/// Longest value kept, bytes.
const LONGEST: usize = 4_000;

/// A picture alone as a document: nothing to read, much to see.
///
/// # Errors
///
/// When it is too damaged to tell its size.
pub fn read(bytes: &[u8], format: Format, document: &mut Document) -> Result<(), Refused> {
    document.format = format;
    let found = picture(bytes).filter(|p| p.width > 0);
    let found = found.ok_or_else(|| refuse("is a damaged picture; ask for the résumé as PDF"))?;
    document.sheets.push(Sheet::default());
    document.notes.push("The file is a picture: words in it cannot be read yet; ask for the text.".to_owned());
    if u64::from(found.width) * u64::from(found.height) > PIXELS {
        document.notes.push("The picture has more than 40 million pixels and was not compared.".to_owned());
    }
    document.pictures.push(found);
    Ok(())
}

/// What can be told of a JPEG, PNG or WebP; none for anything else.
pub fn picture(bytes: &[u8]) -> Option<Picture> {
    let mut left = PIXELS;
    picture_within(bytes, &mut left)
}

/// The same for one of many: decoded only when it has no more than `left` pixels, which are taken off.
pub fn picture_within(bytes: &[u8], left: &mut u64) -> Option<Picture> {
    let mut picture = match bytes {
        [0xff, 0xd8, 0xff, ..] => jpeg::read(bytes, *left),
        [0x89, b'P', b'N', b'G', b'\r', b'\n', 0x1a, b'\n', ..] => png::read(bytes, *left),
        [b'R', b'I', b'F', b'F', _, _, _, _, b'W', b'E', b'B', b'P', ..] => webp::read(bytes),
        _ => return None,
    };
    if picture.hash.is_some() {
        *left = left.saturating_sub(u64::from(picture.width) * u64::from(picture.height));
    }
    picture.sha256 = sha256(bytes);
    Some(picture)
}

/// Adds what a picture says, clipped, once.
fn say(properties: &mut Vec<Property>, source: &str, name: &str, value: &str) {
    let value = value.trim_matches(|c: char| c.is_whitespace() || c == '\0');
    if value.is_empty() || properties.len() >= PROPERTIES {
        return;
    }
    let value = super::shapeless::tidy(crate::page::clip(value, LONGEST));
    let property = Property { source: source.to_owned(), name: crate::page::clip(name, 100).to_owned(), value };
    if !properties.contains(&property) {
        properties.push(property);
    }
}

fn u16_be(bytes: &[u8], at: usize) -> Option<u16> {
    Some(u16::from_be_bytes(bytes.get(at..at.checked_add(2)?)?.try_into().ok()?))
}

fn u32_be(bytes: &[u8], at: usize) -> Option<u32> {
    Some(u32::from_be_bytes(bytes.get(at..at.checked_add(4)?)?.try_into().ok()?))
}

/// The first bytes of a name.
fn shortened(bytes: &[u8]) -> &[u8] {
    bytes.get(..bytes.len().min(200)).unwrap_or_default()
}

#[cfg(test)]
mod tests;
