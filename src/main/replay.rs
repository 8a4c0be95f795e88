//! `bonafide replay`: the scatter-gun scheme, simulated, against the memory.
//!
//! Forty operators run 130 identities and send 6,500 applications to 5,000 companies, mixed into honest ones.
//! An agency, single companies and groups of companies each keep a memory of what they see; whatever is linked is
//! counted ([`tally`]). Everything is a pure function of the seed; every rate is in [`rates`] with what it rests
//! on. `docs/replay.md` tells the whole story.

#[path = "replay/command.rs"]
mod command;
#[path = "replay/honest.rs"]
mod honest;
#[path = "replay/linker.rs"]
mod linker;
#[path = "replay/ours.rs"]
mod ours;
#[path = "replay/peer.rs"]
mod peer;
#[path = "replay/person.rs"]
mod person;
#[path = "replay/random.rs"]
mod random;
#[path = "replay/rates.rs"]
mod rates;
#[path = "replay/reader.rs"]
mod reader;
#[path = "replay/real.rs"]
mod real;
#[path = "replay/report.rs"]
mod report;
#[path = "replay/resume.rs"]
mod resume;
#[path = "replay/scheme.rs"]
mod scheme;
#[path = "replay/tally.rs"]
mod tally;
#[cfg(test)]
#[path = "replay/tests.rs"]
mod tests;
#[path = "replay/traffic.rs"]
mod traffic;
#[path = "replay/words.rs"]
mod words;

pub use command::command;
use honest::People;
use linker::{Exact, Linker};
use peer::Peer;
use person::{Application, Truth};
pub use report::Report;
use report::View;
use scheme::Scheme;
use std::collections::BTreeMap;
use std::sync::Mutex;
use std::sync::atomic::{AtomicUsize, Ordering};
use tally::{Account, Tally, Verdict};
use traffic::{Perspective, Planned, Size};
use words::Vocabulary;

/// Days that a memory keeps an application, at most.
const RETENTION: u16 = 730;
/// False links for 10,000 honest people that the peers may make when we make fewer.
const ALLOWED: u64 = 1;

/// What is asked.
pub struct Asked {
    /// Whence everything random.
    pub seed: u64,
    /// Honest applications for each of the scheme.
    pub mix: u32,
    /// Share of the traffic that the agency sees, in ten-thousandths.
    pub share: u32,
    /// Days that a memory keeps an application.
    pub retention: u16,
    /// Folder of real honest texts.
    pub honest: String,
    /// Other software to compare with: `NAME=PROGRAM`.
    pub peers: Vec<String>,
    /// How many single cases of misses and false links to tell of.
    pub cases: usize,
    /// Only what the agency sees.
    pub agency_only: bool,
}

impl Default for Asked {
    fn default() -> Asked {
        let honest = "../shared/data/honest".to_owned();
        Asked {
            seed: 1,
            mix: 343,
            share: 500,
            retention: RETENTION,
            honest,
            peers: Vec::new(),
            cases: 0,
            agency_only: false,
        }
    }
}

/// How long it takes: the one figure that is no function of the seed.
struct Clock(std::time::Instant);

impl Clock {
    #[expect(clippy::disallowed_methods, reason = "the command line may look how long it took")]
    fn start() -> Clock {
        Clock(std::time::Instant::now())
    }

    fn seconds(&self) -> f64 {
        self.0.elapsed().as_secs_f64()
    }
}

/// Makes a linker for a memory.
type Make<'a> = &'a (dyn Fn() -> Box<dyn Linker> + Sync);

/// The world of a seed.
struct Stage<'a> {
    asked: &'a Asked,
    scheme: Scheme,
    people: People,
    words: Vocabulary,
}

/// What came of one memory.
#[derive(Default)]
struct Outcome {
    ours: Tally,
    exact: Tally,
    cases: Vec<String>,
}

/// Replays with our links. The report, and what is to be said beside it.
///
/// # Errors
///
/// Says which peer failed and how.
pub fn replay(asked: &Asked) -> Result<(Report, Vec<String>), String> {
    replay_with(asked, &|| Box::new(ours::Ours::new(asked.retention)))
}

fn replay_with(asked: &Asked, make: Make) -> Result<(Report, Vec<String>), String> {
    let clock = Clock::start();
    let (texts, mut notes) = real::texts(&asked.honest);
    let honest_texts = texts.iter().map(Vec::len).sum();
    let stage = Stage {
        asked,
        scheme: Scheme::new(asked.seed),
        people: People::new(asked.seed, traffic::people(asked.mix), texts),
        words: Vocabulary::new(),
    };
    let size = Size { mix: asked.mix, share: asked.share };
    let mut perspectives = traffic::perspectives(asked.seed, &size, &stage.scheme, &stage.people);
    perspectives.truncate(if asked.agency_only { 1 } else { perspectives.len() });
    let mut views = BTreeMap::new();
    for (perspective, outcomes) in perspectives.iter().zip(stage.all(&perspectives, make)) {
        views.insert(perspective.name, joined(outcomes, asked.cases, &mut notes));
    }
    let agency = views.get("agency").ok_or("the agency saw nothing")?;
    let mut baselines = BTreeMap::from([("exact".to_owned(), Some(agency.exact_at_limit()))]);
    baselines.extend(["gaoya", "rensa"].map(|name| (name.to_owned(), None)));
    for order in &asked.peers {
        let (name, found) = stage.peer(order, &perspectives[0].memories[0], &agency.ours)?;
        baselines.insert(name, Some(found));
    }
    let report = Report {
        seed: asked.seed,
        mix: asked.mix,
        share_per_10000: asked.share,
        retention_days: asked.retention,
        honest_texts,
        sightings: agency.ours.sightings.clone(),
        repeats: report::rate(agency.ours.repeats),
        false_links_per_10000: agency.false_links(),
        baselines,
        perspectives: views,
        parameters: rates::ALL,
        seconds: clock.seconds(),
    };
    Ok((report, notes))
}

fn joined(outcomes: Vec<Outcome>, cases: usize, notes: &mut Vec<String>) -> View {
    let mut view = View { memories: outcomes.len(), ours: Tally::default(), exact: Tally::default() };
    for outcome in outcomes {
        view.ours.join(&outcome.ours);
        view.exact.join(&outcome.exact);
        notes.extend(outcome.cases.into_iter().take(cases));
    }
    view
}

impl Stage<'_> {
    /// All memories on all cores; the outcomes in the order of the memories.
    fn all(&self, perspectives: &[Perspective], make: Make) -> Vec<Vec<Outcome>> {
        let memories: Vec<&Vec<Planned>> = perspectives.iter().flat_map(|p| &p.memories).collect();
        let outcomes: Vec<Mutex<Outcome>> = memories.iter().map(|_| Mutex::default()).collect();
        let next = AtomicUsize::new(0);
        let work = || {
            while let Some(at) = Some(next.fetch_add(1, Ordering::Relaxed)).filter(|&at| at < memories.len()) {
                let outcome = self.memory(memories[at], make);
                if let Ok(mut place) = outcomes[at].lock() {
                    *place = outcome;
                }
            }
        };
        std::thread::scope(|scope| {
            for _ in 0..std::thread::available_parallelism().map_or(1, usize::from) {
                scope.spawn(work);
            }
        });
        let mut outcomes = outcomes.into_iter().map(|outcome| outcome.into_inner().unwrap_or_default());
        perspectives.iter().map(|p| outcomes.by_ref().take(p.memories.len()).collect()).collect()
    }

    /// One memory sees its applications in order.
    fn memory(&self, plans: &[Planned], make: Make) -> Outcome {
        let (mut ours, mut exact) = (make(), Exact::default());
        let mut accounts = (Account::new(self.asked.retention), Account::new(self.asked.retention));
        let mut cases = Vec::new();
        let mut of_scheme: BTreeMap<u32, Application> = BTreeMap::new();
        for (at, planned) in (0..).zip(plans) {
            let application = self.application(planned);
            let real = linker::is_real(&application);
            let to_find = accounts.0.to_find(planned.day, planned.who);
            let earlier = to_find.iter().filter_map(|at| of_scheme.get(at));
            let common = earlier.map(|earlier| application.common(earlier)).max_by_key(Vec::len).unwrap_or_default();
            let found = exact.see(&application);
            accounts.1.add(planned.day, planned.who, real, common.len(), found);
            let found = ours.see(&application, &self.words);
            let why = found.why.clone();
            let verdict = accounts.0.add(planned.day, planned.who, real, common.len(), found);
            if matches!(planned.who, Truth::Scheme { .. }) {
                of_scheme.insert(at, application.clone());
            }
            if verdict != Verdict::Right && cases.len() < self.asked.cases {
                cases.push(self.case(&application, &verdict, &common, &why, plans));
            }
        }
        Outcome { ours: accounts.0.close(), exact: accounts.1.close(), cases }
    }

    fn application(&self, planned: &Planned) -> Application {
        match planned.who {
            Truth::Honest(person) => self.people.application(planned, person),
            Truth::Scheme { identity, .. } => self.scheme.application(planned, identity),
        }
    }

    /// A single case in words.
    fn case(
        &self,
        application: &Application,
        verdict: &Verdict,
        common: &[&str],
        why: &str,
        plans: &[Planned],
    ) -> String {
        let who = format!("{:?} {} on day {}", application.truth, application.profile.name(), application.day);
        match verdict {
            Verdict::Missed(earlier) => {
                let of = |&at: &u32| plans.get(at as usize).map(|p| self.application(p).profile.name());
                let names: Vec<String> = earlier.iter().filter_map(of).collect();
                let common = if common.is_empty() { "nothing".to_owned() } else { common.join(" + ") };
                format!("missed: {who} (shares {common}), after {} as {}; {why}", earlier.len(), names.join(", "))
            }
            _ => format!("linked wrongly: {who}; {why}"),
        }
    }

    /// Another program sees the agency's texts in order and may link as many honest people as we did.
    fn peer(&self, order: &str, plans: &[Planned], ours: &Tally) -> Result<(String, peer::AtLimit), String> {
        let mut peer = Peer::start(order)?;
        let mut account = Account::new(self.asked.retention);
        let mut names: Vec<(String, u16)> = Vec::new();
        for planned in plans {
            let application = self.application(planned);
            let (day, name) = (planned.day, application.profile.name());
            let to_find = account.to_find(day, planned.who);
            let is_other = |at: u32| {
                names.get(at as usize).is_some_and(|(of, on)| *of != name && day - on <= self.asked.retention)
            };
            let text = reader::words(&application, &self.words);
            peer.see(&text, matches!(planned.who, Truth::Honest(_)), &to_find, is_other)?;
            account.add(day, planned.who, false, 0, linker::Found::default());
            names.push((name, day));
        }
        let allowed = ours.false_links.max(ours.people * ALLOWED / 10_000);
        Ok((peer.name.clone(), peer.close(allowed, ours.people)))
    }
}
