//! What applicant systems show beside the candidate: notes, feeds, who hires, who refers; parts that are missing; and
//! the words that programs write where there is nothing.
#![allow(clippy::unwrap_used)]

use bonafide::candidate::{Candidate, Kind, Photo};
use bonafide::page::html;
use bonafide::site::{self, Hint};

fn page(address: &str, html: &str) -> Candidate {
    let hint = Hint { url: Some(address.to_owned()), site: None };
    site::read(&html::parse(html, ""), &hint).candidate
}

/// Mailboxes, numbers and links.
fn contacts(candidate: &Candidate) -> [Vec<&str>; 3] {
    let texts = |items: &'static str| -> Vec<&str> {
        match items {
            "emails" => candidate.emails.items.iter().map(|r| r.value.as_str()).collect(),
            "phones" => candidate.phones.items.iter().map(|r| r.value.as_str()).collect(),
            _ => candidate.links.items.iter().map(|r| r.value.url.as_str()).collect(),
        }
    };
    [texts("emails"), texts("phones"), texts("links")]
}

/// Blocks with the contacts of somebody else.
fn others() -> [String; 7] {
    let tom = "<p>Tom Berg <a href='mailto:tom@berg.example'>tom@berg.example</a> <a href='tel:+4599887766'>+45 99 88 77 66</a>
        <a href='https://www.linkedin.com/in/tom-berg'>Tom Berg</a></p>";
    let pairs = "<dl><dt>Recruiter</dt><dd>Tom Berg</dd><dt>Email</dt><dd><a href='mailto:tom@berg.example'>tom@berg.example</a></dd>
        <dt>Phone</dt><dd>+45 99 88 77 66</dd><dt>Location</dt><dd>Bergen</dd></dl>";
    [
        format!("<section><h3>Notes (2)</h3>{tom}</section>"),
        format!("<div><header><h2>Hiring team</h2></header>{pairs}</div>"),
        format!("<section><h3>Kommentare</h3><ul><li>{tom}</li></ul></section>"),
        format!("<section><h3>References</h3>{tom}</section>"),
        format!("<div><h4>Referred by</h4>{pairs}</div>"),
        format!("<section><h3>Discussion</h3>{tom}</section>"),
        "<div><label>Recruiter Email</label><p>tom@berg.example</p></div><div><label>Owner phone</label><p>+45 99 88 77 66</p></div>".to_owned(),
    ]
}

const MARA: &str = "<p><a href='mailto:mara@lind.example'>mara@lind.example</a></p><p><a href='tel:+4512345678'>+45 12 34 56 78</a></p>
    <p><a href='https://github.com/maralind'>GitHub</a></p>";
const CAREER: &str =
    "<section><h3>Experience</h3><ul><li><b>Engineer</b><div>Harbour Lab</div><div>Jan 2020 - Present</div></li>
    <li><b>Deckhand</b><div>Ferry Line</div><div>2016 - 2019</div></li></ul></section>
    <section><h3>Education</h3><p>Coast College</p><p>BSc Hydrology</p><p>2012 - 2016</p></section>";

#[test]
fn mailboxes_of_notes_and_hiring_teams_are_not_the_candidate_s() {
    let own = [vec!["mara@lind.example"], vec!["+45 12 34 56 78"], vec!["https://github.com/maralind"]];
    for other in others() {
        let content = format!("<h2>Mara Lind</h2><p>Tide engineer</p>{MARA}{CAREER}{other}");
        for (address, region) in [
            ("https://hire.lever.co/candidates/0a1b2c3d-1111-2222-3333-444455556666", "div class=flyover"),
            ("https://firm.bamboohr.com/hiring/candidates/17", "main"),
            ("https://people.example/17", "main"),
        ] {
            let read = page(address, &format!("<{region}>{content}</{}>", region.split(' ').next().unwrap()));
            assert_eq!((contacts(&read), read.positions.items.len()), (own.clone(), 2), "{address} {other}");
            assert_ne!(read.location.value().map(String::as_str), Some("Bergen"), "{address}");
        }
    }
}

#[test]
fn what_a_site_calls_a_feed_is_one_in_every_language() {
    let feed =
        "<div class='activity-feed'><div>Ada Ode</div><a href='mailto:ada@ode.example'>ada@ode.example</a></div>";
    let read = page(
        "https://hire.lever.co/candidates/0a1b2c3d-1111-2222-3333-444455556666",
        &format!(
            "<div class='flyover has-notes'><h2>Mara Lind</h2><p>Tide engineer</p>{CAREER}<h3>Contact</h3><p>+45 12 34 56 78</p>{feed}</div>"
        ),
    );
    assert_eq!(read.name.value().map(String::as_str), Some("Mara Lind"));
    assert_eq!(contacts(&read), [vec![], vec!["+45 12 34 56 78"], vec![]]);
}

#[test]
fn a_name_and_a_mailbox_are_enough_where_the_address_says_candidate() {
    let address = "https://firm.bamboohr.com/hiring/candidates/17";
    let bare = format!("<main><h2>Mara Lind</h2><p>Tide engineer</p>{MARA}</main>");
    let read = page(address, &bare);
    assert_eq!((read.kind, read.name.value().map(String::as_str)), (Kind::Candidate, Some("Mara Lind")));
    assert_eq!(page("https://people.example/17", &bare).kind, Kind::NotCandidate, "an address that says nothing");
    for none in ["<h1>Sign in</h1><p>Help: help@firm.example</p>", "<h1>Mara Lind</h1><p>No access.</p>", &others()[0]]
    {
        assert_eq!(page(address, &format!("<main>{none}</main>")).kind, Kind::NotCandidate, "{none}");
    }
}

#[test]
fn greenhouse_reads_the_particulars_and_nobody_else_s() {
    let address = "https://app.greenhouse.io/people/17/applications/18";
    let details = "<aside><section id='candidate_details'><h2>Details</h2><dl><dt>Email</dt><dd><a href='mailto:mara@lind.example'>mara@lind.example</a></dd>
        <dt>Phone</dt><dd>+45 12 34 56 78</dd><dt>Location</dt><dd>Esbjerg</dd></dl></section></aside>";
    let answer = "<div data-provides='question-1'><strong>Who can speak for you?</strong><p><a href='mailto:ref@quay.example'>ref@quay.example</a></p></div>";
    for other in others() {
        for (before, after) in [(other.as_str(), ""), ("", other.as_str())] {
            let name =
                "<header><h1 data-test='candidate-name'>Mara Lind <span class='badge'>Private</span></h1></header>";
            let read = page(
                address,
                &format!(
                    "<main>{name}<span data-provides='duplicate-tag'><a href='/people/99'>Possible duplicate</a></span>{before}{details}{answer}{after}</main>"
                ),
            );
            assert_eq!(read.name.value().map(String::as_str), Some("Mara Lind"));
            assert_eq!(contacts(&read), [vec!["mara@lind.example"], vec!["+45 12 34 56 78"], vec![]], "{other}");
            assert_eq!(read.location.value().map(String::as_str), Some("Esbjerg"), "{other}");
        }
        let bare = page(address, &format!("<main><h1 data-test='candidate-name'>Mara Lind</h1>{answer}{other}</main>"));
        assert_eq!((contacts(&bare), bare.location.value()), ([vec![], vec![], vec![]], None), "{other}");
    }
}

#[test]
fn greenhouse_rows_of_who_refers_and_a_possible_duplicate_are_of_others() {
    let row = |label: &str, value: &str| format!("<li><label>{label}:</label><span>{value}</span></li>");
    let mail = |name: &str| format!("<a href='mailto:{name}@firm.example'>{name}@firm.example</a>");
    let rows = row("Email", &mail("mara"))
        + &row("Referrer", &mail("tom"))
        + &row("Recruiter", &mail("ada"))
        + &row("Source", "<a href='https://agency.example/'>Agency</a>")
        + &row("Websites", "<a href='https://mara.example'>mara.example</a>");
    let read = page(
        "https://app.greenhouse.io/applications/review/app_review/1",
        &format!(
            "<div data-provides='app-review'><header><a class='tag' href='/people/99'>Possible duplicate</a>
             <a href='/people/17'>Mara Lind</a></header><ul>{rows}</ul></div>"
        ),
    );
    assert_eq!((read.name.value().map(String::as_str), read.identity.as_deref()), (Some("Mara Lind"), Some("17")));
    assert_eq!(contacts(&read), [vec!["mara@firm.example"], vec![], vec!["https://mara.example"]]);
}

/// A candidate of Horilla: the icon of a row, and its value.
fn horilla(rows: &[(&str, &str)], more: &str) -> String {
    let row = |(icon, value): &(&str, &str)| {
        format!(
            "<li><span><ion-icon name='{icon}-outline'></ion-icon><span>?:</span></span><span class='oh-profile__info-value'>{value}</span></li>"
        )
    };
    let rows: String = rows.iter().map(row).collect();
    format!(
        "<main><div class='oh-card'><div class='oh-profile oh-profile--lg'><img class='oh-profile__image' src='/media/mara.png'></div>
         <h1 class='oh-profile__info-name'>Mara Lind</h1><p class='oh-profile__info-designation'>None</p><ul>{rows}</ul>{more}</div></main>"
    )
}

#[test]
fn nothing_is_none_and_given_stars_are_an_answer() {
    let star = |n: u8, given: bool| {
        format!(
            "<input type=radio id=s{n} value={n} disabled{}><label for=s{n}>{n} Stars</label>",
            if given { " checked" } else { "" }
        )
    };
    let row = |question: &str, answer: String| {
        format!(
            "<div class='oh-survey__table-row'><div class='oh-survey__table-col'>{question}</div><div class='oh-survey__table-col'>{answer}</div></div>"
        )
    };
    let rate = |given| format!("<div class='oh-rate'>{}{}</div>", star(5, false), star(4, given));
    let survey = row("Rust?", rate(true)) + &row("Go?", rate(false)) + &row("Remote?", "Yes".to_owned());
    let tabs = "<a data-target='#profileTab1' hx-get='/candidateprofileview-About/5/'>About</a>";
    let notes = "<div id='note'><li><ion-icon name='mail-outline'></ion-icon><span class='oh-profile__info-value'>tom@berg.example</span></li></div>";
    let rows = [("call", "None"), ("home", "None"), ("flag", "Denmark"), ("compass", "None"), ("brush", "None")];
    let address = "https://hr.firm.example/recruitment/candidate-view/5/";
    let read = page(address, &horilla(&rows, &format!("{tabs}{notes}{survey}")));
    assert_eq!((read.kind, &read.photo), (Kind::Candidate, &Photo::Present));
    assert_eq!(contacts(&read), [const { Vec::<&str>::new() }; 3]);
    assert_eq!(read.location.value().map(String::as_str), Some("Denmark"));
    assert_eq!((read.address.value(), read.applied_for.value()), (None, None));
    let answers: Vec<_> =
        read.answers.items.iter().map(|a| (a.question.value.as_str(), a.answer.value.as_str())).collect();
    assert_eq!(answers, [("Rust?", "4 Stars"), ("Remote?", "Yes")]);
    let employee = horilla(&rows, &tabs.replace("candidateprofile", "employeeprofile"));
    assert_eq!(page(address, &employee).kind, Kind::NotCandidate);
}

#[test]
fn a_pinned_repository_of_somebody_else_is_not_the_person_s() {
    let pin = |owner: &str, name: &str| {
        format!(
            "<li><div class='pinned-item-list-item'><a href='/x'>{owner}<span class='repo'>{name}</span></a></div></li>"
        )
    };
    let read = page(
        "https://github.com/maralind",
        &format!(
            "<div class='h-card'><h1 class='vcard-names'><span class='vcard-fullname'>Mara Lind</span><span class='vcard-username'>maralind</span></h1>
             <ul><li itemprop='twitter'><a href='https://twitter.com/maralind'>@maralind</a></li></ul></div>
             <ol class='js-pinned-items-reorder-list'>{}{}</ol><article><a href='mailto:tom@berg.example'>Tom</a></article>",
            pin("", "tides"),
            pin("<span class='owner'>tom-berg/</span>", "knots")
        ),
    );
    let names: Vec<&str> = read.repositories.items.iter().map(|r| r.name.value.as_str()).collect();
    assert_eq!((names, contacts(&read)), (vec!["tides"], [vec![], vec![], vec!["https://twitter.com/maralind"]]));
}

#[test]
fn marks_beside_a_name_and_lines_about_topics_are_neither_name_nor_place() {
    let read = page(
        "https://www.linkedin.com/in/mara-lind/",
        "<main><section data-member-id=7><h1>Mara Lind (She/Her)</h1><div class='text-body-medium break-words'>Tide engineer</div>
         <span class='text-body-small inline break-words'>Talks about #tides and #quays</span>
         <span class='text-body-small inline break-words'>Esbjerg, Denmark</span></section>
         <section><div id=experience></div><ul><li class=artdeco-list__item><span aria-hidden=true>Jan 2021 - Dec 2023</span><span aria-hidden=true>Kiel</span></li></ul></section></main>",
    );
    assert_eq!(read.name.value().map(String::as_str), Some("Mara Lind"));
    assert_eq!(read.location.value().map(String::as_str), Some("Esbjerg, Denmark"));
    assert!(read.positions.items.is_empty(), "a period is no title");
}

#[test]
fn half_a_page_is_no_value() {
    let text = "Deckhand on the ferry 12345678 ".repeat(12);
    let card = |inside: &str| {
        format!(
            "<div id=candidateProfileContainer><div data-testid=namePlate><div data-testid=name-plate-name-item><h1>Mara Lind</h1></div>{inside}</div></div>"
        )
    };
    let address = "https://employers.indeed.com/candidates/view?id=5e1a77c0";
    let read = page(
        address,
        &card(&format!(
            "<span data-testid=namePlate-candidateLocation>{text}</span><span id=namePlate-candidate-phone>{}</span>",
            &text[..70]
        )),
    );
    assert_eq!((read.kind, read.location.value()), (Kind::Candidate, None));
    assert_eq!(contacts(&read), [vec![], vec![], vec![]] as [Vec<&str>; 3]);
    let broken = page(address, &card("").replace("Mara Lind", &text));
    assert_eq!(broken.kind, Kind::NotCandidate, "a name is short");
}

#[test]
fn whoever_worked_along_has_no_part_in_the_career() {
    let html = format!(
        "<h1>Mara Lind</h1>{MARA}<h2>Experience</h2><div><h3>Photographer</h3><p>Shore Press</p><p>2016 – Present</p>
        <p>With Jory Penrose (2018 – 2020).</p></div><div><h3>Assistant</h3><p>Quay Studio</p><p>2013 – 2016</p></div>
        <h2>Education</h2><p>Coast College</p><p>BA</p><p>2010 – 2013</p>"
    );
    assert_eq!(page("https://people.example/17", &html).positions.items.len(), 2);
}
