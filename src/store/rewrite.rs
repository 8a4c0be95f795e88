//! Rewriting: the tail becomes part of a segment, and records that go are left out.
//!
//! Folding, erasing and expiring are this one operation. What is touched is written anew, without those that
//! go; what is not touched stays as it is. After the manifest was swapped and the old blobs are removed, no
//! byte that opens holds anything of those that went.

use super::batch::{self, Hot, Payload};
use super::log::{After, Log, Plan, plain};
use super::manifest::{Manifest, Segment};
use super::seal::Kind;
use super::{Brief, Id, Plain, Row, Sequence, Step, Trouble};
use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

/// Most rows of a segment: a fold writes the last one anew, and reads it into memory for that. The column of homes could
/// tell four times as many apart.
const SEGMENT: usize = 16_384;
/// Bytes of payloads after which the next blob begins: what one look at a record has to open.
const CHUNK: usize = 256 << 10;

/// Blobs that a rewriting has to read, opened.
pub type Opened = BTreeMap<Sequence, Vec<u8>>;
/// Who goes.
pub type Goes<'a> = &'a dyn Fn(&Row) -> bool;
/// A segment and its rows.
type Written = (Segment, Arc<[Row]>);

impl Log {
    /// What [`Log::rewrite`] has to be given to leave these out.
    pub fn wanted(&self, goes: Goes) -> Vec<(Kind, Sequence)> {
        let mut wanted: Vec<_> = self.tail.iter().map(|page| (Kind::Page, page.sequence)).collect();
        let target = self.target(goes);
        for (number, (rows, segment)) in self.segments.iter().zip(&self.manifest.segments).enumerate() {
            let homes = Homes::of(rows, goes);
            let touched = !homes.gone.is_empty() || target == Some(number);
            if homes.kept.is_empty() || !(touched || self.brief_due() == Some(number)) {
                continue;
            }
            wanted.push((Kind::Rows, segment.rows));
            let mixed =
                homes.gone.intersection(&homes.kept).filter_map(|home| segment.payloads.get(usize::from(*home)));
            wanted.extend(mixed.map(|sequence| (Kind::Payloads, *sequence)));
        }
        wanted
    }

    /// Folds the tail and leaves out those who go.
    ///
    /// # Errors
    ///
    /// When a blob is missing or not whole.
    pub fn rewrite(&self, goes: Goes, opened: &Opened, brief: Brief) -> Result<Plan, Trouble> {
        let target = self.target(goes);
        let mut writer = Writer { opened, brief, next: self.next(), step: Step::default() };
        let mut tail = writer.tail(self, goes)?;
        let mut segments = Vec::new();
        for (number, (rows, segment)) in self.segments.iter().zip(&self.manifest.segments).enumerate() {
            let homes = Homes::of(rows, goes);
            if homes.gone.is_empty() && target != Some(number) {
                let brief = if self.brief_due() == Some(number) { writer.late(segment)? } else { segment.brief };
                segments.push((Segment { brief, ..segment.clone() }, rows.clone()));
                continue;
            }
            let more = if target == Some(number) { std::mem::take(&mut tail) } else { Tail::default() };
            segments.extend(writer.segment(segment, &homes, goes, more)?);
        }
        segments.extend(writer.segment(&Segment::default(), &Homes::default(), goes, tail)?);
        Ok(self.plan(goes, writer, segments))
    }

    fn plan(&self, goes: Goes, writer: Writer, segments: Vec<Written>) -> Plan {
        let gone: Vec<Id> = self.rows().filter(|row| goes(row)).map(|row| row.id).collect();
        let (segments, rows): (Vec<_>, Vec<_>) = segments.into_iter().unzip();
        let stays = |id: &Id| gone.binary_search(id).is_err();
        let undone = self.manifest.undone.iter().filter(|(one, other)| stays(one) && stays(other));
        let manifest = Manifest {
            generation: self.manifest.generation + 1,
            next: writer.next,
            next_id: self.next_id(),
            undone: undone.copied().collect(),
            segments,
            ..self.manifest
        };
        let step = Step { manifest: Some(plain(&manifest)), ..writer.step };
        Plan { step, came: Vec::new(), gone, after: After::Rewritten(manifest, rows) }
    }

    /// The first segment that has no brief, for an older version wrote it: each rewriting makes one.
    fn brief_due(&self) -> Option<usize> {
        self.manifest.segments.iter().position(|segment| segment.brief.is_none())
    }

    /// The segment that takes the tail: the last, when there is room. None when the tail needs one of its own.
    fn target(&self, goes: Goes) -> Option<usize> {
        let last = self.segments.last()?;
        let kept = last.iter().filter(|row| !goes(row)).count();
        let more: usize = self.tail.iter().map(|page| page.rows.len()).sum();
        (more > 0 && kept > 0 && kept + more <= SEGMENT).then(|| self.segments.len() - 1)
    }
}

/// In which payload blobs of a segment somebody stays, and in which somebody goes.
#[derive(Default)]
struct Homes {
    kept: BTreeSet<u16>,
    gone: BTreeSet<u16>,
}

impl Homes {
    fn of(rows: &[Row], goes: Goes) -> Homes {
        let mut homes = Homes::default();
        for row in rows {
            let side = if goes(row) { &mut homes.gone } else { &mut homes.kept };
            side.insert(row.home);
        }
        homes
    }
}

/// What stays of the tail.
#[derive(Default)]
struct Tail<'a> {
    rows: Vec<Hot<'a>>,
    payloads: Vec<Payload<'a>>,
}

/// What is written anew.
struct Writer<'a> {
    opened: &'a Opened,
    brief: Brief,
    next: Sequence,
    step: Step,
}

impl<'a> Writer<'a> {
    fn tail(&mut self, log: &Log, goes: Goes) -> Result<Tail<'a>, Trouble> {
        let mut tail = Tail::default();
        for page in &log.tail {
            let bytes = self.read(page.sequence)?;
            let parts =
                batch::split_page(bytes).and_then(|(r, p)| Some((batch::read_rows(r)?, batch::read_payloads(p)?)));
            let (rows, payloads) = parts.ok_or_else(|| damaged(page.sequence))?;
            for (hot, payload) in rows.into_iter().zip(payloads).filter(|(hot, _)| !goes(&hot.row)) {
                tail.rows.push(hot);
                tail.payloads.push(payload);
            }
            self.step.remove.push((Kind::Page, page.sequence));
        }
        Ok(tail)
    }

    /// A segment without those who go, and with what stays of the tail; none when nobody is left.
    fn segment(
        &mut self,
        old: &Segment,
        homes: &Homes,
        goes: Goes,
        tail: Tail<'a>,
    ) -> Result<Option<Written>, Trouble> {
        let mut rows: Vec<Hot> = Vec::new();
        if !homes.kept.is_empty() {
            let read = batch::read_rows(self.read(old.rows)?).ok_or_else(|| damaged(old.rows))?;
            rows.extend(read.into_iter().filter(|hot| !goes(&hot.row)));
        }
        if !old.payloads.is_empty() {
            self.step.remove.push((Kind::Rows, old.rows));
            self.step.remove.extend(old.brief.map(|brief| (Kind::Brief, brief)));
        }
        let (mut payloads, stay, mut loose) = self.payloads(old, homes, &rows)?;
        loose.extend(tail.payloads);
        let moved = self.pack(&loose, &mut payloads);
        for hot in &mut rows {
            let home = stay.get(&hot.row.home).or_else(|| moved.get(&hot.row.id));
            hot.row.home = *home.ok_or_else(|| damaged(old.rows))?;
        }
        for mut hot in tail.rows {
            hot.row.home = *moved.get(&hot.row.id).ok_or_else(|| damaged(self.next))?;
            rows.push(hot);
        }
        if rows.is_empty() {
            return Ok(None);
        }
        let sequence = self.write(Kind::Rows, batch::write_rows(&rows));
        let brief = Some(self.brief(&rows));
        Ok(Some((Segment { rows: sequence, payloads, brief }, rows.iter().map(|hot| hot.row).collect())))
    }

    fn brief(&mut self, rows: &[Hot]) -> Sequence {
        let made = (self.brief)(rows);
        self.write(Kind::Brief, batch::write_brief(rows, &made))
    }

    /// The brief of a segment that stays as it is.
    fn late(&mut self, segment: &Segment) -> Result<Option<Sequence>, Trouble> {
        let rows = batch::read_rows(self.read(segment.rows)?).ok_or_else(|| damaged(segment.rows))?;
        Ok(Some(self.brief(&rows)))
    }

    /// The payload blobs that stay, their new places, and the payloads to keep of those that do not.
    #[expect(clippy::type_complexity, reason = "three lists that are used once, by the caller above")]
    fn payloads(
        &mut self,
        old: &Segment,
        homes: &Homes,
        rows: &[Hot],
    ) -> Result<(Vec<Sequence>, BTreeMap<u16, u16>, Vec<Payload<'a>>), Trouble> {
        let (mut payloads, mut stay, mut loose) = (Vec::new(), BTreeMap::new(), Vec::new());
        let ids: BTreeSet<Id> =
            rows.iter().filter(|hot| homes.gone.contains(&hot.row.home)).map(|hot| hot.row.id).collect();
        for (home, sequence) in (0_u16..).zip(&old.payloads) {
            if !homes.gone.contains(&home) {
                stay.insert(home, payloads.len() as u16);
                payloads.push(*sequence);
                continue;
            }
            self.step.remove.push((Kind::Payloads, *sequence));
            if homes.kept.contains(&home) {
                let read = batch::read_payloads(self.read(*sequence)?).ok_or_else(|| damaged(*sequence))?;
                loose.extend(read.into_iter().filter(|(id, _)| ids.contains(id)));
            }
        }
        Ok((payloads, stay, loose))
    }

    /// Writes payloads into blobs of a good size; says which went where.
    fn pack(&mut self, payloads: &[Payload], blobs: &mut Vec<Sequence>) -> BTreeMap<Id, u16> {
        let mut moved = BTreeMap::new();
        let mut rest = payloads;
        while !rest.is_empty() {
            let mut bytes = 0;
            let fits = rest.iter().take_while(|(_, payload)| {
                let begins = bytes == 0;
                bytes += payload.len() + 8;
                begins || bytes <= CHUNK
            });
            let (chunk, more) = rest.split_at(fits.count());
            moved.extend(chunk.iter().map(|(id, _)| (*id, blobs.len() as u16)));
            blobs.push(self.write(Kind::Payloads, batch::write_payloads(chunk)));
            rest = more;
        }
        moved
    }

    fn write(&mut self, kind: Kind, bytes: Vec<u8>) -> Sequence {
        let sequence = self.next;
        self.next += 1;
        self.step.write.push(Plain { kind, sequence, bytes });
        sequence
    }

    fn read(&self, sequence: Sequence) -> Result<&'a [u8], Trouble> {
        self.opened.get(&sequence).map(Vec::as_slice).ok_or_else(|| damaged(sequence))
    }
}

fn damaged(sequence: Sequence) -> Trouble {
    Trouble::Damaged(format!("piece {sequence}"))
}
