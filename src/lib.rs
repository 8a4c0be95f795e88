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
pub mod page;
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

impl Day {
    /// The month of the day.
    pub fn month(self) -> Month {
        Month { year: self.year, month: Some(self.month) }
    }
}
