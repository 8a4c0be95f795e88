//! Where things lie in the repository.

use std::path::PathBuf;

/// The folder that holds `Cargo.toml` and `build.sh`.
pub fn root() -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("..")
}

/// A file or folder of the repository.
pub fn of(path: &str) -> PathBuf {
    root().join(path)
}

/// Where cargo puts what it makes.
pub fn target() -> PathBuf {
    match std::env::var_os("CARGO_TARGET_DIR") {
        Some(folder) => root().join(folder),
        None => of("target"),
    }
}
