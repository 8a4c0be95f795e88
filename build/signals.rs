//! Signal files: reading `src/signals/*/*.toml`, refusing what is not whole, writing the tables.
//!
//! Included by `build.rs`, and by `tests/signals.rs`, which tests the refusals.

#[path = "signals/detectors.rs"]
pub mod detectors;
#[path = "signals/proxies.rs"]
pub mod proxies;
#[path = "signals/questions.rs"]
pub mod questions;
#[path = "signals/rules.rs"]
pub mod rules;
#[path = "signals/tables.rs"]
pub mod tables;

use serde::Deserialize;
use std::fmt;
use std::path::{Path, PathBuf};

/// A signal file as written. Everything has a default, so that a refusal can name the rule.
#[derive(Debug, Clone, Default, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct SignalFile {
    #[serde(skip)]
    pub path: PathBuf,
    #[serde(skip)]
    pub text: String,
    pub id: String,
    pub title: String,
    pub group: String,
    pub stage: String,
    pub weight: i32,
    pub lesser: Option<Lesser>,
    pub basis: String,
    pub base_rate: String,
    pub concern: String,
    pub noticed: String,
    pub why: String,
    pub innocent: Vec<String>,
    pub settle: String,
    pub asks: Vec<String>,
    /// Those of `asks` whose shortness is read: a partial section then leaves the signal unasked.
    pub scarcity: Option<Vec<String>>,
    pub fairness: String,
    pub detector: String,
    pub parameters: toml::Table,
    /// Confirmed by two people, it opens pausing by itself.
    pub conclusive: bool,
    pub question: Option<QuestionFile>,
    pub sources: Vec<SourceFile>,
    pub examples: Vec<ExampleFile>,
}

/// The weight of a weaker case, and when it is that case.
#[derive(Debug, Clone, Default, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct Lesser {
    pub weight: i32,
    pub when: String,
}

/// What a person can be asked, with the answers.
#[derive(Debug, Clone, Default, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct QuestionFile {
    pub stage: String,
    pub ask: String,
    /// What the device cannot look up: what, and where.
    pub look_up: Option<String>,
    /// The sentence for an answer, where the signal's own is about words of the page.
    pub noticed: Option<String>,
    pub answers: Vec<AnswerFile>,
}

/// One answer.
#[derive(Debug, Clone, Default, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct AnswerFile {
    pub id: String,
    pub words: String,
    pub effect: String,
}

/// A published source.
#[derive(Debug, Clone, Default, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct SourceFile {
    pub publisher: String,
    pub title: String,
    pub date: String,
    pub address: String,
    #[serde(rename = "use")]
    pub used: String,
    pub seen: String,
    pub says: String,
}

/// A candidate for whom the signal must, or must not, fire.
#[derive(Debug, Clone, Default, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct ExampleFile {
    pub fires: Option<bool>,
    /// With `fires = true`: it must be the lesser case.
    pub lesser: bool,
    /// With `fires = false`: it must not be looked for, because data is missing.
    pub unasked: bool,
    pub note: String,
    pub today: Option<String>,
    pub candidate: toml::Table,
    /// The candidate's files: keys of a document, and `text`, of which every line becomes one.
    pub files: Vec<toml::Table>,
    /// What is remembered of former applications.
    pub recollection: toml::Table,
    /// The answer to the signal's own question.
    pub answer: Option<String>,
    /// Answers to any question, as in a file of observations.
    pub observations: Vec<toml::Table>,
}

/// Why a file is refused, and where.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Refusal {
    pub file: PathBuf,
    pub line: Option<usize>,
    pub reason: String,
}

impl fmt::Display for Refusal {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}", self.file.display())?;
        if let Some(line) = self.line {
            write!(f, ":{line}")?;
        }
        write!(f, ": {}", self.reason)
    }
}

impl SignalFile {
    /// A refusal at the line where `key` is set (the whole file when it is not).
    pub fn refusal(&self, key: &str, reason: impl Into<String>) -> Refusal {
        self.refusal_at(line_of(&self.text, key, 0), reason)
    }

    /// A refusal in the `at`-th table of that array (`[[sources]]`, `[[examples]]`).
    pub fn refusal_in(&self, array: &str, at: usize, reason: impl Into<String>) -> Refusal {
        self.refusal_at(line_of(&self.text, &format!("[[{array}]]"), at), reason)
    }

    /// A refusal at the line after `[question]` where `key` is set.
    pub fn refusal_in_question(&self, key: &str, reason: impl Into<String>) -> Refusal {
        let header = line_of(&self.text, "[question]", 0).unwrap_or_default();
        let below: String = self.text.lines().skip(header).map(|line| line.to_owned() + "\n").collect();
        self.refusal_at(line_of(&below, key, 0).map(|line| line + header), reason)
    }

    fn refusal_at(&self, line: Option<usize>, reason: impl Into<String>) -> Refusal {
        Refusal { file: self.path.clone(), line, reason: reason.into() }
    }
}

/// Line of the `skip`-th line that sets `key` or is the header `key`.
fn line_of(text: &str, key: &str, skip: usize) -> Option<usize> {
    let sets = |line: &str| {
        let rest = line.trim_start().strip_prefix(key);
        rest.is_some_and(|rest| key.starts_with('[') || rest.trim_start().starts_with('='))
    };
    text.lines().enumerate().filter(|(_, line)| sets(line)).nth(skip).map(|(at, _)| at + 1)
}

/// All signal files below a folder, sorted by identifier; or every reason against them.
pub fn read(folder: &Path) -> Result<Vec<SignalFile>, Vec<Refusal>> {
    let mut files = Vec::new();
    let (paths, mut refusals) = paths(folder);
    for path in paths {
        let text = std::fs::read_to_string(&path).unwrap_or_else(|e| panic!("{}: {e}", path.display()));
        match parse(&path, &text) {
            Ok(file) => files.push(file),
            Err(more) => refusals.extend(more),
        }
    }
    files.sort_by(|a, b| a.id.cmp(&b.id));
    refusals.extend(rules::doubles(&files));
    if refusals.is_empty() { Ok(files) } else { Err(refusals) }
}

/// One file, or every reason against it.
pub fn parse(path: &Path, text: &str) -> Result<SignalFile, Vec<Refusal>> {
    let mut file: SignalFile = toml::from_str(text).map_err(|e| vec![syntax(path, text, &e)])?;
    file.path = path.to_owned();
    text.clone_into(&mut file.text);
    // Whoever asks a question looks at the answers.
    if file.question.is_some() && !file.asks.iter().any(|ask| ask == "observations") {
        file.asks.push("observations".to_owned());
    }
    let refusals = rules::refusals(&file);
    if refusals.is_empty() { Ok(file) } else { Err(refusals) }
}

fn syntax(path: &Path, text: &str, error: &toml::de::Error) -> Refusal {
    let line = error.span().map(|span| text.bytes().take(span.start).filter(|b| *b == b'\n').count() + 1);
    Refusal { file: path.to_owned(), line, reason: error.message().to_owned() }
}

/// The files one folder down, which is the group's; whatever stands elsewhere would be left out without a word.
fn paths(folder: &Path) -> (Vec<PathBuf>, Vec<Refusal>) {
    let (mut paths, mut refusals, mut open) = (Vec::new(), Vec::new(), vec![(folder.to_owned(), 0)]);
    while let Some((folder, depth)) = open.pop() {
        for path in entries(&folder) {
            match place(&path, depth) {
                Ok(true) => open.push((path, depth + 1)),
                Ok(false) => paths.push(path),
                Err(reason) => refusals.push(Refusal { file: path, line: None, reason: reason.to_owned() }),
            }
        }
    }
    paths.sort();
    (paths, refusals)
}

/// True for a folder to look into, false for a signal file.
fn place(path: &Path, depth: usize) -> Result<bool, &'static str> {
    match path.extension().is_some_and(|e| e == "toml") {
        _ if path.is_dir() => Ok(true),
        true if depth == 1 => Ok(false),
        true => Err("a signal file stands in src/signals/<group>/, no folder higher or deeper"),
        false => Err("is no signal file: <id_with_underscores>.toml"),
    }
}

/// What stands in a folder, but what is hidden.
fn entries(folder: &Path) -> Vec<PathBuf> {
    let read = std::fs::read_dir(folder).into_iter().flatten();
    let paths = read.map(|entry| entry.expect("a readable folder").path());
    paths.filter(|path| path.file_name().is_some_and(|name| !name.to_string_lossy().starts_with('.'))).collect()
}
