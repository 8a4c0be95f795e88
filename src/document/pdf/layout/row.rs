//! Rows: fragments of one height, from left to right.

use super::super::super::Role;
use super::fragment::Fragment;

/// Rows with more pairs of fragments than this are not looked at for raised letters.
const MOST_PAIRS: usize = 20_000;

/// Fragments on one line of sight; columns may still have to be told apart.
#[derive(Debug, Clone)]
pub(super) struct Row {
    pub base: i32,
    pub fragments: Vec<Fragment>,
}

/// Fragments to rows, from the top.
pub(super) fn rows(mut fragments: Vec<Fragment>) -> Vec<Row> {
    fragments.sort_by_key(|f| (f.base, f.from));
    let mut rows: Vec<Row> = Vec::new();
    for fragment in fragments {
        let near = |row: &&mut Row| {
            let size = row.fragments.first().map_or(fragment.size, |f| f.size.min(fragment.size));
            fragment.base.saturating_sub(row.base) <= (size / 10 * 3).max(50)
        };
        match rows.last_mut().filter(near) {
            Some(row) => row.fragments.push(fragment),
            None => rows.push(Row { base: fragment.base, fragments: vec![fragment] }),
        }
    }
    attach_small(&mut rows);
    rows.iter_mut().for_each(Row::merge);
    rows
}

/// Raised and lowered fragments (`1st`, `CO2`) join the row that they stand beside.
fn attach_small(rows: &mut Vec<Row>) {
    let mut at = 0;
    while at < rows.len() {
        for neighbour in [at.checked_sub(1), Some(at + 1)].into_iter().flatten() {
            let (Some(row), Some(other)) = (rows.get(at), rows.get(neighbour)) else { continue };
            let pairs = row.fragments.len().saturating_mul(other.fragments.len());
            let beside = |f: &Fragment| other.fragments.iter().any(|big| is_raised(f, big));
            if pairs > MOST_PAIRS || !row.fragments.iter().any(beside) {
                continue;
            }
            let (moved, kept): (Vec<Fragment>, Vec<Fragment>) = row.fragments.iter().cloned().partition(beside);
            if let Some(row) = rows.get_mut(at) {
                row.fragments = kept;
            }
            if let Some(other) = rows.get_mut(neighbour) {
                other.fragments.extend(moved);
            }
        }
        at += 1;
    }
    rows.retain(|row| !row.fragments.is_empty());
}

/// Is a fragment small and right beside a big one, a bit higher or lower?
fn is_raised(small: &Fragment, big: &Fragment) -> bool {
    let gap = (small.from - big.to).max(big.from - small.to);
    small.size < big.size / 100 * 85
        && (small.base - big.base).abs() <= big.size / 2
        && gap <= big.size / 4
        && gap >= -big.size / 5
        && small.letters <= 4
}

/// A period that had no room in its narrow cell goes on in the row below, beside another cell's lines; whoever painted
/// it painted it at once. What goes on is put where it began.
pub(super) fn rejoin(rows: &mut Vec<Row>) {
    for at in 1..rows.len() {
        let (above, below) = rows.split_at_mut(at);
        let (Some(above), Some(below)) = (above.last_mut(), below.first_mut()) else { continue };
        let ends = match (above.fragments.as_slice(), below.fragments.first()) {
            ([first, _, ..], Some(rest)) => is_at_once(first, rest) && goes_on(&first.text, &rest.text),
            _ => false,
        };
        if ends {
            let rest = below.fragments.remove(0);
            let first = &mut above.fragments[0];
            let to = first.to;
            join(first, Fragment { space_before: true, ..rest });
            first.to = to;
        }
    }
    rows.retain(|row| !row.fragments.is_empty());
}

/// One below the other at one edge, and painted one after the other.
fn is_at_once(first: &Fragment, rest: &Fragment) -> bool {
    let near = |a: i32, b: i32| (a - b).abs() <= first.size / 4;
    (near(first.from, rest.from) || near(first.to, rest.to)) && first.last.abs_diff(rest.order) <= 4
}

/// "Sep 2018 – Mar" goes on with "2022", and "09/2018 –" with "heute".
fn goes_on(first: &str, rest: &str) -> bool {
    let years = |text: &str| text.split(|c: char| !c.is_ascii_digit()).filter(|digits| digits.len() == 4).count();
    let open = first.ends_with(['-', '–', '—']);
    let dated = rest.len() <= 20 && rest.ends_with(|c: char| c.is_ascii_digit()) && years(rest) == 1;
    years(first) == 1 && (dated && first.len() > 4 || open && rest.len() <= 20)
}

impl Row {
    /// Sorts from left to right, and joins what stands no further apart than words do.
    fn merge(&mut self) {
        if self.fragments.len() < 2 {
            return;
        }
        self.fragments.sort_by_key(|f| (f.from, f.order));
        let mut merged: Vec<Fragment> = Vec::with_capacity(self.fragments.len());
        for fragment in self.fragments.drain(..) {
            match merged.last_mut() {
                Some(last) if is_again(last, &fragment) => {}
                Some(last) if is_beside(last, &fragment) => join(last, fragment),
                _ => merged.push(fragment),
            }
        }
        self.fragments = merged;
    }

    /// The text from left to right.
    pub(super) fn text(&self) -> String {
        let Some((first, parts)) = self.fragments.split_first() else { return String::new() };
        if parts.is_empty() {
            return first.text.clone();
        }
        let mut all = first.clone();
        for part in parts {
            // What a tab stop or a right edge sets apart stays apart.
            if part.from.saturating_sub(all.to) > all.size.max(part.size) * 2 {
                all.text.push('\t');
            }
            join(&mut all, part.clone());
        }
        all.text
    }

    pub(super) fn extent(&self) -> (i32, i32) {
        let from = self.fragments.iter().map(|f| f.from).min().unwrap_or(0);
        (from, self.fragments.iter().map(|f| f.to).max().unwrap_or(from))
    }

    /// The size of most letters.
    pub(super) fn size(&self) -> i32 {
        let letters = |size: i32| self.fragments.iter().filter(|f| f.size == size).map(|f| f.letters).sum::<i32>();
        self.fragments.iter().map(|f| f.size).max_by_key(|size| (letters(*size), *size)).unwrap_or(0)
    }

    pub(super) fn is_bold(&self) -> bool {
        let sum = |of: fn(&Fragment) -> i32| self.fragments.iter().map(of).sum::<i32>();
        sum(|f| f.bold) * 2 > sum(|f| f.letters)
    }

    pub(super) fn role(&self) -> Role {
        self.fragments.first().map(|f| f.role).unwrap_or_default()
    }
}

/// As close as words are, and painted together: what was painted at another time may belong to another column.
fn is_beside(last: &Fragment, next: &Fragment) -> bool {
    let gap = next.from.saturating_sub(last.to);
    last.last.abs_diff(next.order) <= 4 && gap <= last.size.max(next.size) / 2
}

/// The same text painted again in nearly the same place, for a bold or shadowed look.
fn is_again(last: &Fragment, again: &Fragment) -> bool {
    let near = |a: i32, b: i32| (a - b).abs() <= last.size / 8;
    last.text == again.text && near(last.from, again.from) && near(last.to, again.to)
}

fn join(last: &mut Fragment, next: Fragment) {
    let size = last.size.max(next.size);
    let apart = next.from.saturating_sub(last.to) > size / 100 * 16;
    if (apart || last.space_after || next.space_before) && !last.text.ends_with([' ', '\t']) {
        last.text.push(' ');
    }
    last.text.push_str(&next.text);
    // The size of most letters stays.
    if next.letters > last.letters {
        (last.size, last.role) = (next.size, next.role);
    }
    last.to = last.to.max(next.to);
    last.letters += next.letters;
    last.bold += next.bold;
    (last.order, last.last) = (last.order.min(next.order), next.last);
    last.space_after = next.space_after;
}
