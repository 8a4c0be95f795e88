//! From single signals to one assessment: groups, caps, tiers, coverage.
//!
//! The shown parts are the computation: whole hundredths of log10 likelihood ratios, ordered
//! lists, no floating point, so that a case can be replayed on any machine to the same bytes.

use crate::signal::{Evidence, FieldName, Group, Signal};
use crate::candidate::State;
use serde::Serialize;

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
    /// Hundredths that it brings; 0 in the nursery.
    pub weight: i32,
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
    /// What does not hold together, heaviest first.
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
