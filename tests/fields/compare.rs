//! Candidates compared field by field: what a reader should make of an input, and what it made of it.

use serde_json::Value;
use std::collections::BTreeMap;

/// Fields that count.
pub const SCORED: &[&str] = &[
    "name",
    "headline",
    "location",
    "positions.title",
    "positions.company",
    "positions.start",
    "positions.end",
    "education.school",
    "education.degree",
    "education.start",
    "education.end",
    "links",
    "emails",
    "phones",
];

/// How often a field was right, there without being expected, and expected without being there.
#[derive(Default, Clone, Copy)]
pub struct Score {
    /// Equal.
    pub right: u32,
    /// Read, and not what was expected.
    pub wrong: u32,
    /// Expected, and not what was read.
    pub missed: u32,
}

impl Score {
    pub fn precision(self) -> f64 {
        ratio(self.right, self.right + self.wrong)
    }
    pub fn recall(self) -> f64 {
        ratio(self.right, self.right + self.missed)
    }
    pub fn f1(self) -> f64 {
        ratio(2 * self.right, 2 * self.right + self.wrong + self.missed)
    }
}

fn ratio(part: u32, whole: u32) -> f64 {
    if whole == 0 { 1.0 } else { f64::from(part) / f64::from(whole) }
}

/// What was compared.
#[derive(Default)]
pub struct Report {
    /// By field.
    pub fields: BTreeMap<String, Score>,
    /// What differed, in words.
    pub troubles: Vec<String>,
}

impl Report {
    /// Notes one expected and one read value; `None` on both sides counts for nothing.
    pub fn note(&mut self, page: &str, field: &str, expected: Option<String>, read: Option<String>) {
        let score = self.fields.entry(field.to_owned()).or_default();
        match (&expected, &read) {
            (None, None) => return,
            (Some(e), Some(r)) if e == r => {
                score.right += 1;
                return;
            }
            (Some(_), None) => score.missed += 1,
            (None, Some(_)) => score.wrong += 1,
            (Some(_), Some(_)) => {
                score.missed += 1;
                score.wrong += 1;
            }
        }
        self.troubles.push(format!("{page}: {field}: expected {expected:?}, read {read:?}"));
    }

    /// The table of all fields.
    pub fn print(&self) {
        println!("{:20} {:>9} {:>9} {:>9}", "field", "precision", "recall", "F1");
        for (field, score) in &self.fields {
            println!("{field:20} {:>9.3} {:>9.3} {:>9.3}", score.precision(), score.recall(), score.f1());
        }
        println!("{:20} {:>29.3}", "all that count", self.whole().f1());
        if std::env::var_os("SHOW").is_some() {
            self.troubles.iter().for_each(|t| println!("{t}"));
        }
    }

    /// All scored fields together, each value counting once.
    pub fn whole(&self) -> Score {
        SCORED.iter().filter_map(|field| self.fields.get(*field)).fold(Score::default(), |sum, one| Score {
            right: sum.right + one.right,
            wrong: sum.wrong + one.wrong,
            missed: sum.missed + one.missed,
        })
    }
}

/// A value as text.
pub fn string(value: &Value) -> Option<String> {
    match value {
        Value::Null => None,
        Value::String(text) => Some(text.clone()),
        other => Some(other.to_string()),
    }
}

/// Lists are compared without regard to order.
pub fn lists(
    page: &str,
    field: &str,
    expected: &Value,
    read: &Value,
    text: impl Fn(&Value) -> Option<String>,
    report: &mut Report,
) {
    let all = |v: &Value| v.as_array().into_iter().flatten().filter_map(&text).collect::<Vec<String>>();
    let mut read = all(read);
    for value in all(expected) {
        let found = read.iter().position(|r| *r == value).map(|at| read.remove(at));
        report.note(page, field, Some(value), found);
    }
    read.into_iter().for_each(|value| report.note(page, field, None, Some(value)));
}

/// Entries are compared in order, beside those that they share most with; a degree may be given whole or by one of its parts,
/// and its parts may be joined by a comma or not.
pub fn entries(page: &str, section: &str, fields: &[&str], expected: &Value, record: &Value, report: &mut Report) {
    let none = Vec::new();
    let (wanted, read) = (expected[section].as_array().unwrap_or(&none), record[section].as_array().unwrap_or(&none));
    for (want, have) in aligned(wanted, read, fields) {
        for field in fields {
            let (want, mut have) = (string(&want[*field]), string(&have[*field]));
            if let (Some(w), Some(h)) = (&want, &have)
                && *field == "degree"
                && (w.split(", ").any(|part| part == h) || w.replace(',', "") == h.replace(',', ""))
            {
                have = want.clone();
            }
            report.note(page, &format!("{section}.{field}"), want, have);
        }
    }
}

/// Pairs in order such that as many values as possible are equal; an entry without a partner stands beside nothing.
fn aligned<'a>(wanted: &'a [Value], read: &'a [Value], fields: &[&str]) -> Vec<(&'a Value, &'a Value)> {
    let alike = |w: &Value, r: &Value| fields.iter().filter(|f| !w[**f].is_null() && w[**f] == r[**f]).count();
    let mut best = vec![vec![0; read.len() + 1]; wanted.len() + 1];
    for i in (0..wanted.len()).rev() {
        for j in (0..read.len()).rev() {
            let paired = best[i + 1][j + 1] + 2 * alike(&wanted[i], &read[j]) + 1;
            best[i][j] = paired.max(best[i + 1][j]).max(best[i][j + 1]);
        }
    }
    let (mut i, mut j, mut pairs) = (0, 0, Vec::new());
    while i < wanted.len() || j < read.len() {
        let (want, have) = (wanted.get(i), read.get(j));
        let skip_wanted = have.is_none() || (want.is_some() && best[i][j] == best[i + 1][j]);
        let skip_read = !skip_wanted && (want.is_none() || best[i][j] == best[i][j + 1]);
        pairs.push(match (skip_wanted, skip_read) {
            (true, _) => (&wanted[i], &Value::Null),
            (_, true) => (&Value::Null, &read[j]),
            _ => (&wanted[i], &read[j]),
        });
        i += usize::from(!skip_read);
        j += usize::from(!skip_wanted);
    }
    pairs
}
