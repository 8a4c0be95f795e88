//! The commands of the memory: remember, recall, forget, export, import, unlink, relink; and what it says to an assessment.

#[path = "memory/disk.rs"]
mod disk;
#[path = "memory/list.rs"]
mod list;
#[path = "memory/open.rs"]
mod open;
#[path = "memory/unlink.rs"]
mod unlink;
#[path = "memory/words.rs"]
mod words;

use crate::input::{self, Input};
use crate::{complain, print};
use bonafide::candidate::Candidate;
use bonafide::keeper::entry::is_somebody;
use bonafide::keeper::{Application, Export, is_meant};
use bonafide::memory::{Id, Standing};
use bonafide::page::plain;
use bonafide::page::text::collapse;
use bonafide::site::{self, Hint};
use bonafide::store::LONGEST;
use bonafide::{Answer, Day, World};
use open::{Memory, Place};
use std::collections::BTreeMap;
use std::path::PathBuf;

/// Its options.
#[derive(Debug, Default)]
pub struct Options {
    store: Option<PathBuf>,
    key: Option<PathBuf>,
    role: Option<String>,
    on: Option<Day>,
    label: Option<String>,
    standing: Standing,
    keep: Option<u16>,
    /// `--all`, for `forget`.
    pub all: bool,
}

/// Names of the options that take a value.
pub const NAMES: [&str; 7] = ["store", "key", "role", "on", "as", "standing", "keep"];
/// The commands.
pub const COMMANDS: [&str; 7] = ["remember", "recall", "forget", "export", "import", "unlink", "relink"];

/// What was asked, beside the options.
pub struct Asked<'a> {
    /// Which of [`COMMANDS`].
    pub command: &'a str,
    /// Files, or names of people.
    pub words: &'a [String],
    /// Where pages are from.
    pub hint: &'a Hint,
    /// Today.
    pub today: Day,
    /// As JSON.
    pub json: bool,
}

impl Options {
    /// Takes an option of [`NAMES`].
    pub fn set(&mut self, name: &str, value: String) -> Result<(), String> {
        match name {
            "store" => self.store = Some(value.into()),
            "key" => self.key = Some(value.into()),
            "role" => self.role = Some(value),
            "on" => self.on = Some(value.parse()?),
            "as" => self.label = Some(value),
            "standing" => self.standing = standing(&value)?,
            _ => self.keep = Some(days(&value)?),
        }
        Ok(())
    }

    /// True when a memory was named: `assess` asks it then, of one candidate.
    pub fn is_named(&self) -> bool {
        self.store.is_some()
    }

    /// Refuses what does not go together.
    pub fn check(&self, command: &str, words: &[String]) -> Result<(), String> {
        if self.label.is_some() && (command != "remember" || words.len() > 1) {
            return Err("--as is the name of one person: `bonafide remember FILE --as ID`".into());
        }
        let (remembers, memory) = (matches!(command, "remember" | "import"), COMMANDS.contains(&command));
        if !remembers && (self.role.is_some() || self.on.is_some() || self.keep.is_some()) && command != "recall" {
            return Err("--role, --on and --keep belong to `bonafide remember` and `bonafide import`".into());
        }
        if (self.store.is_some() || self.key.is_some()) && !memory && command != "assess" {
            return Err("--store and --key belong to the commands of the memory, and to `bonafide assess`".into());
        }
        if self.all && command != "forget" {
            return Err("--all belongs to `bonafide forget`".into());
        }
        match (command, words.is_empty()) {
            ("forget", true) if !self.all => Err("say whom to forget, by name or number; or --all".into()),
            ("forget", false) if self.all => Err("say whom to forget, or --all; not both".into()),
            ("remember" | "recall" | "import", true) => Err("name a file, or - for standard input".into()),
            ("unlink" | "relink", _) if words.len() != 2 => Err(format!("name two people: `bonafide {command} A B`")),
            ("export", false) => Err("`bonafide export` prints all that is remembered; it takes no file".into()),
            _ => Ok(()),
        }
    }

    fn place(&self) -> Result<Place, String> {
        let folder = self.store.clone().or_else(open::usual);
        let folder = folder.ok_or("no folder for data is known here; name one with --store DIR")?;
        let key = self.key.clone().unwrap_or_else(|| open::usual_key(&folder));
        Ok(Place { folder, key })
    }

    /// Does what was asked; false when something could not be done.
    pub fn run(&self, asked: &Asked) -> Result<bool, String> {
        match asked.command {
            "remember" => self.remember(asked),
            "recall" => self.recall(asked),
            "forget" => self.forget(asked),
            "export" => self.export(asked),
            "unlink" | "relink" => self.unlink(asked),
            _ => list::import(self, asked),
        }
    }

    /// The memory to remember in, made when it is not there.
    fn to_write(&self, today: Day) -> Result<Memory, String> {
        let mut memory = Memory::make(&self.place()?, today)?;
        let (before, all) = (memory.keeps(), memory.len());
        if let Some(days) = self.keep.filter(|days| *days != before) {
            memory = memory.keep(days)?;
            eprintln!("{}", words::keeps(before, days, all - memory.len()));
        }
        Ok(memory)
    }

    fn remember(&self, asked: &Asked) -> Result<bool, String> {
        let mut memory = self.to_write(asked.today)?;
        let mut whole = true;
        for file in asked.words {
            let done = self.application(file, asked).and_then(|application| one(&mut memory, application));
            match done {
                Ok(said) => whole &= print(&words::remembered(file, &said, asked.json)),
                Err(why) => whole = complain(&format!("{file}: {why}")),
            }
        }
        Ok(whole)
    }

    /// One application from a file.
    fn application(&self, file: &str, asked: &Asked) -> Result<Application, String> {
        let address = asked.hint.url.as_deref().unwrap_or_default();
        let on = self.on.unwrap_or(asked.today);
        let mut application = match input::open(file, address)? {
            Input::Lines(_) => return Err("holds JSON Lines, which `bonafide import` takes".into()),
            Input::Candidate(json) => Application::new(bonafide::candidate::input::candidate(&json)?, on),
            Input::Page(page) => Application::new(site::read(&page, asked.hint).candidate, on),
            Input::Text(text) => {
                Application { candidate: of_text(&text)?, text, ..Application::new(Candidate::default(), on) }
            }
            Input::Document(document) => {
                let candidate = site::file(&document, 0).candidate;
                Application { files: vec![*document], ..Application::new(candidate, on) }
            }
        };
        is_somebody(&application.candidate)?;
        application = self.role.iter().fold(application, |application, role| application.for_role(role));
        Ok(Application { label: self.label.clone(), standing: self.standing, ..application })
    }

    fn recall(&self, asked: &Asked) -> Result<bool, String> {
        let place = self.place()?;
        let memory = Memory::open(&place, asked.today, false)?.ok_or_else(|| nothing(&place))?;
        let mut whole = memory.is_whole();
        for file in asked.words {
            let found = self.application(file, asked).and_then(|application| memory.recall(&application));
            match found {
                Ok((recollection, sheets)) => {
                    whole &= print(&words::recalled(file, &recollection, &sheets, asked.json));
                }
                Err(why) => whole = complain(&format!("{file}: {why}")),
            }
        }
        Ok(whole)
    }

    fn forget(&self, asked: &Asked) -> Result<bool, String> {
        let place = self.place()?;
        if self.all {
            return self.wipe(&place);
        }
        let mut memory = Memory::open(&place, asked.today, true)?.ok_or_else(|| nothing(&place))?;
        let mut whole = true;
        for word in asked.words {
            let (who, id) = (memory.keeper.who(word), word.parse::<Id>().ok());
            let gone = match memory.erase(&|row| is_meant(row, id, who))? {
                0 => erase_shown(&mut memory, word),
                gone => Ok(gone),
            };
            match gone {
                Ok(gone) => whole &= print(&format!("{word}: {} erased\n", words::records(gone))),
                Err(why) => whole = complain(&why),
            }
        }
        Ok(whole)
    }

    fn unlink(&self, asked: &Asked) -> Result<bool, String> {
        let place = self.place()?;
        let mut memory = Memory::open(&place, asked.today, true)?.ok_or_else(|| nothing(&place))?;
        unlink::unlink(&mut memory, asked.words, asked.command == "unlink").map(|said| print(&said))
    }

    /// Destroys the key, then removes everything. A key that was named must be the one: nothing is done with another.
    fn wipe(&self, place: &Place) -> Result<bool, String> {
        let disk = disk::Folder::open(&place.folder, true)?.ok_or_else(|| nothing(place))?;
        let key = disk::key(&place.key);
        if self.key.is_some() && !open::fits(&disk, key.as_ref().ok().and_then(Option::as_ref)) {
            let key = place.key.display();
            return Err(format!("{key}: this is not the key of this memory; nothing is forgotten, name the right one"));
        }
        let destroyed = disk::destroy_key(&place.key)?;
        disk.wipe()?;
        if destroyed {
            return Ok(print("everything is forgotten, and the key is destroyed\n"));
        }
        let key = place.key.display();
        Err(format!("the files are removed; {key}: no key was there. Where one is kept elsewhere, destroy it there"))
    }

    /// Everything that is remembered, one record a line.
    fn export(&self, asked: &Asked) -> Result<bool, String> {
        let place = self.place()?;
        let memory = Memory::open(&place, asked.today, false)?.ok_or_else(|| nothing(&place))?;
        for id in memory.ids() {
            let export = Export::of(id, memory.sheet(id)?);
            if !print(&if asked.json { export.line() + "\n" } else { words::exported(&export) }) {
                return Ok(memory.is_whole());
            }
        }
        if asked.json {
            unlink::Unlinked::all(&memory)?.iter().all(|line| print(line));
        }
        Ok(memory.is_whole())
    }

    /// The same answer with what a named memory says of the candidate.
    pub fn ask(&self, answer: Answer, text: &str, world: &World) -> Result<(Answer, World), String> {
        if !self.is_named() {
            return Ok((answer, world.clone()));
        }
        let place = self.place()?;
        let memory = Memory::open(&place, world.today, false)?.ok_or_else(|| nothing(&place))?;
        let candidate = answer.reading.candidate.clone();
        let (text, files) = (text.to_owned(), world.files.clone());
        let application = Application { text, files, ..Application::new(candidate, world.today) };
        let (recollection, _) = memory.recall(&application)?;
        let world = World { recollection: Some(recollection), ..world.clone() };
        let assessment = bonafide::assess::assess(&answer.reading, &world);
        Ok((Answer { assessment, ..answer }, world))
    }
}

/// Remembers one application; the same one is not remembered twice.
fn one(memory: &mut Memory, application: Application) -> Result<words::Said, String> {
    let item = memory.checked(&application, None)?;
    let label = application.known_by();
    let among = memory.by_whose().remove(&item.who).unwrap_or_default();
    if let Some(id) = memory.known(&item, &among)? {
        return Ok(words::Said { id, label, new: false, all: memory.len() });
    }
    let ids = memory.remember(std::slice::from_ref(&item))?;
    let id = ids.first().copied().unwrap_or_default();
    Ok(words::Said { id, label, new: true, all: memory.len() })
}

/// A résumé as plain text.
fn of_text(text: &str) -> Result<Candidate, String> {
    Ok(site::resume(&plain::parse(text, "")).candidate)
}

fn standing(word: &str) -> Result<Standing, String> {
    let json = format!("{word:?}");
    let known = "unknown, turned-down, hired, let-go";
    serde_json::from_str(&json).map_err(|_| format!("{word:?} says not what came of it; write one of {known}"))
}

fn nothing(place: &Place) -> String {
    format!("{}: nothing is remembered here; `bonafide remember FILE` begins", place.folder.display())
}

/// Days to keep an application: what is out of bounds is refused, for a shorter time erases at once.
fn days(word: &str) -> Result<u16, String> {
    let days = word.parse().ok().filter(|days| (1..=LONGEST).contains(days));
    days.ok_or_else(|| format!("--keep {word}: an application is kept for 1 to {LONGEST} days"))
}

/// Erases the one person whom their applications show under a name; people of one name are told apart by the reader.
fn erase_shown(memory: &mut Memory, name: &str) -> Result<usize, String> {
    let mut shown: BTreeMap<String, Vec<Id>> = BTreeMap::new();
    for id in memory.ids() {
        let export = Export::of(id, memory.sheet(id)?);
        let its = export.candidate.get("name").and_then(|value| value.as_str()).unwrap_or_default();
        if collapse(its).to_lowercase() == collapse(name).to_lowercase() {
            shown.entry(export.label).or_default().push(id);
        }
    }
    let labels: Vec<&str> = shown.keys().map(String::as_str).collect();
    match labels[..] {
        [] => Err(format!("nobody is remembered as {name:?}; `bonafide export` lists who is")),
        [_] => memory.erase(&|row| shown.values().flatten().any(|id| *id == row.id)),
        _ => Err(format!("{name:?} is the name of {}: say which is meant", labels.join(", "))),
    }
}
