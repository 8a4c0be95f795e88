//! gaoya 0.2.2: 128 hashes in 32 bands of 4, as its own documents suggest for near duplicates.

use gaoya::minhash::{MinHashIndex, MinHasher, MinHasher32};
use std::io::{BufRead, Write};

/// Bands and hashes in one.
const BANDS: usize = 32;
const WIDTH: usize = 4;

pub struct Gaoya {
    hasher: MinHasher32<fnv::FnvBuildHasher>,
    index: MinHashIndex<u32, u32>,
}

pub type Signature = Vec<u32>;

impl Gaoya {
    /// Reports what is at least so similar.
    pub fn new(similarity: f64) -> Gaoya {
        Gaoya { hasher: MinHasher32::new(BANDS * WIDTH), index: MinHashIndex::new(BANDS, WIDTH, similarity) }
    }

    /// The signature of a text's three-word shingles.
    pub fn signature(&self, text: &str) -> Signature {
        let words: Vec<&str> = text.split(|c: char| !c.is_alphanumeric()).filter(|w| !w.is_empty()).collect();
        self.hasher.create_signature(words.windows(3).map(|words| (words[0], words[1], words[2])))
    }

    pub fn insert(&mut self, id: u32, signature: Signature) {
        self.index.insert(id, signature);
    }

    pub fn query(&self, signature: &Signature) -> Vec<(u32, f64)> {
        self.index.query_owned_return_similarity(signature)
    }
}

/// The protocol of `bonafide replay --peer`.
pub fn replay() {
    let mut gaoya = Gaoya::new(0.02);
    let mut out = std::io::stdout().lock();
    for (id, line) in std::io::stdin().lock().lines().map_while(Result::ok).enumerate() {
        let value: serde_json::Value = serde_json::from_str(&line).unwrap_or_default();
        let signature = gaoya.signature(value["text"].as_str().unwrap_or_default());
        let near: Vec<(u32, u32)> =
            gaoya.query(&signature).into_iter().map(|(at, of)| (at, (of * 10_000.0) as u32)).collect();
        gaoya.insert(id as u32, signature);
        if writeln!(out, "{}", serde_json::json!(near)).and_then(|()| out.flush()).is_err() {
            return;
        }
    }
}
