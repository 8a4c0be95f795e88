//! A set of honest people, one JSON value a line: whatever is raised on them is a false alarm.
//!
//! A line is `{"id", "text"}` or `{"id", "candidate"}`; `sector`, `country` and `groups` (an object
//! of texts) say which subgroups it belongs to and never reach the engine.

use super::rate::Rate;
use super::seen::{RAISED, Seen, TIERS, name};
use super::subgroups::{self, Subgroups};
use super::table::Table;
use crate::lines;
use bonafide::assess::Tier;
use bonafide::signal::{Signal, Stage};
use bonafide::site::Reading;
use bonafide::{Answer, Day, World};
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;
use std::fs::File;
use std::io::BufReader;
use std::path::Path;

/// What came of a set.
#[derive(Serialize)]
pub struct Honest {
    set: String,
    people: u64,
    refused: u64,
    tiers: Vec<TierRow>,
    raised: Vec<TierRow>,
    signals: Vec<SignalRow>,
}

#[derive(Serialize)]
struct TierRow {
    tier: Tier,
    rate: Rate,
}

#[derive(Serialize)]
struct SignalRow {
    signal: &'static str,
    stage: Stage,
    weight: i32,
    rate: Rate,
    /// Those of a tier from which on something is raised.
    raised: u64,
}

#[derive(Deserialize)]
struct Line {
    text: Option<String>,
    candidate: Option<serde_json::Value>,
    sector: Option<String>,
    country: Option<String>,
    #[serde(default)]
    groups: BTreeMap<String, String>,
}

/// Evaluates a set on all cores.
pub fn evaluate(file: &Path, today: Day, groups: &mut Subgroups, refused: &mut Vec<String>) -> Honest {
    let mut count = Count::default();
    let world = World::on(today);
    let set = file.file_name().unwrap_or(file.as_os_str()).to_string_lossy().into_owned();
    match File::open(file) {
        Err(e) => refused.push(format!("{}: cannot be read ({e})", file.display())),
        Ok(from) => {
            lines::each(Box::new(BufReader::new(from)), &|_, json| look(json, &world), &mut |line,
                                                                                             said: lines::Said<(
                Seen,
                Vec<subgroups::Member>,
            )>| {
                match said {
                    Ok((seen, member)) => {
                        groups.add(&member, &seen);
                        count.add(&seen);
                    }
                    Err(why) => {
                        refused.push(format!("{}:{line}: {why}", file.display()));
                        count.refused += 1;
                    }
                }
                true
            })
        }
    }
    count.done(set)
}

fn look(json: &str, world: &World) -> Result<(Seen, Vec<subgroups::Member>), String> {
    let line: Line = serde_json::from_str(json.trim_start_matches('\u{FEFF}')).map_err(|e| e.to_string())?;
    let answer = answer(&line, json, world)?;
    let reading: &Reading = &answer.reading;
    Ok((Seen::from(&answer.assessment), subgroups::of(reading, &line.groups())))
}

fn answer(line: &Line, json: &str, world: &World) -> Result<Answer, String> {
    match (&line.text, &line.candidate) {
        (Some(text), _) => Ok(bonafide::answer_text(text, "", world)),
        (None, Some(candidate)) => bonafide::answer_candidate(&candidate.to_string(), world),
        (None, None) => bonafide::answer_candidate(json, world),
    }
}

impl Line {
    fn groups(&self) -> BTreeMap<String, String> {
        // "IT:Web_Developer;Database_Administrator" is of the sector IT.
        let sector = self.sector.as_deref().and_then(|sector| sector.split([':', ';']).next());
        let named = [("sector", sector), ("country", self.country.as_deref())];
        let named = named.into_iter().filter_map(|(name, value)| Some((name.to_owned(), value?.to_owned())));
        named.chain(self.groups.clone()).collect()
    }
}

/// A signal in a set so far.
#[derive(Default)]
struct Fired {
    signal: Option<&'static Signal>,
    /// The most that it weighed.
    heaviest: i32,
    fired: u64,
    raised: u64,
}

/// A set so far.
#[derive(Default)]
struct Count {
    people: u64,
    refused: u64,
    tiers: BTreeMap<Tier, u64>,
    signals: BTreeMap<&'static str, Fired>,
}

impl Count {
    fn add(&mut self, seen: &Seen) {
        self.people += 1;
        *self.tiers.entry(seen.tier).or_default() += 1;
        for &(signal, weight) in &seen.fired {
            let row = self.signals.entry(signal.id).or_default();
            row.signal = Some(signal);
            row.heaviest = if weight.abs() > row.heaviest.abs() { weight } else { row.heaviest };
            row.fired += 1;
            row.raised += u64::from(seen.tier >= RAISED[0]);
        }
    }

    fn done(self, set: String) -> Honest {
        let people = self.people;
        let exactly = |tier: Tier| self.tiers.get(&tier).copied().unwrap_or(0);
        let above = |tier: Tier| self.tiers.range(tier..).map(|(_, count)| count).sum();
        let row = |tier: Tier, count: u64| TierRow { tier, rate: Rate::new(count, people) };
        let rows = self.signals.values().filter_map(|row| {
            let (signal, rate) = (row.signal?, Rate::new(row.fired, people));
            let Fired { heaviest, raised, .. } = *row;
            Some(SignalRow { signal: signal.id, stage: signal.stage, weight: heaviest, rate, raised })
        });
        let mut signals: Vec<SignalRow> = rows.collect();
        signals.sort_by_key(|row| std::cmp::Reverse((row.raised, row.rate.count)));
        Honest {
            set,
            people,
            refused: self.refused,
            tiers: TIERS.iter().map(|&tier| row(tier, exactly(tier))).collect(),
            raised: RAISED.iter().map(|&tier| row(tier, above(tier))).collect(),
            signals,
        }
    }
}

impl Honest {
    /// As tables.
    pub fn plain(&self) -> String {
        let mut tiers = Table::new(&["tier", "people"]);
        self.tiers.iter().for_each(|row| tiers.row(vec![name(row.tier).to_owned(), row.rate.to_string()]));
        self.raised
            .iter()
            .for_each(|row| tiers.row(vec![format!("{} or above", name(row.tier)), row.rate.to_string()]));
        let mut signals = Table::new(&["signal", "weight", "people", "of those raised"]);
        self.signals.iter().for_each(|row| signals.row(row.cells()));
        let head = format!("Honest set {}: {} people, {} lines refused.", self.set, self.people, self.refused);
        format!("{head} Rates with Wilson 95 % intervals.\n\n{}\n{}", tiers.text(), signals.text())
    }
}

impl SignalRow {
    fn cells(&self) -> Vec<String> {
        let weight = match self.stage {
            Stage::Nursery => "nursery".to_owned(),
            Stage::Settled if self.weight == 0 => "apart".to_owned(),
            Stage::Settled => self.weight.to_string(),
        };
        vec![self.signal.to_owned(), weight, self.rate.to_string(), self.raised.to_string()]
    }
}
