//! The payload of a record: its keys, and the words that a person may see again.

use super::Application;
use crate::Day;
use crate::candidate::{input, output};
use crate::document::Document;
use crate::memory::{Id, Record, Standing};
use serde::{Deserialize, Serialize};

/// Version of the bytes. [`Sheet::from_bytes`] reads every one that was ever written.
const VERSION: u8 = 1;

/// What is kept of an application beside its row.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Sheet {
    /// The name that this person is known by.
    pub label: String,
    /// Days since 1 January 1970 on which it was seen.
    pub day: u16,
    /// What came of it.
    pub standing: Standing,
    /// The candidate, as [`input`] reads it.
    pub candidate: String,
    /// The text of the résumé.
    pub text: String,
    /// What the files say of themselves, without their lines.
    pub files: Vec<Document>,
    /// The keys: bytes of a [`Record`] whose number is not known yet.
    record: Vec<u8>,
}

impl Sheet {
    /// Of an application and its keys.
    pub fn of(application: &Application, label: String, day: u16, record: &Record) -> Sheet {
        Sheet {
            label,
            day,
            standing: application.standing,
            candidate: output::json(&application.candidate),
            text: application.whole_text(),
            files: application.files.iter().map(without_lines).collect(),
            record: record.to_bytes(),
        }
    }

    /// As bytes.
    pub fn to_bytes(&self) -> Vec<u8> {
        postcard::to_extend(self, vec![VERSION]).unwrap_or_default()
    }

    /// From bytes of this version or an older one.
    pub fn from_bytes(bytes: &[u8]) -> Option<Sheet> {
        match bytes.split_first()? {
            (1, rest) => postcard::from_bytes(rest).ok(),
            _ => None,
        }
    }

    /// Its keys, by the number that the store gave it.
    pub fn record(&self, id: Id) -> Option<Record> {
        let record = Record::from_bytes(&self.record)?;
        Some(Record { id, standing: self.standing, ..record })
    }

    /// The candidate's name, when there is one.
    pub fn name(&self) -> Option<String> {
        input::candidate(&self.candidate).ok()?.name.value().cloned()
    }

    /// The job applied for, when it is known.
    pub fn role(&self) -> Option<String> {
        input::candidate(&self.candidate).ok()?.applied_for.value().cloned()
    }

    /// The application that it was, without the lines of its files.
    ///
    /// # Errors
    ///
    /// Says what is wrong.
    pub fn application(&self) -> Result<Application, String> {
        Export::of(0, self.clone()).application()
    }

    /// True when it says the same of the same application, whatever the day.
    pub fn is_same(&self, other: &Sheet) -> bool {
        self.candidate == other.candidate && self.text == other.text && self.standing == other.standing
    }
}

impl Application {
    /// The text handed in, else that of the longest file: files are kept without their lines.
    fn whole_text(&self) -> String {
        let lines = |file: &Document| file.lines.iter().map(|line| line.text.as_str()).collect::<Vec<_>>().join("\n");
        let longest = || self.files.iter().map(lines).max_by_key(String::len).unwrap_or_default();
        if self.text.trim().is_empty() { longest() } else { self.text.clone() }
    }
}

/// What a file says of itself: enough to know it, its pictures and its makers again.
fn without_lines(file: &Document) -> Document {
    Document {
        lines: Vec::new(),
        sheets: Vec::new(),
        revisions: Vec::new(),
        unseen: Vec::new(),
        embedded: Vec::new(),
        ..file.clone()
    }
}

/// A record that was found, in words that a person may see again.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Found {
    /// Its number.
    pub number: Id,
    /// The name that this person is known by.
    #[serde(rename = "as")]
    pub label: String,
    /// The day, `YYYY-MM-DD`.
    pub on: String,
    /// The candidate's name.
    pub name: Option<String>,
    /// The job applied for.
    pub role: Option<String>,
}

impl Found {
    /// A record of a store.
    pub fn of(number: Id, sheet: &Sheet) -> Found {
        let on = Day::from_days(i64::from(sheet.day)).to_string();
        Found { number, label: sheet.label.clone(), on, name: sheet.name(), role: sheet.role() }
    }
}

/// A record as it is taken out, one line of JSON; `bonafide import` takes it in again.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Export {
    /// Its number in the store that it comes from; another store gives it another.
    pub number: Id,
    /// The name that this person is known by.
    #[serde(rename = "as")]
    pub label: String,
    /// The day, `YYYY-MM-DD`.
    pub on: String,
    /// What came of it.
    pub standing: Standing,
    /// The candidate in the schema of [`input`].
    pub candidate: serde_json::Value,
    /// The text of the résumé.
    pub text: String,
    /// What the files said of themselves.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub files: Vec<Document>,
}

impl Export {
    /// A record of a store.
    pub fn of(number: Id, sheet: Sheet) -> Export {
        let candidate = serde_json::from_str(&sheet.candidate).unwrap_or_default();
        let on = Day::from_days(i64::from(sheet.day)).to_string();
        let Sheet { label, standing, text, files, .. } = sheet;
        Export { number, label, on, standing, candidate, text, files }
    }

    /// As one line.
    pub fn line(&self) -> String {
        serde_json::to_string(self).unwrap_or_default()
    }

    /// As the application that it was.
    ///
    /// # Errors
    ///
    /// Says what is wrong.
    pub fn application(self) -> Result<Application, String> {
        let Export { label, on, standing, candidate, text, files, .. } = self;
        let candidate = input::candidate(&candidate.to_string())?;
        Ok(Application { candidate, text, files, day: on.parse()?, label: Some(label), standing })
    }
}
