//! The `regex` crate behind plain functions: patterns in, text in, spans out. Only to measure against.

use regex::bytes::{Regex, RegexBuilder};
use std::cell::RefCell;

/// What Bonafide looks for in texts, one a line: `phrase` or `name`, a tab, and the words.
static WORDS: &str = include_str!(concat!(env!("OUT_DIR"), "/words.txt"));

thread_local! {
    static INPUT: RefCell<Vec<u8>> = const { RefCell::new(Vec::new()) };
    static PATTERNS: RefCell<Vec<Regex>> = const { RefCell::new(Vec::new()) };
    static SPANS: RefCell<Vec<u32>> = const { RefCell::new(Vec::new()) };
}

/// Where the words are.
#[unsafe(no_mangle)]
pub extern "C" fn words() -> *const u8 {
    WORDS.as_ptr()
}

/// How long they are.
#[unsafe(no_mangle)]
pub extern "C" fn words_length() -> usize {
    WORDS.len()
}

/// Room for an input of that many bytes.
#[unsafe(no_mangle)]
pub extern "C" fn room(length: usize) -> *mut u8 {
    INPUT.with_borrow_mut(|input| {
        input.resize(input.len().max(length), 0);
        input.as_mut_ptr()
    })
}

/// Compiles the input as one more pattern. ASCII only, which is the fastest that the crate can do.
#[unsafe(no_mangle)]
pub extern "C" fn compile(length: usize, any_case: bool) {
    let source = INPUT.with_borrow(|input| String::from_utf8_lossy(&input[..length]).into_owned());
    let pattern = RegexBuilder::new(&source).unicode(false).case_insensitive(any_case).size_limit(1 << 28).build();
    PATTERNS.with_borrow_mut(|patterns| patterns.push(pattern.expect("a pattern")));
}

/// Finds all patterns in the input; gives the number of numbers in [`spans`].
#[unsafe(no_mangle)]
pub extern "C" fn find(length: usize) -> usize {
    INPUT.with_borrow(|input| {
        PATTERNS.with_borrow(|patterns| {
            SPANS.with_borrow_mut(|spans| {
                spans.clear();
                for pattern in patterns {
                    spans.extend(pattern.find_iter(&input[..length]).flat_map(|m| [m.start() as u32, m.end() as u32]));
                }
                spans.len()
            })
        })
    })
}

/// Where the spans are: start and end in bytes, by turns.
#[unsafe(no_mangle)]
pub extern "C" fn spans() -> *const u32 {
    SPANS.with_borrow(|spans| spans.as_ptr())
}
