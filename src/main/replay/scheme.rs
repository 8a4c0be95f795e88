//! The scheme: operators with their kits, the identities that they run, and what an identity sends.

use super::person::{self, Application, Profile, Text, Truth};
use super::random::{Of, Stream};
use super::rates;
use super::resume::{Change, Resume};
use super::traffic::{FIRST_MONTH, Planned};

/// How another identity's text comes about; what is left of ten thousand is written anew.
const STYLES: [(u32, Change); 4] = [
    (rates::STYLE_LIGHT, Change { words: 100, dropped: 200, anew: 0, reordered: false }),
    (rates::STYLE_MEDIUM, Change { words: 300, dropped: 600, anew: 0, reordered: false }),
    (rates::STYLE_HEAVY, Change { words: 800, dropped: 1_000, anew: 0, reordered: true }),
    (rates::STYLE_PARAPHRASE, Change { words: 300, dropped: 600, anew: 5_000, reordered: false }),
];

/// All operators and identities.
pub struct Scheme {
    seed: u64,
    identities: Vec<Identity>,
}

/// Somebody who does not exist.
struct Identity {
    operator: u16,
    profile: Profile,
    resume: Resume,
    /// Which of the operator's résumés it was made from.
    track: Option<usize>,
    days: (i32, i32),
}

/// What an operator has at hand.
struct Kit {
    tracks: Vec<Resume>,
    numbers: Vec<String>,
    referees: Vec<String>,
    street: String,
    file: person::File,
}

impl Scheme {
    /// The scheme of a seed.
    pub fn new(seed: u64) -> Scheme {
        let mut identities: Vec<Identity> = Vec::new();
        for (operator, size) in sizes(seed).into_iter().enumerate() {
            let mut stream = Stream::new(seed, Of::Scheme, operator as u64);
            let mut kit = Kit::new(seed, size, &mut stream);
            let first = identities.len();
            for _ in 0..size {
                let new = kit.identity(seed, operator as u16, &identities[first..], &mut stream);
                identities.push(new);
            }
        }
        Scheme { seed, identities }
    }

    /// Who applies when and where: each company is new as often as the published figures say, or one that was
    /// applied to before, the more often the likelier.
    pub fn plan(&self) -> Vec<Planned> {
        let mut stream = Stream::new(self.seed, Of::Attack, 0);
        let eager: Vec<u64> = self.identities.iter().map(|_| 1 + stream.below(8)).collect();
        let mut sent: Vec<(i32, u32)> = (0..rates::APPLICATIONS).map(|_| self.one(&eager, &mut stream)).collect();
        sent.sort_unstable();
        let mut companies: Vec<u16> = Vec::new();
        let mut new: Vec<bool> = (0..rates::APPLICATIONS).map(|at| at < rates::COMPANIES).collect();
        stream.shuffle(&mut new[1..]);
        let mut next = 0;
        for is_new in new {
            let before = stream.pick(&companies).copied();
            companies.push(before.filter(|_| !is_new).unwrap_or(next));
            next += u16::from(is_new || before.is_none());
        }
        let plan = |(number, ((day, identity), company)): (usize, ((i32, u32), u16))| Planned {
            day: day as u16,
            company,
            who: Truth::Scheme { operator: self.identities[identity as usize].operator, identity: identity as u16 },
            number: number as u32,
            search: 0,
        };
        sent.into_iter().zip(companies).enumerate().map(plan).collect()
    }

    fn one(&self, eager: &[u64], stream: &mut Stream) -> (i32, u32) {
        let mut left = stream.below(eager.iter().sum());
        let taken = |weight: &u64| {
            let here = left < *weight;
            left = left.saturating_sub(*weight);
            here
        };
        let identity = eager.iter().position(taken).unwrap_or(0);
        let (from, to) = self.identities[identity].days;
        (stream.between(from, to), identity as u32)
    }

    /// What was planned, as it arrives.
    pub fn application(&self, planned: &Planned, identity: u16) -> Application {
        let of = &self.identities[usize::from(identity)];
        let mut stream = Stream::new(self.seed, Of::Sent, u64::from(planned.number));
        let (mut profile, mut resume) = (of.profile.clone(), of.resume.clone());
        if stream.chance(rates::MAILBOX_CHANGED) {
            profile.mailbox = person::mailbox(&profile, &mut stream);
        }
        if stream.chance(rates::TAILORED) {
            resume.tailor(1_000, &mut stream);
        }
        profile.number = person::rewritten(&profile.number, &mut stream);
        profile.file = profile.file.filter(|_| stream.chance(rates::FILE_GIVEN));
        profile.picture = profile.picture.filter(|_| stream.chance(rates::PHOTO_SEEN));
        Application { day: planned.day, truth: planned.who, profile, text: Text::Made(resume), track: of.track }
    }
}

/// How many identities each operator runs: one has the most, the others grow as they have.
fn sizes(seed: u64) -> Vec<u32> {
    let mut stream = Stream::new(seed, Of::Attack, 1);
    let mut sizes = vec![1; rates::OPERATORS as usize];
    sizes[0] = rates::LARGEST;
    for _ in 0..rates::IDENTITIES - rates::LARGEST - (rates::OPERATORS - 1) {
        let owners: Vec<usize> = (1..sizes.len()).flat_map(|at| std::iter::repeat_n(at, sizes[at] as usize)).collect();
        if let Some(&at) = stream.pick(&owners) {
            sizes[at] += 1;
        }
    }
    sizes
}

impl Kit {
    fn new(seed: u64, size: u32, stream: &mut Stream) -> Kit {
        let track = |stream: &mut Stream| Resume::new(seed, FIRST_MONTH + 12, stream);
        Kit {
            tracks: (0..size.div_ceil(rates::TRACKS)).map(|_| track(stream)).collect(),
            numbers: Vec::new(),
            referees: person::referees(stream).into_iter().chain(person::referees(stream)).take(3).collect(),
            street: person::street(stream),
            file: person::File { origin: stream.next(), ..person::file("Dev", stream) },
        }
    }

    fn identity(&mut self, seed: u64, operator: u16, before: &[Identity], stream: &mut Stream) -> Identity {
        let mut profile = Profile::named(stream);
        let other = stream.pick(before).map(|other| other.profile.clone());
        self.number(&mut profile, stream);
        profile.street = stream.chance(rates::STREET_GIVEN).then(|| match stream.chance(rates::STREET_OF_HOST) {
            true => self.street.clone(),
            false => person::street(stream),
        });
        profile.referees = self.referees(stream);
        profile.picture = Some(stream.next());
        profile.account = stream.chance(rates::ACCOUNT_GIVEN).then(|| person::account(stream));
        profile.portfolio = stream.chance(rates::PORTFOLIO_GIVEN).then(|| person::portfolio(stream));
        profile.file = Some(match stream.chance(rates::FILE_SHARED) {
            true => self.file.clone(),
            false => person::file(&profile.name(), stream),
        });
        if let Some(other) = other {
            reuse(&mut profile, &other, stream);
        }
        let start = stream.between(0, rates::DAYS as i32 - 60);
        let days = (start, (start + stream.between(60, 540)).min(rates::DAYS as i32 - 1));
        let (resume, track) = self.resume(seed, stream);
        Identity { operator, profile, resume, track, days }
    }

    fn number(&mut self, profile: &mut Profile, stream: &mut Stream) {
        match stream.pick(&self.numbers) {
            Some(number) if !stream.chance(rates::NUMBER_OF_OWN) => profile.number.clone_from(number),
            _ => self.numbers.push(profile.number.clone()),
        }
    }

    fn referees(&self, stream: &mut Stream) -> Vec<String> {
        if !stream.chance(rates::REFEREES_GIVEN) {
            return Vec::new();
        }
        if !stream.chance(rates::REFEREES_SHARED) {
            return person::referees(stream);
        }
        let left_out = stream.place(self.referees.len());
        self.referees.iter().enumerate().filter(|(at, _)| *at != left_out).map(|(_, mail)| mail.clone()).collect()
    }

    /// A text made from one of the operator's own, and which; or one written anew.
    fn resume(&self, seed: u64, stream: &mut Stream) -> (Resume, Option<usize>) {
        let mut drawn = stream.below(10_000) as u32;
        let track = stream.place(self.tracks.len());
        for (share, change) in &STYLES {
            if drawn < *share {
                let mut resume = self.tracks[track].clone();
                resume.change(change, stream);
                resume.relocate(rates::EMPLOYER_KEPT, rates::DATES_SHIFTED, stream);
                return (resume, Some(track));
            }
            drawn -= share;
        }
        (Resume::new(seed, FIRST_MONTH + 12, stream), None)
    }
}

/// What one identity takes over from another of the same operator.
fn reuse(profile: &mut Profile, other: &Profile, stream: &mut Stream) {
    if stream.chance(rates::MAILBOX_SHARED) {
        profile.mailbox = disguised(&other.mailbox, stream);
    } else if stream.chance(rates::MAILBOX_FAMILY) {
        profile.mailbox = cousin(&other.mailbox, stream);
    }
    if stream.chance(rates::PHOTO_SHARED) {
        // Written again by another program: up to two bits of the hash differ.
        let noise = (1 << stream.below(64)) | (1 << stream.below(64));
        profile.picture = other.picture.map(|hash| if stream.chance(5_000) { hash ^ noise } else { hash });
    }
    if stream.chance(rates::ACCOUNT_SHARED) && other.account.is_some() {
        profile.account.clone_from(&other.account);
    }
    if stream.chance(rates::PORTFOLIO_SHARED) && other.portfolio.is_some() {
        profile.portfolio.clone_from(&other.portfolio);
    }
}

/// The same mailbox, now and then with a tag.
fn disguised(mailbox: &str, stream: &mut Stream) -> String {
    match mailbox.split_once('@') {
        Some((local, host)) if stream.chance(rates::MAILBOX_DISGUISED) => {
            format!("{local}+{}@{host}", stream.below(90))
        }
        _ => mailbox.to_owned(),
    }
}

/// A mailbox of the same stem: other digits, another provider.
fn cousin(mailbox: &str, stream: &mut Stream) -> String {
    let local = mailbox.split('@').next().unwrap_or_default();
    let stem = local.trim_end_matches(|c: char| c.is_ascii_digit());
    format!("{stem}{}@{}", stream.below(1_000), person::provider(stream))
}
