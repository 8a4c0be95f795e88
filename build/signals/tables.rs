//! Rust source of the catalogue and of one test per signal file.

use super::rules::{FIELDS, GROUPS};
use super::{ExampleFile, QuestionFile, Refusal, SignalFile, SourceFile, questions};
use std::fmt::Write;

/// Makes tables of what signals look for, or says why it cannot.
pub trait Compile {
    /// The expression that refers to a list of phrases, which are looked for in texts.
    fn phrases(&mut self, phrases: Vec<String>) -> Result<String, String>;
}

/// All words that stand beside the engine, each text once and on a line of its own.
#[derive(Default)]
pub struct Words {
    text: String,
    known: std::collections::BTreeMap<String, u16>,
}

impl Words {
    /// The expression that refers to some words.
    pub fn keep(&mut self, words: &str) -> String {
        self.line(words.trim())
    }

    fn line(&mut self, words: &str) -> String {
        assert!(!words.contains('\n'), "a text is one line: {words:?}");
        let line = u16::try_from(self.known.len()).expect("there are fewer than 65,536 texts");
        let line = *self.known.entry(words.to_owned()).or_insert_with(|| {
            self.text.push_str(words);
            self.text.push('\n');
            line
        });
        format!("Text::Kept({line})")
    }

    /// The expression that refers to several, parted by tabs.
    fn keep_list(&mut self, items: &[toml::Value]) -> Result<String, String> {
        let texts: Option<Vec<&str>> = items.iter().map(toml::Value::as_str).collect();
        let texts = texts.ok_or("a list is of strings")?;
        if texts.iter().any(|text| text.is_empty() || text.contains(['\t', '\n'])) {
            return Err("a string of a list is one line, not empty, without tabs".to_owned());
        }
        Ok(format!("Phrases({})", self.line(&texts.join("\t"))))
    }

    fn keep_some(&mut self, words: Option<&String>) -> String {
        words.map_or_else(|| "None".to_owned(), |w| format!("Some({})", self.keep(w)))
    }

    fn keep_all(&mut self, all: &[String]) -> String {
        let kept: Vec<_> = all.iter().map(|w| self.keep(w)).collect();
        format!("&[{}]", kept.join(", "))
    }

    /// The text itself.
    pub fn text(&self) -> &str {
        &self.text
    }
}

/// The static table of all signals; their words go to `words`.
pub fn catalogue(files: &[SignalFile], compile: &mut dyn Compile, words: &mut Words) -> Result<String, Vec<Refusal>> {
    let mut refusals = Vec::new();
    let mut table =
        format!("/// Words of every question's last answer.\nconst NOT_KNOWN: Text = {};\n", words.keep("Not known"));
    table.push_str("/// Every signal, sorted by identifier.\nstatic SIGNALS: &[Signal] = &[\n");
    for file in files {
        match detector(file, compile, words) {
            Ok(detector) => signal(&mut table, file, &detector, words),
            Err(refusal) => refusals.push(refusal),
        }
    }
    table.push_str("];\n");
    if refusals.is_empty() { Ok(table) } else { Err(refusals) }
}

/// The caps of the groups, as a method of `Group`.
pub fn caps() -> String {
    let arms: Vec<_> =
        GROUPS.iter().map(|(_, variant, cap)| format!("            Group::{variant} => {cap},\n")).collect();
    let doc = "    /// The most that the group may weigh, in hundredths; 0 for evidence that is in no group.\n";
    format!(
        "impl Group {{\n{doc}    pub fn cap(self) -> i32 {{\n        match self {{\n{}        }}\n    }}\n}}\n",
        arms.concat()
    )
}

fn signal(table: &mut String, file: &SignalFile, detector: &str, words: &mut Words) {
    let group = GROUPS.iter().find(|g| g.0 == file.group).map_or("None", |g| g.1);
    let lesser = file.lesser.as_ref().map(|l| format!("Some(({}, {}))", l.weight, words.keep(&l.when)));
    let sources: Vec<_> = file.sources.iter().map(|s| source(s, words)).collect();
    let parts = [
        format!("id: {:?}, title: {}, group: Group::{group}", file.id, words.keep(&file.title)),
        format!("stage: Stage::{}, weight: {}", variant(&file.stage), file.weight),
        format!("lesser: {}", lesser.unwrap_or_else(|| "None".to_owned())),
        format!("basis: Basis::{}, base_rate: {}", variant(&file.basis), words.keep(&file.base_rate)),
        format!("concern: Concern::{}, noticed: {}", variant(&file.concern), words.keep(&file.noticed)),
        format!("why: {}, innocent: {}", words.keep(&file.why), words.keep_all(&file.innocent)),
        format!("settle: {}, fairness: {}", words.keep(&file.settle), words.keep(&file.fairness)),
        format!("asks: {}, scarcity: {}", fields(&file.asks), fields(file.scarcity.as_deref().unwrap_or_default())),
        format!("detector: {detector}, sources: &[{}]", sources.join(", ")),
        format!("conclusive: {}, question: {}", file.conclusive, question(file.question.as_ref(), words)),
    ];
    let _ = writeln!(table, "    Signal {{ {} }},", parts.join(",\n        "));
}

/// `Some(Question { … })`.
fn question(question: Option<&QuestionFile>, words: &mut Words) -> String {
    let Some(q) = question else { return "None".to_owned() };
    let mut answers = Vec::new();
    for a in &q.answers {
        let effect = if a.is_unasked() { "Unasked".to_owned() } else { variant(&a.effect) };
        answers.push(format!("Reply {{ id: {:?}, words: {}, effect: Effect::{effect} }}", a.id, words.keep(&a.words)));
    }
    format!(
        "Some(Question {{ when: When::{}, ask: {}, look_up: {}, noticed: {}, answers: &[{}] }})",
        variant(&q.stage),
        words.keep(&q.ask),
        words.keep_some(q.look_up.as_ref()),
        words.keep_some(q.noticed.as_ref()),
        answers.join(", ")
    )
}

fn source(s: &SourceFile, words: &mut Words) -> String {
    let [publisher, title, date, address, says] =
        [&s.publisher, &s.title, &s.date, &s.address, &s.says].map(|text| words.keep(text));
    format!(
        "Source {{ publisher: {publisher}, title: {title}, date: {date}, address: {address}, used: Use::{}, seen: Seen::{}, says: {says} }}",
        variant(&s.used),
        variant(&s.seen),
    )
}

fn fields(names: &[String]) -> String {
    let variants = names.iter().filter_map(|name| FIELDS.iter().find(|f| f.0 == *name));
    let variants: Vec<_> = variants.map(|f| format!("FieldName::{}", f.1)).collect();
    format!("&[{}]", variants.join(", "))
}

/// `Detector::EmailDomainListed { list: "disposable-mail" }`.
fn detector(file: &SignalFile, compile: &mut dyn Compile, words: &mut Words) -> Result<String, Refusal> {
    let name = format!("Detector::{}", variant(&file.detector));
    if file.parameters.is_empty() {
        return Ok(name);
    }
    let mut fields = Vec::new();
    for (key, value) in &file.parameters {
        let token = match key.as_str() {
            _ if PHRASES.contains(&key.as_str()) => phrases(value).and_then(|phrases| compile.phrases(phrases)),
            _ => token(value, words),
        };
        let token = token.map_err(|why| file.refusal(key, format!("parameter {key}: {why}")))?;
        fields.push(format!("{key}: {token}"));
    }
    Ok(format!("{name} {{ {} }}", fields.join(", ")))
}

/// Parameters of these names hold phrases that are looked for in texts. Other lists are of words that
/// something is compared with as a whole.
const PHRASES: [&str; 5] = ["phrases", "words", "lesser_words", "exempt", "questions"];

fn phrases(value: &toml::Value) -> Result<Vec<String>, String> {
    let items = value.as_array().into_iter().flatten().map(|item| item.as_str().map(str::to_owned));
    items.collect::<Option<Vec<_>>>().filter(|all| !all.is_empty()).ok_or_else(|| "a list of phrases".to_owned())
}

fn token(value: &toml::Value, words: &mut Words) -> Result<String, String> {
    match value {
        toml::Value::String(text) => Ok(format!("{text:?}")),
        toml::Value::Integer(number) => Ok(number.to_string()),
        toml::Value::Boolean(yes) => Ok(yes.to_string()),
        toml::Value::Array(items) => words.keep_list(items),
        _ => Err("only strings, whole numbers, true or false, and lists of them".to_owned()),
    }
}

/// `email_domain_listed` and `in-full` as `EmailDomainListed` and `InFull`.
pub fn variant(name: &str) -> String {
    let capital = |part: &str| {
        let mut letters = part.chars();
        letters.next().map_or(String::new(), |first| first.to_ascii_uppercase().to_string() + letters.as_str())
    };
    name.split(['_', '-']).map(capital).collect()
}

/// The examples as a table, and one test for each signal file.
pub fn tests(files: &[SignalFile]) -> String {
    let mut text = String::from("static EXAMPLES: &[Example] = &[\n");
    for file in files {
        file.examples.iter().for_each(|e| example(&mut text, &file.id, e));
    }
    text.push_str("];\n");
    for file in files {
        let _ = writeln!(text, "#[test]\nfn {}() {{ holds({:?}) }}", file.id.replace('-', "_"), file.id);
    }
    text
}

fn example(text: &mut String, id: &str, e: &ExampleFile) {
    let today = e.today.as_deref().unwrap_or("2026-11-22");
    let fires = e.fires.unwrap_or_default();
    let kind = format!("fires: {fires}, lesser: {}, unasked: {}", e.lesser, e.unasked);
    let candidate = json(&toml::Value::Table(e.candidate.clone()));
    let files = json(&toml::Value::Array(e.files.iter().cloned().map(toml::Value::Table).collect()));
    let recollection = json(&toml::Value::Table(e.recollection.clone()));
    let given = format!(
        "candidate: {candidate:?}, files: {files:?}, recollection: {recollection:?}, observations: {:?}",
        questions::observations(id, e)
    );
    let _ = writeln!(
        text,
        "    Example {{ signal: {id:?}, {kind}, note: {:?}, today: {today:?}, {given} }},",
        e.note.trim()
    );
}

/// A TOML value as JSON.
pub fn json(value: &toml::Value) -> String {
    match value {
        toml::Value::String(text) => quoted(text),
        toml::Value::Datetime(date) => quoted(&date.to_string()),
        toml::Value::Integer(number) => number.to_string(),
        toml::Value::Float(number) => number.to_string(),
        toml::Value::Boolean(yes) => yes.to_string(),
        toml::Value::Array(items) => format!("[{}]", items.iter().map(json).collect::<Vec<_>>().join(",")),
        toml::Value::Table(table) => {
            let pairs: Vec<_> = table.iter().map(|(key, value)| format!("{}:{}", quoted(key), json(value))).collect();
            format!("{{{}}}", pairs.join(","))
        }
    }
}

fn quoted(text: &str) -> String {
    let mut out = String::from('"');
    for c in text.chars() {
        match c {
            '"' | '\\' => out.extend(['\\', c]),
            c if c < ' ' => {
                let _ = write!(out, "\\u{:04x}", u32::from(c));
            }
            c => out.push(c),
        }
    }
    out.push('"');
    out
}
