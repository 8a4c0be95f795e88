//! Reads every labelled file of `tests/documents` and holds the reader to what it reached.
//!
//! `SHOW=1` prints the score of each file. The goals are those of the bench, which sets other readers beside.
#![allow(clippy::unwrap_used)]
#![allow(clippy::float_arithmetic)]

#[path = "fields/compare.rs"]
mod compare;
#[path = "documents/fields.rs"]
mod fields;
#[path = "documents/score.rs"]
mod score;

use bonafide::document::{Document, read};
use bonafide::{Day, World};
use compare::Report;
use score::Score;
use serde_json::Value;
use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

fn labels() -> Vec<PathBuf> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/documents");
    let parts = ["tune", "held"].map(|part| folder.join(part)).into_iter().filter(|part| part.is_dir());
    let files = parts.flat_map(|part| std::fs::read_dir(part).unwrap().map(|entry| entry.unwrap().path()));
    let mut labels: Vec<PathBuf> = files.filter(|path| path.to_string_lossy().ends_with(".expected.json")).collect();
    labels.sort();
    labels
}

fn label(path: &Path) -> Value {
    serde_json::from_str(&std::fs::read_to_string(path).unwrap()).unwrap()
}

/// The file that a label is of.
fn file(label: &Path) -> PathBuf {
    let stem = label.file_name().unwrap().to_string_lossy().replace(".expected.json", ".");
    let mut beside = std::fs::read_dir(label.parent().unwrap()).unwrap().map(|entry| entry.unwrap().path());
    let is_it = |path: &PathBuf| {
        let name = path.file_name().unwrap().to_string_lossy();
        name.strip_prefix(&stem).is_some_and(|ending| !ending.contains('.'))
    };
    beside.find(is_it).unwrap_or_else(|| panic!("no file beside {}", label.display()))
}

/// The file, read, where its format is read yet.
fn document(file: &Path) -> Option<Document> {
    let name = file.file_name().unwrap().to_string_lossy();
    read::read(&std::fs::read(file).unwrap(), &name, &mut |_, _| {}).ok()
}

#[test]
fn every_label_has_a_file_and_says_what_it_must() {
    let labels = labels();
    for path in &labels {
        let label = label(path);
        assert!(file(path).is_file());
        assert!(!label["text"].is_null() || !label["candidate"].is_null(), "{} says nothing", path.display());
    }
}

/// How well files are read at least, by their ending: the rate of wrong characters and the rate of joints kept, in
/// thousandths.
const FLOORS: &[(&str, usize, usize)] = &[
    ("docx", 0, 1_000),
    ("html", 0, 1_000),
    ("md", 0, 1_000),
    ("odt", 0, 1_000),
    ("pdf", 14, 983),
    ("rtf", 0, 1_000),
    ("txt", 0, 1_000),
];

#[test]
fn texts_are_read_as_well_as_they_were() {
    let mut sums: BTreeMap<String, Score> = BTreeMap::new();
    for path in labels() {
        let (label, file) = (label(&path), file(&path));
        let Some(document) = document(&file) else { continue };
        let lines: Vec<&str> = document.lines.iter().map(|line| line.text.as_str()).collect();
        let Some(score) = score::score(&label, &lines.join("\n")) else { continue };
        if std::env::var_os("SHOW").is_some() {
            println!("{:40} {}", path.file_stem().unwrap().to_string_lossy(), words(score));
        }
        let sum = sums.entry(file.extension().unwrap().to_string_lossy().into_owned()).or_default();
        *sum = Score {
            edits: sum.edits + score.edits,
            length: sum.length + score.length,
            kept: sum.kept + score.kept,
            joints: sum.joints + score.joints,
        };
    }
    sums.iter().for_each(|(ending, sum)| println!("{ending:40} {}", words(*sum)));
    for (ending, wrong, kept) in FLOORS {
        let sum = sums.get(*ending).copied().unwrap_or_else(|| panic!("no {ending} was read"));
        assert!(sum.edits * 1_000 <= wrong * sum.length, "{ending}: {}", words(sum));
        assert!(sum.kept * 1_000 >= kept * sum.joints, "{ending}: {}", words(sum));
    }
}

fn words(score: Score) -> String {
    let rate = |part: usize, whole: usize| 100.0 * part as f64 / whole.max(1) as f64;
    let (wrong, kept) = (rate(score.edits, score.length), rate(score.kept, score.joints));
    format!("wrong characters {wrong:6.2} %   order kept {kept:6.2} %")
}

/// F1 of all scored fields together, at least: the goal is 0.90, and this is what was reached.
const LEAST_F1: f64 = 0.95;

#[test]
fn fields_are_read() {
    let mut report = Report::default();
    let mut parts: BTreeMap<String, Report> = BTreeMap::new();
    for path in labels() {
        let (label, file) = (label(&path), file(&path));
        if label["candidate"].is_null() {
            continue;
        }
        let record = document(&file).map_or(Value::Null, record);
        let name = path.file_stem().unwrap().to_string_lossy();
        let part = path.parent().unwrap().file_name().unwrap().to_string_lossy();
        for report in [&mut report, parts.entry(part.into_owned()).or_default()] {
            fields::compare(&name, &label["candidate"], &record, report);
        }
    }
    report.print();
    for (part, report) in &parts {
        println!("{part:20} {:>29.3}", report.whole().f1());
    }
    let f1 = report.whole().f1();
    assert!(f1 >= LEAST_F1, "F1 is {f1:.3}, which was {LEAST_F1} at least");
}

/// What is read of a document.
fn record(document: Document) -> Value {
    let world = World { files: vec![document], ..World::on(Day { year: 2026, month: 11, day: 22 }) };
    let reading = bonafide::answer_document(&world).reading;
    serde_json::from_str(&bonafide::report::candidate_json(&reading)).unwrap()
}
