//! What the engine said of one input, as far as it is counted.

use bonafide::assess::{Assessment, Tier};
use bonafide::signal::Signal;

/// Tiers from which on something is raised, lowest first.
pub const RAISED: [Tier; 3] = [Tier::WorthAQuestion, Tier::VerifyBeforeTheNextStep, Tier::PauseAndInvolveSecurity];

/// Every tier, lowest first.
pub const TIERS: [Tier; 5] = [
    Tier::NotEnoughToSay,
    Tier::NothingFound,
    Tier::WorthAQuestion,
    Tier::VerifyBeforeTheNextStep,
    Tier::PauseAndInvolveSecurity,
];

/// What was said.
#[derive(Debug, Clone)]
pub struct Seen {
    /// The next step.
    pub tier: Tier,
    /// What fired, with its weight; the nursery and what speaks for the candidate too.
    pub fired: Vec<(&'static Signal, i32)>,
    /// What could not be looked for.
    pub unasked: Vec<&'static str>,
}

impl From<&Assessment> for Seen {
    fn from(assessment: &Assessment) -> Seen {
        let findings = assessment.findings.iter().chain(&assessment.for_candidate);
        Seen {
            tier: assessment.tier,
            fired: findings.map(|finding| (finding.signal, finding.weight)).collect(),
            unasked: assessment.unasked.iter().map(|unasked| unasked.signal).collect(),
        }
    }
}

impl Seen {
    /// True when that signal fired.
    pub fn has(&self, id: &str) -> bool {
        self.fired.iter().any(|(signal, _)| signal.id == id)
    }

    /// What fired and weighs.
    pub fn weighing(&self) -> impl Iterator<Item = (&'static Signal, i32)> + '_ {
        self.fired.iter().copied().filter(|(_, weight)| *weight != 0)
    }
}

/// The tier as it is written in records.
pub fn name(tier: Tier) -> &'static str {
    match tier {
        Tier::NotEnoughToSay => "not enough to say",
        Tier::NothingFound => "nothing found",
        Tier::WorthAQuestion => "worth a question",
        Tier::VerifyBeforeTheNextStep => "verify before the next step",
        Tier::PauseAndInvolveSecurity => "pause and involve security",
    }
}
