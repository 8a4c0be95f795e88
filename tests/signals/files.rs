//! Files of an example: keys of a document as JSON, and `text`, of which every line becomes one.

use bonafide::document::{Document, Line};
use serde_json::{Map, Value};

/// The files of an example.
pub fn documents(json: &str) -> Vec<Document> {
    let files: Vec<Map<String, Value>> = serde_json::from_str(json).unwrap();
    files.into_iter().map(document).collect()
}

fn document(mut keys: Map<String, Value>) -> Document {
    let text = keys.remove("text");
    let mut whole = serde_json::to_value(Document::default()).unwrap();
    let picture = serde_json::to_value(bonafide::document::Picture::default()).unwrap();
    let revision = serde_json::to_value(bonafide::document::Revision::default()).unwrap();
    for (key, mut value) in keys {
        let whole_item = match key.as_str() {
            "pictures" => Some(&picture),
            "revisions" => Some(&revision),
            _ => None,
        };
        for item in value.as_array_mut().into_iter().flatten() {
            whole_item.into_iter().for_each(|from| complete(item, from));
        }
        whole[key] = value;
    }
    let mut document: Document = serde_json::from_value(whole).unwrap();
    document.lines = lines(text.as_ref().and_then(Value::as_str).unwrap_or_default());
    document
}

/// Adds what an item leaves out.
fn complete(item: &mut Value, from: &Value) {
    for (key, value) in from.as_object().unwrap() {
        item.as_object_mut().unwrap().entry(key.clone()).or_insert_with(|| value.clone());
    }
}

fn lines(text: &str) -> Vec<Line> {
    let mut block = 0;
    let mut lines = Vec::new();
    for line in text.lines() {
        block += u32::from(line.trim().is_empty());
        if !line.trim().is_empty() {
            lines.push(Line { text: line.to_owned(), block, ..Line::default() });
        }
    }
    lines
}
