//! How a link is read: as re-use, as the same person, as a household, or as too little.

use super::weight::Family;
use crate::memory::keys::Relation;
use crate::memory::{Kind, Meaning, Shared};
use std::collections::BTreeSet;

/// A part that weighs less than this is no leg to stand on.
const LEG: i32 = 48;
/// A thing that raises a question alone, and the most people who may have it.
const STRONG: i32 = 130;
const FEW: u32 = 2;
/// A text that weighs so much is nearly the same; what was said of the work alone must be nearer, for published
/// samples lend that.
const NEAR: i32 = 90;
const NEAR_AT_WORK: i32 = 138;

pub(super) fn meaning(names: Relation, shared: &[Shared], undone: bool) -> Meaning {
    if undone {
        return Meaning::Undone;
    }
    match names {
        Relation::Same => Meaning::History,
        Relation::Related | Relation::NotComparable if is_person(names, shared) => Meaning::History,
        Relation::Related if is_household(shared) => Meaning::Household,
        Relation::Different if !weighs(shared) && is_one_thing(shared) => Meaning::OneThing,
        _ if !weighs(shared) => Meaning::TooLittle,
        Relation::Unknown => Meaning::Unnamed,
        _ => Meaning::Reuse,
    }
}

/// Two independent things, a text that is nearly the same, a file byte for byte, or a story told again.
pub(super) fn weighs(shared: &[Shared]) -> bool {
    legs(shared).len() >= 2 || shared.iter().any(is_enough_alone) || is_retold(shared)
}

/// Passages word for word in a career that is the same: a published sample lends its words, and not its career.
fn is_retold(shared: &[Shared]) -> bool {
    let carries = |kind: Kind| shared.iter().any(|part| part.kind == kind && part.alone >= LEG);
    let words = [Kind::Phrases, Kind::Text, Kind::Experience].into_iter().any(carries);
    words && [Kind::Career, Kind::Employers, Kind::Outline].into_iter().any(carries)
}

/// One personal thing that hardly anybody shares, and neither a home nor an office that would explain it. Referees
/// vouch for several people.
fn is_one_thing(shared: &[Shared]) -> bool {
    let explained = |part: &Shared| matches!(part.kind, Kind::Address | Kind::WorkMail);
    let personal = |part: &Shared| {
        matches!(part.kind, Kind::Mail | Kind::Phone | Kind::Account | Kind::Portfolio | Kind::Photo)
            || part.kind == Kind::Career
    };
    !shared.iter().any(explained)
        && shared
            .iter()
            .any(|part| personal(part) && part.rare && part.holders <= FEW && !part.earlier && part.alone >= STRONG)
}

fn is_enough_alone(part: &Shared) -> bool {
    match part.kind {
        Kind::Text => part.alone >= NEAR,
        Kind::Experience => part.alone >= NEAR_AT_WORK,
        Kind::File => part.alone >= LEG,
        _ => false,
    }
}

/// Families that carry. A household has one home, one telephone and at times one mailbox; an office has one domain, one telephone, and
/// one form that all its files are typed into.
fn legs(shared: &[Shared]) -> BTreeSet<Family> {
    // Large employers have many in common, and some of them a telephone. That four employments in a row lasted and
    // followed each other alike, month for month, colleagues do not have in common.
    let carrying = shared.iter().filter(|part| part.alone >= LEG && part.kind != Kind::Employers);
    let mut legs: BTreeSet<Family> = carrying.map(|part| Family::of(part.kind)).collect();
    let office =
        shared.iter().any(|part| part.kind == Kind::WorkMail) && !shared.iter().any(|part| part.kind == Kind::Mail);
    if legs.contains(&Family::Home) || office {
        let first = legs.iter().copied().find(|leg| is_of_place(*leg, office));
        legs.retain(|leg| !is_of_place(*leg, office));
        legs.extend(first);
    }
    legs
}

/// What belongs to a place where several people live or work.
fn is_of_place(family: Family, office: bool) -> bool {
    match family {
        Family::Home | Family::Telephone | Family::Mailbox => true,
        Family::Web | Family::File => office,
        _ => false,
    }
}

/// The same person under a changed name, or in another script: two personal things in common, one of them more
/// than a household shares.
fn is_person(names: Relation, shared: &[Shared]) -> bool {
    let carrying: BTreeSet<Family> =
        shared.iter().filter(|part| part.alone >= LEG).map(|part| Family::of(part.kind)).collect();
    let own = [Family::Account, Family::Picture, Family::Story, Family::File, Family::Web];
    let reached = [Family::Mailbox, Family::Telephone];
    let personal = carrying.iter().filter(|family| own.contains(family)).count();
    let reachable = carrying.iter().filter(|family| reached.contains(family)).count();
    match names {
        Relation::NotComparable => reachable + personal >= 2 || reachable == 1 && carrying.len() == 1,
        _ => reachable >= 1 && personal >= 1,
    }
}

/// Nothing beyond what people under one roof share.
fn is_household(shared: &[Shared]) -> bool {
    let roof = [Family::Mailbox, Family::Telephone, Family::Home];
    shared.iter().filter(|part| part.alone >= LEG).all(|part| roof.contains(&Family::of(part.kind)))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_agency_shares_its_mailbox_telephone_and_form() {
        let part = |kind| Shared { kind, alone: 130, ..Shared::default() };
        let agency = [Kind::WorkMail, Kind::Phone, Kind::Property, Kind::Portfolio].map(part);
        assert!(!weighs(&agency));
        let many = |kind| Shared { alone: if kind == Kind::WorkMail { LEG - 1 } else { LEG }, ..part(kind) };
        assert!(!weighs(&[Kind::WorkMail, Kind::Phone, Kind::Property].map(many)), "one that sends several");
        assert!(weighs(&[part(Kind::Mail), part(Kind::Property)]), "nobody's office");
        assert!(weighs(&[part(Kind::WorkMail), part(Kind::Property), part(Kind::Photo)]), "a picture is no office's");
        assert!(weighs(&[part(Kind::WorkMail), part(Kind::File)]), "one file is one file");
    }

    #[test]
    fn colleagues_share_employers_and_a_telephone_and_not_the_months_of_a_career() {
        let part = |kind| Shared { kind, alone: 60, ..Shared::default() };
        assert!(!weighs(&[Kind::Phone, Kind::Employers].map(part)));
        assert!(weighs(&[Kind::Phone, Kind::Employers, Kind::Outline].map(part)));
        assert!(!weighs(&[Kind::Employers, Kind::Outline].map(part)), "one story is one thing");
    }
}
