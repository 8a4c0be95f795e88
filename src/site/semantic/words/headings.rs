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
pub const TELLING: &[(&str, Kind)] = &[
    ("volunteer", Kind::Volunteer),
    ("volunteering", Kind::Volunteer),
    ("voluntariado", Kind::Volunteer),
    ("benevole", Kind::Volunteer),
    ("references", Kind::References),
    ("referees", Kind::References),
    ("languages", Kind::Private),
    ("hobbies", Kind::Private),
    ("interests", Kind::Private),
    ("projects", Kind::Projects),
    ("projekte", Kind::Projects),
    ("projets", Kind::Projects),
    ("proyectos", Kind::Projects),
    ("publications", Kind::Merits),
    ("awards", Kind::Merits),
    ("certifications", Kind::Merits),
    ("certificates", Kind::Merits),
    ("courses", Kind::Merits),
    ("skills", Kind::Skills),
    ("tools", Kind::Skills),
    ("stack", Kind::Skills),
    ("competences", Kind::Skills),
    ("kenntnisse", Kind::Skills),
    ("technologies", Kind::Skills),
    ("habilidades", Kind::Skills),
    ("umiejetnosci", Kind::Skills),
    ("experience", Kind::Experience),
    ("employment", Kind::Experience),
    ("berufserfahrung", Kind::Experience),
    ("experiencia", Kind::Experience),
    ("doswiadczenie", Kind::Experience),
    ("experiences", Kind::Experience),
    ("ervaring", Kind::Experience),
    ("esperienze", Kind::Experience),
    ("esperienza", Kind::Experience),
    ("education", Kind::Education),
    ("ausbildung", Kind::Education),
    ("formation", Kind::Education),
    ("educacion", Kind::Education),
    ("formacion", Kind::Education),
    ("formacao", Kind::Education),
    ("edukacja", Kind::Education),
    ("wyksztalcenie", Kind::Education),
    ("studium", Kind::Education),
    ("contact", Kind::Contact),
    ("kontakt", Kind::Contact),
    ("summary", Kind::Summary),
];
