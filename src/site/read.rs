//! From a page to a candidate: choose, focus, tell what the page is, read.

use super::choose::{Choice, choose};
use super::others;
use super::reader::Reader;
use super::recipe::Site;
use super::{Chosen, Hint, Reading, address, fields, groups};
use crate::candidate::url::Url;
use crate::candidate::{Candidate, Kind, Place, Read, Section, State};
use crate::page::Page;
use crate::page::select::Selector;

/// Reads a page, whole or already cut down to its regions.
pub fn read(page: &Page, hint: &Hint) -> Reading {
    let choice = choose(page, hint);
    let regions: Vec<Selector> = choice.regions.iter().filter_map(|r| Selector::parse(r).ok()).collect();
    let focused = (!page.is_focused(&regions)).then(|| page.focus(&regions));
    let page = focused.as_ref().unwrap_or(page);
    let (candidate, trouble) = match choice.kind {
        _ if page.is_empty() => (none(&choice, Kind::NotCandidate), None),
        Kind::Candidate if choice.sites.is_empty() => (site_free(page), None),
        Kind::Candidate => with_recipe(page, &choice),
        kind => (none(&choice, kind), None),
    };
    Reading { chosen: Chosen { site: candidate.site.clone(), by: choice.by }, candidate, trouble, cut: page.cut }
}

fn none(choice: &Choice, kind: Kind) -> Candidate {
    let site = choice.sites.first().map_or("page", |s| s.id);
    Candidate::new(kind, site)
}

fn site_free(page: &Page) -> Candidate {
    let others = others::parts(page, None);
    let own = others::without(page, &others);
    let mut candidate = super::semantic::look(&own, 0, false);
    candidate.site = "page".to_owned();
    candidate.language = language(page);
    candidate
}

fn with_recipe(page: &Page, choice: &Choice) -> (Candidate, Option<String>) {
    let mut list = None;
    for site in &choice.sites {
        let reader = Reader::new(site, page);
        let shows = |marks: &[&str]| reader.index.any(0, marks);
        if shows(reader.recipe.negatives) {
            return (none_of(site, Kind::NotCandidate), None);
        }
        // Where only the addresses are known, the site-free reader decides.
        if shows(if reader.recipe.roots.is_empty() { reader.recipe.fill } else { reader.recipe.roots }) {
            return person(&reader, choice);
        }
        list = list.or_else(|| shows(reader.recipe.lists).then_some(*site));
    }
    match list {
        Some(site) => (none_of(site, Kind::List), None),
        None => (none(choice, Kind::NotCandidate), None),
    }
}

fn none_of(site: &Site, kind: Kind) -> Candidate {
    Candidate::new(kind, site.id)
}

/// The root is there; what it holds decides.
fn person(reader: &Reader, choice: &Choice) -> (Candidate, Option<String>) {
    let shown = shown_identity(reader, choice.url.as_ref());
    if is_other(choice.identity.as_deref(), shown.as_deref(), reader.site) {
        let trouble = "The page still shows another person than its address says.".to_owned();
        return (none_of(reader.site, Kind::NotCandidate), Some(trouble));
    }
    let mut candidate = Candidate::new(Kind::default(), reader.site.id);
    candidate.identity = shown.or_else(|| choice.identity.clone());
    fields::read(reader, 0, &mut candidate);
    groups::read(reader, 0, &mut candidate);
    flags(reader, &mut candidate);
    fill(reader, &mut candidate);
    other_names(reader, &mut candidate);
    hide(&mut candidate);
    candidate.language = language(reader.page());
    let trouble = missing(reader.site, &candidate);
    if is_somebody(&candidate) {
        candidate.kind = Kind::Candidate;
        (candidate, trouble)
    } else {
        (none_of(reader.site, Kind::NotCandidate), trouble)
    }
}

/// A name, or at least employments or studies.
fn is_somebody(candidate: &Candidate) -> bool {
    candidate.name.read().is_some() || !candidate.positions.items.is_empty() || !candidate.education.items.is_empty()
}

/// The identity that the page itself links to.
fn shown_identity(reader: &Reader, base: Option<&Url>) -> Option<String> {
    let hosted = reader.site.addresses.first().map(|a| format!("https://{}/", a.host.trim_start_matches("*.")));
    let base = base.cloned().or_else(|| Url::parse(&hosted?))?;
    let links = reader.recipe.identity.iter().flat_map(|s| reader.all(0, s));
    let hrefs = links.filter_map(|id| reader.page().attribute(id, "href"));
    let known = |href: &str| address::know(reader.site, &base.join(href)?).and_then(|k| k.identity);
    hrefs.take(20).find_map(known)
}

fn is_other(address: Option<&str>, shown: Option<&str>, site: &Site) -> bool {
    let (Some(address), Some(shown)) = (address, shown) else { return false };
    let opaque = |text: &str| site.recipe().opaque.iter().any(|o| text.starts_with(o));
    !opaque(address) && !opaque(shown) && address.to_lowercase() != shown.to_lowercase()
}

fn flags(reader: &Reader, candidate: &mut Candidate) {
    for flag in reader.recipe.flags {
        let with = flag.with.is_empty() || reader.index.any(0, flag.with);
        if with && !reader.index.any(0, flag.without) {
            candidate.partial.insert(flag.name.to_owned());
        }
    }
}

/// What the recipe leaves open is read by the site-free reader, inside the recipe's own elements only.
fn fill(reader: &Reader, candidate: &mut Candidate) {
    let Some(root) = reader.recipe.fill.iter().find_map(|s| reader.index.first(0, s)) else { return };
    // Without marks of its own a recipe does not know that the page shows a person: then the reader must.
    let found = match reader.recipe.roots {
        [] => super::semantic::look(&reader.own(), root, true),
        _ => super::semantic::inside(&reader.own(), root),
    };
    super::merge::fill(candidate, found);
}

/// Names that the title and the structured data give.
fn other_names(reader: &Reader, candidate: &mut Candidate) {
    let page = reader.page();
    let title = reader.recipe.titles.iter().find_map(|p| super::title::name(p, &page.title));
    let title =
        title.map(|name| Read { raw: page.title.clone(), ..Read::text(name, Place::within(0, "title"), "title") });
    let record = reader.recipe.records.then(|| super::semantic::record_name(page)).flatten();
    for read in title.into_iter().chain(record) {
        add_name(candidate, read);
    }
    let shown = candidate.name.value().cloned();
    candidate.other_names.items.retain(|n| Some(&n.value) != shown.as_ref());
    candidate.other_names.state = State::Read;
}

fn add_name(candidate: &mut Candidate, read: Read<String>) {
    if !candidate.other_names.items.iter().any(|n| n.value == read.value) {
        candidate.other_names.items.push(read);
    }
}

/// What a signed-out or a distant viewer does not see is hidden, not absent.
fn hide(candidate: &mut Candidate) {
    let kept_back = candidate.partial.contains("sections_private") || candidate.partial.contains("guest_view");
    if kept_back {
        hide_section(&mut candidate.positions);
        hide_section(&mut candidate.education);
        hide_section(&mut candidate.skills);
    }
    if kept_back || candidate.partial.contains("email_hidden_until_sign_in") {
        hide_section(&mut candidate.emails);
    }
}

fn hide_section<T>(section: &mut Section<T>) {
    if section.state == State::Absent {
        section.state = State::Hidden;
    }
}

fn language(page: &Page) -> Option<String> {
    let language = page.language.split(['-', '_']).next().unwrap_or_default();
    (!language.is_empty()).then(|| language.to_owned())
}

/// Says what must have changed when a critical part is not there.
fn missing(site: &Site, candidate: &Candidate) -> Option<String> {
    let gone: Vec<&str> = site.recipe().critical.iter().copied().filter(|name| is_gone(candidate, name)).collect();
    (!gone.is_empty()).then(|| {
        format!(
            "{} may have changed its layout: not found on this page: {}. The recipe is of {}.",
            site.name,
            gone.join(", "),
            site.checked
        )
    })
}

fn is_gone(candidate: &Candidate, name: &str) -> bool {
    match name {
        "name" => candidate.name.read().is_none(),
        "headline" => candidate.headline.read().is_none(),
        "location" => candidate.location.read().is_none(),
        "applied_for" => candidate.applied_for.read().is_none(),
        // A section that is there must have entries; one that is not there may be missing honestly.
        "positions" => candidate.positions.state == State::Read && candidate.positions.items.is_empty(),
        "education" => candidate.education.state == State::Read && candidate.education.items.is_empty(),
        "skills" => candidate.skills.state == State::Read && candidate.skills.items.is_empty(),
        "emails" => candidate.emails.items.is_empty(),
        _ => false,
    }
}

#[cfg(all(test, feature = "native"))]
mod tests {
    use super::*;
    use crate::page::html;

    const CARD: &str = "<main><section data-member-id=1><a href='/in/mara-lind/overlay/about-this-profile/'><h1>Mara Lind</h1></a>\
        <div class='text-body-medium break-words'>Tide engineer</div></section></main>";

    fn at(address: &str, html: &str) -> Reading {
        read(&html::parse(html, ""), &Hint { url: Some(address.to_owned()), site: None })
    }

    #[test]
    fn a_page_of_somebody_else_is_not_read() {
        for (address, kind) in [
            ("https://www.linkedin.com/in/mara-lind/", Kind::Candidate),
            ("https://www.linkedin.com/in/Mara-Lind", Kind::Candidate),
            ("https://www.linkedin.com/in/ACoAAB12345", Kind::Candidate),
            ("https://www.linkedin.com/in/tom-berg/", Kind::NotCandidate),
            ("https://www.linkedin.com/feed/", Kind::NotCandidate),
            ("https://www.linkedin.com/search/results/people/?keywords=x", Kind::List),
        ] {
            let reading = at(address, CARD);
            assert_eq!(reading.candidate.kind, kind, "{address}");
            assert_eq!(reading.candidate.name.value().is_some(), kind == Kind::Candidate, "{address}");
        }
    }

    #[test]
    fn an_address_alone_makes_no_candidate() {
        let reading = at("https://www.linkedin.com/in/mara-lind/", "<main><h1>Search results</h1></main>");
        assert_eq!((reading.candidate.kind, reading.trouble), (Kind::NotCandidate, None));
    }

    #[test]
    fn a_changed_layout_is_said() {
        let page =
            CARD.replace("text-body-medium", "renamed") + "<section><div id=experience></div><p>none</p></section>";
        let trouble = at("https://www.linkedin.com/in/mara-lind/", &page).trouble.expect("trouble");
        assert!(trouble.contains("headline") && trouble.contains("positions"), "{trouble}");
        assert_eq!(at("https://www.linkedin.com/in/mara-lind/", CARD).trouble, None);
    }

    #[test]
    fn places_are_those_of_the_collected_page() {
        // On an address that no recipe knows the content script collects the body: places count there.
        let page = html::parse(&format!("<html><body><p>before</p>{CARD}</body></html>"), "https://saved.example.com/");
        let collected = page.focus(&[Selector::parse("body").expect("a selector")]);
        let reading = read(&collected, &Hint::default());
        let place = reading.candidate.name.read().expect("a name").place.node;
        assert_eq!(collected.text(place), "Mara Lind");
        assert_eq!(reading.chosen.by, "marks");
    }

    #[test]
    fn the_option_wins_over_the_address() {
        let hint =
            Hint { url: Some("https://saved.example.com/".to_owned()), site: Some("linkedin-member".to_owned()) };
        let reading = read(&html::parse(CARD, ""), &hint);
        assert_eq!(
            (reading.candidate.name.value().map(String::as_str), reading.chosen.by),
            (Some("Mara Lind"), "option")
        );
    }
}
