//! The boundary to JavaScript: a handful of exports that take and give plain values. No logic.
//!
//! Three modules are made of this package, each by the feature of its name. After a trap an instance must be
//! dropped by the caller; the hook below leaves the reason in the console.

#[cfg(feature = "documents")]
mod documents;
#[cfg(feature = "engine")]
mod engine;
#[cfg(feature = "memory")]
mod memory;

#[cfg(feature = "engine")]
use serde::Serialize;
use wasm_bindgen::prelude::*;

#[wasm_bindgen]
extern "C" {
    #[wasm_bindgen(js_namespace = console)]
    fn error(message: &str);
}

#[wasm_bindgen(start)]
fn start() {
    std::panic::set_hook(Box::new(|info| error(&info.to_string())));
}

#[cfg(feature = "engine")]
fn give(value: &impl Serialize) -> Result<JsValue, JsError> {
    let serializer = serde_wasm_bindgen::Serializer::new().serialize_missing_as_null(true);
    value.serialize(&serializer).map_err(|e| JsError::new(&e.to_string()))
}
