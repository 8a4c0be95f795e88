//! Lists of past applicants: CSV, JSON, JSON Lines, and what `bonafide export --json` printed.
//!
//! A line that cannot be taken is told by its number, and the others go on. Whatever was said to be remembered
//! is on the disk; the same list may be handed in again, and what is there already is passed over.

use super::open::Memory;
use super::unlink::Unlinked;
use super::{Asked, Options, words};
use crate::{complain, input, lines, print};
use bonafide::keeper::entry::{self, Rest};
use bonafide::keeper::{Application, Keeper, Sheet, list, table};
use bonafide::memory::Id;
use bonafide::store::Item;
use std::collections::BTreeMap;
use std::io::{BufRead, BufReader};
use std::sync::{Mutex, PoisonError};

/// Applications that are written together.
const PAGE: usize = 1_000;

/// Takes in lists.
pub fn import(options: &Options, asked: &Asked) -> Result<bool, String> {
    let memory = options.to_write(asked.today)?;
    let (role, today) = (options.role.as_deref(), asked.today);
    let rest = Rest { role, on: options.on.unwrap_or(today), today, read: super::of_text };
    let mut taking = Taking::new(memory);
    let mut whole = true;
    for file in asked.words {
        let done = one(&mut taking, file, &rest).and_then(|()| taking.write());
        let refused = taking.refused;
        taking.advise();
        whole &= print(&taking.said(file)) && refused == 0;
        if let Err(why) = done {
            whole = complain(&format!("{file}: {why}"));
        }
    }
    Ok(whole)
}

fn one(taking: &mut Taking, file: &str, rest: &Rest) -> Result<(), String> {
    taking.file = file.to_owned();
    let wrong = |e: std::io::Error| format!("cannot be read ({e}); check the name and the permissions");
    let mut from: Box<dyn BufRead + Send> = match file {
        "-" => Box::new(BufReader::new(std::io::stdin())),
        _ => Box::new(BufReader::with_capacity(1 << 16, std::fs::File::open(file).map_err(wrong)?)),
    };
    let head = from.fill_buf().map_err(wrong)?;
    list::check(head)?;
    let head = head.trim_ascii_start();
    let head = head.strip_prefix(b"\xEF\xBB\xBF").unwrap_or(head);
    match head.first() {
        None => Err("is empty".into()),
        Some(b'{') => json_lines(taking, from, rest),
        Some(b'[') => json_list(taking, &input::whole(from)?, rest),
        Some(_) => {
            taking.passed = table::each(from, &mut |line, said| {
                taking.take(line, said.and_then(|json| entry::application(&json, rest)).map(|it| (it, None)))
            })?;
            Ok(())
        }
    }
}

/// On all cores: fingerprints are what costs.
fn json_lines(taking: &mut Taking, from: Box<dyn BufRead + Send>, rest: &Rest) -> Result<(), String> {
    let maker = taking.memory.maker();
    let today = taking.memory.today();
    let undone = Mutex::new(Vec::new());
    let made = |_: usize, json: &str| {
        if let Some(pair) = Unlinked::read(json) {
            undone.lock().unwrap_or_else(PoisonError::into_inner).push(pair);
            return Ok(None);
        }
        let application = entry::application(json, rest)?;
        let item = maker.item(&application, today);
        Ok(Some((application, Some(item))))
    };
    let mut failed = None;
    lines::each(from, &made, &mut |line, said| match said.transpose().map_or(Ok(()), |said| taking.take(line, said)) {
        Ok(()) => true,
        Err(why) => {
            failed = Some(why);
            false
        }
    });
    failed.map_or(Ok(()), Err)?;
    let undone = undone.into_inner().unwrap_or_else(PoisonError::into_inner);
    if undone.is_empty() { Ok(()) } else { taking.undo(&undone) }
}

fn json_list(taking: &mut Taking, bytes: &[u8], rest: &Rest) -> Result<(), String> {
    let all: Vec<serde_json::Value> = serde_json::from_slice(bytes).map_err(|e| format!("no list: {e}"))?;
    for (number, value) in (1..).zip(all) {
        taking.take(number, entry::application(&value.to_string(), rest).map(|it| (it, None)))?;
    }
    Ok(())
}

/// An application, with its keys where they were made already; or why there is none.
type Made = Result<(Application, Option<Item>), String>;

/// A list under way.
struct Taking {
    memory: Memory,
    /// Who is remembered, by the keyed hash.
    known: BTreeMap<u64, Vec<Id>>,
    batch: Vec<Item>,
    file: String,
    new: usize,
    there: usize,
    refused: usize,
    /// Some lines are in another encoding.
    encoded: bool,
    /// Columns that are not known.
    passed: Vec<String>,
}

impl Taking {
    fn new(memory: Memory) -> Taking {
        let (known, batch, file) = (memory.by_whose(), Vec::new(), String::new());
        Taking { memory, known, batch, file, new: 0, there: 0, refused: 0, encoded: false, passed: Vec::new() }
    }

    /// Takes what one line says; an error when the memory itself fails.
    fn take(&mut self, line: usize, made: Made) -> Result<(), String> {
        let item = made.and_then(|(application, item)| self.memory.checked(&application, item));
        match item {
            Err(why) => {
                self.refused += 1;
                self.encoded |= why == list::NO_TEXT;
                complain(&format!("{}:{line}: {why}", self.file));
            }
            Ok(item) if self.is_there(&item)? => self.there += 1,
            Ok(item) => self.batch.push(item),
        }
        if self.batch.len() >= PAGE { self.write() } else { Ok(()) }
    }

    fn is_there(&self, item: &Item) -> Result<bool, String> {
        let Some(sheet) = Sheet::from_bytes(&item.cold) else { return Ok(false) };
        let mut waiting = self.batch.iter().filter(|other| other.who == item.who);
        if waiting.any(|other| Sheet::from_bytes(&other.cold).is_some_and(|other| other.is_same(&sheet))) {
            return Ok(true);
        }
        let Some(among) = self.known.get(&item.who) else { return Ok(false) };
        Ok(self.memory.known(item, among)?.is_some())
    }

    /// Writes what was taken so far. From here on it is remembered, whatever happens.
    fn write(&mut self) -> Result<(), String> {
        let batch = std::mem::take(&mut self.batch);
        if batch.is_empty() {
            return Ok(());
        }
        let ids = self.memory.remember(&batch)?;
        batch.iter().zip(ids).for_each(|(item, id)| self.known.entry(item.who).or_default().push(id));
        self.new += batch.len();
        if batch.len() == PAGE {
            eprintln!("{}: {} remembered so far", self.file, words::count(self.new + self.there));
        }
        Ok(())
    }

    /// Undoes the links that were undone where a list comes from, when all that it tells of is written.
    fn undo(&mut self, undone: &[Unlinked]) -> Result<(), String> {
        self.write()?;
        let pairs: Vec<_> = undone.iter().flat_map(|pair| pair.pairs(&self.memory)).collect();
        self.memory.undo(&pairs, true)
    }

    /// Says once what a list would need for all of it to be taken.
    fn advise(&mut self) {
        if std::mem::take(&mut self.encoded) {
            complain(&format!("{}: {}", self.file, list::SAVE_AS));
        }
        let passed = std::mem::take(&mut self.passed);
        if !passed.is_empty() {
            eprintln!("{}: columns that are not known here and were passed over: {}", self.file, passed.join(", "));
        }
    }

    /// What came of a file; the next one is counted by itself.
    fn said(&mut self, file: &str) -> String {
        let (new, there, refused) = (self.new, self.there, self.refused);
        (self.new, self.there, self.refused) = (0, 0, 0);
        words::imported(file, new, there, refused, self.memory.len())
    }
}

impl Memory {
    /// Makes items without the index, for other threads.
    fn maker(&self) -> Keeper {
        Keeper::new(self.secret())
    }
}
