//! What somebody asks for who looks closer: two texts side by side, and the group of linked applications.

use super::{Memory, kinds, places};
use crate::keeper::{Sheet, Sheets, Walk};
use crate::memory::Id;
use crate::store::log;
use js_sys::Uint8Array;
use std::collections::BTreeSet;
use wasm_bindgen::prelude::*;

#[wasm_bindgen]
impl Memory {
    /// The blob that holds a record, kind and number; empty when there is no such record.
    pub fn place(&self, id: Id) -> Vec<f64> {
        places(self.log.home(id))
    }

    /// The text of whom [`Memory::look`] looked at beside that of a record, as JSON.
    pub fn beside(&self, id: Id, found: &[f64], blobs: Vec<Uint8Array>) -> Result<String, JsError> {
        let (sighting, _) = self.seen.as_ref().ok_or_else(|| JsError::new("nobody was looked at"))?;
        let sheets = read_those(found, blobs, |other| other == id)?;
        let sheet = sheets.0.get(&id).ok_or_else(|| JsError::new("this application is no longer remembered"))?;
        Ok(serde_json::to_string(&self.keeper.beside(sighting, sheet)).unwrap_or_default())
    }

    /// One step from whom [`Memory::look`] looked at to those who are linked with them; gives the blobs that the
    /// next step needs, none at the end.
    pub fn walk(&mut self, found: &[f64], blobs: Vec<Uint8Array>) -> Result<Vec<f64>, JsError> {
        let (sighting, _) = self.seen.as_ref().ok_or_else(|| JsError::new("nobody was looked at"))?;
        let (sheets, manifest) = (read(found, blobs)?, self.log.manifest());
        let walk = match self.walk.take() {
            None => Walk::begin(&self.keeper, sighting, sheets, manifest),
            Some(mut walk) => {
                walk.step(&self.keeper, sheets, manifest);
                walk
            }
        };
        let homes: BTreeSet<_> = walk.wants(&self.keeper).into_iter().filter_map(|id| self.log.home(id)).collect();
        self.walk = Some(walk);
        Ok(places(homes))
    }

    /// The group that was walked through, as JSON.
    pub fn group(&self) -> String {
        let group = self.walk.as_ref().map(Walk::group).unwrap_or_default();
        serde_json::to_string(&group).unwrap_or_default()
    }
}

/// The payloads of blobs.
pub(super) fn read(found: &[f64], blobs: Vec<Uint8Array>) -> Result<Sheets, JsError> {
    read_those(found, blobs, |_| true)
}

/// The same of some records alone: a blob holds hundreds, and reading one takes longer than opening the blob.
pub(super) fn read_those(
    found: &[f64],
    blobs: Vec<Uint8Array>,
    is_wanted: impl Fn(Id) -> bool,
) -> Result<Sheets, JsError> {
    let mut sheets = Sheets::default();
    for (kind, bytes) in kinds(found)?.into_iter().zip(blobs) {
        let bytes = bytes.to_vec();
        let wanted = log::payloads(kind, &bytes).unwrap_or_default().into_iter().filter(|(id, _)| is_wanted(*id));
        sheets.0.extend(wanted.filter_map(|(id, cold)| Some((id, Sheet::from_bytes(cold)?))));
    }
    Ok(sheets)
}
