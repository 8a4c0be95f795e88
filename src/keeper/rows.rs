//! Rows of a table as cells, so that one stray quote costs one row.
//!
//! A quoted cell may hold line breaks, so a quote that nobody closes would swallow the rows behind it. Such a quote
//! is told by what follows: a line that is a row by itself, a quote within a cell, too many cells, or the end of the
//! list. The row is refused then at the line of the quote, and reading goes on with the next line. Every line is
//! looked at three times at most: those passed over while the end of a quote was sought open none that goes on.

use std::collections::VecDeque;
use std::io::BufRead;

/// Longest row that is taken, in bytes.
pub const LONGEST: usize = 16 << 20;

/// The cells of a row.
#[derive(Debug, Default, PartialEq, Eq)]
pub struct Cells {
    bytes: Vec<u8>,
    ends: Vec<usize>,
}

impl Cells {
    /// Each cell, without its quotes.
    pub fn iter(&self) -> impl Iterator<Item = &[u8]> {
        let starts = std::iter::once(0).chain(self.ends.iter().copied());
        starts.zip(&self.ends).map(|(from, to)| self.bytes.get(from..*to).unwrap_or_default())
    }

    /// How many.
    pub fn len(&self) -> usize {
        self.ends.len()
    }
}

/// The line of a row, or of the quote that spoils it, counted from one; and its cells, or why there are none.
pub type Row = (usize, Result<Cells, String>);

/// What the first row said of the others.
pub struct Form<'a> {
    /// How many columns there are.
    pub columns: usize,
    /// Some column holds what can be told from a text: then it is what tells a row behind a stray quote, else the count.
    pub telling: bool,
    /// True when cells can only be a row of this table.
    pub is_row: &'a dyn Fn(&Cells) -> bool,
}

/// A numbered line with its end.
type Line = (usize, Vec<u8>);

/// Reads rows.
pub struct Rows<R> {
    from: R,
    delimiter: u8,
    ends: u8,
    read: usize,
    /// Lines to be read again.
    again: VecDeque<Line>,
    /// Up to this line no quote goes on to the next.
    alone: usize,
    /// A row was refused, and none was found since: what comes may be the rest of it.
    behind: bool,
}

impl<R: BufRead> Rows<R> {
    /// From bytes whose delimiter and last byte of a line are known.
    pub fn new(from: R, delimiter: u8, ends: u8) -> Rows<R> {
        Rows { from, delimiter, ends, read: 0, again: VecDeque::new(), alone: 0, behind: false }
    }

    /// The next row that is not empty; none at the end.
    ///
    /// # Errors
    ///
    /// When the bytes cannot be read.
    pub fn next(&mut self, form: Option<&Form>) -> Result<Option<Row>, String> {
        loop {
            let Some(line) = self.line()? else { return Ok(None) };
            let (number, long) = (line.0, line.1.len() > LONGEST);
            if long {
                self.skip_line()?;
                return Ok(Some((number, Err(format!("is longer than {} MB", LONGEST >> 20)))));
            }
            if !content(&line.1).is_empty() {
                let (number, row) = self.row(line, form)?;
                let row = row.and_then(|cells| self.sound(cells, form));
                return Ok(Some((number, row)));
            }
        }
    }

    fn row(&mut self, line: Line, form: Option<&Form>) -> Result<Row, String> {
        let (first, mut seen, mut reading) = (line.0, Vec::new(), Reading::new(self.delimiter));
        let (mut line, mut bytes) = (line, 0);
        loop {
            let (number, alone) = (line.0, line.0 <= self.alone);
            let open = reading.is_open().then_some(reading.quote);
            let other = open.is_some() && self.is_row(&line.1, form);
            let misplaced = reading.line(number, &line.1).is_err();
            // Unless this very line closes the quote, and the row has all its cells.
            let closes = !reading.is_open() && form.is_some_and(|form| form.columns == reading.cells.len());
            let stray = misplaced || other && !closes;
            bytes += line.1.len();
            seen.push(line);
            let many = form.is_some_and(|form| reading.cells.len() > form.columns);
            if stray || bytes > LONGEST || many && open.is_some() {
                return Ok(self.stray(open.unwrap_or(reading.quote), seen, number));
            }
            if !reading.is_open() {
                return Ok((first, Ok(reading.done())));
            }
            let next = if alone { None } else { self.line()? };
            let Some(next) = next else { return Ok(self.stray(reading.quote, seen, number + 1)) };
            line = next;
        }
    }

    /// The rest of a row that was refused is nobody, even where it can be read as a row.
    fn sound(&mut self, cells: Cells, form: Option<&Form>) -> Result<Cells, String> {
        let is_row = |form: &Form| form.columns == cells.len() && (!form.telling || (form.is_row)(&cells));
        self.behind &= !form.is_none_or(is_row);
        if self.behind { Err("follows a stray quotation mark (\") and is no whole row".to_owned()) } else { Ok(cells) }
    }

    /// Refuses the row with this quote; the lines behind it are read again, those before `until` by themselves.
    fn stray(&mut self, quote: usize, seen: Vec<Line>, until: usize) -> Row {
        seen.into_iter().rev().filter(|(number, _)| *number > quote).for_each(|line| self.again.push_front(line));
        self.alone = self.alone.max(until.saturating_sub(1));
        self.behind = true;
        (quote, Err("has a quotation mark (\") that is never closed; nothing of this line is taken".to_owned()))
    }

    fn is_row(&self, line: &[u8], form: Option<&Form>) -> bool {
        let Some(form) = form else { return false };
        let mut reading = Reading::new(self.delimiter);
        let whole = reading.line(0, line).is_ok() && !reading.is_open();
        whole && reading.cells.len() == form.columns && (form.is_row)(&reading.cells)
    }

    fn line(&mut self) -> Result<Option<Line>, String> {
        if let Some(line) = self.again.pop_front() {
            return Ok(Some(line));
        }
        let mut line = Vec::new();
        let from = std::io::Read::take(&mut self.from, LONGEST as u64 + 1);
        let read = { from }.read_until(self.ends, &mut line).map_err(|e| e.to_string())?;
        self.read += 1;
        Ok((read > 0).then_some((self.read, line)))
    }

    fn skip_line(&mut self) -> Result<(), String> {
        loop {
            let buffer = self.from.fill_buf().map_err(|e| e.to_string())?;
            let end = buffer.iter().position(|byte| *byte == self.ends);
            let used = end.map_or(buffer.len(), |at| at + 1);
            self.from.consume(used);
            if end.is_some() || used == 0 {
                return Ok(());
            }
        }
    }
}

/// Where in a cell the reading is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum At {
    Start,
    Bare,
    Quoted,
    /// Behind a quote that closes, unless another follows.
    Closed,
}

/// A row under way.
struct Reading {
    cells: Cells,
    at: At,
    delimiter: u8,
    /// Line of the last quote that opened.
    quote: usize,
    /// The quoted cell holds a delimiter or the end of a line: its quotes mean something.
    wide: bool,
}

impl Reading {
    fn new(delimiter: u8) -> Reading {
        Reading { cells: Cells::default(), at: At::Start, delimiter, quote: 0, wide: false }
    }

    fn is_open(&self) -> bool {
        self.at == At::Quoted
    }

    /// Takes a line with its end; an error when a quote stands where none can.
    fn line(&mut self, number: usize, line: &[u8]) -> Result<(), ()> {
        let text = content(line);
        text.iter().try_for_each(|byte| self.byte(number, *byte))?;
        match self.at {
            At::Quoted => {
                self.cells.bytes.extend(&line[text.len()..]);
                self.wide = true;
            }
            _ => self.end(),
        }
        Ok(())
    }

    fn byte(&mut self, number: usize, byte: u8) -> Result<(), ()> {
        match (self.at, byte) {
            (At::Start, b'"') => (self.at, self.quote, self.wide) = (At::Quoted, number, false),
            (At::Quoted, b'"') => self.at = At::Closed,
            (At::Closed, b'"') => self.put(At::Quoted, byte),
            (At::Quoted, _) => {
                self.wide |= byte == self.delimiter;
                self.put(At::Quoted, byte);
            }
            (_, byte) if byte == self.delimiter => self.end(),
            (At::Closed, b' ') => self.put(At::Closed, byte),
            (At::Closed, _) if self.wide => return Err(()),
            _ => self.put(At::Bare, byte),
        }
        Ok(())
    }

    fn put(&mut self, at: At, byte: u8) {
        self.at = at;
        self.cells.bytes.push(byte);
    }

    fn end(&mut self) {
        self.at = At::Start;
        self.cells.ends.push(self.cells.bytes.len());
    }

    fn done(self) -> Cells {
        self.cells
    }
}

/// A line without its end.
fn content(line: &[u8]) -> &[u8] {
    let line = line.strip_suffix(b"\n").unwrap_or(line);
    line.strip_suffix(b"\r").unwrap_or(line)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(table: &str) -> Vec<(usize, String)> {
        let is_row = |cells: &Cells| cells.iter().nth(1).is_some_and(|cell| cell.contains(&b'@'));
        let form = Form { columns: 3, telling: true, is_row: &is_row };
        let mut rows = Rows::new(table.as_bytes(), b',', b'\n');
        let mut all = Vec::new();
        while let Some((line, row)) = rows.next(Some(&form)).expect("rows") {
            let words = |cells: Cells| cells.iter().map(String::from_utf8_lossy).collect::<Vec<_>>().join("|");
            all.push((line, row.map_or_else(|_| "refused".to_owned(), words)));
        }
        all
    }

    fn told(all: &[(usize, &str)]) -> Vec<(usize, String)> {
        all.iter().map(|(line, row)| (*line, (*row).to_owned())).collect()
    }

    #[test]
    fn cells_are_read_with_their_quotes_and_line_breaks() {
        let table = "Ada,\"a, \"\"b\"\"\nin C, D, E\n\",3\r\n\n\"Bo\" Berg,,\"\"\nab\"c,\"x\" ,\n";
        let wanted = [(1, "Ada|a, \"b\"\nin C, D, E\n|3"), (5, "Bo Berg||"), (6, "ab\"c|x |")];
        assert_eq!(read(table), told(&wanted));
        assert_eq!(read("\"Bo\nBerg\",b@x,1\n"), told(&[(1, "Bo\nBerg|b@x|1")]));
        assert_eq!(read("a,b,c"), told(&[(1, "a|b|c")]));
    }

    #[test]
    fn a_stray_quote_costs_its_row_alone() {
        let two = told(&[(1, "refused"), (2, "Carl|c@x|1"), (3, "Dan|d@x|2")]);
        for stray in ["Bob,b@x,\"1", "Bob,\"b,1", "\"Bob,b@x,1", "Bob,\"b, c\"d,1"] {
            assert_eq!(read(&format!("{stray}\nCarl,c@x,1\nDan,d@x,2\n")), two, "{stray}");
        }
        // Nothing tells a row here but that the quote is closed where another cell opens, or never; and what
        // follows may be the rest of the cell.
        let three = told(&[(1, "refused"), (2, "refused"), (3, "refused"), (5, "Eve|e@x|")]);
        assert_eq!(read("Bob,\"b\nCarl,c\nDan,\"d\ne\",f\nEve,e@x,\n"), three);
        assert_eq!(read("Bob,\"b\nin A, B, C\n"), told(&[(1, "refused"), (2, "refused")]));
        assert_eq!(read("Bob,\"b\nc\",\"d\nEve,e@x,\n"), told(&[(2, "refused"), (3, "Eve|e@x|")]));
    }

    #[test]
    fn quotes_without_end_take_no_longer_than_the_list_is_long() {
        for line in ["x\",\"\n", "\"a\n", "\"\"\"a\n", "a,\"\n", "\"\n"] {
            // Were the rest looked at for each quote, this would not end while anybody waits.
            assert!(read(&line.repeat(100_000)).len() >= 20_000, "{line:?}");
        }
    }
}
