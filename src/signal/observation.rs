//! What a recruiter answered: observations, and the file that holds them.
//!
//! A file with one bad entry is refused as a whole. Only a signal that this version does not know
//! is kept as it is: an older or newer export must not lose it.

use super::question::Reply;
use super::{Signal, by_id};
use crate::Day;
use crate::candidate::json::{Json, Object};
use serde::{Serialize, Serializer};
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
/// # Errors
///
/// The line, the entry and the reason; nothing of the file is then taken.
pub fn parse(json: &str) -> Result<Vec<Observation>, String> {
    let json = json.strip_prefix('\u{feff}').unwrap_or(json);
    let value = Json::parse(json).map_err(|at| format!("line {}: is no JSON", line_of(json, at)))?;
    let file = value.as_object().filter(|file| once(file, LIST));
    let Some(Json::List(entries)) = file.and_then(|file| file.get(LIST)) else {
        return Err("line 1: there is not one list of \"observations\"".to_owned());
    };
    let mut seen: Vec<Observation> = Vec::new();
    let mut signals = BTreeSet::new();
    for (number, (at, value)) in entries.iter().enumerate() {
        let wrong = |reason: String| format!("line {}: entry {}: {reason}", line_of(json, *at), number + 1);
        let observation = entry(value).map_err(wrong)?;
        if number >= MOST {
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

/// The line of that byte.
fn line_of(json: &str, at: usize) -> usize {
    json.bytes().take(at).filter(|b| *b == b'\n').count() + 1
}

/// One entry.
fn entry(value: &Json) -> Result<Observation, String> {
    const KEYS: [&str; 5] = ["signal", "answer", "on", "confirmed_by", "note"];
    let entry = value.as_object().ok_or("is no object")?;
    if let Some(key) = entry.names().find(|key| !KEYS.contains(key)) {
        return Err(format!("unknown field {key:?}; an observation has {}", KEYS.join(", ")));
    }
    if let Some(key) = KEYS.iter().find(|key| !once(entry, key)) {
        return Err(format!("{key} is there twice"));
    }
    let needed =
        |key: &str| text(entry, key)?.filter(|text| !text.trim().is_empty()).ok_or_else(|| format!("{key} is missing"));
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

/// Whether at most one member has that name: of two the last would count, unseen.
fn once(object: &Object, key: &str) -> bool {
    object.names().filter(|name| *name == key).count() < 2
}

/// A text; an absent or `null` one is not there.
fn text(entry: &Object, key: &str) -> Result<Option<String>, String> {
    match entry.get(key) {
        None | Some(Json::Null) => Ok(None),
        Some(Json::Text(text)) => Ok(Some(text.clone())),
        Some(_) => Err(format!("{key} is no text")),
    }
}

fn people(entry: &Object) -> Result<u32, String> {
    match entry.get("confirmed_by") {
        None | Some(Json::Null) => Ok(1),
        Some(number) => {
            let number = number.whole::<u32>().filter(|n| *n > 0);
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
        assert_eq!(refused("[]"), "line 1: there is not one list of \"observations\"");
    }

    #[test]
    fn what_is_there_twice_or_empty_is_refused() {
        for (entry, reason) in [
            (r#"{"signal": "", "answer": "yes"}"#, "signal is missing"),
            (r#"{"signal": " ", "answer": "yes"}"#, "signal is missing"),
            (r#"{"signal": "q", "answer": ""}"#, "answer is missing"),
            (r#"{"signal": "q", "answer": "yes", "signal": "r"}"#, "signal is there twice"),
            (r#"{"signal": "q", "answer": "yes", "answer": "yes"}"#, "answer is there twice"),
            (r#"{"signal": "q", "answer": "yes", "on": "2026-02-30"}"#, "on: \"2026-02-30\" is no day"),
        ] {
            let said = refused(&format!("{{\"observations\": [{entry}]}}"));
            assert!(said.starts_with("line 1: entry 1: ") && said.contains(reason), "{entry}: {said}");
        }
        let twice = r#"{"observations": [], "observations": []}"#;
        assert_eq!(refused(twice), "line 1: there is not one list of \"observations\"");
    }

    #[test]
    fn a_byte_order_mark_is_no_part_of_the_file() {
        assert_eq!(parse("\u{feff}{\"observations\": []}"), Ok(Vec::new()));
    }

    #[test]
    fn numbers_of_people_are_whole_and_at_least_one() {
        for number in ["0", "-1", "1.5", "\"2\"", "99999999999"] {
            let json = format!(r#"{{"observations": [{{"signal": "q", "answer": "yes", "confirmed_by": {number}}}]}}"#);
            assert!(refused(&json).contains("confirmed_by: a whole number of people"), "{number}");
        }
    }
}
