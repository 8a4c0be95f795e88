//! Labelled cases counted: by signal, by tier, by weight.
//!
//! A signal is measured against what the case supports (`expects`): fired and supported is a hit,
//! whatever the label. A tier is measured against the label.

use super::calibration::{Band, Calibration};
use super::case::Case;
use super::rate::Rate;
use super::seen::{RAISED, Seen, name};
use super::table::Table;
use bonafide::assess::Tier;
use bonafide::signal::{self, Stage};
use serde::Serialize;
use std::collections::BTreeMap;

/// Cases so far. Pairs are of misrepresentation first, then honest.
#[derive(Default)]
pub struct Tally {
    cases: [u64; 2],
    tiers: [BTreeMap<Tier, u64>; 2],
    signals: BTreeMap<String, Counts>,
    expected: Rate,
    calibration: Calibration,
}

/// Of one signal.
#[derive(Debug, Clone, Copy, Default)]
struct Counts {
    hits: u64,
    misses: u64,
    false_alarms: u64,
    unasked: u64,
    fired: [u64; 2],
}

/// All labelled cases together.
#[derive(Serialize)]
pub struct Cases {
    cases: u64,
    misrepresentation: u64,
    honest: u64,
    /// Of the signals that cases of misrepresentation support, those that fired.
    listed_signals: Rate,
    tiers: Vec<TierRow>,
    /// Cases of which too little was known to say anything.
    abstention: Abstention,
    signals: Vec<SignalRow>,
    calibration: Vec<Band>,
}

#[derive(Serialize)]
struct Abstention {
    misrepresentation: Rate,
    honest: Rate,
}

/// A tier or above, against the label.
#[derive(Serialize)]
struct TierRow {
    tier: Tier,
    hits: u64,
    misses: u64,
    false_alarms: u64,
    precision: Rate,
    recall: Rate,
    false_alarm_rate: Rate,
}

/// A signal, against what the cases support.
#[derive(Serialize)]
struct SignalRow {
    signal: String,
    stage: Option<Stage>,
    weight: i32,
    hits: u64,
    misses: u64,
    false_alarms: u64,
    precision: Rate,
    recall: Rate,
    abstention: Rate,
    on_misrepresentation: Rate,
    on_honest: Rate,
}

impl Tally {
    /// Counts a case.
    pub fn add(&mut self, case: &Case, seen: Seen) {
        let honest = usize::from(case.is_honest());
        self.cases[honest] += 1;
        *self.tiers[honest].entry(seen.tier).or_default() += 1;
        self.calibration.add(case.is_honest(), &seen);
        for id in case.expects() {
            self.expect(id, case.is_honest(), seen.has(id));
        }
        for (signal, _) in &seen.fired {
            let counts = self.signals.entry(signal.id.to_owned()).or_default();
            counts.fired[honest] += 1;
            counts.false_alarms += u64::from(!case.expects().iter().any(|id| id == signal.id));
        }
        for id in seen.unasked {
            self.signals.entry(id.to_owned()).or_default().unasked += 1;
        }
    }

    fn expect(&mut self, id: &str, honest: bool, fired: bool) {
        let counts = self.signals.entry(id.to_owned()).or_default();
        if fired {
            counts.hits += 1
        } else {
            counts.misses += 1
        };
        if !honest {
            self.expected.add(fired);
        }
    }

    /// All together; nothing of no case.
    pub fn cases(&self) -> Option<Cases> {
        let [misrepresentation, honest] = self.cases;
        let unsaid = |label: usize| self.tiers[label].get(&Tier::NotEnoughToSay).copied().unwrap_or(0);
        (misrepresentation + honest > 0).then(|| Cases {
            cases: misrepresentation + honest,
            misrepresentation,
            honest,
            listed_signals: self.expected,
            tiers: RAISED.iter().map(|&tier| self.tier(tier)).collect(),
            abstention: Abstention {
                misrepresentation: Rate::new(unsaid(0), misrepresentation),
                honest: Rate::new(unsaid(1), honest),
            },
            signals: self.signals.iter().filter_map(|(id, counts)| self.signal(id, counts)).collect(),
            calibration: self.calibration.bands(self.cases),
        })
    }

    fn tier(&self, tier: Tier) -> TierRow {
        let raised = |label: usize| self.tiers[label].range(tier..).map(|(_, count)| count).sum::<u64>();
        let (hits, false_alarms, [misrepresentation, honest]) = (raised(0), raised(1), self.cases);
        TierRow {
            tier,
            hits,
            misses: misrepresentation - hits,
            false_alarms,
            precision: Rate::new(hits, hits + false_alarms),
            recall: Rate::new(hits, misrepresentation),
            false_alarm_rate: Rate::new(false_alarms, honest),
        }
    }

    /// A row of a signal that fired somewhere or should have.
    fn signal(&self, id: &str, counts: &Counts) -> Option<SignalRow> {
        let Counts { hits, misses, false_alarms, unasked, fired } = *counts;
        let known = signal::by_id(id);
        (hits + misses + false_alarms > 0).then(|| SignalRow {
            signal: id.to_owned(),
            stage: known.map(|signal| signal.stage),
            weight: known.map_or(0, |signal| signal.weight),
            hits,
            misses,
            false_alarms,
            precision: Rate::new(hits, hits + false_alarms),
            recall: Rate::new(hits, hits + misses),
            abstention: Rate::new(unasked, self.cases[0] + self.cases[1]),
            on_misrepresentation: Rate::new(fired[0], self.cases[0]),
            on_honest: Rate::new(fired[1], self.cases[1]),
        })
    }
}

impl Cases {
    /// As tables.
    pub fn plain(&self, split: &str) -> String {
        format!(
            "{} labelled cases (split: {split}): {} misrepresentation, {} honest. Rates with Wilson 95 % intervals.\n\n\
             Tier or above, against the label\n{}\n\
             Not enough to say: misrepresentation {}; honest {}\n\
             Signals that cases of misrepresentation support, and that fired: {}\n\n\
             Signals, against what the cases support\n{}\n\
             Calibration: findings by weight, against the likelihood ratio that the weight states\n{}{}",
            self.cases,
            self.misrepresentation,
            self.honest,
            self.tier_table(),
            self.abstention.misrepresentation,
            self.abstention.honest,
            self.listed_signals,
            self.signal_table(),
            Band::plain(&self.calibration),
            Band::caution(&self.calibration)
        )
    }

    fn tier_table(&self) -> String {
        let mut table = Table::new(&["", "hits", "misses", "false alarms", "precision", "recall", "on honest cases"]);
        for row in &self.tiers {
            let counts = [row.hits, row.misses, row.false_alarms].map(|count| count.to_string());
            let rates = [row.precision, row.recall, row.false_alarm_rate].map(|rate| rate.to_string());
            table.row([name(row.tier).to_owned()].into_iter().chain(counts).chain(rates).collect());
        }
        table.text()
    }

    fn signal_table(&self) -> String {
        let head = [
            "signal",
            "weight",
            "hits",
            "misses",
            "false alarms",
            "precision",
            "recall",
            "not asked",
            "misrep. : honest",
        ];
        let mut table = Table::new(&head);
        self.signals.iter().for_each(|row| table.row(row.cells()));
        table.text()
    }
}

impl SignalRow {
    fn cells(&self) -> Vec<String> {
        let weight = match self.stage {
            None => "unknown".to_owned(),
            Some(Stage::Nursery) => "nursery".to_owned(),
            Some(Stage::Settled) => self.weight.to_string(),
        };
        let counts = [self.hits, self.misses, self.false_alarms].map(|count| count.to_string());
        let rates = [self.precision, self.recall].map(|rate| rate.to_string());
        let ends = [
            self.abstention.count.to_string(),
            format!("{} : {}", self.on_misrepresentation.count, self.on_honest.count),
        ];
        [self.signal.clone(), weight].into_iter().chain(counts).chain(rates).chain(ends).collect()
    }
}
