//! The account on a network or a code host: its age, contacts, badge and repositories.

use super::career::{career, months_since};
use super::{evidence, fires, fires_lesser, quoted, whole};
use crate::Day;
use crate::candidate::date::Month;
use crate::candidate::{Candidate, Count, Read};
use crate::signal::{Evidence, FieldName, Outcome};

const CODE_HOSTS: &[&str] = &["github", "gitlab"];

fn is_code_host(c: &Candidate) -> bool {
    CODE_HOSTS.contains(&c.site.as_str())
}

pub(super) fn thin_network(c: &Candidate, today: Day, below: u64, far_below: u64, years: i32) -> Outcome {
    let Some(count) = c.connections.read().filter(|_| !is_code_host(c)) else {
        return Outcome::Unasked(vec![FieldName::Connections]);
    };
    let Some(career) = career(c, today) else { return Outcome::Unasked(vec![FieldName::Positions]) };
    if count.value.more || count.value.number >= below || career.months < years * 12 {
        return Outcome::Silent;
    }
    let seen = vec![number(FieldName::Connections, count), evidence(FieldName::Positions, career.start)];
    if count.value.number < far_below { fires(seen) } else { fires_lesser(seen) }
}

fn number(field: FieldName, count: &Read<Count>) -> Evidence {
    quoted(field, &count.raw, &count.place)
}

/// The month the account was made, on a page that is no code host.
fn joined(c: &Candidate) -> Result<&Read<Month>, Outcome> {
    c.joined.read().filter(|_| !is_code_host(c)).ok_or_else(|| Outcome::Unasked(vec![FieldName::Joined]))
}

pub(super) fn created_recently(c: &Candidate, today: Day, months: i32, very_months: i32, years: i32) -> Outcome {
    let joined = match joined(c) {
        Ok(joined) => joined,
        Err(unasked) => return unasked,
    };
    let Some(career) = career(c, today) else { return Outcome::Unasked(vec![FieldName::Positions]) };
    let age = months_since(joined.value, today);
    if !(0..months).contains(&age) || career.months < years * 12 {
        return Outcome::Silent;
    }
    let seen = vec![evidence(FieldName::Joined, joined), evidence(FieldName::Positions, career.start)];
    if age < very_months { fires(seen) } else { fires_lesser(seen) }
}

pub(super) fn undescribed(c: &Candidate, today: Day, entries: usize, percent: usize, months: i32) -> Outcome {
    let joined = match joined(c) {
        Ok(joined) => joined,
        Err(unasked) => return unasked,
    };
    let positions = match whole(&c.positions, FieldName::Positions) {
        Ok(positions) => positions,
        Err(unasked) => return unasked,
    };
    let empty: Vec<_> = positions.iter().filter(|p| p.description.is_none()).collect();
    let young = (0..months).contains(&months_since(joined.value, today));
    if !young || positions.len() < entries || empty.len() * 100 < positions.len() * percent {
        return Outcome::Silent;
    }
    let Some(title) = empty.iter().find_map(|p| p.title.as_ref().or(p.company.as_ref())) else {
        return Outcome::Silent;
    };
    fires(vec![evidence(FieldName::Positions, title), evidence(FieldName::Joined, joined)])
}

pub(super) fn badge(c: &Candidate) -> Outcome {
    // A badge is a picture: what is shown of it are the words that it stands beside.
    match (c.verified.read(), c.name.read()) {
        (None, _) => Outcome::Unasked(vec![FieldName::Verified]),
        (Some(badge), Some(name)) if badge.value => fires(vec![evidence(FieldName::Name, name)]),
        (Some(badge), None) if badge.value => Outcome::Unasked(vec![FieldName::Name]),
        _ => Outcome::Silent,
    }
}

pub(super) fn follow_farm(c: &Candidate, above: u64, stars: u64) -> Outcome {
    let (Some(followers), Some(following)) = (c.followers.read(), c.following.read()) else {
        return Outcome::Unasked(vec![FieldName::Followers, FieldName::Following]);
    };
    let repositories = match whole(&c.repositories, FieldName::Repositories) {
        Ok(repositories) => repositories,
        Err(unasked) => return unasked,
    };
    let (a, b) = (followers.value.number, following.value.number);
    let alike = a <= b.saturating_mul(2) && b <= a.saturating_mul(2);
    // A code host shows no number where there is no star.
    let all = repositories.iter().map(|r| r.stars.unwrap_or(0)).fold(0, u64::saturating_add);
    if a <= above || b <= above || !alike || all >= stars {
        return Outcome::Silent;
    }
    fires(vec![number(FieldName::Followers, followers), number(FieldName::Following, following)])
}

pub(super) fn hollow(c: &Candidate, least: usize, percent: usize, starters: &[&str]) -> Outcome {
    let all = match whole(&c.repositories, FieldName::Repositories) {
        Ok(all) => all,
        Err(unasked) => return unasked,
    };
    let own: Vec<_> = all.iter().filter(|r| !r.fork).collect();
    let starting: Vec<_> =
        own.iter().filter(|r| r.stars.unwrap_or(0) == 0 && starters.contains(&bare(&r.name.value).as_str())).collect();
    if own.len() < least || starting.len() * 100 < own.len() * percent {
        return Outcome::Silent;
    }
    fires(starting.iter().take(3).map(|r| evidence(FieldName::Repositories, &r.name)).collect())
}

/// A repository's name without separators and the number at its end.
fn bare(name: &str) -> String {
    let name = name.rsplit('/').next().unwrap_or_default().to_lowercase();
    let letters: String = name.chars().filter(|c| c.is_alphanumeric()).collect();
    letters.trim_end_matches(|c: char| c.is_ascii_digit()).to_owned()
}

pub(super) fn new_account(sight: &super::Sight<'_>, months: i32, years: i32) -> Outcome {
    let (c, today) = (sight.candidate, sight.today);
    let Some(joined) = c.joined.read().filter(|_| is_code_host(c)) else {
        return Outcome::Unasked(vec![FieldName::Joined]);
    };
    if !(0..months).contains(&months_since(joined.value, today)) {
        return Outcome::Silent;
    }
    let claimed = super::timeline::claims(sight.own())
        .into_iter()
        .find(|claim| claim.years >= years)
        .map(|claim| claim.evidence());
    let worked = || {
        career(c, today)
            .filter(|career| career.months >= years * 12)
            .map(|career| evidence(FieldName::Positions, career.start))
    };
    match claimed.or_else(worked) {
        Some(claim) => fires(vec![evidence(FieldName::Joined, joined), claim]),
        None => Outcome::Silent,
    }
}
