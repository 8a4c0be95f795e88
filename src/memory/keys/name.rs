//! A name as keyed hashes of its words: enough to tell the same name, a shorter form, and another one.

use super::tag;
use crate::candidate::name;
use crate::memory::Secret;
use serde::{Deserialize, Serialize};

/// Most words of a name.
const MOST: usize = 8;

/// A name that cannot be read. Empty when none was given.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct NameKey {
    /// What script it is in: only names in one script can be compared.
    script: u16,
    /// Its words.
    words: Vec<NameWord>,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
struct NameWord {
    whole: u32,
    initial: u16,
    /// It is an initial.
    short: bool,
}

/// How two names relate.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Relation {
    /// The same words, or a shorter form.
    Same,
    /// One word in common: a family name, or a given name kept when the family name changed.
    Related,
    /// Nothing in common.
    Different,
    /// Written in different scripts.
    NotComparable,
    /// One of them is not known.
    Unknown,
}

impl NameKey {
    /// Of a name as shown.
    pub fn of(shown: &str, secret: &Secret) -> NameKey {
        let Some(script) = name::script_number(shown) else { return NameKey::default() };
        let mut words = name::tokens(shown);
        if name::is_east_asian(shown) {
            let mut letters: Vec<char> = words.concat().chars().collect();
            letters.sort_unstable();
            words = vec![letters.into_iter().collect()];
        }
        let words = words.iter().take(MOST).map(|word| NameWord::of(word, secret)).collect();
        NameKey { script: secret.tagged(tag::SCRIPT, &script.to_string()) as u16, words }
    }

    /// True when no name was given.
    pub fn is_empty(&self) -> bool {
        self.words.is_empty()
    }

    /// How two relate.
    pub fn relation(&self, other: &NameKey) -> Relation {
        if self.is_empty() || other.is_empty() {
            return Relation::Unknown;
        }
        if self.script != other.script {
            return Relation::NotComparable;
        }
        let whole = self.words.iter().filter(|a| other.words.iter().any(|b| a.is(b))).count();
        let (long, short) = if self.words.len() >= other.words.len() { (self, other) } else { (other, self) };
        let fits =
            short.words.iter().all(|a| long.words.iter().any(|b| a.is(b) || a.is_initial_of(b) || b.is_initial_of(a)));
        match (whole, fits) {
            (0, _) => Relation::Different,
            (_, true) => Relation::Same,
            (_, false) => Relation::Related,
        }
    }
}

impl NameWord {
    fn of(word: &str, secret: &Secret) -> NameWord {
        // "Mueller" and "Müller" are one name.
        let plain = word.replace("ae", "a").replace("oe", "o").replace("ue", "u");
        let initial: String = plain.chars().take(1).collect();
        NameWord {
            whole: secret.tagged(tag::NAME, &plain) as u32,
            initial: secret.tagged(tag::NAME, &initial) as u16,
            short: plain.chars().nth(1).is_none(),
        }
    }

    fn is(&self, other: &NameWord) -> bool {
        !self.short && self.whole == other.whole
    }

    fn is_initial_of(&self, other: &NameWord) -> bool {
        self.short && self.initial == other.initial
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_relate_as_people_would_say() {
        let secret = Secret::new([3; 32]);
        for (a, b, expected) in [
            ("Łukasz Żółć", "ZOLC, Lukasz", Relation::Same),
            ("John P. Doe", "John Doe", Relation::Same),
            ("J. Doe", "John Peter Doe", Relation::Same),
            ("Dr. Anna-Maria Müller", "Anna Maria Mueller", Relation::Same),
            ("Anna Kowalska", "Anna Nowak", Relation::Related),
            ("Mara Lindqvist", "Tobias Lindqvist", Relation::Related),
            ("Mara Lindqvist", "Tobias Hofer", Relation::Different),
            ("J. D.", "John Doe", Relation::Different),
            ("김민준", "Minjun Kim", Relation::NotComparable),
            ("山田 太郎", "太郎 山田", Relation::Same),
            ("", "John", Relation::Unknown),
        ] {
            let (a_key, b_key) = (NameKey::of(a, &secret), NameKey::of(b, &secret));
            assert_eq!(a_key.relation(&b_key), expected, "{a} / {b}");
            assert_eq!(b_key.relation(&a_key), expected, "{b} / {a}");
        }
    }
}
