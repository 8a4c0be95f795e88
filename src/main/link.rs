//! `bonafide link`: what joins any set of inputs, pair by pair and in groups.
//!
//! Each input is compared with those before it, so a set of any size streams through. Nothing is kept: the key
//! of the hashes holds for this run, whose results are the same every time.

use crate::input::{self, Input};
use crate::{lines, print};
use bonafide::candidate::{Candidate, input as schema};
use bonafide::memory::{
    Id, Index, Kind, Link, Meaning, Record, Secret, Shared, Sighting, Source, Undone, groups, link,
};
use bonafide::page::plain;
use bonafide::page::text::collapse;
use bonafide::site::{self, Hint};
use bonafide::{Day, document::Document};
use serde::Serialize;
use std::collections::BTreeMap;
use std::io::BufRead;

/// Makes the hashes of one run comparable, and no two kinds of runs: nothing made with it is kept.
const OF_THIS_RUN: [u8; 32] = *b"bonafide link keeps no secret...";

/// What was read, and what joins it.
pub struct Linking {
    hint: Hint,
    today: Day,
    json: bool,
    secret: Secret,
    index: Index,
    shelf: BTreeMap<Id, Record>,
    names: Vec<Name>,
    joined: Vec<(Id, Id, i32)>,
    /// Pairs with one strong thing in common: links that make no group.
    asked: usize,
}

/// What an input is called.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
struct Name {
    file: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    line: Option<usize>,
    #[serde(skip_serializing_if = "Option::is_none")]
    id: Option<String>,
}

impl std::fmt::Display for Name {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match (&self.id, self.line) {
            (Some(id), _) => f.write_str(id),
            (None, Some(line)) => write!(f, "{}:{line}", self.file),
            (None, None) => f.write_str(&self.file),
        }
    }
}

/// A link as JSON.
#[derive(Serialize)]
struct Pair<'a> {
    a: &'a Name,
    b: &'a Name,
    #[serde(flatten)]
    link: &'a Link,
}

/// What came of all, as the last line of JSON.
#[derive(Serialize)]
struct Summary<'a> {
    inputs: usize,
    links: usize,
    groups: Vec<Vec<&'a Name>>,
}

/// One JSON value of many.
#[derive(serde::Deserialize)]
struct Line {
    id: Option<serde_json::Value>,
    text: Option<String>,
}

impl Linking {
    /// Nothing read yet.
    pub fn new(hint: Hint, today: Day, json: bool) -> Linking {
        Linking {
            hint,
            today,
            json,
            secret: Secret::new(OF_THIS_RUN),
            index: Index::new(),
            shelf: BTreeMap::new(),
            names: Vec::new(),
            joined: Vec::new(),
            asked: 0,
        }
    }

    /// Reads a file and prints what joins it with those before. The reasons against it, or its lines.
    pub fn file(&mut self, file: &str) -> Vec<String> {
        let opened = input::open(file, self.hint.url.as_deref().unwrap_or_default());
        let sighting = match opened {
            Ok(Input::Lines(from)) => return self.lines(file, from),
            Ok(input) => sighted(input, &self.hint, self.today, &self.secret),
            Err(why) => Err(why),
        };
        match sighting {
            Ok(sighting) => self.take(Name { file: file.to_owned(), line: None, id: None }, &sighting),
            Err(why) => return vec![format!("{file}: {why}")],
        }
        Vec::new()
    }

    fn lines(&mut self, file: &str, from: Box<dyn BufRead + Send>) -> Vec<String> {
        let (today, secret) = (self.today, self.secret.clone());
        let mut refused = Vec::new();
        lines::each(from, &|_, json| line(json, today, &secret), &mut |line, said| {
            match said {
                Ok((id, sighting)) => self.take(Name { file: file.to_owned(), line: Some(line), id }, &sighting),
                Err(why) => refused.push(format!("{file}:{line}: {why}")),
            }
            true
        });
        refused
    }

    /// Compares one with all before it, and remembers it.
    fn take(&mut self, name: Name, sighting: &Sighting) {
        let id = self.names.len() as Id;
        self.names.push(name);
        let found = link(&self.index, &self.shelf, sighting, &Undone::default());
        for link in found.links.iter().filter(|link| link.meaning != Meaning::TooLittle) {
            match link.meaning {
                Meaning::Reuse | Meaning::Unnamed => self.joined.push((link.to, id, link.weight)),
                Meaning::OneThing => self.asked += 1,
                _ => {}
            }
            print(&self.told(id, link));
        }
        let record = Record::new(id, sighting.keys.clone());
        self.index.insert(&record);
        self.shelf.insert(id, record);
    }

    fn told(&self, id: Id, link: &Link) -> String {
        let (a, b) = (&self.names[link.to as usize], &self.names[id as usize]);
        if self.json {
            return serde_json::to_string(&Pair { a, b, link }).unwrap_or_default() + "\n";
        }
        let mut text = format!("{a}  {b}\n  {}, weight {}\n", words(link.meaning), hundredths(link.weight));
        for part in &link.shared {
            let rare = often(part);
            let quotes: Vec<String> = part.quotes.iter().map(|quote| format!(" “{}”", collapse(quote))).collect();
            let name = serde_json::to_value(part.kind).ok().and_then(|kind| Some(kind.as_str()?.to_owned()));
            text += &format!(
                "  {:>6}  {} {} %{rare}:{}\n",
                hundredths(part.weight),
                name.unwrap_or_default(),
                part.percent,
                quotes.concat()
            );
        }
        text + "\n"
    }

    /// What came of all.
    pub fn summary(&self) -> String {
        let groups = groups::groups(&self.joined);
        let of = |group: &groups::Group| group.members.iter().map(|id| &self.names[*id as usize]).collect::<Vec<_>>();
        let summary = Summary {
            inputs: self.names.len(),
            links: self.joined.len() + self.asked,
            groups: groups.iter().filter(|group| group.members.len() > 2).map(of).collect(),
        };
        if self.json {
            return serde_json::to_string(&summary).unwrap_or_default() + "\n";
        }
        let mut text = format!("{} inputs, {} links\n", summary.inputs, summary.links);
        for group in &summary.groups {
            let names: Vec<String> = group.iter().map(ToString::to_string).collect();
            text += &format!("together: {}\n", names.join(", "));
        }
        text
    }
}

fn words(meaning: Meaning) -> &'static str {
    match meaning {
        Meaning::Reuse => "shared under another name",
        Meaning::OneThing => "one thing shared under another name",
        Meaning::Unnamed => "shared, and one of the two has no name",
        Meaning::History => "the same person",
        Meaning::Household => "one household",
        Meaning::TooLittle | Meaning::Undone => "no link",
    }
}

/// Why a part tells less than it might: several have it, the words are common, or it may be an employer's.
fn often(part: &Shared) -> String {
    match (part.rare, part.kind, part.holders) {
        (true, ..) => String::new(),
        (_, Kind::Text | Kind::Experience | Kind::Phrases, _) => ", in words that many use".to_owned(),
        (_, _, 0 | 1) => ", which may be their employer's".to_owned(),
        (.., holders) => format!(", which {holders} others have"),
    }
}

fn hundredths(weight: i32) -> String {
    format!("{}.{:02}", weight / 100, weight % 100)
}

fn sighted(input: Input, hint: &Hint, today: Day, secret: &Secret) -> Result<Sighting, String> {
    let none: &[Document] = &[];
    let of = |candidate: &Candidate, text: &str, files: &[Document]| {
        Sighting::of(&Source { candidate, text, files, day: today }, secret)
    };
    Ok(match input {
        Input::Page(page) => of(&site::read(&page, hint).candidate, "", none),
        Input::Text(text) => of(&site::resume(&plain::parse(&text, "")).candidate, &text, none),
        Input::Candidate(json) => of(&schema::candidate(&json)?, "", none),
        Input::Document(document) => of(&site::file(&document, 0).candidate, "", std::slice::from_ref(&*document)),
        Input::Lines(_) => return Err("holds lines within lines".into()),
    })
}

fn line(json: &str, today: Day, secret: &Secret) -> Result<(Option<String>, Sighting), String> {
    let json = json.trim_start_matches('\u{FEFF}');
    let line: Line = serde_json::from_str(json).map_err(|e| e.to_string())?;
    let id = line.id.map(|id| id.as_str().map_or_else(|| id.to_string(), str::to_owned));
    let input = line.text.map_or_else(|| Input::Candidate(json.to_owned()), Input::Text);
    Ok((id, sighted(input, &Hint::default(), today, secret)?))
}
