//! JSON Lines: one candidate a line, assessed on all cores, answered in the order of the lines.
//!
//! Memory is bounded: a line has a longest length, and only a few lines are under way at a time.

use bonafide::{Answer, World};
use serde::Deserialize;
use std::io::{BufRead, Read};
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::sync::Mutex;
use std::sync::mpsc::{Receiver, SyncSender, sync_channel};

/// Longest line that is taken.
const LONGEST: u64 = 16 << 20;

/// What came of a line, or the reason against it.
pub type Said<T> = Result<T, String>;

/// A line under way, and where its answer goes.
type Job<T> = (usize, Vec<u8>, SyncSender<Said<T>>);
/// Lines in their order, with where their answers come from.
type Due<T> = (usize, Receiver<Said<T>>);

/// Answers each line by `answer`, on all cores, and hands what came of it to `take` in order, until `take` says that it wants no more.
pub fn each<T: Send>(
    from: Box<dyn BufRead + Send>,
    answer: &(dyn Fn(usize, &str) -> Said<T> + Sync),
    take: &mut dyn FnMut(usize, Said<T>) -> bool,
) {
    let cores = std::thread::available_parallelism().map_or(1, usize::from);
    let (to_work, work) = sync_channel::<Job<T>>(cores);
    let (to_order, order) = sync_channel::<Due<T>>(cores * 2);
    let work = Mutex::new(work);
    std::thread::scope(|scope| {
        // A name of its own, so that the receiver goes when the reader of answers goes.
        let order = order;
        scope.spawn(move || hand_out(from, &to_work, &to_order));
        for _ in 0..cores {
            scope.spawn(|| work_off(&work, answer));
        }
        for (line, said) in order.iter() {
            let said = said.recv().unwrap_or_else(|_| Err("could not be assessed".to_owned()));
            if !take(line, said) {
                break;
            }
        }
        drop(order);
    });
}

/// Reads the lines and hands them out until nobody takes any more.
fn hand_out<T>(mut from: Box<dyn BufRead + Send>, work: &SyncSender<Job<T>>, order: &SyncSender<Due<T>>) {
    let mut number = 0;
    loop {
        number += 1;
        let read = next(&mut from);
        let (answer, due) = sync_channel(1);
        let sent = match read {
            Ok(None) => return,
            Ok(Some(line)) if line.trim_ascii().is_empty() => continue,
            Ok(Some(line)) => order.send((number, due)).is_ok() && work.send((number, line, answer)).is_ok(),
            Err(why) => {
                let ends = why.ends;
                let _ = answer.send(Err(why.reason));
                order.send((number, due)).is_ok() && !ends
            }
        };
        if !sent {
            return;
        }
    }
}

/// A line that was not taken; after some, there are no more.
struct Refused {
    reason: String,
    ends: bool,
}

/// The next line; one that is too long is read over and refused.
fn next(from: &mut dyn BufRead) -> Result<Option<Vec<u8>>, Refused> {
    let ends = |e: std::io::Error| Refused { reason: format!("cannot be read ({e})"), ends: true };
    let mut line = Vec::new();
    let read = from.take(LONGEST + 1).read_until(b'\n', &mut line).map_err(ends)?;
    if read == 0 {
        return Ok(None);
    }
    if line.len() as u64 <= LONGEST || line.ends_with(b"\n") {
        return Ok(Some(line));
    }
    skip_line(from).map_err(ends)?;
    Err(Refused { reason: format!("is longer than {} MB", LONGEST >> 20), ends: false })
}

fn skip_line(from: &mut dyn BufRead) -> std::io::Result<()> {
    loop {
        let buffer = from.fill_buf()?;
        let end = buffer.iter().position(|b| *b == b'\n');
        let used = end.map_or(buffer.len(), |at| at + 1);
        from.consume(used);
        if end.is_some() || used == 0 {
            return Ok(());
        }
    }
}

/// Works off lines until there are no more.
fn work_off<T>(work: &Mutex<Receiver<Job<T>>>, answer: &(dyn Fn(usize, &str) -> Said<T> + Sync)) {
    loop {
        let job = work.lock().unwrap_or_else(|broken| broken.into_inner()).recv();
        let Ok((number, line, to)) = job else { return };
        let said = match std::str::from_utf8(&line) {
            // A fault of ours in one line must not take the others with it.
            Ok(text) => catch_unwind(AssertUnwindSafe(|| answer(number, text)))
                .unwrap_or_else(|_| Err("could not be assessed".to_owned())),
            Err(_) => Err("is no valid text (UTF-8)".to_owned()),
        };
        let _ = to.send(said);
    }
}

/// `{"id": …, "text": …}`; other keys are the caller's.
#[derive(Deserialize)]
struct Line {
    id: Option<serde_json::Value>,
    text: Option<String>,
}

/// The answer to one line, and the identifier that the line gives itself.
pub fn answer(json: &str, world: &World) -> Result<(Option<String>, Answer), String> {
    let json = json.trim_start_matches('\u{FEFF}');
    let line: Line = serde_json::from_str(json).map_err(|e| column(&e.to_string()))?;
    let id = line.id.map(|id| id.as_str().map_or_else(|| id.to_string(), str::to_owned));
    match line.text {
        Some(text) => Ok((id, bonafide::answer_text(&text, "", world))),
        None => Ok((id, bonafide::answer_candidate(json, world).map_err(|why| column(&why))?)),
    }
}

/// The reason without "line 1", which is not the line of the file.
fn column(reason: &str) -> String {
    reason.replace(" at line 1 column ", ", column ")
}
