//! Made-up words, and texts of them as numbers: bullets that can be changed, dropped and said anew.

use super::random::{Of, Stream};
use super::rates;

/// Number of words.
const WORDS: u64 = 30_000;
/// The most frequent words carry no meaning, like "the" and "with".
const PLAIN: u16 = 150;
/// From here on a word is a figure.
const FIGURES: u16 = 30_000;

const ONSETS: [&str; 16] = ["b", "d", "f", "g", "k", "l", "m", "n", "p", "r", "s", "t", "v", "st", "tr", "pl"];
const VOWELS: [&str; 5] = ["a", "e", "i", "o", "u"];
const CODAS: [&str; 5] = ["", "n", "r", "s", "l"];

/// A text as the ranks of its words.
pub type Phrase = Vec<u16>;

/// The word of a rank: the rarer, the longer, and none twice.
pub fn word(rank: u16) -> String {
    if rank >= FIGURES {
        return format!("{}%", rank - FIGURES + 3);
    }
    let mut rest = usize::from(rank);
    let mut word = String::new();
    loop {
        word.push_str(ONSETS[rest % ONSETS.len()]);
        rest /= ONSETS.len();
        word.push_str(VOWELS[rest % VOWELS.len()]);
        rest /= VOWELS.len();
        word.push_str(CODAS[rest % CODAS.len()]);
        rest /= CODAS.len();
        if rest == 0 {
            return word;
        }
        rest -= 1;
    }
}

/// The words of a phrase.
pub struct Vocabulary(Vec<String>);

impl Vocabulary {
    /// All words.
    pub fn new() -> Vocabulary {
        Vocabulary((0..u16::MAX).map(word).collect())
    }

    /// Writes a phrase.
    pub fn write(&self, phrase: &[u16], to: &mut String) {
        for (at, rank) in phrase.iter().enumerate() {
            to.push_str(if at == 0 { "" } else { " " });
            to.push_str(self.0.get(usize::from(*rank)).map_or("", |word| word));
        }
    }

    /// A phrase as text.
    pub fn text(&self, phrase: &[u16]) -> String {
        let mut text = String::new();
        self.write(phrase, &mut text);
        text
    }
}

/// A word with a capital.
pub fn capital(word: &str) -> String {
    let mut letters = word.chars();
    letters.next().map_or_else(String::new, |first| first.to_uppercase().chain(letters).collect())
}

/// A word as frequent as words are.
pub fn any(stream: &mut Stream) -> u16 {
    stream.rank(WORDS) as u16
}

/// A phrase of 14 to 24 words; a third has a figure.
pub fn phrase(stream: &mut Stream) -> Phrase {
    let mut phrase: Phrase = (0..stream.between(14, 24)).map(|_| any(stream)).collect();
    if stream.chance(3_300) {
        let at = stream.place(phrase.len());
        phrase[at] = FIGURES + stream.below(97) as u16;
    }
    phrase
}

/// A bullet: from the stock that everybody uses, or new.
pub fn bullet(seed: u64, stream: &mut Stream) -> Phrase {
    if !stream.chance(rates::STOCK) {
        return phrase(stream);
    }
    phrase(&mut Stream::new(seed, Of::Stock, stream.rank(u64::from(rates::STOCK_SIZE))))
}

/// Other words for so many in ten thousand.
pub fn substitute(phrase: &mut Phrase, per_10000: u32, stream: &mut Stream) {
    for word in phrase.iter_mut() {
        if stream.chance(per_10000) {
            *word = any(stream);
        }
    }
}

/// The same said anew, as a language model would: six of ten words that mean something stay, the plain ones are
/// others, halves change places as often as not, and the length changes.
pub fn paraphrase(phrase: &mut Phrase, stream: &mut Stream) {
    let turned = stream.chance(5_000);
    if turned {
        let half = phrase.len() / 2;
        phrase.rotate_left(half);
    }
    let mut new = Phrase::new();
    for &word in phrase.iter() {
        match word {
            word if word < PLAIN => new.push(stream.below(u64::from(PLAIN)) as u16),
            word if stream.chance(6_000) => new.push(word),
            _ => new.push(any(stream)),
        }
        if stream.chance(1_000) {
            new.push(stream.below(u64::from(PLAIN)) as u16);
        }
    }
    *phrase = new;
}
