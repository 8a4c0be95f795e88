//! The words of the catalogue and of the readers, apart from the program: one text that the tables
//! point into, line by line.
//!
//! Words are most of a table and none of the thinking. In the browser they are a file of their own,
//! which the engine is given before it is asked; a translation is another such file. The command
//! line holds them.

use super::WORDS;
use serde::{Serialize, Serializer};
use std::fmt;
use std::ops::Deref;
use std::sync::OnceLock;

/// Words of a signal or a question, or a list of words.
#[derive(Clone, Copy)]
pub enum Text {
    /// A line of the text of all words. Two bytes each: the catalogue has thousands.
    Kept(u16),
    /// Words of a test.
    #[cfg(test)]
    Own(&'static str),
}

impl Text {
    /// The words; none while the engine has not been given any.
    pub fn as_str(self) -> &'static str {
        match self {
            Text::Kept(line) => lines().get(usize::from(line)).copied().unwrap_or_default(),
            #[cfg(test)]
            Text::Own(words) => words,
        }
    }
}

impl Deref for Text {
    type Target = str;

    fn deref(&self) -> &str {
        self.as_str()
    }
}

impl PartialEq for Text {
    fn eq(&self, other: &Text) -> bool {
        self.as_str() == other.as_str()
    }
}

impl Eq for Text {}

impl fmt::Debug for Text {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Debug::fmt(self.as_str(), f)
    }
}

impl fmt::Display for Text {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.as_str())
    }
}

impl Serialize for Text {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(self.as_str())
    }
}

/// Sound UTF-8 by construction, and checked by a test; looked at once more where it comes from a file.
fn lines() -> &'static [&'static str] {
    static LINES: OnceLock<Vec<&str>> = OnceLock::new();
    let words = WORDS.all();
    if words.is_empty() {
        return &[];
    }
    LINES.get_or_init(|| std::str::from_utf8(words).unwrap_or_default().split('\n').collect())
}

/// Several words or phrases of a detector, on one line.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Phrases(pub Text);

impl Phrases {
    /// Each of them, as written; none while the engine has not been given any.
    pub fn all(self) -> Vec<&'static str> {
        let line = self.0.as_str();
        // What parts them, see build/signals/tables.rs: a phrase may hold any printed character.
        if line.is_empty() { Vec::new() } else { line.split('\t').collect() }
    }
}
