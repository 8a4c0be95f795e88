//! A memory that is open: the store in its folder with the index over it.

use super::disk::{self, Folder};
use bonafide::Day;
use bonafide::keeper::{Application, Keeper, Opening, Sheet, Sheets, brief, first_kept};
use bonafide::memory::{Id, Recollection};
use bonafide::store::folder::{self, Disk};
use bonafide::store::gcm::{Bytes, Gcm};
use bonafide::store::manifest::Manifest;
use bonafide::store::seal::StoreId;
use bonafide::store::{Item, Row, Sequence, Trouble, log};
use std::cell::RefCell;
use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};

/// What helps against damage.
const RESTORE: &str = "put the whole folder back from a backup";

/// Where a memory is, and its key.
#[derive(Debug, Clone, Default)]
pub struct Place {
    /// The folder.
    pub folder: PathBuf,
    /// The file with the key.
    pub key: PathBuf,
}

/// An open memory.
pub struct Memory {
    store: folder::Folder<Folder, Gcm>,
    /// The index.
    pub keeper: Keeper,
    today: Day,
    whole: bool,
    /// The blob that was read last, by its number: neighbours are often asked for one after the other.
    last: RefCell<(Sequence, Vec<u8>)>,
}

impl Memory {
    /// Opens a memory; none when there is none. What is too old is not seen, and erased with `write`.
    pub fn open(place: &Place, today: Day, write: bool) -> Result<Option<Memory>, String> {
        let Some(disk) = Folder::open(&place.folder, write)? else { return Ok(None) };
        let Some(key) = disk::key(&place.key)? else {
            keyless(&disk, place)?;
            return Ok(None);
        };
        let cipher = disk::cipher(&key);
        let Some(manifest) = folder::peek(&disk, &cipher).map_err(words)? else { return Ok(None) };
        let mut opening = Opening::new(&manifest, today);
        let store = folder::Folder::open(disk, cipher, brief, &mut opening).map_err(words)?;
        let Some(store) = store else { return Ok(None) };
        let missing = store.disk().missing();
        let whole = store.notes().is_empty() && missing.is_none();
        store.notes().iter().chain(&missing).for_each(|note| {
            crate::complain(&format!("{note}; {RESTORE}, or hand in again what is missing"));
        });
        let keeper = opening.done(store.log().manifest().secret);
        let memory = Memory { store, keeper, today, whole, last: RefCell::default() };
        if write { memory.expired().map(Some) } else { Ok(Some(memory)) }
    }

    /// Opens a memory, or makes one.
    pub fn make(place: &Place, today: Day) -> Result<Memory, String> {
        let disk = Folder::make(&place.folder)?;
        let key = match disk::key(&place.key)? {
            Some(key) => key,
            None => keyless(&disk, place).and_then(|()| disk::make_key(&place.key))?,
        };
        // Only under the lock it is certain that there is none, and that nobody else makes one.
        if folder::peek(&disk, &disk::cipher(&key)).map_err(words)?.is_none() {
            let (store, secret) = (StoreId(disk::random()?), disk::random()?);
            let store = folder::Folder::create(disk, disk::cipher(&key), store, secret, brief).map_err(words)?;
            return Ok(Memory { store, keeper: Keeper::new(secret), today, whole: true, last: RefCell::default() });
        }
        drop(disk);
        Memory::open(place, today, true)?.ok_or_else(|| format!("{}: it went away", place.folder.display()))
    }

    /// Without what is older than it may be, and without what a crash left.
    fn expired(mut self) -> Result<Memory, String> {
        self.store.tidy().map_err(words)?;
        let first = self.first();
        self.erase(&|row| row.day < first)?;
        Ok(self)
    }

    /// The first day that is kept.
    fn first(&self) -> u16 {
        first_kept(self.store.log().manifest(), self.today)
    }

    /// False when something of the log is damaged, so that an answer is without what it held.
    pub fn is_whole(&self) -> bool {
        self.whole
    }

    /// How many applications are remembered.
    pub fn len(&self) -> usize {
        self.ids().len()
    }

    /// Days that an application is kept.
    pub fn keeps(&self) -> u16 {
        self.store.log().manifest().retention
    }

    /// Keeps applications for so many days from now on; erases what is older.
    pub fn keep(self, days: u16) -> Result<Memory, String> {
        let mut memory = self;
        let changed = memory.store.log().manifest().keeping(days);
        memory.store.change(changed).map_err(words)?;
        memory.expired()
    }

    /// Pairs of records whose link was undone.
    pub fn undone(&self) -> &[(Id, Id)] {
        &self.store.log().manifest().undone
    }

    /// Undoes the links between pairs of records, or takes that back.
    pub fn undo(&mut self, pairs: &[(Id, Id)], undone: bool) -> Result<(), String> {
        let manifest = self.store.log().manifest();
        let mut all: BTreeSet<(Id, Id)> = manifest.undone.iter().copied().collect();
        for (one, other) in pairs {
            let pair = (*one.min(other), *one.max(other));
            if undone {
                all.insert(pair)
            } else {
                all.remove(&pair)
            };
        }
        let changed = Manifest { undone: all.into_iter().collect(), ..manifest.clone() };
        if changed == *manifest { Ok(()) } else { self.store.change(changed).map_err(words) }
    }

    /// Numbers of the records that are meant.
    pub fn those(&self, meant: &dyn Fn(&Row) -> bool) -> Vec<Id> {
        self.store.log().rows().filter(|row| meant(row)).map(|row| row.id).collect()
    }

    /// Today.
    pub fn today(&self) -> Day {
        self.today
    }

    /// The employer's secret.
    pub fn secret(&self) -> [u8; 32] {
        self.store.log().manifest().secret
    }

    /// As it is kept, with keys made now or before; an error when it is too old for that.
    pub fn checked(&self, application: &Application, made: Option<Item>) -> Result<Item, String> {
        let item = made.unwrap_or_else(|| self.keeper.item(application, self.today));
        if item.day < self.first() {
            return Err(format!("is of {}, older than the {} days that are kept", application.day, self.keeps()));
        }
        Ok(item)
    }

    /// The number under which the very same application is remembered already, among these records.
    pub fn known(&self, item: &Item, among: &[Id]) -> Result<Option<Id>, String> {
        let Some(sheet) = Sheet::from_bytes(&item.cold) else { return Ok(None) };
        for id in among {
            if self.sheet(*id)?.is_same(&sheet) {
                return Ok(Some(*id));
            }
        }
        Ok(None)
    }

    /// Records of everybody, by the keyed hash of whose they are.
    pub fn by_whose(&self) -> BTreeMap<u64, Vec<Id>> {
        let mut all: BTreeMap<u64, Vec<Id>> = BTreeMap::new();
        self.store.log().rows().for_each(|row| all.entry(row.who).or_default().push(row.id));
        all
    }

    /// Remembers: on the disk when this returns.
    pub fn remember(&mut self, items: &[Item]) -> Result<Vec<Id>, String> {
        let ids = self.store.remember(items).map_err(words)?;
        ids.iter().zip(items).for_each(|(id, item)| self.keeper.see(*id, &item.hot));
        Ok(ids)
    }

    /// Erases those who are meant; gives how many records went.
    pub fn erase(&mut self, goes: &dyn Fn(&Row) -> bool) -> Result<usize, String> {
        if !self.store.log().rows().any(goes) {
            return Ok(0);
        }
        self.store.rewrite(goes).map(|gone| gone.len()).map_err(words)
    }

    /// What is remembered that concerns an application.
    pub fn recall(&self, application: &Application) -> Result<(Recollection, Sheets), String> {
        let sighting = self.keeper.sighting(application);
        let mut sheets = Sheets::default();
        for id in self.keeper.candidates(&sighting) {
            sheets.0.insert(id, self.sheet(id)?);
        }
        for id in self.keeper.further(&sighting, &sheets) {
            sheets.0.insert(id, self.sheet(id)?);
        }
        Ok((self.keeper.recollect(&sighting, &sheets, self.store.log().manifest()), sheets))
    }

    /// Every record's number, oldest first.
    pub fn ids(&self) -> Vec<Id> {
        let first = self.first();
        self.store.log().rows().filter(|row| row.day >= first).map(|row| row.id).collect()
    }

    /// The payload of a record.
    pub fn sheet(&self, id: Id) -> Result<Sheet, String> {
        let missing = || format!("record {id} cannot be read");
        let (kind, sequence) = self.store.log().home(id).ok_or_else(missing)?;
        let mut last = self.last.borrow_mut();
        if last.0 != sequence {
            *last = (sequence, self.store.blob(kind, sequence).map_err(words)?);
        }
        log::payload(kind, &last.1, id).and_then(Sheet::from_bytes).ok_or_else(missing)
    }
}

/// A store without its key is not silently taken for none.
fn keyless(disk: &Folder, place: &Place) -> Result<(), String> {
    let names = disk.names().map_err(|e| e.to_string())?;
    if names.iter().any(|name| name.starts_with("manifest-")) {
        return Err(format!(
            "{}: the key of this memory is not there; without it nothing can be read",
            place.key.display()
        ));
    }
    Ok(())
}

/// True when a key opens what is there; a store without a manifest that could say so takes any.
pub fn fits(disk: &Folder, key: Option<&Bytes>) -> bool {
    key.is_some_and(|key| !matches!(folder::peek(disk, &disk::cipher(key)), Err(Trouble::Key)))
}

/// What went wrong, and what can be done.
fn words(trouble: Trouble) -> String {
    match trouble {
        Trouble::Key => format!("{trouble}; name its key with --key FILE, or {RESTORE}"),
        Trouble::Damaged(_) => format!("{trouble}; {RESTORE}"),
        Trouble::Headless => format!("{trouble}; {RESTORE}, or remove what is left with `bonafide forget --all`"),
        _ => trouble.to_string(),
    }
}

/// The folder that is meant when none is named.
pub fn usual() -> Option<PathBuf> {
    let set = |name: &str| std::env::var_os(name).filter(|value| !value.is_empty()).map(PathBuf::from);
    let data = if cfg!(windows) {
        set("LOCALAPPDATA")
    } else if cfg!(target_os = "macos") {
        set("HOME").map(|home| home.join("Library/Application Support"))
    } else {
        set("XDG_DATA_HOME").filter(|path| path.is_absolute()).or_else(|| Some(set("HOME")?.join(".local/share")))
    };
    data.map(|data| data.join("bonafide"))
}

/// The file of the key, when none is named.
pub fn usual_key(folder: &Path) -> PathBuf {
    folder.join("key")
}
