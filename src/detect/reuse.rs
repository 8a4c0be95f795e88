//! What this device remembers of other applications, as far as it is shared with this one.
//!
//! The words are the candidate's own; of the other application there is a number and a day.

use super::words;
use crate::Day;
use crate::candidate::{Candidate, Place};
use crate::memory::{Changed, History, Kind, Link, Meaning, Recollection, Standing};
use crate::signal::{Evidence, FieldName, MEMORY, Outcome};

/// Days within which somebody who was turned down comes back.
const SEASON: u32 = 180;
/// Applications for one job, and jobs in a week, from which they are many.
const SAME_ROLE: u32 = 3;
const MANY_ROLES: u32 = 5;
/// Most words of one finding that are quoted.
const MOST_QUOTES: usize = 3;

/// Looks for what a signal is about.
pub(super) fn remembered(c: &Candidate, memory: Option<&Recollection>, what: &str) -> Outcome {
    let Some(memory) = memory else { return Outcome::Unasked(vec![FieldName::Memory]) };
    match what {
        "returned" => returned(c, memory),
        "roles" => many_roles(memory.history.as_ref()),
        "same-role" => same_role(memory.history.as_ref()),
        _ => shared(c, memory, what),
    }
}

/// Kinds that a signal is about, and the field that their words are of.
fn kinds(what: &str) -> (&'static [Kind], FieldName) {
    match what {
        "mail" => (&[Kind::Mail, Kind::WorkMail], FieldName::Emails),
        "mail-stem" => (&[Kind::MailStem], FieldName::Emails),
        "phone" => (&[Kind::Phone], FieldName::Phones),
        "account" => (&[Kind::Account], FieldName::Links),
        "portfolio" => (&[Kind::Portfolio], FieldName::Links),
        "referee" => (&[Kind::Referee, Kind::Vouching], FieldName::Referees),
        "address" => (&[Kind::Address], FieldName::Address),
        "photo" => (&[Kind::Photo], FieldName::Memory),
        "file" => (&[Kind::Property, Kind::File], FieldName::Memory),
        "career" => (&[Kind::Career], FieldName::Positions),
        "text" => (&[Kind::Text, Kind::Experience], FieldName::Texts),
        "passages" => (&[Kind::Phrases], FieldName::Texts),
        "answers" => (&[Kind::Answers], FieldName::Answers),
        _ => (&[], FieldName::Memory),
    }
}

/// What is shared with somebody of another name, where the two applications have enough in common.
fn shared(c: &Candidate, memory: &Recollection, what: &str) -> Outcome {
    let (kinds, field) = kinds(what);
    let best = kinds.iter().filter_map(|kind| memory.reused(*kind)).max_by_key(|(_, shared)| shared.alone);
    let Some((link, shared)) = best else { return Outcome::Silent };
    told(c, field, &shared.quotes, link)
}

/// What an applicant who was turned down or let go had, under another name.
fn returned(c: &Candidate, memory: &Recollection) -> Outcome {
    let gone = |link: &&Link| matches!(link.standing, Standing::TurnedDown | Standing::LetGo);
    let link = memory.links.iter().filter(|link| link.meaning == Meaning::Reuse && link.apart <= SEASON).find(gone);
    let Some(link) = link else { return Outcome::Silent };
    let quotes = link.shared.iter().map(|shared| &shared.quotes).find(|quotes| !quotes.is_empty());
    told(c, FieldName::Memory, quotes.map_or(&[], Vec::as_slice), link)
}

fn many_roles(history: Option<&History>) -> Outcome {
    let roles = history.map_or(0, |history| history.roles_in_week);
    if roles < MANY_ROLES {
        return Outcome::Silent;
    }
    super::fires(vec![said(format!("{roles} jobs within a week"))])
}

/// One job, applied for again and again: the graver case with other employers or months than the last time.
fn same_role(history: Option<&History>) -> Outcome {
    let Some(history) = history.filter(|history| history.same_role >= SAME_ROLE) else { return Outcome::Silent };
    let times = said(format!("{} applications for this job within sixty days", history.same_role));
    let story = history.changes.iter().any(|change| matches!(change.what, Changed::Employers | Changed::Dates));
    Outcome::Fires { evidence: vec![times], lesser: !story }
}

/// The candidate's own words where they stand, and the other application.
fn told(c: &Candidate, field: FieldName, quotes: &[String], link: &Link) -> Outcome {
    let own = quotes.iter().take(MOST_QUOTES).map(|quote| found(c, field, quote));
    let other = said(format!("application {} of {}", link.to, Day::from_days(i64::from(link.day))));
    super::fires(own.chain([other]).collect())
}

/// What the device remembers and the page does not say.
fn said(quote: String) -> Evidence {
    Evidence { field: FieldName::Memory, quote, place: Place::within(0, MEMORY) }
}

/// The words where the page has them; words of a file stand on no page.
fn found(c: &Candidate, field: FieldName, quote: &str) -> Evidence {
    let place = match field {
        FieldName::Emails => c.emails.items.iter().find(|read| read.value == quote).map(|read| &read.place),
        FieldName::Phones => c.phones.items.iter().find(|read| read.value == quote).map(|read| &read.place),
        FieldName::Links => c.links.items.iter().find(|read| read.value.url == quote).map(|read| &read.place),
        FieldName::Address => c.address.read().map(|read| &read.place),
        FieldName::Referees => {
            let mut mails = c.referees.items.iter().filter_map(|referee| referee.email.as_ref());
            mails.find(|read| read.value == quote).map(|read| &read.place)
        }
        FieldName::Positions => {
            let mut employers = c.positions.items.iter().filter_map(|position| position.company.as_ref());
            employers.find(|read| read.value == quote).map(|read| &read.place)
        }
        FieldName::Texts | FieldName::Answers => return in_words(c, quote),
        _ => None,
    };
    place.map_or_else(|| said(quote.to_owned()), |place| super::quoted(field, quote, place))
}

fn in_words(c: &Candidate, quote: &str) -> Evidence {
    let texts = words::texts(c);
    let text = texts.iter().find(|(_, read, _)| words::text(read).contains(quote));
    text.map_or_else(|| said(quote.to_owned()), |(field, read, _)| super::quoted(*field, quote, &read.place))
}
