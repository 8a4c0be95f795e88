//! People who vouch for the candidate: their mail domains against the employers they are named for.

use super::names::distance;
use super::{evidence, fires, fires_lesser};
use crate::candidate::fold::{self, table};
use crate::candidate::{Candidate, Read, company, email};
use crate::lists::{self, key};
use crate::signal::{FieldName, Outcome};

pub(super) fn all_freemail(c: &Candidate, least: usize) -> Outcome {
    let referees = &c.referees.items;
    let mails: Vec<_> = referees.iter().filter(|r| r.company.is_some()).filter_map(|r| r.email.as_ref()).collect();
    // A referee without an address may well have one at work.
    if c.referees.partial || mails.len() < least || mails.len() < referees.len() {
        return Outcome::Unasked(vec![FieldName::Referees]);
    }
    let free =
        mails.iter().all(|read| email::parts(&read.value).is_some_and(|(_, domain)| lists::is_free_mail(domain)));
    if !free {
        return Outcome::Silent;
    }
    fires(mails.iter().take(4).map(|read| evidence(FieldName::Referees, read)).collect())
}

/// Every referee that has a mailbox has a consumer one.
fn without_corporate_mail(c: &Candidate) -> bool {
    let mails = c.referees.items.iter().filter_map(|r| r.email.as_ref());
    let mut domains = mails.filter_map(|read| email::parts(&read.value)).map(|(_, domain)| domain).peekable();
    domains.peek().is_some() && domains.all(lists::is_free_mail)
}

/// The last employers are all known to everybody, and no referee writes from one of them.
pub(super) fn only_famous(c: &Candidate, employers: usize, famous: &[&str]) -> Outcome {
    let last = last_employers(c, employers);
    if last.len() < employers || c.referees.items.is_empty() || c.referees.partial {
        return Outcome::Unasked(vec![FieldName::Positions, FieldName::Referees]);
    }
    let known = |name: &str| famous.contains(&key::company(name).as_str()) || lists::founded(name).is_some();
    if !last.iter().all(|read| known(&read.value)) || !without_corporate_mail(c) {
        return Outcome::Silent;
    }
    let mails = c.referees.items.iter().filter_map(|r| r.email.as_ref()).take(1);
    let employers = last.into_iter().map(|read| evidence(FieldName::Positions, read)).take(3);
    fires(employers.chain(mails.map(|read| evidence(FieldName::Referees, read))).collect())
}

/// The newest employers, each once.
fn last_employers(c: &Candidate, most: usize) -> Vec<&Read<String>> {
    let mut last: Vec<&Read<String>> = Vec::new();
    for read in c.positions.items.iter().filter_map(|p| p.company.as_ref()).take(MOST_POSITIONS) {
        if last.len() < most && !last.iter().any(|other| company::same(&other.value, &read.value)) {
            last.push(read);
        }
    }
    last
}

/// Most positions that are looked at.
const MOST_POSITIONS: usize = 60;

/// A referee who writes from the candidate's own mailbox.
pub(super) fn own_mailbox(c: &Candidate) -> Outcome {
    if c.emails.items.is_empty() {
        return Outcome::Unasked(vec![FieldName::Emails]);
    }
    let own = c.emails.items.iter().filter_map(|read| Some((key::mail(&read.value)?, read))).collect();
    let own = table::ordered(own, &|a: &(_, _), b: &(_, _)| a.0.cmp(&b.0));
    let collision = super::first(FieldName::Referees, &c.referees.items, |referee| {
        let mail = referee.email.as_ref()?;
        let own = table::last(&own, &key::mail(&mail.value)?)?;
        // The same words on the page, read twice, are no second claim.
        let apart = own.place != mail.place;
        apart.then(|| vec![evidence(FieldName::Referees, mail), evidence(FieldName::Emails, own)])
    });
    match collision {
        Outcome::Fires { evidence, .. } => fires_lesser(evidence),
        other => other,
    }
}

pub(super) fn lookalike(c: &Candidate, extra: &[&str]) -> Outcome {
    super::first(FieldName::Referees, &c.referees.items, |referee| {
        let (mail, employer) = (referee.email.as_ref()?, referee.company.as_ref()?);
        let (_, domain) = email::parts(&mail.value)?;
        let label = label(domain)?;
        let name = company::normal(&employer.value).replace(' ', "");
        let like = !lists::is_free_mail(domain) && name.is_ascii() && imitates(&label, &name, extra);
        like.then(|| vec![evidence(FieldName::Referees, mail), evidence(FieldName::Referees, employer)])
    })
}

/// The part of a domain that its owner chose: `example` of `mail.example.co.uk`.
fn label(domain: &str) -> Option<String> {
    let domain = fold::fold(&key::domain(domain));
    let mut labels: Vec<&str> = domain.split('.').collect();
    labels.pop()?;
    let second_level = ["co", "com", "org", "net", "gov", "edu", "ac", "or", "ne", "gob", "gouv"];
    if labels.len() > 1 && labels.last().is_some_and(|l| second_level.contains(l)) {
        labels.pop();
    }
    labels.last().map(|label| (*label).to_owned()).filter(|label| label.len() <= 63)
}

/// Shortest name for which a likeness is no accident.
const SHORTEST: usize = 6;

/// True for the slips that imitations live on: a letter swapped for one that looks like it, two
/// changed places, one doubled, or a word such as `hr` added. Domains that shorten a name are honest.
fn imitates(label: &str, name: &str, extra: &[&str]) -> bool {
    if name.len() < SHORTEST || name.len() > 40 || label.replace('-', "") == name {
        return false;
    }
    let plain = label.replace('-', "");
    let added = plain.strip_prefix(name).or_else(|| plain.strip_suffix(name)).is_some_and(|rest| extra.contains(&rest));
    added || looks_alike(&plain, name)
}

/// True when a host looks like a well-known service's and is not it.
pub(super) fn imitates_host(host: &str, service: &str) -> bool {
    label(host).is_some_and(|label| label != service && imitates(&label, service, &[]))
}

fn looks_alike(label: &str, name: &str) -> bool {
    let (a, b): (Vec<char>, Vec<char>) = (label.chars().collect(), name.chars().collect());
    let (seen, meant) = (undisguised(label), undisguised(name));
    seen == meant
        || is_swapped(&a, &b)
        || is_doubled(&a, &b)
        || is_doubled(&b, &a)
        || (a.len() == b.len() && distance(&a, &b) == 1)
}

/// The letters that digits and pairs of letters pass for.
fn undisguised(label: &str) -> String {
    label
        .replace("rn", "m")
        .replace("vv", "w")
        .replace("cl", "d")
        .replace('0', "o")
        .replace(['1', 'i'], "l")
        .replace('5', "s")
        .replace('3', "e")
}

fn is_swapped(a: &[char], b: &[char]) -> bool {
    let differing: Vec<usize> = (0..a.len().min(b.len())).filter(|&at| a[at] != b[at]).take(3).collect();
    a.len() == b.len() && matches!(differing[..], [x, y] if y == x + 1 && a[x] == b[y] && a[y] == b[x])
}

/// True when `a` is `b` with one letter doubled.
fn is_doubled(a: &[char], b: &[char]) -> bool {
    a.len() == b.len() + 1 && (1..a.len()).any(|at| a[at] == a[at - 1] && a[..at] == b[..at] && a[at + 1..] == b[at..])
}

#[cfg(test)]
mod tests {
    use super::*;

    const EXTRA: [&str; 3] = ["hr", "careers", "jobs"];

    #[test]
    fn imitations_are_told_from_abbreviations() {
        for label in [
            "exarnpleworks",
            "examp1eworks",
            "exmapleworks",
            "examplleworks",
            "exampleworks-hr",
            "careersexampleworks",
            "examplewarks",
        ] {
            assert!(imitates(label, "exampleworks", &EXTRA), "{label}");
        }
        for label in [
            "exampleworks",
            "example-works",
            "example",
            "exwo",
            "exampleworkshop",
            "exampleworksinc",
            "exampleworksgroup",
            "sample",
            "work",
        ] {
            assert!(!imitates(label, "exampleworks", &EXTRA), "{label}");
        }
        assert!(!imitates("acmee", "acme", &EXTRA), "too short");
    }

    #[test]
    fn the_chosen_label_is_taken() {
        assert_eq!(label("mail.Example.co.uk").as_deref(), Some("example"));
        assert_eq!(label("example.com").as_deref(), Some("example"));
        assert_eq!(label("com"), None);
    }
}
