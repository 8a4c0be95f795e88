//! Microdata: `itemscope` with a schema.org Person.

use super::jsonld::items;
use super::{MICRODATA, head};
use crate::candidate::date::{self, End};
use crate::candidate::{Candidate, Field, Kind, Link, Photo, Place, Position, Read, Study, email, link};
use crate::page::text::collapse;
use crate::page::{NodeId, Page};
use std::collections::BTreeSet;

/// Persons and the types of all items on a page.
#[derive(Debug, Default)]
pub struct Items {
    /// Persons that are not part of another thing, each with the element of its item.
    pub persons: Vec<(NodeId, Candidate)>,
    /// Types at the top, lower case.
    pub types: BTreeSet<String>,
}

/// A property of an item.
struct Property {
    name: &'static str,
    node: NodeId,
    /// Item that is the value.
    item: bool,
}

/// The properties that are asked for.
const NAMES: [&str; 23] = [
    "name",
    "givenname",
    "familyname",
    "legalname",
    "jobtitle",
    "role",
    "description",
    "email",
    "telephone",
    "url",
    "sameas",
    "worksfor",
    "alumniof",
    "knowsabout",
    "skills",
    "image",
    "address",
    "homelocation",
    "addresslocality",
    "addressregion",
    "postalcode",
    "addresscountry",
    "streetaddress",
];

/// Reads every item below `root`.
pub fn items_below(page: &Page, root: NodeId) -> Items {
    let mut found = Items::default();
    let mut past = root;
    for id in page.subtree(root) {
        if page.attribute(id, "itemscope").is_none() || id < past {
            continue;
        }
        let kind = type_of(page, id);
        if kind == "person" {
            let person = person(page, id);
            if person.name.value().is_some() {
                found.persons.push((id, person));
            }
        }
        // A page about a person holds the person as its main entity; nothing else does.
        if !matches!(kind.as_str(), "profilepage" | "webpage" | "aboutpage" | "website" | "") {
            past = page.end(id);
        }
        found.types.insert(kind);
        if found.persons.len() >= super::MOST_PERSONS {
            break;
        }
    }
    found
}

fn type_of(page: &Page, id: NodeId) -> String {
    page.attribute(id, "itemtype")
        .unwrap_or_default()
        .trim_end_matches('/')
        .rsplit(['/', '#'])
        .next()
        .unwrap_or_default()
        .to_ascii_lowercase()
}

/// Properties of the item at `id`; those of items inside it are theirs.
fn properties(page: &Page, id: NodeId) -> Vec<Property> {
    let mut found = Vec::new();
    let mut until = [0; NAMES.len()];
    let mut past = id + 1;
    for node in page.subtree(id).skip(1) {
        if node < past {
            continue;
        }
        let item = page.attribute(node, "itemscope").is_some();
        let named = page.attribute(node, "itemprop").unwrap_or_default().split_ascii_whitespace().take(8);
        for at in named.filter_map(|name| NAMES.iter().position(|n| n.eq_ignore_ascii_case(name))) {
            // A property inside one of its own kind says nothing new.
            if until[at] <= node {
                until[at] = page.end(node);
                found.push(Property { name: NAMES[at], node, item });
            }
        }
        if item {
            past = page.end(node);
        }
    }
    found
}

/// The text of a property as microdata gives it.
fn value(page: &Page, node: NodeId) -> String {
    let of = |name| page.attribute(node, name).map(collapse).filter(|v| !v.is_empty());
    match page.name(node) {
        "meta" => of("content"),
        "time" => of("datetime"),
        "data" | "meter" => of("value"),
        _ => of("content"),
    }
    .unwrap_or_else(|| page.text(node))
}

fn person(page: &Page, id: NodeId) -> Candidate {
    let mut person = Candidate::new(Kind::Candidate, "");
    let all = properties(page, id);
    let of = |name: &str| all.iter().filter(|p| p.name == name).collect::<Vec<_>>();
    let first = |name: &str| of(name).first().and_then(|p| read(page, p.node));
    person.name = first("name").or_else(|| joined_name(page, &all)).into();
    person.headline = first("jobtitle").or_else(|| first("role")).into();
    person.about = first("description").into();
    (person.location, person.address) = whereabouts(page, &all);
    person.emails = items(unique(of("email").iter().filter_map(|p| mail(page, p.node)).collect()));
    person.phones = items(unique(of("telephone").iter().filter_map(|p| read(page, p.node)).collect()));
    let links = all.iter().filter(|p| matches!(p.name, "url" | "sameas") && page.name(p.node) == "a");
    person.links = items(links.filter_map(|p| own_link(page, p.node)).collect());
    person.positions = items(of("worksfor").iter().filter_map(|p| position(page, p, first("jobtitle"))).collect());
    person.education = items(of("alumniof").iter().filter_map(|p| study(page, p)).collect());
    person.skills = items(of("knowsabout").iter().chain(&of("skills")).filter_map(|p| read(page, p.node)).collect());
    let image = of("image").first().map(|p| p.node);
    person.photo =
        image.map_or(Photo::Absent, |n| if page.name(n) == "img" { head::loaded(page, n) } else { Photo::Present });
    person
}

fn read(page: &Page, node: NodeId) -> Option<Read<String>> {
    let text = value(page, node);
    let place =
        if matches!(page.name(node), "meta" | "data") { Place::within(node, "content") } else { Place::text(node) };
    (!text.is_empty() && !page.is_hidden(node)).then(|| Read::text(text, place, MICRODATA))
}

fn joined_name(page: &Page, all: &[Property]) -> Option<Read<String>> {
    let part = |name| all.iter().find(|p| p.name == name).and_then(|p| read(page, p.node));
    let (given, family) = (part("givenname")?, part("familyname")?);
    Some(Read::text(format!("{} {}", given.value, family.value), given.place, MICRODATA))
}

fn whereabouts(page: &Page, all: &[Property]) -> (Field<String>, Field<String>) {
    let Some(address) = all.iter().find(|p| matches!(p.name, "address" | "homelocation")) else {
        return (Field::Absent, Field::Absent);
    };
    if !address.item {
        return (read(page, address.node).into(), Field::Absent);
    }
    let parts = properties(page, address.node);
    let inner = parts.iter().find(|p| p.name == "address" && p.item).map(|p| properties(page, p.node)).unwrap_or(parts);
    let place: Vec<Read<String>> = inner
        .iter()
        .filter(|p| matches!(p.name, "addresslocality" | "addressregion" | "postalcode" | "addresscountry"))
        .filter_map(|p| read(page, p.node))
        .collect();
    let street = inner.iter().find(|p| p.name == "streetaddress").and_then(|p| read(page, p.node));
    let words: Vec<&str> = place.iter().map(|r| r.value.trim_end_matches(',')).collect();
    let location = (!words.is_empty()).then(|| Read::text(words.join(", "), Place::text(address.node), MICRODATA));
    (location.into(), street.into())
}

fn mail(page: &Page, node: NodeId) -> Option<Read<String>> {
    let shown = read(page, node);
    let shown =
        shown.and_then(|r| email::find(&r.value).first().map(|(e, _)| Read::text(*e, r.place.clone(), MICRODATA)));
    shown.or_else(|| {
        let address = email::from_mailto(page.attribute(node, "href")?)?;
        Some(Read::text(address, Place::within(node, "href"), MICRODATA))
    })
}

fn own_link(page: &Page, node: NodeId) -> Option<Read<Link>> {
    let url = link::resolve(&page.address, page.attribute(node, "href")?)?;
    let label = Some(page.text(node)).filter(|t| !t.is_empty());
    Some(Read {
        raw: label.clone().unwrap_or_else(|| url.clone()),
        value: Link { url, label },
        place: Place::within(node, "href"),
        by: MICRODATA.to_owned(),
    })
}

fn organization(page: &Page, property: &Property) -> Option<Read<String>> {
    if !property.item {
        return read(page, property.node);
    }
    let name = properties(page, property.node).into_iter().find(|p| p.name == "name" || p.name == "legalname");
    name.and_then(|p| read(page, p.node))
}

fn position(page: &Page, property: &Property, title: Option<Read<String>>) -> Option<Position> {
    let company = organization(page, property)?;
    let (start, end) = dates(page, property);
    Some(Position {
        title,
        company: Some(company),
        start,
        end,
        location: None,
        employment: None,
        description: None,
        place: Place::text(property.node),
    })
}

fn study(page: &Page, property: &Property) -> Option<Study> {
    let school = organization(page, property)?;
    let (start, end) = dates(page, property);
    Some(Study { school: Some(school), degree: None, start, end, place: Place::text(property.node) })
}

type Dates = (Option<Read<date::Month>>, Option<Read<End>>);

/// `startDate` and `endDate` of the item or of a role inside it.
fn dates(page: &Page, property: &Property) -> Dates {
    let inside = |name: &str| {
        page.subtree(property.node)
            .find(|&n| page.attribute(n, "itemprop").is_some_and(|p| p.eq_ignore_ascii_case(name)))
    };
    let start =
        inside("startDate").and_then(|n| read(page, n)).and_then(|r| date::month(&r.value).map(|(m, _)| r.map(|_| m)));
    let end = inside("endDate").and_then(|n| read(page, n)).and_then(|r| date::end(&r.value).map(|e| r.map(|_| e)));
    (start, end)
}

fn unique(mut all: Vec<Read<String>>) -> Vec<Read<String>> {
    let mut seen = BTreeSet::new();
    all.retain(|r| seen.insert(r.value.to_lowercase()));
    all
}
