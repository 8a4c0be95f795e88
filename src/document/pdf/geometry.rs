//! Matrices, and the way from the space of a page to hundredths of a point from the top left of the sheet.

#![expect(clippy::float_arithmetic, reason = "sums, products and roots, the same on every target; results are rounded")]

use super::super::Area;

/// An affine map: `x' = a x + c y + e`, `y' = b x + d y + f`.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct Matrix(pub [f64; 6]);

impl Matrix {
    pub(super) const IDENTITY: Matrix = Matrix([1.0, 0.0, 0.0, 1.0, 0.0, 0.0]);

    /// From six numbers; the identity when they are none.
    pub(super) fn of(numbers: &[f64]) -> Matrix {
        match numbers.try_into() {
            Ok(six) if numbers.iter().all(|n: &f64| n.is_finite()) => Matrix(six),
            _ => Matrix::IDENTITY,
        }
    }

    /// First this, then the other.
    pub(super) fn then(self, other: Matrix) -> Matrix {
        let ([a, b, c, d, e, f], [g, h, i, j, k, l]) = (self.0, other.0);
        Matrix([a * g + b * i, a * h + b * j, c * g + d * i, c * h + d * j, e * g + f * i + k, e * h + f * j + l])
    }

    /// Moved first.
    pub(super) fn moved(self, x: f64, y: f64) -> Matrix {
        let [a, b, c, d, e, f] = self.0;
        Matrix([a, b, c, d, x * a + y * c + e, x * b + y * d + f])
    }

    pub(super) fn apply(self, x: f64, y: f64) -> (f64, f64) {
        let [a, b, c, d, e, f] = self.0;
        (a * x + c * y + e, b * x + d * y + f)
    }

    /// How long a step to the right becomes, and a step up.
    pub(super) fn scales(self) -> (f64, f64) {
        let [a, b, c, d, _, _] = self.0;
        let length = |x: f64, y: f64| if y == 0.0 { x.abs() } else { (x * x + y * y).sqrt() };
        (length(a, b), length(c, d))
    }

    /// Does it keep upright what is upright?
    pub(super) fn is_straight(self) -> bool {
        let [a, b, c, d, _, _] = self.0;
        let small = |x: f64, y: f64| x.abs() <= y.abs() * 0.001;
        small(b, a) && small(c, d) || small(a, b) && small(d, c)
    }

    /// The box around a rectangle.
    pub(super) fn bounds(self, x0: f64, y0: f64, x1: f64, y1: f64) -> Bounds {
        [(x0, y0), (x1, y0), (x1, y1), (x0, y1)]
            .iter()
            .fold(Bounds::NONE, |bounds, (x, y)| bounds.with(self.apply(*x, *y)))
    }
}

/// A box.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct Bounds {
    pub left: f64,
    pub top: f64,
    pub right: f64,
    pub bottom: f64,
}

impl Bounds {
    pub(super) const NONE: Bounds = Bounds { left: 1e9, top: 1e9, right: -1e9, bottom: -1e9 };
    pub(super) const ALL: Bounds = Bounds { left: -1e9, top: -1e9, right: 1e9, bottom: 1e9 };

    pub(super) fn with(self, (x, y): (f64, f64)) -> Bounds {
        Bounds { left: self.left.min(x), top: self.top.min(y), right: self.right.max(x), bottom: self.bottom.max(y) }
    }

    pub(super) fn join(self, other: Bounds) -> Bounds {
        self.with((other.left, other.top)).with((other.right, other.bottom))
    }

    pub(super) fn meet(self, other: Bounds) -> Bounds {
        Bounds {
            left: self.left.max(other.left),
            top: self.top.max(other.top),
            right: self.right.min(other.right),
            bottom: self.bottom.min(other.bottom),
        }
    }

    pub(super) fn grown(self, by: f64) -> Bounds {
        Bounds { left: self.left - by, top: self.top - by, right: self.right + by, bottom: self.bottom + by }
    }

    /// In hundredths; an empty box has no extent.
    pub(super) fn area(self) -> Area {
        let (left, top) = (hundredths(self.left), hundredths(self.top));
        Area { left, top, right: hundredths(self.right).max(left), bottom: hundredths(self.bottom).max(top) }
    }
}

/// Whole hundredths of a point, within what any sheet has.
pub(super) fn hundredths(points: f64) -> i32 {
    let exact = (points * 100.0).clamp(-100_000_000.0, 100_000_000.0);
    // `round` is a call into a library on most targets; this is the same, and every character is rounded.
    let whole = exact as i32;
    let rest = exact - f64::from(whole);
    whole + i32::from(rest >= 0.5) - i32::from(rest <= -0.5)
}

/// The view of a page: which part of its space is shown, and how it is turned.
#[derive(Debug, Clone, Copy)]
pub(super) struct View {
    pub width: f64,
    pub height: f64,
    pub matrix: Matrix,
}

impl View {
    /// Of a box in the space of the page, turned clockwise by quarters.
    pub(super) fn of([x0, y0, x1, y1]: [f64; 4], quarters: i64) -> View {
        let (width, height) = (x1 - x0, y1 - y0);
        let (matrix, turned) = match quarters.rem_euclid(4) {
            1 => ([0.0, 1.0, 1.0, 0.0, -y0, -x0], true),
            2 => ([-1.0, 0.0, 0.0, 1.0, x1, -y0], false),
            3 => ([0.0, -1.0, -1.0, 0.0, y1, x1], true),
            _ => ([1.0, 0.0, 0.0, -1.0, -x0, y1], false),
        };
        let (width, height) = if turned { (height, width) } else { (width, height) };
        View { width, height, matrix: Matrix(matrix) }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn pages_are_seen_from_their_top_left() {
        let corner = |quarters, x, y| View::of([0.0, 0.0, 200.0, 100.0], quarters).matrix.apply(x, y);
        assert_eq!(corner(0, 0.0, 100.0), (0.0, 0.0));
        assert_eq!(corner(1, 0.0, 0.0), (0.0, 0.0));
        assert_eq!(corner(2, 200.0, 0.0), (0.0, 0.0));
        assert_eq!(corner(3, 200.0, 100.0), (0.0, 0.0));
        assert_eq!(View::of([0.0, 0.0, 200.0, 100.0], 1).width, 100.0);
    }
}
