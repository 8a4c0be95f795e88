//! Turns the folders of signals, sites, lists and patterns into Rust tables, and refuses what is not whole.

#[path = "build/lists.rs"]
mod lists;
#[path = "build/patterns.rs"]
mod patterns;
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
    let names = write_lists(out);
    if let Err(refusals) = write_signals(out, names).and_then(|()| write_sites(out)) {
        refusals.iter().for_each(|refusal| println!("cargo::error={refusal}"));
        std::process::exit(1);
    }
    put(out, "kept.rs", &lists::kept(out, &[("LISTS", "lists.bin"), ("WORDS", "words.txt")]));
}

/// Writes where the lists are from, and the lists as one file; gives the names of technologies.
fn write_lists(out: &Path) -> Vec<(String, usize)> {
    println!("cargo:rerun-if-changed=src/lists");
    let tables = lists::tables(Path::new("src/lists/lists.toml")).unwrap_or_else(|why| panic!("{why}"));
    let (bytes, ranges) = lists::joined(Path::new("src/lists"), &["disposable", "freemail", "founding", "published"]);
    put(out, "lists.rs", &(tables + &ranges));
    std::fs::write(out.join("lists.bin"), bytes).unwrap_or_else(|e| panic!("lists.bin: {e}"));
    let technologies = lists::technologies(Path::new("src/lists/technology.toml"));
    let (table, names) = technologies.unwrap_or_else(|why| panic!("{why}"));
    put(out, "technologies.rs", &table);
    names
}

/// Words of the readers.
const WORDS: &str = "src/kept/words.toml";

/// Writes the catalogue, its patterns and its tests; the words of the catalogue and of the readers; and all
/// phrases, those of signals and the names.
fn write_signals(out: &Path, names: Vec<(String, usize)>) -> Result<(), Vec<String>> {
    println!("cargo:rerun-if-changed=src/signals");
    println!("cargo:rerun-if-changed={WORDS}");
    let files = signals::read(Path::new("src/signals")).map_err(texts)?;
    let patterns = patterns::Patterns::new(out, "patterns");
    let mut compiler = Compiler { patterns, phrases: phrases::Phrases::new(names) };
    let mut words = signals::tables::Words::default();
    let table = signals::tables::catalogue(&files, &mut compiler, &mut words).map_err(texts)?;
    let lists = words::constants(Path::new(WORDS), &mut words).map_err(|why| vec![why])?;
    put(out, "word_lists.rs", &lists);
    let Compiler { patterns, phrases } = compiler;
    put(out, "words.txt", words.text());
    put(out, "phrases.rs", &write_phrases(out, phrases));
    put(out, "signals.rs", &(table + &signals::tables::caps() + patterns.statics() + &patterns.list()));
    write_trials(out);
    put(out, "signal_tests.rs", &signals::tables::tests(&files));
    Ok(())
}

/// Writes the table of phrases behind the lists; gives where it is, as constants.
fn write_phrases(out: &Path, phrases: phrases::Phrases) -> String {
    let path = out.join("lists.bin");
    let mut bytes = std::fs::read(&path).unwrap_or_else(|e| panic!("lists.bin: {e}"));
    let (start, (entries, table)) = (bytes.len(), phrases.table());
    bytes.extend(table);
    std::fs::write(&path, &bytes).unwrap_or_else(|e| panic!("lists.bin: {e}"));
    format!("const ENTRIES: usize = {entries};\nconst TABLE: Range<usize> = {start}..{};\n", bytes.len())
}

/// What makes tables of the parameters of signals.
struct Compiler {
    patterns: patterns::Patterns,
    phrases: phrases::Phrases,
}

impl signals::tables::Compile for Compiler {
    fn pattern(&mut self, source: &str) -> Result<String, String> {
        self.patterns.pattern(source)
    }

    fn phrases(&mut self, phrases: Vec<String>) -> Result<String, String> {
        self.phrases.list(phrases)
    }
}

/// Writes the table of recipes.
fn write_sites(out: &Path) -> Result<(), Vec<String>> {
    println!("cargo:rerun-if-changed=src/sites");
    put(out, "sites.rs", &sites::table(Path::new("src/sites")).map_err(|why| vec![why])?);
    Ok(())
}

/// Patterns that only the tests of [`patterns`] use; they are in no program.
fn write_trials(out: &Path) {
    let mut trials = patterns::Patterns::new(out, "trials");
    for source in [r"(?i)\bsum\b", r"[a-z]{1,3}\d{2,4}", r"caf.", r"foo(?:.*bar)?", r"(?i)as an ai (?:language )?model"]
    {
        trials.pattern(source).unwrap_or_else(|why| panic!("{source}: {why}"));
    }
    put(out, "trials.rs", &(trials.statics().to_owned() + &trials.list()));
}

fn texts(refusals: Vec<signals::Refusal>) -> Vec<String> {
    refusals.iter().map(ToString::to_string).collect()
}

fn put(out: &Path, name: &str, text: &str) {
    std::fs::write(out.join(name), text).unwrap_or_else(|e| panic!("{name}: {e}"));
}
