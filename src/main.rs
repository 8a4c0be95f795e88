//! `bonafide`: the engine on saved pages, without a browser.

fn main() {}
