//! Files that are damaged, hostile or not what they seem: each gives a document or a refusal that says what to do,
//! soon, and never a panic.

#![allow(clippy::unwrap_used)]

use bonafide::document::read::{LARGEST, read};
use bonafide::document::{Document, Format};
use std::path::{Path, PathBuf};
use std::time::{Duration, Instant};

/// The longest that any file may take; tests run unoptimised and side by side, so a multiple of what ships.
const SOON: Duration = Duration::from_secs(20);

fn quiet(bytes: &[u8], name: &str) -> Result<Document, String> {
    #[allow(clippy::disallowed_methods)]
    let begun = Instant::now();
    let found = read(bytes, name, &mut |_, _| {}).map_err(|refused| refused.0);
    assert!(begun.elapsed() < SOON, "{name} took {:?}", begun.elapsed());
    found
}

/// The tiny files that fuzzing starts from, by their format.
fn seeds() -> Vec<(PathBuf, Vec<u8>)> {
    let mut all = Vec::new();
    for folder in std::fs::read_dir(Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/fuzz/seeds")).unwrap() {
        for file in std::fs::read_dir(folder.unwrap().path()).unwrap() {
            let path = file.unwrap().path();
            let bytes = std::fs::read(&path).unwrap();
            let folder = path.parent().and_then(|p| p.file_name()?.to_str());
            let packed = matches!(folder, Some("docx" | "odt"));
            all.push((path, if packed { archive(&bytes) } else { bytes }));
        }
    }
    all.sort();
    all
}

/// An archive of parts written one after the other: `name`, a line's end, the content, and a zero between parts.
fn archive(parts: &[u8]) -> Vec<u8> {
    let split = |part: &[u8]| {
        let at = part.iter().position(|b| *b == b'\n').unwrap();
        (String::from_utf8(part[..at].to_vec()).unwrap(), part[at + 1..].to_vec())
    };
    zip(&parts.split(|b| *b == 0).map(split).collect::<Vec<_>>())
}

fn zip(parts: &[(String, Vec<u8>)]) -> Vec<u8> {
    let (mut out, mut list) = (Vec::new(), Vec::new());
    for (name, content) in parts {
        let packed = miniz_oxide::deflate::compress_to_vec(content, 6);
        let offset = (out.len() as u32).to_le_bytes();
        let sizes = [(packed.len() as u32).to_le_bytes(), (content.len() as u32).to_le_bytes()].concat();
        let head =
            [&[20, 0, 0, 0, 8, 0, 0, 0, 0, 0, 0, 0, 0, 0][..], &sizes, &(name.len() as u16).to_le_bytes(), &[0; 2]];
        out.extend([&b"PK\x03\x04"[..], &head.concat(), name.as_bytes(), &packed].concat());
        list.extend([&b"PK\x01\x02\x14\0"[..], &head.concat(), &[0; 10], &offset, name.as_bytes()].concat());
    }
    let (start, count) = ((out.len() as u32).to_le_bytes(), (parts.len() as u16).to_le_bytes());
    out.extend(
        [&list[..], b"PK\x05\x06\0\0\0\0", &count, &count, &(list.len() as u32).to_le_bytes(), &start, &[0; 2]]
            .concat(),
    );
    out
}

#[test]
fn seeds_of_every_format_are_read() {
    let mut formats: Vec<Format> = seeds()
        .iter()
        .filter_map(|(path, bytes)| quiet(bytes, &path.to_string_lossy()).ok().map(|d| d.format))
        .collect();
    formats.sort();
    formats.dedup();
    for format in [
        Format::Pdf,
        Format::Docx,
        Format::Odt,
        Format::Rtf,
        Format::Text,
        Format::Html,
        Format::JsonResume,
        Format::Europass,
        Format::Jpeg,
        Format::Png,
        Format::Webp,
    ] {
        assert!(formats.contains(&format), "{format:?} is not read: {formats:?}");
    }
}

#[test]
fn files_cut_anywhere_never_panic() {
    for (path, bytes) in seeds() {
        for end in (0..bytes.len()).step_by(97).chain([bytes.len() - 1]) {
            let _ = quiet(&bytes[..end], &path.to_string_lossy());
        }
    }
}

#[test]
fn files_with_turned_bytes_never_panic() {
    for (path, mut bytes) in seeds() {
        for at in (0..bytes.len()).step_by(31) {
            let was = bytes[at];
            for turned in [was ^ 0x80, was.wrapping_add(1), 0, 0xff] {
                bytes[at] = turned;
                let _ = quiet(&bytes, &path.to_string_lossy());
            }
            bytes[at] = was;
        }
    }
}

#[test]
fn a_part_that_unpacks_without_end_is_cut() {
    let text = "<w:p><w:r><w:t>Mara</w:t></w:r></w:p>".repeat(1 << 19);
    let body = format!("<w:document xmlns:w=\"w\"><w:body>{text}</w:body></w:document>").into_bytes();
    let bytes = zip(&[("word/document.xml".into(), body)]);
    assert!(bytes.len() < 200_000);
    assert!(quiet(&bytes, "cv.docx").unwrap_err().contains("damaged"));
}

#[test]
fn archives_within_archives_are_not_opened() {
    let inner = zip(&[("word/document.xml".into(), b"<w:document xmlns:w='w'/>".to_vec())]);
    let outer = zip(&[("cv.docx".into(), inner)]);
    assert!(quiet(&outer, "cv.zip").unwrap_err().contains("unpack it"));
}

#[test]
fn what_is_too_large_empty_or_locked_says_so() {
    let large = vec![b'a'; 200 << 20];
    assert!(large.len() > LARGEST);
    assert!(quiet(&large, "cv.txt").unwrap_err().contains("larger than 32 MB"));
    assert!(quiet(b"", "cv.pdf").unwrap_err().contains("empty"));
    let wide: Vec<u8> = "EncryptedPackage".encode_utf16().flat_map(u16::to_le_bytes).collect();
    let locked = [&b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"[..], &[0; 500], &wide].concat();
    assert!(quiet(&locked, "cv.docx").unwrap_err().contains("password"));
}

#[test]
fn a_wrong_name_is_no_obstacle_and_is_said() {
    let (_, docx) = seeds().into_iter().find(|(path, _)| path.ends_with("docx/text")).unwrap();
    let document = quiet(&docx, "cv.pdf").unwrap();
    assert_eq!(document.format, Format::Docx);
    assert!(document.notes.iter().any(|n| n.contains("its name says otherwise")), "{:?}", document.notes);
}

#[test]
fn text_of_one_endless_line_or_of_marks_alone_is_read_soon() {
    for (piece, name) in [
        ("a", "cv.txt"),
        ("\n", "cv.txt"),
        ("*a ", "cv.md"),
        ("[", "cv.md"),
        ("> ", "cv.md"),
        ("<b>", "cv.html"),
        ("<table><tr><td>", "cv.html"),
        ("{\\rtf1 {\\b ", "cv.rtf"),
        ("\u{200b}\u{e0041}", "cv.txt"),
    ] {
        let _ = quiet(piece.repeat(200_000 / piece.len()).as_bytes(), name);
    }
}
