//! Files that are encrypted and open without a password: the standard security handler with the empty one.

use super::object::{Dict, Id, Object};
use aes::cipher::{BlockCipherDecrypt, BlockCipherEncrypt, KeyInit};
use aes::{Aes128, Aes256, Block};
use md5::Md5;
use sha2::{Digest, Sha256, Sha384, Sha512};

/// How bytes are encrypted.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Method {
    Plain,
    Rc4,
    Aes128,
    Aes256,
}

/// The key of a file.
#[derive(Debug)]
pub(super) struct Key {
    key: Vec<u8>,
    texts: Method,
    streams: Method,
    /// The description of the file is encrypted too.
    pub metadata: bool,
}

/// Why there is no key.
#[derive(Debug, PartialEq, Eq)]
pub(super) enum Locked {
    /// It wants a password.
    Password,
    /// Another handler than the standard one (certificates, rights management).
    Unknown,
}

/// What stands before a short password.
const PADDING: [u8; 32] = [
    0x28, 0xBF, 0x4E, 0x5E, 0x4E, 0x75, 0x8A, 0x41, 0x64, 0x00, 0x4E, 0x56, 0xFF, 0xFA, 0x01, 0x08, 0x2E, 0x2E, 0x00,
    0xB6, 0xD0, 0x68, 0x3E, 0x80, 0x2F, 0x0C, 0xA9, 0xFE, 0x64, 0x53, 0x69, 0x7A,
];

/// The key that the empty password gives.
pub(super) fn key(encrypt: &Dict<'_>, id: &[u8]) -> Result<Key, Locked> {
    if encrypt.raw(b"Filter").and_then(Object::name) != Some(b"Standard") {
        return Err(Locked::Unknown);
    }
    let int = |key: &[u8]| encrypt.raw(key).and_then(Object::int);
    let (version, revision) = (int(b"V").unwrap_or(0), int(b"R").unwrap_or(2));
    let metadata = encrypt.raw(b"EncryptMetadata") != Some(&Object::Bool(false));
    let (texts, streams) = match version {
        1..=3 => (Method::Rc4, Method::Rc4),
        4 | 5 => (method(encrypt, b"StrF"), method(encrypt, b"StmF")),
        _ => return Err(Locked::Unknown),
    };
    let key = match revision {
        5 | 6 => new_key(encrypt, revision)?,
        _ => {
            let bits = int(b"Length").unwrap_or(if version == 4 { 128 } else { 40 });
            let bytes = if version == 1 { 5 } else { (bits / 8).clamp(5, 16) as usize };
            old_key(encrypt, id, revision, if version == 4 { 16 } else { bytes }, metadata)?
        }
    };
    Ok(Key { key, texts, streams, metadata })
}

/// The method that a crypt filter names.
fn method(encrypt: &Dict<'_>, which: &[u8]) -> Method {
    let name = encrypt.raw(which).and_then(Object::name).unwrap_or(b"Identity");
    let filters = encrypt.raw(b"CF").and_then(Object::dict);
    let filter = filters.and_then(|f| f.raw(name)).and_then(Object::dict);
    match filter.and_then(|f| f.raw(b"CFM")).and_then(Object::name) {
        Some(b"V2") => Method::Rc4,
        Some(b"AESV2") => Method::Aes128,
        Some(b"AESV3") => Method::Aes256,
        _ => Method::Plain,
    }
}

fn text<'d>(encrypt: &'d Dict<'_>, key: &[u8]) -> &'d [u8] {
    encrypt.raw(key).and_then(Object::text).unwrap_or_default()
}

/// Revisions 2 to 4: MD5 over the padding and what the file says, checked against what it keeps.
fn old_key(encrypt: &Dict<'_>, id: &[u8], revision: i64, length: usize, metadata: bool) -> Result<Vec<u8>, Locked> {
    let permissions = encrypt.raw(b"P").and_then(Object::int).unwrap_or(0) as u32;
    let mut hash = Md5::new();
    hash.update(PADDING);
    hash.update(text(encrypt, b"O").get(..32).unwrap_or_default());
    hash.update(permissions.to_le_bytes());
    hash.update(id);
    if revision >= 4 && !metadata {
        hash.update([0xFF; 4]);
    }
    let mut key = hash.finalize().to_vec();
    key.truncate(length);
    for _ in 0..if revision >= 3 { 50 } else { 0 } {
        key = Md5::digest(&key).to_vec();
        key.truncate(length);
    }
    let (made, kept) = (user(&key, id, revision), text(encrypt, b"U"));
    let compared = if revision >= 3 { 16 } else { 32 };
    let fits = kept.len() >= compared && made.get(..compared) == kept.get(..compared);
    fits.then_some(key).ok_or(Locked::Password)
}

/// What a file keeps to tell that a password was right.
fn user(key: &[u8], id: &[u8], revision: i64) -> Vec<u8> {
    if revision < 3 {
        return rc4(key, &PADDING);
    }
    let mut hash = Md5::new();
    hash.update(PADDING);
    hash.update(id);
    let turned = |turn: u8| key.iter().map(|b| b ^ turn).collect::<Vec<u8>>();
    (0..20).fold(hash.finalize().to_vec(), |bytes, turn| rc4(&turned(turn), &bytes))
}

/// Revisions 5 and 6: a key that is kept in the file, encrypted with one made of the password.
fn new_key(encrypt: &Dict<'_>, revision: i64) -> Result<Vec<u8>, Locked> {
    let (kept, locked) = (text(encrypt, b"U"), text(encrypt, b"UE"));
    let [Some(check), Some(check_salt), Some(key_salt)] = [kept.get(..32), kept.get(32..40), kept.get(40..48)] else {
        return Err(Locked::Password);
    };
    if hash(check_salt, revision) != check {
        return Err(Locked::Password);
    }
    let outer = hash(key_salt, revision);
    let key = cbc(Method::Aes256, &outer, &[0; 16], locked.get(..32).unwrap_or_default());
    (key.len() == 32).then_some(key).ok_or(Locked::Password)
}

/// The hash of revision 6 over the empty password: at least 64 rounds of AES and a SHA-2 that the round chooses.
fn hash(salt: &[u8], revision: i64) -> Vec<u8> {
    let mut key = Sha256::digest(salt).to_vec();
    let mut round = 0_u32;
    if revision < 6 {
        return key;
    }
    while let (Some(aes_key), Some(start)) = (key.get(..16), key.get(16..32)) {
        let sealed = sealed(aes_key, start, &key.repeat(64));
        let sum: u32 = sealed.iter().take(16).map(|b| u32::from(*b)).sum();
        let last = u32::from(sealed.last().copied().unwrap_or(0));
        key = match sum % 3 {
            0 => Sha256::digest(&sealed).to_vec(),
            1 => Sha384::digest(&sealed).to_vec(),
            _ => Sha512::digest(&sealed).to_vec(),
        };
        round += 1;
        if round >= 64 && last + 32 <= round {
            break;
        }
    }
    key.truncate(32);
    key
}

/// AES-128 in CBC mode, without padding.
fn sealed(key: &[u8], start: &[u8], bytes: &[u8]) -> Vec<u8> {
    let Ok(cipher) = Aes128::new_from_slice(key) else { return Vec::new() };
    let mut out = Vec::with_capacity(bytes.len());
    let mut before: Vec<u8> = start.to_vec();
    for part in bytes.chunks_exact(16) {
        let mut block = Block::default();
        block.iter_mut().zip(part.iter().zip(&before)).for_each(|(to, (a, b))| *to = a ^ b);
        cipher.encrypt_block(&mut block);
        out.extend_from_slice(&block);
        before = block.to_vec();
    }
    out
}

/// Back from CBC mode, padding and all.
fn cbc(method: Method, key: &[u8], start: &[u8], bytes: &[u8]) -> Vec<u8> {
    match method {
        Method::Aes128 => Aes128::new_from_slice(key).map_or_else(|_| Vec::new(), |c| unchained(&c, start, bytes)),
        _ => Aes256::new_from_slice(key).map_or_else(|_| Vec::new(), |c| unchained(&c, start, bytes)),
    }
}

fn unchained<C>(cipher: &C, start: &[u8], bytes: &[u8]) -> Vec<u8>
where
    C: BlockCipherDecrypt<BlockSize = aes::cipher::consts::U16>,
{
    let mut out = Vec::with_capacity(bytes.len());
    let mut before = start;
    for part in bytes.chunks_exact(16) {
        let mut block = Block::default();
        block.copy_from_slice(part);
        cipher.decrypt_block(&mut block);
        out.extend(block.iter().zip(before).map(|(a, b)| a ^ b));
        before = part;
    }
    out
}

fn rc4(key: &[u8], bytes: &[u8]) -> Vec<u8> {
    let mut state: Vec<u8> = (0..=255).collect();
    let mut j = 0_u8;
    for i in 0..256 {
        j = j.wrapping_add(state[i]).wrapping_add(key.get(i % key.len().max(1)).copied().unwrap_or(0));
        state.swap(i, usize::from(j));
    }
    let (mut i, mut j) = (0_u8, 0_u8);
    let stream = |byte: &u8| {
        i = i.wrapping_add(1);
        j = j.wrapping_add(state[usize::from(i)]);
        state.swap(usize::from(i), usize::from(j));
        byte ^ state[usize::from(state[usize::from(i)].wrapping_add(state[usize::from(j)]))]
    };
    bytes.iter().map(stream).collect()
}

impl Key {
    /// A text of that object.
    pub(super) fn text(&self, id: Id, bytes: &[u8]) -> Vec<u8> {
        self.open(self.texts, id, bytes)
    }

    /// The bytes of that stream.
    pub(super) fn stream(&self, id: Id, bytes: &[u8]) -> Vec<u8> {
        self.open(self.streams, id, bytes)
    }

    fn open(&self, method: Method, id: Id, bytes: &[u8]) -> Vec<u8> {
        match method {
            Method::Plain => bytes.to_vec(),
            Method::Rc4 => rc4(&self.of_object(id, false), bytes),
            Method::Aes128 => unpadded(method, &self.of_object(id, true), bytes),
            Method::Aes256 => unpadded(method, &self.key, bytes),
        }
    }

    fn of_object(&self, id: Id, salted: bool) -> Vec<u8> {
        let mut hash = Md5::new();
        hash.update(&self.key);
        hash.update(id.0.to_le_bytes().get(..3).unwrap_or_default());
        hash.update(id.1.to_le_bytes());
        if salted {
            hash.update(b"sAlT");
        }
        let mut key = hash.finalize().to_vec();
        key.truncate(self.key.len().saturating_add(5).min(16));
        key
    }
}

/// The first block says where to start, the last byte how much of the end is padding.
fn unpadded(method: Method, key: &[u8], bytes: &[u8]) -> Vec<u8> {
    let Some((start, rest)) = bytes.split_at_checked(16) else { return Vec::new() };
    let mut out = cbc(method, key, start, rest);
    let padding = usize::from(out.last().copied().unwrap_or(0));
    if (1..=16).contains(&padding) {
        out.truncate(out.len().saturating_sub(padding));
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn rc4_gives_the_known_stream() {
        assert_eq!(rc4(b"Key", b"Plaintext"), [0xBB, 0xF3, 0x16, 0xE8, 0xD9, 0x40, 0xAF, 0x0A, 0xD3]);
    }
}
