//! The state of a store in memory, and the plans that change it.
//!
//! A plan says what to write and what the state is afterwards. The state changes only when the shell
//! [takes](Log::take) the plan, after everything was written.

use super::batch::{self, Hot, LARGEST};
use super::manifest::Manifest;
use super::seal::Kind;
use super::{Id, Item, Plain, Reader, Row, Sequence, Step, Trouble};
use std::sync::Arc;

/// Most records of one page, and how many in the tail are folded.
pub const PAGE: usize = 4_096;
/// Pages in the tail that are folded, however little is in them: each costs an opening of its own.
const PAGES: usize = 256;
/// Most bytes of a record for the index.
pub const MOST_HOT: usize = 16 << 10;
/// Most bytes of a page.
const PAGE_BYTES: usize = 64 << 20;

/// What is remembered, without the payloads.
#[derive(Debug, Clone)]
pub struct Log {
    pub(super) manifest: Manifest,
    /// The rows of each segment, in the order of their numbers.
    pub(super) segments: Vec<Arc<[Row]>>,
    pub(super) tail: Vec<Page>,
}

/// A page of the tail.
#[derive(Debug, Clone)]
pub(super) struct Page {
    pub(super) sequence: Sequence,
    pub(super) rows: Arc<[Row]>,
}

/// A change that is written first and then taken.
#[derive(Debug)]
pub struct Plan {
    /// What to do.
    pub step: Step,
    /// Records that come.
    pub came: Vec<Id>,
    /// Records that go.
    pub gone: Vec<Id>,
    pub(super) after: After,
}

/// What is different afterwards.
#[derive(Debug)]
pub(super) enum After {
    Page(Page),
    Manifest(Manifest),
    Rewritten(Manifest, Vec<Arc<[Row]>>),
}

impl Log {
    /// A store by its manifest, of which nothing is loaded yet.
    pub fn of(manifest: Manifest) -> Log {
        Log { manifest, segments: Vec::new(), tail: Vec::new() }
    }

    /// The first step of a store: a manifest with nothing in it.
    pub fn create(secret: [u8; 32]) -> (Log, Step) {
        let log = Log::of(Manifest::new(secret));
        let step = Step { manifest: Some(plain(&log.manifest)), ..Step::default() };
        (log, step)
    }

    /// Loads the next segment from its rows, in the order of the manifest.
    ///
    /// # Errors
    ///
    /// When they are not whole.
    pub fn load_segment(&mut self, bytes: &[u8], reader: &mut dyn Reader) -> Result<(), Trouble> {
        let number = self.segments.len();
        let rows = load(bytes, reader).ok_or_else(|| Trouble::Damaged(format!("segment {number}")))?;
        self.segments.push(rows);
        Ok(())
    }

    /// Loads the next segment from its brief, when that is whole and the reader takes it; else nothing happens, and the
    /// rows are to be loaded.
    pub fn load_brief(&mut self, bytes: &[u8], reader: &mut dyn Reader) -> bool {
        let Some((hot, made)) = batch::read_brief(bytes) else { return false };
        let rows: Arc<[Row]> = hot.iter().map(|hot| hot.row).collect();
        let taken = reader.brief(&rows, made);
        self.segments.extend(taken.then_some(rows));
        taken
    }

    /// Loads the next page of the tail.
    ///
    /// # Errors
    ///
    /// When it is not whole.
    pub fn load_page(&mut self, sequence: Sequence, bytes: &[u8], reader: &mut dyn Reader) -> Result<(), Trouble> {
        let rows = batch::split_page(bytes).and_then(|(rows, _)| load(rows, reader));
        let rows = rows.ok_or_else(|| Trouble::Damaged(format!("page {sequence}")))?;
        self.tail.push(Page { sequence, rows });
        Ok(())
    }

    /// What belongs to the store.
    pub fn manifest(&self) -> &Manifest {
        &self.manifest
    }

    /// Number of the next blob.
    pub fn next(&self) -> Sequence {
        self.tail.last().map_or(self.manifest.next, |page| page.sequence + 1)
    }

    pub(super) fn next_id(&self) -> Id {
        let last = self.tail.iter().rev().find_map(|page| page.rows.last());
        last.map_or(self.manifest.next_id, |row| row.id.saturating_add(1).max(self.manifest.next_id))
    }

    /// Every record, oldest number first.
    pub fn rows(&self) -> impl Iterator<Item = &Row> {
        let tail = self.tail.iter().flat_map(|page| page.rows.iter());
        self.segments.iter().flat_map(|rows| rows.iter()).chain(tail)
    }

    /// How many records there are.
    pub fn len(&self) -> usize {
        let parts = self.segments.iter().map(|rows| rows.len());
        parts.chain(self.tail.iter().map(|page| page.rows.len())).sum()
    }

    /// True when nothing is remembered.
    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }

    /// Where the payload of a record is.
    pub fn home(&self, id: Id) -> Option<(Kind, Sequence)> {
        for (rows, segment) in self.segments.iter().zip(&self.manifest.segments) {
            if let Some(row) = find(rows, id) {
                return Some((Kind::Payloads, *segment.payloads.get(usize::from(row.home))?));
            }
        }
        self.tail.iter().find(|page| find(&page.rows, id).is_some()).map(|page| (Kind::Page, page.sequence))
    }

    /// Every blob that is the home of records, oldest first.
    pub fn homes(&self) -> Vec<(Kind, Sequence)> {
        let segments = self.manifest.segments.iter().flat_map(|segment| &segment.payloads);
        let pages = self.tail.iter().map(|page| (Kind::Page, page.sequence));
        segments.map(|sequence| (Kind::Payloads, *sequence)).chain(pages).collect()
    }

    /// True when the tail should be folded.
    pub fn is_due(&self) -> bool {
        self.tail.len() >= PAGES || self.tail.iter().map(|page| page.rows.len()).sum::<usize>() >= PAGE
    }

    /// Remembers some records in one page: all of them, or none.
    ///
    /// # Errors
    ///
    /// When they are too large, or there is no number left.
    pub fn remember(&self, items: &[Item]) -> Result<Plan, Trouble> {
        let large = items.iter().any(|item| item.hot.len() > MOST_HOT || item.cold.len() > LARGEST);
        let bytes: usize = items.iter().map(|item| item.hot.len() + item.cold.len()).sum();
        if large || items.len() > PAGE || bytes > PAGE_BYTES {
            return Err(Trouble::TooLarge);
        }
        let first = self.next_id();
        let end = first.checked_add(items.len() as u32).ok_or(Trouble::Full)?;
        let row = |(id, item): (Id, &Item)| Row { id, day: item.day, home: 0, who: item.who };
        let rows: Arc<[Row]> = (first..end).zip(items).map(row).collect();
        let hot: Vec<Hot> = rows.iter().zip(items).map(|(row, item)| Hot { row: *row, bytes: &item.hot }).collect();
        let cold: Vec<_> = rows.iter().zip(items).map(|(row, item)| (row.id, item.cold.as_slice())).collect();
        let sequence = self.next();
        let page = Plain { kind: Kind::Page, sequence, bytes: batch::write_page(&hot, &cold) };
        let step = Step { write: vec![page], ..Step::default() };
        let came = (first..end).collect();
        Ok(Plan { step, came, gone: Vec::new(), after: After::Page(Page { sequence, rows }) })
    }

    /// Changes what the manifest says beside the segments: [`Manifest::keeping`], [`Manifest::undoing`].
    pub fn change(&self, changed: Manifest) -> Plan {
        let manifest = Manifest {
            generation: self.manifest.generation + 1,
            retention: changed.retention,
            undone: changed.undone,
            ..self.manifest.clone()
        };
        let step = Step { manifest: Some(plain(&manifest)), ..Step::default() };
        Plan { step, came: Vec::new(), gone: Vec::new(), after: After::Manifest(manifest) }
    }

    /// The plan was carried out.
    pub fn take(&mut self, plan: Plan) {
        match plan.after {
            After::Page(page) => self.tail.push(page),
            After::Manifest(manifest) => self.manifest = manifest,
            After::Rewritten(manifest, segments) => *self = Log { manifest, segments, tail: Vec::new() },
        }
    }
}

/// The payloads in a blob that is the [home](Log::home) of records.
pub fn payloads(kind: Kind, bytes: &[u8]) -> Option<Vec<batch::Payload<'_>>> {
    batch::read_payloads(if kind == Kind::Page { batch::split_page(bytes)?.1 } else { bytes })
}

/// The payload of a record in the blob that is its [home](Log::home).
pub fn payload(kind: Kind, bytes: &[u8], id: Id) -> Option<&[u8]> {
    payloads(kind, bytes)?.into_iter().find(|(known, _)| *known == id).map(|(_, payload)| payload)
}

/// A manifest as a blob: its number is its generation.
pub(super) fn plain(manifest: &Manifest) -> Plain {
    Plain { kind: Kind::Manifest, sequence: manifest.generation, bytes: manifest.bytes() }
}

fn load(bytes: &[u8], reader: &mut dyn Reader) -> Option<Arc<[Row]>> {
    let hot = batch::read_rows(bytes)?;
    hot.iter().for_each(|hot| reader.row(hot.row, hot.bytes));
    Some(hot.iter().map(|hot| hot.row).collect())
}

fn find(rows: &[Row], id: Id) -> Option<&Row> {
    rows.binary_search_by_key(&id, |row| row.id).ok().and_then(|at| rows.get(at))
}
