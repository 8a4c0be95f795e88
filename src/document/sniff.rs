//! What a file is, by its bytes.

use super::{Format, charset};
use crate::page::plain;
use std::borrow::Cow;

/// What a file is.
#[derive(Debug, PartialEq, Eq)]
pub enum Kind<'a> {
    /// Portable Document Format.
    Pdf,
    /// A ZIP archive: Word, OpenDocument, or something else.
    Zip,
    /// Rich Text Format.
    Rtf,
    /// A picture.
    Picture(Format),
    /// Text of some form, decoded.
    Text(Format, Cow<'a, str>),
    /// Something that is not read: what it is, and what to do.
    Foreign(&'static str),
    /// Nothing that is known.
    Unknown,
}

const OLD_WORD: &str = "is a Word file of the form used before 2007 (.doc); open it and save it as .docx or PDF";
const LOCKED: &str = "is protected with a password; ask for a copy without one, or open it and save it without";
const PICTURE: &str = "is a picture of a kind that is not read; save it as JPEG or PNG";
const ARCHIVE: &str = "is an archive; unpack it and take the résumé that is in it";

/// First bytes of what is not read.
const FOREIGN: &[(&[u8], &str)] = &[
    (b"GIF8", PICTURE),
    (b"BM", PICTURE),
    (b"II*\0", PICTURE),
    (b"MM\0*", PICTURE),
    (b"\0\0\x01\0", PICTURE),
    (b"7z\xbc\xaf\x27\x1c", ARCHIVE),
    (b"Rar!", ARCHIVE),
    (b"\x1f\x8b", ARCHIVE),
    (b"BZh", ARCHIVE),
    (b"\xfd7zXZ", ARCHIVE),
    (b"%!PS", "is PostScript; ask for a PDF"),
    (b"MZ", "is a program and no résumé; do not open it"),
    (b"\x7fELF", "is a program and no résumé; do not open it"),
];

/// Tells what a file is. `name` decides only between forms of text.
pub fn kind<'a>(bytes: &'a [u8], name: &str) -> Kind<'a> {
    let head = bytes.get(..bytes.len().min(1_024)).unwrap_or_default();
    let has = |mark: &[u8]| head.windows(mark.len()).any(|w| w == mark);
    let bare = head.strip_prefix(b"\xef\xbb\xbf").unwrap_or(head).trim_ascii_start();
    match bytes {
        [b'P', b'K', 3 | 5 | 7, 4 | 6 | 8, ..] => Kind::Zip,
        [0xff, 0xd8, 0xff, ..] => Kind::Picture(Format::Jpeg),
        [0x89, b'P', b'N', b'G', ..] => Kind::Picture(Format::Png),
        [b'R', b'I', b'F', b'F', _, _, _, _, b'W', b'E', b'B', b'P', ..] => Kind::Picture(Format::Webp),
        [0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1, ..] => Kind::Foreign(compound(bytes)),
        [_, _, _, _, b'f', b't', b'y', b'p', ..] => Kind::Foreign(PICTURE),
        _ if bare.starts_with(b"{\\rtf") => Kind::Rtf,
        _ if has(b"%PDF-") => Kind::Pdf,
        _ => foreign(bytes).map_or_else(|| text(bytes, name), Kind::Foreign),
    }
}

fn foreign(bytes: &[u8]) -> Option<&'static str> {
    let is_binary = bytes.iter().take(512).any(|b| *b < 9);
    let (_, what) = FOREIGN.iter().find(|(magic, _)| bytes.starts_with(magic) && (is_binary || magic.len() > 2))?;
    Some(what)
}

/// What a compound file of Microsoft holds, by the names in its directory.
fn compound(bytes: &[u8]) -> &'static str {
    let has = |name: &str| {
        let wide: Vec<u8> = name.encode_utf16().flat_map(u16::to_le_bytes).collect();
        bytes.windows(wide.len()).any(|w| w == wide)
    };
    match () {
        () if has("EncryptedPackage") => LOCKED,
        () if has("WordDocument") => OLD_WORD,
        () if has("Workbook") || has("PowerPoint Document") => "is a table or a presentation; save the résumé as PDF",
        () => "is a file of an old Microsoft program; save the résumé as PDF",
    }
}

fn text<'a>(bytes: &'a [u8], name: &str) -> Kind<'a> {
    let label = label(bytes);
    let text = charset::decode(bytes, label.as_deref());
    if is_noise(&text) {
        return Kind::Unknown;
    }
    Kind::Text(form(&text, name), text)
}

/// The name that XML or HTML gives its encoding, near the beginning.
fn label(bytes: &[u8]) -> Option<String> {
    let head = bytes.get(..bytes.len().min(2_048)).unwrap_or_default();
    let head = String::from_utf8_lossy(head).to_ascii_lowercase();
    let markup = head.trim_start_matches('\u{feff}').trim_start().starts_with('<');
    let mark = if head.contains("<?xml") { "encoding=" } else { "charset=" };
    let (_, after) = head.split_once(mark).filter(|_| markup)?;
    let after = after.trim_start_matches(['"', '\'']);
    Some(after.chars().take_while(|c| c.is_ascii_alphanumeric() || "-_".contains(*c)).take(40).collect())
}

/// More than one character in twenty that no text has.
pub fn is_noise(text: &str) -> bool {
    let head = || text.chars().take(4_096);
    let odd = |c: &char| (c.is_control() && !c.is_whitespace() && *c != '\u{1b}') || *c == char::REPLACEMENT_CHARACTER;
    head().filter(odd).count() * 20 > head().count()
}

/// The form of a text.
fn form(text: &str, name: &str) -> Format {
    let head = crate::page::clip(text, 4_096);
    let bare = head.trim_start_matches('\u{feff}').trim_start();
    match () {
        () if bare.starts_with('<') && is_europass(head) => Format::Europass,
        () if bare.starts_with('<') && head.contains("opendocument.text") => Format::Odt,
        () if bare.starts_with('{') && is_json(text) => Format::JsonResume,
        () if bare.starts_with('<') && plain::is_markup(text) => Format::Html,
        () if ends_with(name, &["html", "htm", "xhtml"]) && plain::is_markup(text) => Format::Html,
        () if ends_with(name, &["md", "markdown"]) || is_markdown(head) => Format::Markdown,
        () => Format::Text,
    }
}

fn is_europass(head: &str) -> bool {
    ["SkillsPassport", "europass", "Europass"].iter().any(|mark| head.contains(mark)) && !head.contains("<html")
}

fn is_json(text: &str) -> bool {
    let text = text.trim_start_matches('\u{feff}');
    serde_json::from_str::<serde::de::IgnoredAny>(text).is_ok() || text.contains("\"basics\"")
}

/// Two different marks that only Markdown writes; text that merely has dashes is no Markdown.
fn is_markdown(head: &str) -> bool {
    let heading = head.lines().any(|l| l.trim_start_matches('#').starts_with(' ') && l.starts_with('#'));
    let strong = head.matches("**").count() >= 2;
    let link = head.contains("](http") || head.contains("](mailto:");
    [heading, strong, link].iter().filter(|m| **m).count() >= 2
}

/// True when a name ends in one of these, whatever its case.
pub fn ends_with(name: &str, endings: &[&str]) -> bool {
    name.rsplit_once('.').is_some_and(|(_, ending)| endings.iter().any(|e| ending.eq_ignore_ascii_case(e)))
}

/// How files of a format are called, and what it is in words.
pub fn known_as(format: Format) -> (&'static [&'static str], &'static str) {
    match format {
        Format::Pdf => (&["pdf"], "a PDF"),
        Format::Docx => (&["docx", "docm", "dotx", "dotm"], "a Word document"),
        Format::Odt => (&["odt", "ott", "fodt"], "an OpenDocument text"),
        Format::Rtf => (&["rtf"], "Rich Text"),
        Format::Text => (&["txt", "text", "log"], "plain text"),
        Format::Markdown => (&["md", "markdown", "txt"], "Markdown"),
        Format::Html => (&["html", "htm", "xhtml", "mht"], "a web page"),
        Format::JsonResume => (&["json"], "a JSON Resume"),
        Format::Europass => (&["xml"], "a Europass CV"),
        Format::Jpeg => (&["jpg", "jpeg", "jpe", "jfif"], "a JPEG picture"),
        Format::Png => (&["png"], "a PNG picture"),
        Format::Webp => (&["webp"], "a WebP picture"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn bytes_tell_what_a_file_is() {
        for (bytes, kind_is) in [
            (&b"%PDF-1.7"[..], Kind::Pdf),
            (b"junk before\n%PDF-1.4", Kind::Pdf),
            (b"PK\x03\x04rest", Kind::Zip),
            (b" {\\rtf1", Kind::Rtf),
            (b"\xff\xd8\xff\xe0", Kind::Picture(Format::Jpeg)),
            (b"\x89PNG\r\n", Kind::Picture(Format::Png)),
            (b"RIFF\0\0\0\0WEBPVP8 ", Kind::Picture(Format::Webp)),
            (b"GIF89a\x01\0\x01\0", Kind::Foreign(PICTURE)),
            (b"MZ\x90\0\x03\0", Kind::Foreign("is a program and no résumé; do not open it")),
            (b"\x01\x02\x03\x04\x05", Kind::Unknown),
        ] {
            assert_eq!(kind(bytes, "resume"), kind_is);
        }
    }

    #[test]
    fn text_is_told_by_its_form() {
        for (text, name, format) in [
            ("Mara Lindqvist\nMZ Motors\n", "a.txt", Format::Text),
            ("BMW, clerk", "", Format::Text),
            ("# Mara\n**Clerk**, Aldergate\n**2019**", "a", Format::Markdown),
            ("Mara", "a.md", Format::Markdown),
            ("# 1 in sales", "a.txt", Format::Text),
            ("<!DOCTYPE html><p>Mara", "a", Format::Html),
            ("{\"basics\": {\"name\": \"Mara\"}}", "a", Format::JsonResume),
            ("<?xml version=\"1.0\"?><SkillsPassport/>", "a", Format::Europass),
        ] {
            let Kind::Text(found, _) = kind(text.as_bytes(), name) else { panic!("{text}") };
            assert_eq!(found, format, "{text}");
        }
    }

    #[test]
    fn old_and_locked_files_say_what_to_do() {
        let compound = |name: &str| {
            let name = name.encode_utf16().flat_map(u16::to_le_bytes);
            b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1".iter().copied().chain([0; 600]).chain(name).collect::<Vec<u8>>()
        };
        assert_eq!(kind(&compound("WordDocument"), ""), Kind::Foreign(OLD_WORD));
        assert_eq!(kind(&compound("EncryptedPackage"), ""), Kind::Foreign(LOCKED));
    }
}
