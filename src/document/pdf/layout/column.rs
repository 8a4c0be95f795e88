//! Columns: where a white river runs between fragments of many rows, what is left of it is read apart from what is
//! right of it.
//!
//! A table has such a river too, and is read row by row. The order of painting tells the two apart: whoever sets
//! columns paints one and then the other, whoever sets a table goes from side to side.

use super::fragment::Fragment;
use super::row::Row;
use std::collections::BTreeMap;

/// Deepest division.
const DEEPEST: usize = 8;
/// Most places at which a river is looked for.
const MOST_PLACES: usize = 24;
/// Fewest rows on each side.
const FEWEST: usize = 3;
const FEWEST_OF_CELL: usize = 2;
/// Most flows of two columns.
const MOST_FLOWS: usize = 4;
/// Nearer than this to a left edge is at it, hundredths of a point.
const GRACE: i32 = 300;

/// A river: rows from here to before there, and the edge of what is right of it.
#[derive(Debug, Clone, Copy)]
struct River {
    first: usize,
    end: usize,
    edge: i32,
    score: usize,
}

/// Parts in the order of reading.
pub(super) fn parts(rows: Vec<Row>) -> Vec<Vec<Row>> {
    let mut parts = Vec::new();
    divide(rows, 0, &mut parts);
    parts
}

fn divide(mut rows: Vec<Row>, depth: usize, parts: &mut Vec<Vec<Row>>) {
    let river = (depth < DEEPEST).then(|| river(&rows, FEWEST)).flatten();
    let Some(river) = river else { return divide_cells(rows, depth, parts) };
    let below = rows.split_off(river.end);
    let middle = rows.split_off(river.first);
    divide(rows, depth + 1, parts);
    divide_sides(middle, river.edge, depth, parts);
    divide(below, depth + 1, parts);
}

fn divide_sides(rows: Vec<Row>, edge: i32, depth: usize, parts: &mut Vec<Vec<Row>>) {
    let right_first = is_right_first(&rows, edge);
    let (left, right) = split(rows, edge);
    if let Some(flows) = painted(&left, &right) {
        return flows.into_iter().for_each(|flow| divide(flow, depth + 1, parts));
    }
    let (one, two) = if right_first { (right, left) } else { (left, right) };
    divide(one, depth + 1, parts);
    divide(two, depth + 1, parts);
}

/// Both columns in flows that were painted one after the other, when they were: a text that goes on below a frame
/// comes before the frame if it was painted first.
fn painted(left: &[Row], right: &[Row]) -> Option<Vec<Vec<Row>>> {
    let mut flows: Vec<(u32, u32, Vec<Row>)> = Vec::new();
    for column in [left, right] {
        let begun = flows.len();
        for row in column {
            let (first, last) = orders(row);
            let is_full = flows.len() >= MOST_FLOWS;
            match flows.get_mut(begun..).and_then(<[_]>::last_mut).filter(|flow| flow.1 < first) {
                Some(flow) => {
                    flow.1 = last;
                    flow.2.push(row.clone());
                }
                None if is_full => return None,
                None => flows.push((first, last, vec![row.clone()])),
            }
        }
    }
    flows.sort_by_key(|(first, _, _)| *first);
    let apart = flows.windows(2).all(|pair| pair[0].1 < pair[1].0);
    apart.then(|| flows.into_iter().map(|(_, _, rows)| rows).collect())
}

/// Tables whose cells have several lines: one row of cells is painted after the other, cell by cell, and read so.
fn divide_cells(rows: Vec<Row>, depth: usize, parts: &mut Vec<Vec<Row>>) {
    let mut plain: Vec<Row> = Vec::new();
    for chunk in chunks(rows) {
        let river = (depth < DEEPEST && chunk.len() > 1).then(|| river(&chunk, FEWEST_OF_CELL)).flatten();
        let Some(river) =
            river.filter(|river| turns(chunk.get(river.first..river.end).unwrap_or_default(), river.edge) == 1)
        else {
            plain.extend(chunk);
            continue;
        };
        let mut head = chunk;
        let foot = head.split_off(river.end);
        let cells = head.split_off(river.first);
        plain.extend(head);
        parts.extend((!plain.is_empty()).then(|| std::mem::take(&mut plain)));
        divide_sides(cells, river.edge, depth, parts);
        plain.extend(foot);
    }
    parts.extend((!plain.is_empty()).then_some(plain));
}

/// Runs of rows of which each was painted before all that stand below.
fn chunks(rows: Vec<Row>) -> Vec<Vec<Row>> {
    let fresh: Vec<bool> = fresh(&rows).collect();
    let mut chunks: Vec<Vec<Row>> = Vec::new();
    for (row, fresh) in rows.into_iter().zip(fresh) {
        match chunks.last_mut().filter(|_| !fresh) {
            Some(chunk) => chunk.push(row),
            None => chunks.push(vec![row]),
        }
    }
    chunks
}

/// For each row, whether it and all below were painted after all above.
fn fresh(rows: &[Row]) -> impl Iterator<Item = bool> {
    let least = rows.iter().rev().scan(u32::MAX, |least, row| {
        *least = (*least).min(orders(row).0);
        Some(*least)
    });
    let mut least: Vec<u32> = least.collect();
    least.reverse();
    let greatest = rows.iter().scan(0, |greatest, row| {
        let before = *greatest;
        *greatest = before.max(orders(row).1);
        Some(before)
    });
    greatest.zip(least).map(|(before, least)| before < least)
}

/// When the first fragment of a row was painted, and the last.
fn orders(row: &Row) -> (u32, u32) {
    let orders = row.fragments.iter().map(|f| f.order);
    (orders.clone().min().unwrap_or(0), orders.max().unwrap_or(0))
}

fn is_left(fragment: &Fragment, edge: i32) -> bool {
    fragment.from < edge
}

fn split(rows: Vec<Row>, edge: i32) -> (Vec<Row>, Vec<Row>) {
    let (mut left, mut right) = (Vec::new(), Vec::new());
    for row in rows {
        let (l, r): (Vec<Fragment>, Vec<Fragment>) = row.fragments.into_iter().partition(|f| is_left(f, edge));
        left.extend(side(row.base, l));
        right.extend(side(row.base, r));
    }
    (left, right)
}

/// A row of one side keeps its own height.
fn side(base: i32, fragments: Vec<Fragment>) -> Option<Row> {
    let base = fragments.iter().map(|f| f.base).min().unwrap_or(base);
    (!fragments.is_empty()).then_some(Row { base, fragments })
}

/// The river with most rows on both sides.
fn river(rows: &[Row], fewest: usize) -> Option<River> {
    let mut best: Option<River> = None;
    for edge in edges(rows) {
        let mut first = 0;
        while first < rows.len() {
            let end = first + rows.iter().skip(first).take_while(|row| !crosses(row, edge)).count();
            if let Some(found) = judge(rows, River { first, end, edge, score: 0 }, fewest)
                && best.is_none_or(|best| found.score > best.score)
            {
                best = Some(found);
            }
            first = end + 1;
        }
    }
    best
}

/// Left edges that fragments of several rows share, the commonest first.
fn edges(rows: &[Row]) -> Vec<i32> {
    let mut counts: BTreeMap<i32, (usize, i32)> = BTreeMap::new();
    for fragment in rows.iter().flat_map(|row| &row.fragments) {
        // Edges within two points are one.
        let (count, edge) = counts.entry(fragment.from / 200).or_insert((0, fragment.from));
        *count += 1;
        *edge = fragment.from.min(*edge);
    }
    let mut common: Vec<(usize, i32)> = counts.into_values().filter(|(count, _)| *count >= 2).collect();
    common.sort_unstable_by_key(|(count, edge)| (std::cmp::Reverse(*count), *edge));
    common.into_iter().take(MOST_PLACES).map(|(_, edge)| edge - GRACE).collect()
}

/// Does something of a row reach over the edge, or nearly?
fn crosses(row: &Row, edge: i32) -> bool {
    row.fragments.iter().any(|f| f.from < edge && f.to > edge + GRACE)
}

/// A river with its score, when it parts columns.
fn judge(rows: &[Row], mut river: River, fewest: usize) -> Option<River> {
    trim(rows, &mut river);
    let within = rows.get(river.first..river.end)?;
    let sides = Sides::of(within, river.edge);
    let fewer = sides.left.min(sides.right);
    if fewer < fewest || sides.is_notes(within, river.edge) {
        return None;
    }
    let clean = turns(within, river.edge) <= 2 + (sides.left + sides.right) / 12;
    let apart =
        fewer > FEWEST && sides.both * 2 < fewer && fresh(within).filter(|fresh| *fresh).count() * 3 > within.len() * 2;
    // What was painted clean is a column more surely than what only stands apart.
    river.score = (fewer * 2 + sides.left.max(sides.right)) * if clean { 3 } else { 1 };
    (clean || apart).then_some(river)
}

/// How many rows have something left of an edge, right of it, and on both sides.
struct Sides {
    left: usize,
    right: usize,
    both: usize,
}

impl Sides {
    fn of(rows: &[Row], edge: i32) -> Sides {
        let mut sides = Sides { left: 0, right: 0, both: 0 };
        for row in rows {
            let left = row.fragments.iter().any(|f| is_left(f, edge));
            let right = row.fragments.iter().any(|f| !is_left(f, edge));
            sides.left += usize::from(left);
            sides.right += usize::from(right);
            sides.both += usize::from(left && right);
        }
        sides
    }

    /// Is what stands right of the edge short and scattered, each piece beside a line? Dates at the right edge are,
    /// and belong to their lines, whenever they were painted.
    fn is_notes(&self, rows: &[Row], edge: i32) -> bool {
        let notes = rows.iter().enumerate().filter(|(_, row)| row.fragments.iter().any(|f| !is_left(f, edge)));
        let places: Vec<usize> = notes.map(|(at, _)| at).collect();
        let (Some(first), Some(last)) = (places.first(), places.last()) else { return false };
        let scattered = self.right < FEWEST || (last - first + 1) * 10 >= self.right * 16;
        let short = |f: &Fragment| is_left(f, edge) || f.to.saturating_sub(f.from) < f.size * 14;
        scattered && self.both == self.right && rows.iter().flat_map(|row| &row.fragments).all(short)
    }
}

/// Rows at the ends that were painted before all others, or behind them, belong to neither column, unless they go on
/// in one.
fn trim(rows: &[Row], river: &mut River) {
    let within = rows.get(river.first..river.end).unwrap_or_default();
    // The least order of all rows behind each, and the greatest of all before each.
    let behind = within.iter().rev().scan(u32::MAX, |least, row| {
        let behind = *least;
        *least = behind.min(orders(row).0);
        Some(behind)
    });
    let mut behind: Vec<u32> = behind.collect();
    behind.reverse();
    let before = within.iter().scan(0, |greatest, row| {
        let before = *greatest;
        *greatest = before.max(orders(row).1);
        Some(before)
    });
    let before: Vec<u32> = before.collect();
    let single = |row: &Row| {
        let left = row.fragments.iter().filter(|f| is_left(f, river.edge)).count();
        left == 0 || left == row.fragments.len()
    };
    let heads = within.iter().zip(&behind).take_while(|(row, least)| single(row) && orders(row).1 < **least).count();
    let rest = within.iter().zip(&before).skip(heads).rev();
    let feet = rest.take_while(|(row, before)| single(row) && orders(row).0 > **before).count();
    let close = |at: usize| goes_on(within, at, river.edge);
    let heads = (1..=heads).rev().find(|heads| !close(*heads)).unwrap_or(0);
    let feet = (1..=feet).rev().find(|feet| !close(within.len() - feet)).unwrap_or(0);
    (river.first, river.end) = (river.first + heads, river.end - feet);
}

/// Do rows before and behind that place have lines of one side that stand close?
fn goes_on(rows: &[Row], at: usize, edge: i32) -> bool {
    let (above, below) = rows.split_at(at.min(rows.len()));
    [true, false].into_iter().any(|left| {
        let on_side = |f: &&Fragment| is_left(f, edge) == left;
        let last = above.iter().rev().find_map(|row| row.fragments.iter().find(on_side));
        let next = below.iter().find_map(|row| row.fragments.iter().find(on_side));
        let (Some(last), Some(next)) = (last, next) else { return false };
        next.base.saturating_sub(last.base) <= last.size.min(next.size) * 2
    })
}

/// How often painting went from one side to the other.
fn turns(rows: &[Row], edge: i32) -> usize {
    let mut sides: Vec<(u32, bool)> =
        rows.iter().flat_map(|row| &row.fragments).map(|f| (f.order, is_left(f, edge))).collect();
    sides.sort_unstable();
    sides.windows(2).filter(|pair| pair[0].1 != pair[1].1).count()
}

/// Was the right column painted first? Only asked when painting was clean.
fn is_right_first(rows: &[Row], edge: i32) -> bool {
    let middle = |left: bool| {
        let mut orders: Vec<u32> =
            rows.iter().flat_map(|row| &row.fragments).filter(|f| is_left(f, edge) == left).map(|f| f.order).collect();
        orders.sort_unstable();
        orders.get(orders.len() / 2).copied().unwrap_or(0)
    };
    turns(rows, edge) <= 2 && middle(false) < middle(true)
}
