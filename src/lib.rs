//! Bonafide reads a candidate page on the device and says what does not hold together.
//!
//! ```text
//!   HTML, live DOM, wire  ──►  Page  ──►  Candidate  ──►  Assessment  ──►  View, JSON
//!                             page       site            detect, assess   explain, report
//! ```
//!
//! Everything here is pure: no clock, no network, no storage. [`World`] hands in the date.

pub mod assess;
pub mod candidate;
pub mod detect;
pub mod explain;
pub mod lists;
pub mod page;
pub mod pattern;
pub mod report;
pub mod signal;
pub mod site;

use candidate::date::Month;

/// What the outside world hands in.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct World {
    /// Today.
    pub today: Day,
}

/// A day, common era.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct Day {
    /// Year.
    pub year: i32,
    /// Month, 1 to 12.
    pub month: u8,
    /// Day, 1 to 31.
    pub day: u8,
}

impl std::fmt::Display for Day {
    /// `YYYY-MM-DD`.
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "{:04}-{:02}-{:02}", self.year, self.month, self.day)
    }
}

impl std::str::FromStr for Day {
    type Err = String;

    /// `YYYY-MM-DD`.
    fn from_str(text: &str) -> Result<Day, String> {
        let parts: Vec<&str> = text.split('-').collect();
        let [year, month, day] = parts[..] else { return Err(not_a_day(text)) };
        let day = Day {
            year: year.parse().map_err(|_| not_a_day(text))?,
            month: month.parse().map_err(|_| not_a_day(text))?,
            day: day.parse().map_err(|_| not_a_day(text))?,
        };
        let whole = (1..=12).contains(&day.month) && (1..=31).contains(&day.day) && (1900..=2200).contains(&day.year);
        whole.then_some(day).ok_or_else(|| not_a_day(text))
    }
}

fn not_a_day(text: &str) -> String {
    format!("{text:?} is no day; write YYYY-MM-DD")
}

impl Day {
    /// The month of the day.
    pub fn month(self) -> Month {
        Month { year: self.year, month: Some(self.month) }
    }
}
