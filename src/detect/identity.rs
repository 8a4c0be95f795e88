//! Names, contacts and accounts that one page gives in two places.

use super::names::share_nothing;
use super::{Sight, compared, evidence, fires, fires_lesser, quoted};
use crate::candidate::fold::fold;
use crate::candidate::{Candidate, Link, Read, Section, email, link, phone};
use crate::compare::What;
use crate::lists::key;
use crate::signal::{FieldName, Outcome};

/// The network makes an address of the name when the account is made, with a suffix of its own:
/// only such an address is looked at, for a chosen one can be anything.
pub(super) fn slug(c: &Candidate) -> Outcome {
    let Some(name) = c.name.read() else { return Outcome::Unasked(vec![FieldName::Name]) };
    let Some(slug) = c.identity.as_deref().filter(|_| c.site.starts_with("linkedin")) else {
        return Outcome::Unasked(vec![FieldName::Identity]);
    };
    let Some(words) = made_from_name(slug) else { return Outcome::Silent };
    if !share_nothing(&name.value, &words) {
        return Outcome::Silent;
    }
    let place = crate::candidate::Place::within(name.place.node, "address");
    fires(vec![quoted(FieldName::Identity, slug, &place), evidence(FieldName::Name, name)])
}

/// `mara-lindqvist-1a2b3c4d5` as "mara lindqvist".
fn made_from_name(slug: &str) -> Option<String> {
    let slug = link::decoded(slug);
    let (words, suffix) = slug.rsplit_once('-')?;
    let made = (6..=10).contains(&suffix.len())
        && suffix.bytes().all(|b| b.is_ascii_hexdigit())
        && suffix.bytes().filter(u8::is_ascii_digit).count() >= 3;
    let names = words.split('-').all(|word| word.chars().all(char::is_alphabetic) && word.chars().count() >= 2);
    (made && names && words.contains('-')).then(|| words.replace('-', " "))
}

/// Words that make of a second name something other than a person's.
const NOT_A_PERSON: &[&str] = &[
    "home",
    "portfolio",
    "resume",
    "résumé",
    "cv",
    "blog",
    "profile",
    "page",
    "site",
    "website",
    "studio",
    "design",
    "labs",
    "lab",
    "inc",
    "llc",
    "ltd",
    "gmbh",
    "the",
    "welcome",
    "about",
    "contact",
    "team",
    "group",
    "agency",
    "consulting",
    "software",
    "developer",
    "engineer",
    "designer",
    "software",
    "company",
    "media",
    "photography",
    "official",
    "hello",
    "my",
    "curriculum",
    "vitae",
    "and",
    "of",
];

pub(super) fn is_personal(name: &str) -> bool {
    let words = crate::candidate::name::tokens(name);
    let letters = name.chars().all(|c| c.is_alphabetic() || " .-'’,".contains(c));
    letters && !words.iter().any(|word| NOT_A_PERSON.contains(&word.as_str()))
}

pub(super) fn name_differs(sight: &Sight<'_>) -> Outcome {
    let c = sight.candidate;
    let Some(name) = c.name.read() else { return Outcome::Unasked(vec![FieldName::Name]) };
    if let Some((a, b)) = compared::names(sight)
        && share_nothing(&a.words, &b.words)
        && is_personal(&a.words)
        && is_personal(&b.words)
    {
        return fires_lesser([a, b].map(|claim| quoted(FieldName::Name, &claim.words, &claim.place)).to_vec());
    }
    if c.other_names.items.is_empty() {
        let compared = sight.comparisons.iter().flat_map(|c| &c.rows).any(|row| row.what == What::Name);
        return if compared { Outcome::Silent } else { Outcome::Unasked(vec![FieldName::OtherNames]) };
    }
    // One name in common is enough: then the page itself explains the other.
    let all_differ = c.other_names.items.iter().all(|other| share_nothing(&name.value, &other.value));
    match c.other_names.items.iter().find(|other| is_personal(&other.value)) {
        Some(other) if all_differ && is_personal(&name.value) => {
            fires_lesser(vec![evidence(FieldName::Name, name), evidence(FieldName::OtherNames, other)])
        }
        _ => Outcome::Silent,
    }
}

/// A mailbox spelt as two or three words, like a name, none of which has anything of the candidate's
/// name. Whether the words are a name is left to the reader: no list of names is kept.
pub(super) fn mailbox_of_other(c: &Candidate, not_names: &[&str]) -> Outcome {
    let Some(name) = c.name.read() else { return Outcome::Unasked(vec![FieldName::Name]) };
    if c.emails.items.is_empty() {
        return Outcome::Unasked(vec![FieldName::Emails]);
    }
    let spelt = |read: &Read<String>| spelt_as_name(&read.value, not_names);
    let mut mailboxes = c.emails.items.iter().take(20);
    let other = |words: String| share_nothing(&name.value, &words) && !abbreviates(&words, &name.value);
    match mailboxes.find(|read| spelt(read).is_some_and(other)) {
        Some(read) if is_personal(&name.value) && !c.emails.items.iter().any(|own| holds_word_of(&name.value, own)) => {
            fires_lesser(vec![evidence(FieldName::Emails, read), evidence(FieldName::Name, name)])
        }
        _ => Outcome::Silent,
    }
}

/// `trent.holloway.tx82@mail.example` as "trent holloway tx".
pub(super) fn spelt_as_name(address: &str, not_names: &[&str]) -> Option<String> {
    let (local, _) = email::parts(address)?;
    let local = fold(local.split('+').next()?);
    let words: Vec<&str> = local.trim_end_matches(|c: char| c.is_ascii_digit()).split(['.', '_']).collect();
    let long = words.iter().filter(|word| word.chars().count() >= 3).count();
    let letters = words.iter().all(|word| !word.is_empty() && word.chars().all(char::is_alphabetic));
    let name = (2..=3).contains(&words.len()) && long >= 2 && letters && !words.iter().any(|w| not_names.contains(w));
    name.then(|| words.join(" "))
}

/// "mtk.pages" of Mara T. Kranz: a short word with the first letter of one of the name may stand for it.
fn abbreviates(words: &str, name: &str) -> bool {
    let names = crate::candidate::name::tokens(name);
    let begins = |short: &str| names.iter().any(|word| word.chars().next() == short.chars().next());
    words.split(' ').any(|word| word.chars().count() <= 3 && begins(word))
}

/// True when a mailbox or its domain holds a word of the name: then it explains another beside it.
fn holds_word_of(name: &str, mailbox: &Read<String>) -> bool {
    let folded = fold(&mailbox.value);
    let words = crate::candidate::name::tokens(name);
    words.iter().any(|word| word.chars().count() >= 3 && folded.contains(word.as_str()))
}

/// Values of structured data, and values of the visible page.
fn apart(section: &Section<Read<String>>) -> (Vec<&Read<String>>, Vec<&Read<String>>) {
    section.items.iter().partition(|read| read.place.within.as_deref() == Some("record"))
}

/// How the contacts of one kind stand to each other; `None` when there is only one side.
fn differ(
    section: &Section<Read<String>>,
    same: impl Fn(&str, &str) -> bool,
) -> Option<Option<(&Read<String>, &Read<String>)>> {
    let (record, shown) = apart(section);
    let (first_record, first_shown) = (*record.first()?, *shown.first()?);
    let alike = record.iter().take(20).any(|r| shown.iter().take(20).any(|s| same(&r.value, &s.value)));
    Some((!alike).then_some((first_record, first_shown)))
}

fn same_mail(a: &str, b: &str) -> bool {
    let domain = |address: &str| email::parts(address).map(|(_, domain)| key::domain(domain));
    let own_domain = domain(a).is_some_and(|d| !crate::lists::is_free_mail(&d)) && domain(a) == domain(b);
    own_domain || (key::mail(a).is_some() && key::mail(a) == key::mail(b))
}

pub(super) fn contact_differs(c: &Candidate) -> Outcome {
    let (mails, phones) = (differ(&c.emails, same_mail), differ(&c.phones, phone::same));
    let pair = |field, (a, b): (&Read<String>, &Read<String>)| vec![evidence(field, b), evidence(field, a)];
    match (mails, phones) {
        (None, None) => Outcome::Unasked(vec![FieldName::Emails, FieldName::Phones]),
        (Some(Some(mails)), Some(Some(phones))) => {
            fires([pair(FieldName::Emails, mails), pair(FieldName::Phones, phones)].concat())
        }
        (Some(Some(mails)), None) => fires_lesser(pair(FieldName::Emails, mails)),
        (None, Some(Some(phones))) => fires_lesser(pair(FieldName::Phones, phones)),
        _ => Outcome::Silent,
    }
}

/// What a reader of the page sees of a link: its words when they show the address, else the address.
pub(super) fn shown(read: &Read<Link>) -> &str {
    let label = read.value.label.as_deref().map(str::trim);
    label.filter(|label| !label.is_empty() && read.value.url.contains(label)).unwrap_or(&read.value.url)
}

pub(super) fn link_target(c: &Candidate) -> Outcome {
    super::first(FieldName::Links, &c.links.items, |read| {
        let label = read.value.label.as_deref()?.trim();
        let (said, leads) = accounts(label, &read.value.url)?;
        let cut = label.contains('…') || label.ends_with("...");
        let differ = !said.starts_with(&leads) && !leads.starts_with(&said);
        (!cut && differ).then(|| {
            vec![quoted(FieldName::Links, label, &read.place), quoted(FieldName::Links, &read.value.url, &read.place)]
        })
    })
}

/// The accounts that words and target of a link name, when both are of one service.
pub(super) fn accounts(label: &str, target: &str) -> Option<(String, String)> {
    if let Some(leads) = email::from_mailto(target) {
        let said = email::is_email(label).then(|| key::mail(label))??;
        return Some((said, key::mail(&leads)?));
    }
    let (said, leads) = (key::handle(label)?, key::handle(target)?);
    let service = |handle: &str| handle.rsplit_once('/').map(|(service, _)| service.to_owned());
    (service(&said) == service(&leads)).then_some((said, leads))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_addresses_made_by_the_network_are_read() {
        assert_eq!(made_from_name("mara-lindqvist-1a2b3c4d5").as_deref(), Some("mara lindqvist"));
        for slug in [
            "mara-lindqvist",
            "ux-designer-berlin",
            "mlindqvist77",
            "mara-1a2b3c4d5",
            "the-code-guy-2020",
            "anna-k-12ab34cd",
            "mara-lindqvist-facade",
        ] {
            assert_eq!(made_from_name(slug), None, "{slug}");
        }
    }

    #[test]
    fn only_mailboxes_spelt_like_a_name_are_read() {
        let spelt = |address: &str| spelt_as_name(address, &["info", "sales"]);
        assert_eq!(spelt("Trent.Holloway.tx82@mail.example").as_deref(), Some("trent holloway tx"));
        assert_eq!(spelt("anna_żółć+jobs@mail.example").as_deref(), Some("anna zolc"));
        for address in [
            "trentholloway@mail.example",
            "t.holloway@mail.example",
            "sales.team@mail.example",
            "north.wind.and.sun@mail.example",
            "x9.holloway@mail.example",
            "trent-holloway@mail.example",
            "..@mail.example",
            "@",
            "",
        ] {
            assert_eq!(spelt(address), None, "{address}");
        }
    }

    #[test]
    fn initials_may_stand_for_the_name() {
        assert!(abbreviates("mtk pages", "Mara Kranz") && abbreviates("lin works", "Mara Lindqvist"));
        assert!(!abbreviates("tobias hofer", "Mara Lindqvist") && !abbreviates("ana hofer", "Mara Lindqvist"));
    }

    #[test]
    fn a_studio_is_no_person() {
        assert!(!is_personal("Hofer Design Studio") && !is_personal("Home") && is_personal("Tobias Hofer"));
    }
}
