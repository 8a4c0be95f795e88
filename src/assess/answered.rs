//! Answers of people, beside what the page shows: an answer completes it, overrides it or settles it.

use crate::World;
use crate::candidate::Place;
use crate::signal::observation::Observation;
use crate::signal::question::{Effect, Reply};
use crate::signal::{Evidence, FieldName, OBSERVATION, Outcome, Signal};

/// What looking for a signal brought, and whose word it rests on.
#[derive(Debug)]
pub(super) struct Look {
    /// What came of it.
    pub outcome: Outcome,
    /// People who confirmed what fires; none where only the page says so.
    pub confirmed_by: u32,
    /// The answer that settled what the page shows.
    pub settled: Option<Evidence>,
}

impl Look {
    /// As the page has it.
    pub fn page(outcome: Outcome) -> Look {
        Look { outcome, confirmed_by: 0, settled: None }
    }

    /// With an answer beside the page.
    pub fn answered(page: Outcome, observation: &Observation, reply: &Reply) -> Look {
        let evidence = evidence(observation, reply);
        match (reply.effect, page) {
            (Effect::Unasked, page) => Look::page(page),
            (Effect::Fires, page) => Look::fires(page, evidence, false, observation),
            (Effect::Lesser, page) => Look::fires(page, evidence, true, observation),
            (Effect::Silent, page @ Outcome::Fires { .. }) => Look::page(page),
            (Effect::Clears, Outcome::Fires { .. }) => {
                Look { settled: evidence.into_iter().next(), ..Look::page(Outcome::Silent) }
            }
            (Effect::Silent | Effect::Clears, _) => Look::page(Outcome::Silent),
        }
    }

    fn fires(page: Outcome, answer: Vec<Evidence>, lesser: bool, observation: &Observation) -> Look {
        let mut evidence = if let Outcome::Fires { evidence, .. } = page { evidence } else { Vec::new() };
        evidence.extend(answer);
        let outcome = Outcome::Fires { evidence, lesser };
        Look { outcome, confirmed_by: observation.confirmed_by, settled: None }
    }
}

/// The answer to a signal's question. The last one counts.
pub(super) fn answer<'w>(signal: &Signal, world: &'w World) -> Option<(&'w Observation, &'static Reply)> {
    let observation = world.observations.iter().rfind(|o| o.signal == signal.id)?;
    Some((observation, signal.question.as_ref()?.reply(&observation.answer)?))
}

/// The words of the answer, and the note as it was written.
fn evidence(observation: &Observation, reply: &Reply) -> Vec<Evidence> {
    let words = [Some(reply.words.as_str()), observation.note.as_deref()];
    let said = |words: &str| Evidence {
        field: FieldName::Observations,
        quote: words.to_owned(),
        place: Place::within(0, OBSERVATION),
    };
    words.into_iter().flatten().map(said).collect()
}
