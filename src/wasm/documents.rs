//! Exports of the module that reads files.

use crate::document::{Document, read};
use js_sys::{Function, Uint8Array};
use serde::Serialize;
use wasm_bindgen::prelude::*;

/// A file that was read.
#[derive(Serialize)]
struct FileValue<'a> {
    /// What stands in it, to be drawn.
    document: &'a Document,
    /// The same for the engine.
    #[serde(with = "serde_wasm_bindgen::preserve")]
    bytes: Uint8Array,
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
    give(&FileValue { document: &document, bytes: Uint8Array::from(bytes.as_slice()) })
}

/// What a file that was read before says: the bytes that [`read`] gave, as a value again.
#[wasm_bindgen]
pub fn view(bytes: &[u8]) -> Result<JsValue, JsError> {
    let document: Document = postcard::from_bytes(bytes).map_err(|e| JsError::new(&e.to_string()))?;
    give(&document)
}

/// Numbers of 64 bits as such: the hash of a picture does not fit into another number of JavaScript.
fn give(value: &impl Serialize) -> Result<JsValue, JsError> {
    let serializer = serde_wasm_bindgen::Serializer::new().serialize_missing_as_null(true);
    value.serialize(&serializer.serialize_large_number_types_as_bigints(true)).map_err(|e| JsError::new(&e.to_string()))
}
