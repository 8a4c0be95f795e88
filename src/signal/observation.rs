//! What a recruiter answered: observations, and the file that holds them.
//!
//! A file with one bad entry is refused as a whole. Only a signal that this version does not know
//! is kept as it is: an older or newer export must not lose it.

use super::question::Reply;
use super::{Signal, by_id};
use crate::Day;
use serde::{Serialize, Serializer};
use serde_json::{Map, Value};
use std::collections::BTreeSet;

/// Most observations that one file may hold: many times the questions there are.
const MOST: usize = 10_000;

/// An answer to the question of a signal.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Observation {
    /// The signal.
    pub signal: String,
    /// The answer's identifier.
    pub answer: String,
    /// The day of what was seen.
    #[serde(skip_serializing_if = "Option::is_none", serialize_with = "day")]
    pub on: Option<Day>,
    /// How many people saw it.
    pub confirmed_by: u32,
    /// A note, as written.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub note: Option<String>,
}

impl Observation {
    /// An answer that one person gave.
    pub fn new(signal: &str, answer: &str) -> Observation {
        Observation { signal: signal.to_owned(), answer: answer.to_owned(), on: None, confirmed_by: 1, note: None }
    }

    /// The signal and the answer, when this version knows both.
    pub fn reply(&self) -> Option<(&'static Signal, &'static Reply)> {
        let signal = by_id(&self.signal)?;
        Some((signal, signal.question.as_ref()?.reply(&self.answer)?))
    }
}

/// Reads `{"observations": […]}`; what else stands in the object is left alone, so that an
/// exported record can be read again.
///
/// Values are taken by hand and not by derived code, which would bring the printing of floating
/// point numbers into the engine for the sake of its messages.
///
/// # Errors
///
/// The line, the entry and the reason; nothing of the file is then taken.
pub fn parse(json: &str) -> Result<Vec<Observation>, String> {
    let value: Value = serde_json::from_str(json).map_err(|e| format!("line {}: is no JSON", e.line()))?;
    let entries = value.get(LIST).and_then(Value::as_array).ok_or("line 1: there is no list of \"observations\"")?;
    let mut seen: Vec<Observation> = Vec::new();
    let mut signals = BTreeSet::new();
    for (at, value) in entries.iter().enumerate() {
        let wrong = |reason: String| format!("line {}: entry {}: {reason}", line_of(json, at), at + 1);
        let observation = entry(value).map_err(wrong)?;
        if at >= MOST {
            return Err(wrong(format!("there are more than {MOST}")));
        }
        if !signals.insert(observation.signal.clone()) {
            return Err(wrong(format!("{:?} is answered twice", observation.signal)));
        }
        seen.push(observation);
    }
    Ok(seen)
}

/// The key of the list.
const LIST: &str = "observations";

/// The line on which an entry of the list begins, in text that is known to be JSON.
fn line_of(json: &str, entry: usize) -> usize {
    let mut scan = Scan { depth: 0, list: None, key: "" };
    let mut at = 0;
    let mut left = entry + 1;
    while at < json.len() {
        let token = token(&json[at..]);
        if scan.begins_entry(token) {
            left -= 1;
            if left == 0 {
                at += token.len() - token.trim_start().len();
                break;
            }
        }
        scan.pass(token);
        at += token.len();
    }
    json[..at].matches('\n').count() + 1
}

/// Where a scan through JSON stands.
struct Scan<'j> {
    depth: usize,
    /// Within the list: true when the next value begins an entry.
    list: Option<bool>,
    /// The last text outside of everything but the object.
    key: &'j str,
}

impl<'j> Scan<'j> {
    fn begins_entry(&self, token: &str) -> bool {
        self.list == Some(true) && self.depth == 2 && !token.trim_start().is_empty() && token != "]"
    }

    fn pass(&mut self, token: &'j str) {
        if self.begins_entry(token) {
            self.list = Some(false);
        }
        match token.as_bytes().first() {
            Some(b'[' | b'{') => {
                self.depth += 1;
                let opens = self.depth == 2 && token == "[" && self.key.trim_matches('"') == LIST;
                self.list = if opens { Some(true) } else { self.list };
            }
            Some(b']' | b'}') => {
                self.depth = self.depth.saturating_sub(1);
                self.list = self.list.filter(|_| self.depth > 1);
            }
            Some(b',') if self.depth == 2 => self.list = self.list.map(|_| true),
            Some(b'"') if self.depth == 1 => self.key = token,
            _ => {}
        }
    }
}

/// The text at the start with its quotes, a mark, or what stands up to the next of these.
fn token(rest: &str) -> &str {
    let bytes = rest.as_bytes();
    if bytes.first() == Some(&b'"') {
        let mut escaped = false;
        let end = bytes.iter().skip(1).position(|byte| {
            let ends = !escaped && *byte == b'"';
            escaped = !escaped && *byte == b'\\';
            ends
        });
        return &rest[..end.map_or(rest.len(), |end| end + 2)];
    }
    let is_mark = |c: char| "[]{},:\"".contains(c);
    match rest.find(is_mark) {
        Some(0) => &rest[..1],
        other => &rest[..other.unwrap_or(rest.len())],
    }
}

/// One entry.
fn entry(value: &Value) -> Result<Observation, String> {
    const KEYS: [&str; 5] = ["signal", "answer", "on", "confirmed_by", "note"];
    let entry = value.as_object().ok_or("is no object")?;
    if let Some(key) = entry.keys().find(|key| !KEYS.contains(&key.as_str())) {
        return Err(format!("unknown field {key:?}; an observation has {}", KEYS.join(", ")));
    }
    let needed = |key: &str| text(entry, key)?.ok_or_else(|| format!("{key} is missing"));
    let on = text(entry, "on")?.map(|day| day.parse().map_err(|e| format!("on: {e}"))).transpose()?;
    let observation = Observation {
        signal: needed("signal")?,
        answer: needed("answer")?,
        on,
        confirmed_by: people(entry)?,
        note: text(entry, "note")?.filter(|note| !note.trim().is_empty()),
    };
    observation.check().map(|()| observation)
}

/// A text; an absent or `null` one is not there.
fn text(entry: &Map<String, Value>, key: &str) -> Result<Option<String>, String> {
    match entry.get(key) {
        None | Some(Value::Null) => Ok(None),
        Some(Value::String(text)) => Ok(Some(text.clone())),
        Some(_) => Err(format!("{key} is no text")),
    }
}

fn people(entry: &Map<String, Value>) -> Result<u32, String> {
    match entry.get("confirmed_by") {
        None | Some(Value::Null) => Ok(1),
        Some(number) => {
            let number = number.as_u64().and_then(|n| u32::try_from(n).ok()).filter(|n| *n > 0);
            number.ok_or_else(|| "confirmed_by: a whole number of people, at least one".to_owned())
        }
    }
}

impl Observation {
    /// Refuses what this version knows to be wrong; a signal that it does not know may be anything.
    fn check(&self) -> Result<(), String> {
        let Some(signal) = by_id(&self.signal) else { return Ok(()) };
        let question = signal.question.as_ref().ok_or_else(|| format!("{:?} asks no question", signal.id))?;
        if question.reply(&self.answer).is_some() {
            return Ok(());
        }
        let answers: Vec<_> = question.answers.iter().map(|reply| reply.id).collect();
        Err(format!("{:?} is no answer to {:?}; answers: {}", self.answer, signal.id, answers.join(", ")))
    }
}

fn day<S: Serializer>(day: &Option<Day>, to: S) -> Result<S::Ok, S::Error> {
    to.collect_str(&day.map(|day| day.to_string()).unwrap_or_default())
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use super::*;

    fn refused(json: &str) -> String {
        parse(json).unwrap_err()
    }

    #[test]
    fn what_is_left_out_has_its_usual_value() {
        let read = parse(r#"{"observations": [{"signal": "q", "answer": "yes", "on": null, "note": " "}]}"#).unwrap();
        assert_eq!(read, [Observation::new("q", "yes")]);
    }

    #[test]
    fn a_refusal_names_the_line_on_which_the_entry_begins() {
        let json = "{\"before\": {\"observations\": [1,\n2]}, \"observations\":\n [{\"signal\": \"a]},{\\\"\",\n\"answer\": \"x\"},\n {\"signal\":\"b\", \"answer\":\"y\"},\n\n\n{\"signal\":\"c\"}]}";
        assert_eq!(refused(json), "line 8: entry 3: answer is missing");
        assert_eq!(refused("{\"observations\": [\n7\n]}"), "line 2: entry 1: is no object");
        assert_eq!(refused("{\"observations\": [\n\n"), "line 3: is no JSON");
        assert_eq!(refused("[]"), "line 1: there is no list of \"observations\"");
    }

    #[test]
    fn numbers_of_people_are_whole_and_at_least_one() {
        for number in ["0", "-1", "1.5", "\"2\"", "99999999999"] {
            let json = format!(r#"{{"observations": [{{"signal": "q", "answer": "yes", "confirmed_by": {number}}}]}}"#);
            assert!(refused(&json).contains("confirmed_by: a whole number of people"), "{number}");
        }
    }
}
