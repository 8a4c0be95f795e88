//! The text of a Word document: paragraphs, tables, text boxes, links, fields and tracked changes.

use super::parts::Relations;
use super::styles::{self, Style, Styles};
use crate::document::field::{Field, field};
use crate::document::flow::Flow;
use crate::document::look::Look;
use crate::document::xml::{self, DEPTH, attribute, child, is};
use crate::document::{Document, Role, change};
use roxmltree::Node;

/// Fields within fields.
const FIELDS: usize = 32;

/// What holds for all that stands below an element.
#[derive(Debug, Clone, Copy, Default)]
struct Around {
    depth: usize,
    /// White letters may be seen here.
    backdrop: bool,
    /// Nobody sees this: a shape that is marked as hidden.
    hidden: bool,
    /// Look that the paragraph's style gives.
    look: Look,
    /// Role of everything, in heads and feet.
    role: Option<Role>,
    change: Change,
}

/// What tracking says of a text.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
enum Change {
    #[default]
    None,
    Added,
    Removed,
    /// Moved away: stands elsewhere, and is neither seen here nor gone.
    Moved,
}

/// A field that is open.
struct Open {
    instruction: String,
    /// Still its instruction; then comes its result.
    instructing: bool,
    linked: bool,
}

/// Writes the text of one part.
pub struct Body<'a, 'x, 'i> {
    flow: Flow<'a>,
    links: &'a Relations,
    styles: &'a Styles,
    backdrop: bool,
    fields: Vec<Open>,
    /// Text boxes, written after the paragraph that they hang on.
    boxes: Vec<(Node<'x, 'i>, Around)>,
    /// Words of the change that is open.
    changed: String,
}

impl<'a, 'x, 'i> Body<'a, 'x, 'i> {
    /// Writes into `document`.
    pub fn new(document: &'a mut Document, links: &'a Relations, styles: &'a Styles, backdrop: bool) -> Self {
        let flow = Flow::new(document);
        Body { flow, links, styles, backdrop, fields: Vec::new(), boxes: Vec::new(), changed: String::new() }
    }

    /// Writes all that stands below the root of a part.
    pub fn write(mut self, root: Node<'x, 'i>, role: Option<Role>) {
        let around = Around { backdrop: self.backdrop, role, ..Around::default() };
        self.children(root, around);
        self.boxes(around);
        self.flow.finish();
    }

    fn children(&mut self, node: Node<'x, 'i>, around: Around) {
        if around.depth >= DEPTH || self.flow.is_full() {
            self.flow.document.cut = true;
            return;
        }
        let around = Around { depth: around.depth + 1, ..around };
        for child in node.children().filter(Node::is_element) {
            self.node(child, around);
        }
    }

    fn node(&mut self, node: Node<'x, 'i>, around: Around) {
        match node.tag_name().name() {
            "p" => self.paragraph(node, around),
            "r" => self.run(node, around),
            "tbl" => self.table(node, around),
            "tr" => self.row(node, around),
            "tc" => self.cell(node, around),
            "hyperlink" => self.hyperlink(node, around),
            "fldSimple" => self.simple_field(node, around),
            "ins" => self.changed(node, around, Change::Added),
            "del" => self.changed(node, around, Change::Removed),
            "moveFrom" => self.children(node, Around { change: Change::Moved, ..around }),
            "footnote" | "endnote" if attribute(node, "type").is_some_and(|t| t.contains("eparator")) => {}
            "AlternateContent" => self.alternative(node, around),
            "drawing" | "pict" | "object" => self.drawing(node, around),
            name if name.ends_with("Pr") || matches!(name, "rt" | "tblGrid" | "background") => {}
            _ => self.children(node, around),
        }
    }

    fn paragraph(&mut self, node: Node<'x, 'i>, around: Around) {
        let properties = child(node, "pPr");
        let own = properties.map(styles::paragraph).unwrap_or_default();
        let named = properties.and_then(|p| child(p, "pStyle")).and_then(|s| attribute(s, "val"));
        let style = self.styles.paragraph(named);
        self.flow.end_line();
        if let Some(role) = around.role.or_else(|| role(&own, &style)) {
            self.flow.role(role);
        }
        let mut look = style.look;
        look.shaded = own.look.shaded.or(style.look.shaded);
        self.children(node, Around { look, ..around });
        self.flow.end_block();
        if around.depth < 8 || !self.boxes.is_empty() {
            self.boxes(around);
        }
    }

    /// Writes the text boxes that wait.
    fn boxes(&mut self, around: Around) {
        for (node, within) in std::mem::take(&mut self.boxes) {
            self.children(node, Around { depth: around.depth.max(within.depth) + 1, ..within });
            self.flow.end_block();
        }
    }

    fn table(&mut self, node: Node<'x, 'i>, around: Around) {
        let properties = child(node, "tblPr");
        let named = properties.and_then(|p| child(p, "tblStyle")).and_then(|s| attribute(s, "val"));
        let shaded = properties.and_then(|p| child(p, "shd")).is_some_and(styles::is_shade);
        let backdrop = around.backdrop || shaded || self.styles.named(named).coloured;
        self.children(node, Around { backdrop, ..around });
    }

    fn row(&mut self, node: Node<'x, 'i>, around: Around) {
        self.flow.open_row();
        self.children(node, around);
        self.flow.close_row();
    }

    fn cell(&mut self, node: Node<'x, 'i>, around: Around) {
        let shade = xml::at(node, &["tcPr", "shd"]).is_some_and(styles::is_shade);
        self.children(node, Around { backdrop: around.backdrop || shade, ..around });
        self.flow.close_cell();
    }

    fn run(&mut self, node: Node<'x, 'i>, around: Around) {
        let properties = child(node, "rPr");
        let own = properties.map(styles::look).unwrap_or_default();
        let named = properties.and_then(|p| child(p, "rStyle")).and_then(|s| attribute(s, "val"));
        let look = own.over(self.styles.named(named).look).over(around.look);
        let hidden = if around.hidden { Some(true) } else { look.hidden };
        let around = Around { look: Look { hidden, ..look }, ..around };
        for piece in node.children().filter(Node::is_element) {
            self.piece(piece, around);
        }
    }

    fn piece(&mut self, piece: Node<'x, 'i>, around: Around) {
        match piece.tag_name().name() {
            "t" | "delText" => self.text(piece.text().unwrap_or_default(), around),
            "tab" | "ptab" => self.text("\t", around),
            "noBreakHyphen" => self.text("-", around),
            "br" | "cr" => self.end_line(around),
            "instrText" => self.instruction(piece.text().unwrap_or_default()),
            "fldChar" => self.field_mark(attribute(piece, "fldCharType").unwrap_or_default()),
            "AlternateContent" | "drawing" | "pict" | "object" | "ruby" => {
                self.node(piece, Around { depth: around.depth + 1, ..around });
            }
            "rubyBase" => self.children(piece, around),
            _ => {}
        }
    }

    fn text(&mut self, text: &str, around: Around) {
        if self.fields.iter().any(|f| f.instructing) || around.change == Change::Moved {
            return;
        }
        if around.change != Change::None {
            self.changed.push_str(text);
        }
        if around.change != Change::Removed {
            self.flow.text(text, around.look.ink(around.backdrop));
        }
    }

    fn end_line(&mut self, around: Around) {
        match around.change {
            Change::Removed => self.changed.push(' '),
            _ => self.flow.end_line(),
        }
    }

    fn changed(&mut self, node: Node<'x, 'i>, around: Around, change: Change) {
        if around.change != Change::None {
            // Put in by one and taken out by another: gone, whoever put it in.
            let change = if around.change == Change::Added { change } else { around.change };
            return self.children(node, Around { change, ..around });
        }
        self.changed.clear();
        self.children(node, Around { change, ..around });
        let words = std::mem::take(&mut self.changed);
        let (by, at) = (attribute(node, "author"), attribute(node, "date"));
        let (removed, added) = if change == Change::Removed { (words.as_str(), "") } else { ("", words.as_str()) };
        change::add(self.flow.document, by, at, removed, added);
    }

    fn hyperlink(&mut self, node: Node<'x, 'i>, around: Around) {
        let relation = attribute(node, "id").and_then(|id| self.links.get(id)).filter(|r| r.external);
        if let Some(relation) = relation.filter(|_| around.change != Change::Removed) {
            self.flow.open_link(&relation.target);
        }
        self.children(node, around);
        if relation.is_some() {
            self.flow.close_link();
        }
    }

    fn simple_field(&mut self, node: Node<'x, 'i>, around: Around) {
        let linked = self.act(attribute(node, "instr").unwrap_or_default());
        self.children(node, around);
        if linked {
            self.flow.close_link();
        }
    }

    fn instruction(&mut self, text: &str) {
        if let Some(field) = self.fields.last_mut().filter(|f| f.instructing && f.instruction.len() < 4_000) {
            field.instruction.push_str(text);
        }
    }

    fn field_mark(&mut self, mark: &str) {
        match mark {
            "begin" if self.fields.len() < FIELDS => {
                self.fields.push(Open { instruction: String::new(), instructing: true, linked: false });
            }
            "separate" => self.begin_result(),
            "end" => self.end_field(),
            _ => {}
        }
    }

    fn begin_result(&mut self) {
        let Some(instruction) =
            self.fields.last_mut().filter(|f| f.instructing).map(|f| std::mem::take(&mut f.instruction))
        else {
            return;
        };
        let linked = self.act(&instruction);
        if let Some(field) = self.fields.last_mut() {
            (field.instructing, field.linked) = (false, linked);
        }
    }

    fn end_field(&mut self) {
        self.begin_result();
        if self.fields.pop().is_some_and(|f| f.linked) {
            self.flow.close_link();
        }
    }

    /// Does what can be done about a field: opens its link, or lists what it would fetch. True for a link.
    fn act(&mut self, instruction: &str) -> bool {
        match field(instruction) {
            Field::Link(target) => {
                self.flow.open_link(&target);
                true
            }
            Field::Active(what, target) => {
                super::activate(self.flow.document, what, &target);
                false
            }
            Field::Other => false,
        }
    }

    /// The same content for programs of different age: the first that is there.
    fn alternative(&mut self, node: Node<'x, 'i>, around: Around) {
        if let Some(choice) = child(node, "Choice").or_else(|| child(node, "Fallback")) {
            self.children(choice, around);
        }
    }

    /// Text boxes wait until the paragraph has ended; white letters in them may stand on a fill.
    fn drawing(&mut self, node: Node<'x, 'i>, around: Around) {
        let hidden = around.hidden || node.descendants().any(|n| is(n, "docPr") && attribute(n, "hidden") == Some("1"));
        for text in xml::outermost(node, "txbxContent") {
            let within = Around { backdrop: true, hidden, look: Look::default(), ..around };
            self.boxes.push((text, within));
        }
    }
}

/// What the paragraph is, by itself or by its style.
fn role(own: &Style, style: &Style) -> Option<Role> {
    let heading = own.heading.or(style.heading).filter(|level| *level > 0).map(Role::Heading);
    let item = own.item.or(style.item).filter(|item| *item).map(|_| Role::Item);
    heading.or(item)
}

/// Width and height of the pictures that are shown, hundredths of a point, by their part.
pub fn extents(root: Node<'_, '_>, links: &Relations) -> Vec<(String, i32, i32)> {
    let mut found = Vec::new();
    let shown = |n: &Node<'_, '_>| is(*n, "inline") || is(*n, "anchor");
    for frame in root.descendants().filter(shown).take(200) {
        let picture = frame.descendants().find(|n| is(*n, "blip")).and_then(|b| attribute(b, "embed"));
        let Some(relation) = picture.and_then(|id| links.get(id)) else { continue };
        let size = child(frame, "extent");
        let side = |name| size.and_then(|s| attribute(s, name)?.parse::<i64>().ok()).unwrap_or(0);
        // English metric units, 12,700 to the point.
        let points = |emu: i64| i32::try_from(emu.clamp(0, 1 << 31) / 127).unwrap_or(0);
        found.push((relation.target.clone(), points(side("cx")), points(side("cy"))));
    }
    found
}
