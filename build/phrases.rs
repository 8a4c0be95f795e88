//! The table of all phrases that are looked for in texts, so that nothing is prepared at run time.

#[path = "../src/phrase/key.rs"]
#[allow(dead_code)]
mod key;

use key::{SLOTS, load, slot};
use std::cmp::Reverse;

/// List, words, and the number of what they mean.
type Entry = (usize, String, usize);

/// The phrases so far.
pub struct Phrases {
    entries: Vec<Entry>,
    lists: Vec<Vec<String>>,
}

impl Phrases {
    /// A table that holds names; each has the number of what it means. They are list 0.
    pub fn new(names: impl IntoIterator<Item = (String, usize)>) -> Self {
        Phrases {
            entries: names.into_iter().map(|(name, number)| (0, name, number)).collect(),
            lists: vec![Vec::new()],
        }
    }

    /// Adds a list, or says why it cannot; equal ones are one. Gives the expression that refers to it.
    pub fn list(&mut self, phrases: Vec<String>) -> Result<String, String> {
        let usable = |phrase: &String| *phrase == phrase.to_lowercase() && word(&(1, phrase.clone(), 0)).is_some();
        if let Some(wrong) = phrases.iter().find(|phrase| !usable(phrase)) {
            return Err(format!("{wrong:?}: a phrase is in lower case and holds a word"));
        }
        let known = self.lists.iter().position(|list| *list == phrases);
        let number = known.unwrap_or_else(|| self.add(phrases));
        Ok(format!("crate::phrase::List({number})"))
    }

    fn add(&mut self, phrases: Vec<String>) -> usize {
        let number = self.lists.len();
        self.entries.extend(phrases.iter().map(|phrase| (number, phrase.clone(), 0)));
        self.lists.push(phrases);
        number
    }

    /// The number of phrases, and their table: the first of each slot, the phrases by slot, their words;
    /// see [`Table`](../src/phrase/table.rs).
    pub fn table(mut self) -> (usize, Vec<u8>) {
        self.entries.sort_by_cached_key(|entry| (place(entry), entry.clone()));
        self.entries.dedup();
        let start = |slot| self.entries.partition_point(|entry| place(entry) < slot);
        let (mut table, mut texts) = (Vec::new(), String::new());
        (0..=SLOTS).for_each(|slot| table.extend(two(start(slot))));
        for entry in &self.entries {
            let (before, (list, words, number)) = (word(entry).unwrap_or(0), entry);
            table.extend(two(texts.len()).into_iter().chain([one(words.len()), one(before), one(*list), 0]));
            table.extend(two(*number));
            texts.push_str(words);
        }
        table.extend(texts.bytes());
        (self.entries.len(), table)
    }
}

fn one(number: usize) -> u8 {
    u8::try_from(number).expect("fewer than 256 lists, and bytes of a phrase")
}

fn two(number: usize) -> [u8; 2] {
    u16::try_from(number).expect("fewer than 65,536 phrases, and bytes of all of them").to_le_bytes()
}

/// Where the word begins that a phrase is looked up by: of a name the first, of a phrase the longest,
/// which is rarer than "the". Without a word of ASCII: where a letter of another script stands.
fn word((list, words, _): &Entry) -> Option<usize> {
    let is_word = |at: usize| words.as_bytes().get(at).is_some_and(u8::is_ascii_alphanumeric);
    let length = |from: usize| (from..).take_while(|at| is_word(*at)).count();
    let mut all = (0..words.len()).filter(|&at| is_word(at) && (at == 0 || !is_word(at - 1)));
    let found = if *list == 0 { all.next() } else { all.max_by_key(|&at| (length(at), Reverse(at))) };
    found.or_else(|| words.find(|c: char| !c.is_ascii()).filter(|at| words.len() - at >= 3))
}

fn place(entry: &Entry) -> usize {
    slot(load(entry.1.as_bytes(), word(entry).unwrap_or(0)))
}
