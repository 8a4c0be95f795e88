//! Filling what one reader left open with what another one found.

use crate::candidate::{Candidate, Field, Section, State};

/// Takes over every field and section that `into` does not have.
pub fn fill(into: &mut Candidate, from: Candidate) {
    field(&mut into.name, from.name);
    field(&mut into.headline, from.headline);
    field(&mut into.location, from.location);
    field(&mut into.address, from.address);
    field(&mut into.applied_for, from.applied_for);
    field(&mut into.about, from.about);
    section(&mut into.emails, from.emails);
    section(&mut into.phones, from.phones);
    section(&mut into.links, from.links);
    section(&mut into.positions, from.positions);
    section(&mut into.education, from.education);
    section(&mut into.skills, from.skills);
    section(&mut into.attachments, from.attachments);
    section(&mut into.answers, from.answers);
    section(&mut into.referees, from.referees);
    section(&mut into.texts, from.texts);
}

fn field<T>(into: &mut Field<T>, from: Field<T>) {
    if into.state() == State::Absent {
        *into = from;
    }
}

fn section<T>(into: &mut Section<T>, from: Section<T>) {
    if into.items.is_empty() && !from.items.is_empty() {
        *into = from;
    }
}
