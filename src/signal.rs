//! What Bonafide looks for: signals, their words and sources, and what looking for one brings.
//!
//! A signal is one file in `src/signals/<group>/`; `build.rs` turns the folder into [`catalogue`].
//! Looking ([`crate::detect`]) returns [`Evidence`]; words are made later ([`crate::explain`]).
//! Where no page can show a thing, a signal has a [`Question`], and an observation answers it.

pub mod observation;
pub mod question;

use crate::candidate::Place;
use crate::detect::Detector;
pub use crate::kept::{Phrases, Text};
use question::{Effect, Question, Reply, When};
use serde::Serialize;

/// A thing worth noticing.
#[derive(Debug)]
pub struct Signal {
    /// Name after what it sees: `email-disposable-domain`.
    pub id: &'static str,
    /// One line for a heading.
    pub title: Text,
    /// Correlation group, whose members are not independent.
    pub group: Group,
    /// Whether it weighs yet.
    pub stage: Stage,
    /// Hundredths of log10 of the likelihood ratio; negative speaks for the candidate.
    pub weight: i32,
    /// The lesser weight of a weaker case, and when it is that case.
    pub lesser: Option<(i32, Text)>,
    /// Where the weight comes from.
    pub basis: Basis,
    /// How often honest people show it, in words.
    pub base_rate: Text,
    /// What it is about.
    pub concern: Concern,
    /// Sentence for *Noticed*, with `{0}`, `{1}` for the quotes of the evidence.
    pub noticed: Text,
    /// *Why it may matter*.
    pub why: Text,
    /// *How honest people come to this*.
    pub innocent: &'static [Text],
    /// *What settles it*.
    pub settle: Text,
    /// Fields of the candidate it looks at; from the allow-list.
    pub asks: &'static [FieldName],
    /// Those of `asks` whose shortness it reads: on a partial section it is not looked for.
    pub scarcity: &'static [FieldName],
    /// `ok`, or `restricted: ` and the guard that makes it fair.
    pub fairness: Text,
    /// How it is looked for.
    pub detector: Detector,
    /// What a person can answer in its place, or besides.
    pub question: Option<Question>,
    /// Confirmed by two people, it opens pausing by itself.
    pub conclusive: bool,
    /// Where it is known from.
    pub sources: &'static [Source],
}

/// A published source of a signal.
#[derive(Debug, Serialize)]
pub struct Source {
    /// Who published it.
    pub publisher: Text,
    /// Its title.
    pub title: Text,
    /// `YYYY`, `YYYY-MM` or `YYYY-MM-DD`.
    pub date: Text,
    /// Address.
    pub address: Text,
    /// Taken over as published, or adapted.
    #[serde(rename = "use")]
    pub used: Use,
    /// Read in full, or through another publisher.
    pub seen: Seen,
    /// What it says, in one line.
    pub says: Text,
}

/// How a source was used.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Use {
    /// The signal is the source's.
    TakenOver,
    /// The signal is ours, made after the source.
    Adapted,
}

/// How well a source is known.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Seen {
    /// Full text or long extract.
    InFull,
    /// Through a second publisher or a summary.
    SecondHand,
}

/// Whether a signal weighs.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Stage {
    /// Shown apart, weighs nothing.
    Nursery,
    /// Weighs.
    Settled,
}

/// Where a weight comes from.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Basis {
    /// Measured on data.
    Measured,
    /// Quoted from a source.
    Quoted,
    /// Our estimate.
    Estimated,
}

/// What a signal is about: who the person is, or how the application was sent.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Concern {
    /// Is this the person they say?
    Identity,
    /// Was this sent by a mass-apply tool? No misrepresentation in itself.
    Automation,
    /// Is what was sent safe to open? A notice of its own, which never moves the tier.
    Security,
}

/// Correlation groups. Inside a group the largest weight counts plus half the next, up to the cap.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
pub enum Group {
    /// Thin profile.
    #[serde(rename = "G-THIN")]
    Thin,
    /// Mail address.
    #[serde(rename = "G-EMAIL")]
    Email,
    /// Telephone and other contact.
    #[serde(rename = "G-CONTACT")]
    Contact,
    /// The document.
    #[serde(rename = "G-DOC")]
    Doc,
    /// Numbers of applications.
    #[serde(rename = "G-VOLUME")]
    Volume,
    /// Dates against each other and against history.
    #[serde(rename = "G-TIMELINE")]
    Timeline,
    /// Career claims.
    #[serde(rename = "G-PROF")]
    Prof,
    /// Referees.
    #[serde(rename = "G-REFS")]
    Refs,
    /// Place.
    #[serde(rename = "G-GEO")]
    Geo,
    /// Delivery addresses.
    #[serde(rename = "G-SHIP")]
    Ship,
    /// Pay.
    #[serde(rename = "G-PAY")]
    Pay,
    /// Photo.
    #[serde(rename = "G-PHOTO")]
    Photo,
    /// Code host and portfolio.
    #[serde(rename = "G-REPO")]
    Repo,
    /// Calls and video.
    #[serde(rename = "G-VIDEO")]
    Video,
    /// Whose identity.
    #[serde(rename = "G-ID")]
    Id,
    /// Devices.
    #[serde(rename = "G-DEVICE")]
    Device,
    /// Re-use across candidates.
    #[serde(rename = "G-REUSE")]
    Reuse,
    /// Published identifiers.
    #[serde(rename = "G-IOC")]
    Ioc,
    /// Evidence for the candidate; in no cap.
    #[serde(rename = "none")]
    None,
}

impl Group {
    /// Every group with a cap, in order.
    pub const ALL: [Group; 18] = [
        Group::Thin,
        Group::Email,
        Group::Contact,
        Group::Doc,
        Group::Volume,
        Group::Timeline,
        Group::Prof,
        Group::Refs,
        Group::Geo,
        Group::Ship,
        Group::Pay,
        Group::Photo,
        Group::Repo,
        Group::Video,
        Group::Id,
        Group::Device,
        Group::Reuse,
        Group::Ioc,
    ];
}

/// The fields that a signal may ask for. What is not here cannot be asked for: no nationality,
/// no language of the person, no age, no photo's content.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum FieldName {
    /// Name, to compare with another name only.
    Name,
    /// Names that the page gives elsewhere, to compare only.
    OtherNames,
    /// Identity on the site.
    Identity,
    /// Own line.
    Headline,
    /// Summary.
    About,
    /// Place, to compare with another claim only.
    Location,
    /// Street address.
    Address,
    /// Mail addresses.
    Emails,
    /// Telephone numbers.
    Phones,
    /// Links.
    Links,
    /// Employments.
    Positions,
    /// Studies.
    Education,
    /// Skills.
    Skills,
    /// Contacts.
    Connections,
    /// Followers.
    Followers,
    /// Accounts followed.
    Following,
    /// Month the account was made.
    Joined,
    /// Platform badge.
    Verified,
    /// Screening answers.
    Answers,
    /// Referees.
    Referees,
    /// Repositories.
    Repositories,
    /// Other words of the candidate.
    Texts,
    /// What a recruiter answered to typed questions.
    Observations,
    /// The résumé as a file: its text, its properties, its revisions.
    Document,
    /// The photo's file, to find the same file again; never what it shows.
    PhotoFile,
    /// What this device remembers of other candidates, as keyed fingerprints.
    Memory,
}

impl FieldName {
    /// Inputs that stand on no page.
    pub const INPUTS: [FieldName; 4] =
        [FieldName::Observations, FieldName::Document, FieldName::PhotoFile, FieldName::Memory];

    /// Every field of a page that may be asked for.
    pub const ALL: [FieldName; 22] = [
        FieldName::Name,
        FieldName::OtherNames,
        FieldName::Identity,
        FieldName::Headline,
        FieldName::About,
        FieldName::Location,
        FieldName::Address,
        FieldName::Emails,
        FieldName::Phones,
        FieldName::Links,
        FieldName::Positions,
        FieldName::Education,
        FieldName::Skills,
        FieldName::Connections,
        FieldName::Followers,
        FieldName::Following,
        FieldName::Joined,
        FieldName::Verified,
        FieldName::Answers,
        FieldName::Referees,
        FieldName::Repositories,
        FieldName::Texts,
    ];
}

/// [`Place::within`] of evidence that stands on a list of ours and not on the page.
pub const LIST: &str = "list";

/// [`Place::within`] of evidence that a person gave as an answer.
pub const OBSERVATION: &str = "observation";

/// [`Place::within`] of evidence that the device remembers and the page does not say.
pub const MEMORY: &str = "memory";

/// One thing that was seen.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Evidence {
    /// Field it was read from.
    pub field: FieldName,
    /// The exact words.
    pub quote: String,
    /// Where they stand.
    pub place: Place,
}

impl Evidence {
    /// True when the words stand on a list of ours and not on the page.
    pub fn is_listed(&self) -> bool {
        self.place.within.as_deref() == Some(LIST)
    }

    /// True when the words are what the device remembers and not on the page.
    pub fn is_remembered(&self) -> bool {
        self.place.within.as_deref() == Some(MEMORY)
    }

    /// True when the words are an answer and not on the page.
    pub fn is_observed(&self) -> bool {
        self.place.within.as_deref() == Some(OBSERVATION)
    }
}

/// What looking for a signal brought.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Outcome {
    /// It is there: the first evidence is claim A, the second, if any, claim B.
    Fires {
        /// What was seen.
        evidence: Vec<Evidence>,
        /// Only the weaker case, see [`Signal::lesser`].
        lesser: bool,
    },
    /// Looked for and not there.
    Silent,
    /// Not looked for, because data is missing: the fields that would be needed.
    Unasked(Vec<FieldName>),
}

include!(concat!(env!("OUT_DIR"), "/signals.rs"));

/// All signals, sorted by identifier.
pub fn catalogue() -> &'static [Signal] {
    SIGNALS
}

/// The signal of that identifier.
pub fn by_id(id: &str) -> Option<&'static Signal> {
    SIGNALS.binary_search_by(|s| s.id.cmp(id)).ok().map(|at| &SIGNALS[at])
}

#[cfg(test)]
mod tests {
    #[test]
    fn every_signal_has_its_words() {
        assert!(super::catalogue().iter().all(|s| !s.title.is_empty() && !s.settle.is_empty()));
    }
}
