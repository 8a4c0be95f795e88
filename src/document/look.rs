//! How styles say that letters look, one laid over the other.

use super::Concealment;
use super::flow::Ink;

/// Size at which nobody reads any more, hundredths of a point.
pub const TINY: i32 = 150;

/// What a style says of its letters; `None` where it says nothing.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Look {
    /// Bold.
    pub bold: Option<bool>,
    /// Size, hundredths of a point.
    pub size: Option<i32>,
    /// Marked as hidden.
    pub hidden: Option<bool>,
    /// White, or all but white.
    pub white: Option<bool>,
    /// Drawn on a colour of its own.
    pub shaded: Option<bool>,
}

impl Look {
    /// This look, and what it does not say by the one below.
    pub fn over(self, below: Look) -> Look {
        Look {
            bold: self.bold.or(below.bold),
            size: self.size.or(below.size),
            hidden: self.hidden.or(below.hidden),
            white: self.white.or(below.white),
            shaded: self.shaded.or(below.shaded),
        }
    }

    /// The ink of a run. On a backdrop white letters may well be seen.
    pub fn ink(self, backdrop: bool) -> Ink {
        let on = |flag: Option<bool>| flag == Some(true);
        let unseen = match self {
            _ if on(self.hidden) => Some(Concealment::Marked),
            _ if self.size.is_some_and(|s| (1..=TINY).contains(&s)) => Some(Concealment::Tiny),
            _ if on(self.white) && !on(self.shaded) && !backdrop => Some(Concealment::Colour),
            _ => None,
        };
        Ink { bold: on(self.bold), size: self.size.unwrap_or_default(), unseen }
    }
}

/// A colour of six hexadecimal digits, with or without `#`.
pub fn colour(text: &str) -> Option<[u8; 3]> {
    let digits = text.trim().trim_start_matches('#');
    let part = |at| u8::from_str_radix(digits.get(at..at + 2)?, 16).ok();
    (digits.len() == 6).then(|| Some([part(0)?, part(2)?, part(4)?]))?
}

/// White, or all but white.
pub fn is_white(rgb: [u8; 3]) -> bool {
    rgb.iter().all(|c| *c >= 0xfa)
}

/// Hundredths of a point of a length as style sheets write it (`11pt`, `1.5px`, `0.4cm`).
pub fn length(text: &str) -> Option<i32> {
    let text = text.trim();
    let end = text.find(|c: char| !c.is_ascii_digit() && c != '.').unwrap_or(text.len());
    let (number, unit) = text.split_at(end);
    let (whole, part) = number.split_once('.').unwrap_or((number, ""));
    let part: i64 = format!("{part:0<3}").get(..3)?.parse().ok()?;
    let thousandths = whole.parse::<i64>().unwrap_or(0).min(1_000_000) * 1_000 + part;
    let (times, over) = match unit.trim() {
        "pt" => (100, 1_000),
        "px" => (75, 1_000),
        "cm" => (7_200, 2_540),
        "mm" => (7_200, 25_400),
        "in" => (7_200, 1_000),
        "" if thousandths == 0 => (1, 1),
        _ => return None,
    };
    i32::try_from(thousandths * times / over).ok().filter(|_| !number.is_empty())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lengths_become_hundredths_of_a_point() {
        for (text, is) in [("11pt", Some(1_100)), ("1.5px", Some(112)), ("0.5in", Some(3_600)), ("2.54cm", Some(7_200))]
        {
            assert_eq!(length(text), is, "{text}");
        }
        for (text, is) in
            [("0", Some(0)), ("120%", None), ("", None), ("1e9pt", None), ("99999999999pt", Some(100_000_000))]
        {
            assert_eq!(length(text), is, "{text}");
        }
    }

    #[test]
    fn letters_hide_by_mark_size_or_colour() {
        let white = Look { white: Some(true), ..Look::default() };
        assert_eq!(white.ink(false).unseen, Some(Concealment::Colour));
        assert_eq!(white.ink(true).unseen, None);
        assert_eq!(Look { shaded: Some(true), ..white }.ink(false).unseen, None);
        assert_eq!(Look { size: Some(100), ..white }.ink(false).unseen, Some(Concealment::Tiny));
        assert_eq!(Look { hidden: Some(true), ..white }.ink(true).unseen, Some(Concealment::Marked));
        assert_eq!(Look { white: Some(false), ..Look::default() }.over(white).ink(false).unseen, None);
        assert!(colour("#FFFFFF").is_some_and(is_white) && !colour("F0F0F0").is_some_and(is_white));
    }
}
