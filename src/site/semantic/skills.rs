//! Single skills of a skills section. Headings of groups and levels are not skills.

use super::headings::Section;
use super::outline::Outline;
use super::words::Kind;
use super::{HEADINGS, chunk, marks, words};
use crate::candidate::{Place, Read};
use crate::page::NodeId;
use std::collections::BTreeSet;
use std::ops::Range;

/// Longest skill, in characters.
const LONGEST: usize = 60;

/// Most inline pieces of a line that is looked at for badges.
const MOST_PARTS: usize = 400;

/// The skills among these lines, each once.
pub fn skills(outline: &Outline, lines: Range<usize>) -> Vec<Read<String>> {
    let shapes: Vec<Shape> = lines.map(|at| shape(outline, at)).collect();
    let listed = shapes.iter().any(|s| matches!(s.form, Form::List | Form::Item));
    let mut seen = BTreeSet::new();
    let mut found = Vec::new();
    for shape in shapes {
        let used = match shape.form {
            Form::List | Form::Item => true,
            Form::Plain => !listed,
            Form::Group => false,
        };
        for (text, node) in shape.items.into_iter().filter(|_| used) {
            let text = without_level(&text).to_owned();
            let known =
                text.chars().any(char::is_alphanumeric) && text.chars().count() <= LONGEST && !words::is_level(&text);
            if known && text.split(' ').count() <= 7 && seen.insert(crate::candidate::fold::fold(&text)) {
                found.push(Read::text(text, Place::text(node), HEADINGS));
            }
        }
    }
    found
}

/// Skills by the names in the markup, for pages without a heading for them.
pub fn marked(outline: &Outline, sections: &[Section]) -> Vec<Read<String>> {
    let elsewhere = |s: &&Section| !matches!(s.kind, Kind::Experience | Kind::Projects | Kind::Education);
    let of_skill = |n: &NodeId| marks::on(outline.page, *n, "class") & marks::SKILL != 0;
    let is_marked =
        |at: &usize| outline.lines[*at].text.chars().count() <= LONGEST && outline.alone(*at).iter().any(of_skill);
    let lines =
        sections.iter().filter(elsewhere).flat_map(|s| s.lines.clone()).filter(is_marked).map(|at| &outline.lines[at]);
    let mut seen = BTreeSet::new();
    let new = |text: &str| !words::is_level(text) && text.chars().any(char::is_alphanumeric);
    lines
        .filter(|l| new(&l.text) && seen.insert(crate::candidate::fold::fold(&l.text)))
        .map(|l| Read::text(l.text.as_str(), Place::text(l.node), HEADINGS))
        .collect()
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Form {
    /// Several skills on one line.
    List,
    /// One skill, in an element made for one of many.
    Item,
    /// A short line that may be a skill.
    Plain,
    /// Heading of a group, or a level.
    Group,
}

struct Shape {
    form: Form,
    items: Vec<(String, NodeId)>,
}

fn shape(outline: &Outline, at: usize) -> Shape {
    let line = &outline.lines[at];
    if outline.level(line).is_some_and(|l| l < 6) || words::is_level(&line.text) {
        return Shape { form: Form::Group, items: Vec::new() };
    }
    if let Some(items) = badges(outline, at) {
        return Shape { form: Form::List, items };
    }
    let (group, text) = without_group(&line.text);
    let items = listed(text);
    if items.len() > 1 || group && !items.is_empty() {
        return Shape { form: Form::List, items: items.into_iter().map(|t| (t, line.node)).collect() };
    }
    let item = vec![(line.text.clone(), line.node)];
    let form = if is_stressed(outline, at) {
        Form::Group
    } else if is_item(outline, at) {
        Form::Item
    } else {
        Form::Plain
    };
    Shape { form, items: item }
}

/// Neighbouring inline elements of one kind: badges, tags.
fn badges(outline: &Outline, at: usize) -> Option<Vec<(String, NodeId)>> {
    let line = &outline.lines[at];
    if line.parts.len() > MOST_PARTS {
        return None;
    }
    let inline = |n: NodeId| {
        matches!(outline.page.name(n), "span" | "a" | "b" | "strong" | "em" | "i" | "code" | "mark" | "small" | "abbr")
    };
    // What stands in front of a colon names the group.
    let colon = line.text.find([':', '：']).unwrap_or(0);
    let own = line.parts.iter().zip(line.runs()).filter(|(p, run)| p.node != line.node && run.start >= colon);
    let parts: Vec<_> =
        own.map(|(p, _)| p).filter(|p| inline(p.node) && p.text.chars().any(char::is_alphanumeric)).collect();
    let bare: usize = line
        .parts
        .iter()
        .filter(|p| p.node == line.node)
        .map(|p| p.text.chars().filter(|c| c.is_alphabetic()).count())
        .sum();
    let alike = |style| parts.iter().filter(|p| outline.style(p.node) == style).count();
    let most = parts.iter().map(|p| outline.style(p.node)).max_by_key(|style| (alike(*style), *style))?;
    let same: Vec<_> = parts.iter().filter(|p| outline.style(p.node) == most).collect();
    if same.len() < 2 || bare > 3 && !line.text.contains(':') {
        return None;
    }
    // The first of them may head the group: "Tools:".
    let items = same.iter().filter(|p| !p.text.ends_with(':')).map(|p| (chunk::trimmed(&p.text).to_owned(), p.node));
    Some(items.filter(|(t, _)| !t.is_empty()).collect())
}

/// "Database: PostgreSQL, MySQL" without what stands before the colon.
fn without_group(text: &str) -> (bool, &str) {
    match text.split_once(':').or_else(|| text.split_once('：')) {
        Some((group, rest)) if group.split(' ').count() <= 5 && !rest.trim().is_empty() && !rest.starts_with("//") => {
            (true, rest)
        }
        _ => (false, text),
    }
}

/// Items parted by commas or bullets; brackets hold them together.
fn listed(text: &str) -> Vec<String> {
    let (mut items, mut item, mut depth) = (Vec::new(), String::new(), 0usize);
    for c in text.chars() {
        match c {
            '(' | '[' | '（' => depth += 1,
            ')' | ']' | '）' => depth = depth.saturating_sub(1),
            _ => {}
        }
        if depth == 0 && matches!(c, ',' | ';' | '|' | '•' | '·' | '、' | '，' | '∙' | '／') {
            items.push(std::mem::take(&mut item));
        } else {
            item.push(c);
        }
    }
    items.push(item);
    let spaced: Vec<String> = items
        .iter()
        .flat_map(|i| i.split(" / ").flat_map(|i| i.split(" - ")))
        .map(|i| chunk::trimmed(i.trim_end_matches('.')).to_owned())
        .collect();
    spaced.into_iter().filter(|i| !i.is_empty()).collect()
}

/// In bold or emphasised, or named as a group: a heading of what follows.
fn is_stressed(outline: &Outline, at: usize) -> bool {
    let alone = outline.alone(at);
    alone.iter().any(|&n| matches!(outline.page.name(n), "strong" | "b" | "em" | "dt" | "th" | "legend" | "summary"))
        || alone.iter().any(|&n| marks::on(outline.page, n, "class") & marks::GROUP != 0)
}

/// An element that stands for one of many: a list item of one line, or named as a tag.
fn is_item(outline: &Outline, at: usize) -> bool {
    let alone = outline.alone(at);
    alone.iter().any(|&n| matches!(outline.page.name(n), "li" | "td" | "dd"))
        || alone.iter().any(|&n| marks::on(outline.page, n, "class") & marks::TAG != 0)
}

/// "Rust (advanced)", "Go – 80 %" without the level.
fn without_level(text: &str) -> &str {
    let text = text.trim();
    if let Some((skill, level)) = text.rsplit_once(['(', '–', '—', '-', ':'])
        && words::is_level(level.trim_end_matches(')'))
        && !skill.trim().is_empty()
    {
        return chunk::trimmed(skill);
    }
    text
}
