//! The candidate's files beside what was read: each as a person of its own, and what compares with what. A résumé
//! is looked at like a page; of a letter or a picture nobody knows whose words and contacts it has.

use super::sane;
use crate::World;
use crate::candidate::Candidate;
use crate::compare::{Account, Comparison, compare};
use crate::document::Document;
use crate::site::{self, Reading};

/// Most files of one candidate.
const MOST: usize = 8;

/// The files, read.
#[derive(Default)]
pub(super) struct Filed {
    /// Each file, read.
    readings: Vec<Reading>,
    /// The page with each file, or the first file with each other.
    pub comparisons: Vec<Comparison>,
}

impl Filed {
    /// Reads the files of the world; `reading` is of the page, or of the first of them.
    pub fn read(reading: &Reading, world: &World) -> Filed {
        let files = world.files.get(..MOST).unwrap_or(&world.files);
        let one = |(at, document): (usize, &Document)| match at {
            0 if reading.is_of_file() => reading.clone(),
            _ => sane::sane(&site::file(document, at as u16), world.today).0.into_owned(),
        };
        let readings: Vec<Reading> = files.iter().enumerate().map(one).collect();
        let accounts: Vec<Account> =
            readings.iter().zip(files).map(|(r, file)| Account::file(&r.candidate, file)).collect();
        let mut comparisons = Vec::new();
        let mut add = |left: Option<u16>, a: &Account, right: usize| {
            let rows = compare(a, &accounts[right], world.today.month());
            if !rows.is_empty() {
                comparisons.push(Comparison { left, right: right as u16, rows });
            }
        };
        if !reading.is_of_file() {
            let page = Account::page(&reading.candidate);
            (0..accounts.len()).for_each(|right| add(None, &page, right));
        }
        (1..accounts.len()).for_each(|right| add(Some(0), &accounts[0], right));
        drop(accounts);
        Filed { readings, comparisons }
    }

    /// The person of each file, and behind them that of the page.
    pub fn persons<'a>(&'a self, reading: &'a Reading) -> Vec<&'a Candidate> {
        self.readings.iter().chain([reading]).map(|r| &r.candidate).collect()
    }

    /// The résumés besides what was read.
    pub fn resumes<'a>(&'a self, reading: &Reading) -> impl Iterator<Item = &'a Reading> {
        let others = self.readings.iter().skip(usize::from(reading.is_of_file()));
        others.filter(|r| !r.candidate.positions.items.is_empty() || !r.candidate.education.items.is_empty())
    }
}
