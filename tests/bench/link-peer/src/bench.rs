//! B5 to B8 on G1: both sides sketch, insert and query the same texts, block by block and in turn.

use super::counted::live;
use super::many::opened;
use super::peer::{Gaoya, Signature};
use super::timing::{percentile, queries, timed};
use link_peer::g1::{G1, jaccard};
use link_peer::ours::{Keys, Ours, Record};
use serde_json::{Value, json};
use std::collections::{BTreeMap, BTreeSet, HashMap};

/// Texts that are made before both sides sketch them.
const BLOCK: u32 = 5_000;
/// Queries that are asked, rounds of each.
const QUERIES: usize = 2_000;
const ROUNDS: usize = 5;
/// From this likeness on two texts are to be found; strangers that are less alike are false.
const NEAR: f64 = 0.5;

/// A query, and what is to be found.
struct Query {
    id: u32,
    family: Vec<u32>,
    to_find: Vec<(u32, &'static str)>,
}

/// What one side did.
#[derive(Default)]
struct Side {
    sketching: f64,
    inserting: f64,
    opening: f64,
    bytes: usize,
    taken: Vec<f64>,
    found: BTreeMap<&'static str, (u32, u32)>,
    wrong: usize,
    count: u32,
}

pub fn bench(seed: u64, count: u32, peer_most: u32) {
    let g1 = G1::new(seed);
    let asked = asked(&g1, count);
    let (mut ours, mut peer) = (Side { count, ..Side::default() }, Side { count, ..Side::default() });
    let (records, signatures) = sketch(&g1, count <= peer_most, &mut ours, &mut peer);
    ask_ours(&records, &asked, ours);
    drop(records);
    if count <= peer_most {
        ask_peer(signatures, &asked, &mut peer);
        println!("{}", peer.line("gaoya"));
    }
}

/// Both sides sketch all texts, block by block; now one is first, now the other.
fn sketch(g1: &G1, with_peer: bool, ours: &mut Side, peer: &mut Side) -> (Vec<Record>, Vec<Signature>) {
    let hasher = Gaoya::new(NEAR);
    let (mut records, mut signatures) = (Vec::new(), Vec::new());
    for from in (0..ours.count).step_by(BLOCK as usize) {
        let texts = block(g1, from, ours.count);
        for peers_turn in [from % (2 * BLOCK) == 0, from % (2 * BLOCK) != 0] {
            if !peers_turn {
                let (taken, new) = timed(|| texts.iter().map(|text| Ours::fingerprint(text)).collect::<Vec<_>>());
                ours.sketching += taken;
                records.extend((records.len() as u32..).zip(new).map(|(id, keys)| Ours::record(id, keys)));
            } else if with_peer {
                let (taken, new) = timed(|| texts.iter().map(|text| hasher.signature(text)).collect::<Vec<_>>());
                peer.sketching += taken;
                signatures.extend(new);
            }
        }
    }
    (records, signatures)
}

/// All that linking looks at first, then near duplicates alone, as the others are asked for them.
fn ask_ours(records: &[Record], asked: &[Query], mut side: Side) {
    side.opening = opened(records).0;
    let before = live();
    let (taken, index) = timed(|| Ours::build(records));
    (side.inserting, side.bytes) = (taken, live() - before);
    let keys = |at: usize| &records[asked[at].id as usize].keys;
    type Ask = fn(&Ours, &Keys) -> Vec<u32>;
    for (name, ask) in [("Bonafide", Ours::query as Ask), ("Bonafide, near duplicates", Ours::near)] {
        side.taken = queries(ROUNDS, asked.len(), |at| drop(ask(&index, keys(at))));
        (side.found, side.wrong) = Default::default();
        (0..asked.len()).for_each(|at| side.judge(&asked[at], &ask(&index, keys(at))));
        println!("{}", side.line(name));
    }
}

fn ask_peer(signatures: Vec<Signature>, asked: &[Query], side: &mut Side) {
    let kept: Vec<Signature> = asked.iter().map(|query| signatures[query.id as usize].clone()).collect();
    // The signatures themselves move in.
    let moved = signatures.len() * kept.first().map_or(0, |signature| signature.len() * 4 + 24);
    let before = live();
    let mut gaoya = Gaoya::new(NEAR);
    let (taken, ()) = timed(|| (0..).zip(signatures).for_each(|(id, signature)| gaoya.insert(id, signature)));
    (side.inserting, side.bytes) = (taken, live() + moved - before);
    side.taken = queries(ROUNDS, asked.len(), |at| drop(gaoya.query(&kept[at])));
    for (query, signature) in asked.iter().zip(&kept) {
        let near: Vec<u32> = gaoya.query(signature).into_iter().map(|(id, _)| id).collect();
        side.judge(query, &near);
    }
}

fn block(g1: &G1, from: u32, count: u32) -> Vec<String> {
    let text = |i: u32| {
        let mut text = String::new();
        g1.text(u64::from(i), &g1.resume(u64::from(i)), &mut text);
        text
    };
    (from..count.min(from + BLOCK)).map(text).collect()
}

/// Copies, evenly through the workload, with the exact likeness of their families.
fn asked(g1: &G1, count: u32) -> Vec<Query> {
    let mut families: HashMap<u64, Vec<u32>> = HashMap::new();
    let mut copies = Vec::new();
    for i in 0..count {
        let family = g1.resume(u64::from(i)).family;
        families.entry(family).or_default().push(i);
        if family != u64::from(i) {
            copies.push((i, family));
        }
    }
    let every = (copies.len() / QUERIES).max(1);
    copies.iter().step_by(every).take(QUERIES).map(|(id, family)| query(g1, *id, &families[family])).collect()
}

fn query(g1: &G1, id: u32, family: &[u32]) -> Query {
    let text = |i: u32| block(g1, i, i + 1).pop().unwrap_or_default();
    let own = text(id);
    let others = family.iter().copied().filter(|other| *other != id);
    let band = |other: u32| match jaccard(&own, &text(other)) {
        likeness if likeness >= 0.8 => Some((other, "0.8")),
        likeness if likeness >= 0.7 => Some((other, "0.7")),
        likeness if likeness >= NEAR => Some((other, "0.5")),
        _ => None,
    };
    Query { id, family: family.to_vec(), to_find: others.filter_map(band).collect() }
}

impl Side {
    fn judge(&mut self, query: &Query, near: &[u32]) {
        let near: BTreeSet<u32> = near.iter().copied().collect();
        let family: BTreeSet<u32> = query.family.iter().copied().collect();
        self.wrong += near.difference(&family).count();
        for (other, band) in &query.to_find {
            let (hit, of) = self.found.entry(band).or_default();
            *hit += u32::from(near.contains(other));
            *of += 1;
        }
    }

    fn line(&self, name: &str) -> Value {
        let a_second = |taken: f64| if taken > 0.0 { f64::from(self.count) / taken } else { 0.0 };
        let recall: BTreeMap<&str, f64> =
            self.found.iter().map(|(band, (hit, of))| (*band, f64::from(*hit) / f64::from(*of))).collect();
        json!({
            "name": name, "count": self.count,
            "sketches_a_second": a_second(self.sketching), "inserts_a_second": a_second(self.inserting),
            "opened_a_second": a_second(self.opening),
            "p50": percentile(&self.taken, 50), "p99": percentile(&self.taken, 99),
            "bytes": self.bytes as f64 / f64::from(self.count),
            "recall": recall, "false_a_query": self.wrong as f64 / self.taken.len().max(1) as f64,
        })
    }
}

/// The workload and its queries, one JSON value a line, an empty line between.
pub fn write(seed: u64, count: u32) {
    let g1 = G1::new(seed);
    for from in (0..count).step_by(BLOCK as usize) {
        block(&g1, from, count).iter().for_each(|text| println!("{}", json!(text)));
    }
    println!();
    for query in asked(&g1, count) {
        println!("{}", json!({"id": query.id, "family": query.family, "to_find": query.to_find}));
    }
}
