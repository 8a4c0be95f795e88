//! A part of the index finds records by equal keys: 48 bits of a hash, and the slot of who has it.

use super::packed::{Directory, Slots};
use crate::memory::{Id, Key};
use std::collections::BTreeMap;

/// Records of the open part, and of the largest segment.
const OPEN: u32 = (1 << 16) - 1;
const LARGEST: u32 = (1 << 20) - 1;
/// Most holders of one key that a segment lists, the newest: what more have is common property.
const MOST_HOLDERS: usize = 256;
/// Buckets: the first sixteen bits of a hash.
const BUCKETS: usize = 1 << 16;

/// Equal keys.
#[derive(Debug, Clone, Default)]
pub(super) struct Exact {
    sealed: Vec<Segment>,
    open: BTreeMap<u64, Vec<Id>>,
    base: Id,
}

/// Keys that were sealed: 32 bits behind the bucket, and the slot.
#[derive(Debug, Clone)]
struct Segment {
    base: Id,
    length: u32,
    directory: Directory,
    tags: Vec<u32>,
    slots: Slots,
}

/// 48 bits of a hash.
fn short(hash: u64) -> u64 {
    hash >> 16
}

impl Exact {
    pub(super) fn insert(&mut self, id: Id, hashes: impl Iterator<Item = u64>) {
        if self.open.is_empty() {
            self.base = id;
        } else if id - self.base >= OPEN {
            self.seal();
            self.base = id;
        }
        hashes.for_each(|hash| self.open.entry(short(hash)).or_default().push(id));
    }

    fn seal(&mut self) {
        let open = std::mem::take(&mut self.open);
        let entries = open.into_iter().flat_map(|(key, ids)| ids.into_iter().map(move |id| (key, id)));
        self.push(Segment::of(entries.collect()));
    }

    fn push(&mut self, segment: Segment) {
        self.sealed.push(segment);
        while let [.., older, newer] = &self.sealed[..]
            && newer.length >= older.length
            && newer.base - older.base + newer.length <= LARGEST
        {
            let mut entries: Vec<(u64, Id)> = older.entries().chain(newer.entries()).collect();
            entries.sort_unstable();
            let merged = Segment::of(entries);
            self.sealed.truncate(self.sealed.len() - 2);
            self.sealed.push(merged);
        }
    }

    /// Seals many at once, in the order of their numbers.
    pub(super) fn build(&mut self, mut entries: Vec<(u64, Id)>) {
        entries.iter_mut().for_each(|entry| entry.0 = short(entry.0));
        entries.sort_unstable_by_key(|(_, id)| *id);
        while let Some((_, first)) = entries.first() {
            let last = first.saturating_add(LARGEST);
            let rest = entries.split_off(entries.partition_point(|(_, id)| *id < last));
            entries.sort_unstable();
            self.sealed.push(Segment::of(std::mem::replace(&mut entries, rest)));
        }
    }

    pub(super) fn remove(&mut self, id: Id, keys: &[Key]) {
        for key in keys {
            if let Some(ids) = self.open.get_mut(&short(key.hash)) {
                ids.retain(|holder| *holder != id);
                if ids.is_empty() {
                    self.open.remove(&short(key.hash));
                }
            }
            self.sealed.iter_mut().for_each(|segment| segment.forget(short(key.hash), id));
        }
    }

    /// Records that have a key, the newest first.
    pub(super) fn holders(&self, hash: u64) -> impl Iterator<Item = Id> {
        let key = short(hash);
        let open = self.open.get(&key).into_iter().flatten().rev().copied();
        open.chain(self.sealed.iter().rev().flat_map(move |segment| segment.holders(key)))
    }

    /// True when a list still knows that number.
    pub(super) fn has(&self, id: Id) -> bool {
        self.open.values().flatten().any(|holder| *holder == id) || self.sealed.iter().any(|segment| segment.has(id))
    }

    pub(super) fn bytes(&self) -> usize {
        let open: usize = self.open.values().map(|ids| 40 + ids.len() * 4).sum();
        open + self.sealed.iter().map(Segment::bytes).sum::<usize>()
    }
}

impl Segment {
    /// Of keys and holders, sorted.
    fn of(mut entries: Vec<(u64, Id)>) -> Segment {
        let base = entries.iter().map(|(_, id)| *id).min().unwrap_or_default();
        let length = entries.iter().map(|(_, id)| *id - base + 1).max().unwrap_or_default();
        entries = newest(entries);
        let mut counts = vec![0_u32; BUCKETS];
        entries.iter().for_each(|(key, _)| counts[(key >> 32) as usize] += 1);
        let directory = Directory::of(&mut counts);
        let mut segment = Segment {
            base,
            length,
            tags: vec![0; directory.len()],
            slots: Slots::zeroed(directory.len(), length > OPEN),
            directory,
        };
        let mut bucket = BUCKETS;
        let mut at = 0..0;
        for (key, id) in entries {
            if (key >> 32) as usize != bucket {
                bucket = (key >> 32) as usize;
                at = segment.directory.range(bucket);
            }
            if let Some(at) = at.next() {
                segment.tags[at] = key as u32;
                segment.slots.set(at, id - base);
            }
        }
        segment
    }

    fn range(&self, key: u64) -> std::ops::Range<usize> {
        let bucket = self.directory.range((key >> 32) as usize);
        let tags = &self.tags[bucket.clone()];
        let first = tags.partition_point(|tag| *tag < key as u32);
        let behind = tags.partition_point(|tag| *tag <= key as u32);
        bucket.start + first..bucket.start + behind
    }

    fn holders(&self, key: u64) -> impl Iterator<Item = Id> {
        self.range(key)
            .rev()
            .map(|at| self.slots.get(at))
            .filter(|slot| *slot < self.length)
            .map(|slot| self.base + slot)
    }

    fn entries(&self) -> impl Iterator<Item = (u64, Id)> {
        let of = |bucket: usize| self.directory.range(bucket).map(move |at| (bucket, at));
        let known = (0..BUCKETS).flat_map(of).filter(|(_, at)| self.slots.get(*at) < self.length);
        known.map(|(bucket, at)| ((bucket as u64) << 32 | u64::from(self.tags[at]), self.base + self.slots.get(at)))
    }

    /// Takes out the holder, and where it was the only one the key as well.
    fn forget(&mut self, key: u64, id: Id) {
        let Some(slot) = id.checked_sub(self.base).filter(|slot| *slot < self.length) else { return };
        let range = self.range(key);
        for at in range.clone().filter(|at| self.slots.get(*at) == slot).collect::<Vec<_>>() {
            self.slots.set(at, u32::MAX);
        }
        if range.clone().all(|at| self.slots.get(at) >= self.length) {
            // The order of the bucket stays: a tag takes the value of its neighbour, or nought.
            let bucket = self.directory.range((key >> 32) as usize);
            let neighbour = if range.start > bucket.start { self.tags[range.start - 1] } else { 0 };
            range.for_each(|at| self.tags[at] = neighbour);
        }
    }

    fn has(&self, id: Id) -> bool {
        let slot = id.checked_sub(self.base).filter(|slot| *slot < self.length);
        slot.is_some_and(|slot| (0..self.directory.len()).any(|at| self.slots.get(at) == slot))
    }

    fn bytes(&self) -> usize {
        self.tags.len() * 4 + self.slots.bytes() + self.directory.bytes()
    }
}

/// Of each key the newest holders.
fn newest(entries: Vec<(u64, Id)>) -> Vec<(u64, Id)> {
    let mut kept = Vec::with_capacity(entries.len());
    for same in entries.chunk_by(|a, b| a.0 == b.0) {
        kept.extend_from_slice(&same[same.len().saturating_sub(MOST_HOLDERS)..]);
    }
    kept
}
