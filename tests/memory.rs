//! The commands of the memory: what is remembered is recalled, forgotten, taken out and in again; a kill loses
//! nothing that was said to be remembered; the files say nothing to whoever has no key.

#![allow(clippy::unwrap_used)]

use std::path::{Path, PathBuf};
use std::process::{Command, Output, Stdio};

/// A folder of its own for one test; it goes with the test.
struct Folder(PathBuf);

impl Folder {
    fn new(name: &str) -> Folder {
        let path = std::env::temp_dir().join(format!("bonafide-memory-{}-{name}", std::process::id()));
        std::fs::create_dir_all(&path).unwrap();
        Folder(path)
    }

    fn store(&self) -> PathBuf {
        self.0.join("store")
    }

    fn file(&self, name: &str, text: &str) -> String {
        let path = self.0.join(name);
        std::fs::write(&path, text).unwrap();
        path.to_str().unwrap().to_owned()
    }

    fn command(&self, arguments: &[&str]) -> Command {
        let mut command = Command::new(env!("CARGO_BIN_EXE_bonafide"));
        command.args(arguments).arg("--store").arg(self.store());
        if !arguments.contains(&"--today") {
            command.args(["--today", "2026-11-22"]);
        }
        command
    }

    fn run(&self, arguments: &[&str]) -> (String, String, Option<i32>) {
        said(&self.command(arguments).output().unwrap())
    }

    /// One record a line, as taken out.
    fn exported(&self) -> Vec<serde_json::Value> {
        let (out, error, code) = self.run(&["export", "--json"]);
        assert_eq!(code, Some(0), "{error}");
        out.lines().map(|line| serde_json::from_str(line).unwrap()).collect()
    }
}

impl Drop for Folder {
    fn drop(&mut self) {
        let _ = std::fs::remove_dir_all(&self.0);
    }
}

fn said(output: &Output) -> (String, String, Option<i32>) {
    let text = |bytes: &[u8]| String::from_utf8(bytes.to_vec()).unwrap();
    (text(&output.stdout), text(&output.stderr), output.status.code())
}

fn resume(name: &str, mail: &str, phone: &str) -> String {
    format!(
        "{name}\n{mail}\n{phone}\n\nExperience\n\nEngineer, Example Grid\nMarch 2019 - present\nRan what others built \
         and wrote the tool that finds meters which lie to the billing, nine years long, in a team of four people who \
         met each quarter by the sea and never in an office, with a pager that rang on Sundays.\n"
    )
}

/// Lines of a list, each another person.
fn list(count: usize) -> String {
    let line = |n: usize| {
        let phone = 9_182_000 + n * 7;
        format!("{{\"id\": \"p-{n}\", \"name\": \"Person {n}\", \"phones\": [\"+49 30 {phone}\"]}}\n")
    };
    (0..count).map(line).collect()
}

#[test]
fn somebody_is_remembered_recalled_and_forgotten() {
    let folder = Folder::new("whole");
    let mara = folder.file("mara.txt", &resume("Mara Lindqvist", "mara@example.org", "+49 30 9182734"));
    let jonas = folder.file("jonas.txt", &resume("Jonas Weber", "jonas@example.net", "030 9182734"));
    assert!(folder.run(&["recall", &mara]).1.contains("nothing is remembered here"));
    assert!(!folder.store().exists(), "a look makes no store");
    let (out, error, code) = folder.run(&["remember", &mara, "--as", "r-1", "--role", "Engineer"]);
    assert_eq!((out.contains("remembered as r-1 (number 1)"), code), (true, Some(0)), "{out}{error}");
    assert!(folder.run(&["remember", &mara, "--as", "r-1", "--role", "Engineer"]).0.contains("was remembered before"));
    let (out, ..) = folder.run(&["recall", &jonas, "--json"]);
    let found: serde_json::Value = serde_json::from_str(&out).unwrap();
    assert_eq!(found["recollection"]["links"][0]["meaning"], "reuse", "{out}");
    assert_eq!((&found["records"][0]["as"], &found["records"][0]["name"]), (&"r-1".into(), &"Mara Lindqvist".into()));
    let (out, ..) = folder.run(&["recall", &mara, "--json"]);
    let found: serde_json::Value = serde_json::from_str(&out).unwrap();
    assert_eq!(found["recollection"]["history"]["times"], 1, "{out}");
    let (out, _, code) = folder.run(&["forget", "r-1", "somebody"]);
    assert_eq!((out.as_str(), code), ("r-1: 1 application erased\n", Some(1)));
    assert!(folder.exported().is_empty());
}

#[test]
fn what_only_an_earlier_application_of_the_same_person_shares_is_found_in_the_store() {
    let folder = Folder::new("earlier");
    let [shared, own] = ["jnowak-dev", "mara-lind"].map(|name| format!(r#"{{"url": "https://github.com/{name}"}}"#));
    let other = format!(r#"{{"name": "Jan Nowak", "phones": ["601 555 183"], "links": [{shared}]}}"#);
    let page = |rest: &str, links: &str| {
        format!(r#"{{"name": "Mara Lindqvist", "emails": ["mara@gmail.com"]{rest}, "links": [{links}]}}"#)
    };
    let earlier = page(r#", "phones": ["601 555 183"]"#, &format!("{own}, {shared}"));
    let [other, earlier, now] = [("o.json", other), ("e.json", earlier), ("n.json", page("", &own))]
        .map(|(name, text)| folder.file(name, &text));
    folder.run(&["remember", &other, &earlier]);
    let (out, ..) = folder.run(&["recall", &now, "--json"]);
    let found: serde_json::Value = serde_json::from_str(&out).unwrap();
    let link = &found["recollection"]["links"][0];
    assert_eq!((&link["to"], &link["meaning"]), (&1.into(), &"reuse".into()), "{out}");
    assert!(link["shared"].as_array().unwrap().iter().all(|part| part["earlier"] == true), "{out}");
}

#[test]
fn somebody_is_forgotten_by_the_name_that_is_shown() {
    let folder = Folder::new("shown");
    let mara = folder.file("mara.txt", &resume("Mara Lindqvist", "mara@example.org", "+49 30 9182734"));
    let other = folder.file("other.txt", &resume("Mara Lindqvist", "m.lindqvist@example.net", "+1 617 555 0142"));
    let jonas = folder.file("jonas.txt", &resume("Jonas Weber", "jonas@example.net", "030 9182799"));
    folder.run(&["remember", &jonas]);
    folder.run(&["remember", &mara, "--as", "r-1"]);
    folder.run(&["remember", &other, "--as", "r-2"]);
    let (out, error, code) = folder.run(&["forget", "Mara Lindqvist"]);
    assert!(out.is_empty() && code == Some(1) && error.contains("is the name of r-1, r-2"), "{error}");
    let (out, ..) = folder.run(&["forget", "r-2", "mara  lindqvist"]);
    assert_eq!(out, "r-2: 1 application erased\nmara  lindqvist: 1 application erased\n");
    let (out, _, code) = folder.run(&["forget", "jonas weber"]);
    assert_eq!((out.as_str(), code), ("jonas weber: 1 application erased\n", Some(0)));
    assert!(folder.exported().is_empty());
}

#[test]
fn an_assessment_hears_what_is_remembered() {
    let folder = Folder::new("assess");
    let mara = folder.file("mara.txt", &resume("Mara Lindqvist", "mara@example.org", "+49 30 9182734"));
    let jonas = folder.file("jonas.txt", &resume("Jonas Weber", "jonas@example.net", "030 9182734"));
    let (_, error, code) = folder.run(&["assess", &jonas]);
    assert_eq!(code, Some(1), "a memory that is named must be there");
    assert!(error.contains("nothing is remembered here"), "{error}");
    folder.run(&["remember", &mara]);
    let (out, error, code) = folder.run(&["assess", &jonas, "--json"]);
    assert_eq!(code, Some(0), "{error}");
    assert!(!out.contains("Mara") && !out.contains("mara@"), "nothing of another candidate is in a record: {out}");
}

#[test]
fn bad_lines_are_told_by_number_and_the_others_go_on() {
    let folder = Folder::new("lines");
    let lines = folder.file(
        "list.jsonl",
        "{\"id\":\"a\",\"name\":\"Ada Berg\",\"emails\":[\"ada@example.org\"]}\nnot json\n\n{\"name\":\"Old\",\"on\":\"2020-01-01\"}\n{\"id\":\"b\",\"text\":\"Ben Holm\\nben@example.org\"}\n",
    );
    let (out, error, code) = folder.run(&["import", &lines]);
    assert!(out.contains("2 remembered, 0 there already, 2 not taken; 2 applications in all"), "{out}");
    assert!(
        error.contains("list.jsonl:2: ") && error.contains("list.jsonl:4: is of 2020-01-01, older than"),
        "{error}"
    );
    assert_eq!(code, Some(1));
    let table = folder.file(
        "table.csv",
        "Candidate Name;E-mail;Phone;Job Title;Application date\n\"Anna\nLund\";anna@lund.example;;Designer;2026-11-01\n\
         Peter Sand;peter@sand.example;+49 40 7654321;Engineer;01/02/2026\nIda Berg;ida@berg.example;;Cook;2026-10-01T09:00:00Z\n",
    );
    let (out, error, _) = folder.run(&["import", &table]);
    assert!(out.contains("2 remembered, 0 there already, 1 not taken"), "{out}{error}");
    assert!(error.contains("table.csv:4: \"01/02/2026\" is no day"), "{error}");
    let ida = folder.exported().pop().unwrap();
    assert_eq!((&ida["on"], &ida["candidate"]["applied_for"]), (&"2026-10-01".into(), &"Cook".into()));
}

#[test]
fn what_is_taken_out_comes_in_again_and_is_the_same() {
    let (folder, other) = (Folder::new("out"), Folder::new("in"));
    let mara = folder.file("mara.txt", &resume("Mara Lindqvist", "mara@example.org", "+49 30 9182734"));
    folder.run(&["remember", &mara, "--standing", "turned-down", "--on", "2026-10-02"]);
    folder.run(&["import", &folder.file("list.jsonl", &list(50))]);
    let (out, ..) = folder.run(&["export", "--json"]);
    let file = other.file("export.jsonl", &out);
    assert!(other.run(&["import", &file]).0.contains("51 remembered, 0 there already, 0 not taken"));
    assert_eq!(other.run(&["export", "--json"]).0, out);
    assert!(other.run(&["import", &file]).0.contains("0 remembered, 51 there already, 0 not taken"));
    let jonas = other.file("jonas.txt", &resume("Jonas Weber", "jonas@example.net", "030 9182734"));
    let (found, ..) = other.run(&["recall", &jonas, "--json"]);
    assert!(found.contains("\"standing\":\"turned-down\"") && found.contains("\"kind\":\"phone\""), "{found}");
}

#[test]
fn what_is_too_old_is_not_seen_and_then_erased() {
    let folder = Folder::new("old");
    let list = folder.file("list.jsonl", &list(3));
    folder.run(&["import", &list, "--on", "2026-06-01", "--keep", "300"]);
    assert_eq!(folder.exported().len(), 3);
    let late = ["--today", "2027-03-29"];
    assert_eq!(folder.run(&["export", "--json", late[0], late[1]]).0, "", "after 301 days nobody is seen");
    assert_eq!(folder.exported().len(), 3, "a look erases nothing");
    folder.run(&["forget", "nobody", late[0], late[1]]);
    assert!(folder.exported().is_empty(), "a change does");
}

/// Killed again and again while it takes a list in: what it has said is there, and it goes on where it was.
#[test]
fn a_kill_loses_nothing_and_the_list_goes_on() {
    let folder = Folder::new("kill");
    let file = folder.file("list.jsonl", &list(5_000));
    let mut before = 0;
    for wait in [150, 400, 800] {
        let mut child = folder.command(&["import", &file]).stderr(Stdio::null()).stdout(Stdio::null()).spawn().unwrap();
        std::thread::sleep(std::time::Duration::from_millis(wait));
        child.kill().unwrap();
        child.wait().unwrap();
        let (out, error, code) = folder.run(&["export", "--json"]);
        let nothing_yet = error.contains("nothing is remembered here");
        assert!(code == Some(0) || nothing_yet, "{error}");
        let there = out.lines().count();
        assert!(there >= before && there.is_multiple_of(1_000), "{there} after {before}");
        assert!(!error.contains("damaged"), "{error}");
        before = there;
    }
    let (out, ..) = folder.run(&["import", &file]);
    let said = format!("{} remembered, {} there already, 0 not taken", grouped(5_000 - before), grouped(before));
    assert!(out.contains(&said), "{out}");
    let all = folder.exported();
    assert_eq!(all.len(), 5_000);
    assert!(all.iter().zip(1..).all(|(record, number)| record["number"] == number), "nobody twice, in order");
}

fn grouped(number: usize) -> String {
    if number < 1_000 { number.to_string() } else { format!("{},{:03}", number / 1_000, number % 1_000) }
}

/// Two that write at once wait for each other.
#[test]
fn two_writers_lose_nothing() {
    let folder = Folder::new("two");
    let people = ["ada", "ben", "cleo", "dora", "emil", "frida"];
    let remember = |name: &&str| {
        let file = folder.file(&format!("{name}.txt"), &resume("Ada Berg", &format!("{name}@example.org"), ""));
        folder.command(&["remember", &file, "--as", name]).stdout(Stdio::null()).spawn().unwrap()
    };
    let children: Vec<_> = people.iter().map(remember).collect();
    for mut child in children {
        assert!(child.wait().unwrap().success());
    }
    let mut names: Vec<String> = folder.exported().iter().map(|r| r["as"].as_str().unwrap().to_owned()).collect();
    names.sort();
    assert_eq!(names, people);
}

#[test]
fn the_files_say_nothing_without_the_key() {
    let folder = Folder::new("secret");
    let mara = folder.file("mara.txt", &resume("Mara Lindqvist", "mara@example.org", "+49 30 9182734"));
    folder.run(&["remember", &mara, "--as", "r-17", "--role", "Engineer"]);
    folder.run(&["import", &folder.file("list.jsonl", &list(5_000))]);
    let words = [
        "Mara",
        "Lindqvist",
        "mara@",
        "example.org",
        "9182734",
        "r-17",
        "Engineer",
        "Example Grid",
        "meters",
        "Person 7",
    ];
    let files = files(&folder.store());
    assert!(
        files.iter().any(|(name, _)| name.starts_with("rows-"))
            && files.iter().any(|(name, _)| name.starts_with("log-"))
    );
    for (name, bytes) in &files {
        for word in words {
            assert!(!holds(bytes, word), "{name} holds {word:?}");
        }
    }
    assert_eq!(mode(&folder.store().join("key")), 0o600);
    assert_eq!(mode(&folder.store()), 0o700);
    let key = folder.store().join("key");
    std::fs::rename(&key, folder.0.join("elsewhere")).unwrap();
    let (_, error, code) = folder.run(&["export"]);
    assert!(code == Some(1) && error.contains("the key of this memory is not there"), "{error}");
    assert!(
        folder.run(&["remember", &mara]).1.contains("the key of this memory is not there"),
        "no second key is made"
    );
    std::fs::write(&key, [7; 32]).unwrap();
    let (_, error, _) = folder.run(&["export"]);
    assert!(error.contains("does not open with this key") && error.contains("name its key with --key"), "{error}");
    let elsewhere = folder.0.join("elsewhere");
    let (out, ..) = folder.run(&["export", "--key", elsewhere.to_str().unwrap()]);
    assert_eq!(out.lines().count(), 5_001);
}

/// A store of each format that was ever released, with its key: invented people, one in the tail and two folded.
#[test]
fn a_store_of_every_format_opens() {
    let stores = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/store");
    let formats: Vec<PathBuf> = std::fs::read_dir(stores).unwrap().map(|entry| entry.unwrap().path()).collect();
    assert_eq!(formats.len(), 2, "one for each format");
    for format in formats {
        let folder = Folder::new(format.file_name().unwrap().to_str().unwrap());
        std::fs::create_dir_all(folder.store()).unwrap();
        for (name, bytes) in files(&format) {
            std::fs::write(folder.store().join(name), bytes).unwrap();
        }
        let names: Vec<String> = folder.exported().iter().map(|r| r["as"].as_str().unwrap().to_owned()).collect();
        assert_eq!(names, ["ada", "cleo", "mara"]);
        let jonas = folder.file("jonas.txt", &resume("Jonas Weber", "jonas@example.net", "030 9182734"));
        let (found, error, _) = folder.run(&["recall", &jonas, "--json"]);
        assert!(found.contains("\"as\":\"mara\""), "{found}{error}");
        let (out, ..) = folder.run(&["forget", "ada"]);
        assert_eq!(out, "ada: 1 application erased\n");
    }
}

#[test]
fn a_wipe_leaves_no_key_and_no_file() {
    let folder = Folder::new("wipe");
    folder.run(&["import", &folder.file("list.jsonl", &list(10))]);
    let (out, ..) = folder.run(&["forget", "--all"]);
    assert_eq!(out, "everything is forgotten, and the key is destroyed\n");
    assert!(!folder.store().exists());
}

/// A quote that nobody closes costs its own row.
#[test]
fn a_stray_quote_in_a_list_costs_one_row() {
    let folder = Folder::new("stray");
    let row = |n: usize| format!("Person {n},p{n}@example.org,{}+1 617 253 {n:04},\n", if n == 2 { "\"" } else { "" });
    let table = "name,email,phone,role\n".to_owned() + &(1..=2_000).map(row).collect::<String>();
    let (out, error, code) = folder.run(&["import", &folder.file("stray.csv", &table)]);
    assert!(out.contains("1,999 remembered, 0 there already, 1 not taken"), "{out}");
    assert!(error.contains("stray.csv:3: ") && error.contains("never closed") && code == Some(1), "{error}");
    let few = "name,email,phone,role\nAda One,ada@one.example,,\nBob Two,\"broken\nCarl Three,carl@three.example,,\n";
    folder.run(&["forget", "--all"]);
    folder.run(&["import", &folder.file("few.csv", few)]);
    let mails: Vec<String> = folder.exported().iter().map(|one| one["candidate"]["emails"].to_string()).collect();
    assert_eq!(mails, [r#"["ada@one.example"]"#, r#"["carl@three.example"]"#]);
}

/// What a list would need for all of it to be taken is said once; nothing is dropped without a word.
#[test]
fn a_list_says_what_was_not_taken_of_it() {
    let folder = Folder::new("told");
    let german = "Vorname;Nachname;E-Mail;Telefon;Bewerbungsdatum;Stelle;Wohnort;Gehalt;Notiz\n\
                  Jörg;Weber;joerg@weber.example;030 9182734;2026-11-03;Ingenieur;Kiel;1;x\n\
                  Ina;Holm;ina@holm.example;;2027-11-03;;;;\nUwe;Sand;uwe@sand.example;;;;;;;more\n\
                  Eva;Lund;eva@lund.example;;;;;;;\n";
    let (out, error, code) = folder.run(&["import", &folder.file("german.csv", german)]);
    assert!(out.contains("2 remembered, 0 there already, 2 not taken") && code == Some(1), "{out}{error}");
    for said in
        ["passed over: Gehalt, Notiz", ":3: is of 2027-11-03, which is yet to come", ":4: has 10 cells, and the"]
    {
        assert!(error.contains(said), "{said}: {error}");
    }
    let jorg = folder.exported().remove(0);
    let its = |key: &str| jorg["candidate"][key].to_string();
    assert_eq!((its("name"), its("applied_for")), (r#""Jörg Weber""#.into(), r#""Ingenieur""#.into()));
    assert_eq!(
        (&jorg["on"], its("phones").contains("9182734"), its("location").contains("Kiel")),
        (&"2026-11-03".into(), true, true)
    );
    let latin: Vec<u8> = german.chars().map(|c| c as u8).collect();
    let file = folder.0.join("latin.csv");
    std::fs::write(&file, latin).unwrap();
    let (_, error, _) = folder.run(&["import", file.to_str().unwrap()]);
    assert_eq!(error.matches("save the list as UTF-8").count(), 1, "{error}");
    std::fs::write(&file, german.encode_utf16().flat_map(u16::to_le_bytes).collect::<Vec<u8>>()).unwrap();
    let (out, error, code) = folder.run(&["import", file.to_str().unwrap()]);
    assert!(out.contains("0 remembered") && error.contains("is in UTF-16: save the list as UTF-8"), "{out}{error}");
    assert_eq!(code, Some(1));
}

#[test]
fn what_changed_since_is_printed_and_a_number_of_two_colleagues_is_not_called_common() {
    let folder = Folder::new("changed");
    let page = |name: &str, phone: &str| {
        format!(
            r#"{{"name": "{name}", "emails": ["mara.lindqvist@gmail.com"], "phones": ["+49 30 {phone}"],
                "positions": [{{"company": "Example Grid", "title": "Engineer", "start": "2019-03", "end": "2022-01"}}],
                "links": [{{"url": "https://github.com/marlq"}}]}}"#
        )
    };
    let [before, now] =
        [("b.json", "9182734"), ("n.json", "9182799")].map(|(file, n)| folder.file(file, &page("Mara Lindqvist", n)));
    folder.run(&["remember", &before, "--on", "2026-10-02"]);
    let (out, ..) = folder.run(&["recall", &now]);
    assert!(out.contains("was seen once before") && out.contains("since 1: contacts, "), "{out}");
    let other = folder.file("o.json", &page("Jonas Weber", "9182734").replace("mara.lindqvist", "jonas.weber"));
    let linked = Command::new(env!("CARGO_BIN_EXE_bonafide")).args(["link", &before, &other]).output().unwrap();
    let (out, ..) = said(&linked);
    assert!(out.contains("phone 100 %, which may be their employer's:") && !out.contains("many have"), "{out}");
}

#[test]
fn a_link_that_was_undone_stays_so_in_another_store() {
    let (folder, other) = (Folder::new("undone"), Folder::new("undone-in"));
    let mara = folder.file("mara.txt", &resume("Mara Lindqvist", "mara@example.org", "+49 30 9182734"));
    let jonas = folder.file("jonas.txt", &resume("Jonas Weber", "jonas@example.net", "030 9182734"));
    for (file, name) in [(&mara, "m"), (&jonas, "j")] {
        folder.run(&["remember", file, "--as", name]);
    }
    let meaning = |folder: &Folder| {
        let (out, ..) = folder.run(&["recall", &jonas, "--json"]);
        let found: serde_json::Value = serde_json::from_str(&out).unwrap();
        found["recollection"]["links"]
            .as_array()
            .unwrap()
            .iter()
            .map(|link| link["meaning"].to_string())
            .collect::<String>()
    };
    assert!(meaning(&folder).contains("reuse"), "{}", meaning(&folder));
    assert_eq!(folder.run(&["unlink", "m", "2"]).0, "m and 2 are linked no more\n");
    let (out, error, code) = folder.run(&["unlink", "m", "nobody"]);
    assert!(out.is_empty() && code == Some(1) && error.contains("nobody is remembered as"), "{error}");
    assert_eq!(folder.run(&["unlink", "m"]).2, Some(2));
    let (out, ..) = folder.run(&["export", "--json"]);
    assert!(
        out.ends_with("{\"undone\":[{\"as\":\"m\",\"on\":\"2026-11-22\"},{\"as\":\"j\",\"on\":\"2026-11-22\"}]}\n"),
        "{out}"
    );
    let file = other.file("export.jsonl", &out);
    assert!(other.run(&["import", &file]).0.contains("2 remembered, 0 there already, 0 not taken"));
    assert_eq!(other.run(&["export", "--json"]).0, out);
    assert_eq!(other.run(&["relink", "j", "m"]).0, "j and m may be linked again\n");
    assert!(!other.run(&["export", "--json"]).0.contains("undone"));
    assert!(!meaning(&folder).contains("reuse") && meaning(&other).contains("reuse"), "{}", meaning(&folder));
}

#[test]
fn a_time_to_keep_is_within_bounds_and_what_it_erases_is_said() {
    let folder = Folder::new("keep");
    for (name, on) in [("ada", "2026-11-01"), ("ben", "2026-11-20")] {
        let file = folder.file(&format!("{name}.txt"), &resume("Ada Berg", &format!("{name}@example.org"), ""));
        folder.run(&["remember", &file, "--as", name, "--on", on]);
    }
    let third = folder.file("cleo.txt", &resume("Cleo Dahl", "cleo@example.org", ""));
    for days in ["0", "732", "9999", "-1", "many"] {
        let (_, error, code) = folder.run(&["remember", &third, "--keep", days]);
        assert!(code == Some(2) && error.contains("1 to 731 days"), "{days}: {error}");
    }
    assert_eq!(folder.exported().len(), 2, "nothing was erased");
    let (out, error, code) = folder.run(&["remember", &third, "--keep", "10"]);
    assert!(out.contains("2 applications in all") && code == Some(0), "{out}");
    assert!(error.contains("10 days from now on, 180 until now; 1 application older and erased"), "{error}");
}

#[test]
fn only_the_key_of_the_memory_is_destroyed_and_said_to_be() {
    let folder = Folder::new("keys");
    let mara = folder.file("mara.txt", &resume("Mara Lindqvist", "mara@example.org", "+49 30 9182734"));
    let [key, typo, other] = ["kk1.key", "typo.key", "other.key"].map(|name| folder.0.join(name));
    let [key, typo, other] = [&key, &typo, &other].map(|path| path.to_str().unwrap());
    std::fs::write(other, [7; 32]).unwrap();
    folder.run(&["remember", &mara, "--key", key]);
    for wrong in [typo, other] {
        let (out, error, code) = folder.run(&["forget", "--all", "--key", wrong]);
        assert!(out.is_empty() && code == Some(1) && error.contains("not the key of this memory"), "{out}{error}");
    }
    assert_eq!(std::fs::read(other).unwrap(), [7; 32], "the key of something else");
    assert_eq!(folder.run(&["export", "--key", key]).0.lines().count(), 1, "all is still there");
    let (out, error, code) = folder.run(&["forget", "--all"]);
    assert!(out.is_empty() && code == Some(1) && error.contains("no key was there"), "{out}{error}");
    assert!(Path::new(key).exists() && !folder.store().exists());
    folder.run(&["remember", &mara, "--key", key]);
    assert!(folder.run(&["forget", "--all", "--key", key]).0.contains("the key is destroyed"));
    assert!(!Path::new(key).exists());
}

#[test]
fn damage_is_said_with_what_to_do() {
    let folder = Folder::new("damage");
    for name in ["ada", "ben"] {
        let file = folder.file(&format!("{name}.txt"), &resume("Ada Berg", &format!("{name}@example.org"), ""));
        folder.run(&["remember", &file, "--as", name]);
    }
    let at = |name: &str| folder.store().join(name);
    std::fs::remove_file(at("lock")).unwrap();
    assert_eq!(folder.exported().len(), 2, "a copy without the empty lock is whole");
    let log = std::fs::read(at("log-1")).unwrap();
    let mut bad = log.clone();
    bad[log.len() / 4] ^= 1;
    std::fs::write(at("log-1"), bad).unwrap();
    let (out, error, code) = folder.run(&["export", "--json"]);
    assert_eq!((out.lines().count(), code), (1, Some(1)), "{error}");
    assert!(error.contains("damaged; put the whole folder back from a backup"), "{error}");
    std::fs::write(at("log-1"), &log).unwrap();
    std::fs::write(at("log-1"), &log[..log.len() / 2]).unwrap();
    let (_, error, code) = folder.run(&["export", "--json"]);
    assert!(code == Some(1) && error.contains("bytes at the end of the memory's log are missing; put the"), "{error}");
    std::fs::write(at("log-1"), &log).unwrap();
    let manifests = ["manifest-0", "manifest-1"].map(|name| (name, std::fs::read(at(name)).unwrap()));
    manifests.iter().for_each(|(name, _)| std::fs::remove_file(at(name)).unwrap());
    for command in [&["export"][..], &["remember", &folder.file("c.txt", &resume("Cleo Dahl", "c@d.example", ""))]] {
        let (_, error, code) = folder.run(command);
        assert!(code == Some(1) && error.contains("manifests of the memory are missing"), "{command:?}: {error}");
    }
    assert_eq!(std::fs::read(at("log-1")).unwrap(), log, "nothing is begun over it");
    manifests.iter().for_each(|(name, bytes)| std::fs::write(at(name), bytes).unwrap());
    assert_eq!(folder.exported().len(), 2);
    std::fs::remove_file(at("lock")).unwrap();
    assert!(folder.run(&["forget", "--all"]).0.contains("the key is destroyed"));
    assert!(!folder.store().exists());
}

fn files(folder: &Path) -> Vec<(String, Vec<u8>)> {
    let entries = std::fs::read_dir(folder).unwrap().map(Result::unwrap);
    entries.map(|e| (e.file_name().into_string().unwrap(), std::fs::read(e.path()).unwrap())).collect()
}

/// Each byte as a letter: the search of texts is much faster than one byte by byte.
fn holds(bytes: &[u8], word: &str) -> bool {
    bytes.iter().map(|byte| char::from(*byte)).collect::<String>().contains(word)
}

fn mode(path: &Path) -> u32 {
    std::os::unix::fs::PermissionsExt::mode(&std::fs::metadata(path).unwrap().permissions()) & 0o777
}
