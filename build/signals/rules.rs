//! What a signal file must be. Each rule says which one it is when it refuses.

use super::{ExampleFile, Refusal, SignalFile, proxies, questions};

/// Correlation groups, their variant of `Group`, and the most they may weigh in hundredths of log10
/// of the likelihood ratio (THIN 6, EMAIL 8, …). `none` is for evidence that speaks for the candidate.
pub const GROUPS: &[(&str, &str, i32)] = &[
    ("G-THIN", "Thin", 78),
    ("G-EMAIL", "Email", 90),
    ("G-CONTACT", "Contact", 90),
    ("G-DOC", "Doc", 60),
    ("G-VOLUME", "Volume", 60),
    ("G-TIMELINE", "Timeline", 130),
    ("G-PROF", "Prof", 178),
    ("G-REFS", "Refs", 178),
    ("G-GEO", "Geo", 140),
    ("G-SHIP", "Ship", 178),
    ("G-PAY", "Pay", 160),
    ("G-PHOTO", "Photo", 160),
    ("G-REPO", "Repo", 170),
    ("G-VIDEO", "Video", 130),
    ("G-ID", "Id", 248),
    ("G-DEVICE", "Device", 200),
    ("G-REUSE", "Reuse", 270),
    ("G-IOC", "Ioc", 200),
    ("none", "None", 0),
];

/// The fields that a signal may ask for, as written, and their variant of `FieldName`.
pub const FIELDS: &[(&str, &str)] = &[
    ("name", "Name"),
    ("other-names", "OtherNames"),
    ("identity", "Identity"),
    ("headline", "Headline"),
    ("about", "About"),
    ("location", "Location"),
    ("address", "Address"),
    ("emails", "Emails"),
    ("phones", "Phones"),
    ("links", "Links"),
    ("positions", "Positions"),
    ("education", "Education"),
    ("skills", "Skills"),
    ("connections", "Connections"),
    ("followers", "Followers"),
    ("following", "Following"),
    ("joined", "Joined"),
    ("verified", "Verified"),
    ("answers", "Answers"),
    ("referees", "Referees"),
    ("repositories", "Repositories"),
    ("texts", "Texts"),
    ("observations", "Observations"),
    ("document", "Document"),
    ("photo-file", "PhotoFile"),
    ("memory", "Memory"),
];

/// Smallest weight that is evidence at all (LR 1.3); below it is context, shown nowhere.
pub const WEAKEST: i32 = 11;

/// Words that judge a person instead of saying what was seen.
pub const VERDICTS: &[&str] = &[
    "fake",
    "fraud",
    "scam",
    "suspicious",
    "suspect",
    "liar",
    "lying",
    "impostor",
    "imposter",
    "criminal",
    "north korea",
    "dprk",
    "red flag",
];

/// Every reason against one file.
pub fn refusals(file: &SignalFile) -> Vec<Refusal> {
    let rules = [
        identity,
        kinds,
        weights,
        words,
        noticed,
        innocent,
        asks,
        scarcity,
        fairness,
        proxies::refusals,
        questions::refusals,
        sources,
        examples,
    ];
    rules.iter().flat_map(|rule| rule(file)).collect()
}

/// Identifiers that are used twice, in files sorted by identifier.
pub fn doubles(files: &[SignalFile]) -> Vec<Refusal> {
    let twice = files.windows(2).filter(|pair| pair[0].id == pair[1].id);
    twice
        .map(|pair| pair[1].refusal("id", format!("id {:?} is taken by {}", pair[1].id, pair[0].path.display())))
        .collect()
}

fn identity(file: &SignalFile) -> Vec<Refusal> {
    let stem = file.path.file_stem().map(|s| s.to_string_lossy().into_owned()).unwrap_or_default();
    let shape = |c: char| c.is_ascii_lowercase() || c.is_ascii_digit() || c == '-';
    if file.id.is_empty() || !file.id.chars().all(shape) {
        return vec![file.refusal("id", "id: lower-case letters, digits and hyphens, named after what is seen")];
    }
    if stem != file.id.replace('-', "_") {
        return vec![file.refusal(
            "id",
            format!("id {:?} and file name differ: call the file {}.toml", file.id, file.id.replace('-', "_")),
        )];
    }
    if file.id.starts_with("ex-") {
        return vec![file.refusal("id", "fairness: an excluded indicator must not be built")];
    }
    Vec::new()
}

fn kinds(file: &SignalFile) -> Vec<Refusal> {
    let one_of = |key: &str, value: &str, allowed: &[&str]| {
        (!allowed.contains(&value))
            .then(|| file.refusal(key, format!("{key} {value:?} is none of {}", allowed.join(", "))))
    };
    let groups: Vec<_> = GROUPS.iter().map(|g| g.0).collect();
    let checks = [
        one_of("group", &file.group, &groups),
        one_of("stage", &file.stage, &["nursery", "settled"]),
        one_of("basis", &file.basis, &["measured", "quoted", "estimated"]),
        one_of("concern", &file.concern, &["identity", "automation", "security"]),
    ];
    checks.into_iter().flatten().collect()
}

fn weights(file: &SignalFile) -> Vec<Refusal> {
    let Some(&(name, _, cap)) = GROUPS.iter().find(|g| g.0 == file.group) else { return Vec::new() };
    let lesser = file.lesser.as_ref();
    let mut found = Vec::new();
    // A lesser weight of nothing: what the page shows is shown apart, and only an answer weighs.
    let lesser_weight = lesser.map(|l| l.weight).filter(|&weight| weight != 0 || file.question.is_none());
    for (key, weight) in [("weight", Some(file.weight)), ("lesser", lesser_weight)] {
        let Some(weight) = weight else { continue };
        if name == "none" && weight > 0 && file.concern == "security" {
            continue;
        }
        if name == "none" && weight >= 0 {
            found.push(file.refusal(
                key,
                format!("weight {weight} in group none: only evidence for the candidate (negative) is in no group"),
            ));
        } else if name != "none" && !(1..=cap).contains(&weight) {
            found.push(file.refusal(key, format!("weight {weight} is outside 1..={cap}, the cap of {name}")));
        } else if weight > 0 && weight < WEAKEST && file.stage == "settled" {
            found.push(file.refusal(
                key,
                format!("weight {weight} is context (below {WEAKEST}, LR 1.3), which is not shown as evidence"),
            ));
        }
    }
    if let Some(lesser) = lesser {
        if lesser.weight.abs() >= file.weight.abs() {
            found.push(file.refusal("lesser", "lesser: its weight must be smaller than weight"));
        }
        if lesser.when.trim().is_empty() {
            found.push(file.refusal("lesser", "lesser: say when it is the weaker case"));
        }
    }
    found
}

fn words(file: &SignalFile) -> Vec<Refusal> {
    let mut found = Vec::new();
    let innocent = file.innocent.join("\n");
    let texts = [
        ("title", &file.title, "one line for the heading"),
        ("base_rate", &file.base_rate, "how often honest applicants show it"),
        ("noticed", &file.noticed, "the sentence that says what was seen"),
        ("why", &file.why, "why it may matter"),
        ("settle", &file.settle, "the one check that settles it"),
        ("detector", &file.detector, "how it is looked for"),
        ("innocent", &innocent, "how honest people come to this"),
    ];
    for (key, text, what) in texts {
        if text.trim().is_empty() {
            found.push(file.refusal(key, format!("{key} is missing: {what}")));
        }
        let lower = text.to_lowercase();
        if let Some(verdict) = verdict(&lower) {
            found.push(file.refusal(key, format!("{key} says {verdict:?}: say what is seen, never what a person is")));
        }
    }
    found
}

/// The first verdict that a text in lower case speaks. It begins with a word of the text: "applying" is none.
pub fn verdict(lower: &str) -> Option<&'static str> {
    let begins = |at: usize| !lower[..at].ends_with(char::is_alphanumeric);
    VERDICTS.iter().copied().find(|verdict| lower.match_indices(verdict).any(|(at, _)| begins(at)))
}

/// Placeholders stand for evidence: the first is claim A, the second claim B.
fn noticed(file: &SignalFile) -> Vec<Refusal> {
    match placeholders(&file.noticed) {
        Err(wrong) => vec![file.refusal("noticed", format!("noticed: {{{wrong}}} is no evidence; write {{0}}, {{1}}"))],
        Ok(used) if (0..used.len()).any(|n| !used.contains(&n)) => {
            vec![file.refusal(
                "noticed",
                "noticed: placeholders without evidence; they count from {0} without leaving one out",
            )]
        }
        Ok(_) => Vec::new(),
    }
}

/// Numbers of the placeholders in a sentence, each once.
pub fn placeholders(sentence: &str) -> Result<Vec<usize>, String> {
    let mut used = Vec::new();
    for part in sentence.split('{').skip(1) {
        let inside = part.split('}').next().unwrap_or_default();
        let number = inside.parse().ok().filter(|n| *n < 4 && part.contains('}')).ok_or_else(|| inside.to_owned())?;
        if !used.contains(&number) {
            used.push(number);
        }
    }
    Ok(used)
}

fn innocent(file: &SignalFile) -> Vec<Refusal> {
    let said = file.innocent.iter().map(|reading| reading.trim().to_lowercase()).filter(|reading| !reading.is_empty());
    // The same words twice are one reading.
    match said.collect::<std::collections::BTreeSet<_>>().len() {
        0 => {
            vec![file.refusal(
                "innocent",
                "no innocent reading: a signal that honest people cannot show is not understood yet",
            )]
        }
        1 => vec![file.refusal("innocent", "one innocent reading: at least two are shown with every finding")],
        _ => Vec::new(),
    }
}

fn asks(file: &SignalFile) -> Vec<Refusal> {
    if file.asks.is_empty() {
        return vec![file.refusal("asks", "asks is missing: the fields that are looked at")];
    }
    let outside = file.asks.iter().filter(|ask| !FIELDS.iter().any(|f| f.0 == **ask));
    let refused = outside.map(|ask| {
        file.refusal("asks", format!("fairness: {ask:?} is not on the list of fields that a signal may ask for"))
    });
    refused.collect()
}

/// Scarcity must be owned up to, so that no signal reads it from half a page.
fn scarcity(file: &SignalFile) -> Vec<Refusal> {
    let Some(fields) = &file.scarcity else {
        let reason = "scarcity is missing: name the asked fields whose shortness G-THIN reads ([] for none); on a partial section the signal is then not looked for";
        return (file.group == "G-THIN" && !file.is_answered())
            .then(|| file.refusal("group", reason))
            .into_iter()
            .collect();
    };
    let strange = fields.iter().filter(|field| !file.asks.contains(field));
    strange.map(|field| file.refusal("scarcity", format!("scarcity: {field:?} is not asked for"))).collect()
}

fn fairness(file: &SignalFile) -> Vec<Refusal> {
    let guard = file.fairness.strip_prefix("restricted:").is_some_and(|guard| !guard.trim().is_empty());
    if file.fairness == "ok" || guard {
        return Vec::new();
    }
    vec![file.refusal("fairness", "fairness: \"ok\", or \"restricted: \" and the guard; nothing else may be built")]
}

fn sources(file: &SignalFile) -> Vec<Refusal> {
    if file.sources.is_empty() {
        return vec![file.refusal("id", "no source: every signal says where it is known from")];
    }
    let check = |(at, source): (usize, &super::SourceFile)| {
        let reason = if [&source.publisher, &source.title, &source.says].iter().any(|text| text.trim().is_empty()) {
            "source: publisher, title and says must not be empty".to_owned()
        } else if !is_date(&source.date) {
            format!("source: date {:?} is not YYYY, YYYY-MM or YYYY-MM-DD", source.date)
        } else if !source.address.starts_with("https://") && !source.address.starts_with("http://") {
            format!("source: address {:?} is no web address", source.address)
        } else if !["taken-over", "adapted"].contains(&source.used.as_str()) {
            format!("source: use {:?} is none of taken-over, adapted", source.used)
        } else if !["in-full", "second-hand"].contains(&source.seen.as_str()) {
            format!("source: seen {:?} is none of in-full, second-hand", source.seen)
        } else {
            return None;
        };
        Some(file.refusal_in("sources", at, reason))
    };
    file.sources.iter().enumerate().filter_map(check).collect()
}

fn examples(file: &SignalFile) -> Vec<Refusal> {
    let mut found = Vec::new();
    for (kind, fires) in [("must fire", true), ("must stay silent", false)] {
        if !file.examples.iter().any(|example| example.fires == Some(fires) && !example.unasked) {
            found.push(file.refusal("id", format!("examples: no candidate for whom it {kind} (fires = {fires})")));
        }
    }
    let wrong = |(at, e)| example(file, e).map(|reason| file.refusal_in("examples", at, reason));
    found.extend(file.examples.iter().enumerate().filter_map(wrong));
    found
}

fn example(file: &SignalFile, example: &ExampleFile) -> Option<String> {
    let reason = match example {
        e if e.fires.is_none() => "example: fires is missing (true or false)",
        e if e.note.trim().is_empty() => "example: note is missing (why it fires, or does not)",
        e if e.candidate.is_empty() && e.files.is_empty() && e.answer.is_none() && e.observations.is_empty() => {
            "example: candidate is missing, or the answer to the question"
        }
        e if e.answer.is_some() && !e.observations.is_empty() => "example: answer, or observations; not both",
        e if e.lesser && (e.fires != Some(true) || file.lesser.is_none()) => {
            "example: lesser needs fires = true and a lesser weight"
        }
        e if e.unasked && e.fires != Some(false) => "example: unasked needs fires = false",
        e if e.today.as_deref().is_some_and(|day| day.len() != 10 || !is_date(day)) => {
            "example: today is not YYYY-MM-DD"
        }
        e => return questions::example(file, e),
    };
    Some(reason.to_owned())
}

/// `YYYY`, `YYYY-MM` or `YYYY-MM-DD`.
fn is_date(text: &str) -> bool {
    let lengths: Vec<_> = text.split('-').map(str::len).collect();
    let digits = text.chars().all(|c| c.is_ascii_digit() || c == '-');
    digits && [&[4][..], &[4, 2], &[4, 2, 2]].contains(&&lengths[..])
}
