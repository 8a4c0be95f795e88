//! Bytes of a file to a [`Document`]: told by its bytes, never by its name.

use super::{Document, pdf};
use sha2::{Digest, Sha256};
use std::fmt;

/// Largest file that is read, bytes.
pub const LARGEST: usize = 32 << 20;

/// Why a file could not be read, and what to do.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Refused(pub String);

impl fmt::Display for Refused {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

/// Told how much is done, of how much (pages, parts).
pub type Progress<'a> = &'a mut dyn FnMut(usize, usize);

/// Reads a file. Never runs and never fetches anything.
///
/// # Errors
///
/// When nothing can be read of it: says what it is and what to do.
pub fn read(bytes: &[u8], name: &str, progress: Progress<'_>) -> Result<Document, Refused> {
    if bytes.len() > LARGEST {
        return Err(Refused(format!("is larger than {} MB; save the résumé alone", LARGEST >> 20)));
    }
    let mut document = Document { name: name.to_owned(), ..Document::default() };
    document.size = bytes.len() as u64;
    document.sha256 = Sha256::digest(bytes).iter().map(|b| format!("{b:02x}")).collect();
    if bytes.starts_with(b"%PDF") {
        pdf::read(bytes, &mut document, progress)?;
        return Ok(document);
    }
    Err(Refused("is no file that this version reads; save the résumé as PDF or copy its text".into()))
}
