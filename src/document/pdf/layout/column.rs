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
    let river = (depth < DEEPEST).then(|| river(&rows)).flatten();
    let Some(river) = river else {
        if !rows.is_empty() {
            parts.push(rows);
        }
        return;
    };
    let below = rows.split_off(river.end);
    let middle = rows.split_off(river.first);
    divide(rows, depth + 1, parts);
    let right_first = is_right_first(&middle, river.edge);
    let (left, right) = split(middle, river.edge);
    let (one, two) = if right_first { (right, left) } else { (left, right) };
    divide(one, depth + 1, parts);
    divide(two, depth + 1, parts);
    divide(below, depth + 1, parts);
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
fn river(rows: &[Row]) -> Option<River> {
    let mut best: Option<River> = None;
    for edge in edges(rows) {
        let mut first = 0;
        while first < rows.len() {
            let end = first + rows.iter().skip(first).take_while(|row| !crosses(row, edge)).count();
            if let Some(found) = judge(rows, River { first, end, edge, score: 0 })
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
    common.into_iter().take(MOST_PLACES).map(|(_, edge)| edge).collect()
}

/// Does something of a row reach over the edge, or nearly?
fn crosses(row: &Row, edge: i32) -> bool {
    row.fragments.iter().any(|f| f.from < edge && f.to > edge - f.size / 2)
}

/// A river with its score, when it parts columns.
fn judge(rows: &[Row], mut river: River) -> Option<River> {
    trim(rows, &mut river);
    let within = rows.get(river.first..river.end)?;
    let has = |row: &Row, left: bool| row.fragments.iter().any(|f| is_left(f, river.edge) == left);
    let count = |test: &dyn Fn(&Row) -> bool| within.iter().filter(|row| test(row)).count();
    let (left, right) = (count(&|row| has(row, true)), count(&|row| has(row, false)));
    let both = count(&|row| has(row, true) && has(row, false));
    let fewer = left.min(right);
    if fewer < FEWEST {
        return None;
    }
    let clean = turns(within, river.edge) <= 2 + (left + right) / 12;
    let apart = fewer > FEWEST && both * 2 < fewer;
    // What was painted clean is a column more surely than what only stands apart.
    river.score = (fewer * 2 + left.max(right)) * if clean { 3 } else { 1 };
    (clean || apart).then_some(river)
}

/// Rows at the ends that were painted before all others, or behind them, belong to neither column.
fn trim(rows: &[Row], river: &mut River) {
    let orders = |row: &Row| {
        let orders = row.fragments.iter().map(|f| f.order);
        (orders.clone().min().unwrap_or(0), orders.max().unwrap_or(0))
    };
    let within = rows.get(river.first..river.end).unwrap_or_default();
    // The least order of all rows behind each, and the greatest of all before each.
    let mut least: Vec<u32> = within
        .iter()
        .rev()
        .scan(u32::MAX, |least, row| {
            let behind = *least;
            *least = behind.min(orders(row).0);
            Some(behind)
        })
        .collect();
    least.reverse();
    let single = |row: &Row| {
        let left = row.fragments.iter().filter(|f| is_left(f, river.edge)).count();
        left == 0 || left == row.fragments.len()
    };
    let heads = within.iter().zip(&least).take_while(|(row, least)| single(row) && orders(row).1 < **least).count();
    let greatest = within.iter().scan(0, |greatest, row| {
        let before = *greatest;
        *greatest = before.max(orders(row).1);
        Some(before)
    });
    let before: Vec<u32> = greatest.collect();
    let rest = within.iter().zip(&before).skip(heads).rev();
    let feet = rest.take_while(|(row, before)| single(row) && orders(row).0 > **before).count();
    (river.first, river.end) = (river.first + heads, river.end - feet);
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
