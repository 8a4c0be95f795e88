//! What a file or standard input holds, told by its name and its first bytes.

use bonafide::page::{Page, html, plain};
use std::io::{BufRead, BufReader, Read};

/// Largest input read whole: no candidate page is larger.
const LARGEST: u64 = 64 << 20;

/// What is in an input.
pub enum Input {
    /// A saved page.
    Page(Page),
    /// Plain text.
    Text(String),
    /// One candidate as JSON.
    Candidate(String),
    /// One JSON value a line, still to be read.
    Lines(Box<dyn BufRead + Send>),
}

/// Opens a file, or standard input for `-`, and tells what is in it.
pub fn open(file: &str, address: &str) -> Result<Input, String> {
    let wrong = |e: std::io::Error| format!("cannot be read ({e}); check the name and the permissions");
    let mut from: Box<dyn BufRead + Send> = match file {
        "-" => Box::new(BufReader::new(std::io::stdin())),
        _ => Box::new(BufReader::new(std::fs::File::open(file).map_err(wrong)?)),
    };
    let head = from.fill_buf().map_err(wrong)?;
    if head.is_empty() {
        return Err("is empty; save the page again".into());
    }
    let json = begins_json(head);
    if ends_with(file, &["jsonl", "ndjson"]) {
        return Ok(Input::Lines(from));
    }
    if json { first_line(from) } else { text(&whole(from)?, file, address) }
}

/// True when the first character is an opening brace.
fn begins_json(head: &[u8]) -> bool {
    let head = head.strip_prefix(b"\xEF\xBB\xBF").unwrap_or(head);
    head.trim_ascii_start().first() == Some(&b'{')
}

/// A first line that is a value by itself begins JSON Lines; one that goes on is one candidate.
fn first_line(mut from: Box<dyn BufRead + Send>) -> Result<Input, String> {
    let mut line = Vec::new();
    while line.trim_ascii().is_empty() {
        line.clear();
        let read = from.by_ref().take(LARGEST).read_until(b'\n', &mut line).map_err(|e| e.to_string())?;
        if read == 0 {
            break;
        }
    }
    let whole_value = serde_json::from_slice::<serde::de::IgnoredAny>(line.trim_ascii());
    let rest = std::io::Cursor::new(line).chain(from);
    match whole_value {
        Err(e) if e.is_eof() => Ok(Input::Candidate(utf8(whole(Box::new(rest))?)?)),
        _ => Ok(Input::Lines(Box::new(rest))),
    }
}

fn utf8(bytes: Vec<u8>) -> Result<String, String> {
    String::from_utf8(bytes).map_err(|_| "is no valid text (UTF-8)".to_owned())
}

/// All of an input, up to the largest.
pub fn whole(from: Box<dyn BufRead + Send>) -> Result<Vec<u8>, String> {
    let mut bytes = Vec::new();
    from.take(LARGEST + 1).read_to_end(&mut bytes).map_err(|e| format!("cannot be read ({e})"))?;
    if bytes.len() as u64 > LARGEST {
        return Err(format!("is larger than {} MB; save the candidate's page alone", LARGEST >> 20));
    }
    Ok(bytes)
}

fn text(bytes: &[u8], file: &str, address: &str) -> Result<Input, String> {
    if let Some(kind) = foreign(bytes) {
        return Err(format!("is {kind}, which this version does not read; save the page as HTML or copy its text"));
    }
    let text = decode(bytes);
    let is_text = ends_with(file, &["txt", "md", "markdown"]) || !plain::is_markup(&text);
    Ok(if is_text { Input::Text(text) } else { Input::Page(html::parse(&text, address)) })
}

fn ends_with(file: &str, endings: &[&str]) -> bool {
    let ending = std::path::Path::new(file).extension().and_then(|e| e.to_str()).map(str::to_ascii_lowercase);
    ending.is_some_and(|ending| endings.contains(&ending.as_str()))
}

/// Files that people drop by mistake, by their first bytes.
fn foreign(bytes: &[u8]) -> Option<&'static str> {
    const KINDS: &[(&[u8], &str)] = &[
        (b"%PDF-", "a PDF"),
        (b"PK\x03\x04", "a DOCX, ODT or ZIP file"),
        (b"\x89PNG", "a picture"),
        (b"\xff\xd8\xff", "a picture"),
        (b"{\\rtf", "an RTF file"),
    ];
    KINDS.iter().find(|(magic, _)| bytes.starts_with(magic)).map(|(_, kind)| *kind)
}

/// Byte order mark, then `<meta charset>`, then UTF-8.
fn decode(bytes: &[u8]) -> String {
    let label = charset(&bytes[..bytes.len().min(2_048)]);
    let encoding = label.and_then(|l| encoding_rs::Encoding::for_label(l.as_bytes())).unwrap_or(encoding_rs::UTF_8);
    encoding.decode(bytes).0.into_owned()
}

fn charset(head: &[u8]) -> Option<String> {
    let head = String::from_utf8_lossy(head).to_ascii_lowercase();
    let after = head.split("charset=").nth(1)?;
    let label = after.trim_start_matches(['"', '\'']);
    Some(label.chars().take_while(|c| c.is_ascii_alphanumeric() || "-_".contains(*c)).collect())
}
