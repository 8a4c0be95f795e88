//! Web pages as files: any markup, however it is written.
//!
//! The same reader on every target: html5ever is too large for the module, and the reader of what browsers write
//! ([`crate::page::serial`]) needs every tag closed. Lines need no tree: blocks begin and end lines, the rest
//! flows, and an element that hides its content is known by its tag until that tag closes.

mod entity;
mod tag;

use super::flow::{Flow, Ink};
use super::look::{Look, colour, is_white, length};
use super::{Active, Document, Format, Line, Property, Role};
use crate::page::text::{is_block, is_wordless};
use entity::unescape;
use tag::{Piece, Pieces, Tag};

/// Bytes that are read.
const MOST: usize = 4 << 20;

/// Elements that are open at once.
const DEPTH: usize = 200;

/// Elements that hold nothing and are not closed.
const VOID: &[&str] =
    &["area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "param", "source", "track", "wbr"];

/// Reads a page into a document.
pub fn read(html: &str, document: &mut Document) {
    document.format = Format::Html;
    let whole = html;
    let html = crate::page::clip(whole, MOST);
    document.cut |= html.len() < whole.len();
    let mut reader = Reader { flow: Flow::new(document), open: Vec::new(), title: None, rows: 0, silent: 0 };
    for piece in Pieces::new(html) {
        if reader.flow.is_full() {
            reader.flow.document.cut = true;
            break;
        }
        match piece {
            Piece::Text(text) => reader.text(text),
            Piece::Start(tag) => reader.start(&tag),
            Piece::End(name) => reader.end(&name),
        }
    }
    reader.flow.finish();
}

/// The lines of a piece of markup, for descriptions that come as such.
pub fn lines(markup: &str) -> Vec<Line> {
    let mut document = Document::default();
    read(markup, &mut document);
    document.lines
}

struct Reader<'a> {
    flow: Flow<'a>,
    open: Vec<Open>,
    /// The title, while it is open.
    title: Option<String>,
    rows: usize,
    /// Elements open whose content is no text of the page.
    silent: usize,
}

/// An element that is open.
struct Open {
    name: String,
    look: Look,
    backdrop: bool,
    role: Option<Role>,
    silent: bool,
}

impl Reader<'_> {
    fn text(&mut self, text: &str) {
        if let Some(title) = self.title.as_mut().filter(|t| t.len() < 1_000) {
            title.push_str(text);
        }
        if self.silent > 0 {
            return;
        }
        let (look, backdrop) = self.open.last().map_or_else(Default::default, |o| (o.look, o.backdrop));
        if let Some(role) = self.open.last().and_then(|o| o.role) {
            self.flow.role(role);
        }
        self.flow.text(&unescape(text), ink(look, backdrop));
    }

    fn start(&mut self, tag: &Tag<'_>) {
        let name = tag.name.as_str();
        if self.title.is_some() {
            self.end("title");
        }
        self.implied_ends(name);
        self.told(tag);
        match name {
            "br" => self.flow.end_line(),
            "tr" => {
                self.flow.open_row();
                self.rows += 1;
            }
            "a" => self.flow.open_link(&tag.get("href").unwrap_or_default()),
            "title" => self.title = Some(String::new()),
            _ if is_block(name) => self.flow.end_block(),
            _ => {}
        }
        if !VOID.contains(&name) && !tag.closed && self.open.len() < DEPTH {
            let open = self.opened(tag);
            self.silent += usize::from(open.silent);
            self.open.push(open);
        }
    }

    /// Elements that end where another begins, for their end may be left out.
    fn implied_ends(&mut self, name: &str) {
        let ended: &[&str] = match name {
            "li" => &["li"],
            "td" | "th" => &["td", "th"],
            "tr" => &["td", "th", "tr"],
            "dt" | "dd" => &["dt", "dd"],
            "body" => &["head"],
            "option" => &["option"],
            "br" | "label" | "legend" | "select" | "textarea" | "summary" => return,
            _ if is_block(name) => &["p"],
            _ => return,
        };
        let bounds: &[&str] = &["ul", "ol", "dl", "table", "div", "section", "body", "select", "template"];
        while let Some(last) = self.open.iter().rposition(|o| ended.contains(&o.name.as_str())) {
            let within = self.open.get(last + 1..).unwrap_or_default();
            if within.iter().any(|o| bounds.contains(&o.name.as_str())) {
                return;
            }
            let name = self.open.get(last).map(|o| o.name.clone()).unwrap_or_default();
            self.end(&name);
        }
    }

    fn opened(&mut self, tag: &Tag<'_>) -> Open {
        let name = tag.name.clone();
        let (above, backdrop, role) =
            self.open.last().map_or((Look::default(), false, None), |o| (o.look, o.backdrop, o.role));
        let mut own = tag.get("style").map(|style| styled(&style)).unwrap_or_default();
        if tag.get("hidden").is_some_and(|v| v != "until-found") {
            own.hidden = Some(true);
        }
        if matches!(name.as_str(), "b" | "strong" | "h1" | "h2" | "h3" | "h4" | "h5" | "h6" | "th") {
            own.bold = own.bold.or(Some(true));
        }
        let coloured = tag.get("bgcolor").is_some_and(|c| !colour(&c).is_some_and(is_white));
        let hidden = if above.hidden == Some(true) { Some(true) } else { own.hidden };
        let silent = is_wordless(&name) || matches!(name.as_str(), "title" | "textarea" | "select" | "audio" | "video");
        Open {
            look: Look { hidden, ..own.over(above) },
            // A class may colour what is behind the words: white letters count on bare elements only.
            backdrop: backdrop || coloured || tag.get("class").is_some(),
            role: role_of(&name).or(role),
            silent,
            name,
        }
    }

    fn end(&mut self, name: &str) {
        if name == "title"
            && let Some(title) = self.title.take()
        {
            self.property("title", &unescape(&title));
        }
        let Some(at) = self.open.iter().rposition(|o| o.name == name) else {
            if name == "p" {
                self.flow.end_block();
            }
            return;
        };
        for open in self.open.split_off(at).into_iter().rev() {
            self.silent -= usize::from(open.silent);
            self.ended(&open.name);
        }
    }

    fn ended(&mut self, name: &str) {
        match name {
            "tr" if self.rows > 0 => {
                self.rows -= 1;
                self.flow.close_row();
            }
            "a" => self.flow.close_link(),
            "td" | "th" if self.rows > 0 => self.flow.close_cell(),
            _ if is_block(name) => self.flow.end_block(),
            _ => {}
        }
    }

    /// What a tag says of the page, or would do.
    fn told(&mut self, tag: &Tag<'_>) {
        let get = |name: &str| tag.get(name).unwrap_or_default();
        match tag.name.as_str() {
            "meta" => {
                let name = if tag.get("name").is_some() { get("name") } else { get("property") };
                self.property(&name, &get("content"));
            }
            "html" => self.property("lang", &get("lang")),
            "script" => self.activate("javascript", &get("src")),
            "iframe" | "object" | "embed" | "frame" | "applet" => {
                self.activate("external-object", &[get("src"), get("data")].concat());
            }
            "img" if is_far(&get("src")) => self.activate("remote-picture", &get("src")),
            "form" => self.activate("submit-form", &get("action")),
            _ => {}
        }
    }

    fn property(&mut self, name: &str, value: &str) {
        let value = super::shapeless::tidy(crate::page::clip(value, 4_000));
        let properties = &mut self.flow.document.properties;
        if !name.is_empty() && !value.is_empty() && properties.len() < 200 {
            let name = crate::page::clip(name, 100).to_owned();
            properties.push(Property { source: "meta".to_owned(), name, value });
        }
    }

    fn activate(&mut self, what: &str, target: &str) {
        let target = if target.starts_with("data:") { "data:" } else { target };
        let active = Active { what: what.to_owned(), target: crate::page::clip(target, 500).to_owned() };
        let all = &mut self.flow.document.active;
        if all.len() < 100 && !all.contains(&active) {
            all.push(active);
        }
    }
}

fn is_far(address: &str) -> bool {
    address.contains("://") || address.starts_with("//")
}

/// What an element is to the lines in it.
fn role_of(name: &str) -> Option<Role> {
    match name.as_bytes() {
        [b'h', level @ b'1'..=b'6'] => Some(Role::Heading(level - b'0')),
        b"li" => Some(Role::Item),
        b"td" | b"th" => Some(Role::Cell),
        _ => None,
    }
}

fn ink(look: Look, backdrop: bool) -> Ink {
    look.ink(backdrop)
}

/// What a style attribute says of letters.
fn styled(style: &str) -> Look {
    let mut look = Look::default();
    for (property, value) in style.split(';').filter_map(|rule| rule.split_once(':')) {
        let value = value.trim().trim_end_matches("!important").trim().to_ascii_lowercase();
        match property.trim().to_ascii_lowercase().as_str() {
            "display" if value == "none" => look.hidden = Some(true),
            "visibility" if matches!(value.as_str(), "hidden" | "collapse") => look.hidden = Some(true),
            "opacity" if value.parse::<f32>().is_ok_and(|o| o.to_bits() == 0) => look.hidden = Some(true),
            "font-size" => look.size = length(&value).map(|s| s.max(1)).or(look.size),
            "font-weight" => look.bold = Some(value == "bold" || value.parse::<u32>().is_ok_and(|w| w >= 600)),
            "color" => look.white = Some(value == "white" || written(&value).is_some_and(is_white)),
            "background" | "background-color" => {
                let none = matches!(value.as_str(), "" | "none" | "transparent" | "white" | "inherit" | "initial");
                look.shaded = Some(!none && !written(&value).is_some_and(is_white));
            }
            _ => {}
        }
    }
    look
}

/// A colour of six or three digits.
fn written(value: &str) -> Option<[u8; 3]> {
    let digits = value.strip_prefix('#')?;
    match digits.len() {
        3 => colour(&digits.chars().flat_map(|c| [c, c]).collect::<String>()),
        _ => colour(digits),
    }
}

#[cfg(test)]
mod tests;
