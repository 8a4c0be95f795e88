//! Keyed hashes: mailboxes and telephone numbers can be counted through, so a plain hash of one is no secret.

use super::Kind;
use sha2::{Digest, Sha256};

/// Bytes that SHA-256 takes at a time.
const BLOCK: usize = 64;

/// The employer's key. It never leaves the device, and hashes made with another key match nothing.
#[derive(Clone)]
pub struct Secret {
    inner: Sha256,
    outer: Sha256,
    seed: u64,
}

impl Secret {
    /// From 32 random bytes.
    pub fn new(bytes: [u8; 32]) -> Secret {
        let padded = |pad: u8| {
            let mut block = [pad; BLOCK];
            block.iter_mut().zip(bytes).for_each(|(b, key)| *b ^= key);
            Sha256::new_with_prefix(block)
        };
        let mut secret = Secret { inner: padded(0x36), outer: padded(0x5C), seed: 0 };
        secret.seed = secret.first_bits(b"seed of texts");
        secret
    }

    /// The first 64 bits of HMAC-SHA-256 of a value. The kind is part of it, so that equal values of two
    /// kinds do not meet.
    pub fn hash(&self, kind: Kind, value: &str) -> u64 {
        self.tagged(kind as u8, value)
    }

    /// The same for what is no kind of its own: words of a name, employers.
    pub(super) fn tagged(&self, tag: u8, value: &str) -> u64 {
        let mut inner = self.inner.clone();
        inner.update([tag]);
        inner.update(value.as_bytes());
        self.finished(inner)
    }

    /// The seed of the hashes of words: fingerprints of two employers cannot be compared.
    pub fn seed(&self) -> u64 {
        self.seed
    }

    fn first_bits(&self, value: &[u8]) -> u64 {
        self.finished(self.inner.clone().chain_update(value))
    }

    fn finished(&self, inner: Sha256) -> u64 {
        let whole = self.outer.clone().chain_update(inner.finalize()).finalize();
        whole.iter().take(8).fold(0, |bits, byte| bits << 8 | u64::from(*byte))
    }
}

impl std::fmt::Debug for Secret {
    /// Not a byte of it.
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("Secret")
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn it_is_hmac() {
        // RFC 4231, test case 2, whose key is "Jefe": zeros behind a key change nothing.
        let mut key = [0; 32];
        key[..4].copy_from_slice(b"Jefe");
        assert_eq!(Secret::new(key).first_bits(b"what do ya want for nothing?"), 0x5bdc_c146_bf60_754e);
    }

    #[test]
    fn keys_and_kinds_part() {
        let (a, b) = (Secret::new([1; 32]), Secret::new([2; 32]));
        assert_ne!(a.hash(Kind::Mail, "x"), b.hash(Kind::Mail, "x"));
        assert_ne!(a.hash(Kind::Mail, "x"), a.hash(Kind::Phone, "x"));
        assert_eq!(a.hash(Kind::Mail, "x"), Secret::new([1; 32]).hash(Kind::Mail, "x"));
        assert_ne!(a.seed(), b.seed());
        assert_eq!(format!("{a:?}"), "Secret");
    }
}
