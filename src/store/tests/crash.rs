//! Stopped at every byte: what was acknowledged is there, the rest is absent, nothing is half.

use super::*;
use crate::store::folder::Disk;
use crate::store::seal::Head;

/// What is done to a store, one after the other; each is acknowledged or not.
type Act = fn(&mut Store) -> Result<(), Trouble>;

const ACTS: &[Act] = &[
    |s| s.remember(&[item(20_000, 1)]).map(drop),
    |s| s.remember(&[item(20_001, 2), item(20_001, 3), item(20_050, 4)]).map(drop),
    |s| s.change(s.log().manifest().undoing(1, 2, true).undoing(4, 5, true)),
    |s| s.rewrite(&|_| false).map(drop),
    |s| s.remember(&[item(20_060, 5), item(20_060, 2)]).map(drop),
    |s| s.rewrite(&|row| row.who == 2).map(drop),
    |s| s.change(s.log().manifest().keeping(30)),
    |s| s.remember(&[item(20_070, 6)]).map(drop),
    |s| s.rewrite(&|row| row.day < 20_040).map(drop),
    |s| s.remember(&[item(20_071, 8)]).map(drop),
    |s| s.rewrite(&|_| false).map(drop),
    |s| s.remember(&[item(20_071, 7)]).map(drop),
];

/// What the store says before the first act and after each.
fn expected() -> Vec<Option<Seen>> {
    let disk = Fake::default();
    let mut states = vec![None];
    let mut store = create(&disk).expect("made");
    states.push(seen(&disk).expect("opens"));
    for act in ACTS {
        act(&mut store).expect("done");
        states.push(seen(&disk).expect("opens"));
    }
    states
}

/// Makes a store and does as much as the disk lets; gives how many steps were acknowledged.
fn run(disk: &Fake) -> usize {
    let Ok(mut store) = create(disk) else { return 0 };
    1 + ACTS.iter().take_while(|act| act(&mut store).is_ok()).count()
}

fn bytes_of_all() -> usize {
    let disk = Fake::default();
    assert_eq!(run(&disk), ACTS.len() + 1);
    disk.used()
}

#[test]
fn the_acts_do_what_they_say() {
    let last = expected().pop().flatten().expect("a store");
    let whose: Vec<u64> = last.rows.iter().map(|(_, who, ..)| *who).collect();
    assert_eq!((whose, last.retention, last.undone), (vec![4, 5, 6, 8, 7], 30, vec![(4, 5)]));
    assert_eq!(last.rows[4], (20_071, 7, "hot of 7".to_owned(), "cold of 7 on 20071".to_owned()));
}

#[test]
fn killed_at_every_byte_nothing_acknowledged_is_lost_and_nothing_is_half() {
    let states = expected();
    for stop in 0..bytes_of_all() {
        let disk = Fake::stopping(stop, false);
        let acknowledged = run(&disk);
        let left = disk.copy();
        let found = seen(&left).unwrap_or_else(|trouble| panic!("stopped at {stop}: {trouble}"));
        // What was under way is there as a whole, or not at all.
        let done = (acknowledged..=acknowledged + 1).find(|done| states.get(*done) == Some(&found));
        let done = done.unwrap_or_else(|| panic!("stopped at {stop}, acknowledged {acknowledged}: {found:?}"));
        go_on(&left, done, &states);
    }
}

/// After a crash the rest can be done, and a second look at the same disk says the same.
fn go_on(disk: &Fake, done: usize, states: &[Option<Seen>]) {
    let store = open(disk).expect("opens");
    let mut store = store.map_or_else(|| create(disk), Ok).expect("made anew");
    store.tidy().expect("tidied");
    assert!(store.notes().is_empty(), "{:?}", store.notes());
    let rest = ACTS.get(done.saturating_sub(1)..).unwrap_or_default();
    rest.iter().for_each(|act| act(&mut store).expect("done"));
    assert_eq!(seen(disk).expect("opens").as_ref(), states.last().and_then(Option::as_ref));
    nothing_strays(disk, &store);
}

/// No file is left that belongs to nothing.
fn nothing_strays(disk: &Fake, store: &Store) {
    let pieces: usize =
        store.log().manifest().segments.iter().map(|s| 1 + usize::from(s.brief.is_some()) + s.payloads.len()).sum();
    assert_eq!(disk.files().len(), 2 + 1 + pieces, "{:?}", disk.names());
}

#[test]
fn on_a_full_disk_nothing_changes_and_with_room_again_it_goes_on() {
    let states = expected();
    for stop in 0..bytes_of_all() {
        let disk = Fake::stopping(stop, true);
        let Ok(mut store) = create(&disk) else { continue };
        for (number, act) in ACTS.iter().enumerate() {
            let Err(trouble) = act(&mut store) else { continue };
            assert!(!matches!(trouble, Trouble::Damaged(_) | Trouble::Key), "stopped at {stop}: {trouble}");
            disk.mend();
            if matches!(act(&mut store), Err(Trouble::Unsure)) {
                store = open(&disk).expect("opens").expect("is there");
                if seen(&disk).expect("opens") == states[number + 1] {
                    act(&mut store).expect("done");
                }
            }
        }
        let last = states.last().and_then(Option::as_ref);
        assert_eq!(seen(&disk).expect("opens").as_ref(), last, "stopped at {stop}");
    }
}

#[test]
fn a_change_at_any_byte_of_any_file_is_noticed_or_harmless() {
    let disk = Fake::default();
    run(&disk);
    let whole = seen(&disk).expect("opens").expect("a store");
    for (name, bytes) in disk.files() {
        for at in 0..bytes.len() {
            let other = disk.copy();
            other.change(&name, |bytes| bytes[at] ^= 0x10);
            unharmed_or_said(&other, &whole, &format!("{name} at {at}"));
        }
    }
}

#[test]
fn a_file_cut_anywhere_is_noticed_or_what_a_crash_leaves() {
    let disk = Fake::default();
    run(&disk);
    let whole = seen(&disk).expect("opens").expect("a store");
    for (name, bytes) in disk.files() {
        for length in 0..bytes.len() {
            let other = disk.copy();
            other.change(&name, |bytes| bytes.truncate(length));
            if name.starts_with("log-") {
                // Its one page was never written, as far as anybody can tell.
                assert_eq!(seen(&other).expect("opens").map(|s| s.rows), Some(whole.rows[..4].to_vec()));
            } else {
                unharmed_or_said(&other, &whole, &format!("{name} cut to {length}"));
            }
        }
        let other = disk.copy();
        other.lose(&name);
        unharmed_or_said(&other, &whole, &format!("without {name}"));
    }
}

fn unharmed_or_said(disk: &Fake, whole: &Seen, what: &str) {
    let Ok(found) = seen(disk) else { return };
    let store = open(disk).expect("opens").unwrap_or_else(|| panic!("{what}: no store"));
    let found = found.unwrap_or_default();
    assert!(found == *whole || !store.notes().is_empty(), "{what}: silently {found:?}");
    assert!(found.rows.iter().all(|row| whole.rows.contains(row)), "{what}: {found:?}");
}

#[test]
fn a_page_damaged_in_the_middle_costs_that_page_alone() {
    let disk = Fake::default();
    let mut store = create(&disk).expect("made");
    (1..=5).for_each(|who| drop(store.remember(&[item(20_000, who)]).expect("kept")));
    disk.change("log-1", |bytes| {
        let page = bytes.len() / 5;
        bytes[page + 60] ^= 1;
    });
    let left: Vec<u64> = seen(&disk).expect("opens").expect("a store").rows.iter().map(|(_, who, ..)| *who).collect();
    assert_eq!(left, [1, 3, 4, 5]);
    let mut store = open(&disk).expect("opens").expect("is there");
    assert_eq!(store.notes().len(), 1);
    store.remember(&[item(20_000, 6)]).expect("kept");
    store.rewrite(&|_| false).expect("folded");
    assert_eq!(seen(&disk).expect("opens").expect("a store").rows.len(), 5);
}

#[test]
fn blobs_that_changed_places_or_came_from_another_store_do_not_open() {
    let disk = Fake::default();
    run(&disk);
    let store = open(&disk).expect("opens").expect("is there");
    let segment = &store.log().manifest().segments[0];
    assert!(segment.payloads.len() >= 2, "the acts leave two payload blobs: {segment:?}");
    let [one, other] = [segment.payloads[0], segment.payloads[1]].map(|n| format!("payloads-{n}"));
    let swapped = disk.copy();
    let files = disk.files();
    swapped.change(&one, |bytes| *bytes = files[&other].clone());
    assert!(matches!(seen(&swapped), Err(Trouble::Damaged(_))));
    let stranger = Fake::default();
    let made = Folder::create(stranger.clone(), cipher(1), StoreId([6; 16]), SECRET, batch::write_rows);
    made.expect("made").remember(&[item(20_000, 1)]).expect("kept");
    let mixed = disk.copy();
    let log = files.keys().find(|name| name.starts_with("log-")).expect("a log");
    mixed.change(log, |bytes| *bytes = stranger.files()["log-1"].clone());
    assert_eq!(seen(&mixed).expect("opens").expect("a store").rows.len(), 4);
}

#[test]
fn another_key_opens_nothing_and_is_told_apart_from_no_store() {
    let disk = Fake::default();
    run(&disk);
    let opened = Folder::open(disk.clone(), cipher(2), batch::write_rows, &mut Read::default());
    assert!(matches!(opened, Err(Trouble::Key)));
    assert!(open(&Fake::default()).expect("no trouble").is_none());
}

#[test]
fn no_plain_byte_is_on_the_disk_and_every_blob_has_a_number_of_its_own() {
    let disk = Fake::default();
    run(&disk);
    let mut heads = Vec::new();
    for (name, bytes) in disk.files() {
        assert!(!bytes.windows(4).any(|window| window == b"cold" || window == b"hot "), "{name}");
        let mut rest = bytes.as_slice();
        while let Some(head) = Head::parse(rest) {
            heads.push((head.nonce, head.kind, head.sequence));
            rest = rest.get(head.whole()..).unwrap_or_default();
        }
        assert!(rest.is_empty(), "{name}");
    }
    heads.sort_unstable();
    // The two manifests are the same bytes; everything else has a nonce of its own.
    heads.dedup();
    assert!(heads.len() >= 5 && heads.windows(2).all(|pair| pair[0].0 != pair[1].0), "{heads:?}");
}
