//! `bonafide evaluate`: labelled cases and honest résumés go through the engine, and what came of
//! them is counted.
//!
//! Everything is whole numbers; a rate comes with its interval ([`rate`]). The label of a case is
//! seen by the counting alone, never by the engine.

#[path = "evaluate/calibration.rs"]
mod calibration;
#[path = "evaluate/case.rs"]
mod case;
#[path = "evaluate/earlier.rs"]
mod earlier;
#[path = "evaluate/honest.rs"]
mod honest;
#[path = "evaluate/rate.rs"]
pub mod rate;
#[path = "evaluate/seen.rs"]
mod seen;
#[path = "evaluate/subgroups.rs"]
mod subgroups;
#[path = "evaluate/table.rs"]
pub mod table;
#[path = "evaluate/tally.rs"]
mod tally;
#[cfg(test)]
#[path = "evaluate/tests.rs"]
mod tests;

use bonafide::{Day, report};
use honest::Honest;
use serde::Serialize;
use std::collections::BTreeSet;
use std::path::{Path, PathBuf};
use subgroups::{Dimension, Subgroups};
use tally::{Cases, Tally};

/// What is asked.
pub struct Asked<'a> {
    /// Only cases in folders of that name.
    pub split: Option<&'a str>,
    /// Rates by subgroup too.
    pub subgroups: bool,
    /// The day for inputs that have none of their own.
    pub today: Day,
}

/// What came of it.
#[derive(Serialize)]
pub struct Report {
    version: &'static str,
    today: String,
    split: String,
    cases: Option<Cases>,
    honest: Vec<Honest>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    subgroups: Vec<Dimension>,
}

/// Evaluates what is named, and says of each file or line that could not be taken why not.
pub fn evaluate(named: &[String], asked: &Asked) -> (Report, Vec<String>) {
    let (files, mut refused) = files(named, asked.split);
    let (mut tally, mut groups, mut honest) = (Tally::default(), Subgroups::default(), Vec::new());
    for file in &files {
        if ends_with(file, "json") {
            case(file, &mut tally, &mut groups).unwrap_or_else(|why| refused.push(why));
        } else {
            honest.push(honest::evaluate(file, asked.today, &mut groups, &mut refused));
        }
    }
    let report = Report {
        version: report::VERSION,
        today: asked.today.to_string(),
        split: asked.split.unwrap_or("all").to_owned(),
        cases: tally.cases(),
        honest,
        subgroups: if asked.subgroups { groups.dimensions() } else { Vec::new() },
    };
    (report, refused)
}

/// Takes one case. An honest one counts in its subgroups too.
fn case(file: &Path, tally: &mut Tally, groups: &mut Subgroups) -> Result<(), String> {
    let wrong = |why: String| format!("{}: {why}", file.display());
    let case = case::read(file).map_err(wrong)?;
    let (seen, reading) = case.assess().map_err(wrong)?;
    if case.is_honest() {
        groups.add(&subgroups::of(&reading, &case.groups()), &seen);
    }
    tally.add(&case, seen);
    Ok(())
}

impl Report {
    /// As JSON, with a final line break.
    pub fn json(&self) -> String {
        serde_json::to_string_pretty(self).unwrap_or_default() + "\n"
    }

    /// As tables.
    pub fn plain(&self) -> String {
        let cases = self.cases.iter().map(|cases| cases.plain(&self.split));
        let honest = self.honest.iter().map(Honest::plain);
        let groups = self.subgroups.iter().map(Dimension::plain);
        let parts: Vec<String> = cases.chain(honest).chain(groups).collect();
        if parts.is_empty() { "No case and no honest résumé was evaluated.\n".to_owned() } else { parts.join("\n") }
    }
}

/// The cases and the sets of honest résumés that are named, in order of their names.
fn files(named: &[String], split: Option<&str>) -> (Vec<PathBuf>, Vec<String>) {
    let (mut files, mut refused) = (Vec::new(), Vec::new());
    for name in named {
        let path = PathBuf::from(name);
        let found = if path.is_dir() { below(&path, split) } else { one(path) };
        found.map_or_else(|why| refused.push(format!("{name}: {why}")), |found| files.extend(found));
    }
    // A folder that is named twice, or with one inside it, counts once.
    let mut seen = BTreeSet::new();
    files.retain(|path| seen.insert(path.canonicalize().unwrap_or_else(|_| path.clone())));
    (files, refused)
}

fn one(path: PathBuf) -> Result<Vec<PathBuf>, String> {
    let known = ["json", "jsonl", "ndjson"].iter().any(|ending| ends_with(&path, ending));
    // Whoever opens a pipe waits for its other end.
    if path.metadata().is_ok_and(|what| !what.is_file()) {
        return Err("is no regular file".to_owned());
    }
    if known { Ok(vec![path]) } else { Err("is no folder, no case (.json) and no JSON Lines (.jsonl)".to_owned()) }
}

fn below(folder: &Path, split: Option<&str>) -> Result<Vec<PathBuf>, String> {
    let (mut found, mut open) = (Vec::new(), vec![folder.to_owned()]);
    while let Some(folder) = open.pop() {
        let entries = std::fs::read_dir(&folder).map_err(|e| format!("cannot be read ({e})"))?;
        for entry in entries.flatten() {
            let (path, is_folder) = (entry.path(), entry.file_type().is_ok_and(|kind| kind.is_dir()));
            match is_folder {
                true => open.push(path),
                false => found.extend(one(path).unwrap_or_default()),
            }
        }
    }
    let is_split = |path: &Path| split.is_none_or(|name| path.iter().any(|part| part == name));
    found.retain(|path| !ends_with(path, "json") || is_split(path));
    found.sort();
    if found.is_empty() { Err("holds no case and no honest résumés".to_owned()) } else { Ok(found) }
}

fn ends_with(path: &Path, ending: &str) -> bool {
    path.extension().is_some_and(|e| e.eq_ignore_ascii_case(ending))
}
