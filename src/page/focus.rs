//! Cutting a whole page down to the regions that a plan names, exactly as the content script does.

use super::select::Selector;
use super::{Builder, Element, Limits, NodeId, NodeKind, Page, text};

impl Page {
    /// The root element, the machine-readable records of the head, and the regions in document
    /// order; a region inside another one is not repeated.
    pub fn focus(&self, regions: &[Selector]) -> Page {
        let mut builder = Builder::new(&self.address, Limits::default());
        builder.describe(&self.title, &self.language);
        if self.is_empty() {
            return builder.finish();
        }
        let root = self.element(0).cloned().unwrap_or_default();
        builder.open(root, self.node(0).hidden);
        self.copy_records(&mut builder);
        let mut past = 0;
        for id in self.subtree(0).skip(1) {
            if id >= past && regions.iter().any(|r| self.matches(id, r)) {
                self.copy(id, &mut builder);
                past = self.end(id);
            }
        }
        builder.close();
        if self.cut {
            builder.mark_cut();
        }
        builder.finish()
    }

    /// True when [`Page::focus`] would make the same page again, as of one that the content script
    /// sent: then nothing needs to be copied. When in doubt it says no.
    pub fn is_focused(&self, regions: &[Selector]) -> bool {
        if self.is_empty() || text::collapse(&self.title) != self.title || !self.fits(&Limits::default()) {
            return false;
        }
        let region = |id: NodeId| regions.iter().any(|r| self.matches(id, r));
        let head = self.first_child(0).filter(|&id| self.name(id) == "head");
        let bare = |id: NodeId| !self.node(id).hidden && self.element(id).is_some_and(|e| e.attributes.is_empty());
        head.is_none_or(|id| bare(id) && self.children(id).all(|c| self.is_record(c)) && !self.subtree(id).any(region))
            && self.children(0).filter(|&id| Some(id) != head).all(|id| self.name(id) != "head" && region(id))
    }

    /// True when no limit would cut anything off.
    fn fits(&self, limits: &Limits) -> bool {
        let (mut bytes, mut depths) = (0, Vec::with_capacity(self.len()));
        let short = self.subtree(0).all(|id| {
            let depth: usize = self.parent(id).and_then(|p| depths.get(p as usize)).map_or(1, |depth| depth + 1);
            depths.push(depth);
            match &self.node(id).kind {
                NodeKind::Text(text) => {
                    bytes += text.len();
                    text.len() <= limits.value
                }
                NodeKind::Element(element) => {
                    bytes += element.attributes.iter().map(|(n, v)| n.len() + v.len()).sum::<usize>();
                    depth <= limits.depth && element.attributes.iter().all(|(_, v)| v.len() <= limits.value)
                }
            }
        });
        short && bytes <= limits.bytes && self.len() <= limits.nodes
    }

    fn copy_records(&self, builder: &mut Builder) {
        let Some(head) = self.children(0).find(|&id| self.name(id) == "head") else { return };
        builder.open(Element { name: "head".into(), attributes: Vec::new() }, false);
        for id in self.children(head).filter(|&id| self.is_record(id)) {
            self.copy(id, builder);
        }
        builder.close();
    }

    fn is_record(&self, id: NodeId) -> bool {
        match self.name(id) {
            "meta" => self.attribute(id, "content").is_some(),
            "link" => self.attribute(id, "rel") == Some("canonical"),
            "script" => true,
            _ => false,
        }
    }

    fn copy(&self, root: NodeId, builder: &mut Builder) {
        let mut open: Vec<NodeId> = Vec::new();
        for id in self.subtree(root) {
            while open.last().is_some_and(|&o| self.end(o) <= id) {
                open.pop();
                builder.close();
            }
            match &self.node(id).kind {
                NodeKind::Text(text) => builder.text(text),
                NodeKind::Element(element) => {
                    builder.open(element.clone(), self.node(id).hidden);
                    open.push(id);
                }
            }
        }
        open.iter().for_each(|_| builder.close());
    }
}
