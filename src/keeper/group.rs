//! The group that an application belongs to: who is linked with it, and with whom those are linked.

use super::{Found, Keeper, Sheet, Sheets};
use crate::memory::groups::groups;
use crate::memory::{Id, Meaning, Recollection, Sighting};
use crate::store::manifest::Manifest;
use serde::Serialize;
use std::collections::{BTreeMap, BTreeSet};

/// Most others of a group: more than a drawing shows.
const MOST: usize = 24;
/// Number of the application that is looked at: no record has it.
const OWN: Id = 0;

/// Applications that are linked, directly or through others.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize)]
pub struct Group {
    /// The others, by number.
    pub members: Vec<Member>,
    /// Who is linked, with the weight; 0 is the application that is looked at.
    pub links: Vec<(Id, Id, i32)>,
    /// There are more than these.
    pub more: bool,
}

/// One of the others.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Member {
    /// What a person may see of it.
    #[serde(flatten)]
    pub found: Found,
    /// The numbers that it is linked with.
    pub with: Vec<Id>,
}

/// A walk from link to link. Payloads are read between its steps, by whoever can.
#[derive(Debug, Default)]
pub struct Walk {
    sheets: Sheets,
    /// Records of the application that is looked at.
    own: BTreeSet<Id>,
    reached: BTreeSet<Id>,
    next: Vec<Id>,
    links: BTreeMap<(Id, Id), i32>,
    more: bool,
}

impl Walk {
    /// Numbers of the records whose payloads the next step needs; none when the walk is at its end.
    pub fn wants(&self, keeper: &Keeper) -> BTreeSet<Id> {
        let sightings = self.next.iter().filter_map(|id| self.sighting(keeper, *id));
        sightings.flat_map(|sighting| keeper.candidates(&sighting)).collect()
    }

    /// Begins with an application, and the payloads of its candidates.
    pub fn begin(keeper: &Keeper, sighting: &Sighting, sheets: Sheets, manifest: &Manifest) -> Walk {
        let linked = keeper.recollect(sighting, &sheets, manifest);
        let mut walk = Walk { own: keeper.same_page(sighting, &sheets), sheets, ..Walk::default() };
        walk.take(OWN, &linked);
        walk
    }

    /// Goes on with payloads that were read.
    pub fn step(&mut self, keeper: &Keeper, sheets: Sheets, manifest: &Manifest) {
        self.sheets.0.extend(sheets.0);
        for id in std::mem::take(&mut self.next) {
            if let Some(sighting) = self.sighting(keeper, id) {
                let linked = keeper.recollect(&sighting, &self.sheets, manifest);
                self.take(id, &linked);
            }
        }
    }

    fn sighting(&self, keeper: &Keeper, id: Id) -> Option<Sighting> {
        let application = self.sheets.0.get(&id).and_then(|sheet: &Sheet| sheet.application().ok())?;
        Some(keeper.sighting(&application))
    }

    fn take(&mut self, from: Id, linked: &Recollection) {
        let counts = |meaning| matches!(meaning, Meaning::Reuse | Meaning::Unnamed);
        for link in linked.links.iter().filter(|link| counts(link.meaning)) {
            let to = if self.own.contains(&link.to) { OWN } else { link.to };
            if to == from || !self.reach(to) {
                continue;
            }
            let weight = self.links.entry((from.min(to), from.max(to))).or_default();
            *weight = link.weight.max(*weight);
        }
    }

    /// False when there is no room for one more.
    fn reach(&mut self, id: Id) -> bool {
        if id == OWN || self.reached.contains(&id) {
            return true;
        }
        self.more |= self.reached.len() >= MOST;
        let new = !self.more && self.reached.insert(id);
        self.next.extend(new.then_some(id));
        new
    }

    /// The group.
    pub fn group(&self) -> Group {
        let links: Vec<_> = self.links.iter().map(|((a, b), weight)| (*a, *b, *weight)).collect();
        let group = groups(&links).into_iter().find(|group| group.members.contains(&OWN));
        let members = group.iter().flat_map(|group| &group.members).filter(|id| **id != OWN);
        let with =
            |id: Id| links.iter().filter_map(move |(a, b, _)| (*a == id).then_some(*b).or((*b == id).then_some(*a)));
        let member =
            |id: &Id| Some(Member { found: Found::of(*id, self.sheets.0.get(id)?), with: with(*id).collect() });
        Group { members: members.filter_map(member).collect(), links: links.clone(), more: self.more }
    }
}
