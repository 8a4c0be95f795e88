//! What the lines of an entry are: title and employer, school and degree, place, what was done.

use super::chunk::{Chunk, Hint, chunks, is_hinted};
use super::entries::Entry;
use super::outline::Outline;
use super::{HEADINGS, words};
use crate::candidate::fold::{self, table};
use crate::candidate::{Place, Position, Read, Study, company, date::End};
use crate::page::NodeId;

/// An entry's pieces in front of and beside its dates, and its running text.
struct Parted {
    chunks: Vec<Chunk>,
    description: Vec<(String, NodeId)>,
    place: NodeId,
    /// All of it is one line of one piece.
    one_liner: bool,
}

/// The employments among entries.
pub fn positions(outline: &Outline, entries: &[Entry]) -> Vec<Position> {
    let mut parted: Vec<Parted> = entries.iter().map(|e| part(outline, e, true)).collect();
    tails(&mut parted);
    for entry in &mut parted {
        if !has_line_of_employer(&entry.chunks) {
            entry.chunks = by_commas(std::mem::take(&mut entry.chunks), true);
        }
    }
    let title_first = leans_to_title(&parted);
    let mut positions = Vec::new();
    for (entry, parted) in entries.iter().zip(parted) {
        positions.extend(position(outline, entry, parted, title_first));
    }
    positions
}

/// The studies among entries.
pub fn studies(outline: &Outline, entries: &[Entry]) -> Vec<Study> {
    let read = |entry| {
        let parted = part(outline, entry, false);
        study(entry, Parted { chunks: by_commas(parted.chunks, false), ..parted })
    };
    entries.iter().filter_map(read).collect()
}

fn part(outline: &Outline, entry: &Entry, work: bool) -> Parted {
    let mut parted =
        Parted { chunks: Vec::new(), description: Vec::new(), place: place(outline, entry), one_liner: false };
    for at in entry.lines.clone() {
        let line = &outline.lines[at];
        let is_dated = entry.dated.contains(&at);
        if line.text.len() < 60 && (line.meaning.announces() || !is_dated && is_column(outline, at)) {
            continue;
        }
        let running = !is_dated && is_running(outline, entry, at);
        let late = !parted.description.is_empty() && !is_dated;
        // Behind the description only what is marked counts.
        let empty = running || late && !is_hinted(outline, at);
        let mut found = if empty { Vec::new() } else { chunks(outline, at, work) };
        if late {
            found.retain(|c| matches!(c.hint, Some(hint) if hint != Hint::Description));
        }
        if !work {
            found
                .iter_mut()
                .filter(|c| words::is_degree(&c.text) && c.hint == Some(Hint::Description))
                .for_each(|c| c.hint = None);
        }
        let described = found.iter().all(|c| c.hint == Some(Hint::Description));
        if running || !is_dated && described {
            parted.description.push((line.text.clone(), line.node));
        } else {
            parted.chunks.extend(found.into_iter().filter(|c| c.hint != Some(Hint::Description)));
        }
    }
    for at in entry.shared.clone().filter(|&at| !is_column(outline, at)) {
        let found =
            chunks(outline, at, work).into_iter().map(|c| Chunk { hint: c.hint.or_else(|| heads_roles(work)), ..c });
        parted.chunks.extend(found.take(if parted.chunks.is_empty() { 4 } else { 1 }));
    }
    parted.chunks.retain(|c| is_value(&c.text));
    parted.one_liner = entry.lines.len() == 1 && parted.chunks.len() == 1;
    parted
}

/// The head of a column, beside the heads of others.
fn is_column(outline: &Outline, at: usize) -> bool {
    let is_head = |at: usize| outline.lines.get(at).is_some_and(|l| outline.page.name(l.node) == "th");
    is_head(at) && (is_head(at + 1) || at > 0 && is_head(at - 1))
}

/// A title and, on a line of its own, what can only be the employer: then a comma behind the title parts nothing.
fn has_line_of_employer(chunks: &[Chunk]) -> bool {
    let free = || chunks.iter().filter(|c| c.hint.is_none() && !words::is_employment(&c.text));
    let job = |c: &&Chunk| words::is_job(c.text.split(", ").next().unwrap_or_default());
    let title = free().find(job).map(|c| c.line);
    let others = || free().filter(|c| !job(c) && !is_bare_place(&c.text) && !is_sentence(&c.text));
    others().count() > 1 || others().any(|c| title.is_some_and(|line| line != c.line))
}

/// "Ran what others built.": words that nobody calls an employer by.
fn is_sentence(text: &str) -> bool {
    text.ends_with(['.', '!']) && text.split(' ').count() > 2 && !company::has_legal_form(text)
}

/// A place and nothing in front of it.
fn is_bare_place(text: &str) -> bool {
    words::is_remote(text)
        || words::is_place(text)
            && text.matches(", ").count() < 2
            && !company::has_legal_form(text.split(", ").next().unwrap_or_default())
}

/// "Example Grid, Malmö": what stands behind the comma of every second entry or more, in the shape of a place, is one.
fn tails(parted: &mut [Parted]) {
    let commas = |c: &Chunk| c.text.matches(", ").count();
    let jobs = || parted.iter().filter_map(|entry| entry.chunks.iter().find(|c| words::is_job(&c.text)));
    let apart = parted.iter().all(|entry| has_line_of_employer(&entry.chunks));
    // "Analyst, Toronto, Ontario" throughout: the place is of two parts.
    let two = jobs().all(|c| commas(c) >= if apart { 2 } else { 3 });
    let tail = |c: &Chunk| c.hint.is_none() && place_tail(&c.text, two).is_some();
    let with = parted.iter().filter(|entry| entry.chunks.iter().any(tail)).count();
    let usual = with >= 2 && with * 2 >= parted.len();
    for entry in parted {
        let placed =
            entry.chunks.iter().any(|c| c.hint == Some(Hint::Location) || c.hint.is_none() && is_lone_place(&c.text));
        // "Kanzlei & Partner" names a job as well; with another chunk for the title it is the employer.
        let title = entry.chunks.iter().position(|c| words::is_job(&c.text));
        let at = entry.chunks.iter().position(|c| tail(c) && !words::is_job(&c.text));
        let at = at.or_else(|| entry.chunks.iter().enumerate().position(|(at, c)| tail(c) && title != Some(at)));
        let whole = has_line_of_employer(&entry.chunks);
        let at = at.or_else(|| entry.chunks.iter().position(|c| tail(c) && (whole || commas(c) > 1)));
        let Some(at) = at.filter(|_| !placed) else { continue };
        let chunk = entry.chunks[at].clone();
        let Some((name, place)) = place_tail(&chunk.text, two) else { continue };
        let formed = company::has_legal_form(name) && is_shaped_as_place(place);
        let known = formed || words::is_place(place) || words::is_place(&chunk.text);
        // A city and its country, where something else can be the employer.
        let city = known
            && entry.chunks.iter().filter(|c| c.hint.is_none() || c.hint == Some(Hint::Company)).count() > 2
            && !company::has_legal_form(name)
            && (!name.contains(' ') || words::is_place(name));
        if (usual || known) && !city {
            entry.chunks.push(chunk.with(place, Some(Hint::Location)));
            entry.chunks[at].text = name.to_owned();
        }
    }
}

/// One to three words with capitals, behind which nothing else stands.
fn is_shaped_as_place(text: &str) -> bool {
    let words: Vec<&str> = text.split(' ').collect();
    let capital = |w: &&str| w.chars().next().is_some_and(char::is_uppercase);
    let letters = text.chars().all(|c| c.is_alphabetic() || " -'’".contains(c));
    let outer = words.first().is_some_and(capital) && words.last().is_some_and(capital);
    words.len() <= 2 && letters && outer && !words::is_job(text) && !company::has_legal_form(text)
}

fn is_lone_place(text: &str) -> bool {
    words::is_place(text) && !text.contains(", ")
}

/// A name, and behind a comma what has the shape of a place: one or two parts of few words with capitals.
fn place_tail(text: &str, two: bool) -> Option<(&str, &str)> {
    let commas: Vec<usize> = text.match_indices(", ").map(|(at, _)| at).collect();
    let last_two = commas.len().checked_sub(2).map(|at| text[commas[at] + 2..].trim());
    let formal = |part: &str| company::has_legal_form(&format!("x {part}"));
    let region = (two || !words::is_job(text))
        && last_two.is_some_and(|two| words::is_place(two) && !two.split(", ").any(formal));
    let at = *if region { commas.get(commas.len() - 2) } else { commas.last() }?;
    let (name, place) = (text[..at].trim(), text[at + 2..].trim());
    let capital = |w: &str| w.chars().next().is_some_and(|c| c.is_uppercase() || fold::is_east_asian(c));
    let spoken = |part: &str| {
        let count = part.split(' ').count();
        count <= 4 && part.split(' ').next().is_some_and(capital) && part.split(' ').next_back().is_some_and(capital)
    };
    let plain = place.chars().all(|c| c.is_alphabetic() || " ,.-'’()".contains(c));
    let other =
        words::is_job(place) || place.split(", ").any(formal) || words::is_employment(place) || words::is_degree(place);
    (plain && place.split(", ").all(spoken) && !other && name.chars().count() >= 2).then_some((name, place))
}

/// A heading above several roles is the employer.
fn heads_roles(work: bool) -> Option<Hint> {
    work.then_some(Hint::Company)
}

fn place(outline: &Outline, entry: &Entry) -> NodeId {
    let (first, last) = (&outline.lines[entry.lines.start], &outline.lines[entry.lines.end - 1]);
    outline.common(first.node, last.node)
}

/// A piece that can be a value: not an address, a length of time, a service's name.
fn is_value(text: &str) -> bool {
    let address =
        words::find(text, "://").is_some() || text.starts_with("www.") || text.contains('@') && !text.contains(' ');
    let domain = !text.contains(' ')
        && text.contains('.')
        && text
            .rsplit('.')
            .next()
            .is_some_and(|t| (2..=8).contains(&t.len()) && t.chars().all(|c| c.is_ascii_lowercase()))
        && !text.starts_with(char::is_uppercase);
    !(address
        || domain
        || words::is_duration(text)
        || text.chars().filter(|c| c.is_alphabetic()).count() < 2 && text.chars().count() > 1)
}

/// Running text: list items inside the entry, marked descriptions, long sentences.
fn is_running(outline: &Outline, entry: &Entry, at: usize) -> bool {
    let line = &outline.lines[at];
    let page = outline.page;
    let listed = page.lineage(line.node).take(6).any(|n| {
        let inside = outline.lines_in(n);
        matches!(page.name(n), "li" | "blockquote")
            && inside.start > entry.lines.start
            && inside.end <= entry.lines.end
            && !entry.dated.clone().any(|d| inside.contains(&d))
    });
    let words = line.text.split(' ').count();
    let sentence = words >= 7 && line.text.ends_with(['.', '!', ':'])
        || line.text.chars().count() > 110
        || line.text.ends_with('。') && line.text.chars().count() > 15;
    listed || sentence
}

/// A single piece that holds both values with a comma between them.
fn by_commas(chunks: Vec<Chunk>, work: bool) -> Vec<Chunk> {
    let mut out = Vec::new();
    let alone = chunks.len() == 1;
    for chunk in chunks {
        let parts = chunk.text.contains(' ');
        let splits = chunk.hint.is_none() && parts && !words::is_place(&chunk.text);
        let cut = if splits { comma(&chunk.text, work, alone) } else { None };
        match cut {
            Some((a, b, hints)) => {
                out.push(chunk.with(a, hints.0));
                out.push(chunk.with(b, hints.1));
            }
            None => out.push(chunk),
        }
    }
    out
}

type Hints = (Option<Hint>, Option<Hint>);

/// The comma that parts a title from an employer, or a school from a degree.
fn comma(text: &str, work: bool, alone: bool) -> Option<(&str, &str, Hints)> {
    let signs: &[&str] = if work { &[", ", " "] } else { &[", ", " – ", " — ", " - ", " "] };
    let cuts = signs.iter().flat_map(|sign| text.match_indices(sign));
    // A space parts only in Chinese and Japanese, whose words mostly have none.
    let han = |c: char| fold::is_east_asian(c) && !('가'..='힣').contains(&c);
    let parts = |at: usize| text[at + 1..].starts_with(han) && if work { alone } else { words::is_school(&text[..at]) };
    let cuts = cuts.filter(|(at, sign)| *sign != " " || parts(*at));
    let cuts = cuts.map(|(i, sign)| (text[..i].trim(), text[i + sign.len()..].trim()));
    for (a, b) in cuts.take(6) {
        let hints = if work {
            match (words::is_job(a), words::is_job(b)) {
                (true, false) if !is_qualifier(b) => (Some(Hint::Title), Some(Hint::Company)),
                (false, true)
                    if !company::has_legal_form(&format!("x {}", b.split(' ').next().unwrap_or_default())) =>
                {
                    (Some(Hint::Company), Some(Hint::Title))
                }
                _ => continue,
            }
        } else {
            match (words::is_school(a), words::is_school(b), words::is_degree(a), words::is_degree(b)) {
                (true, false, false, true) => (Some(Hint::School), Some(Hint::Degree)),
                // What follows in lower case is no part of the school's name.
                (true, false, false, false) if b.starts_with(|c: char| c.is_lowercase() || han(c)) => {
                    (Some(Hint::School), Some(Hint::Degree))
                }
                (false, true, true, _) | (false, true, false, false) => (Some(Hint::Degree), Some(Hint::School)),
                _ => continue,
            }
        };
        return Some((a, b, hints));
    }
    None
}

/// What follows a title as part of it ("Manager, Remote").
fn is_qualifier(text: &str) -> bool {
    words::is_remote(text) || words::is_employment(text) || text.len() < 3
}

/// True when most entries name the title before the employer.
fn leans_to_title(parted: &[Parted]) -> bool {
    let mut votes = 0i32;
    for entry in parted {
        let plain: Vec<&Chunk> = entry.chunks.iter().filter(|c| !words::is_place(&c.text)).take(2).collect();
        if let [a, b] = plain.as_slice() {
            let title = |c: &Chunk| {
                c.hint == Some(Hint::Title)
                    || c.hint.is_none() && words::is_job(&c.text) && !company::has_legal_form(&c.text)
            };
            votes += i32::from(title(a)) - i32::from(title(b));
        }
    }
    votes >= 0
}

fn position(outline: &Outline, entry: &Entry, parted: Parted, title_first: bool) -> Option<Position> {
    let Parted { chunks, description, place, one_liner } = parted;
    let mut free: Vec<Chunk> = chunks;
    let location = take(&mut free, |c| c.hint == Some(Hint::Location)).or_else(|| {
        take(&mut free, |c| {
            c.hint.is_none() && (words::is_place(&c.text) || words::is_remote(&c.text)) && !words::is_job(&c.text)
        })
    });
    let employment = (free.len() > 1)
        .then(|| take(&mut free, |c| words::is_employment(&c.text) && c.hint.is_none() && !c.strong))
        .flatten();
    let mut title = take(&mut free, |c| c.hint == Some(Hint::Title));
    let mut employer = take(&mut free, |c| matches!(c.hint, Some(Hint::Company | Hint::School)))
        .or_else(|| take(&mut free, |c| company::has_legal_form(&c.text)));
    if title.is_none() {
        title = pick_title(&mut free, title_first, employer.is_some());
    }
    if employer.is_none() {
        employer = take(&mut free, |c| c.strong).or_else(|| take(&mut free, |_| true));
    }
    let (employer, location) = match (employer, location) {
        (None, Some(both)) if title.is_some() => from_place(both),
        other => other,
    };
    // "Freelance" is an employer where no other is named; "Full-time" is not.
    let (employer, employment) = match (employer, employment) {
        (None, Some(own)) if words::meaning(&own.text).is_self_employed() => (Some(own), None),
        other => other,
    };
    let employment = employment.or_else(|| take(&mut free, |c| words::is_employment(&c.text)));
    // "Intern" is a title where no other is named.
    let (title, employment) = match (title, employment) {
        (None, Some(own)) if words::is_job(&own.text) => (Some(own), None),
        other => other,
    };
    let location = location.or_else(|| take(&mut free, |c| c.hint.is_none() && is_shaped_as_place(&c.text)));
    let alone = title.is_some() != employer.is_some();
    let wordy = title.as_ref().or(employer.as_ref()).is_some_and(|c| c.text.split(' ').count() > 4);
    let nameless = title.is_none() && employer.is_none();
    if nameless || alone && (entry.start.is_none() || one_liner && wordy) {
        return None;
    }
    let text = |c: Option<Chunk>| c.map(|c| Read::text(c.text, Place::text(c.node), HEADINGS));
    Some(Position {
        title: text(title),
        company: text(employer),
        start: entry.start.clone(),
        end: entry.end.clone(),
        location: text(location),
        employment: text(employment),
        description: described(outline, &description),
        place: Place::text(place),
    })
}

/// "Alba Studio, Lyon, France" ends in a place; where nothing else is left, the employer stands in front of it.
fn from_place(both: Chunk) -> (Option<Chunk>, Option<Chunk>) {
    match both.text.split_once(", ") {
        Some((name, place)) if both.hint.is_none() && !is_known(name) => {
            (Some(both.with(name, None)), Some(both.with(place, Some(Hint::Location))))
        }
        _ => (None, Some(both)),
    }
}

fn is_known(name: &str) -> bool {
    words::is_place(name) || words::is_remote(name)
}

/// The title among pieces that no markup names.
fn pick_title(free: &mut Vec<Chunk>, title_first: bool, has_employer: bool) -> Option<Chunk> {
    let jobs = free.iter().filter(|c| words::is_job(&c.text)).count();
    if jobs == 1 || jobs > 1 && title_first {
        return take(free, |c| words::is_job(&c.text));
    }
    if jobs > 1 {
        let last = free
            .iter()
            .take(2)
            .rposition(|c| words::is_job(&c.text))
            .or_else(|| free.iter().position(|c| words::is_job(&c.text)));
        return last.map(|at| free.remove(at));
    }
    match (free.len(), has_employer) {
        (0, _) | (1, false) => None,
        (_, true) => take(free, |_| true),
        (_, false) => Some(free.remove(usize::from(!title_first))),
    }
}

fn take(chunks: &mut Vec<Chunk>, fits: impl Fn(&Chunk) -> bool) -> Option<Chunk> {
    chunks.iter().position(fits).map(|at| chunks.remove(at))
}

fn described(outline: &Outline, lines: &[(String, NodeId)]) -> Option<Read<String>> {
    let node = outline.common(lines.first()?.1, lines.last()?.1);
    let text = lines.iter().map(|(t, _)| t.as_str()).collect::<Vec<_>>().join(" ");
    Some(Read::text(text, Place::text(node), HEADINGS))
}

fn study(entry: &Entry, parted: Parted) -> Option<Study> {
    let mut free: Vec<Chunk> = parted.chunks.into_iter().filter(|c| !is_grade(&c.text)).collect();
    let school = take(&mut free, |c| c.hint == Some(Hint::School))
        .or_else(|| take(&mut free, |c| c.hint != Some(Hint::Degree) && words::is_school(&c.text)))
        .or_else(|| take(&mut free, |c| matches!(c.hint, Some(Hint::Company))));
    free.retain(|c| c.hint != Some(Hint::Location) && !(c.hint.is_none() && words::is_place(&c.text)));
    let at = free
        .iter()
        .position(|c| c.hint == Some(Hint::Degree))
        .or_else(|| free.iter().position(|c| words::is_degree(&c.text)));
    let degree = at.map(|at| with_field(&free, at, entry));
    let used = degree.as_ref().map_or_else(Vec::new, |(_, used)| used.clone());
    let mut rest: Vec<Chunk> =
        free.iter().enumerate().filter(|(i, _)| !used.contains(i)).map(|(_, c)| c.clone()).collect();
    let school = school
        .or_else(|| take(&mut rest, |c| c.strong))
        .or_else(|| (!rest.is_empty() && entry.start.is_some()).then(|| rest.remove(0)));
    let school_line = school.as_ref().map(|s| s.line);
    let degree = degree.map(|(read, _)| read).or_else(|| {
        let near = |c: &Chunk| school_line.is_some_and(|s| c.line.abs_diff(s) <= 2) && c.text.split(' ').count() <= 10;
        take(&mut rest, near).map(|c| Read::text(c.text, Place::text(c.node), HEADINGS))
    });
    let known = school.is_some()
        && (entry.start.is_some() || degree.is_some() || school.as_ref().is_some_and(|s| words::is_school(&s.text)))
        || degree.as_ref().is_some_and(|d| words::is_degree(&d.value));
    if !known
        || parted.one_liner
            && school.as_ref().is_none_or(|s| !words::is_school(&s.text) && s.text.split(' ').count() > 6)
    {
        return None;
    }
    let school = school.map(|c| Read::text(c.text, Place::text(c.node), HEADINGS));
    // A lone date of a study is its end.
    let (start, end) = match (&entry.start, &entry.end) {
        (Some(only), None) => (None, Some(only.map(|m| End::At(*m)))),
        (start, end) => (start.clone(), end.clone()),
    };
    Some(Study { school, degree, start, end, place: Place::text(parted.place) })
}

/// A degree with the field that stands beside it, in the order of the page.
fn with_field(chunks: &[Chunk], at: usize, entry: &Entry) -> (Read<String>, Vec<usize>) {
    let degree = &chunks[at];
    let side = |c: &Chunk| entry.dated.is_empty() || (c.line < entry.dated.start) == (degree.line < entry.dated.start);
    let fits = |i: usize| {
        let c = &chunks[i];
        c.line.abs_diff(degree.line) <= 1
            && side(c)
            && !words::is_school(&c.text)
            && c.text.split(' ').count() <= 9
            && !c.text.contains(": ")
            && (c.hint == Some(Hint::Degree) || c.hint.is_none() && degree.hint.is_none() && !c.strong)
    };
    let before = at.checked_sub(1).filter(|&i| fits(i));
    let after = (at + 1 < chunks.len() && fits(at + 1)).then_some(at + 1);
    let marked = |i: &usize| chunks[*i].hint == Some(Hint::Degree);
    let mut used = vec![at];
    match (before.filter(marked), after.filter(marked)) {
        (None, None) => used.extend(after.or(before)),
        (a, b) => used.extend(a.into_iter().chain(b)),
    }
    table::sort(&mut used, &usize::cmp);
    // Lines that no markup tells apart read on: "Ph.D." above "Physics" is one phrase.
    let reads_on = used.first() == Some(&at)
        && degree.hint.is_none()
        && used.iter().all(|&i| chunks[i].line != degree.line || i == at);
    let text =
        used.iter().map(|&i| chunks[i].text.as_str()).collect::<Vec<_>>().join(if reads_on { " " } else { ", " });
    let grade = text.match_indices(", ").map(|(at, _)| at).find(|at| is_grade(&text[at + 2..]));
    (Read::text(&text[..grade.unwrap_or(text.len())], Place::text(degree.node), HEADINGS), used)
}

/// Marks and honours of a study, which are no part of the degree's name.
fn is_grade(text: &str) -> bool {
    words::is_grade(text) || text.chars().all(|c| c.is_ascii_digit() || ".,/ %".contains(c))
}
