//! Links that somebody undid: two people who share something and do not belong together.
//!
//! In an export such a link is a line of its own behind the records, and names both by what outlives a move to
//! another store: the name that each is known by, and the day.

use super::open::Memory;
use bonafide::Day;
use bonafide::keeper::is_meant;
use bonafide::memory::Id;
use serde::{Deserialize, Serialize};

/// A line of an export.
#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Unlinked {
    undone: [Whom; 2],
}

/// One of the two.
#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct Whom {
    #[serde(rename = "as")]
    label: String,
    /// `YYYY-MM-DD`.
    on: String,
}

impl Unlinked {
    /// A line that is one; none when it tells of a candidate.
    pub fn read(json: &str) -> Option<Unlinked> {
        if json.contains("\"undone\"") { serde_json::from_str(json).ok() } else { None }
    }

    /// Every pair of a memory, as it is taken out.
    pub fn all(memory: &Memory) -> Result<Vec<String>, String> {
        let there = memory.ids();
        let is_there = |id: &Id| there.binary_search(id).is_ok();
        let pairs = memory.undone().iter().filter(|(one, other)| is_there(one) && is_there(other));
        let line = |pair: &(Id, Id)| {
            let undone = [whom(memory, pair.0)?, whom(memory, pair.1)?];
            Ok(serde_json::to_string(&Unlinked { undone }).unwrap_or_default() + "\n")
        };
        pairs.map(line).collect()
    }

    /// The records that are meant in this memory, pair by pair.
    pub fn pairs(&self, memory: &Memory) -> Vec<(Id, Id)> {
        let [one, other] = self.undone.each_ref().map(|whom| {
            let (who, day) = (memory.keeper.who(&whom.label), whom.on.parse::<Day>().map_or(-1, |day| day.days()));
            memory.those(&|row| row.who == who && i64::from(row.day) == day)
        });
        across(&one, &other)
    }
}

fn whom(memory: &Memory, id: Id) -> Result<Whom, String> {
    let sheet = memory.sheet(id)?;
    Ok(Whom { label: sheet.label, on: Day::from_days(i64::from(sheet.day)).to_string() })
}

fn across(one: &[Id], other: &[Id]) -> Vec<(Id, Id)> {
    one.iter().flat_map(|one| other.iter().map(|other| (*one, *other))).filter(|(one, other)| one != other).collect()
}

/// Says of two people, each by name or number, that they do not belong together; or takes it back.
pub fn unlink(memory: &mut Memory, words: &[String], undone: bool) -> Result<String, String> {
    let [one, other] = words else { return Err("name two people".into()) };
    let meant = |word: &String| {
        let (who, id) = (memory.keeper.who(word), word.parse::<Id>().ok());
        let ids = memory.those(&|row| is_meant(row, id, who));
        if ids.is_empty() {
            Err(format!("nobody is remembered as {word:?}; `bonafide export` lists who is"))
        } else {
            Ok(ids)
        }
    };
    let pairs = across(&meant(one)?, &meant(other)?);
    if pairs.is_empty() {
        return Err(format!("{one} and {other} are one record"));
    }
    memory.undo(&pairs, undone)?;
    let now = if undone { "are linked no more" } else { "may be linked again" };
    Ok(format!("{one} and {other} {now}\n"))
}
