//! Swaps, and when a swap may change an assessment.

use crate::names::NAMES;
use crate::people::{ELSEWHERE, OTHER, Person, Sign};
use crate::places::{HEADINGS, PHONE_FORMATS, PLACES, PRONOUNS, SCHOOLS};
use std::collections::BTreeSet;

/// What is swapped, everywhere in the record.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Swap {
    Name,
    Pronouns,
    Place,
    School,
    Headings,
    Photo,
    Phone,
}

pub const SWAPS: [Swap; 7] =
    [Swap::Name, Swap::Pronouns, Swap::Place, Swap::School, Swap::Headings, Swap::Photo, Swap::Phone];

/// A person of that number: every table is gone through at a pace of its own.
pub fn person(number: usize) -> Person {
    Person {
        number,
        name: &NAMES[number * 7 % NAMES.len()],
        place: &PLACES[number * 5 % PLACES.len()],
        school: SCHOOLS[number * 3 % SCHOOLS.len()],
        pronoun: number % PRONOUNS.len(),
        heading: 0,
        photo: "present",
        phone: number % PHONE_FORMATS,
        in_text: number % 2 == 1,
        also_weak: false,
    }
}

impl Swap {
    /// The same person after the swap. The step differs from person to person, so that all pairs of values occur.
    pub fn of(self, before: Person) -> Person {
        let step = 1 + before.number / 13;
        let other = |at: usize, of: usize| (at + 1 + step % (of - 1)) % of;
        let mut after = before;
        match self {
            Swap::Name => after.name = &NAMES[other(before.number * 7 % NAMES.len(), NAMES.len())],
            Swap::Pronouns => after.pronoun = other(before.pronoun, PRONOUNS.len()),
            Swap::Place => after.place = &PLACES[other(before.number * 5 % PLACES.len(), PLACES.len())],
            Swap::School => after.school = SCHOOLS[other(before.number * 3 % SCHOOLS.len(), SCHOOLS.len())],
            Swap::Headings => after.heading = other(before.heading, HEADINGS.len()),
            Swap::Photo => after.photo = ["absent", "not-loaded"][before.number % 2],
            Swap::Phone => after.phone = other(before.phone, PHONE_FORMATS),
        }
        after
    }
}

/// How two claims of one record stand to each other.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Relation {
    /// They can both be true of one person.
    Fits,
    /// They cannot.
    Contradicts,
    /// Nothing can be said: different scripts, one word only, or a word that may be short for the other's.
    Open,
}

/// Two names: they fit where they share a word; they contradict each other where both have two words of the Latin
/// script or more and no word of one begins like a word of the other.
pub fn names(a: &str, b: &str) -> Relation {
    let words = |name: &str| -> BTreeSet<String> {
        let folded = bonafide::candidate::fold::fold(name);
        folded.split(|c: char| !c.is_alphanumeric()).filter(|w| !w.is_empty()).map(str::to_owned).collect()
    };
    let first =
        |words: &BTreeSet<String>| -> BTreeSet<char> { words.iter().filter_map(|w| w.chars().next()).collect() };
    let latin = |words: &BTreeSet<String>| words.iter().all(|w| w.bytes().next().is_some_and(|b| b.is_ascii()));
    let (a, b) = (words(a), words(b));
    if a.intersection(&b).next().is_some() {
        return Relation::Fits;
    }
    let comparable = a.len() >= 2 && b.len() >= 2 && latin(&a) && latin(&b);
    let akin = first(&a).intersection(&first(&b)).next().is_some();
    if comparable && !akin { Relation::Contradicts } else { Relation::Open }
}

/// Two countries, named in full.
pub fn countries(a: &str, b: &str) -> Relation {
    if a == b { Relation::Fits } else { Relation::Contradicts }
}

/// The pair of claims of which a swap changes one and leaves the other.
fn split_claims(person: &Person) -> Option<Relation> {
    match person.sign() {
        Sign::MailboxOfAnother | Sign::SlugOfAnother | Sign::SecondName => Some(names(person.name.shown, OTHER)),
        Sign::SecondCountry => Some(countries(person.place.country, ELSEWHERE)),
        _ => None,
    }
}

/// True when the swap creates or removes a contradiction between two claims of the record.
///
/// A swap is made everywhere in the record, so it can do that only where the record holds a claim
/// that is not the swapped person's: a mailbox, an address of the profile or a second name made of somebody
/// else's name, or a second country. The relation of the two claims is taken before and after; the assessments may
/// differ when it is not the same. Every other pair must be assessed identically.
pub fn changes_a_contradiction(before: &Person, after: &Person) -> bool {
    split_claims(before) != split_claims(after)
}

/// How much a name can be compared with.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Comparable {
    /// One word between spaces: at the head of a text it cannot be told from a heading.
    OneWord,
    /// Another script than that of mailboxes.
    OtherScript,
    /// Two words of Latin letters or more.
    Latin,
}

/// True when a name can be compared with more claims after the swap than before, or with fewer. What rests on a
/// comparison is not looked for where it cannot be made: there the assessment may hold less, and never more.
pub fn changes_what_can_be_compared(before: &Person, after: &Person) -> bool {
    before.comparable() != after.comparable()
}

impl Person {
    /// What the name can be compared with.
    pub fn comparable(&self) -> Comparable {
        let spaced = !self.name.shown.chars().any(bonafide::candidate::fold::is_east_asian);
        match (self.in_text && spaced && !self.name.shown.contains(' '), self.name.is_latin()) {
            (true, _) => Comparable::OneWord,
            (false, false) => Comparable::OtherScript,
            (false, true) => Comparable::Latin,
        }
    }
}

impl crate::names::Name {
    /// True when it is shown in Latin letters.
    pub fn is_latin(&self) -> bool {
        bonafide::candidate::fold::fold(self.shown).bytes().next().is_some_and(|b| b.is_ascii())
    }
}
