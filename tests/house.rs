//! The house as it is drawn in `docs/architecture.md`: arrows between modules, sizes, documents.
//!
//! Cheap checks over the sources themselves. When one fails, either the change is in the wrong
//! place or the drawing is out of date: mend one of the two.

#![allow(clippy::unwrap_used)]

#[path = "house/source.rs"]
mod source;

use source::{Source, root, rust_below};
use std::collections::BTreeSet;
use std::path::{Path, PathBuf};

/// Longest file and longest function.
const FILE: usize = 600;
const FUNCTION: usize = 60;

/// Which module may use which. What is not here may not be used. `World` and `Day` are the root's
/// own values: a lower-case name is a module, the root is `crate`.
const ARROWS: &[(&str, &[&str])] = &[
    ("page", &[]),
    ("document", &["page"]),
    ("kept", &[]),
    ("phrase", &["kept"]),
    ("candidate", &["kept", "page"]),
    ("compare", &["candidate", "document", "kept"]),
    ("lists", &["candidate", "crate", "kept", "phrase"]),
    ("site", &["candidate", "document", "kept", "page"]),
    // A signal names its detector and a detector answers with an outcome: two halves of one layer.
    ("signal", &["candidate", "crate", "detect", "kept", "phrase"]),
    ("memory", &["candidate", "crate", "document", "lists"]),
    ("detect", &["candidate", "compare", "crate", "document", "kept", "lists", "memory", "phrase", "signal"]),
    ("assess", &["candidate", "compare", "crate", "document", "detect", "signal", "site"]),
    ("explain", &["assess", "candidate", "compare", "crate", "memory", "page", "signal", "site"]),
    (
        "report",
        &["assess", "candidate", "compare", "crate", "document", "explain", "lists", "memory", "signal", "site"],
    ),
    ("store", &[]),
    ("keeper", &["candidate", "crate", "document", "memory", "store"]),
];

/// The root and the shells around the core may use everything.
const SHELLS: &[&str] = &["lib", "main", "wasm"];

#[test]
fn arrows_point_one_way() {
    let mut wrong = Vec::new();
    for file in rust_below("src") {
        let module = file.module();
        if SHELLS.contains(&module.as_str()) {
            continue;
        }
        let Some((_, allowed)) = ARROWS.iter().find(|(name, _)| *name == module) else {
            wrong.push(format!("{}: module `{module}` is not in the table of arrows", file.name));
            continue;
        };
        for used in file.uses() {
            if used != module && !allowed.contains(&used.as_str()) {
                wrong.push(format!("{}: `{module}` may not use `{used}`", file.name));
            }
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn the_table_of_arrows_has_no_cycle_but_the_declared_one() {
    let reaches = |from: &str, to: &str| {
        let mut seen = BTreeSet::new();
        let mut open = vec![from];
        while let Some(module) = open.pop() {
            for next in ARROWS.iter().find(|(name, _)| *name == module).map_or(&[][..], |(_, uses)| uses) {
                if seen.insert(*next) {
                    open.push(next);
                }
            }
        }
        seen.contains(to)
    };
    let cycles: Vec<&str> = ARROWS.iter().map(|(name, _)| *name).filter(|name| reaches(name, name)).collect();
    assert_eq!(cycles, ["signal", "detect"]);
}

#[test]
fn files_and_functions_are_short() {
    let mut long = Vec::new();
    for file in all_rust() {
        let lines = file.text.lines().count();
        if lines > FILE {
            long.push(format!("{}: {lines} lines, at most {FILE}", file.name));
        }
        for (name, line, length) in file.functions() {
            if length > FUNCTION {
                long.push(format!("{}:{line}: fn {name} has {length} lines, at most {FUNCTION}", file.name));
            }
        }
    }
    assert!(long.is_empty(), "{}", long.join("\n"));
}

#[test]
fn every_module_says_what_it_is_for() {
    let silent: Vec<String> = all_rust().into_iter().filter(|f| !f.text.starts_with("//! ")).map(|f| f.name).collect();
    assert!(silent.is_empty(), "these files do not begin with `//! `:\n{}", silent.join("\n"));
}

#[test]
fn most_of_what_ships_is_rust() {
    let rust: usize = rust_below("src").iter().map(|f| f.text.lines().count()).sum();
    let script: usize = ["extension", "www"]
        .iter()
        .flat_map(|folder| files_below(folder))
        .filter(|path| path.extension().is_some_and(|e| e == "js") && !is_generated(path))
        .map(|path| std::fs::read_to_string(path).unwrap().lines().count())
        .sum();
    assert!(script < rust, "{script} lines of JavaScript against {rust} of Rust");
}

#[test]
fn every_shipped_file_is_in_the_drawing() {
    let drawing = read("docs/architecture.md");
    let missing: Vec<String> = files_below("extension")
        .into_iter()
        .filter(|path| !is_generated(path) && !is_told_by_folder(path))
        .map(|path| path.file_name().unwrap().to_string_lossy().into_owned())
        .filter(|name| !drawing.contains(&format!("`{name}`")))
        .collect();
    assert!(missing.is_empty(), "docs/architecture.md does not name these files of extension/: {missing:?}");
    let table = drawing.split("## The extension").nth(1).and_then(|rest| rest.split("\n## ").next()).unwrap();
    let cells = table.lines().filter(|l| l.starts_with("| `")).filter_map(|l| l.split('|').nth(1));
    for name in cells.flat_map(|cell| cell.split('`').skip(1).step_by(2)) {
        let path = root().join("extension").join(name);
        assert!(path.exists() || is_generated(&path), "docs/architecture.md names {name}, which is not there");
    }
}

#[test]
fn every_module_is_in_the_drawing() {
    let drawing = read("docs/architecture.md");
    for file in rust_below("src") {
        let module = file.module();
        let drawn = drawing.contains(&format!("`{module}`")) || drawing.contains(&format!("  {module}.rs"));
        assert!(drawn, "docs/architecture.md does not name `{module}`");
    }
}

#[test]
fn links_in_documents_lead_somewhere() {
    let mut dead = Vec::new();
    for document in documents() {
        let text = std::fs::read_to_string(&document).unwrap();
        for target in links(&text) {
            let path = target.split('#').next().unwrap();
            if !path.is_empty() && !document.parent().unwrap().join(path).exists() {
                dead.push(format!("{}: {target}", document.display()));
            }
        }
    }
    assert!(dead.is_empty(), "{}", dead.join("\n"));
}

#[test]
fn the_links_check_sees_links() {
    let text = "[a](docs/a.md) ![b](b.png) `[c](no)` [d](https://example.com/) [e](#here)\n```\n[f](no)\n```\n";
    assert_eq!(links(text), ["docs/a.md", "b.png", "#here"]);
}

#[test]
fn the_change_log_has_this_version() {
    let version = env!("CARGO_PKG_VERSION");
    let heading = format!("## {version}");
    let has = read("CHANGELOG.md").lines().any(|line| line == heading || line.starts_with(&format!("{heading} ")));
    assert!(has, "CHANGELOG.md has no heading {heading:?}");
}

fn all_rust() -> Vec<Source> {
    ["src", "build", "xtask/src", "tests"].into_iter().flat_map(rust_below).collect()
}

fn read(name: &str) -> String {
    std::fs::read_to_string(root().join(name)).unwrap_or_else(|e| panic!("{name}: {e}"))
}

fn files_below(folder: &str) -> Vec<PathBuf> {
    source::files_below(&root().join(folder))
}

/// Made by `./build.sh build`, or for the type checker only.
fn is_generated(path: &Path) -> bool {
    let name = path.file_name().unwrap().to_string_lossy();
    let made = ["engine.js", "documents.js", "memory.js", "words.txt", "lists.bin"];
    made.contains(&&*name) || name.ends_with("_bg.wasm") || name.ends_with(".d.ts")
}

/// Icons and translations are told by their folder.
fn is_told_by_folder(path: &Path) -> bool {
    path.components().any(|c| matches!(c.as_os_str().to_str(), Some("icons" | "_locales")))
}

/// The documents of the project: beside the root, in `docs/` and in `tests/`.
fn documents() -> Vec<PathBuf> {
    let mut all: Vec<PathBuf> = std::fs::read_dir(root()).unwrap().map(|e| e.unwrap().path()).collect();
    all.extend(files_below("docs"));
    all.extend(files_below("tests"));
    all.retain(|path| path.extension().is_some_and(|e| e == "md"));
    all.sort();
    all
}

/// Targets of Markdown links that stay inside the project.
fn links(text: &str) -> Vec<String> {
    let mut prose = String::new();
    let mut fenced = false;
    for line in text.lines() {
        fenced ^= line.trim_start().starts_with("```");
        if !fenced {
            prose.extend(line.split('`').step_by(2));
            prose.push('\n');
        }
    }
    let targets = prose.split("](").skip(1).filter_map(|rest| rest.split(')').next());
    targets.filter(|t| !t.contains("://") && !t.starts_with("mailto:")).map(str::to_owned).collect()
}
