//! JSON Resume (jsonresume.org, schema 1.0.0) as the résumé that it describes: headings, titles, dates.
//!
//! Fields that the schema does not know are written as well, for many files carry their own.

use super::flow::{Flow, Ink};
use super::read::{Refused, refuse};
use super::{Document, Format, Property, Role};
use serde_json::{Map, Value};

/// Largest text that is read, bytes: a value takes many times its text in memory.
const MOST: usize = 4 << 20;

/// Levels that are read; the parser itself stops at 128.
const DEPTH: usize = 12;

/// Sections in their order, with the headings that readers of résumés know.
const SECTIONS: &[(&str, &str)] = &[
    ("work", "Experience"),
    ("volunteer", "Volunteering"),
    ("education", "Education"),
    ("projects", "Projects"),
    ("skills", "Skills"),
    ("languages", "Languages"),
    ("certificates", "Certificates"),
    ("awards", "Awards"),
    ("publications", "Publications"),
    ("interests", "Interests"),
    ("references", "References"),
];

/// Fields of an entry that stand in its first lines: what, where, when.
const TITLES: &[&str] = &["position", "studyType", "area", "title", "language", "fluency", "level"];
const PLACES: &[&str] =
    &["name", "company", "organization", "institution", "issuer", "awarder", "publisher", "entity", "location"];
const ENDS: &[&str] = &["startDate", "endDate", "date", "releaseDate"];
const ADDRESSES: &[&str] = &["url", "website", "uri", "image"];

/// Reads a résumé.
///
/// # Errors
///
/// When the text is no JSON, or nothing of a résumé is in it.
pub fn read(text: &str, document: &mut Document) -> Result<(), Refused> {
    document.format = Format::JsonResume;
    if text.len() > MOST {
        return Err(refuse("is JSON larger than any résumé; save the résumé alone"));
    }
    let value: Value = serde_json::from_str(text.trim_start_matches('\u{feff}'))
        .map_err(|_| refuse("is damaged JSON; export the résumé again, or save it as PDF"))?;
    let known =
        |root: &&Map<String, Value>| root.contains_key("basics") || SECTIONS.iter().any(|(k, _)| root.contains_key(*k));
    let root = value.as_object().filter(known);
    let root = root.ok_or_else(|| refuse("is JSON, but no résumé (JSON Resume); save the résumé as PDF or text"))?;
    let mut writer = Writer { flow: Flow::new(document) };
    writer.basics(root.get("basics").and_then(Value::as_object));
    let others = root.iter().filter(|(key, _)| !is_known(key)).map(|(key, value)| (key.as_str(), key.as_str(), value));
    let known = SECTIONS.iter().filter_map(|(key, heading)| Some((*key, *heading, root.get(*key)?)));
    for (_, heading, value) in known.chain(others) {
        writer.section(heading, value);
    }
    writer.flow.finish();
    about(root, document);
    Ok(())
}

fn is_known(key: &str) -> bool {
    matches!(key, "basics" | "meta" | "$schema") || SECTIONS.iter().any(|(known, _)| *known == key)
}

/// What the file says of itself.
fn about(root: &Map<String, Value>, document: &mut Document) {
    let meta = root.get("meta").and_then(Value::as_object).into_iter().flatten();
    let schema = root.get("$schema").map(|s| ("$schema", s));
    for (name, value) in schema.into_iter().chain(meta.map(|(name, value)| (name.as_str(), value))) {
        if let Some(value) = plain(value) {
            document.properties.push(Property { source: "meta".to_owned(), name: name.to_owned(), value });
        }
    }
}

/// A value that is one text or number.
fn plain(value: &Value) -> Option<String> {
    let text = match value {
        Value::String(text) => text.clone(),
        Value::Number(number) => number.to_string(),
        _ => return None,
    };
    Some(text).filter(|t| !t.trim().is_empty())
}

fn get(entry: &Map<String, Value>, name: &str) -> Option<String> {
    plain(entry.get(name)?)
}

struct Writer<'a> {
    flow: Flow<'a>,
}

impl Writer<'_> {
    fn line(&mut self, text: &str) {
        for line in text.lines() {
            self.flow.text(line, Ink::default());
            self.flow.end_line();
        }
    }

    fn block(&mut self, role: Role, text: &str) {
        self.flow.end_block();
        self.flow.role(role);
        self.line(text);
        self.flow.end_block();
    }

    fn link(&mut self, target: &str) {
        self.flow.open_link(target);
        self.flow.text(target, Ink::default());
        self.flow.close_link();
        self.flow.end_line();
    }

    fn basics(&mut self, basics: Option<&Map<String, Value>>) {
        let Some(basics) = basics else { return };
        if let Some(name) = get(basics, "name") {
            self.block(Role::Heading(1), &name);
        }
        for field in ["label", "email", "phone"] {
            get(basics, field).into_iter().for_each(|value| self.line(&value));
        }
        let place = match basics.get("location") {
            Some(Value::Object(place)) => place_of(place),
            Some(place) => plain(place).unwrap_or_default(),
            None => String::new(),
        };
        self.line(&place);
        for field in ADDRESSES.iter().take(3) {
            get(basics, field).into_iter().for_each(|address| self.link(&address));
        }
        for profile in basics.get("profiles").and_then(Value::as_array).into_iter().flatten() {
            self.profile(profile);
        }
        if let Some(summary) = get(basics, "summary") {
            self.block(Role::Heading(2), "Summary");
            self.line(&summary);
            self.flow.end_block();
        }
    }

    fn profile(&mut self, profile: &Value) {
        let Some(profile) = profile.as_object() else { return };
        match get(profile, "url") {
            Some(url) => self.link(&url),
            None => {
                let words = [get(profile, "network"), get(profile, "username")];
                self.line(&words.into_iter().flatten().collect::<Vec<_>>().join(": "));
            }
        }
    }

    fn section(&mut self, heading: &str, value: &Value) {
        let is_empty = value.is_null()
            || value.as_array().is_some_and(Vec::is_empty)
            || value.as_object().is_some_and(Map::is_empty);
        if is_empty || self.flow.is_full() {
            return;
        }
        self.block(Role::Heading(2), heading);
        match value {
            Value::Array(entries) => entries.iter().for_each(|entry| self.entry(entry)),
            other => self.entry(other),
        }
    }

    fn entry(&mut self, entry: &Value) {
        match entry {
            Value::Object(fields) => {
                self.fields(fields);
                self.flow.end_block();
            }
            other => self.rest(other, 0),
        }
    }

    fn fields(&mut self, fields: &Map<String, Value>) {
        self.line(&joined(fields, TITLES));
        self.line(&joined(fields, PLACES));
        self.line(&dates(fields));
        for address in ADDRESSES.iter().filter_map(|name| get(fields, name)) {
            self.link(&address);
        }
        if let Some(summary) = get(fields, "summary").or_else(|| get(fields, "description")) {
            self.line(&summary);
        }
        let told = |name: &str| [TITLES, PLACES, ENDS, ADDRESSES, &["summary"]].iter().any(|all| all.contains(&name));
        for (name, value) in fields.iter().filter(|(name, _)| !told(name)) {
            // The description was written above when there is no summary.
            match (name.as_str(), value) {
                ("highlights", Value::Array(all)) => all.iter().for_each(|value| self.item(value, 0)),
                ("description", _) if !fields.contains_key("summary") => {}
                _ => self.rest(value, 0),
            }
        }
    }

    /// Lists as items, texts as lines.
    fn rest(&mut self, value: &Value, depth: usize) {
        if depth > DEPTH || self.flow.is_full() {
            return;
        }
        match value {
            Value::Array(all) if all.iter().all(|v| plain(v).is_some_and(|v| v.len() < 30)) => {
                self.line(&all.iter().filter_map(plain).collect::<Vec<_>>().join(", "));
            }
            Value::Array(all) => all.iter().for_each(|value| self.item(value, depth)),
            Value::Object(fields) => fields.values().for_each(|value| self.rest(value, depth + 1)),
            other => plain(other).into_iter().for_each(|text| self.line(&text)),
        }
    }

    fn item(&mut self, value: &Value, depth: usize) {
        self.flow.end_line();
        self.flow.role(Role::Item);
        self.rest(value, depth + 1);
        self.flow.role(Role::Body);
    }
}

fn joined(fields: &Map<String, Value>, names: &[&str]) -> String {
    names.iter().filter_map(|name| get(fields, name)).collect::<Vec<_>>().join(", ")
}

/// From when to when. A job with a beginning and no end goes on.
fn dates(fields: &Map<String, Value>) -> String {
    let (start, end) = (get(fields, "startDate"), get(fields, "endDate"));
    match (start, end) {
        (Some(start), Some(end)) => format!("{start} – {end}"),
        (Some(start), None) => format!("{start} – present"),
        (None, end) => end.or_else(|| get(fields, "date")).or_else(|| get(fields, "releaseDate")).unwrap_or_default(),
    }
}

fn place_of(place: &Map<String, Value>) -> String {
    joined(place, &["address", "postalCode", "city", "region", "countryCode"])
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::document::read as door;

    #[test]
    fn sections_become_headings_and_lines() {
        let text = r#"{"$schema": "https://example.com/schema.json",
            "basics": {"name": "Mara Lindqvist", "label": "Clerk", "email": "mara@example.com", "location": {"city": "Malmö", "countryCode": "SE"},
                "profiles": [{"network": "GitHub", "url": "https://github.com/mara"}], "summary": "Sells fish."},
            "work": [{"name": "Aldergate", "position": "Clerk", "startDate": "2019-03", "endDate": "2021-05", "highlights": ["sold fish all day, every day", "cooked"]},
                {"company": "Wick", "position": "Cook", "startDate": "2021-06"}],
            "skills": [{"name": "Fish", "keywords": ["cod", "eel"]}], "hobby": ["rowing"], "meta": {"version": "v1"}}"#;
        let document = door::read(text.as_bytes(), "cv.json", &mut |_, _| {}).expect("a résumé");
        let lines: Vec<_> = document.lines.iter().map(|l| (l.text.as_str(), l.role)).collect();
        let (body, head, item) = (Role::Body, Role::Heading(2), Role::Item);
        let top =
            [("Mara Lindqvist", Role::Heading(1)), ("Clerk", body), ("mara@example.com", body), ("Malmö, SE", body)];
        assert_eq!(lines[..4], top);
        let middle =
            [("https://github.com/mara", body), ("Summary", head), ("Sells fish.", body), ("Experience", head)];
        assert_eq!(lines[4..8], middle);
        let job = [
            ("Clerk", body),
            ("Aldergate", body),
            ("2019-03 – 2021-05", body),
            ("sold fish all day, every day", item),
            ("cooked", item),
        ];
        assert_eq!(lines[8..13], job);
        assert_eq!(lines[13..16], [("Cook", body), ("Wick", body), ("2021-06 – present", body)]);
        assert_eq!(
            lines[16..],
            [("Skills", head), ("Fish", body), ("cod, eel", body), ("hobby", head), ("rowing", body)]
        );
        assert_ne!(document.lines[8].block, document.lines[13].block);
        assert_eq!(document.links[0].line, Some(4));
        assert_eq!(document.properties[0].name, "$schema");
    }

    #[test]
    fn json_that_is_no_resume_is_refused() {
        for (text, says) in [("{\"a\": 1}", "no résumé"), ("{\"basics\": {", "damaged")] {
            let refused = door::read(text.as_bytes(), "cv.json", &mut |_, _| {}).expect_err(text);
            assert!(refused.0.contains(says), "{}", refused.0);
        }
    }
}
