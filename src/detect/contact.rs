//! Mail addresses, telephone numbers and the postal address.

use super::{evidence, fires, fires_lesser, first, quoted};
use crate::candidate::{Candidate, Read, email, fold, phone};
use crate::lists;
use crate::phrase::{self, List};
use crate::signal::{FieldName, Outcome};

pub(super) fn domain_listed(c: &Candidate, list: &str) -> Outcome {
    let is_listed: fn(&str) -> bool = match list {
        "disposable-mail" => lists::is_disposable,
        _ => return Outcome::Silent,
    };
    first(FieldName::Emails, &c.emails.items, |read| {
        let (_, domain) = email::parts(&read.value)?;
        is_listed(domain).then(|| vec![evidence(FieldName::Emails, read)])
    })
}

/// The local part in comparable form, without tag.
fn local(address: &str) -> Option<String> {
    let (local, _) = email::parts(address)?;
    Some(fold::fold(local.split('+').next().unwrap_or_default()))
}

pub(super) fn lexicon(c: &Candidate, lists: &[(&[&str], usize)], names: &[&str]) -> Outcome {
    first(FieldName::Emails, &c.emails.items, |read| {
        let local = local(&read.value)?;
        let stem = local.trim_end_matches(|c: char| c.is_ascii_digit());
        let digits = &local[stem.len()..];
        let words: Vec<&str> = lists
            .iter()
            .filter(|(_, least)| digits.len() >= *least)
            .flat_map(|(words, _)| words.iter().copied())
            .collect();
        let telling = !is_year(digits) && is_made_of(stem, &words, names);
        telling.then(|| vec![evidence(FieldName::Emails, read)])
    })
}

/// Four digits that can be a year of somebody's life: they say nothing, and must not say age.
fn is_year(digits: &str) -> bool {
    digits.len() == 4 && digits.parse().is_ok_and(|year: u16| (1940..=2026).contains(&year))
}

/// True when a part of the stem is only words of the lists, and not a single one that is a name too. Whose mailbox it
/// is plays no part: names of other scripts could not be told from the words. "weber77" is no "web".
fn is_made_of(stem: &str, words: &[&str], names: &[&str]) -> bool {
    stem.split(|c: char| !c.is_alphanumeric()).any(|part| is_chain(part, words) && !names.contains(&part))
}

/// True when the part is one or several of the words, one behind the other.
fn is_chain(part: &str, words: &[&str]) -> bool {
    let mut reached = vec![false; part.len() + 1];
    reached[0] = true;
    for at in 0..part.len().min(64) {
        if reached[at] && part.is_char_boundary(at) {
            words.iter().filter(|word| part[at..].starts_with(**word)).for_each(|word| reached[at + word.len()] = true);
        }
    }
    !part.is_empty() && reached[part.len()]
}

pub(super) fn serial(c: &Candidate) -> Outcome {
    first(FieldName::Emails, &c.emails.items, |read| {
        is_numbered(&local(&read.value)?).then(|| vec![evidence(FieldName::Emails, read)])
    })
}

/// Letters in front, with dots, hyphens and low lines between them, and 001 to 009 behind, but not 007. Whether they
/// are the person's name is left to the reader: a name of another script could not be found in them.
fn is_numbered(local: &str) -> bool {
    let stem = local.trim_end_matches(|c: char| c.is_ascii_digit());
    let digits = &local[stem.len()..];
    let serial = digits.len() == 3 && digits.starts_with("00") && !digits.ends_with(['0', '7']);
    serial && stem.chars().count() > 2 && stem.chars().all(|c| c.is_alphabetic() || ".-_".contains(c))
}

pub(super) fn phone_invalid(c: &Candidate) -> Outcome {
    first(FieldName::Phones, &c.phones.items, |read| {
        cannot_exist(&read.value).then(|| vec![evidence(FieldName::Phones, read)])
    })
}

/// True when nobody can have the number: reserved for fiction, all digits alike, or against the
/// plan of the numbers it is written as. Which country it is of says nothing.
fn cannot_exist(written: &str) -> bool {
    if is_one_digit(written) {
        return true;
    }
    let Some(number) = phone::normal(written) else { return false };
    let national = || american(written).is_some_and(|digits| against_american_plan(&digits));
    if number.international { against_plan(&number.digits) } else { national() }
}

/// "000-000-0000": one digit throughout, behind the country code.
fn is_one_digit(written: &str) -> bool {
    let all: Vec<u8> = written.bytes().filter(u8::is_ascii_digit).take(16).collect();
    if all.len() >= 9 && all.iter().all(|digit| *digit == all[0]) {
        return true;
    }
    let Some(number) = phone::normal(written) else { return false };
    let digits = number.digits.as_bytes();
    // A country code has one digit (1 and 7), two or three.
    let codes = match digits.first() {
        _ if !number.international => 0..=1,
        Some(b'1' | b'7') => 1..=1,
        _ => 2..=3,
    };
    let alike = |digits: &[u8]| digits.len() >= 8 && digits.iter().all(|digit| *digit == digits[0]);
    codes.into_iter().any(|code| digits.get(code..).is_some_and(alike))
}

fn against_plan(digits: &str) -> bool {
    match digits.strip_prefix('1') {
        Some(national) => against_american_plan(national),
        None => {
            digits.len() > 15
                || ["28", "83", "89", "999"].iter().any(|spare| digits.starts_with(spare))
                || is_fiction(digits)
        }
    }
}

/// The ten digits of a number written the North American way.
fn american(written: &str) -> Option<String> {
    lists::key::phone(written)?.strip_prefix("+1").map(str::to_owned)
}

/// Area and exchange codes begin with 2 to 9 and are no service code; 555-0100 to 555-0199 are for fiction.
fn against_american_plan(national: &str) -> bool {
    let bytes = national.as_bytes();
    if bytes.len() != 10 {
        return bytes.len() > 10;
    }
    let service = |code: &[u8]| &code[1..] == b"11";
    let code = |code: &[u8]| code[0] >= b'2' && !service(code);
    !code(&bytes[..3]) || !code(&bytes[3..6]) || &bytes[3..8] == b"55501"
}

/// Ranges that regulators keep free for films and books: Ofcom, ARCEP, ACMA.
const FICTION: &[(&str, usize)] = &[
    ("447700900", 12),
    ("442079460", 12),
    ("441134960", 12),
    ("441144960", 12),
    ("441154960", 12),
    ("441164960", 12),
    ("441174960", 12),
    ("441184960", 12),
    ("441214960", 12),
    ("441314960", 12),
    ("441414960", 12),
    ("441514960", 12),
    ("441614960", 12),
    ("441914980", 12),
    ("442896496", 12),
    ("442920180", 12),
    ("441632960", 12),
    ("443069990", 12),
    ("3319900", 11),
    ("33261910", 11),
    ("33353010", 11),
    ("33465710", 11),
    ("33536490", 11),
    ("33639980", 11),
    ("61491570", 11),
    ("61255500", 11),
    ("61370100", 11),
    ("61755500", 11),
    ("61870100", 11),
];

fn is_fiction(digits: &str) -> bool {
    FICTION.iter().any(|(start, length)| digits.starts_with(start) && digits.len() == *length)
}

pub(super) fn mail_drop(c: &Candidate, words: List, lesser: List, exempt: List) -> Outcome {
    let Some(read) = c.address.read() else { return Outcome::Unasked(vec![FieldName::Address]) };
    let text = super::words::text(read);
    let hits = phrase::find(text);
    let find = |words| hits.first(words).filter(|&(start, end)| !is_street(&text[start..], end - start));
    if hits.has(exempt) {
        return Outcome::Silent;
    }
    let seen =
        |(start, end): (usize, usize)| vec![quoted(FieldName::Address, &text[start..end], &read.place), whole(read)];
    match (find(words), find(lesser)) {
        (Some(span), _) => fires(seen(span)),
        (None, Some(span)) => fires_lesser(seen(span)),
        (None, None) => Outcome::Silent,
    }
}

fn whole(read: &Read<String>) -> crate::signal::Evidence {
    evidence(FieldName::Address, read)
}

/// "Parcel Street" and "Freight Road" are streets.
fn is_street(text: &str, length: usize) -> bool {
    const STREETS: [&str; 16] = [
        "street", "st", "road", "rd", "lane", "ln", "avenue", "ave", "way", "drive", "dr", "court", "ct", "close",
        "place", "row",
    ];
    let next = text[length..].trim_start().split(|c: char| !c.is_alphanumeric()).next().unwrap_or_default();
    STREETS.contains(&next.to_ascii_lowercase().as_str())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_that_nobody_can_have() {
        for written in [
            "+1 212 555 0142",
            "(212) 555-0142",
            "+1 112 345 6789",
            "212-911-2345",
            "+44 7700 900123",
            "+999 123 4567",
            "+1 111 111 1111",
            "000-000-0000",
        ] {
            assert!(cannot_exist(written), "{written}");
        }
        for written in [
            "+1 212 736 5000",
            "212-736-5000",
            "+44 20 7219 3000",
            "+49 (0)30 227 32152",
            "030 22732152",
            "+48 22 694 25 00",
            "+82 2-788-2114",
            "+91 98200 12345",
            "+1 (800) 555-1212",
            "+7 495 606 36 02",
            "+61 2 6277 7111",
            "+33 6 66 66 66 61",
            "555 123 456",
            "123",
            "+33 1 40 63 60 00",
        ] {
            assert!(!cannot_exist(written), "{written}");
        }
    }

    #[test]
    fn names_are_no_trades() {
        let (words, names) = (["web", "dev", "moon", "pro", "smart", "gold"], ["dev", "moon", "gold", "smart"]);
        for stem in ["smartdev", "ines.webdev", "ines.web", "goldpro"] {
            assert!(is_made_of(stem, &words, &names), "{stem}");
        }
        for stem in ["weber", "anna.weber", "moon.jae", "dev.patel", "prokop", "goldberg", "inesdev", "", "."] {
            assert!(!is_made_of(stem, &words, &names), "{stem}");
        }
    }

    #[test]
    fn serial_numbers_stand_behind_letters() {
        for local in ["tobias.hofer002", "wangwei001", "lina009"] {
            assert!(is_numbered(local), "{local}");
        }
        for local in ["agent007", "tobias.hofer02", "t001", "hofer010", "hofer000", "h0fer001", "hofer1001"] {
            assert!(!is_numbered(local), "{local}");
        }
    }

    #[test]
    fn many_words_cost_little() {
        assert!(!is_chain(&"dev".repeat(100_000), &["dev", "devdev"]));
    }
}
