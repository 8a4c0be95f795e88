//! Signal files that the build must refuse, each with the rule's name and the line.

use crate::build;
use std::path::Path;

/// A file that is whole; each test spoils one line.
pub const WHOLE: &str = r#"id = "email-example"
title = "An example"
group = "G-EMAIL"
stage = "settled"
weight = 70
lesser = { weight = 30, when = "the weaker case" }
basis = "estimated"
base_rate = "About 1 in 300."
concern = "identity"
noticed = "The mailbox “{0}” stands there."
why = "It may matter."
innocent = ["One reading.", "Another reading."]
settle = "Ask for another address."
asks = ["emails"]
fairness = "ok"
detector = "email_domain_listed"
[parameters]
list = "disposable-mail"
most = 3
words = ["a", "b"]
[[sources]]
publisher = "Example"
title = "A report"
date = "2026-02-19"
address = "https://example.org/report"
use = "adapted"
seen = "in-full"
says = "It says so."
[[examples]]
fires = true
note = "it is there"
[examples.candidate]
emails = ["a@b.example"]
[[examples]]
fires = false
note = "it is not"
[examples.candidate]
emails = ["a@c.example"]
"#;

pub const PATH: &str = "src/signals/contact/email_example.toml";

pub fn refused(text: &str) -> String {
    let refusals = build::parse(Path::new(PATH), text).err().unwrap_or_default();
    refusals.iter().map(|r| format!("{r}\n")).collect()
}

fn spoilt(old: &str, new: &str) -> String {
    assert!(WHOLE.contains(old), "{old:?} is not in the whole file");
    refused(&WHOLE.replacen(old, new, 1))
}

#[test]
fn a_whole_file_is_taken() {
    assert_eq!(refused(WHOLE), "");
}

#[test]
fn each_rule_refuses_by_name() {
    for (old, new, words) in [
        ("title = ", "titel = ", ":2: unknown field `titel`"),
        ("[\"One reading.\", \"Another reading.\"]", "[]", ":12: no innocent reading"),
        (", \"Another reading.\"", "", ":12: one innocent reading"),
        ("\"Another reading.\"", "\"one reading. \"", ":12: one innocent reading"),
        ("settle = \"Ask for another address.\"", "", "settle is missing"),
        ("why = \"It may matter.\"", "why = \" \"", ":11: why is missing"),
        ("noticed = \"The mailbox “{0}” stands there.\"", "", "noticed is missing"),
        ("fires = false", "fires = true", "no candidate for whom it must stay silent"),
        ("fires = true", "fires = false", "no candidate for whom it must fire"),
        ("note = \"it is not\"", "", ":34: example: note is missing"),
        ("\"email-example\"", "\"email-other\"", ":1: id \"email-other\" and file name differ"),
        ("\"email-example\"", "\"Email example\"", ":1: id: lower-case letters"),
        ("G-EMAIL", "G-MAIL", ":3: group \"G-MAIL\" is none of"),
        ("stage = \"settled\"", "stage = \"live\"", ":4: stage \"live\" is none of"),
        ("weight = 70", "weight = 91", ":5: weight 91 is outside 1..=90, the cap of G-EMAIL"),
        ("weight = 70", "weight = -20", ":5: weight -20 is outside"),
        ("weight = 70", "weight = 8", ":5: weight 8 is context"),
        ("weight = 30", "weight = 70", ":6: lesser: its weight must be smaller"),
        ("{0}", "{1}", ":10: noticed: placeholders without evidence"),
        ("{0}", "{domain}", ":10: noticed: {domain} is no evidence"),
        ("stands there", "is fake", ":10: noticed says \"fake\""),
        ("https://example.org", "example.org", ":21: source: address"),
        ("2026-02-19", "last spring", ":21: source: date"),
        ("use = \"adapted\"", "use = \"copied\"", ":21: source: use"),
    ] {
        let said = spoilt(old, new);
        assert!(said.contains(words) && said.starts_with(PATH), "{old:?} -> {new:?}: {said:?}");
    }
}

#[test]
fn a_verdict_begins_with_a_word() {
    for (words, verdict) in
        [("Faked twice", true), ("it is (fraudulent)", true), ("applying", false), ("snowflakes", false)]
    {
        let said = spoilt("It may matter.", words);
        assert_eq!(said.contains("never what a person is"), verdict, "{words}: {said}");
    }
}

#[test]
fn a_signal_without_source_is_refused() {
    let (before, rest) = WHOLE.split_once("[[sources]]").unwrap();
    let (_, after) = rest.split_once("[[examples]]").unwrap();
    assert!(refused(&format!("{before}[[examples]]{after}")).contains("no source"));
}

#[test]
fn only_fields_on_the_list_may_be_asked_for() {
    for field in ["nationality", "language", "photo", "age", "gender", "birthplace", "voice"] {
        let said = spoilt("asks = [\"emails\"]", &format!("asks = [\"emails\", {field:?}]"));
        assert!(said.contains(&format!(":14: fairness: {field:?} is not on the list")), "{said}");
    }
}

#[test]
fn proxies_cannot_be_built_under_another_name() {
    for detector in
        ["english_fluency", "name_ethnicity", "career_gap", "overseas_degree", "avatar_style", "graduation_year"]
    {
        let said = spoilt("detector = \"email_domain_listed\"", &format!("detector = {detector:?}"));
        assert!(said.contains(":16: fairness: "), "{detector}: {said}");
    }
    for (old, new) in [
        ("list = \"disposable-mail\"", "list = \"risky-schools\""),
        ("most = 3", "accent = 3"),
        ("words = [\"a\", \"b\"]", "words = [\"qq.com\"]"),
        ("words = [\"a\", \"b\"]", "words = [\"mail.ru\"]"),
        ("fairness = \"ok\"", "fairness = \"excluded\""),
        ("fairness = \"ok\"", "fairness = \"restricted:\""),
    ] {
        assert!(spoilt(old, new).contains("fairness: "), "{new}");
    }
    let excluded = WHOLE.replace("email-example", "ex-accent");
    let refusals = build::parse(Path::new("src/signals/profile/ex_accent.toml"), &excluded).unwrap_err();
    assert!(refusals.iter().any(|r| r.reason.contains("excluded indicator")));
}

#[test]
fn evidence_for_the_candidate_is_negative_and_in_no_group() {
    let none = WHOLE.replace("G-EMAIL", "none");
    assert!(refused(&none).contains("only evidence for the candidate"));
    let negative = none.replace("weight = 70", "weight = -70").replace("weight = 30", "weight = -30");
    assert_eq!(refused(&negative), "");
}

#[test]
fn thin_profiles_must_say_what_they_count() {
    let thin = WHOLE.replace("G-EMAIL", "G-THIN");
    assert!(refused(&thin).contains("scarcity is missing"));
    assert_eq!(refused(&thin.replace("fairness =", "scarcity = [\"emails\"]\nfairness =")), "");
    assert!(refused(&thin.replace("fairness =", "scarcity = [\"skills\"]\nfairness =")).contains("not asked for"));
}

#[test]
fn an_identifier_is_given_once() {
    let file = build::parse(Path::new(PATH), WHOLE).unwrap();
    let refusals = build::rules::doubles(&[file.clone(), file]);
    assert!(refusals[0].reason.contains("is taken by"));
}

#[test]
fn parameters_become_fields_of_the_detector() {
    struct Named;
    impl build::tables::Compile for Named {
        fn phrases(&mut self, phrases: Vec<String>) -> Result<String, String> {
            if phrases.len() > 3 { Err("too many".to_owned()) } else { Ok(format!("List({})", phrases.len())) }
        }
    }
    let file = |text: &str| vec![build::parse(Path::new(PATH), text).unwrap()];
    let table = build::tables::catalogue(
        &file(&WHOLE.replace("most = 3", "starters = ['c', 'd']")),
        &mut Named,
        &mut build::tables::Words::default(),
    )
    .unwrap();
    let detector =
        r#"Detector::EmailDomainListed { list: "disposable-mail", starters: Phrases(Text::Kept(1)), words: List(2) }"#;
    assert!(table.contains(detector), "{table}");
    let refusals = build::tables::catalogue(
        &file(&WHOLE.replace("most = 3", "phrases = ['a', 'b', 'c', 'd']")),
        &mut Named,
        &mut build::tables::Words::default(),
    )
    .unwrap_err();
    assert_eq!(refusals[0].to_string(), format!("{PATH}:19: parameter phrases: too many"));
}

#[test]
fn detectors_and_parameters_are_those_of_the_source() {
    let refused = |old: &str, new: &str| {
        assert!(WHOLE.contains(old), "{old}");
        let file = build::parse(Path::new(PATH), &WHOLE.replacen(old, new, 1)).unwrap();
        let source = "pub enum Detector {\n    /// One.\n    EmailDomainListed {\n        /// A list: of ours.\n        \
            list: &'static str,\n        most: usize,\n        words: List,\n    },\n    Answered,\n}\n";
        build::detectors::refusals(&[file], source).iter().map(|r| format!("{r}\n")).collect::<String>()
    };
    assert_eq!(refused("title", "title"), "");
    for (old, new, words) in [
        ("\"email_domain_listed\"", "\"email_domain_lisped\"", ":16: detector \"email_domain_lisped\" is none"),
        ("most = 3", "", ":16: detector email_domain_listed: parameter most is missing"),
        ("most = 3", "most = 3\nleast = 3", ":20: parameter least is none of this detector: list, most, words"),
        ("most = 3", "most = \"3\"", ":19: parameter most: it is string, not usize"),
        ("words = [\"a\", \"b\"]", "words = \"a\"", ":20: parameter words: it is string, not List"),
        ("disposable-mail", "disposible-mail", ":18: parameter list: \"disposible-mail\" is none of disposable-mail"),
    ] {
        let said = refused(old, new);
        assert!(said.starts_with(&format!("{PATH}{words}")), "{new}: {said}");
    }
}

#[test]
fn files_outside_a_group_are_refused() {
    let folder = std::env::temp_dir().join(format!("bonafide-signals-{}", std::process::id()));
    let whole = [
        ".hidden.toml",
        "email_example.toml",
        "email/email_example.toml",
        "email/more/email_example.toml",
        "email/notes.txt",
    ];
    for path in whole.map(|name| folder.join(name)) {
        std::fs::create_dir_all(path.parent().unwrap()).unwrap();
        std::fs::write(path, WHOLE).unwrap();
    }
    let mut said: Vec<_> = build::read(&folder).unwrap_err().iter().map(ToString::to_string).collect();
    std::fs::remove_dir_all(&folder).unwrap();
    said.sort();
    let wrong = "a signal file stands in src/signals/<group>/, no folder higher or deeper";
    assert_eq!(said.len(), 3, "{said:?}");
    assert!(said[0].ends_with(&format!("email/more/email_example.toml: {wrong}")), "{said:?}");
    assert!(said[1].ends_with("notes.txt: is no signal file: <id_with_underscores>.toml"), "{said:?}");
    assert!(said[2].ends_with(wrong), "{said:?}");
}

#[test]
fn examples_become_json() {
    let file = build::parse(Path::new(PATH), &WHOLE.replace("a@b.example", "a\\\"\\n@b.example")).unwrap();
    assert_eq!(
        build::tables::json(&toml::Value::Table(file.examples[0].candidate.clone())),
        r#"{"emails":["a\"\u000a@b.example"]}"#
    );
}

/// A file whose question is whole.
pub const ASKING: &str = r#"id = "email-example"
title = "An example"
group = "G-ID"
stage = "settled"
weight = 120
lesser = { weight = 30, when = "the weaker case" }
basis = "estimated"
base_rate = "About 1 in 300."
concern = "identity"
noticed = "Somebody said “{0}”."
why = "It may matter."
innocent = ["One reading.", "Another reading."]
settle = "Ask somebody else."
asks = ["observations"]
fairness = "ok"
detector = "answered"
conclusive = true
[question]
stage = "interview"
ask = "Was it seen?"
[[question.answers]]
id = "yes"
words = "Yes, it was"
effect = "fires"
[[question.answers]]
id = "no"
words = "No, it was not"
effect = "silent"
[[question.answers]]
id = "unknown"
words = "Not known"
effect = "unasked"
[[sources]]
publisher = "Example"
title = "A report"
date = "2026-02-19"
address = "https://example.org/report"
use = "adapted"
seen = "in-full"
says = "It says so."
[[examples]]
fires = true
note = "it was seen"
answer = "yes"
[[examples]]
fires = false
note = "it was not"
observations = [{ signal = "email-example", answer = "no" }]
"#;

#[test]
fn a_question_is_whole_or_refused_by_name() {
    assert_eq!(refused(ASKING), "");
    for (old, new, words) in [
        ("stage = \"interview\"", "stage = \"dinner\"", ":19: question: stage \"dinner\" is none of"),
        ("ask = \"Was it seen?\"", "ask = \"\"", ":20: question: ask is missing"),
        ("Was it seen?", "Is it a fake?", ":20: ask says \"fake\""),
        ("Was it seen?", "Is there an accent?", ":20: fairness: ask asks about \"accent\""),
        ("Yes, it was", "Their nationality", "fairness: words asks about \"nationality\""),
        ("id = \"no\"", "id = \"yes\"", ":25: answer \"yes\" is there twice"),
        ("id = \"no\"", "id = \"No!\"", ":25: answer \"No!\": lower-case letters"),
        ("words = \"No, it was not\"", "words = \"\"", ":25: answer \"no\" has no words"),
        ("effect = \"silent\"", "effect = \"quiet\"", ":25: answer \"no\": effect \"quiet\" is none of"),
        ("effect = \"silent\"", "effect = \"unasked\"", ":25: whoever answers \"unknown\""),
        ("effect = \"unasked\"", "effect = \"clears\"", ":29: whoever answers \"unknown\""),
        ("effect = \"fires\"", "effect = \"silent\"", ":20: question: no answer makes the signal fire"),
        ("effect = \"silent\"", "effect = \"fires\"", ":20: question: every answer speaks one way"),
        ("answer = \"yes\"", "answer = \"perhaps\"", ":41: example: \"perhaps\" is no answer"),
        ("answer = \"no\"", "answer = \"perhaps\"", ":45: example: \"perhaps\" is no answer"),
        ("answer = \"yes\"\n[[examples]]", "[[examples]]", ":41: example: candidate is missing, or the answer"),
        ("weight = 120", "weight = 70", ":17: conclusive: a strong item"),
        ("“{0}”", "“{0}”, “{1}”", ":10: noticed: an answer gives one quote"),
        ("asks = [\"observations\"]", "asks = [\"emails\"]", ":14: detector answered looks at no page"),
        ("detector = \"answered\"", "detector = \"phone_invalid\"", ":10: question: noticed is missing"),
    ] {
        assert!(ASKING.contains(old), "{old:?} is not in the whole file");
        let said = refused(&ASKING.replacen(old, new, 1));
        assert!(said.contains(words), "{old:?} -> {new:?}: {said:?}");
    }
}

#[test]
fn a_question_without_answers_and_answers_without_a_question_are_refused() {
    let (before, rest) = ASKING.split_once("[[question.answers]]").unwrap();
    let sources = rest.split_once("[[sources]]").unwrap().1;
    assert!(refused(&format!("{before}[[sources]]{sources}")).contains("question: no answers"));
    let before = before.split_once("[question]").unwrap().0;
    assert!(refused(&format!("{before}[[sources]]{sources}")).contains("there is no [question] to answer"));
}
