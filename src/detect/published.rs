//! Identifiers that public reports name. Contact strings, accounts and companies only, never names of people.

use super::{evidence, first, listed, quoted};
use crate::Day;
use crate::candidate::Candidate;
use crate::lists::{self, Kind, Publication, key};
use crate::signal::{Evidence, FieldName, Outcome};

fn with_publication(seen: Evidence, publication: &Publication) -> Vec<Evidence> {
    let report = listed(&seen, format!("{}, {}", publication.publisher, publication.date));
    vec![seen, report]
}

pub(super) fn email(c: &Candidate, today: Day) -> Outcome {
    first(FieldName::Emails, &c.emails.items, |read| {
        let publication = lists::published(Kind::Mail, &key::mail(&read.value)?, today)?;
        Some(with_publication(evidence(FieldName::Emails, read), publication))
    })
}

pub(super) fn phone(c: &Candidate, today: Day) -> Outcome {
    first(FieldName::Phones, &c.phones.items, |read| {
        let publication = lists::published(Kind::Phone, &key::phone(&read.value)?, today)?;
        Some(with_publication(evidence(FieldName::Phones, read), publication))
    })
}

/// Accounts and hosts of the person's links.
pub(super) fn handle(c: &Candidate, today: Day) -> Outcome {
    first(FieldName::Links, &c.links.items, |read| {
        let address = &read.value.url;
        let account = key::handle(address).and_then(|handle| lists::published(Kind::Handle, &handle, today));
        let publication = account.or_else(|| lists::published(Kind::Host, &host(address)?, today))?;
        Some(with_publication(quoted(FieldName::Links, super::identity::shown(read), &read.place), publication))
    })
}

/// The host that an address leads to; none for a mail address.
fn host(address: &str) -> Option<String> {
    let rest = address.split_once("://").map_or(address, |(_, rest)| rest);
    let host = rest.split(['/', '?', '#', ':']).next()?;
    (!host.contains('@') && host.contains('.')).then(|| key::domain(host))
}

pub(super) fn employer(c: &Candidate, today: Day) -> Outcome {
    first(FieldName::Positions, &c.positions.items, |position| {
        let company = position.company.as_ref()?;
        let publication = lists::published(Kind::Company, &key::company(&company.value), today)?;
        Some(with_publication(evidence(FieldName::Positions, company), publication))
    })
}
