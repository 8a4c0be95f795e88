//! The candidate's own words: where they are, and phrases in them.

use super::{fires, quoted};
use crate::candidate::{Candidate, Place, Read};
use crate::signal::{FieldName, Outcome};

/// A text of the candidate's own.
#[derive(Clone, Copy)]
pub(super) struct Words<'c> {
    /// Field it is of.
    pub field: FieldName,
    /// The text as on the page.
    pub text: &'c str,
    /// Where.
    pub place: &'c Place,
}

/// Every text that the candidate wrote: own line, summary, entries, answers and other words.
pub(super) fn own(c: &Candidate) -> Vec<Words<'_>> {
    let mut all: Vec<(FieldName, &Read<String>)> = Vec::new();
    all.extend(c.headline.read().map(|read| (FieldName::Headline, read)));
    all.extend(c.about.read().map(|read| (FieldName::About, read)));
    for position in &c.positions.items {
        let parts = position.title.iter().chain(&position.description);
        all.extend(parts.map(|read| (FieldName::Positions, read)));
    }
    all.extend(c.answers.items.iter().map(|answer| (FieldName::Answers, &answer.answer)));
    all.extend(c.texts.items.iter().map(|read| (FieldName::Texts, read)));
    all.into_iter().map(|(field, read)| Words { field, text: text(read), place: &read.place }).collect()
}

/// The words as on the page, for what is quoted must be found there again.
pub(super) fn text(read: &Read<String>) -> &str {
    if read.raw.is_empty() { &read.value } else { &read.raw }
}

const FIELDS: [FieldName; 5] =
    [FieldName::Headline, FieldName::About, FieldName::Positions, FieldName::Answers, FieldName::Texts];

/// The span of the first of the phrases (in lower case) that stands in the text as words of its own.
pub(super) fn phrase(text: &str, phrases: &[&str]) -> Option<(usize, usize)> {
    // Lower case of ASCII only, so that bytes keep their places.
    let lower = text.to_ascii_lowercase();
    let spans = phrases.iter().flat_map(|phrase| lower.match_indices(phrase));
    spans.map(|(at, found)| (at, at + found.len())).filter(|&(start, end)| is_bounded(&lower, start, end)).min()
}

/// True when the span does not begin or end within a word.
fn is_bounded(text: &str, start: usize, end: usize) -> bool {
    let letter = |c: Option<char>| c.is_some_and(char::is_alphanumeric);
    let first = text[start..].chars().next();
    // "items[company]" is a piece of code, no gap to fill in.
    let opens = letter(first) || first.is_some_and(|c| "[{<".contains(c));
    let cut_before = opens && letter(text[..start].chars().next_back());
    let cut_after = letter(text[..end].chars().next_back()) && letter(text[end..].chars().next());
    !cut_before && !cut_after
}

/// True for a page of the person's own rather than a profile or an applicant system.
fn is_own_page(c: &Candidate) -> bool {
    c.site == "page"
}

pub(super) fn phrase_left(c: &Candidate, phrases: &[&str], portfolio: bool) -> Outcome {
    if is_own_page(c) != portfolio {
        return Outcome::Silent;
    }
    let mut all = own(c);
    if portfolio {
        all.extend(c.emails.items.iter().map(|read| Words {
            field: FieldName::Emails,
            text: text(read),
            place: &read.place,
        }));
    }
    if all.is_empty() {
        return Outcome::Unasked(FIELDS.to_vec());
    }
    let found = all
        .iter()
        .find_map(|w| phrase(w.text, phrases).map(|(start, end)| quoted(w.field, &w.text[start..end], w.place)));
    found.map_or(Outcome::Silent, |seen| fires(vec![seen]))
}

pub(super) fn instruction(c: &Candidate, phrases: &[&str], exempt: &[&str]) -> Outcome {
    let all = own(c);
    if all.is_empty() {
        return Outcome::Unasked(FIELDS.to_vec());
    }
    let found = all.iter().find_map(|w| {
        let (start, end) = phrase(w.text, phrases)?;
        let cited = is_cited(w.text, start, end) || phrase(w.text, exempt).is_some();
        (!cited).then(|| quoted(w.field, &w.text[start..end], w.place))
    });
    found.map_or(Outcome::Silent, |seen| fires(vec![seen]))
}

/// True when the words stand in quotation marks: then they are spoken of, not spoken.
fn is_cited(text: &str, start: usize, end: usize) -> bool {
    const MARKS: [char; 12] = ['"', '\'', '“', '”', '„', '«', '»', '‘', '’', '`', '「', '」'];
    let before = text[..start].chars().rev().take(3).any(|c| MARKS.contains(&c));
    let after = text[end..].chars().take(24).any(|c| MARKS.contains(&c));
    before && after
}
