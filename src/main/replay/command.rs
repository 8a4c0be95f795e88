//! `bonafide replay` on the command line.

use super::{Asked, replay};
use std::process::ExitCode;

const USAGE: &str = "\
bonafide replay simulates the scatter-gun scheme and says how much of it the memory links.

  --seed N             whence everything random (1)
  --mix N              honest applications for each of the scheme (343)
  --share N            share of all traffic that the agency sees (0.05)
  --retention DAYS     how long a memory keeps an application (730)
  --honest DIR         real honest texts (../shared/data/honest); without them all are made up
  --peer NAME=PROGRAM  other software to compare with; may be given again
  --cases N            tell of so many misses and false links of each memory, on standard error
  --agency-only        leave companies and groups out
  --json               print JSON
";

/// Runs it with the arguments after `replay`.
pub fn command(arguments: impl Iterator<Item = String>) -> ExitCode {
    match parse(arguments) {
        Ok((asked, json)) => run(&asked, json),
        Err(wrong) if wrong.is_empty() => {
            print!("{USAGE}");
            ExitCode::SUCCESS
        }
        Err(wrong) => {
            eprintln!("bonafide replay: {wrong}\n\n{USAGE}");
            ExitCode::from(2)
        }
    }
}

fn run(asked: &Asked, json: bool) -> ExitCode {
    match replay(asked) {
        Ok((report, notes)) => {
            notes.iter().for_each(|note| eprintln!("{note}"));
            crate::print(&if json { report.json() } else { report.plain() });
            ExitCode::SUCCESS
        }
        Err(why) => {
            eprintln!("bonafide replay: {why}");
            ExitCode::from(1)
        }
    }
}

/// What is asked, and whether as JSON; an empty error asks for help.
fn parse(mut arguments: impl Iterator<Item = String>) -> Result<(Asked, bool), String> {
    let (mut asked, mut json) = (Asked::default(), false);
    while let Some(argument) = arguments.next() {
        match argument.as_str() {
            "--json" => json = true,
            "--agency-only" => asked.agency_only = true,
            "--help" | "-h" => return Err(String::new()),
            name => {
                let value = arguments.next().ok_or_else(|| format!("{name} wants a value, or is not known"))?;
                option(name, value, &mut asked)?;
            }
        }
    }
    Ok((asked, json))
}

/// An option that has a value.
fn option(name: &str, value: String, asked: &mut Asked) -> Result<(), String> {
    match name {
        "--seed" => asked.seed = number(&value)?,
        "--mix" => asked.mix = at_most(&value, 1_000)?,
        "--share" => asked.share = share(&value)?,
        "--retention" => asked.retention = at_most(&value, 1_461)?,
        "--cases" => asked.cases = at_most(&value, 10_000)?,
        "--honest" => asked.honest = value,
        "--peer" => asked.peers.push(value),
        _ => return Err(format!("there is no option {name}")),
    }
    Ok(())
}

fn number<T: std::str::FromStr>(value: &str) -> Result<T, String> {
    value.parse().map_err(|_| format!("{value:?} is no whole number"))
}

fn at_most<T: std::str::FromStr + PartialOrd + std::fmt::Display>(value: &str, most: T) -> Result<T, String> {
    let number = number::<T>(value)?;
    if number > most { Err(format!("{value} is more than {most}")) } else { Ok(number) }
}

/// A share such as `0.05`, in ten-thousandths.
fn share(value: &str) -> Result<u32, String> {
    let wrong = || format!("{value:?} is no share; write 0.05");
    let (whole, part) = value.split_once('.').unwrap_or((value, ""));
    let digits = format!("{part:0<4}");
    if part.len() > 4 || !digits.bytes().all(|b| b.is_ascii_digit()) {
        return Err(wrong());
    }
    let whole: u32 = whole.parse().map_err(|_| wrong())?;
    let share = digits.parse::<u32>().map_err(|_| wrong())? + whole.checked_mul(10_000).ok_or_else(wrong)?;
    if share > 10_000 { Err(wrong()) } else { Ok(share) }
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use super::*;

    #[test]
    fn shares_are_whole_ten_thousandths() {
        assert_eq!(["0.05", "1", "0.0001", "0"].map(|text| share(text).unwrap()), [500, 10_000, 1, 0]);
        for wrong in ["1.5", "0.00001", "x", "", "-0.1", "0.-1", "99999999"] {
            assert!(share(wrong).is_err(), "{wrong}");
        }
    }

    #[test]
    fn unknown_options_are_refused() {
        let words = |line: &str| parse(line.split(' ').map(str::to_owned)).map(|(asked, json)| (asked.seed, json));
        assert_eq!(words("--seed 7 --json"), Ok((7, true)));
        assert!(words("--seed").is_err() && words("--sed 1").is_err() && words("--mix 1001").is_err());
    }
}
