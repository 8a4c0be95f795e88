//! Deflate, undone: never more than was agreed on, whatever the bytes promise.

use miniz_oxide::inflate::TINFLStatus;
use miniz_oxide::inflate::core::inflate_flags::{
    TINFL_FLAG_IGNORE_ADLER32, TINFL_FLAG_PARSE_ZLIB_HEADER, TINFL_FLAG_USING_NON_WRAPPING_OUTPUT_BUF,
};
use miniz_oxide::inflate::core::{DecompressorOxide, decompress};

/// Unpacks at most `most` bytes, `likely` of them into room that is made at once; true when there were more.
/// What can be read of damaged bytes counts.
pub fn inflate(bytes: &[u8], zlib: bool, likely: usize, most: usize) -> (Vec<u8>, bool) {
    let flags = TINFL_FLAG_USING_NON_WRAPPING_OUTPUT_BUF | TINFL_FLAG_IGNORE_ADLER32;
    let flags = flags | if zlib { TINFL_FLAG_PARSE_ZLIB_HEADER } else { 0 };
    let mut machine = Box::<DecompressorOxide>::default();
    let mut out = vec![0; likely.max(256).min(most)];
    let (mut read, mut written) = (0, 0);
    loop {
        let rest = bytes.get(read..).unwrap_or_default();
        let (status, used, made) = decompress(&mut machine, rest, &mut out, written, flags);
        read += used;
        written += made;
        let full = status == TINFLStatus::HasMoreOutput;
        if !full || out.len() >= most {
            out.truncate(written);
            return (out, full);
        }
        out.resize(out.len().saturating_mul(2).min(most), 0);
    }
}
