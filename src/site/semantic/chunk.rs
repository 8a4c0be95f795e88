//! The pieces of an entry's lines: what stands between separators, without the dates.

use super::outline::{Line, Outline};
use super::{marks, tags, words};
use crate::candidate::date::{self, End, Period};
use crate::page::NodeId;

/// A piece of a line.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Chunk {
    /// Words, separators taken off.
    pub text: String,
    /// Element it stands in.
    pub node: NodeId,
    /// Index of its line.
    pub line: usize,
    /// What the markup's names say it is.
    pub hint: Option<Hint>,
    /// Drawn as a heading, in bold or as a link.
    pub strong: bool,
}

impl Chunk {
    /// Other words in the same place.
    pub fn with(&self, text: &str, hint: Option<Hint>) -> Chunk {
        Chunk { text: text.to_owned(), hint, ..*self }
    }
}

/// What a class, an id or an item property says about a piece.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Hint {
    /// Job title.
    Title,
    /// Employer.
    Company,
    /// School.
    School,
    /// Degree or field.
    Degree,
    /// Place.
    Location,
    /// What was done.
    Description,
}

/// A piece of the line's text with the part it belongs to.
struct Piece {
    from: usize,
    to: usize,
    part: usize,
}

/// Words between a title and an employer.
pub const AT: &[&str] = &[" at ", " bei ", " chez ", " presso ", " bij ", " hos ", " w firmie ", " @ "];

/// Signs that part two values.
const SEPARATORS: &[char] = &['|', '·', '•', '–', '—', '∙', '⋅', '►', '@', '・', '/'];

/// The chunks of a line. `split_hyphens` also parts at " - ".
pub fn chunks(outline: &Outline, at: usize, split_hyphens: bool) -> Vec<Chunk> {
    let line = &outline.lines[at];
    let mut periods = date::periods(&line.text);
    // A year amid other words belongs to them ("the 2015 contest").
    let length = line.text.len();
    periods.retain(|p| {
        p.end.is_some() || p.start.month.is_some() || p.span.0 < 2 || p.span.1 + 2 > length || is_alone(line, p)
    });
    let pieces = pieces(line, &periods);
    let mut chunks: Vec<Chunk> = Vec::new();
    let mut past = 0;
    for (index, piece) in pieces.iter().enumerate() {
        let between = &line.text[past.min(piece.from)..piece.from];
        let joined = index > 0
            && periods.iter().all(|p| p.span.0 < past || p.span.0 >= piece.from)
            && !parts_here(outline, line, &pieces[index - 1], piece, between);
        past = piece.to;
        match chunks.last_mut().filter(|_| joined) {
            Some(last) => {
                last.text.push_str(between);
                last.text.push_str(&line.text[piece.from..piece.to]);
                last.node = outline.common(last.node, line.parts[piece.part].node);
            }
            None => chunks.push(chunk(outline, line, at, piece)),
        }
    }
    let mut out = Vec::new();
    for chunk in chunks {
        split(chunk, split_hyphens, &mut out);
    }
    // "De" is what is left of "De janvier 2014 à février 2019".
    out.retain(|c| c.text.chars().any(char::is_alphanumeric) && (periods.is_empty() || !date::is_from(&c.text)));
    out
}

/// True when the markup or an "at" says what a piece of the line is.
pub fn is_hinted(outline: &Outline, at: usize) -> bool {
    let line = &outline.lines[at];
    AT.iter().any(|w| words::find(&line.text, w).is_some())
        || line.parts.iter().any(|p| hint(outline, at, p.node).is_some())
}

fn chunk(outline: &Outline, line: &Line, at: usize, piece: &Piece) -> Chunk {
    let node = line.parts[piece.part].node;
    Chunk {
        text: line.text[piece.from..piece.to].to_owned(),
        node,
        line: at,
        hint: hint(outline, at, node),
        strong: is_strong(outline, node),
    }
}

/// A date that fills an inline element.
fn is_alone(line: &Line, period: &Period) -> bool {
    let fills = |run: &std::ops::Range<usize>| {
        run.start <= period.span.0 && run.end >= period.span.1 && run.len() <= period.span.1 - period.span.0 + 4
    };
    line.parts.len() > 1 && line.runs().iter().any(fills)
}

/// The parts of a line, less the dates.
fn pieces(line: &Line, periods: &[Period]) -> Vec<Piece> {
    let mut pieces = Vec::new();
    for (part, run) in line.runs().into_iter().enumerate() {
        let (from, to) = (run.start, run.end);
        let mut start = from;
        for period in periods.iter().filter(|p| p.span.1 > from && p.span.0 < to) {
            let (cut, past) = (period.span.0.max(start), period.span.1.min(to));
            if cut > start {
                let open = period.end == Some(End::Present);
                let words = &line.text[start..cut];
                let kept = if open { date::before_since(words).len() } else { words.len() };
                pieces.push(Piece { from: start, to: start + kept, part });
            }
            start = start.max(past);
        }
        if start < to {
            pieces.push(Piece { from: start, to, part });
        }
    }
    pieces
}

/// True when two neighbouring pieces are two values.
fn parts_here(outline: &Outline, line: &Line, a: &Piece, b: &Piece, between: &str) -> bool {
    let (left, right) = (line.text[a.from..a.to].trim_end(), line.text[b.from..b.to].trim_start());
    let separated = left.ends_with([',', ';'])
        || left.ends_with(SEPARATORS)
        || right.starts_with([',', ';'])
        || right.starts_with(SEPARATORS)
        || left.ends_with(" -")
        || right.starts_with("- ")
        || between.contains(SEPARATORS);
    let (first, second) = (line.parts[a.part].node, line.parts[b.part].node);
    let own = |n: NodeId| {
        n != line.node && !outline.holds(n, first.max(second))
            || n != line.node && first != second && !outline.holds(n, if n == first { second } else { first })
    };
    separated
        || at_word(left).is_some()
        || at_word_front(right).is_some()
        || own(first) && own(second) && is_value(outline, first) && is_value(outline, second)
}

/// Elements that hold a value of their own rather than stress a word.
fn is_value(outline: &Outline, node: NodeId) -> bool {
    outline.is(node, tags::VALUE)
}

/// The text in front of a closing "at".
fn at_word(text: &str) -> Option<&str> {
    AT.iter().find_map(|w| text.strip_suffix(w.trim_end()))
}

/// The text behind an opening "at".
fn at_word_front(text: &str) -> Option<&str> {
    AT.iter().find_map(|w| text.strip_prefix(w.trim_start())).or_else(|| text.strip_prefix('@'))
}

/// Parts a chunk at the separators inside it.
fn split(chunk: Chunk, hyphens: bool, out: &mut Vec<Chunk>) {
    let spaced: &[&str] = if hyphens {
        &[" | ", " · ", " • ", " – ", " — ", " ∙ ", " - ", " @ "]
    } else {
        &[" | ", " · ", " • ", " ∙ "]
    };
    let mut rest = chunk.text.as_str();
    while let Some((at, length)) = words::find_first(rest, spaced) {
        push_at(&rest[..at], &chunk, hyphens, out);
        rest = &rest[at + length..];
    }
    push_at(rest, &chunk, hyphens, out);
}

/// "Engineer at Acme" is two values when the title is short.
fn push_at(value: &str, chunk: &Chunk, hyphens: bool, out: &mut Vec<Chunk>) {
    let value = trimmed(value);
    let value = at_word_front(value).or_else(|| at_word(value)).unwrap_or(value);
    if let Some((label, value)) = value.split_once(": ")
        && let Some(hint) = labelled(label)
    {
        return out.push(chunk.with(trimmed(value), Some(hint)));
    }
    let cut = || AT.iter().find_map(|w| words::find(value, w).map(|i| (i, w.len())));
    if hyphens
        && let Some((at, length)) = cut()
        && let (title, company) = (&value[..at], &value[at + length..])
        && title.split(' ').count() <= 6
        && (words::is_job(title) || title.len() + company.len() < 80 && is_named(title, company))
    {
        out.push(chunk.with(trimmed(title), Some(Hint::Title)));
        out.push(chunk.with(trimmed(company), Some(Hint::Company)));
        return;
    }
    if !hyphens
        && let Some((at, length)) = cut()
        && (words::is_school(&value[at + length..]) || words::is_degree(&value[..at]))
    {
        out.push(chunk.with(trimmed(&value[..at]), Some(Hint::Degree)));
        out.push(chunk.with(trimmed(&value[at + length..]), Some(Hint::School)));
        return;
    }
    out.push(chunk.with(trimmed(value), chunk.hint));
}

/// "Position: Engineer": what the words before a colon say.
fn labelled(label: &str) -> Option<Hint> {
    match words::label(label)? {
        words::Key::Title => Some(Hint::Title),
        words::Key::Employer => Some(Hint::Company),
        words::Key::Location | words::Key::City => Some(Hint::Location),
        _ => None,
    }
}

/// "Deckhand at Ferry Line", and not "Looking at tides".
fn is_named(title: &str, company: &str) -> bool {
    let named = |text: &str| text.starts_with(|c: char| !c.is_lowercase());
    named(title) && named(company) && title.split(' ').count() <= 4
}

/// Separators and unmatched brackets taken off both ends.
pub fn trimmed(text: &str) -> &str {
    let edge = |c: char| matches!(c, ',' | ';' | ':' | '-') || c.is_whitespace() || SEPARATORS.contains(&c);
    let count = |sign: u8| text.bytes().filter(|b| *b == sign).count();
    // Counted once and kept up to date: long rows of brackets must not cost quadratic time.
    let (mut open, mut close) = (count(b'('), count(b')'));
    let mut text = text;
    loop {
        let before = (text.len(), open, close);
        text = text.trim_matches(edge);
        if before.1 > before.2
            && let Some(bare) = text.strip_suffix('(').or_else(|| text.strip_prefix('('))
        {
            (text, open) = (bare, open - 1);
        }
        if before.2 > before.1
            && let Some(bare) = text.strip_prefix(')').or_else(|| text.strip_suffix(')'))
        {
            (text, close) = (bare, close - 1);
        }
        if before.1 == 1 && text.starts_with('(') && text.ends_with(')') {
            (text, open, close) = (&text[1..text.len() - 1], 0, close - 1);
        }
        if text.len() == before.0 {
            return text;
        }
    }
}

/// Inside a heading, bold, or a link.
fn is_strong(outline: &Outline, node: NodeId) -> bool {
    outline.page.lineage(node).take(3).any(|n| outline.is(n, tags::STRONG))
}

/// What the names in the markup say: those of the piece's own element and of the elements that hold nothing but its line.
pub fn hint(outline: &Outline, at: usize, node: NodeId) -> Option<Hint> {
    let page = outline.page;
    let own = std::iter::once(node);
    let alone = page
        .lineage(node)
        .skip(1)
        .take(3)
        .take_while(|&n| outline.lines_in(n).len() <= 1 && outline.lines_in(n).start == at);
    own.chain(alone)
        .find_map(|n| ["itemprop", "class", "id", "data-testid"].iter().find_map(|a| named_hint(marks::on(page, n, a))))
}

fn named_hint(says: u32) -> Option<Hint> {
    let hints = [
        (marks::TITLE, Hint::Title),
        (marks::SCHOOL, Hint::School),
        (marks::DESCRIPTION, Hint::Description),
        (marks::COMPANY, Hint::Company),
        (marks::DEGREE, Hint::Degree),
        (marks::LOCATION, Hint::Location),
    ];
    hints.iter().find(|(mark, _)| says & mark != 0).map(|(_, hint)| *hint)
}
