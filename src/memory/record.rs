//! What stays of an application: keys, a day, and a payload that only the shell can open.

use super::{Id, Keys, Standing};
use serde::{Deserialize, Serialize};

/// Version of the bytes. One that changes the order or the meaning of a field counts it up, and
/// [`Record::from_bytes`] goes on reading the older ones.
const VERSION: u8 = 1;

/// One application, remembered. No name, no mailbox, no word of a text can be read from it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Record {
    /// Its number.
    pub id: Id,
    /// Its keys.
    pub keys: Keys,
    /// What came of it.
    pub standing: Standing,
    /// Sealed by the shell: what a person may see again (a display name, the text for laying side by side).
    pub sealed: Option<Vec<u8>>,
}

impl Record {
    /// Of keys, without payload.
    pub fn new(id: Id, keys: Keys) -> Record {
        Record { id, keys, standing: Standing::Unknown, sealed: None }
    }

    /// As bytes.
    pub fn to_bytes(&self) -> Vec<u8> {
        postcard::to_extend(self, vec![VERSION]).unwrap_or_default()
    }

    /// From bytes of this version or an older one; `None` when they are no record.
    pub fn from_bytes(bytes: &[u8]) -> Option<Record> {
        let (version, rest) = bytes.split_first()?;
        match *version {
            VERSION => postcard::from_bytes(rest).ok(),
            _ => None,
        }
    }
}
