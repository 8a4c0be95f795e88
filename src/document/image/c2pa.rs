//! Claims of origin (C2PA 2, in JUMBF boxes, ISO 19566-5): who says that what was done to a picture.
//!
//! Read, not verified: whether the signature holds is not asked here.

use super::{cbor, say, u32_be};
use crate::document::Property;
use serde_json::Value;

/// Boxes of one store.
const BOXES: usize = 4_000;

/// Levels of boxes.
const DEPTH: usize = 8;

/// Reads a store.
pub fn read(store: &[u8], properties: &mut Vec<Property>) {
    let mut walk = Walk { properties, left: BOXES };
    walk.boxes(store, "", 0);
}

struct Walk<'a> {
    properties: &'a mut Vec<Property>,
    left: usize,
}

impl Walk<'_> {
    /// All boxes in a row; `label` is that of the box around them.
    fn boxes(&mut self, mut bytes: &[u8], label: &str, depth: usize) {
        let mut label = label.to_owned();
        while let Some((kind, content, rest)) = take(bytes) {
            self.left = self.left.saturating_sub(1);
            if self.left == 0 || depth > DEPTH {
                return;
            }
            match kind {
                b"jumb" => self.boxes(content, &label, depth + 1),
                b"jumd" => label = described(content),
                b"cbor" => self.values(&label, cbor::read(content)),
                b"json" => self.values(&label, serde_json::from_slice(content).ok()),
                _ => {}
            }
            bytes = rest;
        }
        if label.starts_with("urn:") || label.contains(":urn:") {
            say(self.properties, "c2pa", "manifest", &label);
        }
    }

    fn values(&mut self, label: &str, value: Option<Value>) {
        let Some(value) = value else { return };
        match label.split("__").next().unwrap_or(label) {
            "c2pa.claim" | "c2pa.claim.v2" => self.claim(&value),
            "c2pa.actions" | "c2pa.actions.v2" => self.actions(&value),
            "stds.schema-org.CreativeWork" => self.work(&value),
            "c2pa.ingredient" | "c2pa.ingredient.v2" | "c2pa.ingredient.v3" => {
                let title = value.get("dc:title").and_then(Value::as_str).unwrap_or_default();
                say(self.properties, "c2pa", "ingredient", title);
            }
            other if other.starts_with("c2pa.training-mining") || other.starts_with("cawg.training-mining") => {
                say(self.properties, "c2pa", "assertion", other);
            }
            _ => {}
        }
    }

    fn claim(&mut self, claim: &Value) {
        for name in ["claim_generator", "dc:title", "dc:format"] {
            say(self.properties, "c2pa", name, claim.get(name).and_then(Value::as_str).unwrap_or_default());
        }
        let info = claim.get("claim_generator_info");
        for info in
            info.and_then(|i| i.as_array().map(Vec::as_slice).or(Some(std::slice::from_ref(i)))).unwrap_or_default()
        {
            say(self.properties, "c2pa", "claim_generator_info", &agent(info));
        }
    }

    /// What was done, by what, when, and from which source.
    fn actions(&mut self, assertion: &Value) {
        for action in assertion.get("actions").and_then(Value::as_array).into_iter().flatten() {
            let text = |name: &str| action.get(name).and_then(Value::as_str).unwrap_or_default().to_owned();
            let source = text("digitalSourceType");
            let by = action.get("softwareAgent").map(agent).unwrap_or_default();
            let words = [text("action"), by, text("when"), source.clone()];
            let words: Vec<&str> = words.iter().map(String::as_str).filter(|w| !w.is_empty()).collect();
            say(self.properties, "c2pa", "action", &words.join(" "));
            say(self.properties, "c2pa", "digitalSourceType", &source);
        }
    }

    fn work(&mut self, work: &Value) {
        for author in work.get("author").and_then(Value::as_array).into_iter().flatten() {
            say(self.properties, "c2pa", "author", author.get("name").and_then(Value::as_str).unwrap_or_default());
        }
    }
}

/// Name and version of a program, which some write as one text.
fn agent(value: &Value) -> String {
    let part = |name: &str| value.get(name).and_then(Value::as_str).unwrap_or_default();
    match value.as_str() {
        Some(text) => text.to_owned(),
        None => format!("{} {}", part("name"), part("version")).trim().to_owned(),
    }
}

/// The first box: its kind, its content, and what follows.
fn take(bytes: &[u8]) -> Option<(&[u8; 4], &[u8], &[u8])> {
    let length = u32_be(bytes, 0)? as usize;
    let kind = bytes.get(4..8)?.try_into().ok()?;
    let (from, length) = match length {
        0 => (8, bytes.len()),
        1 => (16, usize::try_from(u64::from_be_bytes(bytes.get(8..16)?.try_into().ok()?)).ok()?),
        _ => (8, length),
    };
    let end = length.min(bytes.len());
    Some((kind, bytes.get(from..end)?, bytes.get(end..)?))
}

/// The label of a description box.
fn described(content: &[u8]) -> String {
    let has_label = content.get(16).is_some_and(|toggles| toggles & 2 == 2);
    let label = content.get(17..).filter(|_| has_label).unwrap_or_default();
    let label = label.split(|b| *b == 0).next().unwrap_or_default();
    String::from_utf8_lossy(super::shortened(label)).into_owned()
}
