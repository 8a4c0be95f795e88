//! What was read of a page, and whether it is enough to say anything from.

use super::{Coverage, Unasked, answered};
use crate::World;
use crate::candidate::{Candidate, State};
use crate::signal::question::Effect;
use crate::signal::{FieldName, Signal};
use crate::site::Reading;

/// The numbers alone, of a page of which nothing is said.
pub(super) fn none(catalogue: &[Signal], world: &World) -> Coverage {
    Coverage {
        of: catalogue.iter().filter(|s| is_of(s, world)).count(),
        questions: catalogue.iter().filter(|s| s.question.is_some()).count(),
        ..Coverage::default()
    }
}

/// True for what a page can show, and a file where there is one.
fn is_of(signal: &Signal, world: &World) -> bool {
    signal.detector.waits_for().is_none_or(|input| is_there(input, world))
}

fn is_there(input: FieldName, world: &World) -> bool {
    match input {
        FieldName::Document => !world.files.is_empty(),
        FieldName::PhotoFile => world.files.iter().any(|file| !file.pictures.is_empty()),
        _ => false,
    }
}

/// The numbers alone: signals of the page, and questions.
pub(super) fn counts(catalogue: &[Signal], unasked: &[Unasked], world: &World) -> Coverage {
    let answered = |s: &&Signal| answered::answer(s, world).is_some_and(|(_, reply)| reply.effect != Effect::Unasked);
    let missed = |s: &&Signal| unasked.iter().any(|u| u.signal == s.id);
    let of_page = catalogue.iter().filter(|s| is_of(s, world));
    Coverage {
        asked: of_page.filter(|s| !missed(s)).count(),
        answered: catalogue.iter().filter(answered).count(),
        ..none(catalogue, world)
    }
}

/// What was read, field by field, beside the numbers.
pub(super) fn coverage(reading: &Reading, numbers: Coverage) -> Coverage {
    let candidate = &reading.candidate;
    let partial = FieldName::ALL.into_iter().filter(|&field| is_partial(candidate, field));
    Coverage {
        fields: FieldName::ALL.into_iter().map(|field| (field, state(candidate, field))).collect(),
        partial: partial.map(|field| key(field).to_owned()).collect(),
        notes: notes(reading),
        ..numbers
    }
}

fn notes(reading: &Reading) -> Vec<String> {
    let cut = reading.cut.then(|| "The page is longer than what is read of it: something was cut off.".to_owned());
    reading.trouble.clone().into_iter().chain(cut).collect()
}

/// Fields that a signal needs and that are not there for it.
pub(super) fn missing(signal: &Signal, reading: &Reading, world: &World) -> Vec<FieldName> {
    let candidate = &reading.candidate;
    if !signal.asks.iter().any(|&field| is_read(candidate, field) || is_there(field, world)) {
        return signal.asks.to_vec();
    }
    let scarce = signal.scarcity.iter().filter(|&&field| !is_whole(reading, field));
    scarce.copied().collect()
}

/// True when a little of that field is really little: it was read, all of it, from a page that was
/// read as it should be.
fn is_whole(reading: &Reading, field: FieldName) -> bool {
    let veiled = ["guest_view", "sections_private", "fragment", "weak"];
    let veiled = veiled.iter().any(|flag| reading.candidate.partial.contains(*flag));
    let read = is_read(&reading.candidate, field) && !is_partial(&reading.candidate, field);
    read && !veiled && !reading.cut && reading.trouble.is_none()
}

/// Enough to say that nothing was found: whose it is, something to check, and two kinds of material.
/// A thin but honest page falls short of it, and that is all that is said of it.
pub(super) fn is_enough(reading: &Reading, asked: usize) -> bool {
    let c = &reading.candidate;
    let career = !c.positions.items.is_empty() || !c.education.items.is_empty();
    let contact = !c.emails.items.is_empty() || !c.phones.items.is_empty();
    let traces = !c.links.items.is_empty() || !c.repositories.items.is_empty();
    let account = c.joined.value().is_some() || c.connections.value().is_some() || c.followers.value().is_some();
    let words = c.about.value().is_some() || !c.answers.items.is_empty() || !c.texts.items.is_empty();
    let kinds = [career, contact, traces, account, words].into_iter().filter(|there| *there).count();
    // Of a page it must be known whose it is; what was handed in is the person's of whom one asks.
    let named = c.name.value().is_some() || matches!(reading.chosen.by, "given" | "file" | "values");
    named
        && asked > 0
        && kinds >= 2
        && (career || contact || traces)
        && reading.trouble.is_none()
        && !c.partial.contains("weak")
}

/// True when there is a value to look at.
fn is_read(candidate: &Candidate, field: FieldName) -> bool {
    matches!(state(candidate, field), State::Read | State::Contradicted)
}

/// True when the page shows only part of a section.
pub(super) fn is_partial(candidate: &Candidate, field: FieldName) -> bool {
    let c = candidate;
    let section = match field {
        FieldName::OtherNames => c.other_names.partial,
        FieldName::Emails => c.emails.partial,
        FieldName::Phones => c.phones.partial,
        FieldName::Links => c.links.partial,
        FieldName::Positions => c.positions.partial,
        FieldName::Education => c.education.partial,
        FieldName::Skills => c.skills.partial,
        FieldName::Answers => c.answers.partial,
        FieldName::Referees => c.referees.partial,
        FieldName::Repositories => c.repositories.partial,
        FieldName::Texts => c.texts.partial,
        _ => false,
    };
    let flag = |what: &str| c.partial.contains(&format!("{}_{what}", key(field)));
    section || flag("truncated") || flag("not_rendered")
}

/// State of a field.
pub(super) fn state(candidate: &Candidate, field: FieldName) -> State {
    let c = candidate;
    match field {
        FieldName::Name => c.name.state(),
        FieldName::OtherNames => c.other_names.state,
        FieldName::Identity if c.identity.is_some() => State::Read,
        FieldName::Identity => State::Absent,
        FieldName::Headline => c.headline.state(),
        FieldName::About => c.about.state(),
        FieldName::Location => c.location.state(),
        FieldName::Address => c.address.state(),
        FieldName::Emails => c.emails.state,
        FieldName::Phones => c.phones.state,
        FieldName::Links => c.links.state,
        FieldName::Positions => c.positions.state,
        FieldName::Education => c.education.state,
        FieldName::Skills => c.skills.state,
        FieldName::Connections => c.connections.state(),
        FieldName::Followers => c.followers.state(),
        FieldName::Following => c.following.state(),
        FieldName::Joined => c.joined.state(),
        FieldName::Verified => c.verified.state(),
        FieldName::Answers => c.answers.state,
        FieldName::Referees => c.referees.state,
        FieldName::Repositories => c.repositories.state,
        FieldName::Texts => c.texts.state,
        FieldName::Observations | FieldName::Document | FieldName::PhotoFile | FieldName::Memory => State::Absent,
    }
}

/// The field's key in records.
pub(super) fn key(field: FieldName) -> &'static str {
    match field {
        FieldName::Name => "name",
        FieldName::OtherNames => "other_names",
        FieldName::Identity => "identity",
        FieldName::Headline => "headline",
        FieldName::About => "about",
        FieldName::Location => "location",
        FieldName::Address => "address",
        FieldName::Emails => "emails",
        FieldName::Phones => "phones",
        FieldName::Links => "links",
        FieldName::Positions => "positions",
        FieldName::Education => "education",
        FieldName::Skills => "skills",
        FieldName::Connections => "connections",
        FieldName::Followers => "followers",
        FieldName::Following => "following",
        FieldName::Joined => "joined",
        FieldName::Verified => "verified",
        FieldName::Answers => "answers",
        FieldName::Referees => "referees",
        FieldName::Repositories => "repositories",
        FieldName::Texts => "texts",
        FieldName::Observations => "observations",
        FieldName::Document => "document",
        FieldName::PhotoFile => "photo_file",
        FieldName::Memory => "memory",
    }
}
