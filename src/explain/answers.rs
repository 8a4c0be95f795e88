//! Answers of people in words: what was answered, what an answer settled, and what one could change.

use super::{quote, words};
use crate::assess::{Assessment, Change, Settled};
use crate::signal::Text;
use crate::signal::observation::Observation;
use crate::signal::question::{Question, Reply, When};
use crate::signal::{Signal, by_id, catalogue};
use serde::Serialize;

/// A finding that an answer settled.
#[derive(Debug, Clone, Serialize)]
pub struct SettledRow {
    /// Signal.
    pub signal: &'static str,
    /// Its heading.
    pub title: &'static str,
    /// "Answered: “…”. It weighs nothing any more."
    pub words: String,
}

/// What somebody answered.
#[derive(Debug, Clone, Serialize)]
pub struct AnswerRow {
    /// Signal, as the observation names it.
    pub signal: String,
    /// The question, or that this version does not know it.
    pub ask: String,
    /// The answer.
    pub answer: String,
    /// "On 2026-11-20, seen by 2 people".
    pub details: String,
    /// The note.
    pub note: Option<String>,
    /// False for a question or an answer that this version does not know: kept, and not counted.
    pub known: bool,
}

/// One missing answer that would change the tier.
#[derive(Debug, Clone, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct ChangeRow {
    /// Signal.
    pub signal: &'static str,
    /// The question, or the signal's heading where the page would answer.
    pub ask: &'static str,
    /// What to look up, and where.
    pub look_up: Option<&'static str>,
    /// "The answer “Yes” would raise this to “Verify before the next step”."
    pub words: String,
    /// True for a question, which the panel can ask.
    pub question: bool,
}

/// The questions of one stage, to be asked of every candidate alike.
#[derive(Debug, Clone, Serialize)]
pub struct StageRow {
    /// Stage as an identifier (`interview`).
    pub stage: When,
    /// The stage in words.
    pub words: &'static str,
    /// Its questions, by identifier of the signal.
    pub questions: Vec<QuestionRow>,
}

/// A question to draw.
#[derive(Debug, Clone, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct QuestionRow {
    /// Signal, for the observation.
    pub signal: &'static str,
    /// The question.
    pub ask: &'static str,
    /// What to look up, and where.
    pub look_up: Option<&'static str>,
    /// Why it is asked.
    pub why: &'static str,
    /// The guard that keeps it fair, where it has one.
    pub guard: Option<&'static str>,
    /// Two people should have seen it before anything follows.
    pub two_people: bool,
    /// The answers, with identifiers for the observation.
    pub answers: &'static [Reply],
}

/// Every question, by stage.
pub fn questions() -> Vec<StageRow> {
    let of = |stage: When| {
        let asked = catalogue().iter().filter_map(|s| Some((s, s.question.as_ref().filter(|q| q.when == stage)?)));
        asked.map(|(signal, question)| row(signal, question)).collect()
    };
    When::ALL.map(|stage| StageRow { stage, words: words::when(stage), questions: of(stage) }).into()
}

fn row(signal: &'static Signal, question: &'static Question) -> QuestionRow {
    QuestionRow {
        signal: signal.id,
        ask: question.ask.as_str(),
        look_up: question.look_up.map(Text::as_str),
        why: signal.why.as_str(),
        guard: signal.fairness.as_str().strip_prefix("restricted:").map(str::trim),
        two_people: signal.conclusive,
        answers: question.answers,
    }
}

pub(super) fn settled(settled: &Settled) -> SettledRow {
    let answer = quote::shown(&settled.answer.quote, quote::SHORT);
    let words = format!("The page shows it, and it was answered: “{answer}”. It weighs nothing any more.");
    SettledRow { signal: settled.signal.id, title: settled.signal.title.as_str(), words }
}

pub(super) fn answer(observation: &Observation) -> AnswerRow {
    let known = observation.reply();
    let ask = known.and_then(|(signal, _)| signal.question.as_ref()).map(|question| question.ask.as_str());
    AnswerRow {
        signal: quote::shown(&observation.signal, quote::SHORT),
        ask: ask.unwrap_or("This version does not know the question. The answer is kept and not counted.").to_owned(),
        answer: quote::shown(known.map_or(&observation.answer, |(_, reply)| reply.words.as_str()), quote::SHORT),
        details: details(observation),
        note: observation.note.as_deref().map(|note| quote::shown(note, quote::LONG)),
        known: known.is_some(),
    }
}

fn details(observation: &Observation) -> String {
    let people = match observation.confirmed_by {
        1 => "seen by one person".to_owned(),
        more => format!("seen by {more} people"),
    };
    observation.on.map_or_else(|| people.clone(), |day| format!("on {day}, {people}"))
}

pub(super) fn change(change: &Change, assessment: &Assessment) -> Option<ChangeRow> {
    let signal = by_id(change.signal)?;
    let question = signal.question.as_ref().filter(|_| change.answer.is_some());
    Some(ChangeRow {
        signal: signal.id,
        ask: question.map_or(signal.title, |question| question.ask).as_str(),
        look_up: question.and_then(|question| question.look_up).map(Text::as_str),
        words: sentence(change, signal, assessment),
        question: question.is_some(),
    })
}

/// "The answer “…” would raise this to “Worth a question”."
fn sentence(change: &Change, signal: &Signal, assessment: &Assessment) -> String {
    let way = words::direction(change.direction);
    let (to, _) = words::tier(change.to, !assessment.findings.is_empty());
    let reply = change.answer.and_then(|id| signal.question.as_ref()?.reply(id));
    match reply {
        Some(reply) => format!("The answer “{}” would {way} this to “{to}”.", reply.words),
        None => {
            let fields: Vec<_> = change.missing.iter().map(|&field| words::field(field)).collect();
            format!(
                "Not looked for, because it is missing: {}. Found, it would {way} this to “{to}”.",
                fields.join(", ")
            )
        }
    }
}
