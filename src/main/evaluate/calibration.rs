//! Reliability: what the weights state against what the cases show.
//!
//! Signals are taken together by the weight they fired with, for one signal alone fires in too few
//! cases. The likelihood ratio of a band is its findings per case of misrepresentation over its
//! findings per honest case; the interval takes the ends of both rates and is therefore wide.

use super::rate::Rate;
use super::seen::Seen;
use super::table::Table;
use bonafide::signal::{Stage, catalogue};
use serde::Serialize;

/// Bands of weights, and the likelihood ratios that they state, in hundredths.
const BANDS: [(i32, i32, u64, u64); 5] = [
    (i32::MIN, -1, 0, 100),
    (0, 10, 100, 130),
    (11, 47, 130, 300),
    (48, 99, 300, 1_000),
    (100, i32::MAX, 1_000, u64::MAX),
];

const TOO_HIGH: &str = "stated too high";

/// Why a weight may stand that the cases do not bear out.
const CHOSEN: &str = "  \
Where the honest cases were chosen for the signs that they show, as those of this project were, that is the\n  \
least that the ratio can be: a weight states it against ordinary applicants, of whom few show the sign. It was\n  \
not measured against those, so such weights are estimates that nothing here confirms.\n";

/// A band of weights.
#[derive(Debug, Serialize)]
pub struct Band {
    /// The weights.
    weights: String,
    /// Stated likelihood ratio in hundredths, from.
    stated_from: u64,
    /// Stated likelihood ratio in hundredths, up to; none where it is open.
    stated_to: Option<u64>,
    /// Findings among what could have been found in cases of misrepresentation.
    misrepresentation: Rate,
    /// The same in honest cases.
    honest: Rate,
    /// Measured likelihood ratio in hundredths; none where nothing was found in honest cases.
    measured: Option<u64>,
    /// The least that it can be.
    low: Option<u64>,
    /// The most that it can be; none where it is open.
    high: Option<u64>,
    /// What that means.
    reads: &'static str,
}

/// The findings that weigh, of cases of misrepresentation and of honest ones.
#[derive(Default)]
pub struct Calibration {
    findings: [[u64; 2]; BANDS.len()],
}

impl Calibration {
    /// Counts the findings of a case.
    pub fn add(&mut self, honest: bool, seen: &Seen) {
        for (_, weight) in seen.weighing() {
            if let Some(band) = band_of(weight) {
                self.findings[band][usize::from(honest)] += 1;
            }
        }
    }

    /// The table, of so many cases of misrepresentation and so many honest ones.
    pub fn bands(&self, cases: [u64; 2]) -> Vec<Band> {
        let each = BANDS.iter().zip(&self.findings).enumerate();
        each.map(|(at, (band, &[of_false, of_honest]))| {
            let looked = signals_in(at).max(1);
            Band::of(band, Rate::new(of_false, cases[0] * looked), Rate::new(of_honest, cases[1] * looked))
        })
        .collect()
    }
}

fn band_of(weight: i32) -> Option<usize> {
    BANDS.iter().position(|&(from, to, ..)| (from..=to).contains(&weight))
}

/// Signals that can fire with a weight of that band.
fn signals_in(band: usize) -> u64 {
    let settled = catalogue().iter().filter(|signal| signal.stage == Stage::Settled);
    let in_band = |weight: i32| band_of(weight) == Some(band);
    settled.filter(|s| in_band(s.weight) || s.lesser.is_some_and(|(lesser, _)| in_band(lesser))).count() as u64
}

impl Band {
    fn of(&(from, to, stated_from, stated_to): &(i32, i32, u64, u64), misrepresentation: Rate, honest: Rate) -> Band {
        let ratio = |a: (u64, u64), b: (u64, u64)| (a.0 * b.1 * 100).checked_div(a.1 * b.0);
        let measured = ratio((misrepresentation.count, misrepresentation.of), (honest.count, honest.of));
        let ((least, most), (h_least, h_most)) = (misrepresentation.interval(), honest.interval());
        let (low, high) = ((least * 100).checked_div(h_most), (most * 100).checked_div(h_least));
        Band {
            weights: range(from, to),
            stated_from,
            stated_to: (stated_to < u64::MAX).then_some(stated_to),
            misrepresentation,
            honest,
            measured,
            low,
            high,
            reads: reads((stated_from, stated_to), (low, high), misrepresentation.count + honest.count),
        }
    }

    /// What to make of weights that these cases do not bear out; empty where they bear out all.
    pub fn caution(bands: &[Band]) -> String {
        let high = bands.iter().filter(|band| band.reads == TOO_HIGH);
        let said = |band: &Band| {
            format!(
                "  Weights of {} state a ratio of {} and more; these cases measure {}, at most {}: too high against them.\n",
                band.weights,
                hundredths(Some(band.stated_from)),
                hundredths(band.measured),
                hundredths(band.high)
            )
        };
        let lines: String = high.map(said).collect();
        if lines.is_empty() { lines } else { lines + CHOSEN }
    }

    /// A table of bands.
    pub fn plain(bands: &[Band]) -> String {
        let head = ["weight", "states a ratio of", "in misrepresentation", "in honest", "measured ratio", "reads"];
        let mut table = Table::new(&head);
        for band in bands {
            let stated = format!("{} to {}", hundredths(Some(band.stated_from)), hundredths(band.stated_to));
            let interval = format!("({} to {})", hundredths(band.low), hundredths(band.high));
            let counted = |rate: Rate| format!("{} of {}", rate.count, rate.of);
            table.row(vec![
                band.weights.clone(),
                stated,
                counted(band.misrepresentation),
                counted(band.honest),
                format!("{} {interval}", hundredths(band.measured)),
                band.reads.to_owned(),
            ]);
        }
        table.text()
    }
}

/// Whether the interval meets the stated range.
fn reads((from, to): (u64, u64), (low, high): (Option<u64>, Option<u64>), findings: u64) -> &'static str {
    match (low.unwrap_or(0), high.unwrap_or(u64::MAX)) {
        _ if findings == 0 => "nothing found",
        (low, _) if low > to => "stated too low",
        (_, high) if high < from => TOO_HIGH,
        (low, high) if low <= from && high >= to => "too few to tell",
        _ => "agrees",
    }
}

fn range(from: i32, to: i32) -> String {
    match (from, to) {
        (i32::MIN, _) => "below 0".to_owned(),
        (from, i32::MAX) => format!("{from} and more"),
        (from, to) => format!("{from} to {to}"),
    }
}

fn hundredths(value: Option<u64>) -> String {
    value.map_or("open".to_owned(), |value| format!("{}.{:02}", value / 100, value % 100))
}
