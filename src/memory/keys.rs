//! The keys of an application: what of it can be compared without being read.

mod contacts;
mod files;
mod name;
mod work;

pub use name::{NameKey, Relation};
pub use work::Job;

use super::phrases::{self, Phrase};
use super::words::{self, Word};
use super::{Fingerprint, Kind, Secret};
use crate::Day;
use crate::candidate::Candidate;
use crate::document::Document;
use serde::{Deserialize, Serialize};

/// One application as it comes in.
#[derive(Debug, Clone, Copy)]
pub struct Source<'a> {
    /// What was read of the candidate.
    pub candidate: &'a Candidate,
    /// The text of the résumé; when empty, what the files or the page say is taken.
    pub text: &'a str,
    /// Files of the candidate.
    pub files: &'a [Document],
    /// The day.
    pub day: Day,
}

/// Everything of an application that is compared.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Keys {
    /// The day, counted from 1 January 1970.
    pub day: i32,
    /// The job applied for.
    pub role: Option<u64>,
    /// The name.
    pub name: NameKey,
    /// What is equal or not, by hash.
    pub exact: Vec<Key>,
    /// Perceptual hashes of pictures.
    pub photos: Vec<u64>,
    /// Employments, newest first.
    pub jobs: Vec<Job>,
    /// The whole text.
    pub text: Option<Fingerprint>,
    /// The text about the work.
    pub experience: Option<Fingerprint>,
    /// Long phrases, by hash.
    pub phrases: Vec<u32>,
    /// Phrases of answers, by hash.
    pub answers: Vec<u32>,
}

/// A keyed hash, and of what.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub struct Key {
    /// 64 bits of it. A referee's mailbox has the hash of a mailbox, so that the two meet.
    pub hash: u64,
    /// Of what.
    pub kind: Kind,
}

/// An application as keys, with the candidate's own words for each. The words stay here: they are shown, and
/// not remembered.
#[derive(Debug, Clone, Default)]
pub struct Sighting {
    /// What is compared, and remembered.
    pub keys: Keys,
    /// Words for each of the exact keys, in their order.
    pub quotes: Vec<String>,
    /// The text.
    pub text: String,
    /// Its phrases: place of each of `keys.phrases` in the text.
    pub phrases: Vec<(u32, u32)>,
    /// Employers, in the order of `keys.jobs`.
    pub employers: Vec<String>,
    /// Beginning of the longest answer.
    pub answer: Option<String>,
    /// The name as shown.
    pub name: Option<String>,
}

/// What tells the hashes of things that are no [`Kind`] apart.
mod tag {
    pub const ROLE: u8 = 200;
    pub const NAME: u8 = 201;
    pub const SCRIPT: u8 = 202;
    pub const EMPLOYER: u8 = 203;
    pub const DATES: u8 = 204;
}

impl Sighting {
    /// The keys of an application.
    pub fn of(source: &Source<'_>, secret: &Secret) -> Sighting {
        let candidate = source.candidate;
        let mut sighting = Sighting { text: text_of(source), ..Sighting::default() };
        let keys = &mut sighting.keys;
        keys.day = i32::try_from(source.day.days()).unwrap_or_default();
        keys.role = candidate.applied_for.value().map(|role| secret.tagged(tag::ROLE, &plain(role)));
        keys.name = candidate.name.value().map(|name| NameKey::of(name, secret)).unwrap_or_default();
        keys.photos = files::photos(source.files);
        sighting.name = candidate.name.value().cloned();
        sighting.take_exact(source, secret);
        sighting.take_work(candidate, secret);
        sighting.take_texts(candidate, secret);
        sighting
    }

    fn take_exact(&mut self, source: &Source<'_>, secret: &Secret) {
        let mut all = contacts::all(source.candidate, &self.text, secret);
        all.extend(files::all(source.files, source.candidate, secret));
        all.extend(work::careers(source.candidate, secret));
        all.extend(work::outlines(source.candidate, secret));
        all.sort();
        all.dedup_by_key(|(key, _)| *key);
        (self.keys.exact, self.quotes) = all.into_iter().unzip();
    }

    fn take_work(&mut self, candidate: &Candidate, secret: &Secret) {
        (self.keys.jobs, self.employers) = work::jobs(candidate, secret).into_iter().unzip();
    }

    fn take_texts(&mut self, candidate: &Candidate, secret: &Secret) {
        let found = words::words(&self.text, secret.seed());
        self.keys.text = fingerprint(&found);
        self.keys.experience = fingerprint(&words::words(&work::described(candidate), secret.seed()));
        let kept = phrases::phrases(&found);
        self.keys.phrases = kept.iter().map(|phrase| phrase.hash).collect();
        self.phrases = kept.iter().map(|phrase| span(&found, phrase, phrases::LENGTH)).collect();
        let answers = answers(candidate);
        self.keys.answers = answered(&answers, secret);
        self.answer = answers.iter().max_by_key(|answer| answer.len()).map(|answer| beginning(answer));
    }

    /// Names the page that it was seen on, where the candidate names none: the same one is no other application.
    pub fn on_page(&mut self, page: &str, secret: &Secret) {
        let key = Key { hash: secret.hash(Kind::Page, page), kind: Kind::Page };
        if self.keys.of(Kind::Page).next().is_none() {
            let at = self.keys.exact.partition_point(|known| *known < key);
            self.keys.exact.insert(at, key);
            self.quotes.insert(at.min(self.quotes.len()), String::new());
        }
    }

    /// The words of one of the exact keys.
    pub fn quote(&self, hash: u64) -> Option<&str> {
        let at = self.keys.exact.iter().position(|key| key.hash == hash)?;
        self.quotes.get(at).map(String::as_str)
    }
}

impl Keys {
    /// Exact keys of that kind.
    pub fn of(&self, kind: Kind) -> impl Iterator<Item = u64> {
        self.exact.iter().filter(move |key| key.kind == kind).map(|key| key.hash)
    }
}

fn fingerprint(words: &[Word]) -> Option<Fingerprint> {
    Fingerprint::of_words(words.iter().map(|word| word.hash))
}

/// Bytes from the first to the last word.
fn span(words: &[Word], phrase: &Phrase, length: usize) -> (u32, u32) {
    let at = phrase.at as usize;
    (words[at].span.0, words[at + length - 1].span.1)
}

/// Fewest words of an answer that is compared.
const FEWEST_ANSWER_WORDS: usize = 20;
/// Most phrases of answers, and the words of each.
const ANSWER_PHRASES: (usize, usize) = (24, 4);
/// Most answers.
const MOST_ANSWERS: usize = 40;

fn answers(candidate: &Candidate) -> Vec<&str> {
    let all = candidate.answers.items.iter().map(|answer| answer.answer.value.as_str());
    all.filter(|answer| answer.split_whitespace().nth(FEWEST_ANSWER_WORDS - 1).is_some()).take(MOST_ANSWERS).collect()
}

fn answered(answers: &[&str], secret: &Secret) -> Vec<u32> {
    let (most, length) = ANSWER_PHRASES;
    let found: Vec<Word> = answers.iter().flat_map(|answer| words::words(answer, secret.seed())).collect();
    phrases::of_windows(&found, length, most).iter().map(|phrase| phrase.hash).collect()
}

/// The first words of a text, as they stand.
fn beginning(text: &str) -> String {
    let mut ends = text.match_indices(' ').map(|(at, _)| at);
    text[..ends.nth(7).unwrap_or(text.len())].to_owned()
}

/// Lower case without accents, one space between words.
fn plain(text: &str) -> String {
    let folded = crate::candidate::fold::fold(text);
    folded.split(|c: char| !c.is_alphanumeric()).filter(|w| !w.is_empty()).collect::<Vec<_>>().join(" ")
}

/// The text that is compared: the one handed in, else the longest file's, else what the page says.
fn text_of(source: &Source<'_>) -> String {
    if !source.text.trim().is_empty() {
        return source.text.to_owned();
    }
    let longest = source.files.iter().map(files::text).max_by_key(String::len).unwrap_or_default();
    if longest.is_empty() { work::own_words(source.candidate) } else { longest }
}

#[cfg(test)]
#[path = "keys/tests.rs"]
mod tests;
