//! Words for the overlay, the panel and the spot check: an [`Assessment`](crate::assess::Assessment) as plain values to draw.

use crate::candidate::Place;
use crate::signal::Source;
use serde::Serialize;

/// All that is drawn for one page. JavaScript adds no word to it.
#[derive(Debug, Clone, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct View {
    /// `candidate`, `list` or `not-candidate`: draw nothing unless it is the first.
    pub kind: &'static str,
    /// Identity on the site; evidence of another one is dropped.
    pub identity: Option<String>,
    /// The person's name as shown, for the panel's heading.
    pub name: Option<String>,
    /// Tier as an identifier (`worth-a-question`), for styling.
    pub tier: &'static str,
    /// Tier in words: "Worth a question".
    pub tier_words: &'static str,
    /// What the tier means, in one sentence.
    pub tier_meaning: &'static str,
    /// Words of the mark on the page: "Worth a question · 2 findings".
    pub mark: String,
    /// What was found.
    pub findings: Vec<Card>,
    /// What speaks for the candidate.
    pub for_candidate: Vec<Card>,
    /// Nursery: shown apart, weighs nothing.
    pub nursery: Vec<Card>,
    /// What was read: "Name", "Positions (4, more exist)".
    pub read: Vec<String>,
    /// What was not read, and why.
    pub not_read: Vec<NotRead>,
    /// Notes: layout changed, page cut off, which recipe read it.
    pub notes: Vec<String>,
    /// Words of the frame (headings, buttons), so that JavaScript holds none.
    pub words: Words,
}

/// A finding as a card of four parts.
#[derive(Debug, Clone, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Card {
    /// Signal.
    pub signal: &'static str,
    /// Heading.
    pub title: &'static str,
    /// Noticed.
    pub noticed: String,
    /// Why it may matter.
    pub why: &'static str,
    /// How honest people come to this.
    pub innocent: Vec<&'static str>,
    /// How often honest people show it.
    pub base_rate: &'static str,
    /// What settles it.
    pub settle: &'static str,
    /// Severity in words ("weak", "moderate", "strong") and where the weight comes from.
    pub strength: String,
    /// What was seen, with places.
    pub evidence: Vec<Quote>,
    /// Sources.
    pub sources: &'static [Source],
}

/// The exact words and where they stand.
#[derive(Debug, Clone, Serialize)]
pub struct Quote {
    /// Field in words: "E-mail".
    pub field: &'static str,
    /// Words.
    pub quote: String,
    /// Where.
    pub place: Place,
}

/// A field that was not read.
#[derive(Debug, Clone, Serialize)]
pub struct NotRead {
    /// Field in words.
    pub field: &'static str,
    /// Why, in words.
    pub why: &'static str,
}

/// Headings and buttons.
#[derive(Debug, Clone, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Words {
    /// "Noticed".
    pub noticed: &'static str,
    /// "Why it may matter".
    pub why: &'static str,
    /// "How honest people come to this".
    pub innocent: &'static str,
    /// "What settles it".
    pub settle: &'static str,
    /// "Sources".
    pub sources: &'static str,
    /// "Speaks for the candidate".
    pub for_candidate: &'static str,
    /// "Under observation: weighs nothing yet".
    pub nursery: &'static str,
    /// "What was read".
    pub read: &'static str,
    /// "What was not read".
    pub not_read: &'static str,
    /// "Show on the page".
    pub show: &'static str,
    /// "Close".
    pub close: &'static str,
    /// "Open in the side panel".
    pub panel: &'static str,
    /// "Nothing found never means verified. A person decides."
    pub footer: &'static str,
}
