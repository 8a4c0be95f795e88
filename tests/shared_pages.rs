//! Reads every page of `../shared/pages` without telling it the site, and compares field by field.
//!
//! The folder is not part of the project: without it the test says so and is skipped. `SHOW=1`
//! prints every difference.
#![allow(clippy::unwrap_used)]
#![allow(clippy::float_arithmetic)]

#[path = "fields/compare.rs"]
mod compare;

use bonafide::page::html;
use bonafide::site::{self, Hint};
use compare::{Report, SCORED, entries, lists, string};
use serde_json::Value;
use std::path::{Path, PathBuf};

const FOLDER: &str = "../shared/pages";

#[test]
fn shared_pages_are_read() {
    if !Path::new(FOLDER).is_dir() {
        eprintln!("skipped: {FOLDER} not there");
        return;
    }
    let mut report = Report::default();
    for file in &pages() {
        compare(file, &mut report);
    }
    report.print();
    judge(&report);
}

fn judge(report: &Report) {
    let all = |field: &str| report.fields.get(field).copied().unwrap_or_default();
    let detail = || report.troubles.join("\n");
    assert!(all("kind").f1() >= 1.0, "a page was taken for what it is not\n{}", detail());
    assert!(all("name").f1() >= 1.0, "a name is wrong\n{}", detail());
    for field in SCORED {
        let f1 = all(field).f1();
        assert!(f1 >= 0.95, "{field} has F1 {f1:.3}\n{}", detail());
    }
}

fn pages() -> Vec<PathBuf> {
    let mut files = Vec::new();
    for folder in std::fs::read_dir(FOLDER).unwrap().flatten().filter(|e| e.path().is_dir()) {
        let inside = std::fs::read_dir(folder.path()).unwrap().flatten().map(|e| e.path());
        files.extend(inside.filter(|p| p.extension().is_some_and(|e| e == "html")));
    }
    files.sort();
    assert!(!files.is_empty(), "{FOLDER} has no pages");
    files
}

fn compare(file: &Path, report: &mut Report) {
    let text = |path: &Path| String::from_utf8_lossy(&std::fs::read(path).unwrap()).into_owned();
    let expected: Value = serde_json::from_str(&text(&file.with_extension("expected.json"))).unwrap();
    let html = text(file);
    let parsed = html::parse(&html, "");
    let reading = site::read(&parsed, &Hint::default());
    let record: Value = serde_json::from_str(&bonafide::report::candidate_json(&reading)).unwrap();
    let page = file.strip_prefix(FOLDER).unwrap_or(file).display().to_string();
    let weak = expected["partial"]["weak"] == true;
    if weak && record["kind"] == "not-candidate" {
        return;
    }
    report.note(&page, "kind", string(&expected["kind"]), string(&record["kind"]));
    if expected["kind"] != "candidate" {
        let quiet = record["name"].is_null() && record["positions"].is_null();
        assert!(quiet, "{page} shows values although it is no candidate");
        return;
    }
    one_by_one(&page, &expected, &record, report);
    nobody_else(&page, &html, &parsed.text(0), &record);
}

fn one_by_one(page: &str, expected: &Value, record: &Value, report: &mut Report) {
    for field in [
        "name",
        "headline",
        "location",
        "address",
        "applied_for",
        "connections",
        "followers",
        "photo",
        "skills_count_visible",
    ] {
        report.note(page, field, string(&expected[field]), string(&record[field]));
    }
    report.note(page, "about", string(&expected["about"]["first120"]), string(&record["about"]["first120"]));
    if !expected["verified"].is_null() {
        report.note(page, "verified", string(&expected["verified"]), string(&record["verified"]));
    }
    for field in ["emails", "phones"] {
        lists(page, field, &expected[field], &record[field], string, report);
    }
    lists(page, "links", &expected["links"], &record["links"], |l| string(&l["url"]), report);
    lists(
        page,
        "answers",
        &expected["answers"],
        &record["answers"],
        |a| Some(format!("{} / {}", a["question"], a["answer"])),
        report,
    );
    lists(
        page,
        "attachments",
        &expected["attachments"],
        &record["attachments"],
        |a| Some(format!("{} / {}", a["name"], a["url"])),
        report,
    );
    entries(page, "positions", &["title", "company", "start", "end", "location"], expected, record, report);
    entries(page, "education", &["school", "degree", "start", "end"], expected, record, report);
    let flags = |v: &Value| {
        let names = v["partial"].as_object().map(|o| o.keys().filter(|k| *k != "weak").cloned().collect::<Vec<_>>());
        names.filter(|n| !n.is_empty()).map(|n| n.join(" "))
    };
    report.note(page, "partial", flags(expected), flags(record));
}

/// Every word that is shown stands on the page.
fn nobody_else(page: &str, html: &str, bare: &str, record: &Value) {
    for field in ["name", "headline", "location"] {
        let Some(value) = string(&record[field]) else { continue };
        let words = value.split([' ', ',']).filter(|w| w.chars().count() > 2);
        for word in words {
            let there = bare.contains(word) || html.contains(word);
            assert!(there, "{page}: {field} has {word:?}, which is not on the page");
        }
    }
}

/// The same page, whole or cut down to its regions before, gives the same record.
#[test]
fn focused_pages_read_the_same() {
    if !Path::new(FOLDER).is_dir() {
        eprintln!("skipped: {FOLDER} not there");
        return;
    }
    for file in pages() {
        let html = String::from_utf8_lossy(&std::fs::read(&file).unwrap()).into_owned();
        let Some(address) = address_of(&file) else { continue };
        let whole = html::parse(&html, address);
        let plan = site::plan(address);
        let regions: Vec<_> =
            plan.regions.iter().map(|r| bonafide::page::select::Selector::parse(r).unwrap()).collect();
        let focused = whole.focus(&regions);
        assert_eq!(focused, focused.focus(&regions), "{}: focusing twice is not focusing once", file.display());
        let read = |page| bonafide::report::candidate_json(&site::read(page, &Hint::default()));
        assert_eq!(read(&whole), read(&focused), "{}", file.display());
    }
}

/// An address on which a page of this folder could stand.
fn address_of(file: &Path) -> Option<&'static str> {
    match file.parent()?.file_name()?.to_str()? {
        "linkedin-public" | "linkedin-member" | "linkedin-member-sdui" => {
            Some("https://www.linkedin.com/in/ACoAAsomebody/")
        }
        "linkedin-recruiter" => Some("https://www.linkedin.com/recruiter/profile/17/"),
        "github" => Some("https://github.com/veakrii"),
        "horilla" => Some("https://hr.example.com/recruitment/candidate-view/1/"),
        "opencats" => Some("https://cats.example.com/index.php?m=candidates&a=show&candidateID=7214"),
        "indeed" => Some("https://employers.indeed.com/candidates/view?id=17"),
        _ => Some("https://people.example.com/"),
    }
}
