//! Folding, erasing and expiring, against a plain list; and what is left of somebody who was erased.

use super::*;
use crate::store::log::PAGE;
use crate::store::seal::{self, Head, Kind};

/// Everything that the key opens, one blob after the other, pieces that belong to nothing included.
fn opened(disk: &Fake) -> Vec<(Kind, Vec<u8>)> {
    let cipher = cipher(1);
    let mut all = Vec::new();
    for (_, bytes) in disk.files() {
        let mut rest = bytes.as_slice();
        while let Some(head) = Head::parse(rest) {
            let blob = &rest[..head.whole()];
            let plain = seal::open(&cipher, head.store, head.kind, head.sequence, blob).expect("opens");
            all.push((head.kind, plain));
            rest = &rest[head.whole()..];
        }
    }
    all
}

fn holds(disk: &Fake, words: &str) -> bool {
    opened(disk).iter().any(|(_, bytes)| bytes.windows(words.len()).any(|window| window == words.as_bytes()))
}

/// A person in the tail, in a segment, and in both.
#[test]
fn of_an_erased_person_no_byte_opens_any_more() {
    let disk = Fake::default();
    let mut store = create(&disk).expect("made");
    let many: Vec<Item> = (1..=600).map(|n| item(20_000, n % 200 + 1_000_000)).collect();
    store.remember(&many).expect("kept");
    store.rewrite(&|_| false).expect("folded");
    store.remember(&many[..10]).expect("kept");
    store.change(store.log().manifest().undoing(7, 8, true).undoing(9, 8, true)).expect("undone");
    let words = ["hot of 1000007", "cold of 1000007 on 20000"];
    let who = 1_000_007_u64;
    assert!(words.iter().all(|words| holds(&disk, words)));
    let gone = store.rewrite(&|row| row.who == who).expect("erased");
    assert_eq!(gone.len(), 4);
    assert!(!words.iter().any(|words| holds(&disk, words)));
    let column = who.to_le_bytes();
    assert!(!opened(&disk).iter().any(|(_, bytes)| bytes.windows(8).any(|window| window == column)));
    assert_eq!(store.log().manifest().undone, [(8, 9)]);
    assert_eq!(seen(&disk).expect("opens").expect("a store").rows.len(), 606);
    assert!(gone.iter().all(|id| store.payload(*id).is_err()));
}

/// Many changes in an order that a small generator picks, held against a plain list.
#[test]
fn a_store_is_what_a_list_would_be() {
    for seed in 1..=5_u64 {
        let disk = Fake::default();
        let mut store = create(&disk).expect("made");
        let (mut list, mut state): (Vec<Item>, u64) = (Vec::new(), seed);
        for _ in 0..60 {
            state = state.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
            let roll = state >> 33;
            match roll % 6 {
                0 => drop(store.rewrite(&|_| false).expect("folded")),
                1 => {
                    let who = roll / 7 % 40;
                    store.rewrite(&|row| row.who == who).expect("erased");
                    list.retain(|item| item.who != who);
                }
                2 => {
                    let day = 20_000 + (roll / 7 % 30) as u16;
                    store.rewrite(&|row| row.day < day).expect("expired");
                    list.retain(|item| item.day >= day);
                }
                _ => {
                    let made: Vec<Item> = (0..roll % 5 + 1).map(|n| heavy(roll / 11 + n)).collect();
                    store.remember(&made).expect("kept");
                    list.extend(made);
                }
            }
        }
        let rows = list.into_iter().map(|i| (i.day, i.who, text(i.hot), text(i.cold))).collect::<Vec<_>>();
        assert_eq!(seen(&disk).expect("opens").expect("a store").rows, rows, "seed {seed}");
        assert!(store.log().rows().map(|row| row.id).is_sorted());
    }
}

/// With a payload so large that a few fill a blob.
fn heavy(roll: u64) -> Item {
    let item = item(20_000 + (roll % 40) as u16, roll % 40);
    let padding = " ".repeat((roll % 50_000) as usize);
    Item { cold: (text(item.cold.clone()) + &padding).into_bytes(), ..item }
}

#[test]
fn a_full_tail_is_folded_by_itself_and_segments_fill_up() {
    let disk = Fake::default();
    let mut store = create(&disk).expect("made");
    let items: Vec<Item> = (0..PAGE as u64).map(|who| item(20_000, who)).collect();
    for _ in 0..17 {
        store.remember(&items).expect("kept");
    }
    let manifest = store.log().manifest();
    assert_eq!((manifest.segments.len(), store.log().len()), (5, 17 * PAGE));
    assert_eq!(open(&disk).expect("opens").expect("is there").log().len(), 17 * PAGE);
    for _ in 0..255 {
        store.remember(&items[..1]).expect("kept");
    }
    assert!(!disk.files()[&format!("log-{}", store.log().manifest().next)].is_empty());
    store.remember(&items[..1]).expect("kept");
    assert!(disk.files()[&format!("log-{}", store.log().manifest().next)].is_empty(), "256 pages are folded");
}

#[test]
fn what_is_too_large_is_refused_and_numbers_are_never_given_twice() {
    let disk = Fake::default();
    let mut store = create(&disk).expect("made");
    let large = Item { hot: vec![0; 20_000], ..item(20_000, 1) };
    assert!(matches!(store.remember(&[large]), Err(Trouble::TooLarge)));
    assert_eq!(store.remember(&[item(20_000, 1)]).expect("kept"), [1]);
    store.rewrite(&|_| true).expect("erased");
    assert!(store.log().is_empty() && store.log().manifest().segments.is_empty());
    let mut store = open(&disk).expect("opens").expect("is there");
    assert_eq!(store.remember(&[item(20_000, 1)]).expect("kept"), [2]);
}

/// Segments of a version that knew no briefs get them one by one, and nothing else of them is written anew.
#[test]
fn a_segment_without_a_brief_gets_one_with_the_next_rewriting() {
    let disk = Fake::default();
    let mut store = create(&disk).expect("made");
    store.remember(&[item(20_000, 1), item(20_000, 2)]).expect("kept");
    store.rewrite(&|_| false).expect("folded");
    let mut log = store.log().clone();
    let segment = log.manifest.segments[0].clone();
    log.manifest.segments[0].brief = None;
    let wanted = log.wanted(&|_| false);
    assert_eq!(wanted, [(Kind::Rows, segment.rows)]);
    let opened = wanted.iter().map(|(kind, number)| (*number, store.blob(*kind, *number).expect("is there"))).collect();
    let plan = log.rewrite(&|_| false, &opened, batch::write_rows).expect("a plan");
    assert_eq!(plan.step.remove, []);
    let written: Vec<_> = plan.step.write.iter().map(|plain| (plain.kind, plain.sequence)).collect();
    log.take(plan);
    let after = &log.manifest().segments[0];
    assert_eq!(written, [(Kind::Brief, after.brief.expect("a brief"))]);
    assert_eq!((after.rows, &after.payloads), (segment.rows, &segment.payloads));
    assert!(log.wanted(&|_| false).is_empty());
}
