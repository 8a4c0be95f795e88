//! What shared things weigh: alone, among many holders, and beside others of the same source.

use super::heaviest_first;
use crate::memory::{Kind, Shared};

/// What comes from one source is one thing, however often it is seen.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Family {
    Mailbox,
    Telephone,
    Account,
    Web,
    Referee,
    Home,
    Picture,
    File,
    Story,
    Answers,
    None,
}

impl Family {
    pub(super) fn of(kind: Kind) -> Family {
        match kind {
            Kind::Mail | Kind::WorkMail | Kind::MailStem => Family::Mailbox,
            Kind::Phone => Family::Telephone,
            Kind::Account => Family::Account,
            Kind::Portfolio => Family::Web,
            Kind::Referee | Kind::Vouching => Family::Referee,
            Kind::Address => Family::Home,
            Kind::Photo => Family::Picture,
            Kind::File | Kind::Property => Family::File,
            Kind::Career | Kind::Employers | Kind::Outline => Family::Story,
            Kind::Text | Kind::Experience | Kind::Phrases => Family::Story,
            Kind::Answers => Family::Answers,
            Kind::Page => Family::None,
        }
    }
}

/// Hundredths of log10 of the likelihood ratio of an equal thing that one other person has. Our estimates, the
/// same as of the signals that rest on them.
pub(super) fn base(kind: Kind) -> i32 {
    match kind {
        Kind::File => 230,
        Kind::Photo => 190,
        Kind::Mail | Kind::Career => 178,
        Kind::Phone => 160,
        Kind::Referee | Kind::Vouching => 148,
        Kind::Account | Kind::Portfolio | Kind::Property => 130,
        Kind::Phrases => 108,
        Kind::WorkMail | Kind::Address => 100,
        Kind::MailStem => 90,
        Kind::Employers | Kind::Outline => 60,
        Kind::Answers => 48,
        Kind::Page | Kind::Text | Kind::Experience => 0,
    }
}

/// What three employers or more weigh beyond two.
pub(super) const MORE_EMPLOYERS: i32 = 40;

/// Weight of two texts with so many thousandths of their shingles in common.
pub(super) fn of_text(kind: Kind, likeness: u32) -> i32 {
    let whole = match likeness {
        900.. => 190,
        700.. => 148,
        500.. => 100,
        _ => return 0,
    };
    if kind == Kind::Text { whole } else { whole - 10 }
}

/// What more people than this hold is common property.
pub(super) const MOST_HOLDERS: u32 = 8;

/// What is left of a weight when so many others hold the same: less 100 log10 of half their number.
pub(super) fn among(weight: i32, holders: u32) -> i32 {
    const LESS: [i32; 9] = [0, 0, 0, 18, 30, 40, 48, 54, 60];
    LESS.get(holders as usize).map_or(0, |less| (weight - less).max(0))
}

/// Weighs the parts beside each other: of one family the heaviest counts, and half of the next.
pub(super) fn share_out(shared: &mut [Shared]) {
    shared.sort_by_key(|shared| (Family::of(shared.kind), std::cmp::Reverse(shared.alone), shared.kind));
    let mut family = Family::None;
    let mut nth = 0;
    for part in shared.iter_mut() {
        nth = if Family::of(part.kind) == family { nth + 1 } else { 0 };
        family = Family::of(part.kind);
        part.weight = [part.alone, part.alone / 2].get(nth).copied().unwrap_or(0);
    }
    heaviest_first(shared);
}
