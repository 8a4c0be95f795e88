//! What a file or standard input holds, told by its name and its first bytes.

use bonafide::document::{Document, read, sniff};
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
    /// A file, read.
    Document(Box<Document>),
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
    if is_document(head) || file != "-" && address.is_empty() && ends_with(file, &["txt", "md", "markdown"]) {
        return document(&whole(from)?, file);
    }
    let json = begins_json(head);
    if ends_with(file, &["jsonl", "ndjson"]) {
        return Ok(Input::Lines(from));
    }
    if json || ends_with(file, &["json"]) { first_line(from, file) } else { text(&whole(from)?, file, address) }
}

/// A résumé, a letter or a picture that belongs to a candidate, whatever it is made of.
pub fn attached(file: &str) -> Result<Document, String> {
    let bytes = std::fs::read(file).map_err(|e| format!("cannot be read ({e}); check the name and the permissions"))?;
    match document(&bytes, file)? {
        Input::Document(document) => Ok(*document),
        _ => Err("is no résumé".into()),
    }
}

/// The lines of a document, or all of it as JSON on one line.
pub fn shown(document: &Document, json: bool) -> Result<String, String> {
    if json {
        return serde_json::to_string(document).map(|json| json + "\n").map_err(|e| e.to_string());
    }
    Ok(document.lines.iter().flat_map(|line| [line.text.as_str(), "\n"]).collect())
}

fn document(bytes: &[u8], file: &str) -> Result<Input, String> {
    let name = std::path::Path::new(file).file_name().map_or(file.into(), |name| name.to_string_lossy());
    let read = read::read(bytes, &name, &mut |_, _| {}).map_err(|why| why.to_string())?;
    Ok(Input::Document(Box::new(read)))
}

/// True for the formats of files, by their first bytes; pages, plain text and our JSON are none of them.
fn is_document(head: &[u8]) -> bool {
    const FIRST: [&[u8]; 7] =
        [b"PK\x03\x04", b"\x89PNG", b"\xff\xd8\xff", b"RIFF", b"{\\rtf", b"<?xml", b"\xd0\xcf\x11\xe0"];
    let pdf = || head.iter().take(1_024).collect::<Vec<_>>().windows(5).any(|five| five.iter().copied().eq(b"%PDF-"));
    let xml_page = || String::from_utf8_lossy(&head[..head.len().min(2_048)]).to_ascii_lowercase().contains("<html");
    match FIRST.iter().find(|first| head.starts_with(first)) {
        Some(first) => *first != b"<?xml" || !xml_page(),
        None => pdf(),
    }
}

/// True when the first character is an opening brace.
fn begins_json(head: &[u8]) -> bool {
    let head = head.strip_prefix(b"\xEF\xBB\xBF").unwrap_or(head);
    head.trim_ascii_start().first() == Some(&b'{')
}

/// A first line that is a value by itself begins JSON Lines; one that goes on is one candidate, and so is all that
/// a `.json` file holds on one line, as programs write it.
fn first_line(mut from: Box<dyn BufRead + Send>, file: &str) -> Result<Input, String> {
    let mut line = Vec::new();
    while line.trim_ascii().is_empty() {
        line.clear();
        let read = from.by_ref().take(LARGEST).read_until(b'\n', &mut line).map_err(|e| e.to_string())?;
        if read == 0 {
            break;
        }
    }
    let whole_value = serde_json::from_slice::<serde::de::IgnoredAny>(line.trim_ascii());
    if whole_value.is_ok() && ends_with(file, &["json"]) && !is_a_line(&line) && ends(&mut from)? {
        return one_value(line, file);
    }
    let rest = std::io::Cursor::new(line).chain(from);
    match whole_value {
        Err(e) if e.is_eof() => one_value(whole(Box::new(rest))?, file),
        _ => Ok(Input::Lines(Box::new(rest))),
    }
}

/// A text with or without an id, which only JSON Lines have.
fn is_a_line(line: &[u8]) -> bool {
    #[derive(serde::Deserialize)]
    struct Line {
        #[serde(rename = "text")]
        _text: serde::de::IgnoredAny,
    }
    serde_json::from_slice::<Line>(line).is_ok()
}

/// True when nothing but blanks is left; nothing else is taken.
fn ends(from: &mut dyn BufRead) -> Result<bool, String> {
    loop {
        let here = from.fill_buf().map_err(|e| e.to_string())?;
        let blanks = here.iter().take_while(|b| b.is_ascii_whitespace()).count();
        match (here.len(), blanks) {
            (0, _) => return Ok(true),
            (all, blanks) if blanks < all => return Ok(false),
            _ => from.consume(blanks),
        }
    }
}

/// JSON Resume has its person under `basics`, which no candidate of ours has.
fn one_value(bytes: Vec<u8>, file: &str) -> Result<Input, String> {
    #[derive(serde::Deserialize)]
    struct Resume {
        #[serde(rename = "basics")]
        _basics: serde::de::IgnoredAny,
    }
    match serde_json::from_slice::<Resume>(&bytes) {
        Ok(_) => document(&bytes, file),
        Err(_) => Ok(Input::Candidate(utf8(bytes)?)),
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
    let text = decode(bytes);
    if sniff::is_noise(&text) {
        return Err("is neither text nor a file that is read; save the page as HTML, or the résumé as PDF".into());
    }
    if is_archive(&text) {
        return Err("is a page in one file (MHTML), which is not read; save it as “Webpage, HTML only”".into());
    }
    let is_page = ends_with(file, &["html", "htm", "xhtml"]);
    let is_text = !is_page && (ends_with(file, &["txt", "md", "markdown"]) || !plain::is_markup(&text));
    Ok(if is_text { Input::Text(text) } else { Input::Page(html::parse(&text, address)) })
}

/// True for what browsers save as a page in one file: a mail with the page and its pictures.
fn is_archive(text: &str) -> bool {
    let head: String = text.chars().take(2_048).collect();
    head.contains("MIME-Version:") && head.contains("Content-Type: multipart/related")
}

fn ends_with(file: &str, endings: &[&str]) -> bool {
    let ending = std::path::Path::new(file).extension().and_then(|e| e.to_str()).map(str::to_ascii_lowercase);
    ending.is_some_and(|ending| endings.contains(&ending.as_str()))
}

/// Byte order mark, then `<meta charset>`, then UTF-8, and what is none as browsers take it. The spot check does the same.
fn decode(bytes: &[u8]) -> String {
    let label = charset(&bytes[..bytes.len().min(2_048)]);
    match label.and_then(|l| encoding_rs::Encoding::for_label(l.as_bytes())) {
        Some(encoding) => encoding.decode(bytes).0.into_owned(),
        None => match encoding_rs::UTF_8.decode(bytes) {
            (text, _, false) => text.into_owned(),
            _ => encoding_rs::WINDOWS_1252.decode(bytes).0.into_owned(),
        },
    }
}

fn charset(head: &[u8]) -> Option<String> {
    let head = String::from_utf8_lossy(head).to_ascii_lowercase();
    let after = head.split("charset=").nth(1)?;
    let label = after.trim_start_matches(['"', '\'']);
    Some(label.chars().take_while(|c| c.is_ascii_alphanumeric() || "-_".contains(*c)).collect())
}
