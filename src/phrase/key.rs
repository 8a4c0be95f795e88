//! Words in eight bytes at a time, and where in the table a phrase is looked for by one of them.
//! The build script, which fills the table, uses it too.
//!
//! A word is here a run of letters and digits of ASCII, or one letter of any other script.

const BITS: u32 = 12;

/// Slots of the table.
pub const SLOTS: usize = 1 << BITS;

/// The same byte eight times.
const fn eight(byte: u8) -> u64 {
    u64::from_le_bytes([byte; 8])
}

const HIGH: u64 = eight(0x80);

/// The high bit of each byte that is a letter or digit of ASCII.
#[inline(always)]
fn ascii_words(bytes: u64) -> u64 {
    // Without high bits nothing carries into the next byte: adding 0x80 less `first` sets the high
    // bit of what is not below `first`.
    let (seven, lower) = (bytes & !HIGH, (bytes | eight(0x20)) & !HIGH);
    let within = |bytes: u64, first: u8, last: u8| (bytes + eight(0x80 - first)) & !(bytes + eight(0x7F - last));
    (within(seven, b'0', b'9') | within(lower, b'a', b'z')) & !bytes & HIGH
}

/// The high bit of each byte with which a word begins. `before` is what this gave for the eight bytes
/// before, and becomes what the next call needs.
#[inline(always)]
pub fn beginnings(bytes: u64, before: &mut u64) -> u64 {
    let words = ascii_words(bytes);
    let begins = words & !(words << 8 | *before);
    *before = words >> 56;
    // First bytes of other letters have the two highest bits.
    begins | bytes & (bytes << 1) & HIGH
}

/// The slot of the word that begins here: by its first eight letters, capital or small, or by the
/// three bytes in which a letter of another script begins.
#[inline(always)]
pub fn slot(bytes: u64) -> usize {
    let rest = !ascii_words(bytes) & HIGH;
    let word = if bytes & 0x80 != 0 { 0xFF_FFFF } else { ((rest & rest.wrapping_neg()) >> 7).wrapping_sub(1) };
    let letters = (bytes | eight(0x20)) & word;
    (letters.wrapping_mul(0x9E37_79B9_7F4A_7C15) >> (64 - BITS)) as usize
}

/// Eight bytes from here on; nothing behind the end.
#[inline(always)]
pub fn load(bytes: &[u8], at: usize) -> u64 {
    match bytes.get(at..at + 8).and_then(<[u8]>::first_chunk) {
        Some(eight) => u64::from_le_bytes(*eight),
        None => load_last(bytes, at),
    }
}

#[cold]
fn load_last(bytes: &[u8], at: usize) -> u64 {
    bytes[at.min(bytes.len())..].iter().rev().fold(0, |all, &byte| all << 8 | u64::from(byte))
}
