//! The candidate's own words: where they are, and phrases in them.

use super::{Sight, fires, quoted};
use crate::candidate::{Candidate, Place, Position, Read};
use crate::phrase::{self, Hits, List};
use crate::signal::{FieldName, Outcome};

/// A text of the candidate's own.
pub(super) struct Words<'c> {
    /// Field it is of.
    pub field: FieldName,
    /// The text as on the page.
    pub text: &'c str,
    /// Where.
    pub place: &'c Place,
    /// The entry that it describes.
    pub describes: Option<&'c Position>,
    /// All phrases in it.
    pub hits: Hits,
}

impl<'c> Words<'c> {
    pub(super) fn new(field: FieldName, read: &'c Read<String>) -> Self {
        let text = text(read);
        Words { field, text, place: &read.place, describes: None, hits: phrase::find(text) }
    }
}

/// A text as it was read, its field, and the entry that it describes.
type Text<'c> = (FieldName, &'c Read<String>, Option<&'c Position>);

/// Every text that the candidate wrote: own line, summary, entries, answers and other words.
pub(super) fn texts(c: &Candidate) -> Vec<Text<'_>> {
    let mut all: Vec<Text<'_>> = Vec::new();
    all.extend(c.headline.read().map(|read| (FieldName::Headline, read, None)));
    all.extend(c.about.read().map(|read| (FieldName::About, read, None)));
    for position in &c.positions.items {
        all.extend(position.title.as_ref().map(|read| (FieldName::Positions, read, None)));
        all.extend(position.description.as_ref().map(|read| (FieldName::Positions, read, Some(position))));
    }
    all.extend(c.answers.items.iter().map(|answer| (FieldName::Answers, &answer.answer, None)));
    all.extend(c.texts.items.iter().map(|read| (FieldName::Texts, read, None)));
    all
}

/// The same texts, with the phrases in them.
pub(super) fn own(c: &Candidate) -> Vec<Words<'_>> {
    let words = |(field, read, describes)| Words { describes, ..Words::new(field, read) };
    texts(c).into_iter().map(words).collect()
}

/// The words as on the page, for what is quoted must be found there again.
pub(super) fn text(read: &Read<String>) -> &str {
    if read.raw.is_empty() { &read.value } else { &read.raw }
}

const FIELDS: [FieldName; 5] =
    [FieldName::Headline, FieldName::About, FieldName::Positions, FieldName::Answers, FieldName::Texts];

/// True for a page of the person's own rather than a profile or an applicant system.
fn is_own_page(c: &Candidate) -> bool {
    c.site == "page"
}

pub(super) fn phrase_left(sight: &Sight<'_>, phrases: List, portfolio: bool) -> Outcome {
    let c = sight.candidate;
    if is_own_page(c) != portfolio {
        return Outcome::Silent;
    }
    let mail = if portfolio { c.emails.items.as_slice() } else { &[] };
    let mail: Vec<_> = mail.iter().map(|read| Words::new(FieldName::Emails, read)).collect();
    if sight.own().is_empty() && mail.is_empty() {
        return Outcome::Unasked(FIELDS.to_vec());
    }
    let found = sight
        .own()
        .iter()
        .chain(&mail)
        .find_map(|w| w.hits.first(phrases).map(|(start, end)| quoted(w.field, &w.text[start..end], w.place)));
    found.map_or(Outcome::Silent, |seen| fires(vec![seen]))
}

pub(super) fn instruction(sight: &Sight<'_>, phrases: List, exempt: List) -> Outcome {
    if sight.own().is_empty() {
        return Outcome::Unasked(FIELDS.to_vec());
    }
    let found = sight.own().iter().find_map(|w| {
        let (start, end) = w.hits.first(phrases)?;
        let cited = is_cited(w.text, start, end) || w.hits.has(exempt);
        (!cited).then(|| quoted(w.field, &w.text[start..end], w.place))
    });
    found.map_or(Outcome::Silent, |seen| fires(vec![seen]))
}

/// True when the words stand in quotation marks: then they are spoken of, not spoken.
pub(super) fn is_cited(text: &str, start: usize, end: usize) -> bool {
    const MARKS: [char; 12] = ['"', '\'', '“', '”', '„', '«', '»', '‘', '’', '`', '「', '」'];
    let before = text[..start].chars().rev().take(3).any(|c| MARKS.contains(&c));
    let after = text[end..].chars().take(24).any(|c| MARKS.contains(&c));
    before && after
}
