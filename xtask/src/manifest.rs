//! The manifest says the version a second time, because a browser cannot read Cargo.toml. Here is
//! made sure that both say the same.

use crate::place;
use anyhow::{Context, Result, ensure};

/// The version of the product.
pub const VERSION: &str = env!("CARGO_PKG_VERSION");

const MANIFEST: &str = "extension/manifest.json";

/// Fails when the manifest is of another version than the engine.
pub fn check() -> Result<()> {
    let text = std::fs::read_to_string(place::of(MANIFEST)).with_context(|| format!("cannot read {MANIFEST}"))?;
    let stated = version(&text)?;
    ensure!(stated == VERSION, "{MANIFEST} says {stated}, Cargo.toml says {VERSION}: ./build.sh fmt mends it");
    Ok(())
}

/// Writes the version of Cargo.toml into the manifest and leaves everything else as it stands.
pub fn write() -> Result<()> {
    let path = place::of(MANIFEST);
    let text = std::fs::read_to_string(&path).with_context(|| format!("cannot read {MANIFEST}"))?;
    let stated = version(&text)?;
    if stated != VERSION {
        let mended = text.replacen(&format!("\"version\": \"{stated}\""), &format!("\"version\": \"{VERSION}\""), 1);
        ensure!(version(&mended)? == VERSION, "{MANIFEST} writes its version in an unknown way");
        std::fs::write(path, mended)?;
    }
    Ok(())
}

fn version(text: &str) -> Result<String> {
    let manifest: serde_json::Value = serde_json::from_str(text).with_context(|| format!("{MANIFEST} is not JSON"))?;
    let version = manifest["version"].as_str().with_context(|| format!("{MANIFEST} has no version"))?;
    Ok(version.to_owned())
}
