//! Typed questions: what a recruiter can answer where the page cannot, one question a signal.

use super::Text;
use serde::Serialize;

/// A question with its closed list of answers.
#[derive(Debug, Serialize)]
pub struct Question {
    /// When it is asked.
    #[serde(rename = "stage")]
    pub when: When,
    /// The question.
    pub ask: Text,
    /// For what the device cannot look up itself: what to look up, and where.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub look_up: Option<Text>,
    /// Sentence for *Noticed* when the answer alone makes the signal fire, where the signal's own
    /// sentence is about words of the page; `{0}` stands for the answer's words.
    #[serde(skip)]
    pub noticed: Option<Text>,
    /// The answers.
    pub answers: &'static [Reply],
}

/// One answer to a question.
#[derive(Debug, PartialEq, Eq, Serialize)]
pub struct Reply {
    /// `yes`, `no`, `partly`, `unknown`, or a name of its own.
    pub id: &'static str,
    /// Its words.
    pub words: Text,
    /// What follows from it.
    pub effect: Effect,
}

/// What an answer does.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Effect {
    /// The signal fires.
    Fires,
    /// The signal fires, in its weaker case.
    Lesser,
    /// Asked, and nothing: what the page shows stands.
    Silent,
    /// Looked at and settled: what the page shows is answered too.
    Clears,
    /// Not known: as if nobody had answered.
    Unasked,
}

/// The stage at which a question is asked, in the order of a hiring process.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum When {
    /// On reading the application.
    Application,
    /// On talking to referees and former employers.
    Reference,
    /// In interviews.
    Interview,
    /// Before and with the offer.
    Offer,
    /// In the first weeks: identity, delivery of devices, accounts.
    Onboarding,
    /// Later.
    AfterHire,
}

impl When {
    /// Every stage, in order.
    pub const ALL: [When; 6] =
        [When::Application, When::Reference, When::Interview, When::Offer, When::Onboarding, When::AfterHire];
}

impl Question {
    /// The answer of that identifier. `unknown` is an answer to every question.
    pub fn reply(&self, id: &str) -> Option<&'static Reply> {
        self.answers.iter().find(|reply| reply.id == id).or((id == UNKNOWN.id).then_some(&UNKNOWN))
    }
}

/// The answer of whoever does not know.
static UNKNOWN: Reply = Reply { id: "unknown", words: super::NOT_KNOWN, effect: Effect::Unasked };
