//! Builds what ships: the engine, its glue, the packages for the stores.
//!
//! `build.sh` is the door; this is the machinery behind it.

mod imports;
mod limits;
mod lists;
mod manifest;
mod module;
mod pack;
mod place;
mod score;

use std::process::ExitCode;

const USAGE: &str = "usage: xtask build [MODULE...] | dist | manifest | lists | score";

fn main() -> ExitCode {
    let task = std::env::args().nth(1).unwrap_or_default();
    let done = match task.as_str() {
        "build" => module::build(&std::env::args().skip(2).collect::<Vec<_>>()),
        "dist" => pack::dist(),
        "manifest" => manifest::write(),
        "lists" => lists::compile(),
        "score" => score::score(),
        _ => {
            eprintln!("{USAGE}");
            return ExitCode::from(2);
        }
    };
    match done {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("xtask {task}: {error:#}");
            ExitCode::FAILURE
        }
    }
}
