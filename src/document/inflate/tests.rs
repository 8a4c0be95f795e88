//! Compared with the usual crate, on whole, cut and turned bytes.

use super::*;
use miniz_oxide::deflate::{compress_to_vec, compress_to_vec_zlib};

/// Bytes of a kind: letters of an alphabet that large, some of them again.
fn sample(length: usize, letters: u32, again: u32) -> Vec<u8> {
    let mut state = 1_u32;
    let mut next = |below: u32| {
        state = state.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
        (state >> 8) % below
    };
    let mut out: Vec<u8> = Vec::new();
    while out.len() < length {
        let back = next(40_000) as usize + 1;
        match out.len().checked_sub(back).filter(|_| next(100) < again) {
            Some(from) => (from..from + 3 + next(400) as usize).for_each(|at| out.push(out[at])),
            None => out.push(next(letters) as u8),
        }
    }
    out
}

fn samples() -> Vec<Vec<u8>> {
    let mixed = [(0, 1, 0), (1, 256, 0), (5, 1, 0), (70_000, 1, 0), (70_000, 2, 1), (100_000, 256, 0)];
    let mixed = mixed.into_iter().chain([(100_000, 30, 20), (300_000, 90, 60), (40_000, 256, 5)]);
    mixed.map(|(length, letters, again)| sample(length, letters, again)).collect()
}

#[test]
fn what_was_packed_comes_back() {
    for bytes in samples() {
        for level in [0, 1, 3, 6, 9] {
            let packed = compress_to_vec(&bytes, level);
            for likely in [0, bytes.len(), 1 << 20] {
                assert!(inflate(&packed, false, likely, 1 << 20) == (bytes.clone(), false), "level {level}");
            }
            assert!(inflate(&compress_to_vec_zlib(&bytes, level), true, 0, 1 << 20).0 == bytes);
        }
    }
}

#[test]
fn no_more_than_agreed_on_is_unpacked() {
    for bytes in samples().iter().filter(|bytes| bytes.len() > 1) {
        for level in [0, 6] {
            let packed = compress_to_vec(bytes, level);
            for most in [0, 1, bytes.len() / 2, bytes.len() - 1] {
                assert!(inflate(&packed, false, 1 << 20, most) == (bytes[..most].to_vec(), true), "{most}");
            }
            assert!(inflate(&packed, false, 0, bytes.len()) == (bytes.clone(), false));
        }
    }
}

#[test]
fn of_a_text_that_was_cut_the_beginning_is_read() {
    for bytes in samples() {
        let packed = compress_to_vec(&bytes, 6);
        for end in (0..packed.len()).step_by(packed.len() / 50 + 1) {
            let (read, more) = inflate(&packed[..end], false, 0, 1 << 20);
            assert!(!more && bytes.starts_with(&read) && read.len() * 2 + 40_000 > bytes.len() * end / packed.len());
        }
    }
}

#[test]
fn turned_bytes_do_no_harm() {
    for bytes in samples() {
        let packed = compress_to_vec(&bytes, 6);
        for at in (0..packed.len().min(2_000)).step_by(7) {
            let mut turned = packed.clone();
            turned[at] ^= 1 << (at % 8);
            let (read, _) = inflate(&turned, false, 0, 1 << 20);
            assert!(usual_crate(&turned) == read, "byte {at} of {}", packed.len());
        }
    }
}

/// What the usual crate makes of it.
fn usual_crate(packed: &[u8]) -> Vec<u8> {
    use miniz_oxide::inflate::core::{DecompressorOxide, decompress, inflate_flags};
    let mut out = vec![0; 1 << 20];
    let flags = inflate_flags::TINFL_FLAG_USING_NON_WRAPPING_OUTPUT_BUF;
    let (_, _, written) = decompress(&mut DecompressorOxide::new(), packed, &mut out, 0, flags);
    out.truncate(written);
    out
}

#[test]
fn what_makes_no_code_ends_it() {
    // A block of an unknown kind, one with codes that are too many, one that reaches back before the beginning.
    for bytes in [
        &[7][..],
        &[4, 0, 0xfe, 0xff],
        &[0x0c, 0xc0, 0x81, 0, 0, 0, 0, 0, 0x90, 0xff, 0x6b, 4, 0],
        &[2, 0x7e, 0xff, 0xff],
    ] {
        assert_eq!(inflate(bytes, false, 0, 1 << 20), (Vec::new(), false));
    }
}
