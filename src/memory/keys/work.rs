//! The work as keys: employers, their months, and the words about what was done.

use super::{Key, tag};
use crate::candidate::date::End;
use crate::candidate::{Candidate, Position, company};
use crate::memory::{Kind, Secret};
use serde::{Deserialize, Serialize};

/// Most employments.
const MOST: usize = 16;

/// An employment as hashes.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct Job {
    /// The employer.
    pub employer: u32,
    /// First and last month; 0 where a month is missing.
    pub dates: u32,
}

/// The employments, with the employers' names.
pub(super) fn jobs(candidate: &Candidate, secret: &Secret) -> Vec<(Job, String)> {
    let positions = candidate.positions.items.iter().take(MOST);
    let job = |position: &Position| {
        let company = &position.company.as_ref()?.value;
        let employer = secret.tagged(tag::EMPLOYER, &company::normal(company)) as u32;
        let dates = months(position).map_or(0, |months| secret.tagged(tag::DATES, &months) as u32);
        Some((Job { employer, dates }, company.clone()))
    };
    positions.filter_map(job).collect()
}

/// First and last month, when both are known.
fn months(position: &Position) -> Option<String> {
    let start = position.start.as_ref()?.value;
    let end = position.end.as_ref()?.value;
    let known = start.month.is_some() && !matches!(end, End::At(month) if month.month.is_none());
    known.then(|| format!("{start} {end}"))
}

/// Employers in a row that make a career.
const ROW: usize = 3;
/// Most careers: a longer one has several rows.
const MOST_CAREERS: usize = 3;

/// Three employers in a row with their months. Titles are left out: they are what is fitted to an opening.
pub(super) fn careers(candidate: &Candidate, secret: &Secret) -> Vec<(Key, String)> {
    let mut dated: Vec<_> = candidate.positions.items.iter().take(MOST).filter_map(dated).collect();
    dated.sort_by(|a, b| b.cmp(a));
    dated.dedup();
    let rows = dated.windows(ROW).filter(|row| row[0].1 != row[1].1 && row[1].1 != row[2].1 && row[0].1 != row[2].1);
    let career = |row: &[(String, String, String)]| {
        let joined: Vec<String> = row.iter().map(|(months, employer, _)| format!("{employer} {months}")).collect();
        (Key { hash: secret.hash(Kind::Career, &joined.join("\n")), kind: Kind::Career }, row[0].2.clone())
    };
    rows.take(MOST_CAREERS).map(career).collect()
}

/// Employments in a row that make an outline.
const OUTLINE: usize = 4;
/// Most outlines.
const MOST_OUTLINES: usize = 3;

/// Four employments in a row by the months that the older three lasted and the months from one beginning to the
/// next: what a career keeps when all its dates are moved and its employers have other names.
pub(super) fn outlines(candidate: &Candidate, secret: &Secret) -> Vec<(Key, String)> {
    let mut spans: Vec<Span> = candidate.positions.items.iter().take(MOST).filter_map(span).collect();
    spans.sort_by_key(|span| (std::cmp::Reverse(span.start), span.months));
    let outline = |row: &[Span]| {
        let steps: Vec<i32> = row.windows(2).map(|two| two[0].start - two[1].start).collect();
        let lengths: Option<Vec<i32>> = row[1..].iter().map(|span| span.months).collect();
        let lengths = lengths.filter(|lengths| lengths.iter().filter(|months| !is_round(**months)).count() >= 2)?;
        let hash = secret.hash(Kind::Outline, &format!("{steps:?} {lengths:?}"));
        Some((Key { hash, kind: Kind::Outline }, row[0].employer.clone()))
    };
    spans.windows(OUTLINE).filter_map(outline).take(MOST_OUTLINES).collect()
}

/// An employment on the calendar.
struct Span {
    /// The month of its beginning.
    start: i32,
    /// How long it lasted; `None` when it goes on or the end is a bare year.
    months: Option<i32>,
    employer: String,
}

fn span(position: &Position) -> Option<Span> {
    let start = position.start.as_ref()?.value;
    let end = position.end.as_ref().and_then(|end| match end.value {
        End::At(month) if month.month.is_some() => Some(month.earliest()),
        _ => None,
    });
    start.month?;
    let months = end.map(|end| end - start.earliest());
    Some(Span { start: start.earliest(), months, employer: position.company.as_ref()?.value.clone() })
}

/// Whole years, as people round them: January to December, January to January.
fn is_round(months: i32) -> bool {
    matches!(months.rem_euclid(12), 0 | 11)
}

/// Months, employer as compared, employer as written.
fn dated(position: &Position) -> Option<(String, String, String)> {
    let company = &position.company.as_ref()?.value;
    Some((months(position)?, company::normal(company), company.clone()))
}

/// What was done at work, all of it.
pub(super) fn described(candidate: &Candidate) -> String {
    let all = candidate.positions.items.iter().filter_map(|p| p.description.as_ref()).map(|read| read.value.as_str());
    all.collect::<Vec<_>>().join("\n")
}

/// What the page has of the candidate's own words, as one text.
pub(super) fn own_words(candidate: &Candidate) -> String {
    let mut all: Vec<&str> = Vec::new();
    all.extend(candidate.headline.value().map(String::as_str));
    all.extend(candidate.about.value().map(String::as_str));
    for position in &candidate.positions.items {
        let reads = [&position.title, &position.company, &position.description];
        all.extend(reads.into_iter().flatten().map(|read| read.value.as_str()));
    }
    for study in &candidate.education.items {
        all.extend([&study.school, &study.degree].into_iter().flatten().map(|read| read.value.as_str()));
    }
    all.extend(candidate.skills.items.iter().map(|read| read.value.as_str()));
    all.extend(candidate.texts.items.iter().map(|read| read.value.as_str()));
    all.join("\n")
}
