//! The weight of evidence in words: the parts that are shown add up to the sum that the tier rests on.

use super::words;
use crate::assess::{Assessment, Finding, GroupSum, PAUSE, VERIFY};
use crate::signal::Concern;
use serde::Serialize;

/// Weight of evidence, in hundredths of log10 of a likelihood ratio: a weight of signs, not of a person.
#[derive(Debug, Clone, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Weighing {
    /// What the numbers are.
    pub meaning: &'static str,
    /// Signs that share a cause, heaviest first.
    pub groups: Vec<GroupRow>,
    /// What speaks for the candidate.
    pub for_candidate: Vec<PartRow>,
    /// The sum of the groups and of what speaks for the candidate.
    pub total: i32,
    /// The total in one sentence.
    pub total_words: String,
}

/// A group and its members.
#[derive(Debug, Clone, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct GroupRow {
    /// "Dates".
    pub name: &'static str,
    /// What it adds to the total.
    pub weight: i32,
    /// "Largest 71, half of the next 25, at most 178".
    pub reckoned: String,
    /// Its members; what they add is what the group adds.
    pub parts: Vec<PartRow>,
}

/// A finding in the sum.
#[derive(Debug, Clone, Serialize)]
pub struct PartRow {
    /// Signal.
    pub signal: &'static str,
    /// Its heading.
    pub title: &'static str,
    /// What it weighs by itself.
    pub weight: i32,
    /// What it adds.
    pub counted: i32,
}

/// The weighing of an assessment.
pub(super) fn weighing(assessment: &Assessment) -> Weighing {
    let total = assessment.total();
    Weighing {
        meaning: words::WEIGHT,
        groups: assessment.groups.iter().map(|group| row(assessment, group)).collect(),
        for_candidate: assessment.for_candidate.iter().filter(|f| f.weight != 0).map(part).collect(),
        total,
        total_words: total_words(total),
    }
}

fn row(assessment: &Assessment, group: &GroupSum) -> GroupRow {
    let member = |f: &&Finding| f.signal.group == group.group && f.signal.concern == Concern::Identity && f.weight > 0;
    GroupRow {
        name: words::group(group.group),
        weight: group.weight,
        reckoned: reckoned(group),
        parts: assessment.findings.iter().filter(member).map(part).collect(),
    }
}

fn part(finding: &Finding) -> PartRow {
    let signal = finding.signal;
    PartRow { signal: signal.id, title: signal.title.as_str(), weight: finding.weight, counted: finding.counted }
}

fn reckoned(group: &GroupSum) -> String {
    let next = match group.half_of_next {
        0 => String::new(),
        half => format!(", half of the next {half}"),
    };
    format!("Largest {}{next}, at most {}", group.largest, group.cap)
}

fn total_words(total: i32) -> String {
    format!(
        "{total} in all. From {VERIFY} on, in two groups or more, a check comes before the next step; from {PAUSE} on, confirmed by a person, it pauses."
    )
}
