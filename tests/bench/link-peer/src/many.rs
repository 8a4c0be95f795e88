//! B6 to B8 where texts would not fit: made-up fingerprints, ours alone.

use super::counted::live;
use super::timing::{percentile, queries, timed};
use link_peer::made::{asked, print};
use link_peer::ours::{Ours, Record};
use serde_json::json;
use std::collections::BTreeMap;

const QUERIES: usize = 2_000;
const ROUNDS: usize = 5;

pub fn many(seed: u64, count: u32) {
    let prints: Vec<Record> = (0..count).map(|i| Ours::record(i, Ours::keys(print(seed, i)))).collect();
    let (opening, opened) = opened(&prints);
    drop(opened);
    let before = live();
    let (taken, index) = timed(|| Ours::build(&prints));
    let bytes = live() - before;
    let asked = asked(seed, count, QUERIES);
    let times = queries(ROUNDS, asked.len(), |at| drop(index.query(&prints[asked[at].0 as usize].keys)));
    let mut found: BTreeMap<&str, (u32, u32)> = BTreeMap::new();
    for (i, of, likeness) in &asked {
        let band = if *likeness >= 80 {
            "0.8"
        } else if *likeness >= 70 {
            "0.7"
        } else {
            "0.5"
        };
        let (hit, all) = found.entry(band).or_default();
        *hit += u32::from(index.query(&prints[*i as usize].keys).contains(of));
        *all += 1;
    }
    let recall: BTreeMap<&str, f64> =
        found.iter().map(|(band, (hit, all))| (*band, f64::from(*hit) / f64::from(*all))).collect();
    let line = json!({
        "name": "Bonafide", "count": count, "inserts_a_second": f64::from(count) / taken,
        "opened_a_second": f64::from(count) / opening,
        "p50": percentile(&times, 50), "p99": percentile(&times, 99),
        "bytes": bytes as f64 / f64::from(count), "recall": recall,
    });
    println!("{line}");
}

/// Seconds from the rows of a store to the index.
pub fn opened(records: &[Record]) -> (f64, Ours) {
    let rows: Vec<Vec<u8>> = records.iter().map(|record| Ours::row(&record.keys)).collect();
    timed(|| Ours::open(&rows))
}
