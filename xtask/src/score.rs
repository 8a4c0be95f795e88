//! Scores texts that any reader read of labelled files: lines of `{"label", "text"}` in, lines of counts out.

#[path = "../../tests/documents/score.rs"]
mod count;

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
        let score =
            count::score(&label, entry["text"].as_str().context("no text")?).context("the label has no text")?;
        let counts = json!({"edits": score.edits, "length": score.length, "kept": score.kept, "joints": score.joints});
        writeln!(out, "{counts}")?;
    }
    Ok(())
}
