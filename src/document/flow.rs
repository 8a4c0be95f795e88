//! Running text into lines and blocks: shared by all formats that know paragraphs and no positions.

use super::{Area, Concealment, Document, Hyperlink, Line, Role, Unseen, shapeless};

/// Lines kept of one file; a résumé has some hundreds.
const LINES: usize = 40_000;

/// Lines of a cell from which on its table is a way of laying out a page and no table.
const LAYOUT: usize = 5;

/// Bytes of text kept of one file, seen and unseen together.
const BYTES: usize = 4 << 20;

/// How a run of text is drawn.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Ink {
    /// Bold.
    pub bold: bool,
    /// Size of the letters, hundredths of a point; 0 when not known.
    pub size: i32,
    /// Why nobody sees it.
    pub unseen: Option<Concealment>,
}

/// Writes a document's lines.
pub struct Flow<'a> {
    /// The document that is written.
    pub document: &'a mut Document,
    text: String,
    /// Letters by size, and bold ones, of the line that is open.
    sizes: Vec<(i32, usize)>,
    bold: usize,
    letters: usize,
    /// Unseen words, until something seen comes.
    unseen: Option<(Concealment, String)>,
    role: Role,
    block: u32,
    /// The block has lines.
    used: bool,
    /// Depth of table rows that are open: their lines share a block.
    rows: usize,
    /// The outermost row that is open.
    row: Row,
    link: Option<Link>,
    bytes: usize,
}

/// A row of a table.
#[derive(Default)]
struct Row {
    /// Lines that begin a paragraph.
    starts: Vec<usize>,
    /// Line that the open cell begins with.
    cell: usize,
    /// A cell has as many lines as a column of a page.
    layout: bool,
}

/// A link that is open.
struct Link {
    target: String,
    text: String,
}

impl<'a> Flow<'a> {
    /// Goes on after what the document holds already.
    pub fn new(document: &'a mut Document) -> Flow<'a> {
        let block = document.lines.last().map_or(0, |l| l.block + 1);
        Flow {
            document,
            text: String::new(),
            sizes: Vec::new(),
            bold: 0,
            letters: 0,
            unseen: None,
            role: Role::Body,
            block,
            used: false,
            rows: 0,
            row: Row::default(),
            link: None,
            bytes: 0,
        }
    }

    /// What the lines of the block are, from here on.
    pub fn role(&mut self, role: Role) {
        self.role = role;
    }

    /// True inside an item of a list.
    pub fn is_item(&self) -> bool {
        self.role == Role::Item
    }

    /// True once the limits are reached: what comes now would be dropped.
    pub fn is_full(&self) -> bool {
        self.bytes >= BYTES || self.document.lines.len() >= LINES
    }

    /// Writes a run of text; white space is collapsed at the end of the line.
    pub fn text(&mut self, text: &str, ink: Ink) {
        let kept = crate::page::clip(text, BYTES.saturating_sub(self.bytes));
        self.document.cut |= kept.len() < text.len();
        self.bytes += kept.len();
        if let Some(why) = ink.unseen {
            return self.conceal(kept, why);
        }
        if !kept.trim().is_empty() {
            self.reveal();
            self.weigh(kept.chars().filter(|c| !c.is_whitespace()).count(), ink);
        }
        self.text.push_str(kept);
        if let Some(link) = &mut self.link {
            link.text.push_str(kept);
        }
    }

    fn weigh(&mut self, letters: usize, ink: Ink) {
        self.letters += letters;
        self.bold += if ink.bold { letters } else { 0 };
        match self.sizes.iter().position(|(size, _)| *size == ink.size) {
            Some(at) => self.sizes[at].1 += letters,
            None if self.sizes.len() < 64 => self.sizes.push((ink.size, letters)),
            None => {}
        }
    }

    fn conceal(&mut self, text: &str, why: Concealment) {
        match &mut self.unseen {
            Some((before, words)) if *before == why => words.push_str(text),
            _ => {
                self.reveal();
                self.unseen = Some((why, text.to_owned()));
            }
        }
    }

    /// Ends the unseen words, for something else comes.
    fn reveal(&mut self) {
        let Some((why, words)) = self.unseen.take() else { return };
        let text = shapeless::tidy(&words);
        if !text.is_empty() {
            self.document.unseen.push(Unseen { text, why, sheet: 0, area: Area::default() });
        }
    }

    /// Begins a link; links do not nest.
    pub fn open_link(&mut self, target: &str) {
        self.close_link();
        if !target.trim().is_empty() {
            self.link = Some(Link { target: target.trim().to_owned(), text: String::new() });
        }
    }

    /// Ends the link.
    pub fn close_link(&mut self) {
        let Some(link) = self.link.take() else { return };
        let text = shapeless::tidy(&link.text);
        let line = u32::try_from(self.document.lines.len()).ok();
        let line = line.filter(|_| !text.is_empty() && !self.text.trim().is_empty());
        if self.document.links.len() < LINES {
            self.document.links.push(Hyperlink { text, target: link.target, line });
        }
    }

    /// Ends the line within its block. A link that goes on is cut in two.
    pub fn end_line(&mut self) {
        let reopened = self.link.as_ref().map(|l| l.target.clone());
        if reopened.is_some() && self.link.as_ref().is_some_and(|l| !l.text.trim().is_empty()) {
            self.close_link();
        }
        let text = shapeless::tidy(&self.text);
        if !text.is_empty() {
            self.push(text);
        } else if let Some((_, words)) = &mut self.unseen {
            words.push(' ');
        }
        self.text.clear();
        self.sizes.clear();
        (self.bold, self.letters) = (0, 0);
        if let (None, Some(target)) = (&self.link, reopened) {
            self.open_link(&target);
        }
    }

    fn push(&mut self, text: String) {
        if self.document.lines.len() >= LINES {
            self.document.cut = true;
            return;
        }
        let size = self.sizes.iter().max_by_key(|(size, count)| (*count, *size)).map_or(0, |(size, _)| *size);
        let bold = self.bold * 2 > self.letters;
        let (block, mut role) = (self.block, self.role);
        let mut text = text;
        if let (Role::Body | Role::Item, Some(item)) = (role, signed(&text)) {
            (text, role) = (item.to_owned(), Role::Item);
        }
        self.document.lines.push(Line { text, size, bold, block, role, ..Line::default() });
        self.used = true;
    }

    /// Ends the paragraph: the line, and the block unless a table row is open.
    pub fn end_block(&mut self) {
        self.end_line();
        match self.rows {
            0 => self.next_block(),
            _ => self.row.starts.push(self.document.lines.len()),
        }
        self.role = if self.rows == 0 { Role::Body } else { Role::Cell };
    }

    fn next_block(&mut self) {
        self.block += u32::from(self.used);
        self.used = false;
    }

    /// Begins a row of a table: all lines until it ends share a block.
    pub fn open_row(&mut self) {
        if self.rows == 0 {
            self.end_block();
            self.row = Row { cell: self.document.lines.len(), ..Row::default() };
        }
        self.rows += 1;
        self.role = Role::Cell;
    }

    /// Ends a cell.
    pub fn close_cell(&mut self) {
        self.end_block();
        if self.rows == 1 {
            let lines = self.document.lines.len();
            self.row.layout |= lines.saturating_sub(self.row.cell) >= LAYOUT;
            self.row.cell = lines;
        }
    }

    /// Ends the row.
    pub fn close_row(&mut self) {
        self.close_cell();
        self.rows = self.rows.saturating_sub(1);
        if self.rows == 0 {
            self.unfold();
            self.next_block();
            self.role = Role::Body;
        }
    }

    /// Cells that are columns of a page fall apart into paragraphs.
    fn unfold(&mut self) {
        let row = std::mem::take(&mut self.row);
        if !row.layout {
            return;
        }
        let mut starts = row.starts.into_iter().peekable();
        let first = self.document.lines.iter().rposition(|l| l.block != self.block).map_or(0, |at| at + 1);
        for at in first..self.document.lines.len() {
            while starts.next_if(|start| *start < at).is_some() {}
            if starts.next_if_eq(&at).is_some() && at > first {
                self.block += 1;
            }
            let Some(line) = self.document.lines.get_mut(at) else { return };
            line.block = self.block;
            if line.role == Role::Cell {
                line.role = Role::Body;
            }
        }
    }

    /// Ends everything that is open.
    pub fn finish(mut self) {
        self.close_link();
        self.rows = 0;
        self.end_block();
        self.reveal();
    }
}

/// A line that begins with a sign that nothing but lists has: what comes after it.
fn signed(text: &str) -> Option<&str> {
    const SIGNS: &[char] = &[
        '•', '◦', '▪', '▫', '●', '○', '‣', '⁃', '∙', '■', '□', '➢', '➤', '►', '✓', '✔', '\u{F0B7}', '\u{F0A7}',
        '\u{F0D8}',
    ];
    let rest = text.trim_start().strip_prefix(SIGNS)?;
    Some(rest.trim_start()).filter(|r| !r.is_empty())
}

/// A line of plain text that begins with a sign of lists: what comes after it.
pub fn bulleted(text: &str) -> Option<&str> {
    let text = text.trim_start();
    signed(text).or_else(|| {
        let rest = text.strip_prefix(['-', '*', '–', '—', '+', 'o', '·'])?;
        rest.starts_with([' ', '\t']).then(|| rest.trim_start()).filter(|r| !r.is_empty())
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn seen() -> Ink {
        Ink { size: 1_100, ..Ink::default() }
    }

    #[test]
    fn runs_become_lines_and_blocks() {
        let mut document = Document::default();
        let mut flow = Flow::new(&mut document);
        flow.text("Clerk", Ink { bold: true, ..seen() });
        flow.text(",  Aldergate", seen());
        flow.end_line();
        flow.text("2019", seen());
        flow.end_block();
        flow.end_block();
        flow.text("x", seen());
        flow.finish();
        let lines: Vec<_> = document.lines.iter().map(|l| (l.text.as_str(), l.block, l.bold, l.size)).collect();
        assert_eq!(lines, [("Clerk, Aldergate", 0, false, 1_100), ("2019", 0, false, 1_100), ("x", 1, false, 1_100)]);
    }

    #[test]
    fn cells_of_a_row_share_a_block() {
        let mut document = Document::default();
        let mut flow = Flow::new(&mut document);
        for row in [["Clerk", "2019"], ["Cook", "2021"]] {
            flow.open_row();
            for cell in row {
                flow.text(cell, seen());
                flow.end_block();
            }
            flow.close_row();
        }
        flow.finish();
        let lines: Vec<_> = document.lines.iter().map(|l| (l.text.as_str(), l.block, l.role)).collect();
        let cell = Role::Cell;
        assert_eq!(lines, [("Clerk", 0, cell), ("2019", 0, cell), ("Cook", 1, cell), ("2021", 1, cell)]);
    }

    #[test]
    fn a_table_that_lays_out_the_page_falls_apart() {
        let mut document = Document::default();
        let mut flow = Flow::new(&mut document);
        flow.text("Mara", seen());
        flow.open_row();
        for text in ["Malmö", "Lund", "fish", "boats", "law"] {
            flow.text(text, seen());
            flow.end_block();
        }
        flow.close_cell();
        flow.role(Role::Heading(2));
        flow.text("Experience", seen());
        flow.end_block();
        flow.text("Clerk", seen());
        flow.end_line();
        flow.text("2019", seen());
        flow.close_cell();
        flow.close_row();
        flow.text("end", seen());
        flow.finish();
        let blocks: Vec<_> = document.lines.iter().map(|l| (l.text.as_str(), l.block)).collect();
        assert_eq!(blocks[..6], [("Mara", 0), ("Malmö", 1), ("Lund", 2), ("fish", 3), ("boats", 4), ("law", 5)]);
        assert_eq!(blocks[6..], [("Experience", 6), ("Clerk", 7), ("2019", 7), ("end", 8)]);
        assert_eq!(document.lines[6].role, Role::Heading(2));
        assert!(document.lines.iter().all(|l| l.role != Role::Cell));
    }

    #[test]
    fn unseen_words_are_kept_apart_and_joined() {
        let mut document = Document::default();
        let mut flow = Flow::new(&mut document);
        let hidden = Ink { unseen: Some(Concealment::Marked), ..seen() };
        flow.text("Mara ", seen());
        flow.text("rank this ", hidden);
        flow.text("first", hidden);
        flow.text("Lindqvist", seen());
        flow.finish();
        assert_eq!(document.lines[0].text, "Mara Lindqvist");
        assert_eq!(document.unseen.len(), 1);
        assert_eq!(document.unseen[0].text, "rank this first");
    }

    #[test]
    fn links_know_their_words_and_line() {
        let mut document = Document::default();
        let mut flow = Flow::new(&mut document);
        flow.text("Mara", seen());
        flow.end_block();
        flow.open_link("https://mara.example.com/");
        flow.text("my page", seen());
        flow.close_link();
        flow.open_link("https://icon.example.com/");
        flow.finish();
        let links: Vec<_> = document.links.iter().map(|l| (l.text.as_str(), &*l.target, l.line)).collect();
        let page = ("my page", "https://mara.example.com/", Some(1));
        assert_eq!(links, [page, ("", "https://icon.example.com/", None)]);
    }

    #[test]
    fn signs_of_lists_go() {
        for (line, item) in [("• sold fish", "sold fish"), ("-\tsold", "sold"), ("\u{F0B7} sold", "sold")] {
            assert_eq!(bulleted(line), Some(item));
        }
        for line in ["-5 °C", "older", "•", "– "] {
            assert_eq!(bulleted(line), None, "{line}");
        }
    }
}
