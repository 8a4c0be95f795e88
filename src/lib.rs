//! Bonafide reads a candidate page on the device and says what does not hold together.
pub mod candidate;
pub mod page;
