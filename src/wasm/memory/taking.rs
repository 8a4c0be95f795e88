//! Taking in a list of past applicants, some at a time.

use super::writing::Writing;
use super::{Memory, day, looking, places, read};
use crate::Day;
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
    /// Records of the same people, and whose they are.
    #[serde(skip)]
    met: BTreeMap<Id, u64>,
    /// The number under which the last of them that was there is remembered.
    #[serde(skip)]
    known: Option<Id>,
}

#[derive(Serialize)]
struct Refused {
    line: usize,
    why: String,
}

#[wasm_bindgen]
impl Memory {
    /// Reads an application, as [`Memory::look`] does; gives the blobs that are needed to know whether it is there already.
    pub fn taking_one(&mut self, application: &str, files: Vec<Uint8Array>, today: &str) -> Result<Vec<f64>, JsError> {
        let today = day(today)?;
        let item = self.keeper.item(&read(application, files, today)?, today);
        self.meet_one(item, today)
    }

    /// The same with the application that [`Memory::look`] looked at last, on the same day.
    pub fn taking_seen(&mut self, today: &str) -> Result<Vec<f64>, JsError> {
        let (_, item) = self.seen.as_ref().ok_or_else(|| JsError::new("nobody was looked at"))?;
        self.meet_one(item.clone(), day(today)?)
    }

    /// Reads some entries of a list; gives the blobs that are needed to know which are there already.
    pub fn taking(&mut self, list: &List, from: usize, to: usize, today: &str) -> Result<Vec<f64>, JsError> {
        let today = day(today)?;
        let mut came = Came::default();
        for (line, said) in list.entries.get(from..to.min(list.entries.len())).unwrap_or_default() {
            let read = |json: String| read(&json, Vec::new(), today).map_err(super::message);
            let item = |application| self.fitting(self.keeper.item(&application, today), today);
            match said.clone().and_then(read).and_then(item) {
                Ok(item) => came.items.push((*line, item)),
                Err(why) => came.refused.push(Refused { line: *line, why }),
            }
        }
        Ok(self.meet(came))
    }

    /// Remembers what was read, but for what is there already; nothing when all of it is.
    pub fn take(&mut self, found: &[f64], blobs: Vec<Uint8Array>) -> Result<Option<Writing>, JsError> {
        let mut came = std::mem::take(&mut self.came);
        let sheets = looking::read_those(found, blobs, |id| came.met.contains_key(&id))?;
        let mut known: BTreeMap<u64, Vec<(Option<Id>, Sheet)>> = BTreeMap::new();
        for (id, sheet) in sheets.0 {
            let whose = came.met.get(&id).copied().unwrap_or_default();
            known.entry(whose).or_default().push((Some(id), sheet));
        }
        let mut items = Vec::new();
        for (_, item) in std::mem::take(&mut came.items) {
            let Some(sheet) = Sheet::from_bytes(&item.cold) else { continue };
            let before = known.entry(item.who).or_default();
            if let Some((number, _)) = before.iter().rfind(|(_, other)| other.is_same(&sheet)) {
                came.there += 1;
                came.known = *number;
                continue;
            }
            *(if before.is_empty() { &mut came.fresh } else { &mut came.added }) += 1;
            before.push((None, sheet));
            items.push(item);
        }
        self.came = came;
        if items.is_empty() { Ok(None) } else { self.planned(self.log.remember(&items), items).map(Some) }
    }

    /// What came of the entries, as JSON.
    pub fn came(&self) -> String {
        serde_json::to_string(&self.came).unwrap_or_default()
    }

    /// The number under which what was read is remembered already.
    pub fn known(&self) -> Option<Id> {
        self.came.known
    }
}

impl Memory {
    fn meet_one(&mut self, item: Item, today: Day) -> Result<Vec<f64>, JsError> {
        let item = self.fitting(item, today).map_err(|why| JsError::new(&why))?;
        Ok(self.meet(Came { items: vec![(0, item)], ..Came::default() }))
    }

    /// What is kept of an application, or why nothing is.
    fn fitting(&self, item: Item, today: Day) -> Result<Item, String> {
        if item.cold.len() > LARGEST {
            return Err(format!("is larger than {} MB", LARGEST >> 20));
        }
        let kept = item.day >= first_kept(self.log.manifest(), today);
        if kept { Ok(item) } else { Err("is older than the days that are kept".to_owned()) }
    }

    /// Keeps them until it is known who is there already; gives the blobs with all that is remembered of the same people.
    fn meet(&mut self, mut came: Came) -> Vec<f64> {
        let may_be_there = came.items.iter().map(|(_, item)| item.who).filter(|who| self.whose.may_have(*who));
        let whose = Whose::of(may_be_there);
        if whose.sorted.is_empty() {
            self.came = came;
            return Vec::new();
        }
        // By `for_each`, which is a loop for each part: asked one by one, a part is looked for with every row.
        let met = &mut came.met;
        self.log.rows().filter(|row| whose.has(row.who)).for_each(|row| _ = met.insert(row.id, row.who));
        let homes: BTreeSet<_> = came.met.keys().filter_map(|id| self.log.home(*id)).collect();
        self.came = came;
        places(homes)
    }
}

/// Some people, for a look at every row there is: twelve bits of the hash turn nearly all of them away.
struct Whose {
    some: [bool; 1 << 12],
    sorted: Vec<u64>,
}

impl Whose {
    fn of(all: impl Iterator<Item = u64>) -> Whose {
        let mut whose = Whose { some: [false; 1 << 12], sorted: all.collect() };
        whose.sorted.sort_unstable();
        whose.sorted.iter().for_each(|who| whose.some[*who as usize & 0xFFF] = true);
        whose
    }

    #[inline]
    fn has(&self, who: u64) -> bool {
        self.some[who as usize & 0xFFF] && self.sorted.binary_search(&who).is_ok()
    }
}
