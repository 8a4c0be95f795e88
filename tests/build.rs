//! Files that the build must refuse beside signals ([signals](signals.rs)): lists and technologies with file, line
//! and reason, recipes with the selector.

#![allow(clippy::unwrap_used)]

#[allow(dead_code, missing_docs)]
#[path = "../build/lists.rs"]
mod lists;
#[allow(dead_code, missing_docs)]
#[path = "../build/sites.rs"]
mod sites;

use std::path::Path;

const LISTS: &str = r#"[[lists]]
id = "freemail"
title = "Domains"
origin = "a list"
address = "https://lists.example/"
licence = "MIT"
dated = "2026-09"
old_after_months = 36
rows = 3
note = "As gaps."

[[publications]]
kind = "company"
publisher = "An office"
title = "A designation"
date = "2026-02-19"
address = "https://office.example/"
months = 0
"#;

const TECHNOLOGIES: &str = r#"title = "Months"
origin = "Announcements"
address = "src/lists/technology.toml"
licence = "Facts"
dated = "2023-03"
old_after_months = 60
note = "The earliest month."
technologies = [
  { since = "2007-01", names = ["Slate", "Slates"], source = "A fair, 2007-01-09" },
  { since = "2013-03", names = ["Harbour"], source = "A talk, 2013-03-15" },
]
"#;

fn refused_list(text: &str) -> String {
    let source = lists::Source { path: Path::new("lists.toml"), text };
    let table = |name: &str| (name == "freemail").then(|| vec![27, 0, 0, 0, 3, 9]);
    lists::tables(&source, "", table).err().unwrap_or_default().join("\n")
}

fn refused_technology(text: &str) -> String {
    let source = lists::Source { path: Path::new("technology.toml"), text };
    lists::technologies(&source).err().unwrap_or_default().join("\n")
}

/// Each file is whole, and each change of it is refused with these words.
fn each(whole: &str, refused: fn(&str) -> String, changes: &[(&str, &str, &str)]) {
    assert_eq!(refused(whole), "");
    for (old, new, words) in changes {
        assert!(whole.contains(old), "{old:?} is not in the whole file");
        let said = refused(&whole.replacen(old, new, 1));
        assert!(said.starts_with(words), "{old:?} -> {new:?}: {said:?}");
    }
}

#[test]
fn a_list_is_whole_or_refused_with_its_line() {
    each(
        LISTS,
        refused_list,
        &[
            ("2026-09", "2026-99", "lists.toml:1: list \"freemail\": dated \"2026-99\" is no date"),
            ("2026-09", "someday", "lists.toml:1: list \"freemail\": dated \"someday\" is no date"),
            ("2026-09", "+026-09", "lists.toml:1: list \"freemail\": dated \"+026-09\" is no date"),
            ("\"MIT\"", "\" \"", "lists.toml:1: list \"freemail\": licence is empty"),
            ("rows = 3", "rows = 4", "lists.toml:1: list \"freemail\": rows = 4, and the table has 3"),
            ("\"freemail\"", "\"freemial\"", "lists.toml:1: list \"freemial\": there is no table of that name"),
            ("rows = 3", "row = 3", "lists.toml:9: unknown field `row`"),
            ("\"company\"", "\"planet\"", "lists.toml:12: publication \"A designation\": kind \"planet\" is none of"),
            (
                "2026-02-19",
                "2026-02-30",
                "lists.toml:12: publication \"A designation\": date \"2026-02-30\" is no date",
            ),
            ("\"An office\"", "\"\"", "lists.toml:12: publication \"A designation\": publisher, title or address"),
        ],
    );
    let (list, publication) = LISTS.split_once("[[publications]]").unwrap();
    let twice = refused_list(&format!("{list}{list}[[publications]]{publication}"));
    assert_eq!(twice, "lists.toml:12: list \"freemail\": is there twice");
}

#[test]
fn a_technology_is_whole_or_refused_with_its_line() {
    each(
        TECHNOLOGIES,
        refused_technology,
        &[
            ("2013-03\"", "2013-77\"", "technology.toml:10: [\"Harbour\"]: since \"2013-77\" is no month"),
            ("2007-01\"", "2007\"", "technology.toml:9: [\"Slate\", \"Slates\"]: since \"2007\" is no month"),
            ("\"Harbour\"", "\"Slates\"", "technology.toml:10: \"Slates\" is there twice"),
            ("[\"Harbour\"]", "[]", "technology.toml:10: 2013-03 []: names and a source must not be empty"),
            ("\"A talk, 2013-03-15\"", "\"\"", "technology.toml:10: 2013-03 [\"Harbour\"]: names and a source"),
            ("\"Facts\"", "\"\"", "technology.toml:1: licence is empty"),
            ("2023-03", "2023-3", "technology.toml:1: dated \"2023-3\" is no date"),
        ],
    );
}

const RECIPE: &str = r#"id = "slate"
name = "Slate"
checked = "2026-11-22"
confidence = "A"
regions = ["main"]
roots = ["main > h1, [title='a, b)']", "a:not([href*='merge'])"]
skip = []
pairs = { label = "dt", value = "dd" }
[[address]]
host = "slate.example"
path = "/**"
kind = "candidate"
[fields]
name = ["main h1 @title", { label = ["name, please:"] }, { select = "h2", line = 1 }]
"#;

#[test]
fn an_empty_or_broken_selector_is_refused() {
    let refused = |text: &str| sites::site(text, Path::new("slate.toml")).err().unwrap_or_default();
    assert_eq!(refused(RECIPE), "");
    for (old, new, words) in [
        ("\"main\"]", "\"\"]", "regions: selector \"\" is empty"),
        ("\"main\"]", "\"main, \"]", "regions: selector \"main, \" is empty, or a part of it"),
        ("main > h1,", "main >,", "roots: selector"),
        ("a, b)']", "a, b)'", "has a bracket or a quote that does not close"),
        ("a, b)']", "a, b)]", "has a bracket or a quote that does not close"),
        ("a:not([href*='merge'])", "a:not()", "roots: selector \"a:not()\" is not finished"),
        ("skip = []", "skip = ['div..x']", "skip: selector \"div..x\" is not finished"),
        ("\"dd\"", "\"dd #\"", "value: selector \"dd #\" is not finished"),
        ("\"main h1 @title\"", "\" @title\"", "name: selector \" @title\" is empty"),
        ("\"h2\"", "\"h2(\"", "select: selector \"h2(\" has a bracket"),
    ] {
        assert!(RECIPE.contains(old), "{old}");
        let said = refused(&RECIPE.replacen(old, new, 1));
        assert!(said.contains(words), "{old} -> {new}: {said}");
    }
}
