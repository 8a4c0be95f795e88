//! Exports of the module that remembers.
//!
//! It never sees a sealed byte, and JavaScript never sees what the bytes mean: JavaScript reads blobs, opens
//! them with a key that cannot be taken out, and hands them in; what is to be written is handed out as a
//! [`Writing`], sealed there, and taken when it is durable.

mod looking;
mod opening;
mod sieve;
mod taking;
mod writing;

use crate::Day;
use crate::document::Document;
use crate::keeper::entry::{self, Rest};
use crate::keeper::{Application, Export, Found, Keeper, Sheet, Sheets, Walk, brief, first_kept, is_meant};
use crate::kept::LISTS;
use crate::memory::{Id, Recollection, Sighting};
use crate::store::log::{self, Log, Plan};
use crate::store::seal::Kind;
use crate::store::{Item, Row, Step, Trouble};
use js_sys::Uint8Array;
use sieve::Sieve;
use std::collections::BTreeSet;
use wasm_bindgen::prelude::*;
use writing::Writing;

/// Version of the module.
#[wasm_bindgen]
pub fn version() -> String {
    env!("CARGO_PKG_VERSION").to_owned()
}

/// Gives the module its data, the bytes of `lists.bin`.
#[wasm_bindgen]
pub fn furnish(lists: Vec<u8>) -> Result<(), JsError> {
    LISTS.give(lists).map_err(|e| JsError::new(&e))
}

/// An open memory.
#[wasm_bindgen]
pub struct Memory {
    log: Log,
    keeper: Keeper,
    /// Written now, taken when it is durable.
    plan: Option<(Plan, Vec<Item>)>,
    /// Who is looked at.
    seen: Option<(Sighting, Item)>,
    /// Records that may share something with them.
    met: BTreeSet<Id>,
    /// Payloads of records that concern them.
    found: Sheets,
    /// From whom to whom links were followed.
    walk: Option<Walk>,
    /// Entries of a list under way.
    came: taking::Came,
    /// Of whom something is remembered.
    whose: Sieve,
}

#[wasm_bindgen]
impl Memory {
    /// Begins a memory with the employer's secret, 32 random bytes; gives its first manifest.
    pub fn begin(secret: &[u8]) -> Result<Writing, JsError> {
        let secret = secret.try_into().map_err(|_| JsError::new("a secret has 32 bytes"))?;
        Ok(Writing::of(Log::create(secret).1))
    }

    /// How many applications are remembered.
    pub fn count(&self) -> usize {
        self.log.len()
    }

    /// Days that an application is kept.
    pub fn keeps(&self) -> u16 {
        self.log.manifest().retention
    }

    /// What tells this state from another: it changes with every writing.
    pub fn state(&self) -> String {
        format!("{}:{}", self.log.manifest().generation, self.log.next())
    }

    /// True when the tail should be folded: [`Memory::rewrite`] with nobody.
    pub fn due(&self) -> bool {
        self.log.is_due()
    }

    /// Looks at an application, an entry of JSON as [`entry::application`] takes it, with the files as the
    /// module `documents` gives them; gives the blobs that are needed next, kind and number by turns.
    pub fn look(&mut self, application: &str, files: Vec<Uint8Array>, today: &str) -> Result<Vec<f64>, JsError> {
        let today = day(today)?;
        let application = read(application, files, today)?;
        let sighting = self.keeper.sighting(&application);
        self.met = self.keeper.candidates(&sighting).into_iter().collect();
        let homes: BTreeSet<_> = self.met.iter().filter_map(|id| self.log.home(*id)).collect();
        self.seen = Some((sighting, self.keeper.item(&application, today)));
        self.walk = None;
        Ok(places(homes))
    }

    /// Takes the blobs that [`Memory::look`] asked for; gives those that are needed beyond them, of records that
    /// only earlier applications of the same person meet: mostly none.
    pub fn further(&mut self, found: &[f64], blobs: Vec<Uint8Array>) -> Result<Vec<f64>, JsError> {
        let (sighting, _) = self.seen.as_ref().ok_or_else(|| JsError::new("nobody was looked at"))?;
        self.found = looking::read_those(found, blobs, |id| self.met.contains(&id))?;
        self.met = self.keeper.further(sighting, &self.found);
        Ok(places(self.met.iter().filter_map(|id| self.log.home(*id)).collect::<BTreeSet<_>>()))
    }

    /// For the engine, as [`Recalled::recollection`]: what is recalled of somebody who shares nothing with anybody.
    pub fn nobody(&self) -> Vec<u8> {
        Recollection { remembered: self.keeper.len() as u32, ..Recollection::default() }.to_bytes()
    }

    /// What is remembered that concerns whom [`Memory::look`] looked at, with the blobs that
    /// [`Memory::further`] asked for.
    pub fn recall(&mut self, further: &[f64], blobs: Vec<Uint8Array>) -> Result<Recalled, JsError> {
        let (sighting, item) = self.seen.as_ref().ok_or_else(|| JsError::new("nobody was looked at"))?;
        let mut sheets = std::mem::take(&mut self.found);
        sheets.0.extend(looking::read_those(further, blobs, |id| self.met.contains(&id))?.0);
        let known = Sheet::from_bytes(&item.cold).and_then(|own| {
            let same = sheets.0.iter().filter(|(_, sheet)| sheet.is_same(&own) && sheet.label == own.label);
            same.map(|(id, _)| *id).next_back()
        });
        let recollection = self.keeper.recollect(sighting, &sheets, self.log.manifest());
        Ok(Recalled::of(&recollection, &sheets, known))
    }

    /// Numbers of the records of somebody, by name or number.
    pub fn meant(&self, name: &str) -> Vec<Id> {
        let (who, id) = (self.keeper.who(name), name.parse().ok());
        self.log.rows().filter(|row| is_meant(row, id, who)).map(|row| row.id).collect()
    }

    /// Numbers of the records that are older than they may be.
    pub fn expired(&self, today: &str) -> Result<Vec<Id>, JsError> {
        let first = first_kept(self.log.manifest(), day(today)?);
        Ok(self.log.rows().filter(|row| row.day < first).map(|row| row.id).collect())
    }

    /// The blobs that [`Memory::rewrite`] needs, kind and number by turns.
    pub fn wanted(&self, gone: &[Id]) -> Vec<f64> {
        let gone: BTreeSet<Id> = gone.iter().copied().collect();
        places(self.log.wanted(&|row: &Row| gone.contains(&row.id)))
    }

    /// Folds the tail and erases records. After some were erased the memory has to be opened anew.
    pub fn rewrite(&mut self, gone: &[Id], numbers: &[f64], blobs: Vec<Uint8Array>) -> Result<Writing, JsError> {
        let gone: BTreeSet<Id> = gone.iter().copied().collect();
        let numbers = numbers.as_chunks::<2>().0.iter().map(|[_, sequence]| *sequence as u64);
        let opened = numbers.zip(blobs.iter().map(Uint8Array::to_vec)).collect();
        self.planned(self.log.rewrite(&|row: &Row| gone.contains(&row.id), &opened, brief), Vec::new())
    }

    /// Keeps applications for so many days from now on.
    pub fn keep(&mut self, days: u16) -> Result<Writing, JsError> {
        self.planned(Ok(self.log.change(self.log.manifest().keeping(days))), Vec::new())
    }

    /// Undoes a link between two records, or takes it up again.
    pub fn undo(&mut self, one: Id, other: Id, undone: bool) -> Result<Writing, JsError> {
        self.planned(Ok(self.log.change(self.log.manifest().undoing(one, other, undone))), Vec::new())
    }

    /// What was planned is durable now; gives the numbers of the records that came.
    pub fn written(&mut self) -> Vec<Id> {
        let Some((plan, items)) = self.plan.take() else { return Vec::new() };
        let came = plan.came.clone();
        self.log.take(plan);
        came.iter().zip(&items).for_each(|(id, item)| self.keeper.see(*id, &item.hot));
        items.iter().for_each(|item| self.whose.add(item.who));
        came
    }

    /// Every blob with payloads, kind and number by turns: for taking out all that is remembered.
    pub fn all(&self) -> Vec<f64> {
        places(self.log.homes())
    }

    /// The records of a blob, one line of JSON each.
    pub fn lines(&self, kind: u8, bytes: &[u8]) -> Result<String, JsError> {
        let kind = Kind::of(kind).ok_or_else(|| JsError::new("no such kind"))?;
        let payloads = log::payloads(kind, bytes).unwrap_or_default().into_iter();
        let sheets = payloads.filter_map(|(id, cold)| Some(Export::of(id, Sheet::from_bytes(cold)?).line() + "\n"));
        Ok(sheets.collect())
    }
}

impl Memory {
    fn planned(&mut self, plan: Result<Plan, Trouble>, items: Vec<Item>) -> Result<Writing, JsError> {
        let mut plan = plan.map_err(|trouble| JsError::new(&trouble.to_string()))?;
        let step: Step = std::mem::take(&mut plan.step);
        self.plan = Some((plan, items));
        Ok(Writing::of(step))
    }
}

/// What was recalled.
#[wasm_bindgen(getter_with_clone)]
pub struct Recalled {
    /// For the engine: never a word of another candidate.
    pub recollection: Vec<u8>,
    /// The same in words, as JSON: what the panel draws.
    pub told: String,
    /// For the one who remembers: the records that links lead to, as JSON.
    pub records: String,
    /// The number under which the very same is remembered.
    pub known: Option<Id>,
}

impl Recalled {
    fn of(recollection: &Recollection, sheets: &Sheets, known: Option<Id>) -> Recalled {
        let links = recollection.links.iter();
        let found = links.filter_map(|link| sheets.0.get(&link.to).map(|sheet| Found::of(link.to, sheet)));
        let records = serde_json::to_string(&found.collect::<Vec<_>>()).unwrap_or_default();
        let told = serde_json::to_string(&crate::explain::remembered(recollection)).unwrap_or_default();
        Recalled { recollection: recollection.to_bytes(), told, records, known }
    }
}

/// An application from JSON and the files' bytes.
fn read(json: &str, files: Vec<Uint8Array>, today: Day) -> Result<Application, JsError> {
    let unread =
        |_: &str| Err("is a text alone; a name, a mailbox or a telephone number is needed beside it".to_owned());
    let rest = Rest { role: None, on: today, today, read: unread };
    let application = entry::application(json, &rest).map_err(|why| JsError::new(&why))?;
    let read = |file: Uint8Array| postcard::from_bytes(&file.to_vec()).map_err(|e| JsError::new(&e.to_string()));
    let files: Vec<Document> = files.into_iter().map(read).collect::<Result<_, _>>()?;
    Ok(if files.is_empty() { application } else { Application { files, ..application } })
}

fn day(text: &str) -> Result<Day, JsError> {
    text.parse().map_err(|e: String| JsError::new(&e))
}

fn places(all: impl IntoIterator<Item = (Kind, u64)>) -> Vec<f64> {
    all.into_iter().flat_map(|(kind, sequence)| [f64::from(kind as u8), sequence as f64]).collect()
}

fn kinds(places: &[f64]) -> Result<Vec<Kind>, JsError> {
    let kinds = places.as_chunks::<2>().0.iter().map(|[kind, _]| Kind::of(*kind as u8));
    kinds.collect::<Option<_>>().ok_or_else(|| JsError::new("no such kind"))
}

fn message(error: JsError) -> String {
    js_sys::Error::from(JsValue::from(error)).message().into()
}
