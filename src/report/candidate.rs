//! The candidate in the schema of saved pages, with a `places` object that says where each value stood.

use crate::candidate::date::Month;
use crate::candidate::{Candidate, Count, Field, Kind, Photo, Place, Position, Read, Section, State, Study};
use crate::site::Reading;
use serde::{Serialize, Serializer};

/// A candidate as it is printed. `null` means that the page does not have it, never `0` or "no".
#[derive(Serialize)]
pub struct CandidateRecord<'a> {
    kind: Kind,
    site: &'a str,
    read_by: &'a crate::site::Chosen,
    trouble: Option<&'a str>,
    identity: Option<&'a str>,
    name: Option<&'a str>,
    headline: Option<&'a str>,
    location: Option<&'a str>,
    address: Option<&'a str>,
    applied_for: Option<&'a str>,
    about: Option<About>,
    emails: Option<Vec<&'a str>>,
    phones: Option<Vec<&'a str>>,
    links: Option<Vec<LinkRecord<'a>>>,
    positions: Option<Vec<PositionRecord<'a>>>,
    education: Option<Vec<StudyRecord<'a>>>,
    skills_count_visible: Option<usize>,
    connections: Option<CountRecord>,
    followers: Option<CountRecord>,
    photo: Option<Photo>,
    verified: Option<bool>,
    attachments: Option<Vec<AttachmentRecord<'a>>>,
    answers: Option<Vec<AnswerRecord<'a>>>,
    partial: Named<'a, bool>,
    language: Option<&'a str>,
    places: Places<'a>,
}

impl<'a> From<&'a Reading> for CandidateRecord<'a> {
    fn from(reading: &'a Reading) -> Self {
        let c = &reading.candidate;
        let is_candidate = c.kind == Kind::Candidate;
        CandidateRecord {
            kind: c.kind,
            site: &c.site,
            read_by: &reading.chosen,
            trouble: reading.trouble.as_deref(),
            identity: c.identity.as_deref(),
            name: text(&c.name),
            headline: text(&c.headline),
            location: text(&c.location),
            address: text(&c.address),
            applied_for: text(&c.applied_for),
            about: c.about.value().map(|a| About::from(a.as_str())),
            emails: is_candidate.then(|| values(&c.emails)),
            phones: is_candidate.then(|| values(&c.phones)),
            links: is_candidate.then(|| c.links.items.iter().map(|l| LinkRecord::from(&l.value)).collect()),
            positions: is_candidate.then(|| c.positions.items.iter().map(PositionRecord::from).collect()),
            education: is_candidate.then(|| c.education.items.iter().map(StudyRecord::from).collect()),
            skills_count_visible: (c.skills.state == State::Read).then_some(c.skills.items.len()),
            connections: c.connections.value().copied().map(CountRecord),
            followers: c.followers.value().copied().map(CountRecord),
            photo: is_candidate.then_some(c.photo),
            verified: c.verified.value().copied(),
            attachments: is_candidate.then(|| attachments(c)),
            answers: is_candidate.then(|| answers(c)),
            partial: Named(c.partial.iter().map(|flag| (flag.as_str(), true)).collect()),
            language: c.language.as_deref(),
            places: Places::from(c),
        }
    }
}

fn text(field: &Field<String>) -> Option<&str> {
    field.value().map(String::as_str)
}

fn values(section: &Section<Read<String>>) -> Vec<&str> {
    section.items.iter().map(|r| r.value.as_str()).collect()
}

fn attachments(c: &Candidate) -> Vec<AttachmentRecord<'_>> {
    c.attachments.items.iter().map(|a| AttachmentRecord { name: a.name.as_deref(), url: a.url.as_deref() }).collect()
}

fn answers(c: &Candidate) -> Vec<AnswerRecord<'_>> {
    let items = c.answers.items.iter();
    items.map(|a| AnswerRecord { question: &a.question.value, answer: &a.answer.value }).collect()
}

/// The summary by its first 120 characters and its length in characters.
#[derive(Serialize)]
struct About {
    first120: String,
    length: usize,
}

impl From<&str> for About {
    fn from(text: &str) -> Self {
        About { first120: text.chars().take(120).collect(), length: text.chars().count() }
    }
}

#[derive(Serialize)]
struct LinkRecord<'a> {
    url: &'a str,
    label: Option<&'a str>,
}

impl<'a> From<&'a crate::candidate::Link> for LinkRecord<'a> {
    fn from(link: &'a crate::candidate::Link) -> Self {
        LinkRecord { url: &link.url, label: link.label.as_deref() }
    }
}

#[derive(Serialize)]
struct PositionRecord<'a> {
    title: Option<&'a str>,
    company: Option<&'a str>,
    start: Option<String>,
    end: Option<String>,
    location: Option<&'a str>,
}

impl<'a> From<&'a Position> for PositionRecord<'a> {
    fn from(p: &'a Position) -> Self {
        PositionRecord {
            title: p.title.as_ref().map(|r| r.value.as_str()),
            company: p.company.as_ref().map(|r| r.value.as_str()),
            start: month(&p.start),
            end: p.end.as_ref().map(|e| e.value.to_string()),
            location: p.location.as_ref().map(|r| r.value.as_str()),
        }
    }
}

#[derive(Serialize)]
struct StudyRecord<'a> {
    school: Option<&'a str>,
    degree: Option<&'a str>,
    start: Option<String>,
    end: Option<String>,
}

impl<'a> From<&'a Study> for StudyRecord<'a> {
    fn from(s: &'a Study) -> Self {
        StudyRecord {
            school: s.school.as_ref().map(|r| r.value.as_str()),
            degree: s.degree.as_ref().map(|r| r.value.as_str()),
            start: month(&s.start),
            end: s.end.as_ref().map(|e| e.value.to_string()),
        }
    }
}

fn month(read: &Option<Read<Month>>) -> Option<String> {
    read.as_ref().map(|r| r.value.to_string())
}

#[derive(Serialize)]
struct AttachmentRecord<'a> {
    name: Option<&'a str>,
    url: Option<&'a str>,
}

#[derive(Serialize)]
struct AnswerRecord<'a> {
    question: &'a str,
    answer: &'a str,
}

/// A number, or `"500+"`.
struct CountRecord(Count);

impl Serialize for CountRecord {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        if self.0.more {
            serializer.collect_str(&format_args!("{}+", self.0.number))
        } else {
            serializer.serialize_u64(self.0.number)
        }
    }
}

/// Values in the order of their names: an object in JSON. No tree, which would be compiled for each
/// kind of value; these are a dozen at most.
struct Named<'a, T>(Vec<(&'a str, T)>);

impl<'a, T> Named<'a, T> {
    /// Adds a value whose name is not there yet.
    fn put(&mut self, name: &'a str, value: T) {
        let at = self.0.partition_point(|(before, _)| *before < name);
        self.0.insert(at, (name, value));
    }
}

impl<T: Serialize> Serialize for Named<'_, T> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_map(self.0.iter().map(|(name, value)| (name, value)))
    }
}

/// Where each value stood and what found it.
#[derive(Serialize)]
pub struct Places<'a> {
    #[serde(flatten)]
    fields: Named<'static, Spot<'a>>,
    #[serde(flatten)]
    lists: Named<'static, Vec<Spot<'a>>>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    positions: Vec<Named<'static, Spot<'a>>>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    education: Vec<Named<'static, Spot<'a>>>,
}

/// A place with the reader that found the value there.
#[derive(Serialize)]
struct Spot<'a> {
    #[serde(flatten)]
    place: &'a Place,
    #[serde(skip_serializing_if = "str::is_empty")]
    by: &'a str,
}

impl<'a, T> From<&'a Read<T>> for Spot<'a> {
    fn from(read: &'a Read<T>) -> Self {
        Spot { place: &read.place, by: &read.by }
    }
}

impl<'a> From<&'a Candidate> for Places<'a> {
    fn from(c: &'a Candidate) -> Self {
        let (positions, education) =
            (c.positions.items.iter().map(position_spots), c.education.items.iter().map(study_spots));
        let mut places = Places {
            fields: Named(Vec::new()),
            lists: Named(Vec::new()),
            positions: positions.collect(),
            education: education.collect(),
        };
        places.field("name", &c.name);
        places.field("headline", &c.headline);
        places.field("location", &c.location);
        places.field("address", &c.address);
        places.field("applied_for", &c.applied_for);
        places.field("about", &c.about);
        places.field("connections", &c.connections);
        places.field("followers", &c.followers);
        places.field("following", &c.following);
        places.field("joined", &c.joined);
        places.field("verified", &c.verified);
        places.list("emails", c.emails.items.iter().map(Spot::from));
        places.list("phones", c.phones.items.iter().map(Spot::from));
        places.list("links", c.links.items.iter().map(Spot::from));
        places.list("skills", c.skills.items.iter().map(Spot::from));
        places.list("attachments", c.attachments.items.iter().map(|a| Spot { place: &a.place, by: "" }));
        places.list("answers", c.answers.items.iter().map(|a| Spot::from(&a.answer)));
        places
    }
}

impl<'a> Places<'a> {
    fn field<T>(&mut self, name: &'static str, field: &'a Field<T>) {
        if let Some(read) = field.read() {
            self.fields.put(name, Spot::from(read));
        }
    }

    fn list(&mut self, name: &'static str, spots: impl Iterator<Item = Spot<'a>>) {
        let spots: Vec<Spot> = spots.collect();
        if !spots.is_empty() {
            self.lists.put(name, spots);
        }
    }
}

fn position_spots(p: &Position) -> Named<'static, Spot<'_>> {
    let mut spots = Named(vec![("entry", Spot { place: &p.place, by: "" })]);
    put(&mut spots, "title", &p.title);
    put(&mut spots, "company", &p.company);
    put(&mut spots, "start", &p.start);
    put(&mut spots, "end", &p.end);
    put(&mut spots, "location", &p.location);
    spots
}

fn study_spots(s: &Study) -> Named<'static, Spot<'_>> {
    let mut spots = Named(vec![("entry", Spot { place: &s.place, by: "" })]);
    put(&mut spots, "school", &s.school);
    put(&mut spots, "degree", &s.degree);
    put(&mut spots, "start", &s.start);
    put(&mut spots, "end", &s.end);
    spots
}

fn put<'a, T>(spots: &mut Named<'static, Spot<'a>>, name: &'static str, read: &'a Option<Read<T>>) {
    if let Some(read) = read {
        spots.put(name, Spot::from(read));
    }
}
