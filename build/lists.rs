//! `src/lists/lists.toml` as tables: where every list is from, and the publications that identifiers are named in.

use serde::Deserialize;
use std::fmt::Write;
use std::path::Path;

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct File {
    lists: Vec<List>,
    publications: Vec<Publication>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct List {
    id: String,
    title: String,
    origin: String,
    address: String,
    licence: String,
    dated: String,
    old_after_months: u16,
    rows: usize,
    note: String,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Publication {
    kind: String,
    publisher: String,
    title: String,
    date: String,
    address: String,
    months: u16,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Technologies {
    technologies: Vec<Technology>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Technology {
    since: String,
    names: Vec<String>,
    source: String,
}

/// Rust source of the months of technologies, and every name with the number of what it means; or
/// why the file is refused.
pub fn technologies(path: &Path) -> Result<(String, Vec<(String, usize)>), String> {
    let text = std::fs::read_to_string(path).map_err(|e| format!("{}: {e}", path.display()))?;
    let file: Technologies = toml::from_str(&text).map_err(|e| format!("{}: {e}", path.display()))?;
    let mut table = String::from("static TECHNOLOGIES: &[Technology] = &[\n");
    let mut all = Vec::new();
    for (number, Technology { since, names, source }) in file.technologies.into_iter().enumerate() {
        if names.is_empty() || source.is_empty() || since.len() != 7 {
            return Err(format!("{}: {since} {names:?}: it needs a month, names and a source", path.display()));
        }
        let _ = writeln!(table, "    Technology {{ public: {} }},", month(&since)?);
        all.extend(names.into_iter().map(|name| (name, number)));
    }
    Ok((table + "];\n", all))
}

/// Rust source of both tables, or why the file is refused.
pub fn tables(path: &Path) -> Result<String, String> {
    let text = std::fs::read_to_string(path).map_err(|e| format!("{}: {e}", path.display()))?;
    let file: File = toml::from_str(&text).map_err(|e| format!("{}: {e}", path.display()))?;
    let mut out = String::from("/// Every list with its origin.\nstatic ORIGINS: &[Origin] = &[\n");
    for List { id, title, origin, address, licence, dated, old_after_months, rows, note } in &file.lists {
        let dated = month(dated)?;
        let _ = writeln!(
            out,
            "    Origin {{ id: {id:?}, title: {title:?}, origin: {origin:?}, address: {address:?}, licence: {licence:?}, \
             dated: {dated}, old_after_months: {old_after_months}, rows: {rows}, note: {note:?} }},"
        );
    }
    out.push_str(
        "];\n/// Every publication, in the order of the table's numbers.\nstatic PUBLICATIONS: &[Publication] = &[\n",
    );
    for Publication { kind, publisher, title, date, address, months } in &file.publications {
        let month = month(date)?;
        let _ = writeln!(
            out,
            "    Publication {{ kind: Kind::{}, publisher: {publisher:?}, title: {title:?}, date: {date:?}, month: {month}, \
             address: {address:?}, months: {months} }},",
            capital(kind)
        );
    }
    out.push_str("];\n");
    Ok(out)
}

fn capital(word: &str) -> String {
    word[..1].to_ascii_uppercase() + &word[1..]
}

/// `2026-02-19` as the source of a `Month`.
fn month(date: &str) -> Result<String, String> {
    let wrong = || format!("{date:?} is no date");
    let mut parts = date.split('-').map(str::parse::<i32>);
    let year = parts.next().and_then(Result::ok).ok_or_else(wrong)?;
    let month = parts.next().transpose().map_err(|_| wrong())?;
    Ok(format!("Month {{ year: {year}, month: {month:?} }}"))
}

/// The lists of those names as one file, and where in it each stands, as constants.
pub fn joined(folder: &Path, names: &[&str]) -> (Vec<u8>, String) {
    let (mut bytes, mut ranges) = (Vec::new(), String::new());
    for name in names {
        let path = folder.join(name).with_extension("bin");
        let list = std::fs::read(&path).unwrap_or_else(|e| panic!("{}: {e}", path.display()));
        let (start, end) = (bytes.len(), bytes.len() + list.len());
        let _ = writeln!(ranges, "const {}: Range<usize> = {start}..{end};", name.to_uppercase());
        bytes.extend(list);
    }
    (bytes, ranges)
}

/// The files beside the engine as statics: name, length and sum (FNV-1a), and the bytes where they are held.
pub fn kept(out: &Path, files: &[(&str, &str)]) -> String {
    let mut text = String::new();
    for (constant, name) in files {
        let bytes = std::fs::read(out.join(name)).unwrap_or_else(|e| panic!("{name}: {e}"));
        let sum = bytes
            .iter()
            .fold(0xcbf2_9ce4_8422_2325_u64, |sum, byte| (sum ^ u64::from(*byte)).wrapping_mul(0x0100_0000_01b3));
        let _ = writeln!(
            text,
            "/// `{name}`.\npub static {constant}: Kept = Kept {{\n    name: {name:?},\n    mark: ({}, {sum}),\n    \
             #[cfg(not(target_arch = \"wasm32\"))]\n    held: include_bytes!(concat!(env!(\"OUT_DIR\"), \"/{name}\")),\n    \
             #[cfg(target_arch = \"wasm32\")]\n    given: OnceLock::new(),\n}};",
            bytes.len()
        );
    }
    text
}
