//! The durable memory of former candidates: which bytes are kept, and in which order they are written.
//!
//! Everything here is pure. An operation is planned as a [`Step`] of plain blobs; a shell seals and writes
//! them and then hands the plan back as done. Bytes and order are the same for every shell:
//!
//! ```text
//!   remember ──► page, appended                             (one durable write, then it is acknowledged)
//!   fold, forget, expire ──► new rows, briefs and payloads, written once
//!                       ──► manifest, swapped                (from here on the new state holds)
//!                       ──► what no longer belongs, removed
//! ```
//!
//! A *row* is what must be in memory: number, day, whose it is, and bytes for the index. A *payload* is what
//! is looked at when somebody is found. Pages hold both and are few and new; segments hold them apart, so that
//! opening reads rows alone, or their *brief*: what somebody who knows the bytes for the index made of them, to
//! be read in their stead. A brief can be made again and is missing in older stores. Every blob is sealed with AES-256-GCM and bound to its store, kind and place
//! ([`seal`]): a blob that was cut short, changed, swapped or played back does not open.

pub mod batch;
#[cfg(any(test, feature = "native"))]
pub mod folder;
#[cfg(feature = "native")]
pub mod gcm;
pub mod log;
pub mod manifest;
mod rewrite;
pub mod seal;
#[cfg(test)]
mod tests;

use std::fmt;

/// Number of a blob in its store; never given twice to two acknowledged blobs.
pub type Sequence = u64;
/// Number of a remembered record in its store; never given twice.
pub type Id = u32;

/// Days that a record is kept when nobody says otherwise, and the most that anybody may say.
pub const RETENTION: u16 = 180;
/// Two years: the longest that a rejected application may reasonably be answered for.
pub const LONGEST: u16 = 731;

/// What is remembered of one sighting of somebody. The bytes are the caller's.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Item {
    /// Days since 1 January 1970 on which it was seen; retention counts from here.
    pub day: u16,
    /// Keyed hash of the name that the caller knows this person by.
    pub who: u64,
    /// For the index: read whenever the store is opened.
    pub hot: Vec<u8>,
    /// Everything else: read when the record is looked at.
    pub cold: Vec<u8>,
}

/// Makes the brief of some rows.
pub type Brief = fn(&[batch::Hot]) -> Vec<u8>;

/// Who looks at what is there while a store is opened, in the order of the numbers.
pub trait Reader {
    /// A row, and its bytes for the index.
    fn row(&mut self, row: Row, hot: &[u8]);

    /// The rows of a segment, and their brief. False, and nothing is taken, when the rows are wanted one by one.
    fn brief(&mut self, _rows: &[Row], _brief: &[u8]) -> bool {
        false
    }
}

/// What is kept of a record in memory.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Row {
    /// Its number.
    pub id: Id,
    /// Days since 1 January 1970 on which it was seen.
    pub day: u16,
    /// Which of its segment's payload blobs holds its payload.
    pub(crate) home: u16,
    /// Keyed hash of the name that the caller knows this person by.
    pub who: u64,
}

/// What a shell has to do, in this order; each part durable before the next begins.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Step {
    /// Blobs to write, in plain.
    pub write: Vec<Plain>,
    /// The manifest that then replaces the current one.
    pub manifest: Option<Plain>,
    /// Blobs that then belong to nothing any more.
    pub remove: Vec<(seal::Kind, Sequence)>,
}

/// A blob before it is sealed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Plain {
    /// What it is.
    pub kind: seal::Kind,
    /// Its number; of a manifest its generation.
    pub sequence: Sequence,
    /// What is in it.
    pub bytes: Vec<u8>,
}

/// Why something could not be done. What was acknowledged before is still there.
#[derive(Debug)]
pub enum Trouble {
    /// A blob that must be there is not, or does not open.
    Damaged(String),
    /// The manifest does not open with this key.
    Key,
    /// There is no manifest, and yet there are blobs that only a store with one writes.
    Headless,
    /// A later version wrote this store.
    Newer(u16),
    /// A record is larger than a store takes.
    TooLarge,
    /// No more numbers are left.
    Full,
    /// Reading or writing failed.
    Io(String, std::io::Error),
    /// An earlier write failed half way: the store has to be opened again.
    Unsure,
}

impl fmt::Display for Trouble {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Trouble::Damaged(what) => write!(f, "the memory is damaged: {what} cannot be read"),
            Trouble::Key => f.write_str("the memory does not open with this key, or its manifest is damaged"),
            Trouble::Headless => f.write_str("the manifests of the memory are missing; what it holds is still there"),
            Trouble::Newer(format) => {
                write!(f, "a later version of Bonafide wrote this memory (format {format}); update to open it")
            }
            Trouble::TooLarge => write!(f, "the record is larger than {} MB", batch::LARGEST >> 20),
            Trouble::Full => f.write_str("the memory has no number left for another record"),
            Trouble::Io(what, error) if error.kind() == std::io::ErrorKind::StorageFull => {
                write!(f, "the disk is full ({what}); nothing was changed, make room and try again")
            }
            Trouble::Io(what, error) => write!(f, "{what}: {error}"),
            Trouble::Unsure => f.write_str("an earlier write failed half way; open the memory again"),
        }
    }
}

impl std::error::Error for Trouble {}
