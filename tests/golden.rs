//! Every fixture page below `tests/sites/` against what its sidecar intends and against its goldens.
//!
//! `BLESS=1 cargo test --test golden` rewrites the goldens; it cannot change the intention. A sidecar
//! with `known_failure` is expected to fail and alarms as soon as it passes.

#![cfg(feature = "native")]
#![allow(clippy::unwrap_used)]

use bonafide::page::select::Selector;
use bonafide::page::serial::Wire;
use bonafide::page::{Element, NodeId, NodeKind, Page, html};
use bonafide::site::{self, Hint};
use bonafide::{Answer, World, report};
use serde::Deserialize;
use std::path::{Path, PathBuf};

/// What a sidecar says; `README.md` beside the pages explains it.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
#[expect(dead_code, reason = "some keys are for people and for the tests in the browser")]
struct Sidecar {
    address: String,
    csp: String,
    why: String,
    today: String,
    kind: String,
    name: Option<String>,
    finds: Option<Vec<String>>,
    #[serde(default)]
    nursery: Vec<String>,
    supports: Option<Vec<String>>,
    #[serde(default)]
    demo: bool,
    known_failure: Option<String>,
}

struct Case {
    path: PathBuf,
    sidecar: Sidecar,
    page: Page,
    world: World,
}

impl Case {
    fn read(path: PathBuf) -> Case {
        let sidecar = std::fs::read_to_string(path.with_extension("json")).unwrap_or_else(|e| panic!("{path:?}: {e}"));
        let sidecar: Sidecar = serde_json::from_str(&sidecar).unwrap_or_else(|e| panic!("{path:?}: {e}"));
        let page = html::parse(&std::fs::read_to_string(&path).unwrap(), &sidecar.address);
        let world = World::on(sidecar.today.parse().unwrap());
        Case { path, sidecar, page, world }
    }

    fn name(&self) -> String {
        let folder = self.path.parent().unwrap().file_name().unwrap().to_string_lossy();
        format!("{folder}/{}", self.path.file_stem().unwrap().to_string_lossy())
    }

    fn hint(&self) -> Hint {
        Hint { url: Some(self.sidecar.address.clone()), site: None }
    }

    fn answer(&self, page: &Page) -> Answer {
        bonafide::answer(page, &self.hint(), &self.world)
    }

    fn records(&self, page: &Page) -> [(&'static str, String); 2] {
        let answer = self.answer(page);
        [("candidate", report::candidate_json(&answer.reading)), ("assessment", answer.record(&self.world))]
    }

    /// What is wrong with the intention of the page, in words.
    fn unmet(&self) -> Vec<String> {
        let answer = self.answer(&self.page);
        let mut wrong = Vec::new();
        let mut check = |what: &str, wanted: &dyn std::fmt::Debug, is: &dyn std::fmt::Debug| {
            if format!("{wanted:?}") != format!("{is:?}") {
                wrong.push(format!("{}: {what} should be {wanted:?} and is {is:?}", self.name()));
            }
        };
        let kind = serde_json::to_value(answer.reading.candidate.kind).unwrap();
        check("kind", &self.sidecar.kind, &kind.as_str().unwrap());
        check("name", &self.sidecar.name.as_deref(), &answer.reading.candidate.name.value().map(String::as_str));
        if let Some(finds) = &self.sidecar.finds {
            check("what it finds", finds, &ids(&answer.assessment.findings, true));
            check("the nursery", &self.sidecar.nursery, &ids(&answer.assessment.findings, false));
        }
        if let Some(supports) = &self.sidecar.supports {
            check("what speaks for the candidate", supports, &ids(&answer.assessment.for_candidate, true));
        }
        wrong
    }
}

/// Identifiers of the findings that weigh, or of those that are shown apart, sorted.
fn ids(findings: &[bonafide::assess::Finding], weighs: bool) -> Vec<&'static str> {
    let mut ids: Vec<&str> = findings.iter().filter(|f| (f.weight != 0) == weighs).map(|f| f.signal.id).collect();
    ids.sort_unstable();
    ids
}

fn cases() -> Vec<Case> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/sites");
    let entries = |folder: &Path| -> Vec<PathBuf> {
        let mut paths: Vec<PathBuf> = std::fs::read_dir(folder).unwrap().map(|e| e.unwrap().path()).collect();
        paths.sort();
        paths
    };
    let sites = entries(&folder).into_iter().filter(|path| path.is_dir());
    let pages = sites.flat_map(|site| entries(&site)).filter(|path| path.extension().is_some_and(|e| e == "html"));
    let cases: Vec<Case> = pages.map(Case::read).collect();
    assert!(cases.len() >= 24, "only {} fixture pages were found", cases.len());
    cases
}

fn fail_with(wrong: Vec<String>) {
    assert!(wrong.is_empty(), "{} wrong:\n{}", wrong.len(), wrong.join("\n"));
}

#[test]
fn pages_mean_what_their_sidecars_say() {
    let mut wrong = Vec::new();
    for case in cases() {
        let unmet = case.unmet();
        match &case.sidecar.known_failure {
            None => wrong.extend(unmet),
            Some(why) if unmet.is_empty() => {
                wrong.push(format!("{}: passes now, take `known_failure` out ({why})", case.name()));
            }
            Some(why) => println!("{}: known failure: {why}", case.name()),
        }
    }
    fail_with(wrong);
}

#[test]
fn records_equal_their_goldens() {
    let bless = std::env::var_os("BLESS").is_some();
    let mut wrong = Vec::new();
    for case in cases() {
        for (what, record) in case.records(&case.page) {
            let golden = case.path.with_extension(format!("{what}.json"));
            if bless {
                std::fs::write(&golden, &record).unwrap();
            }
            let wanted = std::fs::read_to_string(&golden).unwrap_or_default();
            if let Some(difference) = difference(&wanted, &record) {
                wrong.push(format!("{}.{what}.json: {difference}", case.name()));
            }
        }
    }
    fail_with(wrong);
}

#[test]
fn no_golden_is_left_over() {
    let stems: Vec<PathBuf> = cases().iter().map(|c| c.path.with_extension("")).collect();
    let folders: std::collections::BTreeSet<&Path> = stems.iter().filter_map(|s| s.parent()).collect();
    let files = folders.iter().flat_map(|f| std::fs::read_dir(f).unwrap()).map(|e| e.unwrap().path());
    let is_left = |path: &PathBuf| {
        let stem = path.file_name().unwrap().to_string_lossy().split('.').next().unwrap().to_owned();
        !stems.contains(&path.with_file_name(stem))
    };
    fail_with(files.filter(is_left).map(|p| p.display().to_string()).collect());
}

/// The extension never sees the whole page: what a plan collects, sent over the wire, must give the same bytes.
#[test]
fn a_focused_page_sent_over_the_wire_gives_the_same_bytes() {
    let (mut wrong, mut spared) = (Vec::new(), 0);
    for case in cases() {
        let plan = site::plan(&case.sidecar.address);
        let regions: Vec<Selector> = plan.regions.iter().map(|r| Selector::parse(r).unwrap()).collect();
        let focused = case.page.focus(&regions);
        let sent = wire(&focused).page();
        assert!(is_same(&sent, &focused), "{}", case.name());
        // What needs no copy is what a copy would be.
        for page in [&case.page, &focused, &sent].into_iter().filter(|page| page.is_focused(&regions)) {
            assert!(is_same(&page.focus(&regions), page), "{}", case.name());
            spared += 1;
        }
        // A plan that says "no candidate here" is not collected at all.
        if !plan.candidate {
            continue;
        }
        for ((what, whole), (_, part)) in case.records(&case.page).iter().zip(case.records(&sent)) {
            if let Some(difference) = difference(whole, &part) {
                wrong.push(format!("{} ({what}): {difference}", case.name()));
            }
        }
    }
    fail_with(wrong);
    assert!(spared > cases().len(), "{spared} pages needed no copy");
}

/// True when both pages hold the same; the way to a node is known of a page on the wire only.
fn is_same(a: &Page, b: &Page) -> bool {
    let nodes = |page: &Page| -> Vec<(NodeKind, bool)> {
        (0..page.len() as NodeId).map(|id| (page.node(id).kind.clone(), page.node(id).hidden)).collect()
    };
    (&a.title, &a.language, a.cut, nodes(a)) == (&b.title, &b.language, b.cut, nodes(b))
}

/// The page as a content script would send it, the markup as a browser would write it.
fn wire(page: &Page) -> Wire {
    let mut wire = Wire { address: page.address.clone(), title: page.title.clone(), ..Wire::default() };
    let mut open: Vec<NodeId> = Vec::new();
    for id in 0..page.len() as NodeId {
        while let Some(done) = open.pop_if(|o| page.end(*o) <= id) {
            close(page.name(done), &mut wire.html);
        }
        match &page.node(id).kind {
            NodeKind::Element(element) => {
                open.push(id);
                start(element, &mut wire);
            }
            NodeKind::Text(text) => {
                // What stood between two texts was not collected.
                let after_text = page.previous_sibling(id).is_some_and(|p| page.as_text(p).is_some());
                wire.html.push_str(if after_text { "<!---->" } else { "" });
                let raw = open.last().is_some_and(|&o| page.name(o) == "script");
                wire.html.push_str(&if raw { text.to_string() } else { escaped(text) });
            }
        }
        if page.node(id).hidden {
            wire.hidden.push(id);
        }
    }
    open.iter().rev().for_each(|&id| close(page.name(id), &mut wire.html));
    wire
}

fn start(element: &Element, wire: &mut Wire) {
    wire.html.push_str(&format!("<{}", element.name));
    for (name, value) in &element.attributes {
        wire.html.push_str(&format!(" {name}=\"{}\"", escaped(value)));
    }
    wire.html.push('>');
    if matches!(&*element.name, "input" | "select" | "textarea") {
        wire.values.push(None);
    }
}

fn close(name: &str, html: &mut String) {
    const VOID: &[&str] = &[
        "area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "param", "source", "track", "wbr",
    ];
    if !VOID.contains(&name) {
        html.push_str(&format!("</{name}>"));
    }
}

fn escaped(text: &str) -> String {
    let text = text.replace('&', "&amp;").replace('\u{a0}', "&nbsp;").replace('"', "&quot;");
    text.replace('<', "&lt;").replace('>', "&gt;")
}

/// A saved page that names its own address is read alike when nobody says where it is from.
#[test]
fn a_page_that_names_its_own_address_needs_no_hint() {
    let mut wrong = Vec::new();
    let mut checked = 0;
    for case in cases() {
        let Some(_) = canonical(&case.page) else { continue };
        checked += 1;
        let mut nowhere = case.page.clone();
        nowhere.address.clear();
        let blind = bonafide::answer(&nowhere, &Hint::default(), &case.world);
        let [with, without] = [&case.answer(&case.page), &blind].map(|a| person(&a.reading));
        if with != without {
            wrong.push(format!("{}: {}", case.name(), difference(&with, &without).unwrap()));
        }
    }
    assert!(checked >= 5, "only {checked} pages name their own address");
    fail_with(wrong);
}

fn canonical(page: &Page) -> Option<&str> {
    let links = page.subtree(0).filter(|&id| page.attribute(id, "rel") == Some("canonical"));
    links.filter_map(|id| page.attribute(id, "href")).next()
}

/// The candidate record without how the recipe was chosen.
fn person(reading: &site::Reading) -> String {
    let mut record: serde_json::Value = serde_json::from_str(&report::candidate_json(reading)).unwrap();
    record.as_object_mut().unwrap().retain(|key, _| key != "read_by");
    serde_json::to_string_pretty(&record).unwrap()
}

/// The first line that differs.
fn difference(wanted: &str, is: &str) -> Option<String> {
    if wanted == is {
        return None;
    }
    let mut pairs = wanted.lines().zip(is.lines()).enumerate();
    Some(match pairs.find(|(_, (a, b))| a != b) {
        Some((at, (a, b))) => format!("line {}: `{}` became `{}`", at + 1, a.trim(), b.trim()),
        None => format!("{} lines became {}", wanted.lines().count(), is.lines().count()),
    })
}

#[test]
fn the_memory_takes_what_was_read_of_every_page() {
    let today = "2026-11-22".parse().unwrap();
    let unread = |_: &str| Err("no text".to_owned());
    let rest = bonafide::keeper::entry::Rest { role: None, on: today, today, read: unread };
    for case in cases() {
        let candidate = case.answer(&case.page).reading.candidate;
        if candidate.kind != bonafide::candidate::Kind::Candidate {
            continue;
        }
        let entry = format!(r#"{{"as":"x","candidate":{}}}"#, bonafide::candidate::output::json(&candidate));
        let application =
            bonafide::keeper::entry::application(&entry, &rest).unwrap_or_else(|e| panic!("{}: {e}", case.name()));
        assert_eq!(application.candidate.about.value(), candidate.about.value(), "{}", case.name());
        assert_eq!(application.candidate.texts.items.len(), candidate.texts.items.len(), "{}", case.name());
    }
}
