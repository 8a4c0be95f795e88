//! WebP: its size and what it says of itself. Its pixels are not decoded.

use super::{c2pa, exif, xmp};
use crate::document::Picture;

/// Reads a picture that begins as WebP.
pub fn read(bytes: &[u8]) -> Picture {
    let mut picture = Picture::default();
    let mut at = 12;
    while let Some((kind, content, next)) = chunk(bytes, at) {
        match kind {
            b"VP8X" => size(&mut picture, u24(content, 4).map(|w| w + 1), u24(content, 7).map(|h| h + 1)),
            b"VP8 " => {
                size(&mut picture, u16_le(content, 6).map(|w| w & 0x3fff), u16_le(content, 8).map(|h| h & 0x3fff))
            }
            b"VP8L" => lossless(&mut picture, content),
            b"EXIF" => exif::read(content.strip_prefix(b"Exif\0\0").unwrap_or(content), &mut picture.properties),
            b"XMP " => xmp::read(content, &mut picture.properties),
            b"C2PA" => c2pa::read(content, &mut picture.properties),
            _ => {}
        }
        at = next;
    }
    picture
}

fn chunk(bytes: &[u8], at: usize) -> Option<(&[u8; 4], &[u8], usize)> {
    let kind = bytes.get(at..at.checked_add(4)?)?.try_into().ok()?;
    let length = u32::from_le_bytes(bytes.get(at + 4..at + 8)?.try_into().ok()?) as usize;
    let content = bytes.get(at + 8..)?;
    let next = at.checked_add(8)?.checked_add(length)?.checked_add(length % 2)?;
    Some((kind, content.get(..length.min(content.len()))?, next))
}

/// The size, when none was given before.
fn size(picture: &mut Picture, width: Option<u32>, height: Option<u32>) {
    if let (0, Some(width), Some(height)) = (picture.width, width, height) {
        (picture.width, picture.height) = (width, height);
    }
}

fn lossless(picture: &mut Picture, content: &[u8]) {
    let bits = content.get(1..5).and_then(|b| Some(u32::from_le_bytes(b.try_into().ok()?)));
    size(picture, bits.map(|b| (b & 0x3fff) + 1), bits.map(|b| (b >> 14 & 0x3fff) + 1));
}

fn u24(bytes: &[u8], at: usize) -> Option<u32> {
    let &[a, b, c] = bytes.get(at..at + 3)? else { return None };
    Some(u32::from_le_bytes([a, b, c, 0]))
}

fn u16_le(bytes: &[u8], at: usize) -> Option<u32> {
    let &[a, b] = bytes.get(at..at + 2)? else { return None };
    Some(u16::from_le_bytes([a, b]).into())
}
