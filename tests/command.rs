//! The command line: what it takes, what it refuses, and that many lines come back in their order.

#![allow(clippy::unwrap_used)]

use std::io::Write;
use std::process::{Command, Output, Stdio};

fn bonafide(arguments: &[&str], input: &str) -> Output {
    let mut child = Command::new(env!("CARGO_BIN_EXE_bonafide"))
        .args(arguments)
        .args(["--today", "2026-11-22"])
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .unwrap();
    let mut to = child.stdin.take().unwrap();
    let input = input.to_owned();
    // From a thread of its own: a command that answers before it has read all must not wait for us.
    let writer = std::thread::spawn(move || {
        let _ = to.write_all(input.as_bytes());
    });
    let output = child.wait_with_output().unwrap();
    writer.join().unwrap();
    output
}

fn said(output: &Output) -> (String, String, Option<i32>) {
    let text = |bytes: &[u8]| String::from_utf8(bytes.to_vec()).unwrap();
    (text(&output.stdout), text(&output.stderr), output.status.code())
}

/// A file of its own for one test.
fn file(name: &str, text: &str) -> String {
    let path = std::env::temp_dir().join(format!("bonafide-{}-{name}", std::process::id()));
    std::fs::write(&path, text).unwrap();
    path.to_str().unwrap().to_owned()
}

const RESUME: &str = "Mara Lindqvist\nmara@mailinator.com\n\nExperience\n\nEngineer, Example Grid\nMarch 2019 - present\nRan what others built.\n\nEducation\nExample University, B.Sc., 2008 - 2012\n";

#[test]
fn a_resume_as_plain_text_is_read_and_assessed() {
    let (read, _, code) = said(&bonafide(&["read", "-"], RESUME));
    assert_eq!(code, Some(0));
    for words in ["name: Mara Lindqvist", "e-mail: mara@mailinator.com", "Engineer · Example Grid · 2019-03 – present"]
    {
        assert!(read.contains(words), "{words}: {read}");
    }
    let (assessed, ..) = said(&bonafide(&["assess", "-"], RESUME));
    assert!(assessed.starts_with("Mara Lindqvist: Worth a question"), "{assessed}");
}

#[test]
fn text_is_text_by_its_name_whatever_stands_in_it() {
    let path = file("markup.txt", "Mara Lindqvist\nmara@mailinator.com\n\n<div>and <b>markup</b></div>\n");
    let (out, ..) = said(&bonafide(&["assess", &path], ""));
    std::fs::remove_file(path).unwrap();
    assert!(out.contains("Read as one person's résumé"), "{out}");
}

#[test]
fn one_candidate_as_json_spans_lines() {
    let json = "{\n  \"name\": \"Mara Lindqvist\",\n  \"emails\": [\"mara@mailinator.com\"]\n}\n";
    let (out, error, code) = said(&bonafide(&["assess", "-"], json));
    assert_eq!((out.lines().next(), code), (Some("Mara Lindqvist: Worth a question"), Some(0)), "{error}");
}

#[test]
fn one_candidate_as_json_may_stand_on_one_line() {
    let candidate = file("minified.json", "{\"name\":\"Mara Lind\",\"emails\":[\"mara@lind.example\"]}\n \n");
    let resume = file("resume.json", r#"{"basics":{"name":"Mara Lind","email":"mara@lind.example"}}"#);
    for path in [&candidate, &resume] {
        let (out, error, code) = said(&bonafide(&["read", path, "--json"], ""));
        assert!(code == Some(0) && out.contains("\"name\": \"Mara Lind\""), "{error}{out}");
    }
    let line = file("line.json", "{\"id\": 7, \"text\": \"Mara Lind\"}\n");
    let two = file("two.json", "{\"name\":\"Mara Lind\"}\n{\"name\":\"Jan Nowak\"}\n");
    for (path, lines) in [(&line, 1), (&two, 2)] {
        let (out, ..) = said(&bonafide(&["assess", path, "--json"], ""));
        assert_eq!(out.lines().count(), lines, "{out}");
    }
    [candidate, resume, line, two].iter().for_each(|path| std::fs::remove_file(path).unwrap());
}

#[test]
fn lines_are_answered_in_their_order_and_bad_ones_by_number() {
    let mut input = String::new();
    for n in 1..=300 {
        let padding = "I build what others use. ".repeat(n * 7 % 50);
        match n % 100 {
            7 => input.push_str("this is no JSON\n"),
            8 => input.push_str("{\"positions\": [{\"starts\": 1}]}\n"),
            9 => input.push('\n'),
            10 => input.push_str("{\"name\": \"M\", \"emails\": [\"m@mailinator.com\"]}\n"),
            _ => input.push_str(&format!("{{\"id\": \"r-{n}\", \"text\": \"Mara Lindqvist\\n{padding}\"}}\n")),
        }
    }
    let (out, error, code) = said(&bonafide(&["assess", "-", "--json"], &input));
    let records: Vec<serde_json::Value> = out.lines().map(|line| serde_json::from_str(line).unwrap()).collect();
    let numbers: Vec<u64> = records.iter().map(|r| r["line"].as_u64().unwrap()).collect();
    let expected: Vec<u64> = (1..=300).filter(|n| ![7, 8, 9].contains(&(n % 100))).collect();
    assert_eq!((numbers, code), (expected, Some(1)));
    assert_eq!((records[0]["id"].as_str(), records[6]["id"].as_str()), (Some("r-1"), None));
    assert_eq!(records[6]["assessment"]["findings"][0]["signal"], "email-disposable-domain");
    let wrong: Vec<&str> = error.lines().collect();
    assert_eq!(wrong.len(), 6, "{error}");
    assert!(wrong[0].starts_with("bonafide: -:7: expected ident"), "{error}");
    assert!(wrong[1].starts_with("bonafide: -:8: no candidate: unknown field `starts`"), "{error}");
    assert_eq!(said(&bonafide(&["assess", "-", "--json"], &input)).0, out, "the same again");
}

#[test]
fn a_line_says_what_the_text_alone_says() {
    let line = serde_json::json!({"id": "r", "text": RESUME}).to_string();
    let (of_line, ..) = said(&bonafide(&["assess", "-", "--json"], &format!("{line}\n")));
    let (of_text, ..) = said(&bonafide(&["assess", "-", "--json"], RESUME));
    let mut of_line: serde_json::Value = serde_json::from_str(&of_line).unwrap();
    of_line.as_object_mut().unwrap().retain(|key, _| key != "id" && key != "line");
    assert_eq!(of_line, serde_json::from_str::<serde_json::Value>(&of_text).unwrap());
}

#[test]
fn a_line_that_is_too_long_is_read_over() {
    let long = "x".repeat(17 << 20);
    let input = format!("{{\"id\": \"a\", \"text\": \"{long}\"}}\n{{\"id\": \"b\", \"text\": \"Mara Lindqvist\"}}\n");
    let path = file("long.jsonl", &input);
    let (out, error, code) = said(&bonafide(&["assess", &path], ""));
    std::fs::remove_file(path).unwrap();
    assert_eq!((out.as_str(), code), ("b: Not enough to say\n", Some(1)));
    assert!(error.ends_with("long.jsonl:1: is longer than 16 MB\n"), "{error}");
}

#[test]
fn a_file_is_examined_and_every_place_is_one_of_its_lines() {
    let path = file("cv.txt", RESUME);
    let (out, error, code) = said(&bonafide(&["assess", &path, "--json"], ""));
    let record: serde_json::Value = serde_json::from_str(&out).unwrap_or_else(|_| panic!("{error}"));
    assert_eq!(code, Some(0), "{error}");
    let document = &record["documents"][0];
    assert_eq!((&document["format"], &document["lines"]), (&"text".into(), &8.into()), "{document}");
    assert_eq!(record["candidate"]["places"]["name"]["file"], 0);
    assert_eq!(record["candidate"]["places"]["positions"][0]["entry"]["node"], 3, "the line, from 0");
    let evidence = &record["assessment"]["findings"][0]["evidence"][0];
    assert_eq!((&evidence["quote"], &evidence["place"]["node"]), (&"mara@mailinator.com".into(), &1.into()));
    std::fs::remove_file(path).unwrap();
}

#[test]
fn a_resume_beside_a_page_is_compared_with_it() {
    let other = RESUME.replace("March 2019", "March 2016").replace("Mara Lindqvist", "Mara L. Lindqvist");
    let (page, resume) = (file("page.json", PAGE), file("beside.txt", &other));
    let (out, error, code) = said(&bonafide(&["assess", &page, "--resume", &resume, "--json"], ""));
    assert_eq!(code, Some(0), "{error}");
    let record: serde_json::Value = serde_json::from_str(&out).unwrap();
    let rows = record["comparisons"][0]["rows"].as_array().unwrap();
    let start = rows.iter().find(|row| row["what"] == "start").unwrap();
    assert_eq!((&start["stand"], &start["months"]), (&"differs".into(), &36.into()));
    assert_eq!(start["right"]["place"]["file"], 0);
    assert!(rows.iter().any(|row| row["what"] == "name" && row["stand"] == "same"));
    let (_, error, code) = said(&bonafide(&["assess", &page, &page, "--resume", &resume], ""));
    assert!(code == Some(2) && error.contains("--resume is of one candidate"), "{error}");
    std::fs::remove_file(page).unwrap();
    std::fs::remove_file(resume).unwrap();
}

const PAGE: &str = r#"{
    "name": "Mara Lindqvist",
    "positions": [{"title": "Engineer", "company": "Example Grid", "start": "2019-03", "end": "present"}]
}
"#;

const ANSWERS: &str = r#"{"observations": [
    {"signal": "identity-verified-in-person", "answer": "yes", "on": "2026-11-20", "confirmed_by": 2, "note": "At the office."},
    {"signal": "of-another-version", "answer": "maybe"}
]}"#;

#[test]
fn observations_join_the_assessment_and_a_record_hands_them_on() {
    let path = file("observations.json", ANSWERS);
    let arguments = ["assess", "-", "--json", "--observations", &path];
    let (out, error, code) = said(&bonafide(&arguments, RESUME));
    let record: serde_json::Value = serde_json::from_str(&out).unwrap();
    assert_eq!(code, Some(0), "{error}");
    let assessment = &record["assessment"];
    assert_eq!(assessment["for_candidate"][0]["signal"], "identity-verified-in-person");
    assert_eq!(assessment["for_candidate"][0]["confirmed_by"], 2);
    assert_eq!(assessment["for_candidate"][0]["evidence"][1]["quote"], "At the office.");
    assert_eq!(
        (&assessment["unknown"][0], &assessment["tier"]),
        (&"of-another-version".into(), &"nothing-found".into())
    );
    // What was exported is itself a file of observations.
    std::fs::write(&path, &out).unwrap();
    let again = said(&bonafide(&arguments, RESUME)).0;
    std::fs::remove_file(path).unwrap();
    assert_eq!(again, out);
}

#[test]
fn a_bad_entry_refuses_the_whole_file_of_observations() {
    for (entry, reason) in [
        (r#"{"signal": "office-visit-documented", "answer": "perhaps"}"#, "\"perhaps\" is no answer"),
        (r#"{"signal": "phone-invalid", "answer": "yes"}"#, "\"phone-invalid\" asks no question"),
        (r#"{"signal": "q", "answer": "yes", "on": "last week"}"#, "on: \"last week\" is no day"),
        (r#"{"signal": "q", "answer": "yes", "confirmed_by": 0}"#, "confirmed_by: a whole number of people"),
        (r#"{"signal": "q", "answer": "yes", "by": "me"}"#, "unknown field \"by\""),
        (r#"{"signal": "of-another-version", "answer": "yes"}"#, "\"of-another-version\" is answered twice"),
    ] {
        let text = ANSWERS.replace("\n]", &format!(",\n    {entry}\n]"));
        let path = file("refused.json", &text);
        let (out, error, code) = said(&bonafide(&["assess", "-", "--observations", &path], RESUME));
        std::fs::remove_file(&path).unwrap();
        assert_eq!((out.as_str(), code), ("", Some(1)));
        assert!(error.contains(&format!("{path}: line 4: entry 3: {reason}")), "{entry}: {error}");
    }
}

#[test]
fn observations_are_of_one_candidate() {
    let path = file("one.json", ANSWERS);
    let (_, error, code) = said(&bonafide(&["assess", "-", "--observations", &path], "{\"id\": 1, \"text\": \"M\"}\n"));
    assert!(code == Some(1) && error.contains("--observations and --resume are of one candidate"), "{error}");
    let (_, error, code) = said(&bonafide(&["assess", "-", "-", "--observations", &path], ""));
    assert!(code == Some(2) && error.contains("--observations are of one candidate"), "{error}");
    std::fs::remove_file(path).unwrap();
}

#[test]
fn questions_are_printed_by_stage() {
    let (out, ..) = said(&bonafide(&["questions", "--json"], ""));
    let stages: serde_json::Value = serde_json::from_str(&out).unwrap();
    let names: Vec<_> = stages.as_array().unwrap().iter().map(|s| s["stage"].as_str().unwrap()).collect();
    assert_eq!(names, ["application", "reference", "interview", "offer", "onboarding", "after-hire"]);
    let (out, ..) = said(&bonafide(&["questions"], ""));
    assert!(out.contains("office-visit-documented: Did the candidate come to an office"), "{out}");
}

#[test]
fn what_cannot_be_read_is_said_and_the_others_go_on() {
    let good = file("good.txt", RESUME);
    let noise = file("noise.html", &"\u{1}\u{2}\u{3}x".repeat(2_000));
    let empty = file("empty.pdf", "");
    let broken = file("broken.json", &"[".repeat(100_000));
    let (read, said, code) =
        said(&bonafide(&["read", &good, &noise, &empty, &broken, "nowhere.html", &good, "--json"], ""));
    assert_eq!((read.matches("\"kind\": \"candidate\"").count(), code), (2, Some(1)));
    let lines: Vec<&str> = said.lines().collect();
    for (line, (file, why)) in lines.iter().zip([
        (noise.as_str(), "is neither text nor a file that is read; save the page as HTML"),
        (empty.as_str(), "is empty; save the page again"),
        (broken.as_str(), "no candidate"),
        ("nowhere.html", "cannot be read"),
    ]) {
        assert!(line.contains(file) && line.contains(why), "{line}");
    }
    assert_eq!(lines.len(), 4, "{said}");
}

#[test]
fn a_page_that_is_nested_without_end_is_read() {
    let deep = "<div>".repeat(100_000) + "<h1>Mara Lind</h1>" + &"</div>".repeat(100_000);
    let (read, _, code) = said(&bonafide(&["read", &file("deep.html", &format!("<html><body>{deep}")), "--json"], ""));
    assert!(read.contains("\"kind\": \"not-candidate\""), "{read}");
    assert_eq!(code, Some(0));
}

#[test]
fn text_with_its_address_is_read_as_text() {
    for address in ["https://www.linkedin.com/in/mara/", "https://people.example/mara"] {
        let (out, error, code) = said(&bonafide(&["assess", "-", "--url", address], RESUME));
        assert_eq!((out.lines().next(), code), (Some("Mara Lindqvist: Worth a question"), Some(0)), "{error}{out}");
    }
}

#[test]
fn what_is_no_address_or_takes_no_file_is_wrong_usage() {
    for words in [
        &["read", "-", "--url", "linkedin.com/in/mara"][..],
        &["read", "-", "--url", "not an address"],
        &["catalogue", "page.html"],
        &["version", "1"],
    ] {
        let (out, error, code) = said(&bonafide(words, RESUME));
        assert_eq!((out.as_str(), code), ("", Some(2)), "{words:?}: {error}");
    }
}

#[test]
fn pages_are_decoded_as_browsers_do() {
    let page = |head: &str, name: &[u8]| {
        [format!("<html><head>{head}</head><body><main class='h-card'><h1 class='p-name'>").as_bytes(), name].concat()
    };
    for (label, name, read) in [
        ("", &b"J\xf6rg M\xfcller"[..], "Jörg Müller"),
        ("<meta charset=windows-1251>", b"\xc8\xe2\xe0\xed \xcf\xe5\xf2\xf0\xee\xe2", "Иван Петров"),
        ("<meta charset='utf-8'>", "Jörg Müller".as_bytes(), "Jörg Müller"),
    ] {
        let path = file("decoded.html", "");
        std::fs::write(&path, page(label, name)).unwrap();
        let (out, ..) = said(&bonafide(&["read", &path, "--json"], ""));
        assert!(out.contains(&format!("\"name\": \"{read}\"")), "{label}: {out}");
    }
}

#[test]
fn a_page_is_a_page_however_it_begins() {
    let advert = "<html><body><h1>Platform Engineer</h1><p>We are looking for you. Apply now.</p></body></html>";
    for before in ["\n".repeat(5_000), format!("<!-- {} -->", "x".repeat(5_000))] {
        let (out, ..) = said(&bonafide(&["read", "-"], &format!("{before}{advert}")));
        assert!(out.contains("not a candidate"), "{out}");
    }
    let path = file("blank.html", " \n \n");
    let (out, ..) = said(&bonafide(&["read", &path], ""));
    assert!(out.contains("not a candidate"), "{out}");
    let archive = file(
        "page.mhtml",
        "From: <Saved by Blink>\nMIME-Version: 1.0\nContent-Type: multipart/related;\n\tboundary=x\n",
    );
    let (_, error, code) = said(&bonafide(&["read", &archive], ""));
    assert!(code == Some(1) && error.contains("HTML only"), "{error}");
}

#[test]
fn where_a_page_is_counts_for_more_than_what_it_says_of_itself() {
    let page = "<html><head><link rel=canonical href='https://www.linkedin.com/in/somebody'></head><body>\
        <main class='h-card'><h1 class='p-name'>Mara Lindqvist</h1><a class='u-email' href='mailto:mara@mailinator.com'>mara@mailinator.com</a></main></body></html>";
    let (out, ..) = said(&bonafide(&["assess", "-", "--url", "https://mara.example/"], page));
    assert!(out.starts_with("Mara Lindqvist: Worth a question"), "{out}");
}

#[cfg(unix)]
#[test]
fn an_answer_that_cannot_be_written_is_an_error() {
    let full = std::fs::OpenOptions::new().write(true).open("/dev/full").unwrap();
    let mut command = Command::new(env!("CARGO_BIN_EXE_bonafide"));
    let output =
        command.arg("catalogue").stdout(full).stderr(Stdio::piped()).spawn().unwrap().wait_with_output().unwrap();
    let (_, error, code) = said(&output);
    assert!(code == Some(1) && error.contains("cannot write"), "{code:?} {error}");
}
