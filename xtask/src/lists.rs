//! `xtask lists`: compiles the raw lists of `../shared` into the small tables under `src/lists/`.
//!
//! The raw lists are not part of the project; what is committed are hashes, years and
//! `lists.toml`, which says where every table is from. Running it twice gives the same bytes.

use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write as _;
use std::path::Path;

#[path = "../../src/lists/key.rs"]
#[allow(dead_code)]
mod key;

#[path = "../../src/lists/gaps.rs"]
#[allow(dead_code)]
mod gaps;

mod published;

/// One table with its origin, for `lists.toml`.
struct Table {
    id: &'static str,
    title: &'static str,
    origin: &'static str,
    address: &'static str,
    licence: &'static str,
    /// Month the raw list is of.
    dated: &'static str,
    /// Months after which a reader should be told that the list is old.
    old_after: u32,
    note: &'static str,
    rows: usize,
    bytes: Vec<u8>,
}

/// Compiles the lists of `../shared` into `src/lists`.
pub fn compile() -> anyhow::Result<()> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("..");
    run(&root.join("../shared"), &root.join("src/lists")).map_err(anyhow::Error::msg)
}

/// Compiles all lists. `shared` is the folder with the raw lists, `out` is `src/lists`.
fn run(shared: &Path, out: &Path) -> Result<(), String> {
    let raw = Raw { lists: shared.join("data/lists") };
    let disposable = disposable(&raw)?;
    let freemail = freemail(&raw, &disposable)?;
    let ordinary = ordinary_words(&shared.join("data/honest"))?;
    let founding = founding(&raw, &ordinary)?;
    let published = published::compile(&read(&shared.join("research/public_iocs.csv"))?, &ordinary)?;
    let tables = [disposable_table(&disposable), freemail_table(&freemail), founding_table(&founding), published.table];
    let mut toml = String::from("# Made by `cargo run -p xtask -- lists`; do not edit.\n");
    for table in &tables {
        describe(table, &mut toml);
        let path = out.join(format!("{}.bin", table.id));
        std::fs::write(&path, &table.bytes).map_err(|e| format!("{}: {e}", path.display()))?;
        println!("{:<12} {:>6} rows {:>7} bytes", table.id, table.rows, table.bytes.len());
    }
    toml.push_str(&published.publications);
    std::fs::write(out.join("lists.toml"), toml).map_err(|e| e.to_string())
}

fn describe(table: &Table, toml: &mut String) {
    let Table { id, title, origin, address, licence, dated, old_after, note, rows, .. } = table;
    let _ = write!(
        toml,
        "\n[[lists]]\nid = {id:?}\ntitle = {title:?}\norigin = {origin:?}\naddress = {address:?}\nlicence = {licence:?}\n\
         dated = {dated:?}\nold_after_months = {old_after}\nrows = {rows}\nnote = {note:?}\n"
    );
}

struct Raw {
    lists: std::path::PathBuf,
}

impl Raw {
    fn lines(&self, file: &str) -> Result<BTreeSet<String>, String> {
        let text = read(&self.lists.join(file))?;
        Ok(text.lines().map(key::domain).filter(|d| d.contains('.') && !d.contains(' ')).collect())
    }

    fn rows(&self, file: &str) -> Result<Vec<BTreeMap<String, String>>, String> {
        rows(&read(&self.lists.join(file))?)
    }
}

fn read(path: &Path) -> Result<String, String> {
    std::fs::read_to_string(path).map_err(|e| format!("{}: {e}", path.display()))
}

/// Relays that hand mail on to a durable mailbox: a privacy choice, not a throw-away address.
const RELAYS: &[&str] = &[
    "privaterelay.appleid.com",
    "icloud.com",
    "mozmail.com",
    "relay.firefox.com",
    "duck.com",
    "simplelogin.com",
    "simplelogin.co",
    "simplelogin.fr",
    "aleeas.com",
    "slmails.com",
    "slmail.me",
    "anonaddy.com",
    "anonaddy.me",
    "addy.io",
    "passmail.net",
    "passmail.com",
    "passinbox.com",
    "passfwd.com",
    "fastmail.com",
    "hey.com",
];

/// Large consumer services that the raw lists lack.
const ALSO_FREE: &[&str] =
    &["proton.me", "pm.me", "protonmail.ch", "tutanota.com", "tutanota.de", "tuta.io", "tuta.com", "hey.com"];

fn disposable(raw: &Raw) -> Result<BTreeSet<String>, String> {
    let mut all = raw.lines("disposable_email_domains.txt")?;
    all.append(&mut raw.lines("disposable_email_domains_js.txt")?);
    let suffixes = raw.lines("public_suffix_list.dat")?;
    all.retain(|d| !suffixes.contains(d) && !RELAYS.contains(&d.as_str()) && !ALSO_FREE.contains(&d.as_str()));
    Ok(all)
}

/// Both lists of free mail have to name a domain; throw-away domains are no free mail.
fn freemail(raw: &Raw, disposable: &BTreeSet<String>) -> Result<BTreeSet<String>, String> {
    let other = raw.lines("free_email_domains.txt")?;
    let mut both = raw.lines("freemail_free.txt")?;
    both.retain(|d| other.contains(d) && !disposable.contains(d));
    both.extend(ALSO_FREE.iter().map(|d| (*d).to_owned()));
    Ok(both)
}

/// Words that stand in lower case in ordinary résumés: a company of such a name has namesakes.
fn ordinary_words(honest: &Path) -> Result<BTreeSet<String>, String> {
    let mut words = BTreeSet::new();
    for file in ["livecareer.jsonl", "indeed_it.jsonl", "updated.jsonl"] {
        let text = read(&honest.join(file))?.replace("\\n", " ").replace("\\t", " ").replace("\\r", " ");
        let lower = text.split(|c: char| !c.is_alphanumeric()).filter(|w| w.chars().all(char::is_lowercase));
        words.extend(lower.map(str::to_owned));
    }
    Ok(words)
}

/// Founding years by company key, the earliest year that the list names, predecessors included.
fn founding(raw: &Raw, ordinary: &BTreeSet<String>) -> Result<BTreeMap<String, u16>, String> {
    let mut years = BTreeMap::new();
    for (file, name, founded) in
        [("sp500_companies.csv", "Security", "Founded"), ("unicorn_companies.csv", "Company", "Year Founded")]
    {
        for row in raw.rows(file)? {
            let Some(year) = earliest_year(&row[founded]) else { continue };
            let company = key::company(&row[name]);
            if is_telling(&company, ordinary) {
                years.entry(company).and_modify(|known: &mut u16| *known = year.min(*known)).or_insert(year);
            }
        }
    }
    Ok(years)
}

/// The earliest year in a text; none for a spin-off whose parent's year is not given.
fn earliest_year(text: &str) -> Option<u16> {
    let years: Vec<u16> = text
        .split(|c: char| !c.is_ascii_digit())
        .filter(|digits| digits.len() == 4)
        .filter_map(|digits| digits.parse().ok())
        .filter(|year| (1600..2100).contains(year))
        .collect();
    let without_parent = text.contains("spinoff") && years.len() < 2;
    (!without_parent).then(|| years.into_iter().min()).flatten()
}

/// True for a name that hardly another company bears: several words, or one that is no ordinary word.
fn is_telling(company: &str, ordinary: &BTreeSet<String>) -> bool {
    company.chars().count() >= 4 && !company.split(' ').all(|word| ordinary.contains(word))
}

fn domains(set: &BTreeSet<String>) -> Vec<u8> {
    let hashes: BTreeSet<u64> = set.iter().map(|d| key::hash(d) >> (64 - gaps::BITS)).collect();
    gaps::encode(&hashes.into_iter().collect::<Vec<_>>())
}

fn disposable_table(set: &BTreeSet<String>) -> Table {
    Table {
        id: "disposable",
        title: "Throw-away mail domains",
        origin: "disposable-email-domains (a6458931ee3e) and disposable-email-domains-js 1.26.0",
        address: "https://github.com/disposable-email-domains/disposable-email-domains",
        licence: "CC0-1.0, MIT",
        dated: "2026-09",
        old_after: 12,
        note: "Thirty-six bits of a hash per domain, as gaps. Privacy relays are left out.",
        rows: set.len(),
        bytes: domains(set),
    }
}

fn freemail_table(set: &BTreeSet<String>) -> Table {
    Table {
        id: "freemail",
        title: "Consumer mail domains",
        origin: "freemail 1.7.0, where free-email-domains 1.12.6 agrees",
        address: "https://www.npmjs.com/package/freemail",
        licence: "MIT",
        dated: "2026-09",
        old_after: 36,
        note: "Thirty-six bits of a hash per domain, as gaps. Free mail is ordinary: no signal rests on it alone.",
        rows: set.len(),
        bytes: domains(set),
    }
}

fn founding_table(years: &BTreeMap<String, u16>) -> Table {
    let rows: BTreeMap<[u8; 5], u16> = years.iter().map(|(name, year)| (key::forty_bits(name), *year)).collect();
    Table {
        id: "founding",
        title: "Founding years of companies",
        origin: "datasets/s-and-p-500-companies (56509dd80619); list of companies valued at a billion dollars, 2022",
        address: "https://github.com/datasets/s-and-p-500-companies",
        licence: "PDDL-1.0; facts only from the second list, whose licence is not stated",
        dated: "2022-01",
        old_after: 120,
        note: "Forty bits of a hash of the name and the earliest year, predecessors included. Names made of ordinary words are left out.",
        rows: rows.len(),
        bytes: rows.into_iter().flat_map(|(hash, year)| hash.into_iter().chain(year.to_be_bytes())).collect(),
    }
}

/// Rows of a comma-separated file by the names of its first line; quoted fields may hold commas.
fn rows(text: &str) -> Result<Vec<BTreeMap<String, String>>, String> {
    let mut lines = text.lines().map(fields);
    let head = lines.next().ok_or("an empty list")?;
    Ok(lines
        .map(|line| head.iter().cloned().zip(line.into_iter().chain(std::iter::repeat(String::new()))).collect())
        .collect())
}

fn fields(line: &str) -> Vec<String> {
    let (mut fields, mut quoted) = (vec![String::new()], false);
    let mut chars = line.chars().peekable();
    while let Some(c) = chars.next() {
        let last = fields.len() - 1;
        match c {
            '"' if quoted && chars.peek() == Some(&'"') => {
                chars.next();
                fields[last].push('"');
            }
            '"' => quoted = !quoted,
            ',' if !quoted => fields.push(String::new()),
            _ => fields[last].push(c),
        }
    }
    fields
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn quoted_fields_keep_commas_and_quotes() {
        assert_eq!(fields(r#"a,"b, ""c""",d"#), ["a", "b, \"c\"", "d"]);
    }

    #[test]
    fn a_spin_off_without_a_parents_year_has_none() {
        assert_eq!(earliest_year("2013 (1888)"), Some(1888));
        assert_eq!(earliest_year("2020 (1915, Example spinoff)"), Some(1915));
        assert_eq!(earliest_year("2022 (Example spinoff)"), None);
    }
}
