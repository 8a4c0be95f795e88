//! The words of a page: text of a subtree with white space collapsed, lines and leaves.

use super::{NodeId, NodeKind, Page};

/// Elements that begin and end a line of their own.
pub(crate) const BLOCKS: &[&str] = &[
    "address",
    "article",
    "aside",
    "blockquote",
    "body",
    "br",
    "dd",
    "details",
    "div",
    "dl",
    "dt",
    "fieldset",
    "figcaption",
    "figure",
    "footer",
    "form",
    "h1",
    "h2",
    "h3",
    "h4",
    "h5",
    "h6",
    "header",
    "hr",
    "html",
    "label",
    "legend",
    "li",
    "main",
    "nav",
    "ol",
    "option",
    "p",
    "pre",
    "section",
    "select",
    "summary",
    "table",
    "tbody",
    "td",
    "textarea",
    "tfoot",
    "th",
    "thead",
    "tr",
    "ul",
];

/// Elements whose content is never shown as words.
pub(crate) const WORDLESS: &[&str] =
    &["script", "style", "template", "noscript", "head", "svg", "iframe", "object", "canvas"];

/// Attributes that are collected beside `data-*` and `aria-*`. The plan hands this list to the content script.
pub const ATTRIBUTES: &[&str] = &[
    "alt",
    "checked",
    "class",
    "componentkey",
    "content",
    "datetime",
    "download",
    "for",
    "hidden",
    "href",
    "hx-get",
    "id",
    "itemprop",
    "itemscope",
    "itemtype",
    "lang",
    "name",
    "open",
    "placeholder",
    "property",
    "rel",
    "role",
    "src",
    "title",
    "type",
    "value",
];

/// Longest attribute value kept, in UTF-16 code units.
pub const LONGEST_ATTRIBUTE: usize = 2_000;

/// True for attributes that are collected.
pub fn keeps_attribute(name: &str) -> bool {
    ATTRIBUTES.contains(&name) || name.starts_with("data-") || name.starts_with("aria-")
}

/// An attribute value as it is collected: shortened, and without the bytes of an inline image.
pub fn kept_value(value: &str) -> String {
    if value.starts_with("data:") {
        return "data:".to_owned();
    }
    if value.encode_utf16().take(LONGEST_ATTRIBUTE + 1).count() <= LONGEST_ATTRIBUTE {
        return value.to_owned();
    }
    let mut units = 0;
    value
        .chars()
        .take_while(|c| {
            units += c.len_utf16();
            units <= LONGEST_ATTRIBUTE
        })
        .collect()
}

/// True for elements that are collected at all; `kind` is the `type` attribute.
pub fn is_collected(name: &str, kind: &str) -> bool {
    match name {
        "script" => kind.to_ascii_lowercase().contains("ld+json"),
        "style" | "noscript" | "template" | "link" | "base" => name == "link",
        "input" => !kind.eq_ignore_ascii_case("password"),
        _ => true,
    }
}

/// True for the `type` of an input whose value a person types.
pub fn is_typed(kind: &str) -> bool {
    const UNTYPED: &[&str] =
        &["button", "checkbox", "color", "file", "image", "password", "radio", "range", "reset", "submit"];
    !UNTYPED.iter().any(|k| kind.eq_ignore_ascii_case(k))
}

/// False for elements that are collected without what stands in them: pictures, frames, form fields.
pub fn has_collected_children(name: &str) -> bool {
    !matches!(name, "svg" | "iframe" | "object" | "canvas" | "video" | "audio" | "select" | "textarea" | "math")
}

/// White space as one space, none at the ends. Zero-width characters go, non-breaking spaces count as spaces.
pub fn collapse(text: &str) -> String {
    let bare = text.trim_ascii();
    if is_collapsed(bare.as_bytes()) {
        return bare.to_owned();
    }
    let mut out = String::with_capacity(text.len());
    for word in text.split(|c: char| c.is_whitespace()).filter(|w| !w.is_empty()) {
        if !out.is_empty() {
            out.push(' ');
        }
        if word.is_ascii() {
            out.push_str(word);
        } else {
            out.extend(word.chars().filter(|c| !is_invisible(*c)));
        }
    }
    if out.ends_with(' ') {
        out.pop();
    }
    out
}

/// ASCII with single spaces between words, as most texts are.
fn is_collapsed(trimmed: &[u8]) -> bool {
    let mut before = 0;
    trimmed.iter().all(|&b| {
        let double = b == b' ' && before == b' ';
        before = b;
        b.is_ascii() && !double && !(9..=13).contains(&b)
    })
}

/// Characters that take no room and carry no sound: zero-width marks, joiners at odd places, direction overrides.
pub fn is_invisible(c: char) -> bool {
    matches!(c, '\u{200B}' | '\u{200E}' | '\u{200F}' | '\u{202A}'..='\u{202E}' | '\u{2060}' | '\u{2066}'..='\u{2069}' | '\u{FEFF}' | '\u{00AD}')
}

/// True for elements that begin a line of their own.
pub fn is_block(name: &str) -> bool {
    BLOCKS.binary_search(&name).is_ok()
}

/// True for elements whose content is no text of the page.
pub fn is_wordless(name: &str) -> bool {
    WORDLESS.contains(&name)
}

impl Page {
    /// Text of a subtree on one line.
    pub fn text(&self, id: NodeId) -> String {
        self.lines(id).iter().map(|l| l.text.as_str()).collect::<Vec<_>>().join(" ")
    }

    /// Text of a subtree, one entry per line as block elements and breaks part them.
    /// Each line names the innermost element that holds all of it.
    pub fn lines(&self, id: NodeId) -> Vec<Line> {
        self.lines_without(id, &|_| false)
    }

    /// Like [`Page::lines`], without the nodes that `skip` names.
    pub fn lines_without(&self, id: NodeId, skip: &dyn Fn(NodeId) -> bool) -> Vec<Line> {
        let mut writer = Writer { page: self, skip, lines: Vec::new(), raw: String::new(), nodes: Vec::new() };
        writer.walk(id);
        writer.break_line();
        writer.lines
    }

    /// Current value of a form field, else the text of the element.
    pub fn value(&self, id: NodeId) -> String {
        match self.name(id) {
            "input" | "textarea" | "select" => collapse(self.attribute(id, "value").unwrap_or_default()),
            "meta" => collapse(self.attribute(id, "content").unwrap_or_default()),
            _ => self.text(id),
        }
    }

    /// Innermost element that holds both nodes.
    pub fn common(&self, a: NodeId, b: NodeId) -> NodeId {
        self.lineage(a).find(|&n| self.element(n).is_some() && self.contains(n, b)).unwrap_or(0)
    }

    /// Raw text of a script element (its text children joined), for structured data.
    pub fn raw(&self, id: NodeId) -> String {
        self.children(id).filter_map(|c| self.as_text(c)).collect()
    }

    /// The text at `id`, when it is one.
    pub fn as_text(&self, id: NodeId) -> Option<&str> {
        match &self.node(id).kind {
            NodeKind::Text(text) => Some(text),
            NodeKind::Element(_) => None,
        }
    }
}

/// One line of a page.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Line {
    /// White space collapsed.
    pub text: String,
    /// Innermost element that holds the whole line.
    pub node: NodeId,
}

struct Writer<'a> {
    page: &'a Page,
    skip: &'a dyn Fn(NodeId) -> bool,
    lines: Vec<Line>,
    raw: String,
    nodes: Vec<NodeId>,
}

impl Writer<'_> {
    /// Depth is bounded by [`super::Limits::depth`], so recursion is safe.
    fn walk(&mut self, id: NodeId) {
        let page = self.page;
        if (self.skip)(id) {
            return;
        }
        match &page.node(id).kind {
            NodeKind::Text(text) => self.write(id, text),
            NodeKind::Element(element) if is_wordless(&element.name) => {}
            NodeKind::Element(element) => {
                let block = is_block(&element.name);
                if block {
                    self.break_line();
                }
                for child in page.children(id) {
                    self.walk(child);
                }
                if block {
                    self.break_line();
                }
            }
        }
    }

    fn write(&mut self, id: NodeId, text: &str) {
        self.raw.push_str(text);
        if !text.trim().is_empty() {
            self.nodes.push(id);
        }
    }

    fn break_line(&mut self) {
        let text = collapse(&self.raw);
        self.raw.clear();
        if let (Some(&first), Some(&last)) = (self.nodes.first(), self.nodes.last())
            && !text.is_empty()
        {
            self.lines.push(Line { text, node: self.page.common(first, last) });
        }
        self.nodes.clear();
    }
}
