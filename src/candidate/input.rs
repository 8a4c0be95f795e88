//! A candidate from JSON: the schema in which pages are described, with full texts.
//!
//! Used by the examples of signals and by whoever has candidates but no pages. Such a value has
//! no page to stand on: its place is node 0, `within` the path of its field.

use super::date::{End, Month};
use super::{
    Answer, Attachment, Candidate, Count, Field, Kind, Link, Photo, Place, Position, Read, Referee, Repository,
    Section, State, Study,
};
use serde::Deserialize;
use std::collections::BTreeMap;

/// The name of this reader, in [`Read::by`].
const BY: &str = "input";

/// Reads one candidate. An absent or `null` field is not on the page; an empty list is there and empty.
///
/// # Errors
///
/// Says what is wrong and where: an unknown key, a value of the wrong kind, a month that is none.
pub fn candidate(json: &str) -> Result<Candidate, String> {
    let input: Input = serde_json::from_str(json).map_err(|e| format!("no candidate: {e}"))?;
    input.candidate()
}

#[derive(Deserialize, Default)]
#[serde(default, deny_unknown_fields)]
struct Input {
    /// What the caller's list calls it.
    #[serde(rename = "id")]
    _id: Option<serde::de::IgnoredAny>,
    kind: Option<Kind>,
    site: Option<String>,
    identity: Option<String>,
    name: Option<String>,
    headline: Option<String>,
    location: Option<String>,
    address: Option<String>,
    applied_for: Option<String>,
    about: Option<About>,
    emails: Option<Vec<ContactInput>>,
    phones: Option<Vec<ContactInput>>,
    links: Option<Vec<LinkInput>>,
    positions: Option<Vec<PositionInput>>,
    education: Option<Vec<StudyInput>>,
    skills: Option<Vec<String>>,
    /// A number says nothing about which skills; it is taken and not used.
    #[serde(rename = "skills_count_visible")]
    _skills_count: Option<u64>,
    connections: Option<CountInput>,
    followers: Option<CountInput>,
    following: Option<CountInput>,
    joined: Option<String>,
    photo: Option<Photo>,
    verified: Option<bool>,
    attachments: Option<Vec<AttachmentInput>>,
    answers: Option<Vec<AnswerInput>>,
    referees: Option<Vec<RefereeInput>>,
    repositories: Option<Vec<RepositoryInput>>,
    other_names: Option<Vec<String>>,
    texts: Option<Vec<String>>,
    partial: BTreeMap<String, bool>,
    language: Option<String>,
    /// Hints for people.
    #[serde(rename = "notes")]
    _notes: Option<String>,
}

#[derive(Deserialize)]
#[serde(untagged, expecting = "about is a text, or {first120, length}")]
enum About {
    Text(String),
    Start {
        first120: String,
        #[serde(rename = "length")]
        _length: u64,
    },
}

#[derive(Deserialize)]
#[serde(untagged, expecting = "a contact is its text, or {value, within} (\"record\": structured data)")]
enum ContactInput {
    Text(String),
    Within { value: String, within: String },
}

#[derive(Deserialize)]
#[serde(untagged, expecting = "a link is {url, label}, or an address")]
enum LinkInput {
    Address(String),
    Link { url: String, label: Option<String> },
}

#[derive(Deserialize)]
#[serde(untagged, expecting = "a count is a number, or a text such as \"500+\"")]
enum CountInput {
    Number(u64),
    Text(String),
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct PositionInput {
    title: Option<String>,
    company: Option<String>,
    start: Option<String>,
    end: Option<String>,
    location: Option<String>,
    employment: Option<String>,
    description: Option<String>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct StudyInput {
    school: Option<String>,
    degree: Option<String>,
    start: Option<String>,
    end: Option<String>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct AttachmentInput {
    name: Option<String>,
    url: Option<String>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct AnswerInput {
    question: String,
    answer: String,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct RefereeInput {
    email: Option<String>,
    company: Option<String>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct RepositoryInput {
    name: String,
    description: Option<String>,
    stars: Option<u64>,
    #[serde(default)]
    fork: bool,
}

impl Input {
    fn candidate(self) -> Result<Candidate, String> {
        let mut candidate = Candidate {
            kind: self.kind.unwrap_or(Kind::Candidate),
            site: self.site.unwrap_or_else(|| BY.to_owned()),
            identity: self.identity,
            name: field("name", self.name),
            headline: field("headline", self.headline),
            location: field("location", self.location),
            address: field("address", self.address),
            applied_for: field("applied_for", self.applied_for),
            about: field("about", self.about.map(About::text)),
            emails: section("emails", self.emails, ContactInput::read)?,
            phones: section("phones", self.phones, ContactInput::read)?,
            links: section("links", self.links, LinkInput::read)?,
            positions: section("positions", self.positions, PositionInput::read)?,
            education: section("education", self.education, StudyInput::read)?,
            skills: section("skills", self.skills, same)?,
            connections: count("connections", self.connections)?,
            followers: count("followers", self.followers)?,
            following: count("following", self.following)?,
            joined: month("joined", self.joined)?.into(),
            photo: self.photo.unwrap_or_default(),
            verified: self.verified.map(|yes| read("verified", yes.to_string()).map(|_| yes)).into(),
            attachments: section("attachments", self.attachments, AttachmentInput::read)?,
            answers: section("answers", self.answers, AnswerInput::read)?,
            referees: section("referees", self.referees, RefereeInput::read)?,
            repositories: section("repositories", self.repositories, RepositoryInput::read)?,
            other_names: section("other_names", self.other_names, same)?,
            texts: section("texts", self.texts, same)?,
            partial: self.partial.into_iter().filter(|(_, yes)| *yes).map(|(flag, _)| flag).collect(),
            language: self.language,
        };
        flags(&mut candidate);
        Ok(candidate)
    }
}

/// What the flags say of single sections.
fn flags(candidate: &mut Candidate) {
    let has = |flag: &str| candidate.partial.contains(flag);
    candidate.positions.partial = has("positions_truncated");
    candidate.education.partial = has("education_truncated");
    candidate.skills.partial = has("skills_truncated");
    hide(&mut candidate.positions, candidate.partial.contains("positions_not_rendered"));
    hide(&mut candidate.education, candidate.partial.contains("education_not_rendered"));
    hide(&mut candidate.skills, candidate.partial.contains("skills_not_rendered"));
    hide(&mut candidate.emails, candidate.partial.contains("email_hidden_until_sign_in"));
    hide(&mut candidate.answers, candidate.partial.contains("answers_on_other_page"));
}

/// A section that is not there because the site has not shown it.
fn hide<T>(section: &mut Section<T>, hidden: bool) {
    if hidden && section.items.is_empty() {
        section.state = State::Hidden;
    }
}

fn read(path: &str, text: String) -> Read<String> {
    Read::text(text, Place::within(0, path), BY)
}

fn field(path: &str, text: Option<String>) -> Field<String> {
    text.map(|text| read(path, text)).into()
}

fn part(path: &str, name: &str, text: Option<String>) -> Option<Read<String>> {
    text.map(|text| read(&format!("{path}.{name}"), text))
}

fn section<I, T>(
    name: &str,
    items: Option<Vec<I>>,
    make: impl Fn(&str, I) -> Result<T, String>,
) -> Result<Section<T>, String> {
    let Some(items) = items else { return Ok(Section::default()) };
    let items = items.into_iter().enumerate().map(|(at, item)| make(&format!("{name}[{at}]"), item));
    Ok(Section { items: items.collect::<Result<_, _>>()?, state: State::Read, partial: false })
}

fn same(path: &str, text: String) -> Result<Read<String>, String> {
    Ok(read(path, text))
}

fn month(path: &str, text: Option<String>) -> Result<Option<Read<Month>>, String> {
    let Some(text) = text else { return Ok(None) };
    let value = text.parse().map_err(|e| format!("{path}: {e}"))?;
    Ok(Some(read(path, text).map(|_| value)))
}

fn end(path: &str, text: Option<String>) -> Result<Option<Read<End>>, String> {
    if text.as_deref() == Some("present") {
        return Ok(text.map(|text| read(path, text).map(|_| End::Present)));
    }
    Ok(month(path, text)?.map(|read| read.map(|month| End::At(*month))))
}

fn count(path: &str, input: Option<CountInput>) -> Result<Field<Count>, String> {
    let text = match input {
        None => return Ok(Field::Absent),
        Some(CountInput::Number(number)) => number.to_string(),
        Some(CountInput::Text(text)) => text,
    };
    let number = text.trim().trim_end_matches('+').replace([',', '.', ' '], "");
    let number = number.parse().map_err(|_| format!("{path}: {text:?} is no count; write 312 or \"500+\""))?;
    let value = Count { number, more: text.trim().ends_with('+') };
    Ok(Field::Read(read(path, text).map(|_| value)))
}

impl About {
    fn text(self) -> String {
        match self {
            About::Text(text) => text,
            About::Start { first120, .. } => first120,
        }
    }
}

impl ContactInput {
    fn read(path: &str, input: ContactInput) -> Result<Read<String>, String> {
        Ok(match input {
            ContactInput::Text(text) => read(path, text),
            ContactInput::Within { value, within } => Read::text(value, Place::within(0, &within), BY),
        })
    }
}

impl LinkInput {
    fn read(path: &str, input: LinkInput) -> Result<Read<Link>, String> {
        let (url, label) = match input {
            LinkInput::Address(url) => (url, None),
            LinkInput::Link { url, label } => (url, label),
        };
        let raw = label.clone().unwrap_or_else(|| url.clone());
        Ok(read(path, raw).map(|_| Link { url, label }))
    }
}

impl PositionInput {
    fn read(path: &str, p: PositionInput) -> Result<Position, String> {
        Ok(Position {
            title: part(path, "title", p.title),
            company: part(path, "company", p.company),
            start: month(&format!("{path}.start"), p.start)?,
            end: end(&format!("{path}.end"), p.end)?,
            location: part(path, "location", p.location),
            employment: part(path, "employment", p.employment),
            description: part(path, "description", p.description),
            place: Place::within(0, path),
        })
    }
}

impl StudyInput {
    fn read(path: &str, s: StudyInput) -> Result<Study, String> {
        Ok(Study {
            school: part(path, "school", s.school),
            degree: part(path, "degree", s.degree),
            start: month(&format!("{path}.start"), s.start)?,
            end: end(&format!("{path}.end"), s.end)?,
            place: Place::within(0, path),
        })
    }
}

impl AttachmentInput {
    fn read(path: &str, a: AttachmentInput) -> Result<Attachment, String> {
        Ok(Attachment { name: a.name, url: a.url, place: Place::within(0, path) })
    }
}

impl AnswerInput {
    fn read(path: &str, a: AnswerInput) -> Result<Answer, String> {
        let (question, answer) = (format!("{path}.question"), format!("{path}.answer"));
        Ok(Answer { question: read(&question, a.question), answer: read(&answer, a.answer) })
    }
}

impl RefereeInput {
    fn read(path: &str, r: RefereeInput) -> Result<Referee, String> {
        let (email, company) = (part(path, "email", r.email), part(path, "company", r.company));
        Ok(Referee { email, company, place: Place::within(0, path) })
    }
}

impl RepositoryInput {
    fn read(path: &str, r: RepositoryInput) -> Result<Repository, String> {
        let name = read(&format!("{path}.name"), r.name);
        Ok(Repository { name, description: part(path, "description", r.description), stars: r.stars, fork: r.fork })
    }
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use super::*;

    #[test]
    fn absent_null_and_empty_are_told_apart() {
        let c = candidate(r#"{"name": "Mara Lindqvist", "emails": [], "phones": null}"#).unwrap();
        assert_eq!((c.kind, c.name.value().unwrap().as_str()), (Kind::Candidate, "Mara Lindqvist"));
        assert_eq!((c.emails.state, c.phones.state, c.skills.state), (State::Read, State::Absent, State::Absent));
    }

    #[test]
    fn values_know_their_path() {
        let json =
            r#"{"positions": [{"company": "Ex"}, {"company": "Example Ltd", "start": "2019-03", "end": "present"}]}"#;
        let position = &candidate(json).unwrap().positions.items[1];
        assert_eq!(position.company.as_ref().unwrap().place, Place::within(0, "positions[1].company"));
        assert_eq!(position.start.as_ref().unwrap().value, Month { year: 2019, month: Some(3) });
        assert_eq!(position.end.as_ref().unwrap().value, End::Present);
    }

    #[test]
    fn counts_keep_their_or_more() {
        let c = candidate(r#"{"connections": "500+", "followers": 1264}"#).unwrap();
        assert_eq!(c.connections.value(), Some(&Count { number: 500, more: true }));
        assert_eq!(c.followers.value(), Some(&Count { number: 1264, more: false }));
    }

    #[test]
    fn flags_reach_their_sections() {
        let json = r#"{"positions": [{"company": "Ex"}], "partial": {"positions_truncated": true, "skills_not_rendered": true, "weak": false}}"#;
        let c = candidate(json).unwrap();
        assert!(c.positions.partial && c.positions.state == State::Read && c.skills.state == State::Hidden);
        assert!(!c.partial.contains("weak"));
    }

    #[test]
    fn refusals_say_what_and_where() {
        for (json, words) in [
            (r#"{"emial": []}"#, "unknown field `emial`"),
            (r#"{"positions": [{"starts": "2019"}]}"#, "unknown field `starts`"),
            (r#"{"positions": [{"start": "spring 2019"}]}"#, "positions[0].start: \"spring 2019\" is no month"),
            (r#"{"connections": "many"}"#, "connections: \"many\" is no count"),
            (r#"{"nationality": "x"}"#, "unknown field `nationality`"),
        ] {
            let refused = candidate(json).unwrap_err();
            assert!(refused.contains(words), "{json}: {refused}");
        }
    }
}
