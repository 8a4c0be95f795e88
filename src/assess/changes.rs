//! What would change this: every answer that nobody gave and every signal that could not be looked
//! for is tried out, one at a time, and the tier is reckoned again as it is reckoned in earnest.

use super::groups::Tally;
use super::tier::{Grounds, tier};
use super::{Assessment, Part, Tier, answered};
use crate::World;
use crate::candidate::fold::table;
use crate::signal::question::{Effect, Question, When};
use crate::signal::{FieldName, Signal, Stage};
use serde::Serialize;

/// Most changes of one direction that are named.
const MOST: usize = 5;

/// One missing answer that would change the tier.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Change {
    /// The signal.
    pub signal: &'static str,
    /// What is missing: an answer, or fields of the page.
    pub missing: Vec<FieldName>,
    /// The answer that would do it.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub answer: Option<&'static str>,
    /// Whether the tier would rise or fall.
    pub direction: Direction,
    /// The tier that it would come to.
    pub to: Tier,
    /// The total that it would come to.
    pub total: i32,
}

/// Which way.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Direction {
    /// To a further step.
    Raises,
    /// To a lesser step.
    Lowers,
}

/// Single answers that would change the tier, those that change it most first; as many of each
/// direction, so that what speaks for the candidate is not crowded out.
pub(super) fn changes(
    catalogue: &'static [Signal],
    assessment: &Assessment,
    world: &World,
    enough: bool,
) -> Vec<Change> {
    let now: Vec<Part> = assessment.findings.iter().chain(&assessment.for_candidate).map(|f| f.part()).collect();
    let tried = Trial { now: &now, assessment, world, enough, stage: stage(catalogue, world) };
    let all: Vec<Change> = catalogue.iter().flat_map(|signal| tried.changes(signal)).collect();
    [Direction::Raises, Direction::Lowers].into_iter().flat_map(|way| tried.most(&all, way)).collect()
}

struct Trial<'a> {
    now: &'a [Part],
    assessment: &'a Assessment,
    world: &'a World,
    enough: bool,
    stage: When,
}

/// The latest stage at which something was answered; an interview, when nothing was.
fn stage(catalogue: &[Signal], world: &World) -> When {
    let answered = catalogue.iter().filter(|signal| answered::answer(signal, world).is_some());
    answered.filter_map(|signal| Some(signal.question.as_ref()?.when)).fold(When::Interview, When::max)
}

impl Trial<'_> {
    /// The most consequential of one direction.
    fn most(&self, all: &[Change], direction: Direction) -> Vec<Change> {
        let mut found: Vec<Change> = all.iter().filter(|c| c.direction == direction).cloned().collect();
        let before = (self.assessment.tier, self.assessment.total());
        let far = |c: &Change| (c.to.distance(before.0), c.total.abs_diff(before.1));
        table::sort(&mut found, &|a: &Change, b: &Change| far(b).cmp(&far(a)).then(a.signal.cmp(b.signal)));
        found.truncate(MOST);
        found
    }

    /// The furthest change of each direction that one signal could bring.
    fn changes(&self, signal: &'static Signal) -> Vec<Change> {
        if signal.stage == Stage::Nursery {
            return Vec::new();
        }
        let trials = match signal.question.as_ref().filter(|_| !self.is_answered(signal)) {
            Some(question) if self.is_near(signal, question) => self.by_answer(signal, question),
            Some(_) => Vec::new(),
            None => self.by_page(signal).into_iter().collect(),
        };
        let up = trials.iter().filter(|c| c.direction == Direction::Raises).max_by_key(|c| (c.to, c.total));
        let down = trials.iter().filter(|c| c.direction == Direction::Lowers).min_by_key(|c| (c.to, c.total));
        up.into_iter().chain(down).cloned().collect()
    }

    /// True when the question can be asked by now: what is asked of people who work here is no advice on an
    /// application. What speaks for the candidate can be offered at any time.
    fn is_near(&self, signal: &Signal, question: &Question) -> bool {
        signal.weight < 0 || question.when <= self.stage
    }

    fn is_answered(&self, signal: &Signal) -> bool {
        answered::answer(signal, self.world).is_some_and(|(_, reply)| reply.effect != Effect::Unasked)
    }

    fn by_answer(&self, signal: &'static Signal, question: &Question) -> Vec<Change> {
        let change = |reply: &crate::signal::question::Reply| {
            let part = match reply.effect {
                Effect::Fires => Some(Part { confirmed_by: 1, ..Part::of(signal, false) }),
                Effect::Lesser => Some(Part { confirmed_by: 1, ..Part::of(signal, true) }),
                Effect::Clears => None,
                Effect::Silent | Effect::Unasked => return None,
            };
            let change = self.with(signal, part)?;
            Some(Change { answer: Some(reply.id), missing: vec![FieldName::Observations], ..change })
        };
        question.answers.iter().filter_map(change).collect()
    }

    /// A signal that could not be looked for, if it could and were there.
    fn by_page(&self, signal: &'static Signal) -> Option<Change> {
        let unasked = self.assessment.unasked.iter().find(|u| u.signal == signal.id)?;
        Some(Change { missing: unasked.missing.clone(), ..self.with(signal, Some(Part::of(signal, false)))? })
    }

    /// The tier with that part in the place of what the signal says now.
    fn with(&self, signal: &'static Signal, part: Option<Part>) -> Option<Change> {
        let others = self.now.iter().copied().filter(|p| p.signal.id != signal.id);
        let parts = others.chain(part);
        let to = tier(&Grounds::of(parts.clone(), self.enough));
        let direction = match to.cmp(&self.assessment.tier) {
            std::cmp::Ordering::Greater => Direction::Raises,
            std::cmp::Ordering::Less => Direction::Lowers,
            std::cmp::Ordering::Equal => return None,
        };
        let total = Tally::of(parts).total();
        Some(Change { signal: signal.id, missing: Vec::new(), answer: None, direction, to, total })
    }
}

impl Tier {
    /// Steps between two tiers.
    fn distance(self, other: Tier) -> u8 {
        (self as u8).abs_diff(other as u8)
    }
}
