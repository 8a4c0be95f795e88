//! Accounts: who was linked rightly, who wrongly, and at which sighting.
//!
//! A sighting is an application of an operator. Its number is one more than the applications of the *same
//! operator under another name* that the memory still holds; those under the same name are history, not a link.
//! It is linked when at least one link leads to one of these. An honest application with any link is a false
//! link, and so is one of a person who has another name since.

use super::linker::Found;
use super::person::Truth;
use serde::Serialize;
use std::collections::{BTreeMap, BTreeSet};

/// What one linker made of one or several memories.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize)]
pub struct Tally {
    /// By number.
    pub sightings: Sightings,
    /// Second and later ones together.
    pub repeats: Sighted,
    /// Repeats by what they have in common with the nearest of those to be found.
    pub common: Common,
    /// Repeats that a link or a chain of links and returns leads to the operator.
    pub repeats_in_group: u64,
    /// Applications of an operator that was there before under *any* name, and those that a link or the history
    /// ties to one of its own.
    pub recognised: Sighted,
    /// Applications of the scheme with a link to somebody else's.
    pub wrong: u64,
    /// Applications of an identity that was there before under the same name.
    pub returns: Sighted,
    /// Honest people.
    pub people: u64,
    /// Their applications.
    pub honest: u64,
    /// Those with a link.
    pub false_links: u64,
    /// Of these, of a person with another name since.
    pub renamed: u64,
    /// Of these, with a real text.
    pub real: u64,
}

/// Sightings by number.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize)]
pub struct Sightings {
    /// Nothing to link to.
    pub first: Sighted,
    /// One to link to.
    pub second: Sighted,
    /// Two.
    pub third: Sighted,
    /// More.
    pub later: Sighted,
}

/// Repeats by how many things they share with one that is to be found: contacts, belongings, the origin of the text.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize)]
pub struct Common {
    /// Nothing: no linker finds these.
    pub nothing: Sighted,
    /// One thing.
    pub one: Sighted,
    /// Several.
    pub several: Sighted,
}

/// So many, and so many of them linked.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize)]
pub struct Sighted {
    /// Applications of the scheme.
    pub fraudulent: u64,
    /// Those with a correct link.
    pub linked: u64,
}

/// What one memory has seen so far.
pub struct Account {
    tally: Tally,
    retention: u16,
    seen: Vec<Seen>,
    operators: BTreeMap<u16, Vec<u32>>,
    people: BTreeSet<u32>,
}

struct Seen {
    day: u16,
    truth: Truth,
    /// Place of the head of its group, itself at first.
    group: u32,
}

/// What an application was, for whoever looks into single cases.
#[derive(Debug, PartialEq, Eq)]
pub enum Verdict {
    /// As it should be.
    Right,
    /// A repeat without a correct link; the earlier ones.
    Missed(Vec<u32>),
    /// A link that is none.
    False,
}

impl Sighted {
    fn add(&mut self, linked: bool) {
        self.fraudulent += 1;
        self.linked += u64::from(linked);
    }

    fn join(&mut self, other: Sighted) {
        self.fraudulent += other.fraudulent;
        self.linked += other.linked;
    }
}

impl Sightings {
    /// Those with so many to link to.
    fn after(&mut self, earlier: usize) -> &mut Sighted {
        match earlier {
            0 => &mut self.first,
            1 => &mut self.second,
            2 => &mut self.third,
            _ => &mut self.later,
        }
    }
}

impl Common {
    fn of(&mut self, common: usize) -> &mut Sighted {
        match common {
            0 => &mut self.nothing,
            1 => &mut self.one,
            _ => &mut self.several,
        }
    }
}

impl Account {
    /// Of a memory that keeps things for so many days.
    pub fn new(retention: u16) -> Account {
        let (seen, operators, people) = (Vec::new(), BTreeMap::new(), BTreeSet::new());
        Account { tally: Tally::default(), retention, seen, operators, people }
    }

    /// Applications of the same operator under another name that are still held.
    pub fn to_find(&self, day: u16, truth: Truth) -> Vec<u32> {
        let Truth::Scheme { operator, identity } = truth else { return Vec::new() };
        let other = |at: &u32| {
            self.is_held(*at, day)
                && matches!(self.seen[*at as usize].truth, Truth::Scheme { identity: of, .. } if of != identity)
        };
        self.operators.get(&operator).into_iter().flatten().copied().filter(other).collect()
    }

    fn is_held(&self, at: u32, day: u16) -> bool {
        self.seen.get(at as usize).is_some_and(|seen| day - seen.day <= self.retention)
    }

    /// Takes what was found for the next application, which has so much in common with one that is to be found.
    pub fn add(&mut self, day: u16, truth: Truth, real: bool, common: usize, mut found: Found) -> Verdict {
        found.linked.retain(|&at| self.is_held(at, day));
        found.again.retain(|&at| self.is_held(at, day));
        let verdict = match truth {
            Truth::Honest(person) => self.honest(person, real, &found),
            Truth::Scheme { operator, identity } => self.scheme(day, operator, identity, common, &found),
        };
        let at = self.seen.len() as u32;
        self.seen.push(Seen { day, truth, group: at });
        self.join(at, &found);
        if let Truth::Scheme { operator, .. } = truth {
            self.operators.entry(operator).or_default().push(at);
        }
        verdict
    }

    fn honest(&mut self, person: u32, real: bool, found: &Found) -> Verdict {
        self.tally.honest += 1;
        self.people.insert(person);
        if found.linked.is_empty() {
            return Verdict::Right;
        }
        self.tally.false_links += 1;
        self.tally.real += u64::from(real);
        let own = |&at: &u32| self.seen[at as usize].truth == Truth::Honest(person);
        self.tally.renamed += u64::from(found.linked.iter().all(own));
        Verdict::False
    }

    fn scheme(&mut self, day: u16, operator: u16, identity: u16, common: usize, found: &Found) -> Verdict {
        let truth = Truth::Scheme { operator, identity };
        let to_find = self.to_find(day, truth);
        let linked = found.linked.iter().any(|at| to_find.contains(at));
        let of = |at: &u32| matches!(self.seen[*at as usize].truth, Truth::Scheme { operator: o, .. } if o == operator);
        let is_wrong = found.linked.iter().any(|at| !of(at));
        self.tally.wrong += u64::from(is_wrong);
        let in_group = linked || self.leads_to(found, &to_find);
        if self.operators.get(&operator).is_some_and(|all| all.iter().any(|at| self.is_held(*at, day))) {
            let is_known = found.linked.iter().chain(&found.again).any(of);
            self.tally.recognised.add(is_known);
        }
        self.returned(day, truth, found);
        self.tally.sightings.after(to_find.len()).add(linked);
        if !to_find.is_empty() {
            self.tally.repeats.add(linked);
            self.tally.common.of(common).add(linked);
            self.tally.repeats_in_group += u64::from(in_group);
        }
        match (to_find.is_empty() || linked, is_wrong) {
            (false, _) => Verdict::Missed(to_find),
            (_, true) => Verdict::False,
            _ => Verdict::Right,
        }
    }

    fn returned(&mut self, day: u16, truth: Truth, found: &Found) {
        let Truth::Scheme { operator, .. } = truth else { return };
        let before = |at: &u32| self.seen[*at as usize].truth == truth && self.is_held(*at, day);
        if self.operators.get(&operator).is_some_and(|all| all.iter().any(before)) {
            let known = found.again.iter().any(|&at| self.seen[at as usize].truth == truth);
            self.tally.returns.add(known);
        }
    }

    fn leads_to(&self, found: &Found, to_find: &[u32]) -> bool {
        let groups: Vec<u32> = found.linked.iter().chain(&found.again).map(|&at| self.head(at)).collect();
        to_find.iter().any(|&at| groups.contains(&self.head(at)))
    }

    fn head(&self, mut at: u32) -> u32 {
        while self.seen[at as usize].group != at {
            at = self.seen[at as usize].group;
        }
        at
    }

    fn join(&mut self, at: u32, found: &Found) {
        for &other in found.linked.iter().chain(&found.again) {
            let (a, b) = (self.head(at), self.head(other));
            self.seen[a.max(b) as usize].group = a.min(b);
        }
    }

    /// The accounts.
    pub fn close(self) -> Tally {
        Tally { people: self.people.len() as u64, ..self.tally }
    }
}

impl Tally {
    /// Adds those of another memory.
    pub fn join(&mut self, other: &Tally) {
        let (own, its) = (&mut self.sightings, &other.sightings);
        own.first.join(its.first);
        own.second.join(its.second);
        own.third.join(its.third);
        own.later.join(its.later);
        self.common.nothing.join(other.common.nothing);
        self.common.one.join(other.common.one);
        self.common.several.join(other.common.several);
        self.repeats.join(other.repeats);
        self.returns.join(other.returns);
        self.recognised.join(other.recognised);
        self.repeats_in_group += other.repeats_in_group;
        self.wrong += other.wrong;
        self.people += other.people;
        self.honest += other.honest;
        self.false_links += other.false_links;
        self.renamed += other.renamed;
        self.real += other.real;
    }
}
