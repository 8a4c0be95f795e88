//! What the shipped files may weigh. The only place that says so.

use anyhow::{Result, ensure};
use flate2::{Compression, write::GzEncoder};
use std::io::Write;

/// The engine after gzip, with its tables: it may not grow. The goal was 350 KB, the aim is 150 KB.
/// Today's weight is 347 KB: 275 KB of code, of which the site-free reader is the largest part, and
/// 68 KB of data (recipes, rows of the catalogue, the letters of Unicode). Words and lists stand beside it.
const ENGINE: usize = 350_600;

/// Each file of data beside the engine, after gzip.
const DATA: usize = 80_000;

/// The scripts that run inside a page, together, as they are.
const PAGE_SIDE: usize = 80_000;

/// Prints the weight of the engine and fails when it is over the limit.
pub fn engine(wasm: &[u8]) -> Result<()> {
    let packed = gzip(wasm)?;
    println!("  engine: {} bytes, {packed} after gzip (limit {ENGINE})", wasm.len());
    ensure!(packed <= ENGINE, "the engine is {packed} bytes after gzip; the limit is {ENGINE}");
    Ok(())
}

/// Prints the weight of a file that the engine is given, and fails when it is over the limit.
pub fn data(name: &str, bytes: &[u8]) -> Result<()> {
    let packed = gzip(bytes)?;
    println!("  {name}: {} bytes, {packed} after gzip (limit {DATA})", bytes.len());
    ensure!(packed <= DATA, "{name} is {packed} bytes after gzip; the limit is {DATA}");
    Ok(())
}

/// Prints the weight of the page's scripts and fails when it is over the limit.
pub fn page_side(bytes: usize) -> Result<()> {
    println!("  page side: {bytes} bytes (limit {PAGE_SIDE})");
    ensure!(bytes <= PAGE_SIDE, "the scripts inside the page are {bytes} bytes; the limit is {PAGE_SIDE}");
    Ok(())
}

fn gzip(bytes: &[u8]) -> Result<usize> {
    let mut encoder = GzEncoder::new(Vec::new(), Compression::best());
    encoder.write_all(bytes)?;
    Ok(encoder.finish()?.len())
}
