//! Exports of the engine.

use super::give;
use crate::document::Document;
use crate::kept::{LISTS, WORDS};
use crate::memory::Recollection;
use crate::page::serial::Wire;
use crate::page::{Page, live, plain};
use crate::signal::observation;
use crate::site::{self, Hint};
use crate::{Answer, World, explain::View, report};
use js_sys::{Array, JSON, Reflect, Uint8Array};
use serde::Serialize;
use wasm_bindgen::prelude::*;

#[wasm_bindgen]
extern "C" {
    /// A page as the content script sends it, see [`crate::page::serial`].
    #[wasm_bindgen(typescript_type = "Wire")]
    pub type WireValue;
    #[wasm_bindgen(method, getter)]
    fn address(this: &WireValue) -> String;
    #[wasm_bindgen(method, getter)]
    fn title(this: &WireValue) -> String;
    #[wasm_bindgen(method, getter)]
    fn html(this: &WireValue) -> Vec<String>;
    #[wasm_bindgen(method, getter)]
    fn values(this: &WireValue) -> Array;
    #[wasm_bindgen(method, getter)]
    fn hidden(this: &WireValue) -> Vec<u32>;
}

/// What an assessment hands to JavaScript, beside the record.
#[derive(Serialize)]
struct AnswerValue {
    /// What to draw.
    view: View,
    /// Node of the name, when it stands on the page.
    name: Option<u32>,
    /// Nodes whose words the answer rests on: not to be believed when they cannot be seen.
    shown: Vec<u32>,
    /// The way to them, see [`crate::page::trail`].
    trail: Vec<u32>,
}

/// Gives the engine its data, the bytes of `words.txt` and `lists.bin`. Nothing is assessed before.
#[wasm_bindgen]
pub fn furnish(words: Vec<u8>, lists: Vec<u8>) -> Result<(), JsError> {
    let given = WORDS.give(words).and_then(|()| LISTS.give(lists));
    given.map_err(|e| JsError::new(&e))
}

/// What to collect on an address.
#[wasm_bindgen]
pub fn plan(address: &str) -> Result<JsValue, JsError> {
    give(&site::plan(address))
}

/// Reads and assesses a collected page, with what a recruiter answered about this candidate (a file of
/// observations as JSON, see [`crate::signal::observation::parse`]), the candidate's files, as the module
/// `documents` gives them, and what the module `memory` recalls.
#[wasm_bindgen]
pub fn assess(
    wire: &WireValue,
    today: &str,
    site: Option<String>,
    observations: Option<String>,
    files: Option<Vec<Uint8Array>>,
    recollection: Option<Vec<u8>>,
) -> Result<JsValue, JsError> {
    let values = wire.values().iter().map(|v| v.as_string()).collect();
    let wire = Wire {
        address: wire.address(),
        title: wire.title(),
        html: wire.html().concat(),
        values,
        hidden: wire.hidden(),
    };
    let recollection = recollection.and_then(|bytes| Recollection::from_bytes(&bytes));
    let world = World { files: read(files)?, recollection, ..world(today, observations)? };
    answer(&wire.page(), &wire.address, &world, site)
}

/// Reads and assesses a parsed document, for the spot check.
#[wasm_bindgen]
pub fn assess_document(document: &web_sys::Document, address: &str, today: &str) -> Result<JsValue, JsError> {
    answer(&live::page(document, address), address, &world(today, None)?, None)
}

/// Reads and assesses plain text as one person's résumé; the address says where it was copied.
#[wasm_bindgen]
pub fn assess_text(text: &str, address: &str, today: &str, observations: Option<String>) -> Result<JsValue, JsError> {
    let world = world(today, observations)?;
    off_page(&crate::answer_text(text, address, &world), &world)
}

/// Reads and assesses files, as the module `documents` gives them: the first is the one person's résumé.
#[wasm_bindgen]
pub fn assess_files(files: Vec<Uint8Array>, today: &str, observations: Option<String>) -> Result<JsValue, JsError> {
    let world = World { files: read(Some(files))?, ..world(today, observations)? };
    off_page(&crate::answer_document(&world), &world)
}

/// An answer about what stands on no page.
fn off_page(answer: &Answer, world: &World) -> Result<JsValue, JsError> {
    let (name, shown, trail) = (None, Vec::new(), Vec::new());
    hand_over(&answer.record(world), &AnswerValue { view: answer.view(world), name, shown, trail })
}

/// The files, as values again.
fn read(files: Option<Vec<Uint8Array>>) -> Result<Vec<Document>, JsError> {
    let read = |file: Uint8Array| postcard::from_bytes(&file.to_vec()).map_err(|e| JsError::new(&e.to_string()));
    files.unwrap_or_default().into_iter().map(read).collect()
}

/// Every question, by stage, as the panel asks them.
#[wasm_bindgen]
pub fn questions() -> Result<JsValue, JsError> {
    parsed(&report::questions_json())
}

/// The observations of a file or a saved record, as `{"observations": […]}`; one bad entry refuses them all.
#[wasm_bindgen]
pub fn observations(json: &str) -> Result<String, JsError> {
    let read = observation::parse(json).map_err(|why| JsError::new(&why))?;
    Ok(report::observations_json(&read))
}

/// True for text that is markup.
#[wasm_bindgen]
pub fn is_markup(text: &str) -> bool {
    plain::is_markup(text)
}

/// Where in a text, given as UTF-8, phrases stand that signals and lists know: start and end in bytes, by turns.
#[wasm_bindgen]
pub fn scan(text: &[u8]) -> Result<Vec<u32>, JsError> {
    let mut spans = Vec::new();
    let text = std::str::from_utf8(text).map_err(|e| JsError::new(&e.to_string()))?;
    crate::phrase::each(text, &mut |hit| spans.extend([hit.span.0 as u32, hit.span.1 as u32]));
    Ok(spans)
}

/// The number of signals.
#[wasm_bindgen]
pub fn signals() -> usize {
    crate::signal::catalogue().len()
}

/// Every site that has a recipe: identifier, name, host patterns, whether it waits for a click.
#[wasm_bindgen]
pub fn sites() -> Result<JsValue, JsError> {
    parsed(&report::sites_json())
}

/// The lists that travel with the engine: what is in them, where they are from, and whether they are old.
#[wasm_bindgen]
pub fn lists(today: &str) -> Result<JsValue, JsError> {
    parsed(&report::lists_json(today.parse().map_err(|e: String| JsError::new(&e))?))
}

/// Version of the engine.
#[wasm_bindgen]
pub fn version() -> String {
    report::VERSION.to_owned()
}

/// The day, and the answers; one bad entry refuses them all. Whoever assesses asks for this first, so an
/// engine without its data is refused here.
fn world(today: &str, observations: Option<String>) -> Result<World, JsError> {
    if WORDS.all().is_empty() || LISTS.all().is_empty() {
        return Err(JsError::new("the engine has no data yet: furnish it with words.txt and lists.bin"));
    }
    let refused = |why: String| JsError::new(&why);
    let observations = observations.map(|json| observation::parse(&json)).transpose().map_err(refused)?;
    let observations = observations.unwrap_or_default();
    Ok(World { observations, ..World::on(today.parse().map_err(refused)?) })
}

fn answer(page: &Page, address: &str, world: &World, site: Option<String>) -> Result<JsValue, JsError> {
    let hint = Hint { url: (!address.is_empty()).then(|| address.to_owned()), site };
    let answer: Answer = crate::answer(page, &hint, world);
    let shown = answer.shown();
    let name = answer.reading.candidate.name.read().filter(|r| r.place.file.is_none()).map(|r| r.place.node);
    let value = AnswerValue { view: answer.view(world), name, trail: page.trail(&shown), shown };
    let object = hand_over(&answer.record(world), &value)?;
    set(&object, "candidate", &crate::candidate::output::json(&answer.reading.candidate))
}

/// An answer with its record, the bytes of `bonafide assess --json`, as an object.
fn hand_over(record: &str, value: &AnswerValue) -> Result<JsValue, JsError> {
    set(&parsed(&report::json(value))?, "record", record)
}

/// An object with one more text.
fn set(object: &JsValue, name: &str, text: &str) -> Result<JsValue, JsError> {
    let set = Reflect::set(object, &name.into(), &text.into());
    set.map(|_| object.clone()).map_err(|_| JsError::new("an answer takes no text"))
}

/// What JavaScript makes of JSON: quicker than to build the object member by member, and one writer of values
/// less in the engine.
fn parsed(json: &str) -> Result<JsValue, JsError> {
    JSON::parse(json).map_err(|_| JsError::new("an answer is no JSON"))
}
