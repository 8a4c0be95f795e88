//! Whether a page shows one candidate. Staying quiet on a page that does is a smaller fault than
//! speaking on one that does not.

use super::words::{self, Kind};
use super::{Survey, entries};
use crate::candidate::name::{self, Likeness};
use crate::candidate::{Candidate, Read};
use crate::kept::lists;

/// `Some(weak)` for a page of one candidate: weak when there is only a card.
pub fn verdict(survey: &Survey) -> Option<bool> {
    let resume_page = is_resume_page(survey);
    if is_about_other(survey, resume_page) {
        return None;
    }
    if let [resume] = resumes(survey).as_slice() {
        return Some(
            survey.formats[*resume].person.positions.items.is_empty()
                && survey.formats[*resume].person.education.items.is_empty()
                && !has_sections(survey),
        );
    }
    if is_crowd(survey) {
        return None;
    }
    let persons = structured(survey);
    let person_and_sections = persons == 1 && (has_sections(survey) || date_ranges(survey) >= 2) && agrees(survey);
    if person_and_sections || resume_page {
        return Some(false);
    }
    is_lone_card(survey).then_some(true)
}

/// On a page whose address says that it shows a candidate, a name and a way to reach it are enough.
pub fn is_contact(survey: &Survey) -> bool {
    let (mails, phones) = (survey.contacts.emails.len(), survey.contacts.phones.len());
    let named = survey.named.as_ref().map(|n| &n.name.value).or_else(|| labelled_name(survey));
    let named = named.is_some_and(|name| words::is_name(name));
    let reached = (mails == 1 || phones == 1) && mails.max(phones) <= 3;
    named && reached && !is_about_other(survey, false) && !is_crowd(survey)
}

/// The name beside a label.
fn labelled_name<'s>(survey: &'s Survey<'_>) -> Option<&'s String> {
    survey.pairs.iter().find(|p| p.key == words::Key::Name).map(|p| &p.value)
}

/// Several people, each on a card of their own.
pub fn is_list(survey: &Survey) -> bool {
    !is_about_other(survey, false)
        && resumes(survey).is_empty()
        && (is_crowd(survey) || survey.records.persons.len() > 2)
        || survey.records.types.contains("itemlist") && survey.records.persons.len() > 1
}

fn resumes(survey: &Survey) -> Vec<usize> {
    (0..survey.formats.len())
        .filter(|&i| survey.formats[i].resume && survey.formats[i].person.name.value().is_some())
        .collect()
}

/// Two or more cards of different people that are nobody's authors.
fn is_crowd(survey: &Survey) -> bool {
    let mut names: Vec<&String> =
        survey.formats.iter().filter(|f| !f.author).filter_map(|f| f.person.name.value()).collect();
    names.extend(survey.items.persons.iter().filter_map(|(_, p)| p.name.value()));
    names.iter().skip(1).any(|n| name::compare(names[0], n) == Likeness::Different) || is_album(survey)
}

/// The same heading twice, with the heading of another person between: careers of several people.
fn is_album(survey: &Survey) -> bool {
    let lines = &survey.outline.lines;
    let mut heads = survey.sections.iter().filter(|s| s.kind == Kind::Experience).filter_map(|s| s.heading);
    let Some(first) = heads.next() else { return false };
    let twin = heads.find(|at| lines[*at].text == lines[first].text).unwrap_or(first);
    let own = survey.named.as_ref().map(|n| n.name.value.as_str()).unwrap_or_default();
    let other = |text: &str| words::is_name(text) && name::compare(text, own) == Likeness::Different;
    let outer = lines[first].level;
    lines[first..twin].iter().any(|l| l.level.is_some() && l.level <= outer && other(&l.text))
}

fn is_about_other(survey: &Survey, resume_page: bool) -> bool {
    let mut types = survey.records.types.iter().chain(&survey.items.types);
    let other = types.any(|t| lists::OTHER_THINGS.split(' ').any(|o| o == t));
    let main = survey.records.types.contains("profilepage") || survey.items.types.contains("profilepage");
    let job = survey.records.types.contains("jobposting") || survey.items.types.contains("jobposting");
    let adverts =
        survey.outline.lines.iter().filter(|l| l.text.len() <= 60 && l.meaning.is_advert_heading()).take(3).count();
    job || adverts >= 3
        || is_sample(survey)
        || (other || is_article(survey)) && !main && !resume_page && resumes(survey).is_empty()
}

/// "Nurse résumé example": a page about résumés.
fn is_sample(survey: &Survey) -> bool {
    let is = |text: &str| words::key(text).split(' ').any(|w| lists::SAMPLES.split(' ').any(|s| s == w));
    survey.outline.lines.iter().any(|l| l.level == Some(1) && is(&l.text))
}

/// The page calls itself an article, or is one of an encyclopaedia whose program heads each in this way.
fn is_article(survey: &Survey) -> bool {
    let page = survey.page;
    let has = |n, key, value| page.attribute(n, key) == Some(value);
    survey.records.types.contains("newsarticle")
        || page
            .subtree(0)
            .any(|n| has(n, "property", "og:type") && has(n, "content", "article") || has(n, "id", "firstHeading"))
}

/// Names of the persons in cards that are no author's, in marked-up items and in records.
pub fn names<'s>(survey: &'s Survey<'_>) -> Vec<&'s Read<String>> {
    let cards = survey.formats.iter().filter(|f| !f.author).map(|f| &f.person);
    let mut persons: Vec<&Candidate> = cards.collect();
    survey.items.persons.iter().for_each(|(_, p)| persons.push(p));
    persons.extend(&survey.records.persons);
    persons.into_iter().filter_map(|p| p.name.read()).collect()
}

/// How many persons these are, the same one counted once.
fn structured(survey: &Survey) -> usize {
    let mut kept: Vec<&String> = Vec::new();
    for Read { value, .. } in names(survey) {
        if !kept.iter().any(|n| name::compare(n, value) != Likeness::Different) {
            kept.push(value);
        }
    }
    kept.len()
}

/// The record's person is the one that the heading names, where it names anybody; a different
/// spelling of one part of the name is for the signals to ask about.
fn agrees(survey: &Survey) -> bool {
    let Some(named) = &survey.named else { return true };
    let shown = name::tokens(&named.name.value);
    names(survey).iter().any(|n| {
        name::compare(&n.value, &named.name.value) != Likeness::Different
            || name::tokens(&n.value).iter().any(|t| shown.contains(t))
    })
}

fn has(survey: &Survey, kind: Kind) -> bool {
    survey.sections.iter().any(|s| s.kind == kind && !s.lines.is_empty())
}

fn has_sections(survey: &Survey) -> bool {
    has(survey, Kind::Experience) || has(survey, Kind::Education)
}

fn date_ranges(survey: &Survey) -> usize {
    entries::ranges(&survey.outline, 0..survey.outline.lines.len())
}

/// A name, sections of a résumé, and either dated entries or a way to reach the person.
fn is_resume_page(survey: &Survey) -> bool {
    if survey.named.is_none() && labelled_name(survey).is_none() || !has_sections(survey) || is_article(survey) {
        return false;
    }
    let kinds = [
        Kind::Experience,
        Kind::Education,
        Kind::Skills,
        Kind::Projects,
        Kind::Summary,
        Kind::References,
        Kind::Private,
        Kind::Merits,
        Kind::Volunteer,
        Kind::Profiles,
    ];
    let sections = kinds.iter().filter(|k| has(survey, **k)).count();
    let dated: usize = survey
        .sections
        .iter()
        .filter(|s| matches!(s.kind, Kind::Experience | Kind::Education))
        .map(|s| entries::ranges(&survey.outline, s.lines.clone()))
        .sum();
    sections >= 2
        && (dated >= 1 && (survey.contacts.is_reachable() || dated >= 2)
            || survey.contacts.is_reachable() && sections >= 3)
}

/// A single card that is most of what the page says.
fn is_lone_card(survey: &Survey) -> bool {
    let [card] = survey.formats.as_slice() else { return false };
    let lines = &survey.outline.lines;
    let inside = survey.outline.lines_in(card.node);
    let size = |range: std::ops::Range<usize>| lines[range].iter().map(|l| l.text.len()).sum::<usize>();
    let all = size(0..lines.len());
    let named = card.person.name.value().is_some_and(|n| words::is_name(n));
    !card.author && named && survey.records.persons.is_empty() && all > 0 && size(inside) * 10 >= all * 6
}
