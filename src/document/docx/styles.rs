//! Styles of a Word document: what a paragraph is, and how its letters look.

use crate::document::look::{Look, colour, is_white};
use crate::document::xml::{at, attribute, child, is};
use roxmltree::Node;
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

/// All styles, resolved.
#[derive(Debug, Default)]
pub struct Styles {
    by_id: BTreeMap<String, Style>,
    /// What holds where no style speaks.
    defaults: Style,
}

impl Styles {
    /// Reads `styles.xml`.
    pub fn read(root: Node<'_, '_>) -> Styles {
        let mut raw: BTreeMap<&str, (Style, Option<&str>)> = BTreeMap::new();
        let mut normal = None;
        for style in root.children().filter(|c| is(*c, "style")) {
            let Some(id) = attribute(style, "styleId") else { continue };
            let based = child(style, "basedOn").and_then(|b| attribute(b, "val"));
            raw.insert(id, (own(style), based));
            let is_default = attribute(style, "default").is_some_and(is_on);
            if is_default && attribute(style, "type") == Some("paragraph") {
                normal = Some(id);
            }
        }
        let by_id: BTreeMap<String, Style> = raw.keys().map(|id| ((*id).to_owned(), resolve(id, &raw))).collect();
        let size = Look { size: Some(1_000), ..Look::default() };
        let look = at(root, &["docDefaults", "rPrDefault", "rPr"]).map(look).unwrap_or_default().over(size);
        let defaults = Style { look, ..Style::default() };
        let defaults = normal.and_then(|id| by_id.get(id)).map_or(defaults, |s| s.over(defaults));
        Styles { by_id, defaults }
    }

    /// The style of that name over the defaults.
    pub fn paragraph(&self, id: Option<&str>) -> Style {
        self.named(id).over(self.defaults)
    }

    /// The style of that name alone.
    pub fn named(&self, id: Option<&str>) -> Style {
        id.and_then(|id| self.by_id.get(id)).copied().unwrap_or_default()
    }
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

fn resolve(id: &str, raw: &BTreeMap<&str, (Style, Option<&str>)>) -> Style {
    let mut style = Style::default();
    let mut next = Some(id);
    for _ in 0..CHAIN {
        let Some((own, based)) = next.and_then(|id| raw.get(id)) else { break };
        style = style.over(*own);
        next = *based;
    }
    style
}

/// What a style says by itself.
fn own(style: Node<'_, '_>) -> Style {
    let name = child(style, "name").and_then(|n| attribute(n, "val")).unwrap_or_default().to_ascii_lowercase();
    let paragraph = child(style, "pPr").map(paragraph).unwrap_or_default();
    let named = match name.as_str() {
        "title" => Some(1),
        _ => name.strip_prefix("heading ").and_then(|n| n.parse().ok()).filter(|n| (1..=9).contains(n)),
    };
    let look = child(style, "rPr").map(look).unwrap_or_default();
    let coloured = style.descendants().filter(|n| is(*n, "shd")).any(is_shade);
    Style { look: look.over(paragraph.look), heading: paragraph.heading.or(named), item: paragraph.item, coloured }
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
