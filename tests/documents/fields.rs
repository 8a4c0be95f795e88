//! The fields of a labelled file against those that a reader gave.

use super::compare::{Report, entries, lists, string};
use serde_json::Value;

/// Compares one candidate. What the label does not speak of is not compared, and case is no difference: some manners
/// write names and headings in capitals.
pub fn compare(file: &str, expected: &Value, read: &Value, report: &mut Report) {
    let (expected, read) = (lower(expected), lower(read));
    for field in ["name", "headline", "location", "skills_count_visible"] {
        if expected.get(field).is_some() {
            report.note(file, field, string(&expected[field]), string(&read[field]));
        }
    }
    report.note(file, "about", string(&expected["about"]["first120"]), string(&read["about"]["first120"]));
    for field in ["emails", "phones"] {
        lists(file, field, &expected[field], &read[field], string, report);
    }
    lists(file, "links", &expected["links"], &read["links"], address, report);
    entries(file, "positions", &["title", "company", "start", "end", "location"], &expected, &read, report);
    entries(file, "education", &["school", "degree", "start", "end"], &expected, &read, report);
}

/// A link's address without what a résumé leaves out.
fn address(link: &Value) -> Option<String> {
    let url = link["url"].as_str()?;
    let bare = url.split_once("://").map_or(url, |(_, rest)| rest);
    Some(bare.strip_prefix("www.").unwrap_or(bare).trim_end_matches('/').to_owned())
}

/// All texts in small letters.
fn lower(value: &Value) -> Value {
    match value {
        Value::String(text) => Value::String(text.to_lowercase()),
        Value::Array(all) => all.iter().map(lower).collect(),
        Value::Object(all) => all.iter().map(|(key, value)| (key.clone(), lower(value))).collect(),
        other => other.clone(),
    }
}
