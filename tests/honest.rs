//! On honest résumés almost nothing may be raised: *verify* or above on at most 0.1 %, *worth a question* or above on
//! at most 2 %, and on no kind of career surely more often than on another.
//!
//! The résumés are not part of the project: without `../shared/data/honest` the test says so and is
//! skipped. All 4,559 are assessed. Those of `indeed_it.jsonl` have lost their lines; a text on one line has
//! no entries to compare, which would make silence cheap, so their entries are put together again from the dates.

#![allow(clippy::unwrap_used)]

use bonafide::candidate::date::{self, End, Month};
use serde_json::{Value, json};
use std::path::Path;
use std::process::Command;

const FOLDER: &str = "../shared/data/honest";

/// About when the newest of them were collected.
const TODAY: &str = "2020-01-01";

/// Words between the dates of an entry and those of the next that are the next one's head.
const HEAD: usize = 12;

#[test]
fn honest_people_are_left_alone() {
    if !Path::new(FOLDER).is_dir() {
        eprintln!("skipped: {FOLDER} not there");
        return;
    }
    let rebuilt = rebuilt_set();
    let others = ["livecareer.jsonl", "updated.jsonl"].map(|name| format!("{FOLDER}/{name}"));
    let report = evaluate(&[rebuilt.as_str(), &others[0], &others[1]]);
    let sets = report["honest"].as_array().unwrap();
    let people: u64 = sets.iter().map(|set| set["people"].as_u64().unwrap()).sum();
    let raised = |tier: usize| -> u64 { sets.iter().map(|set| count(&set["raised"][tier])).sum() };
    let silent: u64 = sets.iter().map(|set| count(&set["tiers"][0])).sum();
    println!("{people} people: {} worth a question or above, {} verify or above", raised(0), raised(1));
    println!("{silent} not enough to say");
    assert_eq!(people, 4_559);
    assert!(silent * 10 < people, "{silent} of {people} say too little: the sets are not read");
    assert!(raised(1) * 1_000 <= people, "verify or above on {} of {people}: {}", raised(1), drivers(sets));
    assert!(raised(0) * 50 <= people, "worth a question or above on {} of {people}: {}", raised(0), drivers(sets));
    let exceeding = exceeding(&report);
    assert!(exceeding.is_empty(), "{exceeding:#?}");
}

fn count(row: &Value) -> u64 {
    row["rate"]["count"].as_u64().unwrap()
}

/// The signals that fired on people on whom something was raised.
fn drivers(sets: &[Value]) -> String {
    let rows = sets.iter().flat_map(|set| set["signals"].as_array().unwrap());
    rows.filter(|row| row["raised"] != 0).map(|row| format!("{} {}; ", row["signal"], row["raised"])).collect()
}

/// Groups on which something is raised surely more often, by over a quarter, than on another of their kind.
fn exceeding(report: &Value) -> Vec<String> {
    let kinds = report["subgroups"].as_array().unwrap();
    let groups = kinds.iter().flat_map(|kind| kind["groups"].as_array().unwrap().iter().map(move |g| (kind, g)));
    let exceeding = groups.filter(|(_, group)| group["reads"] == "exceeds");
    exceeding.map(|(kind, group)| format!("{}: {group}", kind["kind"])).collect()
}

fn evaluate(files: &[&str]) -> Value {
    let mut command = Command::new(env!("CARGO_BIN_EXE_bonafide"));
    let command = command.arg("evaluate").args(files).args(["--subgroups", "--json", "--today", TODAY]);
    let out = command.output().unwrap();
    assert!(out.status.success(), "{}", String::from_utf8_lossy(&out.stderr));
    serde_json::from_slice(&out.stdout).unwrap()
}

/// Writes the set with its entries put together again.
fn rebuilt_set() -> String {
    let lines = std::fs::read_to_string(Path::new(FOLDER).join("indeed_it.jsonl")).unwrap();
    let path = Path::new(env!("CARGO_TARGET_TMPDIR")).join("indeed_it_rebuilt.jsonl");
    std::fs::write(&path, lines.lines().map(rebuilt).collect::<String>()).unwrap();
    path.to_str().unwrap().to_owned()
}

fn rebuilt(line: &str) -> String {
    let mut value: Value = serde_json::from_str(line).unwrap();
    let text = without_marks(value["text"].take().as_str().unwrap());
    value.as_object_mut().unwrap().remove("text");
    value["candidate"] = candidate(&text);
    format!("{value}\n")
}

/// Leaves out what a search left in the texts: `<span class="hl">`.
fn without_marks(text: &str) -> String {
    text.replace("<span class=\"hl\">", "").replace("</span>", "")
}

/// "… Work Experience Title Company - City January 2015 to Present words … Education …"
fn candidate(text: &str) -> Value {
    let (about, rest) = text.split_once("Work Experience ").unwrap_or((text, ""));
    let (work, after) = rest.rsplit_once(" Education ").unwrap_or((rest, ""));
    json!({"kind": "candidate", "about": about, "positions": entries(work), "texts": [after]})
}

fn entries(work: &str) -> Vec<Value> {
    let periods: Vec<_> = date::periods(work).into_iter().filter(|period| period.end.is_some()).collect();
    let ends = periods.iter().skip(1).map(|next| Some(next.span.0)).chain([None]);
    let mut before = 0;
    let each = periods.iter().zip(ends).map(|(period, next)| {
        let (title, company) = head(&work[before..period.span.0]);
        before = period.span.1;
        let words = &work[period.span.1..next.unwrap_or(work.len())];
        let words = if next.is_some() { without_last(words, HEAD) } else { words.to_owned() };
        json!({
            "title": title, "company": company, "description": words,
            "start": month(period.start), "end": period.end.map(end),
        })
    });
    each.collect()
}

/// The last words before the dates: title, company, and a place behind a dash.
fn head(before: &str) -> (String, String) {
    let words: Vec<&str> = before.split_whitespace().collect();
    let last = words[words.len().saturating_sub(HEAD)..].join(" ");
    let without_place = last.rsplit_once(" - ").map_or(last.as_str(), |(head, _)| head);
    let words: Vec<&str> = without_place.split(' ').collect();
    let (title, company) = words.split_at(words.len().saturating_sub(2));
    (title[title.len().saturating_sub(4)..].join(" "), company.join(" "))
}

fn without_last(words: &str, count: usize) -> String {
    let words: Vec<&str> = words.split_whitespace().collect();
    words[..words.len().saturating_sub(count)].join(" ")
}

fn month(month: Month) -> String {
    month.to_string()
}

fn end(end: End) -> String {
    match end {
        End::Present => "present".to_owned(),
        End::At(at) => month(at),
    }
}

#[test]
fn entries_are_put_together_again() {
    let text = "Engineer Oslo I build. Work Experience Senior Engineer Example Grid - Oslo January 2015 to Present \
        Built the new billing and the old one too and much more than that Junior Engineer Example Works - Bergen \
        March 2010 to December 2014 Wrote tools. Education B.Sc. Example University";
    let candidate = candidate(text);
    let [first, second] = candidate["positions"].as_array().unwrap().as_slice() else { panic!("{candidate}") };
    assert_eq!([&first["title"], &first["company"]], ["Senior Engineer", "Example Grid"]);
    assert_eq!([&first["start"], &first["end"]], ["2015-01", "present"]);
    assert_eq!([&second["start"], &second["end"], &second["description"]], ["2010-03", "2014-12", " Wrote tools."]);
    assert_eq!([&candidate["about"], &candidate["texts"][0]], ["Engineer Oslo I build. ", "B.Sc. Example University"]);
}
