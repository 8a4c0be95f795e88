//! Styles of a Rich Text file: what paragraphs are called, and how their letters look.
//!
//! Whoever writes a file should repeat what a style says beside its number. LibreOffice leaves out what a style takes
//! from the one it builds on, so the sheet is read.

use super::state::State;
use crate::document::look::Look;
use std::collections::BTreeMap;

/// Styles that build on each other.
const CHAIN: usize = 16;

/// Styles kept, and letters of a name.
const MOST: usize = 2_000;
const LONGEST: usize = 100;

/// What a style says by itself.
#[derive(Debug, Clone, Copy, Default)]
pub struct Style {
    /// Look of its letters.
    pub look: Look,
    /// Number of their colour; 0 for none of its own.
    pub colour: i32,
    /// Number of their font.
    pub font: Option<i32>,
    /// Level of a heading.
    pub heading: Option<u8>,
    /// Number of the style that it builds on.
    pub based: Option<i32>,
}

/// All styles of paragraphs by their numbers, and the one that is being read.
#[derive(Default)]
pub struct Sheet {
    styles: BTreeMap<i32, Style>,
    number: i32,
    based: Option<i32>,
    name: String,
}

impl Sheet {
    /// A style of that number begins.
    pub fn begin(&mut self, number: i32) {
        (self.number, self.based) = (number, None);
        self.name.clear();
    }

    /// The number of the style that it builds on.
    pub fn based(&mut self, number: i32) {
        self.based = Some(number);
    }

    /// A letter of its name; a semicolon ends it, and what was said until then is the style.
    pub fn letter(&mut self, c: char, said: &State) {
        if c != ';' {
            return if self.name.len() < LONGEST {
                self.name.push(c)
            };
        }
        let heading = said.heading.or_else(|| level(&self.name));
        let style = Style { heading, based: self.based, ..said.style() };
        if self.styles.len() < MOST {
            self.styles.insert(self.number, style);
        }
        // The one without a number is the style that all others begin with.
        self.begin(0);
    }

    /// The style of that number with all that it builds on.
    pub fn of(&self, number: i32) -> Option<Style> {
        let mut style = *self.styles.get(&number)?;
        for _ in 0..CHAIN {
            let below = style.based.and_then(|number| self.styles.get(&number));
            let Some(below) = below else { break };
            style = style.over(below);
        }
        Some(style)
    }
}

impl Style {
    /// With the size of letters that holds where nothing is said.
    pub fn over_usual(self) -> Style {
        Style { look: self.look.over(Look { size: Some(1_200), ..Look::default() }), ..self }
    }

    fn over(self, below: &Style) -> Style {
        Style {
            look: self.look.over(below.look),
            colour: if self.colour == 0 { below.colour } else { self.colour },
            font: self.font.or(below.font),
            heading: self.heading.or(below.heading),
            based: below.based,
        }
    }
}

/// The level of a heading by the name that word processors give its style in every language's file.
fn level(name: &str) -> Option<u8> {
    let name = name.trim().to_ascii_lowercase();
    match name.as_str() {
        "title" => Some(1),
        _ => name.strip_prefix("heading ")?.parse().ok().filter(|level| (1..=9).contains(level)),
    }
}
