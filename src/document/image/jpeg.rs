//! JPEG: its segments, and its pixels as grey.

use super::{c2pa, exif, hash, iptc, say, u16_be, xmp};
use crate::document::Picture;
use zune_jpeg::JpegDecoder;
use zune_jpeg::zune_core::bytestream::ZCursor;
use zune_jpeg::zune_core::colorspace::ColorSpace;
use zune_jpeg::zune_core::options::DecoderOptions;

/// Most pixels of a progressive picture: its coefficients are all held at once.
const PROGRESSIVE: u64 = 16_000_000;

/// Passes over a progressive picture.
const SCANS: usize = 24;

/// Bytes of one provenance store.
const STORE: usize = 8 << 20;

/// What the segments say.
#[derive(Default)]
struct Head {
    picture: Picture,
    progressive: bool,
    /// Provenance, spread over segments.
    store: Vec<u8>,
}

/// Reads a picture that begins as JPEG; decodes it when it has at most that many pixels.
pub fn read(bytes: &[u8], most: u64) -> Picture {
    let mut head = Head::default();
    let mut at = 2;
    while let Some((marker, content, next)) = segment(bytes, at) {
        take(&mut head, marker, content);
        at = next;
    }
    c2pa::read(&head.store, &mut head.picture.properties);
    let mut picture = head.picture;
    let pixels = u64::from(picture.width) * u64::from(picture.height);
    if pixels > 0 && pixels <= if head.progressive { PROGRESSIVE.min(most) } else { most } {
        picture.hash = decode(bytes);
    }
    picture
}

/// The segment there: its marker, its content, and where the next begins. None where the pixels begin.
fn segment(bytes: &[u8], at: usize) -> Option<(u8, &[u8], usize)> {
    let &[0xff, marker] = bytes.get(at..at.checked_add(2)?)? else { return None };
    match marker {
        0xff => Some((0, &[], at + 1)),
        0x01 | 0xd0..=0xd8 => Some((marker, &[], at + 2)),
        0xd9 | 0xda => None,
        _ => {
            let end = at + 2 + usize::from(u16_be(bytes, at + 2)?).max(2);
            Some((marker, bytes.get(at + 4..end.min(bytes.len()))?, end))
        }
    }
}

fn take(head: &mut Head, marker: u8, content: &[u8]) {
    let properties = &mut head.picture.properties;
    match marker {
        0xc0..=0xcf if !matches!(marker, 0xc4 | 0xc8 | 0xcc) => {
            head.progressive = matches!(marker, 0xc2 | 0xc6 | 0xca | 0xce);
            head.picture.height = u16_be(content, 1).unwrap_or(0).into();
            head.picture.width = u16_be(content, 3).unwrap_or(0).into();
        }
        0xe1 => match content {
            [b'E', b'x', b'i', b'f', 0, _, tiff @ ..] => exif::read(tiff, properties),
            _ => {
                if let Some(packet) = content.strip_prefix(b"http://ns.adobe.com/xap/1.0/\0") {
                    xmp::read(packet, properties);
                }
            }
        },
        0xeb => provenance(&mut head.store, content),
        0xed => iptc::read(content, properties),
        0xfe => say(properties, "jpeg", "Comment", &String::from_utf8_lossy(content)),
        _ => {}
    }
}

/// A piece of a JUMBF box: each but the first repeats the head of the box.
fn provenance(store: &mut Vec<u8>, content: &[u8]) {
    let [b'J', b'P', _, _, number @ ..] = content else { return };
    let (Some(number), Some(piece)) = (super::u32_be(number, 0), content.get(8..)) else { return };
    let piece = if number > 1 { piece.get(8..).unwrap_or_default() } else { piece };
    if store.len() + piece.len() <= STORE {
        store.extend(piece);
    }
}

/// The hash of the pixels.
fn decode(bytes: &[u8]) -> Option<u64> {
    let options = DecoderOptions::new_safe().set_strict_mode(false).jpeg_set_max_scans(SCANS);
    let options = options.jpeg_set_out_colorspace(ColorSpace::Luma).set_max_width(65_535).set_max_height(65_535);
    let mut decoder = JpegDecoder::new_with_options(ZCursor::new(bytes), options);
    decoder.decode_headers().ok()?;
    let (width, height) = decoder.dimensions()?;
    if !matches!(decoder.input_colorspace(), Some(ColorSpace::YCbCr | ColorSpace::Luma)) {
        return decode_colours(bytes);
    }
    let grey = decoder.decode().ok()?;
    hash::of_grey(&grey, width, height)
}

/// The hash of pixels that are no brightness and colour apart.
fn decode_colours(bytes: &[u8]) -> Option<u64> {
    let options = DecoderOptions::new_safe().set_strict_mode(false).jpeg_set_max_scans(SCANS);
    let options = options.jpeg_set_out_colorspace(ColorSpace::RGB).set_max_width(65_535).set_max_height(65_535);
    let mut decoder = JpegDecoder::new_with_options(ZCursor::new(bytes), options);
    let rgb = decoder.decode().ok()?;
    let (width, height) = decoder.dimensions()?;
    hash::of_rgb(&rgb, width, height)
}
