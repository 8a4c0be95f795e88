//! Styles of a Word document: what a paragraph is, and how its letters look.

use super::index::Index;
use crate::document::look::{Look, colour, is_white};
use crate::document::xml::{self, at, attribute, child, is};
use roxmltree::Node;
use std::cell::RefCell;
use std::collections::BTreeMap;

/// Styles that build on each other.
const CHAIN: usize = 16;

/// What a style says.
#[derive(Debug, Clone, Copy, Default)]
pub struct Style {
    /// Look of the letters.
    pub look: Look,
    /// Level of a heading, from 1; 0 for none.
    pub heading: Option<u8>,
    /// Belongs to a list.
    pub item: Option<bool>,
    /// A table of this style may have dark cells.
    pub coloured: bool,
}

/// What a style says by itself, and the style that it builds on.
type Own = (Style, Option<String>);

/// All styles. Each is read when it is asked for first: Word writes hundreds, and a résumé uses ten.
#[derive(Debug, Default)]
pub struct Styles {
    index: Option<Index>,
    own: RefCell<BTreeMap<String, Option<Own>>>,
    resolved: RefCell<BTreeMap<String, Style>>,
    /// What holds where no style speaks.
    defaults: Style,
}

impl Styles {
    /// Of `styles.xml`.
    pub fn read(text: String) -> Styles {
        match Index::of(text) {
            Ok(index) => Styles::of(index),
            Err(text) => xml::tree(&text).map(|tree| Styles::whole(tree.root_element())).unwrap_or_default(),
        }
    }

    fn of(index: Index) -> Styles {
        let (mut look, mut normal) = (None, None);
        if let Some(tree) = xml::tree(&index.beginning()) {
            look = default_look(tree.root_element());
            normal = tree.root_element().children().filter(|c| is(*c, "style")).filter_map(normal_id).next_back();
        }
        Styles { index: Some(index), ..Styles::default() }.with_defaults(look, normal.as_deref())
    }

    /// Of a tree: all styles at once.
    fn whole(root: Node<'_, '_>) -> Styles {
        let styles = || root.children().filter(|c| is(*c, "style"));
        let named = styles().filter_map(|s| Some((attribute(s, "styleId")?.to_owned(), Some(own(s)))));
        let all = Styles { own: RefCell::new(named.collect()), ..Styles::default() };
        all.with_defaults(default_look(root), styles().filter_map(normal_id).next_back().as_deref())
    }

    fn with_defaults(mut self, look: Option<Look>, normal: Option<&str>) -> Styles {
        let size = Look { size: Some(1_000), ..Look::default() };
        let defaults = Style { look: look.unwrap_or_default().over(size), ..Style::default() };
        self.defaults = self.named(normal).over(defaults);
        self
    }

    /// The style of that name over the defaults.
    pub fn paragraph(&self, id: Option<&str>) -> Style {
        self.named(id).over(self.defaults)
    }

    /// The style of that name alone.
    pub fn named(&self, id: Option<&str>) -> Style {
        let Some(id) = id else { return Style::default() };
        if let Some(known) = self.resolved.borrow().get(id) {
            return *known;
        }
        let style = self.resolve(id);
        self.resolved.borrow_mut().insert(id.to_owned(), style);
        style
    }

    fn resolve(&self, id: &str) -> Style {
        let mut style = Style::default();
        let mut next = Some(id.to_owned());
        for _ in 0..CHAIN {
            let Some((own, based)) = next.and_then(|id| self.own(&id)) else { break };
            style = style.over(own);
            next = based;
        }
        style
    }

    /// What the style of that name says by itself; read once.
    fn own(&self, id: &str) -> Option<Own> {
        if let Some(known) = self.own.borrow().get(id) {
            return known.clone();
        }
        let text = self.index.as_ref()?.style(id);
        let tree = text.as_deref().and_then(xml::tree);
        let own = tree.and_then(|tree| child(tree.root_element(), "style").map(own));
        self.own.borrow_mut().insert(id.to_owned(), own.clone());
        own
    }
}

/// The look that holds where no style speaks.
fn default_look(root: Node<'_, '_>) -> Option<Look> {
    at(root, &["docDefaults", "rPrDefault", "rPr"]).map(look)
}

/// The id of a style that paragraphs without one have.
fn normal_id(style: Node<'_, '_>) -> Option<String> {
    let is_default = attribute(style, "default").is_some_and(is_on) && attribute(style, "type") == Some("paragraph");
    attribute(style, "styleId").filter(|_| is_default).map(str::to_owned)
}

impl Style {
    fn over(self, below: Style) -> Style {
        Style {
            look: self.look.over(below.look),
            heading: self.heading.or(below.heading),
            item: self.item.or(below.item),
            coloured: self.coloured || below.coloured,
        }
    }
}

/// What a style says by itself, and the style that it builds on.
fn own(style: Node<'_, '_>) -> Own {
    let based = child(style, "basedOn").and_then(|b| attribute(b, "val")).map(str::to_owned);
    let name = child(style, "name").and_then(|n| attribute(n, "val")).unwrap_or_default().to_ascii_lowercase();
    let paragraph = child(style, "pPr").map(paragraph).unwrap_or_default();
    let named = match name.as_str() {
        "title" => Some(1),
        _ => name.strip_prefix("heading ").and_then(|n| n.parse().ok()).filter(|n| (1..=9).contains(n)),
    };
    let look = child(style, "rPr").map(look).unwrap_or_default();
    let coloured = style.descendants().filter(|n| is(*n, "shd")).any(is_shade);
    let heading = paragraph.heading.or(named);
    (Style { look: look.over(paragraph.look), heading, item: paragraph.item, coloured }, based)
}

/// What the properties of a paragraph say.
pub fn paragraph(properties: Node<'_, '_>) -> Style {
    let value = |name: &str| child(properties, name).and_then(|n| attribute(n, "val"));
    let outline = value("outlineLvl").and_then(|v| v.parse::<u8>().ok());
    let list = child(properties, "numPr").and_then(|n| child(n, "numId"));
    let number = list.and_then(|n| attribute(n, "val")).map(|id| id != "0");
    let shaded = child(properties, "shd").map(is_shade);
    Style {
        look: Look { shaded, ..Look::default() },
        heading: outline.map(|level| if level < 9 { level + 1 } else { 0 }),
        item: number,
        coloured: false,
    }
}

/// What the properties of a run say.
pub fn look(properties: Node<'_, '_>) -> Look {
    let named = |name: &str| child(properties, name);
    let flag = |name: &str| named(name).map(|n| attribute(n, "val").is_none_or(is_on));
    let half_points = named("sz").and_then(|n| attribute(n, "val")?.parse::<i32>().ok());
    let written = named("color").and_then(|n| attribute(n, "val"));
    let marked = named("highlight").map(|n| !matches!(attribute(n, "val"), Some("none" | "white")));
    let on_shade = named("shd").map(is_shade);
    Look {
        bold: flag("b"),
        size: half_points.map(|s| s.clamp(0, 4_000) * 50),
        hidden: flag("vanish"),
        white: written.map(|c| colour(c).is_some_and(is_white)),
        shaded: if on_shade == Some(true) { on_shade } else { marked.or(on_shade) },
    }
}

fn is_on(value: &str) -> bool {
    !matches!(value, "0" | "false" | "off" | "none")
}

/// A shade that is neither none nor white.
pub fn is_shade(shade: Node<'_, '_>) -> bool {
    let fill = attribute(shade, "fill").unwrap_or("auto");
    let pattern = attribute(shade, "val").unwrap_or("clear");
    attribute(shade, "themeFill").is_some_and(|t| t != "background1")
        || (fill != "auto" && !colour(fill).is_some_and(is_white))
        || !matches!(pattern, "clear" | "nil")
}
