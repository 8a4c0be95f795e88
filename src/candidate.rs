//! What a page or a document says about one person: values with the place where each was read.
//!
//! A field that is not there is never `0` and never "no": it is in one of five states ([`Field`]).
//! There is deliberately no field for nationality, citizenship, ethnicity, religion, sex, age,
//! disability, appearance or the language a person speaks, so no signal can ask for one.

pub mod company;
pub mod count;
pub mod date;
pub mod email;
pub mod fold;
pub mod input;
pub mod json;
pub mod link;
pub mod name;
#[cfg(any(feature = "engine", feature = "memory"))]
pub mod output;
pub mod phone;
pub mod places;
pub mod url;

use crate::page::NodeId;
use date::{End, Month};
use serde::{Deserialize, Serialize};

/// Where a value stood.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Place {
    /// Node of the [`crate::page::Page`] it was read from.
    pub node: NodeId,
    /// Set when the value is not in the visible text: the attribute's name, or `record` for
    /// structured data (JSON-LD).
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub within: Option<String>,
    /// Index of the candidate's file that it stands in, where it is none of the page; `node` is then
    /// the number of the line, from 0.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub file: Option<u16>,
}

impl Place {
    /// In the visible text of a node.
    pub fn text(node: NodeId) -> Place {
        Place { node, within: None, file: None }
    }

    /// In an attribute of a node, or in its `record`.
    pub fn within(node: NodeId, within: &str) -> Place {
        Place { node, within: Some(within.to_owned()), file: None }
    }
}

/// A value, the exact words it was read from, and their place.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Read<T> {
    /// The value.
    pub value: T,
    /// The words on the page, white space collapsed.
    pub raw: String,
    /// Where they stand.
    pub place: Place,
    /// What found it: a selector of the recipe, or the name of the reader (`microdata`, `label`).
    pub by: String,
}

impl Read<String> {
    /// A text that is its own value.
    pub fn text(value: impl Into<String>, place: Place, by: &str) -> Read<String> {
        let value = value.into();
        Read { raw: value.clone(), value, place, by: by.to_owned() }
    }
}

impl<T> Read<T> {
    /// The same words and place with a value made of this one.
    pub fn map<U>(&self, make: impl FnOnce(&T) -> U) -> Read<U> {
        Read { value: make(&self.value), raw: self.raw.clone(), place: self.place.clone(), by: self.by.clone() }
    }
}

/// The five states of a field.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub enum Field<T> {
    /// It was read.
    Read(Read<T>),
    /// The page has a place for it or all of the page was read, and it is not there.
    #[default]
    Absent,
    /// The site keeps it from this viewer (signed out, private, not mounted yet).
    Hidden,
    /// Something is there that could not be understood; the raw words.
    Unreadable(Read<String>),
    /// The page itself says two different things; the first is the one shown.
    Contradicted(Vec<Read<T>>),
}

impl<T> Field<T> {
    /// The value read, or the first of contradicting ones.
    pub fn read(&self) -> Option<&Read<T>> {
        match self {
            Field::Read(read) => Some(read),
            Field::Contradicted(reads) => reads.first(),
            _ => None,
        }
    }

    /// The value itself.
    pub fn value(&self) -> Option<&T> {
        self.read().map(|r| &r.value)
    }

    /// The state's name as it is shown and serialised.
    pub fn state(&self) -> State {
        match self {
            Field::Read(_) => State::Read,
            Field::Absent => State::Absent,
            Field::Hidden => State::Hidden,
            Field::Unreadable(_) => State::Unreadable,
            Field::Contradicted(_) => State::Contradicted,
        }
    }
}

impl<T> From<Option<Read<T>>> for Field<T> {
    fn from(read: Option<Read<T>>) -> Self {
        read.map_or(Field::Absent, Field::Read)
    }
}

/// State of a field or section.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Default, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum State {
    /// Read.
    Read,
    /// Not on the page.
    #[default]
    Absent,
    /// Kept from this viewer by the site.
    Hidden,
    /// There, but not understood.
    Unreadable,
    /// The page disagrees with itself.
    Contradicted,
}

/// A list of things of one kind, with the state of its section on the page.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Section<T> {
    /// What was read, in page order.
    pub items: Vec<T>,
    /// State of the section: `Read` even when it was read and is empty.
    pub state: State,
    /// The page shows only part ("Show all"): scarcity must not be read from it.
    pub partial: bool,
}

impl<T> Default for Section<T> {
    fn default() -> Self {
        Section { items: Vec::new(), state: State::Absent, partial: false }
    }
}

/// What the page is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Kind {
    /// One person's profile, application or résumé page.
    Candidate,
    /// Several people: never shown as one candidate.
    List,
    /// Anything else: we stay quiet.
    #[default]
    NotCandidate,
}

/// A person as one page shows them.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Candidate {
    /// What the page is; everything else is empty unless it is [`Kind::Candidate`].
    pub kind: Kind,
    /// Recipe that read it (`linkedin-member`), or `page` for the site-free reader.
    pub site: String,
    /// The person's identity on the site: profile slug, candidate id.
    pub identity: Option<String>,
    /// Name as shown.
    pub name: Field<String>,
    /// The person's own line.
    pub headline: Field<String>,
    /// Place as shown.
    pub location: Field<String>,
    /// Street part of a postal address.
    pub address: Field<String>,
    /// Job applied for.
    pub applied_for: Field<String>,
    /// Summary, line breaks as spaces.
    pub about: Field<String>,
    /// Mail addresses as shown.
    pub emails: Section<Read<String>>,
    /// Telephone numbers as shown.
    pub phones: Section<Read<String>>,
    /// The person's own links.
    pub links: Section<Read<Link>>,
    /// Employments, newest first as the page has them.
    pub positions: Section<Position>,
    /// Studies.
    pub education: Section<Study>,
    /// Single skills; group headings not counted.
    pub skills: Section<Read<String>>,
    /// Number of contacts; 500 with `more` for "500+".
    pub connections: Field<Count>,
    /// Number of followers.
    pub followers: Field<Count>,
    /// Number of accounts followed (code hosts).
    pub following: Field<Count>,
    /// Month the account was made.
    pub joined: Field<Month>,
    /// Picture of the person.
    pub photo: Photo,
    /// The platform's identity badge.
    pub verified: Field<bool>,
    /// Files.
    pub attachments: Section<Attachment>,
    /// Screening answers.
    pub answers: Section<Answer>,
    /// Referees.
    pub referees: Section<Referee>,
    /// Repositories shown on a code host's profile.
    pub repositories: Section<Repository>,
    /// Other names that the same page gives this person: structured data, document title, contact card.
    pub other_names: Section<Read<String>>,
    /// Further words of the page that belong to the candidate (cover letter, notes by the candidate, sections not otherwise read).
    pub texts: Section<Read<String>>,
    /// Flags of the schema (`positions_truncated`, `guest_view`, …) that are true.
    pub partial: std::collections::BTreeSet<String>,
    /// Language of the interface.
    pub language: Option<String>,
}

impl Candidate {
    /// One of which nothing is known but what it is and which recipe said so. Not compiled into
    /// every place that begins one: it is large.
    #[inline(never)]
    pub fn new(kind: Kind, site: &str) -> Candidate {
        Candidate { kind, site: site.to_owned(), ..Candidate::default() }
    }
}

/// A count as shown.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct Count {
    /// The number.
    pub number: u64,
    /// "or more".
    pub more: bool,
}

/// A link of the person's own; redirect wrappers resolved.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Link {
    /// Absolute address where the page allows to tell, else as written.
    pub url: String,
    /// Words of the link; `None` for an icon.
    pub label: Option<String>,
}

/// An employment.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Position {
    /// Job title.
    pub title: Option<Read<String>>,
    /// Employer.
    pub company: Option<Read<String>>,
    /// First month or year.
    pub start: Option<Read<Month>>,
    /// Last month or year, or present.
    pub end: Option<Read<End>>,
    /// Place of work.
    pub location: Option<Read<String>>,
    /// Contract as shown (`Full-time`, `Freelance`).
    pub employment: Option<Read<String>>,
    /// What was done.
    pub description: Option<Read<String>>,
    /// The whole entry.
    pub place: Place,
}

/// A study.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Study {
    /// School.
    pub school: Option<Read<String>>,
    /// Degree and field, joined by ", " where the page has them apart.
    pub degree: Option<Read<String>>,
    /// First month or year.
    pub start: Option<Read<Month>>,
    /// Last month or year, or present.
    pub end: Option<Read<End>>,
    /// The whole entry.
    pub place: Place,
}

/// Whether a picture of the person is shown.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Photo {
    /// A picture.
    Present,
    /// None, or a placeholder.
    #[default]
    Absent,
    /// Only a delayed address.
    NotLoaded,
}

/// A file of the candidate.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Attachment {
    /// Name as shown.
    pub name: Option<String>,
    /// Address as in the page.
    pub url: Option<String>,
    /// Where.
    pub place: Place,
}

/// A screening question with its answer.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Answer {
    /// Question.
    pub question: Read<String>,
    /// Answer.
    pub answer: Read<String>,
}

/// Somebody who vouches for the candidate.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Referee {
    /// Mail address, when one is given.
    pub email: Option<Read<String>>,
    /// Employer, when one is named.
    pub company: Option<Read<String>>,
    /// The whole entry.
    pub place: Place,
}

/// A repository in a list.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Repository {
    /// Its name.
    pub name: Read<String>,
    /// Its one-line description.
    pub description: Option<Read<String>>,
    /// Stars shown.
    pub stars: Option<u64>,
    /// Marked as a fork.
    pub fork: bool,
}
