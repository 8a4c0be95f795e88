//! Counts as sites show them: "500+", "1.234 follower", "1,2 k", "12K", "152 kontakty".

use super::Count;
use super::fold::{fold, is_east_asian};

/// The first count in a text.
pub fn count(text: &str) -> Option<Count> {
    let start = text.find(|c: char| c.is_ascii_digit())?;
    let before = text[..start].chars().next_back();
    if before.is_some_and(|c| c.is_alphabetic()) {
        return None;
    }
    let (number, rest) = grouped(&text[start..])?;
    let (number, rest) = multiplied(number, rest)?;
    Some(Count { number, more: rest.trim_start().starts_with('+') })
}

/// Digits in front of a decimal mark, behind it, and how many there are behind it.
struct Decimal {
    whole: u64,
    part: u64,
    places: u32,
}

/// A number with its groups of three, and what follows it.
fn grouped(text: &str) -> Option<(Decimal, &str)> {
    let (mut groups, mut rest) = (Vec::new(), text);
    loop {
        let digits = rest.bytes().take_while(u8::is_ascii_digit).count();
        groups.push(&rest[..digits]);
        rest = &rest[digits..];
        let mark = rest
            .chars()
            .next()
            .filter(|c| matches!(c, '.' | ',' | '\'' | '’' | ' ' | '\u{A0}' | '\u{202F}' | '\u{2009}'));
        let Some(mark) = mark else { break };
        let next = &rest[mark.len_utf8()..];
        let more = next.bytes().take_while(u8::is_ascii_digit).count();
        let goes_on = if matches!(mark, '.' | ',') { more > 0 } else { more == 3 };
        if !goes_on || groups.len() > 8 {
            break;
        }
        rest = next;
    }
    let last = *groups.last()?;
    let decimal = groups.len() > 1 && last.len() != 3;
    let whole = if decimal { &groups[..groups.len() - 1] } else { &groups[..] };
    if whole.iter().skip(1).any(|g| g.len() != 3) || groups.iter().map(|g| g.len()).sum::<usize>() > 15 {
        return None;
    }
    let (part, places) = if decimal { (last.parse().ok()?, last.len() as u32) } else { (0, 0) };
    Some((Decimal { whole: whole.concat().parse().ok()?, part, places }, rest))
}

/// The number times "k", "mln", "万"; a decimal without such a word is no count.
fn multiplied(number: Decimal, rest: &str) -> Option<(u64, &str)> {
    let unit = rest.trim_start();
    let end = unit.find(|c: char| !c.is_alphabetic()).unwrap_or(unit.len());
    // Where words stand together the sign alone is the unit: "万人".
    let sign = unit.chars().next().filter(|c| is_east_asian(*c)).map_or(end, char::len_utf8);
    let word = fold(&unit[..sign]);
    let times: u64 = match word.as_str() {
        "k" | "tys" | "tsd" | "thousand" | "mil" | "mila" | "rb" | "千" | "천" | "тыс" | "тис" | "bin" => 1_000,
        "m" | "mn" | "mln" | "mio" | "million" | "millions" | "mi" | "млн" => 1_000_000,
        "万" | "萬" | "만" => 10_000,
        _ if number.places > 0 => return None,
        _ => return Some((number.whole, rest)),
    };
    let part = number.part.checked_mul(times)?.checked_div(10u64.checked_pow(number.places)?)?;
    let length = if word.is_ascii() || word.chars().count() > 1 { end } else { word.len() };
    Some((number.whole.checked_mul(times)?.checked_add(part)?, &unit[length..]))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn counts_are_read_as_shown() {
        for (text, number, more) in [
            ("500+ connections", 500, true),
            ("500 + kontaktów", 500, true),
            ("1.234 follower", 1234, false),
            ("1,150 followers", 1150, false),
            ("1\u{a0}234 abonnés", 1234, false),
            ("1 234 567", 1_234_567, false),
            ("1,2 k", 1200, false),
            ("12K", 12_000, false),
            ("1.5M followers", 1_500_000, false),
            ("152 kontakty", 152, false),
            ("2,5 tys. obserwujących", 2500, false),
            ("3.4万粉丝", 34_000, false),
            ("팔로워 1.2만명", 12_000, false),
            ("Followers: 0", 0, false),
        ] {
            assert_eq!(count(text), Some(Count { number, more }), "{text}");
        }
    }

    #[test]
    fn other_numbers_are_no_counts() {
        for text in ["", "followers", "3.5 stars", "v12", "1,23,4", "99999999999999999999"] {
            assert_eq!(count(text), None, "{text}");
        }
    }
}
