//! Parts of a Word document and how they refer to each other.

use crate::document::xml::{attribute, into_text, is, tree};
use crate::document::zip::Archive;
use std::collections::BTreeMap;

/// A reference from one part to another, or out of the file.
#[derive(Debug, Clone)]
pub struct Relation {
    /// Last part of its type: `hyperlink`, `image`, `header`.
    pub kind: String,
    /// Path in the archive, or an address.
    pub target: String,
    /// Leads out of the file.
    pub external: bool,
}

/// References of one part, by their ids.
pub type Relations = BTreeMap<String, Relation>;

/// The text of a part.
pub fn part(archive: &mut Archive<'_>, name: &str) -> Option<String> {
    archive.read(name).map(into_text)
}

/// The references of the part `name`; of the whole file for an empty one.
pub fn relations(archive: &mut Archive<'_>, name: &str) -> Relations {
    let (folder, file) = name.rsplit_once('/').unwrap_or(("", name));
    let slash = if folder.is_empty() { "" } else { "/" };
    let written = part(archive, &format!("{folder}{slash}_rels/{file}.rels")).unwrap_or_default();
    let Some(tree) = tree(&written) else { return Relations::new() };
    let mut relations = Relations::new();
    for node in tree.root_element().children().filter(|c| is(*c, "Relationship")) {
        let get = |name| attribute(node, name).unwrap_or_default();
        let external = get("TargetMode").eq_ignore_ascii_case("external");
        let target = if external { get("Target").to_owned() } else { resolve(folder, get("Target")) };
        let kind = get("Type").rsplit('/').next().unwrap_or_default().to_owned();
        relations.insert(get("Id").to_owned(), Relation { kind, target, external });
    }
    relations
}

/// A path seen from a folder.
fn resolve(folder: &str, target: &str) -> String {
    if let Some(whole) = target.strip_prefix('/') {
        return whole.to_owned();
    }
    let mut parts: Vec<&str> = folder.split('/').filter(|p| !p.is_empty()).collect();
    for step in target.split('/') {
        match step {
            ".." => drop(parts.pop()),
            "." | "" => {}
            _ => parts.push(step),
        }
    }
    parts.join("/")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn paths_are_seen_from_their_folder() {
        for (folder, target, path) in [
            ("word", "media/a.png", "word/media/a.png"),
            ("word", "/docProps/core.xml", "docProps/core.xml"),
            ("word/x", "../../a", "a"),
            ("", "../../a", "a"),
        ] {
            assert_eq!(resolve(folder, target), path);
        }
    }
}
