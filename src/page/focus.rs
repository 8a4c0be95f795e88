//! Cutting a whole page down to the regions that a plan names, exactly as the content script does.

use super::select::Selector;
use super::{Builder, Element, Limits, NodeId, NodeKind, Page};

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
