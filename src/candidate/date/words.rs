//! The words of dates: months, "until", "since", "present", in lower case without accents ([`fold`]).

use super::super::fold::fold;
use super::super::fold::table::{List, Table};
use crate::kept::lists;
use std::sync::OnceLock;

/// Longest word that can be a month's, in bytes.
const LONGEST: usize = 40;

/// The month of a folded word.
pub fn month(word: &str) -> Option<u8> {
    let bits = if word.len() > LONGEST { 0 } else { bits(word) };
    (1..=12).find(|month| bits & 1 << month != 0)
}

/// Bit 0 for "still going on", and one for each month.
fn bits(word: &str) -> u32 {
    static TABLE: OnceLock<Table> = OnceLock::new();
    let table = TABLE.get_or_init(|| {
        let months = lists::MONTHS.iter().zip(1..).map(|((_, words), month)| (words.as_str(), ' ', 1 << month));
        let all: Vec<List> = months.chain([(lists::PRESENT.as_str(), ',', 1)]).collect();
        Table::new(&all)
    });
    table.get(word)
}

/// True for a word between the two dates of a period.
pub fn is_to(word: &str) -> bool {
    has(&lists::TO, word)
}

/// True for "since".
pub fn is_since(word: &str) -> bool {
    has(&lists::SINCE, word)
}

/// True for a word that opens a period ("from", "since") and says nothing else.
pub fn is_from(word: &str) -> bool {
    has(&lists::FROM, word) || is_since(word)
}

/// True for a word that may stand before "present".
pub fn is_filler(word: &str) -> bool {
    has(&lists::FILLERS, word)
}

/// True for a phrase that means "still going on".
pub fn is_present(phrase: &str) -> bool {
    bits(phrase) & 1 != 0
}

/// Bytes of a "still going on" that the text begins with, in a script without spaces.
pub fn present_unspaced(text: &str) -> Option<usize> {
    lists::PRESENT_UNSPACED.split(',').find(|w| text.starts_with(w)).map(|w| w.len())
}

/// True for words that part a day, a month and a year.
pub fn is_of(word: &str) -> bool {
    has("de del of do di dos d", word)
}

/// True for endings of a day's number.
pub fn is_ordinal(word: &str) -> bool {
    has("st nd rd th er eme º ª o a", word)
}

/// True for "year" as some languages write it behind the number.
pub fn is_year_word(word: &str) -> bool {
    has("г года год р року рік г.р yil yili m r roku", word)
}

fn has(list: &str, word: &str) -> bool {
    !word.is_empty() && word.len() <= LONGEST && list.split(' ').any(|w| !w.is_empty() && w == word)
}

/// A word as it stands in these lists.
pub fn folded(word: &str) -> String {
    fold(if word.len() > LONGEST { "" } else { word })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_are_written_folded() {
        let words = lists::MONTHS.iter().flat_map(|(_, m)| m.split(' ')).chain(lists::PRESENT.split(','));
        for word in words.chain(lists::SINCE.split(' ')).filter(|w| !w.contains('à')) {
            assert_eq!(fold(word), word);
        }
    }

    #[test]
    fn no_word_names_two_months() {
        for (index, (_, words)) in lists::MONTHS.iter().enumerate() {
            for word in words.split(' ') {
                assert_eq!(month(word).map(usize::from), Some(index + 1), "{word}");
            }
        }
    }
}
