//! Our links: an application goes the way of every other, from the candidate and its files to keys, and what the
//! memory says of it is taken as it is.

use super::linker::{Found, Linker};
use super::person::{Application, Text};
use super::reader;
use super::traffic::FIRST_DAY;
use super::words::Vocabulary;
use bonafide::Day;
use bonafide::memory::{Id, Index, Link, Meaning, Record, Secret, Sighting, Source, Undone, link};
use std::collections::BTreeMap;

/// Our memory.
pub struct Ours {
    secret: Secret,
    index: Index,
    records: BTreeMap<Id, Record>,
    next: Id,
    /// Days of applications that are kept, the oldest first: day and number.
    days: std::collections::VecDeque<(u16, Id)>,
    retention: u16,
}

impl Ours {
    /// An empty one that keeps applications for so many days.
    pub fn new(retention: u16) -> Ours {
        let (records, days) = (BTreeMap::new(), std::collections::VecDeque::new());
        Ours { secret: Secret::new([7; 32]), index: Index::new(), records, next: 0, days, retention }
    }

    fn expire(&mut self, today: u16) {
        while let Some((_, id)) = self.days.front().copied().filter(|(day, _)| today - day > self.retention) {
            self.days.pop_front();
            if let Some(record) = self.records.remove(&id) {
                self.index.remove(&record);
            }
        }
    }
}

impl Linker for Ours {
    fn see(&mut self, application: &Application, words: &Vocabulary) -> Found {
        self.expire(application.day);
        let candidate = reader::candidate(application, words);
        let files = reader::files(&application.profile);
        let made;
        let text = match &application.text {
            Text::Made(resume) => {
                made = resume.text(words);
                made.as_str()
            }
            Text::Real(text) => text,
        };
        let day = Day::from_days(i64::from(FIRST_DAY) + i64::from(application.day));
        let sighting = Sighting::of(&Source { candidate: &candidate, text, files: &files, day }, &self.secret);
        let all = link(&self.index, &self.records, &sighting, &Undone::default());
        let of = |meaning: Meaning| all.links.iter().filter(move |link| link.meaning == meaning);
        let found = Found {
            linked: of(Meaning::Reuse).map(|link| link.to).collect(),
            again: of(Meaning::History).map(|link| link.to).collect(),
            why: all.links.iter().take(2).map(why).collect::<Vec<_>>().join("; "),
        };
        let record = Record::new(self.next, sighting.keys);
        self.index.insert(&record);
        self.records.insert(self.next, record);
        self.days.push_back((application.day, self.next));
        self.next += 1;
        found
    }
}

/// A link in words, for whoever looks into single cases.
fn why(link: &Link) -> String {
    let part =
        |s: &bonafide::memory::Shared| format!("{:?} {} % {} ({} others)", s.kind, s.percent, s.weight, s.holders);
    let shared: Vec<String> = link.shared.iter().map(part).collect();
    format!("{:?} {} with {}: {}", link.meaning, link.weight, link.to, shared.join(", "))
}
