//! Months and years as people write them, in the languages of the sites we read.

mod scan;
#[cfg(test)]
mod tests;
mod words;

use serde::{Deserialize, Serialize};
use std::fmt;

/// A year, or a month of a year.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub struct Month {
    /// Year, common era.
    pub year: i32,
    /// Month 1 to 12, where it is given.
    pub month: Option<u8>,
}

impl fmt::Display for Month {
    /// `YYYY` or `YYYY-MM`.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.month {
            Some(month) => write!(f, "{:04}-{month:02}", self.year),
            None => write!(f, "{:04}", self.year),
        }
    }
}

impl std::str::FromStr for Month {
    type Err = String;
    /// `YYYY`, `YYYY-MM` or `YYYY-MM-DD` (the day is dropped).
    fn from_str(text: &str) -> Result<Self, String> {
        let wrong = || format!("{text:?} is no month; write YYYY or YYYY-MM");
        let mut parts = text.splitn(3, '-');
        let year = parts.next().filter(|y| y.len() == 4).and_then(|y| y.parse().ok()).ok_or_else(wrong)?;
        let month = parts.next().map(|m| m.parse::<u8>().ok().filter(|m| (1..=12).contains(m)).ok_or_else(wrong));
        Ok(Month { year, month: month.transpose()? })
    }
}

impl Month {
    /// Months since year 0 of the first month this can mean (January for a bare year).
    pub fn earliest(self) -> i32 {
        self.year * 12 + i32::from(self.month.unwrap_or(1)) - 1
    }

    /// Months since year 0 of the last month this can mean (December for a bare year).
    pub fn latest(self) -> i32 {
        self.year * 12 + i32::from(self.month.unwrap_or(12)) - 1
    }
}

/// The end of a period.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum End {
    /// A month or year.
    At(Month),
    /// Still going on.
    Present,
}

impl fmt::Display for End {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            End::At(month) => month.fmt(f),
            End::Present => f.write_str("present"),
        }
    }
}

/// A period found in a text.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Period {
    /// First month.
    pub start: Month,
    /// Last month; `None` when only one date is given.
    pub end: Option<End>,
    /// Bytes of the text that it was read from.
    pub span: (usize, usize),
}

/// The period of a text: the first range in it, else the first date with a month, else the first
/// year. "Jan 2020 – Present", "06/2019 - 03/2021", "czerwiec 2022–obecnie", "2019年7月 – 现在",
/// "seit 2019", "2011 - 2016".
pub fn period(text: &str) -> Option<Period> {
    let all = periods(text);
    let best = all.iter().find(|p| p.end.is_some()).or_else(|| all.iter().find(|p| p.start.month.is_some()));
    best.or(all.first()).copied()
}

/// Every period and single date of a text, in order.
pub fn periods(text: &str) -> Vec<Period> {
    scan::periods(text)
}

/// The first date of a text with a month, else the first year, and the bytes it was read from.
/// Of a range it is the beginning.
pub fn month(text: &str) -> Option<(Month, (usize, usize))> {
    let all = periods(text);
    all.iter().find(|p| p.start.month.is_some()).or(all.first()).map(|p| (p.start, p.span))
}

/// A text in front of a date without a "since" at its end.
pub fn before_since(text: &str) -> &str {
    let bare = text.trim_end();
    let (rest, last) = bare.rsplit_once(' ').unwrap_or(("", bare));
    if words::is_since(&super::fold::fold(last)) { rest } else { text }
}

/// True for a word that opens a period ("from", "since") and says nothing else.
pub fn is_from(text: &str) -> bool {
    words::is_from(&super::fold::fold(text))
}

/// True when the text says "still going on" and nothing else.
pub fn is_present(text: &str) -> bool {
    scan::is_present(text)
}

/// The end of a period written alone: a date or "present".
pub fn end(text: &str) -> Option<End> {
    if is_present(text) { Some(End::Present) } else { month(text).map(|(m, _)| End::At(m)) }
}
