//! A table of applicants, as other programs print it: one a row, the columns named in the first.

use super::list::NO_TEXT;
use super::rows::{Cells, Form, Rows};
use serde_json::{Map, Value, json};
use std::io::BufRead;

/// Names of columns, lower case without anything but letters, and the field that each is.
const COLUMNS: &[(&str, &[&str])] = &[
    ("name", &["name", "fullname", "candidate", "candidatename", "applicant", "applicantname"]),
    ("name", &["vollständigername", "bewerber", "kandidat", "nomcomplet", "candidat", "nombrecompleto", "candidato"]),
    ("name", &["nomecompleto", "imięinazwisko", "kandydat", "nominativo", "volledigenaam", "naam", "kandidaat"]),
    (
        "first",
        &["first", "firstname", "givenname", "forename", "vorname", "prénom", "prenom", "nombre", "primeironome"],
    ),
    ("first", &["imię", "imie", "nome", "voornaam"]),
    ("last", &["last", "lastname", "surname", "familyname", "nachname", "familienname", "nom", "nomdefamille"]),
    ("last", &["apellido", "apellidos", "sobrenome", "apelido", "nazwisko", "cognome", "achternaam"]),
    ("emails", &["email", "emails", "mail", "emailaddress", "candidateemail", "emailadresse", "mailadresse"]),
    ("emails", &["courriel", "adresseemail", "adressemail", "correo", "correoelectrónico", "correoelectronico"]),
    ("emails", &["correioeletrónico", "correioeletrônico", "adresemail", "indirizzoemail", "emailadres"]),
    ("phones", &["phone", "phones", "phonenumber", "telephone", "mobile", "tel", "mobilephone", "telefon", "handy"]),
    ("phones", &["telefonnummer", "mobil", "mobiltelefon", "téléphone", "portable", "numérodetéléphone", "teléfono"]),
    ("phones", &["telefono", "móvil", "telefone", "telemóvel", "celular", "numertelefonu", "cellulare", "telefoon"]),
    ("phones", &["telefoonnummer", "mobiel"]),
    ("links", &["link", "links", "linkedin", "linkedinurl", "url", "website", "portfolio", "github", "profile"]),
    (
        "location",
        &["location", "city", "place", "address", "adresse", "anschrift", "ort", "wohnort", "ville", "dirección"],
    ),
    ("location", &["direccion", "ciudad", "endereço", "morada", "cidade", "adres", "miasto", "indirizzo", "città"]),
    ("location", &["woonplaats", "plaats"]),
    ("headline", &["headline", "currenttitle"]),
    ("role", &["role", "job", "jobtitle", "position", "appliedfor", "jobname", "requisition", "vacancy", "stelle"]),
    ("role", &["poste", "puesto", "vaga", "cargo", "stanowisko", "posizione", "functie", "vacature"]),
    (
        "on",
        &["on", "date", "day", "applied", "appliedon", "applieddate", "applicationdate", "dateapplied", "createdat"],
    ),
    ("on", &["datum", "bewerbungsdatum", "eingangsdatum", "datedecandidature", "fecha", "fechadesolicitud", "data"]),
    ("on", &["datadecandidatura", "dataaplikacji", "datazgłoszenia", "datacandidatura", "sollicitatiedatum"]),
    ("as", &["as", "id", "candidateid", "applicantid", "applicationid"]),
    ("text", &["text", "resume", "resumetext", "cv", "coverletter"]),
    ("standing", &["standing"]),
];

/// Who takes a row as JSON, or why there is none.
pub type Take<'a> = &'a mut dyn FnMut(usize, Result<String, String>) -> Result<(), String>;

/// Reads a table row by row; gives the names of the columns that are not known here, and were passed over.
///
/// # Errors
///
/// When the first row names no column that is known, or whoever takes the rows has had enough.
pub fn each(mut from: impl BufRead, take: Take) -> Result<Vec<String>, String> {
    let head = from.fill_buf().map_err(|e| e.to_string())?;
    let mark = b"\xEF\xBB\xBF";
    let (delimiter, ends, skip) = (delimiter(head), ends(head), if head.starts_with(mark) { mark.len() } else { 0 });
    from.consume(skip);
    let mut rows = Rows::new(from, delimiter, ends);
    let names = rows.next(None)?.ok_or("is empty")?.1?;
    let fields: Vec<Option<&str>> = names.iter().map(field).collect();
    if fields.iter().all(Option::is_none) {
        return Err("the first row names no column that is known here, such as name, email, phone, role, on".into());
    }
    let is_row = |cells: &Cells| fields.iter().zip(cells.iter()).any(|(field, cell)| tells(*field, cell));
    let telling = fields.iter().any(|field| matches!(field, Some("emails" | "phones" | "on" | "links")));
    let form = Form { columns: fields.len(), telling, is_row: &is_row };
    while let Some((line, row)) = rows.next(Some(&form))? {
        take(line, row.and_then(|cells| entry(&fields, &cells)))?;
    }
    let passed = names.iter().zip(&fields).filter(|(name, field)| field.is_none() && !name.trim_ascii().is_empty());
    Ok(passed.map(|(name, _)| String::from_utf8_lossy(name).trim().to_owned()).collect())
}

/// True when a cell is what its column holds, and no part of a text.
fn tells(field: Option<&str>, cell: &[u8]) -> bool {
    let cell = cell.trim_ascii();
    let digits = cell.iter().filter(|byte| byte.is_ascii_digit()).count();
    match field {
        Some("emails") => cell.contains(&b'@') && !cell.contains(&b' '),
        Some("phones") => digits > 5 && !cell.iter().any(u8::is_ascii_alphabetic),
        Some("on") => digits > 5 && cell.first().is_some_and(u8::is_ascii_digit),
        Some("links") => cell.starts_with(b"http") && !cell.contains(&b' '),
        _ => false,
    }
}

/// The last byte of a line: old programs on a Mac end lines otherwise.
fn ends(head: &[u8]) -> u8 {
    let end = head.iter().position(|byte| matches!(byte, b'\r' | b'\n'));
    let rest = end.and_then(|at| head.get(at..)).unwrap_or_default();
    if rest.first() == Some(&b'\r') && rest.get(1).is_some_and(|byte| *byte != b'\n') { b'\r' } else { b'\n' }
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
fn entry(fields: &[Option<&str>], row: &Cells) -> Result<String, String> {
    if row.iter().skip(fields.len()).any(|cell| !cell.trim_ascii().is_empty()) {
        return Err(format!("has {} cells, and the first row {}: none of it is taken", row.len(), fields.len()));
    }
    let (mut all, mut names) = (Map::new(), [String::new(), String::new()]);
    for (field, value) in fields.iter().zip(row.iter()) {
        let value = std::str::from_utf8(value).map_err(|_| NO_TEXT)?.trim();
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
