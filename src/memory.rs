//! What was seen before: fingerprints of applications, an index over them, and what links two of them.
//!
//! ```text
//!   Candidate ──► Sighting ──► Record ──► Index        remember
//!                 Sighting ──► Index ──► Recollection  recall
//! ```
//!
//! A [`Sighting`] is one application as keys: keyed hashes of contacts, fingerprints of texts, nothing that can
//! be read. A [`Record`] is what stays of it. The [`Index`] finds the records that share something with a
//! sighting, [`link`] weighs what is shared, and the [`Recollection`] is all that the engine learns of it. The
//! values of the recollection are always compiled; what computes needs the feature `memory`, which ships as a
//! module of its own. Nothing here does I/O: shells keep the records and hand in the secret and the day.

#[cfg(feature = "memory")]
pub mod beside;
#[cfg(feature = "memory")]
pub mod fingerprint;
#[cfg(feature = "memory")]
pub mod groups;
#[cfg(feature = "memory")]
pub mod index;
#[cfg(feature = "memory")]
pub mod keys;
#[cfg(feature = "memory")]
pub mod link;
#[cfg(feature = "memory")]
pub mod phrases;
pub mod recollection;
#[cfg(feature = "memory")]
pub mod record;
#[cfg(feature = "memory")]
pub mod secret;
#[cfg(feature = "memory")]
pub mod words;

#[cfg(feature = "memory")]
pub use fingerprint::Fingerprint;
#[cfg(feature = "memory")]
pub use index::Index;
#[cfg(feature = "memory")]
pub use keys::{Key, Keys, Sighting, Source};
#[cfg(feature = "memory")]
pub use link::{Shelf, Undone, further, link};
pub use recollection::{Change, Changed, History, Kind, Link, Meaning, Recollection, Shared, Standing};
#[cfg(feature = "memory")]
pub use record::Record;
#[cfg(feature = "memory")]
pub use secret::Secret;

/// Number of a record. Whoever keeps the records numbers them; numbers rise and are not used twice.
pub type Id = u32;
