//! What the names in the markup say (classes, ids, item properties): one look-up per word.

use crate::candidate::fold::table::{List, Table};
use crate::kept::{Text, lists};
use crate::page::{NodeId, Page};
use std::sync::OnceLock;

/// A job title.
pub const TITLE: u32 = 1;
/// An employer.
pub const COMPANY: u32 = 1 << 1;
/// A school.
pub const SCHOOL: u32 = 1 << 2;
/// A degree or a field.
pub const DEGREE: u32 = 1 << 3;
/// The place of an entry.
pub const LOCATION: u32 = 1 << 4;
/// What was done.
pub const DESCRIPTION: u32 = 1 << 5;
/// The person's own line.
pub const HEADLINE: u32 = 1 << 6;
/// Where somebody is.
pub const PLACE: u32 = 1 << 7;
/// A sign on a map.
pub const PIN: u32 = 1 << 8;
/// The picture of a person.
pub const PORTRAIT: u32 = 1 << 9;
/// The picture of something else.
pub const LOGO: u32 = 1 << 10;
/// A skill.
pub const SKILL: u32 = 1 << 11;
/// One of many.
pub const TAG: u32 = 1 << 12;
/// A heading of what follows.
pub const GROUP: u32 = 1 << 13;

// Words that mean something only together.
const WORK: u32 = 1 << 20;
const OF_WORK: u32 = 1 << 21;
const STUDY: u32 = 1 << 22;
const OF_STUDY: u32 = 1 << 23;
const AREA: u32 = 1 << 24;

const LISTS: &[(Text, u32)] = &[
    (lists::MARKS_TITLE, TITLE),
    (lists::MARKS_COMPANY, COMPANY),
    (lists::MARKS_SCHOOL, SCHOOL),
    (lists::MARKS_DEGREE, DEGREE),
    (lists::MARKS_LOCATION, LOCATION),
    (lists::MARKS_DESCRIPTION, DESCRIPTION),
    (lists::MARKS_HEADLINE, HEADLINE),
    (lists::MARKS_PLACE, PLACE),
    (lists::MARKS_PIN, PIN),
    (lists::MARKS_PORTRAIT, PORTRAIT),
    (lists::MARKS_LOGO, LOGO),
    (lists::MARKS_SKILL, SKILL),
    (lists::MARKS_TAG, TAG),
    (lists::MARKS_GROUP, GROUP),
    (lists::MARKS_WORK, WORK),
    (lists::MARKS_OF_WORK, OF_WORK),
    (lists::MARKS_STUDY, STUDY),
    (lists::MARKS_OF_STUDY, OF_STUDY),
    (lists::MARKS_AREA, AREA),
];

/// What the words of these names say. They are parted at signs and at capitals ("studyType" is
/// study, type), and count as a whole too.
pub fn of(names: &str) -> u32 {
    let folded = names.to_ascii_lowercase();
    let mut reader = Words { names: folded.as_str(), found: 0, before: 0, count: 0 };
    let bytes = names.as_bytes();
    let mut at = 0;
    for _ in 0..40 {
        while bytes.get(at).is_some_and(|b| !b.is_ascii_alphanumeric()) {
            at += 1;
        }
        let (start, mut word) = (at, at);
        while bytes.get(at).is_some_and(u8::is_ascii_alphanumeric) {
            if at > word && bytes[at].is_ascii_uppercase() && bytes[at - 1].is_ascii_lowercase() {
                reader.take(word, at);
                word = at;
            }
            at += 1;
        }
        if at == start {
            break;
        }
        reader.take(word, at);
        if word > start {
            reader.take(start, at);
        }
    }
    // "area" alone is the field of a study; beside other words it is a part of the page.
    let alone = reader.count == 1 && reader.found & AREA != 0;
    reader.found | if alone { DEGREE } else { 0 }
}

fn table() -> Table {
    Table::new(&LISTS.iter().map(|(text, bits)| (text.as_str(), ',', *bits)).collect::<Vec<List>>())
}

struct Words<'a> {
    names: &'a str,
    found: u32,
    before: u32,
    count: usize,
}

impl Words<'_> {
    fn take(&mut self, from: usize, to: usize) {
        static TABLE: OnceLock<Table> = OnceLock::new();
        let bits = TABLE.get_or_init(table).get(&self.names[from..to]);
        let pair = |a: u32, b: u32, both: u32| if self.before & a != 0 && bits & b != 0 { both } else { 0 };
        self.found |= bits | pair(WORK, OF_WORK, TITLE) | pair(STUDY, OF_STUDY, DEGREE);
        self.before = bits;
        self.count += 1;
    }
}

/// What one attribute of an element says.
pub fn on(page: &Page, node: NodeId, attribute: &str) -> u32 {
    page.attribute(node, attribute).map_or(0, of)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_are_parted_at_signs_and_capitals() {
        for (names, expected) in [
            ("entry__studyType wide", DEGREE),
            ("jobTitle", TITLE | HEADLINE | GROUP),
            ("job-title", TITLE | GROUP),
            ("title job", GROUP),
            ("job x title", GROUP),
            ("area", DEGREE),
            ("text area", 0),
            ("Ort-städte companyName", COMPANY | GROUP),
            ("SKILL", SKILL | TAG),
            ("skills", 0),
            ("", 0),
            ("–", 0),
        ] {
            assert_eq!(of(names) & (WORK - 1), expected, "{names}");
        }
    }
}
