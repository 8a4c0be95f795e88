//! The visible lines of a region, with the structure that the readers by heading need: which
//! element holds a line, how deep it stands, and the inline pieces it is made of.

use super::tags;
use super::words::{self, Meaning};
use crate::page::text::collapse;
use crate::page::{NodeId, NodeKind, Page};

/// A piece of a line: one run of text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Part {
    /// White space collapsed.
    pub text: String,
    /// Element that the text stands in.
    pub node: NodeId,
}

/// A line of the region.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Line {
    /// White space collapsed.
    pub text: String,
    /// Innermost element that holds the whole line.
    pub node: NodeId,
    /// Its inline pieces, in order.
    pub parts: Vec<Part>,
    /// First text node.
    pub at: NodeId,
    /// Stands in a page footer.
    pub footer: bool,
    /// Level of a heading element (1 to 6) that is the line or holds it.
    pub level: Option<u8>,
    /// What the whole line means, where it is short.
    pub meaning: Meaning,
}

impl Line {
    /// Where each part stands in the line's text.
    pub fn runs(&self) -> Vec<std::ops::Range<usize>> {
        let mut cursor = 0;
        let mut runs = Vec::with_capacity(self.parts.len());
        for part in &self.parts {
            let rest = &self.text[cursor..];
            let near = [0, 1].into_iter().find(|&i| rest.get(i..).is_some_and(|r| r.starts_with(&part.text)));
            let from = near.or_else(|| rest.find(&part.text)).map_or(cursor, |i| i + cursor);
            cursor = (from + part.text.len()).min(self.text.len());
            runs.push(from.min(cursor)..cursor);
        }
        runs
    }
}

/// The lines of a region in document order.
#[derive(Debug)]
pub struct Outline<'a> {
    /// The page.
    pub page: &'a Page,
    /// Element that was read.
    pub root: NodeId,
    /// Visible lines outside menus, dialogs and form controls.
    pub lines: Vec<Line>,
    /// First index behind the subtree of each node of the page.
    ends: Vec<NodeId>,
    /// Depth of each node of the page.
    depths: Vec<u32>,
    /// What the name of each node says.
    tags: Vec<u32>,
    /// How many lines begin before each node, up to the last line's.
    before: Vec<u32>,
    raw: String,
    open: Vec<Part>,
    /// Something that is neither white space nor a part stands in the open line.
    odd: bool,
    first: NodeId,
    footers: usize,
}

impl<'a> Outline<'a> {
    /// Reads the lines below `root`.
    pub fn new(page: &'a Page, root: NodeId) -> Outline<'a> {
        let (ends, depths, tags) = extents(page);
        let mut outline = Outline {
            page,
            root,
            lines: Vec::new(),
            ends,
            depths,
            tags,
            before: Vec::new(),
            raw: String::new(),
            open: Vec::new(),
            odd: false,
            first: 0,
            footers: 0,
        };
        if !page.is_empty() {
            outline.walk(root);
            outline.break_line();
            outline.count();
        }
        outline
    }

    /// Passes the nodes below `root` once, in document order.
    fn walk(&mut self, root: NodeId) {
        let page = self.page;
        let mut open: Vec<NodeId> = Vec::new();
        let (mut id, end) = (root, self.ends[root as usize]);
        while id < end {
            self.close(&mut open, id);
            let (node, past) = (page.node(id), self.ends[id as usize]);
            id = match &node.kind {
                _ if node.hidden => past,
                NodeKind::Text(text) => {
                    self.write(id, text);
                    id + 1
                }
                NodeKind::Element(_) if id != root && self.is_skipped(id) => past,
                NodeKind::Element(_) => {
                    self.open(id, &mut open);
                    id + 1
                }
            };
        }
        self.close(&mut open, end);
    }

    fn is_skipped(&self, id: NodeId) -> bool {
        self.is(id, tags::SILENT | tags::FURNITURE)
            || plays_furniture(self.page, id)
            || !self.is(id, tags::PAGE) && is_banner(self.page, id)
    }

    /// Begins an element that is a line of its own; all footers are.
    fn open(&mut self, id: NodeId, open: &mut Vec<NodeId>) {
        if self.is(id, tags::BLOCK) {
            self.footers += usize::from(self.is_footer(id));
            self.break_line();
            open.push(id);
        }
    }

    /// Ends those that end before a node.
    fn close(&mut self, open: &mut Vec<NodeId>, before: NodeId) {
        while let Some(&id) = open.last().filter(|&&id| self.ends[id as usize] <= before) {
            open.pop();
            self.break_line();
            self.footers -= usize::from(self.is_footer(id));
        }
    }

    /// A footer of the page.
    pub fn is_footer(&self, id: NodeId) -> bool {
        self.is(id, tags::FOOTER) && !self.is_inside_quote(id)
    }

    /// True when the element's name has one of these bits ([`tags`]).
    pub fn is(&self, id: NodeId, bits: u32) -> bool {
        self.tags[id as usize] & bits != 0
    }

    /// The footer of a quotation or an article names its author; only the page's own footer is furniture.
    fn is_inside_quote(&self, id: NodeId) -> bool {
        self.page.lineage(id).skip(1).any(|n| self.is(n, tags::QUOTE))
    }

    fn write(&mut self, id: NodeId, text: &str) {
        if self.abuts(id, text) {
            self.raw.push(' ');
        }
        self.raw.push_str(text);
        if text.trim().is_empty() {
            return;
        }
        let text = collapse(text);
        self.odd |= text.is_empty();
        if !text.is_empty() {
            if self.open.is_empty() {
                self.first = id;
            }
            self.open.push(Part { text, node: self.page.parent(id).unwrap_or(id) });
        }
    }

    /// Two inline elements side by side, each with words of its own, are drawn apart even when no
    /// white space stands between them ("2025" and "8 months").
    fn abuts(&self, id: NodeId, text: &str) -> bool {
        let Some(last) = self.open.last() else { return false };
        let node = self.page.parent(id).unwrap_or(id);
        let apart = !self.holds(node, last.node) && !self.holds(last.node, node);
        let long = last.text.chars().nth(1).is_some() && text.chars().nth(1).is_some();
        let touching = self.raw.ends_with(char::is_alphanumeric) && text.starts_with(char::is_alphanumeric);
        apart && long && touching
    }

    fn break_line(&mut self) {
        let parts = std::mem::take(&mut self.open);
        let text = match parts.as_slice() {
            [only] if !self.odd => only.text.clone(),
            _ => collapse(&self.raw),
        };
        self.raw.clear();
        self.odd = false;
        if let (Some(first), Some(last)) = (parts.first(), parts.last())
            && !text.is_empty()
        {
            let node = self.common(first.node, last.node);
            let (level, meaning) = (self.level_of(node), words::meaning(&text));
            let footer = self.footers > 0;
            self.lines.push(Line { text, node, parts, at: self.first, footer, level, meaning });
        }
    }

    /// Innermost element that holds both.
    pub fn common(&self, a: NodeId, b: NodeId) -> NodeId {
        self.page.lineage(a).find(|&n| self.holds(n, b)).unwrap_or(0)
    }

    /// The nearest part around a node that stands beside the page's main matter.
    pub fn aside(&self, node: NodeId) -> Option<NodeId> {
        let page = self.page;
        page.lineage(node).find(|&n| page.name(n) == "aside" || page.attribute(n, "role") == Some("complementary"))
    }

    /// True when `inner` is `outer` or stands below it.
    pub fn holds(&self, outer: NodeId, inner: NodeId) -> bool {
        outer <= inner && inner < self.ends[outer as usize]
    }

    /// Depth of a node.
    pub fn depth(&self, id: NodeId) -> u32 {
        self.depths[id as usize]
    }

    /// Indices of the lines that stand inside `node`.
    pub fn lines_in(&self, node: NodeId) -> std::ops::Range<usize> {
        self.before(node)..self.before(self.ends[node as usize])
    }

    /// How many lines begin before a node.
    fn before(&self, node: NodeId) -> usize {
        self.before.get(node as usize).map_or(self.lines.len(), |&count| count as usize)
    }

    /// Counts for every node the lines that begin before it.
    fn count(&mut self) {
        self.before.reserve(self.page.len());
        for (count, line) in self.lines.iter().enumerate() {
            self.before.resize(line.at as usize + 1, count as u32);
        }
    }

    /// The elements that hold this line and no other, innermost first; at most four.
    pub fn alone(&self, at: usize) -> Vec<NodeId> {
        let holders = self.page.lineage(self.lines[at].node).take(4);
        holders.take_while(|&n| self.lines_in(n).len() <= 1).collect()
    }

    /// Level of a heading element (1 to 6) that is the line or holds it.
    pub fn level(&self, line: &Line) -> Option<u8> {
        line.level
    }

    fn level_of(&self, node: NodeId) -> Option<u8> {
        self.page.lineage(node).take(4).find_map(|n| self.heading_level(n))
    }

    fn heading_level(&self, node: NodeId) -> Option<u8> {
        match self.page.name(node).as_bytes() {
            [b'h', level @ b'1'..=b'6'] => Some(level - b'0'),
            _ if self.page.attribute(node, "role") == Some("heading") => {
                Some(self.page.attribute(node, "aria-level").and_then(|l| l.parse().ok()).unwrap_or(2))
            }
            _ => None,
        }
    }

    /// Name and class of the element that draws a line: lines of one kind share them.
    pub fn style(&self, node: NodeId) -> (&'a str, &'a str) {
        (self.page.name(node), self.page.attribute(node, "class").unwrap_or_default())
    }
}

/// End, depth and tag of every node, in one pass: a parent stands before its children.
fn extents(page: &Page) -> (Vec<NodeId>, Vec<u32>, Vec<u32>) {
    let count = page.len() as NodeId;
    let room = || Vec::with_capacity(page.len());
    let (mut ends, mut depths, mut tags) = (room(), room(), room());
    for id in 0..count {
        let parent = page.parent(id).filter(|&p| p < id);
        let end = page.next_sibling(id).or_else(|| parent.map(|p| ends[p as usize])).unwrap_or(count);
        ends.push(end);
        depths.push(parent.map_or(0, |p| depths[p as usize] + 1));
        tags.push(tags::of(page.name(id)));
    }
    (ends, depths, tags)
}

/// Menus, dialogs, form controls and consent banners: never about the person.
pub fn is_furniture(page: &Page, id: NodeId) -> bool {
    let tags = tags::of(page.name(id));
    tags & tags::FURNITURE != 0 || plays_furniture(page, id) || tags & tags::PAGE == 0 && is_banner(page, id)
}

/// The role of the element is one of these.
fn plays_furniture(page: &Page, id: NodeId) -> bool {
    let role = page.attribute(id, "role").unwrap_or_default();
    matches!(
        role,
        "navigation"
            | "menu"
            | "menubar"
            | "listbox"
            | "dialog"
            | "alertdialog"
            | "search"
            | "tablist"
            | "toolbar"
            | "button"
    )
}

fn is_banner(page: &Page, id: NodeId) -> bool {
    let marks = |name| {
        page.attribute(id, name).is_some_and(|v: &str| {
            v.split(|c: char| !c.is_ascii_alphanumeric()).any(|w| {
                matches!(w, "cookie" | "cookies" | "consent" | "gdpr" | "navbar" | "breadcrumb" | "breadcrumbs")
            })
        })
    };
    marks("id") || marks("class")
}

#[cfg(all(test, feature = "native"))]
mod tests {
    use super::*;
    use crate::page::html::parse;

    #[test]
    fn lines_have_parts_and_places() {
        let page = parse(
            "<nav>Menu</nav><div><h2>One <small>two</small></h2><p hidden>no</p><ul><li>a<li>b</ul></div><footer>end</footer>",
            "",
        );
        let outline = Outline::new(&page, 0);
        let texts: Vec<&str> = outline.lines.iter().map(|l| l.text.as_str()).collect();
        assert_eq!(texts, ["One two", "a", "b", "end"]);
        assert_eq!(outline.lines[0].parts.len(), 2);
        assert_eq!(outline.level(&outline.lines[0]), Some(2));
        assert!(outline.lines[3].footer);
        let list = (0..page.len() as NodeId).find(|&n| page.name(n) == "ul").expect("a list");
        assert_eq!(outline.lines_in(list), 1..3);
        assert!((0..page.len() as NodeId).all(|n| outline.ends[n as usize] == page.end(n)));
    }
}
