//! A store that is stopped at every byte, on a full disk, damaged at every byte, and read without its key.

mod crash;
mod disk;
mod rewriting;
mod sealed;

use super::folder::Folder;
use super::manifest::Manifest;
use super::seal::StoreId;
use super::seal::{Cipher, Nonce};
use super::{Id, Item, Reader, Row, Trouble, batch};
use disk::Fake;

/// A store on a disk of the tests.
type Store = Folder<Fake, Toy>;

const SECRET: [u8; 32] = [9; 32];

/// Stands in for AES-GCM, which without optimisation takes a hundred times as long as the rest of a test. It hides
/// what it seals, and opens nothing that was changed. What is about the real one is in [`sealed`].
struct Toy {
    key: u64,
    count: u64,
}

impl Toy {
    /// Sixty-four bits over some bytes, by the key; eight at a time, for it is called very often.
    fn print(&self, parts: [&[u8]; 3]) -> u64 {
        let bytes = parts.concat();
        let (words, rest) = bytes.as_chunks::<8>();
        let mixed = |state: u64, word: u64| (state ^ word).wrapping_mul(0x9E37_79B9_7F4A_7C15).rotate_left(23);
        let state = words.iter().fold(self.key, |state, word| mixed(state, u64::from_le_bytes(*word)));
        rest.iter().fold(mixed(state, bytes.len() as u64), |state, byte| mixed(state, u64::from(*byte)))
    }

    fn veil(&self, nonce: &Nonce, bytes: &[u8]) -> Vec<u8> {
        let veil = self.print([nonce, b"", b""]);
        let (words, rest) = bytes.as_chunks::<8>();
        let mut veiled = Vec::with_capacity(bytes.len());
        words.iter().for_each(|word| veiled.extend((u64::from_le_bytes(*word) ^ veil).to_le_bytes()));
        veiled.extend(rest.iter().zip(veil.to_le_bytes()).map(|(byte, veil)| byte ^ veil));
        veiled
    }
}

impl Cipher for Toy {
    fn nonce(&mut self) -> Result<Nonce, Trouble> {
        self.count += 1;
        let mut nonce = Nonce::default();
        nonce[..8].copy_from_slice(&self.count.to_le_bytes());
        Ok(nonce)
    }

    fn seal(&self, nonce: &Nonce, header: &[u8], plain: &[u8]) -> Option<Vec<u8>> {
        let tag = self.print([nonce, header, plain]).to_le_bytes();
        Some([&self.veil(nonce, plain)[..], &tag, &tag].concat())
    }

    fn open(&self, nonce: &Nonce, header: &[u8], sealed: &[u8]) -> Option<Vec<u8>> {
        let (veiled, tag) = sealed.split_last_chunk::<16>()?;
        let plain = self.veil(nonce, veiled);
        let own = self.print([nonce, header, &plain]).to_le_bytes();
        (tag[..8] == own && tag[8..] == own).then_some(plain)
    }
}

/// Its nonces count: the tests are the same every time.
fn cipher(key: u64) -> Toy {
    Toy { key, count: 0 }
}

fn create(disk: &Fake) -> Result<Store, Trouble> {
    Folder::create(disk.clone(), cipher(1), StoreId([5; 16]), SECRET, batch::write_rows)
}

fn open(disk: &Fake) -> Result<Option<Store>, Trouble> {
    Folder::open(disk.clone(), cipher(1), batch::write_rows, &mut Read::default())
}

fn item(day: u16, who: u64) -> Item {
    Item { day, who, hot: format!("hot of {who}").into_bytes(), cold: format!("cold of {who} on {day}").into_bytes() }
}

/// Reads the brief of a segment, which is here the rows once more.
#[derive(Default)]
struct Read(Vec<(Row, Vec<u8>)>);

impl Reader for Read {
    fn row(&mut self, row: Row, hot: &[u8]) {
        self.0.push((row, hot.to_vec()));
    }

    fn brief(&mut self, rows: &[Row], brief: &[u8]) -> bool {
        let read = batch::read_rows(brief).expect("what was made of the rows");
        assert!(read.iter().map(|hot| hot.row.id).eq(rows.iter().map(|row| row.id)));
        // The home is known only after the payloads were put down.
        self.0.extend(rows.iter().zip(read).map(|(row, hot)| (*row, hot.bytes.to_vec())));
        true
    }
}

/// The same without the briefs.
#[derive(Default)]
struct ReadRows(Vec<(Row, Vec<u8>)>);

impl Reader for ReadRows {
    fn row(&mut self, row: Row, hot: &[u8]) {
        self.0.push((row, hot.to_vec()));
    }
}

/// All that a store can be asked.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
struct Seen {
    rows: Vec<(u16, u64, String, String)>,
    retention: u16,
    undone: Vec<(Id, Id)>,
}

/// What a store on a disk says of itself; none where there is no store.
fn seen(disk: &Fake) -> Result<Option<Seen>, Trouble> {
    let (mut brief, mut rows) = (Read::default(), ReadRows::default());
    let Some(store) = Folder::open(disk.clone(), cipher(1), batch::write_rows, &mut brief)? else { return Ok(None) };
    if Folder::open(disk.clone(), cipher(1), batch::write_rows, &mut rows).is_ok() {
        assert_eq!(brief.0, rows.0, "a brief says what the rows say");
    }
    let hot = brief.0;
    let row = |(row, hot): (Row, Vec<u8>)| Ok((row.day, row.who, text(hot), text(store.payload(row.id)?)));
    let rows = hot.into_iter().map(row).collect::<Result<_, Trouble>>()?;
    let Manifest { retention, undone, secret, .. } = store.log().manifest().clone();
    assert_eq!(secret, SECRET);
    Ok(Some(Seen { rows, retention, undone }))
}

fn text(bytes: Vec<u8>) -> String {
    String::from_utf8(bytes).expect("text")
}
