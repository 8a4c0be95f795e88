//! Which lines go on the line before: the first word of theirs had no room there.

use super::row::Row;

/// Where the rows of a part end.
pub(super) struct Edges {
    right: i32,
    left: i32,
    /// Several rows end at the edge: it is that of a text and not of the longest line.
    firm: bool,
}

impl Edges {
    pub(super) fn of(rows: &[Row]) -> Edges {
        let (left, right) = rows
            .iter()
            .map(Row::extent)
            .reduce(|(left, right), (from, to)| (left.min(from), right.max(to)))
            .unwrap_or_default();
        let near = rows.iter().filter(|row| right.saturating_sub(row.extent().1) < row.size() * 3).count();
        Edges { right, left, firm: near >= 3 }
    }

    /// Does a row go on the row before? Neither is parted by a tab.
    pub(super) fn wraps(&self, before: &Row, row: &Row, text: &str) -> bool {
        let ((from, to), (next, _)) = (before.extent(), row.extent());
        let size = row.size();
        // Lines of a paragraph begin at one edge; those of a list a bit further in.
        let aligned = next >= from.saturating_sub(size / 2) && next <= from.saturating_add(size * 5);
        if !aligned || row.is_bold() != before.is_bold() {
            return false;
        }
        let first: i32 = text.split(' ').next().map_or(0, |word| i32::try_from(word.chars().count()).unwrap_or(0));
        let is_full = to.saturating_add((first + 1).saturating_mul(letter(row))) > self.right.saturating_sub(size / 4);
        let is_wide = to.saturating_sub(self.left) > size * 12;
        let goes_on = text.chars().next().is_some_and(char::is_lowercase);
        is_full && is_wide && (self.firm || goes_on)
    }
}

/// How wide a letter is, on average.
fn letter(row: &Row) -> i32 {
    let (from, to) = row.extent();
    let letters: i32 = row.fragments.iter().map(|f| f.letters).sum();
    // A letter and the share of a space.
    to.saturating_sub(from) / letters.max(1)
}
