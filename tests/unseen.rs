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

/// Title, employer, first and last month, place of each employment.
fn roles(candidate: &Candidate) -> Vec<String> {
    let text = |r: &Option<bonafide::candidate::Read<String>>| r.as_ref().map_or("-".to_owned(), |r| r.value.clone());
    let row = |p: &bonafide::candidate::Position| {
        let start = p.start.as_ref().map_or("-".to_owned(), |r| r.value.to_string());
        let end = p.end.as_ref().map_or("-".to_owned(), |r| r.value.to_string());
        format!("{} | {} | {start} | {end} | {}", text(&p.title), text(&p.company), text(&p.location))
    };
    candidate.positions.items.iter().map(row).collect()
}

/// School and degree.
fn schools(candidate: &Candidate) -> Vec<String> {
    let text = |r: &Option<bonafide::candidate::Read<String>>| r.as_ref().map_or("-".to_owned(), |r| r.value.clone());
    candidate.education.items.iter().map(|s| format!("{} | {}", text(&s.school), text(&s.degree))).collect()
}

fn name(candidate: &Candidate) -> Option<&str> {
    candidate.name.value().map(String::as_str)
}

#[test]
fn a_period_in_a_language_without_months_is_no_place() {
    let caption = |text: &str| format!("<span class='t-14 t-black--light'><span aria-hidden=true>{text}</span></span>");
    for (period, read) in [
        ("ม.ค. 2020 - ปัจจุบัน · 6 ปี", "2020 | present"),
        ("led 2019 – úno 2021 · 2 roky", "2019 | 2021-02"),
        ("okt. 2020 – nå · 5 år", "2020-10 | present"),
        ("ינו׳ 2020 - היום", "2020 | present"),
    ] {
        let html = format!(
            "<main><section data-member-id=1><h1>Mara Lind</h1></section><section><div id=experience></div><ul><li class=artdeco-list__item>
             <div data-view-name=profile-component-entity><div class=t-bold><span aria-hidden=true>Pilot 2000 – Group</span></div>
             <span class='t-14 t-normal'><span aria-hidden=true>Quay 1900 – Lines</span></span>{}{}</div></li></ul></section></main>",
            caption(period),
            caption("Oslo"),
        );
        let expected = format!("Pilot 2000 – Group | Quay 1900 – Lines | {read} | Oslo");
        assert_eq!(roles(&page(MEMBER, &html)), [expected]);
    }
}

#[test]
fn an_employer_with_several_roles_may_be_marked_as_an_entry_itself() {
    let role = |title: &str, years: &str| {
        format!(
            "<li class=experience-group-position><h3 class=experience-item__title>{title}</h3><span class=date-range>{years}</span></li>"
        )
    };
    let html = format!(
        "<section class=top-card-layout><h1 class=top-card-layout__title>Mara Lind</h1></section><section data-section=experience><ul>
         <li class='experience-group experience-item'><h4 class=experience-group-header__company>Quay Bread</h4><ul>{}{}</ul></li></ul></section>",
        role("Manager", "2019 - 2022"),
        role("Baker", "2017 - 2019")
    );
    let read = page("https://ie.linkedin.com/in/mara-lind", &html);
    assert_eq!(roles(&read), ["Manager | Quay Bread | 2019 | 2022 | -", "Baker | Quay Bread | 2017 | 2019 | -"]);
}

#[test]
fn names_on_two_lines_behind_greetings_and_beside_labels() {
    let (_, career) = CAREER.split_at(CAREER.find("<p>").unwrap());
    for (head, expected) in [
        ("<h1>Ben Ashcombe-Roy</h1>", "Ben Ashcombe-Roy"),
        ("<h1>Ola Nordahl</h1>", "Ola Nordahl"),
        ("<h1>Sou Takahama</h1>", "Sou Takahama"),
        ("<h1>Ngozi <br>Adeyinka</h1>", "Ngozi Adeyinka"),
        ("<p class=a>JULIETA</p><p class=a>MONTEALEGRE RÍOS</p>", "JULIETA MONTEALEGRE RÍOS"),
        ("<title>Wren Castle — research</title><h1>Hi there 👋 I’m Wren Castle</h1>", "Wren Castle"),
        ("<h1>履歴書</h1><table><tr><th>氏名</th><td>磯部 千夏</td></tr></table>", "磯部 千夏"),
    ] {
        let read = portfolio(&format!("{head}{career}"));
        assert_eq!((name(&read), read.positions.items.len()), (Some(expected), 1), "{head}");
        assert_eq!(read.headline.value(), None, "{head}");
    }
}

#[test]
fn entries_as_generators_of_pages_write_them() {
    for (entries, expected) in [
        (
            "<dl><dt>mei 2018 – heden</dt><dd><b>Stuurman</b> bij Veerdienst BV</dd><dt>2014 – 2018</dt><dd><b>Matroos</b> bij Kade BV</dd></dl>",
            ["Stuurman | Veerdienst BV | 2018-05 | present | -", "Matroos | Kade BV | 2014 | 2018 | -"],
        ),
        (
            "<table><tr><td>Depuis mars 2019</td><td><b>Chef de projet</b><br>Atelier du Port</td></tr><tr><td>De janvier 2014 à février 2019</td><td><b>Ingénieur</b><br>Phare du Nord</td></tr></table>",
            [
                "Chef de projet | Atelier du Port | 2019-03 | present | -",
                "Ingénieur | Phare du Nord | 2014-01 | 2019-02 | -",
            ],
        ),
        (
            "<p>03.2018 – obecnie<br><b>Bałtyk Sp. z o.o.</b>, Gdynia<br>Stanowisko: Spedytor</p><p>06.2013 – 02.2018<br><b>Mewa S.A.</b>, Sopot<br>Stanowisko: Asystentka</p>",
            [
                "Spedytor | Bałtyk Sp. z o.o. | 2018-03 | present | Gdynia",
                "Asystentka | Mewa S.A. | 2013-06 | 2018-02 | Sopot",
            ],
        ),
        (
            "<p>2018年3月 - 至今　　胶州湾物流有限公司　　物流经理</p><p>2013年7月 - 2018年2月　　海角贸易公司　　助理</p>",
            ["物流经理 | 胶州湾物流有限公司 | 2018-03 | present | -", "助理 | 海角贸易公司 | 2013-07 | 2018-02 | -"],
        ),
        (
            "<div><h3>Baobab Mobile</h3><div><h4>Manager</h4><i>Mar 2019 – Present</i></div><div><h4>Engineer</h4><i>2016 – 2019</i></div></div>",
            ["Manager | Baobab Mobile | 2019-03 | present | -", "Engineer | Baobab Mobile | 2016 | 2019 | -"],
        ),
        (
            "<p>01/09/2014 – 28/02/2019</p><p><b>Nurse</b></p><p>Quay Clinic</p><p>09/01/2010 – 08/31/2014</p><p><b>Assistant</b></p><p>Shore Home</p>",
            ["Nurse | Quay Clinic | 2014-09 | 2019-02 | -", "Assistant | Shore Home | 2010-09 | 2014-08 | -"],
        ),
    ] {
        let read = portfolio(&CAREER.replace("<h3>Engineer</h3><p>Harbour Lab</p><p>2015 – 2020</p>", entries));
        assert_eq!(roles(&read), expected, "{entries}");
    }
}

#[test]
fn an_employer_with_one_role_is_not_the_one_before() {
    let role = |title: &str, years: &str| format!("<div><h4>{title}</h4><i>{years}</i></div>");
    let of = |employer: &str, roles: &str| format!("<div><h3>{employer}</h3>{roles}</div>");
    let baobab = of("Baobab Mobile", &(role("Manager", "2022 – Present") + &role("Engineer", "2019 – 2022")));
    let entries = baobab + &of("Msasa Bank", &role("Analyst", "2016 – 2019"));
    let read = portfolio(&CAREER.replace("<h3>Engineer</h3><p>Harbour Lab</p><p>2015 – 2020</p>", &entries));
    assert_eq!(
        roles(&read),
        [
            "Manager | Baobab Mobile | 2022 | present | -",
            "Engineer | Baobab Mobile | 2019 | 2022 | -",
            "Analyst | Msasa Bank | 2016 | 2019 | -"
        ]
    );
}

#[test]
fn the_site_of_an_employer_and_a_mark_are_not_the_person_s() {
    let read = portfolio(
        &CAREER
            .replace("</p>", " <a href='https://coast.example/'>Coast University</a></p>")
            .replace("BSc Oceanography", "BSc Oceanography, GPA 3.8"),
    );
    assert_eq!((read.links.items.len(), schools(&read)), (0, vec!["Coast College | BSc Oceanography".to_owned()]));
}

#[test]
fn pages_of_organisations_and_about_people_stay_unread() {
    let contact = "<h2>Contact</h2><p>info@harbour.example +45 99 88 77 66</p>";
    for html in [
        format!("<h1>Harbour Lind</h1><h2>About us</h2><p>Tides.</p><h2>Our experience</h2><p>2012 – 2015 Tides</p><h2>Skills we offer</h2><p>Tides</p>{contact}"),
        format!("<h1>Tom Berg Recruiting</h1><h2>Experience</h2><p>Since 1999</p><h2>Education</h2><p>We train.</p>{contact}"),
        "<h1>Tom Berg</h1><p>Tom Berg (1931 – 2019) was a baker.</p><h2>Career</h2><p>He worked for the bread of Quay (1955–1991).</p>
         <h2>Education</h2><p>He spent his youth in the town (1949–1953).</p><h2>References</h2><p>Ode (2001)</p>".to_owned(),
        format!("<h1>About Quay Bread</h1><h2>Tom Berg</h2><h3>Experience</h3><p>2005 – 2012 Baker</p><h2>Ada Ode</h2><h3>Experience</h3><p>2001 – 2010 Clerk</p><h3>Education</h3><p>1997 – 2001 BSc</p>{contact}"),
    ] {
        assert_ne!(portfolio(&html).kind, Kind::Candidate, "{html}");
    }
}

#[test]
fn what_applicant_systems_write_around_a_name_is_no_name() {
    let mail = "<dl><dt>Email</dt><dd>mara@lind.example</dd></dl>";
    let ashby = "https://app.ashbyhq.com/candidates/0a1b2c3d-1111-2222-3333-444455556666";
    let read =
        page(ashby, &format!("<main><span>Mara Lind</span>{mail}<h2>Interview Feedback</h2><p>Tom Berg</p></main>"));
    assert_eq!(name(&read), Some("Mara Lind"));
    let zoho = "https://recruit.zoho.eu/recruit/org1/EntityInfo.do?module=Candidates&id=17";
    let rows = "<tr><td>Candidate Name</td><td>Mara Lind</td></tr><tr><td>Email</td><td>mara@lind.example</td></tr><tr><td>Current Employer</td><td>Harbour Lab</td></tr>";
    let read = page(zoho, &format!("<div id=detailView><table>{rows}</table></div>"));
    assert_eq!((name(&read), roles(&read)), (Some("Mara Lind"), vec!["- | Harbour Lab | - | present | -".to_owned()]));
    let bamboo = "https://firm.bamboohr.com/hiring/candidates/17";
    let read = page(bamboo, &format!("<main><h2>Mara Lind</h2><div>Candidate for Tide Engineer</div>{mail}</main>"));
    assert_eq!((name(&read), read.headline.value()), (Some("Mara Lind"), None));
    let hiring = "https://www.linkedin.com/hiring/jobs/3/applicants/9/detail/";
    let html = "<main><div class=hiring-applicant-header><h1>Mara Lind’s application</h1></div><div class=hiring-profile-highlights__see-full-profile>
        <a href='https://www.linkedin.com/in/mara-lind'>See full profile</a></div></main>";
    assert_eq!(name(&page(hiring, html)), Some("Mara Lind"));
}

#[test]
fn degrees_may_come_first_and_contracts_behind_the_employer() {
    let indeed = "https://employers.indeed.com/candidates/view?id=abc";
    let html = "<div id=candidateProfileContainer><div data-testid=name-plate-name-item><h1>Mara Lind</h1></div><section data-testid=profile-section-Education>
        <ul><li><div>BSc Hydrology</div><div>Coast College</div><div>2012 to 2016</div></li></ul></section></div>";
    assert_eq!(schools(&page(indeed, html)), ["Coast College | BSc Hydrology"]);
    let talent = "https://www.linkedin.com/talent/profile/AEMAAB1";
    let html = "<div id=profile-container><span data-test-row-lockup-full-name>Mara Lind</span><div data-test-position-list-container><i data-test-position-entity-title>Engineer</i>
        <i data-test-position-entity-company-name>Harbour Lab · Full-time</i><i data-test-position-entity-date-range>2016 – 2019</i></div></div>";
    assert_eq!(roles(&page(talent, html)), ["Engineer | Harbour Lab | 2016 | 2019 | -"]);
    let club = html.replace("Full-time", "Rowing Club");
    assert_eq!(roles(&page(talent, &club)), ["Engineer | Harbour Lab · Rowing Club | 2016 | 2019 | -"]);
}

#[test]
fn jobs_done_for_clients_are_no_employments() {
    let html = "<main><div class=air3-card><h2 itemprop=name>Mara L.</h2></div><section><h2>Work history</h2><h4>Tide app</h4><p>Jan 3, 2024 - Mar 4, 2024</p><p>“Great” — Tom Berg</p></section>
        <section><h2>Employment history</h2><ul><li><h5>Engineer | Harbour Lab</h5><p>January 2020 - Present</p></li></ul></section></main>";
    let read = page("https://www.upwork.com/freelancers/~01abc", html);
    assert_eq!(roles(&read), ["Engineer | Harbour Lab | 2020-01 | present | -"]);
}

#[test]
fn lists_and_pages_without_a_name_show_nobody() {
    let rows =
        "<main><table><tr><td>Mara Lind</td><td>mara@lind.example</td></tr><tr><td>Tom Berg</td></tr></table></main>";
    assert_eq!(page("https://app.ashbyhq.com/candidates/pipeline/active", rows).kind, Kind::List);
    let stranger = "<main><section data-member-id=1><h1>LinkedIn Member</h1><div class='text-body-medium break-words'>Welder</div></section></main>";
    assert_eq!(page("https://www.linkedin.com/in/ACoAAB1/", stranger).kind, Kind::NotCandidate);
}

#[test]
fn whoever_is_written_about_is_no_candidate() {
    let career = "<h2>Career</h2><p>1975–1980 mayor.</p><p>1981–1990 minister.</p><h2>Education</h2><p>1968–1972 Coast College</p><p>mail@berg.example</p>";
    let record = |text: &str| format!("<script type='application/ld+json'>{text}</script>");
    for html in [
        format!("<h1 id=firstHeading>Tom Berg</h1>{career}"),
        format!("{}<h1>Tom Berg is mayor</h1><title>Tom Berg</title>{career}", record("{\"@type\":\"NewsArticle\"}")),
        format!("<h1>Nurse résumé example</h1><h2>Tom Berg</h2>{career}"),
        record("{\"@type\":\"Person\",\"name\":\"Tom Berg\",\"birthDate\":\"1950-05-04\"}")
            + "<h1>Tom Berg</h1><h2>Known for</h2><p>Tides (2019–2021)</p><p>Quay (2010–2014)</p><p>agent@berg.example</p>",
        format!("<h1>Van Dam Bouw</h1>{career}"),
        format!("<h1>Kaya İnşaat</h1>{career}"),
        "<h1>Волга Мост</h1><h2>Опыт</h2><p>1990 – 2026</p><h2>Образование</h2><p>2000 – 2005</p><p>mail@volga.example</p>".to_owned(),
        format!("<h1>Minister Tom Berg</h1>{career}"),
        format!("<h1>Modelo de currículum</h1><h2>Tom Berg</h2>{career}"),
    ] {
        assert_ne!(portfolio(&html).kind, Kind::Candidate, "{html}");
    }
    assert_eq!(portfolio(&format!("<h1>Tom Berg</h1>{career}")).kind, Kind::Candidate);
}

#[test]
fn whose_application_it_is_in_other_languages() {
    for heading in
        ["Bewerbung von Mara Lind", "Candidature de Mara Lind", "Solicitud de Mara Lind", "Mara Lindさんの応募"]
    {
        let html = format!(
            "<main><div class=hiring-applicant-header><h1>{heading}</h1></div><div class=hiring-profile-highlights__see-full-profile>
             <a href='https://www.linkedin.com/in/mara-lind'>…</a></div></main>"
        );
        assert_eq!(
            name(&page("https://www.linkedin.com/hiring/jobs/3/applicants/9/detail/", &html)),
            Some("Mara Lind")
        );
    }
}

#[test]
fn months_and_periods_in_more_languages() {
    for (period, read) in [
        ("Ağu 2017 - Tem 2019", "2017-08 | 2019-07"),
        ("maalisk. 2017 – nykyinen", "2017-03 | present"),
        ("септ. 2017 – настояще", "2017-09 | present"),
        ("Dis 2016 - Mac 2019", "2016-12 | 2019-03"),
        ("Hun 2017 - Hul 2019", "2017-06 | 2019-07"),
        ("márc. 2017 – szept. 2019", "2017-03 | 2019-09"),
    ] {
        let entries = format!("<h3>Engineer</h3><p>Harbour Lab</p><p>{period}</p>");
        let read_page = portfolio(&CAREER.replace("<h3>Engineer</h3><p>Harbour Lab</p><p>2015 – 2020</p>", &entries));
        assert_eq!(roles(&read_page), [format!("Engineer | Harbour Lab | {read} | -")], "{period}");
    }
}

#[test]
fn studies_whose_words_nobody_knows() {
    let study = |lines: &str| CAREER.replace("<h3>Coast College</h3><p>BSc Oceanography</p>", lines);
    for (lines, expected) in [
        ("<h3>Ngu Hanh</h3><p>Ke toan</p>", "Ngu Hanh | Ke toan"),
        ("<h3>Havnens Tekniske Skole</h3><p>Svendebrev, Smed</p>", "Havnens Tekniske Skole | Svendebrev, Smed"),
    ] {
        assert_eq!(schools(&portfolio(&study(lines))), [expected]);
    }
    let indeed = |first: &str, second: &str| {
        let html = format!(
            "<div id=candidateProfileContainer><div data-testid=name-plate-name-item><h1>Mara Lind</h1></div><section data-testid=profile-section-Education>
             <ul><li><div>{first}</div><div>{second}</div><div>2012 to 2016</div></li></ul></section></div>"
        );
        schools(&page("https://employers.indeed.com/candidates/view?id=abc", &html))
    };
    assert_eq!(indeed("Qualifica", "Empedocle"), ["Empedocle | Qualifica"]);
    assert_eq!(indeed("Coast College", "Navigation"), ["Coast College | Navigation"]);
    assert_eq!(indeed("High school diploma", "Union High School"), ["Union High School | High school diploma"]);
}

#[test]
fn titles_before_a_name_and_places_below_what_a_person_does() {
    let (_, career) = CAREER.split_at(CAREER.find("<p>").unwrap());
    let read = portfolio(&format!("<h1>Dipl.-Ing. (FH) Mara Lind</h1><p>Engineer</p><p>Totnes</p>{career}"));
    assert_eq!(name(&read), Some("Dipl.-Ing. (FH) Mara Lind"));
    assert_eq!(read.headline.value().map(String::as_str), Some("Engineer"));
    assert_eq!(read.location.value().map(String::as_str), Some("Totnes"));
    let greek = portfolio(&format!("<h1>Mara Lind</h1><p>Βόλος, Ελλάδα</p>{career}"));
    assert_eq!(greek.location.value().map(String::as_str), Some("Βόλος, Ελλάδα"));
}

#[test]
fn what_stands_beside_labels_in_applicant_systems() {
    let row = |(label, value): (&str, &str)| format!("<div><label>{label}</label><div>{value}</div></div>");
    let rows: String = [
        ("Status", "Active"),
        ("Current Company", "Harbour Lab"),
        ("Title", "Engineer"),
        ("City", "Rīga"),
        ("Country", "Latvia"),
    ]
    .map(row)
    .join("");
    let html = format!("<main><h1>Mara Lind</h1>{rows}<p>mara@lind.example</p></main>");
    let read = page("https://app.bullhornstaffing.com/content/record/Candidate/8/overview", &html);
    assert_eq!((name(&read), read.headline.value()), (Some("Mara Lind"), None));
    assert_eq!(read.location.value().map(String::as_str), Some("Rīga, Latvia"));
    assert_eq!(roles(&read), ["Engineer | Harbour Lab | - | present | -"]);
    let dialog = "<div role=dialog><h2>Mara Lind</h2><p>Engineer</p><p>mara@lind.example</p></div>";
    assert_eq!(name(&page("https://app.teamtailor.com/companies/x/candidates/7", dialog)), Some("Mara Lind"));
}

#[test]
fn heads_of_columns_and_sections_that_follow_are_no_entries() {
    let rows = "<table><tr><th>Okres</th><th>Firma</th><th>Stanowisko</th></tr><tr><td>03.2017 – obecnie</td><td>Mapa S.A.</td><td>Analityk</td></tr>
        <tr><td>2012 – 2017</td><td>Rzeka S.A.</td><td>Asystent</td></tr></table>";
    let read = portfolio(&CAREER.replace("<h3>Engineer</h3><p>Harbour Lab</p><p>2015 – 2020</p>", rows));
    assert_eq!(
        roles(&read),
        ["Analityk | Mapa S.A. | 2017-03 | present | -", "Asystent | Rzeka S.A. | 2012 | 2017 | -"]
    );
    let more = "</section><section><h4>Wharf rota</h4><p>Tom Berg</p></section><section>";
    let read = portfolio(&CAREER.replace("2020</p></section><section>", &format!("2020</p>{more}")));
    assert_eq!(roles(&read), ["Engineer | Harbour Lab | 2015 | 2020 | -"]);
}

#[test]
fn an_older_page_of_a_person_is_known_by_its_container() {
    let html = "<div id=wrapper><div id=person_profile><h1>Mara Lind</h1><ul><li><label>Email</label><span><a href='mailto:mara@lind.example'>mara@lind.example</a></span></li></ul></div></div>";
    let read = page("https://app.greenhouse.io/people/17", html);
    assert_eq!((name(&read), read.emails.items.len()), (Some("Mara Lind"), 1));
}

#[test]
fn sections_are_known_by_what_schools_and_trades_call_them() {
    for (work, study) in [
        ("Appointments", "Schooling"),
        ("Berufstätigkeit", "Schul- und Berufsausbildung"),
        ("Antecedentes laborales", "Estudios realizados"),
        ("Percurso profissional", "Habilitações literárias"),
    ] {
        let text = format!(
            "Mara Lind\nmara@lind.example\n\n{work}\n2019 - 2021\nClerk, Harbour Lab\n\n{study}\n2014 - 2018\nEscola do Cais\n"
        );
        let record = resume(&text);
        assert_eq!(jobs(&record), ["Clerk | Harbour Lab | 2019 | 2021 | -"], "{work}");
        assert_eq!(studies(&record), ["Escola do Cais | - | 2014 | 2018"], "{study}");
    }
}
