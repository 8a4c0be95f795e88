//! Tiers: which next step the evidence suggests.
//!
//! One applicant in a hundred is taken not to be the person described (prior odds 1:99, −200
//! hundredths). A posterior of a fifth then needs a total of 140, three fifths need 218.

use super::groups::Tally;
use super::{Part, Tier};
use crate::signal::{Concern, Group};

/// A likelihood ratio of 1.3 in hundredths of its log10: what is less is context, not evidence.
pub const WEAK: i32 = 11;
/// A likelihood ratio of 3.
pub const MODERATE: i32 = 48;
/// A likelihood ratio of 10.
pub const STRONG: i32 = 100;

/// Prior odds of 1:99 in hundredths of their log10.
pub const PRIOR: i32 = -200;
/// Total of a posterior of a fifth.
pub const VERIFY: i32 = 140;
/// Total of a posterior of three fifths.
pub const PAUSE: i32 = 218;

/// What a tier rests on.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(super) struct Grounds {
    /// Groups less what speaks for the candidate.
    pub total: i32,
    /// Groups that reach [`WEAK`].
    pub groups: usize,
    /// One finding reaches [`MODERATE`].
    pub moderate: bool,
    /// One finding about how the application was sent reaches [`MODERATE`].
    pub automation: bool,
    /// An exact and recent match with a published list.
    pub listed: bool,
    /// A strong finding was confirmed by a person.
    pub confirmed: bool,
    /// A conclusive finding was confirmed by two people.
    pub conclusive: bool,
    /// Enough was read to say that nothing was found.
    pub enough: bool,
}

impl Grounds {
    /// The grounds in what was found.
    pub fn of(parts: impl Iterator<Item = Part> + Clone, enough: bool) -> Grounds {
        let tally = Tally::of(parts.clone());
        let any = |test: &dyn Fn(&Part) -> bool| parts.clone().any(|part| test(&part));
        let identity = |test: &dyn Fn(&Part) -> bool| any(&|p| p.is_about_identity() && test(p));
        Grounds {
            total: tally.total(),
            groups: tally.groups().filter(|g| g.weight >= WEAK).count(),
            moderate: identity(&|p| p.weight >= MODERATE),
            automation: any(&|p| p.signal.concern == Concern::Automation && p.weight >= MODERATE),
            listed: identity(&|p| p.signal.group == Group::Ioc && p.weight > 0 && !p.lesser),
            confirmed: identity(&|p| p.weight >= STRONG && p.confirmed_by >= 1),
            conclusive: identity(&|p| p.signal.conclusive && p.weight >= STRONG && p.confirmed_by >= 2),
            enough,
        }
    }
}

/// The next step.
pub(super) fn tier(grounds: &Grounds) -> Tier {
    let two = grounds.groups >= 2;
    // What is left after the evidence for the candidate must still be evidence.
    let question = (grounds.moderate || two) && grounds.total >= WEAK;
    match grounds {
        g if g.conclusive || (g.total >= PAUSE && two && g.confirmed) => Tier::PauseAndInvolveSecurity,
        g if g.listed || (g.total >= VERIFY && two) => Tier::VerifyBeforeTheNextStep,
        g if question || g.automation => Tier::WorthAQuestion,
        g if g.enough => Tier::NothingFound,
        _ => Tier::NotEnoughToSay,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const ENOUGH: Grounds = Grounds {
        total: 0,
        groups: 0,
        moderate: false,
        automation: false,
        listed: false,
        confirmed: false,
        conclusive: false,
        enough: true,
    };

    fn at(total: i32, groups: usize) -> Grounds {
        Grounds { total, groups, moderate: total >= MODERATE, ..ENOUGH }
    }

    #[test]
    fn silence_is_an_answer_only_where_enough_was_read() {
        assert_eq!(tier(&ENOUGH), Tier::NothingFound);
        assert_eq!(tier(&Grounds { enough: false, ..ENOUGH }), Tier::NotEnoughToSay);
    }

    #[test]
    fn one_weak_group_raises_nothing_two_do() {
        assert_eq!(tier(&at(40, 1)), Tier::NothingFound);
        assert_eq!(tier(&at(22, 2)), Tier::WorthAQuestion);
    }

    #[test]
    fn one_moderate_finding_is_worth_a_question_on_a_thin_page_too() {
        assert_eq!(tier(&at(MODERATE, 1)), Tier::WorthAQuestion);
        assert_eq!(tier(&Grounds { enough: false, ..at(MODERATE, 1) }), Tier::WorthAQuestion);
    }

    #[test]
    fn verifying_needs_a_fifth_and_two_groups() {
        assert_eq!(tier(&at(139, 2)), Tier::WorthAQuestion);
        assert_eq!(tier(&at(140, 2)), Tier::VerifyBeforeTheNextStep);
        assert_eq!(tier(&at(500, 1)), Tier::WorthAQuestion);
    }

    #[test]
    fn a_listed_identifier_alone_opens_verifying_and_nothing_more() {
        assert_eq!(tier(&Grounds { listed: true, ..at(200, 1) }), Tier::VerifyBeforeTheNextStep);
        assert_eq!(tier(&Grounds { listed: true, enough: false, ..at(-50, 1) }), Tier::VerifyBeforeTheNextStep);
    }

    #[test]
    fn pausing_needs_three_fifths_two_groups_and_a_person() {
        let confirmed = |total, groups| Grounds { confirmed: true, ..at(total, groups) };
        assert_eq!(tier(&at(400, 3)), Tier::VerifyBeforeTheNextStep);
        assert_eq!(tier(&confirmed(217, 2)), Tier::VerifyBeforeTheNextStep);
        assert_eq!(tier(&confirmed(400, 1)), Tier::WorthAQuestion);
        assert_eq!(tier(&confirmed(218, 2)), Tier::PauseAndInvolveSecurity);
    }

    #[test]
    fn evidence_for_the_candidate_outweighs() {
        assert_eq!(tier(&Grounds { moderate: true, ..at(WEAK - 1, 2) }), Tier::NothingFound);
        assert_eq!(tier(&Grounds { moderate: true, ..at(WEAK, 1) }), Tier::WorthAQuestion);
    }

    #[test]
    fn a_mass_apply_tool_is_worth_a_question_and_never_more() {
        assert_eq!(tier(&Grounds { automation: true, ..ENOUGH }), Tier::WorthAQuestion);
    }

    /// The thresholds are the posteriors that they are named after, at prior odds of 1:99.
    #[test]
    #[allow(clippy::float_arithmetic, clippy::disallowed_methods)]
    fn thresholds_are_the_posteriors_of_the_model() {
        let total = |posterior: f64| (posterior / (1.0 - posterior) * 99.0).log10() * 100.0;
        assert!((total(0.2) - f64::from(VERIFY)).abs() < 1.0);
        assert!((total(0.6) - f64::from(PAUSE)).abs() < 1.0);
        for (ratio, weight) in [(1.3_f64, WEAK), (3.0, MODERATE), (10.0, STRONG)] {
            assert_eq!((ratio.log10() * 100.0).round() as i32, weight);
        }
    }
}
