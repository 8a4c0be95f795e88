//! Files made here, to the last byte, and what is read of them.

mod build;

use super::super::read::{Refused, read};
use super::super::{Concealment, Document};
use build::{Pdf, page};

fn parse(bytes: &[u8]) -> Document {
    try_parse(bytes).expect("a readable file")
}

fn try_parse(bytes: &[u8]) -> Result<Document, Refused> {
    read(bytes, "cv.pdf", &mut |_, _| {})
}

fn texts(document: &Document) -> Vec<&str> {
    document.lines.iter().map(|line| line.text.as_str()).collect()
}

/// The lines of one page with those operators.
fn lines(content: &str) -> Vec<String> {
    parse(&page(content)).lines.into_iter().map(|line| line.text).collect()
}

fn hidden(content: &str) -> Vec<(String, Concealment)> {
    parse(&page(content)).unseen.into_iter().map(|unseen| (unseen.text, unseen.why)).collect()
}

#[test]
fn words_and_lines_have_their_places() {
    let document =
        parse(&page("BT /F1 10 Tf 100 700 Td (Mira Holt) Tj 0 -14 Td [(Soft) -20 (ware) -300 (Engineer)] TJ ET"));
    assert_eq!(texts(&document), ["Mira Holt", "Software Engineer"]);
    let first = &document.lines[0];
    assert_eq!((first.sheet, first.area.left, first.size), (0, 10_000, 1_000));
    // The sheet is 792 points high, and letters stand on their base line.
    assert!((first.area.top..=first.area.bottom).contains(&(79_200 - 70_000 - 100)), "{:?}", first.area);
    assert_eq!(document.fonts, ["Helvetica"]);
}

#[test]
fn letters_set_apart_are_still_words() {
    assert_eq!(lines("BT /F1 12 Tf 3 Tc 50 700 Td (EXPERIENCE) Tj ET"), ["EXPERIENCE"]);
    assert_eq!(lines("BT /F1 12 Tf 50 700 Td [(E)-250(D)-250(U)-250(C)-250(A)-700(T)-250(O)] TJ ET"), ["EDUCA TO"]);
}

#[test]
fn dates_at_the_right_edge_stay_on_their_line() {
    let content =
        "BT /F1 10 Tf 50 700 Td (Engineer, Acme) Tj 400 0 Td (2019 - 2021) Tj -400 -14 Td (Built things) Tj ET";
    assert_eq!(lines(content), ["Engineer, Acme\t2019 - 2021", "Built things"]);
}

#[test]
fn columns_are_read_one_after_the_other() {
    let column = |x: i32, word: &str| -> String {
        (0..6).map(|row| format!("1 0 0 1 {x} {} Tm ({word} {row}) Tj ", 700 - row * 14)).collect()
    };
    let content = format!("BT /F1 10 Tf {}{} ET", column(50, "left"), column(300, "right"));
    let read = lines(&content);
    assert_eq!(read.len(), 12, "{read:?}");
    assert!(read[..6].iter().all(|line| line.starts_with("left")), "{read:?}");
    // A table of the same look is painted from side to side and read so.
    let table: String = (0..6)
        .map(|row| format!("1 0 0 1 50 {0} Tm (left) Tj 1 0 0 1 300 {0} Tm (right) Tj ", 700 - row * 14))
        .collect();
    assert_eq!(lines(&format!("BT /F1 10 Tf {table} ET")), ["left\tright"; 6]);
}

#[test]
fn a_heading_over_columns_comes_first_and_a_foot_last() {
    let rows = |x: i32, word: &str| -> String {
        (0..5).map(|row| format!("1 0 0 1 {x} {} Tm ({word} {row}) Tj ", 650 - row * 14)).collect()
    };
    let content = format!(
        "BT /F1 10 Tf 1 0 0 1 50 700 Tm (A heading that is so long that it reaches over the gap of both columns) Tj {}{} \
         1 0 0 1 50 550 Tm (A foot that is so long that it reaches over the gap of both of the columns too) Tj ET",
        rows(50, "side"),
        rows(300, "main")
    );
    let read = lines(&content);
    assert!(
        read.first().is_some_and(|l| l.starts_with("A heading"))
            && read.last().is_some_and(|l| l.starts_with("A foot")),
        "{read:?}"
    );
    assert_eq!(read.get(6).map(String::as_str), Some("main 0"));
}

#[test]
fn words_that_nobody_sees_are_told_apart() {
    let seen = "BT /F1 10 Tf 50 700 Td (Mira Holt, engineer) Tj ET ";
    for (part, why) in [
        ("BT 3 Tr /F1 10 Tf 50 600 Td (secret words) Tj ET", Concealment::NoInk),
        ("BT 1 g /F1 10 Tf 50 600 Td (secret words) Tj ET", Concealment::Colour),
        ("0 0 1 rg 0 500 612 200 re f BT 0 0 1 rg /F1 10 Tf 50 600 Td (secret words) Tj ET", Concealment::Colour),
        ("BT /F1 1 Tf 50 600 Td (secret words) Tj ET", Concealment::Tiny),
        ("BT /F1 10 Tf 50 -60 Td (secret words) Tj ET", Concealment::OffSheet),
        ("BT /F1 10 Tf 50 600 Td (secret words) Tj ET 1 g 0 500 612 150 re f", Concealment::Covered),
        ("q 0 0 1 1 re W n BT /F1 10 Tf 50 600 Td (secret words) Tj ET Q", Concealment::NoInk),
        ("/GS0 gs BT /F1 10 Tf 50 600 Td (secret words) Tj ET", Concealment::NoInk),
    ] {
        assert_eq!(hidden(&format!("{seen}{part}")), [("secret words".to_owned(), why)], "{part}");
        assert_eq!(lines(&format!("{seen}{part}")), ["Mira Holt, engineer"], "{part}");
    }
}

#[test]
fn white_words_on_a_dark_ground_are_seen() {
    for ground in ["0 g 0 500 612 200 re f", "0.2 g 0 500 m 300 800 600 500 612 500 c f"] {
        let content = format!("{ground} BT 1 g /F1 10 Tf 50 600 Td (seen words) Tj ET");
        assert_eq!(lines(&content), ["seen words"], "{ground}");
        assert_eq!(hidden(&content), [], "{ground}");
    }
}

#[test]
fn a_layer_that_is_off_is_not_seen() {
    let mut pdf = Pdf::new();
    let layer = pdf.add("<</Type/OCG/Name(x)>>");
    pdf.catalog(&format!("/OCProperties<</OCGs[{layer} 0 R]/D<</OFF[{layer} 0 R]>>>>"));
    pdf.resources(&format!("/Properties<</L {layer} 0 R>>"));
    let bytes =
        pdf.finish("BT /F1 10 Tf 50 700 Td (seen) Tj ET /OC /L BDC BT /F1 10 Tf 50 600 Td (secret words) Tj ET EMC");
    let document = parse(&bytes);
    assert_eq!(texts(&document), ["seen"]);
    assert_eq!(document.unseen.iter().map(|u| u.why).collect::<Vec<_>>(), [Concealment::Marked]);
}

#[test]
fn earlier_states_are_compared() {
    let first = page("BT /F1 10 Tf 50 700 Td (Junior engineer) Tj 0 -14 Td (Same) Tj ET");
    let bytes = build::update(&first, "BT /F1 10 Tf 50 700 Td (Senior engineer) Tj 0 -14 Td (Same) Tj ET");
    let document = parse(&bytes);
    assert_eq!(texts(&document), ["Senior engineer", "Same"]);
    let [revision] = &document.revisions[..] else { panic!("{:?}", document.revisions) };
    assert_eq!(
        (&revision.removed[..], &revision.added[..]),
        (&["Junior engineer".to_owned()][..], &["Senior engineer".to_owned()][..])
    );
    assert!(parse(&first).revisions.is_empty());
}

#[test]
fn what_a_file_says_of_itself_is_kept() {
    let mut pdf = Pdf::new();
    pdf.info("/Author(Mira Holt)/Producer(Typewriter 2)/CreationDate(D:20240131120000+01'00')");
    let document = parse(&pdf.finish("BT /F1 10 Tf 50 700 Td (x) Tj ET"));
    let values: Vec<(&str, &str)> = document.properties.iter().map(|p| (p.name.as_str(), p.value.as_str())).collect();
    assert_eq!(
        values,
        [("Author", "Mira Holt"), ("CreationDate", "2024-01-31T12:00:00+01:00"), ("Producer", "Typewriter 2")]
    );
}

#[test]
fn links_stand_on_words_and_actions_are_listed() {
    let mut pdf = Pdf::new();
    let link = pdf.add("<</Type/Annot/Subtype/Link/Rect[45 695 95 715]/A<</S/URI/URI(https://other.example/)>>>>");
    pdf.page(&format!("/Annots[{link} 0 R]"));
    pdf.catalog("/OpenAction<</S/JavaScript/JS(app.alert)>>/AA<</WC<</S/Launch/F(cmd.exe)>>>>");
    let document = parse(&pdf.finish("BT /F1 10 Tf 50 700 Td (my site) Tj 200 0 Td (more) Tj ET"));
    let [link] = &document.links[..] else { panic!("{:?}", document.links) };
    assert_eq!((link.text.as_str(), link.target.as_str(), link.line), ("my site", "https://other.example/", Some(0)));
    let active: Vec<(&str, &str)> = document.active.iter().map(|a| (a.what.as_str(), a.target.as_str())).collect();
    assert_eq!(active, [("javascript", "app.alert"), ("launch", "cmd.exe")]);
}

#[test]
fn letters_come_from_names_and_maps() {
    let mut pdf = Pdf::new();
    let differences = pdf.add("<</Type/Font/Subtype/Type1/BaseFont/AAAAAA+Odd/Encoding<</Differences[65/R/eacute/s/uni0075/m/fi]>>/FirstChar 65/LastChar 70/Widths[500 500 500 500 500 500]>>");
    let map = pdf.stream("", b"1 begincodespacerange <0000> <FFFF> endcodespacerange 1 beginbfrange <0001> <0003> <0061> endbfrange 1 beginbfchar <0009> <00660069> endbfchar");
    let described =
        pdf.add("<</Type/Font/Subtype/CIDFontType2/BaseFont/X/CIDSystemInfo<</Ordering(Identity)>>/DW 500>>");
    let composite = pdf.add(&format!("<</Type/Font/Subtype/Type0/BaseFont/X/Encoding/Identity-H/DescendantFonts[{described} 0 R]/ToUnicode {map} 0 R>>"));
    let mute = pdf
        .add(&format!("<</Type/Font/Subtype/Type0/BaseFont/Y/Encoding/Identity-H/DescendantFonts[{described} 0 R]>>"));
    pdf.fonts(&format!("/D {differences} 0 R/C {composite} 0 R/M {mute} 0 R"));
    let content = "BT /D 10 Tf 50 700 Td (ABCDEF) Tj /C 10 Tf 0 -20 Td <000100020009> Tj /M 10 Tf 0 -20 Td <000100020009000A000B> Tj ET";
    let document = parse(&pdf.finish(content));
    assert_eq!(texts(&document), ["Résumfi", "abfi"]);
    assert!(document.notes.iter().any(|note| note.contains("does not say which letters")), "{:?}", document.notes);
}

#[test]
fn forms_that_hold_themselves_end() {
    let mut pdf = Pdf::new();
    let form = pdf.next();
    pdf.stream(
        &format!(
            "/Type/XObject/Subtype/Form/BBox[0 0 600 800]/Resources<</XObject<</X {form} 0 R>>/Font<</F1 4 0 R>>>>"
        ),
        b"BT /F1 10 Tf 50 700 Td (once) Tj ET /X Do",
    );
    pdf.resources(&format!("/XObject<</X {form} 0 R>>"));
    assert_eq!(texts(&parse(&pdf.finish("/X Do"))), ["once"]);
}

#[test]
fn damaged_tables_are_made_anew() {
    let whole = page("BT /F1 10 Tf 50 700 Td (Still there) Tj ET");
    let text = String::from_utf8_lossy(&whole).into_owned();
    let wrong = text.replace("startxref\n", "startxref\n9");
    let cut = &whole[..text.find("xref\n").expect("a table")];
    let shifted = text.replace("%PDF-1.7\n", "%PDF-1.7\n% a line that moves everything\n");
    for (what, bytes) in [("wrong start", wrong.as_bytes()), ("cut off", cut), ("shifted", shifted.as_bytes())] {
        assert_eq!(texts(&parse(bytes)), ["Still there"], "{what}");
    }
    let Refused(why) = try_parse(b"%PDF-1.7\nnothing here").expect_err("no page");
    assert!(why.contains("damaged"), "{why}");
}

#[test]
fn turned_pages_are_read_upright() {
    let mut pdf = Pdf::new();
    pdf.page("/Rotate 90");
    let document = parse(&pdf.finish("BT /F1 10 Tf 0 1 -1 0 100 50 Tm (upright) Tj ET"));
    assert_eq!(texts(&document), ["upright"]);
    assert_eq!((document.sheets[0].width, document.sheets[0].height), (79_200, 61_200));
    assert_eq!((document.lines[0].area.left, document.lines[0].area.bottom), (5_000, 10_200));
}

#[test]
fn a_period_that_wraps_in_its_cell_is_one() {
    let cells = |y: i32, title: &str, employer: &str, period: [&str; 2]| {
        let at = |x: i32, y: i32, text: &str| format!("1 0 0 1 {x} {y} Tm ({text}) Tj ");
        at(50, y, period[0]) + &at(50, y - 14, period[1]) + &at(200, y, title) + &at(200, y - 14, employer)
    };
    let rows = cells(700, "Clerk", "Quay Bread", ["Sep 2018 - Mar", "2022"])
        + &cells(650, "Baker", "Harbour Lab", ["Jan 2016 -", "Aug 2018"]);
    let expected = ["Sep 2018 - Mar 2022\tClerk", "Quay Bread", "Jan 2016 - Aug 2018\tBaker", "Harbour Lab"];
    assert_eq!(lines(&format!("BT /F1 10 Tf {rows} ET")), expected);
}

#[test]
fn bitmap_fonts_of_tex_are_read() {
    let mut pdf = Pdf::new();
    let glyphs =
        "/Subtype/Type3/FontMatrix[.01 0 0 .01 0 0]/FontBBox[0 0 90 90]/CharProcs<<>>/FirstChar 0/LastChar 255/Widths[";
    let font = |differences: &str| {
        format!("<</Type/Font{glyphs}{}]/Encoding<</Differences[{differences}]>>>>", "50 ".repeat(256))
    };
    let letters = pdf.add(&font("28/a28 77/a77 114/a114/a115 233/a233 21/a21"));
    let signs = pdf.add(&font("136/a136"));
    pdf.fonts(&format!("/T {letters} 0 R/S {signs} 0 R"));
    let content = "BT /S 10 Tf 50 700 Td <88> Tj /T 10 Tf 12 0 Td <4DE97273151C> Tj ET";
    assert_eq!(texts(&parse(&pdf.finish(content))), ["• Mérs–fi"]);
}
