//! A disk in memory that stops at a byte: as if the process had been killed there, or as if it were full.

use crate::store::folder::Disk;
use std::cell::RefCell;
use std::collections::BTreeMap;
use std::io::{self, ErrorKind};
use std::rc::Rc;

/// The disk; clones are the same disk.
#[derive(Clone, Default)]
pub struct Fake(Rc<RefCell<State>>);

#[derive(Default)]
struct State {
    files: BTreeMap<String, Vec<u8>>,
    /// Bytes and operations until it stops; none when it never does.
    left: Option<usize>,
    /// A full disk still removes; a killed process does nothing more.
    full: bool,
    used: usize,
}

impl Fake {
    /// Stops after so many bytes.
    pub fn stopping(left: usize, full: bool) -> Fake {
        Fake(Rc::new(RefCell::new(State { left: Some(left), full, ..State::default() })))
    }

    /// Stops no more.
    pub fn mend(&self) {
        self.0.borrow_mut().left = None;
    }

    /// Bytes and operations so far.
    pub fn used(&self) -> usize {
        self.0.borrow().used
    }

    /// A disk with the same files, that never stops.
    pub fn copy(&self) -> Fake {
        let files = self.files();
        Fake(Rc::new(RefCell::new(State { files, ..State::default() })))
    }

    /// All files.
    pub fn files(&self) -> BTreeMap<String, Vec<u8>> {
        self.0.borrow().files.clone()
    }

    /// Changes a file behind the store's back.
    pub fn change(&self, name: &str, change: impl FnOnce(&mut Vec<u8>)) {
        change(self.0.borrow_mut().files.entry(name.to_owned()).or_default());
    }

    /// Takes a file away behind the store's back.
    pub fn lose(&self, name: &str) {
        self.0.borrow_mut().files.remove(name);
    }
}

impl State {
    /// How many of so many bytes still go.
    fn spend(&mut self, wish: usize) -> usize {
        let granted = self.left.map_or(wish, |left| wish.min(left));
        self.left = self.left.map(|left| left - granted);
        self.used += granted;
        granted
    }

    /// Opening, cutting or removing a file costs one, so that there is a moment before and after each.
    fn begin(&mut self) -> io::Result<()> {
        if self.spend(1) == 1 { Ok(()) } else { Err(self.stop()) }
    }

    fn stop(&self) -> io::Error {
        if self.full { ErrorKind::StorageFull.into() } else { io::Error::other("killed") }
    }

    fn extend(&mut self, name: &str, bytes: &[u8]) -> io::Result<()> {
        let granted = self.spend(bytes.len());
        self.files.entry(name.to_owned()).or_default().extend(&bytes[..granted]);
        if granted == bytes.len() { Ok(()) } else { Err(self.stop()) }
    }
}

impl Disk for Fake {
    fn read(&self, name: &str) -> io::Result<Option<Vec<u8>>> {
        Ok(self.0.borrow().files.get(name).cloned())
    }

    fn names(&self) -> io::Result<Vec<String>> {
        Ok(self.0.borrow().files.keys().cloned().collect())
    }

    fn write(&mut self, name: &str, bytes: &[u8]) -> io::Result<()> {
        let mut state = self.0.borrow_mut();
        state.begin()?;
        state.files.insert(name.to_owned(), Vec::new());
        state.extend(name, bytes)
    }

    fn append(&mut self, name: &str, at: u64, bytes: &[u8]) -> io::Result<()> {
        let mut state = self.0.borrow_mut();
        state.begin()?;
        state.files.entry(name.to_owned()).or_default().truncate(at as usize);
        state.extend(name, bytes)
    }

    fn remove(&mut self, name: &str) -> io::Result<()> {
        let mut state = self.0.borrow_mut();
        if !state.full {
            state.begin()?;
        }
        state.files.remove(name);
        Ok(())
    }
}
