//! Contacts in the one form under which they are compared: mailboxes, telephones, accounts, addresses, referees.

use super::Key;
use crate::candidate::{Candidate, email, fold, link, name, phone};
use crate::lists::{self, key};
use crate::memory::{Kind, Secret};

/// Most of each kind that are taken of one page.
const MOST: usize = 8;

/// Every contact, with the words that it was read from.
pub(super) fn all(candidate: &Candidate, text: &str, secret: &Secret) -> Vec<(Key, String)> {
    let mut found = Vec::new();
    let mut take = |kind: Kind, hashed: Kind, value: &str, quote: &str| {
        found.push((Key { hash: secret.hash(hashed, value), kind }, quote.to_owned()));
    };
    for read in candidate.emails.items.iter().take(MOST) {
        if let Some(mail) = mailbox(&read.value) {
            take(kind_of(&mail), Kind::Mail, &mail, &read.value);
            stem(&mail, candidate)
                .into_iter()
                .for_each(|stem| take(Kind::MailStem, Kind::MailStem, &stem, &read.value));
        }
    }
    for read in candidate.phones.items.iter().take(MOST) {
        numbers(&read.value).iter().for_each(|number| take(Kind::Phone, Kind::Phone, number, &read.value));
    }
    for read in candidate.referees.items.iter().filter_map(|referee| referee.email.as_ref()).take(MOST) {
        mailbox(&read.value).iter().for_each(|mail| take(Kind::Referee, Kind::Mail, mail, &read.value));
    }
    for (kind, value, quote) in on_the_web(candidate, text) {
        take(kind, kind, &value, &quote);
    }
    if let Some(read) = candidate.address.read() {
        address(&read.value).iter().for_each(|place| take(Kind::Address, Kind::Address, place, &read.value));
    }
    page(candidate).iter().for_each(|page| take(Kind::Page, Kind::Page, page, ""));
    found
}

/// Local parts of mailboxes that stand in templates.
const SAMPLES: &[&str] = &[
    "email",
    "e-mail",
    "example",
    "name",
    "firstname.lastname",
    "yourname",
    "your.name",
    "youremail",
    "your.email",
    "test",
];

fn mailbox(address: &str) -> Option<String> {
    let mail = key::mail(address)?;
    let (local, _) = email::parts(&mail)?;
    (!SAMPLES.contains(&local)).then_some(mail)
}

fn kind_of(mail: &str) -> Kind {
    let free =
        email::parts(mail).is_some_and(|(_, domain)| lists::is_free_mail(domain) || lists::is_disposable(domain));
    if free { Kind::Mail } else { Kind::WorkMail }
}

/// Fewest letters of a stem.
const STEM: usize = 6;
/// Words of an office, which many mailboxes are made of.
const OFFICE: &[&str] =
    &["info", "mail", "office", "contact", "jobs", "career", "resume", "work", "hello", "admin", "hire"];

/// The letters of a consumer mailbox that is not made of its owner's name: "jadedragon" of "jade.dragon27".
fn stem(mail: &str, candidate: &Candidate) -> Option<String> {
    let owner = name::tokens(candidate.name.value()?);
    let (local, _) = email::parts(mail).filter(|_| kind_of(mail) == Kind::Mail)?;
    let letters: String = fold::fold(local).chars().filter(|c| c.is_alphabetic()).collect();
    let named = owner.iter().any(|word| word.chars().nth(2).is_some() && letters.contains(word.as_str()));
    let office = OFFICE.iter().any(|word| letters.contains(word));
    (letters.chars().count() >= STEM && !named && !office).then_some(letters)
}

/// A number in the forms that meet: its last nine digits, so that a country code or a leading nought may be
/// there or not; for a shorter national number the last eight as well.
fn numbers(written: &str) -> Vec<String> {
    let Some(number) = phone::normal(written) else { return Vec::new() };
    let digits = if number.international { number.digits.as_str() } else { number.digits.trim_start_matches('0') };
    if is_placeholder(digits) {
        return Vec::new();
    }
    let last = |count: usize| digits.get(digits.len().checked_sub(count)?..).map(|d| format!("{count}:{d}"));
    let short_abroad = number.international && (10..=11).contains(&digits.len()) && !digits.starts_with(['1', '7']);
    match digits.len() {
        ..8 => vec![digits.to_owned()],
        8 => last(8).into_iter().collect(),
        _ if short_abroad => last(9).into_iter().chain(last(8)).collect(),
        _ => last(9).into_iter().collect(),
    }
}

/// Numbers that stand in templates: one digit again and again, or digits in a row.
fn is_placeholder(digits: &str) -> bool {
    let bytes = digits.as_bytes();
    let steps = |step: u8| bytes.windows(2).filter(|pair| pair[1] == pair[0].wrapping_add(step)).count();
    steps(0) + 3 >= bytes.len() || steps(1) + 3 >= bytes.len()
}

/// Accounts and other addresses on the web.
fn on_the_web(candidate: &Candidate, text: &str) -> Vec<(Kind, String, String)> {
    let mut found = Vec::new();
    for read in candidate.links.items.iter().take(MOST * 3) {
        let url = &read.value.url;
        match link::account(url) {
            Some(account) => {
                found.push((Kind::Account, format!("{}:{}", account.service, account.handle), url.clone()))
            }
            None if link::host(url).is_some_and(|host| host.contains('.')) => {
                found.push((Kind::Portfolio, link::normal(url), url.clone()));
            }
            None => {}
        }
    }
    // A profile is an account itself.
    let service = ["linkedin", "github"].into_iter().find(|service| candidate.site.starts_with(service));
    if let (Some(service), Some(handle)) = (service, &candidate.identity) {
        found.push((Kind::Account, format!("{service}:{}", handle.to_lowercase()), handle.clone()));
    }
    found.extend(messengers(text));
    found
}

/// "Telegram: @jade" and "Skype: live:jade" in a text.
fn messengers(text: &str) -> Vec<(Kind, String, String)> {
    let lower = text.to_ascii_lowercase();
    let mut found = Vec::new();
    for service in ["telegram", "skype"] {
        for (at, _) in lower.match_indices(service).take(MOST) {
            let rest = &lower[at + service.len()..];
            let lead = rest.len() - rest.trim_start_matches([':', ' ', '@', '-']).len();
            let handle: String =
                rest[lead..].chars().take_while(|c| c.is_ascii_alphanumeric() || "_.:".contains(*c)).take(40).collect();
            let handle = handle.trim_end_matches(['.', ':']);
            if rest[..lead].contains([':', '@']) && handle.len() >= 5 {
                let from = at + service.len() + lead;
                found.push((Kind::Account, format!("{service}:{handle}"), text[from..from + handle.len()].to_owned()));
            }
        }
    }
    found
}

/// Words of streets and their short forms.
const SHORT: &[(&str, &str)] = &[
    ("street", "st"),
    ("avenue", "ave"),
    ("road", "rd"),
    ("drive", "dr"),
    ("lane", "ln"),
    ("boulevard", "blvd"),
    ("court", "ct"),
    ("apartment", "apt"),
    ("unit", "apt"),
    ("suite", "apt"),
    ("flat", "apt"),
    ("strasse", "str"),
];

/// A street with a number; anything less is no home.
fn address(written: &str) -> Option<String> {
    let plain = super::plain(written);
    let words: Vec<&str> =
        plain.split(' ').map(|w| SHORT.iter().find(|(long, _)| *long == w).map_or(w, |(_, s)| s)).collect();
    let whole = words.len() >= 3 && words.iter().any(|w| w.bytes().any(|b| b.is_ascii_digit()));
    whole.then(|| words.join(" "))
}

/// The page itself: the same application, looked at again.
fn page(candidate: &Candidate) -> Option<String> {
    let identity = candidate.identity.as_ref()?;
    let role = candidate.applied_for.value().map(|role| super::plain(role)).unwrap_or_default();
    Some(format!("{}\n{identity}\n{role}", candidate.site))
}
