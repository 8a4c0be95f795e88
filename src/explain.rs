//! Words for the overlay, the panel and the spot check: an [`Assessment`](crate::assess::Assessment) as plain values to draw.

mod answers;
mod compared;
#[cfg(feature = "memory")]
mod memory;
mod quote;
mod sum;
#[cfg(test)]
mod tests;
mod words;

use crate::assess::{Assessment, Finding, Tier};
use crate::candidate::{Candidate, Kind, Place, State};
use crate::signal::{self, Concern, Evidence, FieldName, Source};
use crate::site::Reading;
use serde::Serialize;

pub use answers::{AnswerRow, ChangeRow, QuestionRow, SettledRow, StageRow, questions};
pub use compared::{Side, Table, TableRow};
#[cfg(feature = "memory")]
pub use memory::{LinkRow, Remembered, SharedRow, remembered};
pub use sum::{GroupRow, PartRow, Weighing};

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
    /// About what was sent, not about who sent it: it moves no tier.
    pub notices: Vec<Card>,
    /// What the page shows and an answer settled.
    pub settled: Vec<SettledRow>,
    /// What was answered.
    pub answers: Vec<AnswerRow>,
    /// Single missing answers that would change the tier, the most consequential first.
    pub changes: Vec<ChangeRow>,
    /// The page and the files side by side.
    pub comparisons: Vec<Table>,
    /// The parts of the sum.
    pub weighing: Weighing,
    /// What is remembered that concerns this candidate; nothing when nobody asked the memory. In the browser the
    /// module that remembers makes these words, not the engine.
    #[cfg(feature = "memory")]
    pub memory: Option<Remembered>,
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
    /// True when a person's answer is part of it.
    pub answered: bool,
    /// Sources.
    pub sources: &'static [Source],
}

/// The exact words and where they stand.
#[derive(Debug, Clone, Serialize)]
pub struct Quote {
    /// Field in words: "E-mail".
    pub field: &'static str,
    /// The exact words, to be found again on the page.
    pub quote: String,
    /// The words to draw: shortened when long, and without characters that turn the text around.
    pub shown: String,
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
    /// "Security notice".
    pub notices: &'static str,
    /// "Settled by an answer".
    pub settled: &'static str,
    /// "What was answered".
    pub answers: &'static str,
    /// "What would change this".
    pub changes: &'static str,
    /// "Side by side".
    pub comparisons: &'static str,
    /// "Weight of evidence".
    pub weighing: &'static str,
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

/// Most bytes of exact words that are sent to be found again: the beginning finds the place as well.
const MOST: usize = 2_000;

/// Everything that is drawn for one page.
pub fn view(reading: &Reading, assessment: &Assessment) -> View {
    let candidate = &reading.candidate;
    let (nursery, settled): (Vec<_>, Vec<_>) = assessment.findings.iter().partition(|f| is_nursery(f));
    let (nursery_for, settled_for): (Vec<_>, Vec<_>) = assessment.for_candidate.iter().partition(|f| is_nursery(f));
    let (tier_words, tier_meaning) = words::tier(assessment.tier, !settled.is_empty());
    let (notices, settled): (Vec<_>, Vec<_>) = settled.into_iter().partition(|f| f.signal.concern == Concern::Security);
    View {
        kind: words::kind(candidate.kind),
        identity: candidate.identity.clone(),
        name: candidate.name.value().map(|name| quote::shown(name, quote::SHORT)),
        tier: words::tier_id(assessment.tier),
        tier_words,
        tier_meaning,
        mark: mark(candidate.kind, tier_words, settled.len(), !notices.is_empty()),
        findings: cards(settled),
        for_candidate: cards(settled_for),
        nursery: cards(nursery.into_iter().chain(nursery_for)),
        notices: cards(notices),
        settled: assessment.settled.iter().map(answers::settled).collect(),
        answers: assessment.observations.iter().map(answers::answer).collect(),
        changes: assessment.changes.iter().filter_map(|change| answers::change(change, assessment)).collect(),
        comparisons: compared::tables(assessment),
        weighing: sum::weighing(assessment),
        #[cfg(feature = "memory")]
        memory: None,
        read: read(candidate, assessment),
        not_read: not_read(assessment),
        notes: notes(reading, assessment),
        words: words::FRAME,
    }
}

fn is_nursery(finding: &Finding) -> bool {
    finding.weight == 0
}

/// "Worth a question · 2 findings · security notice".
fn mark(kind: Kind, tier: &str, findings: usize, notice: bool) -> String {
    let number = match findings {
        0 => None,
        1 => Some("1 finding".to_owned()),
        more => Some(format!("{more} findings")),
    };
    let notice = notice.then(|| "security notice".to_owned());
    match kind {
        Kind::Candidate => {
            [Some(tier.to_owned()), number, notice].into_iter().flatten().collect::<Vec<_>>().join(" · ")
        }
        _ => String::new(),
    }
}

fn cards<'a>(findings: impl IntoIterator<Item = &'a Finding>) -> Vec<Card> {
    findings.into_iter().map(card).collect()
}

fn card(finding: &Finding) -> Card {
    let signal = finding.signal;
    Card {
        signal: signal.id,
        title: signal.title.as_str(),
        noticed: noticed(sentence(finding), &finding.evidence),
        why: signal.why.as_str(),
        innocent: signal.innocent.iter().map(|words| words.as_str()).collect(),
        base_rate: signal.base_rate.as_str(),
        settle: signal.settle.as_str(),
        strength: words::strength(finding),
        // What a list of ours says is in the sentence; it cannot be shown on the page.
        evidence: finding.evidence.iter().filter(|e| !e.is_listed()).map(quote).collect(),
        answered: finding.evidence.iter().any(Evidence::is_observed),
        sources: signal.sources,
    }
}

fn quote(evidence: &Evidence) -> Quote {
    Quote {
        field: words::field(evidence.field),
        quote: crate::page::clip(&evidence.quote, MOST).to_owned(),
        shown: quote::shown(&evidence.quote, quote::LONG),
        place: evidence.place.clone(),
    }
}

/// The signal's own sentence, or the question's where there is nothing but an answer.
fn sentence(finding: &Finding) -> &'static str {
    let answered = finding.evidence.first().is_some_and(Evidence::is_observed);
    let question = finding.signal.question.as_ref().filter(|_| answered);
    question.and_then(|q| q.noticed).unwrap_or(finding.signal.noticed).as_str()
}

/// The sentence with its quotes. A quote is put in once and never read for placeholders itself.
fn noticed(sentence: &str, evidence: &[Evidence]) -> String {
    let mut parts = sentence.split('{');
    let mut out = parts.next().unwrap_or_default().to_owned();
    for part in parts {
        let (number, rest) = part.split_once('}').unwrap_or((part, ""));
        let words = number.parse().ok().and_then(|n: usize| evidence.get(n));
        out.push_str(&words.map_or_else(|| "…".to_owned(), |e| quote::shown(&e.quote, quote::SHORT)));
        out.push_str(rest);
    }
    out
}

/// "Positions (4, more exist)".
fn read(candidate: &Candidate, assessment: &Assessment) -> Vec<String> {
    let fields = assessment.coverage.fields.iter();
    let read = fields.filter(|(_, state)| matches!(state, State::Read | State::Contradicted));
    read.map(|&(field, state)| {
        let more = assessment.coverage.is_partial(field);
        let mut details = Vec::new();
        details.extend(count(candidate, field).map(|n| n.to_string()));
        details.extend(more.then(|| "more exist".to_owned()));
        details.extend((state == State::Contradicted).then(|| "the page says two things".to_owned()));
        let name = words::field(field);
        if details.is_empty() { name.to_owned() } else { format!("{name} ({})", details.join(", ")) }
    })
    .collect()
}

/// Number of items of a field that is a list.
fn count(c: &Candidate, field: FieldName) -> Option<usize> {
    Some(match field {
        FieldName::OtherNames => c.other_names.items.len(),
        FieldName::Emails => c.emails.items.len(),
        FieldName::Phones => c.phones.items.len(),
        FieldName::Links => c.links.items.len(),
        FieldName::Positions => c.positions.items.len(),
        FieldName::Education => c.education.items.len(),
        FieldName::Skills => c.skills.items.len(),
        FieldName::Answers => c.answers.items.len(),
        FieldName::Referees => c.referees.items.len(),
        FieldName::Repositories => c.repositories.items.len(),
        FieldName::Texts => c.texts.items.len(),
        _ => return None,
    })
}

/// Fields that some signal asks for and that were not, or not wholly, read.
fn not_read(assessment: &Assessment) -> Vec<NotRead> {
    let coverage = &assessment.coverage;
    let wanted = |field: FieldName| signal::catalogue().iter().any(|s| s.asks.contains(&field));
    let why = |&(field, state): &(FieldName, State)| {
        let why = words::unread(state, coverage.is_partial(field))?;
        let expected = state != State::Absent || wanted(field);
        expected.then(|| NotRead { field: words::field(field), why })
    };
    coverage.fields.iter().filter_map(why).collect()
}

fn notes(reading: &Reading, assessment: &Assessment) -> Vec<String> {
    let coverage = &assessment.coverage;
    let mut notes = coverage.notes.clone();
    notes.extend(reading.candidate.partial.iter().filter_map(|flag| words::flag(flag)).map(str::to_owned));
    notes.push(words::chosen(&reading.chosen));
    if assessment.tier != Tier::NotEnoughToSay || coverage.asked > 0 {
        notes.push(format!("{} of {} signals could be looked for.", coverage.asked, coverage.of));
    }
    if coverage.answered > 0 {
        notes.push(format!("{} of {} questions were answered.", coverage.answered, coverage.questions));
    }
    notes
}
