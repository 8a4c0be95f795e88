//! The site-free reader.

use crate::candidate::{Candidate, Read};
use crate::page::{NodeId, Page};

/// Reads what stands below `root`.
pub fn read(_page: &Page, _root: NodeId) -> Option<Candidate> {
    None
}

/// The person's name in structured data of the head.
pub fn record_name(_page: &Page) -> Option<Read<String>> {
    None
}
