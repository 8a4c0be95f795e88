//! The index over a store, built while the store is opened: from rows, or from their brief.
//!
//! Two thirds of what the index takes of a row are its phrases, and these are only counted. So the brief of a segment
//! holds them as counts: its length, the counts, then what is left of each row with its length in front.

use super::{Keeper, first_kept};
use crate::Day;
use crate::memory::Id;
use crate::memory::index::{Builder, entry};
use crate::memory::phrases::Frequencies;
use crate::store::batch::Hot;
use crate::store::log::PAGE;
use crate::store::manifest::Manifest;
use crate::store::{Reader, Row};

/// Version of a brief. One that is not known is not read: the rows say the same.
const VERSION: u8 = 1;

/// What is opened becomes an index. What is older than may be kept is not seen.
pub struct Opening {
    index: Builder,
    first: u16,
    /// A number that no record has: those of the tail follow those that the manifest knows.
    until: Id,
}

impl Opening {
    /// Of a store with this manifest.
    pub fn new(manifest: &Manifest, today: Day) -> Opening {
        let mut index = Builder::default();
        let until = manifest.next_id.saturating_add(2 * PAGE as Id);
        index.expect(until);
        Opening { index, first: first_kept(manifest, today), until }
    }

    /// All was seen.
    pub fn done(self, secret: [u8; 32]) -> Keeper {
        Keeper::over(self.index.done(), secret)
    }

    fn see(&mut self, id: Id, hot: &[u8]) {
        if let Some(entry) = entry::read(id, hot) {
            self.index.take(&entry);
        }
    }
}

impl Reader for Opening {
    fn row(&mut self, row: Row, hot: &[u8]) {
        if row.day >= self.first {
            self.see(row.id, hot);
        }
    }

    fn brief(&mut self, rows: &[Row], brief: &[u8]) -> bool {
        // Counts cannot be told apart any more: where somebody is too old the rows are read.
        let kept = rows.iter().all(|row| row.day >= self.first);
        let Some((counts, left)) = read(brief).filter(|(_, left)| kept && pieces(left).count() == rows.len()) else {
            return false;
        };
        if !Frequencies::default().add_bytes(counts) {
            return false;
        }
        self.index.frequencies().add_bytes(counts);
        rows.iter().zip(pieces(left)).for_each(|(row, hot)| self.see(row.id, hot));
        self.index.expect(self.until);
        true
    }
}

/// The brief of some rows.
pub fn brief(rows: &[Hot]) -> Vec<u8> {
    let (mut counts, mut left) = (Frequencies::default(), Vec::new());
    for hot in rows {
        // What cannot be read is not seen: nothing is left of it.
        let brief = entry::apart(hot.bytes).map_or_else(Vec::new, |(brief, phrases)| {
            counts.count(phrases);
            brief
        });
        left.extend((brief.len() as u16).to_le_bytes());
        left.extend(brief);
    }
    let counts = counts.to_bytes();
    [&[VERSION][..], &(counts.len() as u32).to_le_bytes(), &counts, &left].concat()
}

/// The counts of a brief, and what is left of the rows.
fn read(brief: &[u8]) -> Option<(&[u8], &[u8])> {
    let (length, rest) = brief.strip_prefix(&[VERSION])?.split_first_chunk::<4>()?;
    rest.split_at_checked(u32::from_le_bytes(*length) as usize)
}

/// Pieces with their lengths in front, as far as they are whole.
fn pieces(mut bytes: &[u8]) -> impl Iterator<Item = &[u8]> {
    std::iter::from_fn(move || {
        let (length, rest) = bytes.split_first_chunk::<2>()?;
        let (piece, rest) = rest.split_at_checked(usize::from(u16::from_le_bytes(*length)))?;
        bytes = rest;
        Some(piece)
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::memory::{Fingerprint, Key, Keys, Kind};

    fn hot(id: u32) -> Vec<u8> {
        let text = Fingerprint(std::array::from_fn(|bin| (bin as u32 * 37 + id * 101) as u8));
        let exact = vec![Key { hash: u64::from(id) << 32, kind: Kind::Mail }];
        entry::write(&Keys { text: Some(text), exact, phrases: vec![7, 900_000 + id % 3], ..Keys::default() })
    }

    fn opened(act: impl FnOnce(&mut Opening)) -> Keeper {
        let mut opening = Opening { index: Builder::default(), first: 100, until: 41 };
        act(&mut opening);
        opening.done([3; 32])
    }

    #[test]
    fn a_brief_opens_to_what_the_rows_open_to() {
        let bytes: Vec<Vec<u8>> = (1..=40).map(hot).collect();
        let row = |id: u32| Row { id, day: 100, home: 0, who: 5 };
        let rows: Vec<Row> = (1..=40).map(row).collect();
        let hot: Vec<Hot> = rows.iter().zip(&bytes).map(|(row, bytes)| Hot { row: *row, bytes }).collect();
        let brief = brief(&hot);
        let whole: usize = bytes.iter().map(Vec::len).sum();
        assert!(brief.len() < whole + 2 * 40 + 60, "{} of {whole}", brief.len());
        let by_rows = opened(|opening| hot.iter().for_each(|hot| opening.row(hot.row, hot.bytes)));
        let by_brief = opened(|opening| assert!(opening.brief(&rows, &brief)));
        // As text: every list and every count of the index.
        assert_eq!(format!("{by_brief:?}"), format!("{by_rows:?}"));
        // One more than what is counted would be seen.
        assert!(!format!("{by_rows:?}").is_empty() && by_rows.len() == 40);
    }

    #[test]
    fn a_brief_that_is_not_whole_or_holds_somebody_too_old_is_not_taken() {
        let bytes = hot(1);
        let row = Row { id: 1, day: 100, home: 0, who: 5 };
        let brief = brief(&[Hot { row, bytes: &bytes }]);
        for cut in 0..brief.len() {
            let keeper = opened(|opening| assert!(!opening.brief(&[row], &brief[..cut]), "cut to {cut}"));
            assert!(keeper.is_empty());
        }
        let old = Row { day: 99, ..row };
        assert!(opened(|opening| assert!(!opening.brief(&[old], &brief))).is_empty());
        assert!(opened(|opening| assert!(!opening.brief(&[row, row], &brief))).is_empty());
        let later = [&[VERSION + 1][..], &brief[1..]].concat();
        assert!(opened(|opening| assert!(!opening.brief(&[row], &later))).is_empty());
    }
}
