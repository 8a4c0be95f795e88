//! OpenDocument texts, packed or as one flat file.

mod about;
mod body;
mod styles;

use super::read::{Progress, Refused, refuse};
use super::zip::Archive;
use super::{Active, Document, Embedded, Format, image, xml};
use roxmltree::Node;
use styles::Styles;

/// Pictures that are looked at.
const PICTURES: usize = 64;

const LOCKED: &str = "is protected with a password; ask for a copy without one, or open it and save it without";
const DAMAGED: &str = "is a damaged OpenDocument text; open it and save it anew, or as PDF";

/// Reads a packed text.
///
/// # Errors
///
/// When it is locked, or its text cannot be read.
pub fn read(archive: &mut Archive<'_>, document: &mut Document, progress: Progress<'_>) -> Result<(), Refused> {
    document.format = Format::Odt;
    let manifest = part(archive, "META-INF/manifest.xml");
    if manifest.contains("encryption-data") {
        return Err(refuse(LOCKED));
    }
    let (written, styled, meta) =
        (part(archive, "content.xml"), part(archive, "styles.xml"), part(archive, "meta.xml"));
    let content = xml::tree(&written).ok_or_else(|| refuse(DAMAGED))?;
    let styled = xml::tree(&styled);
    progress(1, 3);
    let roots: Vec<Node<'_, '_>> = styled.iter().map(|t| t.root_element()).chain([content.root_element()]).collect();
    write(&roots, document);
    progress(2, 3);
    if let Some(meta) = xml::tree(&meta) {
        about::meta(meta.root_element(), document);
    }
    if let Some(settings) = xml::tree(&part(archive, "settings.xml")) {
        about::settings(settings.root_element(), document);
    }
    contents(archive, document);
    document.cut |= archive.cut;
    progress(3, 3);
    Ok(())
}

/// Reads a flat text.
///
/// # Errors
///
/// When it is no XML.
pub fn read_flat(text: &str, document: &mut Document) -> Result<(), Refused> {
    document.format = Format::Odt;
    let tree = xml::tree(text).ok_or_else(|| refuse(DAMAGED))?;
    write(&[tree.root_element()], document);
    about::meta(tree.root_element(), document);
    about::settings(tree.root_element(), document);
    Ok(())
}

fn part(archive: &mut Archive<'_>, name: &str) -> String {
    archive.read(name).map(|bytes| xml::text(&bytes).into_owned()).unwrap_or_default()
}

/// Head, text and foot.
fn write(roots: &[Node<'_, '_>], document: &mut Document) {
    let styles = Styles::read(roots);
    body::margins(roots, &styles, "header", document);
    for root in roots {
        if let Some(text) = xml::at(*root, &["body", "text"]) {
            body::write(text, &styles, None, document);
        }
    }
    body::margins(roots, &styles, "footer", document);
    for root in roots {
        about::fonts(*root, document);
        active(*root, document);
    }
}

/// What would fetch or run something.
fn active(root: Node<'_, '_>, document: &mut Document) {
    for node in root.descendants().filter(Node::is_element) {
        let target = xml::attribute(node, "href").unwrap_or_default();
        let far = target.contains("://") && !target.starts_with("vnd.sun.star");
        match node.tag_name().name() {
            "image" if far => activate(document, "remote-picture", target),
            "object" | "object-ole" | "plugin" | "floating-frame" | "section-source" | "applet" if far => {
                activate(document, "external-object", target);
            }
            "event-listener" => activate(document, "macro", target),
            _ => {}
        }
    }
}

fn activate(document: &mut Document, what: &str, target: &str) {
    let active = Active { what: what.to_owned(), target: crate::page::clip(target.trim(), 500).to_owned() };
    if document.active.len() < 200 && !document.active.contains(&active) {
        document.active.push(active);
    }
}

/// Parts that are pictures, programs or files of their own.
fn contents(archive: &mut Archive<'_>, document: &mut Document) {
    let entries = archive.entries().to_vec();
    let (mut pictures, mut left) = (0, image::PIXELS);
    for entry in entries {
        let file = entry.name.rsplit('/').next().unwrap_or_default();
        let top = entry.name.split('/').next().unwrap_or_default();
        match top {
            "Pictures" if pictures < PICTURES => {
                pictures += 1;
                document
                    .pictures
                    .extend(archive.read(&entry.name).and_then(|bytes| image::picture_within(&bytes, &mut left)));
            }
            "Basic" | "Scripts" if !file.is_empty() && !file.starts_with("script-l") => {
                activate(document, "macro", &entry.name);
            }
            "Thumbnails" if !file.is_empty() => embed(document, &entry.name, entry.size),
            _ if top.starts_with("Object ") && matches!(file, "content.xml")
                || top.starts_with("Object ") && top == file =>
            {
                embed(document, top, entry.size);
            }
            _ => {}
        }
    }
}

fn embed(document: &mut Document, name: &str, size: u64) {
    document.embedded.push(Embedded { name: name.to_owned(), size });
}

#[cfg(test)]
mod tests;
