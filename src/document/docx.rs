//! Word documents (Office Open XML): the parts of the package, one after the other.
//!
//! Head and foot come before and after the text, notes at its end. Nothing that a document would
//! fetch or run is fetched or run: it is listed.

mod about;
mod body;
mod index;
mod parts;
mod styles;

use super::read::{Progress, Refused, refuse};
use super::zip::Archive;
use super::{Active, Document, Embedded, Format, Role, image, xml};
use body::Body;
use parts::{Relations, part, relations};
use styles::Styles;

/// Pictures that are looked at.
const PICTURES: usize = 64;

/// Reads a Word document.
///
/// # Errors
///
/// When it has no text part that could be read.
pub fn read(archive: &mut Archive<'_>, document: &mut Document, progress: Progress<'_>) -> Result<(), Refused> {
    document.format = Format::Docx;
    let package = relations(archive, "");
    let main = package.values().find(|r| r.kind == "officeDocument" && !r.external);
    let main = main.map_or("word/document.xml", |r| &r.target).to_owned();
    let links = relations(archive, &main);
    let written = part(archive, &main).unwrap_or_default();
    let damaged = || refuse("is a damaged Word document; open it and save it anew, or as PDF");
    let tree = xml::tree(&written).ok_or_else(damaged)?;
    progress(1, 4);
    let styles = load_styles(archive, &links);
    let backdrop = has_backdrop(tree.root_element());
    margins(archive, &links, "header", &styles, document);
    Body::new(document, &links, &styles, backdrop).write(tree.root_element(), None);
    progress(2, 4);
    for notes in ["footnotes", "endnotes"] {
        other(archive, &links, notes, &styles, None, document);
    }
    margins(archive, &links, "footer", &styles, document);
    progress(3, 4);
    about::read(archive, &package, &links, document);
    references(&links, document);
    contents(archive, document);
    pictures(archive, document, tree.root_element(), &links);
    document.cut |= archive.cut;
    progress(4, 4);
    Ok(())
}

fn load_styles(archive: &mut Archive<'_>, links: &Relations) -> Styles {
    let target = links.values().find(|r| r.kind == "styles" && !r.external).map(|r| r.target.clone());
    Styles::read(target.and_then(|t| part(archive, &t)).unwrap_or_default())
}

/// True when white letters may stand on something: a coloured page, or shapes behind the text.
fn has_backdrop(root: roxmltree::Node<'_, '_>) -> bool {
    xml::child(root, "background").is_some()
        || root.descendants().any(|n| xml::is(n, "anchor") && xml::attribute(n, "behindDoc") == Some("1"))
        || root.descendants().any(|n| xml::attribute(n, "style").is_some_and(|s| s.contains("z-index:-")))
}

/// Heads or feet, each once.
fn margins(archive: &mut Archive<'_>, links: &Relations, kind: &str, styles: &Styles, document: &mut Document) {
    other(archive, links, kind, styles, Some(Role::Margin), document);
}

/// All parts of a kind beside the main one.
fn other(
    archive: &mut Archive<'_>,
    links: &Relations,
    kind: &str,
    styles: &Styles,
    role: Option<Role>,
    document: &mut Document,
) {
    let mut targets: Vec<&str> =
        links.values().filter(|r| r.kind == kind && !r.external).map(|r| r.target.as_str()).collect();
    targets.sort_unstable();
    targets.dedup();
    let mut seen: Vec<String> = Vec::new();
    for target in targets.into_iter().take(64) {
        let Some(written) = part(archive, target) else { continue };
        let Some(tree) = xml::tree(&written) else { continue };
        let words = xml::content(tree.root_element());
        if !seen.contains(&words) {
            let links = relations(archive, target);
            let backdrop = has_backdrop(tree.root_element());
            Body::new(document, &links, styles, backdrop).write(tree.root_element(), role);
            references(&links, document);
            seen.push(words);
        }
    }
}

/// What leads out of the file and is no link.
fn references(links: &Relations, document: &mut Document) {
    for relation in links.values().filter(|r| r.external && r.kind != "hyperlink") {
        let what = match relation.kind.as_str() {
            "attachedTemplate" => "remote-template",
            "image" => "remote-picture",
            _ => "external-object",
        };
        let far = relation.target.contains("://") || relation.target.starts_with("\\\\");
        if what != "remote-template" || (far && !relation.target.starts_with("file:")) {
            activate(document, what, &relation.target);
        }
    }
}

/// Notes something active, once.
fn activate(document: &mut Document, what: &str, target: &str) {
    let active = Active { what: what.to_owned(), target: crate::page::clip(target.trim(), 500).to_owned() };
    if document.active.len() < 200 && !document.active.contains(&active) {
        document.active.push(active);
    }
}

/// Parts that are programs or files of their own.
fn contents(archive: &Archive<'_>, document: &mut Document) {
    for entry in archive.entries() {
        let name = entry.name.as_str();
        let file = name.rsplit('/').next().unwrap_or(name);
        match () {
            () if file.eq_ignore_ascii_case("vbaProject.bin") => activate(document, "macro", name),
            () if name.contains("/activeX/") && file.ends_with(".bin") => activate(document, "external-object", name),
            () if name.contains("/embeddings/") || name.contains("/afchunk") || file.starts_with("thumbnail.") => {
                document.embedded.push(Embedded { name: file.to_owned(), size: entry.size });
            }
            () => {}
        }
    }
}

/// The pictures of the package, those that are shown with their size.
fn pictures(archive: &mut Archive<'_>, document: &mut Document, root: roxmltree::Node<'_, '_>, links: &Relations) {
    let extents = body::extents(root, links);
    let media = |name: &str| name.contains("/media/") && !name.ends_with(".emf") && !name.ends_with(".wmf");
    let names: Vec<String> = archive.entries().iter().map(|e| e.name.clone()).filter(|n| media(n)).collect();
    document.cut |= names.len() > PICTURES;
    let mut left = image::PIXELS;
    for name in names.into_iter().take(PICTURES) {
        let Some(bytes) = archive.read(&name) else { continue };
        let Some(mut picture) = image::picture_within(&bytes, &mut left) else { continue };
        if let Some((_, width, height)) = extents.iter().find(|(target, ..)| *target == name) {
            (picture.area.right, picture.area.bottom) = (*width, *height);
        }
        document.pictures.push(picture);
    }
}

#[cfg(test)]
mod tests;
