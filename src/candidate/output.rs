//! A candidate as JSON with full texts: what [`super::input`] reads. What was read comes back as it was; where
//! it stood on the page does not.

use super::{Candidate, Count, Field, Position, Read, Section, State, Study};
use serde_json::{Map, Value, json};

/// The candidate in the schema of [`super::input`].
pub fn json(c: &Candidate) -> String {
    let mut all = Map::new();
    let mut put = |name: &str, value: Option<Value>| all.extend(value.map(|value| (name.to_owned(), value)));
    put("kind", Some(json!(c.kind)));
    put("site", Some(json!(c.site)));
    put("identity", c.identity.as_ref().map(|identity| json!(identity)));
    for (name, field) in [
        ("name", &c.name),
        ("headline", &c.headline),
        ("location", &c.location),
        ("address", &c.address),
        ("applied_for", &c.applied_for),
        ("about", &c.about),
    ] {
        put(name, field.value().map(|text| json!(text)));
    }
    put("emails", list(&c.emails, contact));
    put("phones", list(&c.phones, contact));
    put("links", list(&c.links, |link| json!({ "url": link.value.url, "label": link.value.label })));
    put("positions", list(&c.positions, position));
    put("education", list(&c.education, study));
    put("skills", list(&c.skills, |skill| json!(skill.value)));
    put("connections", count(&c.connections));
    put("followers", count(&c.followers));
    put("following", count(&c.following));
    put("joined", c.joined.value().map(|month| json!(month.to_string())));
    put("photo", Some(json!(c.photo)));
    put("verified", c.verified.value().map(|yes| json!(yes)));
    put("attachments", list(&c.attachments, |file| json!({ "name": file.name, "url": file.url })));
    put("answers", list(&c.answers, |a| json!({ "question": a.question.value, "answer": a.answer.value })));
    put("referees", list(&c.referees, |r| json!({ "email": value(&r.email), "company": value(&r.company) })));
    put("repositories", list(&c.repositories, repository));
    put("other_names", list(&c.other_names, |name| json!(name.value)));
    put("texts", list(&c.texts, |text| json!(text.value)));
    put("partial", Some(c.partial.iter().map(|flag| (flag.clone(), json!(true))).collect::<Map<_, _>>().into()));
    put("language", c.language.as_ref().map(|language| json!(language)));
    Value::Object(all).to_string()
}

fn list<T>(section: &Section<T>, one: impl Fn(&T) -> Value) -> Option<Value> {
    let there = section.state == State::Read || !section.items.is_empty();
    there.then(|| section.items.iter().map(one).collect())
}

fn value(read: &Option<Read<String>>) -> Option<&str> {
    read.as_ref().map(|read| read.value.as_str())
}

/// A contact that stood in structured data and not in the visible text says so.
fn contact(read: &Read<String>) -> Value {
    match read.place.within.as_deref() {
        Some(within) if !within.contains('[') => json!({ "value": read.value, "within": within }),
        _ => json!(read.value),
    }
}

fn position(p: &Position) -> Value {
    json!({
        "title": value(&p.title),
        "company": value(&p.company),
        "start": p.start.as_ref().map(|month| month.value.to_string()),
        "end": p.end.as_ref().map(|end| end.value.to_string()),
        "location": value(&p.location),
        "employment": value(&p.employment),
        "description": value(&p.description),
    })
}

fn study(s: &Study) -> Value {
    json!({
        "school": value(&s.school),
        "degree": value(&s.degree),
        "start": s.start.as_ref().map(|month| month.value.to_string()),
        "end": s.end.as_ref().map(|end| end.value.to_string()),
    })
}

fn repository(r: &super::Repository) -> Value {
    let (name, description) = (&r.name.value, value(&r.description));
    json!({ "name": name, "description": description, "stars": r.stars, "fork": r.fork })
}

fn count(field: &Field<Count>) -> Option<Value> {
    let more = |count: &Count| if count.more { json!(format!("{}+", count.number)) } else { json!(count.number) };
    field.value().map(more)
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
