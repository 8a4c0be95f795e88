//! A parsed document in the browser, read through `web-sys` into the same tree as a saved page.
//!
//! Used by the spot check on an inert document (`DOMParser`), which has no layout: hidden is what
//! markup says ([`super::hidden`]).

use super::{Builder, Element, Limits, Page, hidden, text};
use wasm_bindgen::JsCast;
use web_sys::{Document, Element as LiveElement, HtmlTemplateElement, Node};

/// A step of the walk: into a node, a text that was parted, or out of the element opened last.
enum Step {
    Into(Node),
    Text(String),
    Out,
}

/// Reads a whole document.
pub fn page(document: &Document, address: &str) -> Page {
    let mut builder = Builder::new(address, Limits { nodes: 1_000_000, bytes: 64 << 20, value: 4 << 20, depth: 1_000 });
    let Some(root) = document.document_element() else { return builder.finish() };
    builder.describe(&document.title(), &root.get_attribute("lang").unwrap_or_default());
    let mut steps = vec![Step::Into(root.into())];
    while let Some(step) = steps.pop() {
        match step {
            Step::Out => builder.close(),
            Step::Text(text) => builder.text(&text),
            Step::Into(node) => enter(&node, &mut builder, &mut steps),
        }
        if builder.is_full() {
            builder.mark_cut();
            break;
        }
    }
    builder.finish()
}

fn enter(node: &Node, builder: &mut Builder, steps: &mut Vec<Step>) {
    match node.node_type() {
        Node::TEXT_NODE => builder.text(&words(node)),
        Node::ELEMENT_NODE => element(node.unchecked_ref(), builder, steps),
        _ => {}
    }
}

fn element(node: &LiveElement, builder: &mut Builder, steps: &mut Vec<Step>) {
    let name = node.local_name();
    let kind = node.get_attribute("type").unwrap_or_default();
    if !text::is_collected(&name, &kind) {
        return;
    }
    let mut element = Element { name: name.as_str().into(), attributes: attributes(node) };
    let is_hidden = hidden::by_markup(&element, node.get_attribute("style").as_deref());
    if let Some(value) = current_value(&name, &kind, node) {
        element.attributes.retain(|(n, _)| &**n != "value");
        if !value.is_empty() {
            element.attributes.push(("value".into(), text::kept_value(&value).into()));
        }
    }
    builder.open(element, is_hidden);
    steps.push(Step::Out);
    if text::has_collected_children(&name) {
        push_children(node, steps);
    }
}

fn attributes(node: &LiveElement) -> Vec<(Box<str>, Box<str>)> {
    let live = node.attributes();
    let all = (0..live.length()).filter_map(|at| live.item(at));
    all.map(|a| (a.local_name(), a.value()))
        .filter(|(name, _)| text::keeps_attribute(name))
        .map(|(name, value)| (name.into(), text::kept_value(&value).into()))
        .collect()
}

/// What stands below a node. A declarative shadow root, which an inert document keeps as a template,
/// comes first, as browsers attach it; where it stood, the texts around it are one.
fn push_children(node: &Node, steps: &mut Vec<Step>) {
    let children = children(node);
    let Some((at, contents)) = children.iter().enumerate().find_map(|(at, c)| Some((at, shadow(c)?))) else {
        steps.extend(children.into_iter().rev().map(Step::Into));
        return;
    };
    let (before, after) = (&children[..at], &children[at + 1..]);
    let (before, after, joined) = match (before.split_last(), after.split_first()) {
        (Some((a, before)), Some((b, after))) if is_text(a) && is_text(b) => {
            (before, after, Some(words(a) + &words(b)))
        }
        _ => (before, after, None),
    };
    steps.extend(after.iter().rev().cloned().map(Step::Into));
    steps.extend(joined.map(Step::Text));
    steps.extend(before.iter().rev().cloned().map(Step::Into));
    push_children(&contents, steps);
}

fn children(node: &Node) -> Vec<Node> {
    let mut all: Vec<Node> = std::iter::successors(node.last_child(), Node::previous_sibling).collect();
    all.reverse();
    all
}

/// What a declarative, open shadow root holds.
fn shadow(node: &Node) -> Option<Node> {
    if node.node_type() != Node::ELEMENT_NODE {
        return None;
    }
    let element: &LiveElement = node.unchecked_ref();
    let is_open =
        element.local_name() == "template" && element.get_attribute("shadowrootmode").as_deref() == Some("open");
    is_open.then(|| node.unchecked_ref::<HtmlTemplateElement>().content().into())
}

fn is_text(node: &Node) -> bool {
    node.node_type() == Node::TEXT_NODE
}

fn words(text: &Node) -> String {
    text.node_value().unwrap_or_default()
}

fn current_value(name: &str, kind: &str, node: &LiveElement) -> Option<String> {
    match name {
        "textarea" => node.text_content(),
        "select" => Some(selected(node)),
        "input" if text::is_typed(kind) => Some(node.get_attribute("value").unwrap_or_default()),
        _ => None,
    }
}

/// Text of the selected options, or of the first one when none is marked, as browsers do.
fn selected(select: &LiveElement) -> String {
    let options = select.get_elements_by_tag_name("option");
    let all: Vec<LiveElement> = (0..options.length()).filter_map(|at| options.item(at)).collect();
    let words = |e: &LiveElement| text::collapse(&e.text_content().unwrap_or_default());
    let marked: Vec<String> = all.iter().filter(|e| e.has_attribute("selected")).map(words).collect();
    if marked.is_empty() { all.first().map(words).unwrap_or_default() } else { marked.join(", ") }
}
