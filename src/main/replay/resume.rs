//! A made-up résumé: a career with dates, bullets, skills and a study; how versions of it come about.

use super::random::{Of, Stream};
use super::rates;
use super::words::{self, Phrase, Vocabulary, capital};

/// A résumé.
#[derive(Clone)]
pub struct Resume {
    /// A few sentences.
    pub summary: Phrase,
    /// Employments, newest first.
    pub jobs: Vec<Job>,
    /// Skills, each one word.
    pub skills: Vec<u16>,
    /// School and degree, by number.
    pub school: (u16, u16),
    /// Skills stand before the career.
    pub skills_first: bool,
    /// A paragraph that somebody else put on top.
    pub preface: Phrase,
}

/// An employment.
#[derive(Clone)]
pub struct Job {
    /// Employer, by number.
    pub employer: u16,
    /// Title, by number.
    pub title: u16,
    /// Months since the year 0.
    pub start: i32,
    /// The same; none for a job that goes on.
    pub end: Option<i32>,
    /// What was done.
    pub bullets: Vec<Phrase>,
}

/// How much of a text another identity changes.
pub struct Change {
    /// Words in ten thousand.
    pub words: u32,
    /// Bullets in ten thousand that are dropped.
    pub dropped: u32,
    /// Bullets in ten thousand that are said anew.
    pub anew: u32,
    /// Skills and career change places.
    pub reordered: bool,
}

/// The name of an employer.
pub fn employer(number: u16) -> String {
    let second = ["Systems", "Labs", "Group", "Partners", "Works", "Holdings", "Services", "Studio"];
    let kind = second[usize::from(number) % second.len()];
    format!("{} {kind}", capital(&words::word(2_000 + number / 2)))
}

/// The title of a job.
pub fn title(number: u16) -> String {
    let rank = ["Junior", "Senior", "Lead", "Principal", "Associate"];
    let kind = ["Engineer", "Developer", "Analyst", "Manager", "Architect", "Consultant"];
    let of = usize::from(number);
    format!("{} {} {}", rank[of % rank.len()], capital(&words::word(500 + number)), kind[of % kind.len()])
}

/// The name of a school.
pub fn school(number: u16) -> String {
    format!("University of {}", capital(&words::word(12_000 + number)))
}

/// A degree.
pub fn degree(number: u16) -> String {
    format!("Bachelor of {}", capital(&words::word(900 + number)))
}

impl Resume {
    /// One of a person who applies in that month.
    pub fn new(seed: u64, month: i32, stream: &mut Stream) -> Resume {
        let mut jobs = Vec::new();
        let mut end = None;
        let mut until = month;
        for _ in 0..stream.between(2, 7) {
            let start = until - stream.between(8, 50);
            jobs.push(Job::new(seed, start, end, stream));
            until = start - stream.between(0, 3);
            end = Some(until);
        }
        Resume {
            summary: (0..stream.between(1, 3)).flat_map(|_| words::phrase(stream)).collect(),
            jobs,
            skills: (0..stream.between(10, 30)).map(|_| 200 + stream.rank(2_000) as u16).collect(),
            school: (stream.rank_from(30, 2_000) as u16, stream.rank(50) as u16),
            skills_first: stream.chance(3_000),
            preface: Phrase::new(),
        }
    }

    /// One that begins with a published sample: its sentences, other employers.
    pub fn of_sample(seed: u64, month: i32, stream: &mut Stream) -> Resume {
        let sample = stream.rank(u64::from(rates::SAMPLES));
        let pattern = Resume::new(seed, month, &mut Stream::new(seed, Of::Sample, sample));
        let mut own = Resume::new(seed, month, stream);
        let kept = stream.between(4_000, 8_000) as u32;
        for (job, from) in own.jobs.iter_mut().zip(&pattern.jobs) {
            job.bullets.truncate(from.bullets.len());
            for (bullet, sentence) in job.bullets.iter_mut().zip(&from.bullets) {
                if stream.chance(kept) {
                    bullet.clone_from(sentence);
                }
            }
        }
        own.summary = pattern.summary;
        own
    }

    /// Changes words, drops bullets, says bullets anew.
    pub fn change(&mut self, change: &Change, stream: &mut Stream) {
        self.skills_first ^= change.reordered;
        words::substitute(&mut self.summary, change.words, stream);
        for job in &mut self.jobs {
            job.bullets.retain(|_| !stream.chance(change.dropped));
            for bullet in &mut job.bullets {
                words::substitute(bullet, change.words, stream);
                if stream.chance(change.anew) {
                    words::paraphrase(bullet, stream);
                }
            }
        }
    }

    /// Fits it to a post.
    pub fn tailor(&mut self, anew: u32, stream: &mut Stream) {
        self.summary = (0..stream.between(1, 3)).flat_map(|_| words::phrase(stream)).collect();
        stream.shuffle(&mut self.skills);
        self.change(&Change { words: 0, dropped: 0, anew, reordered: false }, stream);
    }

    /// Time has passed: a new job, older ones told more briefly.
    pub fn goes_on(&mut self, seed: u64, month: i32, stream: &mut Stream) {
        self.change(&Change { words: 100, dropped: 500, anew: 500, reordered: false }, stream);
        let Some(last) = self.jobs.first_mut() else { return };
        let left = last.start.max(month - stream.between(2, 20));
        last.end = Some(left);
        self.jobs.insert(0, Job::new(seed, left, None, stream));
    }

    /// Other employers in place of some, and other dates.
    pub fn relocate(&mut self, kept: u32, shifted: u32, stream: &mut Stream) {
        let shift = if stream.chance(shifted) { stream.between(-12, 12) } else { 0 };
        for job in &mut self.jobs {
            job.start += shift;
            job.end = job.end.map(|end| end + shift);
            if !stream.chance(kept) {
                job.employer = stream.rank_from(20, 20_000) as u16;
            }
        }
    }

    /// As plain text, without name and contacts.
    pub fn text(&self, words: &Vocabulary) -> String {
        let mut text = String::with_capacity(4_000);
        words.write(&self.preface, &mut text);
        text.push_str("\nSummary\n");
        words.write(&self.summary, &mut text);
        if self.skills_first {
            self.write_skills(words, &mut text);
        }
        text.push_str("\nExperience\n");
        self.jobs.iter().for_each(|job| job.write(words, &mut text));
        if !self.skills_first {
            self.write_skills(words, &mut text);
        }
        text.push_str(&format!("\nEducation\n{}, {}\n", school(self.school.0), degree(self.school.1)));
        text
    }

    fn write_skills(&self, words: &Vocabulary, text: &mut String) {
        text.push_str("\nSkills\n");
        words.write(&self.skills, text);
    }
}

impl Job {
    fn new(seed: u64, start: i32, end: Option<i32>, stream: &mut Stream) -> Job {
        Job {
            employer: stream.rank_from(20, 20_000) as u16,
            title: stream.rank_from(10, 400) as u16,
            start,
            end,
            bullets: (0..stream.between(3, 6)).map(|_| words::bullet(seed, stream)).collect(),
        }
    }

    fn write(&self, words: &Vocabulary, text: &mut String) {
        let end = self.end.map_or("present".to_owned(), month);
        text.push_str(&format!("{}, {}\n{} - {end}\n", title(self.title), employer(self.employer), month(self.start)));
        for bullet in &self.bullets {
            text.push_str("- ");
            words.write(bullet, text);
            text.push('\n');
        }
    }
}

/// `YYYY-MM` of months since the year 0.
pub fn month(months: i32) -> String {
    format!("{:04}-{:02}", months.div_euclid(12), months.rem_euclid(12) + 1)
}
