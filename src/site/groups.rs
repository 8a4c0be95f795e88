//! Sections with several entries.

use super::entry::{self, Dates, Entry};
use super::reader::Reader;
use super::recipe::{Group, Of, Take};
use super::semantic::words;
use crate::candidate::{
    Answer, Attachment, Candidate, Link, Place, Position, Read, Referee, Repository, Section, State, Study, date::End,
    link,
};
use crate::page::NodeId;

/// Reads every section of the recipe into the candidate.
pub fn read(reader: &Reader, root: NodeId, candidate: &mut Candidate) {
    for group in reader.recipe.groups {
        let c = &mut *candidate;
        match group.of {
            Of::Positions => add(reader, root, group, &mut c.positions, positions, same_position),
            Of::Education => add(reader, root, group, &mut c.education, studies, |_, _| false),
            Of::Skills => add(reader, root, group, &mut c.skills, values, same_text),
            Of::Emails => add(reader, root, group, &mut c.emails, emails, same_text),
            Of::Phones => add(reader, root, group, &mut c.phones, phones, same_text),
            Of::Links => add(reader, root, group, &mut c.links, links, |a, b| a.value.url == b.value.url),
            Of::Attachments => {
                add(reader, root, group, &mut c.attachments, attachments, |a, b| a.url == b.url && a.url.is_some())
            }
            Of::Answers => add(reader, root, group, &mut c.answers, answers, |_, _| false),
            Of::Referees => add(reader, root, group, &mut c.referees, referees, |_, _| false),
            Of::Repositories => {
                add(reader, root, group, &mut c.repositories, repositories, |a, b| a.name.value == b.name.value)
            }
            Of::Texts => add(reader, root, group, &mut c.texts, values, same_text),
            Of::OtherNames => add(reader, root, group, &mut c.other_names, values, same_text),
        }
        flag(reader, root, group, candidate);
    }
}

/// A way to read the entries below one element.
type Entries<T> = fn(&Reader, NodeId, &'static Group) -> Vec<T>;

fn add<T>(
    reader: &Reader,
    root: NodeId,
    group: &'static Group,
    section: &mut Section<T>,
    read: Entries<T>,
    same: fn(&T, &T) -> bool,
) {
    let roots = sections(reader, root, group);
    for &node in &roots {
        for item in read(reader, node, group) {
            if !section.items.iter().any(|have| same(have, &item)) {
                section.items.push(item);
            }
        }
        section.partial |= reader.index.any(node, group.more);
    }
    if !section.items.is_empty() || (!group.within.is_empty() && !roots.is_empty()) {
        section.state = State::Read;
    } else if section.state == State::Absent && is_unrendered(reader, root, group) {
        section.state = State::Hidden;
    }
}

/// The elements that are the section; all of the page where the recipe names none.
fn sections(reader: &Reader, root: NodeId, group: &'static Group) -> Vec<NodeId> {
    if group.within.is_empty() {
        return vec![root];
    }
    reader.first_of(root, group.within).map(|(_, found)| entry::outermost(reader, found)).unwrap_or_default()
}

fn is_unrendered(reader: &Reader, root: NodeId, group: &Group) -> bool {
    !group.slot.is_empty() && !reader.index.any(root, group.slot)
}

/// `positions_truncated`, `positions_not_rendered`.
fn flag(reader: &Reader, root: NodeId, group: &Group, candidate: &mut Candidate) {
    let name = group.of.name();
    if is_unrendered(reader, root, group) {
        candidate.partial.insert(format!("{name}_not_rendered"));
    }
    let partial = match group.of {
        Of::Positions => candidate.positions.partial,
        Of::Education => candidate.education.partial,
        Of::Skills => candidate.skills.partial,
        _ => false,
    };
    if partial {
        candidate.partial.insert(format!("{name}_truncated"));
    }
}

fn same_text(a: &Read<String>, b: &Read<String>) -> bool {
    a.value.eq_ignore_ascii_case(&b.value)
}

/// The same role told twice, as some layouts do for narrow screens.
fn same_position(a: &Position, b: &Position) -> bool {
    let text = |r: &Option<Read<String>>| r.as_ref().map(|r| r.value.clone());
    let dates = |p: &Position| (p.start.as_ref().map(|r| r.value), p.end.as_ref().map(|r| r.value));
    text(&a.title) == text(&b.title)
        && text(&a.company) == text(&b.company)
        && dates(a) == dates(b)
        && a.start.is_some()
}

/// Elements of the entries.
fn items(reader: &Reader, root: NodeId, group: &'static Group) -> Vec<NodeId> {
    reader.first_of(root, group.item).map(|(_, found)| entry::outermost(reader, found)).unwrap_or_default()
}

/// Elements of what can be somebody else's as well: contacts and files.
fn own_items(reader: &Reader, root: NodeId, group: &'static Group) -> Vec<NodeId> {
    let mut found = items(reader, root, group);
    found.retain(|&id| !reader.is_of_others(id));
    found
}

fn take(reader: &Reader, item: NodeId, group: &'static Group, name: &str) -> Option<Read<String>> {
    reader.take(item, group.takes(name), &|_| true)
}

fn positions(reader: &Reader, root: NodeId, group: &'static Group) -> Vec<Position> {
    if group.takes("title").is_empty() && group.takes("company").is_empty() {
        let entries = entry::entries(reader, root, group);
        let mut all: Vec<Position> = entries.iter().flat_map(entry::positions).collect();
        for position in &mut all {
            position.description = take(reader, position.place.node, group, "description");
        }
        return all;
    }
    items(reader, root, group).into_iter().filter_map(|item| position(reader, item, group)).collect()
}

fn position(reader: &Reader, item: NodeId, group: &'static Group) -> Option<Position> {
    let part = |name: &str| take(reader, item, group, name);
    let around = outer(reader, item, group);
    let outer_part = |name: &str| around.and_then(|node| take(reader, node, group, name));
    let (title, company) = (part("title"), part("company").or_else(|| outer_part("outer_company")));
    let (company, contract) = match entry::company_and_type(company.as_ref()) {
        (name, Some(kind)) if words::is_employment(&kind.value) => (name, Some(kind)),
        _ => (company, None),
    };
    if title.is_none() && company.is_none() {
        return None;
    }
    let Dates { start, end } = entry::named_dates(reader, item, group);
    let ongoing = || company.as_ref().filter(|_| group.ongoing).map(|c| c.map(|_| End::Present));
    let end = end.or_else(ongoing);
    Some(Position {
        title,
        company,
        start,
        end,
        location: part("location").or_else(|| outer_part("outer_location")),
        employment: part("employment").or_else(|| outer_part("outer_employment")).or(contract),
        description: part("description"),
        place: Place::text(item),
    })
}

fn outer(reader: &Reader, item: NodeId, group: &Group) -> Option<NodeId> {
    reader.page().lineage(item).skip(1).find(|&n| reader.index.is(n, group.outer))
}

fn studies(reader: &Reader, root: NodeId, group: &'static Group) -> Vec<Study> {
    if group.takes("school").is_empty() {
        let entries: Vec<Entry> = entry::entries(reader, root, group);
        return entries.iter().filter_map(entry::study).collect();
    }
    let study = |item: NodeId| {
        let school = take(reader, item, group, "school")?;
        let Dates { start, end } = entry::named_study_dates(reader, item, group);
        Some(Study {
            school: Some(school),
            degree: take(reader, item, group, "degree"),
            start,
            end,
            place: Place::text(item),
        })
    };
    items(reader, root, group).into_iter().filter_map(study).collect()
}

/// One text an entry, or several parted by a mark.
fn values(reader: &Reader, root: NodeId, group: &'static Group) -> Vec<Read<String>> {
    let taken = items(reader, root, group).into_iter().filter_map(|item| take(reader, item, group, "value"));
    if group.split.is_empty() {
        return taken.collect();
    }
    let parts = |read: Read<String>| -> Vec<Read<String>> {
        let pieces = read.value.split(group.split).map(str::trim).filter(|p| !p.is_empty());
        pieces
            .map(|p| Read { value: p.to_owned(), raw: p.to_owned(), place: read.place.clone(), by: read.by.clone() })
            .collect()
    };
    taken.flat_map(parts).collect()
}

fn emails(reader: &Reader, root: NodeId, group: &'static Group) -> Vec<Read<String>> {
    let is = |text: &str| text.contains('@') && !bare(text, "mailto:").contains(char::is_whitespace);
    let one =
        |item: NodeId| reader.take(item, group.takes("value"), &is).map(|r| r.map(|t| bare(t, "mailto:").to_owned()));
    own_items(reader, root, group).into_iter().filter_map(one).collect()
}

/// Longest telephone number, with an extension and what it is for.
const LONGEST_PHONE: usize = 60;

fn phones(reader: &Reader, root: NodeId, group: &'static Group) -> Vec<Read<String>> {
    let digits = |text: &str| text.chars().filter(char::is_ascii_digit).count();
    let is = |text: &str| (5..=20).contains(&digits(text)) && text.len() <= LONGEST_PHONE;
    let one =
        |item: NodeId| reader.take(item, group.takes("value"), &is).map(|r| r.map(|t| bare(t, "tel:").to_owned()));
    own_items(reader, root, group).into_iter().filter_map(one).collect()
}

/// Without the scheme and what follows a question mark.
fn bare<'a>(text: &'a str, scheme: &str) -> &'a str {
    match text.get(..scheme.len()).filter(|s| s.eq_ignore_ascii_case(scheme)) {
        Some(_) => text[scheme.len()..].split('?').next().unwrap_or_default().trim(),
        None => text.trim(),
    }
}

fn links(reader: &Reader, root: NodeId, group: &'static Group) -> Vec<Read<Link>> {
    let one = |item: NodeId| {
        let url = reader.take(item, group.takes("url"), &|t| super::links::is_link(t))?;
        let label = take(reader, item, group, "label").map(|l| l.value.trim_end_matches([':', ' ']).to_owned());
        Some(url.map(|u| Link { url: link::unwrap(u.trim()), label: label.clone() }))
    };
    own_items(reader, root, group).into_iter().filter_map(one).collect()
}

fn attachments(reader: &Reader, root: NodeId, group: &'static Group) -> Vec<Attachment> {
    let one = |item: NodeId| {
        let url = reader.take(item, group.takes("url"), &|u| !u.starts_with("blob:") && !u.starts_with("data:"));
        // A path that is shown as text is all the page says; one in an attribute ends with the name.
        let named = |u: &Read<String>| u.place.within.is_some().then(|| super::links::file_name(&u.value)).flatten();
        let name = take(reader, item, group, "name").map(|r| r.value).or_else(|| url.as_ref().and_then(named));
        let url = url.map(|r| r.value);
        (name.is_some() || url.is_some()).then_some(Attachment { name, url, place: Place::text(item) })
    };
    own_items(reader, root, group).into_iter().filter_map(one).collect()
}

fn answers(reader: &Reader, root: NodeId, group: &'static Group) -> Vec<Answer> {
    let one = |item: NodeId| {
        let question = take(reader, item, group, "question")?;
        Some(Answer { answer: take(reader, item, group, "answer")?, question })
    };
    items(reader, root, group).into_iter().filter_map(one).collect()
}

fn referees(reader: &Reader, root: NodeId, group: &'static Group) -> Vec<Referee> {
    let one = |item: NodeId| {
        let (email, company) = (take(reader, item, group, "email"), take(reader, item, group, "company"));
        (email.is_some() || company.is_some()).then_some(Referee { email, company, place: Place::text(item) })
    };
    items(reader, root, group).into_iter().filter_map(one).collect()
}

/// True when the entry itself is what the takes look for.
fn is_itself(reader: &Reader, item: NodeId, takes: &[Take]) -> bool {
    takes.iter().any(|t| matches!(t, Take::Text(select) if reader.index.is(item, &[select])))
}

fn repositories(reader: &Reader, root: NodeId, group: &'static Group) -> Vec<Repository> {
    let one = |item: NodeId| {
        let name = take(reader, item, group, "name")?;
        let stars =
            take(reader, item, group, "stars").and_then(|s| crate::candidate::count::count(&s.value)).map(|c| c.number);
        let fork = take(reader, item, group, "fork").is_some() || is_itself(reader, item, group.takes("fork"));
        Some(Repository { name, description: take(reader, item, group, "description"), stars, fork })
    };
    items(reader, root, group).into_iter().filter_map(one).collect()
}
