//! Employers with their dates and titles, and schools: what the two sides share, and what one leaves out.

use super::likeness::{Name, are_titles_akin};
use super::{Account, Claim, Row, Stand, What, claim};
use crate::candidate::date::{End, Month};
use crate::candidate::{Candidate, Position, Read};

/// Most employers of one side.
const MOST: usize = 40;
/// Months by which two dates may be apart when both name a month, or when one is only a year.
const ALLOWED: (i32, i32) = (6, 12);
/// One month more or less is rounding.
const ROUNDING: i32 = 1;
/// An employer of fewer months may be left out of either side.
const SHORT: i32 = 12;
/// Jobs that ended so many months ago may be left out.
const LONG_AGO: i32 = 120;

/// All that one side says of one employer.
struct Stay<'c> {
    name: Name,
    company: &'c Read<String>,
    positions: Vec<&'c Position>,
}

impl<'c> Stay<'c> {
    fn start(&self) -> Option<&'c Read<Month>> {
        self.positions.iter().filter_map(|p| p.start.as_ref()).min_by_key(|s| s.value.earliest())
    }

    fn end(&self) -> Option<&'c Read<End>> {
        self.positions.iter().filter_map(|p| p.end.as_ref()).max_by_key(|e| latest(e.value))
    }

    /// A job of a year or longer that ended in the last ten.
    fn is_weighty(&self, today: Month) -> bool {
        let (Some(start), Some(end)) = (self.start(), self.end()) else { return false };
        let until = latest(end.value).min(today.latest());
        until - start.value.earliest() >= SHORT && today.latest() - until < LONG_AGO
    }

    fn claim(&self) -> Claim {
        claim(self.company)
    }
}

fn latest(end: End) -> i32 {
    if let End::At(month) = end { month.latest() } else { i32::MAX }
}

fn stays(c: &Candidate) -> Vec<Stay<'_>> {
    let mut all: Vec<Stay> = Vec::new();
    for position in &c.positions.items {
        let Some(company) = &position.company else { continue };
        let name = Name::of(&company.value);
        match all.iter().position(|stay| stay.name.is_like(&name)) {
            Some(at) => all[at].positions.push(position),
            None if all.len() < MOST => all.push(Stay { name, company, positions: vec![position] }),
            None => break,
        }
    }
    all
}

/// The employers of both sides, in the order of the left; then those that only the right has.
pub(super) fn employers(left: &Account, right: &Account, today: Month, rows: &mut Vec<Row>) {
    let (ours, mut theirs) = (stays(left.candidate), stays(right.candidate));
    if ours.is_empty() || theirs.is_empty() {
        return;
    }
    let shared = |sections: [&Account; 2]| sections.iter().any(|a| a.candidate.positions.partial);
    let partial = shared([left, right]);
    for (number, stay) in (1..).zip(&ours) {
        let at = theirs.iter().position(|other| other.name.is_like(&stay.name));
        match at.map(|at| theirs.remove(at)) {
            Some(other) => both(stay, &other, number, today, rows),
            None if partial || right.mentions(&stay.name.normal) => {}
            None => rows.push(Row {
                telling: stay.is_weighty(today),
                employer: number,
                ..Row::of(What::Employer, Stand::OnlyLeft, Some(stay.claim()), None)
            }),
        }
    }
    let next = ours.len() as u16 + 1;
    for (number, stay) in (next..).zip(&theirs) {
        if !partial && !left.mentions(&stay.name.normal) {
            let telling = stay.is_weighty(today);
            let row = Row::of(What::Employer, Stand::OnlyRight, None, Some(stay.claim()));
            rows.push(Row { telling, employer: number, ..row });
        }
    }
}

/// One employer that both sides name.
fn both(a: &Stay, b: &Stay, employer: u16, today: Month, rows: &mut Vec<Row>) {
    let row = Row::of(What::Employer, Stand::Same, Some(a.claim()), Some(b.claim()));
    rows.push(Row { employer, ..row });
    if let (Some(x), Some(y)) = (a.start(), b.start()) {
        let between = (apart(x.value, y.value), is_coarse(x.value) || is_coarse(y.value));
        rows.extend(dates(What::Start, (claim(x), claim(y)), between, true).map(|row| Row { employer, ..row }));
    }
    if let (Some(x), Some(y)) = (a.end(), b.end()) {
        let (between, sure) = ends(x.value, y.value, today);
        rows.extend(dates(What::End, (claim(x), claim(y)), between, sure).map(|row| Row { employer, ..row }));
    }
    rows.extend(titles(a, b).map(|row| Row { employer, ..row }));
}

/// A row where dates are further apart than rounding explains.
fn dates(what: What, (x, y): (Claim, Claim), (months, coarse): (i32, bool), sure: bool) -> Option<Row> {
    let allowed = if coarse { ALLOWED.1 } else { ALLOWED.0 };
    let row = Row::of(what, Stand::Differs, Some(x), Some(y));
    (months > ROUNDING).then_some(Row { months, telling: sure && months > allowed, ..row })
}

/// Months between the two, as near as they can be.
fn apart(a: Month, b: Month) -> i32 {
    (a.earliest() - b.latest()).max(b.earliest() - a.latest()).max(0)
}

fn is_coarse(month: Month) -> bool {
    month.month.is_none()
}

/// Months between two ends. "Present" in an old version says nothing of today, so it is never telling.
fn ends(a: End, b: End, today: Month) -> ((i32, bool), bool) {
    match (a, b) {
        (End::At(a), End::At(b)) => ((apart(a, b), is_coarse(a) || is_coarse(b)), true),
        (End::At(only), End::Present) | (End::Present, End::At(only)) => {
            (((today.earliest() - only.latest()).max(0), is_coarse(only)), false)
        }
        (End::Present, End::Present) => ((0, false), true),
    }
}

/// A row where no title of the one side can be one of the other's.
fn titles(a: &Stay, b: &Stay) -> Option<Row> {
    let of = |stay: &Stay| stay.positions.iter().filter_map(|p| p.title.as_ref()).take(12).cloned().collect::<Vec<_>>();
    let (ours, theirs) = (of(a), of(b));
    let akin = ours.iter().any(|x| theirs.iter().any(|y| are_titles_akin(&x.value, &y.value)));
    let (x, y) = (ours.first()?, theirs.first()?);
    (!akin).then(|| Row::of(What::Title, Stand::Differs, Some(claim(x)), Some(claim(y))))
}

/// A school as it is compared: its name, and when it was left.
type School<'c> = (Name, &'c Read<String>, Option<End>);

fn schools_of(c: &Candidate) -> Vec<School<'_>> {
    let items = c.education.items.iter().take(MOST);
    items.filter_map(|s| s.school.as_ref().map(|r| (Name::of(&r.value), r, s.end.as_ref().map(|e| e.value)))).collect()
}

/// Schools that only one side has. A school left at the same time is the same one in another language.
pub(super) fn schools(left: &Account, right: &Account, rows: &mut Vec<Row>) {
    let (ours, theirs) = (schools_of(left.candidate), schools_of(right.candidate));
    let partial = left.candidate.education.partial || right.candidate.education.partial;
    if ours.is_empty() || theirs.is_empty() || partial {
        return;
    }
    let missing = |one: &School, others: &[School], account: &Account| {
        !others.iter().any(|other| other.0.is_like(&one.0) || left_together(one.2, other.2))
            && !account.mentions(&one.0.normal)
    };
    for one in ours.iter().filter(|one| missing(one, &theirs, right)) {
        rows.push(Row::of(What::School, Stand::OnlyLeft, Some(claim(one.1)), None));
    }
    for one in theirs.iter().filter(|one| missing(one, &ours, left)) {
        rows.push(Row::of(What::School, Stand::OnlyRight, None, Some(claim(one.1))));
    }
}

fn left_together(a: Option<End>, b: Option<End>) -> bool {
    matches!((a, b), (Some(End::At(a)), Some(End::At(b))) if apart(a, b) == 0)
}

#[cfg(test)]
mod tests {
    use super::super::{Stand, What, compare};
    use super::*;
    use crate::candidate::input;
    use crate::document::{Document, Line};

    fn candidate(positions: &[(&str, &str, &str, &str)]) -> Candidate {
        let items: Vec<_> = positions
            .iter()
            .map(|(title, company, start, end)| serde_json::json!({"title": title, "company": company, "start": start, "end": end}))
            .collect();
        let json =
            serde_json::json!({"name": "Mara Lindqvist", "emails": ["mara@lindqvist.example"], "positions": items});
        input::candidate(&json.to_string()).expect("a candidate")
    }

    fn rows(left: &Candidate, right: &Candidate, text: &[&str]) -> Vec<(What, Stand, i32, bool)> {
        let lines = text.iter().map(|text| Line { text: (*text).to_owned(), ..Line::default() }).collect();
        let document = Document { lines, ..Document::default() };
        let (left, right) = (Account::page(left), Account::file(right, &document));
        let today = Month { year: 2026, month: Some(11) };
        let rows = compare(&left, &right, today);
        rows.into_iter().map(|r| (r.what, r.stand, r.months, r.telling)).filter(|r| r.1 != Stand::Same).collect()
    }

    #[test]
    fn rounding_legal_forms_and_split_roles_are_no_difference() {
        let page = candidate(&[
            ("Lead Engineer", "Example Grid GmbH", "2021-03", "present"),
            ("Engineer", "Example Grid", "2019-01", "2021-02"),
            ("Analyst", "Harbour Light Ltd", "2015-05", "2018-12"),
        ]);
        let file = candidate(&[
            ("Softwareentwicklerin", "Example Grid", "2019", "present"),
            ("Analyst", "Harbour Light", "2015-06", "2018"),
        ]);
        assert_eq!(rows(&page, &file, &[]), []);
    }

    #[test]
    fn dates_titles_and_employers_that_differ() {
        let page = candidate(&[
            ("Accountant", "Example Grid", "2019-01", "2021-02"),
            ("Analyst", "Harbour Light", "2015-05", "2018-12"),
            ("Clerk", "Old Mill", "1999", "2001"),
            ("Engineer", "Nordwind", "2021-03", "present"),
        ]);
        let file = candidate(&[
            ("Engineer", "Example Grid", "2017-01", "2021-03"),
            ("Analyst", "Silver Pine", "2013-05", "2016-12"),
            ("Engineer", "Nordwind", "2021-03", "2025-03"),
        ]);
        let seen = rows(&page, &file, &["Old Mill, one of many"]);
        let expected = [
            (What::Start, Stand::Differs, 24, true),
            (What::Title, Stand::Differs, 0, false),
            (What::Employer, Stand::OnlyLeft, 0, true),
            (What::End, Stand::Differs, 20, false),
            (What::Employer, Stand::OnlyRight, 0, true),
        ];
        assert_eq!(seen, expected);
    }

    #[test]
    fn a_part_of_a_list_leaves_nothing_out() {
        let mut page = candidate(&[("Engineer", "Nordwind", "2021-03", "present")]);
        page.positions.partial = true;
        let file = candidate(&[("Analyst", "Silver Pine", "2013-05", "2016-12")]);
        assert_eq!(rows(&page, &file, &[]), []);
    }
}
