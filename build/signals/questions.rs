//! What the question of a signal file must be, and its examples that answer it.

use super::{AnswerFile, ExampleFile, QuestionFile, Refusal, SignalFile};

/// Stages of asking, and their variant of `When`.
const STAGES: &[&str] = &["application", "reference", "interview", "offer", "onboarding", "after-hire"];

/// Effects of an answer. `unasked` is what `unknown` means, and `unknown` alone.
const EFFECTS: &[&str] = &["fires", "lesser", "silent", "clears", "unasked"];

impl AnswerFile {
    /// Not known is not asked. `silent` says the same of an answer called `unknown`.
    pub fn is_unasked(&self) -> bool {
        self.effect == "unasked" || (self.id == "unknown" && self.effect == "silent")
    }
}

impl SignalFile {
    /// True when only a person can answer it.
    pub fn is_answered(&self) -> bool {
        self.detector == "answered"
    }

    fn has_answer(&self, id: &str) -> bool {
        let known = |question: &QuestionFile| question.answers.iter().any(|answer| answer.id == id);
        id == "unknown" || self.question.as_ref().is_some_and(known)
    }
}

/// Every reason against the question.
pub fn refusals(file: &SignalFile) -> Vec<Refusal> {
    let mut found = kinds(file);
    if let Some(question) = &file.question {
        found.extend(words(file, question));
        found.extend(answers(file, question));
        found.extend(effects(file, question));
    }
    found
}

fn kinds(file: &SignalFile) -> Vec<Refusal> {
    let asked = file.question.is_some();
    let checks = [
        (file.is_answered() && !asked, "detector", "detector answered: there is no [question] to answer"),
        (
            file.is_answered() && file.asks != ["observations"],
            "asks",
            "detector answered looks at no page: asks = [\"observations\"]",
        ),
        (
            !asked && file.asks.iter().any(|a| a == "observations"),
            "asks",
            "asks for observations, and there is no [question]",
        ),
        (
            file.conclusive && (!asked || file.weight < 100),
            "conclusive",
            "conclusive: a strong item that two people can confirm, so it needs a [question] and a weight of 100 or more",
        ),
    ];
    checks.into_iter().filter(|(wrong, ..)| *wrong).map(|(_, key, reason)| file.refusal(key, reason)).collect()
}

fn words(file: &SignalFile, question: &QuestionFile) -> Vec<Refusal> {
    let mut found = Vec::new();
    let mut said = |key: &str, text: &str| {
        let lower = text.to_lowercase();
        if let Some(verdict) = super::rules::verdict(&lower) {
            found.push(file.refusal(key, format!("{key} says {verdict:?}: ask what is seen, never what a person is")));
        }
    };
    said("ask", &question.ask);
    said("look_up", question.look_up.as_deref().unwrap_or_default());
    question.answers.iter().for_each(|answer| said("words", &answer.words));
    if question.ask.trim().is_empty() {
        found.push(file.refusal("ask", "question: ask is missing"));
    }
    if question.look_up.as_deref().is_some_and(|text| text.trim().is_empty()) {
        found.push(
            file.refusal("look_up", "question: look_up is empty; say what to look up and where, or leave it out"),
        );
    }
    if !STAGES.contains(&question.stage.as_str()) {
        found.push(file.refusal_in_question(
            "stage",
            format!("question: stage {:?} is none of {}", question.stage, STAGES.join(", ")),
        ));
    }
    found.extend(noticed(file, question));
    found
}

/// A sentence about words of the page does not fit an answer.
fn noticed(file: &SignalFile, question: &QuestionFile) -> Option<Refusal> {
    let own = super::rules::placeholders(question.noticed.as_deref().unwrap_or_default());
    let page = super::rules::placeholders(&file.noticed).unwrap_or_default();
    let most = |used: &[usize]| used.iter().all(|n| *n == 0);
    match own {
        Ok(own) if !most(&own) => Some("question: noticed has one quote, the answer's words: {0}"),
        Err(_) => Some("question: noticed has one quote, the answer's words: {0}"),
        _ if file.is_answered() && !most(&page) => Some("noticed: an answer gives one quote, its words: {0}"),
        _ if !file.is_answered() && !page.is_empty() && question.noticed.is_none() => Some(
            "question: noticed is missing: the signal's own sentence quotes the page, and an answer has no words of the page",
        ),
        _ => None,
    }
    .map(|reason| file.refusal("noticed", reason))
}

fn answers(file: &SignalFile, question: &QuestionFile) -> Vec<Refusal> {
    let mut found = Vec::new();
    let shape = |c: char| c.is_ascii_lowercase() || c.is_ascii_digit() || c == '-';
    for (at, answer) in question.answers.iter().enumerate() {
        let before = &question.answers[..at];
        let unasked = answer.is_unasked();
        let reason = if answer.id.is_empty() || !answer.id.chars().all(shape) {
            format!("answer {:?}: lower-case letters, digits and hyphens", answer.id)
        } else if before.iter().any(|other| other.id == answer.id) {
            format!("answer {:?} is there twice", answer.id)
        } else if answer.words.trim().is_empty() {
            format!("answer {:?} has no words", answer.id)
        } else if !EFFECTS.contains(&answer.effect.as_str()) {
            format!(
                "answer {:?}: effect {:?} is none of fires, lesser, silent, clears, unasked",
                answer.id, answer.effect
            )
        } else if (answer.id == "unknown") != unasked {
            "whoever answers \"unknown\" has not answered: its effect is \"unasked\", and no other answer's is"
                .to_owned()
        } else if answer.effect == "lesser" && file.lesser.is_none() {
            format!("answer {:?} is the lesser case, and there is no lesser weight", answer.id)
        } else {
            continue;
        };
        found.push(file.refusal_in("question.answers", at, reason));
    }
    found
}

fn effects(file: &SignalFile, question: &QuestionFile) -> Option<Refusal> {
    let has = |effects: &[&str]| question.answers.iter().any(|answer| effects.contains(&answer.effect.as_str()));
    let reason = if question.answers.is_empty() {
        "question: no answers"
    } else if !has(&["fires"]) && (file.is_answered() || !has(&["clears"])) {
        "question: no answer makes the signal fire, and none settles what the page shows"
    } else if !has(&["silent", "clears"]) {
        "question: every answer speaks one way; one must leave the signal silent"
    } else {
        return None;
    };
    Some(file.refusal("ask", reason))
}

/// What is wrong with the answers of an example.
pub fn example(file: &SignalFile, example: &ExampleFile) -> Option<String> {
    if let Some(id) = &example.answer {
        return (!file.has_answer(id)).then(|| format!("example: {id:?} is no answer to this question"));
    }
    let own = example.observations.iter().filter_map(|o| {
        let text = |key: &str| o.get(key).and_then(toml::Value::as_str).unwrap_or_default();
        (text("signal") == file.id && !file.has_answer(text("answer"))).then(|| text("answer").to_owned())
    });
    own.map(|id| format!("example: {id:?} is no answer to this question")).next()
}

/// The example's observations as the file that a recruiter would hand in.
pub fn observations(id: &str, example: &ExampleFile) -> String {
    let mut entries = example.observations.clone();
    if let Some(answer) = &example.answer {
        let entry = [("signal", id), ("answer", answer)].map(|(key, value)| (key.to_owned(), value.into()));
        entries.push(entry.into_iter().collect());
    }
    let entries: Vec<_> = entries.into_iter().map(|e| super::tables::json(&toml::Value::Table(e))).collect();
    format!("{{\"observations\":[{}]}}", entries.join(","))
}
