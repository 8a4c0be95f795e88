//! Opening a memory from blobs that JavaScript has opened.

use super::{Memory, day};
use crate::keeper::{Keeper, first_kept, see};
use crate::memory::index::Builder;
use crate::store::Trouble;
use crate::store::log::Log;
use crate::store::manifest::Manifest;
use wasm_bindgen::prelude::*;

/// A memory that is being opened.
#[wasm_bindgen]
pub struct Opening {
    log: Log,
    index: Builder,
    /// What is older is not seen.
    first: u16,
}

#[wasm_bindgen]
impl Opening {
    /// By its manifest.
    #[wasm_bindgen(constructor)]
    pub fn new(manifest: &[u8], today: &str) -> Result<Opening, JsError> {
        let manifest = Manifest::read(manifest).map_err(words)?;
        let first = first_kept(&manifest, day(today)?);
        Ok(Opening { log: Log::of(manifest), index: Builder::default(), first })
    }

    /// Numbers of the blobs with rows, to be handed in by [`Opening::segment`] in this order.
    pub fn rows(&self) -> Vec<f64> {
        self.log.manifest().segments.iter().map(|segment| segment.rows as f64).collect()
    }

    /// Number of the first page; all from there are to be handed in by [`Opening::page`].
    pub fn tail(&self) -> f64 {
        self.log.manifest().next as f64
    }

    /// The next segment.
    pub fn segment(&mut self, rows: &[u8]) -> Result<(), JsError> {
        let (index, first) = (&mut self.index, self.first);
        let loaded = self.log.load_segment(rows, &mut |row, hot| {
            if row.day >= first {
                see(index, row.id, hot);
            }
        });
        loaded.map_err(words)
    }

    /// The next page.
    pub fn page(&mut self, number: f64, bytes: &[u8]) -> Result<(), JsError> {
        let (index, first) = (&mut self.index, self.first);
        let loaded = self.log.load_page(number as u64, bytes, &mut |row, hot| {
            if row.day >= first {
                see(index, row.id, hot);
            }
        });
        loaded.map_err(words)
    }

    /// All was handed in.
    pub fn done(self) -> Memory {
        let keeper = Keeper::over(self.index.done(), self.log.manifest().secret);
        Memory {
            log: self.log,
            keeper,
            plan: None,
            seen: None,
            met: Default::default(),
            found: Default::default(),
            walk: None,
            came: Default::default(),
        }
    }
}

fn words(trouble: Trouble) -> JsError {
    JsError::new(&trouble.to_string())
}
