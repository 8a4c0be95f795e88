//! The way back from a page to the living document that it was collected from.
//!
//! The content script keeps no node: it is told the way to the few that an answer speaks of.

use super::{NodeId, Page};

impl Page {
    /// The way to each of `nodes` and to the elements around them: `node, parent, step` in document
    /// order, so that each parent stands before its children. A step is the index among its kind,
    /// times four, plus one for a text and two for a child of the shadow root.
    pub fn trail(&self, nodes: &[NodeId]) -> Vec<u32> {
        let mut wanted = vec![false; self.len()];
        for &node in nodes.iter().filter(|&&n| (n as usize) < self.len()) {
            for id in self.lineage(node) {
                if std::mem::replace(&mut wanted[id as usize], true) {
                    break;
                }
            }
        }
        let nodes = (1..self.len() as NodeId).filter(|&id| wanted[id as usize]);
        nodes.flat_map(|id| [id, self.node(id).parent, self.node(id).step]).collect()
    }

    /// Marks nodes as hidden; others than this page's are passed over.
    pub fn hide(&mut self, nodes: &[NodeId]) {
        for &id in nodes {
            if let Some(node) = self.nodes.get_mut(id as usize) {
                node.hidden = true;
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use crate::page::serial::Wire;

    #[test]
    fn the_way_counts_what_was_not_collected_too() {
        let html = "<html><head></head><main><script>x</script>a<!-- c -->b<x-y><template shadowrootmode=\"open\"><p>in</p></template><i>out</i></x-y></main></html>";
        let page = Wire { html: html.into(), ..Wire::default() }.page();
        let way = |text: &str| {
            let node = (0..page.len() as u32).find(|&id| page.as_text(id) == Some(text)).expect("a text");
            page.trail(&[node]).chunks(3).map(|c| c[2]).collect::<Vec<_>>()
        };
        assert_eq!(way("b"), [4, 5], "second element, second text");
        assert_eq!(way("in"), [4, 4, 2, 1], "main, x-y after a script, p in its shadow, text");
        assert_eq!(way("out"), [4, 4, 0, 1]);
    }
}
