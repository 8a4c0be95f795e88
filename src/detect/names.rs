//! Whether two names can be of one person. Two claims are compared; a name alone says nothing, and
//! nothing is inferred from one.

use crate::candidate::name::{self, Likeness};
use crate::kept::lists;

/// True when the names share nothing that could make them one person's: no word, initial, short
/// form, spelling or run-together word. In doubt it is false.
pub(super) fn share_nothing(a: &str, b: &str) -> bool {
    if name::compare(a, b) != Likeness::Different {
        return false;
    }
    let (left, right) = (words(a), words(b));
    let enough = left.len() >= 2 && right.len() >= 2 && left.len() <= 6 && right.len() <= 6;
    enough && !left.iter().any(|x| right.iter().any(|y| are_akin(x, y))) && !run_together(&left, &right)
}

/// The words of a name, hyphenated parts apart.
fn words(name: &str) -> Vec<String> {
    name::tokens(name)
}

fn are_akin(a: &str, b: &str) -> bool {
    let (short, long) = if a.len() <= b.len() { (a, b) } else { (b, a) };
    let initial = short.chars().count() <= 2 && long.starts_with(short);
    let beginning = short.chars().count() >= 3 && long.starts_with(short);
    a == b || initial || beginning || are_short_forms(a, b) || are_spellings(a, b)
}

fn are_short_forms(a: &str, b: &str) -> bool {
    lists::SHORT_FORMS.split(',').any(|row| row.split(' ').any(|w| w == a) && row.split(' ').any(|w| w == b))
}

/// Two spellings of one name in Latin letters: few letters apart, by their sounds.
fn are_spellings(a: &str, b: &str) -> bool {
    let (x, y) = (sounds(a), sounds(b));
    let longest = x.len().max(y.len());
    x == y || distance(&x, &y) <= longest / 4
}

/// A rough form in which the usual transliterations of a name coincide.
fn sounds(word: &str) -> Vec<char> {
    let mut text = word.to_owned();
    for (from, to) in [
        ("sch", "s"),
        ("tch", "c"),
        ("sh", "s"),
        ("ch", "c"),
        ("cz", "c"),
        ("sz", "s"),
        ("kh", "h"),
        ("zh", "z"),
        ("ph", "f"),
        ("th", "t"),
        ("ck", "k"),
        ("qu", "k"),
        ("ou", "u"),
        ("oo", "u"),
        ("ee", "i"),
        ("ae", "a"),
        ("oe", "o"),
        ("ue", "u"),
        ("ie", "i"),
        ("yu", "u"),
        ("ya", "a"),
        ("w", "v"),
        ("y", "i"),
        ("j", "i"),
        ("q", "k"),
        ("c", "k"),
        ("x", "ks"),
        ("z", "s"),
    ] {
        text = text.replace(from, to);
    }
    let mut letters: Vec<char> = text.chars().collect();
    letters.dedup();
    letters
}

/// Letters to change, add or leave out; for short words.
pub(super) fn distance(a: &[char], b: &[char]) -> usize {
    if a.len() > 40 || b.len() > 40 {
        return a.len().max(b.len());
    }
    let mut row: Vec<usize> = (0..=b.len()).collect();
    for (i, x) in a.iter().enumerate() {
        let mut before = row[0];
        row[0] = i + 1;
        for (j, y) in b.iter().enumerate() {
            let change = before + usize::from(x != y);
            before = row[j + 1];
            row[j + 1] = change.min(before + 1).min(row[j] + 1);
        }
    }
    row[b.len()]
}

/// "mariagarcia" and "maria garcia"; "minjun" and "min jun".
fn run_together(a: &[String], b: &[String]) -> bool {
    let (x, y) = (a.concat(), b.concat());
    let holds = |all: &str, words: &[String]| words.iter().any(|w| w.chars().count() >= 3 && all.contains(w.as_str()));
    holds(&x, b) || holds(&y, a)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn honest_pairs_share_something() {
        for (a, b) in [
            ("Maria Garcia Lopez", "Maria Lopez"),
            ("Anna Schmidt", "Anna Müller-Schmidt"),
            ("Anna Schmidt", "Anna Meier"),
            ("Elizabeth Warren", "Liz Brown"),
            ("William Smith", "Bill Jones"),
            ("Сергей Иванов", "Sergei Ivanov"),
            ("Yevhen Shevchenko", "Evgeny Sevcenko"),
            ("김민준", "Minjun Kim"),
            ("Min-Jun Kim", "Minjun Park"),
            ("J. Doe", "Jane Roe"),
            ("Nguyễn Văn An", "An Nguyen"),
            ("Mohammed Al-Sayed", "Muhammad Elsayed"),
            ("O'Brien Sean", "Shaun Obrien"),
            ("Cher", "Dana Fox"),
            ("Jörg Häußler", "Joerg Haeussler"),
        ] {
            assert!(!share_nothing(a, b) && !share_nothing(b, a), "{a} / {b}");
        }
    }

    #[test]
    fn names_of_two_people_share_nothing() {
        for (a, b) in [("Mara Lindqvist", "Tobias Hofer"), ("David Okafor", "Pedro Ruiz Blanco")] {
            assert!(share_nothing(a, b) && share_nothing(b, a), "{a} / {b}");
        }
    }
}
