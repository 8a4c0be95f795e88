//! XML as the formats of offices use it: elements by local name, below limits.

use super::charset;
use memchr::{memchr, memmem};
use roxmltree::{Document as Tree, Node, ParsingOptions};
use std::borrow::Cow;

/// Elements and texts of one part.
const NODES: u32 = 400_000;

/// Attributes of one tag: they are compared with each other.
const TAG: usize = 256;

/// Attributes of one part.
const ATTRIBUTES: usize = 1_000_000;

/// Declarations of names in one part: each copies those around it.
const NAMES: usize = 4_000;

/// Levels that are walked.
pub const DEPTH: usize = 160;

/// Text of a part, by the encoding that it names.
pub fn text(bytes: &[u8]) -> Cow<'_, str> {
    let head = head(bytes);
    charset::decode(bytes, label(&head))
}

/// The same of bytes that are not wanted any more: text that is text already is not copied.
pub fn into_text(bytes: Vec<u8>) -> String {
    let head = head(&bytes).into_owned();
    charset::into_text(bytes, label(&head))
}

/// The beginning, where a part names its encoding.
fn head(bytes: &[u8]) -> Cow<'_, str> {
    String::from_utf8_lossy(bytes.get(..bytes.len().min(200)).unwrap_or_default())
}

fn label(head: &str) -> Option<&str> {
    let label = head.split_once("encoding=").map(|(_, after)| after.trim_start_matches(['"', '\'']));
    label.and_then(|l| l.split(['"', '\'']).next())
}

/// The tree of a part; none when it is no XML, or built to cost more than honest XML does.
pub fn tree(text: &str) -> Option<Tree<'_>> {
    if is_costly(text) {
        return None;
    }
    let options = ParsingOptions { allow_dtd: false, nodes_limit: NODES, ..ParsingOptions::default() };
    Tree::parse_with_options(text.trim_start_matches('\u{feff}'), options).ok()
}

/// Tags with attributes without end, or names declared without end.
fn is_costly(text: &str) -> bool {
    let mut rest = text.as_bytes();
    let mut all = 0;
    while let Some(from) = memchr(b'<', rest) {
        let (_, tag) = rest.split_at(from);
        let (tag, behind) = tag.split_at(memchr(b'>', tag).unwrap_or(tag.len()));
        // No tag has more attributes than bytes, and no text more than it has bytes.
        let most = if tag.len() > TAG || text.len() > ATTRIBUTES { attributes(tag) } else { 0 };
        all += most;
        if most > TAG || all > ATTRIBUTES {
            return true;
        }
        rest = behind;
    }
    memmem::find_iter(text.as_bytes(), "xmlns").nth(NAMES).is_some()
}

/// Signs of equality up to the end of a tag: no fewer than it has attributes.
fn attributes(tag: &[u8]) -> usize {
    let count = |piece: &[u8]| piece.iter().filter(|b| **b == b'=').count();
    match tag.get(1..).is_some_and(|rest| memchr(b'<', rest).is_some()) {
        true => tag.split(|b| *b == b'<').map(count).max().unwrap_or(0),
        false => count(tag),
    }
}

/// The first child element of that name.
pub fn child<'a, 'i>(node: Node<'a, 'i>, name: &str) -> Option<Node<'a, 'i>> {
    node.children().find(|c| is(*c, name))
}

/// The element at the end of a path of names.
pub fn at<'a, 'i>(node: Node<'a, 'i>, path: &[&str]) -> Option<Node<'a, 'i>> {
    path.iter().try_fold(node, |node, name| child(node, name))
}

/// True for an element of that name, in whichever name space.
pub fn is(node: Node<'_, '_>, name: &str) -> bool {
    node.is_element() && node.tag_name().name() == name
}

/// The attribute of that name, in whichever name space.
pub fn attribute<'a>(node: Node<'a, '_>, name: &str) -> Option<&'a str> {
    node.attributes().find(|a| a.name() == name).map(|a| a.value())
}

/// All text below an element, clipped.
pub fn content(node: Node<'_, '_>) -> String {
    const MOST: usize = 20_000;
    let mut out = String::new();
    for text in node.descendants().filter(|n| n.is_text()).filter_map(|n| n.text()) {
        out.push_str(crate::page::clip(text, MOST.saturating_sub(out.len())));
        if out.len() >= MOST {
            break;
        }
    }
    super::shapeless::tidy(&out)
}

/// The outermost elements of that name below a node.
pub fn outermost<'a, 'i>(node: Node<'a, 'i>, name: &str) -> Vec<Node<'a, 'i>> {
    let mut found = Vec::new();
    let mut open: Vec<Node<'a, 'i>> = vec![node];
    while let Some(node) = open.pop() {
        match is(node, name) {
            true => found.push(node),
            false => open.extend(node.children().rev().filter(Node::is_element)),
        }
    }
    found
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn costly_markup_is_no_tree() {
        let nested = |n: usize| format!("{}{}", "<a xmlns:b=\"c\">".repeat(n), "</a>".repeat(n));
        assert!(tree(&nested(100)).is_some());
        assert!(tree(&nested(10_000)).is_none());
        let attributes: String = (0..=TAG).map(|n| format!("b{n}='' ")).collect();
        assert!(tree(&format!("<a {attributes}/>")).is_none());
        assert!(tree("<!DOCTYPE a [<!ENTITY b \"bb\">]><a>&b;</a>").is_none());
        assert!(tree(&format!("<a>{}</a>", "<b/>".repeat(NODES as usize))).is_none());
    }

    #[test]
    fn outermost_elements_keep_their_order() {
        let tree = tree("<a><b n='1'><b n='2'/></b><c><b n='3'/></c></a>").expect("a tree");
        let found: Vec<_> = outermost(tree.root_element(), "b").into_iter().filter_map(|b| attribute(b, "n")).collect();
        assert_eq!(found, ["1", "3"]);
    }
}
