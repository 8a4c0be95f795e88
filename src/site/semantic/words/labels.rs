//! Labels of single values.

use crate::kept::{Text, lists};

/// What the value beside a label is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Key {
    /// Whole name.
    Name,
    /// First name.
    Given,
    /// Family name.
    Family,
    /// Mail address.
    Email,
    /// Telephone number.
    Phone,
    /// Place.
    Location,
    /// Street.
    Address,
    /// City of an address in parts.
    City,
    /// State or province of an address in parts.
    Region,
    /// Postal code of an address in parts.
    Postal,
    /// Country of an address in parts.
    Country,
    /// Present employer.
    Employer,
    /// Job title.
    Title,
    /// Job applied for.
    AppliedFor,
    /// Own site or account.
    Website,
    /// Skills, parted by commas.
    Skills,
    /// The person in their own words.
    Summary,
    /// Cover letter.
    Letter,
    /// A particular that is never read (age, sex, nationality, family).
    Private,
}

/// Labels by what they name.
pub const LABELS: &[(Key, Text)] = &[
    (Key::Name, lists::LABEL_NAME),
    (Key::Given, lists::LABEL_GIVEN),
    (Key::Family, lists::LABEL_FAMILY),
    (Key::Email, lists::LABEL_EMAIL),
    (Key::Phone, lists::LABEL_PHONE),
    (Key::Location, lists::LABEL_LOCATION),
    (Key::Address, lists::LABEL_ADDRESS),
    (Key::City, lists::LABEL_CITY),
    (Key::Region, lists::LABEL_REGION),
    (Key::Postal, lists::LABEL_POSTAL),
    (Key::Country, lists::LABEL_COUNTRY),
    (Key::Employer, lists::LABEL_EMPLOYER),
    (Key::Title, lists::LABEL_TITLE),
    (Key::AppliedFor, lists::LABEL_APPLIED_FOR),
    (Key::Website, lists::LABEL_WEBSITE),
    (Key::Skills, lists::LABEL_SKILLS),
    (Key::Summary, lists::LABEL_SUMMARY),
    (Key::Letter, lists::LABEL_LETTER),
    (Key::Private, lists::LABEL_PRIVATE),
];
