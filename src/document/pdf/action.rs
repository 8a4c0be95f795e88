//! What would act by itself or fetch something, links, and files within the file. Nothing is run or fetched.

use super::super::{Active, Embedded};
use super::file::File;
use super::object::{Dict, Object};
use super::properties;
use crate::page::text::collapse;

/// Most of each that is listed.
const MOST: usize = 1_000;
/// Longest chain of actions, deepest tree of names.
const DEEPEST: usize = 8;
/// Most letters of a target.
const LONGEST: usize = 400;

/// A link on a page: where it stands in the space of the page, and where it leads.
pub(super) struct Link {
    pub rectangle: [f64; 4],
    pub target: String,
}

/// All that acts, in the order in which it would.
#[derive(Default)]
pub(super) struct Actions {
    pub found: Vec<Active>,
}

impl Actions {
    /// Those of the whole file: on opening, by name, of forms.
    pub(super) fn of_file<'a>(&mut self, file: &File<'a>) {
        let root = file.root();
        self.action(file, &file.get(&root, b"OpenAction"), 0);
        self.additional(file, &root);
        if let Some(names) = file.dict(&root, b"Names").and_then(|names| file.dict(&names, b"JavaScript")) {
            tree(file, &names, 0, &mut |_, value| self.action(file, &value, 0));
        }
        let form = file.dict(&root, b"AcroForm").unwrap_or_default();
        let fields = file.array(&form, b"Fields");
        for field in fields.iter().flat_map(|fields| fields.iter()).take(MOST) {
            if let Some(dict) = file.resolve(field).dict() {
                self.action(file, &file.get(dict, b"A"), 0);
                self.additional(file, dict);
            }
        }
    }

    /// Those of a page and its annotations; gives the links.
    pub(super) fn of_page<'a>(&mut self, file: &File<'a>, page: &Dict<'a>) -> Vec<Link> {
        self.additional(file, page);
        let mut links = Vec::new();
        let annotations = file.array(page, b"Annots");
        for annotation in annotations.iter().flat_map(|all| all.iter()).take(MOST) {
            let resolved = file.resolve(annotation);
            let Some(dict) = resolved.dict() else { continue };
            self.additional(file, dict);
            let action = file.get(dict, b"A");
            match action.dict().and_then(|action| target(file, action)) {
                Some(target) => {
                    let rectangle = super::page::rectangle(file, dict, b"Rect").unwrap_or_default();
                    links.push(Link { rectangle, target });
                }
                None => self.action(file, &action, 0),
            }
        }
        links
    }

    fn additional<'a>(&mut self, file: &File<'a>, dict: &Dict<'a>) {
        let Some(additional) = file.dict(dict, b"AA") else { return };
        for (_, action) in additional.pairs().take(32) {
            self.action(file, &file.resolve(action), 0);
        }
    }

    fn action<'a>(&mut self, file: &File<'a>, action: &Object<'a>, depth: usize) {
        let Some(dict) = action.dict() else { return };
        let kind = file.name(dict, b"S").unwrap_or_default();
        let (what, key): (&str, &[u8]) = match &kind[..] {
            b"JavaScript" => ("javascript", b"JS"),
            b"Launch" => ("launch", b"F"),
            b"SubmitForm" => ("submit-form", b"F"),
            b"ImportData" | b"GoToR" | b"GoToE" | b"Thread" => ("external-object", b"F"),
            b"URI" => ("external-object", b"URI"),
            b"Rendition" | b"Movie" | b"RichMediaExecute" => ("external-object", b"R"),
            _ => ("", b""),
        };
        if !what.is_empty() && self.found.len() < MOST {
            let found = Active { what: what.into(), target: clipped(&words(file, &file.get(dict, key))) };
            if !self.found.contains(&found) || self.found.len() < 32 {
                self.found.push(found);
            }
        }
        if depth < DEEPEST {
            match file.get(dict, b"Next") {
                Object::Array(next) => {
                    next.iter().take(16).for_each(|n| self.action(file, &file.resolve(n), depth + 1))
                }
                next => self.action(file, &next, depth + 1),
            }
        }
    }
}

/// Where a link leads.
fn target<'a>(file: &File<'a>, action: &Dict<'a>) -> Option<String> {
    let is_link = file.name(action, b"S").as_deref() == Some(b"URI");
    let target = is_link.then(|| words(file, &file.get(action, b"URI")))?;
    (!target.is_empty()).then(|| target.chars().take(2_000).collect())
}

/// A text, the text of a stream, or the name of a file.
fn words<'a>(file: &File<'a>, object: &Object<'a>) -> String {
    match object {
        Object::Text(bytes) => properties::text(bytes),
        Object::Stream(stream) => properties::text(&file.decoded(stream)),
        Object::Dict(dict) => {
            let names: [&[u8]; 4] = [b"UF", b"F", b"Unix", b"DOS"];
            names.iter().find_map(|key| file.get(dict, key).text().map(properties::text)).unwrap_or_default()
        }
        _ => String::new(),
    }
}

fn clipped(words: &str) -> String {
    collapse(&words.chars().take(LONGEST).collect::<String>())
}

/// Goes through a tree of names.
fn tree<'a>(file: &File<'a>, node: &Dict<'a>, depth: usize, each: &mut dyn FnMut(String, Object<'a>)) {
    let names = file.array(node, b"Names");
    for pair in names.iter().flat_map(|names| names.chunks_exact(2)).take(MOST) {
        let name = pair[0].text().map(properties::text).unwrap_or_default();
        each(name, file.resolve(&pair[1]));
    }
    let kids = file.array(node, b"Kids");
    for kid in kids.iter().flat_map(|kids| kids.iter()).take(if depth < DEEPEST { 64 } else { 0 }) {
        if let Some(dict) = file.resolve(kid).dict() {
            tree(file, dict, depth + 1, each);
        }
    }
}

/// Files within the file, with their bytes handed to whoever wants them.
pub(super) fn embedded<'a>(file: &File<'a>, mut each: impl FnMut(&str, &[u8])) -> Vec<Embedded> {
    let mut found: Vec<Embedded> = Vec::new();
    let root = file.root();
    let mut take = |name: String, specification: Object<'a>| {
        let Some(dict) = specification.dict() else { return };
        let streams = file.dict(dict, b"EF").unwrap_or_default();
        let Some(stream) = file.stream(&streams, b"UF").or_else(|| file.stream(&streams, b"F")) else { return };
        let told = words(file, &specification);
        let name = if told.is_empty() { name } else { told };
        let bytes = file.decoded(&stream);
        let entry = Embedded { name, size: bytes.len() as u64 };
        if found.len() < MOST && !found.contains(&entry) {
            each(&entry.name, &bytes);
            found.push(entry);
        }
    };
    if let Some(names) = file.dict(&root, b"Names").and_then(|names| file.dict(&names, b"EmbeddedFiles")) {
        tree(file, &names, 0, &mut take);
    }
    let associated = file.array(&root, b"AF");
    for specification in associated.iter().flat_map(|all| all.iter()).take(64) {
        take(String::new(), file.resolve(specification));
    }
    found
}
