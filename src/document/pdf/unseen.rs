//! Words that are on a sheet and that nobody sees: without ink, in the colour of what is behind them, tiny, beyond
//! the edge, behind something, on a layer that is off.

use super::super::{Area, Concealment, Unseen};
use super::layout;
use super::paint::{Colour, Glyph, Run, Shape, Sheet};
use std::cell::Cell;

/// Smaller than this cannot be read, hundredths of a point.
const TINY: i32 = 150;
/// Colours closer than this, of 255, look the same.
const SAME: u8 = 8;
/// Most comparisons of characters with shapes on all sheets.
const MOST_STEPS: usize = 20_000_000;
/// Fewer letters than this are left-overs and not words.
const FEWEST: usize = 3;

/// What was found out about the characters of a sheet.
pub(super) struct Judgement {
    /// For each character, why it is not seen.
    pub hidden: Vec<Option<Concealment>>,
    /// The sheet is a scan with words under its picture.
    pub scan: bool,
}

/// How much may still be compared.
pub(super) struct Patience(Cell<usize>);

impl Default for Patience {
    fn default() -> Self {
        Patience(Cell::new(MOST_STEPS))
    }
}

/// Looks at every character of a sheet.
pub(super) fn judge(sheet: &Sheet<'_>, patience: &Patience) -> Judgement {
    let page = Area { left: 0, top: 0, right: sheet.width, bottom: sheet.height };
    let judge = Judge { sheet, page, patience };
    let mut hidden: Vec<Option<Concealment>> = Vec::with_capacity(sheet.glyphs.len());
    for glyphs in sheet.glyphs.chunk_by(|a, b| a.run == b.run) {
        let run = glyphs.first().and_then(|glyph| sheet.runs.get(glyph.run as usize));
        match run {
            Some(run) => judge.run(run, glyphs, &mut hidden),
            None => hidden.extend(glyphs.iter().map(|_| None)),
        }
    }
    let scan = is_scan(sheet, &hidden);
    if scan {
        hidden
            .iter_mut()
            .for_each(|why| *why = why.filter(|w| !matches!(w, Concealment::NoInk | Concealment::Covered)));
    }
    Judgement { hidden, scan }
}

/// Is nearly all of the text under, or without ink on, pictures that fill the sheet?
fn is_scan(sheet: &Sheet<'_>, hidden: &[Option<Concealment>]) -> bool {
    let size = |area: &Area| i64::from(area.right - area.left) * i64::from(area.bottom - area.top);
    let pictures: i64 = sheet.pictures.iter().map(|placed| size(&placed.area)).sum();
    let page = i64::from(sheet.width) * i64::from(sheet.height);
    let inkless = hidden.iter().filter(|why| matches!(why, Some(Concealment::NoInk | Concealment::Covered))).count();
    page > 0 && pictures > page / 10 * 6 && inkless > 0 && inkless * 10 >= hidden.len() * 8
}

struct Judge<'s, 'a> {
    sheet: &'s Sheet<'a>,
    page: Area,
    patience: &'s Patience,
}

impl Judge<'_, '_> {
    fn run(&self, run: &Run, glyphs: &[Glyph], hidden: &mut Vec<Option<Concealment>>) {
        let all = if run.off {
            Some(Concealment::Marked)
        } else if run.inkless {
            Some(Concealment::NoInk)
        } else if run.size < TINY {
            Some(Concealment::Tiny)
        } else {
            None
        };
        if all.is_some() {
            hidden.extend(glyphs.iter().map(|_| all));
            return;
        }
        let shapes = &self.sheet.shapes;
        let (behind, before) = shapes.split_at(shapes.partition_point(|shape| shape.order < run.order));
        let covers = before.iter().any(|shape| shape.solid);
        let same = run.colour.is_some_and(|ink| {
            is_same(ink, [255; 3]) || behind.iter().any(|s| s.colour.is_some_and(|colour| is_same(colour, ink)))
        });
        if !covers && !same && self.is_inside(run, glyphs) {
            hidden.resize(hidden.len() + glyphs.len(), None);
            return;
        }
        hidden.extend(glyphs.iter().map(|glyph| {
            let (x, y) = self.middle(run, glyph);
            if is_out(&self.page, x, y) {
                Some(Concealment::OffSheet)
            } else if is_out(&run.clip, x, y) {
                Some(Concealment::NoInk)
            } else if covers && self.first(before.iter(), |shape| shape.solid && holds(shape, x, y)).is_some() {
                Some(Concealment::Covered)
            } else if same
                && run.colour.is_some_and(|ink| self.background(behind, x, y).is_some_and(|b| is_same(b, ink)))
            {
                Some(Concealment::Colour)
            } else {
                None
            }
        }));
    }

    /// Does all of a run lie on the sheet and within its clip?
    fn is_inside(&self, run: &Run, glyphs: &[Glyph]) -> bool {
        let around = |(from, to, above, below): (i32, i32, i32, i32), glyph: &Glyph| {
            (from.min(glyph.from), to.max(glyph.to), above.min(glyph.base), below.max(glyph.base))
        };
        let (from, to, above, below) = glyphs.iter().fold((i32::MAX, i32::MIN, i32::MAX, i32::MIN), around);
        let area = self.sheet.area(run.direction, from, to, above.saturating_sub(run.size), below);
        [&self.page, &run.clip]
            .iter()
            .all(|outer| !is_out(outer, area.left, area.top) && !is_out(outer, area.right, area.bottom))
    }

    /// The middle of a character on the sheet.
    fn middle(&self, run: &Run, glyph: &Glyph) -> (i32, i32) {
        let height = run.size / 10 * 3;
        let base = glyph.base.saturating_sub(height);
        let area = self.sheet.area(run.direction, glyph.from, glyph.to, base, base);
        (area.left + (area.right - area.left) / 2, area.top + (area.bottom - area.top) / 2)
    }

    /// The colour behind a place; nothing when it is not one that is known for certain.
    fn background(&self, behind: &[Shape], x: i32, y: i32) -> Option<Colour> {
        match self.first(behind.iter().rev(), |shape| holds(shape, x, y)) {
            Some(shape) => shape.colour.filter(|_| shape.solid),
            None => (self.patience.0.get() > 0).then_some([255; 3]),
        }
    }

    /// The first such shape, while there is patience.
    fn first<'s>(&self, shapes: impl Iterator<Item = &'s Shape>, test: impl Fn(&Shape) -> bool) -> Option<&'s Shape> {
        for shape in shapes {
            self.patience.0.set(self.patience.0.get().checked_sub(1)?);
            if test(shape) {
                return Some(shape);
            }
        }
        None
    }
}

fn is_out(area: &Area, x: i32, y: i32) -> bool {
    // Half a point of grace: letters touch edges.
    x < area.left.saturating_sub(50)
        || x > area.right.saturating_add(50)
        || y < area.top.saturating_sub(50)
        || y > area.bottom.saturating_add(50)
}

fn holds(shape: &Shape, x: i32, y: i32) -> bool {
    (shape.area.left..=shape.area.right).contains(&x) && (shape.area.top..=shape.area.bottom).contains(&y)
}

fn is_same(a: Colour, b: Colour) -> bool {
    a.iter().zip(b).all(|(a, b)| a.abs_diff(b) <= SAME)
}

/// The words of a sheet that are not seen, a paragraph each.
pub(super) fn words(sheet: &Sheet<'_>, hidden: &[Option<Concealment>], number: u32) -> Vec<Unseen> {
    let mut found = Vec::new();
    let mut reasons: Vec<Concealment> = hidden.iter().flatten().copied().collect();
    reasons.sort_unstable();
    reasons.dedup();
    for why in reasons {
        for line in layout::lines(sheet, |at| hidden.get(at).is_some_and(|h| *h == Some(why))) {
            match found.last_mut() {
                Some(Unseen { text, why: last, area, .. }) if *last == why && !line.first => {
                    text.push(' ');
                    text.push_str(&line.text);
                    *area = around(*area, line.area);
                }
                _ => found.push(Unseen { text: line.text, why, sheet: number, area: line.area }),
            }
        }
    }
    for (text, area) in &sheet.stand_ins {
        found.push(Unseen { text: text.clone(), why: Concealment::Marked, sheet: number, area: *area });
    }
    let is_word = |unseen: &Unseen| unseen.text.chars().filter(|c| c.is_alphanumeric()).count() >= FEWEST;
    found.retain(is_word);
    found
}

fn around(a: Area, b: Area) -> Area {
    Area {
        left: a.left.min(b.left),
        top: a.top.min(b.top),
        right: a.right.max(b.right),
        bottom: a.bottom.max(b.bottom),
    }
}
