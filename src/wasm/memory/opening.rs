//! Opening a memory from blobs that JavaScript has opened.

use super::sieve::Sieve;
use super::{Memory, day, places};
use crate::keeper;
use crate::store::Trouble;
use crate::store::log::Log;
use crate::store::manifest::{Manifest, Segment};
use crate::store::seal::Kind;
use wasm_bindgen::prelude::*;

/// A memory that is being opened.
#[wasm_bindgen]
pub struct Opening {
    log: Log,
    index: keeper::Opening,
}

#[wasm_bindgen]
impl Opening {
    /// By its manifest.
    #[wasm_bindgen(constructor)]
    pub fn new(manifest: &[u8], today: &str) -> Result<Opening, JsError> {
        let manifest = Manifest::read(manifest).map_err(words)?;
        let index = keeper::Opening::new(&manifest, day(today)?);
        Ok(Opening { log: Log::of(manifest), index })
    }

    /// Of each segment the blob to be handed in by [`Opening::segment`] in this order, kind and number by turns.
    pub fn segments(&self) -> Vec<f64> {
        let of = |segment: &Segment| segment.brief.map_or((Kind::Rows, segment.rows), |brief| (Kind::Brief, brief));
        places(self.log.manifest().segments.iter().map(of))
    }

    /// Of each segment the number of the blob with its rows: what is handed in where a brief is not there, or not taken.
    pub fn rows(&self) -> Vec<f64> {
        self.log.manifest().segments.iter().map(|segment| segment.rows as f64).collect()
    }

    /// Number of the first page; all from there are to be handed in by [`Opening::page`].
    pub fn tail(&self) -> f64 {
        self.log.manifest().next as f64
    }

    /// The next segment. False for a brief that is not taken.
    pub fn segment(&mut self, kind: u8, bytes: &[u8]) -> Result<bool, JsError> {
        if Kind::of(kind) == Some(Kind::Brief) {
            return Ok(self.log.load_brief(bytes, &mut self.index));
        }
        self.log.load_segment(bytes, &mut self.index).map(|()| true).map_err(words)
    }

    /// The next page.
    pub fn page(&mut self, number: f64, bytes: &[u8]) -> Result<(), JsError> {
        self.log.load_page(number as u64, bytes, &mut self.index).map_err(words)
    }

    /// All was handed in.
    pub fn done(self) -> Memory {
        let keeper = self.index.done(self.log.manifest().secret);
        let mut whose = Sieve::sized(self.log.len());
        self.log.rows().for_each(|row| whose.add(row.who));
        Memory {
            whose,
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
