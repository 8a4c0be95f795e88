//! Bytes of streams, unpacked: never more than was agreed on, whatever they promise.

use super::super::inflate::inflate;
use super::lexer::hex;

/// What a stream became.
pub(super) struct Unpacked {
    pub bytes: Vec<u8>,
    /// There was more.
    pub cut: bool,
}

/// Parameters of a filter.
#[derive(Debug, Clone, Copy)]
pub(super) struct Parameters {
    pub predictor: i64,
    pub colours: usize,
    pub bits: usize,
    pub columns: usize,
    pub early: bool,
}

impl Default for Parameters {
    fn default() -> Self {
        Parameters { predictor: 1, colours: 1, bits: 8, columns: 1, early: true }
    }
}

/// Takes one filter off; nothing for filters of pictures and those nobody knows.
pub(super) fn unpack(filter: &[u8], bytes: &[u8], parameters: Parameters, most: usize) -> Option<Unpacked> {
    match filter {
        b"FlateDecode" | b"Fl" => Some(unpredicted(flate(bytes, most), parameters)),
        b"LZWDecode" | b"LZW" => Some(unpredicted(lzw(bytes, parameters.early, most), parameters)),
        b"ASCIIHexDecode" | b"AHx" => Some(ascii_hex(bytes)),
        b"ASCII85Decode" | b"A85" => Some(ascii85(bytes)),
        b"RunLengthDecode" | b"RL" => Some(run_length(bytes, most)),
        _ => None,
    }
}

/// zlib, or bare deflate where the two bytes in front are not those of zlib. What can be read of a damaged
/// stream counts.
fn flate(bytes: &[u8], most: usize) -> Unpacked {
    let zlib = matches!(bytes, [cmf, flg, ..] if cmf & 15 == 8 && (u16::from(*cmf) << 8 | u16::from(*flg)) % 31 == 0);
    let (bytes, cut) = inflate(bytes, zlib, bytes.len().saturating_mul(4), most);
    Unpacked { bytes, cut }
}

/// Lempel, Ziv, Welch with codes of 9 to 12 bits.
fn lzw(bytes: &[u8], early: bool, most: usize) -> Unpacked {
    let mut out: Vec<u8> = Vec::new();
    // Where in the output the words of the table stand.
    let mut table: Vec<(usize, usize)> = Vec::new();
    let (mut bits, mut held, mut width) = (0_u32, 0_u32, 9_u32);
    let mut last: Option<(usize, usize)> = None;
    for &byte in bytes {
        bits = bits << 8 | u32::from(byte);
        held += 8;
        if held < width {
            continue;
        }
        held -= width;
        let code = (bits >> held) & ((1 << width) - 1);
        bits &= (1 << held) - 1;
        let start = out.len();
        match code {
            256 => {
                (table, width, last) = (Vec::new(), 9, None);
                continue;
            }
            257 => break,
            0..=255 => out.push(code as u8),
            _ => match (table.get(code as usize - 258).copied(), last) {
                (Some((from, length)), _) => out.extend_from_within(from..from + length),
                (None, Some((from, length))) => {
                    out.extend_from_within(from..from + length);
                    out.extend_from_within(start..start + 1);
                }
                (None, None) => break,
            },
        }
        if let Some((from, length)) = last.filter(|_| table.len() < 4_096 - 258) {
            // The word before with the first letter of this one, which stands right behind it.
            table.push((from, length + 1));
        }
        last = Some((start, out.len() - start));
        width = match table.len() + 258 + usize::from(early) {
            0..512 => 9,
            512..1_024 => 10,
            1_024..2_048 => 11,
            _ => 12,
        };
        if out.len() >= most {
            out.truncate(most);
            return Unpacked { bytes: out, cut: true };
        }
    }
    Unpacked { bytes: out, cut: false }
}

fn ascii_hex(bytes: &[u8]) -> Unpacked {
    let end = bytes.iter().position(|b| *b == b'>').unwrap_or(bytes.len());
    let digits: Vec<u8> = bytes.iter().take(end).filter_map(|b| hex(*b)).collect();
    let pairs = digits.chunks(2).map(|pair| pair[0] << 4 | pair.get(1).copied().unwrap_or(0));
    Unpacked { bytes: pairs.collect(), cut: false }
}

fn ascii85(bytes: &[u8]) -> Unpacked {
    let bytes = bytes.strip_prefix(b"<~").unwrap_or(bytes);
    let mut out = Vec::with_capacity(bytes.len());
    let (mut group, mut count) = (0_u32, 0_usize);
    for &byte in bytes {
        match byte {
            b'z' if count == 0 => out.extend([0; 4]),
            b'!'..=b'u' => {
                group = group.wrapping_mul(85).wrapping_add(u32::from(byte - b'!'));
                count += 1;
            }
            b'~' => break,
            _ => {}
        }
        if count == 5 {
            out.extend(group.to_be_bytes());
            (group, count) = (0, 0);
        }
    }
    if count > 1 {
        let rest = (count..5).fold(group, |sum, _| sum.wrapping_mul(85).wrapping_add(84));
        out.extend(rest.to_be_bytes().iter().take(count - 1));
    }
    Unpacked { bytes: out, cut: false }
}

fn run_length(bytes: &[u8], most: usize) -> Unpacked {
    let mut out = Vec::new();
    let mut at = 0;
    while let Some(&length) = bytes.get(at) {
        let length = usize::from(length);
        match length {
            0..128 => {
                out.extend(bytes.iter().skip(at + 1).take(length + 1));
                at += length + 2;
            }
            128 => break,
            _ => {
                let byte = bytes.get(at + 1).copied().unwrap_or(0);
                out.extend(std::iter::repeat_n(byte, 257 - length));
                at += 2;
            }
        }
        if out.len() > most {
            out.truncate(most);
            return Unpacked { bytes: out, cut: true };
        }
    }
    Unpacked { bytes: out, cut: false }
}

/// Takes back what was subtracted before packing: rows of PNG, or differences of TIFF.
fn unpredicted(unpacked: Unpacked, parameters: Parameters) -> Unpacked {
    let row = parameters.colours.saturating_mul(parameters.bits).saturating_mul(parameters.columns).div_ceil(8);
    let step = (parameters.colours.saturating_mul(parameters.bits) / 8).max(1);
    if parameters.predictor < 2 || row == 0 || row > 1 << 24 || unpacked.bytes.len() < 2 {
        return unpacked;
    }
    let bytes = match parameters.predictor {
        2 if parameters.bits == 8 => tiff(unpacked.bytes, row, step),
        2 => unpacked.bytes,
        _ => png(&unpacked.bytes, row, step),
    };
    Unpacked { bytes, cut: unpacked.cut }
}

fn tiff(mut bytes: Vec<u8>, row: usize, step: usize) -> Vec<u8> {
    for line in bytes.chunks_mut(row) {
        for at in step..line.len() {
            line[at] = line[at].wrapping_add(line[at - step]);
        }
    }
    bytes
}

fn png(bytes: &[u8], row: usize, step: usize) -> Vec<u8> {
    let mut out: Vec<u8> = Vec::with_capacity(bytes.len());
    let mut above = vec![0; row];
    for line in bytes.chunks(row + 1) {
        let Some((&kind, packed)) = line.split_first() else { break };
        let mut now = vec![0; row];
        for (at, &byte) in packed.iter().enumerate() {
            let left = if at < step { 0 } else { now[at - step] };
            let corner = if at < step { 0 } else { above[at - step] };
            let guess = match kind {
                1 => left,
                2 => above[at],
                3 => ((u16::from(left) + u16::from(above[at])) / 2) as u8,
                4 => paeth(left, above[at], corner),
                _ => 0,
            };
            now[at] = byte.wrapping_add(guess);
        }
        out.extend(now.iter().take(packed.len()));
        above = now;
    }
    out
}

fn paeth(left: u8, above: u8, corner: u8) -> u8 {
    let (a, b, c) = (i16::from(left), i16::from(above), i16::from(corner));
    let guess = a + b - c;
    let (da, db, dc) = ((guess - a).abs(), (guess - b).abs(), (guess - c).abs());
    if da <= db && da <= dc {
        left
    } else if db <= dc {
        above
    } else {
        corner
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn plain(filter: &[u8], bytes: &[u8]) -> Vec<u8> {
        unpack(filter, bytes, Parameters::default(), 1 << 20).map(|u| u.bytes).unwrap_or_default()
    }

    #[test]
    fn filters_give_back_the_bytes() {
        assert_eq!(plain(b"ASCIIHexDecode", b"48 65 6C6c 6F>"), b"Hello");
        assert_eq!(plain(b"ASCII85Decode", b"87cURD]i,\"Ebo80~>"), b"Hello World!");
        assert_eq!(plain(b"RunLengthDecode", &[2, b'a', b'b', b'c', 254, b'x', 128]), b"abcxxx");
        // The example of the standard: 45 45 45 45 45 65 45 45 45 66.
        let codes = [0x80, 0x0B, 0x60, 0x50, 0x22, 0x0C, 0x0C, 0x85, 0x01];
        assert_eq!(plain(b"LZWDecode", &codes), [45, 45, 45, 45, 45, 65, 45, 45, 45, 66]);
    }

    #[test]
    fn a_bomb_stops_where_agreed() {
        let packed = miniz_oxide::deflate::compress_to_vec_zlib(&vec![0; 10 << 20], 6);
        let unpacked = unpack(b"FlateDecode", &packed, Parameters::default(), 1 << 20).expect("known");
        assert!(unpacked.cut && unpacked.bytes.len() == 1 << 20);
        assert_eq!(plain(b"FlateDecode", &miniz_oxide::deflate::compress_to_vec_zlib(b"words", 6)), b"words");
        assert_eq!(plain(b"FlateDecode", &miniz_oxide::deflate::compress_to_vec(b"words", 6)), b"words");
    }

    #[test]
    fn rows_of_png_are_added_up() {
        let parameters = Parameters { predictor: 12, columns: 3, ..Parameters::default() };
        let packed = miniz_oxide::deflate::compress_to_vec_zlib(&[2, 1, 2, 3, 2, 1, 1, 1, 1, 5, 1, 1], 6);
        let unpacked = unpack(b"FlateDecode", &packed, parameters, 1 << 20).expect("known");
        assert_eq!(unpacked.bytes, [1, 2, 3, 2, 3, 4, 5, 6, 7]);
    }
}
