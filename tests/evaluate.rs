//! `bonafide evaluate` on sets so small that they are counted by hand.

#![allow(clippy::unwrap_used)]

use serde_json::{Value, json};
use std::path::{Path, PathBuf};
use std::process::Command;

/// A mailbox of a throw-away service: one settled signal of moderate weight.
const THROWN_AWAY: &str = "email-disposable-domain";

struct Said {
    report: Value,
    errors: String,
    code: Option<i32>,
}

fn evaluate(arguments: &[&str]) -> Said {
    let mut command = Command::new(env!("CARGO_BIN_EXE_bonafide"));
    let out = command.arg("evaluate").args(arguments).args(["--json", "--today", "2026-11-22"]).output().unwrap();
    let report = serde_json::from_slice(&out.stdout).unwrap();
    Said { report, errors: String::from_utf8(out.stderr).unwrap(), code: out.status.code() }
}

/// A folder of its own for one test.
fn folder(name: &str) -> PathBuf {
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join(format!("evaluate-{name}"));
    let _ = std::fs::remove_dir_all(&folder);
    std::fs::create_dir_all(folder.join("tune")).unwrap();
    std::fs::create_dir_all(folder.join("report")).unwrap();
    folder
}

fn case(folder: &Path, split: &str, id: &str, label: &str, mail: Option<&str>, expects: &[&str]) {
    let position = json!({"title": "Welder", "company": "Example Yard", "start": "2015-01", "end": "present"});
    let candidate = json!({
        "kind": "candidate", "name": "Mara Lindqvist", "emails": mail.into_iter().collect::<Vec<_>>(),
        "positions": [position], "about": "Welds ships."
    });
    let case = json!({
        "id": id, "title": "t", "label": label, "sector": "yards", "country": "SE", "today": "2026-11-22",
        "facts": [], "candidate": candidate, "observations": [], "expects": expects, "note": "n"
    });
    std::fs::write(folder.join(split).join(format!("{id}.json")), case.to_string()).unwrap();
}

fn row<'a>(rows: &'a Value, key: &str, value: &str) -> &'a Value {
    rows.as_array().unwrap().iter().find(|row| row[key] == value).unwrap_or_else(|| panic!("no {value}: {rows}"))
}

fn counts(row: &Value) -> [u64; 3] {
    ["hits", "misses", "false_alarms"].map(|key| row[key].as_u64().unwrap())
}

/// Three of misrepresentation and two honest: one hit, two misses, one false alarm.
fn five(name: &str) -> PathBuf {
    let folder = folder(name);
    case(&folder, "tune", "a", "misrepresentation", Some("m@mailinator.com"), &[THROWN_AWAY]);
    case(&folder, "tune", "b", "misrepresentation", Some("m@example.com"), &[THROWN_AWAY]);
    case(&folder, "report", "c", "misrepresentation", None, &["i-stock-background"]);
    case(&folder, "report", "d", "honest", Some("m@mailinator.com"), &[]);
    case(&folder, "report", "e", "honest", Some("m@example.com"), &[]);
    folder
}

#[test]
fn cases_are_counted_by_signal_and_by_tier() {
    let Said { report, errors, code } = evaluate(&[five("counted").to_str().unwrap()]);
    assert_eq!((errors.as_str(), code), ("", Some(0)));
    let cases = &report["cases"];
    assert_eq!([&cases["cases"], &cases["misrepresentation"], &cases["honest"]], [5, 3, 2]);
    let signal = row(&cases["signals"], "signal", THROWN_AWAY);
    assert_eq!(counts(signal), [1, 1, 1]);
    assert_eq!([&signal["precision"]["per_10000"], &signal["recall"]["per_10000"]], [5_000, 5_000]);
    assert_eq!([&signal["on_misrepresentation"]["count"], &signal["on_honest"]["count"]], [1, 1]);
    assert_eq!(signal["abstention"]["count"], 1, "no mailbox in c");
    assert_eq!(counts(row(&cases["signals"], "signal", "i-stock-background")), [0, 1, 0]);
    assert_eq!(counts(row(&cases["tiers"], "tier", "worth-a-question")), [1, 2, 1]);
    assert_eq!(counts(row(&cases["tiers"], "tier", "verify-before-the-next-step")), [0, 3, 0]);
    assert_eq!([&cases["listed_signals"]["count"], &cases["listed_signals"]["of"]], [1, 3]);
}

#[test]
fn findings_are_calibrated_by_the_weight_they_fired_with() {
    let report = evaluate(&[five("calibrated").to_str().unwrap()]).report;
    let band = row(&report["cases"]["calibration"], "weights", "48 to 99");
    assert_eq!([&band["misrepresentation"]["count"], &band["honest"]["count"]], [1, 1]);
    // One of three against one of two: two thirds.
    assert_eq!([&band["measured"], &band["stated_from"], &band["stated_to"]], [66, 300, 1_000]);
    let band = row(&report["cases"]["calibration"], "weights", "100 and more");
    assert_eq!([&band["measured"], &band["reads"]], [&Value::Null, &json!("nothing found")]);
}

#[test]
fn a_split_is_evaluated_alone() {
    let folder = five("split");
    let cases = &evaluate(&[folder.to_str().unwrap(), "--split", "report"]).report["cases"];
    assert_eq!([&cases["misrepresentation"], &cases["honest"]], [1, 2]);
    let nobody = evaluate(&[folder.to_str().unwrap(), "--split", "elsewhere"]);
    assert_eq!(nobody.code, Some(1));
    assert!(nobody.report["cases"].is_null());
}

#[test]
fn a_bad_case_is_named_and_the_others_go_on() {
    let folder = five("bad");
    let bad = [("f", "{"), ("g", r#"{"id": "another", "label": "honest", "today": "2026-11-22"}"#)];
    for (name, text) in bad {
        std::fs::write(folder.join("tune").join(format!("{name}.json")), text).unwrap();
    }
    case(&folder, "tune", "h", "guilty", None, &[]);
    let Said { report, errors, code } = evaluate(&[folder.to_str().unwrap()]);
    assert_eq!((code, &report["cases"]["cases"]), (Some(1), &json!(5)));
    for words in
        ["f.json: no case", "g.json: is called \"another\" inside", "h.json: no case: unknown variant `guilty`"]
    {
        assert!(errors.contains(words), "{words}: {errors}");
    }
}

#[test]
fn a_case_counts_once_however_often_its_folder_is_named() {
    let folder = five("twice");
    let (whole, part) = (folder.to_str().unwrap(), folder.join("tune"));
    let report = evaluate(&[whole, part.to_str().unwrap(), &format!("{whole}/tune/..")]).report;
    assert_eq!(report["cases"]["cases"], 5);
}

#[test]
fn an_expectation_that_no_signal_can_meet_is_refused() {
    let folder = five("unknown");
    case(&folder, "tune", "h", "misrepresentation", None, &["email-disposible-domain"]);
    let Said { report, errors, code } = evaluate(&[folder.to_str().unwrap()]);
    assert_eq!((code, &report["cases"]["cases"]), (Some(1), &json!(5)));
    assert!(errors.contains("h.json: expects \"email-disposible-domain\", and no signal is called so"), "{errors}");
}

#[cfg(unix)]
#[test]
fn a_pipe_in_the_folder_is_no_case() {
    let folder = five("pipe");
    let pipe = folder.join("tune/pipe.json");
    assert!(Command::new("mkfifo").arg(&pipe).status().unwrap().success());
    let Said { report, errors, code } = evaluate(&[folder.to_str().unwrap()]);
    assert_eq!((errors.as_str(), code, &report["cases"]["cases"]), ("", Some(0), &json!(5)));
    let named = evaluate(&[pipe.to_str().unwrap()]);
    assert!(named.errors.contains("pipe.json: is no regular file"), "{}", named.errors);
}

#[test]
fn honest_people_come_as_lines_in_their_groups() {
    let folder = folder("lines");
    let line = |mail: &str, sector: &str| {
        let candidate = json!({"kind": "candidate", "name": "Mara Lindqvist", "emails": [mail]});
        json!({"id": "x", "candidate": candidate, "sector": sector, "groups": {"returning": "no"}}).to_string()
    };
    let lines = [line("m@mailinator.com", "IT:Web;Data"), line("m@example.com", "IT"), "{".to_owned()];
    let text =
        json!({"id": "y", "text": "Mara Lindqvist\n\nExperience\nWelder, Example Yard\n2015 - 2020\n"}).to_string();
    std::fs::write(folder.join("set.jsonl"), lines.join("\n") + "\n" + &text).unwrap();
    let Said { report, errors, code } = evaluate(&[folder.to_str().unwrap(), "--subgroups"]);
    assert!(errors.contains("set.jsonl:3: "), "{errors}");
    let set = &report["honest"][0];
    assert_eq!((code, &set["people"], &set["refused"]), (Some(1), &json!(3), &json!(1)));
    assert_eq!(row(&set["raised"], "tier", "worth-a-question")["rate"]["count"], 1);
    assert_eq!(row(&set["signals"], "signal", THROWN_AWAY)["raised"], 1);
    let sectors = row(&report["subgroups"], "kind", "sector");
    let rate = &row(&sectors["groups"], "group", "IT")["worth_a_question_or_above"];
    assert_eq!([&rate["count"], &rate["of"]], [1, 2]);
    let length = row(&report["subgroups"], "kind", "length of career");
    assert_eq!(row(&length["groups"], "group", "begun within 5 years")["worth_a_question_or_above"]["of"], 1);
}

/// A case whose person shares a telephone number and a mailbox with an earlier applicant of another name.
fn shared(folder: &Path, earlier: Value) {
    let contacts = |name: &str| json!({"kind": "candidate", "name": name, "emails": ["starling@gmail.com"], "phones": ["+48 601 555 183"]});
    let (mut case, mut before) = (contacts("Mara Lindqvist"), contacts("Tobias Hofer"));
    case["about"] = json!("Welds ships.");
    before["about"] = json!("Paints them.");
    let earlier = if earlier.is_null() { json!([{"on": "2026-09-01", "candidate": before}]) } else { earlier };
    let case = json!({
        "id": "s", "label": "misrepresentation", "today": "2026-11-22", "candidate": case, "earlier": earlier,
        "expects": ["x-phone-shared", "x-email-shared"]
    });
    std::fs::write(folder.join("tune/s.json"), case.to_string()).unwrap();
}

#[test]
fn what_an_earlier_applicant_shares_is_found_through_the_memory() {
    let folder = folder("earlier");
    let signals = |earlier: Value| {
        shared(&folder, earlier);
        let Said { report, errors, .. } = evaluate(&[folder.to_str().unwrap()]);
        (report["cases"]["listed_signals"]["count"].clone(), errors)
    };
    assert_eq!(signals(Value::Null), (json!(2), String::new()));
    assert_eq!(signals(json!([])), (json!(0), String::new()), "nothing is remembered, so nothing is shared");
    let later = json!([{"on": "2026-11-22", "candidate": {"kind": "candidate", "name": "Tobias Hofer"}}]);
    assert!(signals(later).1.contains("earlier: 2026-11-22 is not before the day of the case"));
}

#[test]
fn the_projects_own_cases_can_all_be_taken() {
    let cases = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/cases");
    let Said { report, errors, code } = evaluate(&[cases]);
    assert_eq!((errors.as_str(), code), ("", Some(0)));
    assert_eq!([&report["cases"]["misrepresentation"], &report["cases"]["honest"]], [64, 64]);
}
