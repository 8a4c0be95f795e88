//! Finding periods: a text is cut into numbers, words and marks once, then read from left to right.
//! Every step looks a fixed number of tokens ahead, so the time is linear in the text.

use super::super::fold::is_east_asian;
use super::{End, Month, Period, words};

/// What a token is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Token {
    /// A run of digits, with how many there are.
    Number(u32, u8),
    /// The name of a month.
    Month(u8),
    /// Any other word.
    Word,
    /// A sign, or one character of a script without spaces.
    Mark(char),
}

#[derive(Debug, Clone, Copy)]
struct Lexeme {
    token: Token,
    start: usize,
    end: usize,
    /// White space stands before it.
    spaced: bool,
}

/// A text being read.
struct Scan<'a> {
    text: &'a str,
    lexemes: Vec<Lexeme>,
}

/// A date and the index behind it.
#[derive(Debug, Clone, Copy)]
struct Found {
    at: Month,
    next: usize,
    /// No more than a year that stands alone.
    bare: bool,
}

/// Every period and single date of a text, in order; they do not overlap.
pub fn periods(text: &str) -> Vec<Period> {
    // Every date has a number.
    let bytes = text.as_bytes();
    if !bytes.iter().any(|b| b.is_ascii_digit() || !b.is_ascii()) || !text.contains(|c| digit(c).is_some()) {
        return Vec::new();
    }
    let scan = Scan::new(text);
    let (mut found, mut at) = (Vec::new(), 0);
    while at < scan.lexemes.len() {
        match scan.period(at) {
            Some((period, next)) => {
                found.push(period);
                at = next.max(at + 1);
            }
            None => at += 1,
        }
    }
    found
}

/// True when the words mean "still going on" and nothing else.
pub fn is_present(text: &str) -> bool {
    let scan = Scan::new(text);
    let start = usize::from(scan.joins_by_word(0));
    scan.present(start).is_some_and(|next| next + usize::from(scan.is_mark(next, ".")) == scan.lexemes.len())
}

impl<'a> Scan<'a> {
    fn new(text: &'a str) -> Scan<'a> {
        let mut scan = Scan { text, lexemes: Vec::new() };
        let mut chars = text.char_indices().peekable();
        let mut spaced = true;
        while let Some((start, c)) = chars.next() {
            if c.is_whitespace() {
                spaced = true;
                continue;
            }
            if crate::page::text::is_invisible(c) {
                continue;
            }
            let same = class(c);
            let mut end = start + c.len_utf8();
            while same != Class::Single
                && let Some(&(at, next)) = chars.peek()
                && class(next) == same
            {
                end = at + next.len_utf8();
                chars.next();
            }
            let token = token(same, &text[start..end], c);
            scan.lexemes.push(Lexeme { token, start, end, spaced });
            spaced = false;
        }
        scan
    }

    fn token(&self, at: usize) -> Option<Token> {
        self.lexemes.get(at).map(|l| l.token)
    }

    fn is_spaced(&self, at: usize) -> bool {
        self.lexemes.get(at).is_none_or(|l| l.spaced)
    }

    /// The folded word at `at`; empty when there is none.
    fn word(&self, at: usize) -> String {
        match self.lexemes.get(at) {
            Some(l) if matches!(l.token, Token::Word | Token::Month(_)) => words::folded(&self.text[l.start..l.end]),
            _ => String::new(),
        }
    }

    fn is_mark(&self, at: usize, marks: &str) -> bool {
        matches!(self.token(at), Some(Token::Mark(c)) if marks.contains(c))
    }

    /// A mark with no white space on either side.
    fn is_tight(&self, at: usize, marks: &str) -> bool {
        self.is_mark(at, marks) && !self.is_spaced(at) && !self.is_spaced(at + 1)
    }

    fn year(&self, at: usize) -> Option<i32> {
        match self.token(at)? {
            Token::Number(n @ 1900..=2100, 4) => Some(n as i32),
            _ => None,
        }
    }

    /// A number of one or two digits from 1 to `most`.
    fn small(&self, at: usize, most: u8) -> Option<u8> {
        match self.token(at)? {
            Token::Number(n, 1..=2) if n >= 1 && n <= u32::from(most) => Some(n as u8),
            _ => None,
        }
    }

    /// A year written with two digits, near enough to be a working life.
    fn short_year(&self, at: usize) -> Option<i32> {
        match self.token(at)? {
            Token::Number(n @ 0..=49, 2) => Some(2000 + n as i32),
            Token::Number(n @ 50..=99, 2) => Some(1900 + n as i32),
            _ => None,
        }
    }

    fn named(&self, at: usize) -> Option<u8> {
        match self.token(at)? {
            Token::Month(month) => Some(month),
            _ => None,
        }
    }

    // --- periods

    fn period(&self, at: usize) -> Option<(Period, usize)> {
        let (start, end, next) = self.range(at).or_else(|| self.yearless_range(at)).or_else(|| self.single(at))?;
        let span = (self.lexemes[at].start, self.lexemes[next - 1].end);
        Some((Period { start, end, span }, next))
    }

    /// Date, "to", date or present.
    fn range(&self, at: usize) -> Option<(Month, Option<End>, usize)> {
        let first = self.date(at, false).or_else(|| self.slashed_short(at))?;
        if first.bare && self.is_amid_numbers(at) {
            return None;
        }
        let academic = first.bare && self.is_tight(first.next, "/");
        let next = if academic { first.next + 1 } else { self.join(first.next)? };
        if let Some(next) = self.present(next) {
            return Some((first.at, Some(End::Present), next));
        }
        if let Some(second) = self.date(next, true) {
            let (first, second) = (self.told_by(at, first, next), self.told_by(next, second, at));
            return Some((first.at, Some(End::At(second.at)), second.next));
        }
        let (end, next) = self.short_end(first, next)?;
        Some((first.at, Some(End::At(end)), next))
    }

    /// "01/09/2014 – 28/02/2019": which number is the month, told by the other date of the period.
    fn told_by(&self, at: usize, found: Found, other: usize) -> Found {
        if found.bare || found.at.month.is_some() {
            return found;
        }
        let is_day = |at: usize| self.small(at, 31).is_some_and(|n| n > 12);
        let month = match (is_day(other), is_day(other + 2)) {
            (true, false) => self.small(at + 2, 12),
            (false, true) => self.small(at, 12),
            _ => None,
        };
        Found { at: Month { month, ..found.at }, ..found }
    }

    /// "2015–18", "2019/20", "2019年3月~5月", "06/19 - 03/21".
    fn short_end(&self, first: Found, at: usize) -> Option<(Month, usize)> {
        if let Some(found) = self.slashed_short(at) {
            return Some((found.at, found.next));
        }
        if let Some(month) = self.small(at, 12)
            && self.is_mark(at + 1, "月월")
        {
            return Some((Month { year: first.at.year, month: Some(month) }, at + 2));
        }
        let Token::Number(last, 2) = self.token(at)? else { return None };
        let year = first.at.year - first.at.year % 100 + last as i32;
        let alone = !self.is_tight(at + 1, "-/.,:") && !matches!(self.token(at + 1), Some(Token::Number(..)));
        (first.bare && year > first.at.year && alone).then_some((Month { year, month: None }, at + 1))
    }

    /// "06/19": a month and a short year; believed only as an end of a range.
    fn slashed_short(&self, at: usize) -> Option<Found> {
        if self.is_amid_numbers(at) {
            return None;
        }
        let Token::Number(1..=12, 2) = self.token(at)? else { return None };
        let month = self.small(at, 12);
        let year = self.short_year(at + 2).filter(|_| self.is_tight(at + 1, "/"))?;
        let alone = !self.is_tight(at + 3, "/.-") || self.join(at + 3).is_some();
        alone.then_some(Found { at: Month { year, month }, next: at + 3, bare: false })
    }

    /// "June – August 2019", "03–06/2019": the first month takes the year of the second.
    fn yearless_range(&self, at: usize) -> Option<(Month, Option<End>, usize)> {
        let (month, next) = match self.named(at) {
            Some(month) => (month, at + 1 + usize::from(self.is_mark(at + 1, "."))),
            None => (self.small(at, 12).filter(|_| !self.is_amid_numbers(at))?, at + 1),
        };
        let second = self.join(next).and_then(|next| self.date(next, true))?;
        let last = second.at.month?;
        if self.named(at).is_none() && (last < month || self.token(second.next - 2) != Some(Token::Mark('/'))) {
            return None;
        }
        let year = second.at.year - i32::from(month > last);
        Some((Month { year, month: Some(month) }, Some(End::At(second.at)), second.next))
    }

    fn single(&self, at: usize) -> Option<(Month, Option<End>, usize)> {
        let found = self.date(at, false)?;
        if found.bare && self.is_no_year(at) {
            return None;
        }
        let since = at > 0 && words::is_since(&self.word(at - 1));
        let (onwards, next) = self.onwards(found.next);
        Some((found.at, (since || onwards).then_some(End::Present), next))
    }

    /// A dash with nothing behind it, or "from then on".
    fn onwards(&self, at: usize) -> (bool, usize) {
        if self.is_mark(at, DASHES) && self.lexemes.len() == at + 1 {
            return (true, at + 1);
        }
        let rest = self.lexemes.get(at).map_or("", |l| &self.text[l.start..]);
        match ["から", "以来", "起", "부터"].iter().find(|w| rest.starts_with(**w)) {
            Some(word) => (true, at + word.chars().count()),
            None => match self.word(at).as_str() {
                "onwards" | "onward" => (true, at + 1),
                _ => (false, at),
            },
        }
    }

    /// Index behind a "to" of one or two parts ("–", "bis", "- do", "から").
    fn join(&self, at: usize) -> Option<usize> {
        let mut next = at;
        for _ in 0..3 {
            if self.is_mark(next, DASHES) || self.joins_by_word(next) {
                next += 1;
                next += usize::from(self.is_mark(next, "'’") && !self.is_spaced(next + 1));
            } else if self.is_mark(next, "か") && self.is_mark(next + 1, "ら")
                || self.is_mark(next, "부") && self.is_mark(next + 1, "터")
            {
                next += 2;
            } else {
                break;
            }
        }
        (next > at).then_some(next)
    }

    fn joins_by_word(&self, at: usize) -> bool {
        words::is_to(&self.word(at))
    }

    /// Index behind a "present".
    fn present(&self, at: usize) -> Option<usize> {
        let mut at = at;
        for _ in 0..3 {
            if let Some(next) = self.present_here(at) {
                return Some(next);
            }
            let skip = words::is_filler(&self.word(at)) || self.is_mark(at, "'’(");
            at += usize::from(skip);
            if !skip {
                return None;
            }
        }
        self.present_here(at)
    }

    fn present_here(&self, at: usize) -> Option<usize> {
        let start = self.lexemes.get(at)?.start;
        if let Some(bytes) = words::present_unspaced(&self.text[start..]) {
            let past = self.lexemes[at..].iter().take_while(|l| l.end <= start + bytes).count();
            return Some(at + past.max(1) + usize::from(self.is_mark(at + past.max(1), "中중")));
        }
        let mut phrase = String::new();
        let mut best = None;
        let mut next = at;
        for _ in 0..4 {
            if self.is_mark(next, "'’.") {
                next += 1;
            }
            let word = self.word(next);
            if word.is_empty() {
                break;
            }
            if !phrase.is_empty() {
                phrase.push(' ');
            }
            phrase.push_str(&word);
            next += 1;
            if words::is_present(&phrase) {
                best = Some(next);
            }
        }
        best
    }

    // --- dates

    /// The date at `at`; `joined` when it follows a "to", which may be a hyphen without spaces.
    fn date(&self, at: usize, joined: bool) -> Option<Found> {
        let amid = !joined && self.is_amid_numbers(at);
        let found = match self.token(at)? {
            Token::Number(..) if amid => None,
            Token::Number(..) => self.east_asian(at).or_else(|| self.year_first(at)).or_else(|| self.day_first(at)),
            Token::Month(_) => self.month_first(at),
            Token::Word => self.numbered_month(at),
            Token::Mark(_) => None,
        };
        found.or_else(|| self.bare_year(at)).map(|f| self.past_year_word(f))
    }

    /// "2019年6月", "2019년 6월 15일", "2019年".
    fn east_asian(&self, at: usize) -> Option<Found> {
        let year = self.year(at).filter(|_| self.is_mark(at + 1, "年년"))?;
        let month = self.small(at + 2, 12).filter(|_| self.is_mark(at + 3, "月월"));
        let mut next = if month.is_some() { at + 4 } else { at + 2 };
        if month.is_some() && self.small(next, 31).is_some() && self.is_mark(next + 1, "日일号") {
            next += 2;
        }
        Some(Found { at: Month { year, month }, next, bare: false })
    }

    /// "2019-06", "2019.06.15", "2019/6", "2019. 6.", "2019 June", "2019-Jun".
    fn year_first(&self, at: usize) -> Option<Found> {
        let year = self.year(at)?;
        let done = |month, next| Some(Found { at: Month { year, month: Some(month) }, next, bare: false });
        if let Some(month) = self.small(at + 2, 12)
            && self.is_tight(at + 1, "-/.‐‑")
            && !(self.is_tight(at + 3, "/.") && self.year(at + 4).is_some())
        {
            let day = self.small(at + 4, 31).is_some() && self.is_tight(at + 3, "-/.‐‑");
            return done(month, at + if day { 5 } else { 3 });
        }
        if let Some(month) = self.small(at + 2, 12)
            && self.is_mark(at + 1, ".")
            && self.is_mark(at + 3, ".")
            && !self.is_spaced(at + 3)
        {
            let day = self.small(at + 4, 31).is_some() && self.is_mark(at + 5, ".");
            return done(month, at + if day { 6 } else { 4 });
        }
        let named = at + 1 + usize::from(self.is_mark(at + 1, "-/.,"));
        let month = self.named(named)?;
        let end = named + 1 + usize::from(self.is_mark(named + 1, "."));
        let continues =
            self.year(end).is_some() || matches!(self.token(end), Some(Token::Word)) && !self.joins_by_word(end);
        if continues || self.day_then_year(end) { None } else { done(month, end) }
    }

    fn day_then_year(&self, at: usize) -> bool {
        self.small(at, 31).is_some() && (self.year(at + 1).is_some() || self.year(at + 2).is_some())
    }

    /// "06/2019", "15.06.2019", "15 June 2019", "1er juin 2019", "15-Jun-2019".
    fn day_first(&self, at: usize) -> Option<Found> {
        let first = self.small(at, 31)?;
        self.numeric(at, first).or_else(|| self.day_month(at))
    }

    fn numeric(&self, at: usize, first: u8) -> Option<Found> {
        let found = |year, month, next| Some(Found { at: Month { year, month }, next, bare: false });
        let divided = self.is_tight(at + 1, "/.-") || self.is_mark(at + 1, "/");
        if !divided {
            return None;
        }
        if let Some(year) = self.year(at + 2) {
            let tail = self.is_tight(at + 3, "-.")
                && matches!(self.token(at + 4), Some(Token::Number(_, 3..)))
                && self.year(at + 4).is_none();
            return if first <= 12 && !tail { found(year, Some(first), at + 3) } else { None };
        }
        let second = self.small(at + 2, 31)?;
        let year = self.year(at + 4).filter(|_| self.token(at + 1) == self.token(at + 3) && !self.is_spaced(at + 2))?;
        let dots = self.is_mark(at + 1, ".");
        let month = match (first, second) {
            (_, 1..=12) if dots || first > 12 || first == second => Some(second),
            (1..=12, 13..) if !dots => Some(first),
            _ => None,
        };
        found(year, month, at + 5)
    }

    fn day_month(&self, at: usize) -> Option<Found> {
        let mut next = at + 1;
        next += usize::from(self.is_mark(next, ".-/º°") || words::is_ordinal(&self.word(next)));
        next += usize::from(words::is_of(&self.word(next)));
        let month = self.named(next)?;
        let next = self.past_dividers(next + 1);
        let year = self.year(next)?;
        Some(Found { at: Month { year, month: Some(month) }, next: next + 1, bare: false })
    }

    /// "June 2019", "junio de 2019", "Jun. '19", "June 15, 2019", "jan/19".
    fn month_first(&self, at: usize) -> Option<Found> {
        let month = self.named(at);
        let found = |year, next| Some(Found { at: Month { year, month }, next, bare: false });
        let next = self.past_dividers(at + 1);
        if let Some(year) = self.year(next) {
            return found(year, next + 1);
        }
        if self.is_mark(next, "'’‘") && !self.is_spaced(next + 1) {
            return found(self.short_year(next + 1)?, next + 2);
        }
        if self.is_tight(at + 1, "-/.")
            && next == at + 2
            && !matches!(self.token(next + 1), Some(Token::Mark('/' | '.')))
        {
            return found(self.short_year(next)?, next + 1);
        }
        self.small(next, 31)?;
        let next = next + 1 + usize::from(words::is_ordinal(&self.word(next + 1)));
        let next = next + usize::from(self.is_mark(next, ","));
        found(self.year(next)?, next + 1)
    }

    /// Index behind what may part a month's name from its year.
    fn past_dividers(&self, at: usize) -> usize {
        let at = at + usize::from(self.is_mark(at, "."));
        let at = at + usize::from(self.is_mark(at, ",-/") || words::is_of(&self.word(at)));
        at + usize::from(self.is_mark(at, "."))
    }

    /// "tháng 6 năm 2019", "thg 6/2019".
    fn numbered_month(&self, at: usize) -> Option<Found> {
        if !matches!(self.word(at).as_str(), "thang" | "thg") {
            return None;
        }
        let month = self.small(at + 1, 12);
        let next = at + 2 + usize::from(self.is_mark(at + 2, "/,-") || self.word(at + 2) == "nam");
        let year = self.year(next).filter(|_| month.is_some())?;
        Some(Found { at: Month { year, month }, next: next + 1, bare: false })
    }

    fn bare_year(&self, at: usize) -> Option<Found> {
        let year = self.year(at)?;
        Some(Found { at: Month { year, month: None }, next: at + 1, bare: true })
    }

    fn past_year_word(&self, found: Found) -> Found {
        let has = self.year(found.next - 1).is_some() && words::is_year_word(&self.word(found.next));
        let next = found.next + usize::from(has);
        Found { next: next + usize::from(has && self.is_mark(next, ".")), ..found }
    }

    // --- what is no date

    /// A number that is a group of a longer number: telephone, version, amount.
    fn is_amid_numbers(&self, at: usize) -> bool {
        at >= 2 && self.is_tight(at - 1, "-./:,+") && matches!(self.token(at - 2), Some(Token::Number(..)))
            || at >= 1 && self.is_mark(at - 1, "+#$€£¥₩@") && !self.is_spaced(at)
    }

    /// A bare number from 1900 to 2100 that is no year by what stands around it.
    fn is_no_year(&self, at: usize) -> bool {
        let number = |at: Option<usize>| match at.and_then(|a| self.token(a)) {
            Some(Token::Number(_, digits)) => digits,
            _ => 0,
        };
        let before = at.checked_sub(1);
        let is_group = |at: Option<usize>| number(at) >= 3 && at.is_none_or(|a| self.year(a).is_none());
        let closed = before.is_some_and(|b| self.is_mark(b, ")")) && number(at.checked_sub(2)) > 0;
        self.is_amid_numbers(at)
            || closed
            || is_group(before)
            || is_group(Some(at + 1))
            || number(before) > 0 && number(Some(at + 1)) > 0
            || self.is_mark(at + 1, "%€$£¥₩+°") && !self.is_spaced(at + 1)
            || self.is_tight(at + 1, "-./:,") && number(Some(at + 2)) > 0 && self.year(at + 2).is_none()
            || before.is_some_and(|b| matches!(self.token(b), Some(Token::Word)) && !self.is_spaced(at))
            || matches!(self.token(at + 1), Some(Token::Word)) && !self.is_spaced(at + 1)
    }
}

/// Signs between the two dates of a period.
const DASHES: &str = "-–—‐‑‒―−~〜～→至⁓➔➜»>";

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Class {
    Digits,
    Letters,
    /// Signs and characters of scripts without spaces: a token each.
    Single,
}

fn class(c: char) -> Class {
    if digit(c).is_some() {
        Class::Digits
    } else if is_east_asian(c) {
        Class::Single
    } else if c.is_alphabetic() || is_combining(c) {
        Class::Letters
    } else {
        Class::Single
    }
}

/// Marks that belong to the letter before them (accents, Indic vowel signs).
fn is_combining(c: char) -> bool {
    matches!(c, '\u{300}'..='\u{36F}' | '\u{900}'..='\u{903}' | '\u{93A}'..='\u{94F}')
}

fn token(class: Class, text: &str, first: char) -> Token {
    match class {
        Class::Digits => {
            let value = text.chars().take(9).filter_map(digit).fold(0, |n, d| n * 10 + d);
            Token::Number(value, text.chars().take(20).count() as u8)
        }
        Class::Letters => words::month(&words::folded(text)).map_or(Token::Word, Token::Month),
        Class::Single => Token::Mark(first),
    }
}

/// Value of a digit: ASCII, full width, Arabic.
fn digit(c: char) -> Option<u32> {
    match c {
        '０'..='９' => Some(c as u32 - '０' as u32),
        '٠'..='٩' => Some(c as u32 - '٠' as u32),
        '۰'..='۹' => Some(c as u32 - '۰' as u32),
        _ => c.to_digit(10),
    }
}
