//! The text of an OpenDocument text: paragraphs, lists, tables, frames, notes and tracked changes.

use super::styles::Styles;
use crate::document::flow::Flow;
use crate::document::look::Look;
use crate::document::xml::{self, DEPTH, attribute, child, is};
use crate::document::{Document, Property, Role, change};
use roxmltree::Node;
use std::collections::BTreeMap;

/// Spaces that one element may stand for.
const SPACES: usize = 100;

/// Writes all that stands below a node.
pub fn write(node: Node<'_, '_>, styles: &Styles<'_>, role: Option<Role>, document: &mut Document) {
    let changes = changes(node, document);
    let flow = Flow::new(document);
    let mut body = Body { flow, styles, changes, boxes: Vec::new(), added: None };
    let around = Around { backdrop: styles.backdrop, role, ..Around::default() };
    body.children(node, around);
    body.boxes(around);
    body.flow.finish();
}

/// Heads or feet, each once.
pub fn margins(roots: &[Node<'_, '_>], styles: &Styles<'_>, kind: &str, document: &mut Document) {
    let mut seen: Vec<String> = Vec::new();
    let masters = roots.iter().filter_map(|root| child(*root, "master-styles")).flat_map(|m| m.children());
    for part in masters.flat_map(|page| page.children()).filter(|n| n.tag_name().name().starts_with(kind)).take(64) {
        let words = xml::content(part);
        if !seen.contains(&words) {
            write(part, styles, Some(Role::Margin), document);
            seen.push(words);
        }
    }
}

/// What holds for all that stands below an element.
#[derive(Debug, Clone, Copy, Default)]
struct Around {
    depth: usize,
    backdrop: bool,
    look: Look,
    role: Option<Role>,
    /// Within a list.
    item: bool,
}

/// Who put something in, when.
#[derive(Clone, Default)]
struct Change {
    by: Option<String>,
    at: Option<String>,
}

struct Body<'a, 's, 'x, 'i> {
    flow: Flow<'a>,
    styles: &'s Styles<'x>,
    changes: BTreeMap<String, Change>,
    /// Frames, written after the paragraph that they hang on.
    boxes: Vec<(Node<'x, 'i>, Around)>,
    /// The addition that is open, and its words.
    added: Option<(Change, String)>,
}

/// Lists what was taken out; gives what was put in by its id.
fn changes(text: Node<'_, '_>, document: &mut Document) -> BTreeMap<String, Change> {
    let mut additions = BTreeMap::new();
    let Some(tracked) = child(text, "tracked-changes") else { return additions };
    for region in tracked.children().filter(|c| is(*c, "changed-region")) {
        let id = attribute(region, "id").unwrap_or_default();
        for kind in region.children().filter(Node::is_element) {
            let info = child(kind, "change-info");
            let told = |name| info.and_then(|i| child(i, name)).map(xml::content);
            let change = Change { by: told("creator"), at: told("date") };
            match kind.tag_name().name() {
                "deletion" => {
                    let words: Vec<String> = kind
                        .children()
                        .filter(|c| !is(*c, "change-info"))
                        .map(xml::content)
                        .filter(|w| !w.is_empty())
                        .collect();
                    change::add(document, change.by.as_deref(), change.at.as_deref(), &words.join(" "), "");
                }
                "insertion" => drop(additions.insert(id.to_owned(), change)),
                _ => {}
            }
        }
    }
    additions
}

impl<'x, 'i> Body<'_, '_, 'x, 'i> {
    fn children(&mut self, node: Node<'x, 'i>, around: Around) {
        if around.depth >= DEPTH || self.flow.is_full() {
            self.flow.document.cut = true;
            return;
        }
        let around = Around { depth: around.depth + 1, ..around };
        for child in node.children() {
            match child.is_element() {
                true => self.node(child, around),
                false => self.text(child.text().unwrap_or_default(), around),
            }
        }
    }

    fn text(&mut self, text: &str, around: Around) {
        if let Some((_, words)) = &mut self.added {
            words.push_str(text);
        }
        self.flow.text(text, around.look.ink(around.backdrop));
    }

    fn node(&mut self, node: Node<'x, 'i>, around: Around) {
        match node.tag_name().name() {
            "p" | "h" => self.paragraph(node, around),
            "span" => {
                let look = self.styles.look("text", attribute(node, "style-name")).over(around.look);
                self.children(node, Around { look, ..around });
            }
            "s" => {
                let count = attribute(node, "c").and_then(|c| c.parse().ok()).unwrap_or(1).clamp(1, SPACES);
                self.text(&" ".repeat(count), around);
            }
            "tab" => self.text("\t", around),
            "line-break" => self.flow.end_line(),
            "a" => self.link(node, around),
            "list" => self.children(node, Around { item: true, ..around }),
            "table-row" => {
                self.flow.open_row();
                self.children(node, around);
                self.flow.close_row();
            }
            "table-cell" | "covered-table-cell" => self.cell(node, around),
            "frame" | "custom-shape" | "rect" | "g" => self.frame(node, around),
            "hidden-text" | "hidden-paragraph" => self.hidden(node, around),
            "section" if attribute(node, "display") == Some("none") => self.hidden(node, around),
            "annotation" => self.comment(node),
            "change-start" | "change-end" | "change" => self.change(node),
            "note-citation" | "tracked-changes" | "ruby-text" | "bookmark" | "sequence-decls" | "forms" => {}
            _ => self.children(node, around),
        }
    }

    fn paragraph(&mut self, node: Node<'x, 'i>, around: Around) {
        let level =
            attribute(node, "outline-level").and_then(|l| l.parse::<u8>().ok()).filter(|l| (1..=10).contains(l));
        let named = attribute(node, "style-name");
        let heading = (is(node, "h") || self.styles.is_title(named)).then(|| Role::Heading(level.unwrap_or(1)));
        let item = around.item.then_some(Role::Item);
        self.flow.end_line();
        if let Some(role) = around.role.or(heading).or(item) {
            self.flow.role(role);
        }
        let look = self.styles.paragraph(named);
        let look = Look { hidden: around.look.hidden.or(look.hidden), ..look };
        self.children(node, Around { look, ..around });
        self.flow.end_block();
        self.boxes(around);
    }

    /// Writes the frames that wait.
    fn boxes(&mut self, around: Around) {
        for (node, within) in std::mem::take(&mut self.boxes) {
            self.children(node, Around { depth: around.depth.max(within.depth) + 1, ..within });
            self.flow.end_block();
        }
    }

    fn link(&mut self, node: Node<'x, 'i>, around: Around) {
        let target = attribute(node, "href").filter(|t| !t.starts_with('#')).unwrap_or_default();
        self.flow.open_link(target);
        self.children(node, around);
        self.flow.close_link();
    }

    fn cell(&mut self, node: Node<'x, 'i>, around: Around) {
        let shaded = self.styles.look("table-cell", attribute(node, "style-name")).shaded == Some(true);
        self.children(node, Around { backdrop: around.backdrop || shaded, ..around });
        self.flow.close_cell();
    }

    /// White letters in a frame may stand on its fill.
    fn frame(&mut self, node: Node<'x, 'i>, around: Around) {
        self.boxes.push((node, Around { backdrop: true, look: Look::default(), item: false, ..around }));
    }

    fn hidden(&mut self, node: Node<'x, 'i>, around: Around) {
        let look = Look { hidden: Some(true), ..around.look };
        self.children(node, Around { look, ..around });
        let kept = attribute(node, "string-value").filter(|_| !node.has_children()).unwrap_or_default();
        self.text(kept, Around { look, ..around });
    }

    fn comment(&mut self, node: Node<'x, 'i>) {
        let told = |name| child(node, name).map(xml::content).unwrap_or_default();
        let words: Vec<String> = node.children().filter(|c| is(*c, "p") || is(*c, "list")).map(xml::content).collect();
        let value = format!("{} {}", told("date"), words.join(" ")).trim().to_owned();
        let properties = &mut self.flow.document.properties;
        if !value.is_empty() && properties.len() < 500 {
            properties.push(Property { source: "comments".to_owned(), name: told("creator"), value });
        }
    }

    fn change(&mut self, node: Node<'x, 'i>) {
        if let Some((change, words)) = self.added.take() {
            change::add(self.flow.document, change.by.as_deref(), change.at.as_deref(), "", &words);
        }
        if is(node, "change-start") {
            let change = attribute(node, "change-id").and_then(|id| self.changes.get(id));
            self.added = change.map(|change| (change.clone(), String::new()));
        }
    }
}
