//! The same person, seen before: how often, for what, and what is different now.

use crate::memory::index::PHOTO_FAR;
use crate::memory::keys::{Job, Relation};
use crate::memory::{Change, Changed, History, Keys, Kind, Link, Meaning, Record, Sighting};

/// Days of a week, and of the time in which two applications for one job belong together.
const WEEK: u32 = 7;
const SEASON: u32 = 60;
/// Most words that are quoted of a change.
const MOST_QUOTES: usize = 5;

/// Of the same person's applications, and of earlier looks at this very one: those are no applications more.
pub(super) fn history(own: &Sighting, links: &[Link], records: &[&Record], earlier: &[&Record]) -> Option<History> {
    let is_own = |id: u32| links.iter().any(|link| link.to == id && link.meaning == Meaning::History);
    let applied: Vec<&Record> = records.iter().copied().filter(|record| is_own(record.id)).collect();
    let mut before: Vec<&Record> = applied.iter().chain(earlier).copied().collect();
    before.sort_by_key(|record| (record.keys.day, record.id));
    let (first, last) = (before.first()?, before.last()?);
    Some(History {
        times: before.len() as u32,
        first: first.keys.day,
        last: last.keys.day,
        roles_in_week: roles(&own.keys, &applied),
        same_role: own.keys.role.map_or(0, |role| again(&own.keys, role, &applied)),
        changes: changes(own, last),
    })
}

/// Different jobs within a week.
fn roles(own: &Keys, before: &[&Record]) -> u32 {
    let near = before.iter().filter(|record| record.keys.day.abs_diff(own.day) < WEEK);
    let mut roles: Vec<u64> = near.filter_map(|record| record.keys.role).chain(own.role).collect();
    roles.sort_unstable();
    roles.dedup();
    roles.len() as u32
}

/// Applications for one job within sixty days.
fn again(own: &Keys, role: u64, before: &[&Record]) -> u32 {
    let near = before.iter().filter(|record| record.keys.day.abs_diff(own.day) <= SEASON);
    near.filter(|record| record.keys.role == Some(role)).count() as u32 + 1
}

fn changes(own: &Sighting, last: &Record) -> Vec<Change> {
    let all = [name(own, last), employers(own, last), dates(own, last), photo(&own.keys, last), contacts(own, last)];
    all.into_iter().flatten().collect()
}

fn change(what: Changed, last: &Record, now: u32, gone: u32, quotes: Vec<String>) -> Option<Change> {
    (now + gone > 0).then_some(Change { what, since: last.id, now, gone, quotes })
}

fn name(own: &Sighting, last: &Record) -> Option<Change> {
    let other = matches!(own.keys.name.relation(&last.keys.name), Relation::Related | Relation::NotComparable);
    change(Changed::Name, last, u32::from(other), 0, own.name.iter().cloned().collect())
}

fn employers(own: &Sighting, last: &Record) -> Option<Change> {
    let (now, then) = (&own.keys.jobs, &last.keys.jobs);
    if now.is_empty() || then.is_empty() {
        return None;
    }
    let has = |jobs: &[Job], job: &Job| jobs.iter().any(|other| other.employer == job.employer);
    let new: Vec<usize> = (0..now.len()).filter(|at| !has(then, &now[*at])).collect();
    let gone = then.iter().filter(|job| !has(now, job)).count();
    let quotes = new.iter().filter_map(|at| own.employers.get(*at)).take(MOST_QUOTES).cloned().collect();
    change(Changed::Employers, last, new.len() as u32, gone as u32, quotes)
}

/// Employers that both name, with other months in each.
fn dates(own: &Sighting, last: &Record) -> Option<Change> {
    let then = &last.keys.jobs;
    let moved = |job: &Job| {
        let mut same = then.iter().filter(|other| other.employer == job.employer).peekable();
        job.dates != 0 && same.peek().is_some() && same.all(|other| other.dates != 0 && other.dates != job.dates)
    };
    let moved: Vec<usize> = (0..own.keys.jobs.len()).filter(|at| moved(&own.keys.jobs[*at])).collect();
    let quotes = moved.iter().filter_map(|at| own.employers.get(*at)).take(MOST_QUOTES).cloned().collect();
    change(Changed::Dates, last, moved.len() as u32, 0, quotes)
}

fn photo(own: &Keys, last: &Record) -> Option<Change> {
    let then = &last.keys.photos;
    let kept = own.photos.iter().any(|a| then.iter().any(|b| (a ^ b).count_ones() <= PHOTO_FAR));
    let other = !own.photos.is_empty() && !then.is_empty() && !kept;
    change(Changed::Photo, last, u32::from(other), 0, Vec::new())
}

fn contacts(own: &Sighting, last: &Record) -> Option<Change> {
    const KINDS: [Kind; 4] = [Kind::Mail, Kind::WorkMail, Kind::Phone, Kind::Account];
    let all = |keys: &Keys| KINDS.iter().flat_map(|kind| keys.of(*kind).map(|hash| (*kind, hash))).collect::<Vec<_>>();
    let (now, there) = (all(&own.keys), all(&last.keys));
    if there.is_empty() || now.is_empty() {
        return None;
    }
    let mut quotes: Vec<String> = Vec::new();
    for (_, hash) in now.iter().filter(|contact| !there.contains(contact)) {
        quotes.extend(own.quote(*hash).map(str::to_owned).filter(|quote| !quotes.contains(quote)));
    }
    // A number may have two forms, so telephones that are gone count as one.
    let mut gone: Vec<_> = there.into_iter().filter(|contact| !now.contains(contact)).collect();
    gone.dedup_by(|a, b| a.0 == Kind::Phone && b.0 == Kind::Phone);
    let new = quotes.len() as u32;
    quotes.truncate(MOST_QUOTES);
    let gone = gone.len();
    change(Changed::Contacts, last, new, gone as u32, quotes)
}
