//! Turns the folders of signals, sites and lists into Rust tables, and refuses what is not whole.

#[path = "build/lists.rs"]
mod lists;
#[path = "build/phrases.rs"]
mod phrases;
#[path = "build/signals.rs"]
mod signals;
#[path = "build/sites.rs"]
mod sites;
#[path = "build/words.rs"]
mod words;

use std::path::Path;

fn main() {
    let out = std::env::var("OUT_DIR").expect("cargo sets OUT_DIR");
    println!("cargo:rerun-if-changed=build.rs");
    println!("cargo:rerun-if-changed=build");
    let out = Path::new(&out);
    println!("cargo:rerun-if-changed=src/phrase");
    let written = write_lists(out).and_then(|names| write_signals(out, names)).and_then(|()| write_sites(out));
    if let Err(refusals) = written {
        refusals.iter().for_each(|refusal| println!("cargo::error={refusal}"));
        std::process::exit(1);
    }
    put(out, "kept.rs", &lists::kept(out, &[("LISTS", "lists.bin"), ("WORDS", "words.txt")]));
}

/// Tables of the lists, in the order in which they stand in one file.
const LISTS: [&str; 4] = ["disposable", "freemail", "founding", "published"];

/// Writes where the lists are from, and the lists as one file; gives the names of technologies.
fn write_lists(out: &Path) -> Result<Vec<(String, usize)>, Vec<String>> {
    println!("cargo:rerun-if-changed=src/lists");
    let folder = Path::new("src/lists");
    let table =
        |name: &str| LISTS.contains(&name).then(|| std::fs::read(folder.join(name).with_extension("bin")).ok())?;
    let (origin, months, names) = with_source(&folder.join("technology.toml"), lists::technologies)?;
    let tables = with_source(&folder.join("lists.toml"), |source| lists::tables(source, &origin, table))?;
    let (bytes, ranges) = lists::joined(folder, &LISTS);
    put(out, "lists.rs", &(tables + &ranges));
    std::fs::write(out.join("lists.bin"), bytes).unwrap_or_else(|e| panic!("lists.bin: {e}"));
    put(out, "technologies.rs", &months);
    Ok(names)
}

fn with_source<T>(path: &Path, read: impl Fn(&lists::Source) -> Result<T, Vec<String>>) -> Result<T, Vec<String>> {
    let text = std::fs::read_to_string(path).map_err(|e| vec![format!("{}: {e}", path.display())])?;
    read(&lists::Source { path, text: &text })
}

/// Where the detectors are declared.
const DETECTORS: &str = "src/detect.rs";

/// Words of the readers.
const WORDS: &str = "src/kept/words.toml";

/// Writes the catalogue and its tests; the words of the catalogue and of the readers; and all
/// phrases, those of signals and the names.
fn write_signals(out: &Path, names: Vec<(String, usize)>) -> Result<(), Vec<String>> {
    println!("cargo:rerun-if-changed=src/signals");
    println!("cargo:rerun-if-changed={WORDS}");
    println!("cargo:rerun-if-changed={DETECTORS}");
    let files = signals::read(Path::new("src/signals")).map_err(texts)?;
    let source = std::fs::read_to_string(DETECTORS).map_err(|e| vec![format!("{DETECTORS}: {e}")])?;
    let wrong = signals::detectors::refusals(&files, &source);
    if !wrong.is_empty() {
        return Err(texts(wrong));
    }
    let mut compiler = Compiler { phrases: phrases::Phrases::new(names) };
    let mut words = signals::tables::Words::default();
    let table = signals::tables::catalogue(&files, &mut compiler, &mut words).map_err(texts)?;
    let lists = words::constants(Path::new(WORDS), &mut words).map_err(|why| vec![why])?;
    put(out, "word_lists.rs", &lists);
    put(out, "words.txt", words.text());
    put(out, "phrases.rs", &write_phrases(out, compiler.phrases));
    put(out, "signals.rs", &(table + &signals::tables::caps()));
    put(out, "signal_tests.rs", &signals::tables::tests(&files));
    Ok(())
}

/// Writes the table of phrases behind the lists; gives where it is, as constants.
fn write_phrases(out: &Path, phrases: phrases::Phrases) -> String {
    let (entries, table) = phrases.table();
    format!("const ENTRIES: usize = {entries};\nconst TABLE: Range<usize> = {};\n", append(out, &table))
}

/// Puts bytes behind the lists; gives where they are.
fn append(out: &Path, more: &[u8]) -> String {
    let path = out.join("lists.bin");
    let mut bytes = std::fs::read(&path).unwrap_or_else(|e| panic!("lists.bin: {e}"));
    let start = bytes.len();
    bytes.extend(more);
    std::fs::write(&path, &bytes).unwrap_or_else(|e| panic!("lists.bin: {e}"));
    format!("{start}..{}", bytes.len())
}

/// What makes tables of the parameters of signals.
struct Compiler {
    phrases: phrases::Phrases,
}

impl signals::tables::Compile for Compiler {
    fn phrases(&mut self, phrases: Vec<String>) -> Result<String, String> {
        self.phrases.list(phrases)
    }
}

/// Writes the table of sites, and their recipes behind the lists.
fn write_sites(out: &Path) -> Result<(), Vec<String>> {
    println!("cargo:rerun-if-changed=src/sites");
    let (table, recipes) = sites::table(Path::new("src/sites")).map_err(|why| vec![why])?;
    let place = append(out, &recipes);
    let range =
        format!("/// Where in the lists the recipes stand.\nconst RECIPES: std::ops::Range<usize> = {place};\n");
    put(out, "sites.rs", &(table + &range));
    Ok(())
}

fn texts(refusals: Vec<signals::Refusal>) -> Vec<String> {
    refusals.iter().map(ToString::to_string).collect()
}

fn put(out: &Path, name: &str, text: &str) {
    std::fs::write(out.join(name), text).unwrap_or_else(|e| panic!("{name}: {e}"));
}
