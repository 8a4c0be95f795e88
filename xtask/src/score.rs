//! Scores what any reader read of labelled files: lines of `{"label", "text"}` or `{"label", "candidate"}` in, lines
//! of counts out.

#[expect(dead_code, clippy::float_arithmetic, reason = "the tests make rates of the counts")]
#[path = "../../tests/fields/compare.rs"]
mod compare;
#[path = "../../tests/documents/score.rs"]
mod count;
#[path = "../../tests/documents/fields.rs"]
mod fields;

use anyhow::{Context, Result};
use serde_json::{Value, json};
use std::io::Write;

/// Reads standard input to its end; `label` is the path of a label.
pub fn score() -> Result<()> {
    let mut out = std::io::stdout().lock();
    for line in std::io::stdin().lines() {
        let entry: Value = serde_json::from_str(&line?)?;
        let path = entry["label"].as_str().context("no label")?;
        let label: Value = serde_json::from_str(&std::fs::read_to_string(path).context(path.to_owned())?)?;
        let counts = match entry["text"].as_str() {
            Some(text) => characters(&label, text)?,
            None => by_field(&label["candidate"], &entry["candidate"]),
        };
        writeln!(out, "{counts}")?;
    }
    Ok(())
}

fn characters(label: &Value, text: &str) -> Result<Value> {
    let score = count::score(label, text).context("the label has no text")?;
    Ok(json!({"edits": score.edits, "length": score.length, "kept": score.kept, "joints": score.joints}))
}

/// Of each field: right, there without being expected, expected without being there.
fn by_field(expected: &Value, read: &Value) -> Value {
    let mut report = compare::Report::default();
    fields::compare("", expected, read, &mut report);
    report
        .fields
        .iter()
        .map(|(field, score)| (field.clone(), json!([score.right, score.wrong, score.missed])))
        .collect()
}
