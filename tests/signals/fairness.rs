//! Matched pairs: the same page under another name, and from another place, is assessed the same.

use crate::files::documents;
use crate::{EXAMPLES, Example};
use bonafide::World;
use bonafide::assess;
use bonafide::candidate::input;
use bonafide::signal::{self, FieldName};

/// Given and family names from many places, for a person who is otherwise the same.
const NAMES: &[(&str, &str)] = &[
    ("Oluwaseun", "Adeyemi"),
    ("Nguyet", "Tranova"),
    ("Aoife", "Brennigan"),
    ("Jeongmin", "Hwangbo"),
    ("Guadalupe", "Ybarrola"),
    ("Wolfgang", "Zieglmeier"),
    ("Khadija", "Benhaddou"),
    ("Xiaoling", "Zhangwei"),
];

const PLACES: &[&str] = &[
    "Lagos, Nigeria",
    "Hanoi, Vietnam",
    "Galway, Ireland",
    "Busan, South Korea",
    "Harbin, China",
    "Ohio, United States",
];

/// What must not change: the tier, and every finding with its weight.
fn gist(json: &str, example: &Example) -> String {
    gist_with(json, example.files, example)
}

fn gist_with(json: &str, files: &str, example: &Example) -> String {
    let world = World { files: documents(files), ..example.world() };
    let assessment = assess::assess(&example.reading_of(json), &world);
    let findings = assessment.findings.iter().chain(&assessment.for_candidate);
    let findings: Vec<_> = findings.map(|f| (f.signal.id, f.counted)).collect();
    format!("{:?} {findings:?}", assessment.tier)
}

/// Examples of signals that compare none of these fields: where two claims are compared, another
/// first claim is another case, and the signal's own examples cover it.
fn not_comparing(fields: &[FieldName]) -> impl Iterator<Item = &'static Example> {
    let compares = |e: &&Example| signal::by_id(e.signal).unwrap().asks.iter().any(|field| fields.contains(field));
    EXAMPLES.iter().filter(move |e| !compares(e))
}

/// Replaces a word wherever it stands, capitalised or not.
fn replaced(json: &str, old: &str, new: &str) -> String {
    json.replace(old, new).replace(&old.to_lowercase(), &new.to_lowercase())
}

#[test]
fn another_name_changes_nothing() {
    let mut pairs = 0;
    for example in not_comparing(&[FieldName::Name, FieldName::OtherNames, FieldName::Identity]) {
        let candidate = input::candidate(example.candidate).unwrap();
        let Some(name) = candidate.name.value() else { continue };
        let parts: Vec<&str> = name.split(' ').collect();
        let &[given, family] = &parts[..] else { continue };
        if given.chars().count() < 3 || family.chars().count() < 3 {
            continue;
        }
        let before = gist(example.candidate, example);
        for (other, other_family) in NAMES {
            let renamed = |json| replaced(&replaced(json, family, other_family), given, other);
            assert_eq!(
                gist_with(&renamed(example.candidate), &renamed(example.files), example),
                before,
                "{} ({}): {name} as {other} {other_family}",
                example.signal,
                example.note
            );
            pairs += 1;
        }
    }
    println!("{pairs} pairs of names");
}

#[test]
fn another_place_changes_nothing() {
    for example in not_comparing(&[FieldName::Location]) {
        let candidate = input::candidate(example.candidate).unwrap();
        let Some(place) = candidate.location.value() else { continue };
        let before = gist(example.candidate, example);
        for other in PLACES {
            let json = example.candidate.replace(place.as_str(), other);
            assert_eq!(gist(&json, example), before, "{} ({}): {place} as {other}", example.signal, example.note);
        }
    }
}

#[test]
fn other_pronouns_change_nothing() {
    for example in EXAMPLES {
        let before = gist(example.candidate, example);
        for (he, she) in [(" he ", " she "), (" his ", " her "), (" she ", " they "), (" her ", " their ")] {
            assert_eq!(gist(&example.candidate.replace(he, she), example), before, "{}: {he}/{she}", example.signal);
        }
    }
}

/// A whole profile; the words in angle brackets are what must not matter.
const PERSON: &str = r#"{
    "site": "linkedin-member", "identity": "<mail-given>-<mail-family>-4b7c2", "name": "<name>", "headline": "Site reliability engineer",
    "location": "<place>", "about": "<They> look after systems that must not stand still. Born tinkerer, <their> tools are plain.",
    "emails": ["<mail-given>.<mail-family>@<provider>"], "links": ["https://github.example/<mail-given><mail-family>"],
    "connections": 240, "followers": 250, "joined": "2014-02", "verified": false, "photo": "<photo>",
    "positions": [
        {"title": "Engineer", "company": "Example Grid", "start": "2019-03", "end": "present", "location": "<place>", "description": "Ran what others built."},
        {"title": "Technician", "company": "Example Rail", "start": "2012-09", "end": "2019-02", "description": "<claim>"}],
    "education": [{"school": "<school>", "degree": "B.Sc.", "start": "2008", "end": "2012"}],
    "skills": ["Linux", "PostgreSQL"], "language": "<language>"
}"#;

/// Name as shown, and how its owner writes it in an address.
const PEOPLE: &[(&str, &str, &str)] = &[
    ("Mara Lindqvist", "mara", "lindqvist"),
    ("Oluwaseun Adeyemi", "oluwaseun", "adeyemi"),
    ("Nguyễn Thị Anh", "anh", "nguyen"),
    ("김민준", "minjun", "kim"),
    ("王晓玲", "xiaoling", "wang"),
    ("Łukasz Żółć", "lukasz", "zolc"),
    ("María José García Márquez", "mariajose", "garcia"),
    ("Нина Коваленко", "nina", "kovalenko"),
    ("فاطمة الزهراء", "fatima", "zahra"),
    ("Siobhán O'Brien-Walsh", "siobhan", "obrien"),
    ("Sai", "sai", "krishnan"),
];

/// What stands in the other brackets, varied one at a time.
const TRAITS: &[(&str, &[&str])] = &[
    (
        "place",
        &[
            "Malmö, Sweden",
            "Lagos, Nigeria",
            "Busan, South Korea",
            "Vladivostok, Russia",
            "Shenyang, China",
            "Ohio, United States",
        ],
    ),
    (
        "school",
        &[
            "Example University",
            "Example Technical Institute, Hanoi",
            "Universidad de Ejemplo",
            "Example Women's College",
        ],
    ),
    (
        "provider",
        &["mail.example", "gmail.com", "qq.com", "naver.com", "mail.ru", "gmx.de", "yandex.ru", "outlook.com"],
    ),
    ("They", &["She likes to", "He likes to", "They like to"]),
    ("their", &["her", "his", "their"]),
    ("photo", &["present", "absent", "not-loaded"]),
    ("language", &["en", "ko", "zh", "ru", "fa", "pt"]),
];

fn person(who: (&str, &str, &str), claim: &str, (varied, value): (&str, &str)) -> String {
    let named = PERSON.replace("<name>", who.0).replace("<mail-given>", who.1).replace("<mail-family>", who.2);
    let named = named.replace("<claim>", claim).replace(&format!("<{varied}>"), value);
    TRAITS.iter().fold(named, |json, (key, values)| json.replace(&format!("<{key}>"), values[0]))
}

/// The same person under every name, from every place, with every provider and school: nothing is
/// found of the honest one, and one and the same thing of the one with an impossible entry.
#[test]
fn nothing_about_the_person_changes_what_is_found() {
    let example = Example {
        signal: "",
        fires: false,
        lesser: false,
        unasked: false,
        note: "",
        today: "2026-11-22",
        candidate: "",
        files: "[]",
        recollection: "{}",
        observations: r#"{"observations": []}"#,
    };
    for claim in
        ["Kept trains running.", "Ran Kubernetes in production since the first week, and 15 years of Kubernetes."]
    {
        let expected = gist(&person(PEOPLE[0], claim, ("place", "Malmö, Sweden")), &example);
        for who in PEOPLE {
            for (key, values) in TRAITS {
                for value in *values {
                    let json = person(*who, claim, (key, value));
                    assert_eq!(gist(&json, &example), expected, "{} with {key} {value}: {claim}", who.0);
                }
            }
        }
        let honest = expected == "NothingFound []";
        assert_eq!(honest, claim.starts_with("Kept"), "{claim} {expected}");
    }
}
