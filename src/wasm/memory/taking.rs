//! Taking in a list of past applicants, some at a time.

use super::writing::Writing;
use super::{Memory, day, looking, places, read};
use crate::keeper::{Sheet, first_kept, list};
use crate::memory::Id;
use crate::store::Item;
use crate::store::batch::LARGEST;
use js_sys::Uint8Array;
use serde::Serialize;
use std::collections::{BTreeMap, BTreeSet};
use wasm_bindgen::prelude::*;

/// A list that is open.
#[wasm_bindgen]
pub struct List {
    entries: Vec<(usize, list::Said)>,
}

#[wasm_bindgen]
impl List {
    /// Of a file: a table, a list of JSON, or JSON Lines.
    #[wasm_bindgen(constructor)]
    pub fn new(bytes: &[u8]) -> Result<List, JsError> {
        let entries = list::entries(bytes).map_err(|why| JsError::new(&why))?;
        Ok(List { entries })
    }

    /// How many entries there are.
    pub fn count(&self) -> usize {
        self.entries.len()
    }
}

/// What came of some entries.
#[derive(Default, Serialize)]
pub(super) struct Came {
    /// People who were not there.
    fresh: usize,
    /// Further applications of people who were.
    added: usize,
    /// The very same was there already.
    there: usize,
    refused: Vec<Refused>,
    #[serde(skip)]
    items: Vec<(usize, Item)>,
}

#[derive(Serialize)]
struct Refused {
    line: usize,
    why: String,
}

#[wasm_bindgen]
impl Memory {
    /// Reads some entries of a list; gives the blobs that are needed to know which are there already.
    pub fn taking(&mut self, list: &List, from: usize, to: usize, today: &str) -> Result<Vec<f64>, JsError> {
        let today = day(today)?;
        let mut came = Came::default();
        for (line, said) in list.entries.get(from..to.min(list.entries.len())).unwrap_or_default() {
            let item = said.clone().and_then(|json| {
                let application = read(&json, Vec::new(), today).map_err(super::message)?;
                let item = self.keeper.item(&application, today);
                let kept = item.day >= first_kept(self.log.manifest(), today);
                match item.cold.len() {
                    0..=LARGEST if kept => Ok(item),
                    0..=LARGEST => Err("is older than the days that are kept".to_owned()),
                    _ => Err(format!("is larger than {} MB", LARGEST >> 20)),
                }
            });
            match item {
                Ok(item) => came.items.push((*line, item)),
                Err(why) => came.refused.push(Refused { line: *line, why }),
            }
        }
        let whose: BTreeSet<u64> = came.items.iter().map(|(_, item)| item.who).collect();
        let known = self.log.rows().filter(|row| whose.contains(&row.who));
        let homes: BTreeSet<_> = known.filter_map(|row| self.log.home(row.id)).collect();
        self.came = came;
        Ok(places(homes))
    }

    /// Remembers those entries, but for what is there already; nothing when all of it is.
    pub fn take(&mut self, found: &[f64], blobs: Vec<Uint8Array>) -> Result<Option<Writing>, JsError> {
        let sheets = looking::read(found, blobs)?;
        let mut known: BTreeMap<u64, Vec<Sheet>> = BTreeMap::new();
        for row in self.log.rows() {
            let sheet: Option<&Sheet> = sheets.0.get::<Id>(&row.id);
            sheet.into_iter().for_each(|sheet| known.entry(row.who).or_default().push(sheet.clone()));
        }
        let mut came = std::mem::take(&mut self.came);
        let mut items = Vec::new();
        for (_, item) in std::mem::take(&mut came.items) {
            let Some(sheet) = Sheet::from_bytes(&item.cold) else { continue };
            let before = known.entry(item.who).or_default();
            if before.iter().any(|other| other.is_same(&sheet)) {
                came.there += 1;
                continue;
            }
            *(if before.is_empty() { &mut came.fresh } else { &mut came.added }) += 1;
            before.push(sheet);
            items.push(item);
        }
        self.came = came;
        if items.is_empty() { Ok(None) } else { self.planned(self.log.remember(&items), items).map(Some) }
    }

    /// What came of the entries, as JSON.
    pub fn came(&self) -> String {
        serde_json::to_string(&self.came).unwrap_or_default()
    }
}
