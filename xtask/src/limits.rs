//! What the shipped files may weigh. The only place that says so.

use anyhow::{Context, Result, ensure};
use flate2::{Compression, write::GzEncoder};
use std::io::Write;
use std::process::{Command, Stdio};

/// The engine after gzip, with its tables: the goal; the aim is 150 KB.
/// Most of it is code, of which the site-free reader is the largest part; the rest is data
/// (rows of the catalogue, the letters of Unicode). Words, lists and recipes stand beside it.
pub const ENGINE: usize = 350_000;

/// The module that reads files, after gzip; it is loaded when a file arrives. The aim is 250 KB.
pub const DOCUMENTS: usize = 1_000_000;

/// The module that remembers, after gzip; it is loaded when somebody switched memory on.
pub const MEMORY: usize = 350_000;

/// Each file of data beside the engine, after gzip.
pub const DATA: usize = 80_000;

/// The scripts that run inside a page, together, as they are.
const PAGE_SIDE: usize = 82_000;

/// Prints the weight of a file and fails when it is over its limit.
pub fn weigh(name: &str, bytes: &[u8], limit: usize) -> Result<()> {
    let packed = gzip(bytes)?;
    println!("  {name}: {} bytes, {packed} after gzip (limit {limit})", bytes.len());
    ensure!(packed <= limit, "{name} is {packed} bytes after gzip; the limit is {limit}");
    Ok(())
}

/// Prints the weight of the page's scripts and fails when it is over the limit.
pub fn page_side(bytes: usize) -> Result<()> {
    println!("  page side: {bytes} bytes (limit {PAGE_SIDE})");
    ensure!(bytes <= PAGE_SIDE, "the scripts inside the page are {bytes} bytes; the limit is {PAGE_SIDE}");
    Ok(())
}

/// Bytes after `gzip -9`; where there is no such program after a library, which packs a little less.
fn gzip(bytes: &[u8]) -> Result<usize> {
    let program = Command::new("gzip").args(["-9", "-n", "-c"]).stdin(Stdio::piped()).stdout(Stdio::piped()).spawn();
    if let Ok(mut program) = program {
        let mut to = program.stdin.take().context("gzip takes no input")?;
        let output = std::thread::scope(|scope| {
            scope.spawn(move || to.write_all(bytes));
            program.wait_with_output()
        })?;
        ensure!(output.status.success(), "gzip failed");
        return Ok(output.stdout.len());
    }
    let mut encoder = GzEncoder::new(Vec::new(), Compression::best());
    encoder.write_all(bytes)?;
    Ok(encoder.finish()?.len())
}
