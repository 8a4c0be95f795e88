//! Markdown (CommonMark with tables).

use super::flow::{Flow, Ink};
use super::{Document, Format, Role};
use pulldown_cmark::{Event, HeadingLevel, Options, Parser, Tag, TagEnd};

/// Bytes that are read: a tree of all marks is built, and a mark may be one byte.
const MOST: usize = 1 << 20;

/// Bytes of a line that nobody wraps at.
const SHORT: usize = 56;

/// Reads a text into a document.
pub fn read(text: &str, document: &mut Document) {
    document.format = Format::Markdown;
    let whole = text;
    let text = crate::page::clip(whole, MOST);
    document.cut |= text.len() < whole.len();
    let options = Options::ENABLE_TABLES | Options::ENABLE_STRIKETHROUGH | Options::ENABLE_YAML_STYLE_METADATA_BLOCKS;
    let mut reader = Reader { flow: Flow::new(document), strong: 0, items: 0, silent: 0 };
    for (event, place) in Parser::new_ext(text, options).into_offset_iter() {
        if reader.flow.is_full() {
            reader.flow.document.cut = true;
            break;
        }
        match event {
            Event::SoftBreak if reader.items == 0 && ends_line(text, place.start) => reader.flow.end_line(),
            event => reader.event(event),
        }
    }
    reader.flow.finish();
}

/// Who wraps a paragraph fills its lines: behind a short one, whose next word had room, the writer meant a line to end.
fn ends_line(text: &str, at: usize) -> bool {
    let (before, after) = text.split_at(at);
    let line = before.rsplit('\n').next().unwrap_or_default();
    let word = after.split_whitespace().next().unwrap_or_default();
    line.len() + word.len() < SHORT
}

struct Reader<'a> {
    flow: Flow<'a>,
    strong: usize,
    items: usize,
    /// Below something that is not shown: data at the top of the file.
    silent: usize,
}

impl Reader<'_> {
    fn event(&mut self, event: Event<'_>) {
        match event {
            Event::Start(tag) => self.start(&tag),
            Event::End(tag) => self.end(tag),
            Event::Text(text) | Event::Code(text) => self.text(&text),
            Event::SoftBreak => self.text(" "),
            Event::HardBreak => self.flow.end_line(),
            Event::InlineHtml(html) if html.starts_with("<br") => self.flow.end_line(),
            Event::Rule => self.flow.end_block(),
            _ => {}
        }
    }

    fn text(&mut self, text: &str) {
        if self.silent > 0 {
            return;
        }
        let ink = Ink { bold: self.strong > 0, ..Ink::default() };
        for (at, line) in text.split('\n').enumerate() {
            if at > 0 {
                self.flow.end_line();
            }
            self.flow.text(line, ink);
        }
    }

    fn start(&mut self, tag: &Tag<'_>) {
        match tag {
            Tag::Heading { level, .. } => self.begin(Role::Heading(number(*level))),
            Tag::Paragraph if self.items == 0 => self.begin(Role::Body),
            Tag::Item => {
                self.items += 1;
                self.begin(Role::Item);
            }
            Tag::TableHead | Tag::TableRow => self.flow.open_row(),
            Tag::Strong => self.strong += 1,
            Tag::Link { dest_url, .. } => self.flow.open_link(dest_url),
            Tag::MetadataBlock(_) => self.silent += 1,
            _ => {}
        }
    }

    fn begin(&mut self, role: Role) {
        self.flow.end_block();
        self.flow.role(role);
    }

    fn end(&mut self, tag: TagEnd) {
        match tag {
            TagEnd::Item => {
                self.items = self.items.saturating_sub(1);
                self.flow.end_block();
            }
            TagEnd::Paragraph if self.items > 0 => self.flow.end_line(),
            TagEnd::Heading(_) | TagEnd::Paragraph | TagEnd::CodeBlock => self.flow.end_block(),
            TagEnd::TableCell => self.flow.close_cell(),
            TagEnd::TableHead | TagEnd::TableRow => self.flow.close_row(),
            TagEnd::Strong => self.strong = self.strong.saturating_sub(1),
            TagEnd::Link => self.flow.close_link(),
            TagEnd::MetadataBlock(_) => self.silent = self.silent.saturating_sub(1),
            _ => {}
        }
    }
}

fn number(level: HeadingLevel) -> u8 {
    level as u8
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn short_lines_stay_lines_and_wrapped_ones_do_not() {
        let mut document = Document::default();
        let text = "**Harbour Lab** — Engineer\nMarch 2015 – today\n\nKept the gauges of eleven harbours in order and wrote\nthe program that reads them.\n";
        read(text, &mut document);
        let lines: Vec<_> = document.lines.iter().map(|l| l.text.as_str()).collect();
        let wrapped = "Kept the gauges of eleven harbours in order and wrote the program that reads them.";
        assert_eq!(lines, ["Harbour Lab — Engineer", "March 2015 – today", wrapped]);
    }

    #[test]
    fn marks_become_roles() {
        let mut document = Document::default();
        let text = "---\ntitle: x\n---\n# Mara Lindqvist\nMalmö  \n[page](https://mara.example.com)\n\n## Experience\n\
                    **Clerk**\n\n- sold *fish*\n- cooked\n\n| 2019 | Aldergate |\n|---|---|\n| 2021 | Wick |\n";
        read(text, &mut document);
        let lines: Vec<_> = document.lines.iter().map(|l| (l.text.as_str(), l.block, l.role)).collect();
        let (body, item, cell) = (Role::Body, Role::Item, Role::Cell);
        let above = [("Mara Lindqvist", 0, Role::Heading(1)), ("Malmö", 1, body), ("page", 1, body)];
        assert_eq!(lines[..3], above);
        assert_eq!(lines[3..5], [("Experience", 2, Role::Heading(2)), ("Clerk", 3, body)]);
        assert_eq!(lines[5..7], [("sold fish", 4, item), ("cooked", 5, item)]);
        let rows = [("2019", 6, cell), ("Aldergate", 6, cell), ("2021", 7, cell), ("Wick", 7, cell)];
        assert_eq!(lines[7..], rows);
        assert!(document.lines[4].bold);
        assert_eq!(document.links[0].line, Some(2));
    }
}
