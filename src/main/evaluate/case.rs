//! A labelled case: one file, one person, and what is true of them (`tests/cases/README.md`).

use super::earlier::{self, Earlier};
use super::seen::Seen;
use bonafide::candidate::input;
use bonafide::signal::{
    self,
    observation::{self, Observation},
};
use bonafide::site::Reading;
use bonafide::{Day, World};
use serde::Deserialize;
use serde::de::IgnoredAny;
use std::collections::BTreeMap;
use std::path::Path;

/// Published signals that are left out on purpose (`docs/architecture.md`): a case that expects one counts as missed.
const LEFT_OUT: [&str; 4] =
    ["doc-builder-fingerprint", "i-stock-background", "pay-expectation-far-below", "portfolio-new-free-host"];

/// What is true of the person.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Label {
    /// Not the person, or not with the career, that the application describes.
    Misrepresentation,
    /// They are.
    Honest,
}

/// One case. Keys for people are taken and not used.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Case {
    id: String,
    label: Label,
    today: String,
    sector: Option<String>,
    country: Option<String>,
    candidate: Option<serde_json::Value>,
    resume_text: Option<String>,
    #[serde(default)]
    earlier: Vec<Earlier>,
    observations: Option<serde_json::Value>,
    #[serde(default)]
    expects: Vec<String>,
    #[serde(rename = "title")]
    _title: Option<IgnoredAny>,
    #[serde(rename = "facts")]
    _facts: Option<IgnoredAny>,
    #[serde(rename = "note")]
    _note: Option<IgnoredAny>,
}

/// Reads a case from its file.
pub fn read(file: &Path) -> Result<Case, String> {
    let text = std::fs::read_to_string(file).map_err(|e| format!("cannot be read ({e})"))?;
    let case: Case = serde_json::from_str(&text).map_err(|e| format!("no case: {e}"))?;
    if file.file_stem().is_some_and(|stem| stem != case.id.as_str()) {
        return Err(format!("is called {:?} inside: give the file the name of the case", case.id));
    }
    match case.expects.iter().find(|id| signal::by_id(id).is_none() && !LEFT_OUT.contains(&id.as_str())) {
        Some(id) => Err(format!("expects {id:?}, and no signal is called so")),
        None => Ok(case),
    }
}

impl Case {
    /// True when the person is who they say.
    pub fn is_honest(&self) -> bool {
        self.label == Label::Honest
    }

    /// Signals whose check the case supports.
    pub fn expects(&self) -> &[String] {
        &self.expects
    }

    /// What the engine says of the page, with the résumé beside it as a file.
    pub fn assess(&self) -> Result<(Seen, Reading), String> {
        let world = self.world()?;
        let answer = match (&self.candidate, &self.resume_text) {
            (Some(value), _) => bonafide::answer_candidate(&value.to_string(), &world)?,
            (None, Some(_)) => bonafide::answer_document(&world),
            (None, None) => return Err("has neither a candidate nor a resume_text".to_owned()),
        };
        Ok((Seen::from(&answer.assessment), answer.reading))
    }

    fn world(&self) -> Result<World, String> {
        let today: Day = self.today.parse().map_err(|e| format!("today: {e}"))?;
        let files: Vec<_> = self.resume_text.iter().map(|text| earlier::resume(text)).collect::<Result<_, _>>()?;
        let recollection = match &self.candidate {
            Some(value) if !self.earlier.is_empty() => {
                Some(earlier::recollect(&self.earlier, &input::candidate(&value.to_string())?, &files, today)?)
            }
            None if !self.earlier.is_empty() => return Err("earlier: needs a candidate to compare with".to_owned()),
            _ => None,
        };
        Ok(World { observations: self.observations()?, files, recollection, ..World::on(today) })
    }

    fn observations(&self) -> Result<Vec<Observation>, String> {
        let Some(list) = &self.observations else { return Ok(Vec::new()) };
        let file = serde_json::json!({ "observations": list }).to_string();
        observation::parse(&file).map_err(|why| format!("observations: {}", why.trim_start_matches("line 1: ")))
    }

    /// The groups that the case names.
    pub fn groups(&self) -> BTreeMap<String, String> {
        let named = [("sector", &self.sector), ("country", &self.country)];
        named.into_iter().filter_map(|(name, value)| Some((name.to_owned(), value.clone()?))).collect()
    }
}
