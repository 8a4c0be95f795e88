//! Styles of an OpenDocument text.

use crate::document::look::{Look, colour, is_white, length};
use crate::document::xml::{attribute, child, is};
use roxmltree::Node;
use std::collections::BTreeMap;

/// Styles that build on each other.
const CHAIN: usize = 16;

/// Styles by family and name, as they are written.
#[derive(Default)]
pub struct Styles<'a> {
    own: BTreeMap<(&'a str, &'a str), (Look, Option<&'a str>)>,
    defaults: Look,
    /// White letters may stand on something: a coloured page, or shapes behind the text.
    pub backdrop: bool,
}

impl<'a> Styles<'a> {
    /// Reads the styles of all parts; later ones hold where names are the same.
    pub fn read(roots: &[Node<'a, '_>]) -> Styles<'a> {
        let mut styles = Styles::default();
        for root in roots {
            let groups = ["styles", "automatic-styles"];
            for group in root.children().filter(|c| groups.iter().any(|g| is(*c, g))) {
                group.children().filter(Node::is_element).for_each(|style| styles.take(style));
            }
        }
        styles
    }

    fn take(&mut self, style: Node<'a, '_>) {
        let family = attribute(style, "family").unwrap_or_default();
        match style.tag_name().name() {
            "default-style" if family == "paragraph" => self.defaults = look(style),
            "style" => {
                let name = attribute(style, "name").unwrap_or_default();
                self.own.insert((family, name), (look(style), attribute(style, "parent-style-name")));
            }
            "page-layout" => {
                let page = child(style, "page-layout-properties").and_then(|p| attribute(p, "background-color"));
                self.backdrop |= page.is_some_and(is_shade);
            }
            _ => {}
        }
        let behind = |n: Node<'_, '_>| attribute(n, "run-through") == Some("background");
        self.backdrop |= style.children().any(|n| is(n, "graphic-properties") && behind(n));
    }

    /// The look of a style with those it builds on.
    pub fn look(&self, family: &'a str, name: Option<&'a str>) -> Look {
        let mut all = Look::default();
        let mut next = name;
        for _ in 0..CHAIN {
            let Some((look, parent)) = next.and_then(|name| self.own.get(&(family, name))) else { break };
            all = all.over(*look);
            next = *parent;
        }
        all
    }

    /// True for the style of titles, which every program calls alike, and those that build on it.
    pub fn is_title(&self, name: Option<&'a str>) -> bool {
        let parent = |name: &&'a str| self.own.get(&("paragraph", *name)).and_then(|(_, parent)| *parent);
        std::iter::successors(name, parent).take(CHAIN).any(|name| name == "Title")
    }

    /// The look of a paragraph: its style over the defaults.
    pub fn paragraph(&self, name: Option<&'a str>) -> Look {
        self.look("paragraph", name).over(self.defaults)
    }
}

/// What a style says by itself.
fn look(style: Node<'_, '_>) -> Look {
    let kinds = [
        "paragraph-properties",
        "table-cell-properties",
        "table-row-properties",
        "table-properties",
        "graphic-properties",
    ];
    let around = style.children().filter(|n| kinds.iter().any(|kind| is(*n, kind)));
    let shaded =
        around.filter_map(|n| attribute(n, "background-color").or_else(|| attribute(n, "fill-color"))).any(is_shade);
    let text = child(style, "text-properties").map(letters).unwrap_or_default();
    Look { shaded: text.shaded.or(shaded.then_some(true)), ..text }
}

fn letters(text: Node<'_, '_>) -> Look {
    let value = |name: &str| attribute(text, name);
    let weight = value("font-weight");
    Look {
        bold: weight.map(|w| w == "bold" || w.parse::<u32>().is_ok_and(|w| w >= 600)),
        size: value("font-size").and_then(length),
        hidden: value("display").map(|d| d == "none"),
        white: value("color").map(|c| colour(c).is_some_and(is_white)),
        shaded: value("background-color").map(is_shade),
    }
}

fn is_shade(value: &str) -> bool {
    value != "transparent" && !colour(value).is_some_and(is_white)
}
