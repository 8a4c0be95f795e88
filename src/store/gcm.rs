//! AES-256-GCM for the command line: a key in memory, nonces from whoever hands them in.

use super::Trouble;
use super::seal::{Cipher, Nonce};
use aes_gcm::aead::{Aead, KeyInit, Payload};
use aes_gcm::{Aes256Gcm, Key};

/// A key of AES-256.
pub type Bytes = [u8; 32];
/// Where nonces come from.
pub type Chance = Box<dyn FnMut(&mut Nonce) -> Result<(), Trouble>>;

/// The cipher.
pub struct Gcm {
    cipher: Aes256Gcm,
    chance: Chance,
}

impl Gcm {
    /// With this key.
    pub fn new(key: &Bytes, chance: Chance) -> Gcm {
        Gcm { cipher: Aes256Gcm::new(&Key::<Aes256Gcm>::from(*key)), chance }
    }
}

impl Cipher for Gcm {
    fn nonce(&mut self) -> Result<Nonce, Trouble> {
        let mut nonce = Nonce::default();
        (self.chance)(&mut nonce)?;
        Ok(nonce)
    }

    fn seal(&self, nonce: &Nonce, header: &[u8], plain: &[u8]) -> Option<Vec<u8>> {
        self.cipher.encrypt(&(*nonce).into(), Payload { msg: plain, aad: header }).ok()
    }

    fn open(&self, nonce: &Nonce, header: &[u8], sealed: &[u8]) -> Option<Vec<u8>> {
        self.cipher.decrypt(&(*nonce).into(), Payload { msg: sealed, aad: header }).ok()
    }
}
