//! A table of applicants, as other programs print it: one a row, the columns named in the first.

use serde_json::{Map, Value, json};
use std::io::BufRead;

/// Longest row that is taken.
const LONGEST: u64 = 16 << 20;

/// Names of columns, lower case without anything but letters, and the field that each is.
const COLUMNS: &[(&str, &[&str])] = &[
    ("name", &["name", "fullname", "candidate", "candidatename", "applicant", "applicantname"]),
    ("first", &["first", "firstname", "givenname", "forename"]),
    ("last", &["last", "lastname", "surname", "familyname"]),
    ("emails", &["email", "emails", "mail", "emailaddress", "candidateemail"]),
    ("phones", &["phone", "phones", "phonenumber", "telephone", "mobile", "tel", "mobilephone"]),
    ("links", &["link", "links", "linkedin", "linkedinurl", "url", "website", "portfolio", "github", "profile"]),
    ("location", &["location", "city", "place"]),
    ("headline", &["headline", "currenttitle"]),
    ("role", &["role", "job", "jobtitle", "position", "appliedfor", "jobname", "requisition", "vacancy"]),
    (
        "on",
        &["on", "date", "day", "applied", "appliedon", "applieddate", "applicationdate", "dateapplied", "createdat"],
    ),
    ("as", &["as", "id", "candidateid", "applicantid", "applicationid"]),
    ("text", &["text", "resume", "resumetext", "cv", "coverletter"]),
    ("standing", &["standing"]),
];

/// Who takes a row as JSON, or why there is none.
pub type Take<'a> = &'a mut dyn FnMut(usize, Result<String, String>) -> Result<(), String>;

/// Reads a table row by row.
///
/// # Errors
///
/// When the first row names no column that is known, or whoever takes the rows has had enough.
pub fn each(mut from: impl BufRead, take: Take) -> Result<(), String> {
    let head = from.fill_buf().map_err(|e| e.to_string())?;
    let delimiter = delimiter(head);
    let mut reader = csv::ReaderBuilder::new().delimiter(delimiter).flexible(true).from_reader(from);
    let names = reader.byte_headers().map_err(|e| e.to_string())?.clone();
    let fields: Vec<Option<&str>> = names.iter().map(field).collect();
    if fields.iter().all(Option::is_none) {
        return Err("the first row names no column that is known here, such as name, email, phone, role, on".into());
    }
    let mut row = csv::ByteRecord::new();
    loop {
        match reader.read_byte_record(&mut row) {
            Ok(false) => return Ok(()),
            Ok(true) => take(line(&row), entry(&fields, &row))?,
            Err(e) => take(e.position().map_or(0, |at| at.line() as usize), Err(e.to_string()))?,
        }
    }
}

fn line(row: &csv::ByteRecord) -> usize {
    row.position().map_or(0, |at| at.line() as usize)
}

/// What stands between the columns: what the first row has most of.
fn delimiter(head: &[u8]) -> u8 {
    let first = head.split(|byte| *byte == b'\n').next().unwrap_or(head);
    let count = |wanted: u8| first.iter().filter(|byte| **byte == wanted).count();
    [b',', b';', b'\t'].into_iter().rev().max_by_key(|wanted| count(*wanted)).unwrap_or(b',')
}

fn field(name: &[u8]) -> Option<&'static str> {
    let name = String::from_utf8_lossy(name).to_lowercase();
    let letters: String = name.chars().filter(|c| c.is_alphanumeric()).collect();
    COLUMNS.iter().find(|(_, names)| names.contains(&letters.as_str())).map(|(field, _)| *field)
}

/// A row as an entry of JSON.
fn entry(fields: &[Option<&str>], row: &csv::ByteRecord) -> Result<String, String> {
    if row.as_slice().len() as u64 > LONGEST {
        return Err(format!("is longer than {} MB", LONGEST >> 20));
    }
    let (mut all, mut names) = (Map::new(), [String::new(), String::new()]);
    for (field, value) in fields.iter().zip(row) {
        let value = std::str::from_utf8(value).map_err(|_| "is no valid text (UTF-8)")?.trim();
        match (field, value) {
            (None, _) | (_, "") => {}
            (Some("first"), value) => value.clone_into(&mut names[0]),
            (Some("last"), value) => value.clone_into(&mut names[1]),
            (Some(field @ ("emails" | "phones" | "links")), value) => several(&mut all, field, value),
            (Some(field), value) => drop(all.insert((*field).to_owned(), json!(value))),
        }
    }
    let name = names.join(" ").trim().to_owned();
    if !name.is_empty() && !all.contains_key("name") {
        all.insert("name".to_owned(), json!(name));
    }
    if all.is_empty() { Err("is empty".into()) } else { Ok(Value::Object(all).to_string()) }
}

/// Some columns hold more than one, and some lists have more than one such column.
fn several(all: &mut Map<String, Value>, field: &str, value: &str) {
    let parts = value.split([';', '|', '\n']).map(str::trim).filter(|part| !part.is_empty());
    let list = all.entry(field.to_owned()).or_insert_with(|| json!([]));
    if let Value::Array(list) = list {
        list.extend(parts.map(|part| json!(part)));
    }
}
