//! Bonafide reads a candidate page on the device and says what does not hold together.
//!
//! ```text
//!   HTML, document, wire  ──►  Page  ──►  Candidate  ──►  Assessment  ──►  View, JSON
//!                             page       site            detect, assess   explain, report
//! ```
//!
//! Everything here is pure: no clock, no network, no storage. [`World`] hands in the date.

pub mod assess;
pub mod candidate;
pub mod compare;
pub mod detect;
pub mod document;
pub mod explain;
#[cfg(feature = "memory")]
pub mod keeper;
pub mod kept;
pub mod lists;
pub mod memory;
pub mod page;
pub mod phrase;
pub mod report;
pub mod signal;
pub mod site;
#[cfg(feature = "memory")]
pub mod store;

#[cfg(target_arch = "wasm32")]
mod wasm;

use assess::Assessment;
use candidate::date::Month;
use page::{NodeId, Page};
use site::{Hint, Reading};

/// The whole way from a page to what can be said of it: read, then assess.
pub fn answer(page: &Page, hint: &Hint, world: &World) -> Answer {
    let reading = site::read(page, hint);
    let assessment = assess::assess(&reading, world);
    Answer { address: address(page, hint), reading, assessment }
}

/// The same for a text that somebody hands in as one person's résumé; its address, when it has one, says where it was.
pub fn answer_text(text: &str, address: &str, world: &World) -> Answer {
    let address = (!address.is_empty()).then(|| address.to_owned());
    Answer { address, ..Answer::of(site::resume(&page::plain::parse(text, "")), world) }
}

/// The same for the first of the world's files, as one person's résumé.
pub fn answer_document(world: &World) -> Answer {
    let none = document::Document::default();
    Answer::of(site::file(world.files.first().unwrap_or(&none), 0), world)
}

/// The same for a candidate in the schema of [`candidate::input`].
///
/// # Errors
///
/// Says what is wrong and where.
pub fn answer_candidate(json: &str, world: &World) -> Result<Answer, String> {
    Ok(Answer::of(Reading::given(candidate::input::candidate(json)?), world))
}

/// The address that the page is known by.
fn address(page: &Page, hint: &Hint) -> Option<String> {
    hint.url.clone().or_else(|| (!page.address.is_empty()).then(|| page.address.clone()))
}

/// Most nodes that a content script is asked to look at.
const MOST_SHOWN: usize = 500;

/// What was read, and what can be said of it.
#[derive(Debug, Clone)]
pub struct Answer {
    /// Address of the page, when known.
    pub address: Option<String>,
    /// What was read.
    pub reading: Reading,
    /// What can be said.
    pub assessment: Assessment,
}

impl Answer {
    /// Of something that has no address.
    fn of(reading: Reading, world: &World) -> Answer {
        Answer { address: None, assessment: assess::assess(&reading, world), reading }
    }

    /// The record as JSON: the same bytes from every shell.
    pub fn record(&self, world: &World) -> String {
        report::record_json(self.address.as_deref(), &self.reading, &self.assessment, world)
    }

    /// Nodes of the page whose words the answer rests on, those of findings first. A page's markup does not
    /// say what its styles hide, so the content script looks whether these can be seen.
    pub fn shown(&self) -> Vec<NodeId> {
        let cards = self.assessment.findings.iter().chain(&self.assessment.for_candidate);
        let evidence = cards.flat_map(|f| &f.evidence).map(|e| &e.place).filter(|p| p.within.is_none());
        let mut nodes: Vec<NodeId> = Vec::new();
        for place in evidence.chain(self.reading.candidate.places()) {
            if place.file.is_none() && nodes.len() < MOST_SHOWN && !nodes.contains(&place.node) {
                nodes.push(place.node);
            }
        }
        nodes
    }

    /// The record on one line, as one of many.
    pub fn line(&self, line: &report::Line, world: &World) -> String {
        report::record_line(line, &self.reading, &self.assessment, world)
    }

    /// The words to draw.
    #[cfg(feature = "memory")]
    pub fn view(&self, world: &World) -> explain::View {
        let memory = world.recollection.as_ref().map(explain::remembered);
        explain::View { memory, ..explain::view(&self.reading, &self.assessment) }
    }

    /// The words to draw.
    #[cfg(not(feature = "memory"))]
    pub fn view(&self, _: &World) -> explain::View {
        explain::view(&self.reading, &self.assessment)
    }
}

/// What the outside world hands in.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct World {
    /// Today.
    pub today: Day,
    /// What a recruiter answered about this candidate.
    pub observations: Vec<signal::observation::Observation>,
    /// Files of this candidate, read.
    pub files: Vec<document::Document>,
    /// What is remembered of former applications that concerns this candidate, when somebody switched memory on.
    pub recollection: Option<memory::Recollection>,
}

impl World {
    /// A world of that day, in which nobody has answered anything.
    pub fn on(today: Day) -> World {
        World { today, observations: Vec::new(), files: Vec::new(), recollection: None }
    }
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
        // The days of a month, and the digits of each part.
        let whole = (1900..=2200).contains(&day.year) && Day::from_days(day.days()).to_string() == text;
        whole.then_some(day).ok_or_else(|| not_a_day(text))
    }
}

fn not_a_day(text: &str) -> String {
    format!("{text:?} is no day; write YYYY-MM-DD")
}

impl Day {
    /// The day that many days after 1 January 1970 (Hinnant's civil-from-days).
    pub fn from_days(days: i64) -> Day {
        let shifted = days + 719_468;
        let era = shifted.div_euclid(146_097);
        let of_era = shifted.rem_euclid(146_097);
        let year_of_era = (of_era - of_era / 1_460 + of_era / 36_524 - of_era / 146_096) / 365;
        let of_year = of_era - (365 * year_of_era + year_of_era / 4 - year_of_era / 100);
        let shifted_month = (5 * of_year + 2) / 153;
        let month = if shifted_month < 10 { shifted_month + 3 } else { shifted_month - 9 };
        let year = year_of_era + era * 400 + i64::from(month <= 2);
        Day { year: year as i32, month: month as u8, day: (of_year - (153 * shifted_month + 2) / 5 + 1) as u8 }
    }

    /// Days since 1 January 1970 (Hinnant's days-from-civil).
    pub fn days(self) -> i64 {
        let (month, day) = (i64::from(self.month), i64::from(self.day));
        let year = i64::from(self.year) - i64::from(month <= 2);
        let (era, of_era) = (year.div_euclid(400), year.rem_euclid(400));
        let of_year = (153 * (if month > 2 { month - 3 } else { month + 9 }) + 2) / 5 + day - 1;
        era * 146_097 + of_era * 365 + of_era / 4 - of_era / 100 + of_year - 719_468
    }

    /// The month of the day.
    pub fn month(self) -> Month {
        Month { year: self.year, month: Some(self.month) }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn days_are_counted_from_1970() {
        for (days, day) in [(0, "1970-01-01"), (59, "1970-03-01"), (11_016, "2000-02-29"), (20_779, "2026-11-22")] {
            assert_eq!(Day::from_days(days).to_string(), day);
            assert_eq!(day.parse(), Ok(Day::from_days(days)));
            assert_eq!(Day::from_days(days).days(), days);
        }
    }

    #[test]
    fn a_day_that_never_was_is_no_day() {
        for text in ["2026-02-30", "2100-02-29", "2026-04-31", "2026-13-01", "2026-00-10", "2026-1-05", "2026-01-+5"] {
            assert_eq!(text.parse::<Day>(), Err(not_a_day(text)));
        }
        assert!("2024-02-29".parse::<Day>().is_ok() && "9999999999-01-01".parse::<Day>().is_err());
    }
}
