//! Portable Document Format.

use super::read::{Progress, Refused};
use super::{Document, Format};

/// Reads a PDF into a document that knows its name already.
///
/// # Errors
///
/// When nothing can be read of it.
pub fn read(_bytes: &[u8], document: &mut Document, _progress: Progress<'_>) -> Result<(), Refused> {
    document.format = Format::Pdf;
    Err(Refused("PDF cannot be read yet".into()))
}
