//! Sealed blobs: what a cipher is given, and what it must find again.
//!
//! ```text
//!   0  "BNFD"   4  format   5  kind   6  check (2)   8  store (16)   24  sequence (8)   32  nonce (12)   44  length (4)
//!   48  ciphertext and tag
//! ```
//!
//! The check is over the header: a length that was damaged is not taken for a blob that was cut short. The header is the additional data of the cipher. A blob from another store, another place in this one or an
//! earlier state under the same number but another length does not open in its stead.

use super::{Plain, Sequence, Trouble};

/// Bytes before the ciphertext.
pub const HEADER: usize = 48;
/// Bytes that the cipher adds.
pub const TAG: usize = 16;
/// The format of what is in blobs.
pub const FORMAT: u8 = 1;
const MAGIC: &[u8; 4] = b"BNFD";

/// Which store a blob belongs to: random, made once.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct StoreId(pub [u8; 16]);

/// A number used once: random, for it must not repeat even after a crash has undone a write.
pub type Nonce = [u8; 12];

/// What a blob holds.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
#[repr(u8)]
pub enum Kind {
    /// What belongs to the store.
    Manifest = 1,
    /// Records as they were remembered: rows and payloads.
    Page = 2,
    /// The rows of a segment.
    Rows = 3,
    /// Some of the payloads of a segment.
    Payloads = 4,
    /// The rows of a segment as they are read when a store is opened.
    Brief = 5,
}

impl Kind {
    /// By its number.
    pub fn of(byte: u8) -> Option<Kind> {
        let all = [Kind::Manifest, Kind::Page, Kind::Rows, Kind::Payloads, Kind::Brief];
        all.into_iter().find(|kind| *kind as u8 == byte)
    }
}

/// AES-256-GCM with a key that the shell keeps.
pub trait Cipher {
    /// A nonce that was never used with this key.
    ///
    /// # Errors
    ///
    /// When the system has no random numbers.
    fn nonce(&mut self) -> Result<Nonce, Trouble>;
    /// Ciphertext and tag.
    fn seal(&self, nonce: &Nonce, header: &[u8], plain: &[u8]) -> Option<Vec<u8>>;
    /// What was sealed, when all of it is as it was.
    fn open(&self, nonce: &Nonce, header: &[u8], sealed: &[u8]) -> Option<Vec<u8>>;
}

/// The header of a blob.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Head {
    /// The store that it belongs to.
    pub store: StoreId,
    /// What it holds.
    pub kind: Kind,
    /// Its number.
    pub sequence: Sequence,
    /// The nonce that it was sealed with.
    pub nonce: Nonce,
    /// Bytes after the header.
    pub length: u32,
}

impl Head {
    /// The header of a blob about to be sealed; `None` when it is too large for one.
    pub fn of(store: StoreId, plain: &Plain, nonce: Nonce) -> Option<Head> {
        let length = u32::try_from(plain.bytes.len().checked_add(TAG)?).ok()?;
        Some(Head { store, kind: plain.kind, sequence: plain.sequence, nonce, length })
    }

    /// As bytes.
    pub fn bytes(&self) -> [u8; HEADER] {
        let mut bytes = [0; HEADER];
        bytes[..4].copy_from_slice(MAGIC);
        bytes[4] = FORMAT;
        bytes[5] = self.kind as u8;
        bytes[8..24].copy_from_slice(&self.store.0);
        bytes[24..32].copy_from_slice(&self.sequence.to_le_bytes());
        bytes[32..44].copy_from_slice(&self.nonce);
        bytes[44..].copy_from_slice(&self.length.to_le_bytes());
        let check = fletcher(&bytes);
        bytes[6..8].copy_from_slice(&check);
        bytes
    }

    /// The header at the start of some bytes; `None` when there is none of this format.
    pub fn parse(bytes: &[u8]) -> Option<Head> {
        let bytes: &[u8; HEADER] = bytes.first_chunk()?;
        let head = Head {
            store: StoreId(bytes[8..24].try_into().ok()?),
            kind: Kind::of(bytes[5])?,
            sequence: u64::from_le_bytes(bytes[24..32].try_into().ok()?),
            nonce: bytes[32..44].try_into().ok()?,
            length: u32::from_le_bytes(bytes[44..].try_into().ok()?),
        };
        (head.bytes() == *bytes).then_some(head)
    }

    /// Bytes of the whole blob.
    pub fn whole(&self) -> usize {
        HEADER.saturating_add(self.length as usize)
    }
}

/// Fletcher's checksum of sixteen bits: it sees every change of one byte.
fn fletcher(bytes: &[u8]) -> [u8; 2] {
    let sums = |(one, two): (u16, u16), byte: &u8| {
        let one = (one + u16::from(*byte)) % 255;
        (one, (two + one) % 255)
    };
    let (one, two) = bytes.iter().fold((0, 0), sums);
    [one as u8, two as u8]
}

/// Seals a blob.
///
/// # Errors
///
/// When it is too large, or there are no random numbers.
pub fn seal(cipher: &mut dyn Cipher, store: StoreId, plain: &Plain) -> Result<Vec<u8>, Trouble> {
    let nonce = cipher.nonce()?;
    let head = Head::of(store, plain, nonce).ok_or(Trouble::TooLarge)?.bytes();
    let sealed = cipher.seal(&nonce, &head, &plain.bytes).ok_or(Trouble::TooLarge)?;
    Ok([&head[..], &sealed].concat())
}

/// Opens the blob that is expected there; `None` when it is another, or not whole.
pub fn open(cipher: &dyn Cipher, store: StoreId, kind: Kind, sequence: Sequence, blob: &[u8]) -> Option<Vec<u8>> {
    let head = Head::parse(blob)?;
    let expected = head.store == store && head.kind == kind && head.sequence == sequence && head.whole() == blob.len();
    if !expected {
        return None;
    }
    cipher.open(&head.nonce, &head.bytes(), blob.get(HEADER..)?)
}
