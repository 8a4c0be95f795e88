//! Bytes to values. Never fails on what it does not know: it skips a byte and goes on, as viewers do.

use super::object::{Dict, Object};
use std::borrow::Cow;
use std::cell::Cell;
use std::rc::Rc;

/// Deepest nesting of arrays and dictionaries; files of people stay below ten.
const DEEPEST: usize = 48;

/// Most items of one array.
const MOST_ITEMS: usize = 300_000;

/// A value, or a word that is none (an operator, `obj`, `endstream`).
#[derive(Debug, Clone, PartialEq)]
pub(super) enum Token<'a> {
    Value(Object<'a>),
    Word(&'a [u8]),
}

/// Reads values out of bytes.
#[derive(Clone)]
pub(super) struct Lexer<'a, 'b> {
    pub bytes: &'a [u8],
    pub at: usize,
    /// Are there references (`5 0 R`)? Not within the operators of a page.
    refs: bool,
    /// Values that may still be made: a page of zeros takes sixteen times its size as values.
    room: &'b Cell<usize>,
}

pub(super) const fn is_space(byte: u8) -> bool {
    matches!(byte, 0 | 9 | 10 | 12 | 13 | 32)
}

const fn is_delimiter(byte: u8) -> bool {
    matches!(byte, b'(' | b')' | b'<' | b'>' | b'[' | b']' | b'{' | b'}' | b'/' | b'%')
}

/// Which bytes names and words are made of.
const REGULAR: [bool; 256] = {
    let mut table = [false; 256];
    let mut at = 0;
    while at < 256 {
        table[at] = !is_space(at as u8) && !is_delimiter(at as u8);
        at += 1;
    }
    table
};

/// Which bytes mean something within a text in brackets.
const MARKS: [bool; 256] = {
    let mut table = [false; 256];
    let mut at = 0;
    while at < 256 {
        table[at] = matches!(at as u8, b'\\' | b'\r' | b'(' | b')');
        at += 1;
    }
    table
};

/// Begins a value or a word: neither white space nor a comment.
fn is_mark(byte: u8) -> bool {
    is_regular(byte) || is_delimiter(byte) && byte != b'%'
}

fn is_regular(byte: u8) -> bool {
    REGULAR[usize::from(byte)]
}

pub(super) fn hex(byte: u8) -> Option<u8> {
    (byte as char).to_digit(16).map(|digit| digit as u8)
}

impl<'a, 'b> Lexer<'a, 'b> {
    /// Over a part of the file.
    pub(super) fn new(bytes: &'a [u8], at: usize, room: &'b Cell<usize>) -> Lexer<'a, 'b> {
        Lexer { bytes, at, refs: true, room }
    }

    /// Over the operators of a page.
    pub(super) fn content(bytes: &'a [u8], room: &'b Cell<usize>) -> Lexer<'a, 'b> {
        Lexer { bytes, at: 0, refs: false, room }
    }

    pub(super) fn peek(&self) -> Option<u8> {
        self.bytes.get(self.at).copied()
    }

    /// Past white space and comments.
    pub(super) fn skip_space(&mut self) {
        while let Some(byte) = self.peek().filter(|byte| !is_mark(*byte)) {
            match byte {
                b'%' => self.skip_while(|b| b != b'\n' && b != b'\r'),
                _ => self.at += 1,
            }
        }
    }

    fn skip_while(&mut self, keep: impl Fn(u8) -> bool) {
        let rest = self.bytes.get(self.at..).unwrap_or_default();
        self.at += rest.iter().position(|byte| !keep(*byte)).unwrap_or(rest.len());
    }

    /// The word, when it stands here; the reader stands behind it then.
    pub(super) fn eat(&mut self, word: &[u8]) -> bool {
        self.skip_space();
        let there = self.bytes.get(self.at..).is_some_and(|rest| rest.starts_with(word));
        self.at += if there { word.len() } else { 0 };
        there
    }

    /// A value; nothing when a word stands here or the bytes end.
    pub(super) fn value(&mut self) -> Option<Object<'a>> {
        match self.token_at(0)? {
            Token::Value(value) => Some(value),
            Token::Word(_) => None,
        }
    }

    /// The next value or word.
    pub(super) fn token(&mut self) -> Option<Token<'a>> {
        self.token_at(0)
    }

    fn token_at(&mut self, depth: usize) -> Option<Token<'a>> {
        self.skip_space();
        let first = self.peek()?;
        self.room.set(self.room.get().checked_sub(1)?);
        let value = match first {
            b'/' => self.name(),
            b'(' => self.literal(),
            b'<' if self.bytes.get(self.at + 1) == Some(&b'<') => return self.dict(depth).map(Token::Value),
            b'<' => self.hex_text(),
            b'[' => return self.array(depth).map(Token::Value),
            b'0'..=b'9' | b'+' | b'-' | b'.' => return Some(self.number()),
            _ => return Some(self.word(first)),
        };
        Some(Token::Value(value))
    }

    /// A word; a delimiter out of place is a word of its own.
    fn word(&mut self, first: u8) -> Token<'a> {
        let start = self.at;
        match is_regular(first) {
            true => self.skip_while(is_regular),
            false => self.at += if self.bytes.get(start..start + 2) == Some(b">>") { 2 } else { 1 },
        }
        match self.bytes.get(start..self.at).unwrap_or_default() {
            b"true" => Token::Value(Object::Bool(true)),
            b"false" => Token::Value(Object::Bool(false)),
            b"null" => Token::Value(Object::Null),
            word => Token::Word(word),
        }
    }

    fn name(&mut self) -> Object<'a> {
        self.at += 1;
        let start = self.at;
        self.skip_while(is_regular);
        let raw = self.bytes.get(start..self.at).unwrap_or_default();
        Object::Name(if raw.contains(&b'#') { Cow::Owned(unescaped(raw)) } else { Cow::Borrowed(raw) })
    }

    fn array(&mut self, depth: usize) -> Option<Object<'a>> {
        self.at += 1;
        let mut items = Vec::new();
        if depth >= DEEPEST {
            return None;
        }
        loop {
            match self.token_at(depth + 1) {
                Some(Token::Value(value)) if items.len() < MOST_ITEMS => items.push(value),
                Some(Token::Value(_)) => {}
                Some(Token::Word(b"]")) | None => break,
                Some(Token::Word(b"R")) if self.refs => {}
                // Whoever forgot the bracket had an object end here.
                Some(Token::Word(b"endobj" | b">>")) => break,
                Some(Token::Word(_)) => {}
            }
        }
        Some(Object::Array(Rc::new(items)))
    }

    fn dict(&mut self, depth: usize) -> Option<Object<'a>> {
        self.at += 2;
        let mut pairs = Vec::new();
        if depth >= DEEPEST {
            return None;
        }
        loop {
            match self.token_at(depth + 1) {
                Some(Token::Value(Object::Name(key))) => match self.token_at(depth + 1) {
                    Some(Token::Value(value)) => pairs.push((key, value)),
                    Some(Token::Word(b">>" | b"endobj")) | None => break,
                    Some(Token::Word(_)) => {}
                },
                Some(Token::Word(b">>" | b"endobj" | b"stream")) | None => break,
                Some(_) => {}
            }
        }
        Some(Object::Dict(Dict::new(pairs)))
    }

    /// A number, or with references `number generation R`.
    fn number(&mut self) -> Token<'a> {
        let start = self.at;
        let number = self.plain_number();
        if self.at == start {
            self.at += 1;
            return Token::Value(Object::Null);
        }
        match number {
            Object::Int(n) if self.refs && n >= 0 => Token::Value(self.reference(n).unwrap_or(number)),
            _ => Token::Value(number),
        }
    }

    fn reference(&mut self, number: i64) -> Option<Object<'a>> {
        let back = self.at;
        let found = self.reference_rest(number);
        if found.is_none() {
            self.at = back;
        }
        found
    }

    fn reference_rest(&mut self, number: i64) -> Option<Object<'a>> {
        let spaced = self.at;
        self.skip_while(is_space);
        let digits = self.at;
        self.skip_while(|b| b.is_ascii_digit());
        let generation = self.bytes.get(digits..self.at)?;
        if digits == spaced || generation.is_empty() || generation.len() > 5 {
            return None;
        }
        let generation = generation.iter().fold(0_u32, |sum, d| sum * 10 + u32::from(d - b'0'));
        let spaced = self.at;
        self.skip_while(is_space);
        let ends = self.bytes.get(self.at + 1).is_none_or(|b| !is_regular(*b));
        if self.at == spaced || self.peek() != Some(b'R') || !ends {
            return None;
        }
        self.at += 1;
        Some(Object::Ref((u32::try_from(number).ok()?, u16::try_from(generation).ok()?)))
    }

    /// Digits with a sign and a point. Damaged numbers (`--5`, `1.2.3`, `0.-7`) are read as far as they make sense.
    #[expect(clippy::float_arithmetic, reason = "a product and a quotient, the same on every target")]
    fn plain_number(&mut self) -> Object<'a> {
        let mut negative = false;
        while let Some(sign @ (b'+' | b'-')) = self.peek() {
            negative |= sign == b'-';
            self.at += 1;
        }
        let (mut whole, mut scale, mut point) = (0_u64, 1_u64, false);
        while let Some(byte) = self.peek() {
            match byte {
                b'0'..=b'9' if whole < 1 << 52 && scale < 1 << 40 => {
                    whole = whole * 10 + u64::from(byte - b'0');
                    scale *= if point { 10 } else { 1 };
                }
                b'0'..=b'9' | b'-' => {}
                b'.' if !point => point = true,
                _ => break,
            }
            self.at += 1;
        }
        let sign = if negative { -1 } else { 1 };
        match point {
            true => Object::Real(f64::from(sign) * whole as f64 / scale as f64),
            false => Object::Int(i64::from(sign) * i64::try_from(whole).unwrap_or(i64::MAX)),
        }
    }

    fn hex_text(&mut self) -> Object<'a> {
        self.at += 1;
        let start = self.at;
        self.skip_while(|b| b != b'>');
        let digits = self.bytes.get(start..self.at).unwrap_or_default();
        self.at += 1;
        Object::Text(Cow::Owned(unhexed(digits)))
    }

    fn literal(&mut self) -> Object<'a> {
        self.at += 1;
        let start = self.at;
        let (mut depth, mut plain) = (1_usize, true);
        loop {
            self.skip_while(|byte| !MARKS[usize::from(byte)]);
            match self.peek() {
                Some(b'\\') => {
                    plain = false;
                    self.at += 1;
                }
                Some(b'\r') => plain = false,
                Some(b'(') => depth += 1,
                Some(b')') if depth > 1 => depth -= 1,
                _ => break,
            }
            self.at += 1;
        }
        let raw = self.bytes.get(start..self.at.min(self.bytes.len())).unwrap_or_default();
        self.at += 1;
        Object::Text(if plain { Cow::Borrowed(raw) } else { Cow::Owned(unquoted(raw)) })
    }
}

/// Pairs of hexadecimal digits to bytes; a last single digit stands before a zero.
pub(super) fn unhexed(digits: &[u8]) -> Vec<u8> {
    let mut out = Vec::with_capacity(digits.len() / 2 + 1);
    let mut high = None;
    for digit in digits.iter().filter_map(|b| hex(*b)) {
        match high.take() {
            None => high = Some(digit << 4),
            Some(high) => out.push(high | digit),
        }
    }
    out.extend(high);
    out
}

/// `#20` in a name is a space.
fn unescaped(raw: &[u8]) -> Vec<u8> {
    let mut out = Vec::with_capacity(raw.len());
    let mut at = 0;
    while let Some(&byte) = raw.get(at) {
        let digit = |i: usize| raw.get(at + i).and_then(|b| hex(*b));
        match (byte, digit(1), digit(2)) {
            (b'#', Some(high), Some(low)) => {
                out.push(high << 4 | low);
                at += 3;
            }
            _ => {
                out.push(byte);
                at += 1;
            }
        }
    }
    out
}

/// A text in brackets without its backslashes.
fn unquoted(raw: &[u8]) -> Vec<u8> {
    let mut out = Vec::with_capacity(raw.len());
    let mut at = 0;
    while let Some(&byte) = raw.get(at) {
        at += 1;
        match byte {
            b'\\' => at += escape(raw.get(at..).unwrap_or_default(), &mut out),
            b'\r' => {
                out.push(b'\n');
                at += usize::from(raw.get(at) == Some(&b'\n'));
            }
            _ => out.push(byte),
        }
    }
    out
}

/// What a backslash means with what follows; says how many bytes that is.
fn escape(rest: &[u8], out: &mut Vec<u8>) -> usize {
    let Some(&first) = rest.first() else { return 0 };
    let octal = rest.iter().take(3).take_while(|b| (b'0'..=b'7').contains(b)).count();
    if octal > 0 {
        let code = rest.iter().take(octal).fold(0_u32, |sum, digit| sum * 8 + u32::from(digit - b'0'));
        out.push(code as u8);
        return octal;
    }
    match first {
        b'n' => out.push(b'\n'),
        b'r' => out.push(b'\r'),
        b't' => out.push(b'\t'),
        b'b' => out.push(8),
        b'f' => out.push(12),
        // A line broken in the source is none in the text.
        b'\n' => {}
        b'\r' => return 1 + usize::from(rest.get(1) == Some(&b'\n')),
        other => out.push(other),
    }
    1
}

#[cfg(test)]
mod tests {
    use super::*;

    fn values(source: &str) -> Vec<Token<'_>> {
        let room = Cell::new(1_000);
        let mut lexer = Lexer::new(source.as_bytes(), 0, &room);
        std::iter::from_fn(|| lexer.token()).collect()
    }

    fn text(bytes: &[u8]) -> Token<'_> {
        Token::Value(Object::Text(Cow::Borrowed(bytes)))
    }

    #[test]
    fn numbers_and_references() {
        let (int, real) = (|n| Token::Value(Object::Int(n)), |n| Token::Value(Object::Real(n)));
        assert_eq!(
            values("12 -7 +3 .5 -1.25 5. --6"),
            [int(12), int(-7), int(3), real(0.5), real(-1.25), real(5.0), int(-6)]
        );
        assert_eq!(values("5 0 R 5 0 Rx"), [Token::Value(Object::Ref((5, 0))), int(5), int(0), Token::Word(b"Rx")]);
    }

    #[test]
    fn texts_lose_their_quotes() {
        assert_eq!(values(r"(a(b)c) (\101\n\)) (x\"), [text(b"a(b)c"), text(b"A\n)"), text(b"x")]);
        assert_eq!(values("<41 4> (a\\\r\nb)"), [text(b"A@"), text(b"ab")]);
    }

    #[test]
    fn dictionaries_keep_the_last_of_a_key() {
        let tokens = values("<</A 1/B[1 2 0 R]/A 3>>");
        let [Token::Value(Object::Dict(dict))] = &tokens[..] else { panic!("{tokens:?}") };
        assert_eq!(dict.raw(b"A"), Some(&Object::Int(3)));
        assert_eq!(dict.raw(b"B").and_then(Object::array).map(<[_]>::len), Some(2));
    }

    #[test]
    fn nesting_without_end_ends() {
        let deep = "[".repeat(100_000);
        assert!(values(&deep).len() < 100_000);
        assert!(values(&"<</A ".repeat(100_000)).len() < 100_000);
    }
}
