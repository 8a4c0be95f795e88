//! Taking texts from a page the way a recipe says, each with its place and the selector that found it.

use super::index::{Index, Queries};
use super::others;
use super::recipe::{Recipe, Site, Take};
use crate::candidate::{Place, Read};
use crate::page::text::{Line, collapse};
use crate::page::{NodeId, Page};
use std::borrow::Cow;
use std::cell::OnceCell;

/// A page, the recipe that reads it, and what of the page is left out.
pub struct Reader<'p> {
    /// The site.
    pub site: &'static Site,
    /// Its recipe.
    pub recipe: &'static Recipe,
    /// Where its selectors match.
    pub index: Index<'p>,
    skipped: Vec<bool>,
    others: OnceCell<Vec<NodeId>>,
}

impl<'p> Reader<'p> {
    /// Notes what the recipe skips.
    pub fn new(site: &'static Site, page: &'p Page) -> Reader<'p> {
        let index = Index::new(page, Queries::of(site));
        let recipe = site.recipe();
        let mut skipped = vec![false; page.len()];
        if !page.is_empty() {
            for selector in recipe.skip {
                for id in index.all(0, selector) {
                    if !skipped[id as usize] {
                        page.subtree(id).for_each(|n| skipped[n as usize] = true);
                    }
                }
            }
        }
        Reader { site, recipe, index, skipped, others: OnceCell::new() }
    }

    /// The page.
    pub fn page(&self) -> &'p Page {
        self.index.page
    }

    /// Matches below `root` that are not skipped.
    pub fn all(&self, root: NodeId, selector: &str) -> Vec<NodeId> {
        let mut found = self.index.all(root, selector);
        found.retain(|&id| !self.is_skipped(id));
        found
    }

    /// What the first selector matches that matches anything.
    pub fn first_of(&self, root: NodeId, selectors: &[&'static str]) -> Option<(&'static str, Vec<NodeId>)> {
        selectors.iter().map(|s| (*s, self.all(root, s))).find(|(_, found)| !found.is_empty())
    }

    /// True when the node is left out.
    pub fn is_skipped(&self, id: NodeId) -> bool {
        self.skipped[id as usize]
    }

    /// Elements that speak of other people, in document order.
    pub fn others(&self) -> &[NodeId] {
        self.others.get_or_init(|| {
            let person = self.recipe.roots.iter().find_map(|s| self.index.first(0, s));
            others::parts(self.page(), person)
        })
    }

    /// True for what stands among other people.
    pub fn is_of_others(&self, id: NodeId) -> bool {
        let others = self.others();
        let before = others.partition_point(|&o| o <= id);
        before.checked_sub(1).is_some_and(|at| self.page().contains(others[at], id))
    }

    /// The page with what is skipped and what is of others hidden.
    pub fn own(&self) -> Cow<'p, Page> {
        let mut hidden = self.others().to_vec();
        hidden.extend((0..self.page().len() as NodeId).filter(|&id| self.is_skipped(id)));
        others::without(self.page(), &hidden)
    }

    /// Lines of an element without what is skipped, and without what `but` names besides.
    pub fn lines(&self, id: NodeId, but: &dyn Fn(NodeId) -> bool) -> Vec<Line> {
        self.page().lines_without(id, &|n| self.is_skipped(n) || but(n))
    }

    /// Text of an element, or what a form field holds.
    pub fn text(&self, id: NodeId, by: &str) -> Option<Read<String>> {
        match self.page().name(id) {
            "input" | "textarea" | "select" => self.attribute(id, "value", by),
            "meta" => self.attribute(id, "content", by),
            _ => joined(&self.lines(id, &|_| false), id, by),
        }
    }

    /// A value of an attribute.
    pub fn attribute(&self, id: NodeId, name: &str, by: &str) -> Option<Read<String>> {
        let text = collapse(self.page().attribute(id, name)?);
        is_shown(&text).then(|| Read::text(text, Place::within(id, name), by))
    }

    /// The first of the takes that yields text which `accept` takes.
    pub fn take(&self, scope: NodeId, takes: &[Take], accept: &dyn Fn(&str) -> bool) -> Option<Read<String>> {
        takes.iter().find_map(|t| self.take_one(scope, t, accept))
    }

    fn take_one(&self, scope: NodeId, take: &Take, accept: &dyn Fn(&str) -> bool) -> Option<Read<String>> {
        let fits = |read: &Read<String>| accept(&read.value);
        match *take {
            Take::Text(select) => {
                self.scoped(scope, select).into_iter().filter_map(|n| self.text(n, select)).find(fits)
            }
            Take::Attribute(select, name) => {
                self.scoped(scope, select).into_iter().filter_map(|n| self.attribute(n, name, select)).find(fits)
            }
            Take::Line(select, at) => {
                self.scoped(scope, select).into_iter().filter_map(|n| self.line(n, at, select)).find(fits)
            }
            Take::Label(labels, offset) => self.labelled(scope, labels, offset).filter(fits),
            Take::Join(parts) => self.join(scope, parts).filter(fits),
        }
    }

    fn scoped(&self, scope: NodeId, select: &str) -> Vec<NodeId> {
        if select == ":scope" { vec![scope] } else { self.all(scope, select) }
    }

    fn line(&self, id: NodeId, at: usize, by: &str) -> Option<Read<String>> {
        let line = self.lines(id, &|_| false).into_iter().nth(at)?;
        is_shown(&line.text).then(|| Read::text(line.text, Place::text(line.node), by))
    }

    fn join(&self, scope: NodeId, parts: &[(&str, Take)]) -> Option<Read<String>> {
        let mut whole: Option<Read<String>> = None;
        for (lead, take) in parts {
            let Some(part) = self.take_one(scope, take, &|_| true) else { continue };
            whole = Some(match whole {
                None => part,
                Some(before) => Read::text(format!("{}{lead}{}", before.value, part.value), before.place, &before.by),
            });
        }
        whole
    }

    /// The value beside a label: labels are compared without case, colon and star.
    fn labelled(&self, scope: NodeId, labels: &[&str], offset: usize) -> Option<Read<String>> {
        let [label, value] = self.recipe.pairs else { return None };
        let found = self.all(scope, label);
        let is = |id: NodeId| labels.contains(&self.label(id).as_str()) && !self.is_of_others(id);
        let at = found.iter().position(|&id| is(id))?;
        let id = *found.get(at + offset)?;
        if offset > 0 && !self.label(id).is_empty() {
            return None;
        }
        let next = self.value_of(id, value)?;
        self.text(next, label)
    }

    /// The words of a label as labels are compared.
    fn label(&self, id: NodeId) -> String {
        let text = self.text(id, "").map(|r| r.value).unwrap_or_default();
        text.trim_matches(|c: char| c.is_whitespace() || matches!(c, ':' | '*' | '：')).to_lowercase()
    }

    /// The next sibling that matches `value`, not past another label.
    fn value_of(&self, label: NodeId, value: &str) -> Option<NodeId> {
        let page = self.page();
        let next = std::iter::successors(page.next_sibling(label), |&n| page.next_sibling(n));
        next.take(8).find(|&n| page.element(n).is_some()).filter(|&n| self.index.is(n, &[value]))
    }
}

/// Lines as one text at the innermost element that holds them.
fn joined(lines: &[Line], id: NodeId, by: &str) -> Option<Read<String>> {
    let node = if let [line] = lines { line.node } else { id };
    let text = lines.iter().map(|l| l.text.as_str()).collect::<Vec<_>>().join(" ");
    is_shown(&text).then(|| Read::text(text, Place::text(node), by))
}

/// False for nothing, for the stars that stand in for words a guest may not see, and for what programs write where
/// there is nothing.
pub fn is_shown(text: &str) -> bool {
    text.chars().any(|c| c.is_alphanumeric())
        && !matches!(text, "None" | "(none)" | "null" | "undefined" | "N/A" | "n/a")
}
