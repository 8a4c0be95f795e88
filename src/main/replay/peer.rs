//! Other software to compare with: a program that is handed texts and says which earlier ones are near.
//!
//! One line in, `{"id": 7, "text": "…"}`, one line out, `[[3, 8125], …]`: numbers of earlier texts and their
//! similarity in ten-thousandths. It sees no names and no truth; the accounts are kept here, as for ours.

use super::tally::Sighted;
use serde::Serialize;
use serde_json::json;
use std::io::{BufRead, BufReader, Write};
use std::process::{Child, ChildStdin, ChildStdout, Command, Stdio};

/// A program that runs.
pub struct Peer {
    /// What it is called.
    pub name: String,
    child: Child,
    to: ChildStdin,
    from: BufReader<ChildStdout>,
    seen: Vec<Scored>,
}

/// The best that the peer said of one application.
struct Scored {
    /// To one that it should find.
    right: u32,
    /// To one of another name that it should not.
    wrong: u32,
    honest: bool,
    repeat: bool,
}

/// What the peer is able to at a limit of its similarity.
#[derive(Debug, Clone, Serialize)]
pub struct AtLimit {
    /// Repeats found at that limit.
    pub repeats: Sighted,
    /// False links per 10,000 honest people at that limit.
    pub false_links_per_10000: f64,
    /// The limit, in ten-thousandths; the lowest with no more false links than allowed.
    pub similarity: u32,
}

impl Peer {
    /// Starts `NAME=PROGRAM ARGUMENT …`.
    pub fn start(order: &str) -> Result<Peer, String> {
        let (name, command) = order.split_once('=').ok_or("--peer takes NAME=PROGRAM")?;
        let mut words = command.split_whitespace();
        let program = words.next().ok_or("--peer takes NAME=PROGRAM")?;
        let started = Command::new(program).args(words).stdin(Stdio::piped()).stdout(Stdio::piped()).spawn();
        let mut child = started.map_err(|why| format!("{program}: {why}"))?;
        let (Some(to), Some(from)) = (child.stdin.take(), child.stdout.take()) else {
            return Err(format!("{program}: no pipes"));
        };
        Ok(Peer { name: name.to_owned(), child, to, from: BufReader::new(from), seen: Vec::new() })
    }

    /// Hands a text over and notes the best similarity to those in `to_find` and to those in `others`.
    pub fn see(
        &mut self,
        text: &str,
        honest: bool,
        to_find: &[u32],
        is_other: impl Fn(u32) -> bool,
    ) -> Result<(), String> {
        let failed = |why: std::io::Error| why.to_string();
        let line = json!({"id": self.seen.len(), "text": text.replace('\n', " ")});
        writeln!(self.to, "{line}").and_then(|()| self.to.flush()).map_err(failed)?;
        let mut answer = String::new();
        self.from.read_line(&mut answer).map_err(failed)?;
        let near: Vec<(u32, u32)> = serde_json::from_str(&answer).map_err(|why| format!("{}: {why}", self.name))?;
        let best = |of: &dyn Fn(u32) -> bool| near.iter().filter(|(at, _)| of(*at)).map(|n| n.1).max().unwrap_or(0);
        let right = best(&|at| to_find.contains(&at));
        let wrong = best(&|at| !to_find.contains(&at) && is_other(at));
        self.seen.push(Scored { right, wrong, honest, repeat: !to_find.is_empty() });
        Ok(())
    }

    /// What it is able to when it may link so many honest applications of so many people.
    pub fn close(mut self, allowed: u64, people: u64) -> AtLimit {
        drop(self.to);
        self.child.wait().ok();
        let mut wrong: Vec<u32> = self.seen.iter().filter(|s| s.honest).map(|s| s.wrong).collect();
        wrong.sort_unstable_by(|a, b| b.cmp(a));
        let similarity = wrong.get(allowed as usize).map_or(1, |first| first + 1);
        let repeats = self.seen.iter().filter(|s| s.repeat);
        let linked = repeats.clone().filter(|s| s.right >= similarity).count() as u64;
        let repeats = Sighted { fraudulent: repeats.count() as u64, linked };
        let links = wrong.iter().filter(|w| **w >= similarity).count() as u64;
        AtLimit { repeats, false_links_per_10000: super::report::per_10000(links, people), similarity }
    }
}
