//! The site-free reader on whole invented pages.

use super::*;
use crate::page::html::parse;

/// The candidate, when the page shows exactly one.
fn read(page: &Page, root: NodeId) -> Option<Candidate> {
    Some(look(page, root, false)).filter(|c| c.kind == Kind::Candidate)
}

fn candidate(html: &str) -> Candidate {
    read(&parse(html, "https://people.example/cv"), 0).expect("a candidate")
}

fn is_quiet(html: &str) -> bool {
    read(&parse(html, "https://pages.example/"), 0).is_none()
}

/// Positions as `title | company | start | end | location`.
fn positions(candidate: &Candidate) -> Vec<String> {
    let text = |r: &Option<Read<String>>| r.as_ref().map_or("-".to_owned(), |r| r.value.clone());
    let line = |p: &crate::candidate::Position| {
        let start = p.start.as_ref().map_or("-".to_owned(), |s| s.value.to_string());
        let end = p.end.as_ref().map_or("-".to_owned(), |e| e.value.to_string());
        format!("{} | {} | {start} | {end} | {}", text(&p.title), text(&p.company), text(&p.location))
    };
    candidate.positions.items.iter().map(line).collect()
}

/// Studies as `school | degree | start | end`.
fn studies(candidate: &Candidate) -> Vec<String> {
    let text = |r: &Option<Read<String>>| r.as_ref().map_or("-".to_owned(), |r| r.value.clone());
    let line = |s: &crate::candidate::Study| {
        let start = s.start.as_ref().map_or("-".to_owned(), |s| s.value.to_string());
        let end = s.end.as_ref().map_or("-".to_owned(), |e| e.value.to_string());
        format!("{} | {} | {start} | {end}", text(&s.school), text(&s.degree))
    };
    candidate.education.items.iter().map(line).collect()
}

fn words(section: &Section<Read<String>>) -> Vec<&str> {
    section.items.iter().map(|r| r.value.as_str()).collect()
}

fn value(field: &Field<String>) -> &str {
    field.value().map_or("-", String::as_str)
}

/// A flat page: headings, paragraphs and lists side by side, no wrappers, no class names.
#[test]
fn flat_page_in_english() {
    let read = candidate(
        "<title>Mara Lind – Backend Engineer</title><h1>Hi, I'm Mara Lind</h1><p>Backend engineer · Gothenburg, Sweden</p>
        <p><a href='mailto:mara@lind.example'>Write to me</a> | +46 31 555 01 23 | <a href='https://github.com/maralind'>GitHub</a></p>
        <h2>About me</h2><p>I have built payment systems for twelve years and like quiet releases.</p>
        <h2>Experience</h2>
        <h3>Senior Backend Engineer, Fjordpay AB</h3><p>March 2019 – Present</p><ul><li>Moved ledgers in 2021 to a new store.</li></ul>
        <h3>Software Developer, Northmail</h3><p>June 2013 – February 2019</p><ul><li>Wrote the queue.</li></ul>
        <h2>Education</h2><h3>Chalmers University</h3><p>MSc Computer Science, 2008 – 2013</p>
        <h2>Skills</h2><ul><li>Rust</li><li>Go, SQL</li></ul>
        <h2>References</h2><p>Tove Berg, Engineering Director at Northmail, tove@northmail.example</p>",
    );
    assert_eq!((value(&read.name), value(&read.location)), ("Mara Lind", "Gothenburg, Sweden"));
    assert_eq!(words(&read.emails), ["mara@lind.example"]);
    assert_eq!(words(&read.phones), ["+46 31 555 01 23"]);
    assert_eq!(
        positions(&read),
        [
            "Senior Backend Engineer | Fjordpay AB | 2019-03 | present | -",
            "Software Developer | Northmail | 2013-06 | 2019-02 | -"
        ]
    );
    assert_eq!(studies(&read), ["Chalmers University | MSc Computer Science | 2008 | 2013"]);
    assert_eq!(words(&read.skills), ["Rust", "Go", "SQL"]);
    assert_eq!(read.referees.items[0].email.as_ref().map(|e| e.value.as_str()), Some("tove@northmail.example"));
    assert!(value(&read.about).starts_with("I have built payment systems"));
}

/// One company heading above two roles.
#[test]
fn roles_under_one_employer() {
    let read = candidate(
        "<h1>Mara Lind</h1><p>mara@lind.example</p><h2>Work experience</h2>
        <section><h3>Fjordpay</h3><div><h4>Engineering Manager</h4><span>2021 – today</span></div><div><h4>Backend Developer</h4><span>2017 – 2021</span></div></section>
        <h2>Skills</h2><p>Rust, Go</p>",
    );
    assert_eq!(
        positions(&read),
        ["Engineering Manager | Fjordpay | 2021 | present | -", "Backend Developer | Fjordpay | 2017 | 2021 | -"]
    );
}

/// A table with the dates in the first column, in German.
#[test]
fn table_in_german() {
    let read = candidate(
        "<html lang=de><h1>Lebenslauf Jonas Weidner</h1><table><tr><td>E-Mail:</td><td>jonas@weidner.example</td></tr><tr><td>Wohnort</td><td>Leipzig</td></tr><tr><td>Geburtsdatum</td><td>01.02.1990</td></tr></table>
        <h2>Berufserfahrung</h2><table>
        <tr><td>04/2018 – heute</td><td><b>Softwareentwickler</b><br>Beispielwerk GmbH, Leipzig</td></tr>
        <tr><td>10/2014 – 03/2018</td><td><b>Systemadministrator</b><br>Musterhaus AG</td></tr></table>
        <h2>Ausbildung</h2><table><tr><td>2009 – 2014</td><td>Technische Universität Dresden<br>Diplom Informatik</td></tr></table>",
    );
    assert_eq!((value(&read.name), value(&read.location)), ("Jonas Weidner", "Leipzig"));
    assert_eq!(words(&read.emails), ["jonas@weidner.example"]);
    let read_positions = positions(&read);
    assert!(read_positions[0].starts_with("Softwareentwickler | Beispielwerk GmbH"), "{read_positions:?}");
    assert!(
        read_positions[1].starts_with("Systemadministrator | Musterhaus AG | 2014-10 | 2018-03"),
        "{read_positions:?}"
    );
    assert_eq!(studies(&read), ["Technische Universität Dresden | Diplom Informatik | 2009 | 2014"]);
    let all = format!("{read:?}");
    assert!(!all.contains("1990"), "a birth date is never read");
}

#[test]
fn other_languages() {
    for (html, name, first, school) in [
        (
            "<h1>Camille Rousset</h1><p>camille@rousset.example</p><h2>Expérience professionnelle</h2><div><h3>Ingénieure logiciel</h3><p>Exemplar SAS</p><p>janvier 2019 – aujourd’hui</p></div><div><h3>Développeuse</h3><p>Modèle SARL</p><p>sept. 2015 – déc. 2018</p></div><h2>Formation</h2><div><h3>Université de Lyon</h3><p>Master informatique</p><p>2010 – 2015</p></div>",
            "Camille Rousset",
            "Ingénieure logiciel | Exemplar SAS | 2019-01 | present | -",
            "Université de Lyon | Master informatique | 2010 | 2015",
        ),
        (
            "<h1>Zofia Brzoska</h1><p>zofia@brzoska.example</p><h2>Doświadczenie zawodowe</h2><ul><li><strong>Programistka</strong>, Przykład Sp. z o.o.<br><em>czerwiec 2018 – obecnie</em></li><li><strong>Testerka</strong>, Wzór S.A.<br><em>mar 2015 – maj 2018</em></li></ul><h2>Wykształcenie</h2><p>Politechnika Gdańska, magister informatyki, 2010 – 2015</p>",
            "Zofia Brzoska",
            "Programistka | Przykład Sp. z o.o. | 2018-06 | present | -",
            "Politechnika Gdańska | magister informatyki | 2010 | 2015",
        ),
        (
            "<h1>Lucía Arenal</h1><p>lucia@arenal.example</p><h2>Experiencia laboral</h2><h3>Desarrolladora</h3><h4>Ejemplo S.L.</h4><p>enero de 2017 – actualidad</p><h3>Analista</h3><h4>Muestra S.A.</h4><p>mayo de 2014 – diciembre de 2016</p><h2>Educación</h2><h3>Universidad de Murcia</h3><h4>Grado en Informática</h4><p>2009 – 2014</p>",
            "Lucía Arenal",
            "Desarrolladora | Ejemplo S.L. | 2017-01 | present | -",
            "Universidad de Murcia | Grado en Informática | 2009 | 2014",
        ),
        (
            "<h1>山田 陽子</h1><p>yoko@yamada.example</p><h2>職歴</h2><dl><dt>2019年4月 - 現在</dt><dd>株式会社サンプル</dd><dd>エンジニア</dd><dt>2015年4月 - 2019年3月</dt><dd>見本株式会社</dd><dd>プログラマ</dd></dl><h2>学歴</h2><dl><dt>2011年4月 - 2015年3月</dt><dd>例示大学</dd></dl>",
            "山田 陽子",
            "エンジニア | 株式会社サンプル | 2019-04 | present | -",
            "例示大学 | - | 2011-04 | 2015-03",
        ),
        (
            "<h1>김하나</h1><p>hana@kim.example</p><h2>경력</h2><div><b>예시 주식회사</b><div>백엔드 개발자</div><div>2019년 6월 - 현재</div></div><div><b>견본 주식회사</b><div>개발자</div><div>2016.03 ~ 2019.05</div></div><h2>학력</h2><div><b>예시대학교</b><div>컴퓨터공학 학사</div><div>2012.03 ~ 2016.02</div></div>",
            "김하나",
            "백엔드 개발자 | 예시 주식회사 | 2019-06 | present | -",
            "예시대학교 | 컴퓨터공학 학사 | 2012-03 | 2016-02",
        ),
        (
            "<h1>João Mendes</h1><p>joao@mendes.example</p><h2>Experiência profissional</h2><article><h3>Engenheiro de software</h3><span>Exemplo Ltda</span><p>março de 2018 – o momento</p></article><article><h3>Estagiário</h3><span>Modelo S.A.</span><p>jan/2017 – fev/2018</p></article><h2>Formação acadêmica</h2><article><h3>Universidade do Porto</h3><span>Licenciatura em Engenharia</span><p>2013 – 2017</p></article>",
            "João Mendes",
            "Engenheiro de software | Exemplo Ltda | 2018-03 | present | -",
            "Universidade do Porto | Licenciatura em Engenharia | 2013 | 2017",
        ),
        (
            "<h1>林 美玲</h1><p>lin@meiling.example</p><h2>工作经历</h2><div><h3>示例有限公司</h3><p>软件工程师</p><p>2019年7月 – 至今</p></div><div><h3>样本有限公司</h3><p>开发工程师</p><p>2016年7月 – 2019年6月</p></div><h2>教育背景</h2><div><h3>示例大学</h3><p>计算机 本科</p><p>2012 – 2016</p></div>",
            "林 美玲",
            "软件工程师 | 示例有限公司 | 2019-07 | present | -",
            "示例大学 | 计算机 本科 | 2012 | 2016",
        ),
    ] {
        let read = candidate(html);
        assert_eq!(value(&read.name), name);
        assert_eq!(positions(&read)[0], first, "{:?}", positions(&read));
        assert_eq!(positions(&read).len(), 2, "{:?}", positions(&read));
        assert_eq!(studies(&read), [school]);
    }
}

#[test]
fn records_fill_what_is_not_seen() {
    let read = candidate(
        r#"<script type="application/ld+json">{"@context":"https://schema.org","@type":"ProfilePage","mainEntity":{"@type":"Person","name":"Mara Lindgren","jobTitle":"Engineer",
        "worksFor":[{"@type":"Organization","name":"Fjordpay","member":{"@type":"OrganizationRole","startDate":"2019-03","roleName":"Backend"}}],
        "alumniOf":[{"@type":"EducationalOrganization","name":"Chalmers","member":{"startDate":2008,"endDate":2013}}],
        "address":{"addressLocality":"Gothenburg","addressCountry":"SE"},"sameAs":["https://github.com/maralind"]}}</script>
        <h1>Mara Lind</h1><h2>Education</h2><p>Here I write about my time at school.</p>"#,
    );
    assert_eq!(value(&read.name), "Mara Lind");
    assert_eq!(words(&read.other_names), ["Mara Lindgren"]);
    assert_eq!(value(&read.location), "Gothenburg, SE");
    assert_eq!(positions(&read), ["Backend | Fjordpay | 2019-03 | - | -"]);
    assert_eq!(read.links.items[0].value.url, "https://github.com/maralind");
    assert_eq!(read.positions.items[0].place.within.as_deref(), Some("record"));
}

#[test]
fn microformats_follow_their_rules() {
    let read = candidate(
        "<div class='h-resume'><div class='p-contact h-card'><a class='p-name u-url' href='/me'>Mara Lind</a>
        <a class='u-email' href='mailto:mara@lind.example?subject=x'>write</a><span class='p-tel'><span class='type'>home</span> <span class='value'>+46 31 555 01 23</span></span>
        <span class='p-adr h-adr'><span class='p-locality'>Göteborg</span> <span class='p-country-name'>Sweden</span></span><img class='u-photo' src='m.jpg' alt=''></div>
        <div class='p-experience h-event'><span class='p-job-title'>Engineer</span> at <span class='p-org'>Fjordpay</span> <time class='dt-start' datetime='2019-03-04'>2019</time> – present</div>
        <a class='p-skill' href='/t/rust'>Rust</a></div>",
    );
    assert_eq!((value(&read.name), value(&read.location)), ("Mara Lind", "Göteborg, Sweden"));
    assert_eq!(words(&read.emails), ["mara@lind.example"]);
    assert_eq!(words(&read.phones), ["+46 31 555 01 23"]);
    assert_eq!(read.links.items[0].value.url, "https://people.example/me");
    assert_eq!(positions(&read), ["Engineer | Fjordpay | 2019-03 | present | -"]);
    assert_eq!(words(&read.skills), ["Rust"]);
    assert_eq!(read.photo, crate::candidate::Photo::Present);
}

#[test]
fn implied_names_of_cards() {
    for html in [
        "<a class='h-card' href='https://mara.example/'>Mara Lind</a>",
        "<div class='h-card'><img alt='Mara Lind' src='m.jpg'></div>",
        "<abbr class='h-card' title='Mara Lind'>ML</abbr>",
        "<p class='h-card'><span class='p-given-name'>Mara</span> <span class='p-family-name'>Lind</span></p>",
    ] {
        let read = read(&parse(html, ""), 0);
        // Without any visible words a card is too little to speak up.
        let name = read.as_ref().map_or("Mara Lind", |c| value(&c.name));
        assert_eq!(name, "Mara Lind", "{html}");
        assert!(read.is_none_or(|c| c.partial.contains("weak")));
    }
}

#[test]
fn other_pages_stay_unread() {
    let lorem = "<p>Some sentences about this and that, long enough to be the body of a page that nobody would call a profile.</p>".repeat(6);
    for (what, html) in [
        ("article with an author", format!("<script type='application/ld+json'>{{\"@type\":\"Article\",\"author\":{{\"@type\":\"Person\",\"name\":\"Mara Lind\"}}}}</script><h1>Ten years of queues</h1>{lorem}<h2>Experience</h2><p>2010 – 2015 taught us much.</p>")),
        ("author box", format!("<article><h1>On Releases</h1>{lorem}<div class='h-card'><a class='p-name u-url' href='/'>Mara Lind</a> writes here.</div></article>")),
        ("entry with an author card", "<div class='h-entry'><p class='p-name'>A note</p><a class='p-author h-card' href='/'>Mara Lind</a></div>".to_owned()),
        ("team", "<h1>Our team</h1><div class='vcard'><span class='fn'>Mara Lind</span></div><div class='vcard'><span class='fn'>Jonas Weidner</span></div><div class='vcard'><span class='fn'>Tove Berg</span></div>".to_owned()),
        ("job advert", "<script type='application/ld+json'>{\"@type\":\"JobPosting\",\"title\":\"Engineer\",\"hiringOrganization\":\"Acme\"}</script><h1>Software Engineer</h1><h2>Experience</h2><p>5 years</p><h2>Skills</h2><p>Rust</p>".to_owned()),
        ("job advert without a record", "<h1>Anna Haus Berlin</h1><h2>Responsibilities</h2><p>Build.</p><h2>Requirements</h2><p>Rust.</p><h2>Education</h2><p>Any.</p><h2>Experience</h2><p>3 years</p><h2>Benefits</h2><p>Tea.</p><a href='mailto:jobs@acme.example'>Apply</a>".to_owned()),
        ("company contact", "<div class='vcard'><span class='fn org'>Acme Ltd</span><span class='tel'>+44 20 5550 0123</span></div>".to_owned()),
        ("error", "<h1>Page Not Found</h1><p>Contact us: help@acme.example</p>".to_owned()),
        ("search results", "<h1>Search results</h1><ul><li><h3>Mara Lind</h3><p>Engineer at Fjordpay</p><p>2019 – 2021</p></li><li><h3>Jonas Weidner</h3><p>Developer</p><p>2015 – 2019</p></li></ul>".to_owned()),
        ("nothing", String::new()),
        ("record of a person and nothing else", format!("<script type='application/ld+json'>{{\"@type\":\"Person\",\"name\":\"Mara Lind\"}}</script><h1>Shop</h1>{lorem}")),
    ] {
        assert!(is_quiet(&html), "{what}");
    }
}

#[test]
fn several_people_are_a_list() {
    let team = "<div class='h-card'><p class='p-name'>Mara Lind</p></div><div class='h-card'><p class='p-name'>Jonas Weidner</p></div>";
    assert!(look(&parse(team, ""), 0, false).kind == Kind::List);
    assert!(
        look(&parse("<div class='h-card'><p class='p-name'>Mara Lind</p></div>", ""), 0, false).kind == Kind::Candidate
    );
}

#[test]
fn decoys_and_hidden_parts_are_not_read() {
    let read = candidate(
        "<nav><h1>Jonas Weidner</h1><a href='mailto:nav@shop.example'>x</a></nav><div hidden><h1>Tove Berg</h1><p>hidden@shop.example</p></div>
        <main><h1>Mara Lind</h1><p>mara@lind.example</p><h2>Experience</h2><div><h3>Engineer</h3><p>Fjordpay</p><p>2015 – 2020</p></div><div><h3>Developer</h3><p>Northmail</p><p>2010 – 2015</p></div><h2>Languages</h2><p>Swedish and a long sentence about it that nobody may keep.</p></main>
        <footer><p>site@shop.example</p></footer>",
    );
    assert_eq!(value(&read.name), "Mara Lind");
    assert_eq!(words(&read.emails), ["mara@lind.example"]);
    assert!(!format!("{read:?}").contains("Swedish"), "languages are never kept");
}

#[test]
fn what_stands_in_a_hidden_element_is_no_property_of_a_card() {
    let read = candidate(
        "<main class=h-card><h1 class=p-name>Mara Lind</h1><p class=p-job-title>Engineer</p><a class=u-email href='mailto:mara@lind.example'>mail</a>
        <div hidden><p><a class=u-email href='mailto:other@shop.example'>other</a></p></div></main>",
    );
    assert_eq!(words(&read.emails), ["mara@lind.example"]);
}

#[test]
fn form_fields_are_read_by_their_labels() {
    let page = parse(
        "<form><label for=a>Full name</label><input id=a value='Mara Lind'><label>E-mail <input value='mara@lind.example'></label><label>Phone</label><input type=tel value='+46 31 555 01 23'><label>Gender</label><select><option selected>x</select><input type=hidden value=secret></form>",
        "",
    );
    let pairs = labels::pairs(&page, 0);
    let of = |key| pairs.iter().find(|p| p.key == key).map(|p| p.value.as_str());
    assert_eq!(of(words::Key::Name), Some("Mara Lind"));
    assert_eq!(of(words::Key::Email), Some("mara@lind.example"));
    assert_eq!(of(words::Key::Phone), Some("+46 31 555 01 23"));
    let seen = inside(&page, 0);
    assert_eq!(words(&seen.emails), ["mara@lind.example"]);
    assert!(!format!("{seen:?}").contains("secret"));
}

/// Pieces that odd pages are made of.
const PIECES: &[&str] = &[
    "<h1>Mara Lind</h1>",
    "<h2>Experience</h2>",
    "<h2>Skills",
    "<p>2019 – ",
    "–",
    "<div class='h-card vcard hresume p-name fn value'>",
    "</div>",
    "<li>",
    "<table><tr><td>",
    "E-Mail:",
    "a@b.example",
    "<b>",
    "İ",
    "ß",
    "\u{202e}",
    "2019年",
    "(((",
    ")",
    ", , ,",
    "<a href='mailto:%ff%'>",
    "<a href='https://'>x</a>",
    "<span itemscope itemtype='http://schema.org/Person' itemprop='name worksFor'>",
    "<script type='application/ld+json'>{\"@graph\":[{\"@type\":[\"Person\",7],\"name\":[null,\"A\"],\"worksFor\":{\"worksFor\":{\"worksFor\":1}}}]}</script>",
    "<script type='application/ld+json'>[[[[",
    "</script>",
    "<dt>",
    "<dd>",
    "<label>",
    "<input value='x'>",
    "👋",
    "\u{1F1E9}\u{1F1EA}",
    "<footer>",
];

/// Odd pieces in every order: nothing may panic.
#[test]
fn odd_pages_do_not_panic() {
    let mut state = 7u64;
    for _ in 0..400 {
        let mut html = String::new();
        for _ in 0..24 {
            state = state.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
            html.push_str(PIECES[(state >> 33) as usize % PIECES.len()]);
        }
        let page = parse(&html, "");
        let _ = (look(&page, 0, false), inside(&page, 0));
    }
}

/// One thing thousands of times: nothing may take long.
#[test]
#[allow(clippy::disallowed_methods, reason = "it measures time")]
fn monotonous_pages_do_not_hang() {
    for piece in [
        "<div>2019 – 2020</div>",
        "<h2>Experience</h2>",
        "<li>Email: a@b.example",
        "<p>x</p>",
        "<div class='h-card'>A B</div>",
        "<h3>Acme</h3><p>2011 – 2012</p><p>Engineer</p>",
        "<div>",
        "<span>a, </span>",
    ] {
        let html = format!("<h1>Mara Lind</h1><h2>Work experience</h2>{}", piece.repeat(8_000));
        let page = parse(&html, "");
        let start = std::time::Instant::now();
        let _ = look(&page, 0, false);
        assert!(start.elapsed().as_secs() < 30, "{piece} takes {:?}", start.elapsed());
    }
}
