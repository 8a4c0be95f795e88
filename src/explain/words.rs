//! The fixed words: tiers, fields, reasons, the frame. Plain, and about the page, never about the person.

use super::Words;
use crate::assess::{Direction, Finding, MODERATE, STRONG, Tier};
use crate::candidate::{Kind, State};
use crate::signal::question::When;
use crate::signal::{Basis, Concern, FieldName, Group};
use crate::site::Chosen;

/// Headings and buttons.
pub(super) const FRAME: Words = Words {
    noticed: "Noticed",
    why: "Why it may matter",
    innocent: "How honest people come to this",
    settle: "What settles it",
    sources: "Sources",
    for_candidate: "Speaks for the candidate",
    nursery: "Under observation: weighs nothing yet",
    notices: "Security notice: about what was sent, not about who sent it",
    settled: "Settled by an answer",
    answers: "What was answered",
    changes: "What would change this",
    comparisons: "Side by side",
    weighing: "Weight of evidence",
    read: "What was read",
    not_read: "What was not read",
    show: "Show on the page",
    close: "Close",
    panel: "Open in the side panel",
    footer: "Nothing found never means verified. A person decides.",
};

/// The kind's name in the view.
pub(super) fn kind(kind: Kind) -> &'static str {
    match kind {
        Kind::Candidate => "candidate",
        Kind::List => "list",
        Kind::NotCandidate => "not-candidate",
    }
}

/// The tier's name for styling.
pub(super) fn tier_id(tier: Tier) -> &'static str {
    match tier {
        Tier::NotEnoughToSay => "not-enough-to-say",
        Tier::NothingFound => "nothing-found",
        Tier::WorthAQuestion => "worth-a-question",
        Tier::VerifyBeforeTheNextStep => "verify-before-the-next-step",
        Tier::PauseAndInvolveSecurity => "pause-and-involve-security",
    }
}

/// The tier in words, and what it means. Where findings are there but too weak to raise it, it
/// does not say that nothing was found.
pub(super) fn tier(tier: Tier, findings: bool) -> (&'static str, &'static str) {
    match tier {
        Tier::NotEnoughToSay => {
            ("Not enough to say", "Too little could be read here to say anything. That says nothing about the person.")
        }
        Tier::NothingFound if findings => (
            "No question raised",
            "What was found is too weak, or too well answered, to raise a question. That does not mean verified.",
        ),
        Tier::NothingFound => ("Nothing found", "Nothing that was looked for was found. That never means verified."),
        Tier::WorthAQuestion => (
            "Worth a question",
            "Ask about it in the ordinary course of things. Each finding names the check that settles it.",
        ),
        Tier::VerifyBeforeTheNextStep => (
            "Verify before the next step",
            "Do the checks named below before the next step, the same ones for every finalist for the role.",
        ),
        Tier::PauseAndInvolveSecurity => (
            "Pause and involve security",
            "Pause here. Bring in your security team, and let a second person look, before anything is decided.",
        ),
    }
}

/// How much a finding says, and where that weight comes from; kept apart.
pub(super) fn strength(finding: &Finding) -> String {
    let signal = finding.signal;
    let severity = match finding.weight.abs() {
        0 => return "Under observation · weighs nothing yet".to_owned(),
        weight if weight >= STRONG => "Strong",
        weight if weight >= MODERATE => "Moderate",
        _ => "Weak",
    };
    let basis = match signal.basis {
        Basis::Measured => "weight measured on data",
        Basis::Quoted => "weight quoted from a source",
        Basis::Estimated => "weight estimated by us",
    };
    let lesser = signal.lesser.filter(|_| finding.lesser).map(|(_, when)| format!("the weaker case: {when}"));
    let concern = match signal.concern {
        Concern::Identity => None,
        Concern::Automation => Some("about how it was sent, not about who sent it".to_owned()),
        Concern::Security => Some("about what was sent, not about who sent it".to_owned()),
    };
    let parts = [Some(severity.to_owned()), Some(basis.to_owned()), lesser, concern];
    parts.into_iter().flatten().collect::<Vec<_>>().join(" · ")
}

/// Why a field is not in what was read.
pub(super) fn unread(state: State, partial: bool) -> Option<&'static str> {
    match state {
        State::Absent => Some("It is not on this page"),
        State::Hidden => Some("The site does not show it to you"),
        State::Unreadable => Some("Something is there that could not be understood"),
        _ if partial => Some("Only part is on this page: open “Show all” to read the rest"),
        _ => None,
    }
}

/// What a flag of the page means for the reader. Flags of single sections are told beside the section.
pub(super) fn flag(flag: &str) -> Option<&'static str> {
    Some(match flag {
        "guest_view" => "You see this page signed out: the site leaves parts of it out.",
        "sections_private" => "The person keeps parts of this profile private, which is ordinary.",
        "own_profile" => "This is your own profile, as only you see it.",
        "fragment" => "Only a part of the page was given to read.",
        "weak" => "Only a short card of the person is on this page.",
        "answers_on_other_page" => "The screening answers stand on another page.",
        _ => return None,
    })
}

/// What read the page, and why that.
pub(super) fn chosen(chosen: &Chosen) -> String {
    let site = &chosen.site;
    match chosen.by {
        "option" => format!("Read as {site}, as asked for."),
        "address" => format!("Read as {site}, after its address."),
        "canonical" => format!("Read as {site}, after the address that the page gives itself."),
        "given" => "Read as one person's résumé, as it was given.".to_owned(),
        "file" => "Read as one person's résumé, from the file.".to_owned(),
        "values" => "A candidate's values were given; no page was read.".to_owned(),
        "marks" => format!("Read as {site}, after marks on the page."),
        _ => "No recipe knows this page: read by what is common to all pages.".to_owned(),
    }
}

/// A field's name.
pub(super) fn field(field: FieldName) -> &'static str {
    match field {
        FieldName::Name => "Name",
        FieldName::OtherNames => "Other names on the page",
        FieldName::Identity => "Profile address",
        FieldName::Headline => "Headline",
        FieldName::About => "Summary",
        FieldName::Location => "Place",
        FieldName::Address => "Street address",
        FieldName::Emails => "E-mail",
        FieldName::Phones => "Telephone",
        FieldName::Links => "Links",
        FieldName::Positions => "Positions",
        FieldName::Education => "Education",
        FieldName::Skills => "Skills",
        FieldName::Connections => "Connections",
        FieldName::Followers => "Followers",
        FieldName::Following => "Accounts followed",
        FieldName::Joined => "Account made",
        FieldName::Verified => "Identity badge",
        FieldName::Answers => "Screening answers",
        FieldName::Referees => "Referees",
        FieldName::Repositories => "Repositories",
        FieldName::Texts => "Other texts",
        FieldName::Observations => "Your answer",
        FieldName::Document => "Résumé file",
        FieldName::PhotoFile => "Photo file",
        FieldName::Memory => "Memory of other candidates",
    }
}

/// What the numbers of the weighing are.
pub(super) const WEIGHT: &str = "Each sign has a weight, in hundredths of log10 of a likelihood ratio: 48 means three times as common where a story does not hold together, 100 ten times. Signs that share a cause are one group: the largest counts, and half of the next. It is a weight of what was seen, not of a person.";

/// "raise" or "lower".
pub(super) fn direction(direction: Direction) -> &'static str {
    match direction {
        Direction::Raises => "raise",
        Direction::Lowers => "lower",
    }
}

/// A stage of asking.
pub(super) fn when(when: When) -> &'static str {
    match when {
        When::Application => "On reading the application",
        When::Reference => "Referees and former employers",
        When::Interview => "Interviews",
        When::Offer => "Offer",
        When::Onboarding => "First weeks",
        When::AfterHire => "Later",
    }
}

/// What the members of a group share.
pub(super) fn group(group: Group) -> &'static str {
    match group {
        Group::Thin => "Thin profile",
        Group::Email => "E-mail address",
        Group::Contact => "Telephone and other contact",
        Group::Doc => "The document",
        Group::Volume => "Number of applications",
        Group::Timeline => "Dates",
        Group::Prof => "Career",
        Group::Refs => "Referees",
        Group::Geo => "Place",
        Group::Ship => "Delivery address",
        Group::Pay => "Pay",
        Group::Photo => "Photo file",
        Group::Repo => "Code host and portfolio",
        Group::Video => "Calls",
        Group::Id => "Whose identity",
        Group::Device => "Devices",
        Group::Reuse => "The same material under another name",
        Group::Ioc => "Published identifiers",
        Group::None => "Speaks for the candidate",
    }
}
