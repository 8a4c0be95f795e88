//! PNG: its chunks, and its pixels row by row, so that a huge picture takes no more memory than one row.

use super::hash::{Shrink, luma, samples};
use super::{c2pa, exif, say, u32_be, xmp};
use crate::document::Picture;
use miniz_oxide::inflate::decompress_to_vec_zlib_with_limit;
use miniz_oxide::inflate::stream::{InflateState, inflate};
use miniz_oxide::{DataFormat, MZFlush};

/// Longest text that is unpacked, bytes.
const TEXT: usize = 1 << 20;

/// Reads a picture that begins as PNG; unpacks it when it has at most that many pixels.
pub fn read(bytes: &[u8], most: u64) -> Picture {
    let mut picture = Picture::default();
    let mut pixels = None;
    let mut at = 8;
    while let Some((kind, content, next)) = chunk(bytes, at) {
        match kind {
            b"IHDR" => {
                let header = Header::read(content);
                (picture.width, picture.height) = header.as_ref().map_or((0, 0), |h| (h.width, h.height));
                pixels = header.and_then(|h| Pixels::new(h, most));
            }
            b"PLTE" => pixels = pixels.map(|p| p.with_palette(content)),
            b"IDAT" => pixels = pixels.and_then(|p| p.take(content)),
            b"IEND" => break,
            _ => told(kind, content, &mut picture),
        }
        at = next;
    }
    picture.hash = pixels.and_then(|p| p.shrink.hash());
    picture
}

/// The chunk there: its kind, its content, and where the next begins.
fn chunk(bytes: &[u8], at: usize) -> Option<(&[u8; 4], &[u8], usize)> {
    let length = u32_be(bytes, at)? as usize;
    let kind = bytes.get(at + 4..at + 8)?.try_into().ok()?;
    let content = bytes.get(at + 8..)?;
    Some((kind, content.get(..length.min(content.len()))?, at.checked_add(length)?.checked_add(12)?))
}

/// A chunk that says something of the picture.
fn told(kind: &[u8; 4], content: &[u8], picture: &mut Picture) {
    let properties = &mut picture.properties;
    match kind {
        b"eXIf" => exif::read(content, properties),
        b"caBX" => c2pa::read(content, properties),
        b"tEXt" | b"zTXt" | b"iTXt" => {
            if let Some((name, value)) = text(kind, content) {
                match name.as_str() {
                    "XML:com.adobe.xmp" => xmp::read(value.as_bytes(), properties),
                    _ => say(properties, "png", &name, &value),
                }
            }
        }
        _ => {}
    }
}

/// Keyword and text.
fn text(kind: &[u8; 4], content: &[u8]) -> Option<(String, String)> {
    let latin = |bytes: &[u8]| bytes.iter().map(|b| char::from(*b)).collect::<String>();
    let (name, rest) = cut(content)?;
    let value = match kind {
        b"tEXt" => latin(rest),
        b"zTXt" => latin(&unpack(rest.get(1..)?)),
        _ => {
            let packed = *rest.first()? == 1;
            let (_, rest) = cut(rest.get(2..)?)?;
            let (_, rest) = cut(rest)?;
            let bytes = if packed { unpack(rest) } else { rest.to_vec() };
            String::from_utf8_lossy(&bytes).into_owned()
        }
    };
    Some((latin(name), value))
}

/// What stands before a zero, and after it.
fn cut(bytes: &[u8]) -> Option<(&[u8], &[u8])> {
    let at = bytes.iter().position(|b| *b == 0)?;
    Some((bytes.get(..at)?, bytes.get(at + 1..)?))
}

fn unpack(bytes: &[u8]) -> Vec<u8> {
    decompress_to_vec_zlib_with_limit(bytes, TEXT).unwrap_or_else(|failed| failed.output)
}

struct Header {
    width: u32,
    height: u32,
    depth: usize,
    colours: u8,
    interlaced: bool,
}

impl Header {
    fn read(content: &[u8]) -> Option<Header> {
        let [depth, colours, _, _, interlace, ..] = *content.get(8..)? else { return None };
        let (width, height) = (u32_be(content, 0)?, u32_be(content, 4)?);
        Some(Header { width, height, depth: depth.into(), colours, interlaced: interlace != 0 })
    }

    /// What the samples of a pixel count, where rows are added up as they come: those of eight bits.
    fn weights(&self) -> Option<&'static [u32]> {
        match (self.colours, self.depth) {
            (0, 8) => Some(samples::GREY),
            (2, 8) => Some(samples::RGB),
            (4, 8) => Some(samples::GREY_ALPHA),
            (6, 8) => Some(samples::RGB_ALPHA),
            _ => None,
        }
    }

    /// Samples of a pixel.
    fn samples(&self) -> usize {
        match self.colours {
            2 => 3,
            4 => 2,
            6 => 4,
            _ => 1,
        }
    }
}

/// Pixels on their way from packed bytes to the small picture.
struct Pixels {
    header: Header,
    state: Box<InflateState>,
    palette: Vec<u8>,
    /// The row above, and the one that is filled: its filter, then its bytes.
    above: Vec<u8>,
    row: Vec<u8>,
    filled: usize,
    grey: Vec<u8>,
    shrink: Shrink,
}

impl Pixels {
    /// None for what is too large, interlaced, or of a form that does not exist.
    fn new(header: Header, most: u64) -> Option<Pixels> {
        let known =
            matches!((header.colours, header.depth), (0 | 3, 1 | 2 | 4 | 8) | (0 | 2 | 4 | 6, 16) | (2 | 4 | 6, 8));
        let pixels = u64::from(header.width) * u64::from(header.height);
        if !known || header.interlaced || pixels > most {
            return None;
        }
        let weights = header.weights().unwrap_or(samples::GREY);
        let shrink = Shrink::new(header.width as usize, header.height as usize, weights)?;
        let length = (header.width as usize * header.samples() * header.depth).div_ceil(8);
        Some(Pixels {
            state: InflateState::new_boxed(DataFormat::Zlib),
            palette: Vec::new(),
            above: vec![0; length],
            row: vec![0; length + 1],
            filled: 0,
            grey: vec![0; header.width as usize],
            shrink,
            header,
        })
    }

    fn with_palette(mut self, colours: &[u8]) -> Pixels {
        self.palette = colours.chunks_exact(3).map(|c| if let [r, g, b] = *c { luma(r, g, b) } else { 0 }).collect();
        self
    }

    /// Unpacks a chunk; none once the bytes are damaged.
    fn take(mut self, mut packed: &[u8]) -> Option<Pixels> {
        loop {
            let room = self.row.get_mut(self.filled..)?;
            let step = inflate(&mut self.state, packed, room, MZFlush::None);
            packed = packed.get(step.bytes_consumed..)?;
            self.filled += step.bytes_written;
            if self.filled == self.row.len() {
                self.end_row()?;
            } else if step.bytes_consumed == 0 && step.bytes_written == 0 || step.status.is_err() || packed.is_empty() {
                return Some(self);
            }
        }
    }

    fn end_row(&mut self) -> Option<()> {
        let (filter, row) = self.row.split_first_mut()?;
        let step = (self.header.samples() * self.header.depth).div_ceil(8);
        unfilter(*filter, row, &self.above, step)?;
        match self.header.weights() {
            Some(_) => self.shrink.row(row),
            None => {
                shade(&self.header, row, &self.palette, &mut self.grey);
                self.shrink.row(&self.grey);
            }
        }
        self.above.copy_from_slice(row);
        self.filled = 0;
        Some(())
    }
}

/// Undoes the filter of a row (PNG specification, section 9).
fn unfilter(filter: u8, row: &mut [u8], above: &[u8], step: usize) -> Option<()> {
    match filter {
        0 => {}
        1 => along(row, above, step, |left, _, _| left),
        2 => row.iter_mut().zip(above).for_each(|(byte, up)| *byte = byte.wrapping_add(*up)),
        3 => along(row, above, step, |left, up, _| ((u16::from(left) + u16::from(up)) / 2) as u8),
        4 => along(row, above, step, paeth),
        _ => return None,
    }
    Some(())
}

/// Adds to each byte what is guessed from the one a pixel to the left, the one above, and the one above that one.
fn along(row: &mut [u8], above: &[u8], step: usize, guess: impl Fn(u8, u8, u8) -> u8) {
    for at in 0..row.len().min(above.len()) {
        let (left, corner) = if at < step { (0, 0) } else { (row[at - step], above[at - step]) };
        row[at] = row[at].wrapping_add(guess(left, above[at], corner));
    }
}

fn paeth(left: u8, up: u8, corner: u8) -> u8 {
    let guess = i16::from(left) + i16::from(up) - i16::from(corner);
    let far = |from: u8| (guess - i16::from(from)).abs();
    match (far(left), far(up), far(corner)) {
        (l, u, c) if l <= u && l <= c => left,
        (_, u, c) if u <= c => up,
        _ => corner,
    }
}

/// Grey of a row; what shines through is left out.
fn shade(header: &Header, row: &[u8], palette: &[u8], grey: &mut [u8]) {
    // Of sixteen bits the upper eight.
    let wide = header.depth.div_ceil(8);
    match (header.colours, header.depth) {
        (0, 8 | 16) | (4, _) => {
            let step = wide * header.samples();
            grey.iter_mut().zip(row.chunks_exact(step)).for_each(|(g, p)| *g = p.first().copied().unwrap_or(0));
        }
        (2 | 6, _) => {
            for (g, pixel) in grey.iter_mut().zip(row.chunks_exact(wide * header.samples())) {
                let sample = |n: usize| pixel.get(n * wide).copied().unwrap_or(0);
                *g = luma(sample(0), sample(1), sample(2));
            }
        }
        (colours, depth) => {
            let most = (1_u16 << depth.min(8)) - 1;
            for (x, g) in grey.iter_mut().enumerate() {
                let bit = x * depth;
                let byte = u16::from(row.get(bit / 8).copied().unwrap_or(0));
                let sample = byte >> (8 - depth.min(8) - bit % 8) & most;
                *g = match colours {
                    3 => palette.get(usize::from(sample)).copied().unwrap_or(0),
                    _ => (sample * 255 / most.max(1)) as u8,
                };
            }
        }
    }
}
