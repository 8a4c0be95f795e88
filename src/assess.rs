//! From single signals to one assessment: groups, caps, tiers, coverage.
//!
//! The shown parts are the computation: whole hundredths of log10 likelihood ratios, ordered
//! lists, no floating point, so that a case can be replayed on any machine to the same bytes.

mod coverage;
mod groups;
#[cfg(test)]
pub(crate) mod tests;
mod tier;

use crate::World;
use crate::candidate::{Kind, State};
use crate::signal::{self, Concern, Evidence, FieldName, Group, Outcome, Signal, Stage};
use crate::site::Reading;
use serde::Serialize;

pub use tier::{MODERATE, STRONG, WEAK};

/// The next step that the evidence suggests. It names a step, never a person.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Tier {
    /// Too little was read.
    NotEnoughToSay,
    /// Nothing was found, which never means verified.
    NothingFound,
    /// One moderate or two weak groups.
    WorthAQuestion,
    /// Posterior of a fifth or more and two independent groups, or an exact match with a published list.
    VerifyBeforeTheNextStep,
    /// Three fifths or more, two groups, and a strong item that a person confirmed.
    PauseAndInvolveSecurity,
}

/// A signal that fired.
#[derive(Debug, Clone)]
pub struct Finding {
    /// Which.
    pub signal: &'static Signal,
    /// Hundredths that it weighs by itself; 0 in the nursery.
    pub weight: i32,
    /// Hundredths that it adds to the total, once its group has been summed and capped.
    pub counted: i32,
    /// The weaker case.
    pub lesser: bool,
    /// What was seen.
    pub evidence: Vec<Evidence>,
}

/// What a group adds to the sum.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct GroupSum {
    /// Which group.
    pub group: Group,
    /// Largest weight plus half the next, capped.
    pub weight: i32,
    /// The cap.
    pub cap: i32,
}

/// A signal that could not be looked for.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Unasked {
    /// Which.
    pub signal: &'static str,
    /// Fields that were missing.
    pub missing: Vec<FieldName>,
}

/// What was read of the page.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize)]
pub struct Coverage {
    /// Signals that could be looked for.
    pub asked: usize,
    /// Signals of the catalogue.
    pub of: usize,
    /// Every field with its state.
    pub fields: Vec<(FieldName, State)>,
    /// Sections of which the page shows only part.
    pub partial: Vec<String>,
    /// What went wrong or was cut off, in words.
    pub notes: Vec<String>,
}

/// What can be said of a candidate.
#[derive(Debug, Clone)]
pub struct Assessment {
    /// Next step.
    pub tier: Tier,
    /// What does not hold together, heaviest first; the nursery last.
    pub findings: Vec<Finding>,
    /// What speaks for the candidate, at equal weight.
    pub for_candidate: Vec<Finding>,
    /// The sum, group by group.
    pub groups: Vec<GroupSum>,
    /// Not looked for.
    pub unasked: Vec<Unasked>,
    /// What was read.
    pub coverage: Coverage,
}

impl Assessment {
    /// The sum that the tier rests on: the groups, less what speaks for the candidate.
    pub fn total(&self) -> i32 {
        let groups: i32 = self.groups.iter().map(|g| g.weight).sum();
        groups + self.for_candidate.iter().map(|f| f.counted).sum::<i32>()
    }
}

impl Coverage {
    /// True when the page shows only part of that field.
    pub fn is_partial(&self, field: FieldName) -> bool {
        self.partial.iter().any(|name| name == coverage::key(field))
    }
}

/// Looks at a reading with the whole catalogue.
pub fn assess(reading: &Reading, world: &World) -> Assessment {
    with(signal::catalogue(), reading, world)
}

/// Looks for one signal. What the page does not show whole is never read as scarce, and a signal
/// with nothing to look at is not asked.
pub fn look(signal: &Signal, reading: &Reading, world: &World) -> Outcome {
    let missing = coverage::missing(signal, reading);
    if missing.is_empty() { signal.detector.look(&reading.candidate, world) } else { Outcome::Unasked(missing) }
}

fn with(catalogue: &'static [Signal], reading: &Reading, world: &World) -> Assessment {
    if reading.candidate.kind != Kind::Candidate {
        return Assessment::nobody(catalogue, reading);
    }
    let mut findings = Vec::new();
    let mut unasked = Vec::new();
    for signal in catalogue {
        match look(signal, reading, world) {
            Outcome::Fires { evidence, lesser } => findings.push(Finding::new(signal, evidence, lesser)),
            Outcome::Silent => {}
            Outcome::Unasked(missing) => unasked.push(Unasked { signal: signal.id, missing }),
        }
    }
    let asked = catalogue.len() - unasked.len();
    weigh(findings, unasked, coverage::coverage(reading, asked, catalogue.len()), coverage::is_enough(reading, asked))
}

/// From what was found to the next step.
fn weigh(mut findings: Vec<Finding>, unasked: Vec<Unasked>, coverage: Coverage, enough: bool) -> Assessment {
    let groups = groups::sum(&mut findings);
    let (for_candidate, mut findings): (Vec<_>, Vec<_>) = findings.into_iter().partition(|f| f.signal.weight < 0);
    findings.sort_by(|a, b| b.weight.cmp(&a.weight).then(a.signal.id.cmp(b.signal.id)));
    let mut assessment = Assessment { tier: Tier::NotEnoughToSay, findings, for_candidate, groups, unasked, coverage };
    // Nobody can confirm anything yet: confirmations come with observations.
    assessment.tier = tier::tier(&tier::Grounds::of(&assessment, enough, &[]));
    assessment
}

impl Finding {
    fn new(signal: &'static Signal, evidence: Vec<Evidence>, lesser: bool) -> Finding {
        let full = signal.lesser.filter(|_| lesser).map_or(signal.weight, |(weight, _)| weight);
        let weight = if signal.stage == Stage::Nursery { 0 } else { full };
        Finding { signal, weight, counted: 0, lesser, evidence }
    }

    /// True when it is about who the person is, and weighs.
    fn is_about_identity(&self) -> bool {
        self.signal.concern == Concern::Identity && self.weight != 0
    }
}

impl Assessment {
    /// Of a page that shows no candidate, nothing is said.
    fn nobody(catalogue: &[Signal], reading: &Reading) -> Assessment {
        Assessment {
            tier: Tier::NotEnoughToSay,
            findings: Vec::new(),
            for_candidate: Vec::new(),
            groups: Vec::new(),
            unasked: Vec::new(),
            coverage: coverage::coverage(reading, 0, catalogue.len()),
        }
    }
}
