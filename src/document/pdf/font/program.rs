//! Embedded font programs, looked at only when a font does not say otherwise what its letters are: the character
//! map of TrueType and OpenType, the encoding of Type 1 and of bare CFF.

mod cff;
mod truetype;
mod type1;

use super::super::file::File;
use super::super::object::{Dict, Object};
use super::Encoding;
use std::borrow::Cow;

/// What each code of a simple font stands for by its program.
pub(super) fn letters<'a>(file: &File<'a>, descriptor: &Dict<'a>) -> Option<Vec<Option<String>>> {
    if let Object::Stream(stream) = file.get(descriptor, b"FontFile") {
        return Some(type1::letters(&file.decoded(&stream)));
    }
    if let Object::Stream(stream) = file.get(descriptor, b"FontFile3") {
        let bytes = file.decoded(&stream);
        return match bytes.starts_with(b"OTTO") {
            true => cff::letters(truetype::table(&bytes, b"CFF ")?),
            false => cff::letters(&bytes),
        };
    }
    match file.get(descriptor, b"FontFile2") {
        Object::Stream(stream) => truetype::letters(&file.decoded(&stream)),
        _ => None,
    }
}

/// The letters of Adobe's standard encoding.
fn standard() -> Vec<Option<String>> {
    Encoding::Standard.texts().into_iter().map(|letters| letters.map(Cow::into_owned)).collect()
}

/// Glyphs of a TrueType or OpenType program with the letter each draws, by glyph.
pub(super) fn glyphs<'a>(file: &File<'a>, descriptor: &Dict<'a>) -> Option<Vec<(u32, char)>> {
    let program = |key: &[u8]| file.get(descriptor, key).stream().cloned();
    let stream = program(b"FontFile2").or_else(|| program(b"FontFile3"))?;
    truetype::glyphs(&file.decoded(&stream))
}
