//! The buckets of many texts, band by band: what the segments of a layer are made of.

use super::layer::{Banded, Bits, LARGEST, Layer, Segment};
use super::lists::Sorter;
use crate::memory::Id;

/// Texts whose buckets are turned from rows into columns together.
const ROWS: usize = 256;

/// The buckets of all texts, band by band.
pub(super) struct Columns<const W: usize, const B: usize> {
    pub(super) base: Id,
    pub(super) sketches: Vec<Bits<W>>,
    pub(super) of: [Vec<u16>; B],
    /// What is not in the columns yet.
    rows: Vec<[u16; B]>,
}

impl<const W: usize, const B: usize> Columns<W, B> {
    /// Empty, with room for so many: what grows by doubling leaves holes, and the room of a module never gets less.
    fn new(base: Id, room: usize) -> Self {
        let of = std::array::from_fn(|_| Vec::with_capacity(room));
        Columns { base, sketches: Vec::with_capacity(room), of, rows: Vec::with_capacity(ROWS) }
    }

    /// With room for the buckets of these texts.
    pub(super) fn sized(base: Id, sketches: Vec<Bits<W>>) -> Self {
        let of = std::array::from_fn(|_| vec![0; sketches.len()]);
        Columns { base, sketches, of, rows: Vec::with_capacity(ROWS) }
    }

    fn push(&mut self, id: Id, text: &Banded<W, B>) {
        let slot = (id - self.base) as usize;
        while self.sketches.len() < slot {
            self.row([0; W], [0; B]);
        }
        self.row(text.sketch, text.buckets);
    }

    fn row(&mut self, sketch: Bits<W>, buckets: [u16; B]) {
        self.sketches.push(sketch);
        self.rows.push(buckets);
        if self.rows.len() == ROWS {
            self.turn();
        }
    }

    fn turn(&mut self) {
        for (band, column) in self.of.iter_mut().enumerate() {
            column.extend(self.rows.iter().map(|row| row[band]));
        }
        self.rows.clear();
    }

    pub(super) fn segment(mut self) -> Segment<W, B> {
        self.turn();
        let there = |slot: &u32| self.sketches.get(*slot as usize) != Some(&[0; W]);
        let slots: Vec<u32> = (0..self.sketches.len() as u32).filter(there).collect();
        let mut sorter = Sorter::default();
        let lists = self.of.into_iter().map(|column| sorter.list(column, &slots)).collect();
        self.sketches.shrink_to_fit();
        Segment { base: self.base, sketches: self.sketches, lists }
    }
}

/// A layer of many texts, sealed at once. They come in the order of their numbers.
pub(super) struct Building<const W: usize, const B: usize> {
    layer: Layer<W, B>,
    columns: Option<Columns<W, B>>,
    /// The number at which they will end; nought when that is not known.
    until: Id,
}

impl<const W: usize, const B: usize> Building<W, B> {
    /// Empty, of a layer that is.
    pub(super) fn new() -> Self {
        Building { layer: Layer::new(), columns: None, until: 0 }
    }

    /// Makes room for all numbers below this one.
    pub(super) fn expect(&mut self, until: Id) {
        self.until = until;
    }

    pub(super) fn push(&mut self, id: Id, text: &Banded<W, B>) {
        let full = self.columns.as_ref().is_some_and(|columns| (id - columns.base) as usize >= LARGEST);
        if full {
            self.seal();
        }
        let room = (self.until.saturating_sub(id) as usize).min(LARGEST);
        self.columns.get_or_insert_with(|| Columns::new(id, room)).push(id, text);
    }

    fn seal(&mut self) {
        self.layer.sealed.extend(self.columns.take().map(Columns::segment));
    }

    pub(super) fn done(mut self) -> Layer<W, B> {
        self.seal();
        self.layer
    }
}
