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

/// Most pixels: the sums of cells stay within 64 bits.
const MOST: usize = 1 << 30;

/// cos(i π / 64) for i from 0 to 32, times 2^14.
const COSINE: [i32; 33] = [
    16384, 16364, 16305, 16207, 16069, 15893, 15679, 15426, 15137, 14811, 14449, 14053, 13623, 13160, 12665, 12140,
    11585, 11003, 10394, 9760, 9102, 8423, 7723, 7005, 6270, 5520, 4756, 3981, 3196, 2404, 1606, 804, 0,
];

/// What the samples of a pixel count towards its grey (ITU-R BT.601), of 65,536. Black and white weigh the same as grey.
pub mod samples {
    /// Grey alone.
    pub const GREY: &[u32] = &[65_536];
    /// Grey, and how much shines through.
    pub const GREY_ALPHA: &[u32] = &[65_536, 0];
    /// Red, green, blue.
    pub const RGB: &[u32] = &[19_595, 38_470, 7_471];
    /// Red, green, blue, and how much shines through.
    pub const RGB_ALPHA: &[u32] = &[19_595, 38_470, 7_471, 0];
}

/// Takes a picture row by row and keeps 32 by 32 averages of its grey.
///
/// Samples are added up as they come, and made grey once in each of the 1,024 cells.
pub struct Shrink {
    width: usize,
    height: usize,
    /// Next row.
    row: usize,
    /// What each sample of a pixel counts.
    weights: &'static [u32],
    /// Sums of the columns of samples in the band that is open, each row weighted by 256.
    columns: Vec<u32>,
    /// The same of rows that lie wholly in the band, not yet weighted, and how many they are.
    whole: (Vec<u16>, usize),
    small: Vec<i64>,
}

impl Shrink {
    /// For a picture of that size with those samples; none for one without extent, or larger than any picture.
    pub fn new(width: usize, height: usize, weights: &'static [u32]) -> Option<Shrink> {
        let fits = (1..=LONGEST).contains(&width) && (1..=LONGEST).contains(&height) && width * height <= MOST;
        // Room is asked for afterwards: a picture may claim any size.
        if !fits {
            return None;
        }
        let columns = width * weights.len();
        let (whole, small) = ((vec![0; columns], 0), Vec::with_capacity(SIDE * SIDE));
        Some(Shrink { width, height, row: 0, weights, columns: vec![0; columns], whole, small })
    }

    /// The next row, of which the part that is missing is black.
    pub fn row(&mut self, samples: &[u8]) {
        let (from, to) = (self.row * SIDE, (self.row + 1) * SIDE);
        self.row += 1;
        // The row covers the bands [from / height, to / height), in 1/height of a band.
        let mut at = from;
        while at < to && self.small.len() < SIDE * SIDE {
            let end = (at / self.height + 1) * self.height;
            let share = end.min(to) - at;
            if share == SIDE {
                self.add_whole(samples)
            } else {
                add(&mut self.columns, samples, share * 256 / SIDE)
            }
            at += share;
            if at == end {
                self.end_band();
            }
        }
    }

    /// The next four rows, when all lie wholly in the band that is open: their sums are written once. False when not.
    fn four(&mut self, samples: &[u8]) -> bool {
        let (from, to) = (self.row * SIDE, (self.row + 4) * SIDE);
        let end = (from / self.height + 1) * self.height;
        if to > end || self.whole.1 + 4 > 257 || self.small.len() >= SIDE * SIDE {
            return false;
        }
        let (one, two) = samples.split_at(samples.len() / 2);
        let ((a, b), (c, d)) = (one.split_at(one.len() / 2), two.split_at(two.len() / 2));
        for ((((sum, a), b), c), d) in self.whole.0.iter_mut().zip(a).zip(b).zip(c).zip(d) {
            *sum += u16::from(*a) + u16::from(*b) + u16::from(*c) + u16::from(*d);
        }
        self.row += 4;
        self.whole.1 += 4;
        if to == end {
            self.end_band();
        }
        true
    }

    /// Adds a row that lies wholly in the band; sixteen bits hold 257 of them.
    fn add_whole(&mut self, samples: &[u8]) {
        if self.whole.1 == 257 {
            self.settle();
        }
        self.whole.1 += 1;
        self.whole.0.iter_mut().zip(samples).for_each(|(sum, sample)| *sum += u16::from(*sample));
    }

    /// Takes the rows that are not yet weighted into the columns.
    fn settle(&mut self) {
        let whole = self.columns.iter_mut().zip(&mut self.whole.0);
        whole.for_each(|(sum, rows)| *sum += u32::from(std::mem::take(rows)) << 8);
        self.whole.1 = 0;
    }

    /// Averages the columns of a band into 32 cells.
    fn end_band(&mut self) {
        self.settle();
        let pixels = (self.width * self.height) as u64;
        for cell in 0..SIDE {
            let sum = match *self.weights {
                [grey] => self.cell(cell, [grey]),
                [grey, alpha] => self.cell(cell, [grey, alpha]),
                [red, green, blue] => self.cell(cell, [red, green, blue]),
                [red, green, blue, alpha] => self.cell(cell, [red, green, blue, alpha]),
                _ => 0,
            };
            // Of width * height / 32 pixel shares, each 256 * grey * 65,536: a grey in 1/256.
            self.small.push(((sum * SIDE as u64 / pixels) >> 16) as i64);
        }
        self.columns.fill(0);
    }

    /// The weighted sum of all samples over a cell of the band, columns at its edges by their share.
    fn cell<const N: usize>(&self, cell: usize, weights: [u32; N]) -> u64 {
        let (columns, _) = self.columns.as_chunks::<N>();
        let (from, to) = (cell * self.width, (cell + 1) * self.width);
        let (first, last) = (from / SIDE, (to - 1) / SIDE);
        let share = |column: usize| (to.min((column + 1) * SIDE) - from.max(column * SIDE)) as u64;
        let mut sums = [0; N];
        let within = columns.get(first + 1..last).unwrap_or_default();
        within.iter().for_each(|column| sums.iter_mut().zip(column).for_each(|(sum, value)| *sum += u64::from(*value)));
        sums.iter_mut().for_each(|sum| *sum *= SIDE as u64);
        let mut add = |column: &[u32; N], share: u64| {
            sums.iter_mut().zip(column).for_each(|(sum, value)| *sum += u64::from(*value) * share);
        };
        columns.get(first).into_iter().for_each(|column| add(column, share(first)));
        let end = columns.get(last).filter(|_| last > first);
        end.into_iter().for_each(|column| add(column, share(last)));
        sums.iter().zip(weights).map(|(sum, weight)| sum * u64::from(weight)).sum()
    }

    /// The hash of what was taken; none when rows are missing.
    pub fn hash(self) -> Option<u64> {
        (self.small.len() == SIDE * SIDE).then(|| bits(&self.small))
    }
}

/// Adds a row to the columns: sixteen bits hold a byte times 256.
fn add(columns: &mut [u32], samples: &[u8], weight: usize) {
    let weight = u16::try_from(weight.min(256)).unwrap_or(256);
    for (sum, sample) in columns.iter_mut().zip(samples) {
        *sum += u32::from(u16::from(*sample) * weight);
    }
}

/// The hash of a grey picture, row by row.
pub fn of_grey(grey: &[u8], width: usize, height: usize) -> Option<u64> {
    of_samples(grey, width, height, samples::GREY)
}

/// The hash of a picture of red, green and blue bytes.
pub fn of_rgb(rgb: &[u8], width: usize, height: usize) -> Option<u64> {
    of_samples(rgb, width, height, samples::RGB)
}

fn of_samples(bytes: &[u8], width: usize, height: usize, weights: &'static [u32]) -> Option<u64> {
    let mut shrink = Shrink::new(width, height, weights)?;
    let row = width * weights.len();
    let mut rest = bytes.get(..row * height).unwrap_or(bytes);
    while let Some((first, behind)) = rest.split_at_checked(row) {
        match rest.split_at_checked(row * 4) {
            Some((four, behind)) if shrink.four(four) => rest = behind,
            _ => {
                shrink.row(first);
                rest = behind;
            }
        }
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

/// cos((2 n + 1) k π / 64), times 2^14, by k and then n.
const TABLE: [[i64; SIDE]; LOW] = {
    let mut table = [[0; SIDE]; LOW];
    let mut at = 0;
    while at < LOW * SIDE {
        table[at / SIDE][at % SIDE] = cosine(at % SIDE, at / SIDE);
        at += 1;
    }
    table
};

const fn cosine(n: usize, k: usize) -> i64 {
    let turn = (2 * n + 1) * k % 128;
    let half = if turn > 64 { 128 - turn } else { turn };
    if half > 32 { -(COSINE[64 - half] as i64) } else { COSINE[half] as i64 }
}

/// Transform of the small picture, and its signs against the median.
fn bits(small: &[i64]) -> u64 {
    let dot = |values: &[i64], wave: &[i64; SIDE]| values.iter().zip(wave).map(|(v, c)| v * c).sum::<i64>();
    // Turned, so that the columns of the transformed rows stand one after the other.
    let mut turned = [[0; SIDE]; LOW];
    for (y, row) in small.chunks_exact(SIDE).take(SIDE).enumerate() {
        turned.iter_mut().zip(&TABLE).for_each(|(column, wave)| column[y] = dot(row, wave) >> 7);
    }
    let mut low = [0; LOW * LOW];
    for (at, value) in low.iter_mut().enumerate() {
        *value = dot(&turned[at % LOW], &TABLE[at / LOW]);
    }
    let mut sorted = low;
    sorted.sort_unstable();
    let twice = sorted[LOW * LOW / 2 - 1] + sorted[LOW * LOW / 2];
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
        let mut shrink = Shrink::new(3, 5, samples::GREY).expect("a picture");
        (0..5).for_each(|_| shrink.row(&[200; 3]));
        assert!(shrink.small.iter().all(|v| (200 * 256 - 256..=200 * 256).contains(v)), "{:?}", shrink.small);
    }

    #[test]
    fn four_rows_at_once_are_four_rows() {
        for (width, height) in [(3, 5), (31, 33), (40, 400), (9, 9_000), (64, 128)] {
            let grey = pattern(width, height);
            let (mut one, mut four) =
                (Shrink::new(width, height, samples::GREY), Shrink::new(width, height, samples::GREY));
            let (one, four) = (one.as_mut().expect("a picture"), four.as_mut().expect("a picture"));
            for rows in grey.chunks(width * 4) {
                if rows.len() < width * 4 || !four.four(rows) {
                    rows.chunks(width).for_each(|row| four.row(row));
                }
                rows.chunks(width).for_each(|row| one.row(row));
            }
            assert_eq!((one.row, &one.small), (four.row, &four.small));
        }
    }

    #[test]
    fn odd_sizes_give_no_hash() {
        assert_eq!(of_grey(&[], 0, 5), None);
        assert_eq!(of_grey(&[1; 10], 10, 2), None);
        assert!(of_grey(&[1], 1, 1).is_some());
        assert!(Shrink::new(LONGEST + 1, 1, samples::GREY).is_none());
    }

    #[test]
    fn colours_are_grey_as_elsewhere() {
        let rgb: Vec<u8> = pattern(64, 64).iter().flat_map(|g| [*g; 3]).collect();
        assert_eq!(of_rgb(&rgb, 64, 64), of_grey(&pattern(64, 64), 64, 64));
        assert_eq!(luma(255, 255, 255), 255);
    }
}
