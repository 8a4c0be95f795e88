//! What both the program and the module for wasm need: the workload, and Bonafide's memory.

pub mod g1;
pub mod made;
pub mod ours;

/// Exports of the module, to be timed from outside: Bonafide's memory in wasm.
#[cfg(target_arch = "wasm32")]
mod wasm {
    use super::g1::G1;
    use super::made::{asked, print};
    use super::ours::{Keys, Ours};
    use std::cell::RefCell;

    #[derive(Default)]
    struct Stage {
        texts: Vec<String>,
        rows: Vec<Vec<u8>>,
        index: Option<Ours>,
        asked: Vec<Keys>,
    }

    thread_local! {
        static STAGE: RefCell<Stage> = RefCell::default();
    }

    /// Makes so many texts.
    #[unsafe(no_mangle)]
    pub extern "C" fn texts(seed: u32, count: u32) {
        let g1 = G1::new(u64::from(seed));
        let text = |i: u32| {
            let mut text = String::new();
            g1.text(u64::from(i), &g1.resume(u64::from(i)), &mut text);
            text
        };
        STAGE.with_borrow_mut(|stage| stage.texts = (0..count).map(text).collect());
    }

    /// Fingerprints all texts.
    #[unsafe(no_mangle)]
    pub extern "C" fn fingerprints() -> u32 {
        STAGE.with_borrow(|stage| {
            stage.texts.iter().filter(|text| Ours::fingerprint(text).text.is_some()).count() as u32
        })
    }

    /// Makes so many rows of made-up fingerprints, and queries for copies among them; gives how many.
    #[unsafe(no_mangle)]
    pub extern "C" fn rows(seed: u32, count: u32, queries: u32) -> u32 {
        let seed = u64::from(seed);
        let asked = asked(seed, count, queries as usize);
        STAGE.with_borrow_mut(|stage| {
            stage.rows = (0..count).map(|i| Ours::row(&Ours::keys(print(seed, i)))).collect();
            stage.asked = asked.iter().map(|(i, ..)| Ours::keys(print(seed, *i))).collect();
            stage.asked.len() as u32
        })
    }

    /// Builds the index, as when a store is opened.
    #[unsafe(no_mangle)]
    pub extern "C" fn open() {
        STAGE.with_borrow_mut(|stage| stage.index = Some(Ours::open(&stage.rows)));
    }

    /// Asks one of the queries; gives how many were found.
    #[unsafe(no_mangle)]
    pub extern "C" fn query(at: u32) -> u32 {
        STAGE.with_borrow(|stage| {
            let index = stage.index.as_ref().zip(stage.asked.get(at as usize));
            index.map_or(0, |(index, keys)| index.query(keys).len() as u32)
        })
    }
}
