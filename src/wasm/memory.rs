//! Exports of the module that remembers.

use wasm_bindgen::prelude::*;

/// Version of the module.
#[wasm_bindgen]
pub fn version() -> String {
    env!("CARGO_PKG_VERSION").to_owned()
}
