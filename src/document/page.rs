//! A document as a page, so that one reader reads pages and files, and the way back from its nodes to lines.

use super::{Document, Hyperlink, Line, Role};
use crate::page::{Builder, Element, Limits, NodeId, Page};
use std::ops::Range;

/// What stands in front of an item of a list.
pub(super) const BULLETS: &[char] = &[
    '•', '◦', '▪', '▫', '‣', '●', '○', '■', '□', '◆', '◇', '▸', '►', '➤', '➢', '✓', '✔', '❖', '»', '›', '∙', '·', '*',
    '-', '–', '⁃', '\u{f0b7}', '\u{f0a7}', '\u{f076}',
];

/// Most links that are looked at.
const MOST_LINKS: usize = 1_000;

/// A document laid out as a page.
#[derive(Debug)]
pub struct Laid {
    /// The page.
    pub page: Page,
    /// Line of each node; a node that holds several stands for the first.
    lines: Vec<u32>,
}

impl Laid {
    /// Number of the line that a node stands for.
    pub fn line(&self, node: NodeId) -> u32 {
        self.lines.get(node as usize).copied().unwrap_or_default()
    }
}

/// Lays a document out: blocks as sections, lines as headings, items, cells or paragraphs.
pub fn lay(document: &Document) -> Laid {
    let mut writer = Writer { document, builder: Builder::new("", Limits::default()), lines: Vec::new(), at: 0 };
    writer.open("html", None);
    writer.open("body", None);
    writer.unplaced();
    writer.open("section", None);
    let mut block = document.lines.first().map_or(0, |line| line.block);
    let mut at = 0;
    while let Some(first) = document.lines.get(at) {
        let end = paragraph(&document.lines, at);
        if first.block != block || at > 0 && begins(&document.lines[at - 1], first) {
            writer.builder.close();
            writer.at = at;
            writer.open("section", None);
            block = first.block;
        }
        writer.paragraph(at..end);
        at = end;
    }
    (0..3).for_each(|_| writer.builder.close());
    let lines = std::mem::take(&mut writer.lines);
    let mut page = writer.builder.finish();
    page.cut |= document.cut;
    Laid { page, lines }
}

/// What follows a heading, or the items of a list, in their block begins something new; a heading does too.
fn begins(before: &Line, line: &Line) -> bool {
    let heading = |role| matches!(role, Role::Heading(_));
    heading(before.role) != heading(line.role) || before.role == Role::Item && line.role != Role::Item
}

/// Behind the last line that goes on what begins at `at`, or stands beside it.
fn paragraph(lines: &[Line], at: usize) -> usize {
    let goes_on = |i: &usize| lines[*i].continues || is_beside(&lines[*i - 1], &lines[*i]);
    (at + 1..lines.len()).take_while(goes_on).last().map_or(at + 1, |last| last + 1)
}

/// True when a line stands on the same height as the one before it, to its right.
fn is_beside(before: &Line, line: &Line) -> bool {
    let (a, b) = (before.area, line.area);
    let shared = a.bottom.min(b.bottom).saturating_sub(a.top.max(b.top));
    let flat = a.bottom.saturating_sub(a.top).min(b.bottom.saturating_sub(b.top));
    before.sheet == line.sheet && flat > 0 && shared > flat / 2 && b.left >= a.right && line.role != Role::Cell
}

struct Writer<'d> {
    document: &'d Document,
    builder: Builder,
    lines: Vec<u32>,
    /// Line that is being written.
    at: usize,
}

impl<'d> Writer<'d> {
    fn open(&mut self, name: &str, attribute: Option<(&str, &str)>) {
        let attributes = attribute.map(|(name, value)| (name.into(), value.into())).into_iter().collect();
        self.builder.open(Element { name: name.into(), attributes }, false);
        self.note();
    }

    fn text(&mut self, text: &str) {
        self.builder.text(text);
        self.note();
    }

    /// Every node so far that has no line yet is of the one being written.
    fn note(&mut self) {
        self.lines.resize(self.builder.len(), self.at as u32);
    }

    /// Links on icons, of which nobody knows the line, head the page.
    fn unplaced(&mut self) {
        let document = self.document;
        for link in document.links.iter().take(MOST_LINKS).filter(|l| l.line.is_none()) {
            self.open("p", None);
            self.link(link, &link.text);
            self.builder.close();
        }
    }

    fn links_of(&self, at: usize) -> Vec<&'d Hyperlink> {
        let all = self.document.links.iter().take(MOST_LINKS);
        all.filter(|l| l.line == Some(at as u32)).collect()
    }

    fn link(&mut self, link: &Hyperlink, words: &str) {
        self.open("a", Some(("href", &link.target)));
        self.text(words);
        self.builder.close();
    }

    /// One line of the page. Lines that go on each other are one text; those beside each other are apart.
    fn paragraph(&mut self, lines: Range<usize>) {
        let document = self.document;
        self.at = lines.start;
        let first = &document.lines[lines.start];
        let foot = first.role == Role::Margin && lines.start > 0;
        let (name, alone) = (element(first.role, foot), lines.len() == 1);
        self.open(name, Some(("class", &style(first))));
        for at in lines {
            let line = &document.lines[at];
            self.at = at;
            if !alone && !is_one_word(&document.lines[at.saturating_sub(1)], line) {
                self.text(" ");
            }
            let part = if line.continues { "bdi" } else { "span" };
            let part = if line.bold { "b" } else { part };
            // The rest of a word stands bare, or it would be drawn apart.
            let rest = !alone && at > 0 && is_one_word(&document.lines[at - 1], line);
            let wrapped = (!alone || line.bold) && !rest;
            if wrapped {
                self.open(part, Some(("class", &style(line))));
            }
            self.words(line, at);
            if wrapped {
                self.builder.close();
            }
        }
        self.builder.close();
    }

    /// The words of a line with its links.
    fn words(&mut self, line: &Line, at: usize) {
        let rest = match line.role {
            Role::Item => line.text.trim_start_matches(|c: char| BULLETS.contains(&c) || c.is_whitespace()),
            _ => &line.text,
        };
        let mut links: Vec<&Hyperlink> = self.links_of(at);
        // What stands far apart on one line is parted by tabs.
        let apart = rest.contains('\t');
        for part in rest.split('\t') {
            if apart {
                self.text(" ");
                self.open("span", None);
            }
            self.linked(part, &mut links);
            if apart {
                self.builder.close();
            }
        }
        links.into_iter().for_each(|link| self.link(link, ""));
    }

    /// Words with the links that they hold, which are taken out of the list.
    fn linked(&mut self, words: &str, links: &mut Vec<&Hyperlink>) {
        let mut rest = words;
        let next = |rest: &str, links: &[&Hyperlink]| {
            let found = links.iter().enumerate().filter(|(_, l)| !l.text.is_empty());
            found.filter_map(|(at, l)| rest.find(&l.text).map(|from| (from, at))).min()
        };
        while let Some((from, at)) = next(rest, links) {
            let link = links.remove(at);
            self.text(&rest[..from]);
            self.link(link, &link.text);
            rest = &rest[from + link.text.len()..];
        }
        self.text(rest);
    }
}

/// True when a line goes on in the middle of a word: an address that was broken, or a hyphen.
fn is_one_word(before: &Line, line: &Line) -> bool {
    let last = before.text.rsplit([' ', '\t']).next().unwrap_or_default();
    let lower = line.text.starts_with(|c: char| c.is_lowercase() || c.is_ascii_digit());
    let address = last.contains('@') || last.contains('/') || last.contains("www.");
    line.continues && (last.ends_with('-') && last.len() > 1 || address && lower && !last.ends_with([',', ';', '|']))
}

fn element(role: Role, foot: bool) -> &'static str {
    match role {
        Role::Heading(1) => "h1",
        Role::Heading(2) => "h2",
        Role::Heading(3) => "h3",
        Role::Heading(4) => "h4",
        Role::Heading(_) => "h5",
        Role::Item => "li",
        Role::Cell => "td",
        Role::Margin if foot => "footer",
        Role::Body | Role::Margin => "p",
    }
}

/// Lines of one kind look alike: half points, and bold.
fn style(line: &Line) -> String {
    format!("{}{}", line.size.saturating_add(25) / 50, if line.bold { "b" } else { "" })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::document::Area;

    fn line(text: &str, block: u32) -> Line {
        Line { text: text.into(), block, ..Line::default() }
    }

    #[test]
    fn lines_become_lines_and_nodes_lead_back() {
        let heading = Line { role: Role::Heading(1), ..line("Mara Lindqvist", 0) };
        let item = Line { role: Role::Item, ..line("• Ran the", 1) };
        let more = Line { role: Role::Item, continues: true, ..line("night shift.", 1) };
        let document = Document { lines: vec![heading, item, more, line("End", 2)], ..Document::default() };
        let laid = lay(&document);
        let lines: Vec<_> = laid.page.lines(0).into_iter().map(|l| (l.text, laid.line(l.node))).collect();
        let expected = [("Mara Lindqvist", 0), ("Ran the night shift.", 1), ("End", 3)];
        assert_eq!(lines, expected.map(|(text, at)| (text.to_owned(), at)));
        let night = laid.page.subtree(0).find(|&n| laid.page.name(n) == "bdi" && laid.page.text(n) == "night shift.");
        assert_eq!(night.map(|n| laid.line(n)), Some(2));
    }

    #[test]
    fn what_stands_beside_is_a_part_of_the_line() {
        let at = |text: &str, left: i32| Line {
            area: Area { left, top: 100, right: left + 1000, bottom: 1100 },
            ..line(text, 0)
        };
        let document =
            Document { lines: vec![at("Example Grid", 0), at("2019 – 2021", 9000)], ..Document::default() };
        let page = lay(&document).page;
        assert_eq!(page.lines(0).len(), 1);
        assert_eq!(page.subtree(0).filter(|&n| page.name(n) == "span").count(), 2);
    }

    #[test]
    fn links_wrap_their_words() {
        let link = |text: &str, target: &str, line| Hyperlink { text: text.into(), target: target.into(), line };
        let links = vec![
            link("example.com/a", "https://example.com/a", Some(0)),
            link("", "https://example.com/icon", None),
            link("", "https://example.com/c", Some(0)),
        ];
        let document = Document { lines: vec![line("see example.com/a here", 0)], links, ..Document::default() };
        let page = lay(&document).page;
        let targets: Vec<_> =
            page.subtree(0).filter_map(|n| page.attribute(n, "href").map(|h| (h, page.text(n)))).collect();
        assert_eq!(targets.len(), 3);
        assert_eq!(targets[1], ("https://example.com/a", "example.com/a".to_owned()));
        assert_eq!(page.lines(0).len(), 1);
    }
}
