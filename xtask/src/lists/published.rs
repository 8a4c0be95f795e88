//! Identifiers that public reports name, as digests with the report and the month they are of.
//!
//! Left out on purpose: personal names (the raw list has none), network addresses, what belongs to
//! the reverse fraud (invented employers and loaders), and what its own list marks as not for scoring.

use super::key;
use super::{Table, is_telling, rows};
use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write as _;

/// The compiled table and its publications as TOML.
pub struct Compiled {
    pub table: Table,
    pub publications: String,
}

/// A kind of identifier within one publication.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
struct Publication {
    kind: &'static str,
    months: u32,
    date: String,
    publisher: &'static str,
    title: &'static str,
    address: &'static str,
}

/// Words of the raw list's source column, publisher, title and address of the publication.
const REPORTS: &[(&str, &str, &str, &str)] = &[
    (
        "GitLab Threat Intelligence",
        "GitLab Threat Intelligence",
        "GitLab Threat Intelligence reveals North Korean tradecraft",
        "https://about.gitlab.com/blog/gitlab-threat-intelligence-reveals-north-korean-tradecraft/",
    ),
    (
        "lazarus-bluenoroff-research",
        "tayvano / chollima-group",
        "lazarus-bluenoroff-research: dprk-it-workers",
        "https://github.com/tayvano/lazarus-bluenoroff-research",
    ),
    (
        "Recorded Future",
        "Recorded Future",
        "Inside the Scam: North Korea's IT Worker Threat",
        "https://go.recordedfuture.com/hubfs/reports/cta-nk-2025-0213.pdf",
    ),
    (
        "SentinelLabs",
        "SentinelLabs",
        "DPRK IT Workers: a network of active front companies and their links to China",
        "https://www.sentinelone.com/labs/dprk-it-workers-a-network-of-active-front-companies-and-their-links-to-china/",
    ),
    (
        "ANY.RUN",
        "ANY.RUN, BCA LTD, NorthScan",
        "Smile, You're on Camera: a live stream from inside Lazarus Group's IT workers scheme",
        "https://any.run/cybersecurity-blog/lazarus-group-it-workers-investigation/",
    ),
    ("ESET", "ESET", "DeceptiveDevelopment and North Korean IT workers", "https://www.welivesecurity.com/"),
    ("Ketman", "Ketman Project", "Malicious GitHub accounts", "https://www.ketman.org/malicious-github-accounts.html"),
    (
        "Jin Sung-Il",
        "US Department of Justice",
        "Two North Korean nationals and three facilitators indicted for multi-year fraudulent remote information technology worker scheme",
        "https://www.justice.gov/opa/pr/two-north-korean-nationals-and-three-facilitators-indicted-multi-year-fraudulent-remote",
    ),
    (
        "US DOJ press release, nationwide",
        "US Department of Justice",
        "Justice Department announces coordinated, nationwide actions to combat North Korean remote information technology workers",
        "https://www.justice.gov/opa/pr/justice-department-announces-coordinated-nationwide-actions-combat-north-korean-remote",
    ),
    (
        "Didenko",
        "US Department of Justice",
        "Seizure of upworksell.com",
        "https://www.justice.gov/usao-dc/media/1352196/dl",
    ),
    (
        "OFAC 2018",
        "US Treasury",
        "Designation of 2018-09-13, named in the advisory of 2022-05-16",
        "https://ofac.treasury.gov/media/923126/download?inline",
    ),
    (
        "OFAC designation of May 2023",
        "US Treasury",
        "Designation of 2023-05-23, named in sb0230",
        "https://home.treasury.gov/news/press-releases/sb0230",
    ),
    (
        "OFAC designation (via Axios",
        "US Treasury",
        "Designation of 2025-01-16, as reported by Asia Economy",
        "https://cm.asiae.co.kr/en/article/2025051406303416308",
    ),
    ("sb0205", "US Treasury", "Press release sb0205", "https://home.treasury.gov/news/press-releases/sb0205"),
    ("sb0230", "US Treasury", "Press release sb0230", "https://home.treasury.gov/news/press-releases/sb0230"),
    ("sb0302", "US Treasury", "Press release sb0302", "https://home.treasury.gov/news/press-releases/sb0302"),
    ("sb0416", "US Treasury", "Press release sb0416", "https://home.treasury.gov/news/press-releases/sb0416"),
];

/// Sources whose companies are invented employers that prey on applicants: who names one is more
/// likely its victim.
const PREY_ON_APPLICANTS: &[&str] = &["Silent Push", "used to hire facilitators"];

/// Hosts that many people share, and a domain whose company the raw list marks as not for scoring.
const NOT_TELLING_HOSTS: &[&str] = &["us.bold.pro", "prolocalize.com"];

/// Invented identifiers, so that tests and demonstrations need none of a real publication.
const OWN_TEST_ENTRIES: &[(&str, &str, &str, u32)] = &[
    ("mail", "listed@bonafide.example", "2026-01", 0),
    ("mail", "aged@bonafide.example", "2020-01", 24),
    ("phone", "+447700900123", "2026-01", 0),
    ("handle", "github.com/bonafide-listed-example", "2026-01", 0),
    ("host", "listed.bonafide.example", "2026-01", 0),
    ("company", "bonafide listed example", "2026-01", 0),
];

fn own_test_entries() -> impl Iterator<Item = (String, Publication)> {
    OWN_TEST_ENTRIES.iter().map(|&(kind, key, date, months)| {
        let (publisher, title, address) = ("Bonafide", "Invented entries for tests", "https://bonafide.example/");
        (key.to_owned(), Publication { kind, months, date: date.to_owned(), publisher, title, address })
    })
}

/// Compiles the raw list.
pub fn compile(text: &str, ordinary: &BTreeSet<String>) -> Result<Compiled, String> {
    let mut known: BTreeMap<String, Publication> = own_test_entries().collect();
    for row in rows(text)? {
        let Some((kind, months, key)) = identifier(&row["type"], &row["value"]) else { continue };
        if PREY_ON_APPLICANTS.iter().any(|words| row["source"].contains(words)) {
            continue;
        }
        if kind == "company" && !is_telling(&key, ordinary) {
            continue;
        }
        let publication = publication(kind, months, &row)?;
        // The latest publication of an identifier counts.
        let newer = known.get(&key).is_none_or(|before| before.date < publication.date);
        if newer {
            known.insert(key, publication);
        }
    }
    Ok(Compiled { publications: describe(&known), table: table(&known) })
}

/// Kind, months until it is too old (0: until it is delisted), and key; none for what is not shipped.
fn identifier(raw_type: &str, value: &str) -> Option<(&'static str, u32, String)> {
    let account = |service: &str| key::handle(&format!("{service}{value}"));
    match raw_type {
        "email" => Some(("mail", 24, key::mail(value)?)),
        "phone" => Some(("phone", 12, number(value)?)),
        "github-handle" => Some(("handle", 24, account("github.com/")?)),
        "linkedin-slug" => Some(("handle", 24, account("linkedin.com/in/")?)),
        "telegram-handle" => Some(("handle", 24, account("t.me/")?)),
        "calendar-link" => Some(("handle", 24, key::handle(value)?)),
        "portfolio-url" | "domain" => {
            let host = key::domain(value.split('/').next()?);
            (!NOT_TELLING_HOSTS.contains(&host.as_str())).then_some(("host", 24, host))
        }
        "entity-sanctioned" => Some(("company", 0, key::company(value))),
        "entity-front-company" => Some(("company", 60, key::company(value))),
        _ => None,
    }
}

/// A number whose country the raw list leaves no doubt about.
fn number(value: &str) -> Option<String> {
    let digits = value.trim_start_matches('+');
    let certain = value.starts_with('+')
        || (digits.starts_with("861") && digits.len() == 13)
        || (digits.starts_with('1') && digits.len() == 11);
    certain.then(|| key::phone(&format!("+{digits}"))).flatten()
}

fn publication(kind: &'static str, months: u32, row: &BTreeMap<String, String>) -> Result<Publication, String> {
    let source = &row["source"];
    let (_, publisher, title, address) = REPORTS
        .iter()
        .find(|(words, ..)| source.contains(words))
        .ok_or_else(|| format!("no report for source {source:?}"))?;
    Ok(Publication { kind, months, date: month(&row["date"]), publisher, title, address })
}

/// The first date of a range: an identifier ages from the earliest day it can have been published.
fn month(date: &str) -> String {
    date.split(|c: char| !(c.is_ascii_digit() || c == '-')).next().unwrap_or_default().to_owned()
}

fn publications(known: &BTreeMap<String, Publication>) -> Vec<&Publication> {
    let set: BTreeSet<&Publication> = known.values().collect();
    set.into_iter().collect()
}

fn describe(known: &BTreeMap<String, Publication>) -> String {
    let mut toml = String::new();
    for Publication { kind, months, date, publisher, title, address } in publications(known) {
        let _ = write!(
            toml,
            "\n[[publications]]\nkind = {kind:?}\npublisher = {publisher:?}\ntitle = {title:?}\ndate = {date:?}\n\
             address = {address:?}\nmonths = {months}\n"
        );
    }
    toml
}

fn table(known: &BTreeMap<String, Publication>) -> Table {
    let publications = publications(known);
    let rows: BTreeMap<[u8; key::DIGEST], u8> = known
        .iter()
        .filter_map(|(key, p)| {
            Some((
                key::digest(&format!("{}:{key}", p.kind)),
                u8::try_from(publications.iter().position(|q| *q == p)?).ok()?,
            ))
        })
        .collect();
    Table {
        id: "published",
        title: "Published identifiers",
        origin: "Public reports, each named with its date under [[publications]]",
        address: "https://about.gitlab.com/blog/gitlab-threat-intelligence-reveals-north-korean-tradecraft/",
        licence: "Facts from public reports; only digests are kept",
        dated: "2026-03",
        old_after: 6,
        note: "First 64 bits of the SHA-256 of kind, colon and normalised value, and the number of the publication. \
               Identities are often stolen or bought: a match opens a verification, never a rejection. No personal names.",
        rows: rows.len(),
        bytes: rows.into_iter().flat_map(|(digest, publication)| digest.into_iter().chain([publication])).collect(),
    }
}
