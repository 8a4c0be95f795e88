//! What JavaScript is to seal and write, and the headers of sealed blobs.

use crate::store::seal::{Head, Kind, StoreId};
use crate::store::{Plain, Step};
use wasm_bindgen::prelude::*;

/// Blobs to write, then the manifest, then blobs to remove: in one transaction.
#[wasm_bindgen]
pub struct Writing {
    step: Step,
}

impl Writing {
    pub(super) fn of(step: Step) -> Writing {
        Writing { step }
    }

    fn plain(&self, at: usize) -> Option<&Plain> {
        self.step.write.iter().chain(&self.step.manifest).nth(at)
    }
}

#[wasm_bindgen]
impl Writing {
    /// How many blobs, the manifest included.
    pub fn count(&self) -> usize {
        self.step.write.len() + usize::from(self.step.manifest.is_some())
    }

    /// The kind of a blob; 1 is a manifest.
    pub fn kind(&self, at: usize) -> u8 {
        self.plain(at).map_or(0, |plain| plain.kind as u8)
    }

    /// The number of a blob; of a manifest its generation.
    pub fn number(&self, at: usize) -> f64 {
        self.plain(at).map_or(0.0, |plain| plain.sequence as f64)
    }

    /// What is in a blob.
    pub fn bytes(&self, at: usize) -> Vec<u8> {
        self.plain(at).map(|plain| plain.bytes.clone()).unwrap_or_default()
    }

    /// The header that a blob is sealed with.
    pub fn header(&self, at: usize, store: &[u8], nonce: &[u8]) -> Result<Vec<u8>, JsError> {
        let wrong = || JsError::new("no header can be made");
        let (store, nonce) = (store.try_into().map_err(|_| wrong())?, nonce.try_into().map_err(|_| wrong())?);
        let head = Head::of(StoreId(store), self.plain(at).ok_or_else(wrong)?, nonce).ok_or_else(wrong)?;
        Ok(head.bytes().to_vec())
    }

    /// Numbers of the blobs that belong to nothing afterwards.
    pub fn gone(&self) -> Vec<f64> {
        self.step.remove.iter().map(|(_, sequence)| *sequence as f64).collect()
    }
}

/// True when a blob is the one that is expected there: the cipher then holds its header against its bytes.
#[wasm_bindgen]
pub fn expected(blob: &[u8], length: usize, store: &[u8], kind: u8, number: f64) -> bool {
    let Some(head) = Head::parse(blob) else { return false };
    head.store.0 == store
        && Some(head.kind) == Kind::of(kind)
        && head.sequence == number as u64
        && head.whole() == length
}
