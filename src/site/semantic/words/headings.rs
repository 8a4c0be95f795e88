//! Headings of the sections of a résumé, in the languages of the sites we read.

use crate::kept::{Text, lists};

/// What a section holds.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Kind {
    /// The head of the page: name, own line, contacts.
    Head,
    /// Employments.
    Experience,
    /// Studies.
    Education,
    /// Skills.
    Skills,
    /// The person in their own words.
    Summary,
    /// Mail, telephone, address.
    Contact,
    /// Accounts elsewhere.
    Profiles,
    /// Referees.
    References,
    /// Projects.
    Projects,
    /// Unpaid work.
    Volunteer,
    /// Awards, certificates, publications, talks.
    Merits,
    /// Languages, interests, personal particulars: never read.
    Private,
    /// A heading that only names the page ("Résumé").
    Title,
    /// Any other section.
    Other,
}

/// Headings by kind.
pub const HEADINGS: &[(Kind, Text)] = &[
    (Kind::Experience, lists::HEADING_EXPERIENCE),
    (Kind::Education, lists::HEADING_EDUCATION),
    (Kind::Skills, lists::HEADING_SKILLS),
    (Kind::Summary, lists::HEADING_SUMMARY),
    (Kind::Contact, lists::HEADING_CONTACT),
    (Kind::Profiles, lists::HEADING_PROFILES),
    (Kind::References, lists::HEADING_REFERENCES),
    (Kind::Projects, lists::HEADING_PROJECTS),
    (Kind::Volunteer, lists::HEADING_VOLUNTEER),
    (Kind::Merits, lists::HEADING_MERITS),
    (Kind::Private, lists::HEADING_PRIVATE),
    (Kind::Title, lists::HEADING_TITLE),
];

/// Words that tell the kind of a longer heading, strongest first.
pub const TELLING: &[(Kind, Text)] = &[
    (Kind::Volunteer, lists::TELLING_VOLUNTEER),
    (Kind::References, lists::TELLING_REFERENCES),
    (Kind::Private, lists::TELLING_PRIVATE),
    (Kind::Projects, lists::TELLING_PROJECTS),
    (Kind::Merits, lists::TELLING_MERITS),
    (Kind::Skills, lists::TELLING_SKILLS),
    (Kind::Experience, lists::TELLING_EXPERIENCE),
    (Kind::Education, lists::TELLING_EDUCATION),
    (Kind::Contact, lists::TELLING_CONTACT),
    (Kind::Summary, lists::TELLING_SUMMARY),
];
