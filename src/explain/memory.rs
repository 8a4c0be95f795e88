//! What the memory says, in words: links to other applications as sums of what is shared, and what is different
//! from the last time the same person was seen. Of others there is a number and a day.

use super::quote;
use crate::Day;
use crate::memory::{Change, Changed, Kind, Link, Meaning, Recollection, Shared, Standing};
use crate::page::text::collapse;
use serde::Serialize;

/// What is remembered that concerns one candidate.
#[derive(Debug, Clone, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Remembered {
    /// "Compared with 214 remembered applications".
    pub meaning: String,
    /// Applications that share enough with this one, or that were said not to belong to it.
    pub links: Vec<LinkRow>,
    /// "3 others share too little to mean anything", when there are any.
    pub little: Option<String>,
    /// The same person, seen before, and what is different; empty when never seen.
    pub history: Vec<String>,
}

/// A link as a sum of its parts.
#[derive(Debug, Clone, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct LinkRow {
    /// Number of the other application.
    pub to: u32,
    /// "Application of 2026-03-02, 41 days before".
    pub title: String,
    /// How it is read.
    pub meaning: &'static str,
    /// It counts as a finding.
    pub weighs: bool,
    /// Somebody said that the two do not belong together.
    pub undone: bool,
    /// What the two share; the weights add up to the total.
    pub shared: Vec<SharedRow>,
    /// Hundredths of log10 of a likelihood ratio.
    pub total: i32,
}

/// One thing that two applications share.
#[derive(Debug, Clone, Serialize)]
pub struct SharedRow {
    /// "Telephone number", "Text (92 %)".
    pub words: String,
    /// The candidate's own words for it, shortened.
    pub quotes: Vec<String>,
    /// "2 others have it".
    pub holders: String,
    /// What it adds to the total.
    pub weight: i32,
}

/// What is remembered, in words.
pub fn remembered(recollection: &Recollection) -> Remembered {
    let told = |link: &&Link| link.weighs() || matches!(link.meaning, Meaning::Unnamed | Meaning::Undone);
    let little = recollection.links.iter().filter(|link| !told(link) && link.meaning != Meaning::History).count();
    Remembered {
        meaning: format!("Compared with {}.", applications(recollection.remembered)),
        links: recollection.links.iter().filter(told).map(row).collect(),
        little: (little > 0)
            .then(|| format!("With {} too little is shared to mean anything.", applications(little as u32))),
        history: history(recollection),
    }
}

fn applications(number: u32) -> String {
    if number == 1 { "1 remembered application".to_owned() } else { format!("{number} remembered applications") }
}

fn row(link: &Link) -> LinkRow {
    let standing = standing(link.standing).map(|words| format!("; {words}")).unwrap_or_default();
    LinkRow {
        to: link.to,
        title: format!("Application of {}, {}{standing}", Day::from_days(link.day.into()), apart(link.apart)),
        meaning: meaning(link.meaning),
        weighs: link.weighs(),
        undone: link.meaning == Meaning::Undone,
        shared: link.shared.iter().map(shared).collect(),
        total: link.weight,
    }
}

fn apart(days: u32) -> String {
    match days {
        0 => "on the same day".to_owned(),
        1 => "1 day apart".to_owned(),
        days => format!("{days} days apart"),
    }
}

fn shared(shared: &Shared) -> SharedRow {
    let part = if shared.percent < 100 { format!(" ({} %)", shared.percent) } else { String::new() };
    let earlier = if shared.earlier { ", in an earlier application of this person" } else { "" };
    SharedRow {
        words: format!("{}{part}{earlier}", kind(shared.kind)),
        quotes: shared.quotes.iter().map(|words| shown(words)).collect(),
        holders: match shared.holders {
            0 | 1 => "nobody else has it".to_owned(),
            2 => "1 other has it".to_owned(),
            more => format!("{} others have it", more - 1),
        },
        weight: shared.weight,
    }
}

/// The candidate's own words; a passage may run over the end of a line.
fn shown(words: &str) -> String {
    quote::shown(&collapse(words), quote::SHORT)
}

fn history(recollection: &Recollection) -> Vec<String> {
    let Some(history) = &recollection.history else { return Vec::new() };
    let (first, last) = (Day::from_days(history.first.into()), Day::from_days(history.last.into()));
    let seen = match history.times {
        1 => format!("Seen once before, on {last}."),
        times => format!("Seen {times} times before, from {first} to {last}."),
    };
    std::iter::once(seen).chain(history.changes.iter().map(change)).collect()
}

fn change(change: &Change) -> String {
    let what = match change.what {
        Changed::Name => "The name is written differently",
        Changed::Employers => "Other employers",
        Changed::Dates => "Other months at the same employer",
        Changed::Photo => "Another picture",
        Changed::Contacts => "Other contacts",
    };
    let quotes: Vec<String> = change.quotes.iter().map(|words| shown(words)).collect();
    let now = if quotes.is_empty() { String::new() } else { format!(": now {}", quotes.join(", ")) };
    format!("{what} than the last time{now} ({} new, {} gone).", change.now, change.gone)
}

fn meaning(meaning: Meaning) -> &'static str {
    match meaning {
        Meaning::Reuse => "Another name, and enough in common to ask about.",
        Meaning::OneThing => "Another name, and one thing in common that few have: ask how that comes about.",
        Meaning::Unnamed => "Enough in common to ask about, but one of the two shows no name.",
        Meaning::History => "The same person.",
        Meaning::Household => "What people who live together share.",
        Meaning::TooLittle => "Too little in common to mean anything.",
        Meaning::Undone => "Somebody here has said that these two do not belong together.",
    }
}

fn standing(standing: Standing) -> Option<&'static str> {
    Some(match standing {
        Standing::Unknown => return None,
        Standing::TurnedDown => "it was turned down",
        Standing::Hired => "that person was hired",
        Standing::LetGo => "that person was hired and let go again",
    })
}

fn kind(kind: Kind) -> &'static str {
    match kind {
        Kind::Page => "The page itself",
        Kind::Mail => "Mailbox",
        Kind::WorkMail => "Mailbox at a domain of an organisation",
        Kind::MailStem => "Mailbox but for digits and provider",
        Kind::Phone => "Telephone number",
        Kind::Account => "Account",
        Kind::Portfolio => "Address on the web",
        Kind::Referee => "Referee's mailbox",
        Kind::Vouching => "Mailbox that is a referee's in one and an applicant's in the other",
        Kind::Address => "Postal address",
        Kind::Photo => "Picture, as an image",
        Kind::File => "File, byte for byte",
        Kind::Property => "What the file says of who or what made it",
        Kind::Career => "Three employers in a row with the same months",
        Kind::Text => "Text",
        Kind::Experience => "Text about the work",
        Kind::Phrases => "Long phrases, word for word",
        Kind::Answers => "Answers to the application's questions",
        Kind::Employers => "Employers, whatever the months",
        Kind::Outline => "Four employments in a row of the same lengths, whatever the dates",
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::memory::History;

    #[test]
    fn parts_add_up_and_others_are_a_number_and_a_day() {
        let part = |kind, weight| Shared { kind, weight, percent: 100, holders: 1, ..Shared::default() };
        let link = Link {
            to: 7,
            day: 20_779,
            apart: 1,
            meaning: Meaning::Reuse,
            shared: vec![part(Kind::Phone, 150), Shared { percent: 92, ..part(Kind::Text, 148) }],
            weight: 298,
            ..Link::default()
        };
        let little = Link { meaning: Meaning::TooLittle, ..link.clone() };
        let history =
            History { times: 1, first: 20_000, last: 20_000, changes: vec![Change::default()], ..History::default() };
        let said = remembered(&Recollection { remembered: 214, links: vec![link, little], history: Some(history) });
        assert_eq!(said.meaning, "Compared with 214 remembered applications.");
        assert_eq!(said.links.len(), 1);
        assert_eq!(said.links[0].title, "Application of 2026-11-22, 1 day apart");
        assert_eq!(said.links[0].shared.iter().map(|row| row.weight).sum::<i32>(), said.links[0].total);
        assert_eq!(said.links[0].shared[1].words, "Text (92 %)");
        assert_eq!([apart(0), apart(2)], ["on the same day", "2 days apart"]);
        let quoted = shared(&Shared { quotes: vec!["one\ntwo".into()], holders: 2, ..Shared::default() });
        assert_eq!((quoted.quotes, quoted.holders.as_str()), (vec!["one two".to_owned()], "1 other has it"));
        assert_eq!(
            said.little.as_deref(),
            Some("With 1 remembered application too little is shared to mean anything.")
        );
        assert_eq!(said.history[0], "Seen once before, on 2024-10-04.");
    }
}
