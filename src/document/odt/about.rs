//! What an OpenDocument text says of itself.

use crate::document::xml::{self, attribute, child, is};
use crate::document::{Document, Property};
use roxmltree::Node;

/// Properties kept of one part.
const MOST: usize = 200;

fn property(document: &mut Document, source: &str, name: &str, value: &str) {
    let count = document.properties.iter().filter(|p| p.source == source).count();
    if !value.trim().is_empty() && count < MOST {
        let value = crate::page::clip(value.trim(), 4_000).to_owned();
        document.properties.push(Property { source: source.to_owned(), name: name.to_owned(), value });
    }
}

/// Reads `meta.xml`, or the same in a flat file.
pub fn meta(root: Node<'_, '_>, document: &mut Document) {
    for node in child(root, "meta").into_iter().flat_map(|m| m.children()).filter(Node::is_element).take(MOST) {
        match node.tag_name().name() {
            "user-defined" => {
                property(document, "custom", attribute(node, "name").unwrap_or_default(), &xml::content(node))
            }
            "template" => {
                let named = attribute(node, "href").or_else(|| attribute(node, "title"));
                property(document, "meta", "template", named.unwrap_or_default());
            }
            "document-statistic" => {}
            name => property(document, "meta", name, &xml::content(node)),
        }
    }
}

/// Numbers of editing sessions, printer and the like.
pub fn settings(root: Node<'_, '_>, document: &mut Document) {
    const NAMED: &[&str] = &["Rsid", "RsidRoot", "PrinterName", "RedlineProtectionKey"];
    for item in root.descendants().filter(|n| is(*n, "config-item")) {
        let name = attribute(item, "name").unwrap_or_default();
        if NAMED.contains(&name) {
            property(document, "settings", name, &xml::content(item));
        }
    }
}

/// Names of the fonts.
pub fn fonts(root: Node<'_, '_>, document: &mut Document) {
    let faces = child(root, "font-face-decls").into_iter().flat_map(|f| f.children()).filter(|c| is(*c, "font-face"));
    let family = |face| attribute(face, "font-family").or_else(|| attribute(face, "name"));
    let names = faces.filter_map(family).map(|n| n.trim_matches('\'').to_owned());
    document.fonts.extend(names.take(MOST));
}
