//! Pictures on the pages: how large they are, where they stand, and their bytes as a hash.

use super::super::{Document, Picture, image, read};
use super::file::File;
use super::object::Stream;
use super::paint::Sheet;
use std::collections::BTreeMap;

/// Most pictures that are listed.
const MOST: usize = 500;
/// Most bytes of them that are hashed.
const MOST_BYTES: usize = 32 << 20;
/// Pictures with fewer pixels on a side are rules and bullets.
const LEAST_SIDE: u32 = 12;

/// Pictures of a file, each looked at once.
#[derive(Default)]
pub(super) struct Pictures {
    known: BTreeMap<u32, Picture>,
    bytes: usize,
}

impl Pictures {
    /// Those of a sheet.
    pub(super) fn add<'a>(&mut self, file: &File<'a>, sheet: &Sheet<'a>, number: u32, document: &mut Document) {
        for placed in &sheet.pictures {
            let Some(stream) = &placed.stream else { continue };
            let side = |key: &[u8]| file.int(&stream.dict, key).and_then(|n| u32::try_from(n).ok()).unwrap_or(0);
            let (width, height) = (side(b"Width"), side(b"Height"));
            let is_mask = stream.dict.raw(b"ImageMask").is_some();
            if width.min(height) < LEAST_SIDE || is_mask || document.pictures.len() >= MOST {
                continue;
            }
            let id = stream.id.0;
            if !self.known.contains_key(&id) {
                let picture = Picture { width, height, ..self.look(file, stream) };
                self.known.insert(id, picture);
            }
            if let Some(known) = self.known.get(&id) {
                document.pictures.push(Picture { sheet: number, area: placed.area, ..known.clone() });
            }
        }
    }

    fn look<'a>(&mut self, file: &File<'a>, stream: &Stream<'a>) -> Picture {
        self.bytes = self.bytes.saturating_add(stream.raw.len());
        if self.bytes > MOST_BYTES {
            return Picture::default();
        }
        // As stored: a JPEG stays one, so the same photograph has the same hash in another file.
        if let (bytes, Some(filter)) = file.unpack(stream)
            && matches!(&filter[..], b"DCTDecode" | b"DCT")
            && let Some(picture) = image::picture(&bytes)
        {
            return picture;
        }
        Picture { sha256: read::sha256(&file.stored(stream)), ..Picture::default() }
    }
}

/// Do pictures cover enough of the sheet to be all that there is?
pub(super) fn fill(sheet: &Sheet<'_>) -> bool {
    let size = |width: i32, height: i32| i64::from(width) * i64::from(height);
    let covered: i64 =
        sheet.pictures.iter().map(|p| size(p.area.right - p.area.left, p.area.bottom - p.area.top)).sum();
    covered > size(sheet.width, sheet.height) / 4
}
