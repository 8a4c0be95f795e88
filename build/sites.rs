//! Turns `src/sites/*.toml` into the table of recipes, and refuses files with unknown keys,
//! empty selectors, unknown fields or a name that is not the file's.

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

/// Sections, the variant they become, and the parts of their entries.
const GROUPS: &[(&str, &str, &[&str])] = &[
    (
        "positions",
        "Positions",
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
    ("education", "Education", &["school", "degree", "dates", "start", "end"]),
    ("skills", "Skills", &["value"]),
    ("emails", "Emails", &["value"]),
    ("phones", "Phones", &["value"]),
    ("links", "Links", &["url", "label"]),
    ("attachments", "Attachments", &["name", "url"]),
    ("answers", "Answers", &["question", "answer"]),
    ("referees", "Referees", &["email", "company"]),
    ("repositories", "Repositories", &["name", "description", "stars", "fork"]),
    ("texts", "Texts", &["value"]),
    ("other_names", "OtherNames", &["value"]),
];

/// A recipe as it is written.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Site {
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

/// The table of all recipes, and the files it depends on.
pub fn table(folder: &Path) -> Result<String, String> {
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
    let mut out = String::from("/// Every recipe, by identifier.\npub static SITES: &[Site] = &[\n");
    sites.iter().for_each(|s| emit_site(s, &mut out));
    out.push_str("];\n");
    Ok(out)
}

fn site(text: &str, file: &Path) -> Result<Site, String> {
    let site: Site = toml::from_str(text).map_err(|e| e.to_string())?;
    if file.file_stem().and_then(|s| s.to_str()) != Some(site.id.as_str()) {
        return Err(format!("the file is not called {:?}", site.id));
    }
    if site.regions.is_empty() || site.address.is_empty() || (site.roots.is_empty() && site.fill.is_empty()) {
        return Err("address and regions must not be empty, and there must be roots or something to fill".into());
    }
    known("field", site.fields.keys(), FIELDS)?;
    for group in &site.group {
        let (_, _, parts) = GROUPS
            .iter()
            .find(|(name, ..)| *name == group.of)
            .ok_or_else(|| format!("no section is called {:?}", group.of))?;
        known("part", group.fields.keys(), parts)?;
        if group.item.is_empty() && group.rule.is_empty() {
            return Err(format!("section {:?} says nothing about its entries", group.of));
        }
    }
    let groups = site.group.iter().map(|g| g.of.as_str());
    let known_names: Vec<&str> = FIELDS.iter().copied().chain(groups).collect();
    known("critical field", site.critical.iter(), &known_names)?;
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

fn emit_site(site: &Site, out: &mut String) {
    let Site { id, name, checked, confidence, on_click, records, .. } = site;
    let _ = write!(
        out,
        "Site {{ id: {id:?}, name: {name:?}, checked: {checked:?}, confidence: {confidence:?}, on_click: {on_click}, records: {records}, "
    );
    for (key, list) in [
        ("hosts", &site.hosts),
        ("regions", &site.regions),
        ("ready", &site.ready),
        ("beside", &site.beside),
        ("skip", &site.skip),
        ("roots", &site.roots),
        ("negatives", &site.negatives),
        ("lists", &site.lists),
        ("critical", &site.critical),
        ("titles", &site.titles),
        ("identity", &site.identity),
        ("opaque", &site.opaque),
        ("fill", &site.fill),
        ("counts", &site.counts),
    ] {
        let _ = write!(out, "{key}: &{list:?}, ");
    }
    let pairs = site.pairs.as_ref().map(|p| (&p.label, &p.value));
    let _ = write!(
        out,
        "pairs: {pairs:?}, photo: Photos {{ image: &{:?}, placeholder: &{:?} }}, ",
        site.photo.image, site.photo.placeholder
    );
    let Badge { mark, place, doubt } = &site.badge;
    let _ = write!(out, "badge: Badge {{ mark: &{mark:?}, place: &{place:?}, doubt: &{doubt:?} }}, addresses: &[");
    site.address.iter().for_each(|a| emit_address(a, out));
    out.push_str("], flags: &[");
    for (name, Flag { with, without }) in &site.flags {
        let _ = write!(out, "Flag {{ name: {name:?}, with: &{with:?}, without: &{without:?} }}, ");
    }
    out.push_str("], fields: ");
    emit_fields(&site.fields, out);
    out.push_str(", groups: &[");
    site.group.iter().for_each(|g| emit_group(g, out));
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

fn emit_group(group: &Group, out: &mut String) {
    let (_, of, _) = GROUPS.iter().find(|(name, ..)| *name == group.of).expect("checked before");
    let _ = write!(out, "Group {{ of: Of::{of}, split: {:?}, ongoing: {}, ", group.split, group.ongoing);
    for (key, list) in [
        ("within", &group.within),
        ("item", &group.item),
        ("outer", &group.outer),
        ("role", &group.role),
        ("line", &group.line),
        ("caption", &group.caption),
        ("rule", &group.rule),
        ("more", &group.more),
        ("slot", &group.slot),
    ] {
        let _ = write!(out, "{key}: &{list:?}, ");
    }
    out.push_str("fields: ");
    emit_fields(&group.fields, out);
    out.push_str(" }, ");
}

fn emit_fields(fields: &BTreeMap<String, Vec<Take>>, out: &mut String) {
    out.push_str("&[");
    for (name, takes) in fields {
        let takes: Vec<String> = takes.iter().map(take).collect();
        let _ = write!(out, "({name:?}, &[{}]), ", takes.join(", "));
    }
    out.push(']');
}

fn take(take: &Take) -> String {
    match take {
        Take::Short(text) => match text.rsplit_once(" @") {
            Some((select, attribute)) => format!("Take::Attribute({select:?}, {attribute:?})"),
            None => format!("Take::Text({text:?})"),
        },
        Take::Line { select, line } => format!("Take::Line({select:?}, {line})"),
        Take::Label { label, offset } => format!("Take::Label(&{label:?}, {offset})"),
        Take::Join { join } => {
            let parts: Vec<String> = join.iter().map(|(lead, t)| format!("({lead:?}, {})", self::take(t))).collect();
            format!("Take::Join(&[{}])", parts.join(", "))
        }
    }
}
