//! The pages of a file in their order, with what they inherit.

use super::file::File;
use super::geometry::View;
use super::object::{Dict, Object};
use std::collections::BTreeSet;

/// Most pages that are read.
const MOST: usize = 200;
/// Deepest tree of pages.
const DEEPEST: usize = 64;

/// A page.
pub(super) struct Page<'a> {
    pub dict: Dict<'a>,
    pub resources: Dict<'a>,
    pub view: View,
}

/// What pages below a node inherit.
#[derive(Clone, Default)]
struct Inherited<'a> {
    resources: Option<Dict<'a>>,
    media: Option<[f64; 4]>,
    crop: Option<[f64; 4]>,
    turn: Option<i64>,
}

/// All pages, and whether there are more than are read.
pub(super) fn pages<'a>(file: &File<'a>) -> (Vec<Page<'a>>, bool) {
    let mut walk = Walk { file, pages: Vec::new(), seen: BTreeSet::new(), cut: false };
    let tree = file.root().raw(b"Pages").cloned();
    if let Some(tree) = tree {
        walk.node(&tree, &Inherited::default(), 0);
    }
    (walk.pages, walk.cut)
}

/// Pages without their tree, for files in which it is lost.
pub(super) fn stray<'a>(file: &File<'a>) -> Vec<Page<'a>> {
    let is_page = |dict: &Dict<'a>| file.name(dict, b"Type").as_deref() == Some(b"Page");
    let numbers = file.table.entries().iter().take(20_000).map(|(number, _)| *number);
    let dicts = numbers.filter_map(|number| file.object((number, 0)).dict().cloned()).filter(is_page);
    dicts.take(MOST).map(|dict| page(file, dict.clone(), &Inherited::default().below(file, &dict))).collect()
}

struct Walk<'f, 'a> {
    file: &'f File<'a>,
    pages: Vec<Page<'a>>,
    seen: BTreeSet<u32>,
    cut: bool,
}

impl<'a> Walk<'_, 'a> {
    fn node(&mut self, node: &Object<'a>, above: &Inherited<'a>, depth: usize) {
        if self.pages.len() >= MOST || depth > DEEPEST {
            self.cut = true;
            return;
        }
        // Each object once: a tree may not lead back into itself.
        if let Object::Ref((number, _)) = node
            && !self.seen.insert(*number)
        {
            return;
        }
        let Object::Dict(dict) = self.file.resolve(node) else { return };
        let inherited = above.below(self.file, &dict);
        match self.file.array(&dict, b"Kids") {
            Some(kids) => kids.iter().take(100_000).for_each(|kid| self.node(kid, &inherited, depth + 1)),
            None => self.pages.push(page(self.file, dict, &inherited)),
        }
    }
}

impl<'a> Inherited<'a> {
    fn below(&self, file: &File<'a>, dict: &Dict<'a>) -> Inherited<'a> {
        Inherited {
            resources: file.dict(dict, b"Resources").or_else(|| self.resources.clone()),
            media: rectangle(file, dict, b"MediaBox").or(self.media),
            crop: rectangle(file, dict, b"CropBox").or(self.crop),
            turn: file.int(dict, b"Rotate").or(self.turn),
        }
    }
}

fn page<'a>(_file: &File<'a>, dict: Dict<'a>, inherited: &Inherited<'a>) -> Page<'a> {
    let media = inherited.media.unwrap_or([0.0, 0.0, 612.0, 792.0]);
    let shown = inherited.crop.map_or(media, |crop| within(crop, media));
    let view = View::of(shown, inherited.turn.unwrap_or(0) / 90);
    Page { dict, resources: inherited.resources.clone().unwrap_or_default(), view }
}

/// The part of a box that another holds; the other when they do not meet.
fn within(inner: [f64; 4], outer: [f64; 4]) -> [f64; 4] {
    let [a, b, c, d] = inner;
    let [e, f, g, h] = outer;
    let met = [a.max(e), b.max(f), c.min(g), d.min(h)];
    if met[0] < met[2] && met[1] < met[3] { met } else { outer }
}

/// A rectangle with its corners in order.
pub(super) fn rectangle<'a>(file: &File<'a>, dict: &Dict<'a>, key: &[u8]) -> Option<[f64; 4]> {
    let [a, b, c, d]: [f64; 4] = file.numbers(dict, key)?.try_into().ok()?;
    let sane = [a, b, c, d].iter().all(|n| n.abs() < 1e6);
    let rectangle = [a.min(c), b.min(d), a.max(c), b.max(d)];
    (sane && rectangle[0] < rectangle[2] && rectangle[1] < rectangle[3]).then_some(rectangle)
}
