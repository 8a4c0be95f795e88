//! Dates that cannot be right are set aside before anything is compared with them: a slip of the
//! pen, or of our reading, is no contradiction of the person's.

use crate::Day;
use crate::candidate::date::{End, Month};
use crate::candidate::{Field, Read};
use crate::site::Reading;
use std::borrow::Cow;

/// The first year that an employment or a study of somebody who applies today can be in.
const FIRST: i32 = 1900;
/// Years from today in which a study may end.
const AHEAD: i32 = 20;

/// A reading without dates that cannot be right, and how many entries had one.
pub(super) fn sane(reading: &Reading, today: Day) -> (Cow<'_, Reading>, usize) {
    let odd = count(reading, today);
    if odd == 0 {
        return (Cow::Borrowed(reading), 0);
    }
    let mut sane = reading.clone();
    let candidate = &mut sane.candidate;
    candidate.positions.items.iter_mut().for_each(|p| set_aside(&mut p.start, &mut p.end, today));
    candidate.education.items.iter_mut().for_each(|s| set_aside(&mut s.start, &mut s.end, today));
    if let Some(joined) = candidate.joined.read().filter(|read| !is_year(read.value, today)) {
        candidate.joined = Field::Unreadable(joined.map(|_| joined.raw.clone()));
    }
    (Cow::Owned(sane), odd)
}

/// What is said of it under what was read.
pub(super) fn note(odd: usize, today: Day) -> Option<String> {
    let entries = if odd == 1 { "One entry has a date".to_owned() } else { format!("{odd} entries have dates") };
    let last = today.year + AHEAD;
    let why = format!("ending before the beginning, or outside {FIRST} to {last}");
    (odd > 0).then(|| format!("{entries} that cannot be right ({why}): not compared with anything."))
}

fn count(reading: &Reading, today: Day) -> usize {
    let c = &reading.candidate;
    let positions = c.positions.items.iter().filter(|p| is_odd(p.start.as_ref(), p.end.as_ref(), today)).count();
    let studies = c.education.items.iter().filter(|s| is_odd(s.start.as_ref(), s.end.as_ref(), today)).count();
    positions + studies + usize::from(c.joined.value().is_some_and(|joined| !is_year(*joined, today)))
}

fn is_odd(start: Option<&Read<Month>>, end: Option<&Read<End>>, today: Day) -> bool {
    let years = start.is_none_or(|s| is_year(s.value, today)) && end.is_none_or(|e| is_end(e.value, today));
    !years || is_reversed(start, end)
}

fn is_reversed(start: Option<&Read<Month>>, end: Option<&Read<End>>) -> bool {
    match (start.map(|s| s.value), end.map(|e| e.value)) {
        (Some(start), Some(End::At(end))) => end.latest() < start.earliest(),
        _ => false,
    }
}

fn is_year(month: Month, today: Day) -> bool {
    (FIRST..=today.year + AHEAD).contains(&month.year)
}

fn is_end(end: End, today: Day) -> bool {
    if let End::At(month) = end { is_year(month, today) } else { true }
}

/// Of two dates in the wrong order nobody knows which is wrong.
fn set_aside(start: &mut Option<Read<Month>>, end: &mut Option<Read<End>>, today: Day) {
    if start.as_ref().is_some_and(|s| !is_year(s.value, today)) {
        *start = None;
    }
    if end.as_ref().is_some_and(|e| !is_end(e.value, today)) {
        *end = None;
    }
    if is_reversed(start.as_ref(), end.as_ref()) {
        (*start, *end) = (None, None);
    }
}
