//! The tables of what page and files say: one row a thing, both sides quoted, each with its place.

use super::quote;
use crate::assess::Assessment;
use crate::candidate::Place;
use crate::compare::{Claim, Comparison, Row, Stand, What};
use serde::Serialize;

/// Two accounts side by side.
#[derive(Debug, Clone, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Table {
    /// File on the left; none for the page.
    pub left: Option<u16>,
    /// File on the right.
    pub right: u16,
    /// Head of the left column.
    pub left_words: String,
    /// Head of the right column.
    pub right_words: String,
    /// The rows, the person first.
    pub rows: Vec<TableRow>,
}

/// One thing that was compared.
#[derive(Debug, Clone, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct TableRow {
    /// What, in words.
    pub what: &'static str,
    /// How the two stand to each other, as an identifier.
    pub stand: Stand,
    /// The same in words: "3 months apart", "Only in the file".
    pub words: String,
    /// What the left says.
    pub left: Option<Side>,
    /// What the right says.
    pub right: Option<Side>,
}

/// What one side says.
#[derive(Debug, Clone, Serialize)]
pub struct Side {
    /// The exact words.
    pub quote: String,
    /// The words to draw.
    pub shown: String,
    /// Where.
    pub place: Place,
}

/// The tables of an assessment.
pub(super) fn tables(assessment: &Assessment) -> Vec<Table> {
    assessment.comparisons.iter().map(table).collect()
}

fn table(c: &Comparison) -> Table {
    let head = |file: Option<u16>| file.map_or_else(|| "This page".to_owned(), |at| format!("File {}", at + 1));
    let (left_words, right_words) = (head(c.left), head(Some(c.right)));
    let rows = c.rows.iter().map(|row| table_row(row, &left_words, &right_words)).collect();
    Table { left: c.left, right: c.right, left_words, right_words, rows }
}

fn table_row(row: &Row, left: &str, right: &str) -> TableRow {
    let words = match row.stand {
        Stand::Same => "The same".to_owned(),
        Stand::Differs if row.months == 1 => "1 month apart".to_owned(),
        Stand::Differs if row.months > 1 => format!("{} months apart", row.months),
        Stand::Differs => "Not the same".to_owned(),
        Stand::OnlyLeft => format!("Only: {left}"),
        Stand::OnlyRight => format!("Only: {right}"),
    };
    TableRow {
        what: what(row.what),
        stand: row.stand,
        words,
        left: row.left.as_ref().map(side),
        right: row.right.as_ref().map(side),
    }
}

fn side(claim: &Claim) -> Side {
    Side { quote: claim.words.clone(), shown: quote::shown(&claim.words, quote::SHORT), place: claim.place.clone() }
}

fn what(what: What) -> &'static str {
    match what {
        What::Name => "Name",
        What::Email => "E-mail",
        What::Phone => "Phone",
        What::Employer => "Employer",
        What::Title => "Job",
        What::Start => "Beginning",
        What::End => "End",
        What::School => "School",
    }
}
