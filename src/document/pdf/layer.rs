//! Optional content: layers of a page that are shown or not.

use super::file::File;
use super::object::{Dict, Object};
use std::collections::BTreeSet;

/// Layers that are off when the file is opened.
#[derive(Debug, Default)]
pub(super) struct Layers {
    off: BTreeSet<u32>,
}

impl Layers {
    pub(super) fn of<'a>(file: &File<'a>) -> Layers {
        let root = file.root();
        let Some(properties) = file.dict(&root, b"OCProperties") else { return Layers::default() };
        let Some(usual) = file.dict(&properties, b"D") else { return Layers::default() };
        let numbers = |dict: &Dict<'a>, key: &[u8]| -> BTreeSet<u32> {
            let all = file.get(dict, key);
            let refs = all.array().unwrap_or_default().iter().take(10_000);
            refs.filter_map(|item| if let Object::Ref((number, _)) = item { Some(*number) } else { None }).collect()
        };
        let mut off = numbers(&usual, b"OFF");
        if file.name(&usual, b"BaseState").as_deref() == Some(b"OFF") {
            let on = numbers(&usual, b"ON");
            off.extend(numbers(&properties, b"OCGs").difference(&on));
        }
        Layers { off }
    }

    /// Is that group off, or all groups of that membership?
    pub(super) fn is_off<'a>(&self, file: &File<'a>, layer: &Object<'a>) -> bool {
        if self.off.is_empty() {
            return false;
        }
        if let Object::Ref((number, _)) = layer
            && self.off.contains(number)
        {
            return true;
        }
        let resolved = file.resolve(layer);
        let Some(membership) = resolved.dict().filter(|d| d.raw(b"OCGs").is_some()) else { return false };
        let is_off = |object: &Object<'a>| matches!(object, Object::Ref((number, _)) if self.off.contains(number));
        match membership.raw(b"OCGs") {
            Some(Object::Array(groups)) => !groups.is_empty() && groups.iter().all(is_off),
            Some(group) => is_off(group),
            None => false,
        }
    }
}
