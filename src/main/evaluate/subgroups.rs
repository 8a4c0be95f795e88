//! How often something is raised on honest people, subgroup by subgroup.
//!
//! A group may not exceed another of its kind by more than a quarter. Where the intervals of the two
//! leave that open, there are too few people to tell, and it says so.

use super::rate::{Rate, percent};
use super::seen::{RAISED, Seen};
use super::table::Table;
use bonafide::candidate::date::End;
use bonafide::candidate::{Candidate, Position};
use bonafide::site::Reading;
use serde::Serialize;
use std::collections::BTreeMap;

/// Kind of group, and group.
pub type Member = (String, String);

/// Months without an entry from which on somebody is called back after a gap.
const GAP: i32 = 12;

/// The groups of a person: those that the input names, and those that the career shows.
pub fn of(reading: &Reading, named: &BTreeMap<String, String>) -> Vec<Member> {
    let shown = [("length of career", length(&reading.candidate)), ("gap", gap(&reading.candidate))];
    let shown = shown.into_iter().map(|(kind, group)| (kind.to_owned(), group.to_owned()));
    named.iter().map(|(kind, group)| (kind.clone(), group.clone())).chain(shown).collect()
}

/// Entries with both ends, as months, by their start; "present" is open.
fn spans(c: &Candidate) -> Vec<(i32, i32)> {
    let mut spans: Vec<(i32, i32)> = c.positions.items.iter().filter_map(span).collect();
    spans.sort_unstable();
    spans
}

fn span(position: &Position) -> Option<(i32, i32)> {
    let start = position.start.as_ref()?.value.earliest();
    let end = match position.end.as_ref()?.value {
        End::Present => i32::MAX,
        End::At(month) => month.latest(),
    };
    (start <= end).then_some((start, end))
}

/// Years from the first dated entry to the start of the last.
fn length(c: &Candidate) -> &'static str {
    let spans = spans(c);
    let (Some(first), Some(last)) = (spans.first(), spans.last()) else { return "no dated entry" };
    match (last.0 - first.0) / 12 {
        ..5 => "begun within 5 years",
        5..10 => "5 to 9 years",
        10..20 => "10 to 19 years",
        _ => "20 years and more",
    }
}

/// Whether a year or more lies between two entries.
fn gap(c: &Candidate) -> &'static str {
    let spans = spans(c);
    let Some(first) = spans.first() else { return "no dated entry" };
    let mut reached = first.1;
    for &(start, end) in &spans[1..] {
        if start.saturating_sub(reached) > GAP {
            return "back after a gap of a year";
        }
        reached = reached.max(end);
    }
    "no gap of a year"
}

/// People so far.
#[derive(Default)]
pub struct Subgroups {
    kinds: BTreeMap<String, BTreeMap<String, [Rate; 2]>>,
}

/// Groups of one kind.
#[derive(Serialize)]
pub struct Dimension {
    kind: String,
    groups: Vec<Group>,
    /// Whether no group's rate exceeds another's by more than a quarter.
    line: &'static str,
}

/// One group.
#[derive(Serialize)]
pub struct Group {
    group: String,
    worth_a_question_or_above: Rate,
    verify_or_above: Rate,
    /// Against the group of the lowest rate.
    reads: &'static str,
}

impl Subgroups {
    /// Counts a person in each of the groups.
    pub fn add(&mut self, groups: &[Member], seen: &Seen) {
        for (kind, group) in groups {
            let rates = self.kinds.entry(kind.clone()).or_default().entry(group.clone()).or_default();
            rates[0].add(seen.tier >= RAISED[0]);
            rates[1].add(seen.tier >= RAISED[1]);
        }
    }

    /// Every kind, with its groups in order of their names.
    pub fn dimensions(&self) -> Vec<Dimension> {
        let each = self.kinds.iter().map(|(kind, groups)| (kind.clone(), groups_of(groups)));
        each.map(|(kind, groups)| Dimension { line: line(&groups), kind, groups }).collect()
    }
}

fn groups_of(groups: &BTreeMap<String, [Rate; 2]>) -> Vec<Group> {
    let all: Vec<Rate> = groups.values().map(|rates| rates[0]).collect();
    let one = |(group, &[raised, verify]): (&String, &[Rate; 2])| Group {
        group: group.clone(),
        worth_a_question_or_above: raised,
        verify_or_above: verify,
        reads: reads(raised, &all),
    };
    groups.iter().map(one).collect()
}

/// How a rate stands to the others of its kind.
pub fn reads(rate: Rate, others: &[Rate]) -> &'static str {
    let surely = |other: &Rate| rate.interval().0 * 4 > other.interval().1 * 5;
    let seemingly = |other: &Rate| rate.share().unwrap_or(0) * 4 > other.share().unwrap_or(0) * 5;
    match others {
        others if others.iter().any(surely) => "exceeds",
        others if others.iter().any(seemingly) => "too few to tell",
        _ => "within a quarter",
    }
}

/// What the groups of one kind come to: the worst of them decides.
fn line(groups: &[Group]) -> &'static str {
    let reads = |words: &str| groups.iter().any(|group| group.reads == words);
    match () {
        () if reads("exceeds") => "does not hold",
        () if reads("too few to tell") => "too few to tell",
        () => "holds",
    }
}

impl Dimension {
    /// As a table.
    pub fn plain(&self) -> String {
        let mut table = Table::new(&[&self.kind, "worth a question or above", "verify or above", "reads"]);
        for group in &self.groups {
            let verify = group.verify_or_above.share().map(percent).unwrap_or_default();
            let raised = group.worth_a_question_or_above.to_string();
            table.row(vec![group.group.clone(), raised, verify, group.reads.to_owned()]);
        }
        let shares = || self.groups.iter().filter_map(|group| group.worth_a_question_or_above.share());
        let [least, most] = [shares().min(), shares().max()].map(|share| share.map(percent).unwrap_or_default());
        let line = format!("No rate exceeds another by more than a quarter: {} (from {least} to {most}).", self.line);
        format!("Honest people by {}\n{}  {line}\n", self.kind, table.text())
    }
}
