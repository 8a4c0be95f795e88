//! One candidate out of what all readers found. What stands in marked-up text wins over what the
//! layout suggests, and both over records that nobody sees.

use super::contacts::nodes;
use super::words::{self, Key, Kind as Heading};
use super::{Field, LABEL, Link, Read, Section, State, Survey, entries, head, roles, section, skills, texts};
use crate::candidate::name::{self, Likeness};
use crate::candidate::{Candidate, Kind, Photo, Place, Position, date::End, link};
use crate::kept::lists;
use crate::page::NodeId;
use std::ops::Range;

/// The candidate of a page that passed the gate.
pub fn candidate(mut survey: Survey, weak: bool) -> Candidate {
    leave_to_others(&mut survey);
    let Survey { records, items, formats, .. } = &survey;
    let mut candidate = Candidate::new(Kind::Candidate, "page");
    let resume = formats.iter().find(|f| f.resume);
    let card = formats.iter().find(|f| !f.author);
    let marked: Vec<Candidate> =
        resume.or(card).map(|f| &f.person).into_iter().chain(items.persons.first().map(|(_, p)| p)).cloned().collect();
    let record = records.persons.first().cloned();
    for mut person in marked {
        outside_entries(&survey, &mut person);
        add(&mut candidate, person);
    }
    let others = other_names(&survey);
    let language = Some(survey.page.language.clone()).filter(|l| !l.is_empty());
    let plain =
        weak || resume.is_some() && !survey.sections.iter().any(|s| s.heading.is_some() && s.kind != Heading::Head);
    if !plain {
        visible(&mut candidate, &survey);
    }
    if let Some(record) = record {
        add(&mut candidate, record);
    }
    candidate.other_names = section(distinct_names(others, candidate.name.value()));
    candidate.language = language;
    if weak {
        candidate.partial.insert("weak".to_owned());
    }
    candidate
}

/// What is seen, without records and without asking what the page is.
pub fn inside(survey: &Survey) -> Candidate {
    let mut seen = Candidate::new(Kind::Candidate, "");
    visible(&mut seen, survey);
    // Which line below a name is the person's own is a matter of a whole page's layout.
    seen.headline = Field::Absent;
    seen
}

/// What is seen of somebody whose résumé it is known to be: a job below the name is the person's own line.
pub fn given(survey: &Survey) -> Candidate {
    let mut seen = Candidate::new(Kind::Candidate, "");
    visible(&mut seen, survey);
    if !seen.headline.value().is_some_and(|line| words::is_job(line)) {
        seen.headline = Field::Absent;
    }
    seen
}

/// Whoever marks up links or mailboxes as theirs in a card says by it that others in the head are somebody else's:
/// contacts count inside the card, in a contact section, and where a link says `me`.
fn leave_to_others(survey: &mut Survey) {
    let Some(card) = survey.formats.iter().find(|f| !f.author && !f.resume) else { return };
    let Survey { page, outline, sections, contacts, .. } = survey;
    let told = |s: &&super::headings::Section| matches!(s.kind, Heading::Contact | Heading::Profiles);
    let mut own: Vec<Range<NodeId>> = sections.iter().filter(told).filter_map(|s| nodes(outline, &s.lines)).collect();
    own.push(page.subtree(card.node));
    let is_me = |node| page.attribute(node, "rel").is_some_and(|r| r.split_ascii_whitespace().any(|w| w == "me"));
    let is_own = |node: NodeId| own.iter().any(|range| range.contains(&node)) || is_me(node);
    if !card.person.links.items.is_empty() {
        contacts.links.retain(|l| is_own(l.place.node));
    }
    if !card.person.emails.items.is_empty() {
        contacts.emails.retain(|e| is_own(e.place.node));
    }
}

/// Employers and schools named inside sections that the readers by heading read belong to those sections' entries.
fn outside_entries(survey: &Survey, person: &mut Candidate) {
    let read_by_heading = |node: NodeId| {
        let inside = survey.outline.lines_in(node);
        survey.sections.iter().any(|s| {
            s.heading.is_some() && s.kind != Heading::Head && s.lines.start < inside.end && inside.start < s.lines.end
        })
    };
    person.positions.items.retain(|p| !(p.start.is_none() && read_by_heading(p.place.node)));
    person.education.items.retain(|s| !(s.start.is_none() && read_by_heading(s.place.node)));
    settle(&mut person.positions);
    settle(&mut person.education);
}

fn settle<T>(section: &mut Section<T>) {
    if section.items.is_empty() {
        section.state = State::Absent;
    }
}

/// What the headings, labels and lines say.
fn visible(candidate: &mut Candidate, survey: &Survey) {
    let Survey { outline, sections, pairs, .. } = survey;
    let mut seen = Candidate::new(Kind::default(), "");
    let label = |key: Key| {
        pairs.iter().find(|p| p.key == key).map(|p| Read::text(p.value.as_str(), Place::text(p.node), LABEL))
    };
    seen.name = survey.named.as_ref().map(|n| n.name.clone()).or_else(|| label(Key::Name)).into();
    if let Some(named) = &survey.named {
        let below = sections.iter().find(|s| s.heading == Some(named.line)).or(sections.first());
        seen.headline = below.and_then(|s| head::headline(outline, named, s)).into();
    }
    seen.applied_for = label(Key::AppliedFor).into();
    let near: Vec<_> =
        sections.iter().filter(|s| matches!(s.kind, Heading::Head | Heading::Contact | Heading::Summary)).collect();
    let place = head::whereabouts(outline, &near, survey.named.as_ref().map(|n| n.line));
    seen.location =
        label(Key::Location).or_else(|| postal(survey, 2)).or(place.location).or_else(|| postal(survey, 1)).into();
    seen.address = label(Key::Address).filter(|a| seen.location.value() != Some(&a.value)).or(place.address).into();
    if seen.location.value().is_none() {
        seen.location = std::mem::take(&mut seen.address);
    }
    seen.about = head::about(outline, sections).into();
    sectioned(&mut seen, survey);
    seen.photo = head::photo(outline, survey.root, seen.name.value().map(String::as_str));
    add(candidate, seen);
}

/// The employer of today, where only a label names it as such ("company" alone may be the one that hires).
fn present(pairs: &[super::labels::Pair]) -> Option<Position> {
    let is_current = |label: &str| words::key(label).split(' ').any(|w| lists::CURRENT.split(' ').any(|c| c == w));
    let of = |key: Key| {
        let pair = pairs.iter().find(|p| p.key == key && is_current(&p.label));
        pair.map(|p| Read::text(p.value.as_str(), Place::text(p.node), LABEL))
    };
    let company = of(Key::Employer)?;
    let (end, place) = (Some(company.map(|_| End::Present)), company.place.clone());
    let (start, location, employment, description) = (None, None, None, None);
    Some(Position {
        title: of(Key::Title).or_else(|| titled(pairs)),
        company: Some(company),
        start,
        end,
        location,
        employment,
        description,
        place,
    })
}

/// What a label calls a title; "position" may be the one that is applied for.
fn titled(pairs: &[super::labels::Pair]) -> Option<Read<String>> {
    let pair = pairs.iter().find(|p| p.key == Key::Title && words::key(&p.label).ends_with("title"))?;
    Some(Read::text(pair.value.as_str(), Place::text(pair.node), LABEL))
}

/// City, region and country that stand under labels of their own, when there are so many of them.
fn postal(survey: &Survey, least: usize) -> Option<Read<String>> {
    let of = |key: Key| survey.pairs.iter().find(|p| p.key == key);
    let parts: Vec<_> = [of(Key::City), of(Key::Region), of(Key::Country)].into_iter().flatten().collect();
    let first = parts.first().filter(|_| parts.len() >= least)?;
    let words: Vec<&str> = parts.iter().map(|p| p.value.as_str()).collect();
    Some(Read::text(words.join(", "), Place::text(first.node), LABEL))
}

/// The lists: positions, studies, skills, contacts, texts.
fn sectioned(seen: &mut Candidate, survey: &Survey) {
    let Survey { outline, sections, pairs, contacts, .. } = survey;
    let of = |kind: Heading| sections.iter().filter(move |s| s.kind == kind && !s.lines.is_empty());
    let there = |kind: Heading| of(kind).next().is_some();
    let mut positions = Vec::new();
    // Where employments have a section of their own, "work history" is of jobs done for clients.
    let is_called = |s: &super::headings::Section, words: &str| {
        s.heading.is_some_and(|at| words::key(&outline.lines[at].text) == words)
    };
    let employed = of(Heading::Experience).any(|s| is_called(s, "employment history"));
    for part in of(Heading::Experience).filter(|s| !(employed && is_called(s, "work history"))) {
        positions.extend(roles::positions(outline, &entries::entries(outline, part.lines.clone())));
    }
    let mut education = Vec::new();
    for part in of(Heading::Education) {
        education.extend(roles::studies(outline, &entries::entries(outline, part.lines.clone())));
    }
    let mut listed = Vec::new();
    for part in of(Heading::Skills) {
        listed.extend(skills::skills(outline, part.lines.clone()));
    }
    if !there(Heading::Skills) {
        listed = skills::marked(outline, sections);
    }
    if positions.is_empty() {
        positions.extend(present(pairs));
    }
    seen.positions = known(positions, there(Heading::Experience));
    seen.education = known(education, there(Heading::Education));
    seen.skills = known(listed, there(Heading::Skills));
    seen.emails = section(contacts.emails.clone());
    seen.phones = section(contacts.phones.clone());
    seen.links = section(contacts.links.clone());
    seen.attachments = section(contacts.files.clone());
    seen.referees = known(texts::referees(outline, sections), there(Heading::References));
    seen.texts = section(texts::texts(outline, sections, pairs));
}

/// A section whose heading is there was read even when it is empty.
fn known<T>(items: Vec<T>, there: bool) -> Section<T> {
    let state = if there || !items.is_empty() { State::Read } else { State::Absent };
    Section { items, state, partial: false }
}

/// Takes over from `more` what `candidate` has no value for.
fn add(candidate: &mut Candidate, more: Candidate) {
    let fields = [
        (&mut candidate.name, more.name),
        (&mut candidate.headline, more.headline),
        (&mut candidate.location, more.location),
        (&mut candidate.address, more.address),
        (&mut candidate.applied_for, more.applied_for),
        (&mut candidate.about, more.about),
    ];
    for (field, other) in fields {
        if *field == Field::Absent {
            *field = other;
        }
    }
    add_links(&mut candidate.links, more.links);
    add_values(&mut candidate.emails, more.emails, |e| e.value.to_lowercase());
    add_values(&mut candidate.phones, more.phones, |p| p.value.chars().filter(char::is_ascii_digit).collect());
    add_all(&mut candidate.positions, more.positions);
    add_all(&mut candidate.education, more.education);
    add_all(&mut candidate.skills, more.skills);
    add_all(&mut candidate.attachments, more.attachments);
    add_all(&mut candidate.referees, more.referees);
    add_all(&mut candidate.texts, more.texts);
    if candidate.photo == Photo::Absent {
        candidate.photo = more.photo;
    }
}

fn add_all<T>(section: &mut Section<T>, more: Section<T>) {
    if section.state == State::Absent && section.items.is_empty()
        || section.state == State::Read && section.items.is_empty() && !more.items.is_empty() && !section.partial
    {
        *section = more;
    }
}

/// Visible values of two readers together; records only where there are no others.
fn add_values(section: &mut Section<Read<String>>, more: Section<Read<String>>, key: impl Fn(&Read<String>) -> String) {
    let recorded = |s: &Section<Read<String>>| s.items.iter().all(|r| r.place.within.as_deref() == Some("record"));
    if section.items.is_empty() {
        return add_all(section, more);
    }
    if section.state != State::Read || recorded(&more) {
        return;
    }
    let seen: Vec<String> = section.items.iter().map(&key).collect();
    section.items.extend(more.items.into_iter().filter(|r| !seen.contains(&key(r))));
}

fn add_links(section: &mut Section<Read<Link>>, more: Section<Read<Link>>) {
    if section.items.is_empty() {
        return add_all(section, more);
    }
    if section.state != State::Read || more.items.iter().all(|r| r.place.within.as_deref() == Some("record")) {
        return;
    }
    let seen: Vec<String> = section.items.iter().map(|l| link::normal(&l.value.url)).collect();
    section.items.extend(more.items.into_iter().filter(|l| !seen.contains(&link::normal(&l.value.url))));
}

/// Names that records, cards, title and heading give.
fn other_names(survey: &Survey) -> Vec<Read<String>> {
    let heading = survey.named.iter().map(|n| &n.name);
    heading.chain(super::gate::names(survey)).chain(&survey.declared).cloned().collect()
}

fn distinct_names(all: Vec<Read<String>>, shown: Option<&String>) -> Vec<Read<String>> {
    let mut kept: Vec<Read<String>> = Vec::new();
    for read in all {
        let same = |n: &str| name::compare(n, &read.value) == Likeness::Same || n == read.value;
        if !shown.is_some_and(|s| same(s)) && !kept.iter().any(|k| same(&k.value)) {
            kept.push(read);
        }
    }
    kept
}
