//! What the index needs of a record, and nothing else: read of every record whenever a store is opened.

use crate::memory::keys::{Key, Keys};
use crate::memory::{Fingerprint, Id, Kind, Record};

/// Version of the bytes.
const VERSION: u8 = 1;

/// Version, whether there are sketches, three counts, then sketches, hashes, pictures and phrases.
pub fn write(keys: &Keys) -> Vec<u8> {
    let sketches = [&keys.text, &keys.experience].map(|text| text.as_ref().map(Fingerprint::sketch));
    let there = u8::from(sketches[0].is_some()) | u8::from(sketches[1].is_some()) << 1;
    let (exact, photos, phrases) = (most(&keys.exact), most(&keys.photos), most(&keys.phrases));
    let mut bytes = vec![VERSION, there, exact.len() as u8, photos.len() as u8, phrases.len() as u8];
    sketches.iter().flatten().flatten().for_each(|word| bytes.extend(word.to_le_bytes()));
    exact.iter().for_each(|key| bytes.extend(key.hash.to_le_bytes()));
    photos.iter().for_each(|photo| bytes.extend(photo.to_le_bytes()));
    phrases.iter().for_each(|phrase| bytes.extend(phrase.to_le_bytes()));
    bytes
}

fn most<T>(all: &[T]) -> &[T] {
    all.get(..usize::from(u8::MAX)).unwrap_or(all)
}

/// A record with all that the index takes of it; `None` when the bytes are none of ours.
pub fn read(id: Id, bytes: &[u8]) -> Option<Record> {
    let ([version, there, exact, photos, phrases], rest) = bytes.split_first_chunk::<5>()?;
    if *version != VERSION {
        return None;
    }
    let mut rest = rest;
    let mut keys = Keys::default();
    for (bit, text) in [(1, &mut keys.text), (2, &mut keys.experience)] {
        if there & bit != 0 {
            *text = Some(of_sketch(words(&mut rest, 4)?.collect()));
        }
    }
    keys.exact = words(&mut rest, *exact)?.map(|hash| Key { hash, kind: Kind::default() }).collect();
    keys.photos = words(&mut rest, *photos)?.collect();
    let (phrases, _) = rest.split_at_checked(usize::from(*phrases) * 4)?;
    keys.phrases = phrases.as_chunks::<4>().0.iter().map(|phrase| u32::from_le_bytes(*phrase)).collect();
    Some(Record::new(id, keys))
}

fn words<'a>(rest: &mut &'a [u8], count: u8) -> Option<impl Iterator<Item = u64> + use<'a>> {
    let (words, more) = rest.split_at_checked(usize::from(count) * 8)?;
    *rest = more;
    Some(words.as_chunks::<8>().0.iter().map(|word| u64::from_le_bytes(*word)))
}

/// A fingerprint that has this sketch: the index takes no more of it.
fn of_sketch(sketch: Vec<u64>) -> Fingerprint {
    Fingerprint(std::array::from_fn(|bin| {
        let word = sketch.get(bin / 64).copied().unwrap_or_default();
        (word >> (bin % 64) & 1) as u8
    }))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_index_gets_what_it_would_take() {
        let fingerprint = Fingerprint(std::array::from_fn(|bin| (bin * 37 % 251) as u8));
        let keys = Keys {
            text: Some(fingerprint.clone()),
            exact: vec![Key { hash: 7, kind: Kind::Mail }, Key { hash: u64::MAX, kind: Kind::Phone }],
            photos: vec![3],
            phrases: vec![1, 2, 3],
            ..Keys::default()
        };
        let record = read(9, &write(&keys)).expect("a record");
        assert_eq!((record.id, record.keys.text.expect("a text").sketch()), (9, fingerprint.sketch()));
        assert_eq!(record.keys.exact.iter().map(|key| key.hash).collect::<Vec<_>>(), [7, u64::MAX]);
        assert_eq!((record.keys.photos, record.keys.phrases, record.keys.experience), (vec![3], vec![1, 2, 3], None));
        for cut in 0..write(&keys).len() {
            assert!(read(9, &write(&keys)[..cut]).is_none());
        }
    }
}
