//! Fields with one value, and their states.

use super::counts;
use super::reader::Reader;
use super::recipe::Take;
use crate::candidate::date::Month;
use crate::candidate::{Candidate, Count, Field, Photo, Read};
use crate::kept::lists;
use crate::page::NodeId;

/// Reads every field with one value into the candidate.
pub fn read(reader: &Reader, root: NodeId, candidate: &mut Candidate) {
    let text = |name: &str, accept: &dyn Fn(&str) -> bool| field(reader, root, reader.recipe.takes(name), accept);
    candidate.name = named(text("name", &|t| is_short(t, 120) && !t.contains("LinkedIn")));
    candidate.headline = if is_left_out(reader, root) { Field::Absent } else { text("headline", &is_headline) };
    candidate.location = placed(text("location", &is_location));
    candidate.address = text("address", &|t| !t.contains('@') && is_short(t, 300));
    candidate.applied_for = text("applied_for", &|t| is_short(t, 300));
    candidate.about = text("about", &|_| true);
    let counted = counts::read(reader, root);
    candidate.connections = number(text("connections", &|_| true), counted.connections);
    candidate.followers = number(text("followers", &|_| true), counted.followers);
    candidate.following = number(text("following", &|_| true), None);
    candidate.joined = joined(reader, root);
    candidate.photo = photo(reader, root);
    candidate.verified = verified(reader, root, candidate.name.value().map(String::as_str));
}

fn field(reader: &Reader, root: NodeId, takes: &[Take], accept: &dyn Fn(&str) -> bool) -> Field<String> {
    match reader.take(root, takes, accept) {
        Some(read) => Field::Read(read),
        None if takes.iter().any(|t| is_blurred(reader, root, t)) => Field::Hidden,
        None => Field::Absent,
    }
}

/// True when the place is filled with stars for guests.
fn is_blurred(reader: &Reader, root: NodeId, take: &Take) -> bool {
    let Take::Text(select) = take else { return false };
    let starred = |&id: &NodeId| reader.lines(id, &|_| false).iter().any(|l| l.text.contains("**"));
    *select != ":scope" && reader.all(root, select).iter().any(starred)
}

/// True when dashes stand where the person's own line would: what follows is another line.
fn is_left_out(reader: &Reader, root: NodeId) -> bool {
    let dashes = |text: &str| !text.is_empty() && text.chars().all(|c| matches!(c, '-' | '–' | '—'));
    let take = reader.recipe.takes("headline").first();
    let Some(Take::Text(select)) = take else { return false };
    reader.all(root, select).first().is_some_and(|&id| dashes(reader.page().text(id).trim()))
}

/// A link or a way of working may follow a place after a dot.
fn placed(field: Field<String>) -> Field<String> {
    match field {
        Field::Read(read) => {
            let place =
                |t: &String| t.trim_start_matches(['·', ' ']).split(" · ").next().unwrap_or_default().trim().to_owned();
            Field::Read(read.map(place))
        }
        other => other,
    }
}

/// "Kowal, Marta" is read as the name it is; a dot that parted pronouns from it goes.
fn named(field: Field<String>) -> Field<String> {
    match field {
        Field::Read(read) => match without_marks(&read.value).to_owned().split_once(", ") {
            _ if without_marks(&read.value) != read.value => Field::Read(read.map(|t| without_marks(t).to_owned())),
            Some((last, first)) if !first.contains(',') && is_surname_first(last, first) => {
                Field::Read(read.map(|_| format!("{} {}", first.trim(), last.trim())))
            }
            _ => Field::Read(read),
        },
        other => other,
    }
}

/// A name without the degree of acquaintance and the pronouns that may stand behind it.
fn without_marks(name: &str) -> &str {
    // "Mara Lind’s application", "Bewerbung von Mara Lind", "Mara Lind · 2nd".
    let name = lists::APPLICATION_OF.split(',').find_map(|words| name.strip_prefix(words)).unwrap_or(name).trim_start();
    let ends = [" · ", "’s ", "'s ", "さんの", "님의"].iter().filter_map(|end| name.find(end)).min();
    let name = name[..ends.unwrap_or(name.len())].trim_end_matches(['·', ' ']);
    match name.rsplit_once(" (") {
        Some((before, marks)) if is_pronouns(marks) => before.trim_end(),
        _ => name,
    }
}

/// Letters after a name ("Ana Prueba, PhD", "Jan Nowak, MBA") are no first name.
fn is_surname_first(last: &str, first: &str) -> bool {
    let one_word = last.split_whitespace().count() == 1;
    let letters =
        first.contains('.') || first.chars().filter(|c| c.is_uppercase()).count() > first.split([' ', '-']).count();
    one_word && !letters
}

/// False for the text of half a page, read where the element of one value has become that of many.
fn is_short(text: &str, most: usize) -> bool {
    text.chars().count() <= most
}

fn is_location(text: &str) -> bool {
    // What people write about stands in the same kind of line: "#tides, #harbours".
    let place = text.chars().any(char::is_alphabetic) && !text.contains('#');
    place && !counts::is_count(text) && is_short(text, 160)
}

/// Degree marks and pronouns stand where headlines stand.
fn is_headline(text: &str) -> bool {
    let is_degree = text.starts_with('·') && text.chars().count() <= 12;
    !is_degree && !is_pronouns(text) && is_short(text, 600)
}

/// "She/Her", "er/ihm", "on/jego", in brackets or not.
pub fn is_pronouns(text: &str) -> bool {
    let bare = text.trim_matches(['(', ')', ' ']);
    let parts: Vec<&str> = bare.split('/').map(str::trim).collect();
    let short = |p: &&str| p.chars().count() <= 6 && p.chars().all(char::is_alphabetic) && !p.is_empty();
    // Spanish and French pages show one alone.
    let alone = parts.len() == 1 && parts.iter().all(|p| ["él", "ella", "elle"].contains(&p.to_lowercase().as_str()));
    alone
        || (2..=3).contains(&parts.len())
            && parts.iter().all(short)
            && parts.iter().any(|p| lists::PRONOUNS.as_str().split(',').any(|w| w == p.to_lowercase()))
}

fn number(text: Field<String>, counted: Option<Read<Count>>) -> Field<Count> {
    match text {
        Field::Read(read) => match crate::candidate::count::count(&read.value) {
            Some(count) => Field::Read(read.map(|_| count)),
            None => Field::Unreadable(read),
        },
        Field::Hidden => Field::Hidden,
        _ => counted.into(),
    }
}

/// The earliest of the dates that the page gives for the account.
fn joined(reader: &Reader, root: NodeId) -> Field<Month> {
    let mut earliest: Option<Read<Month>> = None;
    for take in reader.recipe.takes("joined") {
        let Take::Text(select) = take else { continue };
        for read in reader.all(root, select).into_iter().filter_map(|n| reader.text(n, select)) {
            if let Some((month, _)) = crate::candidate::date::month(&read.value)
                && earliest.as_ref().is_none_or(|e| month.earliest() < e.value.earliest())
            {
                earliest = Some(read.map(|_| month));
            }
        }
    }
    earliest.into()
}

fn photo(reader: &Reader, root: NodeId) -> Photo {
    let photos = reader.recipe.photo;
    let images: Vec<NodeId> = photos.image.iter().flat_map(|s| reader.index.all(root, s)).collect();
    let real = |&&id: &&NodeId| !reader.index.is(id, photos.placeholder);
    let Some(&image) = images.iter().find(real) else { return Photo::Absent };
    match reader.page().attribute(image, "src") {
        Some(src) if !src.is_empty() && src != "data:" => Photo::Present,
        _ if reader.page().attribute(image, "data-delayed-url").is_some() => Photo::NotLoaded,
        _ => Photo::Absent,
    }
}

fn verified(reader: &Reader, root: NodeId, name: Option<&str>) -> Field<bool> {
    let badge = reader.recipe.badge;
    let first = |marks: &[&'static str]| marks.iter().find_map(|s| reader.index.first(root, s).map(|n| (n, *s)));
    let (mark, place) = (first(badge.mark), first(badge.place));
    let says_more = |&id: &NodeId| reader.page().attribute(id, "aria-label").is_some_and(|l| Some(l.trim()) != name);
    let doubt = || badge.doubt.iter().flat_map(|s| reader.index.all(root, s)).any(|id| says_more(&id));
    match mark.or(place) {
        Some((node, by)) if mark.is_some() || !doubt() => Field::Read(Read {
            value: mark.is_some(),
            raw: String::new(),
            place: crate::candidate::Place::text(node),
            by: by.to_owned(),
        }),
        _ => Field::Absent,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::candidate::Place;

    #[test]
    fn surnames_first_are_turned_round() {
        for (text, expected) in [
            ("Kowal, Marta", "Marta Kowal"),
            ("O'Brien, Zoë Anne", "Zoë Anne O'Brien"),
            ("Nowak, MBA", "Nowak, MBA"),
            ("Ana Prueba, PhD", "Ana Prueba, PhD"),
            ("Prueba, Ph.D.", "Prueba, Ph.D."),
            ("Ana Prueba", "Ana Prueba"),
            ("Ana Prueba (She/Her) · 2nd", "Ana Prueba"),
            ("Ana (née Ruiz) Prueba", "Ana (née Ruiz) Prueba"),
            ("Ana Prueba (Ruiz)", "Ana Prueba (Ruiz)"),
        ] {
            let field = named(Field::Read(Read::text(text, Place::text(0), "test")));
            assert_eq!(field.value().map(String::as_str), Some(expected));
        }
    }

    #[test]
    fn degree_marks_and_pronouns_are_no_headline() {
        for (text, is) in [
            ("· 2nd", false),
            ("· 3.", false),
            ("(She/Her)", false),
            ("he/him/his", false),
            ("Er/Ihm", false),
            ("Ella", false),
            ("Dev/Ops", true),
            ("Engineer · Acme", true),
            ("Researcher.", true),
        ] {
            assert_eq!(is_headline(text), is, "{text}");
        }
    }
}
