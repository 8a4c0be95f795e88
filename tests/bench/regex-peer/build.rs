//! Collects what Bonafide looks for in texts from the same files, but by itself, so that the
//! measurement also says whether Bonafide's own table has everything.

use std::fs::read_to_string;
use std::path::{Path, PathBuf};

/// Parameters of signals that hold phrases; see `build/signals/tables.rs`.
const PHRASES: [&str; 5] = ["phrases", "words", "lesser_words", "exempt", "questions"];

fn main() {
    let root = Path::new("../../../src");
    println!("cargo:rerun-if-changed={}", root.display());
    let mut lines = Vec::new();
    for file in files(&root.join("signals")) {
        let parameters = table(&file).remove("parameters").unwrap_or(toml::Table::new().into());
        let lists = PHRASES.iter().filter_map(|key| parameters.get(key));
        lines.extend(lists.flat_map(strings).map(|phrase| format!("phrase\t{phrase}")));
    }
    for technology in table(&root.join("lists/technology.toml"))["technologies"].as_array().expect("a list") {
        lines.extend(strings(&technology["names"]).map(|name| format!("name\t{name}")));
    }
    lines.sort();
    lines.dedup();
    let out = std::env::var("OUT_DIR").expect("cargo sets OUT_DIR");
    std::fs::write(Path::new(&out).join("words.txt"), lines.join("\n")).expect("words.txt");
}

fn files(folder: &Path) -> Vec<PathBuf> {
    let groups = std::fs::read_dir(folder).expect("src/signals").map(|entry| entry.expect("a group").path());
    let groups = groups.filter(|path| path.is_dir()).map(|group| std::fs::read_dir(group).expect("a group"));
    groups
        .flatten()
        .map(|entry| entry.expect("a file").path())
        .filter(|path| path.extension().is_some_and(|e| e == "toml"))
        .collect()
}

fn table(path: &Path) -> toml::Table {
    read_to_string(path).expect("a file").parse().unwrap_or_else(|e| panic!("{}: {e}", path.display()))
}

fn strings(list: &toml::Value) -> impl Iterator<Item = &str> {
    list.as_array().into_iter().flatten().filter_map(toml::Value::as_str)
}
