//! ZIP archives: what Word and OpenDocument files are. Entries are unpacked one by one, each below a limit.

use super::inflate::inflate;
use super::read::{Refused, refuse};

/// Entries that are listed; a long document has some hundreds.
const ENTRIES: usize = 4_096;

/// Largest part that is unpacked, bytes.
const PART: usize = 16 << 20;

/// Bytes unpacked of one archive, all parts together.
const WHOLE: usize = 64 << 20;

/// An archive in memory.
pub struct Archive<'a> {
    bytes: &'a [u8],
    entries: Vec<Entry>,
    /// Bytes that may still be unpacked.
    left: usize,
    /// A limit cut something off.
    pub cut: bool,
}

/// A file in the archive.
#[derive(Debug, Clone)]
pub struct Entry {
    /// Its path, with forward slashes.
    pub name: String,
    /// Bytes, unpacked, as the archive says.
    pub size: u64,
    method: u16,
    locked: bool,
    packed: usize,
    header: usize,
}

impl<'a> Archive<'a> {
    /// Reads the list of entries.
    ///
    /// # Errors
    ///
    /// When there is no list, as in a file that was cut short.
    pub fn open(bytes: &'a [u8]) -> Result<Archive<'a>, Refused> {
        let damaged = || refuse("is damaged or incomplete; fetch it again, or open it and save it anew");
        let (count, start) = end_record(bytes).ok_or_else(damaged)?;
        let mut archive = Archive { bytes, entries: Vec::new(), left: WHOLE, cut: count > ENTRIES };
        let mut at = start;
        for _ in 0..count.min(ENTRIES) {
            let Some((entry, next)) = entry(bytes, at) else { break };
            archive.entries.push(entry);
            at = next;
        }
        match archive.entries.is_empty() {
            true => Err(damaged()),
            false => Ok(archive),
        }
    }

    /// All entries, in the order of the list.
    pub fn entries(&self) -> &[Entry] {
        &self.entries
    }

    /// True when the archive has the entry.
    pub fn has(&self, name: &str) -> bool {
        self.find(name).is_some()
    }

    fn find(&self, name: &str) -> Option<&Entry> {
        let name = name.trim_start_matches('/');
        let exact = self.entries.iter().find(|e| e.name == name);
        exact.or_else(|| self.entries.iter().find(|e| e.name.eq_ignore_ascii_case(name)))
    }

    /// Unpacks an entry; what could be unpacked of a damaged or too large one.
    pub fn read(&mut self, name: &str) -> Option<Vec<u8>> {
        let entry = self.find(name)?.clone();
        let packed = content(self.bytes, &entry)?;
        let limit = PART.min(self.left);
        let unpacked = match entry.method {
            0 => packed.get(..packed.len().min(limit))?.to_vec(),
            8 => inflate(packed, false, likely(&entry), limit).0,
            _ => return None,
        };
        self.cut |= unpacked.len() >= limit;
        self.left = self.left.saturating_sub(unpacked.len());
        Some(unpacked)
    }
}

/// Room for what an entry says it is, as far as its packed bytes can be that.
fn likely(entry: &Entry) -> usize {
    usize::try_from(entry.size).unwrap_or(0).min(entry.packed.saturating_mul(64))
}

/// Number of entries and where their list begins, from the record at the end.
fn end_record(bytes: &[u8]) -> Option<(usize, usize)> {
    let from = bytes.len().saturating_sub(22 + 65_535);
    let tail = bytes.get(from..)?;
    let at = from + tail.windows(4).rposition(|w| w == b"PK\x05\x06")?;
    Some((usize::from(u16_at(bytes, at + 10)?), u32_at(bytes, at + 16)? as usize))
}

/// The entry whose record begins there, and where the next one begins.
fn entry(bytes: &[u8], at: usize) -> Option<(Entry, usize)> {
    if bytes.get(at..at.checked_add(4)?)? != b"PK\x01\x02" {
        return None;
    }
    let length = |offset| u16_at(bytes, at + offset).map(usize::from);
    let (name, extra, comment) = (length(28)?, length(30)?, length(32)?);
    let written = bytes.get(at + 46..at + 46 + name)?;
    let entry = Entry {
        name: String::from_utf8_lossy(written).replace('\\', "/"),
        size: u64::from(u32_at(bytes, at + 24)?),
        method: u16_at(bytes, at + 10)?,
        locked: u16_at(bytes, at + 8)? & 1 == 1,
        packed: u32_at(bytes, at + 20)? as usize,
        header: u32_at(bytes, at + 42)? as usize,
    };
    Some((entry, at + 46 + name + extra + comment))
}

/// The packed bytes of an entry; as many as are there.
fn content<'a>(bytes: &'a [u8], entry: &Entry) -> Option<&'a [u8]> {
    let at = entry.header;
    if entry.locked || bytes.get(at..at.checked_add(4)?)? != b"PK\x03\x04" {
        return None;
    }
    let skip = usize::from(u16_at(bytes, at + 26)?) + usize::from(u16_at(bytes, at + 28)?);
    let rest = bytes.get(at + 30 + skip..)?;
    rest.get(..entry.packed.min(rest.len()))
}

fn u16_at(bytes: &[u8], at: usize) -> Option<u16> {
    Some(u16::from_le_bytes(bytes.get(at..at.checked_add(2)?)?.try_into().ok()?))
}

fn u32_at(bytes: &[u8], at: usize) -> Option<u32> {
    Some(u32::from_le_bytes(bytes.get(at..at.checked_add(4)?)?.try_into().ok()?))
}

/// Writes archives, for tests.
#[cfg(test)]
pub mod make {
    /// An archive of stored and packed parts in turn.
    pub fn archive(parts: &[(&str, &[u8])]) -> Vec<u8> {
        let (mut out, mut list) = (Vec::new(), Vec::new());
        for (at, (name, bytes)) in parts.iter().enumerate() {
            let method = if at % 2 == 0 { 8_u16 } else { 0 };
            let packed = match method {
                8 => miniz_oxide::deflate::compress_to_vec(bytes, 6),
                _ => bytes.to_vec(),
            };
            let header = out.len() as u32;
            let common = |out: &mut Vec<u8>| {
                out.extend([20, 0, 0, 0]);
                out.extend(method.to_le_bytes());
                out.extend([0; 8]);
                out.extend((packed.len() as u32).to_le_bytes());
                out.extend((bytes.len() as u32).to_le_bytes());
                out.extend((name.len() as u16).to_le_bytes());
                out.extend([0; 2]);
            };
            out.extend(b"PK\x03\x04");
            common(&mut out);
            out.extend(name.as_bytes());
            out.extend(&packed);
            list.extend(b"PK\x01\x02\x14\x00");
            common(&mut list);
            list.extend([0; 10]);
            list.extend(header.to_le_bytes());
            list.extend(name.as_bytes());
        }
        let (start, count) = (out.len() as u32, parts.len() as u16);
        out.extend(&list);
        out.extend(b"PK\x05\x06\0\0\0\0");
        out.extend([count.to_le_bytes(), count.to_le_bytes()].concat());
        out.extend((list.len() as u32).to_le_bytes());
        out.extend(start.to_le_bytes());
        out.extend([0; 2]);
        out
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn parts_are_unpacked() {
        let bytes = make::archive(&[("a/b.xml", b"<a/>"), ("c", b"stored")]);
        let mut archive = Archive::open(&bytes).expect("an archive");
        assert_eq!(archive.read("/a/b.xml").as_deref(), Some(&b"<a/>"[..]));
        assert_eq!(archive.read("C").as_deref(), Some(&b"stored"[..]));
        assert_eq!(archive.read("none"), None);
    }

    #[test]
    fn a_bomb_stops_at_the_limit() {
        let bytes = make::archive(&[("a", &vec![0; 1 << 20])]);
        let mut archive = Archive::open(&bytes).expect("an archive");
        archive.left = 5 << 19;
        let unpacked: Vec<usize> = (0..4).filter_map(|_| archive.read("a")).map(|b| b.len()).collect();
        assert_eq!(unpacked, [1 << 20, 1 << 20, 1 << 19, 0]);
        assert!(archive.cut);
    }

    #[test]
    fn a_file_cut_short_is_refused() {
        let bytes = make::archive(&[("a", b"x")]);
        assert!(Archive::open(&bytes[..bytes.len() - 30]).is_err());
    }
}
