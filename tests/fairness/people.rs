//! Invented people, made from templates, as a profile or as a résumé in plain text.
//!
//! Half of them show one sign that a signal looks for: where nothing fires, a comparison of two
//! assessments would prove nothing.

use crate::names::Name;
use crate::places::{HEADINGS, PRONOUNS, Place};
use serde_json::{Value, json};

/// A sign that the person shows.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Sign {
    None,
    DisposableMailbox,
    SerialMailbox,
    TradeMailbox,
    /// A mailbox spelt like [`OTHER`].
    MailboxOfAnother,
    /// An address of the profile made from [`OTHER`].
    SlugOfAnother,
    /// [`OTHER`] in the structured data.
    SecondName,
    /// An answer that names [`ELSEWHERE`].
    SecondCountry,
    ImpossiblePhone,
    ThinNetwork,
    YoungAccount,
    TwoJobs,
    FreeMailReferees,
    MailDrop,
}

pub const SIGNS: [Sign; 26] = [
    Sign::None,
    Sign::DisposableMailbox,
    Sign::None,
    Sign::SerialMailbox,
    Sign::None,
    Sign::TradeMailbox,
    Sign::None,
    Sign::MailboxOfAnother,
    Sign::None,
    Sign::SlugOfAnother,
    Sign::None,
    Sign::SecondName,
    Sign::None,
    Sign::SecondCountry,
    Sign::None,
    Sign::ImpossiblePhone,
    Sign::None,
    Sign::ThinNetwork,
    Sign::None,
    Sign::YoungAccount,
    Sign::None,
    Sign::TwoJobs,
    Sign::None,
    Sign::FreeMailReferees,
    Sign::None,
    Sign::MailDrop,
];

/// The name and the country of claims that no swap touches.
pub const OTHER: &str = "Trent Holloway";
pub const ELSEWHERE: &str = "Denmark";

const TRADES: [(&str, &str, &str); 8] = [
    ("Welder", "manufacturing", "Joined hulls and checked seams."),
    ("Nurse", "healthcare", "Ran the night shift of a ward."),
    ("Accountant", "finance", "Closed the books of two subsidiaries."),
    ("Teacher", "education", "Taught physics to five classes."),
    ("Software Engineer", "software", "Built billing in Java and kept it running."),
    ("Designer", "design", "Drew signs for stations."),
    ("Dispatcher", "logistics", "Planned forty lorries a day."),
    ("Caseworker", "public sector", "Decided on housing grants."),
];

const COMPANIES: [&str; 7] = [
    "Example Yard",
    "Harbourline Works",
    "Northbeam Clinic",
    "Quillmark Service",
    "Fernhill Board",
    "Tarn and Vale",
    "Ostrava Bridge Co",
];

/// A person: what swaps change, and a number that everything else is made from.
#[derive(Debug, Clone, Copy)]
pub struct Person {
    pub number: usize,
    pub name: &'static Name,
    pub place: &'static Place,
    pub school: &'static str,
    pub pronoun: usize,
    pub heading: usize,
    pub photo: &'static str,
    pub phone: usize,
    /// Seen as a text, and not as a profile with fields.
    pub in_text: bool,
    /// All referees have free mail, beside whatever else is shown.
    pub also_weak: bool,
}

impl Person {
    pub fn sign(&self) -> Sign {
        SIGNS[self.number / 2 % SIGNS.len()]
    }

    fn trade(&self) -> (&'static str, &'static str, &'static str) {
        TRADES[self.number / 3 % TRADES.len()]
    }

    fn is_returning(&self) -> bool {
        (self.number / 7).is_multiple_of(4)
    }

    /// Mailbox as people make it from their names.
    fn mailbox(&self) -> String {
        let Name { given, family, .. } = self.name;
        let own = match self.number / 5 % 6 {
            0 => format!("{given}.{family}"),
            1 => format!("{}{family}", &given[..1]),
            2 => format!("{given}_{family}84"),
            3 => format!("{family}.{given}"),
            4 => format!("{given}{family}123"),
            _ => format!("{family}{}{}", &given[..1], 1_987),
        };
        match self.sign() {
            Sign::DisposableMailbox => format!("{own}@mailinator.com"),
            Sign::SerialMailbox => format!("{given}{family}003@gmail.com"),
            Sign::TradeMailbox => "fullstackdev47@gmail.com".to_owned(),
            Sign::MailboxOfAnother => "trent.holloway@gmail.com".to_owned(),
            _ => format!("{own}@gmail.com"),
        }
    }

    /// The address that the network makes of a name.
    pub fn slug(&self) -> String {
        let words = match self.sign() {
            Sign::SlugOfAnother => OTHER.to_lowercase().replace(' ', "-"),
            _ => format!("{}-{}", self.name.given, self.name.family),
        };
        format!("{words}-1a2b3c4d5")
    }

    fn phone(&self) -> String {
        self.place.phone(self.phone, self.sign() != Sign::ImpossiblePhone)
    }

    fn about(&self) -> String {
        let ((subject, possessive, _), (title, ..)) = (PRONOUNS[self.pronoun], self.trade());
        format!("{subject} works as a {} and likes {possessive} trade.", title.to_lowercase())
    }

    /// Title, company, start, end, description; newest first.
    fn jobs(&self) -> Vec<[String; 5]> {
        let (title, _, words) = self.trade();
        let company = |at: usize| COMPANIES[(self.number + at) % COMPANIES.len()].to_owned();
        let years = 2 + self.number % 9;
        let gap = if self.is_returning() { 2 } else { 0 };
        let (second, first) = (2_021 - years - gap, 2_021 - 2 * years - gap);
        let overlaps = self.sign() == Sign::TwoJobs;
        let begins = if overlaps { 2_019 } else { 2_021 };
        let job = |at: usize, start: String, end: String| [title.to_owned(), company(at), start, end, words.to_owned()];
        vec![
            job(0, format!("{begins}-03"), "present".to_owned()),
            job(1, format!("{second}-02"), format!("{}-01", if overlaps { 2_021 } else { second + years })),
            job(2, format!("{first}-01"), format!("{second}-01")),
        ]
    }

    pub fn profile(&self) -> Value {
        let place = self.place.shown();
        let full_time = if self.sign() == Sign::TwoJobs { Some("Full-time") } else { None };
        let positions = self.jobs().map_positions(&self.place.shown(), full_time);
        let elsewhere = self.sign() == Sign::SecondCountry;
        let lives = if elsewhere { format!("Aarhus, {ELSEWHERE}") } else { place.clone() };
        let street = if self.sign() == Sign::MailDrop { "12 Elm Avenue, PMB 214" } else { "12 Elm Avenue" };
        json!({
            "kind": "candidate", "site": "linkedin-member", "identity": self.slug(), "name": self.name.shown,
            "headline": self.trade().0, "location": place, "address": format!("{street}, {place}"),
            "about": self.about(), "emails": [self.mailbox()], "phones": [self.phone()], "positions": positions,
            "education": [{"school": self.school, "degree": "B.Sc.", "start": "2001", "end": "2004"}],
            "skills": ["Drawing", "Planning"], "photo": self.photo,
            "connections": if self.sign() == Sign::ThinNetwork { json!(12) } else { json!("500+") },
            "joined": if self.sign() == Sign::YoungAccount { "2026-09" } else { "2012-05" },
            "answers": [
                {"question": "Which pronouns do you use?", "answer": PRONOUNS[self.pronoun].2},
                {"question": "Where do you live?", "answer": lives},
            ],
            "referees": self.referees(),
            "other_names": if self.sign() == Sign::SecondName { vec![OTHER] } else { vec![self.name.shown] },
        })
    }

    fn referees(&self) -> Value {
        let free = self.also_weak || self.sign() == Sign::FreeMailReferees;
        let domain = if free { "gmail.com" } else { "harbourline.example" };
        let referee = |who: &str| json!({"email": format!("{who}@{domain}"), "company": "Harbourline Works"});
        json!([referee("r.vance"), referee("o.tarn"), referee("p.hale")])
    }

    /// The person as a résumé in plain text.
    pub fn resume(&self) -> String {
        let [summary, work, studies, skills] = HEADINGS[self.heading].1;
        let jobs = self
            .jobs()
            .into_iter()
            .map(|[title, company, start, end, words]| format!("{title}, {company}\n{start} – {end}\n- {words}\n\n"));
        format!(
            "{name} {pronoun}\n{title}\n{mail} | {phone}\n{place}\n\n{summary}\n{about}\n\n{work}\n{jobs}{studies}\n\
             B.Sc., {school}\n2001 – 2004\n\n{skills}\nDrawing, Planning\n",
            name = self.name.shown,
            pronoun = PRONOUNS[self.pronoun].2,
            title = self.trade().0,
            mail = self.mailbox(),
            phone = self.phone(),
            place = self.place.shown(),
            about = self.about(),
            jobs = jobs.collect::<String>(),
            school = self.school,
        )
    }
}

trait Jobs {
    fn map_positions(self, place: &str, employment: Option<&str>) -> Vec<Value>;
}

impl Jobs for Vec<[String; 5]> {
    fn map_positions(self, place: &str, employment: Option<&str>) -> Vec<Value> {
        let each = self.into_iter().map(|[title, company, start, end, description]| {
            json!({
                "title": title, "company": company, "start": start, "end": end, "location": place,
                "employment": employment, "description": description,
            })
        });
        each.collect()
    }
}
