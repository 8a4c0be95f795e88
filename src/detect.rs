//! The closed list of detectors: a signal names one and gives parameters.
//!
//! A detector looks and returns evidence; it never makes a sentence and never weighs. It asks only
//! for fields on the allow-list ([`crate::signal::FieldName`]).

use crate::World;
use crate::candidate::Candidate;
use crate::signal::Outcome;

/// A way of looking, with its parameters.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum Detector {
}

impl Detector {
    /// Looks at a candidate.
    pub fn look(&self, _candidate: &Candidate, _world: &World) -> Outcome {
        match *self {}
    }
}
