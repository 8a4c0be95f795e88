//! The same answers as text for a terminal.

use super::Line;
use crate::compare::Stand;
use crate::explain::{AnswerRow, Card, Side, Table, View};
use crate::site::Reading;
use std::fmt::Write as _;

/// Width of a line of text.
const WIDTH: usize = 96;

/// What was read, one field a line.
pub fn candidate(reading: &Reading) -> String {
    let c = &reading.candidate;
    let mut out = String::new();
    if let Some(trouble) = &reading.trouble {
        line(&mut out, "note", trouble);
    }
    line(&mut out, "page", &format!("{} ({}, chosen by {})", kind(reading), reading.chosen.site, reading.chosen.by));
    for (label, value) in [
        ("name", c.name.value()),
        ("headline", c.headline.value()),
        ("location", c.location.value()),
        ("address", c.address.value()),
        ("applied for", c.applied_for.value()),
        ("about", c.about.value()),
    ] {
        if let Some(value) = value {
            line(&mut out, label, value);
        }
    }
    c.emails.items.iter().for_each(|e| line(&mut out, "e-mail", &e.value));
    c.phones.items.iter().for_each(|p| line(&mut out, "phone", &p.value));
    c.links.items.iter().for_each(|l| line(&mut out, "link", &l.value.url));
    for p in &c.positions.items {
        let what = [text(&p.title), text(&p.company), text(&p.location)];
        let when = period(p.start.as_ref().map(|s| s.value.to_string()), p.end.as_ref().map(|e| e.value.to_string()));
        line(&mut out, "position", &join(&what, &when));
    }
    for s in &c.education.items {
        let when = period(s.start.as_ref().map(|s| s.value.to_string()), s.end.as_ref().map(|e| e.value.to_string()));
        line(&mut out, "education", &join(&[text(&s.school), text(&s.degree)], &when));
    }
    out
}

fn kind(reading: &Reading) -> &'static str {
    match reading.candidate.kind {
        crate::candidate::Kind::Candidate => "candidate",
        crate::candidate::Kind::List => "several people",
        crate::candidate::Kind::NotCandidate => "not a candidate",
    }
}

fn text(read: &Option<crate::candidate::Read<String>>) -> String {
    read.as_ref().map(|r| r.value.clone()).unwrap_or_default()
}

fn period(start: Option<String>, end: Option<String>) -> String {
    match (start, end) {
        (Some(start), Some(end)) => format!("{start} – {end}"),
        (Some(only), None) | (None, Some(only)) => only,
        (None, None) => String::new(),
    }
}

fn join(parts: &[String], when: &str) -> String {
    let words = parts.iter().map(String::as_str).chain([when]).filter(|p| !p.is_empty());
    words.collect::<Vec<_>>().join(" · ")
}

/// An assessment in the four parts of its cards.
pub fn assessment(view: &View) -> String {
    let mut out = String::new();
    let name = view.name.as_deref().unwrap_or(view.kind);
    let _ = writeln!(out, "{name}: {}\n{}\n", view.tier_words, view.tier_meaning);
    view.findings.iter().for_each(|card| write_card(&mut out, card, view));
    section(&mut out, view.words.for_candidate, &view.for_candidate, view);
    section(&mut out, view.words.notices, &view.notices, view);
    section(&mut out, view.words.nursery, &view.nursery, view);
    view.settled.iter().for_each(|s| line(&mut out, view.words.settled, &format!("{}. {}", s.title, s.words)));
    view.answers.iter().for_each(|a| line(&mut out, view.words.answers, &answer(a)));
    view.changes.iter().for_each(|c| line(&mut out, view.words.changes, &format!("{} {}", c.ask, c.words)));
    weighing(&mut out, view);
    view.comparisons.iter().for_each(|table| compared(&mut out, table, view));
    list(&mut out, view.words.read, view.read.iter().cloned());
    list(&mut out, view.words.not_read, view.not_read.iter().map(|n| format!("{}: {}", n.field, n.why)));
    view.notes.iter().for_each(|note| line(&mut out, "note", note));
    let _ = writeln!(out, "\n{}", view.words.footer);
    out
}

fn answer(a: &AnswerRow) -> String {
    let note = a.note.as_ref().map(|note| format!(" {note}")).unwrap_or_default();
    format!("{}: {} {} ({}){note}", a.signal, a.ask, a.answer, a.details)
}

/// The parts of the sum, where there is one.
fn weighing(out: &mut String, view: &View) {
    let sum = &view.weighing;
    if sum.groups.is_empty() && sum.for_candidate.is_empty() {
        return;
    }
    for group in &sum.groups {
        let parts: Vec<_> = group.parts.iter().map(|p| format!("{} {}", p.title, p.counted)).collect();
        line(out, view.words.weighing, &format!("{} {}: {}", group.name, group.weight, parts.join(" + ")));
    }
    for part in &sum.for_candidate {
        line(out, view.words.weighing, &format!("{} {}", part.title, part.counted));
    }
    line(out, view.words.weighing, &sum.total_words);
}

/// What page and file, or two files, do not say alike.
fn compared(out: &mut String, table: &Table, view: &View) {
    for row in table.rows.iter().filter(|row| row.stand != Stand::Same) {
        let say = |side: &Option<Side>| side.as_ref().map_or("–", |s| &s.shown).to_owned();
        let (left, right) = (say(&row.left), say(&row.right));
        let words =
            format!("{}: {} “{left}” / {} “{right}” ({})", row.what, table.left_words, table.right_words, row.words);
        line(out, view.words.comparisons, &words);
    }
}

/// Every question with its answers, by stage.
pub fn questions() -> String {
    let mut out = String::new();
    for stage in crate::explain::questions().iter().filter(|stage| !stage.questions.is_empty()) {
        let _ = writeln!(out, "{}\n", stage.words);
        for question in &stage.questions {
            line(&mut out, question.signal, question.ask);
            question.look_up.iter().for_each(|words| line(&mut out, "look up", words));
            let answers: Vec<_> = question.answers.iter().map(|a| format!("{} ({})", a.id, a.words)).collect();
            line(&mut out, "answers", &answers.join(", "));
        }
        out.push('\n');
    }
    out
}

/// One line for one of many: what it calls itself, the next step, and what was found.
pub fn line_of(line: &Line, view: &View) -> String {
    let id = line.id.map_or_else(|| format!("line {}", line.line), str::to_owned);
    let found: Vec<_> = view.findings.iter().chain(&view.notices).map(|card| card.signal).collect();
    let found = if found.is_empty() { String::new() } else { format!(": {}", found.join(", ")) };
    let words = if view.mark.is_empty() { view.kind } else { &view.mark };
    let clean: String = id.chars().filter(|c| !c.is_control()).collect();
    format!("{clean}: {words}{found}\n")
}

fn section(out: &mut String, heading: &str, cards: &[Card], view: &View) {
    if !cards.is_empty() {
        let _ = writeln!(out, "{heading}\n");
        cards.iter().for_each(|card| write_card(out, card, view));
    }
}

fn write_card(out: &mut String, card: &Card, view: &View) {
    let _ = writeln!(out, "■ {} ({})", card.title, card.strength);
    line(out, view.words.noticed, &card.noticed);
    line(out, view.words.why, card.why);
    for innocent in &card.innocent {
        line(out, view.words.innocent, innocent);
    }
    line(out, view.words.settle, card.settle);
    for source in card.sources {
        line(
            out,
            view.words.sources,
            &format!("{}, {} ({}) {}", source.publisher, source.title, source.date, source.address),
        );
    }
    out.push('\n');
}

fn list(out: &mut String, heading: &str, items: impl Iterator<Item = String>) {
    let all: Vec<String> = items.collect();
    if !all.is_empty() {
        line(out, heading, &all.join("; "));
    }
}

/// Every signal, one paragraph each.
pub fn catalogue() -> String {
    let mut out = String::new();
    for signal in crate::signal::catalogue() {
        let _ = writeln!(out, "{}: {}", signal.id, signal.title);
        line(&mut out, "why", &signal.why);
        line(&mut out, "settle", &signal.settle);
        signal
            .sources
            .iter()
            .for_each(|s| line(&mut out, "source", &format!("{}, {} ({})", s.publisher, s.title, s.date)));
        out.push('\n');
    }
    out
}

/// `label: words`, wrapped and indented.
fn line(out: &mut String, label: &str, words: &str) {
    let mut room = WIDTH.saturating_sub(label.chars().count() + 4);
    let _ = write!(out, "  {label}:");
    for word in words.split_whitespace() {
        let length = word.chars().count() + 1;
        if length > room {
            out.push_str("\n   ");
            room = WIDTH - 4;
        }
        room = room.saturating_sub(length);
        let _ = write!(out, " {word}");
    }
    out.push('\n');
}
