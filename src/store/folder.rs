//! A store in a folder: which file holds what, in which order files are written, and what is found after a crash.
//!
//! ```text
//!   manifest-0, manifest-1   the same, written one after the other: one of them is whole at any time
//!   log-N                    the tail: sealed pages one after the other; N is the number of the first
//!   rows-N, brief-N, payloads-N   a segment's blobs, written once
//! ```
//!
//! The files themselves are behind [`Disk`], so that the tests can stop it at any byte.

mod tail;

use super::log::{self, Log, Plan};
use super::manifest::Manifest;
use super::rewrite::Goes;
use super::seal::{self, Cipher, Head, Kind, StoreId};
use super::{Brief, Id, Item, Plain, Reader, Sequence, Trouble};
use std::io;
use tail::Tail;

const MANIFESTS: [&str; 2] = ["manifest-0", "manifest-1"];

/// A folder of files. What writes is durable when it returns.
pub trait Disk {
    /// The whole of a file; none when it is not there.
    fn read(&self, name: &str) -> io::Result<Option<Vec<u8>>>;
    /// Names of the files.
    fn names(&self) -> io::Result<Vec<String>>;
    /// Makes or replaces a file.
    fn write(&mut self, name: &str, bytes: &[u8]) -> io::Result<()>;
    /// Cuts a file there, and writes on.
    fn append(&mut self, name: &str, at: u64, bytes: &[u8]) -> io::Result<()>;
    /// Removes a file.
    fn remove(&mut self, name: &str) -> io::Result<()>;
}

/// An open store.
pub struct Folder<D: Disk, C: Cipher> {
    disk: D,
    cipher: C,
    store: StoreId,
    brief: Brief,
    log: Log,
    tail: Tail,
    /// Which manifest is the latest that is whole: the other one is written first.
    latest: usize,
    /// A write failed after which the disk may be ahead of us.
    unsure: bool,
}

impl<D: Disk, C: Cipher> Folder<D, C> {
    /// Makes a store. What an unfinished making left is replaced.
    ///
    /// # Errors
    ///
    /// When it cannot be written.
    pub fn create(disk: D, cipher: C, store: StoreId, secret: [u8; 32], brief: Brief) -> Result<Self, Trouble> {
        let (log, step) = Log::create(secret);
        let tail = Tail::begin(log.next());
        let mut folder = Folder { disk, cipher, store, brief, tail, log, latest: 0, unsure: false };
        folder.put(&tail::name(folder.log.next()), &[])?;
        if let Some(manifest) = &step.manifest {
            // Both: a store with one manifest that does not open was never finished.
            let sealed = seal::seal(&mut folder.cipher, store, manifest)?;
            MANIFESTS.iter().try_for_each(|name| folder.put(name, &sealed))?;
        }
        Ok(folder)
    }

    /// Opens a store and shows what is there to a reader; none when there is none. Nothing is written.
    ///
    /// # Errors
    ///
    /// When it does not open with this key, a later version wrote it, or something is missing.
    pub fn open(disk: D, cipher: C, brief: Brief, reader: &mut dyn Reader) -> Result<Option<Self>, Trouble> {
        let Some((latest, store, manifest)) = manifest(&disk, &cipher)? else { return Ok(None) };
        let mut log = Log::of(manifest);
        for segment in log.manifest().segments.clone() {
            // A brief is only a shorter way: without it the rows say the same.
            let brief = segment.brief.and_then(|brief| blob(&disk, &cipher, store, Kind::Brief, brief).ok());
            if !brief.is_some_and(|brief| log.load_brief(&brief, reader)) {
                log.load_segment(&blob(&disk, &cipher, store, Kind::Rows, segment.rows)?, reader)?;
            }
        }
        let tail = Tail::read(&disk, &cipher, store, &mut log, reader)?;
        Ok(Some(Folder { disk, cipher, store, brief, log, tail, latest, unsure: false }))
    }

    /// What is remembered.
    pub fn log(&self) -> &Log {
        &self.log
    }

    /// What was found damaged at the end of the log, in words.
    pub fn notes(&self) -> &[String] {
        &self.tail.notes
    }

    /// The disk.
    pub fn disk(&self) -> &D {
        &self.disk
    }

    /// The disk, when the store is no longer needed.
    pub fn into_disk(self) -> D {
        self.disk
    }

    /// Removes what a crash left behind: blobs that belong to nothing.
    ///
    /// # Errors
    ///
    /// When a file cannot be removed.
    pub fn tidy(&mut self) -> Result<(), Trouble> {
        let mut ours: Vec<String> = vec![tail::name(self.tail.first)];
        for segment in &self.log.manifest().segments {
            ours.push(name(Kind::Rows, segment.rows));
            ours.extend(segment.brief.map(|sequence| name(Kind::Brief, sequence)));
            ours.extend(segment.payloads.iter().map(|sequence| name(Kind::Payloads, *sequence)));
        }
        ours.sort_unstable();
        let names = self.disk.names().map_err(|e| Trouble::Io("the folder of the memory".to_owned(), e))?;
        let stray = names.into_iter().filter(|n| is_blob(n) && ours.binary_search(n).is_err());
        stray.into_iter().try_for_each(|name| self.remove(&name))
    }

    /// Remembers records: all of them are kept when this returns, or none.
    ///
    /// # Errors
    ///
    /// When they are too large or cannot be written.
    pub fn remember(&mut self, items: &[Item]) -> Result<Vec<Id>, Trouble> {
        let plan = self.log.remember(items)?;
        let came = plan.came.clone();
        self.carry_out(plan)?;
        if self.log.is_due() {
            // Not what was asked for: the records are kept, and the next time will do as well.
            let _ = self.rewrite(&|_| false);
        }
        Ok(came)
    }

    /// Folds the tail and leaves out those who go; gives their numbers. Nothing is written when nobody goes and
    /// there is nothing to fold.
    ///
    /// # Errors
    ///
    /// When something cannot be read or written; then nothing is changed.
    pub fn rewrite(&mut self, goes: Goes) -> Result<Vec<Id>, Trouble> {
        let mut opened = super::rewrite::Opened::new();
        for (kind, sequence) in self.log.wanted(goes) {
            opened.insert(sequence, self.blob(kind, sequence)?);
        }
        let plan = self.log.rewrite(goes, &opened, self.brief)?;
        if plan.gone.is_empty() && plan.step.write.is_empty() {
            return Ok(Vec::new());
        }
        let gone = plan.gone.clone();
        self.carry_out(plan)?;
        Ok(gone)
    }

    /// Changes what the manifest says beside the segments.
    ///
    /// # Errors
    ///
    /// When it cannot be written.
    pub fn change(&mut self, changed: Manifest) -> Result<(), Trouble> {
        let plan = self.log.change(changed);
        self.carry_out(plan)
    }

    /// The payload of a record.
    ///
    /// # Errors
    ///
    /// When there is none of that number, or it cannot be read.
    pub fn payload(&self, id: Id) -> Result<Vec<u8>, Trouble> {
        let missing = || Trouble::Damaged(format!("record {id}"));
        let (kind, sequence) = self.log.home(id).ok_or_else(missing)?;
        let bytes = self.blob(kind, sequence)?;
        log::payload(kind, &bytes, id).map(<[u8]>::to_vec).ok_or_else(missing)
    }

    /// A blob, opened.
    ///
    /// # Errors
    ///
    /// When it is not there, or not whole.
    pub fn blob(&self, kind: Kind, sequence: Sequence) -> Result<Vec<u8>, Trouble> {
        match kind {
            Kind::Page => self.tail.page(&self.disk, &self.cipher, self.store, sequence),
            _ => blob(&self.disk, &self.cipher, self.store, kind, sequence),
        }
    }

    fn carry_out(&mut self, plan: Plan) -> Result<(), Trouble> {
        if self.unsure {
            return Err(Trouble::Unsure);
        }
        let written = plan.step.write.iter().try_for_each(|plain| self.write(plain));
        if let Err(trouble) = written {
            // A full disk is not helped by what we have just put there.
            let _ = self.tidy();
            return Err(trouble);
        }
        if let Some(manifest) = &plan.step.manifest {
            self.swap(manifest, plan.step.remove.is_empty())?;
        }
        let remove = plan.step.remove.clone();
        self.log.take(plan);
        self.tail.follow(self.log.next(), remove.is_empty());
        if remove.is_empty() { Ok(()) } else { self.tidy() }
    }

    fn write(&mut self, plain: &Plain) -> Result<(), Trouble> {
        let sealed = seal::seal(&mut self.cipher, self.store, plain)?;
        match plain.kind {
            Kind::Page => self.tail.append(&mut self.disk, plain.sequence, &sealed),
            kind => self.put(&name(kind, plain.sequence), &sealed),
        }
    }

    /// Puts the manifest in the place of the older one, then in the other's too, so that one damaged file is no
    /// loss. A tail that was folded begins anew, before.
    fn swap(&mut self, manifest: &Plain, keeps_tail: bool) -> Result<(), Trouble> {
        let sealed = seal::seal(&mut self.cipher, self.store, manifest)?;
        if !keeps_tail {
            let next = Manifest::read(&manifest.bytes)?.next;
            self.put(&tail::name(next), &[])?;
        }
        let older = 1 - self.latest;
        // When this fails, the new manifest may be there all the same.
        self.put(MANIFESTS[older], &sealed).inspect_err(|_| self.unsure = true)?;
        self.latest = if self.put(MANIFESTS[self.latest], &sealed).is_ok() { self.latest } else { older };
        Ok(())
    }

    fn put(&mut self, name: &str, bytes: &[u8]) -> Result<(), Trouble> {
        self.disk.write(name, bytes).map_err(|e| Trouble::Io(format!("writing {name}"), e))
    }

    fn remove(&mut self, name: &str) -> Result<(), Trouble> {
        self.disk.remove(name).map_err(|e| Trouble::Io(format!("removing {name}"), e))
    }
}

/// The manifest of a store; none when there is no store.
///
/// # Errors
///
/// When there is one, and it does not open, or blobs without one.
pub fn peek(disk: &impl Disk, cipher: &impl Cipher) -> Result<Option<Manifest>, Trouble> {
    manifest(disk, cipher).map(|found| found.map(|(.., manifest)| manifest))
}

/// The latest manifest that is whole, which it is, and its store; none when no store was ever finished here.
fn manifest(disk: &impl Disk, cipher: &impl Cipher) -> Result<Option<(usize, StoreId, Manifest)>, Trouble> {
    let (mut there, mut latest) = (0, None::<(usize, StoreId, Manifest)>);
    for (slot, name) in MANIFESTS.into_iter().enumerate() {
        let Some(blob) = read(disk, name)? else { continue };
        there += 1;
        let Some(head) = Head::parse(&blob) else { continue };
        let Some(bytes) = seal::open(cipher, head.store, Kind::Manifest, head.sequence, &blob) else { continue };
        let manifest = Manifest::read(&bytes)?;
        if latest.as_ref().is_none_or(|(.., known)| known.generation < manifest.generation) {
            latest = Some((slot, head.store, manifest));
        }
    }
    match latest {
        None if there == MANIFESTS.len() => Err(Trouble::Key),
        None if is_begun(disk)? => Err(Trouble::Headless),
        latest => Ok(latest),
    }
}

/// True when something was remembered here: a store that was never finished has an empty log and nothing else.
fn is_begun(disk: &impl Disk) -> Result<bool, Trouble> {
    let names = disk.names().map_err(|e| Trouble::Io("the folder of the memory".to_owned(), e))?;
    for name in names.iter().filter(|name| is_blob(name)) {
        if !name.starts_with("log-") || read(disk, name)?.is_some_and(|bytes| !bytes.is_empty()) {
            return Ok(true);
        }
    }
    Ok(false)
}

fn blob(
    disk: &impl Disk,
    cipher: &impl Cipher,
    store: StoreId,
    kind: Kind,
    sequence: Sequence,
) -> Result<Vec<u8>, Trouble> {
    let name = name(kind, sequence);
    let bytes = read(disk, &name)?.and_then(|blob| seal::open(cipher, store, kind, sequence, &blob));
    bytes.ok_or(Trouble::Damaged(name))
}

fn read(disk: &impl Disk, name: &str) -> Result<Option<Vec<u8>>, Trouble> {
    disk.read(name).map_err(|e| Trouble::Io(format!("reading {name}"), e))
}

fn name(kind: Kind, sequence: Sequence) -> String {
    let kind = match kind {
        Kind::Rows => "rows",
        Kind::Brief => "brief",
        _ => "payloads",
    };
    format!("{kind}-{sequence}")
}

fn is_blob(name: &str) -> bool {
    ["rows-", "brief-", "payloads-", "log-"].iter().any(|kind| name.starts_with(kind))
}

/// True for a file of a store: what a wipe removes beside the key.
pub fn is_ours(name: &str) -> bool {
    is_blob(name) || MANIFESTS.contains(&name)
}
