//! Dates as people write them, and what only looks like one.

use super::*;

/// A period as the tests write it: `2019-06..2021-03`, `2019..present`, `2019`.
fn shown(text: &str) -> String {
    match period(text) {
        None => "none".to_owned(),
        Some(Period { start, end: None, .. }) => start.to_string(),
        Some(Period { start, end: Some(end), .. }) => format!("{start}..{end}"),
    }
}

fn check(cases: &[(&str, &str)]) {
    let wrong: Vec<String> = cases
        .iter()
        .filter(|(text, expected)| shown(text) != *expected)
        .map(|(text, expected)| format!("{text:?} gives {} and not {expected}", shown(text)))
        .collect();
    assert!(wrong.is_empty(), "\n{}", wrong.join("\n"));
}

#[test]
fn english() {
    check(&[
        ("Jan 2020 – Present", "2020-01..present"),
        ("Jan 2020 - Present · 3 yrs 4 mos", "2020-01..present"),
        ("September 2014 to June 2016", "2014-09..2016-06"),
        ("Sept. 2014 — Jun. 2016", "2014-09..2016-06"),
        ("from May 2011 until now", "2011-05..present"),
        ("2015 to date", "2015..present"),
        ("June 15, 2019 - July 1st, 2020", "2019-06..2020-07"),
        ("15 June 2019", "2019-06"),
        ("3rd of March 2018", "2018-03"),
        ("since 2019", "2019..present"),
        ("Since March 2019", "2019-03..present"),
        ("June – August 2019", "2019-06..2019-08"),
        ("Nov – Feb 2019", "2018-11..2019-02"),
        ("Jan '19 - Mar '21", "2019-01..2021-03"),
        ("Jan-19 to Mar-21", "2019-01..2021-03"),
        ("2011 - 2016", "2011..2016"),
        ("2011-2016", "2011..2016"),
        ("Bachelor of Science, 2011–2016", "2011..2016"),
        ("Class of 2012", "2012"),
        ("Summer 2018", "2018"),
        ("Q3 2018", "2018"),
        ("(2014)", "2014"),
        ("Windows 2000 administrator, 2003 - 2005", "2003..2005"),
        ("2016 –", "2016..present"),
        ("March 2016 - Current", "2016-03..present"),
        ("2019 May - 2020 Jun", "2019-05..2020-06"),
        ("Joined on September 28, 2010", "2010-09"),
    ]);
}

#[test]
fn german() {
    check(&[
        ("Januar 2019 bis heute", "2019-01..present"),
        ("März 2015 – Dezember 2018", "2015-03..2018-12"),
        ("Mär. 2015 – Dez. 2018", "2015-03..2018-12"),
        ("Jänner 2015 - Feber 2016", "2015-01..2016-02"),
        ("seit 2019", "2019..present"),
        ("seit 06/2019", "2019-06..present"),
        ("01.04.2015 - 30.06.2017", "2015-04..2017-06"),
        ("1. Juni 2019 – aktuell", "2019-06..present"),
        ("04.2015–06.2017", "2015-04..2017-06"),
        ("03–06/2019", "2019-03..2019-06"),
        ("Okt. 2012 bis dato", "2012-10..present"),
        ("WS 2019/20", "2019..2020"),
    ]);
}

#[test]
fn french() {
    check(&[
        ("janv. 2018 - aujourd’hui", "2018-01..present"),
        ("janvier 2018 à aujourd'hui", "2018-01..present"),
        ("février 2015 à août 2016", "2015-02..2016-08"),
        ("fév. 2015 – déc. 2016", "2015-02..2016-12"),
        ("depuis juillet 2020", "2020-07..present"),
        ("de mars 2010 jusqu'à présent", "2010-03..present"),
        ("1er juin 2019 au 31 mai 2020", "2019-06..2020-05"),
        ("sept. 2012 – En cours", "2012-09..present"),
        ("2014 à ce jour", "2014..present"),
    ]);
}

#[test]
fn spanish_and_portuguese() {
    check(&[
        ("enero de 2019 - actualidad", "2019-01..present"),
        ("ene. 2019 - la actualidad", "2019-01..present"),
        ("15 de junio de 2019", "2019-06"),
        ("septiembre de 2012 a diciembre de 2014", "2012-09..2014-12"),
        ("desde marzo de 2019", "2019-03..present"),
        ("2015 hasta la fecha", "2015..present"),
        ("ago 2015 – dic 2016", "2015-08..2016-12"),
        ("jan de 2019 - o momento", "2019-01..present"),
        ("janeiro de 2019 até o momento", "2019-01..present"),
        ("março de 2015 a dezembro de 2016", "2015-03..2016-12"),
        ("fev/2015 – out/2016", "2015-02..2016-10"),
        ("set 2018 - atual", "2018-09..present"),
        ("jan/19 - mar/21", "2019-01..2021-03"),
    ]);
}

#[test]
fn polish() {
    check(&[
        ("czerwiec 2022–obecnie", "2022-06..present"),
        ("cze 2022 – obecnie · 3 lata", "2022-06..present"),
        ("od czerwca 2019 do marca 2021", "2019-06..2021-03"),
        ("paź 2015 - wrz 2016", "2015-10..2016-09"),
        ("październik 2015 – sierpień 2016", "2015-10..2016-08"),
        ("styczeń 2020 do chwili obecnej", "2020-01..present"),
        ("lis 2018 - gru 2018 · 2 mies.", "2018-11..2018-12"),
        ("od 2019", "2019..present"),
        ("2015 - nadal", "2015..present"),
    ]);
}

#[test]
fn korean_japanese_chinese() {
    check(&[
        ("2019년 6월 - 현재", "2019-06..present"),
        ("2019년 6월 – 2021년 3월 · 1년 10개월", "2019-06..2021-03"),
        ("2019년 6월부터 2021년 3월까지", "2019-06..2021-03"),
        ("2019.06 ~ 2021.03", "2019-06..2021-03"),
        ("2019. 6. ~ 2021. 3.", "2019-06..2021-03"),
        ("2018년 3월 ~ 재직중", "2018-03..present"),
        ("2019年6月～現在", "2019-06..present"),
        ("2019年6月から2021年3月まで", "2019-06..2021-03"),
        ("2019年6月から", "2019-06..present"),
        ("2019年7月 – 现在", "2019-07..present"),
        ("2019年6月至今", "2019-06..present"),
        ("2019年3月~5月", "2019-03..2019-05"),
        ("2019年6月15日", "2019-06"),
        ("２０１９年６月", "2019-06"),
        ("2015年 - 2019年", "2015..2019"),
        ("2019/06 - 至今", "2019-06..present"),
    ]);
}

#[test]
fn further_languages() {
    check(&[
        ("gennaio 2019 – oggi", "2019-01..present"),
        ("da gen 2019 a dic 2020", "2019-01..2020-12"),
        ("dal 2015 al 2018", "2015..2018"),
        ("mrt. 2019 – heden", "2019-03..present"),
        ("januari 2019 tot mei 2020", "2019-01..2020-05"),
        ("okt 2018 – nu", "2018-10..present"),
        ("Ocak 2019 – Günümüz", "2019-01..present"),
        ("Ağustos 2015 - Şubat 2018", "2015-08..2018-02"),
        ("январь 2019 — по настоящее время", "2019-01..present"),
        ("янв. 2019 г. – март 2020 г.", "2019-01..2020-03"),
        ("червень 2019 – теперішній час", "2019-06..present"),
        ("з травня 2019", "2019-05..present"),
        ("tháng 6 năm 2019 - hiện tại", "2019-06..present"),
        ("يناير 2019 - الآن", "2019-01..present"),
        ("ינואר 2019 - היום", "2019-01..present"),
    ]);
}

#[test]
fn numbers() {
    check(&[
        ("06/2019", "2019-06"),
        ("6/2019 – 3/2021", "2019-06..2021-03"),
        ("2019-06", "2019-06"),
        ("2019-06-15", "2019-06"),
        ("2019-06-15T10:00:00Z", "2019-06"),
        ("2019.06", "2019-06"),
        ("2019/06", "2019-06"),
        ("2013-12-01 - 2014-12-01", "2013-12..2014-12"),
        ("2013-12-01–Present", "2013-12..present"),
        ("15/06/2019", "2019-06"),
        ("06/15/2019", "2019-06"),
        ("05/06/2019", "2019"),
        ("06/19 - 03/21", "2019-06..2021-03"),
        ("2015–18", "2015..2018"),
        ("2010–12", "2010..2012"),
        ("06/2019-03/2021", "2019-06..2021-03"),
    ]);
}

#[test]
fn what_only_looks_like_a_date() {
    for text in [
        "5 yrs 3 mos",
        "20000",
        "20000 users",
        "+1 (912) 555-4321",
        "+48 22 2019 333",
        "555-2019",
        "0202-2019-33",
        "(0911) 2019 44",
        "$2000",
        "2000€",
        "2,000",
        "99.2019.1.4",
        "1-800-2012",
        "v2019",
        "2019px",
        "Hall 1850",
        "9999",
        "3 to 5",
        "24/7",
        "06/19",
        "May",
        "march on",
        "id 2019-44-99-1",
        "95%",
        "",
        " ",
        "–",
        "https://x.example/2019a",
        "512-2001",
        "10.0.2012.5",
        "1 2 3 4",
    ] {
        assert_eq!(period(text), None, "{text}");
    }
}

#[test]
fn the_span_is_exactly_the_words() {
    for (text, words) in [
        ("Acme · Jan 2020 – Present · 3 yrs", "Jan 2020 – Present"),
        ("軟體 2019年6月至今,臺北", "2019年6月至今"),
        ("since 2019 at Acme", "2019"),
    ] {
        let (from, to) = period(text).expect("a period").span;
        assert_eq!(&text[from..to], words);
    }
}

#[test]
fn present_alone() {
    for text in ["Present", "heute", "do chwili obecnej", "aujourd’hui", "現在", "현재", "н.в.", "until now"] {
        assert!(is_present(text), "{text}");
    }
    for text in ["presentation", "now and then", "", "Currently at Acme", "2019"] {
        assert!(!is_present(text), "{text}");
    }
}

#[test]
fn every_month_has_a_name_in_every_language() {
    for names in [
        "January February March April May June July August September October November December",
        "Januar Februar März April Mai Juni Juli August September Oktober November Dezember",
        "janvier février mars avril mai juin juillet août septembre octobre novembre décembre",
        "enero febrero marzo abril mayo junio julio agosto septiembre octubre noviembre diciembre",
        "janeiro fevereiro março abril maio junho julho agosto setembro outubro novembro dezembro",
        "styczeń luty marzec kwiecień maj czerwiec lipiec sierpień wrzesień październik listopad grudzień",
        "stycznia lutego marca kwietnia maja czerwca lipca sierpnia września października listopada grudnia",
        "sty lut mar kwi maj cze lip sie wrz paź lis gru",
        "gennaio febbraio marzo aprile maggio giugno luglio agosto settembre ottobre novembre dicembre",
        "januari februari maart april mei juni juli augustus september oktober november december",
        "januari februari mars april maj juni juli augusti september oktober november december",
        "Ocak Şubat Mart Nisan Mayıs Haziran Temmuz Ağustos Eylül Ekim Kasım Aralık",
        "января февраля марта апреля мая июня июля августа сентября октября ноября декабря",
        "січень лютий березень квітень травень червень липень серпень вересень жовтень листопад грудень",
        "leden únor březen duben květen červen červenec srpen září říjen listopad prosinec",
    ] {
        for (name, expected) in names.split(' ').zip(1..) {
            let found = month(&format!("{name} 2019")).and_then(|(m, _)| m.month);
            assert_eq!(found, Some(expected), "{name}");
        }
    }
}

#[test]
#[allow(clippy::disallowed_methods, reason = "it measures time")]
fn hostile_text_costs_linear_time() {
    for piece in ["2019-", "to ", "Jan ", "1/", "から", "'", "2019 to "] {
        let text = piece.repeat(200_000 / piece.len());
        let start = std::time::Instant::now();
        let _ = period(&text);
        assert!(start.elapsed().as_secs() < 5, "{piece}");
    }
}

#[test]
fn commas_may_part_month_and_year() {
    check(&[("Aug, 2024 - Apr, 2025", "2024-08..2025-04"), ("Sep, 2012 - May, 2014", "2012-09..2014-05")]);
}
