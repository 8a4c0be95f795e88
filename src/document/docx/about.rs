//! What a Word document says of itself: properties, settings, comments, people, fonts.

use super::parts::{Relations, part};
use crate::document::xml::{self, attribute, child, is};
use crate::document::zip::Archive;
use crate::document::{Document, Property};
use roxmltree::Node;

/// Properties kept of one part.
const MOST: usize = 200;

/// Numbers of sessions that are listed.
const SESSIONS: usize = 200;

/// Reads all parts that describe the document.
pub fn read(archive: &mut Archive<'_>, package: &Relations, links: &Relations, document: &mut Document) {
    for (kind, source) in [("core-properties", "core"), ("extended-properties", "app")] {
        with(archive, package, kind, |root| leaves(root, source, document));
    }
    with(archive, package, "custom-properties", |root| custom(root, document));
    with(archive, links, "settings", |root| settings(root, document));
    with(archive, links, "comments", |root| comments(root, document));
    with(archive, links, "people", |root| people(root, document));
    with(archive, links, "fontTable", |root| fonts(root, document));
    template(archive, links, document);
}

/// Does something with the first part of a kind.
fn with(archive: &mut Archive<'_>, relations: &Relations, kind: &str, mut act: impl FnMut(Node<'_, '_>)) {
    let target = relations.values().find(|r| r.kind == kind && !r.external).map(|r| r.target.clone());
    let written = target.and_then(|t| part(archive, &t)).unwrap_or_default();
    if let Some(tree) = xml::tree(&written) {
        act(tree.root_element());
    }
}

fn property(document: &mut Document, source: &str, name: &str, value: &str) {
    let value = value.trim();
    let count = document.properties.iter().filter(|p| p.source == source).count();
    if !value.is_empty() && count < MOST {
        let (source, name) = (source.to_owned(), name.to_owned());
        document.properties.push(Property { source, name, value: crate::page::clip(value, 4_000).to_owned() });
    }
}

/// Elements that hold nothing but a text.
fn leaves(root: Node<'_, '_>, source: &str, document: &mut Document) {
    for node in root.children().filter(Node::is_element).take(MOST) {
        if !node.children().any(|c| c.is_element()) {
            property(document, source, node.tag_name().name(), node.text().unwrap_or_default());
        }
    }
}

fn custom(root: Node<'_, '_>, document: &mut Document) {
    for node in root.children().filter(|c| is(*c, "property")).take(MOST) {
        let name = attribute(node, "name").unwrap_or_default();
        property(document, "custom", name, &xml::content(node));
    }
}

fn settings(root: Node<'_, '_>, document: &mut Document) {
    if let Some(sessions) = child(root, "rsids") {
        rsids(sessions, document);
    }
    if let Some(guard) = child(root, "documentProtection") {
        property(document, "settings", "documentProtection", attribute(guard, "edit").unwrap_or("on"));
    }
    if child(root, "trackRevisions").is_some() {
        property(document, "settings", "trackRevisions", "on");
    }
    let language = child(root, "themeFontLang").and_then(|n| attribute(n, "val"));
    property(document, "settings", "language", language.unwrap_or_default());
}

/// Numbers of editing sessions: files that share some come of one another.
fn rsids(sessions: Node<'_, '_>, document: &mut Document) {
    let values =
        |name: &'static str| sessions.children().filter(move |c| is(*c, name)).filter_map(|n| attribute(n, "val"));
    let all: Vec<&str> = values("rsid").collect();
    property(document, "settings", "rsidRoot", values("rsidRoot").next().unwrap_or_default());
    property(document, "settings", "rsids", &all.len().to_string());
    property(document, "settings", "rsidList", &all.iter().take(SESSIONS).copied().collect::<Vec<_>>().join(" "));
}

fn comments(root: Node<'_, '_>, document: &mut Document) {
    for node in root.children().filter(|c| is(*c, "comment")).take(MOST) {
        let author = attribute(node, "author").unwrap_or_default();
        let date = attribute(node, "date").map(|d| format!("{d} ")).unwrap_or_default();
        property(document, "comments", author, &format!("{date}{}", xml::content(node)));
    }
}

/// Who worked on it, with the account where one is given.
fn people(root: Node<'_, '_>, document: &mut Document) {
    for node in root.children().filter(|c| is(*c, "person")).take(MOST) {
        let author = attribute(node, "author").unwrap_or_default();
        let account = child(node, "presenceInfo").and_then(|p| attribute(p, "userId")).unwrap_or_default();
        property(document, "settings", "person", &format!("{author} {account}"));
    }
}

fn fonts(root: Node<'_, '_>, document: &mut Document) {
    let names = root.children().filter(|c| is(*c, "font")).filter_map(|f| attribute(f, "name"));
    document.fonts.extend(names.take(MOST).map(str::to_owned));
}

/// The template that it says it is made of, with its path.
fn template(archive: &mut Archive<'_>, links: &Relations, document: &mut Document) {
    let Some(settings) = links.values().find(|r| r.kind == "settings" && !r.external) else { return };
    let links = super::parts::relations(archive, &settings.target);
    if let Some(template) = links.values().find(|r| r.kind == "attachedTemplate") {
        property(document, "settings", "attachedTemplate", &template.target);
    }
    super::references(&links, document);
}
