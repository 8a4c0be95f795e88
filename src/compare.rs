//! Two accounts of one person side by side: a page against a résumé, or two versions of a résumé.
//!
//! Abbreviations, translated titles, legal forms and dates rounded to years are no difference. What only one
//! side has is said only when the other side's words do not have it anywhere: a reader that missed a line must
//! not make a contradiction of it.

mod career;
mod likeness;

use crate::candidate::date::Month;
use crate::candidate::name::{self, Likeness};
use crate::candidate::{Candidate, Place, Read, Section, email, phone};
use crate::document::Document;
use serde::Serialize;
use std::fmt::Display;

/// Most rows of one table.
const MOST: usize = 120;

/// One table: two accounts, and where they agree and differ.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Comparison {
    /// File on the left; none for the page.
    pub left: Option<u16>,
    /// File on the right.
    pub right: u16,
    /// What was compared, the person first.
    pub rows: Vec<Row>,
}

/// One thing that was compared.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Row {
    /// What.
    pub what: What,
    /// How the two stand to each other.
    pub stand: Stand,
    /// What the left says.
    pub left: Option<Claim>,
    /// What the right says.
    pub right: Option<Claim>,
    /// Months between two dates, beyond what rounding explains; 0 for everything else.
    pub months: i32,
    /// More than rounding, tailoring and an old version explain.
    pub telling: bool,
    /// Rows of one employer share the number; 0 for what is no employer's.
    pub employer: u16,
}

/// What is compared.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum What {
    /// Name.
    Name,
    /// Mail addresses.
    Email,
    /// Telephone numbers.
    Phone,
    /// An employer.
    Employer,
    /// The job at an employer.
    Title,
    /// When an employment began.
    Start,
    /// When it ended.
    End,
    /// A school.
    School,
}

/// How two claims stand to each other.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Stand {
    /// They agree.
    Same,
    /// They differ.
    Differs,
    /// Only the left has it.
    OnlyLeft,
    /// Only the right has it.
    OnlyRight,
}

/// What one side says, in its words.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Claim {
    /// The words.
    pub words: String,
    /// Where they stand.
    pub place: Place,
}

/// One account: what was read of it, and all its words.
pub struct Account<'a> {
    /// What was read.
    pub candidate: &'a Candidate,
    /// Its words, folded, parted by single spaces.
    words: String,
}

impl<'a> Account<'a> {
    /// A page, of which only the fields are known.
    pub fn page(candidate: &'a Candidate) -> Account<'a> {
        let fields = [&candidate.headline, &candidate.about].into_iter().filter_map(|field| field.read());
        let positions = candidate.positions.items.iter();
        let described = positions.flat_map(|p| [&p.title, &p.company, &p.description]).flatten();
        let texts = fields.chain(described).chain(&candidate.texts.items).map(|read| read.value.as_str());
        Account { candidate, words: likeness::words(texts) }
    }

    /// A file.
    pub fn file(candidate: &'a Candidate, document: &Document) -> Account<'a> {
        Account { candidate, words: likeness::words(document.lines.iter().map(|line| line.text.as_str())) }
    }

    /// True when its words hold that name somewhere.
    fn mentions(&self, normal: &str) -> bool {
        normal.is_empty() || self.words.contains(&format!(" {normal} "))
    }

    /// True when a word of a person's name stands anywhere in it.
    pub fn mentions_any_of(&self, name: &str) -> bool {
        name::tokens(name).iter().any(|word| word.chars().count() > 2 && self.mentions(word))
    }
}

/// Lays two accounts side by side.
pub fn compare(left: &Account, right: &Account, today: Month) -> Vec<Row> {
    let (a, b) = (left.candidate, right.candidate);
    let mut rows = Vec::new();
    rows.extend(names(left, right));
    let mail = |x: &str, y: &str| email::normal(x).is_some() && email::normal(x) == email::normal(y);
    rows.extend(contacts(What::Email, &a.emails, &b.emails, &mail));
    rows.extend(contacts(What::Phone, &a.phones, &b.phones, &phone::same));
    career::employers(left, right, today, &mut rows);
    career::schools(left, right, &mut rows);
    rows.truncate(MOST);
    rows
}

fn names(left: &Account, right: &Account) -> Option<Row> {
    let (a, b) = (left.candidate.name.read()?, right.candidate.name.read()?);
    let stand = match name::compare(&a.value, &b.value) {
        Likeness::Different => Stand::Differs,
        Likeness::NotComparable => return None,
        Likeness::Same | Likeness::Compatible => Stand::Same,
    };
    // What was read as a name may be another line of the head.
    let apart = !left.mentions_any_of(&b.value) && !right.mentions_any_of(&a.value);
    Some(Row {
        telling: stand == Stand::Differs && apart,
        ..Row::of(What::Name, stand, Some(claim(a)), Some(claim(b)))
    })
}

/// Contacts of one kind: one in common is enough.
fn contacts(
    what: What,
    a: &Section<Read<String>>,
    b: &Section<Read<String>>,
    same: &dyn Fn(&str, &str) -> bool,
) -> Option<Row> {
    let (first, second) = (a.items.first()?, b.items.first()?);
    let pairs = a.items.iter().take(20).flat_map(|x| b.items.iter().take(20).map(move |y| (x, y)));
    let (stand, x, y) = match pairs.into_iter().find(|(x, y)| same(&x.value, &y.value)) {
        Some((x, y)) => (Stand::Same, x, y),
        None => (Stand::Differs, first, second),
    };
    Some(Row::of(what, stand, Some(claim(x)), Some(claim(y))))
}

impl Row {
    fn of(what: What, stand: Stand, left: Option<Claim>, right: Option<Claim>) -> Row {
        Row { what, stand, left, right, months: 0, telling: false, employer: 0 }
    }
}

/// The value where the words hold it, else the words.
fn claim<T: Display>(read: &Read<T>) -> Claim {
    let value = read.value.to_string();
    let words = if read.raw.is_empty() || read.raw.contains(&value) { value } else { read.raw.clone() };
    Claim { words, place: read.place.clone() }
}
