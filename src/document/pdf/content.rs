//! Runs the operators of a page, and leaves what stands on the sheet.

mod draw;
mod marked;
mod text;

use super::file::File;
use super::font::Fonts;
use super::geometry::{Bounds, Matrix, View};
use super::layer::Layers;
use super::lexer::{Lexer, Token, is_space};
use super::object::{Dict, Object, Stream};
use super::paint::Sheet;
use super::path::Path;
use super::state::State;
use marked::Mark;
use std::cell::Cell;
use std::rc::Rc;

/// Deepest nesting of forms within forms, and of saved states.
const DEEPEST_FORM: usize = 12;
const DEEPEST_STATE: usize = 512;
/// Most operands of one operator; what an array holds counts as one.
const MOST_OPERANDS: usize = 64;
/// Most characters of one sheet.
const MOST_GLYPHS: usize = 200_000;
/// Most shapes of one sheet.
const MOST_SHAPES: usize = 50_000;

/// What is agreed on for all pages together.
pub(super) struct Budget {
    /// Operators that may still run.
    pub operators: Cell<usize>,
    /// Characters that may still be read.
    pub glyphs: Cell<usize>,
}

impl Default for Budget {
    fn default() -> Self {
        Budget { operators: Cell::new(3_000_000), glyphs: Cell::new(1_000_000) }
    }
}

/// Everything a page needs to run.
pub(super) struct Context<'c, 'a> {
    pub file: &'c File<'a>,
    pub layers: &'c Layers,
    pub budget: &'c Budget,
}

/// Runs the operators of a page with its forms: parts with their resources, one after the other.
pub(super) fn run<'a>(
    context: &Context<'_, 'a>,
    fonts: &mut Fonts,
    view: View,
    parts: &[(&[u8], &Dict<'a>)],
) -> Sheet<'a> {
    let page = Bounds { left: 0.0, top: 0.0, right: view.width, bottom: view.height };
    let area = page.area();
    let mut runner = Runner {
        context,
        fonts,
        // Whether letters lie beyond the edge is judged later, so the edge clips nothing.
        state: State::new(view.matrix, Bounds::ALL),
        saved: Vec::new(),
        path: Path::default(),
        clip_next: false,
        text: Matrix::IDENTITY,
        line: Matrix::IDENTITY,
        marks: Vec::new(),
        forms: Vec::new(),
        order: 0,
        page,
        sheet: Sheet { width: area.right, height: area.bottom, ..Sheet::default() },
    };
    for (bytes, resources) in parts {
        (runner.state, runner.saved) = (State::new(view.matrix, Bounds::ALL), Vec::new());
        runner.run(bytes, resources);
        runner.marks.clear();
    }
    runner.sheet
}

struct Runner<'c, 'a> {
    context: &'c Context<'c, 'a>,
    fonts: &'c mut Fonts,
    state: State,
    saved: Vec<State>,
    path: Path,
    clip_next: bool,
    text: Matrix,
    line: Matrix,
    marks: Vec<Mark>,
    /// Numbers of the forms that are being run.
    forms: Vec<u32>,
    order: u32,
    page: Bounds,
    sheet: Sheet<'a>,
}

/// The operands of an operator as numbers, missing ones zero.
fn numbers<const N: usize>(operands: &[Object<'_>]) -> [f64; N] {
    let mut all = [0.0; N];
    let last = operands.iter().rev().filter_map(Object::number);
    all.iter_mut().rev().zip(last).for_each(|(to, number)| *to = number);
    all
}

impl<'a> Runner<'_, 'a> {
    fn run(&mut self, bytes: &[u8], resources: &Dict<'a>) {
        let room = Cell::new(usize::MAX);
        let mut lexer = Lexer::content(bytes, &room);
        let mut operands: Vec<Object<'_>> = Vec::new();
        let budget = &self.context.budget.operators;
        while let Some(token) = lexer.token() {
            match token {
                Token::Value(value) => {
                    if operands.len() < MOST_OPERANDS {
                        operands.push(value);
                    }
                }
                Token::Word(word) => {
                    let Some(left) = budget.get().checked_sub(1) else {
                        self.sheet.cut = true;
                        return;
                    };
                    budget.set(left);
                    match word {
                        b"BI" => self.inline_picture(&mut lexer),
                        _ => self.operator(word, &operands, resources),
                    }
                    operands.clear();
                }
            }
        }
    }

    fn operator(&mut self, word: &[u8], operands: &[Object<'_>], resources: &Dict<'a>) {
        match word {
            b"q" if self.saved.len() < DEEPEST_STATE => self.saved.push(self.state.clone()),
            b"Q" => self.restore(),
            b"cm" => self.state.matrix = Matrix::of(&numbers::<6>(operands)).then(self.state.matrix),
            b"w" => [self.state.line_width] = numbers(operands),
            b"gs" => self.set_state(operands, resources),
            b"Do" => self.object(operands, resources),
            b"BMC" | b"BDC" => self.begin_mark(operands, resources),
            b"EMC" => self.end_mark(),
            _ if self.paint_operator(word, operands, resources) => {}
            _ => self.text_operator(word, operands, resources),
        }
    }

    fn restore(&mut self) {
        if let Some(state) = self.saved.pop() {
            self.state = state;
        }
    }

    fn set_state(&mut self, operands: &[Object<'_>], resources: &Dict<'a>) {
        let file = self.context.file;
        let name = operands.first().and_then(Object::name);
        let states = file.dict(resources, b"ExtGState");
        if let Some(dict) = states.and_then(|states| file.dict(&states, name?)) {
            self.state.apply(file, &dict);
            if let Some(font) = file.array(&dict, b"Font") {
                self.state.size = font.get(1).and_then(Object::number).unwrap_or(self.state.size);
            }
        }
    }

    /// `Do`: a form runs, a picture is put down.
    fn object(&mut self, operands: &[Object<'_>], resources: &Dict<'a>) {
        let file = self.context.file;
        let name = operands.first().and_then(Object::name);
        let stream = file.dict(resources, b"XObject").and_then(|objects| file.stream(&objects, name?));
        let Some(stream) = stream else { return };
        match file.name(&stream.dict, b"Subtype").as_deref() {
            Some(b"Form") => self.form(&stream, resources),
            Some(b"Image") => self.picture(Some(stream)),
            _ => {}
        }
    }

    fn form(&mut self, stream: &Rc<Stream<'a>>, resources: &Dict<'a>) {
        let number = stream.id.0;
        if self.forms.len() >= DEEPEST_FORM || self.forms.contains(&number) {
            self.sheet.cut |= self.forms.len() >= DEEPEST_FORM;
            return;
        }
        let file = self.context.file;
        let own = file.dict(&stream.dict, b"Resources").unwrap_or_else(|| resources.clone());
        let matrix = file.numbers(&stream.dict, b"Matrix").map_or(Matrix::IDENTITY, |m| Matrix::of(&m));
        let depth = self.saved.len();
        let (text, line) = (self.text, self.line);
        let marks = self.marks.len();
        self.saved.push(self.state.clone());
        self.forms.push(number);
        self.state.matrix = matrix.then(self.state.matrix);
        if let Some([x0, y0, x1, y1]) = super::page::rectangle(file, &stream.dict, b"BBox") {
            self.state.straight_clip &= self.state.matrix.is_straight();
            self.state.clip = self.state.clip.meet(self.state.matrix.bounds(x0, y0, x1, y1));
        }
        self.begin_layer(&stream.dict);
        let bytes = file.decoded(stream);
        self.run(&bytes, &own);
        while self.marks.len() > marks {
            self.end_mark();
        }
        self.forms.pop();
        self.saved.truncate(depth + 1);
        self.restore();
        (self.text, self.line) = (text, line);
    }

    /// `BI`: the dictionary, `ID`, bytes, `EI`.
    fn inline_picture(&mut self, lexer: &mut Lexer<'_, '_>) {
        while let Some(token) = lexer.token() {
            if token == Token::Word(b"ID") {
                break;
            }
        }
        let rest = lexer.bytes.get(lexer.at..).unwrap_or_default();
        // The end is `EI` between white space, with operators behind it and no bytes that no operator has.
        let ends = rest.windows(4).enumerate().filter(|(_, w)| is_space(w[0]) && &w[1..3] == b"EI" && is_space(w[3]));
        let is_text = |at: usize| rest.iter().skip(at + 3).take(24).all(|b| matches!(b, 9 | 10 | 13 | 32..=126));
        let end = ends.map(|(at, _)| at).find(|at| is_text(*at));
        let last = rest.ends_with(b"EI").then(|| rest.len().saturating_sub(3));
        lexer.at += end.or(last).map_or(rest.len(), |at| at + 3);
        self.picture(None);
    }
}
