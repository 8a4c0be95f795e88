//! What the words of the lists mean.

use super::bit;
use super::headings::HEADINGS;
use super::labels::LABELS;
use crate::candidate::fold::table::{List, Table};
use crate::kept::Text;
use crate::kept::lists::*;

/// What every word of the lists means.
pub fn table() -> Table {
    let words = [
        (JOBS, bit::JOB),
        (SCHOOLS, bit::SCHOOL),
        (DEGREES, bit::DEGREE),
        (LEVELS, bit::LEVEL),
        (DURATIONS, bit::DURATION),
        (SERVICES, bit::SERVICE),
        (PARTICLES, bit::PARTICLE),
        (NOT_IN_NAMES, bit::NOT_IN_NAMES),
        (STREETS, bit::STREET),
        (STATES, bit::STATE),
        (JOB_ENDINGS, bit::JOB_ENDS),
        (SCHOOL_BEGINNINGS, bit::SCHOOL_BEGINS),
        (SCHOOL_ENDINGS, bit::SCHOOL_ENDS),
        (DEGREE_BEGINNINGS, bit::DEGREE_BEGINS),
    ];
    let phrases = [
        (COUNTRIES, bit::PLACE),
        (EMPLOYMENT, bit::EMPLOYMENT),
        (SELF_EMPLOYED, bit::SELF_EMPLOYED),
        (REMOTE, bit::REMOTE),
        (ANNOUNCES, bit::ANNOUNCES),
        (CONTROLS, bit::CONTROL),
        (GRADES, bit::GRADE),
        (ADVERT, bit::ADVERT),
        (OTHERS, bit::OTHERS),
    ];
    let mut all: Vec<List> = Vec::new();
    let mut add = |text: Text, sign: char, bits: u32| all.push((text.as_str(), sign, bits));
    words.into_iter().for_each(|(text, bits)| add(text, ' ', bits));
    phrases.into_iter().for_each(|(text, bits)| add(text, ',', bits));
    HEADINGS.iter().zip(1..).for_each(|((_, text), at)| add(*text, ',', at << bit::HEADING));
    LABELS.iter().zip(1..).for_each(|((_, text), at)| add(*text, ',', at << bit::LABEL));
    Table::new(&all)
}
