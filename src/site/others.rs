//! Parts of a page that speak of other people: notes, feeds, score cards, who hires, who refers.
//!
//! An applicant system shows them beside the candidate, with mailboxes, numbers and links that are not the candidate's.

use super::semantic::words;
use crate::page::{NodeId, Page};
use std::borrow::Cow;

/// The outermost elements of such parts, without any that holds `person`.
pub fn parts(page: &Page, person: Option<NodeId>) -> Vec<NodeId> {
    let mut found: Vec<NodeId> = Vec::new();
    let mut past = 0;
    for id in 0..page.len() as NodeId {
        let holds = |id: NodeId| person.is_some_and(|p| page.contains(id, p));
        if id >= past && names(page, id) && is_of_others(page, id) {
            found.extend(behind(page, id).into_iter().filter(|&n| n >= past && !holds(n)));
            past = found.last().map_or(past, |&n| page.end(n));
        }
    }
    found
}

/// "Notes"; and of labels those that begin so: "Recruiter email".
fn is_of_others(page: &Page, id: NodeId) -> bool {
    let text = page.text(id);
    let first = text.split(' ').next().unwrap_or_default();
    words::meaning(&text).is_of_others() || is_label(page.name(id)) && words::meaning(first).is_of_others()
}

/// True for what names what comes next: headings and labels.
fn names(page: &Page, id: NodeId) -> bool {
    is_heading(page, id) || is_label(page.name(id))
}

fn is_label(name: &str) -> bool {
    matches!(name, "label" | "dt" | "th")
}

/// The page with these elements hidden.
pub fn without<'p>(page: &'p Page, hidden: &[NodeId]) -> Cow<'p, Page> {
    let mut page = Cow::Borrowed(page);
    if !hidden.is_empty() {
        page.to_mut().hide(hidden);
    }
    page
}

/// What stands behind a heading or a label, or behind the element around it alone: the next siblings up to the next
/// label, or to a heading that is not below this one.
fn behind(page: &Page, title: NodeId) -> Vec<NodeId> {
    let lonely = |n: NodeId, p: NodeId| page.children(p).take(4).all(|c| c == n || page.element(c).is_none());
    let alone = |&n: &NodeId| page.parent(n).filter(|&p| lonely(n, p));
    let outer = std::iter::successors(Some(title), alone).take(3).last().unwrap_or(title);
    let level = page.name(title);
    // A heading of the same level ends the part when it begins what stands there, one above it wherever it stands.
    let ends = |first: usize, n: NodeId| match is_label(level) {
        true => is_label(page.name(n)) && first == 0,
        false => is_heading(page, n) && (page.name(n) < level || first < 4 && page.name(n) == level),
    };
    let goes_on = |&n: &NodeId| !page.subtree(n).enumerate().any(|(first, n)| ends(first, n));
    std::iter::successors(page.next_sibling(outer), |&n| page.next_sibling(n)).take_while(goes_on).collect()
}

fn is_heading(page: &Page, id: NodeId) -> bool {
    let by_role = || page.attribute(id, "role") == Some("heading");
    matches!(page.name(id), "h1" | "h2" | "h3" | "h4" | "h5" | "h6" | "legend" | "summary") || by_role()
}

#[cfg(all(test, feature = "native"))]
mod tests {
    use super::*;
    use crate::page::html;

    #[test]
    fn parts_of_others_are_known_by_headings_and_labels() {
        for (html, expected) in [
            ("<b>Mara</b><h3>Notes (2)</h3><p>Tom</p><p>Ada</p><h3>Skills</h3><p>Tides</p>", vec!["Tom", "Ada"]),
            ("<b>Mara</b><div><header><h2>Hiring team</h2></header><h3>Tom</h3></div><p>x</p>", vec!["Tom"]),
            ("<b>Mara</b><h2>Kommentare</h2><div><h3>Tom</h3><p>x</p></div><div><h2>x</h2></div>", vec!["Tom x"]),
            ("<b>Mara</b><dl><dt>Recruiter:</dt><dd>Tom</dd><dt>Mail</dt><dd>x</dd></dl>", vec!["Tom"]),
            ("<b>Mara</b><dl><dt>Recruiter email</dt><dd>Tom</dd><dt>Email</dt><dd>x</dd></dl>", vec!["Tom"]),
            ("<h2>Messages</h2><p>Tom</p><div><h1>x</h1><b>Mara</b></div>", vec!["Tom"]),
            ("<h2>Messages</h2><p>Tom</p><div><b>Mara</b></div><p>Ada</p>", vec!["Tom", "Ada"]),
            ("<b>Mara</b><h2>Experience</h2><p>x</p>", vec![]),
        ] {
            let page = html::parse(html, "");
            let person = (0..page.len() as NodeId).find(|&n| page.name(n) == "b");
            let texts = parts(&page, person).into_iter().map(|n| page.text(n)).filter(|t| !t.is_empty());
            assert_eq!(texts.collect::<Vec<_>>(), expected, "{html}");
        }
    }
}
