//! Microformats, second version (`h-card`, `h-resume`) and first (`vcard`, `hresume`, `vevent`).
//!
//! Both are read into the same properties. The rules that the formats' own tests ask for: an
//! explicit value wins over a link's target, and that over the link's words; the value-class
//! pattern; implied name, address and picture.

use super::jsonld::items;
use super::{MICROFORMATS, head, words};
use crate::candidate::date::{self, End};
use crate::candidate::fold::table::ordered;
use crate::candidate::{
    Candidate, Field, Kind, Link, Photo, Place, Position, Read, Section, Study, email, link, phone,
};
use crate::page::text::collapse;
use crate::page::{NodeId, Page};
use std::collections::BTreeSet;

/// What a root is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Root {
    Resume,
    Card,
    Event,
    Address,
    /// Something else that has its own properties.
    Other,
}

/// Version of the format that a root is written in.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Version {
    One,
    Two,
}

/// A person found.
#[derive(Debug)]
pub struct Found {
    /// Element of the format.
    pub node: NodeId,
    /// The person.
    pub person: Candidate,
    /// A whole résumé, not only a card.
    pub resume: bool,
    /// Stands inside an entry, feed or event: its author.
    pub author: bool,
}

/// One property of a root.
struct Property {
    name: &'static str,
    node: NodeId,
    nested: Option<Root>,
}

/// Property names of the first version by those of the second; both are accepted in roots of their version.
const NAMES: &[(&str, &str)] = &[
    ("name", "fn"),
    ("given-name", "given-name"),
    ("family-name", "family-name"),
    ("additional-name", "additional-name"),
    ("email", "email"),
    ("tel", "tel"),
    ("adr", "adr"),
    ("street-address", "street-address"),
    ("extended-address", "extended-address"),
    ("locality", "locality"),
    ("region", "region"),
    ("postal-code", "postal-code"),
    ("country-name", "country-name"),
    ("org", "org"),
    ("organization-name", "organization-name"),
    ("job-title", "title"),
    ("title", "title"),
    ("role", "role"),
    ("photo", "photo"),
    ("url", "url"),
    ("note", "note"),
    ("label", "label"),
    ("geo", "geo"),
    ("summary", "summary"),
    ("contact", "contact"),
    ("experience", "experience"),
    ("education", "education"),
    ("skill", "skill"),
    ("affiliation", "affiliation"),
    ("start", "dtstart"),
    ("end", "dtend"),
    ("description", "description"),
    ("location", "location"),
    ("degree", "degree"),
];

/// Persons below `root` in document order; cards inside a résumé belong to it.
pub fn found(page: &Page, root: NodeId) -> Vec<Found> {
    let mut all = Vec::new();
    let mut past = root;
    for id in page.subtree(root) {
        if id < past {
            continue;
        }
        if page.node(id).hidden {
            past = page.end(id);
            continue;
        }
        let Some((kind, version)) = root_kind(page, id) else { continue };
        match kind {
            Root::Resume => {
                all.push(Found { node: id, person: resume(page, id, version), resume: true, author: false })
            }
            Root::Card => {
                if let Some(person) = card(page, id, version) {
                    let author = page.lineage(id).skip(1).any(|n| is_entry(page, n))
                        || has_class(page, id, "p-author")
                        || has_class(page, id, "author");
                    all.push(Found { node: id, person, resume: false, author });
                }
            }
            _ => continue,
        }
        past = page.end(id);
        if all.len() >= super::MOST_PERSONS {
            break;
        }
    }
    all.retain(|f| f.person.name.value().is_some() || f.resume);
    all
}

fn is_entry(page: &Page, id: NodeId) -> bool {
    classes(page, id).any(|c| {
        matches!(
            c,
            "h-entry" | "h-feed" | "h-event" | "h-review" | "hentry" | "hfeed" | "hreview" | "h-cite" | "comment"
        )
    })
}

fn classes(page: &Page, id: NodeId) -> impl Iterator<Item = &str> {
    page.attribute(id, "class").unwrap_or_default().split_ascii_whitespace()
}

fn has_class(page: &Page, id: NodeId, class: &str) -> bool {
    classes(page, id).any(|c| c == class)
}

fn root_kind(page: &Page, id: NodeId) -> Option<(Root, Version)> {
    let two = classes(page, id).filter_map(|c| match c {
        "h-resume" => Some(Root::Resume),
        "h-card" => Some(Root::Card),
        "h-event" => Some(Root::Event),
        "h-adr" => Some(Root::Address),
        "h-entry" | "h-feed" | "h-item" | "h-product" | "h-review" | "h-geo" | "h-cite" => Some(Root::Other),
        _ => None,
    });
    let rank = |r: &Root| match r {
        Root::Resume => 0,
        Root::Event => 1,
        _ => 2,
    };
    let one = classes(page, id).filter_map(|c| match c {
        "hresume" => Some(Root::Resume),
        "vcard" => Some(Root::Card),
        "vevent" => Some(Root::Event),
        "hentry" | "hfeed" => Some(Root::Other),
        _ => None,
    });
    two.min_by_key(rank).map(|r| (r, Version::Two)).or_else(|| one.min_by_key(rank).map(|r| (r, Version::One)))
}

/// Properties of a root; those of roots inside it are theirs, but a bare `adr` is looked through.
fn properties(page: &Page, root: NodeId, version: Version) -> Vec<Property> {
    let mut found = Vec::new();
    let mut past = root + 1;
    let mut until = [0; NAMES.len()];
    for id in page.subtree(root).skip(1) {
        if id < past {
            continue;
        }
        if page.node(id).hidden {
            past = page.end(id);
            continue;
        }
        let nested = root_kind(page, id).map(|(kind, _)| kind);
        for at in classes(page, id).filter_map(|class| property_index(class, version)) {
            // A property inside one of its own kind says nothing new.
            if until[at] <= id {
                until[at] = page.end(id);
                found.push(Property { name: NAMES[at].0, node: id, nested });
            }
        }
        if nested.is_some_and(|k| k != Root::Address) {
            past = page.end(id);
        }
    }
    found
}

fn property_index(class: &str, version: Version) -> Option<usize> {
    match version {
        Version::Two => {
            let name = ["p-", "u-", "dt-", "e-"].iter().find_map(|prefix| class.strip_prefix(prefix))?;
            NAMES.iter().position(|n| n.0 == name)
        }
        Version::One => NAMES.iter().position(|n| n.1 == class),
    }
}

// --- values

/// The words of a property: the value-class pattern, then what the element carries, then its text.
fn text(page: &Page, id: NodeId) -> String {
    if let Some(value) = value_class(page, id) {
        return value;
    }
    let attribute = match page.name(id) {
        "abbr" | "link" => "title",
        "data" | "input" => "value",
        "img" | "area" => "alt",
        "time" => "datetime",
        _ => return page.text(id),
    };
    page.attribute(id, attribute).map(collapse).filter(|v| !v.is_empty()).unwrap_or_else(|| page.text(id))
}

/// Text of the elements marked `value` inside a property, joined; `value-title` gives its title.
fn value_class(page: &Page, id: NodeId) -> Option<String> {
    let mut values = Vec::new();
    for node in page.subtree(id).skip(1).take(400) {
        if has_class(page, node, "value-title") {
            values.push(collapse(page.attribute(node, "title").unwrap_or_default()));
        } else if has_class(page, node, "value")
            && !classes(page, node)
                .any(|c| c.starts_with("p-") || c.starts_with("u-") || matches!(c, "given-name" | "family-name"))
        {
            values.push(plain(page, node));
        }
    }
    let joined = values.concat();
    (!joined.is_empty()).then_some(joined)
}

fn plain(page: &Page, id: NodeId) -> String {
    let attribute = match page.name(id) {
        "abbr" => page.attribute(id, "title"),
        "img" | "area" => page.attribute(id, "alt"),
        "data" => page.attribute(id, "value"),
        "time" => page.attribute(id, "datetime"),
        _ => None,
    };
    attribute.map(collapse).filter(|v| !v.is_empty()).unwrap_or_else(|| page.text(id))
}

fn read(page: &Page, id: NodeId) -> Option<Read<String>> {
    let value = text(page, id);
    let value = value.trim().to_owned();
    (!value.is_empty()).then(|| Read::text(value, Place::text(id), MICROFORMATS))
}

fn mail(page: &Page, id: NodeId) -> Option<Read<String>> {
    let explicit = value_class(page, id).and_then(|v| email::find(&v).first().map(|(e, _)| (*e).to_owned()));
    if let Some(address) = explicit {
        return Some(Read::text(address, Place::text(id), MICROFORMATS));
    }
    if let Some(address) = page.attribute(id, "href").and_then(email::from_mailto) {
        return Some(Read::text(address, Place::within(id, "href"), MICROFORMATS));
    }
    let shown = text(page, id);
    let address = email::find(&shown).first().map(|(e, _)| (*e).to_owned())?;
    Some(Read::text(address, Place::text(id), MICROFORMATS))
}

fn own_link(page: &Page, id: NodeId) -> Option<Read<Link>> {
    let href = page
        .attribute(id, "href")
        .map(str::to_owned)
        .or_else(|| Some(text(page, id)).filter(|t| t.starts_with("http")))?;
    let url = link::resolve(&page.address, &href)?;
    let label = Some(page.text(id)).filter(|t| !t.is_empty());
    Some(Read {
        raw: label.clone().unwrap_or_else(|| url.clone()),
        value: Link { url, label },
        place: Place::within(id, "href"),
        by: MICROFORMATS.to_owned(),
    })
}

// --- cards

/// Reads a card; `None` for one of an organisation.
fn card(page: &Page, id: NodeId, version: Version) -> Option<Candidate> {
    let all = properties(page, id, version);
    let node = |name: &str| all.iter().find(|p| p.name == name).map(|p| p.node);
    let organization =
        node("name").is_some() && (node("name") == node("org") || same_text(page, node("name"), node("org")));
    if organization {
        return None;
    }
    let mut person = contact(page, id, &all);
    person.name = card_name(page, id, version, &all).into();
    Some(person)
}

fn same_text(page: &Page, a: Option<NodeId>, b: Option<NodeId>) -> bool {
    a.zip(b).is_some_and(|(a, b)| text(page, a) == text(page, b))
}

/// Everything of a card but the name.
fn contact(page: &Page, id: NodeId, all: &[Property]) -> Candidate {
    let of = |name: &str| all.iter().filter(|p| p.name == name).map(|p| p.node).collect::<Vec<_>>();
    let first = |name: &str| of(name).first().and_then(|&n| read(page, n));
    let mut person = Candidate::new(Kind::Candidate, "");
    person.headline = first("job-title").or_else(|| first("title")).or_else(|| first("role")).into();
    person.about = first("note").into();
    (person.location, person.address) = whereabouts(page, all);
    person.emails = distinct(of("email").into_iter().filter_map(|n| mail(page, n)));
    person.phones = distinct(of("tel").into_iter().filter_map(|n| telephone(page, n)));
    let implied = (page.name(id) == "a" && of("url").is_empty()).then_some(id);
    let me = page
        .subtree(id)
        .filter(|&n| page.attribute(n, "rel").is_some_and(|r| r.split_ascii_whitespace().any(|w| w == "me")));
    let anchors: Vec<NodeId> = of("url").into_iter().chain(implied).chain(me).collect();
    let mut anchors = ordered(anchors, &NodeId::cmp);
    anchors.dedup();
    person.links = links(page, anchors);
    person.photo = photo(page, id, &of("photo"));
    let organizations = all.iter().filter(|p| p.name == "org" && !matches!(page.name(p.node), "area" | "img"));
    let title = person.headline.read().cloned().filter(|t| organizations.clone().count() == 1 && t.place.node != 0);
    person.positions = items(organizations.filter_map(|p| employment(page, p, title.clone())).collect());
    person
}

fn links(page: &Page, anchors: Vec<NodeId>) -> Section<Read<Link>> {
    let mut seen = BTreeSet::new();
    let mut found: Vec<Read<Link>> = anchors.into_iter().filter_map(|n| own_link(page, n)).collect();
    found.retain(|l| seen.insert(link::normal(&l.value.url)));
    items(found)
}

fn distinct(all: impl Iterator<Item = Read<String>>) -> Section<Read<String>> {
    let mut seen = BTreeSet::new();
    items(all.filter(|r| seen.insert(r.value.to_lowercase())).collect())
}

fn telephone(page: &Page, id: NodeId) -> Option<Read<String>> {
    let shown = value_class(page, id).unwrap_or_else(|| page.text(id));
    if shown.chars().filter(char::is_ascii_digit).count() >= 5 {
        let found = phone::find(&shown).first().map(|(n, _)| (*n).to_owned());
        return Some(Read::text(found.unwrap_or(shown), Place::text(id), MICROFORMATS));
    }
    let number = page.attribute(id, "href")?.strip_prefix("tel:")?;
    Some(Read::text(link::decoded(number), Place::within(id, "href"), MICROFORMATS))
}

fn employment(page: &Page, property: &Property, title: Option<Read<String>>) -> Option<Position> {
    let inner = page
        .subtree(property.node)
        .skip(1)
        .find(|&n| classes(page, n).any(|c| matches!(c, "organization-name" | "p-organization-name" | "p-name")));
    let company = read(page, inner.unwrap_or(property.node))?;
    Some(Position {
        title,
        company: Some(company),
        start: None,
        end: None,
        location: None,
        employment: None,
        description: None,
        place: Place::text(property.node),
    })
}

/// The name of a card: explicit, in parts, or implied by what the card holds.
fn card_name(page: &Page, id: NodeId, version: Version, all: &[Property]) -> Option<Read<String>> {
    let explicit = all.iter().find(|p| p.name == "name").and_then(|p| read(page, p.node));
    explicit.or_else(|| name_of_parts(page, all)).or_else(|| {
        let has_words = all.iter().any(|p| !matches!(p.name, "url" | "photo"));
        (version == Version::Two && !has_words).then(|| implied_name(page, id)).flatten()
    })
}

fn name_of_parts(page: &Page, all: &[Property]) -> Option<Read<String>> {
    let part = |name| all.iter().find(|p| p.name == name).and_then(|p| read(page, p.node));
    let parts: Vec<Read<String>> =
        [part("given-name"), part("additional-name"), part("family-name")].into_iter().flatten().collect();
    let words: Vec<&str> = parts.iter().map(|p| p.value.as_str()).collect();
    let first = parts.first()?;
    (parts.len() > 1).then(|| Read::text(words.join(" "), first.place.clone(), MICROFORMATS))
}

/// A card without properties is named by its picture's description, its title or its words.
fn implied_name(page: &Page, id: NodeId) -> Option<Read<String>> {
    let own = match page.name(id) {
        "img" | "area" => page.attribute(id, "alt"),
        "abbr" => page.attribute(id, "title"),
        _ => None,
    };
    if let Some(name) = own.map(collapse).filter(|n| !n.is_empty()) {
        return Some(Read::text(name, Place::within(id, "alt"), MICROFORMATS));
    }
    let shown = page.text(id);
    if !shown.is_empty() {
        return (shown.len() <= 90).then(|| Read::text(shown, Place::text(id), MICROFORMATS));
    }
    let image = page.subtree(id).skip(1).find(|&n| page.attribute(n, "alt").is_some_and(|a| !a.trim().is_empty()))?;
    Some(Read::text(collapse(page.attribute(image, "alt")?), Place::within(image, "alt"), MICROFORMATS))
}

fn photo(page: &Page, id: NodeId, explicit: &[NodeId]) -> Photo {
    if let Some(&node) = explicit.first() {
        let image = page.subtree(node).find(|&n| page.name(n) == "img");
        return image.map_or(Photo::Present, |n| head::loaded(page, n));
    }
    let mut images = page.children(id).filter(|&n| page.name(n) == "img");
    match (images.next(), images.next()) {
        (Some(only), None)
            if page.attribute(only, "class").is_none()
                && page.attribute(only, "usemap").is_none()
                && page.children(id).count() <= 2 =>
        {
            head::loaded(page, only)
        }
        _ => Photo::Absent,
    }
}

/// Place and street from the parts of an address, as shown.
fn whereabouts(page: &Page, all: &[Property]) -> (Field<String>, Field<String>) {
    let part = |names: &[&str]| {
        all.iter()
            .filter(|p| names.contains(&p.name))
            .filter_map(|p| Some((p.name, read(page, p.node)?)))
            .collect::<Vec<_>>()
    };
    let street = part(&["street-address", "extended-address"]);
    let place = part(&["locality", "region", "postal-code", "country-name"]);
    let address = street.first().map(|(_, first)| {
        let words: Vec<&str> = street.iter().map(|(_, r)| r.value.as_str()).collect();
        Read::text(words.join(", "), first.place.clone(), MICROFORMATS)
    });
    if let Some((_, first)) = place.first() {
        return (Some(Read::text(joined(&place), first.place.clone(), MICROFORMATS)).into(), address.into());
    }
    let whole = all.iter().find(|p| matches!(p.name, "adr" | "location" | "label")).map(|p| p.node);
    let geo = || all.iter().find(|p| p.name == "geo" && page.name(p.node) == "abbr").map(|p| p.node);
    let named = whole
        .or_else(geo)
        .map(|n| (n, page.text(n)))
        .filter(|(_, t)| t.chars().any(char::is_alphabetic) && t.len() <= 120);
    (named.map(|(n, t)| Read::text(t, Place::text(n), MICROFORMATS)).into(), address.into())
}

/// "Cambridge, MA 02139, USA": a postal code joins its neighbour without a comma.
fn joined(parts: &[(&'static str, Read<String>)]) -> String {
    let mut out = String::new();
    let mut last = "";
    for (name, read) in parts {
        if !out.is_empty() {
            let close =
                *name == "postal-code" && last != "country-name" || last == "postal-code" && *name == "locality";
            out.push_str(if close { " " } else { ", " });
        }
        out.push_str(read.value.trim_end_matches(','));
        last = name;
    }
    out
}

// --- résumés

fn resume(page: &Page, id: NodeId, version: Version) -> Candidate {
    let all = properties(page, id, version);
    let contact_at = all.iter().find(|p| p.name == "contact").map(|p| p.node);
    let mut person = match contact_at {
        Some(node) => {
            let inner = properties(page, node, card_version(page, node).unwrap_or(version));
            Candidate { positions: Section::default(), ..contact(page, node, &inner) }
        }
        None => Candidate::new(Kind::Candidate, ""),
    };
    let first = |name: &str| all.iter().find(|p| p.name == name && p.nested.is_none()).and_then(|p| read(page, p.node));
    let of_contact = || {
        contact_at
            .and_then(|n| card(page, n, card_version(page, n).unwrap_or(version)))
            .and_then(|c| c.name.read().cloned())
    };
    person.name = first("name").or_else(of_contact).into();
    person.about = first("summary").into();
    let entries = |name: &'static str| all.iter().filter(move |p| p.name == name).map(|p| p.node);
    person.positions = items(entries("experience").filter_map(|n| experience(page, n, version)).collect());
    person.education = items(entries("education").filter_map(|n| study(page, n, version)).collect());
    person.skills = distinct(entries("skill").filter_map(|n| read(page, n)));
    person
}

fn card_version(page: &Page, id: NodeId) -> Option<Version> {
    root_kind(page, id).map(|(_, version)| version)
}

fn experience(page: &Page, id: NodeId, version: Version) -> Option<Position> {
    let all = properties(page, id, card_version(page, id).unwrap_or(version));
    let first = |names: &[&str]| {
        names.iter().find_map(|name| all.iter().find(|p| p.name == *name).and_then(|p| read(page, p.node)))
    };
    let title = first(&["job-title", "title", "role"]);
    let mut company = first(&["organization-name", "org"]);
    let summary = first(&["name", "summary"]);
    let (mut title, summary) = match (title, company.is_some()) {
        (None, true) => (summary, None),
        (title, _) => (title, summary),
    };
    if company.is_none() {
        company = summary;
    }
    if title.as_ref().zip(company.as_ref()).is_some_and(|(t, c)| t.value == c.value) {
        title = None;
    }
    let (start, end) = dates(page, id, &all);
    let plain = title.is_none() && company.is_none();
    let whole = || Some(page.text(id)).filter(|t| plain && words::is_job(t) && t.len() <= 120);
    let title = title.or_else(|| whole().map(|t| Read::text(t, Place::text(id), MICROFORMATS)));
    let position = Position {
        title,
        company,
        start,
        end,
        location: first(&["location", "locality"]),
        employment: None,
        description: first(&["description", "note"]),
        place: Place::text(id),
    };
    (position.title.is_some() || position.company.is_some()).then_some(position)
}

fn study(page: &Page, id: NodeId, version: Version) -> Option<Study> {
    let all = properties(page, id, card_version(page, id).unwrap_or(version));
    let first = |names: &[&str]| {
        names.iter().find_map(|name| all.iter().find(|p| p.name == *name).and_then(|p| read(page, p.node)))
    };
    let school = first(&["org", "organization-name", "name", "summary"]);
    let degree = first(&["degree", "description", "job-title", "title"]);
    let (start, end) = dates(page, id, &all);
    let whole = || Some(page.text(id)).filter(|t| t.len() <= 160 && !t.is_empty());
    let school = school.or_else(|| whole().map(|t| Read::text(t, Place::text(id), MICROFORMATS)));
    Some(Study { school: Some(school?), degree, start, end, place: Place::text(id) })
}

type Dates = (Option<Read<date::Month>>, Option<Read<End>>);

/// Dates from their properties; what they leave out, from the words of the entry.
fn dates(page: &Page, id: NodeId, all: &[Property]) -> Dates {
    let of = |name: &str| all.iter().find(|p| p.name == name).and_then(|p| read(page, p.node));
    let start = of("start").and_then(|r| date::month(&r.value).map(|(m, _)| r.map(|_| m)));
    let end = of("end").and_then(|r| date::end(&r.value).map(|e| r.map(|_| e)));
    if start.is_some() && end.is_some() {
        return (start, end);
    }
    let words = page.text(id);
    let Some(period) = date::period(&words) else { return (start, end) };
    let raw = words[period.span.0..period.span.1].to_owned();
    let read = Read { value: period.start, raw, place: Place::text(id), by: MICROFORMATS.to_owned() };
    let end = end.or_else(|| period.end.map(|e| read.map(|_| e)));
    (start.or(Some(read)), end)
}
