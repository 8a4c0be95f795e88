//! `src/lists/lists.toml` and `technology.toml` as tables: where every list is from, the publications that
//! identifiers are named in, and the months of technologies. What is not whole is refused with its line.

use serde::Deserialize;
use serde::de::DeserializeOwned;
use std::collections::BTreeSet;
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

/// The months of technologies: a list that is written by hand, with its own origin.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Technologies {
    title: String,
    origin: String,
    address: String,
    licence: String,
    dated: String,
    old_after_months: u16,
    note: String,
    technologies: Vec<Technology>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Technology {
    since: String,
    names: Vec<String>,
    source: String,
}

/// Kinds of published identifiers.
const KINDS: &[&str] = &["mail", "phone", "handle", "host", "company"];

/// Bytes of a row in the tables of rows; those of gaps say their number in bytes 1 to 4.
const WIDTHS: &[(&str, usize)] = &[("founding", 7), ("published", 9)];

/// Names of technologies, each with the number of what it means.
type Names = Vec<(String, usize)>;

/// A file as text, to say where in it something is wrong.
pub struct Source<'a> {
    /// Where it stands.
    pub path: &'a Path,
    /// What stands in it.
    pub text: &'a str,
}

impl Source<'_> {
    fn parse<T: DeserializeOwned>(&self) -> Result<T, Vec<String>> {
        toml::from_str(self.text).map_err(|e| {
            let at = e.span().map_or(0, |span| span.start);
            let line = self.text.bytes().take(at).filter(|b| *b == b'\n').count() + 1;
            vec![format!("{}:{line}: {}", self.path.display(), e.message())]
        })
    }

    /// A refusal of the `number`-th line that begins so.
    fn refusal(&self, header: &str, number: usize, reason: &str) -> String {
        let lines = self.text.lines().enumerate().filter(|(_, line)| line.trim_start().starts_with(header));
        let line = lines.map(|(at, _)| at + 1).nth(number).unwrap_or(1);
        format!("{}:{line}: {reason}", self.path.display())
    }
}

/// Rust source of the origin and the months of technologies, and their names; or every reason against the file.
pub fn technologies(source: &Source) -> Result<(String, String, Names), Vec<String>> {
    let file: Technologies = source.parse()?;
    let Technologies { title, origin, address, licence, dated, old_after_months, note, technologies } = file;
    let rows = technologies.len();
    let list = List { id: "technology".into(), title, origin, address, licence, dated, old_after_months, rows, note };
    let mut refused: Vec<String> =
        list.wrong(Some(rows)).map(|why| source.refusal("title", 0, &why)).into_iter().collect();
    let (mut table, mut names, mut seen) = (String::new(), Names::new(), BTreeSet::new());
    for (number, technology) in technologies.into_iter().enumerate() {
        if let Some(why) = technology.wrong(&mut seen) {
            refused.push(source.refusal("{ since", number, &why));
            continue;
        }
        let _ = writeln!(table, "    Technology {{ public: {} }},", month(&technology.since).unwrap_or_default());
        names.extend(technology.names.into_iter().map(|name| (name, number)));
    }
    let table = format!("static TECHNOLOGIES: &[Technology] = &[\n{table}];\n");
    if refused.is_empty() { Ok((list.source(), table, names)) } else { Err(refused) }
}

impl Technology {
    fn wrong(&self, seen: &mut BTreeSet<String>) -> Option<String> {
        let Technology { since, names, source } = self;
        if since.len() != 7 || month(since).is_none() {
            return Some(format!("{names:?}: since {since:?} is no month, YYYY-MM"));
        }
        if names.is_empty() || is_blank(source) || names.iter().any(|name| is_blank(name)) {
            return Some(format!("{since} {names:?}: names and a source must not be empty"));
        }
        let twice = names.iter().find(|name| !seen.insert((*name).clone()))?;
        Some(format!("{twice:?} is there twice"))
    }
}

/// Rust source of all origins and publications, or every reason against the file. `more` are origins of lists that
/// stand elsewhere; `bytes` gives the table of a list, when there is one of that name.
pub fn tables(source: &Source, more: &str, bytes: impl Fn(&str) -> Option<Vec<u8>>) -> Result<String, Vec<String>> {
    let file: File = source.parse()?;
    let mut seen = BTreeSet::new();
    let twice =
        |list: &List, seen: &mut BTreeSet<String>| (!seen.insert(list.id.clone())).then(|| "is there twice".to_owned());
    let lists = file.lists.iter().enumerate().filter_map(|(number, list)| {
        let rows = bytes(&list.id).and_then(|bytes| rows(&list.id, &bytes));
        let why = twice(list, &mut seen).or_else(|| list.wrong(rows))?;
        Some(source.refusal("[[lists]]", number, &format!("list {:?}: {why}", list.id)))
    });
    let mut refused: Vec<String> = lists.collect();
    let wrong = |(number, one): (usize, &Publication)| {
        Some(source.refusal("[[publications]]", number, &format!("publication {:?}: {}", one.title, one.wrong()?)))
    };
    refused.extend(file.publications.iter().enumerate().filter_map(wrong));
    let lists: String = file.lists.iter().map(List::source).collect();
    let publications: String = file.publications.iter().map(Publication::source).collect();
    let text = format!(
        "/// Every list with its origin.\nstatic ORIGINS: &[Origin] = &[\n{lists}{more}];\n\
         /// Every publication, in the order of the table's numbers.\nstatic PUBLICATIONS: &[Publication] = &[\n{publications}];\n"
    );
    if refused.is_empty() { Ok(text) } else { Err(refused) }
}

/// Entries of a table.
fn rows(id: &str, bytes: &[u8]) -> Option<usize> {
    if let Some((_, width)) = WIDTHS.iter().find(|(name, _)| *name == id) {
        return bytes.len().is_multiple_of(*width).then_some(bytes.len() / width);
    }
    let &[_, a, b, c, d, ..] = bytes else { return None };
    Some(u32::from_be_bytes([a, b, c, d]) as usize)
}

impl List {
    fn wrong(&self, rows: Option<usize>) -> Option<String> {
        let List { title, origin, address, licence, note, .. } = self;
        let texts = [("title", title), ("origin", origin), ("address", address), ("licence", licence), ("note", note)];
        if let Some((key, _)) = texts.iter().find(|(_, text)| is_blank(text)) {
            return Some(format!("{key} is empty"));
        }
        if month(&self.dated).is_none() {
            return Some(format!("dated {:?} is no date: YYYY, YYYY-MM or YYYY-MM-DD", self.dated));
        }
        let Some(rows) = rows else { return Some("there is no table of that name, or it is cut".to_owned()) };
        (rows != self.rows).then(|| format!("rows = {}, and the table has {rows}", self.rows))
    }

    fn source(&self) -> String {
        let List { id, title, origin, address, licence, dated, old_after_months, rows, note } = self;
        let dated = month(dated).unwrap_or_default();
        format!(
            "    Origin {{ id: {id:?}, title: {title:?}, origin: {origin:?}, address: {address:?}, licence: {licence:?}, \
             dated: {dated}, old_after_months: {old_after_months}, rows: {rows}, note: {note:?} }},\n"
        )
    }
}

impl Publication {
    fn wrong(&self) -> Option<String> {
        let Publication { kind, publisher, title, date, address, .. } = self;
        if !KINDS.contains(&kind.as_str()) {
            return Some(format!("kind {kind:?} is none of {}", KINDS.join(", ")));
        }
        if [publisher, title].iter().any(|text| is_blank(text)) || !address.starts_with("http") {
            return Some("publisher, title or address is empty".to_owned());
        }
        month(date).is_none().then(|| format!("date {date:?} is no date: YYYY, YYYY-MM or YYYY-MM-DD"))
    }

    fn source(&self) -> String {
        let Publication { kind, publisher, title, date, address, months } = self;
        format!(
            "    Publication {{ kind: Kind::{}, publisher: {publisher:?}, title: {title:?}, date: {date:?}, month: {}, \
             address: {address:?}, months: {months} }},\n",
            capital(kind),
            month(date).unwrap_or_default()
        )
    }
}

fn is_blank(text: &str) -> bool {
    text.trim().is_empty()
}

fn capital(word: &str) -> String {
    word[..1].to_ascii_uppercase() + &word[1..]
}

/// `2026`, `2026-02` or `2026-02-19` as the source of a `Month`.
fn month(date: &str) -> Option<String> {
    let lengths: Vec<usize> = date.split('-').map(str::len).collect();
    let digits = date.bytes().all(|b| b.is_ascii_digit() || b == b'-');
    if !digits || ![&[4][..], &[4, 2], &[4, 2, 2]].contains(&&lengths[..]) {
        return None;
    }
    let mut parts = date.split('-').filter_map(|part| part.parse::<u32>().ok());
    let (year, month, day) = (parts.next()?, parts.next(), parts.next());
    let whole = month.is_none_or(|month| (1..=12).contains(&month) && day.unwrap_or(1) <= days(year, month));
    (whole && day != Some(0)).then(|| format!("Month {{ year: {year}, month: {month:?} }}"))
}

/// Days of a month.
fn days(year: u32, month: u32) -> u32 {
    let leap = year.is_multiple_of(4) && (!year.is_multiple_of(100) || year.is_multiple_of(400));
    match month {
        2 => 28 + u32::from(leap),
        4 | 6 | 9 | 11 => 30,
        _ => 31,
    }
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
