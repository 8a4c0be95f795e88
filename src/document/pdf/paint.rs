//! What stands on a sheet after its operators have run: characters, shapes and pictures, in order of painting.

use super::super::{Area, Role};
use super::object::Stream;
use std::rc::Rc;

/// A colour: red, green, blue.
pub(super) type Colour = [u8; 3];

/// The way a text runs: to the right, down, to the left (upside down), up.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Default)]
pub(super) enum Direction {
    #[default]
    Right,
    Down,
    Left,
    Up,
}

/// Characters painted by one operator.
#[derive(Debug, Clone)]
pub(super) struct Run {
    /// Place in the order of painting.
    pub order: u32,
    /// Nothing when it is not known (a pattern, a picture).
    pub colour: Option<Colour>,
    /// Height of a line, hundredths of a point.
    pub size: i32,
    pub bold: bool,
    pub direction: Direction,
    /// Painted in a mode or with an opacity that leaves no ink.
    pub inkless: bool,
    /// In a layer that is switched off.
    pub off: bool,
    /// What the part of the page is clipped to.
    pub clip: Area,
    pub role: Role,
}

/// A character. Along its line and across it, from the corner where its direction begins; on most sheets that
/// is from the left and from the top.
#[derive(Debug, Clone, Copy)]
pub(super) struct Glyph {
    pub run: u32,
    pub from: i32,
    pub to: i32,
    pub base: i32,
    /// Its letters within the text of the sheet.
    pub start: u32,
    pub length: u16,
    pub space: bool,
}

/// A filled shape.
#[derive(Debug, Clone, Copy)]
pub(super) struct Shape {
    pub order: u32,
    pub area: Area,
    /// Nothing when it is not one colour.
    pub colour: Option<Colour>,
    /// Fills the area wholly and hides what is behind.
    pub solid: bool,
}

/// A picture on the sheet.
#[derive(Debug, Clone)]
pub(super) struct Placed<'a> {
    pub stream: Option<Rc<Stream<'a>>>,
    pub area: Area,
}

/// All of a sheet.
#[derive(Debug, Default)]
pub(super) struct Sheet<'a> {
    pub text: String,
    pub runs: Vec<Run>,
    pub glyphs: Vec<Glyph>,
    pub shapes: Vec<Shape>,
    pub pictures: Vec<Placed<'a>>,
    /// Characters of fonts that do not say what they stand for.
    pub unknown: usize,
    /// Words that stand in for what is drawn (`ActualText`) and say far more than it.
    pub stand_ins: Vec<(String, Area)>,
    /// Hundredths of a point.
    pub width: i32,
    pub height: i32,
    /// There was more than is read.
    pub cut: bool,
}

impl Sheet<'_> {
    /// The letters of a character.
    pub(super) fn letters(&self, glyph: &Glyph) -> &str {
        let from = glyph.start as usize;
        self.text.get(from..from + usize::from(glyph.length)).unwrap_or_default()
    }

    /// Is the middle of a character within that area of the sheet?
    pub(super) fn is_within(&self, glyph: &Glyph, area: &Area) -> bool {
        let Some(run) = self.runs.get(glyph.run as usize) else { return false };
        let middle = glyph.base.saturating_sub(run.size / 10 * 3);
        // Each link asks this of each character: most stand on another line.
        if run.direction == Direction::Right && !(area.top..=area.bottom).contains(&middle) {
            return false;
        }
        let own = self.area(run.direction, glyph.from, glyph.to, middle, middle);
        let (x, y) = (own.left + (own.right - own.left) / 2, own.top + (own.bottom - own.top) / 2);
        (area.left..=area.right).contains(&x) && (area.top..=area.bottom).contains(&y)
    }

    /// A place along and across a line as a place on the sheet.
    pub(super) fn area(&self, direction: Direction, from: i32, to: i32, above: i32, below: i32) -> Area {
        let (w, h) = (self.width, self.height);
        match direction {
            Direction::Right => Area { left: from, top: above, right: to, bottom: below },
            Direction::Down => Area { left: w - below, top: from, right: w - above, bottom: to },
            Direction::Left => Area { left: w - to, top: h - below, right: w - from, bottom: h - above },
            Direction::Up => Area { left: above, top: h - to, right: below, bottom: h - from },
        }
    }
}
