//! An open memory: what is kept of an application, and how the store and the index answer together.
//!
//! The [`crate::store`] keeps bytes and does not know what they mean; [`crate::memory`] knows what they mean and
//! keeps nothing. Here the two meet, for the command line and the browser alike: an [`Application`] becomes an
//! [`Item`], a payload becomes a [`Sheet`] again, and a look at somebody becomes a [`Recollection`].

mod beside;
pub mod entry;
mod group;
pub mod list;
mod opening;
mod rows;
mod sheet;
pub mod table;

pub use beside::{Beside, Piece};
pub use group::{Group, Member, Walk};
pub use opening::{Opening, brief};
pub use sheet::{Export, Found, Sheet};

use crate::Day;
use crate::candidate::{Candidate, Place, Read};
use crate::document::Document;
use crate::memory::index::entry as hot;
use crate::memory::{
    Id, Index, Keys, Kind, Recollection, Record, Secret, Shelf, Sighting, Source, Standing, Undone, further, link,
};
use crate::store::manifest::Manifest;
use crate::store::{Item, Row};
use sha2::{Digest, Sha256};
use std::borrow::Cow;
use std::collections::{BTreeMap, BTreeSet};

/// One application as it comes in.
#[derive(Debug, Clone)]
pub struct Application {
    /// What was read of the candidate.
    pub candidate: Candidate,
    /// The text of the résumé; may be empty.
    pub text: String,
    /// Files of the candidate.
    pub files: Vec<Document>,
    /// The day.
    pub day: Day,
    /// The name that its owner knows this person by.
    pub label: Option<String>,
    /// What came of it.
    pub standing: Standing,
}

impl Application {
    /// Of a candidate, on a day, with nothing else.
    pub fn new(candidate: Candidate, day: Day) -> Application {
        let (text, files) = (String::new(), Vec::new());
        Application { candidate, text, files, day, label: None, standing: Standing::Unknown }
    }

    /// For a job that the candidate's page does not name.
    pub fn for_role(mut self, role: &str) -> Application {
        self.candidate.applied_for = Some(Read::text(role, Place::within(0, "role"), "told")).into();
        self
    }

    /// What this person is known by: the name given, else the identity on the site, else what was said.
    pub fn known_by(&self) -> String {
        if let Some(label) = &self.label {
            return label.clone();
        }
        match &self.candidate.identity {
            Some(identity) => format!("{}:{identity}", self.candidate.site),
            None => {
                let said = [crate::candidate::output::json(&self.candidate).as_bytes(), self.text.as_bytes()].concat();
                Sha256::digest(said).iter().take(6).map(|byte| format!("{byte:02x}")).collect()
            }
        }
    }

    /// Days since 1970, none after today: a day to come would be kept for too long.
    fn days(&self, today: Day) -> u16 {
        self.day.days().min(today.days()).clamp(0, i64::from(u16::MAX)) as u16
    }
}

/// The first day that is still kept, as days since 1970.
pub fn first_kept(manifest: &Manifest, today: Day) -> u16 {
    let days = today.days() - i64::from(manifest.retention);
    days.clamp(0, i64::from(u16::MAX)) as u16
}

/// The index over an open store, with the employer's secret.
#[derive(Debug)]
pub struct Keeper {
    index: Index,
    secret: Secret,
    bytes: [u8; 32],
}

impl Keeper {
    /// With the secret of a store's manifest, and nothing in it.
    pub fn new(secret: [u8; 32]) -> Keeper {
        Keeper::over(Index::new(), secret)
    }

    /// With an index that was filled by an [`Opening`].
    pub fn over(index: Index, secret: [u8; 32]) -> Keeper {
        Keeper { index, secret: Secret::new(secret), bytes: secret }
    }

    /// Takes a record that was remembered.
    pub fn see(&mut self, id: Id, hot: &[u8]) {
        if let Some(entry) = hot::read(id, hot) {
            self.index.insert_entry(&entry);
        }
    }

    /// How many records there are.
    pub fn len(&self) -> usize {
        self.index.len()
    }

    /// True when nothing is remembered.
    pub fn is_empty(&self) -> bool {
        self.index.is_empty()
    }

    /// Keyed hash of the name that somebody is known by.
    pub fn who(&self, label: &str) -> u64 {
        let parts = [&b"who"[..], &self.bytes, label.as_bytes()];
        let whole = Sha256::digest(parts.concat());
        whole.iter().take(8).fold(0, |bits, byte| bits << 8 | u64::from(*byte))
    }

    /// An application as keys, to be looked up.
    pub fn sighting(&self, application: &Application) -> Sighting {
        let Application { candidate, text, files, day, label, .. } = application;
        let mut sighting = Sighting::of(&Source { candidate, text, files, day: *day }, &self.secret);
        // Names may come from a list that counts from one: they tell the same page on the same day alone.
        label.iter().for_each(|label| sighting.on_page(&format!("{day}\n{label}"), &self.secret));
        sighting
    }

    /// An application as it is kept.
    pub fn item(&self, application: &Application, today: Day) -> Item {
        let sighting = self.sighting(application);
        let record = Record { standing: application.standing, ..Record::new(0, sighting.keys) };
        let label = application.known_by();
        let (day, who) = (application.days(today), self.who(&label));
        Item { day, who, hot: hot::write(&record.keys), cold: Sheet::of(application, label, day, &record).to_bytes() }
    }

    /// Numbers of the records that may share something with a sighting: their payloads are needed next.
    pub fn candidates(&self, sighting: &Sighting) -> Vec<Id> {
        self.index.find(&sighting.keys).ids
    }

    /// Numbers of the records that only earlier applications of the same person meet: the payloads that are needed
    /// beyond those of the candidates.
    pub fn further(&self, sighting: &Sighting, shelf: &impl Shelf) -> BTreeSet<Id> {
        further(&self.index, shelf, sighting)
    }

    /// Which of these records are of the very application.
    fn same_page(&self, sighting: &Sighting, sheets: &Sheets) -> BTreeSet<Id> {
        let page = |keys: &Keys| keys.of(Kind::Page).next();
        let own = page(&sighting.keys);
        let is_own = |id: &Id| own.is_some() && sheets.record(*id).and_then(|record| page(&record.keys)) == own;
        sheets.0.keys().copied().filter(is_own).collect()
    }

    /// What is remembered that concerns an application.
    pub fn recollect(&self, sighting: &Sighting, shelf: &impl Shelf, manifest: &Manifest) -> Recollection {
        let mut undone = Undone::default();
        manifest.undone.iter().for_each(|(one, other)| undone.add(*one, *other));
        link(&self.index, shelf, sighting, &undone)
    }
}

/// Payloads that were read beforehand, as a shelf.
#[derive(Debug, Default)]
pub struct Sheets(pub BTreeMap<Id, Sheet>);

impl Shelf for Sheets {
    fn record(&self, id: Id) -> Option<Cow<'_, Record>> {
        self.0.get(&id).and_then(|sheet| sheet.record(id)).map(Cow::Owned)
    }
}

/// Rows of somebody who is known by that name, or the one record of that number.
pub fn is_meant(row: &Row, id: Option<Id>, who: u64) -> bool {
    row.who == who || Some(row.id) == id
}

#[cfg(test)]
mod tests;
