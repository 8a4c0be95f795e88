//! Layouts that real pages have and our saved pages do not: other orders, missing parts, other languages.
#![allow(clippy::unwrap_used)]

use bonafide::candidate::{Candidate, Kind, State};
use bonafide::page::html;
use bonafide::site::{self, Hint};

fn read(address: &str, html: &str) -> Candidate {
    let hint = Hint { url: Some(address.to_owned()), site: None };
    site::read(&html::parse(html, ""), &hint).candidate
}

const MEMBER: &str = "https://www.linkedin.com/in/mara-lind/";

/// Title, company, first and last month, place: a dash for what is not there.
fn positions(candidate: &Candidate) -> Vec<String> {
    let text = |r: Option<&String>| r.map_or("-".to_owned(), Clone::clone);
    let row = |p: &bonafide::candidate::Position| {
        [
            text(p.title.as_ref().map(|r| &r.value)),
            text(p.company.as_ref().map(|r| &r.value)),
            text(p.start.as_ref().map(|r| r.value.to_string()).as_ref()),
            text(p.end.as_ref().map(|r| r.value.to_string()).as_ref()),
            text(p.location.as_ref().map(|r| &r.value)),
            text(p.employment.as_ref().map(|r| &r.value)),
        ]
        .join(" | ")
    };
    candidate.positions.items.iter().map(row).collect()
}

fn education(candidate: &Candidate) -> Vec<String> {
    let text = |r: Option<&String>| r.map_or("-".to_owned(), Clone::clone);
    let row = |s: &bonafide::candidate::Study| {
        [
            text(s.school.as_ref().map(|r| &r.value)),
            text(s.degree.as_ref().map(|r| &r.value)),
            text(s.start.as_ref().map(|r| r.value.to_string()).as_ref()),
            text(s.end.as_ref().map(|r| r.value.to_string()).as_ref()),
        ]
        .join(" | ")
    };
    candidate.education.items.iter().map(row).collect()
}

/// A card of the newer member layout.
fn card(name: &str, content: &str) -> String {
    let key = format!("com.linkedin.sdui.profile.card.refACoAAB0{name}");
    format!("<div componentkey='{key}'><section componentkey='{key}'>{content}</section></div>")
}

fn top() -> String {
    card(
        "Topcard",
        "<div><div><a href='https://www.linkedin.com/in/mara-lind/'><h2>Mara Lind</h2></a><p>(She/Her)</p><p>· 2nd</p></div>\
         <p>Tide engineer</p><p>Harbour Lab · Coast College</p><div><p>Esbjerg, Denmark</p><p>·</p><p><a href='#'>Contact</a></p></div></div>\
         <div><p>31</p><p>Kontakte</p></div><ul role=presentation><li><figure><svg id='person-accent-4'></svg><img src='/profile-displayphoto-x'></figure></ul>\
         <p>Tom Berg and 3 other mutual connections</p>",
    )
}

fn item(content: &str) -> String {
    format!("<div componentkey='entity-collection-item--1'>{content}</div>")
}

#[test]
fn newer_member_layout_in_its_varieties() {
    let experience = [
        // A career break without an employer.
        item("<p>Elternzeit</p><p>Jan. 2024–Heute · 2 Jahre</p><p>Hamburg, Deutschland</p>"),
        // Three roles of one employer, the place told once, one role without dates.
        item(
            "<a href='/company/7/'><p>Harbour Lab</p><p>Vollzeit · 6 Jahre</p><p>Kiel, Deutschland</p></a><ul>\
              <li><p>Leiterin</p><p>März 2022–Dez. 2023 · 1 Jahr 10 Monate</p><p>Kiel, Deutschland · Hybrid</p>\
                  <p><span data-testid='expandable-text-box'>Leads the lab since 2019.</span></p></li>\
              <li><p>Ingenieurin</p><p>Teilzeit</p><p>Sept. 2019–März 2022 · 2 Jahre 7 Monate</p></li>\
              <li><p>Werkstudentin</p></li></ul>",
        ),
        // No dates, no place.
        item("<p>Adviser</p><p>Coast Guard · Freelance</p>"),
        // Only years, and a skills line that is no place.
        item(
            "<div><p>Deckhand</p><p>Ferry Line</p><p>2016–2018</p></div><div><p><a href='/in/mara-lind/overlay/2/skill-associations-details/'>Knots and 2 skills</a></p></div>",
        ),
    ];
    let html = format!(
        "<main>{}{}{}</main>",
        top(),
        card("ExperienceTopLevelSection", &format!("<h2>Berufserfahrung</h2>{}", experience.join("<hr>"))),
        card(
            "EducationTopLevelSection",
            "<h2>Ausbildung</h2><p>Coast College</p><p>M. Sc., Hydrology</p><p>2014–2016</p><hr><p>Night School</p><p>2010</p><hr><p>Summer School</p><p>Navigation</p><hr><a href='/in/mara-lind/details/education/'><span>Alle anzeigen</span></a>"
        ),
    );
    let mara = read(MEMBER, &html);
    assert_eq!(mara.kind, Kind::Candidate);
    assert_eq!(mara.name.value().unwrap(), "Mara Lind");
    assert_eq!(mara.headline.value().unwrap(), "Tide engineer");
    assert_eq!(mara.location.value().unwrap(), "Esbjerg, Denmark");
    assert_eq!(mara.connections.value().unwrap().number, 31);
    assert_eq!(mara.photo, bonafide::candidate::Photo::Absent, "the picture is of somebody else");
    assert_eq!(
        positions(&mara),
        [
            "Elternzeit | - | 2024-01 | present | Hamburg, Deutschland | -",
            "Leiterin | Harbour Lab | 2022-03 | 2023-12 | Kiel, Deutschland | Vollzeit",
            "Ingenieurin | Harbour Lab | 2019-09 | 2022-03 | Kiel, Deutschland | Teilzeit",
            "Werkstudentin | Harbour Lab | - | - | Kiel, Deutschland | Vollzeit",
            "Adviser | Coast Guard | - | - | - | Freelance",
            "Deckhand | Ferry Line | 2016 | 2018 | - | -",
        ]
    );
    assert_eq!(
        education(&mara),
        [
            "Coast College | M. Sc., Hydrology | 2014 | 2016",
            "Night School | - | - | 2010",
            "Summer School | Navigation | - | -"
        ]
    );
    assert!(mara.education.partial && !mara.positions.partial);
    assert_eq!(mara.skills.state, State::Hidden, "its card is not rendered");
    assert!(mara.partial.contains("skills_not_rendered"));
    assert_eq!(mara.positions.items[1].description.as_ref().unwrap().value, "Leads the lab since 2019.");
}

/// A line of the older member layout, told twice.
fn twice(class: &str, text: &str) -> String {
    format!(
        "<span class='{class}'><span aria-hidden=true>{text}</span><span class=visually-hidden>{text}</span></span>"
    )
}

fn entity(bold: &str, second: &str, captions: &[&str], below: &str) -> String {
    let second = if second.is_empty() { String::new() } else { twice("t-14 t-normal", second) };
    let captions: String = captions.iter().map(|c| twice("t-14 t-normal t-black--light", c)).collect();
    format!(
        "<div data-view-name=profile-component-entity><div class='t-bold'><span aria-hidden=true>{bold}</span><span class=visually-hidden>{bold}</span></div>\
         {second}{captions}<div class=pvs-entity__sub-components><ul>{below}</ul></div></div>"
    )
}

fn words(text: &str) -> String {
    format!(
        "<li><div class='inline-show-more-text--is-collapsed'><span aria-hidden=true>{text}</span><span class=visually-hidden>{text}</span></div></li>"
    )
}

#[test]
fn older_member_layout_in_its_varieties() {
    let roles: String = [
        entity("Cheffe", "CDI", &["juil. 2021 - aujourd’hui · 4 ans"], &words("Depuis 2021 : dix personnes.")),
        entity("Adjointe", "", &["janv. 2019 - juin 2021 · 2 ans 6 mois", "Brest, France"], ""),
        entity("Stagiaire", "Stage", &[], ""),
    ]
    .map(|r| format!("<li>{r}</li>"))
    .join("");
    let experience = [
        entity("Atelier du Port", "CDI · 6 ans", &["Lorient, France"], &roles),
        entity("Conseillère", "", &["2012 - 2014"], ""),
        entity("Guide", "Phare du Nord · Saisonnier", &["Ouessant, France"], ""),
    ]
    .map(|e| format!("<li class=artdeco-list__item>{e}</li>"))
    .join("");
    let school =
        entity("Université de la Mer", "Master, Hydrologie", &["2010 - 2012"], &words("Mention 2012 : très bien"));
    let html = format!(
        "<main><section data-member-id=7><h1>Maëlle Le Goff</h1><div class='text-body-medium break-words'>Cheffe d’atelier</div>\
         <ul><li class=text-body-small><span class=t-bold>1 204</span> abonnés</li><li class=text-body-small><span class=t-bold>500+</span> relations</li></ul></section>\
         <section><div id=experience></div><ul>{experience}</ul></section>\
         <section><div id=education></div><ul><li>{school}</li></ul></section>\
         <aside><section><h2>Autres profils</h2><a href='/in/tom-berg/'>Tom Berg</a></section></aside></main>"
    );
    let maelle = read(MEMBER, &html);
    assert_eq!(
        positions(&maelle),
        [
            "Cheffe | Atelier du Port | 2021-07 | present | Lorient, France | CDI",
            "Adjointe | Atelier du Port | 2019-01 | 2021-06 | Brest, France | CDI",
            "Stagiaire | Atelier du Port | - | - | Lorient, France | Stage",
            "Conseillère | - | 2012 | 2014 | - | -",
            "Guide | Phare du Nord | - | - | Ouessant, France | Saisonnier",
        ]
    );
    assert_eq!(education(&maelle), ["Université de la Mer | Master, Hydrologie | 2010 | 2012"]);
    assert_eq!((maelle.connections.value().unwrap().number, maelle.followers.value().unwrap().number), (500, 1204));
    assert_eq!(maelle.location.state(), State::Absent);
    assert_eq!(maelle.skills.state, State::Absent);
}

#[test]
fn public_layout_in_its_varieties() {
    let html = "<main><section class=top-card-layout><h1 class=top-card-layout__title>Mara Lind</h1>\
        <h3 class=top-card-layout__first-subline><div class=top-card__subline-item>Aarhus, Danmark</div>\
        <span class=top-card__subline-item>1.204 følgere</span><span class='top-card__subline-item top-card__subline-item--bullet'>500+ forbindelser</span></h3></section>\
        <section data-section=experience><ul class=experience__list>\
          <li class=experience-group><h4 class=experience-group-header__company>Harbour Lab</h4><ul class=experience-group__positions>\
            <li class='profile-section-card experience-group-position'><h3 class=profile-section-card__title>Chef</h3><p class=experience-group-position__duration><span class=date-range><time>jan. 2020</time> – <time>dec. 2022</time></span></p></li>\
            <li class='profile-section-card experience-group-position'><h3 class=profile-section-card__title>Ingeniør</h3></li></ul></li>\
          <li class='profile-section-card experience-item'><h3>***** ****</h3><h4>*****</h4></li>\
          <li class='profile-section-card experience-item'><h3>Matros</h3><h4>Færgen</h4><span class=date-range><time>2016</time> – nu</span><p class=experience-item__location>Ærø</p></li>\
        </ul></section>\
        <section data-section=educationsDetails><ul><li class=education__list-item><h3>Kystskolen</h3><h4><span data-section=educations>Hydrologi</span></h4><span class=date-range><time>2012</time></span></li></ul></section>\
        <a href='https://www.linkedin.com/signup/public-profile-join?x'>Join</a></main>\
        <aside><ul><li><a href='/in/tom-berg'><h3>Tom Berg</h3></a></li></ul></aside>";
    let mara = read("https://dk.linkedin.com/in/mara-lind", html);
    assert_eq!(
        positions(&mara),
        [
            "Chef | Harbour Lab | 2020-01 | 2022-12 | - | -",
            "Ingeniør | Harbour Lab | - | - | - | -",
            "Matros | Færgen | 2016 | present | Ærø | -"
        ]
    );
    assert_eq!(education(&mara), ["Kystskolen | Hydrologi | - | 2012"]);
    assert_eq!(mara.location.value().unwrap(), "Aarhus, Danmark");
    assert_eq!((mara.connections.value().unwrap().number, mara.followers.value().unwrap().number), (500, 1204));
    assert_eq!(mara.skills.state, State::Hidden, "a guest does not see skills");
    assert_eq!(mara.headline.state(), State::Absent);
}

#[test]
fn a_name_of_stars_is_hidden() {
    let page = "<section class=top-card-layout><h1 class=top-card-layout__title>Mara Lind</h1><h2 class=top-card-layout__headline>*** ******</h2></section>";
    assert_eq!(read("https://dk.linkedin.com/in/mara-lind", page).headline.state(), State::Hidden);
}

#[test]
fn recruiter_reads_the_profile_and_not_the_list_behind_it() {
    let html = "<ol data-test-paginated-list><li data-test-paginated-list-item><span data-test-row-lockup-full-name>Tom Berg</span></li></ol>\
        <div id=profile-container><span data-test-row-lockup-full-name>Mara Lind<span class=a11y-text>2nd</span></span>\
        <div data-test-row-lockup-location>· Esbjerg</div>\
        <div data-test-group-position-list-container><strong data-test-grouped-position-entity-company-name>Harbour Lab</strong>\
          <div data-test-grouped-position-entity-metadata-container><a data-test-grouped-position-entity-title>Lead</a><span data-test-grouped-position-entity-date-range>Mar 2022 – Present</span></div>\
          <div data-test-grouped-position-entity-metadata-container><a data-test-grouped-position-entity-title>Engineer</a><span data-test-grouped-position-entity-date-range>Sep 2019 – Mar 2022</span><span data-test-grouped-position-entity-location>Kiel</span></div></div>\
        <div data-test-position-list-container><a data-test-position-entity-title>Deckhand</a><a data-test-position-entity-company-name>Ferry Line</a><span data-test-position-entity-date-range>2016 – 2018</span></div>\
        <div data-test-education-item><h3 data-test-education-entity-school-name>Coast College</h3><span data-test-education-entity-degree-name>MSc</span><span data-test-education-entity-field-of-study>Hydrology</span><span data-test-education-entity-dates>2014 – 2016</span></div></div>";
    let mara = read("https://www.linkedin.com/talent/hire/17/discover/recruiterSearch/profile/AEMAAB1", html);
    assert_eq!(mara.name.value().unwrap(), "Mara Lind");
    assert_eq!(mara.location.value().unwrap(), "Esbjerg");
    assert_eq!(
        positions(&mara),
        [
            "Lead | Harbour Lab | 2022-03 | present | - | -",
            "Engineer | Harbour Lab | 2019-09 | 2022-03 | Kiel | -",
            "Deckhand | Ferry Line | 2016 | 2018 | - | -",
        ]
    );
    assert_eq!(education(&mara), ["Coast College | MSc, Hydrology | 2014 | 2016"]);
    let list = html.split("<div id=profile-container>").next().unwrap();
    assert_eq!(read("https://www.linkedin.com/talent/hire/17/discover/recruiterSearch", list).kind, Kind::List);
}

#[test]
fn today_s_code_host_profile() {
    let html = "<div class='h-card' itemscope itemtype='http://schema.org/Person'><img class='avatar avatar-user' src='https://avatars.githubusercontent.com/u/1?v=4'>\
        <h1 class=vcard-names><span class='p-name vcard-fullname' itemprop=name>Mara Lind</span><span class='p-nickname vcard-username' itemprop=additionalName>maralind · <span itemprop=pronouns>she/her</span></span></h1>\
        <div class='p-note user-profile-bio' data-bio-text='Tides.'><div>Tides.</div></div>\
        <a href='https://github.com/maralind?tab=followers'><span class='text-bold'>1.2k</span> followers</a> · <a href='https://github.com/maralind?tab=following'><span class='text-bold'>7</span> following</a>\
        <ul class=vcard-details><li itemprop=worksFor><span class=p-org><div>@harbour-lab</div></span></li><li itemprop=homeLocation><span class=p-label>Esbjerg</span></li>\
        <li itemprop=url><a href='https://mara.example'>mara.example</a></li><li itemprop=social><a href='https://www.linkedin.com/in/mara-lind'>in/mara-lind</a></li></ul></div>\
        <ol class='js-pinned-items-reorder-list'><li><div class=pinned-item-list-item-content><a href='/maralind/tidewire'><span class=repo>tidewire</span></a><p class=pinned-item-desc>Tides by wire</p><a href='/maralind/tidewire/stargazers' class='pinned-item-meta Link--muted'>214</a></div></li>\
        <li><div class=pinned-item-list-item-content><a href='/maralind/knots'><span class=repo>knots</span></a><p class='color-fg-muted text-small'>Forked from <a href='/x/knots' class=Link--muted>x/knots</a></p></div></li></ol>\
        <a id=year-link-2024 href='/maralind?tab=overview&from=2024-12-01'>2024</a><a id=year-link-2011 href='/maralind?tab=overview&from=2011-12-01'>2011</a>";
    let mara = read("https://github.com/maralind", html);
    assert_eq!(mara.name.value().unwrap(), "Mara Lind");
    assert_eq!(mara.identity.as_deref(), Some("maralind"));
    assert_eq!(mara.joined.value().unwrap().to_string(), "2011");
    assert_eq!((mara.followers.value().unwrap().number, mara.following.value().unwrap().number), (1200, 7));
    assert_eq!(mara.about.value().unwrap(), "Tides.");
    assert_eq!(mara.links.items.len(), 2);
    let repositories: Vec<_> =
        mara.repositories.items.iter().map(|r| (r.name.value.as_str(), r.stars, r.fork)).collect();
    assert_eq!(repositories, [("tidewire", Some(214), false), ("knots", None, true)]);
    assert!(!format!("{mara:?}").contains("she/her"), "pronouns are not read");
    assert_eq!(read("https://github.com/orgs/harbour-lab", html).kind, Kind::NotCandidate);
    assert_eq!(read("https://github.com/maralind/tidewire", html).kind, Kind::NotCandidate);
}

#[test]
fn review_page_of_greenhouse() {
    let html = "<div data-provides=app-review><header><div><span>2 applications in queue</span><a href='/people/268102496?application_id=292706942' target=_blank>Mara Lind</a></div></header>\
        <div data-provides=attachment-display-resume><header><h3>Resume</h3><a data-provides=attachment-download-resume href='/person_attachments/downloads/366765533'>mara.pdf</a></header></div>\
        <div><ul><li><label>Applied date:</label><span data-provides=applied-date>March 31, 2023</span></li><li><label>Email:</label><span><a href='mailto:mara@lind.example'>mara@lind.example</a></span></li>\
        <li><label>Websites:</label><span><a href='https://mara.example'>https://mara.example</a></span></li></ul></div>\
        <div data-provides=question-1><strong>Where do you live?</strong><p>Esbjerg</p></div></div>";
    let mara = read("https://acme.greenhouse.io/applications/review/app_review/292706942", html);
    assert_eq!(mara.name.value().unwrap(), "Mara Lind");
    assert_eq!(mara.identity.as_deref(), Some("268102496"));
    assert_eq!(mara.emails.items[0].value, "mara@lind.example");
    assert_eq!(mara.links.items[0].value.url, "https://mara.example");
    assert_eq!(mara.attachments.items[0].name.as_deref(), Some("mara.pdf"));
    assert_eq!(mara.answers.items[0].answer.value, "Esbjerg");
    for (address, kind) in [
        ("https://boards.greenhouse.io/acme/jobs/17", Kind::NotCandidate),
        ("https://app2.greenhouse.io/people?stage=1", Kind::List),
        ("https://app.greenhouse.io/sdash/17", Kind::List),
    ] {
        assert_eq!(read(address, html).kind, kind, "{address}");
    }
}
