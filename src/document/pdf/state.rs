//! What operators change: the matrix, the clip, colours and the text.

use super::file::File;
use super::font::Font;
use super::geometry::{Bounds, Matrix};
use super::object::{Dict, Object};
use super::paint::Colour;
use std::rc::Rc;

/// How numbers of a colour are meant.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Space {
    Gray,
    Rgb,
    Cmyk,
    /// An amount of black ink.
    Ink,
    Other,
}

/// The graphics state.
#[derive(Clone)]
pub(super) struct State {
    pub matrix: Matrix,
    pub clip: Bounds,
    /// The clip is a rectangle and not just within one.
    pub straight_clip: bool,
    pub fill_space: Space,
    pub fill: Option<Colour>,
    pub stroke_space: Space,
    pub stroke: Option<Colour>,
    pub fill_opacity: f64,
    pub stroke_opacity: f64,
    /// A soft mask or a way of mixing colours that is not plain painting.
    pub blended: bool,
    pub line_width: f64,
    pub font: Option<Rc<Font>>,
    pub size: f64,
    pub letter_gap: f64,
    pub word_gap: f64,
    pub stretch: f64,
    pub leading: f64,
    pub rise: f64,
    pub mode: i64,
}

impl State {
    pub(super) fn new(matrix: Matrix, clip: Bounds) -> State {
        State {
            matrix,
            clip,
            straight_clip: true,
            fill_space: Space::Gray,
            fill: Some([0; 3]),
            stroke_space: Space::Gray,
            stroke: Some([0; 3]),
            fill_opacity: 1.0,
            stroke_opacity: 1.0,
            blended: false,
            line_width: 1.0,
            font: None,
            size: 0.0,
            letter_gap: 0.0,
            word_gap: 0.0,
            stretch: 1.0,
            leading: 0.0,
            rise: 0.0,
            mode: 0,
        }
    }

    /// The colour of letters; nothing when they show more than one or one that is not known.
    pub(super) fn ink(&self) -> Option<Colour> {
        match self.mode {
            1 | 5 => self.stroke,
            2 | 6 if self.stroke != self.fill => None,
            _ => self.fill,
        }
    }

    /// Does painting letters leave no ink?
    pub(super) fn is_inkless(&self) -> bool {
        let faint = |opacity: f64| opacity < 0.04;
        match self.mode {
            3 | 7 => true,
            1 | 5 => faint(self.stroke_opacity),
            2 | 6 => faint(self.fill_opacity) && faint(self.stroke_opacity),
            _ => faint(self.fill_opacity),
        }
    }

    /// Does a filled shape hide what is behind it?
    pub(super) fn is_opaque(&self) -> bool {
        self.fill_opacity > 0.99 && !self.blended
    }

    /// An `ExtGState`.
    pub(super) fn apply<'a>(&mut self, file: &File<'a>, dict: &Dict<'a>) {
        self.fill_opacity = file.number(dict, b"ca").unwrap_or(self.fill_opacity);
        self.stroke_opacity = file.number(dict, b"CA").unwrap_or(self.stroke_opacity);
        self.line_width = file.number(dict, b"LW").unwrap_or(self.line_width);
        let mask = file.get(dict, b"SMask");
        let mode = file.get(dict, b"BM");
        if mask != Object::Null || mode != Object::Null {
            let plain =
                |o: &Object<'_>| matches!(o.name(), Some(b"None" | b"Normal" | b"Compatible")) || *o == Object::Null;
            self.blended = !(plain(&mask) && plain(&mode));
        }
    }
}

/// The space of a name or an object.
pub(super) fn space<'a>(file: &File<'a>, resources: &Dict<'a>, object: &Object<'a>) -> Space {
    let named = object.name().and_then(device);
    if let Some(space) = named {
        return space;
    }
    let looked_up = object.name().and_then(|name| Some(file.get(&file.dict(resources, b"ColorSpace")?, name)));
    let object = looked_up.unwrap_or_else(|| object.clone());
    if let Some(space) = object.name().and_then(device) {
        return space;
    }
    let Some(parts) = object.array() else { return Space::Other };
    let part = |at: usize| parts.get(at).map_or(Object::Null, |part| file.resolve(part));
    match part(0).name() {
        Some(b"ICCBased") => match part(1).dict().and_then(|d| file.int(d, b"N")) {
            Some(1) => Space::Gray,
            Some(3) => Space::Rgb,
            Some(4) => Space::Cmyk,
            _ => Space::Other,
        },
        Some(b"Separation") if matches!(part(1).name(), Some(b"Black" | b"All")) => Space::Ink,
        Some(name) => device(name).unwrap_or(Space::Other),
        None => Space::Other,
    }
}

fn device(name: &[u8]) -> Option<Space> {
    match name {
        b"DeviceGray" | b"CalGray" | b"G" => Some(Space::Gray),
        b"DeviceRGB" | b"CalRGB" | b"RGB" => Some(Space::Rgb),
        b"DeviceCMYK" | b"CMYK" => Some(Space::Cmyk),
        _ => None,
    }
}

/// The colour that a space begins with.
pub(super) fn first(space: Space) -> Option<Colour> {
    (space != Space::Other).then_some([0; 3])
}

/// A colour of numbers.
#[expect(clippy::float_arithmetic, reason = "sums and products, rounded")]
pub(super) fn colour(space: Space, numbers: &[f64]) -> Option<Colour> {
    let level = |value: f64| (value.clamp(0.0, 1.0) * 255.0).round() as u8;
    match (space, numbers) {
        (Space::Gray, [gray]) => Some([level(*gray); 3]),
        (Space::Ink, [ink]) => Some([level(1.0 - ink); 3]),
        (Space::Rgb, [red, green, blue]) => Some([level(*red), level(*green), level(*blue)]),
        (Space::Cmyk, [cyan, magenta, yellow, black]) => {
            let left = 1.0 - black.clamp(0.0, 1.0);
            let mix = |ink: f64| level((1.0 - ink.clamp(0.0, 1.0)) * left);
            Some([mix(*cyan), mix(*magenta), mix(*yellow)])
        }
        _ => None,
    }
}
