//! The head of a page: whose page it is, the person's own line, the place, the picture.

use super::headings::Section;
use super::outline::{Line, Outline};
use super::words::{self, Kind};
use super::{HEADINGS, chunk, marks, tags};
use crate::candidate::name::{self, Likeness};
use crate::candidate::{Photo, Place, Read, date, email, phone};
use crate::kept::lists;
use crate::page::text::collapse;
use crate::page::{NodeId, Page};
use crate::site::fields::is_pronouns;

/// How far down a name without a heading may stand, in lines.
const HEAD_LINES: usize = 12;

/// A name with what stood beside it on its line.
#[derive(Debug, Clone)]
pub struct Named {
    /// The name as shown.
    pub name: Read<String>,
    /// Line it stands on.
    pub line: usize,
    /// Rest of the line.
    pub rest: Option<String>,
}

/// Names that the document gives outside its text: title, author.
pub fn declared(page: &Page) -> Vec<Read<String>> {
    let mut found = Vec::new();
    for piece in page.title.split(['|', '–', '—', '·', ':', '•', ',']).flat_map(|p| p.split(" - ")) {
        let bare = words::without_greeting(piece.trim());
        // "Mara Lind’s résumé".
        let ends = |word: &str| lists::TITLE_ENDS.split(',').any(|end| end == words::key(word));
        let bare = match bare.rsplit_once(' ') {
            Some((name, word)) if ends(word) => {
                name.strip_suffix("'s").or_else(|| name.strip_suffix("’s")).unwrap_or(name)
            }
            _ => bare,
        };
        if words::is_name(bare) {
            found.push(Read::text(bare.trim(), Place::within(0, "title"), "title"));
        }
    }
    for id in page.subtree(0).filter(|&id| page.name(id) == "meta") {
        let key = page.attribute(id, "name").or(page.attribute(id, "property")).unwrap_or_default();
        let content = collapse(page.attribute(id, "content").unwrap_or_default());
        if matches!(key, "author" | "og:title" | "twitter:title") && words::is_name(&content) {
            found.push(Read::text(content, Place::within(id, "content"), "meta"));
        }
    }
    found
}

/// The name that heads the page.
pub fn name(outline: &Outline, declared: &[Read<String>]) -> Option<Named> {
    let lines = outline.lines.iter().enumerate().filter(|(_, l)| !l.footer && l.text.len() <= 160);
    let mut best: Option<(u8, Named)> = None;
    for (at, line) in lines {
        let level = outline.level(line).filter(|_| line.meaning.heading().is_none());
        if level.is_none() && at >= HEAD_LINES {
            continue;
        }
        let Some(named) = on_line(outline, at, declared).or_else(|| on_two_lines(outline, at)) else { continue };
        let known = declared.iter().any(|d| name::compare(&d.value, &named.name.value) == Likeness::Same);
        let rank = match (level, known) {
            (Some(1), true) => 6,
            (_, true) => 5,
            (Some(1), false) => 4,
            (Some(2), false) if at < HEAD_LINES => 3,
            (Some(_), false) if at < 3 => 2,
            (None, false) if at == 0 => 1,
            _ => continue,
        };
        if best.as_ref().is_none_or(|(r, _)| rank > *r) {
            best = Some((rank, named));
        }
    }
    best.map(|(_, named)| named)
}

/// The name on a line, when there is one.
fn on_line(outline: &Outline, at: usize, declared: &[Read<String>]) -> Option<Named> {
    let line = &outline.lines[at];
    let bare = words::without_greeting(&line.text);
    let is_declared = |text: &str| declared.iter().any(|d| name::compare(&d.value, text) == Likeness::Same);
    let heads: Vec<String> = (1..line.parts.len().min(6))
        .map(|k| line.parts[..k].iter().map(|p| p.text.as_str()).collect::<Vec<_>>().join(" "))
        .collect();
    let cut = |text: &str| {
        chunk::trimmed(
            text.split([',', '|', '·', '(', '–', '—', '•'])
                .next()
                .unwrap_or_default()
                .split(" - ")
                .next()
                .unwrap_or_default(),
        )
        .to_owned()
    };
    let with_letters = credentials(bare);
    let mut options: Vec<&str> = vec![with_letters.unwrap_or_default(), bare];
    let cut_bare = cut(bare);
    options.push(&cut_bare);
    // "Mara Lind 🌊": what is no letter is no part of the name.
    options.push(bare.trim_end_matches(|c: char| !c.is_alphanumeric() && !matches!(c, '.' | ')')));
    options.extend(heads.iter().map(|h| chunk::trimmed(h)));
    // "Welcome 🌊 you found Mara Lind": the name that the title gives, amid other words.
    options.extend(declared.iter().map(|d| d.value.as_str()).filter(|d| line.text.contains(d)));
    let fits = |o: &&str| words::is_name(o) && (!o.contains([',', '|']) || credentials(o).is_some());
    let chosen = options.iter().find(|o| is_declared(o) && fits(o)).or_else(|| options.iter().find(|o| fits(o)))?;
    let chosen = chosen.trim().trim_end_matches(',');
    let rest = line
        .text
        .find(chosen)
        .map(|i| chunk::trimmed(&line.text[i + chosen.len()..]))
        .filter(|r| r.chars().any(char::is_alphabetic));
    let node = line.parts.iter().find(|p| p.text.contains(chosen)).map_or(line.node, |p| p.node);
    Some(Named { name: Read::text(chosen, Place::text(node), HEADINGS), line: at, rest: rest.map(str::to_owned) })
}

/// A name drawn on two lines of one kind: a word on the first, the rest on the second.
fn on_two_lines(outline: &Outline, at: usize) -> Option<Named> {
    let (first, second) = (&outline.lines[at], outline.lines.get(at + 1)?);
    let alike = outline.style(first.node) == outline.style(second.node) && first.level == second.level;
    let is_word = |text: &str| text.chars().all(|c| c.is_alphabetic() || "-'’".contains(c));
    let text = format!("{} {}", first.text, second.text);
    let fits = alike && is_word(&first.text) && second.text.split(' ').all(is_word) && words::is_name(&text);
    let node = outline.common(first.node, second.node);
    fits.then(|| Named { name: Read::text(text, Place::text(node), HEADINGS), line: at + 1, rest: None })
}

/// A name with letters behind a comma ("Mara Lind, PhD"), all of them titles.
fn credentials(text: &str) -> Option<&str> {
    let (_, letters) = text.split_once(',')?;
    let all = letters
        .split([',', ' '])
        .filter(|w| !w.is_empty())
        .all(|w| w.len() <= 6 && (words::is_degree(w) || w.chars().filter(|c| c.is_uppercase()).count() >= 2));
    (all && !letters.trim().is_empty()).then_some(text)
}

/// The person's own line, below the name.
pub fn headline(outline: &Outline, named: &Named, section: &Section) -> Option<Read<String>> {
    if let Some(rest) = named.rest.as_ref().filter(|r| is_headline(r)) {
        return Some(Read::text(rest.as_str(), Place::text(outline.lines[named.line].node), HEADINGS));
    }
    let marked =
        section.lines.clone().find(|&at| is_marked_headline(outline, at) && is_headline(&outline.lines[at].text));
    let near = || {
        section
            .lines
            .clone()
            .take(3)
            .take_while(|&at| !has_contact(&outline.lines[at].text))
            .find(|&at| is_headline(&outline.lines[at].text) && !is_labelled(outline, at))
    };
    let at = marked.or_else(near)?;
    let found = chunk::chunks(outline, at, false).into_iter().find(|c| !words::is_place(&c.text))?;
    let whole = outline.lines[at].text.contains(&found.text) && !outline.lines[at].text.contains(" | ");
    let text = if whole && !outline.lines[at].text.split([',', '·', '•']).any(words::is_place) {
        outline.lines[at].text.clone()
    } else {
        found.text
    };
    Some(Read::text(text, Place::text(outline.lines[at].node), HEADINGS))
}

fn is_headline(text: &str) -> bool {
    let words = text.split(' ').count();
    words <= 20
        && text.chars().count() <= 140
        && text.chars().filter(|c| c.is_alphabetic()).count() >= 3
        && !(text.ends_with('.') && words > 12)
        && !has_contact(text)
        && words::label(text.split(':').next().unwrap_or_default()).is_none_or(|_| !text.contains(':'))
        && date::period(text).is_none()
        && !words::is_service(text)
        && (!words::is_place(text) || words::is_job(text))
        && !words::is_street(text)
        && !is_pronouns(text)
        && !is_application(text)
        && {
            let meaning = words::meaning(text);
            !meaning.is_control() && meaning.heading().is_none() && meaning.label().is_none()
        }
}

/// "Candidate for Tide Engineer": the job applied for, behind a label without a colon.
fn is_application(text: &str) -> bool {
    let ends = text.match_indices(' ').take(3).map(|(at, _)| at);
    ends.into_iter().any(|at| words::label(&text[..at]) == Some(words::Key::AppliedFor))
}

/// A label with its value beside it, and what stands beside one.
fn is_labelled(outline: &Outline, at: usize) -> bool {
    let (line, before) = (&outline.lines[at], at.checked_sub(1).map(|at| &outline.lines[at]));
    let is_label = |line: &Line| matches!(outline.page.name(line.parts[0].node), "label" | "dt" | "th");
    line.parts.len() > 1 && words::label(&line.parts[0].text).is_some()
        || is_label(line)
        || before.is_some_and(|line| is_label(line) || line.meaning.label().is_some())
}

fn is_marked_headline(outline: &Outline, at: usize) -> bool {
    let own = outline.alone(at);
    own.iter().any(|&n| marks::on(outline.page, n, "class") & marks::HEADLINE != 0)
}

fn has_contact(text: &str) -> bool {
    !email::find(text).is_empty()
        || !phone::find(text).is_empty()
        || words::find(text, "://").is_some()
        || text.starts_with("www.")
}

/// "Malmö, Sweden mara@example.org +46 …": what stands in front of the contacts, where they follow.
fn before_contact(text: &str) -> &str {
    let begins = |word: &str| {
        word.contains('@') || word.contains("://") || word.starts_with("www.") || word.starts_with(['+', '('])
    };
    let mut starts = std::iter::once(0).chain(text.match_indices(' ').map(|(at, _)| at + 1));
    let at = starts.find(|&at| begins(text[at..].split(' ').next().unwrap_or_default())).unwrap_or_default();
    chunk::trimmed(text.get(..at).unwrap_or_default())
}

/// Place and street.
#[derive(Debug, Default)]
pub struct Whereabouts {
    /// Place as shown.
    pub location: Option<Read<String>>,
    /// Street, where it stands apart.
    pub address: Option<Read<String>>,
}

/// The place among the lines of the head and the contact section: marked as one, or of its shape.
pub fn whereabouts(outline: &Outline, sections: &[&Section], named: Option<usize>) -> Whereabouts {
    let mut best: Option<(u8, usize, Read<String>)> = None;
    for at in sections.iter().flat_map(|s| s.lines.clone()).filter(|at| Some(*at) != named) {
        let line = &outline.lines[at];
        if line.text.len() > 160 {
            continue;
        }
        let marked = is_marked_place(outline, at);
        let candidates: Vec<(String, NodeId)> = if marked && !has_contact(&line.text) {
            vec![(chunk::trimmed(line.text.trim_end_matches(')')).to_owned(), line.node)]
                .into_iter()
                .map(|(t, n)| if line.text.ends_with(')') && t.contains('(') { (line.text.clone(), n) } else { (t, n) })
                .collect()
        } else {
            chunk::chunks(outline, at, false)
                .into_iter()
                .map(|c| (c.text, c.node))
                .chain([(line.text.clone(), line.node), (before_contact(&line.text).to_owned(), line.node)])
                .collect()
        };
        for (text, node) in candidates {
            let rank = place_rank(&text, marked);
            if rank > 0 && best.as_ref().is_none_or(|(r, _, _)| rank > *r) {
                best = Some((rank, at, Read::text(text, Place::text(node), HEADINGS)));
            }
        }
    }
    let best = best.or_else(|| beside_contacts(outline, sections, named));
    let Some((_, at, location)) = best else { return Whereabouts::default() };
    let whole = apart(outline, at, location);
    if whole.address.is_some() {
        return whole;
    }
    // "12 Berry Street · Springfield, OR": the street in front of the place on one line.
    let place = whole.location.as_ref().map_or("", |l| l.value.as_str());
    let mut street = chunk::chunks(outline, at, false);
    street
        .retain(|c| c.text != place && words::is_street(&c.text) && !words::is_place(&c.text) && !has_contact(&c.text));
    let address = street.into_iter().next().filter(|c| !place.contains(&c.text));
    Whereabouts { address: address.map(|c| Read::text(c.text, Place::text(c.node), HEADINGS)), ..whole }
}

/// "Malmö | 070 000 | mara@lindqvist.example": what stands in front of contacts on their line, or alone among
/// their lines, and is nothing else.
fn beside_contacts(
    outline: &Outline,
    sections: &[&Section],
    named: Option<usize>,
) -> Option<(u8, usize, Read<String>)> {
    let lines = || sections.iter().flat_map(|s| s.lines.clone()).filter(|at| Some(*at) != named);
    let contact = |at: usize| outline.lines.get(at).is_some_and(|l| l.text.len() <= 300 && has_contact(&l.text));
    lines().take(40).find_map(|at| {
        // Name, what the person does, place, contacts.
        let third = named.is_some_and(|n| at == n + 2) && outline.lines[at].text.split(' ').count() < 3;
        let between = |at: usize| contact(at) || is_heading_of_contacts(outline, at);
        let near = contact(at) || contact(at + 1) && at > 0 && (third || between(at - 1));
        let chunk = chunk::chunks(outline, at, false).into_iter().next().filter(|_| near)?;
        let is_place = is_shaped_as_place(&chunk.text);
        is_place.then(|| (1, at, Read::text(chunk.text, Place::text(chunk.node), HEADINGS)))
    })
}

fn is_heading_of_contacts(outline: &Outline, at: usize) -> bool {
    outline.lines[at].meaning.heading() == Some(Kind::Contact)
}

fn is_shaped_as_place(text: &str) -> bool {
    let words = text.split(' ').count();
    let capitals =
        text.split([' ', '-']).all(|w| w.chars().next().is_some_and(|c| c.is_uppercase()) || w.chars().count() < 4);
    let letters =
        text.chars().all(|c| c.is_alphabetic() || " -'’,.()".contains(c)) && text.starts_with(char::is_uppercase);
    let meaning = words::meaning(text);
    let other =
        meaning.heading().is_some() || meaning.label().is_some() || meaning.is_control() || words::is_service(text);
    words <= 4
        && text.chars().count() >= 3
        && letters
        && capitals
        && !other
        && !words::is_job(text)
        && !words::is_degree(text)
}

fn place_rank(text: &str, marked: bool) -> u8 {
    let words = text.split(' ').count();
    let bare = text.trim();
    if has_contact(text)
        || words > 14
        || words::is_job(text) && !marked
        || date::period(text).is_some()
        || bare.ends_with('.') && words > 6
        || bare.is_empty()
    {
        return 0;
    }
    match (marked, words::is_place(text)) {
        (true, true) => 4,
        (true, false) => 3,
        (false, true) if words <= 8 || words::is_street(text) => 2,
        _ => 0,
    }
}

/// A line above or below that holds only the street is the address.
fn apart(outline: &Outline, at: usize, location: Read<String>) -> Whereabouts {
    let line = |i: usize| {
        outline.lines.get(i).filter(|l| {
            l.text.len() <= 100 && words::is_street(&l.text) && !words::is_place(&l.text) && !has_contact(&l.text)
        })
    };
    let read = |i: usize| line(i).map(|l| Read::text(l.text.as_str(), Place::text(l.node), HEADINGS));
    if words::is_street(&location.value) && !words::is_place(&location.value) {
        let next = outline.lines.get(at + 1).filter(|l| place_rank(&l.text, true) > 2 && words::is_place(&l.text));
        if let Some(next) = next {
            return Whereabouts {
                location: Some(Read::text(next.text.as_str(), Place::text(next.node), HEADINGS)),
                address: Some(location),
            };
        }
        return Whereabouts { location: Some(location), address: None };
    }
    let street = at.checked_sub(1).and_then(read);
    Whereabouts { location: Some(location), address: street }
}

/// Class names of the line's element, of an icon in it or beside it say "place".
fn is_marked_place(outline: &Outline, at: usize) -> bool {
    let page = outline.page;
    let line = &outline.lines[at];
    let box_of =
        page.lineage(line.node).take(4).take_while(|&n| outline.lines_in(n).len() <= 2).last().unwrap_or(line.node);
    let alone = outline.alone(at);
    let says = |n: NodeId, mark: u32| {
        ["class", "id", "itemprop", "aria-label", "title", "data-icon"]
            .iter()
            .any(|a| marks::on(page, n, a) & mark != 0)
    };
    let named = alone.iter().any(|&n| says(n, marks::PLACE));
    let iconic = page.subtree(box_of).take(12).any(|n| {
        matches!(page.name(n), "i" | "span" | "svg" | "img" | "use")
            && outline.lines_in(n).is_empty()
            && says(n, marks::PIN)
    });
    named || iconic
}

/// The picture of the person near the head.
pub fn photo(outline: &Outline, root: NodeId, name: Option<&str>) -> Photo {
    let page = outline.page;
    let images = page.subtree(root).filter(|&n| outline.is(n, tags::IMAGE) && !page.is_hidden(n));
    let of_person = images.take(60).filter(|&n| is_portrait(page, n, name)).map(|n| loaded(page, n));
    of_person
        .min_by_key(|p| match p {
            Photo::Present => 0,
            Photo::NotLoaded => 1,
            Photo::Absent => 2,
        })
        .unwrap_or(Photo::Absent)
}

/// Whether a picture element has its picture.
pub fn loaded(page: &Page, image: NodeId) -> Photo {
    let src = page.attribute(image, "src").unwrap_or_default();
    let delayed = ["data-src", "data-delayed-url", "data-lazy-src", "data-ghost-url"]
        .iter()
        .any(|a| page.attribute(image, a).is_some());
    match src {
        "" | "data:" if delayed => Photo::NotLoaded,
        "" => Photo::Absent,
        _ => Photo::Present,
    }
}

fn is_portrait(page: &Page, image: NodeId, name: Option<&str>) -> bool {
    let alt = page.attribute(image, "alt").unwrap_or_default();
    let own: String = page
        .lineage(image)
        .take(3)
        .filter_map(|n| page.attribute(n, "class"))
        .chain(page.attribute(image, "id"))
        .collect::<Vec<_>>()
        .join(" ");
    let says = marks::of(&own) | marks::of(alt);
    let src = page.attribute(image, "src").unwrap_or_default();
    let named = name.is_some_and(|n| matches!(name::compare(n, alt), Likeness::Same | Likeness::Compatible));
    (says & marks::PORTRAIT != 0 || named || src.contains("gravatar.com/avatar")) && says & marks::LOGO == 0
}

/// The person in their own words: the summary section, else running text in the head.
pub fn about(outline: &Outline, sections: &[Section]) -> Option<Read<String>> {
    let summaries = sections.iter().filter(|s| s.kind == Kind::Summary);
    let heads = sections.iter().filter(|s| s.kind == Kind::Head);
    summaries
        .map(|s| (s, false))
        .chain(heads.map(|s| (s, true)))
        .find_map(|(section, strict)| prose(outline, section, strict))
}

/// The running text of a section; in the head only long lines are that.
fn prose(outline: &Outline, section: &Section, strict: bool) -> Option<Read<String>> {
    let lines: Vec<_> =
        section.lines.clone().map(|at| &outline.lines[at]).filter(|l| !l.footer && is_prose(&l.text, strict)).collect();
    let node = outline.common(lines.first()?.node, lines.last()?.node);
    let text = lines.iter().map(|l| l.text.as_str()).collect::<Vec<_>>().join(" ");
    Some(Read::text(text, Place::text(node), HEADINGS))
}

fn is_prose(text: &str, strict: bool) -> bool {
    let length = text.chars().count();
    let words = text.split(' ').count();
    let wide = text.chars().any(crate::candidate::fold::is_east_asian);
    let long = if wide { length >= 25 } else { words >= 12 };
    let contact = (has_contact(text) || words::is_place(text)) && words < 15;
    if strict { long && !contact } else { !contact && (words >= 4 || wide && length >= 8) && !words::is_street(text) }
}
