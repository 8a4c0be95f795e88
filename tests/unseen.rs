//! Ways of writing that no saved page and no labelled file shows: found by reading invented pages and résumés in
//! eleven languages, in other layouts and with other people beside the candidate.
#![allow(clippy::unwrap_used)]

use bonafide::candidate::{Candidate, Kind};
use bonafide::document::read;
use bonafide::page::html;
use bonafide::site::{self, Hint};
use bonafide::{Day, World};
use serde_json::Value;

const MEMBER: &str = "https://www.linkedin.com/in/mara-lind/";

fn page(address: &str, html: &str) -> Candidate {
    let hint = Hint { url: Some(address.to_owned()), site: None };
    site::read(&html::parse(html, ""), &hint).candidate
}

fn portfolio(body: &str) -> Candidate {
    page("https://people.example/cv", body)
}

/// The record of a text file.
fn resume(text: &str) -> Value {
    let document = read::read(text.as_bytes(), "resume.txt", &mut |_, _| {}).unwrap();
    let world = World { files: vec![document], ..World::on(Day { year: 2026, month: 11, day: 22 }) };
    let reading = bonafide::answer_document(&world).reading;
    serde_json::from_str(&bonafide::report::candidate_json(&reading)).unwrap()
}

/// Title, employer, first and last month, place.
fn jobs(record: &Value) -> Vec<String> {
    let row = |p: &Value| {
        ["title", "company", "start", "end", "location"]
            .map(|key| p[key].as_str().unwrap_or("-").to_owned())
            .join(" | ")
    };
    record["positions"].as_array().unwrap().iter().map(row).collect()
}

fn studies(record: &Value) -> Vec<String> {
    let row = |s: &Value| {
        ["school", "degree", "start", "end"].map(|key| s[key].as_str().unwrap_or("-").to_owned()).join(" | ")
    };
    record["education"].as_array().unwrap().iter().map(row).collect()
}

/// The newer member layout with this in its first card.
fn top(content: &str) -> String {
    let key = "com.linkedin.sdui.profile.card.refACoAAB0Topcard";
    format!(
        "<div componentkey='{key}'><section componentkey='{key}'><div><div><a href='{MEMBER}'><h2>Mara Lind</h2></a></div>{content}</div></section></div>"
    )
}

#[test]
fn the_link_to_the_contact_card_is_no_place() {
    let contact = "<p><a href='#'>Informacje kontaktowe</a></p>";
    let without =
        page(MEMBER, &top(&format!("<p>Tide engineer</p><div>{contact}</div><div><p>31</p><p>kontakty</p></div>")));
    assert_eq!((without.kind, without.location.value()), (Kind::Candidate, None));
    let with = page(MEMBER, &top(&format!("<p>Tide engineer</p><div><p>Gdynia, Polska</p><p>·</p>{contact}</div>")));
    assert_eq!(with.location.value().map(String::as_str), Some("Gdynia, Polska"));
}

#[test]
fn a_count_is_no_place() {
    let html = "<section class='top-card-layout'><h1 class='top-card-layout__title'>Mara Lind</h1>\
        <h3><div class='profile-info-subheader'><div class='not-first-middot'><span class='link'>連絡先情報</span></div>\
        <div class='not-first-middot'><span>12 位關注者</span></div></div></h3></section>";
    let candidate = page("https://tw.linkedin.com/in/mara-lind", html);
    assert_eq!((candidate.kind, candidate.location.value()), (Kind::Candidate, None));
    assert_eq!(candidate.followers.value().map(|c| c.number), Some(12));
}

#[test]
fn dashes_and_lone_pronouns_are_no_headline() {
    let none = page(MEMBER, &top("<p>--</p><p>Harbour Lab · Coast College</p>"));
    assert_eq!(none.headline.value(), None);
    let spanish = page(MEMBER, &top("<p>Ella</p><p>Ingeniera de mareas</p>"));
    assert_eq!(spanish.headline.value().map(String::as_str), Some("Ingeniera de mareas"));
}

const CAREER: &str = "<h1>Mara Lind</h1><p><a href='mailto:mara@lind.example'>mara@lind.example</a></p>\
    <section><h2>Experience</h2><h3>Engineer</h3><p>Harbour Lab</p><p>2015 – 2020</p></section>\
    <section><h2>Education</h2><h3>Coast College</h3><p>BSc Oceanography</p><p>2010 – 2014</p></section>";

#[test]
fn people_beside_the_candidate_stay_beside() {
    let others = "<h2>People also viewed</h2><ul><li><h3>Tom Berg</h3><p>Baker at Quay Bread</p><p>Jan 2015 - Dec 2018</p></li></ul>";
    let alone = portfolio(CAREER);
    for beside in [
        format!("<aside>{others}</aside>"),
        format!("<div role='complementary'>{others}</div>"),
        format!("<div>{others}</div>"),
    ] {
        let read = portfolio(&format!("{CAREER}{beside}"));
        assert_eq!((read.positions.items.len(), read.education.items.len()), (1, 1), "{beside}");
        assert_eq!(
            read.education.items[0].school.as_ref().unwrap().value,
            alone.education.items[0].school.as_ref().unwrap().value
        );
    }
}

#[test]
fn links_of_people_beside_the_head_are_theirs() {
    let own = "<aside><h2>Contact</h2><a href='https://github.com/mara-lind'>GitHub</a></aside>";
    let others = "<aside><h2>Other members</h2><ul><li><a href='https://github.com/tom-berg'>Tom Berg</a>
        <a href='mailto:tom@berg.example'>Mail</a></li><li><a href='https://ada.example/'>Ada Ode</a></li></ul></aside>";
    let (head, career) = CAREER.split_at(CAREER.find("<section>").unwrap());
    let read = portfolio(&format!("{head}{own}{others}{career}"));
    let links: Vec<&str> = read.links.items.iter().map(|link| link.value.url.as_str()).collect();
    assert_eq!(links, ["https://github.com/mara-lind"]);
    let mails: Vec<&str> = read.emails.items.iter().map(|mail| mail.value.as_str()).collect();
    assert_eq!((mails, read.positions.items.len()), (vec!["mara@lind.example"], 1));
}

#[test]
fn whoever_marks_up_their_links_leaves_the_others_to_others() {
    let (_, career) = CAREER.split_at(CAREER.find("<section>").unwrap());
    let read = portfolio(&format!(
        "<div class='h-card'><h1 class='p-name'>Mara Lindqvist</h1><p class='p-job-title'>Engineer</p>
         <a class='u-url' href='https://github.com/maralind'>GitHub</a> <a class='u-email' href='mailto:mara@lind.example'>Mail</a></div>
         <p>With <a href='https://github.com/jnowak'>Jan</a> (<a href='mailto:jan@nowak.example'>mail</a>), and on
         <a rel='me' href='https://social.example/@mara'>the other network</a>.</p>
         <h2>Contact</h2><p><a href='https://gitlab.com/maralind'>GitLab</a></p>{career}",
    ));
    let links: Vec<&str> = read.links.items.iter().map(|l| l.value.url.as_str()).collect();
    assert_eq!(links, ["https://github.com/maralind", "https://social.example/@mara", "https://gitlab.com/maralind"],);
    assert_eq!(read.emails.items.iter().map(|e| e.value.as_str()).collect::<Vec<_>>(), ["mara@lind.example"]);
}

#[test]
fn names_with_more_than_names() {
    for (shown, read) in [
        ("Saoirse O'Hanlon 🚀", "Saoirse O'Hanlon"),
        ("Rhys ap Gwilym", "Rhys ap Gwilym"),
        ("Ana (née Ruiz) Soto", "Ana (née Ruiz) Soto"),
        ("Robert “Bob” Smith", "Robert “Bob” Smith"),
    ] {
        let candidate = portfolio(&CAREER.replace("<h1>Mara Lind", &format!("<h1>{shown}")));
        assert_eq!(candidate.name.value().map(String::as_str), Some(read));
    }
}

#[test]
fn a_sentence_that_ends_in_a_year_is_no_employment() {
    let text = "Mara Lind\nmara@lind.example\n\nExperience\nEngineer | Harbour Lab | 03/2019 – present\n\
        - Kubernetes in production since 2012.\n- Built the tide model.\n\nDeveloper | Quay Bread | 2016 - 2019\n";
    assert_eq!(
        jobs(&resume(text)),
        ["Engineer | Harbour Lab | 2019-03 | present | -", "Developer | Quay Bread | 2016 | 2019 | -"]
    );
}

#[test]
fn a_line_drawn_below_a_heading_is_no_part_of_the_first_entry() {
    let text = "Mara Lind\nmara@lind.example\n\nBerufserfahrung\n---------------\n04/2024 - heute\nIngenieurin, Stadtwerke Lindenau\n\n\
        Ausbildung\n==========\nTechnische Hochschule Lindenau\nBachelor of Science Informatik  2015 - 2017\n";
    let record = resume(text);
    assert_eq!(jobs(&record), ["Ingenieurin | Stadtwerke Lindenau | 2024-04 | present | -"]);
    assert_eq!(studies(&record), ["Technische Hochschule Lindenau | Bachelor of Science Informatik | 2015 | 2017"]);
}

#[test]
fn a_study_has_its_end_and_its_school_behind_a_dash() {
    let text = "Mara Lind\nmara@lind.example\n\nFormação\nMestrado Finanças – Universidade de Monte Verde (2018)\n\n\
        Experiência\nAnalista – Banco Aurora (2019 - atual)\n";
    let record = resume(text);
    assert_eq!(studies(&record), ["Universidade de Monte Verde | Mestrado Finanças | - | 2018"]);
    assert_eq!(jobs(&record), ["Analista | Banco Aurora | 2019 | present | -"]);
}

#[test]
fn a_short_head_is_read() {
    let record =
        resume("Mara Lind (she/her)\nHead of Marketing\nLeipzig, Deutschland  mara@lind.example  +49 30 23125 812\n");
    for (key, value) in [("name", "Mara Lind"), ("headline", "Head of Marketing"), ("location", "Leipzig, Deutschland")]
    {
        assert_eq!(record[key], value, "{key}");
    }
}

/// A page of an applicant system with these rows below the name, and what stands in the heading and the notes.
fn opencats(heading: &str, name: &str, rows: &str, notes: &str) -> Candidate {
    let html = format!(
        "<div id=contents><table><tr><td><img src='images/candidate.gif'></td><td><h2>Candidate Details {heading}</h2></td></tr></table>
         <table class=detailsInside><tr><td class=vertical>{name}</td><td class=data><span class=jobTitleCold>Mara Lindqvist
         <span style='color:orange'>(INACTIVE)</span></span></td></tr>{rows}<tr><td class=vertical>Owner:</td><td class=data>Robert Ferris</td></tr></table>
         <table class=detailsInside><tr><td class=vertical>Misc. Notes:</td><td id=shortNotes class=data>{notes}</td></tr></table>
         <a href='index.php?m=candidates&a=edit&candidateID=7'>Edit</a></div>"
    );
    page("https://ats.agency.example/index.php?m=candidates&a=show&candidateID=7", &html)
}

#[test]
fn what_an_applicant_system_leaves_empty_is_empty() {
    let empty = opencats("", "Name:", "<tr><td class=vertical>Address:</td><td class=data></td></tr>", "");
    assert_eq!(empty.name.value().map(String::as_str), Some("Mara Lindqvist"));
    assert_eq!((empty.phones.items.len(), empty.emails.items.len(), empty.links.items.len()), (0, 0, 0));
}

#[test]
fn a_possible_duplicate_is_another_candidate() {
    let duplicate = "<a href='index.php?m=candidates&a=show&candidateID=99'>Duplicate</a>";
    let read = opencats(
        duplicate,
        "Name:",
        "<tr><td class=vertical>Cell Phone:</td><td class=data>+46 31 555 01 23</td></tr>",
        "",
    );
    assert_eq!((read.kind, read.phones.items.len()), (Kind::Candidate, 1));
}

#[test]
fn mailboxes_in_notes_are_other_peoples() {
    let row = "<tr><td class=vertical>E-Mail:</td><td class=data><a href='mailto:mara@lind.example'>mara@lind.example</a></td></tr>";
    let notes =
        "Referee: <a href='mailto:tom@berg.example'>tom@berg.example</a>, <a href='https://berg.example'>site</a>";
    for rows in [row, ""] {
        let read = opencats("", "Name:", rows, notes);
        let mails: Vec<&str> = read.emails.items.iter().map(|mail| mail.value.as_str()).collect();
        assert_eq!(
            (mails, read.links.items.len()),
            (if rows.is_empty() { vec![] } else { vec!["mara@lind.example"] }, 0)
        );
    }
}

#[test]
fn a_translated_applicant_system_is_read() {
    let rows = "<tr><td class=vertical>Dirección:</td><td class=data>Calle 4</td></tr><tr><td class=vertical>&nbsp;</td><td class=data>Quito, PI</td></tr>
        <tr><td class=vertical>Teléfono Celular:</td><td class=data>+593 2 555 0101</td></tr>";
    for name in ["Nombre:", "Nome:"] {
        let read = opencats("", name, rows, "");
        assert_eq!(read.name.value().map(String::as_str), Some("Mara Lindqvist"));
        assert_eq!((read.location.value().map(String::as_str), read.phones.items.len()), (Some("Quito, PI"), 1));
    }
}
