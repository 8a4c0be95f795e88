//! What words mean on a page about a person: section headings, labels, kinds of job, school,
//! degree, contract and place. All lists are folded ([`fold`]): lower case, no accents.
//!
//! The lists decide what a line *is*, never what a person is: there is no list of names,
//! nationalities or languages.

mod headings;
mod labels;
mod lists;
mod places;

use crate::candidate::fold::table::Table;
use crate::candidate::fold::{self, fold, is_east_asian};
use crate::kept::{Text, lists as words_of};
use std::borrow::Cow;
use std::sync::OnceLock;

pub use headings::Kind;
pub use labels::Key;
pub use places::{is_place, is_remote, is_street};

/// Longest text that is looked up at all.
const LONGEST: usize = 120;

/// What a heading, a label or a single word can mean, each a bit of the common table; the kind of
/// a heading and of a label stand above them as numbers.
mod bit {
    pub const JOB: u32 = 1;
    pub const SCHOOL: u32 = 1 << 1;
    pub const DEGREE: u32 = 1 << 2;
    pub const LEVEL: u32 = 1 << 3;
    pub const DURATION: u32 = 1 << 4;
    pub const SERVICE: u32 = 1 << 5;
    pub const PARTICLE: u32 = 1 << 6;
    pub const NOT_IN_NAMES: u32 = 1 << 7;
    pub const STREET: u32 = 1 << 8;
    pub const STATE: u32 = 1 << 9;
    pub const EMPLOYMENT: u32 = 1 << 10;
    pub const PLACE: u32 = 1 << 11;
    pub const ADVERT: u32 = 1 << 12;
    pub const SELF_EMPLOYED: u32 = 1 << 13;
    pub const REMOTE: u32 = 1 << 14;
    pub const ANNOUNCES: u32 = 1 << 15;
    pub const CONTROL: u32 = 1 << 16;
    pub const GRADE: u32 = 1 << 17;
    pub const OTHERS: u32 = 1 << 18;
    pub const SCHOOL_BEGINS: u32 = 1 << 19;
    pub const DEGREE_BEGINS: u32 = 1 << 29;
    pub const JOB_ENDS: u32 = 1 << 30;
    pub const SCHOOL_ENDS: u32 = 1 << 31;
    /// Four bits: one more than the index of the kind of heading.
    pub const HEADING: u32 = 20;
    /// Five bits: one more than the index of the key of a label.
    pub const LABEL: u32 = 24;
}

/// What a whole text is, from one look-up.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Meaning(u32);

impl Meaning {
    /// What the section under a heading holds, when the words are a heading we know.
    pub fn heading(self) -> Option<Kind> {
        let at = (self.0 >> bit::HEADING & 15).checked_sub(1)?;
        headings::HEADINGS.get(at as usize).map(|(kind, _)| *kind)
    }

    /// What the value beside a label is.
    pub fn label(self) -> Option<Key> {
        let at = (self.0 >> bit::LABEL & 31).checked_sub(1)?;
        labels::LABELS.get(at as usize).map(|(key, _)| *key)
    }

    /// True for headings of job adverts and company pages.
    pub fn is_advert_heading(self) -> bool {
        self.0 & bit::ADVERT != 0
    }

    /// True for headings of what applicant systems show of other people.
    pub fn is_of_others(self) -> bool {
        self.0 & bit::OTHERS != 0
    }

    /// True for words that only announce what follows.
    pub fn announces(self) -> bool {
        self.0 & bit::ANNOUNCES != 0
    }

    /// True for words on things to press.
    pub fn is_control(self) -> bool {
        self.0 & bit::CONTROL != 0
    }

    /// A kind of contract that names the employer too.
    pub fn is_self_employed(self) -> bool {
        self.0 & bit::SELF_EMPLOYED != 0
    }

    /// A kind of contract.
    pub fn is_employment(self) -> bool {
        self.0 & bit::EMPLOYMENT != 0
    }
}

/// What a text means as a whole.
pub fn meaning(text: &str) -> Meaning {
    let key = key(text);
    let found = known(&key);
    if found >> bit::HEADING & 15 == 0
        && let Some(rest) = key.strip_prefix("my ")
    {
        return Meaning(found | known(rest) & 15 << bit::HEADING);
    }
    Meaning(found)
}

/// The bits of a folded text.
fn known(key: &str) -> u32 {
    static TABLE: OnceLock<Table> = OnceLock::new();
    TABLE.get_or_init(lists::table).get(key)
}

/// True when a folded word has the bit.
fn has(bit: u32, word: &str) -> bool {
    known(word) & bit != 0
}

/// True when a folded word begins with one that has the bit, or is it.
fn begins(bit: u32, word: &str) -> bool {
    word.char_indices().skip(4).any(|(at, c)| has(bit, &word[..at + c.len_utf8()]))
}

/// True when a folded word ends in one that has the bit, behind three letters or more.
fn ends(bit: u32, word: &str) -> bool {
    word.char_indices().skip(3).any(|(at, _)| has(bit, &word[at..]))
}

/// The form in which headings and labels are looked up: folded words parted by one space, without
/// brackets, signs and leading numbers.
pub fn key(text: &str) -> String {
    if text.len() > LONGEST {
        return String::new();
    }
    let noted = text.trim_end().ends_with([')', ']', '）']);
    let text = if noted { text.split(['(', '[', '（']).next().unwrap_or_default() } else { text };
    let mut out = Speller::spell(text, true);
    if is_number(&out) {
        out.clear();
    }
    out
}

/// Folded words of a text, dots inside abbreviations dropped ("B.Sc." is "bsc").
pub struct Tokens(String);

impl Tokens {
    /// The words of a text; none of one that is too long.
    pub fn of(text: &str) -> Tokens {
        Tokens(if text.len() > LONGEST * 2 { String::new() } else { Speller::spell(text, false) })
    }

    /// The words in order.
    pub fn words(&self) -> Vec<&str> {
        self.0.split(' ').filter(|w| !w.is_empty()).collect()
    }

    fn any(&self, fits: &dyn Fn(&str) -> bool) -> bool {
        !self.0.is_empty() && self.0.split(' ').any(fits)
    }
}

/// Writes folded words with one space between them.
struct Speller {
    out: String,
    /// Something that belongs to no word was passed.
    gap: bool,
    /// "&" is a word, Indic signs belong to words, leading numbers go.
    key: bool,
}

impl Speller {
    fn spell(text: &str, key: bool) -> String {
        let mut speller = Speller { out: String::with_capacity(text.len()), gap: false, key };
        let mut folded = String::new();
        let mut rest = text;
        while let Some(first) = rest.chars().next() {
            let run = rest.bytes().take_while(u8::is_ascii_alphanumeric).count();
            if run > 0 {
                speller.begin();
                speller.out.push_str(&rest[..run]);
            } else if first.is_ascii() {
                speller.push(first);
            } else {
                folded.clear();
                fold::push(&mut folded, first);
                folded.chars().for_each(|c| speller.push(c));
            }
            rest = &rest[run.max(first.len_utf8())..];
        }
        speller.out.make_ascii_lowercase();
        speller.out
    }

    fn push(&mut self, c: char) {
        match c {
            '\'' | '.' => {}
            '&' if self.key => " and ".chars().for_each(|c| self.push(c)),
            c if c.is_alphanumeric() || self.key && ('\u{900}'..='\u{97F}').contains(&c) => {
                self.begin();
                self.out.push(c);
            }
            _ => self.gap = true,
        }
    }

    /// Begins the next word, where one has ended.
    fn begin(&mut self) {
        if !std::mem::take(&mut self.gap) {
            return;
        }
        if self.key && is_number(&self.out) {
            self.out.clear();
        } else if !self.out.is_empty() {
            self.out.push(' ');
        }
    }
}

fn is_number(word: &str) -> bool {
    word.bytes().all(|b| b.is_ascii_digit())
}

/// What the section under a heading holds, when the words are a heading we know.
pub fn heading(text: &str) -> Option<Kind> {
    meaning(text).heading()
}

/// The same for a heading element, whose words may go beyond ours ("Selected work experience").
pub fn loose_heading(text: &str) -> Option<Kind> {
    let key = key(text);
    let words: Vec<&str> = key.split(' ').collect();
    let has = |list: &Text, sign: char| list.split(sign).any(|w| words.contains(&w));
    // "Our experience" is an organisation's.
    let is_own = words.len() <= 5 && !has(&words_of::OURS, ' ');
    headings::TELLING.iter().find(|(_, list)| is_own && has(list, ',')).map(|(kind, _)| *kind)
}

/// What the value beside a label is.
pub fn label(text: &str) -> Option<Key> {
    meaning(text).label()
}

/// True when the words name a kind of work.
pub fn is_job(text: &str) -> bool {
    names_job(&Tokens::of(text), text)
}

fn names_job(tokens: &Tokens, text: &str) -> bool {
    tokens.any(&|t| has(bit::JOB, t) || ends(bit::JOB_ENDS, t)) || contains_any(text, words_of::JOBS_UNSPACED)
}

/// True when the words name a school.
pub fn is_school(text: &str) -> bool {
    names_school(&Tokens::of(text), text)
}

fn names_school(tokens: &Tokens, text: &str) -> bool {
    tokens.any(&|t| {
        let begins = || begins(bit::SCHOOL_BEGINS, t) && !t.ends_with("reife");
        has(bit::SCHOOL, t) || ends(bit::SCHOOL_ENDS, t) || begins()
    }) || contains_any(text, words_of::SCHOOLS_UNSPACED)
}

/// True when the words name a degree.
pub fn is_degree(text: &str) -> bool {
    names_degree(&Tokens::of(text), text)
}

fn names_degree(tokens: &Tokens, text: &str) -> bool {
    tokens.any(&|t| has(bit::DEGREE, t) || begins(bit::DEGREE_BEGINS, t))
        || contains_any(text, words_of::DEGREES_UNSPACED)
}

/// True when the whole text is a kind of contract ("Full-time", "Freelance").
pub fn is_employment(text: &str) -> bool {
    meaning(text).is_employment()
}

/// True when the text is a mark or an honour of a study.
pub fn is_grade(text: &str) -> bool {
    has(bit::GRADE, key(text).split(' ').next().unwrap_or_default())
}

/// True when the whole text is a level of skill ("Advanced", "80 %").
pub fn is_level(text: &str) -> bool {
    let tokens = Tokens::of(text);
    let words = tokens.words();
    let percent = text.trim_end().ends_with('%') || text.contains("/ 5") || text.contains("/5") || text.contains("/10");
    !words.is_empty()
        && words.len() <= 3
        && words.iter().all(|w| has(bit::LEVEL, w) || percent && w.bytes().all(|b| b.is_ascii_digit()))
}

/// True when the text is a length of time ("8 months", "3 yrs 4 mos", "(2 años)").
pub fn is_duration(text: &str) -> bool {
    if !text.contains(|c: char| c.is_ascii_digit() || ('０'..='９').contains(&c)) {
        return false;
    }
    let tokens = Tokens::of(text);
    let words = tokens.words();
    let numbered = |w: &str| w.starts_with(|c: char| c.is_ascii_digit());
    let unit = |w: &&str| {
        let unit = w.trim_start_matches(|c: char| c.is_ascii_digit());
        unit.is_empty() || has(bit::DURATION, unit) || contains_any(unit, words_of::DURATIONS_UNSPACED)
    };
    let several = || words.len() > usize::from(tokens.0.is_ascii()) && words.iter().any(|w| numbered(w));
    text.len() < 60 && several() && words.iter().all(unit)
        || words.len() == 1 && numbered(words[0]) && words[0].len() > 1 && !is_number(words[0]) && unit(&words[0])
}

/// A name of a service as a label of a link ("GitHub", "(LinkedIn)").
pub fn is_service(text: &str) -> bool {
    has(bit::SERVICE, &key(text).replace(' ', ""))
}

fn contains_any(text: &str, parts: Text) -> bool {
    !text.is_ascii() && text.chars().any(is_east_asian) && parts.split(',').any(|p| find(text, p).is_some())
}

/// Where a short part first stands in a text. The library's search prepares itself for long ones.
pub fn find(text: &str, part: &str) -> Option<usize> {
    let first = *part.as_bytes().first()?;
    let mut from = 0;
    while let Some(at) = text.as_bytes()[from..].iter().position(|b| *b == first) {
        if text.as_bytes()[from + at..].starts_with(part.as_bytes()) {
            return Some(from + at);
        }
        from += at + 1;
    }
    None
}

/// The first of these parts, each of which begins with a space: where it stands, and its length.
pub fn find_first(text: &str, parts: &[&str]) -> Option<(usize, usize)> {
    let bytes = text.as_bytes();
    let spaces = bytes.iter().enumerate().filter(|(_, b)| **b == b' ');
    // Letters behind the space make it none of them.
    let mut signs = spaces.filter(|(at, _)| bytes.get(at + 1).is_some_and(|b| !b.is_ascii_alphanumeric()));
    signs.find_map(|(at, _)| parts.iter().find(|p| bytes[at..].starts_with(p.as_bytes())).map(|part| (at, part.len())))
}

/// True when the text has the shape of a person's name and the words of nothing else.
pub fn is_name(text: &str) -> bool {
    let text = &*without_nickname(text.trim().trim_end_matches(','));
    let letters = text.chars().filter(|c| c.is_alphabetic()).count();
    let odd = text.chars().any(|c| c.is_ascii_digit() || "@/:;!?|\"<>=_#%*+[]{}\\".contains(c));
    if odd
        || letters < 2
        || text.len() > 90
        || text.ends_with('.')
            && !text.trim_end_matches('.').ends_with(|c: char| c.is_uppercase())
            && Tokens::of(text).words().len() > 4
    {
        return false;
    }
    if text.chars().all(|c| is_east_asian(c) || c.is_whitespace() || c == '・') {
        return (2..=9).contains(&letters) && !is_job(text) && heading(text).is_none() && !is_school(text);
    }
    let bare = without_titles(text.split(['(', ',']).next().unwrap_or_default());
    let words: Vec<&str> = bare.split_whitespace().collect();
    let particle = |w: &str| has(bit::PARTICLE, &fold(w.split('-').next().unwrap_or_default()));
    let capital = |c: char| !c.is_lowercase() || ('ა'..='ჿ').contains(&c); // Georgian's are for headlines.
    let fits = |w: &&str| w.chars().find(|c| c.is_alphabetic()).is_some_and(capital) || particle(w);
    if !(2..=6).contains(&words.len()) || !words.iter().all(fits) {
        return false;
    }
    let (meaning, tokens) = (meaning(bare), Tokens::of(bare));
    let other = names_job(&tokens, bare)
        || names_degree(&tokens, bare)
        || names_school(&tokens, bare)
        || meaning.is_employment()
        || meaning.heading().is_some()
        || meaning.label().is_some()
        || meaning.is_advert_heading()
        || meaning.is_of_others()
        || is_service(bare);
    !other && !words.iter().any(|w| has(bit::NOT_IN_NAMES, &fold(w)))
}

/// "Dipl.-Ing. Mara Lind" is a name for what follows the short form.
fn without_titles(name: &str) -> &str {
    match name.split_once(' ') {
        Some((title, rest)) if title.len() > 2 && title.ends_with('.') && rest.contains(' ') => without_titles(rest),
        _ => name,
    }
}

/// A nickname or a former name between the names taken out: "Robert “Bob” Smith", "Ana (née Ruiz) Soto".
fn without_nickname(name: &str) -> Cow<'_, str> {
    const SIGNS: [(char, char); 4] = [('(', ')'), ('"', '"'), ('“', '”'), ('„', '“')];
    let within = |(open, close): &(char, char)| {
        let from = name.find(*open)?;
        let to = from + open.len_utf8() + name[from + open.len_utf8()..].find(*close)? + close.len_utf8();
        let (before, after) = (name[..from].trim_end(), name[to..].trim_start());
        let short = to - from <= 30 && !before.is_empty() && after.starts_with(char::is_alphabetic);
        short.then(|| format!("{before} {after}"))
    };
    SIGNS.iter().find_map(within).map_or(Cow::Borrowed(name), Cow::Owned)
}

/// A greeting or title in front of a name taken off: "Hi, I'm Mara Lind" is "Mara Lind".
pub fn without_greeting(text: &str) -> &str {
    let mut rest = text.trim();
    for _ in 0..4 {
        let folded = fold(rest);
        // Folding can change lengths, so only openings of the same length are cut.
        let ends = |rest: &str| rest.starts_with(|c: char| !c.is_alphanumeric());
        let hit = words_of::GREETINGS.split(',').find(|g| folded.strip_prefix(g).is_some_and(ends));
        let Some(greeting) = hit else { break };
        let chars = greeting.chars().count();
        let Some((at, _)) = rest.char_indices().nth(chars) else { break };
        rest = rest[at..].trim_start_matches(|c: char| !c.is_alphanumeric());
    }
    let rest = rest.trim_end_matches(|c: char| "!.,👋:".contains(c) || c.is_whitespace());
    // "Sou Fujimoto" is a whole name.
    let two = text.split_whitespace().count() == 2 && is_name(text);
    if two && !rest.contains(' ') { text.trim() } else { rest }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::kept::{Text, lists};

    #[test]
    fn tables_are_folded() {
        let words = |list: &Text| list.as_str().split(',').map(str::trim).filter(|w| !w.is_empty());
        for (kind, word) in headings::HEADINGS.iter().flat_map(|(kind, list)| words(list).map(move |w| (kind, w))) {
            assert_eq!((key(word).as_str(), heading(word)), (word, Some(*kind)));
        }
        for (kind, word) in labels::LABELS.iter().flat_map(|(kind, list)| words(list).map(move |w| (kind, w))) {
            assert_eq!((key(word).as_str(), label(word)), (word, Some(*kind)));
        }
        let one = [lists::EMPLOYMENT, lists::SELF_EMPLOYED, lists::REMOTE, lists::ANNOUNCES, lists::CONTROLS];
        for word in one.iter().chain(&[lists::ADVERT, lists::COUNTRIES]).flat_map(words) {
            assert_eq!(key(word), word);
        }
    }

    #[test]
    fn keys_are_the_words_alone() {
        for (text, expected) in [
            ("12. 3) R&D – Team's Work!", "r and d teams work"),
            ("２０１９ 42", ""),
            ("Projects [MORE]", "projects"),
            ("& Co", "and co"),
            ("कार्य अनुभव:", "कार्य अनुभव"),
            ("1.2 a 3", "a 3"),
        ] {
            assert_eq!(key(text), expected, "{text}");
        }
        assert_eq!(Tokens::of("B.Sc. in R&D, 2").words(), ["bsc", "in", "r", "d", "2"]);
    }

    #[test]
    fn headings_in_many_languages() {
        for (text, kind) in [
            ("Work Experience", Kind::Experience),
            ("1. Berufserfahrung", Kind::Experience),
            ("EXPÉRIENCE PROFESSIONNELLE", Kind::Experience),
            ("Experiencia laboral:", Kind::Experience),
            ("Doświadczenie zawodowe", Kind::Experience),
            ("職歴", Kind::Experience),
            ("경력", Kind::Experience),
            ("工作经历", Kind::Experience),
            ("Experiência profissional", Kind::Experience),
            ("Ausbildung", Kind::Education),
            ("Formação acadêmica", Kind::Education),
            ("学歴", Kind::Education),
            ("학력", Kind::Education),
            ("Umiejętności", Kind::Skills),
            ("Compétences", Kind::Skills),
            ("O mnie", Kind::Summary),
            ("Referenzen", Kind::References),
            ("Kontakt", Kind::Contact),
            ("Projects [MORE]", Kind::Projects),
        ] {
            assert_eq!(heading(text), Some(kind), "{text}");
        }
        assert_eq!(loose_heading("Selected professional experience"), Some(Kind::Experience));
        for text in ["Harbourline Logistics", "", "A day with experience and much else in it", "42"] {
            assert_eq!(heading(text), None, "{text}");
        }
    }

    #[test]
    fn names_are_told_from_other_lines() {
        for text in [
            "Ilse Marwood",
            "Dr. Lena Vasquez",
            "Jean-Luc de la Tour",
            "김민준",
            "山田 太郎",
            "Łucja Żak",
            "MARA LIND",
            "Юрій Шевченко",
            "John P. Doe, PhD",
            "Robert “Bob” Smith",
            "Ana (née Ruiz) Soto",
            "Rhys ap Gwilym",
        ] {
            assert!(is_name(text), "{text}");
        }
        for text in [
            "Platform Engineer",
            "Work Experience",
            "About Me",
            "Austin Community College",
            "hello there",
            "5 yrs",
            "x@y.example",
            "Senior Data Analyst",
            "Contact",
            "What We Offer",
            "職歴",
            "Curriculum Vitae",
        ] {
            assert!(!is_name(text), "{text}");
        }
    }

    #[test]
    fn greetings_go() {
        for (text, name) in [
            ("Hi, I'm Mara Lind!", "Mara Lind"),
            ("Hallo, ich bin Mara Lind.", "Mara Lind"),
            ("Curriculum Vitae – Mara Lind", "Mara Lind"),
            ("Mara Lind", "Mara Lind"),
            ("Resume of Mara Lind", "Mara Lind"),
        ] {
            assert_eq!(without_greeting(text), name);
        }
    }

    #[test]
    fn places_jobs_and_lengths_of_time() {
        for text in [
            "Seattle, WA",
            "Mountain View, CA",
            "Kraków, Polska",
            "Berlin, Germany",
            "Austin, Texas, US, 78701",
            "Lyon, France",
            "Deutschland",
            "Greater Boston",
            "New York City Metropolitan Area",
            "Großraum München",
            "Kraków i okolice",
            "대한민국 서울 강남구",
            "日本 東京都",
        ] {
            assert!(is_place(text), "{text}");
        }
        for text in ["Go, Rust", "Salt, Pepper and Co", "Acme", "Area Manager", "the area"] {
            assert!(!is_place(text), "{text}");
        }
        for text in ["8 months", "6 years 4 months", "3 yrs 4 mos", "(2 years 11 month)", "1년 10개월", "3 lata"] {
            assert!(is_duration(text), "{text}");
        }
        for text in ["months", "3", "24 hours support", "Area 51"] {
            assert!(!is_duration(text), "{text}");
        }
        for text in
            ["Softwareentwicklerin", "Kierownik projektu", "백엔드 개발자", "Ingénieure logiciel", "Shift Supervisor"]
        {
            assert!(is_job(text), "{text}");
        }
        assert!(
            is_street("88 Harrison Street, Unit 1402")
                && is_street("Hauptstraße 5")
                && is_street("ul. Piwna 4")
                && !is_street("24 months")
        );
    }
}
