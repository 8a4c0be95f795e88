//! When two names of an employer, a school or a job mean the same.

use crate::candidate::company;
use crate::candidate::fold::fold;
use crate::kept::lists;

/// Words of many texts, folded and parted by single spaces, for looking up whole words.
pub(super) fn words<'a>(texts: impl Iterator<Item = &'a str>) -> String {
    let mut all = String::from(" ");
    for text in texts {
        let spoken = fold(text).replace('&', " and ").replace(['.', '\''], "");
        for word in spoken.split(|c: char| !c.is_alphanumeric()).filter(|w| !w.is_empty()) {
            all.push_str(word);
            all.push(' ');
        }
    }
    all
}

/// The name of an employer or a school as it is compared.
pub(super) struct Name {
    /// Without its legal form.
    pub normal: String,
    initials: String,
}

/// Words that abbreviations leave out.
const SMALL: &[&str] = &["of", "and", "the", "for", "de", "du", "des", "und", "fur", "der", "y", "e", "i"];

impl Name {
    pub(super) fn of(name: &str) -> Name {
        let normal = company::normal(name);
        let large = normal.split(' ').filter(|word| !SMALL.contains(word));
        let initials: String = large.filter_map(|word| word.chars().next()).collect();
        Name { normal, initials }
    }

    /// The same name, a part of the other, or its initials.
    pub(super) fn is_like(&self, other: &Name) -> bool {
        if self.normal.is_empty() || other.normal.is_empty() {
            return false;
        }
        self.normal == other.normal
            || self.normal.replace(' ', "") == other.normal.replace(' ', "")
            || self.abbreviates(other)
            || other.abbreviates(self)
            || self.is_part_of(other)
            || other.is_part_of(self)
    }

    fn abbreviates(&self, other: &Name) -> bool {
        let short = self.normal.replace(' ', "");
        (2..=6).contains(&short.len()) && short == other.initials
    }

    /// "Example Grid" of "Example Grid Operations Berlin".
    fn is_part_of(&self, other: &Name) -> bool {
        let long = format!(" {} ", other.normal);
        self.normal.chars().count() >= 4 && long.contains(&format!(" {} ", self.normal))
    }
}

/// True when two job titles can be one: a word in common, in whatever language, or initials; unless one
/// is of a beginner and the other of somebody who leads.
pub(super) fn are_titles_akin(a: &str, b: &str) -> bool {
    let (left, right) = (concepts(a), concepts(b));
    if left.is_empty() || right.is_empty() {
        return true;
    }
    let rank = |all: &[String]| {
        let has = |kind: &str| all.iter().any(|word| word == kind);
        i32::from(has("senior")) - i32::from(has("junior"))
    };
    let common = left.iter().any(|word| right.contains(word) && word != "senior" && word != "junior");
    let short = |x: &str, y: &str| Name::of(x).abbreviates(&Name::of(y));
    (common || short(a, b) || short(b, a)) && rank(&left) * rank(&right) >= 0
}

/// The words of a title, each in the form that all languages share.
fn concepts(title: &str) -> Vec<String> {
    let folded = fold(title).replace(['.', '\''], "");
    let words = folded.split(|c: char| !c.is_alphanumeric()).filter(|w| w.chars().count() > 1 && !SMALL.contains(w));
    words.take(20).map(|word| concept(word).unwrap_or(word).to_owned()).collect()
}

/// The concept of a word: of "ingenieurin" it is "engineer".
fn concept(word: &str) -> Option<&'static str> {
    let has = |list: &str| list.split(',').any(|w| w == word || w.len() > 5 && word.ends_with(w));
    lists::TITLE_WORDS.iter().find(|(_, list)| has(list)).map(|(name, _)| *name)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn employers_are_the_same_as_people_would_say() {
        let like = |a: &str, b: &str| Name::of(a).is_like(&Name::of(b));
        for (a, b) in [
            ("Example Grid GmbH", "Example Grid"),
            ("BAM", "Beispiel Anlagen Montage AG"),
            ("Nordwind Bank", "Nordwind Bank, Hamburg"),
            ("FarPost", "Far Post Ltd."),
            ("MIT", "Massachusetts Institute of Technology"),
        ] {
            assert!(like(a, b) && like(b, a), "{a} / {b}");
        }
        for (a, b) in [("Example North", "Example South"), ("", "x"), ("ABC", "Beispiel Anlagen")] {
            assert!(!like(a, b), "{a} / {b}");
        }
    }

    #[test]
    fn titles_are_translated_and_shortened() {
        for (a, b) in [
            ("Software Engineer", "Softwareentwicklerin"),
            ("Ingénieur logiciel", "Senior Software Developer"),
            ("Inżynier oprogramowania", "Software Engineer"),
            ("CTO", "Chief Technology Officer"),
            ("Gerente de proyectos", "Projektleiter"),
            ("Desenvolvedora", "Programista"),
        ] {
            assert!(are_titles_akin(a, b) && are_titles_akin(b, a), "{a} / {b}: {:?} {:?}", concepts(a), concepts(b));
        }
        for (a, b) in [("Accountant", "Software Engineer"), ("Junior Developer", "Lead Developer")] {
            assert!(!are_titles_akin(a, b), "{a} / {b}");
        }
    }
}
