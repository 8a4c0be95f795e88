//! What the index takes of a record, and the bytes in which a store keeps that: read of every record whenever a
//! store is opened, and nothing else of it.

use super::layer::Banded;
use super::own_experience;
use crate::memory::{Id, Keys, Record};

/// Version of the bytes. The first kept one bit of each bin, by which texts are not found again.
const VERSION: u8 = 2;

/// A text by its bands, and the text about the work.
type Text = Banded<3, 14>;
type Work = Banded<1, 5>;

/// What the index takes.
pub(super) trait Taken {
    fn id(&self) -> Id;
    fn text(&self) -> Option<Text>;
    /// The text about the work, where the whole text would not find it.
    fn experience(&self) -> Option<Work>;
    fn exact(&self) -> impl Iterator<Item = u64>;
    fn photos(&self) -> impl Iterator<Item = u64>;
    fn phrases(&self) -> impl Iterator<Item = u32>;
}

impl Taken for Record {
    fn id(&self) -> Id {
        self.id
    }

    fn text(&self) -> Option<Text> {
        self.keys.text.as_ref().map(Banded::of)
    }

    fn experience(&self) -> Option<Work> {
        own_experience(&self.keys).map(Banded::of)
    }

    fn exact(&self) -> impl Iterator<Item = u64> {
        self.keys.exact.iter().map(|key| key.hash)
    }

    fn photos(&self) -> impl Iterator<Item = u64> {
        self.keys.photos.iter().copied()
    }

    fn phrases(&self) -> impl Iterator<Item = u32> {
        self.keys.phrases.iter().copied()
    }
}

/// A record as the index takes it, read from bytes.
#[derive(Debug, Clone)]
pub struct Entry<'a> {
    id: Id,
    text: Option<Text>,
    experience: Option<Work>,
    exact: &'a [[u8; 8]],
    photos: &'a [[u8; 8]],
    phrases: &'a [[u8; 4]],
}

impl Taken for Entry<'_> {
    fn id(&self) -> Id {
        self.id
    }

    fn text(&self) -> Option<Text> {
        self.text
    }

    fn experience(&self) -> Option<Work> {
        self.experience
    }

    fn exact(&self) -> impl Iterator<Item = u64> {
        self.exact.iter().map(|hash| u64::from_le_bytes(*hash))
    }

    fn photos(&self) -> impl Iterator<Item = u64> {
        self.photos.iter().map(|photo| u64::from_le_bytes(*photo))
    }

    fn phrases(&self) -> impl Iterator<Item = u32> {
        self.phrases.iter().map(|phrase| u32::from_le_bytes(*phrase))
    }
}

/// Version, which texts there are, three counts, then texts, hashes, pictures and phrases.
pub fn write(keys: &Keys) -> Vec<u8> {
    let (text, work) = (keys.text.as_ref().map(Text::of), own_experience(keys).map(Work::of));
    let there = u8::from(text.is_some()) | u8::from(work.is_some()) << 1;
    let (exact, photos, phrases) = (most(&keys.exact), most(&keys.photos), most(&keys.phrases));
    let mut bytes = vec![VERSION, there, exact.len() as u8, photos.len() as u8, phrases.len() as u8];
    text.iter().for_each(|text| text.write(&mut bytes));
    work.iter().for_each(|text| text.write(&mut bytes));
    exact.iter().for_each(|key| bytes.extend(key.hash.to_le_bytes()));
    photos.iter().for_each(|photo| bytes.extend(photo.to_le_bytes()));
    phrases.iter().for_each(|phrase| bytes.extend(phrase.to_le_bytes()));
    bytes
}

fn most<T>(all: &[T]) -> &[T] {
    all.get(..usize::from(u8::MAX)).unwrap_or(all)
}

/// What was written of a record; `None` when the bytes are none of ours.
pub fn read(id: Id, bytes: &[u8]) -> Option<Entry<'_>> {
    let ([version, there, exact, photos, phrases], mut rest) = bytes.split_first_chunk::<5>()?;
    let texts = |bit: u8| there & bit != 0;
    let (mut text, mut experience) = (None, None);
    match *version {
        VERSION => {
            text = if texts(1) { Some(Text::read(&mut rest)?) } else { None };
            experience = if texts(2) { Some(Work::read(&mut rest)?) } else { None };
        }
        1 => drop(taken::<32>(&mut rest, there.count_ones() as usize)?),
        _ => return None,
    }
    let exact = taken(&mut rest, usize::from(*exact))?;
    let photos = taken(&mut rest, usize::from(*photos))?;
    Some(Entry { id, text, experience, exact, photos, phrases: taken(&mut rest, usize::from(*phrases))? })
}

/// What was written of a record without its phrases, and the phrases; `None` when the bytes are none of ours.
pub fn apart(bytes: &[u8]) -> Option<(Vec<u8>, impl Iterator<Item = u32>)> {
    let entry = read(0, bytes)?;
    let mut brief = bytes.get(..bytes.len().checked_sub(entry.phrases.len() * 4)?)?.to_vec();
    *brief.get_mut(4)? = 0;
    Some((brief, entry.phrases.iter().map(|phrase| u32::from_le_bytes(*phrase))))
}

/// So many pieces off the front.
fn taken<'a, const N: usize>(rest: &mut &'a [u8], count: usize) -> Option<&'a [[u8; N]]> {
    let (front, more) = rest.split_at_checked(count * N)?;
    *rest = more;
    Some(front.as_chunks().0)
}

impl<const W: usize, const B: usize> Banded<W, B> {
    fn write(&self, bytes: &mut Vec<u8>) {
        self.sketch.iter().for_each(|word| bytes.extend(word.to_le_bytes()));
        self.buckets.iter().for_each(|bucket| bytes.extend(bucket.to_le_bytes()));
    }

    fn read(rest: &mut &[u8]) -> Option<Self> {
        let (words, buckets) = (taken::<8>(rest, W)?, taken::<2>(rest, B)?);
        let sketch = std::array::from_fn(|at| words.get(at).map_or(0, |word| u64::from_le_bytes(*word)));
        let bucket = |at| buckets.get(at).map_or(0, |bucket: &[u8; 2]| u16::from_le_bytes(*bucket));
        Some(Banded { sketch, buckets: std::array::from_fn(bucket) })
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::memory::index::{Builder, Index};
    use crate::memory::{Fingerprint, Key, Kind};

    fn keys(seed: usize) -> Keys {
        let text = |by: usize| Fingerprint(std::array::from_fn(|bin| (bin * 37 % 251 + bin * seed * by) as u8));
        let exact = [7 + seed as u64, u64::MAX - seed as u64].map(|hash| Key { hash: hash << 20, kind: Kind::Mail });
        Keys {
            text: Some(text(101)),
            experience: Some(text(53)),
            exact: exact.to_vec(),
            photos: vec![(seed as u64) << 32],
            phrases: vec![1, 2, seed as u32],
            ..Keys::default()
        }
    }

    #[test]
    fn what_was_written_is_what_the_index_takes() {
        let record = Record::new(9, keys(3));
        let bytes = write(&record.keys);
        let entry = read(9, &bytes).expect("an entry");
        assert_eq!((entry.id(), Taken::text(&entry), entry.experience()), (9, record.text(), record.experience()));
        assert!(entry.experience().is_some());
        assert!(entry.exact().eq(Taken::exact(&record)));
        assert!(entry.photos().eq(Taken::photos(&record)) && entry.phrases().eq(Taken::phrases(&record)));
        (0..bytes.len()).for_each(|cut| assert!(read(9, &bytes[..cut]).is_none(), "{cut}"));
    }

    #[test]
    fn one_by_one_at_once_and_from_bytes_everybody_is_found() {
        let all: Vec<Record> = (1..=300).map(|id| Record::new(id, keys(id as usize))).collect();
        let (mut one_by_one, mut at_once) = (Index::new(), Builder::default());
        for record in &all {
            let bytes = write(&record.keys);
            let entry = read(record.id, &bytes).expect("an entry");
            assert!(one_by_one.insert_entry(&entry) && at_once.take(&entry) && !at_once.take(&entry));
        }
        let at_once = at_once.done();
        let built = Index::build(&all);
        for record in &all {
            let own = |found: Vec<Id>| assert!(found.contains(&record.id), "{}", record.id);
            let text = Keys { text: record.keys.text.clone(), ..Keys::default() };
            let mail = Keys { exact: record.keys.exact.clone(), ..Keys::default() };
            for keys in [text, mail] {
                [&one_by_one, &at_once, &built].iter().for_each(|index| own(index.find(&keys).ids));
                assert_eq!(one_by_one.find(&keys), at_once.find(&keys));
                assert_eq!(built.find(&keys), at_once.find(&keys));
            }
        }
    }

    #[test]
    fn the_first_version_is_read_without_its_texts() {
        let bytes = [&[1, 3, 1, 0, 1][..], &[5; 64], &7_u64.to_le_bytes(), &9_u32.to_le_bytes()].concat();
        let entry = read(4, &bytes).expect("an entry");
        assert!(entry.text.is_none() && entry.exact().eq([7]) && entry.phrases().eq([9]));
    }
}
