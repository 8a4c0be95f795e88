//! `bonafide`: the engine on saved pages, without a browser. Same input, same bytes as the extension.
//!
//! Exit status: 0 done; 1 an input could not be read (the others were); 2 wrong usage.

use bonafide::page::{Page, html, plain};
use bonafide::site::Hint;
use bonafide::{Day, World, report};
use std::io::{Read as _, Write as _};
use std::process::ExitCode;

const USAGE: &str = "\
bonafide reads candidate pages on this machine and says what does not hold together.

  bonafide read   FILE|- ... [--url URL] [--site ID] [--json]   what a page says of a candidate
  bonafide assess FILE|- ... [--url URL] [--site ID] [--json]   what does not hold together
  bonafide catalogue [--json]                                   every signal, with its sources
  bonafide sites [--json]                                       every site that has a recipe

  FILE         a saved page (HTML) or plain text; - reads standard input
  --url URL    address that the page was saved from
  --site ID    recipe to use, whatever the page looks like
  --today DAY  day to reckon from, YYYY-MM-DD; the clock's when left out
  --json       print JSON, one record after the other
";

/// Largest input read: no candidate page is larger.
const LARGEST: u64 = 64 << 20;

fn main() -> ExitCode {
    match Order::parse() {
        Ok(order) => order.run(),
        Err(wrong) => {
            eprintln!("bonafide: {wrong}\n\n{USAGE}");
            ExitCode::from(2)
        }
    }
}

/// What was asked for on the command line.
#[derive(Default)]
struct Order {
    command: String,
    files: Vec<String>,
    hint: Hint,
    today: Option<Day>,
    json: bool,
}

impl Order {
    fn parse() -> Result<Order, String> {
        use lexopt::Arg::{Long, Short, Value};
        let mut order = Order::default();
        let mut arguments = lexopt::Parser::from_env();
        while let Some(argument) = arguments.next().map_err(|e| e.to_string())? {
            match argument {
                Long("url") => order.hint.url = Some(text(&mut arguments)?),
                Long("site") => order.hint.site = Some(text(&mut arguments)?),
                Long("today") => order.today = Some(text(&mut arguments)?.parse()?),
                Long("json") => order.json = true,
                Long("help") | Short('h') => order.command = "help".into(),
                Long("version") | Short('V') => order.command = "version".into(),
                Value(word) if order.command.is_empty() => order.command = word.to_string_lossy().into_owned(),
                Value(word) => order.files.push(word.to_string_lossy().into_owned()),
                other => return Err(other.unexpected().to_string()),
            }
        }
        order.check()
    }

    fn check(self) -> Result<Order, String> {
        if let Some(site) = &self.hint.site
            && !bonafide::site::sites().iter().any(|s| s.id == site)
        {
            return Err(format!("no recipe is called {site:?}; `bonafide sites` lists them"));
        }
        match (self.command.as_str(), self.files.is_empty()) {
            ("read" | "assess", true) => Err("name a file, or - for standard input".into()),
            ("read" | "assess", false) | ("catalogue" | "sites" | "help" | "version", _) => Ok(self),
            ("", _) => Err("say what to do".into()),
            (other, _) => Err(format!("there is no command {other:?}")),
        }
    }

    fn run(&self) -> ExitCode {
        match self.command.as_str() {
            "help" => print(USAGE),
            "version" => print(&format!("bonafide {}\n", report::VERSION)),
            "catalogue" => print(&self.catalogue()),
            "sites" => print(&self.sites()),
            _ => return self.each_file(),
        }
        ExitCode::SUCCESS
    }

    fn each_file(&self) -> ExitCode {
        let mut failed = false;
        for file in &self.files {
            match bytes(file).and_then(|b| self.answer(&b)) {
                Ok(text) => print(&text),
                Err(why) => {
                    eprintln!("bonafide: {file}: {why}");
                    failed = true;
                }
            }
        }
        ExitCode::from(u8::from(failed))
    }

    fn answer(&self, bytes: &[u8]) -> Result<String, String> {
        let page = page(bytes, self.hint.url.as_deref().unwrap_or_default())?;
        let world = World::on(self.today.unwrap_or_else(today));
        let answer = bonafide::answer(&page, &self.hint, &world);
        Ok(match (self.command.as_str(), self.json) {
            ("read", true) => report::candidate_json(&answer.reading),
            ("read", false) => report::plain::candidate(&answer.reading),
            (_, true) => answer.record(&world),
            (_, false) => report::plain::assessment(&answer.view()),
        })
    }

    fn catalogue(&self) -> String {
        if self.json { report::catalogue_json() } else { report::plain::catalogue() }
    }

    fn sites(&self) -> String {
        if self.json {
            return report::sites_json();
        }
        bonafide::site::sites().iter().map(|s| format!("{:24} {}\n", s.id, s.name)).collect()
    }
}

fn text(arguments: &mut lexopt::Parser) -> Result<String, String> {
    let value = arguments.value().map_err(|e| e.to_string())?;
    value.into_string().map_err(|v| format!("{v:?} is not valid text"))
}

/// Writes to standard output; a closed pipe is the reader's good right.
fn print(text: &str) {
    let _ = std::io::stdout().write_all(text.as_bytes());
}

fn bytes(file: &str) -> Result<Vec<u8>, String> {
    let mut bytes = Vec::new();
    let read = if file == "-" {
        std::io::stdin().take(LARGEST + 1).read_to_end(&mut bytes)
    } else {
        std::fs::File::open(file).and_then(|f| f.take(LARGEST + 1).read_to_end(&mut bytes))
    };
    read.map_err(|e| format!("cannot be read ({e}); check the name and the permissions"))?;
    if bytes.len() as u64 > LARGEST {
        return Err(format!("is larger than {} MB; save the candidate's page alone", LARGEST >> 20));
    }
    if bytes.is_empty() {
        return Err("is empty; save the page again".into());
    }
    Ok(bytes)
}

fn page(bytes: &[u8], address: &str) -> Result<Page, String> {
    if let Some(kind) = foreign(bytes) {
        return Err(format!("is {kind}, which this version does not read; save the page as HTML or copy its text"));
    }
    let text = decode(bytes);
    Ok(if plain::is_markup(&text) { html::parse(&text, address) } else { plain::parse(&text, address) })
}

/// Files that people drop by mistake, by their first bytes.
fn foreign(bytes: &[u8]) -> Option<&'static str> {
    const KINDS: &[(&[u8], &str)] = &[
        (b"%PDF-", "a PDF"),
        (b"PK\x03\x04", "a DOCX, ODT or ZIP file"),
        (b"\x89PNG", "a picture"),
        (b"\xff\xd8\xff", "a picture"),
        (b"{\\rtf", "an RTF file"),
    ];
    KINDS.iter().find(|(magic, _)| bytes.starts_with(magic)).map(|(_, kind)| *kind)
}

/// Byte order mark, then `<meta charset>`, then UTF-8.
fn decode(bytes: &[u8]) -> String {
    let label = charset(&bytes[..bytes.len().min(2_048)]);
    let encoding = label.and_then(|l| encoding_rs::Encoding::for_label(l.as_bytes())).unwrap_or(encoding_rs::UTF_8);
    encoding.decode(bytes).0.into_owned()
}

fn charset(head: &[u8]) -> Option<String> {
    let head = String::from_utf8_lossy(head).to_ascii_lowercase();
    let after = head.split("charset=").nth(1)?;
    let label = after.trim_start_matches(['"', '\'']);
    Some(label.chars().take_while(|c| c.is_ascii_alphanumeric() || "-_".contains(*c)).collect())
}

/// Today by the machine's clock, UTC.
#[expect(clippy::disallowed_methods, reason = "a shell is where the day comes from")]
fn today() -> Day {
    let since = std::time::SystemTime::now().duration_since(std::time::UNIX_EPOCH);
    Day::from_days(since.map_or(0, |d| (d.as_secs() / 86_400) as i64))
}
