//! What page and file, or two files, say differently of one person.

use super::{Sight, fires};
use crate::compare::{Claim, Comparison, Row, Stand, What};
use crate::signal::{Evidence, FieldName, Outcome};

/// Quotes of one finding, at most.
const MOST: usize = 4;

fn quoted(field: FieldName, claim: &Claim) -> Evidence {
    Evidence { field, quote: claim.words.clone(), place: claim.place.clone() }
}

fn sides(field: FieldName, row: &Row) -> impl Iterator<Item = Evidence> {
    [&row.left, &row.right].into_iter().flatten().map(move |claim| quoted(field, claim))
}

/// The page with each file, of which both name employers.
fn with_page<'c>(sight: &Sight<'c>) -> Result<Vec<&'c Comparison>, Outcome> {
    if sight.files.is_empty() {
        return Err(Outcome::Unasked(vec![FieldName::Document]));
    }
    let careers = |c: &&Comparison| c.left.is_none() && c.rows.iter().any(|row| row.what == What::Employer);
    let found: Vec<_> = sight.comparisons.iter().filter(careers).collect();
    if found.is_empty() { Err(Outcome::Unasked(vec![FieldName::Positions])) } else { Ok(found) }
}

/// Dates of the same employers that are apart, for as many employers.
pub(super) fn dates(sight: &Sight<'_>, employers: usize) -> Outcome {
    let comparisons = match with_page(sight) {
        Ok(found) => found,
        Err(missing) => return missing,
    };
    for comparison in comparisons {
        let dated = |row: &&Row| row.telling && matches!(row.what, What::Start | What::End);
        let mut apart: Vec<&Row> = comparison.rows.iter().filter(dated).collect();
        apart.dedup_by_key(|row| row.employer);
        if apart.len() >= employers {
            return fires(apart.into_iter().flat_map(|row| sides(FieldName::Positions, row)).take(MOST).collect());
        }
    }
    Outcome::Silent
}

/// As many long employments of the last years that only one side names.
pub(super) fn employers(sight: &Sight<'_>, least: usize) -> Outcome {
    let comparisons = match with_page(sight) {
        Ok(found) => found,
        Err(missing) => return missing,
    };
    for comparison in comparisons {
        for stand in [Stand::OnlyLeft, Stand::OnlyRight] {
            let missing = lacking(comparison, stand);
            if missing.len() >= least {
                return fires(
                    missing.into_iter().flat_map(|row| sides(FieldName::Positions, row)).take(MOST).collect(),
                );
            }
        }
    }
    Outcome::Silent
}

fn lacking(comparison: &Comparison, stand: Stand) -> Vec<&Row> {
    comparison.rows.iter().filter(|row| row.telling && row.what == What::Employer && row.stand == stand).collect()
}

/// Two files of which each names long employments that the other lacks, and that share fewer than half. One
/// that only leaves out is a résumé cut to an opening.
pub(super) fn versions(sight: &Sight<'_>) -> Outcome {
    if sight.files.len() < 2 {
        return Outcome::Unasked(vec![FieldName::Document]);
    }
    for comparison in sight.comparisons.iter().filter(|c| c.left.is_some()) {
        let employers = comparison.rows.iter().filter(|row| row.what == What::Employer);
        let (shared, all) = employers.fold((0, 0), |(s, n), row| (s + usize::from(row.stand == Stand::Same), n + 1));
        let (left, right) = (lacking(comparison, Stand::OnlyLeft), lacking(comparison, Stand::OnlyRight));
        if let (Some(a), Some(b), true) = (left.first(), right.first(), shared * 2 < all) {
            return fires(sides(FieldName::Positions, a).chain(sides(FieldName::Positions, b)).collect());
        }
    }
    Outcome::Silent
}

/// The names that page and file, or two files, give, where neither has a word of the other's anywhere.
pub(super) fn names<'c>(sight: &Sight<'c>) -> Option<(&'c Claim, &'c Claim)> {
    let rows = sight.comparisons.iter().flat_map(|c| &c.rows);
    let row = rows.into_iter().find(|row| row.what == What::Name && row.telling)?;
    Some((row.left.as_ref()?, row.right.as_ref()?))
}
