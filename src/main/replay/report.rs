//! What came of a replay, as JSON and as a table.

use super::peer::AtLimit;
use super::rates::{self, Parameter};
use super::tally::{Sighted, Sightings, Tally};
use crate::evaluate::rate::Rate;
use crate::evaluate::table::Table;
use serde::Serialize;
use std::collections::BTreeMap;

/// What came of it. The figures at the top are the agency's.
#[derive(Serialize)]
pub struct Report {
    /// Whence everything random.
    pub seed: u64,
    /// Honest applications for each of the scheme.
    pub mix: u32,
    /// Share of the traffic that the agency sees, in ten-thousandths.
    pub share_per_10000: u32,
    /// Days that a memory keeps an application.
    pub retention_days: u16,
    /// Real texts among the honest ones.
    pub honest_texts: usize,
    /// The agency's sightings by number.
    pub sightings: Sightings,
    /// The agency's second and later ones.
    pub repeats: Rate,
    /// The agency's false links for 10,000 honest people.
    pub false_links_per_10000: f64,
    /// What others find in the agency's memory.
    pub baselines: BTreeMap<String, Option<AtLimit>>,
    /// Agency, company, group.
    pub perspectives: BTreeMap<&'static str, View>,
    /// Everything that was assumed.
    pub parameters: &'static [Parameter],
    /// Wall clock.
    pub seconds: f64,
}

/// One perspective.
#[derive(Serialize)]
pub struct View {
    /// How many memories that know nothing of each other.
    pub memories: usize,
    /// With our links.
    pub ours: Tally,
    /// With exact matching on mailbox and number.
    pub exact: Tally,
}

/// So many for ten thousand.
#[expect(clippy::float_arithmetic, reason = "a figure for people, on the command line alone")]
pub fn per_10000(count: u64, of: u64) -> f64 {
    (count as f64 * 1_000_000.0 / of.max(1) as f64).round() / 100.0
}

impl View {
    /// Our false links for 10,000 honest people.
    pub fn false_links(&self) -> f64 {
        per_10000(self.ours.false_links, self.ours.people)
    }

    /// Exact matching as others are reported.
    pub fn exact_at_limit(&self) -> AtLimit {
        let false_links_per_10000 = per_10000(self.exact.false_links, self.exact.people);
        AtLimit { repeats: self.exact.repeats, false_links_per_10000, similarity: 10_000 }
    }
}

impl Report {
    /// As JSON, with a final line break.
    pub fn json(&self) -> String {
        serde_json::to_string_pretty(self).unwrap_or_default() + "\n"
    }

    /// As tables.
    pub fn plain(&self) -> String {
        let mut text = format!(
            "Seed {}: {} identities of {} operators, {} applications, {} honest ones for each; kept {} days\n\n",
            self.seed,
            rates::IDENTITIES,
            rates::OPERATORS,
            rates::APPLICATIONS,
            self.mix,
            self.retention_days
        );
        let mut table = Table::new(&["seen by", "sighting", "linked", "by exact mail or number"]);
        for (name, view) in &self.perspectives {
            rows(name, &view.ours, &view.exact, &mut table);
        }
        text += &table.text();
        text += "\n";
        let mut table =
            Table::new(&["in the agency’s memory", "repeats linked", "false links per 10,000 honest people"]);
        let ours = Some(&AtLimit {
            repeats: sighted(self.repeats),
            false_links_per_10000: self.false_links_per_10000,
            similarity: 0,
        });
        let others = self.baselines.iter().map(|(name, found)| (name.as_str(), found.as_ref()));
        for (name, found) in std::iter::once(("Bonafide", ours)).chain(others) {
            table.row(match found {
                Some(found) => {
                    vec![name.into(), rate(found.repeats).to_string(), format!("{:.2}", found.false_links_per_10000)]
                }
                None => vec![name.into(), "not run: see --peer".into(), String::new()],
            });
        }
        text + &table.text() + &format!("\n  {:.1} seconds\n", self.seconds)
    }
}

fn rows(name: &str, ours: &Tally, exact: &Tally, table: &mut Table) {
    let by_number = |s: &Sightings| [s.first, s.second, s.third, s.later];
    let numbers = ["first", "second", "third", "later"];
    let pairs = by_number(&ours.sightings).into_iter().zip(by_number(&exact.sightings));
    let repeats = ("all repeats", (ours.repeats, exact.repeats));
    for (number, (ours, exact)) in numbers.into_iter().zip(pairs).chain([repeats]) {
        table.row(vec![name.into(), number.into(), rate(ours).to_string(), rate(exact).to_string()]);
    }
    let in_group = |t: &Tally| Rate::new(t.repeats_in_group, t.repeats.fraudulent).to_string();
    table.row(vec![name.into(), "in the group".into(), in_group(ours), in_group(exact)]);
    let known = |t: &Tally| rate(t.recognised).to_string();
    table.row(vec![name.into(), "recognised, by any name".into(), known(ours), known(exact)]);
    let common = [
        ("that share nothing", ours.common.nothing, exact.common.nothing),
        ("that share one thing", ours.common.one, exact.common.one),
        ("that share several", ours.common.several, exact.common.several),
    ];
    for (what, ours, exact) in common {
        table.row(vec![name.into(), what.into(), rate(ours).to_string(), rate(exact).to_string()]);
    }
    let links = |t: &Tally| {
        format!("{:.2} per 10,000: {} in {} people", per_10000(t.false_links, t.people), t.false_links, t.people)
    };
    table.row(vec![name.into(), "false links".into(), links(ours), links(exact)]);
}

/// As a rate with its interval.
pub fn rate(sighted: Sighted) -> Rate {
    Rate::new(sighted.linked, sighted.fraudulent)
}

fn sighted(rate: Rate) -> Sighted {
    Sighted { fraudulent: rate.of, linked: rate.count }
}
