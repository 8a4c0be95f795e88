//! Recipes out of the bytes beside the engine, which `build/sites/encode.rs` wrote in the same order.
//!
//! They are read once and kept; what is behind the end of the bytes reads as nothing.

use super::{Badge, Flag, Group, Of, Photos, Recipe, Take};
use crate::kept::LISTS;
use std::sync::OnceLock;

/// Every recipe, in the order of the sites; none while the engine has not been given its data.
pub fn recipes() -> &'static [Recipe] {
    static RECIPES: OnceLock<&'static [Recipe]> = OnceLock::new();
    match LISTS.all().get(crate::site::RECIPES) {
        Some(bytes) => RECIPES.get_or_init(|| Bytes(bytes).list(recipe)),
        None => &[],
    }
}

/// Texts of a list.
type Texts = &'static [&'static str];

/// What is still to be read.
struct Bytes(&'static [u8]);

impl Bytes {
    fn take(&mut self, count: usize) -> &'static [u8] {
        let (head, rest) = self.0.split_at_checked(count).unwrap_or_default();
        self.0 = rest;
        head
    }

    fn number(&mut self) -> usize {
        self.take(1).first().copied().map_or(0, usize::from)
    }

    fn text(&mut self) -> &'static str {
        let length = self.number() | self.number() << 8;
        std::str::from_utf8(self.take(length)).unwrap_or_default()
    }

    fn list<T>(&mut self, one: fn(&mut Bytes) -> T) -> &'static [T] {
        let mut items = Vec::new();
        for _ in 0..self.number() {
            items.push(one(self));
        }
        items.leak()
    }

    fn texts(&mut self) -> Texts {
        self.list(Bytes::text)
    }
}

fn recipe(from: &mut Bytes) -> Recipe {
    Recipe {
        skip: from.texts(),
        roots: from.texts(),
        negatives: from.texts(),
        lists: from.texts(),
        critical: from.texts(),
        titles: from.texts(),
        identity: from.texts(),
        opaque: from.texts(),
        fill: from.texts(),
        counts: from.texts(),
        records: from.number() > 0,
        pairs: from.texts(),
        photo: Photos { image: from.texts(), placeholder: from.texts() },
        badge: Badge { mark: from.texts(), place: from.texts(), doubt: from.texts() },
        flags: from.list(|from| Flag { name: from.text(), with: from.texts(), without: from.texts() }),
        fields: from.list(field),
        groups: from.list(group),
    }
}

fn group(from: &mut Bytes) -> Group {
    Group {
        of: Of::ALL.get(from.number()).copied().unwrap_or(Of::Texts),
        within: from.texts(),
        item: from.texts(),
        outer: from.texts(),
        role: from.texts(),
        line: from.texts(),
        caption: from.texts(),
        rule: from.texts(),
        more: from.texts(),
        slot: from.texts(),
        split: from.text(),
        ongoing: from.number() > 0,
        fields: from.list(field),
    }
}

fn field(from: &mut Bytes) -> (&'static str, &'static [Take]) {
    (from.text(), from.list(take))
}

fn take(from: &mut Bytes) -> Take {
    match from.number() {
        0 => Take::Text(from.text()),
        1 => Take::Attribute(from.text(), from.text()),
        2 => Take::Line(from.text(), from.number()),
        3 => Take::Label(from.texts(), from.number()),
        _ => Take::Join(from.list(|from| (from.text(), take(from)))),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::site::sites;

    #[test]
    fn every_site_has_a_recipe_that_was_read_to_its_end() {
        let mut bytes = Bytes(&LISTS.all()[crate::site::RECIPES]);
        assert_eq!(bytes.list(recipe).len(), sites().len());
        assert!(bytes.0.is_empty());
        for site in sites() {
            assert!(!site.recipe().roots.is_empty() || !site.recipe().fill.is_empty(), "{}", site.id);
        }
    }

    #[test]
    fn bytes_that_are_cut_off_are_no_harm() {
        let whole = &LISTS.all()[crate::site::RECIPES];
        for end in (0..whole.len()).step_by(997) {
            assert!(Bytes(&whole[..end]).list(recipe).len() <= sites().len());
        }
    }
}
