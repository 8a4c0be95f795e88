//! A candidate as JSON with full texts: what [`super::input`] reads. What was read comes back as it was; where
//! it stood on the page does not.

use super::{Candidate, Count, Position, Read, Section, State, Study};
use serde::Serialize;

/// The candidate in the schema of [`super::input`].
pub fn json(c: &Candidate) -> String {
    let mut out = Writer::default();
    out.open('{');
    out.value("kind", &c.kind);
    out.text("site", Some(&c.site));
    out.text("identity", c.identity.as_deref());
    for (name, field) in [
        ("name", &c.name),
        ("headline", &c.headline),
        ("location", &c.location),
        ("address", &c.address),
        ("applied_for", &c.applied_for),
        ("about", &c.about),
    ] {
        out.text(name, field.value().map(String::as_str));
    }
    lists(&mut out, c);
    out.count("connections", c.connections.value());
    out.count("followers", c.followers.value());
    out.count("following", c.following.value());
    out.text("joined", c.joined.value().map(ToString::to_string).as_deref());
    out.value("photo", &c.photo);
    c.verified.value().iter().for_each(|yes| out.value("verified", yes));
    out.name("partial");
    out.open('{');
    c.partial.iter().for_each(|flag| out.value(flag, &true));
    out.close('}');
    out.text("language", c.language.as_deref());
    out.close('}');
    out.0
}

fn lists(out: &mut Writer, c: &Candidate) {
    out.list("emails", &c.emails, contact);
    out.list("phones", &c.phones, contact);
    out.list("links", &c.links, |out, link| {
        out.all(&[("url", Some(&link.value.url)), ("label", link.value.label.as_deref())]);
    });
    out.list("positions", &c.positions, position);
    out.list("education", &c.education, study);
    out.list("skills", &c.skills, plain);
    out.list("attachments", &c.attachments, |out, file| {
        out.all(&[("name", file.name.as_deref()), ("url", file.url.as_deref())]);
    });
    out.list("answers", &c.answers, |out, a| {
        out.all(&[("question", Some(&a.question.value)), ("answer", Some(&a.answer.value))]);
    });
    out.list("referees", &c.referees, |out, r| {
        out.all(&[("email", value(&r.email)), ("company", value(&r.company))]);
    });
    out.list("repositories", &c.repositories, |out, r| {
        out.open('{');
        out.text("name", Some(&r.name.value));
        out.text("description", value(&r.description));
        r.stars.iter().for_each(|stars| out.value("stars", stars));
        out.value("fork", &r.fork);
        out.close('}');
    });
    out.list("other_names", &c.other_names, plain);
    out.list("texts", &c.texts, plain);
}

fn plain(out: &mut Writer, read: &Read<String>) {
    out.quoted(&read.value);
}

/// A contact that stood in structured data and not in the visible text says so.
fn contact(out: &mut Writer, read: &Read<String>) {
    match read.place.within.as_deref() {
        Some(within) if !within.contains('[') => out.all(&[("value", Some(&read.value)), ("within", Some(within))]),
        _ => out.quoted(&read.value),
    }
}

fn position(out: &mut Writer, p: &Position) {
    let start = p.start.as_ref().map(|month| month.value.to_string());
    let end = p.end.as_ref().map(|end| end.value.to_string());
    out.all(&[
        ("title", value(&p.title)),
        ("company", value(&p.company)),
        ("start", start.as_deref()),
        ("end", end.as_deref()),
        ("location", value(&p.location)),
        ("employment", value(&p.employment)),
        ("description", value(&p.description)),
    ]);
}

fn study(out: &mut Writer, s: &Study) {
    let start = s.start.as_ref().map(|month| month.value.to_string());
    let end = s.end.as_ref().map(|end| end.value.to_string());
    let (school, degree) = (value(&s.school), value(&s.degree));
    out.all(&[("school", school), ("degree", degree), ("start", start.as_deref()), ("end", end.as_deref())]);
}

fn value(read: &Option<Read<String>>) -> Option<&str> {
    read.as_ref().map(|read| read.value.as_str())
}

/// Writes JSON straight away: trees of values weigh in the engine.
#[derive(Default)]
struct Writer(String);

impl Writer {
    /// A comma where something stands before.
    fn next(&mut self) {
        if !self.0.is_empty() && !self.0.ends_with(['{', '[', ':']) {
            self.0.push(',');
        }
    }

    fn open(&mut self, bracket: char) {
        self.next();
        self.0.push(bracket);
    }

    fn close(&mut self, bracket: char) {
        self.0.push(bracket);
    }

    fn quoted(&mut self, text: &str) {
        self.next();
        self.0 += &serde_json::to_string(text).unwrap_or_default();
    }

    fn name(&mut self, name: &str) {
        self.quoted(name);
        self.0.push(':');
    }

    fn value(&mut self, name: &str, value: &impl Serialize) {
        self.name(name);
        self.0 += &serde_json::to_string(value).unwrap_or_default();
    }

    fn text(&mut self, name: &str, text: Option<&str>) {
        if let Some(text) = text {
            self.name(name);
            self.quoted(text);
        }
    }

    /// An object of texts.
    fn all(&mut self, texts: &[(&str, Option<&str>)]) {
        self.open('{');
        texts.iter().for_each(|(name, text)| self.text(name, *text));
        self.close('}');
    }

    fn list<T>(&mut self, name: &str, section: &Section<T>, one: fn(&mut Writer, &T)) {
        if section.state == State::Read || !section.items.is_empty() {
            self.name(name);
            self.open('[');
            section.items.iter().for_each(|item| one(self, item));
            self.close(']');
        }
    }

    fn count(&mut self, name: &str, count: Option<&Count>) {
        if let Some(Count { number, more }) = count {
            self.name(name);
            let number = number.to_string();
            if *more { self.quoted(&format!("{number}+")) } else { self.0 += &number }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::candidate::input;

    #[test]
    fn what_is_written_is_read_again() {
        let json_in = r#"{"name": "Mara Lindqvist", "identity": "mara", "site": "page", "headline": "Engineer",
            "emails": ["mara@example.org", {"value": "m@example.org", "within": "record"}], "phones": ["+49 30 1234567"],
            "links": [{"url": "https://mara.example/", "label": "Home"}], "about": "I build things.",
            "positions": [{"title": "Engineer", "company": "Example Grid", "start": "2019-03", "end": "present",
                "description": "Ran what others built."}, {"company": "Other", "start": "2015", "end": "2018-01"}],
            "education": [{"school": "Example University", "start": "2008", "end": "2012"}], "skills": ["Rust"],
            "connections": "500+", "followers": 12, "joined": "2014-05", "photo": "present", "verified": true,
            "attachments": [{"name": "cv.pdf"}], "answers": [{"question": "Why?", "answer": "Because."}],
            "referees": [{"email": "r@example.org", "company": "Other"}], "texts": ["A letter."], "other_names": ["M. L."],
            "repositories": [{"name": "grid", "stars": 3, "fork": true}], "partial": {"guest_view": true}}"#;
        let first = input::candidate(json_in).expect("a candidate");
        let again = input::candidate(&json(&first)).expect("a candidate");
        assert_eq!(again, first);
    }
}
