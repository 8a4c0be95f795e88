//! Data that ships beside the engine instead of in it: the lists here, the words of the signals
//! and of the readers.
//!
//! The command line holds them. In the browser each is a file that the engine is given before it
//! is asked; a file of another version is refused.

#[cfg(target_arch = "wasm32")]
use std::sync::OnceLock;

mod text;

pub use text::{Phrases, Text};

/// The lists of `kept/words.toml`, each a line of the words.
pub mod lists {
    use super::Text;
    include!(concat!(env!("OUT_DIR"), "/word_lists.rs"));
}

include!(concat!(env!("OUT_DIR"), "/kept.rs"));

/// One file of data.
pub struct Kept {
    /// Its name.
    pub name: &'static str,
    /// Its length in bytes, and its [`sum`].
    pub mark: (usize, u64),
    #[cfg(not(target_arch = "wasm32"))]
    held: &'static [u8],
    #[cfg(target_arch = "wasm32")]
    given: OnceLock<Vec<u8>>,
}

impl Kept {
    /// The data; nothing before they were given.
    #[cfg(not(target_arch = "wasm32"))]
    pub fn all(&self) -> &'static [u8] {
        self.held
    }

    /// The data; nothing before they were given.
    #[cfg(target_arch = "wasm32")]
    pub fn all(&'static self) -> &'static [u8] {
        self.given.get().map(Vec::as_slice).unwrap_or_default()
    }

    /// Gives the engine the file that was made with it. Giving it again changes nothing.
    ///
    /// # Errors
    /// When it is the file of another version.
    #[cfg(target_arch = "wasm32")]
    pub fn give(&self, data: Vec<u8>) -> Result<(), String> {
        if (data.len(), sum(&data)) != self.mark {
            return Err(format!("{} and the engine are not of the same version: install Bonafide anew", self.name));
        }
        self.given.get_or_init(|| data);
        Ok(())
    }
}

/// FNV-1a: tells one version from another.
#[cfg(any(target_arch = "wasm32", test))]
fn sum(bytes: &[u8]) -> u64 {
    bytes.iter().fold(0xcbf2_9ce4_8422_2325, |sum, &byte| (sum ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_data_are_those_that_the_tables_were_made_with() {
        for kept in [&LISTS, &WORDS] {
            assert_eq!((kept.all().len(), sum(kept.all())), kept.mark, "{}", kept.name);
        }
        assert!(std::str::from_utf8(WORDS.all()).is_ok(), "words are text");
    }
}
