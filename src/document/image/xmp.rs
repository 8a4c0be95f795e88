//! XMP: what a file says of itself as RDF (ISO 16684-1). For pictures and for PDF.

use super::say;
use crate::document::Property;
use crate::document::xml::{self, is};
use roxmltree::Node;

/// Name spaces by the prefix that everybody writes, whatever the file calls them.
const SPACES: &[(&str, &str)] = &[
    ("http://purl.org/dc/elements/1.1/", "dc"),
    ("http://ns.adobe.com/xap/1.0/", "xmp"),
    ("http://ns.adobe.com/xap/1.0/mm/", "xmpMM"),
    ("http://ns.adobe.com/xap/1.0/rights/", "xmpRights"),
    ("http://ns.adobe.com/pdf/1.3/", "pdf"),
    ("http://ns.adobe.com/pdfx/1.3/", "pdfx"),
    ("http://ns.adobe.com/photoshop/1.0/", "photoshop"),
    ("http://ns.adobe.com/tiff/1.0/", "tiff"),
    ("http://ns.adobe.com/exif/1.0/", "exif"),
    ("http://iptc.org/std/Iptc4xmpExt/2008-02-29/", "Iptc4xmpExt"),
    ("http://iptc.org/std/Iptc4xmpCore/1.0/xmlns/", "Iptc4xmpCore"),
    ("http://cv.iptc.org/newscodes/digitalsourcetype/", "digitalsourcetype"),
];

/// Levels of a value that are joined into one text.
const DEPTH: usize = 12;

/// Reads a packet. What IPTC defines has the source `iptc`, all else `xmp`.
pub fn read(packet: &[u8], properties: &mut Vec<Property>) {
    let text = xml::text(packet);
    let from = text.find("<x:xmpmeta").or_else(|| text.find("<rdf:RDF")).or_else(|| text.find('<')).unwrap_or(0);
    let to = ["</x:xmpmeta>", "</rdf:RDF>"].iter().find_map(|end| Some(text.rfind(end)? + end.len()));
    let Some(packet) = text.get(from..to.unwrap_or(text.len())) else { return };
    let Some(tree) = xml::tree(packet.trim_matches('\0')) else { return };
    for described in tree.descendants().filter(|n| is(*n, "Description") && n.parent().is_some_and(|p| is(p, "RDF"))) {
        for attribute in described.attributes() {
            keep(described, attribute.namespace(), attribute.name(), attribute.value(), properties);
        }
        for node in described.children().filter(Node::is_element) {
            keep(node, node.tag_name().namespace(), node.tag_name().name(), &value(node, 0), properties);
        }
    }
}

fn keep(node: Node<'_, '_>, space: Option<&str>, name: &str, value: &str, properties: &mut Vec<Property>) {
    let Some(space) = space.filter(|s| !s.ends_with("rdf-syntax-ns#")) else { return };
    let known = SPACES.iter().find(|(uri, _)| *uri == space).map(|(_, prefix)| *prefix);
    let prefix = known.or_else(|| node.lookup_prefix(space)).unwrap_or_default();
    match prefix {
        "Iptc4xmpExt" | "Iptc4xmpCore" => say(properties, "iptc", name, value),
        _ => say(properties, "xmp", &format!("{prefix}:{name}"), value),
    }
}

/// A value as one text: items parted by semicolons, fields by spaces.
fn value(node: Node<'_, '_>, depth: usize) -> String {
    let own =
        node.attributes().filter(|a| a.namespace().is_some_and(|s| !s.contains("rdf-syntax") && !s.contains("XML/")));
    let link = node.attributes().filter(|a| a.name() == "resource");
    let mut parts: Vec<String> = own.chain(link).map(|a| a.value().trim().to_owned()).collect();
    for child in node.children() {
        match child.is_element() {
            true if depth < DEPTH => parts.push(value(child, depth + 1)),
            true => {}
            false => parts.push(child.text().unwrap_or_default().trim().to_owned()),
        }
    }
    parts.retain(|p| !p.is_empty());
    let is_list = ["Seq", "Bag", "Alt"].iter().any(|list| is(node, list));
    parts.join(if is_list { "; " } else { " " })
}
