//! Perceptual hash of a picture: 64 bits that hardly change when it is scaled, compressed or toned.
//!
//! As the library imagehash defines `phash`: grey, 32 by 32, discrete cosine transform, the 8 by 8 lowest
//! frequencies, each above their median or not. Scaled here by exact averages and computed in whole numbers, so
//! that every target gives the same bits; up to three or so bits differ from that library's.

/// Side of the small picture.
const SIDE: usize = 32;

/// Frequencies kept, each way.
const LOW: usize = 8;

/// Longest side that is taken: the sums below stay within 32 bits.
const LONGEST: usize = 65_535;

/// cos(i π / 64) for i from 0 to 32, times 2^14.
const COSINE: [i32; 33] = [
    16384, 16364, 16305, 16207, 16069, 15893, 15679, 15426, 15137, 14811, 14449, 14053, 13623, 13160, 12665, 12140,
    11585, 11003, 10394, 9760, 9102, 8423, 7723, 7005, 6270, 5520, 4756, 3981, 3196, 2404, 1606, 804, 0,
];

/// Takes a grey picture row by row and keeps 32 by 32 averages of it.
pub struct Shrink {
    width: usize,
    height: usize,
    /// Next row.
    row: usize,
    /// Sums of the columns in the band that is open, each row weighted by 256.
    columns: Vec<u32>,
    small: Vec<i64>,
}

impl Shrink {
    /// For a picture of that size; none for one without extent, or longer than any picture.
    pub fn new(width: usize, height: usize) -> Option<Shrink> {
        let fits = (1..=LONGEST).contains(&width) && (1..=LONGEST).contains(&height);
        fits.then(|| Shrink { width, height, row: 0, columns: vec![0; width], small: Vec::with_capacity(SIDE * SIDE) })
    }

    /// The next row, of which the part that is missing is black.
    pub fn row(&mut self, grey: &[u8]) {
        let (from, to) = (self.row * SIDE, (self.row + 1) * SIDE);
        self.row += 1;
        // The row covers the bands [from / height, to / height), in 1/height of a band.
        let mut at = from;
        while at < to && self.small.len() < SIDE * SIDE {
            let end = (at / self.height + 1) * self.height;
            let share = end.min(to) - at;
            add(&mut self.columns, grey, u32::try_from(share * 256 / SIDE).unwrap_or(256));
            at += share;
            if at == end {
                self.end_band();
            }
        }
    }

    /// Averages the columns of a band into 32 cells.
    fn end_band(&mut self) {
        for cell in 0..SIDE {
            let (from, to) = (cell * self.width, (cell + 1) * self.width);
            let (first, last) = (from / SIDE, (to - 1) / SIDE);
            let share = |column: usize| (to.min((column + 1) * SIDE) - from.max(column * SIDE)) as i64;
            let value = |column: usize| i64::from(self.columns.get(column).copied().unwrap_or(0));
            let ends = value(first) * share(first) + if last > first { value(last) * share(last) } else { 0 };
            let within: u64 = self.columns.get(first + 1..last).unwrap_or_default().iter().map(|c| u64::from(*c)).sum();
            let sum = ends + within as i64 * SIDE as i64;
            // Of width * height / 32 pixel shares, each 256 * grey: a grey in 1/256.
            self.small.push(sum * SIDE as i64 / (self.width * self.height) as i64);
        }
        self.columns.fill(0);
    }

    /// The hash of what was taken; none when rows are missing.
    pub fn hash(self) -> Option<u64> {
        (self.small.len() == SIDE * SIDE).then(|| bits(&self.small))
    }
}

/// Adds a row to the columns.
fn add(columns: &mut [u32], grey: &[u8], weight: u32) {
    for (sum, grey) in columns.iter_mut().zip(grey) {
        *sum += weight * u32::from(*grey);
    }
}

/// The hash of a grey picture, row by row.
pub fn of_grey(grey: &[u8], width: usize, height: usize) -> Option<u64> {
    let mut shrink = Shrink::new(width, height)?;
    grey.chunks_exact(width).take(height).for_each(|row| shrink.row(row));
    shrink.hash()
}

/// The hash of a picture of red, green and blue bytes.
pub fn of_rgb(rgb: &[u8], width: usize, height: usize) -> Option<u64> {
    let mut shrink = Shrink::new(width, height)?;
    let mut grey = vec![0; width];
    for row in rgb.chunks_exact(width.checked_mul(3)?).take(height) {
        for (grey, colour) in grey.iter_mut().zip(row.chunks_exact(3)) {
            *grey = if let [r, g, b] = *colour { luma(r, g, b) } else { 0 };
        }
        shrink.row(&grey);
    }
    shrink.hash()
}

/// Grey of a colour (ITU-R BT.601).
pub fn luma(red: u8, green: u8, blue: u8) -> u8 {
    let sum = u32::from(red) * 19_595 + u32::from(green) * 38_470 + u32::from(blue) * 7_471 + 0x8000;
    (sum >> 16) as u8
}

/// Number of bits that differ.
pub fn distance(a: u64, b: u64) -> u32 {
    (a ^ b).count_ones()
}

/// cos((2 n + 1) k π / 64), times 2^14.
fn cosine(n: usize, k: usize) -> i64 {
    let turn = (2 * n + 1) * k % 128;
    let half = if turn > 64 { 128 - turn } else { turn };
    let value = |quarter: usize| COSINE.get(quarter).map_or(0, |c| i64::from(*c));
    if half > 32 { -value(64 - half) } else { value(half) }
}

/// Transform of the small picture, and its signs against the median.
fn bits(small: &[i64]) -> u64 {
    let table: Vec<i64> = (0..LOW).flat_map(|k| (0..SIDE).map(move |n| cosine(n, k))).collect();
    let dot = |values: &mut dyn Iterator<Item = i64>, k: usize| -> i64 {
        values.zip(table.iter().skip(k * SIDE)).map(|(v, c)| v * c).sum()
    };
    let rows: Vec<i64> = small
        .chunks_exact(SIDE)
        .flat_map(|row| (0..LOW).map(|k| dot(&mut row.iter().copied(), k) >> 7).collect::<Vec<_>>())
        .collect();
    let column = |k: usize| rows.iter().copied().skip(k).step_by(LOW);
    let low: Vec<i64> =
        (0..LOW).flat_map(|v| (0..LOW).map(move |h| (v, h))).map(|(v, h)| dot(&mut column(h), v)).collect();
    let mut sorted = low.clone();
    sorted.sort_unstable();
    let middle = |at: usize| sorted.get(at).copied().unwrap_or(0);
    let twice = middle(LOW * LOW / 2 - 1) + middle(LOW * LOW / 2);
    low.iter().fold(0, |bits, value| bits << 1 | u64::from(value * 2 > twice))
}

#[cfg(test)]
mod tests {
    use super::*;

    /// A soft pattern, so that its frequencies are known to differ.
    fn pattern(width: usize, height: usize) -> Vec<u8> {
        let grey = |x: usize, y: usize| {
            let (x, y) = (x * 640 / width, y * 640 / height);
            (((x * x / 900 + y * 3 / 7) % 256) / 2 + (x * y / 1_800) % 128) as u8
        };
        (0..height).flat_map(|y| (0..width).map(move |x| grey(x, y))).collect()
    }

    #[test]
    fn scaling_toning_and_noise_change_few_bits() {
        let of = |w, h| of_grey(&pattern(w, h), w, h).expect("a picture");
        let hash = of(400, 400);
        for (width, height) in [(399, 401), (200, 200), (130, 97), (800, 640)] {
            assert!(
                distance(hash, of(width, height)) <= 6,
                "{width} x {height}: {}",
                distance(hash, of(width, height))
            );
        }
        let toned: Vec<u8> = pattern(400, 400).iter().map(|g| g / 2 + 40).collect();
        assert!(distance(hash, of_grey(&toned, 400, 400).expect("a picture")) <= 2);
        let turned: Vec<u8> = pattern(400, 400).into_iter().rev().collect();
        assert!(distance(hash, of_grey(&turned, 400, 400).expect("a picture")) > 16);
    }

    #[test]
    fn averages_are_exact() {
        let mut shrink = Shrink::new(3, 5).expect("a picture");
        (0..5).for_each(|_| shrink.row(&[200; 3]));
        assert!(shrink.small.iter().all(|v| (200 * 256 - 256..=200 * 256).contains(v)), "{:?}", shrink.small);
    }

    #[test]
    fn odd_sizes_give_no_hash() {
        assert_eq!(of_grey(&[], 0, 5), None);
        assert_eq!(of_grey(&[1; 10], 10, 2), None);
        assert!(of_grey(&[1], 1, 1).is_some());
        assert!(Shrink::new(LONGEST + 1, 1).is_none());
    }

    #[test]
    fn colours_are_grey_as_elsewhere() {
        let rgb: Vec<u8> = pattern(64, 64).iter().flat_map(|g| [*g; 3]).collect();
        assert_eq!(of_rgb(&rgb, 64, 64), of_grey(&pattern(64, 64), 64, 64));
        assert_eq!(luma(255, 255, 255), 255);
    }
}
