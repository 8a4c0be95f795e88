//! Label and value pairs: table rows, definition lists, form fields, "Label: value" lines.

use super::outline::Outline;
use super::tags;
use super::words::{self, Key};
use crate::candidate::fold::table::{self, ordered};
use crate::page::text::collapse;
use crate::page::{NodeId, Page};

/// Longest label, in bytes.
const LONGEST: usize = 50;

/// A value with its label.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Pair {
    /// What the value is.
    pub key: Key,
    /// The label's words, without colon and star.
    pub label: String,
    /// The value, white space collapsed; never empty.
    pub value: String,
    /// Element that holds the value.
    pub node: NodeId,
}

/// All pairs below `root` whose label we know, in document order.
pub fn pairs(page: &Page, root: NodeId) -> Vec<Pair> {
    if page.is_empty() {
        return Vec::new();
    }
    of_outline(&Outline::new(page, root))
}

/// The same for a region whose lines are known.
pub fn of_outline(outline: &Outline) -> Vec<Pair> {
    let mut pairs = on_lines(outline);
    pairs.extend(fields(outline));
    let mut pairs = ordered(pairs, &|a: &Pair, b: &Pair| a.node.cmp(&b.node));
    pairs.dedup_by(|a, b| a.key == b.key && a.value == b.value);
    pairs
}

/// Pairs among the lines of an outline.
fn on_lines(outline: &Outline) -> Vec<Pair> {
    let mut pairs = Vec::new();
    for at in 0..outline.lines.len() {
        let line = &outline.lines[at];
        if let Some(pair) = inline(outline, at) {
            pairs.push(pair);
        } else if line.text.len() <= LONGEST
            && let Some(key) = line.meaning.label()
            && let Some(pair) = beside(outline, at, key)
        {
            pairs.push(pair);
        }
    }
    pairs
}

/// "Label: value", or a label in an element of its own in front of the value.
fn inline(outline: &Outline, at: usize) -> Option<Pair> {
    let line = &outline.lines[at];
    let label = line.text.split([':', '：']).next().filter(|l| l.len() <= LONGEST && l.len() < line.text.len());
    let by_colon = label.and_then(|l| {
        words::label(l)
            .map(|k| (k, l.trim().to_owned(), line.text[l.len()..].trim_start_matches([':', '：', ' ']).to_owned()))
    });
    let by_element = || {
        let first =
            line.parts.first().filter(|p| p.node != line.node && line.parts.len() > 1 && p.text.len() <= LONGEST)?;
        let key = words::label(&first.text)?;
        let rest = line.text[first.text.len().min(line.text.len())..].trim_start_matches([':', ' ', '：']).to_owned();
        Some((key, first.text.clone(), rest))
    };
    let (key, label, value) = by_colon.or_else(by_element)?;
    let nodes = line.parts.iter().skip(1).map(|p| p.node);
    let node = nodes.reduce(|a, b| outline.common(a, b)).unwrap_or(line.node);
    let label = label.trim_end_matches([':', '*', ' ', '：']).to_owned();
    (!value.is_empty()).then_some(Pair { key, label, value, node })
}

/// The value in the cell, definition or element behind a label that has its own.
fn beside(outline: &Outline, at: usize, key: Key) -> Option<Pair> {
    let page = outline.page;
    let line = &outline.lines[at];
    let cell = page.lineage(line.node).take(4).take_while(|&n| outline.lines_in(n).len() <= 1).last()?;
    let own = page.lineage(line.node).take(4).find(|&n| {
        matches!(
            page.name(n),
            "td" | "th" | "dt" | "label" | "strong" | "b" | "span" | "div" | "li" | "p" | "h4" | "h5" | "h6" | "em"
        )
    })?;
    let value = std::iter::successors(page.next_sibling(own), |&n| page.next_sibling(n))
        .chain(std::iter::successors(page.next_sibling(cell), |&n| page.next_sibling(n)))
        .take(6)
        .find(|&n| page.element(n).is_some() && !page.node(n).hidden)?;
    let expected = match page.name(own) {
        "td" | "th" => matches!(page.name(value), "td"),
        "dt" => page.name(value) == "dd",
        _ => !matches!(page.name(value), "h1" | "h2" | "h3" | "script"),
    };
    let lines = outline.lines_in(value);
    if !expected || lines.is_empty() || lines.len() > 3 || outline.lines[lines.start].meaning.label().is_some() {
        return None;
    }
    let text = lines.map(|i| outline.lines[i].text.as_str()).collect::<Vec<_>>().join(" ");
    let label = line.text.trim_end_matches([':', '*', ' ', '：']).to_owned();
    Some(Pair { key, label, value: text, node: value })
}

/// Form fields with their labels: `label[for]`, a label around or before the field, `aria-label`.
fn fields(outline: &Outline) -> Vec<Pair> {
    let page = outline.page;
    let mut pairs = Vec::new();
    let mut last: Option<(NodeId, String)> = None;
    let all = || page.subtree(outline.root).filter(|&id| outline.is(id, tags::FIELD));
    let labels = all().filter(|&id| page.name(id) == "label");
    let fors = labels.filter_map(|id| Some((page.attribute(id, "for")?, page.text(id)))).collect();
    let fors = table::ordered(fors, &|a: &(&str, String), b: &(&str, String)| a.0.cmp(b.0));
    for id in all() {
        match page.name(id) {
            "label" => last = Some((id, page.text(id))),
            "input" | "textarea" | "select" if !page.is_hidden(id) && is_text_field(page, id) => {
                let by_for = page.attribute(id, "id").and_then(|i| table::last(&fors, &i)).cloned();
                let by_aria = || page.attribute(id, "aria-label").map(str::to_owned);
                let by_place = || last.take().filter(|(l, _)| id - l < 40).map(|(_, t)| t);
                let label = by_for.or_else(by_aria).or_else(by_place).unwrap_or_default();
                let label = label.trim_end_matches([':', '*', ' ', '：']).to_owned();
                let value = collapse(page.attribute(id, "value").unwrap_or_default());
                if let Some(key) = words::label(&label).filter(|_| !value.is_empty()) {
                    pairs.push(Pair { key, label, value, node: id });
                }
            }
            _ => {}
        }
    }
    pairs
}

fn is_text_field(page: &Page, id: NodeId) -> bool {
    !matches!(
        page.attribute(id, "type").unwrap_or_default(),
        "hidden" | "checkbox" | "radio" | "submit" | "button" | "file" | "image" | "reset" | "search"
    )
}
