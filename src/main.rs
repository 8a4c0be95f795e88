//! `bonafide`: the engine on files, without a browser. Same input, same bytes as the extension.
//!
//! Exit status: 0 done; 1 an input, or a line of one, could not be read (the others were); 2 wrong usage.

#[path = "main/evaluate.rs"]
mod evaluate;
#[path = "main/input.rs"]
mod input;
#[path = "main/lines.rs"]
mod lines;
#[path = "main/link.rs"]
mod link;
#[path = "main/memory.rs"]
mod memory;
#[path = "main/replay.rs"]
mod replay;

use bonafide::candidate::url::Url;
use bonafide::signal::observation::{self, Observation};
use bonafide::site::Hint;
use bonafide::{Answer, Day, World, report};
use input::Input;
use std::io::{BufRead, Write as _};
use std::process::ExitCode;

const USAGE: &str = "\
bonafide reads candidate pages on this machine and says what does not hold together.

  bonafide read   FILE|- ... [--url URL] [--site ID] [--json]   what a page says of a candidate
  bonafide assess FILE|- ... [--url URL] [--site ID] [--json]   what does not hold together
           [--resume FILE] ... [--observations FILE]
  bonafide text   FILE ... [--json]                             what a file shows, line by line in the order of
                                                                 reading; with --json all that was read of it
  bonafide link   FILE|- ... [--url URL] [--json]                what joins any set of inputs: what they share,
                                                                 what it weighs, and in which words it stands
  bonafide evaluate DIR ... [--split NAME] [--subgroups] [--json]   how often it is right on labelled cases,
                                                                 and how often it speaks on honest résumés
  bonafide replay [--seed N] [--json]                           how much of a simulated scheme the memory links;
                                                                 bonafide replay --help says more
  bonafide remember FILE ... [--as ID] [--role ROLE] [--on DAY]   keep an application for comparison, sealed
           [--standing WORD] [--keep DAYS]
  bonafide recall FILE ... [--json]                             what a candidate shares with those remembered
  bonafide forget ID ... | --all                                erase a person by name or number, or everything
  bonafide unlink A B                                           two who do not belong together; `relink` takes it back
  bonafide export [--json]                                      all that is remembered, one record a line
  bonafide import FILE ... [--role ROLE] [--on DAY]             past applicants: CSV, JSON, JSON Lines, or an export
  bonafide questions [--json]                                   what can be asked, by stage
  bonafide catalogue [--json]                                   every signal, with its sources
  bonafide sites [--json]                                       every site that has a recipe
  bonafide lists [--json]                                       every list: where it is from, and its age

  FILE         a saved page (HTML), a résumé (PDF, DOCX, ODT, RTF, JSON Resume, Europass, plain text), a
               candidate as JSON, or JSON Lines of {\"id\", \"text\"} or of candidates, one assessment a
               line; - reads standard input
  --resume FILE   a file of this one candidate, to be examined and compared; as many as there are
  --url URL    address that the page was saved from
  --site ID    recipe to use, whatever the page looks like
  --observations FILE   answers to questions about this one candidate, as JSON
  DIR          a folder of labelled cases (JSON) or of honest résumés (JSON Lines); one file will do
  --split NAME only the cases in folders of that name: tune, report
  --subgroups  how often it speaks, by sector, country, length of career, gap, and groups named in the lines
  --store DIR  the memory; bonafide's folder for data when left out. With assess: compare with it
  --key FILE   the memory's key; `key` in its folder when left out. Whoever has both can read it
  --as ID      the name that you know this person by
  --standing   what came of it: turned-down, hired, let-go
  --keep DAYS  how long the memory keeps an application: 180 when never said, 731 at most
  --today DAY  day to reckon from, YYYY-MM-DD; the clock's when left out
  --json       print JSON, one record after the other
";

fn main() -> ExitCode {
    let mut arguments = std::env::args().skip(1);
    if arguments.next().as_deref() == Some("replay") {
        return replay::command(arguments);
    }
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
    observations: Option<String>,
    resumes: Vec<String>,
    split: Option<String>,
    subgroups: bool,
    json: bool,
    memory: memory::Options,
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
                Long("observations") => order.observations = Some(text(&mut arguments)?),
                Long("resume") => order.resumes.push(text(&mut arguments)?),
                Long("split") => order.split = Some(text(&mut arguments)?),
                Long("subgroups") => order.subgroups = true,
                Long("json") => order.json = true,
                Long("all") => order.memory.all = true,
                Long(name) if memory::NAMES.contains(&name) => {
                    let name = name.to_owned();
                    order.memory.set(&name, text(&mut arguments)?)?;
                }
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
        if let Some(url) = &self.hint.url
            && !Url::parse(url).is_some_and(|u| matches!(u.scheme(), "http" | "https" | "file"))
        {
            return Err(format!(
                "{url:?} is no address; give all of it, such as https://www.linkedin.com/in/somebody/"
            ));
        }
        if self.observations.is_some() && (self.command != "assess" || self.files.len() > 1) {
            return Err("--observations are of one candidate: `bonafide assess FILE --observations FILE`".into());
        }
        if !self.resumes.is_empty() && (self.command != "assess" || self.files.len() > 1) {
            return Err("--resume is of one candidate: `bonafide assess PAGE --resume FILE`".into());
        }
        if (self.split.is_some() || self.subgroups) && self.command != "evaluate" {
            return Err("--split and --subgroups belong to `bonafide evaluate`".into());
        }
        self.memory.check(&self.command, &self.files)?;
        match (self.command.as_str(), self.files.is_empty()) {
            (command, _) if memory::COMMANDS.contains(&command) => Ok(self),
            ("evaluate", true) => Err("name a folder of cases, or a file of honest résumés".into()),
            ("evaluate", false) => Ok(self),
            ("text", true) => Err("name a file".into()),
            ("read" | "assess" | "link", true) => Err("name a file, or - for standard input".into()),
            ("read" | "assess" | "text" | "link", false) | ("help", _) => Ok(self),
            ("catalogue" | "questions" | "sites" | "lists" | "version", true) => Ok(self),
            ("catalogue" | "questions" | "sites" | "lists" | "version", false) => {
                Err(format!("{} takes no file", self.command))
            }
            ("", _) => Err("say what to do".into()),
            (other, _) => Err(format!("there is no command {other:?}")),
        }
    }

    fn run(&self) -> ExitCode {
        match self.command.as_str() {
            "help" => print(USAGE),
            "version" => print(&format!("bonafide {}\n", report::VERSION)),
            "catalogue" => print(&self.catalogue()),
            "questions" if self.json => print(&report::questions_json()),
            "questions" => print(&report::plain::questions()),
            "sites" => print(&self.sites()),
            "lists" if self.json => print(&report::lists_json(self.today.unwrap_or_else(today))),
            "lists" => print(&report::lists_plain(self.today.unwrap_or_else(today))),
            "evaluate" => return self.evaluate(),
            "text" => return self.texts(),
            "link" => return self.link(),
            command if memory::COMMANDS.contains(&command) => return self.remembering(),
            _ => return self.each_file(),
        };
        ExitCode::SUCCESS
    }

    fn evaluate(&self) -> ExitCode {
        let today = self.today.unwrap_or_else(today);
        let asked = evaluate::Asked { split: self.split.as_deref(), subgroups: self.subgroups, today };
        let (report, refused) = evaluate::evaluate(&self.files, &asked);
        refused.iter().for_each(|why| {
            complain(why);
        });
        print(&if self.json { report.json() } else { report.plain() });
        ExitCode::from(u8::from(!refused.is_empty()))
    }

    fn link(&self) -> ExitCode {
        let mut linking = link::Linking::new(self.hint.clone(), self.today.unwrap_or_else(today), self.json);
        let refused: Vec<String> = self.files.iter().flat_map(|file| linking.file(file)).collect();
        print(&linking.summary());
        refused.iter().for_each(|why| {
            complain(why);
        });
        ExitCode::from(u8::from(!refused.is_empty()))
    }

    fn texts(&self) -> ExitCode {
        let show = |file: &String| match input::attached(file).and_then(|read| input::shown(&read, self.json)) {
            Ok(text) => print(&text),
            Err(why) => complain(&format!("{file}: {why}")),
        };
        let unread = self.files.iter().filter(|file| !show(file)).count();
        ExitCode::from(u8::from(unread > 0))
    }

    fn remembering(&self) -> ExitCode {
        let today = self.today.unwrap_or_else(today);
        let (command, words, hint, json) = (self.command.as_str(), &self.files, &self.hint, self.json);
        let asked = memory::Asked { command, words, hint, today, json };
        let done = self.memory.run(&asked).unwrap_or_else(|why| complain(&why));
        ExitCode::from(u8::from(!done))
    }

    fn each_file(&self) -> ExitCode {
        let mut failed = false;
        match self.world() {
            Ok(world) => self.files.iter().for_each(|file| failed |= !self.file(file, &world)),
            Err(why) => failed = !complain(&why),
        }
        ExitCode::from(u8::from(failed))
    }

    fn world(&self) -> Result<World, String> {
        let today = self.today.unwrap_or_else(today);
        let observations = self.observations.as_deref().map(observations).transpose()?.unwrap_or_default();
        let read = |file: &String| input::attached(file).map_err(|why| format!("{file}: {why}"));
        let files = self.resumes.iter().map(read).collect::<Result<_, _>>()?;
        Ok(World { observations, files, ..World::on(today) })
    }

    /// True when all of a file could be answered.
    fn file(&self, file: &str, world: &World) -> bool {
        let input = input::open(file, self.hint.url.as_deref().unwrap_or_default());
        match input.and_then(|input| self.input(file, input, world)) {
            Ok(whole) => whole,
            Err(why) => complain(&format!("{file}: {why}")),
        }
    }

    fn input(&self, file: &str, input: Input, world: &World) -> Result<bool, String> {
        let with;
        let mut world = world;
        let text = if let Input::Text(text) = &input { text.clone() } else { String::new() };
        let answer = match input {
            Input::Document(document) => {
                let files = std::iter::once(*document).chain(world.files.iter().cloned()).collect();
                with = World { files, ..world.clone() };
                world = &with;
                bonafide::answer_document(world)
            }
            Input::Lines(_) if self.command == "read" => {
                return Err("holds JSON Lines, which `bonafide assess` takes".into());
            }
            Input::Lines(_) if self.observations.is_some() || !self.resumes.is_empty() => {
                return Err("holds JSON Lines; --observations and --resume are of one candidate".into());
            }
            Input::Lines(_) if self.memory.is_named() => {
                return Err("holds JSON Lines; --store compares one candidate with those remembered".into());
            }
            Input::Lines(from) => return Ok(self.lines(file, from, world)),
            Input::Candidate(json) => bonafide::answer_candidate(&json, world)?,
            Input::Page(page) => bonafide::answer(&page, &self.hint, world),
            // No recipe knows text: where it stood is only told.
            Input::Text(text) => bonafide::answer_text(&text, self.hint.url.as_deref().unwrap_or_default(), world),
        };
        let (answer, world) = self.memory.ask(answer, &text, world)?;
        if self.files.len() > 1 && !self.json {
            print(&format!("== {file}\n"));
        }
        print(&self.words(&answer, &world));
        Ok(true)
    }

    fn words(&self, answer: &Answer, world: &World) -> String {
        match (self.command.as_str(), self.json) {
            ("read", true) => report::candidate_json(&answer.reading),
            ("read", false) => report::plain::candidate(&answer.reading),
            (_, true) => answer.record(world),
            (_, false) => report::plain::assessment(&answer.view(world)),
        }
    }

    /// True when every line could be answered.
    fn lines(&self, file: &str, from: Box<dyn BufRead + Send>, world: &World) -> bool {
        let mut whole = true;
        let answer = |line: usize, json: &str| {
            let (id, answer) = lines::answer(json, world)?;
            let line = report::Line { id: id.as_deref(), line };
            Ok(if self.json { answer.line(&line, world) } else { report::plain::line_of(&line, &answer.view(world)) })
        };
        lines::each(from, &answer, &mut |line, said| match said {
            Ok(text) => print(&text),
            Err(why) => {
                whole = complain(&format!("{file}:{line}: {why}"));
                true
            }
        });
        whole
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

/// Writes to standard output; false when nobody reads it any more, which is the reader's good right.
/// Prints, or ends: quietly when nobody reads any more, with 1 when there is no room.
fn print(text: &str) -> bool {
    let mut out = std::io::stdout();
    if let Err(error) = out.write_all(text.as_bytes()).and_then(|()| out.flush()) {
        let closed = error.kind() == std::io::ErrorKind::BrokenPipe;
        let failed = !closed && !complain(&format!("cannot write the answer ({error}); is there room?"));
        std::process::exit(failed.into());
    }
    true
}

/// Says on standard error what could not be done; always false.
fn complain(why: &str) -> bool {
    eprintln!("bonafide: {why}");
    false
}

fn observations(file: &str) -> Result<Vec<Observation>, String> {
    let bytes = std::fs::read(file).map_err(|e| format!("{file}: cannot be read ({e})"))?;
    let text = String::from_utf8(bytes).map_err(|_| format!("{file}: is no valid text (UTF-8)"))?;
    observation::parse(&text).map_err(|why| format!("{file}: {why}; none of its observations is taken"))
}

/// Today by the machine's clock, UTC.
#[expect(clippy::disallowed_methods, reason = "a shell is where the day comes from")]
fn today() -> Day {
    let since = std::time::SystemTime::now().duration_since(std::time::UNIX_EPOCH);
    Day::from_days(since.map_or(0, |d| (d.as_secs() / 86_400) as i64))
}
