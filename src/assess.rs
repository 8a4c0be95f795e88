//! From single signals to one assessment: groups, caps, tiers, coverage.
//!
//! The shown parts are the computation: whole hundredths of log10 likelihood ratios, ordered
//! lists, no floating point, so that a case can be replayed on any machine to the same bytes.

mod answered;
mod changes;
mod coverage;
mod files;
mod groups;
mod sane;
#[cfg(test)]
pub(crate) mod tests;
mod tier;

use crate::World;
use crate::candidate::fold::table;
use crate::candidate::{Candidate, Kind, State};
use crate::compare::Comparison;
use crate::detect::Sight;
use crate::signal::observation::Observation;
use crate::signal::{self, Concern, Evidence, FieldName, Group, Outcome, Signal, Stage};
use crate::site::Reading;
use answered::Look;
use files::Filed;
use serde::Serialize;

pub use changes::{Change, Direction};
pub use tier::{MODERATE, PAUSE, PRIOR, STRONG, VERIFY, WEAK};

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
    /// People who confirmed it; none where only the page says so.
    pub confirmed_by: u32,
    /// What was seen.
    pub evidence: Vec<Evidence>,
}

/// What a group adds to the sum.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct GroupSum {
    /// Which group.
    pub group: Group,
    /// Its largest weight.
    pub largest: i32,
    /// Half of its next.
    pub half_of_next: i32,
    /// The most that it may weigh.
    pub cap: i32,
    /// What it weighs: the sum of the two, or the cap.
    pub weight: i32,
}

/// What the sum and the tier are made of: a finding without its evidence.
#[derive(Debug, Clone, Copy)]
struct Part {
    signal: &'static Signal,
    weight: i32,
    lesser: bool,
    confirmed_by: u32,
}

/// A signal that could not be looked for.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Unasked {
    /// Which.
    pub signal: &'static str,
    /// Fields that were missing.
    pub missing: Vec<FieldName>,
}

/// What the page shows and an answer settled: it weighs nothing any more.
#[derive(Debug, Clone)]
pub struct Settled {
    /// Which.
    pub signal: &'static Signal,
    /// The answer.
    pub answer: Evidence,
}

/// What was read of the page.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize)]
pub struct Coverage {
    /// Signals that could be looked for, of those that a page can show.
    pub asked: usize,
    /// Signals that a page can show.
    pub of: usize,
    /// Questions that were answered.
    pub answered: usize,
    /// Questions of the catalogue.
    pub questions: usize,
    /// Enough was read to say that nothing was found.
    pub enough: bool,
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
    /// Shown by the page, and settled by an answer.
    pub settled: Vec<Settled>,
    /// What was answered, by whomever.
    pub observations: Vec<Observation>,
    /// Single answers that would change the tier, the most consequential first.
    pub changes: Vec<Change>,
    /// The page and the files side by side.
    pub comparisons: Vec<Comparison>,
    /// What was read.
    pub coverage: Coverage,
}

impl Assessment {
    /// The sum that the tier rests on: the groups, less what speaks for the candidate.
    pub fn total(&self) -> i32 {
        self.against() + self.in_favour()
    }

    /// The sum of the groups.
    pub fn against(&self) -> i32 {
        self.groups.iter().map(|g| g.weight).sum()
    }

    /// The sum of what speaks for the candidate; not above 0.
    pub fn in_favour(&self) -> i32 {
        self.for_candidate.iter().map(|f| f.counted).sum()
    }

    /// Observations of a signal, or with an answer, that this version does not know.
    pub fn unknown(&self) -> impl Iterator<Item = &Observation> {
        self.observations.iter().filter(|o| o.reply().is_none())
    }
}

impl Unasked {
    /// True when what was handed in could have shown it.
    pub fn is_of_page(&self) -> bool {
        let waits_for = signal::by_id(self.signal).and_then(|signal| signal.detector.waits_for());
        waits_for.is_none_or(|input| !self.missing.contains(&input))
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

/// Looks for one signal, on the page and among the answers. What the page does not show whole is
/// never read as scarce, and a signal with nothing to look at is not asked.
pub fn look(signal: &Signal, reading: &Reading, world: &World) -> Outcome {
    let sane = sane::sane(reading, world.today).0;
    let filed = Filed::read(&sane, world);
    let persons = filed.persons(&sane);
    look_at(signal, &Papers::of(&sane, &filed, &persons, world), world).outcome
}

/// All that is looked at of one candidate: the page, and the résumés beside it.
struct Papers<'a> {
    page: (&'a Reading, Sight<'a>),
    resumes: Vec<(&'a Reading, Sight<'a>)>,
}

impl<'a> Papers<'a> {
    fn of(reading: &'a Reading, filed: &'a Filed, persons: &'a [&'a Candidate], world: &'a World) -> Papers<'a> {
        let page = Sight::new(&reading.candidate, world.today).with_memory(world.recollection.as_ref());
        let resume = |of: &'a Reading| (of, Sight::new(&of.candidate, world.today).with_files(&[], persons, &[]));
        Papers {
            page: (reading, page.with_files(&world.files, persons, &filed.comparisons)),
            resumes: filed.resumes(reading).map(resume).collect(),
        }
    }
}

fn look_at(signal: &Signal, papers: &Papers<'_>, world: &World) -> Look {
    let (reading, sight) = &papers.page;
    let page = look_at_page(signal, reading, sight, world);
    let seen = match signal.detector.waits_for() {
        Some(_) => page,
        None => papers
            .resumes
            .iter()
            .fold(page, |seen, (resume, sight)| stronger(seen, look_at_page(signal, resume, sight, world))),
    };
    match answered::answer(signal, world) {
        Some((observation, reply)) => Look::answered(seen, observation, reply),
        None => Look::page(seen),
    }
}

/// The page's word, unless the résumé says more.
fn stronger(page: Outcome, resume: Outcome) -> Outcome {
    use Outcome::{Fires, Silent, Unasked};
    let says_more = match (&page, &resume) {
        (Fires { lesser, .. }, Fires { lesser: of_resume, .. }) => *lesser && !of_resume,
        (_, Fires { .. }) | (Unasked(_), Silent) => true,
        _ => false,
    };
    if says_more { resume } else { page }
}

fn look_at_page(signal: &Signal, reading: &Reading, sight: &Sight<'_>, world: &World) -> Outcome {
    if signal.detector.waits_for().is_some() {
        return signal.detector.look(sight);
    }
    let missing = coverage::missing(signal, reading, world);
    if missing.is_empty() { signal.detector.look(sight) } else { Outcome::Unasked(missing) }
}

fn with(catalogue: &'static [Signal], reading: &Reading, world: &World) -> Assessment {
    if reading.candidate.kind != Kind::Candidate {
        return Assessment::nobody(catalogue, reading, world);
    }
    let (sane, odd) = sane::sane(reading, world.today);
    let filed = Filed::read(&sane, world);
    let persons = filed.persons(&sane);
    let papers = Papers::of(&sane, &filed, &persons, world);
    let mut found = Found::default();
    for signal in catalogue {
        found.take(signal, look_at(signal, &papers, world));
    }
    let coverage = coverage::coverage(reading, coverage::counts(catalogue, &found.unasked, world));
    let enough = coverage::is_enough(reading, coverage.asked);
    let mut assessment = weigh(found, Coverage { enough, ..coverage });
    assessment.coverage.notes.extend(sane::note(odd, world.today));
    assessment.changes = changes::changes(catalogue, &assessment, world, enough);
    assessment.observations.clone_from(&world.observations);
    assessment.comparisons = filed.comparisons;
    assessment
}

/// What looking with the whole catalogue brought.
#[derive(Default)]
struct Found {
    findings: Vec<Finding>,
    unasked: Vec<Unasked>,
    settled: Vec<Settled>,
}

impl Found {
    fn take(&mut self, signal: &'static Signal, look: Look) {
        self.settled.extend(look.settled.map(|answer| Settled { signal, answer }));
        match look.outcome {
            Outcome::Fires { evidence, lesser } => {
                let confirmed_by = look.confirmed_by;
                self.findings.push(Finding { confirmed_by, ..Finding::new(signal, evidence, lesser) });
            }
            Outcome::Silent => {}
            Outcome::Unasked(missing) => self.unasked.push(Unasked { signal: signal.id, missing }),
        }
    }
}

/// From what was found to the next step.
fn weigh(found: Found, coverage: Coverage) -> Assessment {
    let Found { mut findings, unasked, settled } = found;
    let groups = groups::sum(&mut findings);
    let tier = tier::tier(&tier::Grounds::of(findings.iter().map(Finding::part), coverage.enough));
    let (for_candidate, mut findings): (Vec<_>, Vec<_>) = findings.into_iter().partition(|f| f.signal.weight < 0);
    table::sort(&mut findings, &Finding::heaviest_first);
    let (observations, changes, comparisons) = (Vec::new(), Vec::new(), Vec::new());
    Assessment { tier, findings, for_candidate, groups, unasked, settled, observations, changes, comparisons, coverage }
}

impl Part {
    fn of(signal: &'static Signal, lesser: bool) -> Part {
        let full = signal.lesser.filter(|_| lesser).map_or(signal.weight, |(weight, _)| weight);
        let weight = if signal.stage == Stage::Nursery { 0 } else { full };
        Part { signal, weight, lesser, confirmed_by: 0 }
    }

    /// True when it is about who the person is, and weighs.
    fn is_about_identity(&self) -> bool {
        self.signal.concern == Concern::Identity && self.weight != 0
    }
}

impl Finding {
    fn new(signal: &'static Signal, evidence: Vec<Evidence>, lesser: bool) -> Finding {
        let weight = Part::of(signal, lesser).weight;
        Finding { signal, weight, counted: 0, lesser, confirmed_by: 0, evidence }
    }

    /// How findings stand in a list: by weight, and then by name.
    fn heaviest_first(&self, other: &Finding) -> std::cmp::Ordering {
        other.weight.cmp(&self.weight).then(self.signal.id.cmp(other.signal.id))
    }

    fn part(&self) -> Part {
        Part { signal: self.signal, weight: self.weight, lesser: self.lesser, confirmed_by: self.confirmed_by }
    }
}

impl Assessment {
    /// Of a page that shows no candidate, nothing is said.
    fn nobody(catalogue: &[Signal], reading: &Reading, world: &World) -> Assessment {
        Assessment {
            tier: Tier::NotEnoughToSay,
            findings: Vec::new(),
            for_candidate: Vec::new(),
            groups: Vec::new(),
            unasked: Vec::new(),
            settled: Vec::new(),
            observations: world.observations.clone(),
            changes: Vec::new(),
            comparisons: Vec::new(),
            coverage: coverage::coverage(reading, coverage::none(catalogue, world)),
        }
    }
}
