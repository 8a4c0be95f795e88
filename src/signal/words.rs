//! The words of the catalogue, apart from the program: one text that the tables point into.
//!
//! Words are most of the catalogue and none of the thinking. In the browser they are a file of
//! their own, which the engine is given before it is asked ([`give`]); a translation is another
//! such file. The command line holds them.

use serde::{Serialize, Serializer};
use std::fmt;
use std::ops::Deref;

include!(concat!(env!("OUT_DIR"), "/words.rs"));

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

#[cfg(not(target_arch = "wasm32"))]
fn all() -> &'static str {
    include_str!(concat!(env!("OUT_DIR"), "/words.txt"))
}

#[cfg(target_arch = "wasm32")]
static GIVEN: std::sync::OnceLock<Box<str>> = std::sync::OnceLock::new();

#[cfg(target_arch = "wasm32")]
fn all() -> &'static str {
    GIVEN.get().map(|words| &**words).unwrap_or_default()
}

/// Gives the engine its words: the file `words.txt` that was made with it. Giving them again changes nothing.
///
/// # Errors
/// When it is the file of another version.
#[cfg(target_arch = "wasm32")]
pub fn give(words: String) -> Result<(), String> {
    if (words.len(), sum(words.as_bytes())) != (LENGTH, SUM) {
        return Err("words.txt and the engine are not of the same version: install Bonafide anew".to_owned());
    }
    GIVEN.get_or_init(|| words.into());
    Ok(())
}

/// True once the engine can speak.
#[cfg(target_arch = "wasm32")]
pub fn are_given() -> bool {
    GIVEN.get().is_some()
}

/// FNV-1a: tells one version of the words from another.
#[cfg(any(target_arch = "wasm32", test))]
fn sum(bytes: &[u8]) -> u64 {
    bytes.iter().fold(0xcbf2_9ce4_8422_2325, |sum, &byte| (sum ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_words_are_those_that_the_tables_were_made_with() {
        assert_eq!((all().len(), sum(all().as_bytes())), (LENGTH, SUM));
        assert!(crate::signal::catalogue().iter().all(|s| !s.title.is_empty() && !s.settle.is_empty()));
    }
}
