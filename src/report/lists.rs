//! The lists that travel with the engine, as records and in words.

use crate::Day;
use crate::lists::origins;
use serde::Serialize;

/// Where a list is from, and whether it has grown old.
#[derive(Debug, Serialize)]
pub struct ListRecord {
    id: &'static str,
    title: &'static str,
    entries: usize,
    origin: &'static str,
    address: &'static str,
    licence: &'static str,
    dated: String,
    /// Old enough that it should be said.
    old: bool,
    note: &'static str,
}

/// Every list, on a given day.
pub fn lists(today: Day) -> Vec<ListRecord> {
    let record = |o: &crate::lists::Origin| ListRecord {
        id: o.id,
        title: o.title,
        entries: o.rows,
        origin: o.origin,
        address: o.address,
        licence: o.licence,
        dated: o.dated.to_string(),
        old: o.is_old(today),
        note: o.note,
    };
    origins().iter().map(record).collect()
}

/// Every list as JSON, with a final line break.
pub fn lists_json(today: Day) -> String {
    super::json(&lists(today))
}

/// Every list in a line of its own.
pub fn lists_plain(today: Day) -> String {
    let line = |l: ListRecord| {
        let age = if l.old { ", OLD" } else { "" };
        format!("{}: {}, {} entries, {}{age}, {}, {}\n", l.id, l.title, l.entries, l.dated, l.licence, l.address)
    };
    lists(today).into_iter().map(line).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_list_that_grew_old_says_so() {
        let day = |year| Day { year, month: 11, day: 22 };
        assert!(lists(day(2026)).iter().any(|l| !l.old) && lists(day(2026)).iter().all(|l| !l.licence.is_empty()));
        assert!(lists(day(2036)).iter().all(|l| l.old));
        assert!(lists_plain(day(2036)).contains("OLD"));
        assert!(lists_plain(day(2036)).contains("technology: Months of technologies, "));
    }
}
