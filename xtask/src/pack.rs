//! The packages for the stores: sorted, with one time and one mode for all, so that whoever builds
//! the same source gets the same bytes and can compare.

use crate::manifest::{self, VERSION};
use crate::{limits, place};
use anyhow::{Context, Result, ensure};
use std::collections::BTreeMap;
use std::io::Write;
use std::path::Path;
use zip::write::SimpleFileOptions;
use zip::{CompressionMethod, DateTime, ZipWriter};

/// Kinds of file that ship. A file of another kind in `extension/` is a mistake, or is listed below.
const SHIPS: [&str; 9] = ["css", "html", "js", "json", "png", "svg", "wasm", "txt", "bin"];

/// What lies in `extension/` and stays at home: types are for the checker.
const STAYS: [&str; 2] = [".d.ts", ".md"];

/// The file that names the scripts which run inside a page.
const NAMES_PAGE_SIDE: &str = "grants.js";

/// Both stores take the same files from one folder with one manifest.
const STORES: [&str; 2] = ["chromium", "firefox"];

/// Makes `dist/bonafide-<version>-<store>.zip`.
pub fn dist() -> Result<()> {
    manifest::check()?;
    let files = files()?;
    limits::page_side(page_side(&files)?)?;
    let bytes = package(&files)?;
    let folder = place::of("dist");
    clear(&folder)?;
    for store in STORES {
        let name = format!("bonafide-{VERSION}-{store}.zip");
        std::fs::write(folder.join(&name), &bytes)?;
        println!("  dist/{name}: {} files, {} bytes", files.len(), bytes.len());
    }
    Ok(())
}

/// Leaves no package of another version behind.
fn clear(folder: &Path) -> Result<()> {
    std::fs::create_dir_all(folder)?;
    for entry in std::fs::read_dir(folder)? {
        let entry = entry?;
        let name = entry.file_name().to_string_lossy().into_owned();
        if name.starts_with("bonafide-") && name.ends_with(".zip") {
            std::fs::remove_file(entry.path())?;
        }
    }
    Ok(())
}

/// Everything that ships, by its path in the package, plus the licences.
fn files() -> Result<BTreeMap<String, Vec<u8>>> {
    let mut files = BTreeMap::new();
    gather(&place::of("extension"), "", &mut files)?;
    for licence in ["LICENSE-APACHE", "LICENSE-MIT"] {
        files.insert(licence.to_owned(), std::fs::read(place::of(licence))?);
    }
    const MADE: [&str; 8] = [
        "engine.js",
        "engine_bg.wasm",
        "words.txt",
        "lists.bin",
        "documents.js",
        "documents_bg.wasm",
        "memory.js",
        "memory_bg.wasm",
    ];
    for needed in MADE {
        ensure!(files.contains_key(needed), "extension/{needed} is not there: ./build.sh build makes it");
    }
    Ok(files)
}

/// How many bytes the scripts weigh that run inside a page: those of `export const SCRIPTS = ["…"];`.
fn page_side(files: &BTreeMap<String, Vec<u8>>) -> Result<usize> {
    let text = String::from_utf8_lossy(files.get(NAMES_PAGE_SIDE).context("extension/grants.js is not there")?);
    let list = text.split_once("SCRIPTS = ").and_then(|(_, rest)| rest.split_once(';')).map(|(list, _)| list);
    let names: Vec<String> = serde_json::from_str(list.context("grants.js has no list SCRIPTS")?)?;
    let sizes: Option<Vec<usize>> = names.iter().map(|name| files.get(name).map(Vec::len)).collect();
    Ok(sizes.context("a script that grants.js names is not there")?.iter().sum())
}

fn gather(folder: &Path, within: &str, files: &mut BTreeMap<String, Vec<u8>>) -> Result<()> {
    for entry in std::fs::read_dir(folder).with_context(|| format!("cannot read {}", folder.display()))? {
        let entry = entry?;
        let name = format!("{within}{}", entry.file_name().to_string_lossy());
        if entry.file_type()?.is_dir() {
            gather(&entry.path(), &format!("{name}/"), files)?;
        } else if !STAYS.iter().any(|end| name.ends_with(end)) {
            let kind = name.rsplit_once('.').map_or("", |(_, kind)| kind);
            ensure!(SHIPS.contains(&kind), "extension/{name} is of a kind that does not ship");
            files.insert(name, std::fs::read(entry.path())?);
        }
    }
    Ok(())
}

fn package(files: &BTreeMap<String, Vec<u8>>) -> Result<Vec<u8>> {
    let options = SimpleFileOptions::default()
        .compression_method(CompressionMethod::Deflated)
        .compression_level(Some(9))
        .last_modified_time(DateTime::default())
        .unix_permissions(0o644);
    let mut writer = ZipWriter::new(std::io::Cursor::new(Vec::new()));
    for (name, bytes) in files {
        writer.start_file(name.as_str(), options)?;
        writer.write_all(bytes)?;
    }
    Ok(writer.finish()?.into_inner())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_same_files_give_the_same_package() {
        let files: BTreeMap<String, Vec<u8>> =
            [("b/x.js".to_owned(), b"let x;".to_vec()), ("a.json".to_owned(), vec![b'1'; 5000])].into();
        let one = package(&files).expect("packed");
        assert_eq!(one, package(&files).expect("packed again"));
        assert_eq!(&one[30..36], b"a.json");
        assert_eq!(&one[10..14], &[0, 0, 0x21, 0], "1980-01-01");
    }
}
