//! Characters on a sheet to lines in the order of reading.
//!
//! Characters that follow each other make fragments, fragments of one height make rows, and a white river between
//! fragments of many rows makes columns. All lengths are whole hundredths of a point.

mod bidi;
mod column;
mod fragment;
mod row;
mod wrap;

use super::super::{Area, Role};
use super::paint::{Direction, Sheet};
use fragment::Fragment;
use row::Row;

/// A line, before it knows its sheet.
#[derive(Debug, Clone)]
pub(super) struct Laid {
    pub text: String,
    pub area: Area,
    pub size: i32,
    pub bold: bool,
    pub role: Role,
    /// Begins a paragraph.
    pub first: bool,
    /// Goes on the line before, which had no room for it.
    pub continues: bool,
}

/// The lines of those characters of a sheet that are chosen.
pub(super) fn lines(sheet: &Sheet<'_>, choose: impl Fn(usize) -> bool) -> Vec<Laid> {
    let mut fragments = fragment::fragments(sheet, choose);
    let mut lines = Vec::new();
    for direction in [Direction::Right, Direction::Up, Direction::Down, Direction::Left] {
        let of_direction: Vec<Fragment>;
        (of_direction, fragments) = fragments.into_iter().partition(|f| f.direction == direction);
        let rows = row::rows(of_direction);
        for mut part in column::parts(rows) {
            row::rejoin(&mut part);
            push_part(sheet, direction, &part, &mut lines);
        }
    }
    lines
}

/// The rows of a part are read from the top; each is a line.
fn push_part(sheet: &Sheet<'_>, direction: Direction, rows: &[Row], lines: &mut Vec<Laid>) {
    let mut before: Option<(&Row, bool)> = None;
    let edges = wrap::Edges::of(rows);
    for row in rows {
        let text = bidi::logical(row.text());
        if text.is_empty() {
            continue;
        }
        let size = row.size();
        let (from, to) = row.extent();
        let (above, below) = (row.base.saturating_sub(size / 10 * 8), row.base.saturating_add(size / 5));
        let area = sheet.area(direction, from, to, above, below);
        let apart = text.contains('\t');
        let first = before.is_none_or(|(before, _)| begins_paragraph(before, row, &text));
        let wraps = |(before, parted): (&Row, bool)| !parted && !apart && edges.wraps(before, row, &text);
        let continues = !first && before.is_some_and(wraps);
        lines.push(Laid { text, area, size, bold: row.is_bold(), role: row.role(), first, continues });
        before = Some((row, apart));
    }
}

/// A new paragraph: further down than a line, of another size, of another kind, or with a bullet.
fn begins_paragraph(before: &Row, row: &Row, text: &str) -> bool {
    let (size, last) = (row.size(), before.size());
    let step = row.base.saturating_sub(before.base);
    let far = step > size.max(last) / 100 * 155;
    let other = (size - last).abs() > size.max(last) / 8;
    far || other || step < 0 || row.role() != before.role() || has_bullet(text)
}

/// Does a line begin with a mark of a list?
fn has_bullet(text: &str) -> bool {
    let mut letters = text.chars();
    let mark = matches!(
        letters.next(),
        Some('•' | '●' | '○' | '◦' | '▪' | '■' | '‣' | '–' | '-' | '*' | '➢' | '➤' | '✓' | '·' | '∙')
    );
    mark && letters.next() == Some(' ')
}
