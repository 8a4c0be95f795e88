//! Telephone numbers: finding them in a text, and the form in which two are compared.
//!
//! There is no table of national number plans here: what counts as a number is decided by its
//! shape, so extensions and unusual groupings survive as written.

use super::date;

/// A number reduced to its digits.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Number {
    /// Digits; with the country code when `international`.
    pub digits: String,
    /// Written with a country code ("+" or "00").
    pub international: bool,
}

/// Numbers in a text as written, each with its bytes.
pub fn find(text: &str) -> Vec<(&str, (usize, usize))> {
    let mut found = Vec::new();
    let mut at = 0;
    while let Some(skip) = text[at..].find(|c: char| c.is_ascii_digit() || c == '+' || c == '(') {
        let start = at + skip;
        let run = run_length(&text[start..]);
        let end = start + run;
        let number = trimmed(&text[start..end]);
        let joined = text[..start].chars().next_back().is_some_and(|c| c.is_alphanumeric() || "@#/_=$€£".contains(c))
            || text[start + number.len()..]
                .chars()
                .next()
                .is_some_and(|c| c.is_alphanumeric() && !super::fold::is_east_asian(c) || "@%_€$£".contains(c));
        if !joined && is_phone(number) {
            found.push((number, (start, start + number.len())));
        }
        at = end.max(start + 1);
    }
    found
}

/// True when the text has the shape of a telephone number and of nothing else.
pub fn is_phone(text: &str) -> bool {
    let digits = text.bytes().filter(u8::is_ascii_digit).count();
    let plus = text.starts_with('+') || text.starts_with("(+");
    if !(7..=15).contains(&digits) || run_length(text) != text.len() || text.matches('+').count() > 1 {
        return false;
    }
    let groups = text.split(|c: char| !c.is_ascii_digit()).filter(|g| !g.is_empty());
    let (count, longest) = groups.fold((0, 0), |(n, most), g| (n + 1, most.max(g.len())));
    // "4999-001" is a postal code.
    let postal = longest == 4
        && digits == 7
        && text.starts_with(|c: char| c.is_ascii_digit())
        && text.as_bytes().get(4) == Some(&b'-');
    let opened = text.matches('(').count() == text.matches(')').count();
    let loose = plus || text.starts_with('0') || text.starts_with("(0") || digits >= 9;
    // After a plus all of it may stand together: "+8613841234671".
    let is_number = opened && (plus || longest <= 12) && count <= 8 && (plus || count > 1 || loose && digits <= 12);
    is_number && !postal && !is_date(text) && !is_address(text)
}

/// "2012 - 2016" and "2019-06-15" have the digits of a number and are none.
fn is_date(text: &str) -> bool {
    date::periods(text).iter().any(|p| p.span.1 - p.span.0 + 2 >= text.len())
}

/// "10.0.2.15" and version numbers: four or more groups parted by single dots, none longer than three digits.
fn is_address(text: &str) -> bool {
    let groups: Vec<&str> = text.split('.').collect();
    groups.len() == 4 && groups.iter().all(|g| g.bytes().all(|b| b.is_ascii_digit()) && (1..=3).contains(&g.len()))
}

/// Bytes from here that can belong to a number: digits with single separators between them.
fn run_length(text: &str) -> usize {
    let (mut length, mut gap) = (0, 0);
    for c in text.chars().take(40) {
        let separator = matches!(c, ' ' | '\u{A0}' | '\u{202F}' | '-' | '.' | '/' | '(' | ')' | '‐' | '‑' | '–');
        gap = if c.is_ascii_digit() { 0 } else { gap + 1 };
        if !(c.is_ascii_digit() || separator || (c == '+' && length <= 1)) || gap > 3 {
            break;
        }
        length += c.len_utf8();
    }
    length
}

fn trimmed(run: &str) -> &str {
    let end = run.rfind(|c: char| c.is_ascii_digit()).map_or(0, |i| i + 1);
    let open = run[..end].matches('(').count() > run[..end].matches(')').count();
    if open && run.starts_with('(') { run[..end].trim_start_matches('(') } else { &run[..end] }
}

/// The comparable form, or `None` when there are too few digits.
pub fn normal(text: &str) -> Option<Number> {
    let text = text.trim().trim_start_matches("tel:").trim();
    let international = text.trim_start_matches('(').starts_with('+') || text.starts_with("00");
    // "+49 (0)30": the bracketed nought is dialled only inside the country.
    let text = if international { text.replacen("(0)", "", 1) } else { text.to_owned() };
    let digits: String = text.chars().filter(char::is_ascii_digit).collect();
    let digits = if international { digits.trim_start_matches('0').to_owned() } else { digits };
    (digits.len() >= 7).then_some(Number { digits, international })
}

/// True when two numbers can be the same line: equal, or one has a country code that the other leaves out.
pub fn same(a: &str, b: &str) -> bool {
    let (Some(a), Some(b)) = (normal(a), normal(b)) else { return false };
    if a.international == b.international {
        return a.digits == b.digits;
    }
    let (long, short) = if a.international { (a, b) } else { (b, a) };
    let national = short.digits.trim_start_matches('0');
    long.digits == short.digits
        || national.len() >= 7
            && long.digits.ends_with(national)
            && (1..=3).contains(&(long.digits.len() - national.len()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_are_found() {
        for (text, expected) in [
            ("Tel: +1 (617) 555 0142, fax none", vec!["+1 (617) 555 0142"]),
            ("(512) 555-0188", vec!["(512) 555-0188"]),
            ("+852-14722136", vec!["+852-14722136"]),
            ("tel. 601 555 123 | 22 555 01 23", vec!["601 555 123", "22 555 01 23"]),
            ("+49 (0)30 555 01 23", vec!["+49 (0)30 555 01 23"]),
            ("a@b.example (512) 555-0188 https://c.example", vec!["(512) 555-0188"]),
            ("연락처 010-5555-1234입니다", vec!["010-5555-1234"]),
            ("0155501234", vec!["0155501234"]),
            ("+2348034123467 and +8613841234671.", vec!["+2348034123467", "+8613841234671"]),
        ] {
            let found: Vec<&str> = find(text).into_iter().map(|(n, _)| n).collect();
            assert_eq!(found, expected, "{text}");
        }
    }

    #[test]
    fn other_numbers_are_left_alone() {
        for text in [
            "2012 - 2016",
            "2012-2016",
            "2019-06-15",
            "01.04.2015 - 30.06.2017",
            "1234567",
            "192.168.10.15",
            "12,500,000",
            "4111 1111 1111 1111 1111",
            "id_5550123456",
            "https://x.example/5550123456",
            "100 000 €",
            "",
            "+",
            "((((",
        ] {
            assert_eq!(find(text), vec![], "{text}");
        }
    }

    #[test]
    fn comparison_knows_country_codes() {
        assert!(same("+48 601 555 123", "601555123"));
        assert!(same("0048 601 555 123", "+48601555123"));
        assert!(same("+49 (0)30 5550123", "030 5550123"));
        assert!(!same("601 555 123", "601 555 124") && !same("+48 601 555 123", "+49 601 555 123"));
        assert!(!same("12", "12"));
    }
}
