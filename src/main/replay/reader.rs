//! An application as the engine gets it: a candidate and its files.

use super::person::{Application, File, Profile, Text};
use super::resume::{self, Job, Resume};
use super::words::Vocabulary;
use bonafide::candidate::date::{End, Month};
use bonafide::candidate::{Candidate, Kind, Link, Place, Position, Read, Referee, Section, State, Study};
use bonafide::document::{Document, Format, Picture, Property};
use bonafide::page::plain;
use bonafide::site;

/// The candidate of an application: a made-up text as its parts, a real one as the reader of résumés reads it.
pub fn candidate(application: &Application, words: &Vocabulary) -> Candidate {
    let mut candidate = match &application.text {
        Text::Made(resume) => made(resume, words),
        Text::Real(text) => site::resume(&plain::parse(text, "")).candidate,
    };
    contacts(&application.profile, &mut candidate);
    candidate
}

/// The words of an application without name and contacts.
pub fn words(application: &Application, words: &Vocabulary) -> String {
    match &application.text {
        Text::Made(resume) => resume.text(words),
        Text::Real(text) => text.to_string(),
    }
}

/// The files of an application: its résumé, and the picture where one was seen.
pub fn files(profile: &Profile) -> Vec<Document> {
    profile.file.iter().map(|file| resume_file(profile, file)).chain(profile.picture.map(picture)).collect()
}

fn read(text: impl Into<String>) -> Read<String> {
    Read::text(text, Place::text(0), "replay")
}

fn section<T>(items: impl IntoIterator<Item = T>) -> Section<T> {
    Section { items: items.into_iter().collect(), state: State::Read, partial: false }
}

fn contacts(profile: &Profile, candidate: &mut Candidate) {
    candidate.name = Some(read(profile.name())).into();
    candidate.emails = section([read(&profile.mailbox)]);
    candidate.phones = section([read(&profile.number)]);
    candidate.address = profile.street.as_ref().map(read).into();
    let link = |url: &String| read(url).map(|url| Link { url: url.clone(), label: None });
    candidate.links = section(profile.account.iter().chain(&profile.portfolio).map(link));
    let referee = |mail: &String| Referee { email: Some(read(mail)), company: None, place: Place::text(0) };
    candidate.referees = section(profile.referees.iter().map(referee));
}

fn made(resume: &Resume, words: &Vocabulary) -> Candidate {
    let mut candidate = Candidate::new(Kind::Candidate, "replay");
    candidate.about = Some(read(words.text(&resume.summary))).into();
    candidate.positions = section(resume.jobs.iter().map(|job| position(job, words)));
    candidate.education = section([study(resume)]);
    candidate.skills = section(resume.skills.iter().map(|skill| read(words.text(&[*skill]))));
    if !resume.preface.is_empty() {
        candidate.texts = section([read(words.text(&resume.preface))]);
    }
    candidate
}

fn position(job: &Job, words: &Vocabulary) -> Position {
    let month = |months: i32| Month { year: months.div_euclid(12), month: Some(months.rem_euclid(12) as u8 + 1) };
    let end = job.end.map_or(End::Present, |end| End::At(month(end)));
    let raw = job.end.map_or("present".to_owned(), resume::month);
    let bullets: Vec<String> = job.bullets.iter().map(|bullet| words.text(bullet)).collect();
    Position {
        title: Some(read(resume::title(job.title))),
        company: Some(read(resume::employer(job.employer))),
        start: Some(read(resume::month(job.start)).map(|_| month(job.start))),
        end: Some(read(raw).map(|_| end)),
        location: None,
        employment: None,
        description: Some(read(bullets.join(". "))),
        place: Place::text(0),
    }
}

fn study(resume: &Resume) -> Study {
    Study {
        school: Some(read(resume::school(resume.school.0))),
        degree: Some(read(resume::degree(resume.school.1))),
        start: None,
        end: None,
        place: Place::text(0),
    }
}

fn resume_file(profile: &Profile, file: &File) -> Document {
    let property =
        |source: &str, name: &str, value: String| Property { source: source.into(), name: name.into(), value };
    let program = format!("Writer {}", file.program);
    let origin = format!("{:016X}", file.origin);
    let properties = match file.pdf {
        true => vec![
            property("info", "Author", file.author.clone()),
            property("info", "Producer", program),
            property("xmp", "xmpMM:OriginalDocumentID", format!("uuid:{origin}")),
        ],
        false => vec![
            property("core", "creator", file.author.clone()),
            property("app", "Application", program),
            property("settings", "rsidRoot", origin[..8].to_owned()),
        ],
    };
    let (format, ending) = if file.pdf { (Format::Pdf, "pdf") } else { (Format::Docx, "docx") };
    Document { name: format!("{}.{ending}", profile.family), format, properties, ..Document::default() }
}

fn picture(hash: u64) -> Document {
    let picture = Picture { width: 400, height: 400, hash: Some(hash), ..Picture::default() };
    Document { name: "photo.jpg".into(), format: Format::Jpeg, pictures: vec![picture], ..Document::default() }
}
