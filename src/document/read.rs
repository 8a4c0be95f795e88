//! Bytes of a file to a [`Document`]: told by its bytes, never by its name.

use super::sniff::{self, Kind};
use super::zip::Archive;
use super::{
    Document, Format, docx, europass, html, image, json_resume, markdown, odt, pdf, rtf, shape, shapeless, text,
};
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
    if bytes.is_empty() {
        return Err(refuse("is empty; fetch or save it again"));
    }
    if bytes.len() > LARGEST {
        return Err(Refused(format!("is larger than {} MB; save the résumé alone", LARGEST >> 20)));
    }
    let mut document = Document { name: bare(name).to_owned(), ..Document::default() };
    document.size = bytes.len() as u64;
    document.sha256 = sha256(bytes);
    match sniff::kind(bytes, name) {
        Kind::Pdf => pdf::read(bytes, &mut document, progress)?,
        Kind::Text(format, words) => written(format, &words, &mut document)?,
        Kind::Zip => package(bytes, &mut document, progress)?,
        Kind::Picture(format) => image::read(bytes, format, &mut document)?,
        Kind::Foreign(why) => return Err(refuse(why)),
        Kind::Rtf => rtf::read(bytes, &mut document),
        Kind::Unknown => {
            return Err(refuse("is no file that this version reads; save the résumé as PDF or copy its text"));
        }
    }
    finish(&mut document);
    Ok(document)
}

/// A refusal in words.
pub fn refuse(why: &str) -> Refused {
    Refused(why.to_owned())
}

/// SHA-256, in hexadecimal.
pub fn sha256(bytes: &[u8]) -> String {
    Sha256::digest(bytes).iter().map(|b| format!("{b:02x}")).collect()
}

/// A name without folders, of whichever system.
fn bare(name: &str) -> &str {
    name.rsplit(['/', '\\']).next().unwrap_or(name)
}

/// Reads an archive, when it is one that a word processor writes.
fn package(bytes: &[u8], document: &mut Document, progress: Progress<'_>) -> Result<(), Refused> {
    let mut archive = Archive::open(bytes)?;
    let is_open = archive.has("content.xml") || archive.has("META-INF/manifest.xml");
    let is_text = is_open && is_text(&mut archive);
    let has = |start: &str| archive.entries().iter().any(|e| e.name.starts_with(start));
    let is_table = has("xl/") || has("ppt/") || is_open;
    match () {
        () if has("word/") || archive.has("[Content_Types].xml") && !is_table => {
            docx::read(&mut archive, document, progress)
        }
        () if is_text => odt::read(&mut archive, document, progress),
        () if is_table => Err(refuse("is a table or a presentation; save the résumé as PDF")),
        () if has("Index/") => Err(refuse("is a Pages document; export it as PDF or Word")),
        () => Err(refuse("is a ZIP archive; unpack it and take the résumé that is in it")),
    }
}

/// An OpenDocument archive that holds a text, or does not say what it holds.
fn is_text(archive: &mut Archive<'_>) -> bool {
    let kind = archive.read("mimetype").unwrap_or_default();
    kind.is_empty() || kind.starts_with(b"application/vnd.oasis.opendocument.text")
}

/// Reads a text of some form.
fn written(format: Format, words: &str, document: &mut Document) -> Result<(), Refused> {
    match format {
        Format::Markdown => markdown::read(words, document),
        Format::JsonResume => json_resume::read(words, document)?,
        Format::Europass => europass::read(words, document)?,
        Format::Html => html::read(words, document),
        Format::Odt => odt::read_flat(words, document)?,
        _ => text::read(words, document),
    }
    Ok(())
}

/// What holds for every format: words without a shape, one sheet at least, order, and what the name says.
fn finish(document: &mut Document) {
    shapeless::settle(document);
    shape::settle(document);
    if document.sheets.is_empty() {
        document.sheets.push(super::Sheet::default());
    }
    document.fonts.sort();
    document.fonts.dedup();
    let (endings, what) = sniff::known_as(document.format);
    if document.name.contains('.') && !sniff::ends_with(&document.name, endings) {
        document.notes.push(format!("The file is {what}, though its name says otherwise."));
    }
    if document.cut {
        document.notes.push("The file holds more than a résumé does; only its beginning was read.".to_owned());
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read_all(bytes: &[u8], name: &str) -> Result<Document, Refused> {
        read(bytes, name, &mut |_, _| {})
    }

    #[test]
    fn a_text_is_read_whatever_its_name() {
        let document = read_all("Mara Lindqvist\nMalmö".as_bytes(), "C:\\cv\\resume.pdf").expect("text");
        assert_eq!(document.name, "resume.pdf");
        assert_eq!(document.format, Format::Text);
        assert_eq!(document.sheets.len(), 1);
        assert_eq!(document.notes, ["The file is plain text, though its name says otherwise."]);
    }

    #[test]
    fn what_cannot_be_read_says_what_to_do() {
        for (bytes, says) in [
            (&b""[..], "is empty"),
            (b"\x00\x01\x02\x03", "save the résumé as PDF"),
            (b"Rar!\x1a\x07\x00", "unpack it"),
            (&vec![b' '; LARGEST + 1][..], "is larger than 32 MB"),
        ] {
            let Refused(why) = read_all(bytes, "a").expect_err(says);
            assert!(why.contains(says), "{why}");
        }
    }
}
