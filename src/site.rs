//! Sites: which recipe reads an address or a page, what the content script collects for it, and
//! the reading itself.
//!
//! A site is one file in `src/sites/`; `build.rs` turns the folder into [`sites`].

pub mod address;
mod choose;
mod counts;
mod entry;
mod fields;
mod groups;
mod index;
mod links;
mod merge;
mod others;
mod plan;
mod read;
mod reader;
pub mod recipe;
mod resume;
pub mod semantic;
mod title;

pub use plan::plan;
pub use read::read;
pub use recipe::Site;
pub use resume::{file, resume};

use crate::candidate::Candidate;
use recipe::Address;
use serde::Serialize;

include!(concat!(env!("OUT_DIR"), "/sites.rs"));

/// Every recipe, by identifier.
pub fn sites() -> &'static [Site] {
    SITES
}

/// What the content script does on an address.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Plan {
    /// Recipes that may apply, most likely first; empty for a page without a recipe.
    pub sites: Vec<&'static str>,
    /// The person's identity in the address (profile slug, candidate id): when it changes, the person changed.
    pub identity: Option<String>,
    /// True when the site is only looked at after a click (LinkedIn by default).
    pub on_click: bool,
    /// True when the address can show a candidate at all.
    pub candidate: bool,
    /// Selectors of the regions to collect.
    pub regions: Vec<String>,
    /// Selectors of which one must match before collecting; empty: collect at once.
    pub ready: Vec<String>,
    /// Selectors of the element beside which the mark is placed, first match wins.
    pub beside: Vec<String>,
}

/// What the caller knows about where a page is from.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Hint {
    /// Address, when known.
    pub url: Option<String>,
    /// Recipe to use whatever the page looks like.
    pub site: Option<String>,
}

/// Which recipe read a page, and why that one.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Chosen {
    /// Recipe, or `page` for the site-free reader.
    pub site: String,
    /// `option`, `address`, `canonical`, `marks`, `given` (as a résumé), `file`, `values` (no page at all) or `none`.
    pub by: &'static str,
}

/// A page that was read.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Reading {
    /// The person.
    pub candidate: Candidate,
    /// What read it.
    pub chosen: Chosen,
    /// The address says candidate, the recipe's critical fields are not there: what to tell the user.
    pub trouble: Option<String>,
    /// Something was cut off by a limit.
    pub cut: bool,
}

impl Reading {
    /// True when the first of the candidate's files was read, and no page.
    pub fn is_of_file(&self) -> bool {
        self.chosen.by == "file"
    }

    /// Of a candidate that was handed in, with no page to read.
    pub fn given(candidate: Candidate) -> Reading {
        let chosen = Chosen { site: candidate.site.clone(), by: "values" };
        Reading { candidate, chosen, trouble: None, cut: false }
    }
}
