//! A saved page, parsed by html5ever into the same tree that the content script collects.

mod shallow;

use super::{Builder, Element, Limits, Page, hidden, text};
use html5ever::tendril::TendrilSink;
use html5ever::{ParseOpts, parse_document};
use markup5ever_rcdom::{Handle, NodeData, RcDom};

/// A saved page can hold more than its regions: this much is read before they are cut out.
const WHOLE: Limits = Limits { nodes: 1_000_000, bytes: 64 << 20, value: 4 << 20, depth: 1_000 };

/// Parses a document or a fragment. Never fails: a browser does not either.
pub fn parse(html: &str, address: &str) -> Page {
    let dom = parse_document(RcDom::default(), ParseOpts::default()).one(&*shallow::shallow(html));
    let mut walker = Walker { builder: Builder::new(address, WHOLE), title: None, language: String::new() };
    walker.walk(&dom.document);
    let Walker { mut builder, title, language } = walker;
    builder.describe(&title.unwrap_or_default(), &language);
    builder.finish()
}

struct Walker {
    builder: Builder,
    title: Option<String>,
    language: String,
}

/// A step of the walk: into a node, or out of it. A stack of our own, for markup may be nested without end.
enum Step {
    Into(Handle),
    Text(String),
    Out,
}

impl Walker {
    fn walk(&mut self, document: &Handle) {
        let mut steps = vec![Step::Into(document.clone())];
        while let Some(step) = steps.pop() {
            match step {
                Step::Out => self.builder.close(),
                Step::Into(node) => self.enter(&node, &mut steps),
                Step::Text(text) => self.builder.text(&text),
            }
            if self.builder.is_full() {
                self.builder.mark_cut();
                return;
            }
        }
    }

    fn enter(&mut self, node: &Handle, steps: &mut Vec<Step>) {
        match &node.data {
            NodeData::Document => push_children(node, steps),
            NodeData::Text { contents } => self.builder.text(&contents.borrow()),
            NodeData::Element { name, attrs, .. } => {
                let attributes: Vec<(String, String)> =
                    attrs.borrow().iter().map(|a| (a.name.local.to_string(), a.value.to_string())).collect();
                self.element(&name.local, &attributes, node, steps);
            }
            _ => {}
        }
    }

    fn element(&mut self, name: &str, attributes: &[(String, String)], node: &Handle, steps: &mut Vec<Step>) {
        let get = |key: &str| attributes.iter().find(|(n, _)| n == key).map(|(_, v)| v.as_str());
        match name {
            "title" if self.title.is_none() => self.title = Some(content(node)),
            "html" => self.language = get("lang").unwrap_or_default().to_owned(),
            _ => {}
        }
        if !text::is_collected(name, get("type").unwrap_or_default()) {
            return;
        }
        let mut element = Element { name: name.into(), attributes: Vec::new() };
        for (key, value) in attributes.iter().filter(|(n, _)| text::keeps_attribute(n)) {
            element.attributes.push((key.as_str().into(), text::kept_value(value).into()));
        }
        let is_hidden = hidden::by_markup(&element, get("style"));
        if let Some(value) = current_value(name, get("type").unwrap_or_default(), get("value"), node) {
            element.attributes.retain(|(n, _)| &**n != "value");
            if !value.is_empty() {
                element.attributes.push(("value".into(), text::kept_value(&value).into()));
            }
        }
        let has_children = text::has_collected_children(name);
        self.builder.open(element, is_hidden);
        steps.push(Step::Out);
        if has_children {
            push_children(node, steps);
        }
    }
}

/// What stands below a node. A declarative shadow root is content and comes first, as browsers
/// attach it; where it stood, the texts around it are one. Other templates are no content.
fn push_children(node: &Handle, steps: &mut Vec<Step>) {
    let children = node.children.borrow();
    let Some((at, contents)) = children.iter().enumerate().find_map(|(at, c)| Some((at, shadow(c)?))) else {
        steps.extend(children.iter().rev().cloned().map(Step::Into));
        return;
    };
    let (before, after) = (&children[..at], &children[at + 1..]);
    let (before, after, joined) = match (before.split_last(), after.split_first()) {
        (Some((a, before)), Some((b, after))) if is_text(a) && is_text(b) => {
            (before, after, Some(content(a) + &content(b)))
        }
        _ => (before, after, None),
    };
    steps.extend(after.iter().rev().cloned().map(Step::Into));
    steps.extend(joined.map(Step::Text));
    steps.extend(before.iter().rev().cloned().map(Step::Into));
    steps.extend(contents.children.borrow().iter().rev().cloned().map(Step::Into));
}

/// What a declarative, open shadow root holds.
fn shadow(node: &Handle) -> Option<Handle> {
    match &node.data {
        NodeData::Element { attrs, template_contents, .. } => {
            let is_open = |a: &html5ever::Attribute| &*a.name.local == "shadowrootmode" && &*a.value == "open";
            attrs.borrow().iter().any(is_open).then(|| template_contents.borrow().clone()).flatten()
        }
        _ => None,
    }
}

fn is_text(node: &Handle) -> bool {
    matches!(node.data, NodeData::Text { .. })
}

/// Text of all text nodes below.
fn content(node: &Handle) -> String {
    let mut out = String::new();
    let mut open = vec![node.clone()];
    while let Some(node) = open.pop() {
        if let NodeData::Text { contents } = &node.data {
            out.push_str(&contents.borrow());
        }
        open.extend(node.children.borrow().iter().rev().cloned());
    }
    out
}

/// What a form field holds. Buttons and boxes keep their `value` attribute: it is no answer of a person.
fn current_value(name: &str, kind: &str, value: Option<&str>, node: &Handle) -> Option<String> {
    match name {
        "textarea" => Some(content(node)),
        "select" => Some(selected(node)),
        "input" if text::is_typed(kind) => Some(value.unwrap_or_default().to_owned()),
        _ => None,
    }
}

/// Text of the selected options, or of the first one when none is marked, as browsers do.
fn selected(select: &Handle) -> String {
    let mut options = Vec::new();
    let mut open = vec![select.clone()];
    while let Some(node) = open.pop() {
        if let NodeData::Element { name, attrs, .. } = &node.data
            && &*name.local == "option"
        {
            let marked = attrs.borrow().iter().any(|a| &*a.name.local == "selected");
            options.push((marked, text::collapse(&content(&node))));
        }
        open.extend(node.children.borrow().iter().rev().cloned());
    }
    let marked: Vec<&str> = options.iter().filter(|(m, _)| *m).map(|(_, t)| t.as_str()).collect();
    if marked.is_empty() { options.first().map(|(_, t)| t.clone()).unwrap_or_default() } else { marked.join(", ") }
}
