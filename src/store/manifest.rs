//! The manifest: which blobs belong to a store, and what else must outlive a restart.
//!
//! It begins with the number of its format. [`READERS`] reads every format that was ever released into
//! today's; the first write after opening an older one writes today's.

use super::{Id, LONGEST, RETENTION, Sequence, Trouble};
use serde::{Deserialize, Serialize};

/// The format that is written.
pub const FORMAT: u16 = 2;

/// Reads one format into today's.
type Reader = fn(&[u8]) -> Option<Manifest>;

/// Every format that was ever written, and what reads it.
const READERS: &[(u16, Reader)] = &[(1, first), (2, |bytes| postcard::from_bytes(bytes).ok())];

/// What belongs to a store.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Manifest {
    /// One more with each manifest: of two that are whole, the later one counts.
    pub generation: u64,
    /// The employer's secret, which keys every hash. It is made once and dies with the store.
    pub secret: [u8; 32],
    /// The next blob's number. Pages with this number and later ones are the tail.
    pub next: Sequence,
    /// The next record's number.
    pub next_id: Id,
    /// Days that a record is kept.
    pub retention: u16,
    /// The segments, oldest first.
    pub segments: Vec<Segment>,
    /// Links that a person has undone, by the numbers of their records, the smaller first.
    pub undone: Vec<(Id, Id)>,
}

/// Records that were folded.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Segment {
    /// The blob with its rows.
    pub rows: Sequence,
    /// The blobs with their payloads.
    pub payloads: Vec<Sequence>,
    /// The blob with the brief of its rows; none where an older version wrote it.
    pub brief: Option<Sequence>,
}

/// The first format had no briefs.
fn first(bytes: &[u8]) -> Option<Manifest> {
    #[derive(Deserialize)]
    struct First {
        generation: u64,
        secret: [u8; 32],
        next: Sequence,
        next_id: Id,
        retention: u16,
        segments: Vec<(Sequence, Vec<Sequence>)>,
        undone: Vec<(Id, Id)>,
    }
    let First { generation, secret, next, next_id, retention, segments, undone } = postcard::from_bytes(bytes).ok()?;
    let segment = |(rows, payloads)| Segment { rows, payloads, brief: None };
    let segments = segments.into_iter().map(segment).collect();
    Some(Manifest { generation, secret, next, next_id, retention, segments, undone })
}

impl Manifest {
    /// Of a store with nothing in it.
    pub fn new(secret: [u8; 32]) -> Manifest {
        let retention = RETENTION;
        Manifest { generation: 1, secret, next: 1, next_id: 1, retention, segments: Vec::new(), undone: Vec::new() }
    }

    /// As bytes.
    pub fn bytes(&self) -> Vec<u8> {
        // A value of numbers and lists: there is nothing that cannot be written.
        let body = postcard::to_allocvec(self).unwrap_or_default();
        [&FORMAT.to_le_bytes()[..], &body].concat()
    }

    /// From bytes of any format that was ever written.
    ///
    /// # Errors
    ///
    /// When a later version wrote it, or it is not whole.
    pub fn read(bytes: &[u8]) -> Result<Manifest, Trouble> {
        let damaged = || Trouble::Damaged("the manifest".to_owned());
        let (format, body) = bytes.split_first_chunk::<2>().ok_or_else(damaged)?;
        let format = u16::from_le_bytes(*format);
        let reader = READERS.iter().find(|(known, _)| *known == format);
        let (_, reader) = reader.ok_or(if format > FORMAT { Trouble::Newer(format) } else { damaged() })?;
        reader(body).ok_or_else(damaged)
    }

    /// The same with another time to keep records, within what is allowed.
    pub fn keeping(&self, days: u16) -> Manifest {
        Manifest { retention: days.clamp(1, LONGEST), ..self.clone() }
    }

    /// The same with a link undone, or taken up again.
    pub fn undoing(&self, one: Id, other: Id, undone: bool) -> Manifest {
        let pair = (one.min(other), one.max(other));
        let mut pairs: Vec<_> = self.undone.iter().copied().filter(|known| *known != pair).collect();
        pairs.extend(undone.then_some(pair));
        pairs.sort_unstable();
        Manifest { undone: pairs, ..self.clone() }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_manifest_is_read_as_written_and_a_later_format_is_named() {
        let manifest = Manifest::new([7; 32]).undoing(9, 4, true).undoing(4, 9, true).keeping(5_000);
        assert_eq!((manifest.undone.as_slice(), manifest.retention), (&[(4, 9)][..], LONGEST));
        let mut bytes = manifest.bytes();
        assert_eq!(Manifest::read(&bytes).expect("a manifest"), manifest);
        assert!(manifest.undoing(9, 4, false).undone.is_empty());
        bytes[0] = FORMAT as u8 + 1;
        assert!(matches!(Manifest::read(&bytes), Err(Trouble::Newer(3))));
        for cut in 0..bytes.len() {
            assert!(Manifest::read(&manifest.bytes()[..cut]).is_err());
        }
    }

    #[test]
    fn every_format_up_to_today_has_a_reader() {
        let known: Vec<u16> = READERS.iter().map(|(format, _)| *format).collect();
        assert_eq!(known, (1..=FORMAT).collect::<Vec<_>>());
    }
}
