//! Records as bytes: rows in columns, payloads side by side, and a page with both.
//!
//! Columns, because opening a million rows should cost a copy and not a parse. Nothing that is read here is
//! believed: counts and ends are held against the bytes that are there.

use super::{Id, Row};

/// Most bytes of one record.
pub const LARGEST: usize = 4 << 20;

/// A row with its bytes for the index.
#[derive(Debug, Clone, Copy)]
pub struct Hot<'a> {
    /// The row.
    pub row: Row,
    /// For the index.
    pub bytes: &'a [u8],
}

/// A payload with the number of its record.
pub type Payload<'a> = (Id, &'a [u8]);

/// Rows as bytes: count, then numbers, days, homes, whose, ends, then the bytes for the index.
pub fn write_rows(rows: &[Hot]) -> Vec<u8> {
    let mut bytes = Vec::with_capacity(4 + rows.len() * 20 + rows.iter().map(|r| r.bytes.len()).sum::<usize>());
    bytes.extend((rows.len() as u32).to_le_bytes());
    rows.iter().for_each(|r| bytes.extend(r.row.id.to_le_bytes()));
    rows.iter().for_each(|r| bytes.extend(r.row.day.to_le_bytes()));
    rows.iter().for_each(|r| bytes.extend(r.row.home.to_le_bytes()));
    rows.iter().for_each(|r| bytes.extend(r.row.who.to_le_bytes()));
    write_ends(&mut bytes, rows.iter().map(|r| r.bytes));
    bytes
}

/// The rows in some bytes; `None` when they are not whole.
pub fn read_rows(bytes: &[u8]) -> Option<Vec<Hot<'_>>> {
    let (count, rest) = count(bytes)?;
    let (ids, rest) = rest.split_at_checked(count.checked_mul(4)?)?;
    let (days, rest) = rest.split_at_checked(count.checked_mul(2)?)?;
    let (homes, rest) = rest.split_at_checked(count.checked_mul(2)?)?;
    let (whose, rest) = rest.split_at_checked(count.checked_mul(8)?)?;
    let mut hot = slices(rest, count)?;
    let columns = ids.as_chunks::<4>().0.iter().zip(days.as_chunks::<2>().0);
    let columns = columns.zip(homes.as_chunks::<2>().0.iter().zip(whose.as_chunks::<8>().0));
    let mut rows = Vec::with_capacity(count);
    for ((id, day), (home, who)) in columns {
        let (id, day, home) = (u32::from_le_bytes(*id), u16::from_le_bytes(*day), u16::from_le_bytes(*home));
        rows.push(Hot { row: Row { id, day, home, who: u64::from_le_bytes(*who) }, bytes: hot.next()?? });
    }
    Some(rows)
}

/// The brief of some rows: the length of their columns, the columns with no bytes for the index, and what was made of these.
pub fn write_brief(rows: &[Hot], made: &[u8]) -> Vec<u8> {
    let columns = write_rows(&rows.iter().map(|hot| Hot { row: hot.row, bytes: &[] }).collect::<Vec<_>>());
    [&(columns.len() as u32).to_le_bytes()[..], &columns, made].concat()
}

/// The rows of a brief, and what was made of them.
pub fn read_brief(bytes: &[u8]) -> Option<(Vec<Hot<'_>>, &[u8])> {
    let (columns, made) = split_page(bytes)?;
    Some((read_rows(columns)?, made))
}

/// Payloads as bytes: count, numbers, ends, then the payloads.
pub fn write_payloads(payloads: &[Payload]) -> Vec<u8> {
    let mut bytes = Vec::new();
    bytes.extend((payloads.len() as u32).to_le_bytes());
    payloads.iter().for_each(|(id, _)| bytes.extend(id.to_le_bytes()));
    write_ends(&mut bytes, payloads.iter().map(|(_, payload)| *payload));
    bytes
}

/// The payloads in some bytes; `None` when they are not whole.
pub fn read_payloads(bytes: &[u8]) -> Option<Vec<Payload<'_>>> {
    let (count, rest) = count(bytes)?;
    let (ids, rest) = rest.split_at_checked(count.checked_mul(4)?)?;
    let mut payloads = slices(rest, count)?;
    ids.as_chunks::<4>().0.iter().map(|id| Some((u32::from_le_bytes(*id), payloads.next()??))).collect()
}

/// A page: the length of its rows, its rows, its payloads.
pub fn write_page(rows: &[Hot], payloads: &[Payload]) -> Vec<u8> {
    let rows = write_rows(rows);
    [&(rows.len() as u32).to_le_bytes()[..], &rows, &write_payloads(payloads)].concat()
}

/// The rows and the payloads of a page, still as bytes.
pub fn split_page(bytes: &[u8]) -> Option<(&[u8], &[u8])> {
    let (length, rest) = count(bytes)?;
    rest.split_at_checked(length)
}

fn count(bytes: &[u8]) -> Option<(usize, &[u8])> {
    let (count, rest) = bytes.split_first_chunk::<4>()?;
    Some((u32::from_le_bytes(*count) as usize, rest))
}

fn write_ends<'a>(bytes: &mut Vec<u8>, parts: impl Iterator<Item = &'a [u8]> + Clone) {
    let mut end = 0_u32;
    for part in parts.clone() {
        end += part.len() as u32;
        bytes.extend(end.to_le_bytes());
    }
    parts.for_each(|part| bytes.extend(part));
}

/// The parts of some bytes that begin with their ends; each `None` when its end is not in order.
fn slices(bytes: &[u8], count: usize) -> Option<impl Iterator<Item = Option<&[u8]>>> {
    let (ends, parts) = bytes.split_at_checked(count.checked_mul(4)?)?;
    let mut start = 0;
    Some(ends.as_chunks::<4>().0.iter().map(move |end| {
        let from = std::mem::replace(&mut start, u32::from_le_bytes(*end) as usize);
        parts.get(from..start)
    }))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn rows() -> Vec<Hot<'static>> {
        let row = |id, home| Row { id, day: 20_000 + id as u16, home, who: 7 * u64::from(id) };
        vec![
            Hot { row: row(1, 0), bytes: b"one" },
            Hot { row: row(5, 9), bytes: b"" },
            Hot { row: row(6, 1), bytes: b"six" },
        ]
    }

    #[test]
    fn what_is_written_is_read() {
        let page = write_page(&rows(), &[(1, b"first"), (5, b""), (6, b"last")]);
        let (hot, cold) = split_page(&page).expect("a page");
        let read = read_rows(hot).expect("rows");
        assert_eq!(read.iter().map(|r| r.row).collect::<Vec<_>>(), rows().iter().map(|r| r.row).collect::<Vec<_>>());
        assert_eq!(read.iter().map(|r| r.bytes).collect::<Vec<_>>(), [&b"one"[..], b"", b"six"]);
        assert_eq!(read_payloads(cold).expect("payloads"), [(1, &b"first"[..]), (5, b""), (6, b"last")]);
    }

    #[test]
    fn bytes_that_are_not_whole_are_refused_and_never_a_panic() {
        let page = write_page(&rows(), &[(1, b"first")]);
        for cut in 0..page.len() {
            let whole = split_page(&page[..cut]).and_then(|(r, p)| Some((read_rows(r)?, read_payloads(p)?)));
            assert!(whole.is_none(), "cut at {cut}");
        }
        for at in 0..page.len() {
            for value in [0, 0x7f, 0xff] {
                let mut other = page.clone();
                other[at] = value;
                let _ = split_page(&other).map(|(r, p)| (read_rows(r).is_some(), read_payloads(p).is_some()));
            }
        }
    }
}
