//! Operators that show text.

#![expect(clippy::float_arithmetic, reason = "sums and products, the same on every target; results are rounded")]

use super::super::font::{Font, Shown};
use super::super::geometry::{Matrix, hundredths};
use super::super::object::{Dict, Object};
use super::super::paint::{Direction, Glyph, Run};
use super::{MOST_GLYPHS, Runner, numbers};
use std::rc::Rc;

impl<'a> Runner<'_, 'a> {
    pub(super) fn text_operator(&mut self, word: &[u8], operands: &[Object<'_>], resources: &Dict<'a>) {
        match word {
            b"BT" => (self.text, self.line) = (Matrix::IDENTITY, Matrix::IDENTITY),
            b"Tc" => [self.state.letter_gap] = numbers(operands),
            b"Tw" => [self.state.word_gap] = numbers(operands),
            b"Tz" => self.state.stretch = numbers::<1>(operands)[0] / 100.0,
            b"TL" => [self.state.leading] = numbers(operands),
            b"Ts" => [self.state.rise] = numbers(operands),
            b"Tr" => self.state.mode = operands.first().and_then(Object::int).unwrap_or(0),
            b"Tf" => self.set_font(operands, resources),
            b"Td" => self.next_line(numbers(operands)),
            b"TD" => {
                let [x, y] = numbers(operands);
                self.state.leading = -y;
                self.next_line([x, y]);
            }
            b"Tm" => {
                self.line = Matrix::of(&numbers::<6>(operands));
                self.text = self.line;
            }
            b"T*" => self.next_line([0.0, -self.state.leading]),
            b"Tj" => self.show(operands),
            b"'" => {
                self.next_line([0.0, -self.state.leading]);
                self.show(operands);
            }
            b"\"" => {
                let [word_gap, letter_gap] = numbers(operands.get(..2).unwrap_or_default());
                (self.state.word_gap, self.state.letter_gap) = (word_gap, letter_gap);
                self.next_line([0.0, -self.state.leading]);
                self.show(operands.get(2..).unwrap_or_default());
            }
            b"TJ" => self.show(operands.first().and_then(Object::array).unwrap_or_default()),
            _ => {}
        }
    }

    fn set_font(&mut self, operands: &[Object<'_>], resources: &Dict<'a>) {
        let name = operands.first().and_then(Object::name).unwrap_or_default();
        self.state.font = self.fonts.get(self.context.file, resources, name);
        [self.state.size] = numbers(operands);
    }

    fn next_line(&mut self, [x, y]: [f64; 2]) {
        self.line = self.line.moved(x, y);
        self.text = self.line;
    }

    /// Texts, and between them steps back in thousandths of the size.
    fn show(&mut self, parts: &[Object<'_>]) {
        let Some(font) = self.state.font.clone() else { return };
        let pen = Pen::new(self, &font);
        for part in parts {
            match part {
                Object::Text(bytes) => self.show_text(&font, bytes, &pen),
                other => {
                    let back = other.number().unwrap_or(0.0);
                    self.text = self.text.moved(-back / 1_000.0 * self.state.size * self.state.stretch, 0.0);
                }
            }
        }
    }

    fn show_text(&mut self, font: &Rc<Font>, bytes: &[u8], pen: &Pen) {
        let state = &self.state;
        let (size, stretch) = (state.size, state.stretch);
        let (letter_gap, word_gap) = (state.letter_gap, state.word_gap);
        let mut at = 0.0;
        let (sheet, budget) = (&mut self.sheet, &self.context.budget.glyphs);
        let origin = Matrix([1.0, 0.0, 0.0, 1.0, 0.0, state.rise]).then(self.text).then(state.matrix);
        let mut track = Track::new(pen, origin, u32::try_from(sheet.runs.len()).unwrap_or(u32::MAX));
        let before = sheet.glyphs.len();
        font.show(bytes, |shown| {
            let width = shown.width * size * stretch;
            let room = sheet.glyphs.len() < MOST_GLYPHS && budget.get() > 0;
            sheet.cut |= !room;
            if room {
                budget.set(budget.get() - 1);
                track.put(sheet, &shown, at, at + width);
            }
            at += width + (letter_gap + if shown.gap { word_gap } else { 0.0 }) * stretch;
        });
        self.text = self.text.moved(at, 0.0);
        if self.sheet.glyphs.len() > before {
            self.order += 1;
            self.sheet.runs.push(Run { order: self.order, ..pen.run.clone() });
        }
    }
}

/// What all characters of one operator have in common.
struct Pen {
    run: Run,
    width: f64,
    height: f64,
}

impl Pen {
    fn new(runner: &Runner<'_, '_>, font: &Font) -> Pen {
        let state = &runner.state;
        let matrix = runner.text.then(state.matrix);
        let (across, up) = matrix.scales();
        let size = (state.size * up).abs();
        let narrow = (state.size * across * state.stretch).abs();
        let run = Run {
            order: 0,
            colour: state.ink(),
            // Letters squeezed to nothing are as small as they are narrow.
            size: hundredths(if narrow < size / 8.0 { narrow } else { size }),
            bold: font.bold || matches!(state.mode, 2 | 6),
            direction: direction(matrix, state.size),
            inkless: state.is_inkless(),
            off: runner.is_off(),
            clip: state.clip.area(),
            role: runner.role(),
        };
        Pen { run, width: runner.page.right, height: runner.page.bottom }
    }

    /// How far along its line a place is, from the corner where the direction begins.
    fn along(&self, (x, y): (f64, f64)) -> f64 {
        match self.run.direction {
            Direction::Right => x,
            Direction::Down => y,
            Direction::Left => self.width - x,
            Direction::Up => self.height - y,
        }
    }

    /// How far across.
    fn across(&self, (x, y): (f64, f64)) -> f64 {
        match self.run.direction {
            Direction::Right => y,
            Direction::Down => self.width - x,
            Direction::Left => self.height - y,
            Direction::Up => x,
        }
    }
}

/// The way of one text over the sheet.
struct Track<'p> {
    pen: &'p Pen,
    origin: Matrix,
    run: u32,
    /// Where the last character ended, on its line and on the sheet: mostly the next begins there.
    end: (f64, i32),
    /// How far across all characters are, when it is the same for all.
    level: Option<i32>,
}

impl Track<'_> {
    fn new(pen: &Pen, origin: Matrix, run: u32) -> Track<'_> {
        let [a, b, ..] = origin.0;
        let slope = if matches!(pen.run.direction, Direction::Right | Direction::Left) { b } else { a };
        let start = origin.apply(0.0, 0.0);
        let level = (slope == 0.0).then(|| hundredths(pen.across(start)));
        Track { pen, origin, run, end: (0.0, hundredths(pen.along(start))), level }
    }

    fn put(&mut self, sheet: &mut super::super::paint::Sheet<'_>, shown: &Shown<'_>, from: f64, to: f64) {
        let place = |at: f64| hundredths(self.pen.along(self.origin.apply(at, 0.0)));
        let left = if from == self.end.0 { self.end.1 } else { place(from) };
        let right = place(to);
        self.end = (to, right);
        let base = self.level.unwrap_or_else(|| hundredths(self.pen.across(self.origin.apply(from, 0.0))));
        let start = u32::try_from(sheet.text.len()).unwrap_or(0);
        let length = u16::try_from(shown.text.len()).unwrap_or(0);
        match shown.text.as_bytes() {
            [letter] => sheet.text.push(char::from(*letter)),
            _ => sheet.text.push_str(shown.text),
        }
        sheet.unknown += usize::from(!shown.told);
        let (from, to) = (left.min(right), left.max(right));
        sheet.glyphs.push(Glyph { run: self.run, from, to, base, start, length, space: shown.space });
    }
}

/// The quarter that a text runs in.
fn direction(matrix: Matrix, size: f64) -> Direction {
    let [a, b, ..] = matrix.0;
    let (a, b) = if size < 0.0 { (-a, -b) } else { (a, b) };
    match a.abs() >= b.abs() {
        true if a >= 0.0 => Direction::Right,
        true => Direction::Left,
        false if b >= 0.0 => Direction::Down,
        false => Direction::Up,
    }
}
