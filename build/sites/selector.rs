//! Selectors of recipes: what is empty or broken is refused by its own words. The reader's parser has the last word,
//! in the tests; this one needs none.

use toml::Value;

/// Keys whose lists hold no selectors.
const OTHERS: &[&str] = &["hosts", "critical", "titles", "opaque", "counts", "join"];

/// Keys whose single text is one.
const SINGLE: &[&str] = &["select", "label", "value"];

/// The first broken selector of a recipe, and what is wrong with it.
pub fn wrong(recipe: &toml::Table) -> Option<String> {
    recipe.iter().find_map(|(key, value)| in_key(key, value))
}

fn in_key(key: &str, value: &Value) -> Option<String> {
    match value {
        Value::String(text) if SINGLE.contains(&key) => refusal(key, text),
        Value::Array(all) if !OTHERS.contains(&key) => all.iter().find_map(|one| in_list(key, one)),
        Value::Table(table) => wrong(table),
        _ => None,
    }
}

/// A list holds selectors, and tables: of one that is about a label, the words are the page's.
fn in_list(key: &str, value: &Value) -> Option<String> {
    match value {
        Value::String(text) => refusal(key, text),
        Value::Table(table) => {
            table.iter().filter(|(key, _)| *key != "label").find_map(|(key, value)| in_key(key, value))
        }
        _ => None,
    }
}

fn refusal(key: &str, text: &str) -> Option<String> {
    let selector = text.rsplit_once(" @").map_or(text, |(selector, _)| selector);
    broken(selector).map(|why| format!("{key}: selector {text:?} {why}"))
}

fn broken(selector: &str) -> Option<&'static str> {
    const UNFINISHED: [&str; 6] = ["..", "##", ". ", "# ", "()", "[]"];
    let Some(bare) = bare(selector) else { return Some("has a bracket or a quote that does not close") };
    let mut parts = bare.split([',', '(', ')']).map(str::trim_end);
    if selector.trim().is_empty() || bare.split(',').any(|part| part.trim().is_empty()) {
        return Some("is empty, or a part of it");
    }
    let ends = parts.any(|part| part.ends_with(['>', '+', '~', '.', '#', ':']));
    (ends || UNFINISHED.iter().any(|sign| bare.contains(sign))).then_some("is not finished")
}

/// A selector without what stands in quotes; none when a quote or bracket does not close.
fn bare(selector: &str) -> Option<String> {
    let (mut out, mut open, mut quote) = (String::new(), Vec::new(), None);
    for c in selector.chars() {
        match (quote, c) {
            (Some(sign), c) if c == sign => quote = None,
            (Some(_), _) => continue,
            (None, '"' | '\'') => quote = Some(c),
            (None, '(' | '[') => open.push(c),
            (None, ')') if open.pop() != Some('(') => return None,
            (None, ']') if open.pop() != Some('[') => return None,
            _ => {}
        }
        out.push(c);
    }
    (open.is_empty() && quote.is_none()).then_some(out)
}
