//! Operators that draw: paths, colours, clips and pictures.

#![expect(clippy::float_arithmetic, reason = "products and halves, the same on every target")]

use super::super::geometry::{Bounds, Matrix};
use super::super::object::{Dict, Object, Stream};
use super::super::paint::{Colour, Placed, Shape};
use super::super::path::Path;
use super::super::state::{self, Space};
use super::{MOST_SHAPES, Runner, numbers};
use std::rc::Rc;

/// Most pictures of one sheet.
const MOST_PICTURES: usize = 2_000;
/// Lines thinner than this hide no words.
const THIN: f64 = 3.0;

impl<'a> Runner<'_, 'a> {
    /// Runs an operator that draws; says whether it is one.
    pub(super) fn paint_operator(&mut self, word: &[u8], operands: &[Object<'_>], resources: &Dict<'a>) -> bool {
        match word {
            b"m" | b"l" | b"c" | b"v" | b"y" | b"re" | b"h" => self.path_operator(word, operands),
            b"f" | b"F" | b"f*" | b"B" | b"B*" | b"b" | b"b*" => {
                self.fill(word.ends_with(b"*"));
                self.end_path();
            }
            b"S" | b"s" => {
                self.stroke();
                self.end_path();
            }
            b"n" => self.end_path(),
            b"W" | b"W*" => self.clip_next = true,
            b"sh" => {
                let (bounds, solid) = (self.state.clip, self.state.straight_clip && self.state.is_opaque());
                self.shape(bounds, None, solid);
            }
            b"g" => self.set_fill(Space::Gray, operands),
            b"rg" => self.set_fill(Space::Rgb, operands),
            b"k" => self.set_fill(Space::Cmyk, operands),
            b"G" => self.set_stroke(Space::Gray, operands),
            b"RG" => self.set_stroke(Space::Rgb, operands),
            b"K" => self.set_stroke(Space::Cmyk, operands),
            b"sc" | b"scn" => self.set_fill(self.state.fill_space, operands),
            b"SC" | b"SCN" => self.set_stroke(self.state.stroke_space, operands),
            b"cs" | b"CS" => self.set_space(word == b"cs", operands, resources),
            _ => return false,
        }
        true
    }

    fn path_operator(&mut self, word: &[u8], operands: &[Object<'_>]) {
        let matrix = self.state.matrix;
        let point = |x: f64, y: f64| matrix.apply(x, y);
        match word {
            b"re" => self.path.rectangle(matrix, numbers(operands)),
            b"h" => {}
            b"c" => {
                let [a, b, c, d, e, f] = numbers(operands);
                self.path.curve([point(a, b), point(c, d), point(e, f)]);
            }
            b"v" | b"y" => {
                let [a, b, c, d] = numbers(operands);
                self.path.curve([point(a, b), point(a, b), point(c, d)]);
            }
            _ => {
                let [x, y] = numbers(operands);
                if word == b"m" { self.path.start(point(x, y)) } else { self.path.line(point(x, y)) }
            }
        }
    }

    fn fill(&mut self, even_odd: bool) {
        self.path.close();
        let (colour, solid) = (self.state.fill, self.state.is_opaque());
        let path = std::mem::take(&mut self.path);
        // Rectangles within rectangles leave holes when every other one is filled.
        let plain = !even_odd || path.rectangles.len() == 1;
        for bounds in &path.rectangles {
            self.shape(*bounds, colour, solid && plain && self.state.straight_clip);
        }
        if let Some(rest) = path.rest {
            self.shape(rest, colour, false);
        }
        self.path = path;
    }

    fn stroke(&mut self) {
        self.path.close();
        let (scale, _) = self.state.matrix.scales();
        let width = self.state.line_width * scale;
        if width >= THIN {
            let bounds = self.path.bounds().grown(width / 2.0);
            self.shape(bounds, self.state.stroke, false);
        }
    }

    /// What is painted of a path is over; it may clip what follows.
    fn end_path(&mut self) {
        self.path.close();
        if std::mem::take(&mut self.clip_next) {
            self.state.straight_clip &= self.path.is_rectangle();
            self.state.clip = self.state.clip.meet(self.path.bounds());
        }
        self.path = Path::default();
    }

    fn shape(&mut self, bounds: Bounds, colour: Option<Colour>, solid: bool) {
        let bounds = bounds.meet(self.state.clip).meet(self.page);
        let seen = bounds.right - bounds.left > 0.5 && bounds.bottom - bounds.top > 0.5;
        let faint = self.state.fill_opacity < 0.04;
        if !seen || faint || self.is_off() {
            return;
        }
        if self.sheet.shapes.len() >= MOST_SHAPES {
            self.sheet.cut = true;
            return;
        }
        self.order += 1;
        let colour = colour.filter(|_| self.state.is_opaque());
        self.sheet.shapes.push(Shape { order: self.order, area: bounds.area(), colour, solid });
    }

    fn set_fill(&mut self, space: Space, operands: &[Object<'_>]) {
        (self.state.fill_space, self.state.fill) = (space, colour(space, operands));
    }

    fn set_stroke(&mut self, space: Space, operands: &[Object<'_>]) {
        (self.state.stroke_space, self.state.stroke) = (space, colour(space, operands));
    }

    fn set_space(&mut self, fill: bool, operands: &[Object<'_>], resources: &Dict<'a>) {
        let name = operands.first().and_then(Object::name).unwrap_or_default();
        let space = state::space(self.context.file, resources, &Object::Name(name.to_vec().into()));
        let first = state::first(space);
        match fill {
            true => (self.state.fill_space, self.state.fill) = (space, first),
            false => (self.state.stroke_space, self.state.stroke) = (space, first),
        }
    }

    /// A picture fills the unit square. One that may be seen through hides nothing for certain.
    pub(super) fn picture(&mut self, stream: Option<Rc<Stream<'a>>>) {
        let file = self.context.file;
        let whole = stream.as_ref().is_some_and(|stream| {
            let see_through = [&b"SMask"[..], b"Mask", b"ImageMask"].iter().any(|key| stream.dict.raw(key).is_some());
            !see_through && self.state.matrix.is_straight() && self.state.straight_clip && self.state.is_opaque()
        });
        let layer = stream.as_ref().and_then(|stream| stream.dict.raw(b"OC").cloned());
        if layer.is_some_and(|layer| self.context.layers.is_off(file, &layer)) {
            return;
        }
        let bounds = Matrix::bounds(self.state.matrix, 0.0, 0.0, 1.0, 1.0);
        self.shape(bounds, None, whole);
        if self.sheet.pictures.len() < MOST_PICTURES && !self.is_off() {
            let area = bounds.meet(self.state.clip).meet(self.page).area();
            self.sheet.pictures.push(Placed { stream, area });
        }
    }
}

/// The colour of the operands; none of a pattern, whose last operand is a name.
fn colour(space: Space, operands: &[Object<'_>]) -> Option<Colour> {
    let mut numbers = [0.0; 4];
    let slots = numbers.get_mut(..operands.len())?;
    for (slot, operand) in slots.iter_mut().zip(operands) {
        *slot = operand.number()?;
    }
    state::colour(space, numbers.get(..operands.len())?)
}
