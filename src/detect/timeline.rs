//! Dates against each other and against history.

use super::career::{career, overlap as months_of_overlap};
use super::words::Words;
use super::{Sight, evidence, fires, fires_lesser, listed, quoted};
use crate::Day;
use crate::candidate::date::End;
use crate::candidate::fold::table;
use crate::candidate::{Candidate, Place, Position, company, fold};
use crate::kept::lists as words;
use crate::lists;
use crate::lists::technology::{self, Technology};
use crate::phrase::{self, List};
use crate::signal::{Evidence, FieldName, Outcome};

/// Entries of the last years only: honest people retell older ones in the words of today, and the longer the
/// career, the more of them there are.
pub(super) fn too_early(sight: &Sight<'_>, near_months: i32, within_months: i32) -> Outcome {
    if sight.candidate.positions.items.is_empty() {
        return Outcome::Unasked(vec![FieldName::Positions]);
    }
    // The entry that is furthest from what was possible says most.
    let is_recent = |words: &&Words<'_>| words.describes.is_some_and(|p| is_recent(p, sight.today, within_months));
    let widest = sight.own().iter().filter(is_recent).filter_map(anachronism).max_by_key(|(months, _)| *months);
    match widest {
        None => Outcome::Silent,
        Some((months, seen)) if months < near_months => fires_lesser(seen),
        Some((_, seen)) => fires(seen),
    }
}

fn is_recent(position: &Position, today: Day, within_months: i32) -> bool {
    let end = position.end.as_ref().map(|end| end.value);
    matches!(end, Some(End::At(month)) if today.month().latest() - month.latest() <= within_months)
}

/// Months from the end of an entry to the month in which what it names was public.
fn anachronism(words: &Words<'_>) -> Option<(i32, Vec<Evidence>)> {
    let end = words.describes?.end.as_ref()?;
    let End::At(month) = end.value else { return None };
    let months = |technology: &Technology| technology.public.earliest() - month.latest();
    let (seen, found) = named_by(words).max_by_key(|(_, found)| months(found))?;
    let public = listed(&seen, found.public.to_string());
    (months(found) > 0).then(|| (months(found), vec![seen, evidence(FieldName::Positions, end), public]))
}

/// The technologies that the words of an entry name. A title alone is left out: it may be a trade
/// ("Docker" works in a harbour).
fn named_by(words: &Words<'_>) -> impl Iterator<Item = (Evidence, &'static Technology)> {
    let named = technology::mentions(&words.hits);
    named.map(|m| (quoted(words.field, &words.text[m.span.0..m.span.1], words.place), m.technology))
}

/// "12 years of experience with Kubernetes".
pub(super) struct Claim<'c> {
    /// The number.
    pub years: i32,
    field: FieldName,
    quote: &'c str,
    place: &'c Place,
    technology: Option<&'static Technology>,
}

impl Claim<'_> {
    /// The words as evidence.
    pub(super) fn evidence(&self) -> Evidence {
        quoted(self.field, self.quote, self.place)
    }
}

/// Every claim of years in the candidate's own words.
pub(super) fn claims<'c>(own: &[Words<'c>]) -> Vec<Claim<'c>> {
    own.iter().flat_map(claims_of).collect()
}

/// Most claims that are looked at in one text.
const MOST_CLAIMS: usize = 64;

fn claims_of<'c>(words: &Words<'c>) -> Vec<Claim<'c>> {
    units(words.text).take(MOST_CLAIMS).filter_map(|unit| claim(words, unit)).collect()
}

/// The words for years behind numbers of one or two digits, in the languages that are read.
fn units(text: &str) -> impl Iterator<Item = (usize, usize)> + '_ {
    let (bytes, known) = (text.as_bytes(), words::YEARS.as_str());
    let digit = move |at: usize| bytes.get(at).is_some_and(u8::is_ascii_digit);
    // Most numbers are years of the calendar and have four digits.
    let ends = (1..bytes.len()).filter(move |&at| digit(at - 1) && !digit(at) && !(at > 2 && digit(at - 3)));
    ends.filter_map(move |at| {
        let rest = text.get(at..)?.trim_start_matches(['\u{a0}', ' ', '+', '-']);
        let unit = rest.find(|c: char| !c.is_alphabetic()).unwrap_or(rest.len());
        let at = text.len() - rest.len();
        holds(known, &rest[..unit]).then_some((at, at + unit))
    })
}

/// True when the list, parted by spaces, has the word.
fn holds(list: &str, word: &str) -> bool {
    list.split(' ').any(|known| known.eq_ignore_ascii_case(word))
}

fn claim<'c>(words: &Words<'c>, (unit, unit_end): (usize, usize)) -> Option<Claim<'c>> {
    let (start, years) = years_before(&words.text[..unit])?;
    let (end, technology) = object(words.text, unit_end)?;
    Some(Claim { years, field: words.field, quote: words.text[start..end].trim(), place: words.place, technology })
}

/// The number right before, "10", "10+" or "10 +", and where it begins. "5-10 years" says 5;
/// "1.5 years" and "2010 years" say nothing.
fn years_before(text: &str) -> Option<(usize, i32)> {
    let (start, years) = number_before(text)?;
    let (start, years) = match text[..start].trim_end_matches(' ').strip_suffix(['-', '–']) {
        Some(range) => number_before(range).filter(|(_, low)| *low <= years)?,
        None => (start, years),
    };
    let joined = text[..start].chars().next_back().is_some_and(|c| c.is_alphanumeric() || ".,/$€£#'’-–".contains(c));
    (!joined).then_some((start, years))
}

fn number_before(text: &str) -> Option<(usize, i32)> {
    let text = text.trim_end_matches([' ', '+', '-', '\u{a0}']);
    let digits = text.len() - text.trim_end_matches(|c: char| c.is_ascii_digit()).len();
    let start = text.len() - digits;
    let years = text[start..].parse::<i32>().ok().filter(|years| (1..=60).contains(years) && digits <= 2)?;
    Some((start, years))
}

/// Longest word between the years and what they are of, in bytes.
const LONGEST: usize = 20;

/// What the years are of: the end of the claim's words, and the technology when it comes at once.
/// `None` when the words are about something else (an age, a warranty, a plan).
fn object(text: &str, from: usize) -> Option<(usize, Option<&'static Technology>)> {
    let (experience, between) = (words::EXPERIENCE.as_str(), words::BETWEEN_YEARS.as_str());
    let (mut at, mut end, mut is_experience) = (from, from, false);
    loop {
        let rest = &text[at..];
        at += rest.len() - rest.trim_start_matches([' ', '(', '\u{a0}', '\'', '’']).len();
        if let Some(found) = technology::leading(&text[at..]) {
            return Some((at + found.span.1, Some(found.technology)));
        }
        let word = text[at..].split(|c: char| !(c.is_alphanumeric() || c == '-')).next().unwrap_or_default();
        let names_it = holds(experience, word);
        if word.is_empty() || word.len() > LONGEST || !(names_it || holds(between, word)) {
            return is_experience.then_some((end, None));
        }
        at += word.len();
        is_experience |= names_it;
        end = if is_experience { at } else { end };
    }
}

pub(super) fn years_exceed(sight: &Sight<'_>, grace_months: i32, career_grace_years: i32) -> Outcome {
    let today = sight.today;
    let claims = claims(sight.own());
    if sight.own().is_empty() {
        return Outcome::Unasked(vec![FieldName::Headline, FieldName::About, FieldName::Positions, FieldName::Texts]);
    }
    let beyond = claims.iter().find_map(|claim| {
        let technology = claim.technology?;
        let life = today.month().latest() - technology.public.earliest();
        (claim.years * 12 > life + grace_months)
            .then(|| vec![claim.evidence(), listed(&claim.evidence(), technology.public.to_string())])
    });
    if let Some(seen) = beyond {
        return fires(seen);
    }
    beyond_career(sight, &claims, career_grace_years).map_or(Outcome::Silent, fires_lesser)
}

/// More years of experience than everything on the page, work and studies, has lasted. Only where
/// the page shows all of it; what page or résumé tells beyond the other counts.
fn beyond_career(sight: &Sight<'_>, claims: &[Claim<'_>], grace: i32) -> Option<Vec<Evidence>> {
    let (c, today) = (sight.candidate, sight.today);
    if c.positions.partial || c.positions.items.len() < 3 || c.education.partial || c.partial.contains("guest_view") {
        return None;
    }
    let start = career(c, today)?.start;
    let first = sight.persons.iter().flat_map(|other| began(other)).chain(began(c)).min()?;
    let possible = today.month().latest() - first;
    let claim = claims.iter().find(|claim| claim.technology.is_none() && claim.years * 12 > possible + grace * 12)?;
    Some(vec![claim.evidence(), evidence(FieldName::Positions, start)])
}

/// The months in which work or studies began, or studies ended.
fn began(c: &Candidate) -> impl Iterator<Item = i32> {
    let work = c.positions.items.iter().filter_map(|p| p.start.as_ref());
    let studies = c.education.items.iter();
    let studies =
        studies.flat_map(|s| s.start.iter().map(|r| r.value.earliest()).chain(s.end.iter().filter_map(ended)));
    work.map(|read| read.value.earliest()).chain(studies)
}

fn ended(read: &crate::candidate::Read<End>) -> Option<i32> {
    match read.value {
        End::At(month) => Some(month.earliest()),
        End::Present => None,
    }
}

/// Most entries that are compared with each other.
const MOST_ENTRIES: usize = 60;

pub(super) fn overlap(c: &Candidate, today: Day, months: i32, exempt: List) -> Outcome {
    if c.positions.items.len() < 2 {
        return Outcome::Unasked(vec![FieldName::Positions]);
    }
    let jobs: Vec<&Position> = c.positions.items.iter().take(MOST_ENTRIES).filter(|p| is_job(p, exempt)).collect();
    let pairs = jobs.iter().enumerate().flat_map(|(at, a)| jobs[at + 1..].iter().map(move |b| (*a, *b)));
    let mut found: Vec<_> =
        pairs.filter(|(a, b)| months_of_overlap(a, b, today) >= months && !is_one_employer(a, b)).collect();
    // The pair that the page itself calls full-time says more.
    let rank = |pair: &(&Position, &Position)| !(is_full_time(pair.0) && is_full_time(pair.1));
    table::sort(&mut found, &|a, b| rank(a).cmp(&rank(b)));
    let Some((a, b)) = found.first() else { return Outcome::Silent };
    let seen: Vec<_> =
        [a, b].iter().filter_map(|p| p.company.as_ref()).map(|read| evidence(FieldName::Positions, read)).collect();
    if is_full_time(a) && is_full_time(b) { fires(seen) } else { fires_lesser(seen) }
}

/// An entry with an employer and no word of other work.
fn is_job(position: &Position, exempt: List) -> bool {
    let parts = [&position.title, &position.employment, &position.company, &position.location];
    let words = parts.into_iter().flatten().map(|read| fold::fold(&read.value)).collect::<Vec<_>>().join(" | ");
    position.company.is_some()
        && position.title.is_some()
        && position.start.is_some()
        && !phrase::find(&words).has(exempt)
}

fn is_full_time(position: &Position) -> bool {
    const WORDS: [&str; 12] = [
        "full-time",
        "full time",
        "fulltime",
        "vollzeit",
        "temps plein",
        "jornada completa",
        "tempo completo",
        "tempo integral",
        "pelny etat",
        "정규직",
        "全职",
        "正社員",
    ];
    let contract = position.employment.as_ref().map(|read| fold::fold(&read.value)).unwrap_or_default();
    WORDS.iter().any(|word| contract.contains(word))
}

/// The same employer, or one whose name holds the other's: moves within a group are no second job.
fn is_one_employer(a: &Position, b: &Position) -> bool {
    let (Some(a), Some(b)) = (&a.company, &b.company) else { return true };
    let (x, y) = (company::normal(&a.value), company::normal(&b.value));
    let first = |name: &str| name.split(' ').next().unwrap_or_default().to_owned();
    let related = x.contains(&y) || y.contains(&x) || (first(&x) == first(&y) && first(&x).len() > 3);
    company::same(&a.value, &b.value) || related
}

pub(super) fn older_than_founding(c: &Candidate, grace: i32) -> Outcome {
    super::first(FieldName::Positions, &c.positions.items, |position| {
        let (company, start) = (position.company.as_ref()?, position.start.as_ref()?);
        let founded = lists::founded(&company.value)?;
        let seen = evidence(FieldName::Positions, start);
        let year = listed(&seen, founded.to_string());
        (start.value.year < founded - grace).then(|| vec![seen, evidence(FieldName::Positions, company), year])
    })
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use super::*;

    fn read(text: &str) -> Vec<(i32, String, Option<i32>)> {
        let read = crate::candidate::Read::text(text, Place::text(0), "test");
        let found = claims_of(&Words::new(FieldName::About, &read));
        found.into_iter().map(|c| (c.years, c.quote.to_owned(), c.technology.map(|t| t.public.year))).collect()
    }

    #[test]
    fn years_of_something_are_read() {
        assert_eq!(read("I bring 12+ years of Kubernetes."), [(12, "12+ years of Kubernetes".into(), Some(2014))]);
        assert_eq!(
            read("5-10 years' experience with React Native"),
            [(5, "5-10 years' experience with React Native".into(), Some(2015))]
        );
        assert_eq!(read("(8 yrs experience in IT)"), [(8, "8 yrs experience in IT".into(), None)]);
        assert_eq!(
            read("15 years of professional experience"),
            [(15, "15 years of professional experience".into(), None)]
        );
    }

    #[test]
    fn other_years_are_left_alone() {
        for text in [
            "aged 25 years",
            "10 years of Java, Python and Kubernetes",
            "1.5 years of experience",
            "a 30 year mortgage",
            "3 years ago",
            "10 years of software development on Kubernetes clusters today",
            "2010 years",
            "yearly",
            "year",
            "years of experience",
        ] {
            assert!(read(text).iter().all(|(_, _, technology)| technology.is_none()), "{text}: {:?}", read(text));
        }
        assert_eq!(read("aged 25 years, 3 years ago, a 30 year mortgage"), []);
    }

    #[test]
    fn years_are_read_in_other_languages() {
        for (text, quote) in [
            ("Gerente | 25 años de experiencia", "25 años de experiencia"),
            ("25 Jahre Berufserfahrung, Logistik", "25 Jahre Berufserfahrung"),
            ("j’ai 25 ans d’expérience", "25 ans d’expérience"),
            ("25 anos de experiência", "25 anos de experiência"),
            ("25 anni di esperienza", "25 anni di esperienza"),
            ("ponad 25 lat doświadczenia", "25 lat doświadczenia"),
            ("met 25 jaar ervaring", "25 jaar ervaring"),
        ] {
            assert_eq!(read(text), [(25, quote.to_owned(), None)]);
        }
        let german = (12, "12 Jahre Erfahrung mit Kubernetes".to_owned(), Some(2014));
        assert_eq!(read("12 Jahre Erfahrung mit Kubernetes"), [german]);
        for text in ["tengo 45 años", "seit 10 Jahren verheiratet", "âgée de 45 ans, deux enfants", "dziecko ma 5 lat"]
        {
            assert_eq!(read(text), [], "{text}");
        }
    }

    #[test]
    fn many_years_cost_little() {
        assert!(read(&"year 5 years ".repeat(50_000)).len() <= MOST_CLAIMS);
        for part in ["9-", "9 ", "9 years", "9 years of ", "9+ y", "9 experience ", "9 y-"] {
            let hostile = part.repeat(40_000) + "9 years of experience";
            assert!(read(&hostile).len() <= MOST_CLAIMS, "{part}");
        }
    }

    #[test]
    fn months_that_touch_do_not_overlap() {
        let today = Day { year: 2026, month: 11, day: 22 };
        let json = |a: &str, b: &str| {
            format!(
                r#"{{"positions": [{{"title": "t", "company": "a", {a}}}, {{"title": "t", "company": "b", {b}}}]}}"#
            )
        };
        let months = |a: &str, b: &str| {
            let c = crate::candidate::input::candidate(&json(a, b)).unwrap();
            months_of_overlap(&c.positions.items[0], &c.positions.items[1], today)
        };
        assert_eq!(months(r#""start": "2020-01", "end": "2020-06""#, r#""start": "2020-06", "end": "2021-01""#), 0);
        assert!(months(r#""start": "2019", "end": "2020""#, r#""start": "2020", "end": "2021""#) <= 0);
        assert_eq!(months(r#""start": "2020-01", "end": "present""#, r#""start": "2026-01", "end": "present""#), 10);
    }
}
