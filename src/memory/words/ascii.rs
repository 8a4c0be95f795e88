//! Words of text in ASCII, 64 bytes at a time: a bit for every letter and digit, and a word from where bits begin to
//! where they end.

use super::mixed;

/// Bytes of a block: one for each bit of its mask.
const BLOCK: usize = 64;
/// The lowest bit of each of eight bytes, and the highest.
const LOW: u64 = 0x0101_0101_0101_0101;
const HIGH: u64 = 0x8080_8080_8080_8080;
/// Letters in lower case: the bit that tells the cases apart is set in every digit too.
const LOWER: u64 = 0x20 * LOW;
/// Brings the lowest bits of eight bytes together, in the highest byte.
const GATHER: u64 = 0x0102_0408_1020_4080;

/// Every word of ASCII bytes: its hash, and where it begins and ends.
#[inline]
pub(super) fn each(bytes: &[u8], seed: u64, take: &mut impl FnMut(u64, usize, usize)) {
    let (mut start, mut inside) = (0, 0);
    for base in (0..bytes.len()).step_by(BLOCK) {
        let mask = mask(&bytes[base..]);
        let shifted = mask << 1 | inside;
        let (mut starts, mut ends) = (mask & !shifted, shifted & !mask);
        if inside == 0 {
            start = base + first(&mut starts);
        }
        while ends != 0 {
            let end = base + first(&mut ends);
            take(hash(bytes, start, end, seed), start, end);
            start = base + first(&mut starts);
        }
        inside = mask >> (BLOCK - 1);
    }
    if inside != 0 {
        take(hash(bytes, start, bytes.len(), seed), start, bytes.len());
    }
}

/// Place of the first bit, which is taken out.
#[inline]
fn first(bits: &mut u64) -> usize {
    let at = bits.trailing_zeros() as usize;
    *bits &= bits.wrapping_sub(1);
    at
}

/// A bit for each of the next bytes that is a letter or a digit.
#[inline]
fn mask(bytes: &[u8]) -> u64 {
    match bytes.first_chunk() {
        Some(block) => mask_of(block),
        None => {
            let mut block = [0; BLOCK];
            block[..bytes.len()].copy_from_slice(bytes);
            mask_of(&block)
        }
    }
}

#[inline]
fn mask_of(block: &[u8; BLOCK]) -> u64 {
    let eights = block.as_chunks::<8>().0.iter().rev();
    eights.fold(0, |mask, eight| mask << 8 | letters(u64::from_le_bytes(*eight)))
}

/// The same of eight bytes. No sum reaches the next byte, for all of them are below 128: the highest bit of each says
/// whether a bound is reached.
#[inline]
fn letters(eight: u64) -> u64 {
    let least = |bytes: u64, bound: u8| bytes + u64::from(128 - bound) * LOW;
    let lower = eight | LOWER;
    let letter = least(lower, b'a') & !least(lower, b'z' + 1);
    let digit = least(eight, b'0') & !least(eight, b'9' + 1);
    (((letter | digit) & HIGH) >> 7).wrapping_mul(GATHER) >> 56
}

/// The hash of the word from `start` to `end`, eight bytes at a time.
#[inline]
fn hash(bytes: &[u8], start: usize, end: usize, seed: u64) -> u64 {
    let (mut state, mut at) = (seed, start);
    loop {
        let left = end - at;
        state = mixed(state, (eight(bytes, at) | LOWER) & u64::MAX >> (64 - 8 * left.min(8)));
        if left <= 8 {
            return state;
        }
        at += 8;
    }
}

/// Eight bytes from there on; behind the end there are noughts.
#[inline]
fn eight(bytes: &[u8], at: usize) -> u64 {
    let rest = &bytes[at..];
    match rest.first_chunk() {
        Some(eight) => u64::from_le_bytes(*eight),
        None => super::loaded(rest),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn letters_and_digits_are_told_from_all_else() {
        for byte in 0..128_u8 {
            for at in 0..8 {
                let told = letters(u64::from(byte) << (8 * at));
                assert_eq!(told, u64::from(byte.is_ascii_alphanumeric()) << at, "{byte} at {at}");
            }
        }
    }

    #[test]
    fn words_end_and_begin_on_every_byte_of_a_block() {
        for length in 1..20 {
            for lead in 0..150 {
                for behind in [0, 1, 70] {
                    let text = ["-".repeat(lead), "x".repeat(length), " ".repeat(behind)].concat();
                    let mut found = Vec::new();
                    each(text.as_bytes(), 1, &mut |_, start, end| found.push((start, end)));
                    assert_eq!(found, [(lead, lead + length)]);
                }
            }
        }
    }
}
