//! Time of the processor for what takes long, so that other programs on the machine do not count; the wall clock
//! for single queries, the least of several rounds.

use std::time::Instant;

/// Seconds of the processor that this thread has used.
pub fn processor() -> f64 {
    let mut time = libc::timespec { tv_sec: 0, tv_nsec: 0 };
    // SAFETY: the clock writes into the place that is handed in.
    unsafe { libc::clock_gettime(libc::CLOCK_THREAD_CPUTIME_ID, &mut time) };
    time.tv_sec as f64 + time.tv_nsec as f64 / 1e9
}

/// Seconds of the processor for something, and what came of it.
pub fn timed<T>(run: impl FnOnce() -> T) -> (f64, T) {
    let start = processor();
    let result = run();
    (processor() - start, result)
}

/// Microseconds of each query: the least of so many rounds over all of them.
pub fn queries(rounds: usize, count: usize, mut query: impl FnMut(usize)) -> Vec<f64> {
    let mut least = vec![f64::INFINITY; count];
    for _ in 0..rounds {
        for (at, best) in least.iter_mut().enumerate() {
            let start = Instant::now();
            query(at);
            *best = best.min(start.elapsed().as_secs_f64() * 1e6);
        }
    }
    least.sort_by(f64::total_cmp);
    least
}

/// The value that so many of a hundred do not exceed.
pub fn percentile(sorted: &[f64], percent: usize) -> f64 {
    sorted.get((sorted.len() * percent / 100).min(sorted.len().saturating_sub(1))).copied().unwrap_or_default()
}
