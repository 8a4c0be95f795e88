//! One entry of a list of past applicants as an application: our own export, a candidate, or a text.

use super::Application;
use crate::Day;
use crate::candidate::{self, Candidate, input};
use crate::document::Document;
use crate::memory::Standing;
use serde::Deserialize;
use serde_json::{Map, Value};

/// What an entry leaves open.
#[derive(Debug, Clone, Copy)]
pub struct Rest<'a> {
    /// The job applied for.
    pub role: Option<&'a str>,
    /// The day.
    pub on: Day,
    /// Today: an application of a later day is refused, but for tomorrow, which it is elsewhere.
    pub today: Day,
    /// Reads a résumé as plain text; refuses where nothing can.
    pub read: fn(&str) -> Result<Candidate, String>,
}

/// What an entry says beside the candidate; what is left is the candidate.
#[derive(Deserialize)]
struct Entry {
    #[serde(rename = "as", alias = "id", default)]
    label: Option<Value>,
    #[serde(alias = "date", alias = "day", default)]
    on: Option<String>,
    #[serde(default)]
    role: Option<String>,
    #[serde(default)]
    standing: Standing,
    #[serde(default)]
    text: String,
    #[serde(default)]
    files: Vec<Document>,
    #[serde(default)]
    candidate: Option<Value>,
    /// The number in the store that it comes from says nothing here.
    #[serde(rename = "number", default)]
    _number: Option<Value>,
    #[serde(flatten)]
    fields: Map<String, Value>,
}

/// The application that an entry tells of.
///
/// # Errors
///
/// Says what is wrong with it.
pub fn application(json: &str, rest: &Rest) -> Result<Application, String> {
    let entry: Entry = serde_json::from_str(json.trim_start_matches('\u{FEFF}')).map_err(|e| column(&e.to_string()))?;
    let on = entry.on.as_deref().map_or(Ok(rest.on), |text| day(text, rest.today))?;
    let application = match entry.candidate {
        Some(candidate) => Application::new(input::candidate(&candidate.to_string())?, on),
        None if entry.fields.is_empty() && !entry.text.trim().is_empty() => {
            Application::new((rest.read)(&entry.text)?, on)
        }
        None if entry.fields.is_empty() => return Err("says nothing of a candidate".into()),
        None => Application::new(input::candidate(&Value::Object(entry.fields).to_string())?, on),
    };
    is_somebody(&application.candidate)?;
    let told = application.candidate.applied_for.value().is_some();
    let role = entry.role.as_deref().or(rest.role.filter(|_| !told));
    let application = role.into_iter().fold(application, |application, role| application.for_role(role));
    let label = entry.label.map(|label| label.as_str().map_or_else(|| label.to_string(), str::to_owned));
    let Entry { standing, text, files, .. } = Entry { candidate: None, label: None, fields: Map::new(), ..entry };
    Ok(Application { label, standing, text, files, ..application })
}

/// Only one person is remembered at a time.
///
/// # Errors
///
/// When this is none.
pub fn is_somebody(candidate: &Candidate) -> Result<(), String> {
    match candidate.kind {
        candidate::Kind::Candidate => Ok(()),
        _ => Err("shows no single candidate; nothing to remember".into()),
    }
}

/// A day, with or without an hour behind it; not one to come.
fn day(text: &str, today: Day) -> Result<Day, String> {
    let day = text.trim();
    let day: Day = day.split(['T', ' ']).next().unwrap_or(day).parse()?;
    if day.days() > today.days() + 1 { Err(format!("is of {day}, which is yet to come")) } else { Ok(day) }
}

/// The reason without "line 1", which is not the line of the file.
fn column(reason: &str) -> String {
    reason.replace(" at line 1 column ", ", column ")
}
