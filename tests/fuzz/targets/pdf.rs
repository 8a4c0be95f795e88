//! PDF.

#![no_main]

use bonafide_fuzz::read;
use libfuzzer_sys::fuzz_target;

fuzz_target!(|bytes: &[u8]| read(bytes, "cv.pdf"));
