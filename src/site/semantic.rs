//! Reads a page that no recipe knows: by the records it carries (JSON-LD, microdata,
//! microformats), and by what people see (headings, dates, labels).
//!
//! [`look`] says whether the page shows one candidate at all, and is strict about it: a person
//! named in an article, an advert or a list of people is not a candidate.

mod chunk;
mod contacts;
mod entries;
mod gate;
mod head;
mod headings;
mod jsonld;
pub mod labels;
mod marks;
mod merge;
mod microdata;
mod microformats;
mod outline;
mod roles;
mod skills;
mod tags;
#[cfg(all(test, feature = "native"))]
mod tests;
mod texts;
pub mod words;

use crate::candidate::{Candidate, Field, Kind, Link, Read, Section, State};
use crate::page::{NodeId, Page};
use contacts::Contacts;
use head::Named;
use labels::Pair;
use outline::Outline;

/// Names of the readers, as [`Read::by`] gives them.
pub(crate) const HEADINGS: &str = "headings";
pub(crate) const LABEL: &str = "label";
pub(crate) const JSON_LD: &str = "json-ld";
pub(crate) const MICRODATA: &str = "microdata";
pub(crate) const MICROFORMATS: &str = "microformats";

/// Most persons that are told apart on one page.
const MOST_PERSONS: usize = 60;

/// What the page shows below `root`: one candidate, several people, or neither; only the first has values.
/// Less is asked of a page that is `announced`: whose address says that it shows a candidate.
pub fn look(page: &Page, root: NodeId, announced: bool) -> Candidate {
    if page.is_empty() {
        return Candidate::new(Kind::default(), "");
    }
    let survey = Survey::new(page, root);
    let announced = || (announced && gate::is_contact(&survey)).then_some(false);
    match gate::verdict(&survey).or_else(announced) {
        Some(weak) => merge::candidate(survey, weak),
        None if gate::is_list(&survey) => Candidate::new(Kind::List, ""),
        None => Candidate::new(Kind::default(), ""),
    }
}

/// The candidate below `root`, of whom it is known that the page shows them and nobody else.
pub fn given(page: &Page, root: NodeId) -> Candidate {
    if page.is_empty() {
        return Candidate::new(Kind::Candidate, "");
    }
    let survey = Survey::new(page, root);
    match gate::verdict(&survey) {
        Some(false) => merge::candidate(survey, false),
        Some(true) | None => merge::given(&survey),
    }
}

/// What labels, headings and contacts say below `root`, whatever the page is: for what a recipe
/// that already knows whose page it is leaves open.
pub fn inside(page: &Page, root: NodeId) -> Candidate {
    if page.is_empty() {
        return Candidate::new(Kind::default(), "");
    }
    merge::inside(&Survey::visible(page, root))
}

/// The person's name in the page's records, when they name exactly one.
pub fn record_name(page: &Page) -> Option<Read<String>> {
    match jsonld::records(page).persons.as_slice() {
        [only] => only.name.read().cloned(),
        _ => None,
    }
}

/// All that the readers found on a page, before anybody decides what it is.
pub(crate) struct Survey<'a> {
    page: &'a Page,
    root: NodeId,
    outline: Outline<'a>,
    declared: Vec<Read<String>>,
    named: Option<Named>,
    sections: Vec<headings::Section>,
    pairs: Vec<Pair>,
    contacts: Contacts,
    records: jsonld::Records,
    items: microdata::Items,
    formats: Vec<microformats::Found>,
}

impl<'a> Survey<'a> {
    fn new(page: &'a Page, root: NodeId) -> Survey<'a> {
        let mut survey = Survey::visible(page, root);
        survey.records = jsonld::records(page);
        survey.items = microdata::items_below(page, root);
        survey.formats = microformats::found(page, root);
        survey
    }

    /// Without the records.
    fn visible(page: &'a Page, root: NodeId) -> Survey<'a> {
        let outline = Outline::new(page, root);
        let declared = head::declared(page);
        let named = head::name(&outline, &declared);
        let sections = headings::sections(&outline, named.as_ref().map(|n| n.line));
        let pairs = labels::of_outline(&outline)
            .into_iter()
            .filter(|p| is_particular(&outline, &sections, p.node))
            .collect::<Vec<_>>();
        let contacts = contacts::contacts(&outline, &sections, &pairs);
        Survey {
            page,
            root,
            outline,
            declared,
            named,
            sections,
            pairs,
            contacts,
            records: Default::default(),
            items: Default::default(),
            formats: Vec::new(),
        }
    }
}

/// True for places where a label names a particular of the person and not of an employment or a project.
fn is_particular(outline: &Outline, sections: &[headings::Section], node: NodeId) -> bool {
    let begins = |s: &headings::Section| s.heading.map_or(0, |h| outline.lines[h].at);
    let section = sections.iter().take_while(|s| begins(s) <= node).last();
    section.is_none_or(|s| {
        use words::Kind::{Contact, Head, Other, Profiles, Summary, Title};
        matches!(s.kind, Head | Contact | Profiles | Summary | Title | Other)
    })
}

/// A section of what was read; absent when nothing was.
pub(crate) fn section<T>(items: Vec<T>) -> Section<T> {
    jsonld::items(items)
}
