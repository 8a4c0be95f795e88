//! What the memory says of one candidate: all that the engine learns of others.
//!
//! Of another application it holds a number and a day, never a word: quotes are the candidate's own.

use super::Id;
use serde::{Deserialize, Serialize};

/// What is remembered that concerns one candidate.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Recollection {
    /// Number of applications that were looked through.
    pub remembered: u32,
    /// Applications that share something with this one, the heaviest first.
    pub links: Vec<Link>,
    /// The same person, seen before.
    pub history: Option<History>,
}

/// Another application, and what it shares with this one.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Link {
    /// Its number.
    pub to: Id,
    /// Its day, counted from 1 January 1970.
    pub day: i32,
    /// Days between the two.
    pub apart: u32,
    /// How the link is read.
    pub meaning: Meaning,
    /// What came of the other application, where somebody said so.
    pub standing: Standing,
    /// What the two share, the heaviest first.
    pub shared: Vec<Shared>,
    /// Hundredths of log10 of the likelihood ratio: the exact sum of what is shared.
    pub weight: i32,
}

/// How a link is read.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Meaning {
    /// Another name, and enough in common to weigh.
    Reuse,
    /// Another name, and one strong thing in common that few have: a question, and no claim that the two belong
    /// together.
    OneThing,
    /// Enough in common to weigh, but one of the two has no name.
    Unnamed,
    /// The same person; no finding.
    History,
    /// What a household shares, under one family name; weighs nothing.
    Household,
    /// Too little in common, or only what many share; weighs nothing.
    #[default]
    TooLittle,
    /// Somebody has said that the two do not belong together; weighs nothing.
    Undone,
}

/// What came of an application.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Standing {
    /// Nobody said.
    #[default]
    Unknown,
    /// Turned down.
    TurnedDown,
    /// Hired.
    Hired,
    /// Let go again.
    LetGo,
}

/// One thing that two applications share.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Shared {
    /// What it is.
    pub kind: Kind,
    /// Hundredths that it would weigh alone.
    pub alone: i32,
    /// Hundredths that it adds to the link: things that come from one source are not counted twice.
    pub weight: i32,
    /// Few have it; what many have says nothing.
    pub rare: bool,
    /// Other people among those remembered who have it.
    pub holders: u32,
    /// How much of it is shared, of a hundred; 100 for what is equal or not.
    pub percent: u32,
    /// The candidate's own words for it; empty where there are none (a picture).
    pub quotes: Vec<String>,
    /// It stands in an earlier application of the same person, and not in this one.
    pub earlier: bool,
}

/// Kinds of things that two applications can share.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Kind {
    /// The page itself: the same application, seen again.
    #[default]
    Page,
    /// A mailbox at a provider that is open to all.
    Mail,
    /// A mailbox at another domain: an employer's, an agency's, one's own.
    WorkMail,
    /// The letters of a mailbox, without digits and provider.
    MailStem,
    /// A telephone number.
    Phone,
    /// An account: a profile, a code host, a messenger.
    Account,
    /// An address of one's own on the web.
    Portfolio,
    /// A referee's mailbox.
    Referee,
    /// A mailbox that is a referee's here and an applicant's there, or the other way about.
    Vouching,
    /// A postal address.
    Address,
    /// A picture, as an image.
    Photo,
    /// A file, byte for byte.
    File,
    /// What a file says of the machine or the people that made it.
    Property,
    /// Three employers in a row with the same months.
    Career,
    /// The whole text.
    Text,
    /// The text about the work.
    Experience,
    /// Long phrases, word for word.
    Phrases,
    /// Answers to the questions of an application.
    Answers,
    /// Employers, without their months.
    Employers,
    /// Four employments in a row by their lengths and distances, wherever they begin.
    Outline,
}

/// The same person, seen before.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct History {
    /// Applications of the same person that are remembered.
    pub times: u32,
    /// Day of the first, counted from 1 January 1970.
    pub first: i32,
    /// Day of the last.
    pub last: i32,
    /// Different jobs applied for within a week of this day, this one too.
    pub roles_in_week: u32,
    /// Applications for this very job within sixty days, this one too; 0 when the job is not known.
    pub same_role: u32,
    /// What is different from the last time.
    pub changes: Vec<Change>,
}

/// A thing that is different from the last time.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Change {
    /// What.
    pub what: Changed,
    /// Application that it is compared with.
    pub since: Id,
    /// How many of them are new or different now.
    pub now: u32,
    /// How many were there before and are gone.
    pub gone: u32,
    /// The candidate's own words as they are now.
    pub quotes: Vec<String>,
}

/// Things that can be different.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Changed {
    /// The name.
    #[default]
    Name,
    /// Employers.
    Employers,
    /// Months at the same employer.
    Dates,
    /// The picture.
    Photo,
    /// Mail addresses, telephone numbers, accounts.
    Contacts,
}

impl Link {
    /// True when it counts as a finding: another name, and enough in common to ask.
    pub fn weighs(&self) -> bool {
        matches!(self.meaning, Meaning::Reuse | Meaning::OneThing)
    }

    /// What is shared of that kind.
    pub fn of(&self, kind: Kind) -> Option<&Shared> {
        self.shared.iter().find(|shared| shared.kind == kind)
    }
}

impl Recollection {
    /// The heaviest thing of that kind that is shared with somebody of another name.
    pub fn reused(&self, kind: Kind) -> Option<(&Link, &Shared)> {
        let all = self.links.iter().filter(|link| link.weighs()).filter_map(|link| Some((link, link.of(kind)?)));
        all.filter(|(_, shared)| shared.alone > 0).max_by_key(|(link, shared)| (shared.alone, link.weight))
    }

    /// From the bytes of [`Recollection::to_bytes`].
    pub fn from_bytes(bytes: &[u8]) -> Option<Recollection> {
        postcard::from_bytes(bytes).ok()
    }

    /// As bytes, to be handed from module to module.
    pub fn to_bytes(&self) -> Vec<u8> {
        postcard::to_allocvec(self).unwrap_or_default()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn bytes_there_and_back() {
        let shared = Shared {
            kind: Kind::Mail,
            alone: 178,
            weight: 178,
            quotes: vec!["a@b.example".into()],
            ..Shared::default()
        };
        let link =
            Link { to: 7, day: 20_000, meaning: Meaning::Reuse, shared: vec![shared], weight: 178, ..Link::default() };
        let history = History { times: 2, changes: vec![Change::default()], ..History::default() };
        let all = Recollection { remembered: 9, links: vec![link], history: Some(history) };
        assert_eq!(Recollection::from_bytes(&all.to_bytes()), Some(all.clone()));
        assert_eq!(all.reused(Kind::Mail).map(|(link, _)| link.to), Some(7));
        assert_eq!(Recollection::from_bytes(&[9]), None);
    }
}
