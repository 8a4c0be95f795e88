//! Sections: which lines stand under which heading.

use super::outline::{Line, Outline};
use super::words::{self, Kind};
use crate::page::NodeId;
use std::ops::Range;

/// Longest heading, in bytes.
const LONGEST: usize = 80;

/// Lines under one heading.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Section {
    /// What they are about.
    pub kind: Kind,
    /// Index of the heading's line; `None` for the lines before the first heading.
    pub heading: Option<usize>,
    /// Indices of the lines, heading not counted.
    pub lines: Range<usize>,
}

/// Parts a page at its headings; `name` is the line of the person's name.
pub fn sections(outline: &Outline, name: Option<usize>) -> Vec<Section> {
    let mut finder = Finder { outline, found: vec![Section { kind: Kind::Head, heading: None, lines: 0..0 }] };
    for at in 0..outline.lines.len() {
        if let Some(kind) = finder.kind(at, name) {
            finder.begin(kind, at);
        }
    }
    finder.close(outline.lines.len());
    finder.found
}

struct Finder<'a, 'p> {
    outline: &'a Outline<'p>,
    found: Vec<Section>,
}

impl Finder<'_, '_> {
    fn begin(&mut self, kind: Kind, at: usize) {
        self.close(at);
        self.found.push(Section { kind, heading: Some(at), lines: at + 1..at + 1 });
    }

    fn close(&mut self, end: usize) {
        if let Some(last) = self.found.last_mut() {
            last.lines.end = end.max(last.lines.start);
        }
    }

    /// What begins at a line, if anything does.
    fn kind(&self, at: usize, name: Option<usize>) -> Option<Kind> {
        let line = &self.outline.lines[at];
        if name == Some(at) {
            return Some(Kind::Head);
        }
        if self.goes_aside(at) {
            return Some(line.meaning.heading().unwrap_or(Kind::Other));
        }
        if line.footer || line.text.len() > LONGEST {
            return None;
        }
        let level = self.outline.level(line);
        let known = line.meaning.heading().or_else(|| level.and_then(|_| words::loose_heading(&line.text)));
        match known {
            Some(kind) => self.is_section(line, level, kind).then_some(kind),
            None => self.ends_section(line, level?).then_some(Kind::Other),
        }
    }

    /// A known heading that is not a label inside the section before it.
    fn is_section(&self, line: &Line, level: Option<u8>, kind: Kind) -> bool {
        if level.is_none() && (self.is_jump(line.node) || self.is_beside_value(line, kind)) {
            return false;
        }
        if matches!(kind, Kind::Experience | Kind::Education | Kind::References) {
            return !self.is_entry(line, kind);
        }
        let Some((before, kind_before)) = self.last_heading() else { return true };
        let inner = match (level, self.outline.level(before)) {
            (Some(inner), Some(outer)) => inner > outer,
            (Some(_), None) => false,
            (None, _) => self.outline.depth(line.node) > self.outline.depth(before.node),
        };
        let near =
            self.outline.depth(self.outline.common(line.node, before.node)) + 3 >= self.outline.depth(before.node);
        let holds_entries = matches!(
            kind_before,
            Kind::Experience
                | Kind::Education
                | Kind::Projects
                | Kind::Volunteer
                | Kind::Skills
                | Kind::References
                | Kind::Merits
        );
        !(inner && near && holds_entries) || kind == Kind::Private && kind_before != Kind::Skills
    }

    /// "Ausbildung zum Zimmerer" below "Ausbildung": the words of a section in the heading of one of its entries.
    fn is_entry(&self, line: &Line, kind: Kind) -> bool {
        let below =
            |before: &Line| self.outline.level(before).is_some_and(|outer| self.outline.level(line) > Some(outer));
        line.meaning.heading().is_none() && self.last_heading().is_some_and(|(before, k)| k == kind && below(before))
    }

    fn last_heading(&self) -> Option<(&Line, Kind)> {
        let section = self.found.last()?;
        Some((&self.outline.lines[section.heading?], section.kind))
    }

    /// A heading that we do not know ends a section when it looks like the section's own heading or stands above it.
    fn ends_section(&self, line: &Line, level: u8) -> bool {
        let Some((before, kind)) = self.last_heading() else { return false };
        let Some(outer) = self.outline.level(before) else { return false };
        let alike = self.outline.style(line.node) == self.outline.style(before.node)
            && self.outline.depth(line.node) == self.outline.depth(before.node);
        let past = |node: &NodeId| !self.outline.holds(*node, line.node);
        let outside = || self.container().filter(past);
        // Behind the end of a `section` even a smaller heading begins another.
        let behind = || outside().is_some_and(|node| self.outline.page.name(node) == "section");
        kind != Kind::Head && (level < outer || level == outer && (alike || outside().is_some()) || behind())
    }

    /// The element that holds the last heading and the first line below it.
    fn container(&self) -> Option<NodeId> {
        let heading = self.found.last()?.heading?;
        let below = self.outline.lines.get(heading + 1)?;
        Some(self.outline.common(self.outline.lines[heading].node, below.node))
    }

    /// The heading of an `aside` that does not hold the section before it: what stands there ("People also
    /// viewed") is not of that section. Beside the head, a heading that we know belongs to the person.
    fn goes_aside(&self, at: usize) -> bool {
        let line = &self.outline.lines[at];
        let Some((heading, kind)) = self.last_heading() else { return false };
        let known = || line.meaning.heading().or_else(|| words::loose_heading(&line.text)).is_some();
        let beside = match kind {
            Kind::Experience | Kind::Education | Kind::Skills => true,
            Kind::Head | Kind::Title | Kind::Summary | Kind::Contact | Kind::Profiles => !known(),
            _ => false,
        };
        // An entry may keep its dates in an aside.
        if !beside || self.outline.level(line).is_none() {
            return false;
        }
        let aside = self.outline.aside(line.node).filter(|&n| !self.outline.holds(n, heading.node));
        aside.is_some_and(|n| self.outline.lines_in(n).start == at)
    }

    /// A link to a place in the same page: a table of contents.
    fn is_jump(&self, node: NodeId) -> bool {
        let page = self.outline.page;
        page.lineage(node).take(3).any(|n| page.attribute(n, "href").is_some_and(|h| h.starts_with('#')))
    }

    /// "Location" in a `dt` or a table cell beside its value is a label.
    fn is_beside_value(&self, line: &Line, kind: Kind) -> bool {
        let cell = self
            .outline
            .page
            .lineage(line.node)
            .take(3)
            .any(|n| matches!(self.outline.page.name(n), "dt" | "td" | "th" | "label"));
        cell && matches!(kind, Kind::Contact | Kind::Summary | Kind::Profiles | Kind::Title)
            || line.text.trim_end().ends_with(':') && kind == Kind::Contact && line.meaning.label().is_some()
    }
}
