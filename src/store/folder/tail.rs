//! The tail in its file: sealed pages one after the other.
//!
//! A page that was being written when the power went is cut off: it was never acknowledged. A page that does
//! not open although a later one does was damaged afterwards: the later ones are kept, and it is said.

use super::super::log::Log;
use super::super::seal::{self, Cipher, HEADER, Head, Kind, StoreId};
use super::super::{Reader, Sequence, Trouble};
use super::Disk;

/// The file of the tail whose first page has that number.
pub fn name(first: Sequence) -> String {
    format!("log-{first}")
}

/// Where each page of the tail is.
#[derive(Debug, Default)]
pub struct Tail {
    /// Number of its first page.
    pub first: Sequence,
    /// What was found damaged, in words.
    pub notes: Vec<String>,
    pages: Vec<(Sequence, usize, usize)>,
    end: u64,
}

impl Tail {
    /// An empty one.
    pub fn begin(first: Sequence) -> Tail {
        Tail { first, ..Tail::default() }
    }

    /// Reads the tail of a store into its log.
    pub fn read(
        disk: &impl Disk,
        cipher: &impl Cipher,
        store: StoreId,
        log: &mut Log,
        reader: &mut dyn Reader,
    ) -> Result<Tail, Trouble> {
        let mut tail = Tail::begin(log.next());
        let file = tail.file(disk)?;
        let mut at = 0;
        while at < file.len() {
            match page_at(cipher, store, log.next(), &file, at) {
                Some((head, bytes)) => {
                    if head.sequence > log.next() && tail.notes.is_empty() {
                        tail.notes
                            .push(format!("{} pages of the memory's log are missing", head.sequence - log.next()));
                    }
                    log.load_page(head.sequence, &bytes, reader)?;
                    tail.pages.push((head.sequence, at, at + head.whole()));
                    at += head.whole();
                    tail.end = at as u64;
                }
                None => match next_page(cipher, store, log.next(), &file, at) {
                    Some(next) => {
                        tail.notes.push(format!("{} bytes in the middle of the memory's log are damaged", next - at));
                        at = next;
                    }
                    None => {
                        tail.note_end(&file, at);
                        break;
                    }
                },
            }
        }
        Ok(tail)
    }

    /// A page that was cut short was never acknowledged, and nothing is to be said. Anything else may have been.
    fn note_end(&mut self, file: &[u8], at: usize) {
        let rest = file.get(at..).unwrap_or_default();
        let cut_short = rest.len() < HEADER || Head::parse(rest).is_some_and(|head| head.whole() > rest.len());
        if !cut_short {
            self.notes.push("the last page of the memory's log is damaged; what it held is lost".to_owned());
        }
    }

    /// A page, opened.
    pub fn page(
        &self,
        disk: &impl Disk,
        cipher: &impl Cipher,
        store: StoreId,
        sequence: Sequence,
    ) -> Result<Vec<u8>, Trouble> {
        let damaged = || Trouble::Damaged(format!("page {sequence}"));
        let place = self.pages.iter().find(|(known, ..)| *known == sequence);
        let (_, from, to) = *place.ok_or_else(damaged)?;
        let file = self.file(disk)?;
        let blob = file.get(from..to).ok_or_else(damaged)?;
        seal::open(cipher, store, Kind::Page, sequence, blob).ok_or_else(damaged)
    }

    fn file(&self, disk: &impl Disk) -> Result<Vec<u8>, Trouble> {
        let name = name(self.first);
        // Its file was made before its manifest: when it is missing, this is not the latest manifest.
        super::read(disk, &name)?.ok_or(Trouble::Damaged(name))
    }

    /// Writes a page behind the last one, over what a failed write left there.
    pub fn append(&mut self, disk: &mut impl Disk, sequence: Sequence, blob: &[u8]) -> Result<(), Trouble> {
        let name = name(self.first);
        disk.append(&name, self.end, blob).map_err(|e| Trouble::Io(format!("writing {name}"), e))?;
        self.pages.push((sequence, self.end as usize, self.end as usize + blob.len()));
        self.end += blob.len() as u64;
        Ok(())
    }

    /// A tail that was folded is another from now on.
    pub fn follow(&mut self, next: Sequence, same: bool) {
        if !same {
            *self = Tail { notes: std::mem::take(&mut self.notes), ..Tail::begin(next) };
        }
    }
}

/// The page that begins there, when it is whole and not older than expected.
fn page_at(cipher: &impl Cipher, store: StoreId, next: Sequence, file: &[u8], at: usize) -> Option<(Head, Vec<u8>)> {
    let rest = file.get(at..)?;
    let head = Head::parse(rest).filter(|head| head.sequence >= next)?;
    let bytes = seal::open(cipher, store, Kind::Page, head.sequence, rest.get(..head.whole())?)?;
    Some((head, bytes))
}

/// Where the next whole page begins, after one that is not.
fn next_page(cipher: &impl Cipher, store: StoreId, next: Sequence, file: &[u8], at: usize) -> Option<usize> {
    let rest = file.get(at + 1..)?;
    let starts = rest.windows(HEADER).enumerate().filter(|(_, window)| Head::parse(window).is_some());
    starts.map(|(skipped, _)| at + 1 + skipped).find(|start| page_at(cipher, store, next, file, *start).is_some())
}
