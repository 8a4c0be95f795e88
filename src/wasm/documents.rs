//! Exports of the module that reads files.

use crate::document::{Active, Area, Document, Embedded, Format, Line, Property, Revision, Role, Sheet, Unseen, read};
use js_sys::{Function, Uint8Array};
use serde::Serialize;
use wasm_bindgen::prelude::*;

/// A file that was read.
#[derive(Serialize)]
struct FileValue {
    /// What is shown of it, as JSON: one text crosses over faster than a thousand values.
    document: String,
    /// All of it, for the engine.
    #[serde(with = "serde_wasm_bindgen::preserve")]
    bytes: Uint8Array,
}

/// What is shown of a file.
#[derive(Serialize)]
struct Paper<'a> {
    name: &'a str,
    format: Format,
    sheets: &'a [Sheet],
    lines: Vec<Drawn<'a>>,
    properties: &'a [Property],
    revisions: &'a [Revision],
    unseen: &'a [Unseen],
    pictures: Vec<Place>,
    embedded: &'a [Embedded],
    active: &'a [Active],
    notes: &'a [String],
}

/// A line as it is drawn. What it does not say is not so: most lines are neither bold nor a heading.
#[derive(Serialize)]
struct Drawn<'a> {
    text: &'a str,
    sheet: u32,
    area: Area,
    size: i32,
    #[serde(skip_serializing_if = "is_not")]
    bold: bool,
    #[serde(skip_serializing_if = "is_not")]
    heading: bool,
}

impl Drawn<'_> {
    fn of(line: &Line) -> Drawn<'_> {
        let Line { sheet, area, size, bold, .. } = *line;
        Drawn { text: &line.text, sheet, area, size, bold, heading: matches!(line.role, Role::Heading(_)) }
    }
}

fn is_not(flag: &bool) -> bool {
    !flag
}

/// Where a picture stands.
#[derive(Serialize)]
struct Place {
    sheet: u32,
    area: Area,
}

/// Reads a file; `progress` is called with how many parts are done and how many there are.
///
/// Throws a sentence that says what is wrong with the file and what to do.
#[wasm_bindgen]
pub fn read(bytes: &[u8], name: &str, progress: Option<Function>) -> Result<JsValue, JsError> {
    let mut tell = |done: usize, of: usize| {
        if let Some(progress) = &progress {
            // Whoever does not want to know any more is no reason to stop reading.
            let _ = progress.call2(&JsValue::NULL, &JsValue::from(done as u32), &JsValue::from(of as u32));
        }
    };
    let document = read::read(bytes, name, &mut tell).map_err(|refused| JsError::new(&refused.0))?;
    let bytes = postcard::to_allocvec(&document).map_err(|e| JsError::new(&e.to_string()))?;
    let value = FileValue { document: paper(&document)?, bytes: Uint8Array::from(bytes.as_slice()) };
    value.serialize(&serde_wasm_bindgen::Serializer::new()).map_err(|e| JsError::new(&e.to_string()))
}

/// What is shown of a file that was read before: of the bytes that [`read`] gave, as JSON.
#[wasm_bindgen]
pub fn view(bytes: &[u8]) -> Result<String, JsError> {
    let document: Document = postcard::from_bytes(bytes).map_err(|e| JsError::new(&e.to_string()))?;
    paper(&document)
}

fn paper(document: &Document) -> Result<String, JsError> {
    let paper = Paper {
        name: &document.name,
        format: document.format,
        sheets: &document.sheets,
        lines: document.lines.iter().map(Drawn::of).collect(),
        properties: &document.properties,
        revisions: &document.revisions,
        unseen: &document.unseen,
        pictures: document.pictures.iter().map(|p| Place { sheet: p.sheet, area: p.area }).collect(),
        embedded: &document.embedded,
        active: &document.active,
        notes: &document.notes,
    };
    serde_json::to_string(&paper).map_err(|e| JsError::new(&e.to_string()))
}
