//! The detectors that there are, by the source that declares them: a signal file that names another, or a parameter
//! that it does not have, is refused by its own name and line, and not in a generated file.

use super::{Refusal, SignalFile, tables};
use std::collections::BTreeMap;

/// Parameters of each detector, with their types as declared.
type Detectors<'a> = BTreeMap<&'a str, BTreeMap<&'a str, &'a str>>;

/// Names that parameters of text may hold; the detectors compare with these.
const NAMES: &[(&str, &[&str])] = &[
    ("list", &["disposable-mail"]),
    (
        "what",
        &[
            "account",
            "address",
            "answers",
            "career",
            "file",
            "mail",
            "mail-stem",
            "passages",
            "phone",
            "photo",
            "portfolio",
            "referee",
            "returned",
            "roles",
            "same-role",
            "text",
        ],
    ),
];

/// Every reason against the detectors of files; `source` is `src/detect.rs`.
pub fn refusals(files: &[SignalFile], source: &str) -> Vec<Refusal> {
    let detectors = declared(source);
    files.iter().flat_map(|file| one(file, &detectors)).collect()
}

/// What `pub enum Detector` declares, as it is formatted: a variant four blanks in, a parameter eight.
fn declared(source: &str) -> Detectors<'_> {
    let (_, body) = source.split_once("pub enum Detector {\n").unwrap_or_default();
    let mut found = Detectors::new();
    let mut last = "";
    for line in body.lines().take_while(|line| *line != "}") {
        let (indent, text) = (line.len() - line.trim_start().len(), line.trim().trim_end_matches(','));
        match (indent, text.split_once(": ")) {
            (8, Some((name, kind))) if !text.starts_with("//") => {
                found.entry(last).or_default().insert(name, kind);
            }
            (4, None) if text.starts_with(char::is_uppercase) => {
                last = text.trim_end_matches(" {");
                found.entry(last).or_default();
            }
            _ => {}
        }
    }
    found
}

fn one(file: &SignalFile, detectors: &Detectors) -> Vec<Refusal> {
    let Some(parameters) = detectors.get(tables::variant(&file.detector).as_str()) else {
        return vec![file.refusal("detector", format!("detector {:?} is none of src/detect.rs", file.detector))];
    };
    let missing = parameters.keys().filter(|name| !file.parameters.contains_key(**name));
    let mut found: Vec<Refusal> = missing
        .map(|name| file.refusal("detector", format!("detector {}: parameter {name} is missing", file.detector)))
        .collect();
    let wrong = |(name, value): (&String, &toml::Value)| Some(file.refusal(name, parameter(name, value, parameters)?));
    found.extend(file.parameters.iter().filter_map(wrong));
    found
}

fn parameter(name: &str, value: &toml::Value, parameters: &BTreeMap<&str, &str>) -> Option<String> {
    let Some(kind) = parameters.get(name) else {
        let known: Vec<&str> = parameters.keys().copied().collect();
        return Some(format!("parameter {name} is none of this detector: {}", known.join(", ")));
    };
    let fits = match *kind {
        "bool" => value.is_bool(),
        "List" | "Phrases" => value.is_array(),
        "&'static str" => value.is_str(),
        _ => value.is_integer(),
    };
    if !fits {
        return Some(format!("parameter {name}: it is {}, not {kind}", value.type_str()));
    }
    let names = NAMES.iter().find(|(key, _)| *key == name)?.1;
    let text = value.as_str().filter(|text| !names.contains(text))?;
    Some(format!("parameter {name}: {text:?} is none of {}", names.join(", ")))
}
