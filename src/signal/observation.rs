//! What a recruiter answered: observations, and the file that holds them.
//!
//! A file with one bad entry is refused as a whole. Only a signal that this version does not know
//! is kept as it is: an older or newer export must not lose it.

use super::question::Reply;
use super::{Signal, by_id};
use crate::Day;
use serde::de::value::MapAccessDeserializer;
use serde::de::{DeserializeSeed, Error as _, MapAccess, SeqAccess, Visitor};
use serde::{Deserialize, Deserializer, Serialize, Serializer};
use std::collections::BTreeSet;
use std::fmt;

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
    let File { observations } = serde_json::from_str(json).map_err(|e| at_line(&e))?;
    Ok(observations.0)
}

/// "line 4: entry 2: …".
fn at_line(error: &serde_json::Error) -> String {
    let text = error.to_string();
    let reason = text.rfind(" at line ").map_or(text.as_str(), |at| &text[..at]);
    format!("line {}: {reason}", error.line())
}

#[derive(Deserialize)]
struct File {
    observations: Entries,
}

struct Entries(Vec<Observation>);

/// One entry as written.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Entry {
    signal: String,
    answer: String,
    on: Option<String>,
    confirmed_by: Option<u32>,
    note: Option<String>,
}

impl<'de> Deserialize<'de> for Entries {
    fn deserialize<D: Deserializer<'de>>(from: D) -> Result<Entries, D::Error> {
        from.deserialize_seq(EntriesVisitor).map(Entries)
    }
}

struct EntriesVisitor;

impl<'de> Visitor<'de> for EntriesVisitor {
    type Value = Vec<Observation>;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a list of observations")
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut from: A) -> Result<Vec<Observation>, A::Error> {
        let mut seen: Vec<Observation> = Vec::new();
        let mut signals = BTreeSet::new();
        loop {
            let entry = seen.len() + 1;
            let wrong = |reason: String| A::Error::custom(format!("entry {entry}: {reason}"));
            let next = from.next_element_seed(Once(&mut signals)).map_err(|e| wrong(e.to_string()))?;
            let Some(observation) = next else { return Ok(seen) };
            if entry > MOST {
                return Err(wrong(format!("there are more than {MOST}")));
            }
            seen.push(observation);
        }
    }
}

/// Reads an entry whose signal was not answered before. What is wrong is said while the entry is
/// read, so that the reason has its line.
struct Once<'a>(&'a mut BTreeSet<String>);

impl<'de> DeserializeSeed<'de> for Once<'_> {
    type Value = Observation;

    fn deserialize<D: Deserializer<'de>>(self, from: D) -> Result<Observation, D::Error> {
        from.deserialize_map(self)
    }
}

impl<'de> Visitor<'de> for Once<'_> {
    type Value = Observation;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("an observation")
    }

    fn visit_map<A: MapAccess<'de>>(self, from: A) -> Result<Observation, A::Error> {
        let entry = Entry::deserialize(MapAccessDeserializer::new(from))?;
        let observation = entry.observation().map_err(A::Error::custom)?;
        if !self.0.insert(observation.signal.clone()) {
            return Err(A::Error::custom(format!("{:?} is answered twice", observation.signal)));
        }
        Ok(observation)
    }
}

impl Entry {
    fn observation(self) -> Result<Observation, String> {
        let observation = Observation {
            on: self.on.map(|day| day.parse().map_err(|e| format!("on: {e}"))).transpose()?,
            confirmed_by: self.confirmed_by.unwrap_or(1),
            note: self.note.filter(|note| !note.trim().is_empty()),
            signal: self.signal,
            answer: self.answer,
        };
        observation.check().map(|()| observation)
    }
}

impl Observation {
    /// Refuses what this version knows to be wrong; a signal that it does not know may be anything.
    fn check(&self) -> Result<(), String> {
        if self.confirmed_by == 0 {
            return Err("confirmed_by: at least one person saw it".to_owned());
        }
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
