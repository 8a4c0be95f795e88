//! Rust sources as the house test looks at them: without comments, texts and tests.

use std::path::{Path, PathBuf};

/// A file with its path from the root of the project.
pub struct Source {
    /// `src/page/wire.rs`.
    pub name: String,
    /// As written.
    pub text: String,
}

/// The root of the project.
pub fn root() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

/// All files below a folder, sorted; none when the folder is not there.
pub fn files_below(folder: &Path) -> Vec<PathBuf> {
    let mut found = Vec::new();
    let mut open = vec![folder.to_owned()];
    while let Some(folder) = open.pop() {
        for entry in std::fs::read_dir(folder).into_iter().flatten().flatten() {
            let path = entry.path();
            match path.is_dir() {
                true if path.file_name().is_some_and(|n| n == "node_modules") => {}
                true => open.push(path),
                false => found.push(path),
            }
        }
    }
    found.sort();
    found
}

/// The Rust files below a folder of the project.
pub fn rust_below(folder: &str) -> Vec<Source> {
    let is_rust = |path: &PathBuf| path.extension().is_some_and(|e| e == "rs");
    files_below(&root().join(folder)).into_iter().filter(is_rust).map(Source::read).collect()
}

impl Source {
    fn read(path: PathBuf) -> Source {
        let name = path.strip_prefix(root()).unwrap_or(&path).to_string_lossy().into_owned();
        Source { text: std::fs::read_to_string(&path).unwrap_or_default(), name }
    }

    /// The module of the crate that the file belongs to: `page` for `src/page.rs` and `src/page/html.rs`.
    pub fn module(&self) -> String {
        let first = self.name.split('/').nth(1).unwrap_or_default();
        first.trim_end_matches(".rs").to_owned()
    }

    /// Modules of the crate that the file uses outside its tests; `crate` for values of the root.
    pub fn uses(&self) -> Vec<String> {
        if self.name.ends_with("/tests.rs") {
            return Vec::new();
        }
        let code = without_tests(&code_only(&self.text));
        let mut used = Vec::new();
        for rest in code.split("crate::").skip(1) {
            match rest.strip_prefix('{') {
                Some(list) => used.extend(first_names(list)),
                None => used.extend(identifier(rest)),
            }
        }
        let mut used: Vec<String> =
            used.into_iter().map(|name| if is_value(&name) { "crate".into() } else { name }).collect();
        used.sort();
        used.dedup();
        used
    }

    /// Name, first line and number of lines of each function with a body.
    pub fn functions(&self) -> Vec<(String, usize, usize)> {
        let code = code_only(&self.text);
        let mut found = Vec::new();
        for (at, _) in code.match_indices("fn ") {
            let starts_word = !code[..at].ends_with(|c: char| c.is_alphanumeric() || c == '_');
            let Some(name) = identifier(&code[at + 3..]).filter(|_| starts_word) else { continue };
            let Some(open) = code[at..].find(['{', ';']).map(|i| at + i) else { continue };
            if code[open..].starts_with('{') {
                let line = code[..at].matches('\n').count() + 1;
                found.push((name, line, code[at..closing(&code, open)].matches('\n').count() + 1));
            }
        }
        found
    }
}

/// `World` and the like are values of the root, lower-case names are modules.
fn is_value(name: &str) -> bool {
    name.starts_with(char::is_uppercase)
}

/// First segments of a `{a::b, c}` list whose opening brace is already read.
fn first_names(list: &str) -> Vec<String> {
    let mut depth = 0;
    let mut names = vec![String::new()];
    for c in list.chars() {
        match c {
            '}' if depth == 0 => break,
            '{' => depth += 1,
            '}' => depth -= 1,
            ',' if depth == 0 => names.push(String::new()),
            _ if depth == 0 => names.last_mut().into_iter().for_each(|n| n.push(c)),
            _ => {}
        }
    }
    names.iter().filter_map(|name| identifier(name.trim())).collect()
}

fn identifier(text: &str) -> Option<String> {
    let name: String = text.chars().take_while(|c| c.is_alphanumeric() || *c == '_').collect();
    (!name.is_empty()).then_some(name)
}

/// Position after the brace that closes the one at `open`.
fn closing(code: &str, open: usize) -> usize {
    let mut depth = 0;
    for (at, c) in code[open..].char_indices() {
        match c {
            '{' => depth += 1,
            '}' => depth -= 1,
            _ => continue,
        }
        if depth == 0 {
            return open + at + 1;
        }
    }
    code.len()
}

/// The code without items marked `#[cfg(test)]`.
fn without_tests(code: &str) -> String {
    let mut kept = String::new();
    let mut rest = code;
    while let Some(at) = rest.find("#[cfg(test)]") {
        kept.push_str(&rest[..at]);
        let Some(open) = rest[at..].find(['{', ';']).map(|i| at + i) else { return kept };
        let end = if rest[open..].starts_with('{') { closing(rest, open) } else { open + 1 };
        rest = &rest[end..];
    }
    kept + rest
}

/// The code with comments, texts and characters blanked out; lines stay where they are.
fn code_only(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let mut rest = text;
    while let Some(c) = rest.chars().next() {
        let skipped = skipped(rest, out.chars().next_back());
        let taken = if skipped > 0 { skipped } else { c.len_utf8() };
        match skipped {
            0 => out.push(c),
            _ => out.extend(rest[..taken].chars().map(|c| if c == '\n' { c } else { ' ' })),
        }
        rest = &rest[taken..];
    }
    out
}

/// Bytes of the comment, text or character at the start; 0 for code.
fn skipped(rest: &str, before: Option<char>) -> usize {
    let in_word = before.is_some_and(|c| c.is_alphanumeric() || c == '_');
    if rest.starts_with("//") {
        return rest.find('\n').unwrap_or(rest.len());
    }
    if rest.starts_with("/*") {
        return rest.find("*/").map_or(rest.len(), |end| end + 2);
    }
    if rest.starts_with('r') && !in_word && raw_text(rest) > 0 {
        return raw_text(rest);
    }
    match rest.as_bytes().first() {
        Some(b'"') => quoted(rest, '"'),
        // A life time has no second quote right after its first character.
        Some(b'\'') if is_character(rest) => quoted(rest, '\''),
        _ => 0,
    }
}

fn is_character(rest: &str) -> bool {
    let mut chars = rest.chars().skip(1);
    match chars.next() {
        Some('\\') => true,
        Some(_) => chars.next() == Some('\''),
        None => false,
    }
}

fn raw_text(rest: &str) -> usize {
    let hashes = rest[1..].chars().take_while(|c| *c == '#').count();
    if !rest[1 + hashes..].starts_with('"') {
        return 0;
    }
    let end = format!("\"{}", "#".repeat(hashes));
    let body = 2 + hashes;
    rest[body..].find(&end).map_or(rest.len(), |at| body + at + end.len())
}

fn quoted(rest: &str, quote: char) -> usize {
    let mut escaped = false;
    for (at, c) in rest.char_indices().skip(1) {
        match c {
            _ if escaped => escaped = false,
            '\\' => escaped = true,
            _ if c == quote => return at + c.len_utf8(),
            _ => {}
        }
    }
    rest.len()
}

#[test]
fn the_reader_of_sources_is_not_fooled() {
    let text = "//! use crate::main;\nuse crate::{page::{Node, NONE}, World};\nfn one<'a>(x: &'a str) -> char {\n    let _ = r#\"crate::site }\"#;\n    /* crate::wasm */ '}'\n}\nfn two();\n#[cfg(test)]\nmod tests { use crate::report; }\nfn three() { crate::pattern::go() }\n";
    let source = Source { name: "src/candidate/x.rs".into(), text: text.into() };
    assert_eq!(source.module(), "candidate");
    assert_eq!(source.uses(), ["crate", "page", "pattern"]);
    assert_eq!(source.functions(), [("one".to_owned(), 3, 4), ("three".to_owned(), 10, 1)]);
}
