//! Portable Document Format: bytes to lines with their places, and what the file says of itself.
//!
//! Objects, filters and encryption are read here and not by a library, for the limits: none of the libraries
//! measured lets its reader say how much a stream may unpack to, or searches a damaged file in linear time.

mod action;
mod compose;
mod content;
mod crypt;
mod file;
mod filter;
mod font;
mod geometry;
mod layer;
mod layout;
mod lexer;
mod margin;
mod object;
mod page;
mod paint;
mod path;
mod picture;
mod properties;
mod repair;
mod revision;
mod sheet;
mod state;
mod table;
#[cfg(test)]
mod tests;
mod unseen;

use super::read::{Progress, Refused};
use super::{Document, Format};
use crypt::Locked;
use file::{File, Space};
use page::Page;
use table::Table;

/// Reads a PDF into a document that knows its name already.
///
/// # Errors
///
/// When nothing can be read of it.
pub fn read(bytes: &[u8], document: &mut Document, progress: Progress<'_>) -> Result<(), Refused> {
    document.format = Format::Pdf;
    let bytes = from_header(bytes);
    with_file(bytes, |file, pages| sheet::read(file, pages, document, progress))?;
    revision::read(bytes, document);
    Ok(())
}

/// Files within a PDF, each handed over with its name.
///
/// # Errors
///
/// When nothing can be read of the PDF.
pub fn attachments(bytes: &[u8], each: &mut dyn FnMut(&str, &[u8])) -> Result<(), Refused> {
    with_file(from_header(bytes), |file, _| {
        action::embedded(file, each);
    })
}

/// Without what stands before the header, which places in the file do not count.
fn from_header(bytes: &[u8]) -> &[u8] {
    let head = bytes.get(..bytes.len().min(1_024)).unwrap_or_default();
    let at = head.windows(5).position(|w| w == b"%PDF-").unwrap_or(0);
    bytes.get(at..).unwrap_or_default()
}

/// What is known of the pages before they are read.
struct Pages<'a> {
    pages: Vec<Page<'a>>,
    /// There are more than are read.
    cut: bool,
    /// The file had to be searched for them.
    repaired: bool,
}

/// Opens a file by its table, or by searching where that is damaged.
fn with_file<T>(bytes: &[u8], act: impl for<'a> FnOnce(&File<'a>, Pages<'a>) -> T) -> Result<T, Refused> {
    if let Some(table) = Table::read(bytes) {
        let space = Space::of(&table);
        let file = File::open(bytes, table, &space).map_err(refused)?;
        let (pages, cut) = page::pages(&file);
        if !pages.is_empty() {
            return Ok(act(&file, Pages { pages, cut, repaired: false }));
        }
    }
    let damaged = || Refused("is damaged, and no page of it can be found; ask for the file again".into());
    let table = repair::table(bytes).map_err(refused)?;
    let space = Space::of(&table);
    let file = File::open(bytes, table, &space).map_err(refused)?;
    let (mut pages, cut) = page::pages(&file);
    if pages.is_empty() {
        pages = page::stray(&file);
    }
    if pages.is_empty() {
        return Err(damaged());
    }
    Ok(act(&file, Pages { pages, cut, repaired: true }))
}

fn refused(locked: Locked) -> Refused {
    Refused(match locked {
        Locked::Password => "is protected by a password; ask for a copy without one".into(),
        Locked::Unknown => "is encrypted in a way that this version does not read; ask for a copy that is not".into(),
    })
}
