//! Months of work that the entries of a page claim; a bare year always counts the careful way.

use crate::Day;
use crate::candidate::date::{End, Month};
use crate::candidate::{Candidate, Position, Read};

/// From when to when the entries reach, at the least.
pub(super) struct Career<'c> {
    /// The earliest start.
    pub start: &'c Read<Month>,
    /// Months from it to the latest end.
    pub months: i32,
}

/// The career of all entries with a start; `None` without one.
pub(super) fn career(c: &Candidate, today: Day) -> Option<Career<'_>> {
    let starts = c.positions.items.iter().filter_map(|p| p.start.as_ref());
    let start = starts.min_by_key(|read| read.value.latest())?;
    let end = c.positions.items.iter().map(|p| last_month(p, today)).max()?;
    Some(Career { start, months: (end - start.value.latest()).max(0) })
}

/// The first month that the end of an entry can mean.
fn last_month(position: &Position, today: Day) -> i32 {
    match position.end.as_ref().map(|end| end.value) {
        Some(End::Present) => today.month().earliest(),
        Some(End::At(month)) => month.earliest(),
        None => position.start.as_ref().map_or(0, |start| start.value.latest()),
    }
}

/// Months for which two entries surely overlap.
pub(super) fn overlap(a: &Position, b: &Position, today: Day) -> i32 {
    let (Some(start_a), Some(start_b)) = (&a.start, &b.start) else { return 0 };
    let start = start_a.value.latest().max(start_b.value.latest());
    last_month(a, today).min(last_month(b, today)) - start
}

/// Months since a month, at the most.
pub(super) fn months_since(month: Month, today: Day) -> i32 {
    today.month().earliest() - month.earliest()
}
