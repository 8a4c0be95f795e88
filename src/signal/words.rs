//! The words of the catalogue, apart from the program: one text that the tables point into.
//!
//! Words are most of the catalogue and none of the thinking. In the browser they are a file of
//! their own, which the engine is given before it is asked ([`crate::kept`]); a translation is another
//! such file. The command line holds them.

use crate::kept::WORDS;
use serde::{Serialize, Serializer};
use std::fmt;
use std::ops::Deref;

/// Words of a signal or a question.
#[derive(Clone, Copy)]
pub enum Text {
    /// Held by the program.
    Own(&'static str),
    /// In the text of all words: first byte, and number of bytes.
    Kept(u32, u32),
}

impl Text {
    /// The words; none while the engine has not been given any.
    pub fn as_str(self) -> &'static str {
        match self {
            Text::Own(words) => words,
            Text::Kept(at, length) => all().get(at as usize..(at + length) as usize).unwrap_or_default(),
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
fn all() -> &'static str {
    std::str::from_utf8(WORDS.all()).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    #[test]
    fn every_signal_has_its_words() {
        assert!(crate::signal::catalogue().iter().all(|s| !s.title.is_empty() && !s.settle.is_empty()));
    }
}
