//! `file-peer ROUNDS FILE...`: milliseconds to read each file, by Bonafide and (PDF) by lopdf, in turn; and to hash a
//! decoded picture of 400 x 400. One JSON object on standard output: name of the measurement to its least and median.

use bonafide::document::{image::hash, read};
use serde_json::{Map, Value, json};
use std::hint::black_box;
use std::time::Instant;

fn main() {
    let mut arguments = std::env::args().skip(1);
    let rounds = arguments.next().and_then(|n| n.parse().ok()).unwrap_or(51);
    let mut all = Map::new();
    for path in arguments {
        let bytes = std::fs::read(&path).expect("a file that can be read");
        let ours = || read::read(black_box(&bytes), &path, &mut |_, _| {}).map_or(0, |document| document.lines.len());
        if ours() == 0 {
            continue;
        }
        let lopdf = || {
            let document = lopdf::Document::load_mem(black_box(&bytes)).ok();
            document
                .map_or(0, |d| d.extract_text(&d.get_pages().into_keys().collect::<Vec<_>>()).map_or(0, |t| t.len()))
        };
        let is_pdf = bytes.starts_with(b"%PDF");
        let (mut one, mut other) = (Vec::new(), Vec::new());
        for _ in 0..rounds {
            one.push(timed(ours));
            other.extend(is_pdf.then(|| timed(lopdf)));
        }
        all.insert(format!("Bonafide {path}"), spread(one));
        if is_pdf {
            all.insert(format!("lopdf {path}"), spread(other));
        }
    }
    let pixels: Vec<u8> = (0..400_u32 * 400 * 3).map(|i| (i.wrapping_mul(2_654_435_761) >> 24) as u8).collect();
    let times = (0..rounds).map(|_| timed(|| hash::of_rgb(black_box(&pixels), 400, 400).map_or(0, |h| h as usize)));
    all.insert("hash of 400 x 400".to_owned(), spread(times.collect()));
    println!("{}", Value::Object(all));
}

fn timed(run: impl Fn() -> usize) -> f64 {
    let start = Instant::now();
    black_box(run());
    start.elapsed().as_secs_f64() * 1e3
}

fn spread(mut times: Vec<f64>) -> Value {
    times.sort_by(f64::total_cmp);
    json!({"least": times.first(), "median": times.get(times.len() / 2)})
}
