//! The index against a flat scan, over inserting, sealing, merging, building and forgetting.

#![allow(clippy::unwrap_used)]

use super::*;
use crate::memory::{Key, Kind};

/// A small generator of pseudo-random numbers (splitmix64).
struct Random(u64);

impl Random {
    fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9E37_79B9_7F4A_7C15);
        let z = (self.0 ^ self.0 >> 30).wrapping_mul(0xBF58_476D_1CE4_E5B9);
        let z = (z ^ z >> 27).wrapping_mul(0x94D0_49BB_1331_11EB);
        z ^ z >> 31
    }

    fn fingerprint(&mut self) -> Fingerprint {
        Fingerprint(std::array::from_fn(|_| self.next() as u8))
    }

    /// Another one, with so many of a thousand bins changed.
    fn near(&mut self, of: &Fingerprint, changed: u64) -> Fingerprint {
        Fingerprint(of.0.map(|bin| if self.next() % 1_000 < changed { self.next() as u8 } else { bin }))
    }
}

fn record(id: Id, text: Fingerprint, keys: &[u64]) -> Record {
    let exact = keys.iter().map(|hash| Key { hash: *hash, kind: Kind::Mail }).collect();
    Record::new(id, Keys { text: Some(text), exact, ..Keys::default() })
}

/// Every fifth is near an earlier one.
fn many(count: u32, random: &mut Random) -> Vec<Record> {
    let mut all: Vec<Record> = Vec::new();
    for id in 0..count {
        let earlier = (id % 5 == 4).then(|| random.next() as usize % all.len());
        let text = match earlier {
            Some(at) => random.near(&all[at].keys.text.clone().unwrap(), u64::from(id % 400)),
            None => random.fingerprint(),
        };
        let keys = [random.next(), (random.next() % u64::from(count)) << 20];
        all.push(record(id * 2 + 1, text, &keys));
    }
    all
}

/// What must be found (a band and the sketch agree), and what may be (the sketch agrees).
struct Flat(Vec<(Id, [u64; 4], Fingerprint)>);

impl Flat {
    fn of(all: &[Record]) -> Flat {
        let text = |record: &Record| record.keys.text.clone().unwrap();
        Flat(all.iter().map(|record| (record.id, text(record).sketch(), text(record))).collect())
    }

    fn agrees(&self, index: &Index, step: usize) {
        for (_, sketch, own) in self.0.iter().step_by(step) {
            let far = |other: &[u64; 4]| (0..3).map(|word| (sketch[word] ^ other[word]).count_ones()).sum::<u32>();
            let may: Vec<_> = self.0.iter().filter(|(_, other, _)| far(other) <= FAR).collect();
            let banded = |text: &Fingerprint| (0..14).any(|b| text.0[b * 2..b * 2 + 2] == own.0[b * 2..b * 2 + 2]);
            let found = index.find_text(own);
            assert!(may.iter().filter(|(.., text)| banded(text)).all(|(id, ..)| found.contains(id)), "{found:?}");
            assert!(found.iter().all(|id| may.iter().any(|(there, ..)| there == id)), "{found:?}");
        }
    }
}

#[test]
fn it_finds_what_a_flat_scan_finds() {
    let mut random = Random(42);
    let all = many(1_500, &mut random);
    let mut index = Index::new();
    assert!(all.iter().all(|record| index.insert(record)));
    Flat::of(&all).agrees(&index, 9);
    let built = Index::build(&all);
    Flat::of(&all).agrees(&built, 9);
    assert_eq!((index.len(), built.len()), (1_500, 1_500));
}

#[test]
fn sealing_and_merging_lose_nothing() {
    let mut random = Random(7);
    let sample = many(300, &mut random);
    let mut index = Index::new();
    // Numbers far apart seal the open part again and again, and the parts merge.
    let spread: Vec<Record> = sample.iter().map(|r| Record { id: r.id * 1_300, ..r.clone() }).collect();
    assert!(spread.iter().all(|record| index.insert(record)));
    Flat::of(&spread).agrees(&index, 3);
    for record in spread.iter().step_by(5) {
        for key in &record.keys.exact {
            let holders: Vec<Id> = spread.iter().filter(|r| r.keys.exact.contains(key)).map(|r| r.id).rev().collect();
            assert_eq!(index.exact.holders(key.hash).collect::<Vec<_>>(), holders);
        }
    }
}

#[test]
fn what_is_forgotten_is_nowhere_and_the_rest_stays() {
    let mut random = Random(9);
    for built in [false, true] {
        let mut all = many(400, &mut random);
        let mut index = Index::new();
        if built {
            index = Index::build(&all);
        } else {
            assert!(all.iter().all(|record| index.insert(record)));
        }
        for at in (0..350).rev().step_by(3) {
            let gone = all.remove(at);
            let looks = at % 30 == 1;
            assert!(!looks || index.has_any_of(gone.id));
            index.remove(&gone);
            assert!(!looks || !index.has_any_of(gone.id));
        }
        Flat::of(&all).agrees(&index, 2);
        let found = |record: &Record| {
            record.keys.exact.iter().all(|key| index.exact.holders(key.hash).any(|id| id == record.id))
        };
        assert!(all.iter().all(found));
        assert_eq!(index.len(), all.len());
    }
}

#[test]
fn a_thousand_equal_texts_do_not_slow_a_query() {
    let text = Random(3).fingerprint();
    let all: Vec<Record> = (0..2_000).map(|id| record(id, text.clone(), &[5])).collect();
    let index = Index::build(&all);
    let found = index.find(&all[0].keys);
    assert!(found.ids.len() <= MOST_ALIKE + MOST_HOLDERS && index.holders(5) == 256);
    assert!(!index.clone().insert(&all[3]), "numbers rise");
}
