//! What both the program and the module for wasm need: the workload, and Bonafide's memory.

pub mod g1;
pub mod made;
pub mod ours;

/// Exports of the module, to be timed from outside: Bonafide's memory in wasm.
#[cfg(target_arch = "wasm32")]
mod wasm {
    use super::g1::G1;
    use super::made::print;
    use super::ours::{Ours, Record};
    use std::cell::RefCell;

    #[derive(Default)]
    struct Stage {
        texts: Vec<String>,
        records: Vec<Record>,
        index: Option<Ours>,
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

    /// Makes so many records of made-up fingerprints.
    #[unsafe(no_mangle)]
    pub extern "C" fn records(seed: u32, count: u32) {
        let record = |i: u32| Ours::record(i, Ours::keys(print(u64::from(seed), i)));
        STAGE.with_borrow_mut(|stage| stage.records = (0..count).map(record).collect());
    }

    /// Builds the index.
    #[unsafe(no_mangle)]
    pub extern "C" fn build() {
        STAGE.with_borrow_mut(|stage| stage.index = Some(Ours::build(&stage.records)));
    }

    /// Asks for so many from number `from` on, every `step`th.
    #[unsafe(no_mangle)]
    pub extern "C" fn query(from: u32, step: u32, count: u32) -> u32 {
        STAGE.with_borrow(|stage| {
            let records = stage.records.iter().skip(from as usize).step_by(step as usize).take(count as usize);
            let index = stage.index.as_ref();
            records.map(|record| index.map_or(0, |index| index.query(&record.keys).len() as u32)).sum()
        })
    }
}
