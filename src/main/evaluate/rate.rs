//! Shares with their 95 % intervals, in whole ten-thousandths.
//!
//! The interval is the score interval: E. B. Wilson, "Probable Inference, the Law of Succession,
//! and Statistical Inference", Journal of the American Statistical Association 22 (1927), 209–212.
//! Of k in n, with z = 1.959964, it reaches from (2k + z² − r) / 2(n + z²) to (2k + z² + r) / 2(n + z²),
//! where r = z √(z² + 4k(n − k)/n). Reckoned in integers and rounded outwards.

use serde::{Serialize, Serializer};
use std::fmt;

/// A whole, as ten-thousandths.
pub const WHOLE: u64 = 10_000;

/// Millionths, in which z² and the root are reckoned.
const MILLION: u128 = 1_000_000;
/// z² in millionths.
const Z2: u128 = 3_841_459;

/// So many of so many.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Rate {
    /// How many.
    pub count: u64,
    /// Of how many.
    pub of: u64,
}

impl Rate {
    /// `count` of `of`.
    pub fn new(count: u64, of: u64) -> Rate {
        Rate { count, of }
    }

    /// The share in ten-thousandths, rounded; none of nothing.
    pub fn share(self) -> Option<u64> {
        (self.of > 0).then(|| (2 * self.count * WHOLE + self.of) / (2 * self.of))
    }

    /// The interval in ten-thousandths; everything is possible of nothing.
    pub fn interval(self) -> (u64, u64) {
        if self.of == 0 {
            return (0, WHOLE);
        }
        let (k, n) = (u128::from(self.count), u128::from(self.of));
        let spread = Z2 + 4 * MILLION * k * (n - k) / n;
        let (middle, below) = (2 * k * MILLION + Z2, 2 * (n * MILLION + Z2));
        let root = (Z2 * spread).isqrt() + 1;
        let low = if k == 0 { 0 } else { middle.saturating_sub(root) * u128::from(WHOLE) / below };
        let high = if k == n { WHOLE } else { ((middle + root) * u128::from(WHOLE)).div_ceil(below) as u64 };
        (low as u64, high.min(WHOLE))
    }

    /// One more of those looked at, and of those counted when `counts`.
    pub fn add(&mut self, counts: bool) {
        self.of += 1;
        self.count += u64::from(counts);
    }
}

/// "12.34 %", of ten-thousandths.
pub fn percent(share: u64) -> String {
    format!("{}.{:02} %", share / 100, share % 100)
}

impl fmt::Display for Rate {
    /// `3 of 40: 7.50 % (2.58 % to 19.87 %)`.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Some(share) = self.share() else { return f.write_str("–") };
        let (low, high) = self.interval();
        write!(f, "{} of {}: {} ({} to {})", self.count, self.of, percent(share), percent(low), percent(high))
    }
}

#[derive(Serialize)]
struct Record {
    count: u64,
    of: u64,
    per_10000: Option<u64>,
    low: u64,
    high: u64,
}

impl Serialize for Rate {
    fn serialize<S: Serializer>(&self, to: S) -> Result<S::Ok, S::Error> {
        let (low, high) = self.interval();
        Record { count: self.count, of: self.of, per_10000: self.share(), low, high }.serialize(to)
    }
}
