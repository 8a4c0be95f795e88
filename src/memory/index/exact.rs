//! A part of the index finds records by equal keys: 48 bits of a hash, and the slot of who has it.

use super::packed::{BLOCK, Directory, Slots};
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
        self.push(Segment::of(&entries.collect::<Vec<_>>(), |key| key));
    }

    fn push(&mut self, segment: Segment) {
        self.sealed.push(segment);
        while let [.., older, newer] = &self.sealed[..]
            && newer.length >= older.length
            && newer.base - older.base + newer.length <= LARGEST
        {
            let entries: Vec<(u64, Id)> = older.entries().chain(newer.entries()).collect();
            let merged = Segment::of(&entries, |key| key);
            self.sealed.truncate(self.sealed.len() - 2);
            self.sealed.push(merged);
        }
    }

    /// Seals many at once, which come in the order of their numbers.
    pub(super) fn build(&mut self, entries: Vec<(u64, Id)>) {
        let mut rest = &entries[..];
        while let Some((_, first)) = rest.first() {
            let last = first.saturating_add(LARGEST);
            let (part, more) = rest.split_at(rest.partition_point(|(_, id)| *id < last));
            self.sealed.push(Segment::of(part, short));
            rest = more;
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
    /// Of keys, or of what they are the short form of, and holders.
    fn of(entries: &[(u64, Id)], short: impl Fn(u64) -> u64) -> Segment {
        let ids = || entries.iter().map(|(_, id)| *id);
        let base = ids().min().unwrap_or_default();
        let length = ids().max().map_or(0, |last| last - base + 1);
        let mut filling = Filling::new(entries.len(), length > OPEN);
        let (mut all, ends) = grouped(entries, base, short);
        let mut rest = &mut all[..];
        let mut from = 0;
        for (group, end) in ends.into_iter().enumerate() {
            let own = rest.split_off_mut(..end - from).unwrap_or_default();
            own.sort_unstable();
            filling.take(group, own);
            from = end;
        }
        filling.segment(base, length)
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

/// Bits of a slot, and of a key behind its group.
const SLOT: u32 = 20;
const REST: u32 = 40;
/// Groups: the first byte of a key.
const GROUPS: usize = 1 << 8;

/// Entries by the first byte of their key, each as the rest of the key and the slot in one number; and where each group
/// ends. Sorting so many groups is faster than sorting all.
fn grouped(entries: &[(u64, Id)], base: Id, short: impl Fn(u64) -> u64) -> (Vec<u64>, [usize; GROUPS]) {
    let group = |key: u64| (key >> REST) as usize % GROUPS;
    let mut next = [0; GROUPS];
    entries.iter().for_each(|(key, _)| next[group(short(*key))] += 1);
    let mut at = 0;
    next.iter_mut().for_each(|count| at += std::mem::replace(count, at));
    let mut all = vec![0; entries.len()];
    for (key, id) in entries {
        let key = short(*key);
        let next = &mut next[group(key)];
        all[*next] = (key & ((1 << REST) - 1)) << SLOT | u64::from(id - base);
        *next += 1;
    }
    (all, next)
}

/// A segment that is being filled, in the order of its keys.
struct Filling {
    tags: Vec<u32>,
    slots: Slots,
    wide: bool,
    counts: Vec<u32>,
    /// Entries of the present block of buckets: more than it can tell apart are left out.
    block: (usize, usize),
}

impl Filling {
    fn new(count: usize, wide: bool) -> Filling {
        let (tags, slots) = (Vec::with_capacity(count), Slots::sized(count, wide));
        Filling { tags, slots, wide, counts: vec![0; BUCKETS], block: (0, 0) }
    }

    /// Takes a group in order; of each key the newest holders.
    fn take(&mut self, group: usize, entries: &[u64]) {
        for same in entries.chunk_by(|a, b| a >> SLOT == b >> SLOT) {
            let Some(key) = same.first().map(|entry| entry >> SLOT) else { continue };
            let bucket = group << 8 | (key >> 32) as usize;
            let kept = &same[same.len().saturating_sub(self.room(bucket))..];
            self.tags.extend(kept.iter().map(|_| key as u32));
            kept.iter().for_each(|entry| self.slots.append(&[*entry as u32 & ((1 << SLOT) - 1)], self.wide));
            self.counts[bucket] += kept.len() as u32;
            self.block.1 += kept.len();
        }
    }

    /// How many holders of one more key there is room for.
    fn room(&mut self, bucket: usize) -> usize {
        if self.block.0 != bucket / BLOCK {
            self.block = (bucket / BLOCK, 0);
        }
        MOST_HOLDERS.min(usize::from(u16::MAX) - self.block.1)
    }

    fn segment(mut self, base: Id, length: u32) -> Segment {
        self.tags.shrink_to_fit();
        let directory = Directory::of(&mut self.counts);
        Segment { base, length, directory, tags: self.tags, slots: self.slots.fitted() }
    }
}
