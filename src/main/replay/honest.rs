//! Honest applicants: people who apply again, move, marry, live together, come through agencies, and begin with
//! the same samples and templates as everybody.

use super::person::{self, Application, Profile, Text};
use super::random::{Of, Stream, mix};
use super::rates;
use super::resume::Resume;
use super::traffic::{FIRST_MONTH, Planned};
use super::words;
use std::sync::Arc;

/// All honest people of a seed; each is made when asked for.
pub struct People {
    seed: u64,
    /// Real texts, anonymous; several of one person together.
    texts: Vec<Vec<Arc<str>>>,
    /// How many people there are to spread the texts over.
    people: u32,
}

impl People {
    /// So many people, some of them with real texts.
    pub fn new(seed: u64, people: u32, texts: Vec<Vec<Arc<str>>>) -> People {
        People { seed, texts, people }
    }

    /// Days and searches of a person's applications.
    pub fn days(&self, person: u32) -> Vec<(u16, u8)> {
        let mut stream = Stream::new(self.seed, Of::Person, u64::from(person));
        let count = 1 + stream.below(u64::from(rates::PER_PERSON));
        let last = rates::DAYS as i32 - 1;
        let first = stream.between(0, last);
        let again = stream.between(0, last);
        let twice = stream.chance(rates::SEARCH_AGAIN) && (again - first).abs() > 180;
        let mut days: Vec<(u16, u8)> = (0..count)
            .map(|_| {
                let second = twice && stream.chance(5_000);
                let start = if second {
                    first.max(again)
                } else if twice {
                    first.min(again)
                } else {
                    first
                };
                ((start + stream.between(0, 90)).min(last) as u16, u8::from(second))
            })
            .collect();
        days.sort_unstable();
        days
    }

    /// What was planned, as it arrives.
    pub fn application(&self, planned: &Planned, person: u32) -> Application {
        let mut profile = self.profile(person);
        let mut text = self.text(person, &mut profile);
        if planned.search > 0 {
            self.second_search(person, planned, &mut profile, &mut text);
        }
        let mut stream = Stream::new(self.seed, Of::Applied, u64::from(planned.number));
        profile.file = profile.file.filter(|_| stream.chance(rates::FILE_GIVEN));
        profile.picture = profile.picture.filter(|_| stream.chance(rates::PHOTO_SEEN));
        profile.number = person::rewritten(&profile.number, &mut stream);
        if stream.chance(rates::TAILORED_HONEST) {
            match &mut text {
                Text::Made(resume) => resume.tailor(0, &mut stream),
                Text::Real(text) => *text = edited(text, 30, &mut stream),
            }
        }
        if stream.chance(rates::VENDOR) {
            self.through_vendor(&mut profile, &mut text, &mut stream);
        }
        Application { day: planned.day, truth: planned.who, profile, text, track: None }
    }

    fn profile(&self, person: u32) -> Profile {
        let mut stream = Stream::new(self.seed, Of::Search, u64::from(person));
        let mut profile = Profile::named(&mut stream);
        profile.street = Some(person::street(&mut stream));
        profile.account = stream.chance(rates::ACCOUNT_GIVEN / 2).then(|| person::account(&mut stream));
        profile.portfolio = stream.chance(rates::PORTFOLIO_GIVEN / 3).then(|| person::portfolio(&mut stream));
        let icon = stream.chance(rates::DEFAULT_PICTURE);
        profile.picture = Some(if icon { mix(stream.rank(20)) } else { stream.next() });
        profile.file = Some(person::file(&profile.name(), &mut stream));
        if stream.chance(rates::REFEREES_GIVEN) {
            profile.referees = person::referees(&mut stream);
            if stream.chance(rates::REFEREE_COMMON) {
                let common = stream.rank_from(50, 2_000);
                profile.referees = person::referees(&mut Stream::new(self.seed, Of::Vendor, 1_000_000 + common));
            }
        }
        self.household(person, &mut profile);
        let mut stream = Stream::new(self.seed, Of::Search, u64::from(person) | 1 << 40);
        profile.street = profile.street.filter(|_| stream.chance(rates::STREET_GIVEN));
        profile
    }

    /// Two people of neighbouring numbers may live together.
    fn household(&self, person: u32, profile: &mut Profile) {
        let mut stream = Stream::new(self.seed, Of::Household, u64::from(person / 2));
        // Two of them: the share of people is that of pairs.
        if !stream.chance(rates::HOUSEHOLD) {
            return;
        }
        let mut shared = Profile::named(&mut stream);
        profile.street = Some(person::street(&mut stream));
        if stream.chance(rates::HOUSEHOLD_NUMBER) {
            profile.number = shared.number;
        }
        if stream.chance(rates::HOUSEHOLD_NAME) {
            profile.family.clone_from(&shared.family);
        }
        if stream.chance(rates::HOUSEHOLD_MAILBOX) {
            profile.mailbox = std::mem::take(&mut shared.mailbox);
        }
    }

    /// The first version of a person's text.
    fn text(&self, person: u32, profile: &mut Profile) -> Text {
        if let Some(text) = self.real(person) {
            return Text::Real(text);
        }
        let mut stream = Stream::new(self.seed, Of::Person, u64::from(person) | 1 << 40);
        let month = FIRST_MONTH + stream.between(0, 47);
        let mut made = match stream.chance(rates::SAMPLE) {
            true => Resume::of_sample(self.seed, month, &mut stream),
            false => Resume::new(self.seed, month, &mut stream),
        };
        self.siblings(person, &mut made);
        if stream.chance(rates::OFFICE_NUMBER)
            && let Some(job) = made.jobs.first()
        {
            profile.number =
                person::number(&mut Stream::new(self.seed, Of::Vendor, 2_000_000 + u64::from(job.employer)));
        }
        Text::Made(made)
    }

    fn siblings(&self, person: u32, made: &mut Resume) {
        let mut stream = Stream::new(self.seed, Of::Household, u64::from(person / 2) | 1 << 40);
        let together = Stream::new(self.seed, Of::Household, u64::from(person / 2)).chance(rates::HOUSEHOLD);
        if together && stream.chance(rates::HOUSEHOLD_CAREER) {
            made.school = (stream.rank_from(30, 2_000) as u16, stream.rank(50) as u16);
            let employer = stream.rank_from(20, 20_000) as u16;
            let at = stream.place(made.jobs.len());
            made.jobs[at].employer = employer;
        }
    }

    /// A real text, for as many people as there are texts, spread evenly.
    fn real(&self, person: u32) -> Option<Arc<str>> {
        let every = (self.people as usize).checked_div(self.texts.len())?.max(1);
        let at = person as usize / every;
        let versions = self.texts.get(at).filter(|_| (person as usize).is_multiple_of(every))?;
        let mut stream = Stream::new(self.seed, Of::Texts, u64::from(person));
        stream.pick(versions).cloned()
    }

    fn second_search(&self, person: u32, planned: &Planned, profile: &mut Profile, text: &mut Text) {
        let mut stream = Stream::new(self.seed, Of::Search, u64::from(person) | 1 << 41);
        if stream.chance(rates::NAME_NEW) {
            profile.family = person::family(&mut stream);
        }
        if stream.chance(rates::MAILBOX_NEW) {
            profile.mailbox = person::mailbox(profile, &mut stream);
        }
        if stream.chance(rates::NUMBER_NEW) {
            profile.number = person::number(&mut stream);
        }
        match text {
            Text::Made(resume) => resume.goes_on(self.seed, FIRST_MONTH + i32::from(planned.day / 30), &mut stream),
            Text::Real(text) => *text = edited(text, 100, &mut stream),
        }
    }

    /// Sent by an agency: its contacts, its form, its paragraph.
    fn through_vendor(&self, profile: &mut Profile, text: &mut Text, stream: &mut Stream) {
        let vendor = stream.rank(u64::from(rates::VENDORS));
        let mut of = Stream::new(self.seed, Of::Vendor, vendor);
        let firm = words::word(6_000 + vendor as u16);
        profile.mailbox = format!("candidates@{firm}-staffing.example");
        profile.number = person::number(&mut of);
        profile.street = None;
        profile.file = Some(person::File { author: format!("{firm} staffing"), ..person::file("", &mut of) });
        let paragraph: Vec<u16> = (0..3).flat_map(|_| words::phrase(&mut of)).collect();
        if let Text::Made(resume) = text {
            resume.preface = paragraph;
        }
    }
}

/// A real text with so many of its words, in ten thousand, left out.
fn edited(text: &str, per_10000: u32, stream: &mut Stream) -> Arc<str> {
    let kept = text.split_inclusive(char::is_whitespace).filter(|_| !stream.chance(per_10000));
    kept.collect::<String>().into()
}
