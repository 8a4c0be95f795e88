//! Compiles the patterns of signal files to automata, so that nothing compiles one at run time.
//!
//! Each pattern becomes two sparse tables in the output folder: one that runs forward and finds
//! where a match ends, one that runs backward from there and finds where it began. Letters,
//! digits and word boundaries are ASCII; [`Pattern`](../src/pattern.rs) mends the boundaries
//! beside other letters.

use regex_automata::dfa::{StartKind, dense, regex::Regex};
use regex_automata::util::syntax;
use std::fmt::Write;
use std::path::{Path, PathBuf};

/// Most bytes of tables that one pattern may need; the whole engine has 350 KB compressed.
const MOST: usize = 96 * 1024;

/// The patterns compiled so far; equal ones share their tables.
pub struct Patterns {
    name: &'static str,
    folder: PathBuf,
    sources: Vec<String>,
    statics: String,
}

impl Patterns {
    /// Tables go into `name` below the output folder.
    pub fn new(out: &Path, name: &'static str) -> Self {
        let folder = out.join(name);
        std::fs::create_dir_all(&folder).expect("a folder for patterns");
        Patterns { name, folder, sources: Vec::new(), statics: String::new() }
    }

    /// Rust source of the statics.
    pub fn statics(&self) -> &str {
        &self.statics
    }

    /// Rust source of the list of all patterns, which the tests read.
    pub fn list(&self) -> String {
        let all: Vec<_> = (0..self.sources.len()).map(|at| format!("&PATTERN_{at}")).collect();
        format!("#[cfg(test)]\npub(crate) static PATTERNS: &[&crate::pattern::Pattern] = &[{}];\n", all.join(", "))
    }

    /// Compiles a pattern; gives the expression that refers to it, or says why it cannot.
    pub fn pattern(&mut self, source: &str) -> Result<String, String> {
        if let Some(at) = self.sources.iter().position(|s| s == source) {
            return Ok(format!("&PATTERN_{at}"));
        }
        let (begins, ends) = bounds(source)?;
        let (forward, backward) = tables(source)?;
        let at = self.sources.len();
        let (forward, backward) = (self.write(at, "forward", &forward), self.write(at, "backward", &backward));
        let _ = writeln!(
            self.statics,
            "static PATTERN_{at}: crate::pattern::Pattern = crate::pattern::Pattern::new({source:?}, {forward}, {backward}, {begins}, {ends});"
        );
        self.sources.push(source.to_owned());
        Ok(format!("&PATTERN_{at}"))
    }

    fn write(&self, at: usize, way: &str, tables: &[u8]) -> String {
        let path = self.folder.join(format!("{at}.{way}"));
        std::fs::write(&path, tables).unwrap_or_else(|e| panic!("{}: {e}", path.display()));
        format!("include_bytes!(concat!(env!(\"OUT_DIR\"), \"/{}/{at}.{way}\"))", self.name)
    }
}

fn rules() -> syntax::Config {
    syntax::Config::new().unicode(false).utf8(false)
}

/// Whether every match begins and ends at a word boundary.
fn bounds(source: &str) -> Result<(bool, bool), String> {
    let parsed = syntax::parse_with(source, &rules()).map_err(|e| e.to_string())?;
    let properties = parsed.properties();
    if properties.minimum_len().is_none_or(|least| least == 0) {
        return Err("the pattern matches nothing at all, or the empty text".to_owned());
    }
    let (prefix, suffix) = (properties.look_set_prefix(), properties.look_set_suffix());
    Ok((prefix.contains_word_ascii(), suffix.contains_word_ascii()))
}

fn tables(source: &str) -> Result<(Vec<u8>, Vec<u8>), String> {
    let limits =
        dense::Config::new().start_kind(StartKind::Unanchored).determinize_size_limit(Some(64 << 20)).minimize(true);
    let regex = Regex::builder().syntax(rules()).dense(limits).build(source).map_err(|e| e.to_string())?;
    let sparse =
        |dfa: &dense::DFA<Vec<u32>>| dfa.to_sparse().map(|s| s.to_bytes_little_endian()).map_err(|e| e.to_string());
    let (forward, backward) = (sparse(regex.forward())?, sparse(regex.reverse())?);
    let size = forward.len() + backward.len();
    if size > MOST {
        return Err(format!(
            "its tables need {size} bytes; {MOST} is the most: shorten it, bound its repetitions less, or use a list"
        ));
    }
    Ok((forward, backward))
}
