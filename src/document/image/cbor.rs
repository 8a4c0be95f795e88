//! CBOR (RFC 8949) to JSON values: as much as claims of origin use.

use serde_json::{Map, Value};

/// Levels that are read.
const DEPTH: usize = 24;

/// Values of one text.
const MOST: usize = 20_000;

/// The first value of some bytes; what is damaged ends it.
pub fn read(bytes: &[u8]) -> Option<Value> {
    Reader { bytes, at: 0, left: MOST }.value(0)
}

struct Reader<'a> {
    bytes: &'a [u8],
    at: usize,
    left: usize,
}

impl Reader<'_> {
    fn take(&mut self, count: usize) -> Option<&[u8]> {
        let taken = self.bytes.get(self.at..self.at.checked_add(count)?)?;
        self.at += count;
        Some(taken)
    }

    /// Major type and argument; no argument for what goes on until a mark.
    fn head(&mut self) -> Option<(u8, Option<u64>)> {
        let first = *self.take(1)?.first()?;
        let argument = match first & 0x1f {
            small @ 0..=23 => Some(u64::from(small)),
            size @ 24..=27 => Some(self.take(1 << (size - 24))?.iter().fold(0, |n, b| n << 8 | u64::from(*b))),
            31 => None,
            _ => return None,
        };
        Some((first >> 5, argument))
    }

    fn value(&mut self, depth: usize) -> Option<Value> {
        self.left = self.left.checked_sub(1)?;
        if depth > DEPTH {
            return None;
        }
        let (major, argument) = self.head()?;
        match major {
            0 => Some(argument?.into()),
            1 => Some((-1 - i64::try_from(argument?).ok()?).into()),
            2 => self.bytes_of(argument).map(|_| Value::Null),
            3 => self.bytes_of(argument).map(|b| String::from_utf8_lossy(&b).into_owned().into()),
            4 => self.list(argument, depth),
            5 => self.map(argument, depth),
            6 => self.value(depth + 1),
            _ => Some(match argument? {
                20 => false.into(),
                21 => true.into(),
                _ => Value::Null,
            }),
        }
    }

    fn bytes_of(&mut self, length: Option<u64>) -> Option<Vec<u8>> {
        if let Some(length) = length {
            return Some(self.take(usize::try_from(length).ok()?)?.to_vec());
        }
        let mut all = Vec::new();
        while !self.ends() {
            let (_, length) = self.head()?;
            all.extend(self.take(usize::try_from(length?).ok()?)?);
        }
        Some(all)
    }

    /// Takes the mark that ends what has no length.
    fn ends(&mut self) -> bool {
        let ends = self.bytes.get(self.at) == Some(&0xff);
        self.at += usize::from(ends);
        ends
    }

    fn list(&mut self, count: Option<u64>, depth: usize) -> Option<Value> {
        let mut all = Vec::new();
        while if let Some(count) = count { (all.len() as u64) < count } else { !self.ends() } {
            all.push(self.value(depth + 1)?);
        }
        Some(Value::Array(all))
    }

    fn map(&mut self, count: Option<u64>, depth: usize) -> Option<Value> {
        let mut all = Map::new();
        let mut taken = 0;
        while if let Some(count) = count { taken < count } else { !self.ends() } {
            let key = self.value(depth + 1)?;
            let key = key.as_str().map_or_else(|| key.to_string(), str::to_owned);
            all.insert(key, self.value(depth + 1)?);
            taken += 1;
        }
        Some(Value::Object(all))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn values_of_the_standard_are_read() {
        // From appendix A of RFC 8949.
        for (bytes, json) in [
            (&b"\x18\x64"[..], "100"),
            (b"\x29", "-10"),
            (b"\x64IETF", "\"IETF\""),
            (b"\xa2\x61a\x01\x61b\x82\x02\x03", "{\"a\":1,\"b\":[2,3]}"),
            (b"\xbf\x61a\x01\x61b\x9f\x02\x03\xff\xff", "{\"a\":1,\"b\":[2,3]}"),
            (b"\x7f\x65strea\x64ming\xff", "\"streaming\""),
            (b"\xc0\x74\x32013-03-21T20:04:00Z", "\"2013-03-21T20:04:00Z\""),
            (b"\x44\x01\x02\x03\x04", "null"),
            (b"\xf5", "true"),
        ] {
            assert_eq!(read(bytes).map(|v| v.to_string()).as_deref(), Some(json));
        }
    }

    #[test]
    fn hostile_values_end() {
        assert_eq!(read(&[0x81; 100_000]), None);
        assert_eq!(read(b"\x9b\xff\xff\xff\xff\xff\xff\xff\xff"), None);
        assert_eq!(read(&[0x9f; 3]), None);
        assert_eq!(read(b"\x5b\xff\xff\xff\xff\xff\xff\xff\xff"), None);
    }
}
