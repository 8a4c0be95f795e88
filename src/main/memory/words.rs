//! What the commands of the memory print.

use bonafide::Day;
use bonafide::keeper::{Export, Found, Sheets};
use bonafide::memory::{Change, Id, Link, Recollection};
use bonafide::page::text::collapse;
use serde::Serialize;

/// What came of remembering one application.
pub struct Said {
    /// Its number.
    pub id: Id,
    /// The name that this person is known by.
    pub label: String,
    /// It was not there before.
    pub new: bool,
    /// How many are remembered now.
    pub all: usize,
}

/// After `remember`.
pub fn remembered(file: &str, said: &Said, json: bool) -> String {
    let Said { id, label, new, all } = said;
    if json {
        let line = serde_json::json!({ "file": file, "number": id, "as": label, "new": new, "remembered": all });
        return format!("{line}\n");
    }
    match new {
        true => format!("{file}: remembered as {label} (number {id}); {} in all\n", records(*all)),
        false => format!("{file}: was remembered before, as {label} (number {id})\n"),
    }
}

/// After another time to keep applications.
pub fn keeps(before: u16, now: u16, gone: usize) -> String {
    format!("applications are kept for {now} days from now on, {before} until now; {} older and erased", records(gone))
}

/// After a list.
pub fn imported(file: &str, new: usize, there: usize, refused: usize, all: usize) -> String {
    let [new, there, refused] = [new, there, refused].map(count);
    format!("{file}: {new} remembered, {there} there already, {refused} not taken; {} in all\n", records(all))
}

#[derive(Serialize)]
struct Recalled<'a> {
    file: &'a str,
    recollection: &'a Recollection,
    records: Vec<Found>,
}

/// After `recall`.
pub fn recalled(file: &str, recollection: &Recollection, sheets: &Sheets, json: bool) -> String {
    if !json {
        return plain(file, recollection, sheets);
    }
    let told = |link: &Link| sheets.0.get(&link.to).map(|sheet| Found::of(link.to, sheet));
    let recalled = Recalled { file, recollection, records: recollection.links.iter().filter_map(told).collect() };
    serde_json::to_string(&recalled).unwrap_or_default() + "\n"
}

fn plain(file: &str, recollection: &Recollection, sheets: &Sheets) -> String {
    let Recollection { remembered, links, history } = recollection;
    let all = count(*remembered as usize);
    let mut text = match links.len() {
        0 => format!("{file}: nothing in common with the {all} remembered\n"),
        found => format!("{file}: something in common with {} of the {all} remembered\n", count(found)),
    };
    for link in links {
        text += &one(link, sheets);
    }
    if let Some(history) = history {
        let (first, last) = (day(i64::from(history.first)), day(i64::from(history.last)));
        text += &format!("  the same person was seen {} before: {first} to {last}\n", times(history.times));
        history.changes.iter().for_each(|change| text += &changed(change));
    }
    text
}

/// What is different from an earlier application, with the words of now.
fn changed(change: &Change) -> String {
    let Change { what, since, now, gone, quotes } = change;
    let quotes: String = quotes.iter().map(|quote| format!(" “{}”", collapse(quote))).collect();
    format!("      since {since}: {}, {now} new or different, {gone} gone:{quotes}\n", word(what))
}

fn one(link: &Link, sheets: &Sheets) -> String {
    let found = sheets.0.get(&link.to).map(|sheet| Found::of(link.to, sheet));
    let name = found.as_ref().and_then(|found| found.name.clone()).unwrap_or_else(|| "no name".to_owned());
    let label = found.map(|found| found.label).unwrap_or_default();
    let (meaning, on) = (word(&link.meaning), day(i64::from(link.day)));
    let mut text = format!("  {} {name} ({label}), {on}: {meaning}, weight {}\n", link.to, link.weight);
    for shared in &link.shared {
        let quotes = shared.quotes.iter().map(|quote| format!(" “{}”", collapse(quote))).collect::<String>();
        let rare = if shared.rare { ", rare" } else { "" };
        text += &format!("      {} {}%{rare}, weight {}:{quotes}\n", word(&shared.kind), shared.percent, shared.weight);
    }
    text
}

/// The name of a value as JSON has it.
fn word(value: &impl Serialize) -> String {
    serde_json::to_value(value)
        .ok()
        .and_then(|value| value.as_str().map(|word| word.replace('-', " ")))
        .unwrap_or_default()
}

/// A line of `export` for people.
pub fn exported(export: &Export) -> String {
    let text = |name: &str| export.candidate.get(name).and_then(|value| value.as_str()).unwrap_or("-").to_owned();
    format!("{:>6}  {}  {}  {}  {}\n", export.number, export.on, export.label, text("name"), text("applied_for"))
}

/// So many applications.
pub fn records(number: usize) -> String {
    format!("{} application{}", count(number), if number == 1 { "" } else { "s" })
}

/// A number with its thousands apart.
pub fn count(number: usize) -> String {
    let digits = number.to_string();
    let groups: Vec<&str> =
        digits.as_bytes().rchunks(3).rev().filter_map(|group| std::str::from_utf8(group).ok()).collect();
    groups.join(",")
}

fn times(times: u32) -> String {
    if times == 1 { "once".to_owned() } else { format!("{times} times") }
}

fn day(days: i64) -> String {
    Day::from_days(days).to_string()
}
