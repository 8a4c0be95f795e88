//! Marked parts of a page: layers, words that stand in for drawings, and what a part is.

use super::super::super::Role;
use super::super::object::{Dict, Object};
use super::super::properties;
use super::Runner;

/// Deepest nesting of marks.
const DEEPEST: usize = 256;

/// A marked part that is open.
#[derive(Debug, Clone, Default)]
pub(super) struct Mark {
    /// Its layer is off.
    off: bool,
    role: Option<Role>,
    /// Words that stand in for the characters from that one on.
    instead: Option<(String, usize)>,
}

impl<'a> Runner<'_, 'a> {
    pub(super) fn begin_mark(&mut self, operands: &[Object<'_>], resources: &Dict<'a>) {
        let tag = operands.first().and_then(Object::name).unwrap_or_default();
        let mut mark = Mark { role: role(tag), ..Mark::default() };
        match operands.get(1) {
            Some(Object::Dict(dict)) => self.describe(&mut mark, tag, dict),
            Some(Object::Name(name)) => {
                let file = self.context.file;
                let raw = file.dict(resources, b"Properties").and_then(|p| p.raw(name).cloned());
                let layer = raw.filter(|_| tag == b"OC");
                mark.off = layer.is_some_and(|layer| self.context.layers.is_off(file, &layer));
                let properties = file.dict(resources, b"Properties").and_then(|p| file.dict(&p, name));
                properties.iter().for_each(|dict| self.describe(&mut mark, tag, dict));
            }
            _ => {}
        }
        self.push(mark);
    }

    fn describe(&self, mark: &mut Mark, tag: &[u8], dict: &Dict<'_>) {
        let words = dict.raw(b"ActualText").and_then(Object::text).map(properties::text);
        mark.instead = words.map(|words| (words, self.sheet.glyphs.len()));
        let kind = dict.raw(b"Type").and_then(Object::name);
        if tag == b"Artifact" && kind == Some(b"Pagination") {
            mark.role = Some(Role::Margin);
        }
    }

    /// A form that belongs to a layer is a marked part too.
    pub(super) fn begin_layer(&mut self, form: &Dict<'a>) {
        let layer = form.raw(b"OC");
        if let Some(layer) = layer {
            let off = self.context.layers.is_off(self.context.file, layer);
            self.push(Mark { off, ..Mark::default() });
        }
    }

    fn push(&mut self, mark: Mark) {
        if self.marks.len() < DEEPEST {
            self.marks.push(mark);
        }
    }

    pub(super) fn end_mark(&mut self) {
        let Some(mark) = self.marks.pop() else { return };
        if let Some((words, from)) = mark.instead {
            self.stand_in(&words, from);
        }
    }

    /// Is a layer off that what comes belongs to?
    pub(super) fn is_off(&self) -> bool {
        self.marks.iter().any(|mark| mark.off)
    }

    pub(super) fn role(&self) -> Role {
        self.marks.iter().rev().find_map(|mark| mark.role).unwrap_or_default()
    }

    /// Words that stand in for few characters (a ligature, a letter of an unknown font) are read instead of them. Many
    /// characters are read as they are seen. Words that say far more than what is drawn are words that nobody sees.
    fn stand_in(&mut self, words: &str, from: usize) {
        let glyphs = self.sheet.glyphs.get(from..).unwrap_or_default();
        let (Some(first), Some(last)) = (glyphs.first().copied(), glyphs.last().copied()) else { return };
        let count = glyphs.len();
        let same_line = glyphs.iter().all(|glyph| glyph.base == first.base);
        if words.chars().count() > 4 * count + 8 {
            let run = self.sheet.runs.get(first.run as usize);
            let direction = run.map(|run| run.direction).unwrap_or_default();
            let size = run.map_or(0, |run| run.size);
            let area = self.sheet.area(direction, first.from, last.to, first.base.saturating_sub(size), first.base);
            self.sheet.stand_ins.push((words.to_owned(), area));
            return;
        }
        let unknown = glyphs.iter().any(|glyph| glyph.length == 0);
        if words.is_empty() || words == "\u{ad}" || !same_line || count > 3 && !unknown {
            return;
        }
        let Some(start) = u32::try_from(self.sheet.text.len()).ok() else { return };
        self.sheet.text.push_str(words);
        self.sheet.glyphs.truncate(from + 1);
        if let Some(glyph) = self.sheet.glyphs.last_mut() {
            (glyph.start, glyph.length, glyph.space) = (start, u16::try_from(words.len()).unwrap_or(0), false);
            glyph.to = glyphs_end(glyph.to, last.to);
        }
    }
}

fn glyphs_end(own: i32, last: i32) -> i32 {
    own.max(last)
}

/// What a tag says that its part is.
fn role(tag: &[u8]) -> Option<Role> {
    match tag {
        [b'H', level @ b'1'..=b'6'] => Some(Role::Heading(level - b'0')),
        b"H" | b"Title" => Some(Role::Heading(1)),
        b"LI" | b"LBody" | b"Lbl" => Some(Role::Item),
        b"TD" | b"TH" => Some(Role::Cell),
        b"P" => Some(Role::Body),
        _ => None,
    }
}
