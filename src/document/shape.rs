//! What lines are, where the file does not say: headings by their size, items by bullets and indents.
//!
//! Only typography is looked at; what a heading means is for the reader of résumés to say.

use super::page::BULLETS;
use super::{Area, Document, Line, Role};
use std::collections::BTreeMap;

/// Longest heading, in characters.
const LONGEST: usize = 70;
/// How far an item is set in, hundredths of a point: more than a slip, less than a column.
const INDENT: std::ops::RangeInclusive<i32> = 450..=4_000;

/// Says what the lines are, where nothing in the file does.
pub fn settle(document: &mut Document) {
    let lines = &mut document.lines;
    wraps(lines);
    if !lines.iter().any(|line| matches!(line.role, Role::Heading(_))) {
        headings(lines);
    }
    if !lines.iter().any(|line| line.role == Role::Item) {
        items(lines);
    }
}

/// How a line looks: half points, bold, capitals. Larger comes first.
type Look = (i32, bool, bool);

fn headings(lines: &mut [Line]) {
    let body = usual(lines);
    if body == 0 {
        return;
    }
    let looks: Vec<Option<Look>> = lines.iter().map(|line| heading(line, body)).collect();
    let mut ranks: Vec<Look> = looks.iter().flatten().copied().collect();
    ranks.sort_unstable();
    ranks.dedup();
    ranks.reverse();
    // A look that several parts of the page have is not that of the one name.
    let runs =
        (0..looks.len()).filter(|at| looks[*at] == ranks.first().copied() && (*at == 0 || looks[at - 1] != looks[*at]));
    let first = if runs.count() > 1 { 2 } else { 1 };
    for (line, look) in lines.iter_mut().zip(&looks) {
        let rank = look.and_then(|look| ranks.iter().position(|rank| *rank == look));
        if let Some(rank) = rank {
            line.role = Role::Heading((rank + first).min(6) as u8);
        }
    }
    join(lines, body);
}

/// True when a length is more than so many hundredths of another.
fn is_more(length: i32, than: i32, percent: i64) -> bool {
    i64::from(length) * 100 > i64::from(than) * percent
}

/// A line goes on the one before it only where its first word had no room there; a broken word always does.
fn wraps(lines: &mut [Line]) {
    let column = |line: &Line| (line.sheet, line.area.left / 300);
    let mut edges: BTreeMap<(u32, i32), i32> = BTreeMap::new();
    for line in lines.iter().filter(|line| !matches!(line.role, Role::Heading(_) | Role::Margin)) {
        let edge = edges.entry(column(line)).or_default();
        *edge = line.area.right.max(*edge);
    }
    for at in 1..lines.len() {
        let (before, line) = (&lines[at - 1], &lines[at]);
        let broken =
            before.text.ends_with('-') && line.text.starts_with(char::is_lowercase) && line.block == before.block;
        let letters = i64::try_from(line.text.chars().count().max(1)).unwrap_or(1);
        let word = line.text.split(' ').next().map_or(0, |word| word.chars().count() + 1) as i64;
        let width = i64::from(line.area.right.saturating_sub(line.area.left)) * word / letters;
        let edge = edges.get(&column(before)).copied().unwrap_or_default();
        let room = i64::from(edge) - i64::from(before.area.right) > width;
        lines[at].continues = broken || line.continues && !(room && edge > 0);
    }
}

/// The size of most letters.
fn usual(lines: &[Line]) -> i32 {
    let mut sizes: Vec<(i32, usize)> = lines.iter().map(|line| (line.size, line.text.len())).collect();
    sizes.sort_unstable();
    let mut best = (0, 0);
    let mut now = (0, 0);
    for (size, letters) in sizes {
        now = if size == now.0 { (size, now.1 + letters) } else { (size, letters) };
        best = if now.1 > best.1 { now } else { best };
    }
    best.0
}

/// The look of a line that can be a heading: larger than most, or in capitals.
fn heading(line: &Line, body: i32) -> Option<Look> {
    let letters = line.text.chars().filter(|c| c.is_alphabetic()).count();
    let lower = line.text.chars().any(char::is_lowercase);
    let short = line.text.chars().count() <= LONGEST && !line.text.ends_with(['.', ';']);
    let capitals = letters >= 4 && !lower && !line.text.contains(|c: char| c.is_ascii_digit() || c == '\t' || c == '@');
    let large = is_more(line.size, body, 110);
    let fits = line.role == Role::Body && letters >= 2 && short && line.size >= body;
    (fits && (large || capitals)).then_some((line.size.saturating_add(25) / 50, line.bold, capitals))
}

/// Headings that had no room on one line. Only a name in large letters breaks between blocks.
fn join(lines: &mut [Line], body: i32) {
    for at in 1..lines.len() {
        let (before, line) = (&lines[at - 1], &lines[at]);
        let alike = matches!(line.role, Role::Heading(_)) && line.role == before.role && line.sheet == before.sheet;
        let step = line.area.top.saturating_sub(before.area.top);
        let near = step > 0 && !is_more(step, line.size, 150) && line.area.left == before.area.left;
        let one = line.block == before.block || is_more(line.size, body, 170);
        lines[at].continues |= alike && near && one;
    }
}

fn items(lines: &mut [Line]) {
    let (mut below, mut edge) = (false, None::<i32>);
    for at in 0..lines.len() {
        let before = at.checked_sub(1).map(|b| (lines[b].area.left, lines[b].role, lines[b].sheet));
        let line = &mut lines[at];
        if let Role::Heading(level) = line.role {
            (below, edge) = (below || level > 1, None);
        }
        if line.role != Role::Body {
            continue;
        }
        let left = line.area.left;
        let listed = before.is_some_and(|(_, role, _)| role == Role::Item);
        let hanging =
            before.is_some_and(|(b, _, sheet)| sheet == line.sheet && (300..=2_500).contains(&left.saturating_sub(b)));
        if is_bulleted(&line.text) || listed && (line.continues || hanging) {
            line.role = Role::Item;
            continue;
        }
        let set_in = before.is_some_and(|(b, role, sheet)| {
            role != Role::Item && sheet == line.sheet && INDENT.contains(&left.saturating_sub(b))
        });
        // A date in a cell at the left whose right edge is even is set in as well.
        let apart = line.text.contains('\t');
        if below && !apart && line.area != Area::default() && (set_in || listed && edge == Some(left)) {
            line.role = Role::Item;
            edge = Some(left);
        }
    }
}

/// A bullet in front of words.
fn is_bulleted(text: &str) -> bool {
    let mut letters = text.chars();
    let bullet = letters.next().is_some_and(|c| BULLETS.contains(&c));
    bullet && letters.next().is_some_and(char::is_whitespace)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn line(text: &str, size: i32, left: i32, top: i32) -> Line {
        let area = Area { left, top, right: left + 10_000, bottom: top + size };
        Line { text: text.to_owned(), size, area, block: top as u32, ..Line::default() }
    }

    #[test]
    fn headings_are_told_by_size_and_capitals() {
        let mut document = Document {
            lines: vec![
                line("Mara", 2_200, 0, 0),
                line("Lindqvist", 2_200, 0, 2_600),
                line("EXPERIENCE", 1_000, 0, 6_000),
                line("Ran what others had built, for years and years on end.", 1_000, 0, 8_000),
                line("• Ran the night shift", 1_000, 500, 10_000),
                line("Jobs", 1_400, 0, 12_000),
                line("Built it", 1_000, 0, 14_000),
                line("and kept it up", 1_000, 1_000, 16_000),
            ],
            ..Document::default()
        };
        settle(&mut document);
        let roles: Vec<Role> = document.lines.iter().map(|line| line.role).collect();
        let (one, two, three) = (Role::Heading(1), Role::Heading(2), Role::Heading(3));
        assert_eq!(roles, [one, one, three, Role::Body, Role::Item, two, Role::Body, Role::Item]);
        assert!(document.lines[1].continues && !document.lines[2].continues);
    }

    #[test]
    fn text_without_sizes_has_no_headings() {
        let mut document =
            Document { lines: vec![line("EXPERIENCE", 0, 0, 0), line("- one", 0, 0, 0)], ..Document::default() };
        settle(&mut document);
        assert_eq!((document.lines[0].role, document.lines[1].role), (Role::Body, Role::Item));
    }
}
