//! A parsed document in the browser, read through `web-sys` into the same tree as a saved page.
//!
//! Used by the spot check on an inert document (`DOMParser`), which has no layout: hidden is what
//! markup says ([`super::hidden`]).

use super::{Builder, Element, Limits, Page, hidden, text};
use wasm_bindgen::JsCast;
use web_sys::{Document, Element as LiveElement, HtmlTemplateElement, Node};

/// A step of the walk: into a node, or out of the element opened last.
enum Step {
    Into(Node),
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
        Node::TEXT_NODE => builder.text(&node.node_value().unwrap_or_default()),
        Node::ELEMENT_NODE => element(node.unchecked_ref(), builder, steps),
        _ => {}
    }
}

fn element(node: &LiveElement, builder: &mut Builder, steps: &mut Vec<Step>) {
    let name = node.local_name();
    if name == "template" {
        if node.get_attribute("shadowrootmode").as_deref() == Some("open") {
            let template: &HtmlTemplateElement = node.unchecked_ref();
            push_children(&template.content(), steps);
        }
        return;
    }
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

fn push_children(node: &Node, steps: &mut Vec<Step>) {
    let mut child = node.last_child();
    while let Some(node) = child {
        child = node.previous_sibling();
        steps.push(Step::Into(node));
    }
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
