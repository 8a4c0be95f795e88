//! Made-up fingerprints, for sizes at which texts would not fit: each bin random; one in five is a copy that keeps a
//! bin as often as the likeness says.

use super::ours::BINS;

fn mix(number: u64) -> u64 {
    let a = (number ^ (number >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
    let b = (a ^ (a >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
    b ^ (b >> 31)
}

/// What number i is a copy of, and its likeness in hundredths.
pub fn source(seed: u64, i: u32) -> Option<(u32, u64)> {
    let drawn = mix(seed ^ mix(u64::from(i)));
    (i > 0 && drawn % 100 < 20).then(|| ((mix(drawn) % u64::from(i)) as u32, 50 + mix(drawn ^ 1) % 46))
}

/// The bins of number i.
pub fn print(seed: u64, i: u32) -> [u8; BINS] {
    let mut bins = [0; BINS];
    let own = |at: usize| mix(seed ^ mix(u64::from(i) << 8 | (at / 8) as u64)).to_le_bytes()[at % 8];
    let Some((of, likeness)) = source(seed, i) else {
        bins.iter_mut().enumerate().for_each(|(at, bin)| *bin = own(at));
        return bins;
    };
    let original = print(seed, of);
    for (at, bin) in bins.iter_mut().enumerate() {
        let kept = mix(seed ^ 7 ^ mix(u64::from(i) << 8 | at as u64)) % 100 < likeness;
        *bin = if kept { original[at] } else { own(at) };
    }
    bins
}

/// Copies that are asked for, the newest first: number, of what, and the likeness.
pub fn asked(seed: u64, count: u32, queries: usize) -> Vec<(u32, u32, u64)> {
    (0..count)
        .rev()
        .step_by((count as usize / 5 / queries).max(1))
        .filter_map(|i| source(seed, i).map(|(of, likeness)| (i, of, likeness)))
        .take(queries)
        .collect()
}
