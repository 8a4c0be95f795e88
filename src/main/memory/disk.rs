//! The files of a memory: a folder that only its owner may read, a lock, and the key beside it.

use bonafide::store::Trouble;
use bonafide::store::folder::{Disk, is_ours};
use bonafide::store::gcm::{Bytes, Gcm};
use std::fs::{self, File, OpenOptions};
use std::io::{self, ErrorKind, Seek, SeekFrom, Write};
use std::path::{Path, PathBuf};
use std::time::Duration;

/// Tries to get the lock, and the time between two.
const TRIES: (u32, Duration) = (300, Duration::from_millis(100));

/// Says how long the log was when something was last acknowledged. It is written after the log is durable, and nobody
/// waits for it: after a crash it may tell of less than there is, never of more.
const END: &str = "end";

/// A folder, locked while this lives.
pub struct Folder {
    path: PathBuf,
    /// Let go when it is dropped, and by the system when the process ends.
    _lock: File,
}

impl Folder {
    /// Opens the folder of a memory, to write or only to read; none when it is not there.
    pub fn open(path: &Path, write: bool) -> Result<Option<Folder>, String> {
        // A copy may be without the lock, which is empty.
        let ours = |name: &str| is_ours(name) || name == "lock";
        let names = |entry: io::Result<fs::DirEntry>| entry.ok()?.file_name().into_string().ok();
        if !fs::read_dir(path).is_ok_and(|all| all.filter_map(names).any(|name| ours(&name))) {
            return Ok(None);
        }
        Ok(Some(Folder { path: path.to_owned(), _lock: lock(path, write)? }))
    }

    /// Makes the folder of a memory, or opens the one that is there.
    pub fn make(path: &Path) -> Result<Folder, String> {
        let wrong = |e: io::Error| format!("{}: {e}", path.display());
        fs::create_dir_all(path).map_err(wrong)?;
        private(path, 0o700).map_err(wrong)?;
        Ok(Folder { path: path.to_owned(), _lock: lock(path, true)? })
    }

    /// Removes every file of a memory; the key must be gone before.
    pub fn wipe(mut self) -> Result<(), String> {
        let names = self.names().map_err(|e| format!("{}: {e}", self.path.display()))?;
        for name in names.iter().filter(|name| is_ours(name) || [END, "lock"].contains(&name.as_str())) {
            self.remove(name).map_err(|e| format!("{name}: {e}"))?;
        }
        // Somebody may keep other things beside it.
        let _ = fs::remove_dir(&self.path);
        Ok(())
    }

    /// What is missing at the end of the log, in words.
    pub fn missing(&self) -> Option<String> {
        let noted = fs::read_to_string(self.path.join(END)).ok()?;
        let (name, length) = noted.strip_suffix('\n')?.split_once(' ')?;
        let length: u64 = length.parse().ok().filter(|_| is_ours(name))?;
        let there = fs::metadata(self.path.join(name)).ok()?.len();
        (there < length).then(|| format!("{} bytes at the end of the memory's log are missing", length - there))
    }

    /// So that a new, renamed or removed file is still so after the power went.
    fn settle(&self) -> io::Result<()> {
        if cfg!(unix) { File::open(&self.path)?.sync_all() } else { Ok(()) }
    }
}

impl Disk for Folder {
    fn read(&self, name: &str) -> io::Result<Option<Vec<u8>>> {
        match fs::read(self.path.join(name)) {
            Err(e) if e.kind() == ErrorKind::NotFound => Ok(None),
            other => other.map(Some),
        }
    }

    fn names(&self) -> io::Result<Vec<String>> {
        fs::read_dir(&self.path)?.map(|entry| Ok(entry?.file_name().to_string_lossy().into_owned())).collect()
    }

    fn write(&mut self, name: &str, bytes: &[u8]) -> io::Result<()> {
        let mut file = File::create(self.path.join(name))?;
        file.write_all(bytes)?;
        file.sync_all()?;
        self.settle()
    }

    fn append(&mut self, name: &str, at: u64, bytes: &[u8]) -> io::Result<()> {
        let mut file = OpenOptions::new().write(true).open(self.path.join(name))?;
        if file.metadata()?.len() != at {
            file.set_len(at)?;
        }
        file.seek(SeekFrom::Start(at))?;
        file.write_all(bytes)?;
        file.sync_data()?;
        // A help against damage and no more: the log is whole without it.
        let _ = fs::write(self.path.join(END), format!("{name} {}\n", at + bytes.len() as u64));
        Ok(())
    }

    fn remove(&mut self, name: &str) -> io::Result<()> {
        match fs::remove_file(self.path.join(name)) {
            Err(e) if e.kind() == ErrorKind::NotFound => Ok(()),
            other => other.and_then(|()| self.settle()),
        }
    }
}

/// One writer at a time, or any number of readers.
fn lock(path: &Path, write: bool) -> Result<File, String> {
    let name = path.join("lock");
    let file = OpenOptions::new().read(true).write(true).create(true).truncate(false).open(&name);
    let file = file.map_err(|e| format!("{}: {e}", name.display()))?;
    for _ in 0..TRIES.0 {
        match if write { file.try_lock() } else { file.try_lock_shared() } {
            Ok(()) => return Ok(file),
            Err(fs::TryLockError::WouldBlock) => std::thread::sleep(TRIES.1),
            Err(fs::TryLockError::Error(e)) => return Err(format!("{}: {e}", name.display())),
        }
    }
    Err(format!("{}: another bonafide is using this memory; try again when it is done", path.display()))
}

/// The key in a file; none when there is no file.
pub fn key(path: &Path) -> Result<Option<Bytes>, String> {
    match fs::read(path) {
        Ok(bytes) => {
            let key = bytes.try_into().map_err(|_| format!("{}: a key has 32 bytes", path.display()))?;
            Ok(Some(key))
        }
        Err(e) if e.kind() == ErrorKind::NotFound => Ok(None),
        Err(e) => Err(format!("{}: {e}", path.display())),
    }
}

/// Makes a key that only its owner may read, in place of a broken one.
pub fn make_key(path: &Path) -> Result<Bytes, String> {
    let wrong = |e: io::Error| format!("{}: {e}", path.display());
    let key: Bytes = random()?;
    let mut options = OpenOptions::new();
    options.write(true).create_new(true);
    #[cfg(unix)]
    std::os::unix::fs::OpenOptionsExt::mode(&mut options, 0o600);
    let mut file = options.open(path).map_err(wrong)?;
    file.write_all(&key).and_then(|()| file.sync_all()).map_err(wrong)?;
    if let Some(folder) = path.parent().filter(|_| cfg!(unix)) {
        let folder = if folder.as_os_str().is_empty() { Path::new(".") } else { folder };
        File::open(folder).and_then(|folder| folder.sync_all()).map_err(wrong)?;
    }
    Ok(key)
}

/// Writes over a key and removes it: without it nothing of its store can be read, wherever copies are. False when there
/// is none.
pub fn destroy_key(path: &Path) -> Result<bool, String> {
    let over = OpenOptions::new().write(true).open(path);
    let over = over.and_then(|mut file| file.write_all(&[0; 32]).and_then(|()| file.sync_all()));
    match over.and_then(|()| fs::remove_file(path)) {
        Err(e) if e.kind() == ErrorKind::NotFound => Ok(false),
        Err(e) => Err(format!("{}: {e}", path.display())),
        Ok(()) => Ok(true),
    }
}

/// The cipher of a key, with nonces from the system.
pub fn cipher(key: &Bytes) -> Gcm {
    let chance = |nonce: &mut [u8; 12]| getrandom::fill(nonce).map_err(no_chance);
    Gcm::new(key, Box::new(chance))
}

fn no_chance(e: getrandom::Error) -> Trouble {
    Trouble::Io("random numbers".to_owned(), io::Error::other(e.to_string()))
}

/// Random bytes from the system.
pub fn random<const N: usize>() -> Result<[u8; N], String> {
    let mut bytes = [0; N];
    getrandom::fill(&mut bytes).map_err(|e| no_chance(e).to_string())?;
    Ok(bytes)
}

#[cfg(unix)]
fn private(path: &Path, mode: u32) -> io::Result<()> {
    fs::set_permissions(path, std::os::unix::fs::PermissionsExt::from_mode(mode))
}

#[cfg(not(unix))]
fn private(_: &Path, _: u32) -> io::Result<()> {
    Ok(())
}
