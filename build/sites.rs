//! Turns `src/sites/*.toml` into the table of recipes, and refuses files with unknown keys,
//! empty or broken selectors, unknown fields or a name that is not the file's.

#[path = "sites/encode.rs"]
mod encode;
#[path = "sites/selector.rs"]
mod selector;

use serde::Deserialize;
use std::collections::BTreeMap;
use std::fmt::Write;
use std::path::{Path, PathBuf};

/// Fields with one value.
const FIELDS: &[&str] = &[
    "name",
    "headline",
    "location",
    "address",
    "applied_for",
    "about",
    "connections",
    "followers",
    "following",
    "joined",
];

/// Sections, in the order of `Of::ALL`, and the parts of their entries.
const GROUPS: &[(&str, &[&str])] = &[
    (
        "positions",
        &[
            "title",
            "company",
            "dates",
            "start",
            "end",
            "location",
            "employment",
            "description",
            "outer_company",
            "outer_location",
            "outer_employment",
        ],
    ),
    ("education", &["school", "degree", "dates", "start", "end"]),
    ("skills", &["value"]),
    ("emails", &["value"]),
    ("phones", &["value"]),
    ("links", &["url", "label"]),
    ("attachments", &["name", "url"]),
    ("answers", &["question", "answer"]),
    ("referees", &["email", "company"]),
    ("repositories", &["name", "description", "stars", "fork"]),
    ("texts", &["value"]),
    ("other_names", &["value"]),
];

/// A recipe as it is written.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Site {
    id: String,
    name: String,
    #[serde(default)]
    hosts: Vec<String>,
    checked: String,
    confidence: char,
    #[serde(default)]
    on_click: bool,
    address: Vec<Address>,
    regions: Vec<String>,
    #[serde(default)]
    ready: Vec<String>,
    #[serde(default)]
    beside: Vec<String>,
    #[serde(default)]
    skip: Vec<String>,
    #[serde(default)]
    roots: Vec<String>,
    #[serde(default)]
    negatives: Vec<String>,
    #[serde(default)]
    lists: Vec<String>,
    #[serde(default)]
    critical: Vec<String>,
    #[serde(default)]
    titles: Vec<String>,
    #[serde(default)]
    identity: Vec<String>,
    #[serde(default)]
    opaque: Vec<String>,
    #[serde(default)]
    fill: Vec<String>,
    #[serde(default)]
    records: bool,
    pairs: Option<Pairs>,
    #[serde(default)]
    fields: BTreeMap<String, Vec<Take>>,
    #[serde(default)]
    counts: Vec<String>,
    #[serde(default)]
    photo: Photo,
    #[serde(default)]
    badge: Badge,
    #[serde(default)]
    flags: BTreeMap<String, Flag>,
    #[serde(default)]
    group: Vec<Group>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Address {
    host: String,
    path: String,
    #[serde(default)]
    query: BTreeMap<String, String>,
    kind: Kind,
}

#[derive(Deserialize, Debug)]
#[serde(rename_all = "kebab-case")]
enum Kind {
    Candidate,
    List,
    NotCandidate,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Pairs {
    label: String,
    value: String,
}

#[derive(Deserialize, Default)]
#[serde(deny_unknown_fields)]
struct Photo {
    image: Vec<String>,
    #[serde(default)]
    placeholder: Vec<String>,
}

#[derive(Deserialize, Default)]
#[serde(deny_unknown_fields)]
struct Badge {
    mark: Vec<String>,
    place: Vec<String>,
    #[serde(default)]
    doubt: Vec<String>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Flag {
    #[serde(default)]
    with: Vec<String>,
    #[serde(default)]
    without: Vec<String>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Group {
    of: String,
    #[serde(default)]
    within: Vec<String>,
    #[serde(default)]
    item: Vec<String>,
    #[serde(default)]
    outer: Vec<String>,
    #[serde(default)]
    role: Vec<String>,
    #[serde(default)]
    line: Vec<String>,
    #[serde(default)]
    caption: Vec<String>,
    #[serde(default)]
    rule: Vec<String>,
    #[serde(default)]
    more: Vec<String>,
    #[serde(default)]
    slot: Vec<String>,
    #[serde(default)]
    split: String,
    #[serde(default)]
    ongoing: bool,
    #[serde(default)]
    fields: BTreeMap<String, Vec<Take>>,
}

/// `"selector"`, `"selector @attribute"`, or one of the longer forms.
#[derive(Deserialize)]
#[serde(untagged)]
enum Take {
    Short(String),
    Line {
        select: String,
        line: usize,
    },
    Label {
        label: Vec<String>,
        #[serde(default)]
        offset: usize,
    },
    Join {
        join: Vec<(String, Take)>,
    },
}

/// What applicant systems call their parts about other people, in every language of the interface. The site-free
/// reader, which fills what a recipe leaves open, goes by headings alone.
const OTHERS: &[&str] = &[
    ":is([id*='note' i], [class*='notes' i], [class*='activity' i], [class*='-feed' i], [class*='comment' i])",
    ":is([class*='scorecard' i], [class*='feedback' i], [class*='interview' i], [class*='hiring-team' i])",
    ":is([class*='referr' i], [class*='recruiter' i], [data-testid*='note' i], [data-testid*='activity' i])",
    ":is([data-provides*='note' i], [data-provides*='activity' i], [data-provides*='referr' i], [data-ui*='activity' i])",
];

/// The sites as a table, and how their pages are read as bytes (`src/site/recipe/decode.rs` reads them).
pub fn table(folder: &Path) -> Result<(String, Vec<u8>), String> {
    let mut files: Vec<PathBuf> = std::fs::read_dir(folder)
        .map_err(|e| format!("{}: {e}", folder.display()))?
        .filter_map(|entry| entry.ok().map(|e| e.path()))
        .filter(|path| path.extension().is_some_and(|e| e == "toml"))
        .collect();
    files.sort();
    let mut sites = Vec::new();
    for file in &files {
        let text = std::fs::read_to_string(file).map_err(|e| format!("{}: {e}", file.display()))?;
        sites.push(site(&text, file).map_err(|why| format!("{}: {why}", file.display()))?);
    }
    sites.sort_by(|a, b| a.id.cmp(&b.id));
    if let Some(pair) = sites.windows(2).find(|pair| pair[0].id == pair[1].id) {
        return Err(format!("two recipes are called {:?}", pair[0].id));
    }
    let mut out = String::from("/// Every site, by identifier.\npub static SITES: &[Site] = &[\n");
    sites.iter().enumerate().for_each(|(number, s)| emit_site(s, number, &mut out));
    out.push_str("];\n");
    Ok((out, encode::recipes(&sites)))
}

/// One recipe, or the first reason against it.
pub fn site(text: &str, file: &Path) -> Result<Site, String> {
    let mut site: Site = toml::from_str(text).map_err(|e| e.to_string())?;
    if let Some(wrong) = selector::wrong(&toml::from_str(text).map_err(|e| e.to_string())?) {
        return Err(wrong);
    }
    if file.file_stem().and_then(|s| s.to_str()) != Some(site.id.as_str()) {
        return Err(format!("the file is not called {:?}", site.id));
    }
    if site.regions.is_empty() || site.address.is_empty() || (site.roots.is_empty() && site.fill.is_empty()) {
        return Err("address and regions must not be empty, and there must be roots or something to fill".into());
    }
    known("field", site.fields.keys(), FIELDS)?;
    for group in &site.group {
        let (_, parts) = GROUPS
            .iter()
            .find(|(name, _)| *name == group.of)
            .ok_or_else(|| format!("no section is called {:?}", group.of))?;
        known("part", group.fields.keys(), parts)?;
        if group.item.is_empty() && group.rule.is_empty() {
            return Err(format!("section {:?} says nothing about its entries", group.of));
        }
    }
    let groups = site.group.iter().map(|g| g.of.as_str());
    let known_names: Vec<&str> = FIELDS.iter().copied().chain(groups).collect();
    known("critical field", site.critical.iter(), &known_names)?;
    if !site.fill.is_empty() {
        site.skip.extend(OTHERS.iter().map(|mark| format!("{mark}:not(:has(h1, h2))")));
    }
    Ok(site)
}

fn known<'a>(what: &str, names: impl Iterator<Item = &'a String>, all: &[&str]) -> Result<(), String> {
    for name in names {
        if !all.contains(&name.as_str()) {
            return Err(format!("no {what} is called {name:?}"));
        }
    }
    Ok(())
}

fn emit_site(site: &Site, number: usize, out: &mut String) {
    let Site { id, name, checked, confidence, on_click, hosts, regions, ready, beside, .. } = site;
    let _ = write!(
        out,
        "Site {{ id: {id:?}, name: {name:?}, checked: {checked:?}, confidence: {confidence:?}, on_click: {on_click}, \
         hosts: &{hosts:?}, regions: &{regions:?}, ready: &{ready:?}, beside: &{beside:?}, number: {number}, addresses: &["
    );
    site.address.iter().for_each(|a| emit_address(a, out));
    out.push_str("] },\n");
}

fn emit_address(address: &Address, out: &mut String) {
    let Address { host, path, query, kind } = address;
    let query: Vec<_> = query.iter().collect();
    let _ = write!(
        out,
        "Address {{ host: {host:?}, path: {path:?}, query: &{query:?}, kind: crate::candidate::Kind::{kind:?} }}, "
    );
}
