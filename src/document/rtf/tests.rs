//! Rich Text made here.

use crate::document::{Concealment, Document, Format, Role, read};

fn rtf(body: &str) -> Document {
    let bytes = format!("{{\\rtf1\\ansi\\ansicpg1252\\deff0 {body}}}");
    read::read(bytes.as_bytes(), "cv.rtf", &mut |_, _| {}).expect("a document")
}

fn texts(document: &Document) -> Vec<&str> {
    document.lines.iter().map(|l| l.text.as_str()).collect()
}

#[test]
fn letters_of_all_kinds() {
    let document = rtf(
        "{\\fonttbl{\\f0 Arial;}{\\f1\\fcharset238 Arial CE;}{\\f2\\fcharset2 Symbol;}{\\f3\\fcharset134 SimSun;}}Malm\\'f6 \\f1 \\'a3\\'f3d\\'9f\\f0\\par \
         \\u26481\\'93\\'8c\\u20140 ?\\par\\uc0 \\u-10179\\u-8704 x\\uc1\\par{\\f2\\'b7}\\tab sold\\endash fish\\par \\f3\\'c4\\'e3\\f0 a\\_b\\~c\\{\\}",
    );
    assert_eq!(document.format, Format::Rtf);
    assert_eq!(texts(&document), ["Malmö Łódź", "東\u{152}京", "😀x", "sold–fish", "a-b c{}"]);
    assert_eq!(document.lines[3].role, Role::Item);
    assert_eq!(document.fonts, ["Arial", "Arial CE", "SimSun", "Symbol"]);
    assert!(document.notes[0].contains("East Asian"));
}

#[test]
fn headings_lists_tables_and_margins() {
    let document = rtf(
        "{\\header mara@example.com\\par}\\pard\\outlinelevel1\\b\\fs28 Experience\\par\\pard\\plain\\fs22 Clerk\\tab 2019\\line Malm\\'f6\\par \
         \\pard\\ls1{\\listtext\\'95\\tab}sold\\par \\pard\\trowd\\intbl a\\cell b\\cell\\row\\pard after\\par",
    );
    let lines: Vec<_> = document.lines.iter().map(|l| (l.text.as_str(), l.block, l.role)).collect();
    let (body, cell) = (Role::Body, Role::Cell);
    let above = [("mara@example.com", 0, Role::Margin), ("Experience", 1, Role::Heading(2)), ("Clerk\t2019", 2, body)];
    assert_eq!(lines[..3], above);
    let below = [("Malmö", 2, body), ("sold", 3, Role::Item), ("a", 4, cell), ("b", 4, cell), ("after", 5, body)];
    assert_eq!(lines[3..], below);
    assert!(document.lines[1].bold && document.lines[1].size == 1_400 && document.lines[2].size == 1_100);
}

#[test]
fn hidden_words_and_changes() {
    let document = rtf(
        "{\\colortbl;\\red255\\green255\\blue255;\\red0\\green0\\blue0;}{\\*\\revtbl{Unknown;}{Ada;}}seen {\\v one}{\\cf1 two}{\\fs2 three}\
         {\\cf1\\highlight2 shaded} {\\deleted\\revauthdel1\\revdttmdel120195722 2019}{\\revised\\revauth1\\revdttm120195722 2017}\\par",
    );
    let unseen: Vec<_> = document.unseen.iter().map(|u| (u.text.as_str(), u.why)).collect();
    assert_eq!(unseen, [("one", Concealment::Marked), ("two", Concealment::Colour), ("three", Concealment::Tiny)]);
    assert_eq!(texts(&document), ["seen shaded 2017"]);
    let revision = &document.revisions[0];
    assert_eq!(
        (revision.by.as_deref(), revision.removed[0].as_str(), revision.added[0].as_str()),
        (Some("Ada"), "2019", "2017")
    );
    assert_eq!(revision.at.as_deref(), Some("2014-10-01T10:10"));
}

#[test]
fn links_objects_and_what_it_says_of_itself() {
    let document = rtf(
        "{\\info{\\author Ada}{\\operator Bo}{\\creatim\\yr2024\\mo5\\dy1\\hr10\\min20}{\\printim\\yr0\\mo0\\dy0\\hr0\\min0}{\\edmins7}}{\\*\\generator Msftedit 5.41;}\
         {\\*\\template https://e.example.com/t.dotm}{\\*\\rsidtbl\\rsid161\\rsid178}{\\*\\unknown left out}\
         {\\field{\\*\\fldinst HYPERLINK \"https://a.example.com\"}{\\fldrslt my page}} {\\object{\\*\\objclass Package}{\\*\\objdata 01}}{\\footnote part time}\\par",
    );
    assert_eq!(texts(&document), ["my page", "part time"]);
    let link = &document.links[0];
    assert_eq!((&*link.text, &*link.target, link.line), ("my page", "https://a.example.com", Some(0)));
    let told: Vec<_> = document.properties.iter().map(|p| (&*p.name, &*p.value)).collect();
    let about = [("Author", "Ada"), ("Operator", "Bo"), ("CreationDate", "2024-05-01T10:20"), ("EditingMinutes", "7")];
    assert_eq!(told[..4], about);
    let more = [
        ("Producer", "Msftedit 5.41"),
        ("template", "https://e.example.com/t.dotm"),
        ("rsids", "2"),
        ("rsidList", "000000A1 000000B2"),
    ];
    assert_eq!(told[4..], more);
    assert_eq!((&*document.active[0].what, &*document.embedded[0].name), ("remote-template", "Package"));
}

#[test]
fn styles_say_what_is_left_out() {
    let document = rtf(
        "{\\stylesheet{\\fs21 Normal;}{\\s1\\sbasedon0\\outlinelevel0\\b\\fs25 Kop 1;}{\\*\\cs15\\b Strong;}{\\s21\\sbasedon0\\fs42\\b Title;}\
         {\\s22\\sbasedon0\\sb45 Row;}{\\s23\\sbasedon21\\b0 heading 3;}}\\pard\\plain\\s21 Mara Lindqvist\\par\\pard\\plain\\s1 Work\\par\
         \\pard\\plain\\s22{\\b Clerk}\\tab 2019\\par\\s23 Tasks\\par\\s0\\fs18 sold fish\\par\\s99 more\\par",
    );
    let lines: Vec<_> = document.lines.iter().map(|l| (l.text.as_str(), l.role, l.size, l.bold)).collect();
    let (body, heading) = (Role::Body, Role::Heading);
    assert_eq!(lines[..2], [("Mara Lindqvist", heading(1), 2_100, true), ("Work", heading(1), 1_250, true)]);
    assert_eq!(lines[2..4], [("Clerk\t2019", body, 1_050, true), ("Tasks", heading(3), 2_100, false)]);
    assert_eq!(lines[4..], [("sold fish", body, 900, false), ("more", body, 900, false)]);
}

#[test]
fn a_box_beside_the_text_is_read_by_itself() {
    let document = rtf(
        "{\\stylesheet{\\s0\\fs21 Normal;}{\\s1\\outlinelevel0\\fs25\\b Heading 1;}}\\pard\\plain\\s0 Mara\\par before {\\shp{\\*\\shpinst\\shpleft0\\shptop0\
         {\\sp{\\sn shapeType}{\\sv 202}}{\\sp{\\sn dxTextLeft}{\\sv 36195}}{\\shptxt\\s1\\outlinelevel0\\fs25\\b Skills\\par\\s0\\fs21{\\listtext\\'95\\tab}\\ls2 Payroll\\par\
         \\s0\\fs21 German}}{\\shprslt{\\*\\do{\\dptxbxtext Skills\\par Payroll\\par German}}}}behind\\par {\\*\\do{\\dptxbxtext old box}}after\\par",
    );
    let lines: Vec<_> = document.lines.iter().map(|l| (l.text.as_str(), l.block, l.role)).collect();
    let (body, heading) = (Role::Body, Role::Heading(1));
    assert_eq!(lines[..3], [("Mara", 0, body), ("before", 1, body), ("Skills", 2, heading)]);
    assert_eq!(lines[3..6], [("Payroll", 3, Role::Item), ("German", 4, body), ("behind", 5, body)]);
    assert_eq!(lines[6..], [("old box", 6, body), ("after", 7, body)]);
}

#[test]
fn a_table_in_a_cell_stays_in_the_cell() {
    let document = rtf(
        "\\trowd\\cellx1\\cellx2\\pard\\intbl 2019\\cell\\pard\\intbl\\itap2 Clerk\\nestcell Malm\\'f6\\nestcell{\\*\\nesttableprops\\trowd\\cellx1\\nestrow}\
         {\\nonesttables\\par}\\pard\\intbl sold fish\\cell\\row\\pard after\\par",
    );
    let lines: Vec<_> = document.lines.iter().map(|l| (l.text.as_str(), l.block, l.role)).collect();
    let cell = Role::Cell;
    assert_eq!(lines[..2], [("2019", 0, cell), ("Clerk", 0, cell)]);
    assert_eq!(lines[2..], [("Malmö", 0, cell), ("sold fish", 0, cell), ("after", 1, Role::Body)]);
}

#[test]
fn hostile_groups_end() {
    assert_eq!(texts(&rtf(&("{".repeat(100_000) + "x"))), ["x"]);
    assert_eq!(texts(&rtf(&"}".repeat(1_000))), [""; 0]);
    assert_eq!(texts(&rtf(&("{\\field{\\*\\fldinst ".repeat(1_000) + "x"))), [""; 0]);
    rtf(&"\\trowd\\intbl x\\cell\\row".repeat(1_000));
}
