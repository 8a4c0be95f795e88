//! Paths, as far as they can hide words or stand behind them: rectangles, and boxes around everything else.

#![expect(clippy::float_arithmetic, reason = "differences, the same on every target")]

use super::geometry::{Bounds, Matrix};

/// Most rectangles of one path.
const MOST: usize = 4_096;

/// A path under construction, on the sheet.
#[derive(Debug, Default)]
pub(super) struct Path {
    /// Its rectangles.
    pub rectangles: Vec<Bounds>,
    /// The box around all else.
    pub rest: Option<Bounds>,
    points: Vec<(f64, f64)>,
    curved: bool,
}

impl Path {
    pub(super) fn rectangle(&mut self, matrix: Matrix, [x, y, width, height]: [f64; 4]) {
        self.close();
        let bounds = matrix.bounds(x, y, x + width, y + height);
        match matrix.is_straight() && self.rectangles.len() < MOST {
            true => self.rectangles.push(bounds),
            false => self.loose(bounds),
        }
    }

    pub(super) fn start(&mut self, point: (f64, f64)) {
        self.close();
        self.points.push(point);
    }

    pub(super) fn line(&mut self, point: (f64, f64)) {
        self.points.push(point);
        // Long lines of points are no rectangles: the box around them is enough.
        if self.points.len() > 64 {
            self.curved = true;
            self.close();
            self.points.push(point);
            self.curved = true;
        }
    }

    pub(super) fn curve(&mut self, points: [(f64, f64); 3]) {
        self.curved = true;
        points.into_iter().for_each(|point| self.line(point));
    }

    /// Ends the part that is being drawn.
    pub(super) fn close(&mut self) {
        let points = std::mem::take(&mut self.points);
        let curved = std::mem::take(&mut self.curved);
        let Some(first) = points.first() else { return };
        let bounds = points.iter().fold(Bounds::NONE, |bounds, point| bounds.with(*point));
        let corners = if points.last() == Some(first) { &points[..points.len() - 1] } else { &points[..] };
        let near = |a: f64, b: f64| (a - b).abs() < 0.05;
        let is_corner = |(x, y): &(f64, f64)| {
            (near(*x, bounds.left) || near(*x, bounds.right)) && (near(*y, bounds.top) || near(*y, bounds.bottom))
        };
        match !curved && corners.len() == 4 && corners.iter().all(is_corner) && self.rectangles.len() < MOST {
            true => self.rectangles.push(bounds),
            false => self.loose(bounds),
        }
    }

    fn loose(&mut self, bounds: Bounds) {
        self.rest = Some(self.rest.map_or(bounds, |rest| rest.join(bounds)));
    }

    /// The box around all of it.
    pub(super) fn bounds(&self) -> Bounds {
        self.rectangles.iter().fold(self.rest.unwrap_or(Bounds::NONE), |all, one| all.join(*one))
    }

    /// Is it one rectangle?
    pub(super) fn is_rectangle(&self) -> bool {
        self.rest.is_none() && self.rectangles.len() == 1
    }
}
