//! OpenDocument texts: the input names the parts, which are packed here, so that mutations reach the text.

#![no_main]

use bonafide_fuzz::{archive, read};
use libfuzzer_sys::fuzz_target;

fuzz_target!(|bytes: &[u8]| read(&archive(bytes), "cv.odt"));
