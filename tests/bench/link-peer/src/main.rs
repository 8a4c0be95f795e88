//! Bonafide's memory beside gaoya, in one process and in turn. Called by `./build.sh bench`.
//!
//! ```text
//! link-peer bench --seed N --count N [--peer-most N]   B5 to B8 at that size, as one line of JSON
//! link-peer many --seed N --count N                    B6 to B8 of made-up fingerprints, ours alone
//! link-peer write --seed N --count N                   the workload and its queries, for peers in other languages
//! link-peer replay                                     gaoya for `bonafide replay --peer`
//! ```

mod bench;
mod counted;
mod many;
mod peer;
mod timing;

use std::process::ExitCode;

fn main() -> ExitCode {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let option = |name: &str, usual: u64| {
        let at = arguments.iter().position(|a| a == name);
        at.and_then(|at| arguments.get(at + 1)?.parse().ok()).unwrap_or(usual)
    };
    let (seed, count) = (option("--seed", 42), option("--count", 100_000));
    match arguments.first().map(String::as_str) {
        Some("bench") => bench::bench(seed, count as u32, option("--peer-most", 100_000) as u32),
        Some("many") => many::many(seed, count as u32),
        Some("write") => bench::write(seed, count as u32),
        Some("replay") => peer::replay(),
        _ => {
            eprintln!("link-peer bench | many | write | replay");
            return ExitCode::from(2);
        }
    }
    ExitCode::SUCCESS
}
