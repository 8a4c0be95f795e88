//! How wide the characters of a font are, in the units of the font.

use super::super::file::File;
use super::super::object::{Dict, Object};
use super::{encoding, standard};
use std::borrow::Cow;

/// Most runs of widths; a font has some hundreds.
const MOST: usize = 70_000;

/// Widths by code, or by character number of a composite font.
#[derive(Debug)]
pub(super) struct Widths {
    /// Runs by their first: up to the last, these or this.
    runs: Vec<(u32, u32, Run)>,
    missing: f64,
}

#[derive(Debug)]
enum Run {
    Same(f64),
    Each(Vec<f64>),
}

impl Widths {
    pub(super) fn of(&self, code: u32) -> f64 {
        let at = self.runs.partition_point(|(first, _, _)| *first <= code).checked_sub(1);
        match at.and_then(|at| self.runs.get(at)) {
            Some((first, last, run)) if code <= *last => match run {
                Run::Same(width) => *width,
                Run::Each(widths) => widths.get((code - first) as usize).copied().unwrap_or(self.missing),
            },
            _ => self.missing,
        }
    }

    /// `FirstChar` and `Widths`; the widths of a standard font where they are missing.
    pub(super) fn simple<'a>(
        file: &File<'a>,
        dict: &Dict<'a>,
        descriptor: &Dict<'a>,
        name: &str,
        letters: &[Option<Cow<'static, str>>],
    ) -> Widths {
        let missing = file.number(descriptor, b"MissingWidth").unwrap_or(0.0);
        let told = file.array(dict, b"Widths").filter(|widths| !widths.is_empty());
        let Some(told) = told else { return Widths::standard(name, letters) };
        let first = file.int(dict, b"FirstChar").and_then(|n| u32::try_from(n).ok()).unwrap_or(0);
        let each: Vec<f64> = told.iter().take(256).map(|w| sane(file.resolve(w).number())).collect();
        Widths { runs: vec![(first, first.saturating_add(255), Run::Each(each))], missing }
    }

    fn standard(name: &str, letters: &[Option<Cow<'static, str>>]) -> Widths {
        let fixed = f64::from(standard::FIXED);
        let Some(table) = standard::widths(name) else { return Widths { runs: Vec::new(), missing: fixed } };
        let width = |letters: &Option<Cow<'static, str>>| {
            let letter = letters.as_deref().and_then(|l| l.chars().next());
            let at = letter.and_then(encoding::win_ansi).and_then(|code| code.checked_sub(32));
            at.and_then(|at| table.get(at)).map_or(500.0, |width| f64::from(*width))
        };
        Widths { runs: vec![(0, 255, Run::Each(letters.iter().map(width).collect()))], missing: 500.0 }
    }

    /// `W` of a composite font: `first [w w w]` and `first last w`; what is not there has `DW`.
    pub(super) fn composite<'a>(file: &File<'a>, descendant: &Dict<'a>) -> Widths {
        let missing = file.number(descendant, b"DW").unwrap_or(1_000.0);
        let mut runs = Vec::new();
        let told = file.array(descendant, b"W");
        let mut items = told.iter().flat_map(|items| items.iter()).take(MOST * 3).map(|item| file.resolve(item));
        while let (Some(first), Some(second)) = (items.next(), items.next()) {
            let Some(first) = first.int().and_then(|n| u32::try_from(n).ok()) else { break };
            match second {
                Object::Array(widths) => {
                    let each: Vec<f64> = widths.iter().take(MOST).map(|w| sane(file.resolve(w).number())).collect();
                    let last = first.saturating_add(u32::try_from(each.len()).unwrap_or(0).saturating_sub(1));
                    runs.push((first, last, Run::Each(each)));
                }
                last => {
                    let Some(last) = last.int().and_then(|n| u32::try_from(n).ok()) else { break };
                    runs.push((first, last, Run::Same(sane(items.next().and_then(|w| w.number())))));
                }
            }
        }
        runs.sort_by_key(|(first, _, _)| *first);
        Widths { runs, missing }
    }
}

/// A width that can be one.
fn sane(width: Option<f64>) -> f64 {
    width.filter(|w| w.is_finite() && w.abs() < 1e6).unwrap_or(0.0)
}
