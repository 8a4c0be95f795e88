//! Recipes as bytes, which stand beside the engine: `src/site/recipe/decode.rs` reads them in the same order.
//!
//! A number is one byte, or two where texts have a length; a list is its length and its items.

use super::{GROUPS, Group, Site, Take};
use std::collections::BTreeMap;

/// All recipes, one behind the other.
pub fn recipes(sites: &[Site]) -> Vec<u8> {
    let mut out = Vec::new();
    list(sites, &mut out, recipe);
    out
}

fn recipe(site: &Site, out: &mut Vec<u8>) {
    let Site { skip, roots, negatives, lists, critical, titles, identity, opaque, fill, counts, .. } = site;
    for texts in [skip, roots, negatives, lists, critical, titles, identity, opaque, fill, counts] {
        list(texts, out, words);
    }
    out.push(u8::from(site.records));
    let pairs = site.pairs.as_ref().map(|p| vec![p.label.clone(), p.value.clone()]).unwrap_or_default();
    let (photo, badge) = (&site.photo, &site.badge);
    for texts in [&pairs, &photo.image, &photo.placeholder, &badge.mark, &badge.place, &badge.doubt] {
        list(texts, out, words);
    }
    list(&site.flags.iter().collect::<Vec<_>>(), out, |(name, flag), out| {
        text(name, out);
        list(&flag.with, out, words);
        list(&flag.without, out, words);
    });
    fields(&site.fields, out);
    list(&site.group, out, group);
}

fn group(group: &Group, out: &mut Vec<u8>) {
    let of = GROUPS.iter().position(|(name, _)| *name == group.of).expect("checked before");
    out.push(of as u8);
    let Group { within, item, outer, role, line, caption, rule, more, slot, .. } = group;
    for texts in [within, item, outer, role, line, caption, rule, more, slot] {
        list(texts, out, words);
    }
    text(&group.split, out);
    out.push(u8::from(group.ongoing));
    fields(&group.fields, out);
}

fn fields(fields: &BTreeMap<String, Vec<Take>>, out: &mut Vec<u8>) {
    list(&fields.iter().collect::<Vec<_>>(), out, |(name, takes), out| {
        text(name, out);
        list(takes, out, take);
    });
}

fn take(take: &Take, out: &mut Vec<u8>) {
    match take {
        Take::Short(short) => match short.rsplit_once(" @") {
            Some((select, attribute)) => {
                out.push(1);
                text(select, out);
                text(attribute, out);
            }
            None => {
                out.push(0);
                text(short, out);
            }
        },
        Take::Line { select, line } => {
            out.push(2);
            text(select, out);
            number(*line, out);
        }
        Take::Label { label, offset } => {
            out.push(3);
            list(label, out, words);
            number(*offset, out);
        }
        Take::Join { join } => {
            out.push(4);
            list(join, out, |(lead, part), out| {
                text(lead, out);
                self::take(part, out);
            });
        }
    }
}

fn list<T>(items: &[T], out: &mut Vec<u8>, one: impl Fn(&T, &mut Vec<u8>)) {
    number(items.len(), out);
    items.iter().for_each(|item| one(item, out));
}

#[expect(clippy::ptr_arg, reason = "an item of a list")]
fn words(words: &String, out: &mut Vec<u8>) {
    text(words, out);
}

fn text(text: &str, out: &mut Vec<u8>) {
    let length = u16::try_from(text.len()).expect("a selector is no book");
    out.extend(length.to_le_bytes());
    out.extend(text.as_bytes());
}

fn number(number: usize, out: &mut Vec<u8>) {
    out.push(u8::try_from(number).expect("a list of a recipe is short"));
}
