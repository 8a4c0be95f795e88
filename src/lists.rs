//! Lists that travel with the engine: what is in them, where they are from, and how old they are.
//!
//! The tables are made by `cargo run -p xtask -- lists` and committed; nothing is fetched. In the
//! browser they are a file beside the engine ([`crate::kept`]), for they age faster than it does.

pub mod gaps;
pub mod key;
pub mod technology;

use crate::Day;
use crate::candidate::date::Month;
use key::DIGEST;
use std::ops::Range;

include!(concat!(env!("OUT_DIR"), "/lists.rs"));

/// The bytes of one list; none while the engine has not been given any.
fn table(range: Range<usize>) -> &'static [u8] {
    crate::kept::LISTS.all().get(range).unwrap_or_default()
}

/// Where a list is from.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Origin {
    /// Short name.
    pub id: &'static str,
    /// What it holds.
    pub title: &'static str,
    /// Name and version of the raw list.
    pub origin: &'static str,
    /// Its address.
    pub address: &'static str,
    /// Its licence.
    pub licence: &'static str,
    /// Month it is of.
    pub dated: Month,
    /// Months after which it is old.
    pub old_after_months: u16,
    /// Entries.
    pub rows: usize,
    /// What was left out, and how it is kept.
    pub note: &'static str,
}

impl Origin {
    /// True when a reader should be told that the list is old.
    pub fn is_old(&self, today: Day) -> bool {
        today.month().earliest() - self.dated.latest() > i32::from(self.old_after_months)
    }
}

/// Every list with its origin.
pub fn origins() -> &'static [Origin] {
    ORIGINS
}

/// Kind of a published identifier.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Kind {
    /// Mailbox, as [`key::mail`] writes it.
    Mail,
    /// Telephone number, as [`key::phone`] writes it.
    Phone,
    /// Account on a service, as [`key::handle`] writes it.
    Handle,
    /// Host name, as [`key::domain`] writes it.
    Host,
    /// Company, as [`key::company`] writes it.
    Company,
}

impl Kind {
    fn name(self) -> &'static str {
        match self {
            Kind::Mail => "mail",
            Kind::Phone => "phone",
            Kind::Handle => "handle",
            Kind::Host => "host",
            Kind::Company => "company",
        }
    }
}

/// A report that names identifiers.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Publication {
    /// Kind of identifier.
    pub kind: Kind,
    /// Who published it.
    pub publisher: &'static str,
    /// Title.
    pub title: &'static str,
    /// Date as published.
    pub date: &'static str,
    /// Month from which its identifiers age.
    pub month: Month,
    /// Address.
    pub address: &'static str,
    /// Months after which its identifiers no longer match; 0: until they are delisted.
    pub months: u16,
}

impl Publication {
    /// True when its identifiers are too old to say anything: mailboxes and numbers get new owners.
    pub fn is_over(&self, today: Day) -> bool {
        self.months > 0 && today.month().earliest() - self.month.earliest() > i32::from(self.months)
    }
}

/// The publication that names an identifier, unless it is too old.
pub fn published(kind: Kind, key: &str, today: Day) -> Option<&'static Publication> {
    let digest = key::digest(&format!("{}:{key}", kind.name()));
    let number = find(table(PUBLISHED), DIGEST + 1, &digest)?[DIGEST];
    PUBLICATIONS.get(usize::from(number)).filter(|p| p.kind == kind && !p.is_over(today))
}

/// True for a throw-away mail domain or a host below one.
pub fn is_disposable(domain: &str) -> bool {
    let domain = key::domain(domain);
    parents(&domain).any(|d| gaps::contains(table(DISPOSABLE), set_hash(d)))
}

/// True for a consumer mail service.
pub fn is_free_mail(domain: &str) -> bool {
    gaps::contains(table(FREEMAIL), set_hash(&key::domain(domain)))
}

fn set_hash(text: &str) -> u64 {
    key::hash(text) >> (64 - gaps::BITS)
}

/// The earliest year in which a company, or a predecessor of it, existed.
pub fn founded(company: &str) -> Option<i32> {
    let row = find(table(FOUNDING), 7, &key::forty_bits(&key::company(company)))?;
    Some(i32::from(u16::from_be_bytes([row[5], row[6]])))
}

/// The domain and every domain above it that has a dot; at most five, however long it is.
fn parents(domain: &str) -> impl Iterator<Item = &str> {
    let above = std::iter::successors(Some(domain), |d| d.split_once('.').map(|(_, rest)| rest));
    above.filter(|d| d.contains('.')).take(5)
}

/// The row of a sorted table of rows of `width` bytes that begins with `start`.
fn find(table: &'static [u8], width: usize, start: &[u8]) -> Option<&'static [u8]> {
    let rows = table.len() / width;
    let row = |at: usize| &table[at * width..(at + 1) * width];
    let (mut low, mut high) = (0, rows);
    while low < high {
        let middle = low.midpoint(high);
        if &row(middle)[..start.len()] < start { low = middle + 1 } else { high = middle }
    }
    (low < rows && row(low).starts_with(start)).then(|| row(low))
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use super::*;

    const TODAY: Day = Day { year: 2026, month: 11, day: 22 };

    #[test]
    fn domains_are_found_and_others_are_not() {
        assert!(is_disposable("Mailinator.com") && is_disposable("mx.mailinator.com"));
        for honest in
            ["gmail.com", "icloud.com", "mozmail.com", "duck.com", "proton.me", "example.com", "co.uk", "com", ""]
        {
            assert!(!is_disposable(honest), "{honest}");
        }
        for free in ["gmail.com", "outlook.com", "web.de", "proton.me", "laposte.net", "naver.com"] {
            assert!(is_free_mail(free), "{free}");
        }
        assert!(!is_free_mail("example.com") && !is_free_mail("mailinator.com"));
    }

    #[test]
    fn an_identifier_is_found_with_its_publication_until_it_is_too_old() {
        let mail = key::mail("Listed+jobs@Bonafide.example").unwrap();
        assert_eq!(published(Kind::Mail, &mail, TODAY).unwrap().publisher, "Bonafide");
        assert_eq!(published(Kind::Host, &mail, TODAY), None);
        let aged = |year| published(Kind::Mail, "aged@bonafide.example", Day { year, ..TODAY }).is_some();
        assert!(aged(2021) && !aged(2026));
    }

    #[test]
    fn founding_years_count_predecessors() {
        assert_eq!(founded("AbbVie Inc."), Some(1888));
        assert_eq!(founded("Databricks"), Some(2013));
        assert_eq!(founded("Example Works"), None);
    }

    #[test]
    fn tables_are_sorted_and_as_long_as_said() {
        let said = |id| origins().iter().find(|o| o.id == id).unwrap().rows;
        for (id, table, width) in [("founding", table(FOUNDING), 7), ("published", table(PUBLISHED), DIGEST + 1)] {
            let rows: Vec<_> = table.chunks(width).collect();
            assert!(rows.is_sorted(), "{id}");
            assert_eq!(rows.len(), said(id), "{id}");
        }
        for (id, table) in [("disposable", table(DISPOSABLE)), ("freemail", table(FREEMAIL))] {
            assert_eq!(table[1..5], (said(id) as u32).to_be_bytes(), "{id}");
        }
        assert!(table(PUBLISHED).chunks(DIGEST + 1).all(|row| usize::from(row[DIGEST]) < PUBLICATIONS.len()));
    }

    #[test]
    fn a_list_grows_old() {
        let disposable = &origins()[0];
        assert!(!disposable.is_old(TODAY) && disposable.is_old(Day { year: 2028, ..TODAY }));
    }

    #[test]
    fn keys_bring_spellings_together() {
        assert_eq!(key::mail("J.Doe+x@GoogleMail.com").as_deref(), Some("jdoe@gmail.com"));
        assert_eq!(key::mail("j.doe@example.com").as_deref(), Some("j.doe@example.com"));
        assert_eq!(key::phone("+44 (0)7700 900123").as_deref(), Some("+447700900123"));
        assert_eq!(key::phone("(212) 555-0100 x12").as_deref(), Some("+12125550100"));
        assert_eq!(key::phone("020 7946 0018"), None);
        assert_eq!(key::handle("https://www.linkedin.com/in/Mara-L/?a=b").as_deref(), Some("linkedin.com/in/mara-l"));
        assert_eq!(key::handle("https://github.com/Mara/x").as_deref(), Some("github.com/mara"));
        assert_eq!(key::handle("https://github.com/features"), None);
        assert_eq!(key::company("The Example & Sons Co., Ltd."), "example and sons");
        assert_eq!(key::company("Acme S.A."), "acme");
    }
}
