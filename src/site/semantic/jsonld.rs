//! JSON-LD records: the persons that a page is about, and what else the page says it is.
//!
//! Authors of articles, reviewers and hiring managers are persons inside other things: they are
//! not read.

use super::JSON_LD;
use crate::candidate::date::{self, End};
use crate::candidate::json::{Json, Object};
use crate::candidate::{Candidate, Field, Kind, Link, Photo, Place, Position, Read, Section, State, Study};
use crate::page::text::collapse;
use crate::page::{NodeId, Page};
use std::collections::BTreeSet;

/// Most objects looked at in one page.
const MOST: usize = 5_000;

/// What the records say.
#[derive(Debug, Default)]
pub struct Records {
    /// Persons the page is about.
    pub persons: Vec<Candidate>,
    /// Types of the records at the top, lower case.
    pub types: BTreeSet<String>,
}

/// Reads every record of the page.
pub fn records(page: &Page) -> Records {
    let mut found = Records::default();
    let scripts = page.subtree(0).filter(|&id| page.name(id) == "script");
    for id in scripts.filter(|_| !page.is_empty()).take(50) {
        if let Ok(value) = Json::parse(&page.raw(id)) {
            top(&value, id, &mut found);
        }
    }
    found
}

/// Objects at the top of a record: the value itself, the items of an array, of `@graph`, the main entity.
fn top(value: &Json, node: NodeId, found: &mut Records) {
    let mut open = vec![(value, 0)];
    let mut seen = 0;
    while let Some((value, depth)) = open.pop() {
        seen += 1;
        if seen > MOST || depth > 8 || found.persons.len() >= super::MOST_PERSONS {
            continue;
        }
        match value {
            Json::List(items) => open.extend(items.iter().rev().map(|(_, v)| (v, depth + 1))),
            Json::Object(object) => {
                let types = types(object);
                let about = ["@graph", "mainEntity", "mainEntityOfPage"];
                let leads = object.get("@graph").is_some()
                    || types.iter().any(|t| t == "profilepage" || t == "webpage" || t == "aboutpage");
                if leads {
                    open.extend(about.iter().rev().filter_map(|k| object.get(k)).map(|v| (v, depth + 1)));
                }
                if types.iter().any(|t| t == "person") && text(object.get("name")).or(full_name(object)).is_some() {
                    found.persons.push(person(object, node));
                    // Whose day of birth is in the record is written about.
                    found.types.extend(object.get("birthDate").map(|_| "biography".to_owned()));
                }
                found.types.extend(types);
            }
            _ => {}
        }
    }
}

/// Types of an object, without the vocabulary's address, lower case.
fn types(object: &Object) -> Vec<String> {
    let short = |t: &str| t.rsplit(['/', ':', '#']).next().unwrap_or_default().to_ascii_lowercase();
    match object.get("@type") {
        Some(Json::Text(t)) => vec![short(t)],
        Some(Json::List(all)) => all.iter().filter_map(|(_, v)| v.as_str()).map(short).collect(),
        _ => Vec::new(),
    }
}

fn person(object: &Object, node: NodeId) -> Candidate {
    let place = || Place::within(node, "record");
    let read = |v: Option<String>| Field::from(v.map(|v| Read::text(v, place(), JSON_LD)));
    let mut person = Candidate::new(Kind::Candidate, "");
    person.name = read(text(object.get("name")).or(full_name(object)));
    person.headline = read(text(object.get("jobTitle")));
    person.about = read(text(object.get("description")));
    (person.location, person.address) = whereabouts(object, &place);
    person.emails =
        section(texts(object.get("email")).into_iter().map(|e| e.trim_start_matches("mailto:").to_owned()), &place);
    person.phones = section(texts(object.get("telephone")), &place);
    let urls = texts(object.get("url")).into_iter().chain(texts(object.get("sameAs")));
    let links: Vec<Read<Link>> = urls
        .filter(|u| u.starts_with("http"))
        .take(40)
        .map(|url| Read { raw: url.clone(), value: Link { url, label: None }, place: place(), by: JSON_LD.to_owned() })
        .collect();
    person.links = items(links);
    person.positions = items(positions(object, node));
    person.education = items(list(object.get("alumniOf")).filter_map(|v| study(v, node)).collect());
    person.skills = section(texts(object.get("knowsAbout")).into_iter().chain(texts(object.get("skills"))), &place);
    person.photo = if object.get("image").is_some_and(|i| *i != Json::Null) { Photo::Present } else { Photo::Absent };
    person
}

fn full_name(object: &Object) -> Option<String> {
    let parts: Vec<String> =
        ["givenName", "additionalName", "familyName"].iter().filter_map(|k| text(object.get(k))).collect();
    (parts.len() > 1).then(|| parts.join(" "))
}

fn whereabouts(object: &Object, place: &impl Fn() -> Place) -> (Field<String>, Field<String>) {
    let value = object.get("address").or(object.get("homeLocation")).or(object.get("workLocation"));
    let first = list(value).next();
    let address = match first {
        Some(Json::Object(o)) => o.get("address").and_then(Json::as_object).unwrap_or(o),
        _ => return (text(value).map(|v| Read::text(v, place(), JSON_LD)).into(), Field::Absent),
    };
    let parts: Vec<String> = ["addressLocality", "addressRegion", "postalCode", "addressCountry"]
        .iter()
        .filter_map(|k| text(address.get(k)))
        .collect();
    let whole = if parts.is_empty() { text(address.get("name")) } else { Some(parts.join(", ")) };
    let read = |v: Option<String>| Field::from(v.map(|v| Read::text(v, place(), JSON_LD)));
    (read(whole), read(text(address.get("streetAddress"))))
}

/// `worksFor` (plain, with a `member` role, or wrapped in a role) and `hasOccupation`.
fn positions(object: &Object, node: NodeId) -> Vec<Position> {
    let title = text(object.get("jobTitle"));
    let mut all: Vec<Position> = list(object.get("worksFor")).filter_map(|v| position(v, node)).collect();
    if let ([only], Some(title)) = (all.as_mut_slice(), title)
        && only.title.is_none()
    {
        only.title = Some(Read::text(title, Place::within(node, "record"), JSON_LD));
    }
    all.dedup();
    all
}

fn position(value: &Json, node: NodeId) -> Option<Position> {
    let (organization, role) = organization_and_role(value, "worksFor")?;
    let read = |v: Option<String>| v.map(|v| Read::text(v, Place::within(node, "record"), JSON_LD));
    let (start, end) = dates(role, node);
    let empty = Object::default();
    let role = role.unwrap_or(&empty);
    let position = Position {
        title: read(text(role.get("roleName")).or(text(role.get("jobTitle"))).or(text(role.get("namedPosition")))),
        company: read(organization),
        start,
        end,
        location: None,
        employment: None,
        description: read(text(role.get("description"))),
        place: Place::within(node, "record"),
    };
    (position.company.is_some() || position.title.is_some()).then_some(position)
}

fn study(value: &Json, node: NodeId) -> Option<Study> {
    let (school, role) = organization_and_role(value, "alumniOf")?;
    let (start, end) = dates(role, node);
    let read = |v: String| Read::text(v, Place::within(node, "record"), JSON_LD);
    let degree = role.and_then(|r| text(r.get("roleName")).or(text(r.get("description"))));
    Some(Study {
        school: Some(read(school?)),
        degree: degree.map(read),
        start,
        end,
        place: Place::within(node, "record"),
    })
}

type Membership<'a> = (Option<String>, Option<&'a Object>);

/// Name of the organisation and the object that says when and as what.
fn organization_and_role<'a>(value: &'a Json, property: &str) -> Option<Membership<'a>> {
    let object = match value {
        Json::Text(name) => {
            return Some((Some(collapse(name)).filter(|n| !n.is_empty() && !n.starts_with("http")), None));
        }
        Json::Object(object) => object,
        _ => return None,
    };
    if let Some(inner) = list(object.get(property)).next() {
        let name = inner.as_object().and_then(|o| text(o.get("name"))).or_else(|| text(Some(inner)));
        return Some((name, Some(object)));
    }
    let role = list(object.get("member")).find_map(Json::as_object);
    Some((text(object.get("name")), role))
}

type Dates = (Option<Read<date::Month>>, Option<Read<End>>);

fn dates(role: Option<&Object>, node: NodeId) -> Dates {
    let Some(role) = role else { return (None, None) };
    let place = Place::within(node, "record");
    let raw = |key| text(role.get(key)).or_else(|| role.get(key).and_then(Json::whole::<i64>).map(|n| n.to_string()));
    let start = raw("startDate")
        .and_then(|raw| Some(Read { value: date::month(&raw)?.0, raw, place: place.clone(), by: JSON_LD.to_owned() }));
    let end = raw("endDate").and_then(|raw| Some(Read { value: date::end(&raw)?, raw, place, by: JSON_LD.to_owned() }));
    (start, end)
}

/// A value, or the values of an array.
fn list(value: Option<&Json>) -> impl Iterator<Item = &Json> {
    let all: Vec<&Json> = match value {
        Some(Json::List(items)) => items.iter().take(200).map(|(_, v)| v).collect(),
        Some(Json::Null) | None => Vec::new(),
        Some(one) => vec![one],
    };
    all.into_iter()
}

/// The first text of a value: a string, or the `name` or `@value` of an object.
fn text(value: Option<&Json>) -> Option<String> {
    texts(value).into_iter().next()
}

fn texts(value: Option<&Json>) -> Vec<String> {
    let one = |v: &Json| match v {
        Json::Text(text) => Some(collapse(text)),
        Json::Object(o) => o.get("name").or(o.get("@value")).or(o.get("url")).and_then(Json::as_str).map(collapse),
        _ => None,
    };
    list(value).filter_map(one).filter(|t| !t.is_empty()).collect()
}

fn section(values: impl IntoIterator<Item = String>, place: &impl Fn() -> Place) -> Section<Read<String>> {
    items(values.into_iter().take(200).map(|v| Read::text(v, place(), JSON_LD)).collect())
}

/// A section of what was read; absent when nothing was.
pub fn items<T>(items: Vec<T>) -> Section<T> {
    let state = if items.is_empty() { State::Absent } else { State::Read };
    Section { items, state, partial: false }
}
