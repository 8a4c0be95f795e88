//! The site-free reader on whole pages.
#![allow(clippy::unwrap_used)]

use super::*;
use crate::page::html::parse;

/// Prints what is read of the files named in the variable, for work on the reader.
#[test]
fn show() {
    let Ok(files) = std::env::var("SEMANTIC_SHOW") else { return };
    for file in files.split(',') {
        let html = std::fs::read_to_string(file).unwrap();
        let page = parse(&html, "");
        println!("FILE {file}");
        match read(&page, 0) {
            None => println!("NONE list={}", is_list(&page, 0)),
            Some(c) => print(&c),
        }
    }
}

fn print(c: &Candidate) {
    let s = |f: &Field<String>| f.value().cloned().unwrap_or("-".into());
    println!("name: {}\nheadline: {}\nlocation: {}\naddress: {}\nabout: {}", s(&c.name), s(&c.headline), s(&c.location), s(&c.address), s(&c.about));
    println!("emails: {:?}\nphones: {:?}", c.emails.items.iter().map(|e| &e.value).collect::<Vec<_>>(), c.phones.items.iter().map(|e| &e.value).collect::<Vec<_>>());
    println!("links: {:?}", c.links.items.iter().map(|e| (&e.value.url, &e.value.label)).collect::<Vec<_>>());
    let t = |r: &Option<Read<String>>| r.as_ref().map_or("-".to_owned(), |r| r.value.clone());
    for p in &c.positions.items {
        println!("  P {} | {} | {:?} - {:?} | {} | {} | {}", t(&p.title), t(&p.company), p.start.as_ref().map(|m| m.value.to_string()), p.end.as_ref().map(|m| m.value.to_string()), t(&p.location), t(&p.employment), t(&p.description).chars().take(60).collect::<String>());
    }
    for p in &c.education.items {
        println!("  E {} | {} | {:?} - {:?}", t(&p.school), t(&p.degree), p.start.as_ref().map(|m| m.value.to_string()), p.end.as_ref().map(|m| m.value.to_string()));
    }
    println!("skills {} {:?}: {:?}", c.skills.items.len(), c.skills.state, c.skills.items.iter().map(|e| &e.value).collect::<Vec<_>>());
    println!("photo {:?} files {:?} referees {:?} partial {:?} others {:?} texts {}", c.photo, c.attachments.items.iter().map(|a| (&a.name, &a.url)).collect::<Vec<_>>(),
        c.referees.items.iter().map(|r| (t(&r.email), t(&r.company))).collect::<Vec<_>>(), c.partial, c.other_names.items.iter().map(|r| &r.value).collect::<Vec<_>>(), c.texts.items.len());
}
