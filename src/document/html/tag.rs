//! Markup cut into texts and tags, as HTML's own tokeniser cuts it where that matters to words.

use super::entity::unescape;

/// Attributes of one tag that are kept.
const ATTRIBUTES: usize = 40;

/// Elements whose content is no markup.
const RAW: &[&str] = &["script", "style", "title", "textarea", "xmp", "iframe", "noembed", "noframes", "noscript"];

/// A piece of markup.
#[derive(Debug)]
pub enum Piece<'a> {
    /// Text, escapes and all.
    Text(&'a str),
    /// A tag.
    Start(Tag<'a>),
    /// An end tag, lower case.
    End(String),
}

/// A start tag.
#[derive(Debug)]
pub struct Tag<'a> {
    /// Name, lower case.
    pub name: String,
    /// Closes itself.
    pub closed: bool,
    attributes: Vec<(String, &'a str)>,
}

impl Tag<'_> {
    /// An attribute's value.
    pub fn get(&self, name: &str) -> Option<String> {
        let (_, value) = self.attributes.iter().find(|(n, _)| n == name)?;
        Some(unescape(crate::page::clip(value, 8_000)).trim().to_owned())
    }
}

/// Cuts markup into pieces.
pub struct Pieces<'a> {
    rest: &'a str,
    /// The element whose content is no markup and that is open.
    raw: Option<String>,
}

impl<'a> Pieces<'a> {
    /// All pieces of some markup.
    pub fn new(html: &'a str) -> Pieces<'a> {
        Pieces { rest: html, raw: None }
    }

    fn take(&mut self, length: usize) -> &'a str {
        let (taken, rest) = self.rest.split_at_checked(length).unwrap_or((self.rest, ""));
        self.rest = rest;
        taken
    }

    /// Takes what stands before `mark`, and `mark`.
    fn until(&mut self, mark: &str) -> &'a str {
        let (taken, rest) = self.rest.split_once(mark).unwrap_or((self.rest, ""));
        self.rest = rest;
        taken
    }

    /// Content up to the end tag, whatever its case.
    fn raw(&mut self, name: &str) -> &'a str {
        let mut from = 0;
        while let Some(at) = self.rest.get(from..).and_then(|r| r.find("</")) {
            let at = from + at;
            let begins = self.rest.get(at + 2..at + 2 + name.len()).is_some_and(|n| n.eq_ignore_ascii_case(name));
            if begins {
                return self.take(at);
            }
            from = at + 2;
        }
        self.take(self.rest.len())
    }

    fn end(&mut self) -> Piece<'a> {
        let inside = self.until(">");
        let name = inside.trim_start_matches("</");
        let end = name.find(|c: char| c.is_whitespace() || c == '/').unwrap_or(name.len());
        Piece::End(name.get(..end).unwrap_or_default().to_ascii_lowercase())
    }

    fn start(&mut self) -> Piece<'a> {
        self.take(1);
        let end = self.rest.find(|c: char| c.is_whitespace() || c == '>' || c == '/').unwrap_or(self.rest.len());
        let name = self.take(end.min(self.rest.len())).to_ascii_lowercase();
        let mut tag = Tag { name, closed: false, attributes: Vec::new() };
        while self.attribute(&mut tag) {}
        if RAW.contains(&tag.name.as_str()) && !tag.closed {
            self.raw = Some(tag.name.clone());
        }
        Piece::Start(tag)
    }

    /// Reads an attribute; false once the tag has ended.
    fn attribute(&mut self, tag: &mut Tag<'a>) -> bool {
        self.rest = self.rest.trim_start();
        if self.rest.is_empty() {
            return false;
        }
        if self.rest.starts_with('>') {
            self.take(1);
            return false;
        }
        if self.rest.starts_with('/') {
            self.take(1);
            tag.closed = self.rest.starts_with('>');
            return true;
        }
        let stop = |c: char| c.is_whitespace() || matches!(c, '>' | '/' | '=');
        let first = self.rest.chars().next().map_or(1, char::len_utf8);
        let end = self.rest.get(first..).and_then(|r| r.find(stop)).map_or(self.rest.len(), |at| at + first);
        let name = self.take(end).to_ascii_lowercase();
        let value = self.value();
        if tag.attributes.len() < ATTRIBUTES && !tag.attributes.iter().any(|(n, _)| *n == name) {
            tag.attributes.push((name, value));
        }
        true
    }

    fn value(&mut self) -> &'a str {
        let Some(after) = self.rest.trim_start().strip_prefix('=') else { return "" };
        self.rest = after.trim_start();
        for quote in ["\"", "'"] {
            if self.rest.starts_with(quote) {
                self.take(1);
                return self.until(quote);
            }
        }
        let end = self.rest.find(|c: char| c.is_whitespace() || c == '>').unwrap_or(self.rest.len());
        self.take(end)
    }
}

impl<'a> Iterator for Pieces<'a> {
    type Item = Piece<'a>;

    fn next(&mut self) -> Option<Piece<'a>> {
        loop {
            if let Some(name) = self.raw.take() {
                return Some(Piece::Text(self.raw(&name)));
            }
            return match self.rest.as_bytes() {
                [] => None,
                [b'<', b'/', b'a'..=b'z' | b'A'..=b'Z', ..] => Some(self.end()),
                [b'<', b'a'..=b'z' | b'A'..=b'Z', ..] => Some(self.start()),
                [b'<', b'!' | b'?' | b'/', ..] => {
                    let mark = if self.rest.starts_with("<!--") { "-->" } else { ">" };
                    self.until(mark);
                    continue;
                }
                _ => {
                    let first = self.rest.chars().next().map_or(1, char::len_utf8);
                    let next = self.rest.get(first..).and_then(|r| r.find('<'));
                    let end = next.map_or(self.rest.len(), |at| at + first);
                    Some(Piece::Text(self.take(end)))
                }
            };
        }
    }
}
