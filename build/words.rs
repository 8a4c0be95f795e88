//! `src/kept/words.toml`: each list becomes a line of the words beside the engine, and a constant
//! that refers to it.

use super::signals::tables::Words;
use std::collections::BTreeMap;
use std::path::Path;

/// Lists by name, by table.
type File = BTreeMap<String, BTreeMap<String, String>>;

/// Tables whose lists are parted by spaces; others are by commas.
const SPACED: &[&str] = &["months", "words"];

/// Tables that become one constant, a list by name; in others each list is one.
const WHOLE: &[&str] = &["clocks", "country_names", "months", "title_words"];

/// Rust source of the constants, or why the file is refused.
pub fn constants(path: &Path, words: &mut Words) -> Result<String, String> {
    let text = std::fs::read_to_string(path).map_err(|e| format!("{}: {e}", path.display()))?;
    let file: File = toml::from_str(&text).map_err(|e| format!("{}: {e}", path.display()))?;
    Ok(file.iter().map(|(name, lists)| table(name, lists, words)).collect())
}

fn table(table: &str, lists: &BTreeMap<String, String>, words: &mut Words) -> String {
    let sign = if SPACED.contains(&table) { ' ' } else { ',' };
    let kept = lists.iter().map(|(name, list)| (name, words.keep(&on_one_line(list, sign))));
    if WHOLE.contains(&table) {
        let rows: Vec<_> = kept.map(|(name, text)| format!("({name:?}, {text})")).collect();
        let constant = table.to_uppercase();
        return format!("/// `[{table}]`.\npub const {constant}: &[(&str, Text)] = &[{}];\n", rows.join(", "));
    }
    let prefix = if matches!(table, "words" | "phrases") { String::new() } else { format!("{table}_") };
    let constant = |name: &str| format!("{prefix}{name}").to_uppercase();
    kept.map(|(name, text)| format!("/// `{name}` of `[{table}]`.\npub const {}: Text = {text};\n", constant(name)))
        .collect()
}

fn on_one_line(list: &str, sign: char) -> String {
    let items = list.split(|c: char| c == sign || sign == ' ' && c.is_whitespace());
    let items = items.map(|item| item.split_whitespace().collect::<Vec<_>>().join(" "));
    items.filter(|item| !item.is_empty()).collect::<Vec<_>>().join(&sign.to_string())
}
