//! The text of the application that is looked at beside the text of one that is remembered.

use super::{Keeper, Sheet};
use crate::memory::Sighting;
use crate::memory::beside::{Run, beside};
use serde::Serialize;

/// Most bytes of a text that are laid out.
const MOST: usize = 100_000;

/// Two texts, cut where what they share begins and ends.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize)]
pub struct Beside {
    /// Of the application that is looked at.
    pub own: Vec<Piece>,
    /// Of the remembered one; empty when there is no text of it.
    pub other: Vec<Piece>,
    /// Words of the first that stand in the second too, of a hundred.
    pub percent: u32,
    /// A text is longer than what is shown of it.
    pub cut: bool,
}

/// A piece of a text.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize)]
pub struct Piece {
    /// Its words.
    pub text: String,
    /// Number of the passage in both texts; none where nothing is shared.
    pub run: Option<u32>,
    /// Few of those remembered use a phrase of it.
    pub rare: bool,
}

impl Keeper {
    /// The texts of two applications side by side.
    pub fn beside(&self, sighting: &Sighting, sheet: &Sheet) -> Beside {
        let whole = sheet.application().map(|application| self.sighting(&application).text).unwrap_or_default();
        let (own, other) = (beginning(&sighting.text), beginning(&whole));
        let found = beside(other, own, self.secret.seed(), &|phrase| self.index.is_rare(phrase));
        Beside {
            own: cut(own, &found.runs, |run| run.second),
            other: cut(other, &found.runs, |run| run.first),
            percent: found.percent,
            cut: own.len() < sighting.text.len() || other.len() < whole.len(),
        }
    }
}

fn beginning(text: &str) -> &str {
    let mut end = text.len().min(MOST);
    while !text.is_char_boundary(end) {
        end -= 1;
    }
    &text[..end]
}

/// A text in pieces. Where two passages overlap, the first has what they share.
fn cut(text: &str, runs: &[Run], span: fn(&Run) -> (u32, u32)) -> Vec<Piece> {
    let mut places: Vec<(u32, u32, u32, bool)> =
        (0..).zip(runs).map(|(number, run)| (span(run).0, span(run).1, number, run.rare)).collect();
    places.sort_unstable();
    let mut pieces = Vec::new();
    let mut at = 0;
    let mut take = |from: usize, to: usize, run: Option<u32>, rare: bool| {
        let words = text.get(from..to).filter(|words| !words.is_empty());
        pieces.extend(words.map(|words| Piece { text: words.to_owned(), run, rare }));
    };
    for (from, to, number, rare) in places {
        let (from, to) = ((from as usize).max(at), to as usize);
        if from < to {
            take(at, from, None, false);
            take(from, to, Some(number), rare);
            at = to;
        }
    }
    take(at, text.len(), None, false);
    pieces
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn pieces_are_the_whole_text_and_overlaps_go_to_the_first() {
        let run = |first, second, rare| Run { first, second, words: 4, rare };
        let runs = [run((6, 11), (0, 4), true), run((0, 8), (9, 12), false), run((7, 9), (4, 6), false)];
        let pieces = cut("hello worlds", &runs, |run| run.first);
        let told: Vec<_> = pieces.iter().map(|piece| (piece.text.as_str(), piece.run, piece.rare)).collect();
        assert_eq!(told, [("hello wo", Some(1), false), ("rld", Some(0), true), ("s", None, false)]);
        assert_eq!(cut("one", &[], |run| run.first).len(), 1);
        assert!(cut("", &[], |run| run.first).is_empty());
        let long = "é".repeat(MOST);
        assert_eq!(beginning(&long).len(), MOST);
    }
}
