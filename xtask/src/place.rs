//! Where things lie in the repository. `build.sh` starts every task at its root.

use std::path::PathBuf;

/// A file or folder of the repository.
pub fn of(path: &str) -> PathBuf {
    PathBuf::from(".").join(path)
}

/// Where cargo puts what it makes.
pub fn target() -> PathBuf {
    of(&std::env::var("CARGO_TARGET_DIR").unwrap_or_else(|_| "target".into()))
}
