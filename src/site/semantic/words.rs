//! What words mean on a page about a person: section headings, labels, kinds of job, school,
//! degree, contract and place. All lists are folded ([`fold`]): lower case, no accents.
//!
//! The lists decide what a line *is*, never what a person is: there is no list of names,
//! nationalities or languages.

mod headings;
mod labels;
mod places;
mod work;

use crate::candidate::fold::{fold, is_east_asian};
use std::collections::{BTreeMap, BTreeSet};
use std::sync::OnceLock;

pub use headings::Kind;
pub use labels::Key;

/// Longest text that is looked up at all.
const LONGEST: usize = 120;

/// The form in which headings and labels are looked up: folded words parted by one space, without
/// brackets, signs and leading numbers.
pub fn key(text: &str) -> String {
    if text.len() > LONGEST {
        return String::new();
    }
    let noted = text.trim_end().ends_with([')', ']', '）']);
    let text = if noted { text.split(['(', '[', '（']).next().unwrap_or_default() } else { text };
    let folded = fold(text).replace('&', " and ").replace(['\'', '.'], "");
    let words: Vec<&str> = folded.split(|c: char| !is_of_word(c)).filter(|w| !w.is_empty()).collect();
    let start = words.iter().take_while(|w| w.chars().all(|c| c.is_ascii_digit())).count();
    words[start..].join(" ")
}

/// Letters, digits, and the signs that Indic scripts write between letters.
fn is_of_word(c: char) -> bool {
    c.is_alphanumeric() || ('\u{900}'..='\u{97F}').contains(&c)
}

/// Folded words of a text, dots inside abbreviations dropped ("B.Sc." is "bsc").
pub fn tokens(text: &str) -> Vec<String> {
    if text.len() > LONGEST * 2 {
        return Vec::new();
    }
    let folded = fold(text).replace(['.', '\''], "");
    folded.split(|c: char| !c.is_alphanumeric()).filter(|w| !w.is_empty()).map(str::to_owned).collect()
}

/// What the section under a heading holds, when the words are a heading we know.
pub fn heading(text: &str) -> Option<Kind> {
    static TABLE: OnceLock<BTreeMap<&str, Kind>> = OnceLock::new();
    let table = TABLE.get_or_init(|| table(headings::HEADINGS));
    let key = key(text);
    table.get(key.as_str()).copied().or_else(|| table.get(key.strip_prefix("my ")?).copied())
}

/// The same for a heading element, whose words may go beyond ours ("Selected work experience").
pub fn loose_heading(text: &str) -> Option<Kind> {
    heading(text).or_else(|| {
        let key = key(text);
        let words: Vec<&str> = key.split(' ').collect();
        let telling = || headings::TELLING.iter().find(|(w, _)| words.contains(w)).map(|(_, k)| *k);
        if words.len() <= 5 { telling() } else { None }
    })
}

/// True for headings of job adverts and company pages.
pub fn is_advert_heading(text: &str) -> bool {
    static TABLE: OnceLock<BTreeSet<&str>> = OnceLock::new();
    TABLE.get_or_init(|| headings::ADVERT.iter().copied().collect()).contains(key(text).as_str())
}

/// What the value beside a label is.
pub fn label(text: &str) -> Option<Key> {
    static TABLE: OnceLock<BTreeMap<&str, Key>> = OnceLock::new();
    TABLE.get_or_init(|| table(labels::LABELS)).get(key(text).as_str()).copied()
}

fn table<K: Copy>(lists: &'static [(K, &'static str)]) -> BTreeMap<&'static str, K> {
    let split = |(kind, words): &'static (K, &'static str)| words.split(',').map(|w| (w.trim(), *kind));
    lists.iter().flat_map(split).filter(|(w, _)| !w.is_empty()).collect()
}

/// True when the words name a kind of work.
pub fn is_job(text: &str) -> bool {
    let has = tokens(text)
        .iter()
        .any(|t| listed(List::Jobs, t) || work::JOB_ENDINGS.iter().any(|e| t.len() > e.len() + 2 && t.ends_with(e)));
    has || contains_any(text, work::JOBS_UNSPACED)
}

/// True when the words name a school.
pub fn is_school(text: &str) -> bool {
    let has = tokens(text).iter().any(|t| {
        listed(List::Schools, t) || work::SCHOOL_BEGINNINGS.iter().any(|b| t.starts_with(b)) || t.ends_with("schule")
    });
    has || contains_any(text, work::SCHOOLS_UNSPACED)
}

/// True when the words name a degree.
pub fn is_degree(text: &str) -> bool {
    let has = tokens(text)
        .iter()
        .any(|t| listed(List::Degrees, t) || work::DEGREE_BEGINNINGS.iter().any(|b| t.starts_with(b)));
    has || contains_any(text, work::DEGREES_UNSPACED)
}

/// True when the whole text is a kind of contract ("Full-time", "Freelance").
pub fn is_employment(text: &str) -> bool {
    static TABLE: OnceLock<BTreeMap<&str, ()>> = OnceLock::new();
    let key = key(text);
    !key.is_empty() && TABLE.get_or_init(|| table(&[((), work::EMPLOYMENT)])).contains_key(key.as_str())
}

/// True when the kind of contract names the employer too.
pub fn is_self_employed(text: &str) -> bool {
    matches!(
        key(text).as_str(),
        "freelance"
            | "freelancer"
            | "self employed"
            | "freiberuflich"
            | "selbststandig"
            | "selbstandig"
            | "independant"
            | "autonomo"
            | "samozatrudnienie"
            | "wlasna dzialalnosc"
            | "libero professionista"
            | "프리랜서"
            | "フリーランス"
            | "自由职业"
            | "фриланс"
            | "zzp"
    )
}

/// True when the whole text is a level of skill ("Advanced", "80 %").
pub fn is_level(text: &str) -> bool {
    let words = tokens(text);
    let percent = text.trim_end().ends_with('%') || text.contains("/ 5") || text.contains("/5") || text.contains("/10");
    !words.is_empty()
        && words.len() <= 3
        && words.iter().all(|w| listed(List::Levels, w) || percent && w.chars().all(|c| c.is_ascii_digit()))
}

/// True when the text is a length of time ("8 months", "3 yrs 4 mos", "(2 años)").
pub fn is_duration(text: &str) -> bool {
    let words = tokens(text);
    let unit = |w: &String| {
        let unit = w.trim_start_matches(|c: char| c.is_ascii_digit());
        unit.is_empty()
            || listed(List::Durations, unit)
            || contains_any(unit, &["年", "月", "个", "個", "ヶ", "か", "년", "개월"])
    };
    text.len() < 60
        && words.iter().any(|w| w.starts_with(|c: char| c.is_ascii_digit()))
        && words.len() > usize::from(words.concat().is_ascii())
        && words.iter().all(unit)
        || words.len() == 1
            && words[0].starts_with(|c: char| c.is_ascii_digit())
            && words[0].len() > 1
            && !words[0].chars().all(|c| c.is_ascii_digit())
            && unit(&words[0])
}

/// True when the last part of a text behind a comma, or all of it, is a country, a state or a big city.
pub fn is_place(text: &str) -> bool {
    let text = text.trim_end_matches(['.', ')', ' ']);
    let mut parts = text.split([',', '(', '·']).map(str::trim).filter(|p| !p.is_empty());
    let several = parts.clone().count() > 1;
    let Some(last) = parts.rfind(|p| p.chars().any(char::is_alphabetic)) else { return false };
    if last.len() > 60 {
        return false;
    }
    let words: Vec<&str> = last.split_whitespace().filter(|w| !w.chars().any(|c| c.is_ascii_digit())).collect();
    let lettered = |w: &&str| w.len() == 2 && w.chars().all(|c| c.is_ascii_uppercase());
    let coded = last.chars().any(|c| c.is_ascii_digit());
    let state = words.iter().any(|w| {
        lettered(w)
            && (words.len() == 1 || coded && listed(List::States, &w.to_lowercase()) || *w == "US" || *w == "UK")
    });
    let ends = [
        words.concat(),
        words.join(" "),
        words.last().copied().unwrap_or_default().to_owned(),
        words.first().copied().unwrap_or_default().to_owned(),
    ];
    several && state || ends.iter().take(if several && words.len() < 4 { 4 } else { 2 }).any(|w| is_known_place(w))
}

fn is_known_place(name: &str) -> bool {
    static TABLE: OnceLock<BTreeSet<&str>> = OnceLock::new();
    TABLE.get_or_init(|| places::COUNTRIES.split(',').collect()).contains(key(name).as_str())
}

/// True when the whole text is a way of working, as shown where a place is shown.
pub fn is_remote(text: &str) -> bool {
    matches!(
        key(text).as_str(),
        "remote"
            | "fully remote"
            | "hybrid"
            | "on site"
            | "onsite"
            | "homeoffice"
            | "home office"
            | "zdalnie"
            | "teletravail"
            | "remoto"
            | "在宅"
    )
}

/// True when the text names a street: it begins or ends with a number and has a word for a street.
pub fn is_street(text: &str) -> bool {
    let words = tokens(text);
    let number = |w: Option<&String>| w.is_some_and(|w| w.starts_with(|c: char| c.is_ascii_digit()) && w.len() <= 6);
    let named = words.iter().any(|t| {
        listed(List::Streets, t)
            || ["strasse", "weg", "gasse", "platz", "allee", "straat", "laan", "gatan", "vagen"]
                .iter()
                .any(|e| t.len() > e.len() && t.ends_with(e))
    });
    words.len() <= 12 && named && words.iter().any(|w| w.starts_with(|c: char| c.is_ascii_digit()))
        || words.len() >= 2
            && words.len() <= 8
            && number(words.first())
            && !words[1].starts_with(|c: char| c.is_ascii_digit())
            && named
}

/// A name of a service as a label of a link ("GitHub", "(LinkedIn)").
pub fn is_service(text: &str) -> bool {
    listed(List::Services, &key(text).replace(' ', ""))
}

/// Lists of single words, each a bit in the common table.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum List {
    Jobs,
    Schools,
    Degrees,
    Levels,
    Durations,
    Services,
    Particles,
    NotInNames,
    Streets,
    States,
}

/// The lists with their words.
const LISTS: [(List, &str); 10] = [
    (List::Jobs, work::JOBS),
    (List::Schools, work::SCHOOLS),
    (List::Degrees, work::DEGREES),
    (List::Levels, work::LEVELS),
    (List::Durations, work::DURATIONS),
    (List::Services, work::SERVICES),
    (List::Particles, work::PARTICLES),
    (List::NotInNames, work::NOT_IN_NAMES),
    (List::Streets, places::STREETS),
    (List::States, places::STATES),
];

/// True when a folded word is on a list.
fn listed(list: List, word: &str) -> bool {
    static TABLE: OnceLock<BTreeMap<&str, u16>> = OnceLock::new();
    let table = TABLE.get_or_init(|| {
        let mut table = BTreeMap::new();
        for (list, words) in LISTS {
            words.split_ascii_whitespace().for_each(|w| *table.entry(w).or_default() |= 1 << list as u16);
        }
        table
    });
    table.get(word).is_some_and(|bits| bits & (1 << list as u16) != 0)
}

fn contains_any(text: &str, parts: &[&str]) -> bool {
    text.chars().any(is_east_asian) && parts.iter().any(|p| text.contains(p))
}

/// True when the text has the shape of a person's name and the words of nothing else.
pub fn is_name(text: &str) -> bool {
    let text = text.trim().trim_end_matches(',');
    let letters = text.chars().filter(|c| c.is_alphabetic()).count();
    let odd = text.chars().any(|c| c.is_ascii_digit() || "@/:;!?|\"<>=_#%*+[]{}\\".contains(c));
    if odd
        || letters < 2
        || text.len() > 90
        || text.ends_with('.')
            && !text.trim_end_matches('.').ends_with(|c: char| c.is_uppercase())
            && tokens(text).len() > 4
    {
        return false;
    }
    if text.chars().all(|c| is_east_asian(c) || c.is_whitespace() || c == '・') {
        return (2..=9).contains(&letters) && !is_job(text) && heading(text).is_none() && !is_school(text);
    }
    let bare = text.split(['(', ',']).next().unwrap_or_default();
    let words: Vec<&str> = bare.split_whitespace().collect();
    let capital = |w: &&str| {
        w.chars().find(|c| c.is_alphabetic()).is_some_and(|c| !c.is_lowercase()) || listed(List::Particles, &fold(w))
    };
    (2..=6).contains(&words.len())
        && words.iter().all(capital)
        && !is_job(bare)
        && !is_degree(bare)
        && !is_school(bare)
        && !is_employment(bare)
        && heading(bare).is_none()
        && label(bare).is_none()
        && !is_advert_heading(bare)
        && !is_service(bare)
        && !words.iter().any(|w| listed(List::NotInNames, &fold(w)))
}

/// A greeting or title in front of a name taken off: "Hi, I'm Mara Lind" is "Mara Lind".
pub fn without_greeting(text: &str) -> &str {
    let mut rest = text.trim();
    for _ in 0..4 {
        let folded = fold(rest);
        // Folding can change lengths, so only openings of the same length are cut.
        let hit = work::GREETINGS.iter().find(|g| folded.starts_with(**g));
        let Some(greeting) = hit else { break };
        let chars = greeting.chars().count();
        let Some((at, _)) = rest.char_indices().nth(chars) else { break };
        rest = rest[at..].trim_start_matches(|c: char| !c.is_alphanumeric());
    }
    rest.trim_end_matches(|c: char| "!.,👋:".contains(c) || c.is_whitespace())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn tables_are_folded() {
        for (_, words) in headings::HEADINGS {
            words.split(',').map(str::trim).filter(|w| !w.is_empty()).for_each(|w| assert_eq!(key(w), w));
        }
        for (_, words) in labels::LABELS {
            words.split(',').map(str::trim).filter(|w| !w.is_empty()).for_each(|w| assert_eq!(key(w), w));
        }
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
        ] {
            assert!(is_place(text), "{text}");
        }
        for text in ["Go, Rust", "Salt, Pepper and Co", "Acme"] {
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
