//! What stands on the screen, as a value.
//!
//! A [`Page`] is a small tree of elements and texts in document order. The content script
//! collects one from a live page, [`html`] builds one from a saved page and [`live`] from a
//! parsed document in the browser; from here on nobody knows which it was. Nodes are named by
//! their index, so every value that is read can say where it stood ([`crate::candidate::Place`]).

pub mod focus;
pub mod hidden;
#[cfg(feature = "native")]
pub mod html;
#[cfg(target_arch = "wasm32")]
pub mod live;
pub mod plain;
pub mod select;
pub mod serial;
pub mod text;
pub mod trail;

/// Index of a node in its page; the root element is 0.
pub type NodeId = u32;

/// No node.
pub(crate) const NONE: NodeId = NodeId::MAX;

/// Limits that keep a hostile page from costing more than an honest one.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Limits {
    /// Nodes kept, elements and texts together.
    pub nodes: usize,
    /// Bytes of text and attribute values kept, UTF-8.
    pub bytes: usize,
    /// Bytes of one text or attribute value kept.
    pub value: usize,
    /// Depth of the tree.
    pub depth: usize,
}

impl Default for Limits {
    fn default() -> Self {
        Limits { nodes: 60_000, bytes: 4_000_000, value: 200_000, depth: 400 }
    }
}

/// A page, or the regions of it that a plan named.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Page {
    /// Address as the browser shows it; empty when unknown.
    pub address: String,
    /// Document title.
    pub title: String,
    /// Language of the document's root element, lower case, as written (`en`, `pt-br`).
    pub language: String,
    /// True when a limit cut something off.
    pub cut: bool,
    nodes: Vec<Node>,
}

/// One node of a page.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Node {
    parent: NodeId,
    previous: NodeId,
    next: NodeId,
    first: NodeId,
    last: NodeId,
    /// The way from the parent, on a page that still lives: see [`trail`].
    step: u32,
    /// Not visible to a reader of the page.
    pub hidden: bool,
    /// What the node is.
    pub kind: NodeKind,
}

/// Element or text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum NodeKind {
    /// An element with its lower-case name and attributes.
    Element(Element),
    /// A run of text, as in the document.
    Text(Box<str>),
}

/// Name and attributes of an element. For form fields the attribute `value` is the *current* value.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Element {
    /// Local name, lower case.
    pub name: Box<str>,
    /// Attributes in document order.
    pub attributes: Vec<(Box<str>, Box<str>)>,
}

impl Element {
    /// Value of an attribute.
    pub fn attribute(&self, name: &str) -> Option<&str> {
        self.attributes.iter().find(|(n, _)| &**n == name).map(|(_, v)| &**v)
    }
}

impl Page {
    /// Number of nodes.
    pub fn len(&self) -> usize {
        self.nodes.len()
    }

    /// True for a page without a single node.
    pub fn is_empty(&self) -> bool {
        self.nodes.is_empty()
    }

    /// The node, which must be of this page.
    pub fn node(&self, id: NodeId) -> &Node {
        &self.nodes[id as usize]
    }

    /// The element at `id`, when it is one.
    pub fn element(&self, id: NodeId) -> Option<&Element> {
        match &self.node(id).kind {
            NodeKind::Element(element) => Some(element),
            NodeKind::Text(_) => None,
        }
    }

    /// Local name of an element; empty for text.
    pub fn name(&self, id: NodeId) -> &str {
        self.element(id).map_or("", |e| &e.name)
    }

    /// Attribute of the element at `id`.
    pub fn attribute(&self, id: NodeId, name: &str) -> Option<&str> {
        self.element(id)?.attribute(name)
    }

    /// Parent node.
    pub fn parent(&self, id: NodeId) -> Option<NodeId> {
        some(self.node(id).parent)
    }

    /// First child.
    pub fn first_child(&self, id: NodeId) -> Option<NodeId> {
        some(self.node(id).first)
    }

    /// Next sibling.
    pub fn next_sibling(&self, id: NodeId) -> Option<NodeId> {
        some(self.node(id).next)
    }

    /// Previous sibling.
    pub fn previous_sibling(&self, id: NodeId) -> Option<NodeId> {
        some(self.node(id).previous)
    }

    /// Children in document order.
    pub fn children(&self, id: NodeId) -> impl Iterator<Item = NodeId> + '_ {
        std::iter::successors(self.first_child(id), |&n| self.next_sibling(n))
    }

    /// The node and its ancestors, innermost first.
    pub fn lineage(&self, id: NodeId) -> impl Iterator<Item = NodeId> + '_ {
        std::iter::successors(Some(id), |&n| self.parent(n))
    }

    /// The node and everything below it, in document order: the tree is laid out in preorder,
    /// so a subtree is a range.
    pub fn subtree(&self, id: NodeId) -> std::ops::Range<NodeId> {
        id..self.end(id)
    }

    /// First index after the subtree of `id`.
    pub fn end(&self, id: NodeId) -> NodeId {
        self.lineage(id).find_map(|n| self.next_sibling(n)).unwrap_or(self.nodes.len() as NodeId)
    }

    /// True when `inner` is `outer` or stands below it.
    pub fn contains(&self, outer: NodeId, inner: NodeId) -> bool {
        self.subtree(outer).contains(&inner)
    }

    /// True when the node or an ancestor is hidden.
    pub fn is_hidden(&self, id: NodeId) -> bool {
        self.lineage(id).any(|n| self.node(n).hidden)
    }
}

fn some(id: NodeId) -> Option<NodeId> {
    (id != NONE).then_some(id)
}

/// Builds a page in document order: open, write, close.
#[derive(Debug, Default)]
pub struct Builder {
    page: Page,
    open: Vec<NodeId>,
    bytes: usize,
    limits: Limits,
    /// Levels opened beyond a limit, to be closed again.
    refused: usize,
    /// The way to the node that comes next.
    step: u32,
}

impl Builder {
    /// An empty page under construction.
    pub fn new(address: &str, limits: Limits) -> Self {
        let page = Page { address: address.to_owned(), ..Page::default() };
        Builder { page, limits, ..Builder::default() }
    }

    /// Sets title and language.
    pub fn describe(&mut self, title: &str, language: &str) {
        self.page.title = text::collapse(title);
        self.page.language = language.trim().to_ascii_lowercase();
    }

    /// Says where the node that comes next stands below its parent, see [`trail`].
    pub fn stand(&mut self, step: u32) {
        self.step = step;
    }

    /// Opens an element; every `open` needs its [`Builder::close`].
    pub fn open(&mut self, mut element: Element, hidden: bool) {
        if self.refused > 0 || self.open.len() >= self.limits.depth || !self.admit(&mut element) {
            self.refused += 1;
            return;
        }
        let id = self.push(NodeKind::Element(element), hidden);
        self.open.push(id);
    }

    /// Closes the element opened last.
    pub fn close(&mut self) {
        if self.refused > 0 {
            self.refused -= 1;
        } else {
            self.open.pop();
        }
    }

    /// Writes a text below the open element. Blank text is kept as one space, for it parts words.
    pub fn text(&mut self, text: &str) {
        if self.refused > 0 || text.is_empty() || self.open.is_empty() {
            return;
        }
        let kept = if text.trim().is_empty() { " " } else { clip(text, self.limits.value) };
        self.page.cut |= !text.trim().is_empty() && kept.len() < text.len();
        if self.full(kept.len()) {
            return;
        }
        self.bytes += kept.len();
        self.push(NodeKind::Text(kept.into()), false);
    }

    /// Marks that something was cut off before it came here.
    pub fn mark_cut(&mut self) {
        self.page.cut = true;
    }

    /// Number of nodes so far.
    pub fn len(&self) -> usize {
        self.page.len()
    }

    /// True before the first node.
    pub fn is_empty(&self) -> bool {
        self.page.is_empty()
    }

    /// True once the limits are reached: what comes now would be dropped.
    pub fn is_full(&self) -> bool {
        self.page.nodes.len() >= self.limits.nodes || self.bytes >= self.limits.bytes
    }

    /// The finished page.
    pub fn finish(self) -> Page {
        self.page
    }

    fn admit(&mut self, element: &mut Element) -> bool {
        for (_, value) in &mut element.attributes {
            if value.len() > self.limits.value {
                self.page.cut = true;
                *value = clip(value, self.limits.value).into();
            }
        }
        let bytes = element.attributes.iter().map(|(n, v)| n.len() + v.len()).sum::<usize>();
        if self.full(bytes) {
            return false;
        }
        self.bytes += bytes;
        true
    }

    fn full(&mut self, bytes: usize) -> bool {
        let full = self.page.nodes.len() >= self.limits.nodes || self.bytes + bytes > self.limits.bytes;
        self.page.cut |= full;
        full
    }

    fn push(&mut self, kind: NodeKind, hidden: bool) -> NodeId {
        let id = self.page.nodes.len() as NodeId;
        let parent = self.open.last().copied().unwrap_or(NONE);
        let previous = if parent == NONE { NONE } else { self.page.nodes[parent as usize].last };
        self.page.nodes.push(Node {
            parent,
            previous,
            next: NONE,
            first: NONE,
            last: NONE,
            step: self.step,
            hidden,
            kind,
        });
        if previous != NONE {
            self.page.nodes[previous as usize].next = id;
        }
        if parent != NONE {
            let up = &mut self.page.nodes[parent as usize];
            up.last = id;
            if up.first == NONE {
                up.first = id;
            }
        }
        id
    }
}

/// The longest prefix of at most `limit` bytes that ends on a character.
pub(crate) fn clip(text: &str, limit: usize) -> &str {
    if text.len() <= limit {
        return text;
    }
    let mut end = limit;
    while !text.is_char_boundary(end) {
        end -= 1;
    }
    &text[..end]
}
