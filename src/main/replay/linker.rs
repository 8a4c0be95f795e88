//! What looks for links: ours, exact matching as applicant systems do it, and two that are wrong on purpose.

use super::person::{self, Application, Text};
use super::words::Vocabulary;
use std::collections::BTreeMap;

/// What a linker found: applications of this memory, by their place in it.
#[derive(Debug, Default, PartialEq, Eq)]
pub struct Found {
    /// Linked, under another name.
    pub linked: Vec<u32>,
    /// The same person again.
    pub again: Vec<u32>,
    /// Why, in words.
    pub why: String,
}

/// Something that sees applications one after the other and says which earlier ones belong to them.
pub trait Linker {
    /// Looks, then remembers.
    fn see(&mut self, application: &Application, words: &Vocabulary) -> Found;
}

/// The same mailbox or the same number, letter by letter but for case, blanks and punctuation of the number.
#[derive(Default)]
pub struct Exact {
    seen: BTreeMap<String, Vec<u32>>,
    names: Vec<String>,
}

impl Exact {
    /// Looks, then remembers.
    pub fn see(&mut self, application: &Application) -> Found {
        let profile = &application.profile;
        let name = profile.name().to_lowercase();
        // Systems that know numbers strip the country.
        let number = person::digits(&profile.number);
        let mut found = Found::default();
        for key in [profile.mailbox.to_lowercase(), number] {
            let earlier = self.seen.entry(key).or_default();
            for &at in earlier.iter() {
                let same = self.names.get(at as usize) == Some(&name);
                let list = if same { &mut found.again } else { &mut found.linked };
                if !list.contains(&at) {
                    list.push(at);
                }
            }
            earlier.push(self.names.len() as u32);
        }
        self.names.push(name);
        found
    }
}

/// Never finds anything.
#[cfg(test)]
pub struct Never;

#[cfg(test)]
impl Linker for Never {
    fn see(&mut self, _: &Application, _: &Vocabulary) -> Found {
        Found::default()
    }
}

/// Links each application to the one before it.
#[cfg(test)]
#[derive(Default)]
pub struct Always(u32);

#[cfg(test)]
impl Linker for Always {
    fn see(&mut self, _: &Application, _: &Vocabulary) -> Found {
        self.0 += 1;
        Found { linked: (0..self.0 - 1).collect(), ..Found::default() }
    }
}

/// True when the text is a real one.
pub fn is_real(application: &Application) -> bool {
    matches!(application.text, Text::Real(_))
}
