//! Records: a candidate and an assessment as JSON, the same bytes from every shell.
//!
//! The order of the keys is part of the format, so everything is a struct; nothing here is a map
//! with an order of its own.

mod candidate;
mod documents;
mod lists;
pub mod plain;

pub use candidate::{CandidateRecord, Places};
pub use lists::{lists, lists_json, lists_plain};

use crate::World;
use crate::assess::{Assessment, Change, Coverage, Finding, GroupSum, Settled, Tier, Unasked};
use crate::assess::{PAUSE, PRIOR, VERIFY};
use crate::candidate::Place;
use crate::compare::Comparison;
use crate::memory::Recollection;
use crate::signal::Text;
use crate::signal::observation::Observation;
use crate::signal::question::Question;
use crate::signal::{Basis, Concern, Evidence, FieldName, Group, Signal, Source, Stage};
use crate::site::Reading;
use documents::DocumentRecord;
use serde::Serialize;
use sha2::{Digest, Sha256};

/// Version of this program, on every record.
pub const VERSION: &str = env!("CARGO_PKG_VERSION");

/// The candidate of a page as JSON, with a final line break.
pub fn candidate_json(reading: &Reading) -> String {
    json(&CandidateRecord::from(reading))
}

/// The whole record of an assessment as JSON, with a final line break.
pub fn record_json(address: Option<&str>, reading: &Reading, assessment: &Assessment, world: &World) -> String {
    json(&record(address, reading, assessment, world))
}

/// Which of many an assessment is of.
#[derive(Debug, Serialize)]
pub struct Line<'a> {
    /// What the line calls itself.
    pub id: Option<&'a str>,
    /// Its number.
    pub line: usize,
}

/// The same record on one line, with a final line break.
pub fn record_line(line: &Line, reading: &Reading, assessment: &Assessment, world: &World) -> String {
    let numbered = Numbered { line, record: record(None, reading, assessment, world) };
    let mut text = serde_json::to_string(&numbered).unwrap_or_default();
    text.push('\n');
    text
}

#[derive(Serialize)]
struct Numbered<'a> {
    #[serde(flatten)]
    line: &'a Line<'a>,
    #[serde(flatten)]
    record: Record<'a>,
}

fn record<'a>(
    address: Option<&'a str>,
    reading: &'a Reading,
    assessment: &'a Assessment,
    world: &'a World,
) -> Record<'a> {
    let candidate = CandidateRecord::from(reading);
    let sha256 = hex(&Sha256::digest(json(&candidate).as_bytes()));
    Record {
        input: Input { address, today: world.today.to_string(), sha256 },
        version: VERSION,
        candidate,
        observations: &assessment.observations,
        assessment: AssessmentRecord::from(assessment),
        documents: world.files.iter().map(DocumentRecord::from).collect(),
        comparisons: &assessment.comparisons,
        recollection: world.recollection.as_ref(),
    }
}

/// Every signal as JSON, with a final line break.
pub fn catalogue_json() -> String {
    let signals: Vec<SignalRecord> = crate::signal::catalogue().iter().map(SignalRecord::from).collect();
    json(&Catalogue { version: VERSION, signals })
}

/// Observations as the file that holds them.
pub fn observations_json(observations: &[Observation]) -> String {
    #[derive(Serialize)]
    struct File<'a> {
        observations: &'a [Observation],
    }
    json(&File { observations })
}

/// Every question as JSON, by stage, with a final line break.
pub fn questions_json() -> String {
    json(&crate::explain::questions())
}

/// A site that has a recipe.
#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
pub struct SiteRecord {
    id: &'static str,
    name: &'static str,
    hosts: &'static [&'static str],
    on_click: bool,
}

/// Every site that has a recipe.
pub fn sites() -> Vec<SiteRecord> {
    let all = crate::site::sites().iter();
    all.map(|s| SiteRecord { id: s.id, name: s.name, hosts: s.hosts, on_click: s.on_click }).collect()
}

/// Every site as JSON, with a final line break.
pub fn sites_json() -> String {
    json(&sites())
}

/// A value as JSON over several lines, with a final line break.
pub(crate) fn json(value: &impl Serialize) -> String {
    // Our records hold strings, numbers and lists only: there is nothing that cannot be written.
    let mut text = serde_json::to_string_pretty(value).unwrap_or_default();
    text.push('\n');
    text
}

fn hex(bytes: &[u8]) -> String {
    bytes.iter().map(|b| format!("{b:02x}")).collect()
}

#[derive(Serialize)]
struct Record<'a> {
    input: Input<'a>,
    version: &'static str,
    candidate: CandidateRecord<'a>,
    /// As in a file of observations, so that a record can be handed in as one.
    observations: &'a [Observation],
    assessment: AssessmentRecord<'a>,
    /// The candidate's files, in their order.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    documents: Vec<DocumentRecord<'a>>,
    /// The page and the files side by side.
    #[serde(skip_serializing_if = "<[Comparison]>::is_empty")]
    comparisons: &'a [Comparison],
    /// What the memory said, so that the assessment can be replayed without it.
    #[serde(skip_serializing_if = "Option::is_none")]
    recollection: Option<&'a Recollection>,
}

/// What the assessment was made from: the digest is over the candidate record, so that a case can be replayed.
#[derive(Serialize)]
struct Input<'a> {
    address: Option<&'a str>,
    today: String,
    sha256: String,
}

#[derive(Serialize)]
struct AssessmentRecord<'a> {
    tier: Tier,
    findings: Vec<FindingRecord<'a>>,
    for_candidate: Vec<FindingRecord<'a>>,
    settled: Vec<SettledRecord<'a>>,
    /// Signals of observations that this version does not know.
    unknown: Vec<&'a str>,
    groups: &'a [GroupSum],
    sum: Sum,
    changes: &'a [Change],
    unasked: Vec<&'a Unasked>,
    coverage: CoverageRecord<'a>,
}

impl<'a> From<&'a Assessment> for AssessmentRecord<'a> {
    fn from(assessment: &'a Assessment) -> Self {
        AssessmentRecord {
            tier: assessment.tier,
            findings: assessment.findings.iter().map(FindingRecord::from).collect(),
            for_candidate: assessment.for_candidate.iter().map(FindingRecord::from).collect(),
            settled: assessment.settled.iter().map(SettledRecord::from).collect(),
            unknown: assessment.unknown().map(|o| o.signal.as_str()).collect(),
            groups: &assessment.groups,
            sum: Sum::from(assessment),
            changes: &assessment.changes,
            // What no page can show is counted under coverage: a list of it would say the same on every page.
            unasked: assessment.unasked.iter().filter(|u| u.is_of_page()).collect(),
            coverage: CoverageRecord::from(&assessment.coverage),
        }
    }
}

#[derive(Serialize)]
struct FindingRecord<'a> {
    signal: &'static str,
    group: Group,
    concern: Concern,
    stage: Stage,
    weight: i32,
    counted: i32,
    lesser: bool,
    confirmed_by: u32,
    evidence: Vec<EvidenceRecord<'a>>,
}

impl<'a> From<&'a Finding> for FindingRecord<'a> {
    fn from(finding: &'a Finding) -> Self {
        FindingRecord {
            signal: finding.signal.id,
            group: finding.signal.group,
            concern: finding.signal.concern,
            stage: finding.signal.stage,
            weight: finding.weight,
            counted: finding.counted,
            lesser: finding.lesser,
            confirmed_by: finding.confirmed_by,
            evidence: finding.evidence.iter().map(EvidenceRecord::from).collect(),
        }
    }
}

/// What the page shows and an answer settled.
#[derive(Serialize)]
struct SettledRecord<'a> {
    signal: &'static str,
    answer: EvidenceRecord<'a>,
}

impl<'a> From<&'a Settled> for SettledRecord<'a> {
    fn from(settled: &'a Settled) -> Self {
        SettledRecord { signal: settled.signal.id, answer: EvidenceRecord::from(&settled.answer) }
    }
}

/// The sum, in hundredths of log10: the weights of `groups`, and what is counted of
/// `for_candidate`, make the total; the prior and the total make the posterior.
#[derive(Serialize)]
struct Sum {
    groups: i32,
    for_candidate: i32,
    total: i32,
    prior: i32,
    posterior: i32,
    /// Posterior from which on a check comes before the next step.
    verify_from: i32,
    /// Posterior from which on it pauses, if a person confirmed.
    pause_from: i32,
}

impl From<&Assessment> for Sum {
    fn from(assessment: &Assessment) -> Self {
        let total = assessment.total();
        Sum {
            groups: assessment.against(),
            for_candidate: assessment.in_favour(),
            total,
            prior: PRIOR,
            posterior: PRIOR + total,
            verify_from: PRIOR + VERIFY,
            pause_from: PRIOR + PAUSE,
        }
    }
}

#[derive(Serialize)]
struct EvidenceRecord<'a> {
    field: FieldName,
    quote: &'a str,
    place: &'a Place,
}

impl<'a> From<&'a Evidence> for EvidenceRecord<'a> {
    fn from(evidence: &'a Evidence) -> Self {
        EvidenceRecord { field: evidence.field, quote: &evidence.quote, place: &evidence.place }
    }
}

#[derive(Serialize)]
struct CoverageRecord<'a> {
    asked: usize,
    of: usize,
    answered: usize,
    questions: usize,
    enough: bool,
    fields: Vec<FieldState>,
    partial: &'a [String],
    notes: &'a [String],
}

#[derive(Serialize)]
struct FieldState {
    field: FieldName,
    state: crate::candidate::State,
}

impl<'a> From<&'a Coverage> for CoverageRecord<'a> {
    fn from(coverage: &'a Coverage) -> Self {
        CoverageRecord {
            asked: coverage.asked,
            of: coverage.of,
            answered: coverage.answered,
            questions: coverage.questions,
            enough: coverage.enough,
            fields: coverage.fields.iter().map(|&(field, state)| FieldState { field, state }).collect(),
            partial: &coverage.partial,
            notes: &coverage.notes,
        }
    }
}

#[derive(Serialize)]
struct Catalogue {
    version: &'static str,
    signals: Vec<SignalRecord>,
}

#[derive(Serialize)]
struct SignalRecord {
    id: &'static str,
    title: Text,
    group: Group,
    stage: Stage,
    weight: i32,
    #[serde(skip_serializing_if = "Option::is_none")]
    lesser: Option<LesserRecord>,
    basis: Basis,
    base_rate: Text,
    concern: Concern,
    noticed: Text,
    why: Text,
    innocent: &'static [Text],
    settle: Text,
    asks: &'static [FieldName],
    #[serde(skip_serializing_if = "Option::is_none")]
    question: Option<&'static Question>,
    conclusive: bool,
    sources: &'static [Source],
}

#[derive(Serialize)]
struct LesserRecord {
    weight: i32,
    when: Text,
}

impl From<&'static Signal> for SignalRecord {
    fn from(s: &'static Signal) -> Self {
        SignalRecord {
            id: s.id,
            title: s.title,
            group: s.group,
            stage: s.stage,
            weight: s.weight,
            lesser: s.lesser.map(|(weight, when)| LesserRecord { weight, when }),
            basis: s.basis,
            base_rate: s.base_rate,
            concern: s.concern,
            noticed: s.noticed,
            why: s.why,
            innocent: s.innocent,
            settle: s.settle,
            asks: s.asks,
            question: s.question.as_ref(),
            conclusive: s.conclusive,
            sources: s.sources,
        }
    }
}
