//! Word documents made here, part by part.

use crate::document::zip::make::archive;
use crate::document::{Concealment, Document, Format, Role, read};

const RELS: &str = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";

/// Name spaces of a main part.
fn space() -> String {
    format!("xmlns:w=\"http://schemas.openxmlformats.org/wordprocessingml/2006/main\" xmlns:r=\"{RELS}\"")
}

/// References, each of a kind to a target; an address leads out.
fn rels(all: &[(&str, &str, &str)]) -> String {
    let one = |(id, kind, target): &(&str, &str, &str)| {
        let out = if target.contains("://") { " TargetMode=\"External\"" } else { "" };
        format!("<Relationship Id=\"{id}\" Type=\"{RELS}/{kind}\" Target=\"{target}\"{out}/>")
    };
    format!("<Relationships>{}</Relationships>", all.iter().map(one).collect::<String>())
}

/// A document with that body, more parts, and the references of the main part.
fn docx(body: &str, more: &[(&str, &str)], links: &[(&str, &str, &str)]) -> Document {
    let bytes = bytes(body, more, links);
    read::read(&bytes, "cv.docx", &mut |_, _| {}).expect("a document")
}

fn bytes(body: &str, more: &[(&str, &str)], links: &[(&str, &str, &str)]) -> Vec<u8> {
    let main = format!("<?xml version=\"1.0\"?><w:document {}><w:body>{body}</w:body></w:document>", space());
    let package = rels(&[("a", "officeDocument", "word/document.xml"), ("b", "core-properties", "docProps/core.xml")]);
    let links = rels(links);
    let mut parts = vec![
        ("[Content_Types].xml", "<Types/>"),
        ("_rels/.rels", &package),
        ("word/document.xml", &main),
        ("word/_rels/document.xml.rels", &links),
    ];
    parts.extend(more);
    archive(&parts.iter().map(|(name, text)| (*name, text.as_bytes())).collect::<Vec<_>>())
}

fn lines(document: &Document) -> Vec<(&str, u32, Role)> {
    document.lines.iter().map(|l| (l.text.as_str(), l.block, l.role)).collect()
}

#[test]
fn paragraphs_tabs_lists_and_tables() {
    let body = "<w:p><w:pPr><w:pStyle w:val=\"T\"/></w:pPr><w:r><w:t>Mara Lind</w:t></w:r><w:r><w:t>qvist</w:t></w:r></w:p>\
        <w:p><w:r><w:t>Clerk</w:t><w:tab/><w:t>2019</w:t><w:br/><w:t>Malmö</w:t></w:r></w:p>\
        <w:p><w:pPr><w:numPr><w:numId w:val=\"1\"/></w:numPr></w:pPr><w:r><w:t>sold fish</w:t></w:r></w:p>\
        <w:tbl><w:tr><w:tc><w:p><w:r><w:t>a</w:t></w:r></w:p></w:tc><w:tc><w:p><w:r><w:t>b</w:t></w:r></w:p></w:tc></w:tr></w:tbl>";
    let styles = format!(
        "<w:styles {}><w:style w:type=\"paragraph\" w:styleId=\"T\"><w:name w:val=\"heading 2\"/><w:rPr><w:b/><w:sz w:val=\"28\"/></w:rPr></w:style></w:styles>",
        space()
    );
    let document = docx(body, &[("word/styles.xml", &styles)], &[("s", "styles", "styles.xml")]);
    assert_eq!(document.format, Format::Docx);
    let (head, body, item, cell) = (Role::Heading(2), Role::Body, Role::Item, Role::Cell);
    let above = [("Mara Lindqvist", 0, head), ("Clerk\t2019", 1, body), ("Malmö", 1, body), ("sold fish", 2, item)];
    assert_eq!(lines(&document)[..4], above);
    assert_eq!(lines(&document)[4..], [("a", 3, cell), ("b", 3, cell)]);
    assert!(document.lines[0].bold && document.lines[0].size == 1_400 && document.lines[1].size == 1_000);
}

#[test]
fn hidden_words_are_told_from_white_ones_on_a_colour() {
    let run =
        |look: &str, text: &str| format!("<w:r><w:rPr>{look}</w:rPr><w:t xml:space=\"preserve\">{text}</w:t></w:r>");
    let white = "<w:color w:val=\"FFFFFF\"/>";
    let body = [
        "<w:p>",
        &run("", "seen"),
        &run("<w:vanish/>", "one"),
        &run(white, " "),
        &run(white, "two"),
        &run("<w:sz w:val=\"2\"/>", "three"),
        &run(&format!("{white}<w:shd w:fill=\"1F3864\"/>"), " shaded"),
        &run("<w:vanish w:val=\"0\"/>", " shown"),
        "</w:p><w:tbl><w:tr><w:tc><w:tcPr><w:shd w:fill=\"000000\"/></w:tcPr><w:p>",
        &run(white, "cell"),
        "</w:p></w:tc></w:tr></w:tbl>",
    ]
    .concat();
    let document = docx(&body, &[], &[]);
    let unseen: Vec<_> = document.unseen.iter().map(|u| (u.text.as_str(), u.why)).collect();
    assert_eq!(unseen, [("one", Concealment::Marked), ("two", Concealment::Colour), ("three", Concealment::Tiny)]);
    assert_eq!(document.lines[0].text, "seen shaded shown");
    assert_eq!(document.lines[1].text, "cell");
}

#[test]
fn tracked_changes_are_revisions() {
    let who = "w:author=\"Ada\" w:date=\"2024-05-01T10:00:00Z\"";
    let body = format!(
        "<w:p><w:r><w:t xml:space=\"preserve\">Clerk </w:t></w:r><w:del {who}><w:r><w:delText>2019</w:delText></w:r></w:del>\
         <w:ins {who}><w:r><w:t>2017</w:t></w:r></w:ins><w:moveFrom {who}><w:r><w:t>gone</w:t></w:r></w:moveFrom></w:p>"
    );
    let document = docx(&body, &[], &[]);
    assert_eq!(document.lines[0].text, "Clerk 2017");
    assert_eq!(document.revisions.len(), 1);
    let revision = &document.revisions[0];
    assert_eq!((&*revision.removed[0], &*revision.added[0]), ("2019", "2017"));
    assert_eq!((revision.by.as_deref(), revision.at.as_deref()), (Some("Ada"), Some("2024-05-01T10:00:00Z")));
}

#[test]
fn links_fields_boxes_heads_and_notes() {
    let mark = |kind: &str| format!("<w:r><w:fldChar w:fldCharType=\"{kind}\"/></w:r>");
    let body = [
        "<w:p><w:hyperlink r:id=\"h\"><w:r><w:t>my page</w:t></w:r></w:hyperlink></w:p><w:p>",
        &mark("begin"),
        "<w:r><w:instrText>HYPERLINK \"https://b.example.com\"</w:instrText></w:r>",
        &mark("separate"),
        "<w:r><w:t>other</w:t></w:r>",
        &mark("end"),
        "<w:r><w:pict><w:txbxContent><w:p><w:r><w:rPr><w:color w:val=\"FFFFFF\"/></w:rPr><w:t>box</w:t></w:r></w:p></w:txbxContent></w:pict></w:r>\
         <w:r><w:t xml:space=\"preserve\"> after</w:t></w:r><w:fldSimple w:instr=\"INCLUDEPICTURE https://c.example.com/p.png\"/></w:p>",
    ]
    .concat();
    let header = format!("<w:hdr {}><w:p><w:r><w:t>mara@example.com</w:t></w:r></w:p></w:hdr>", space());
    let notes = format!(
        "<w:footnotes {}><w:footnote w:type=\"separator\"><w:p><w:r><w:t>-</w:t></w:r></w:p></w:footnote>\
         <w:footnote><w:p><w:r><w:t>part time</w:t></w:r></w:p></w:footnote></w:footnotes>",
        space()
    );
    let parts = [("word/header1.xml", header.as_str()), ("word/header2.xml", &header), ("word/footnotes.xml", &notes)];
    let links = [
        ("h", "hyperlink", "https://a.example.com"),
        ("i", "header", "header1.xml"),
        ("j", "header", "header2.xml"),
        ("k", "footnotes", "footnotes.xml"),
        ("l", "image", "https://d.example.com/track.png"),
    ];
    let document = docx(&body, &parts, &links);
    let texts: Vec<_> = lines(&document).into_iter().map(|(text, _, role)| (text, role)).collect();
    let plain = |text| (text, Role::Body);
    let expected =
        [("mara@example.com", Role::Margin), plain("my page"), plain("other after"), plain("box"), plain("part time")];
    assert_eq!(texts, expected);
    let links: Vec<_> = document.links.iter().map(|l| (l.text.as_str(), &*l.target, l.line)).collect();
    assert_eq!(links, [("my page", "https://a.example.com", Some(1)), ("other", "https://b.example.com", Some(2))]);
    let active: Vec<_> = document.active.iter().map(|a| (&*a.what, &*a.target)).collect();
    let pictures =
        [("remote-picture", "https://c.example.com/p.png"), ("remote-picture", "https://d.example.com/track.png")];
    assert_eq!(active, pictures);
}

#[test]
fn what_a_document_says_of_itself_is_listed() {
    let core = "<c:core xmlns:c=\"c\" xmlns:d=\"d\"><d:creator>Ada</d:creator><c:lastModifiedBy>Bo</c:lastModifiedBy></c:core>";
    let settings = format!(
        "<w:settings {}><w:rsids><w:rsidRoot w:val=\"00A1\"/><w:rsid w:val=\"00A1\"/><w:rsid w:val=\"00B2\"/></w:rsids></w:settings>",
        space()
    );
    let comments = format!(
        "<w:comments {}><w:comment w:author=\"Cy\"><w:p><w:r><w:t>why?</w:t></w:r></w:p></w:comment></w:comments>",
        space()
    );
    let template = rels(&[("t", "attachedTemplate", "https://e.example.com/t.dotm")]);
    let parts = [
        ("docProps/core.xml", core),
        ("word/settings.xml", &settings),
        ("word/comments.xml", &comments),
        ("word/_rels/settings.xml.rels", &template),
        ("word/vbaProject.bin", "x"),
        ("word/embeddings/sheet.xlsx", "xyz"),
    ];
    let links = [("s", "settings", "settings.xml"), ("c", "comments", "comments.xml")];
    let document = docx("<w:p/>", &parts, &links);
    let told: Vec<_> = document.properties.iter().map(|p| (&*p.source, &*p.name, &*p.value)).collect();
    let expected = [
        ("core", "creator", "Ada"),
        ("core", "lastModifiedBy", "Bo"),
        ("settings", "rsidRoot", "00A1"),
        ("settings", "rsids", "2"),
        ("settings", "rsidList", "00A1 00B2"),
        ("comments", "Cy", "why?"),
        ("settings", "attachedTemplate", "https://e.example.com/t.dotm"),
    ];
    assert_eq!(told, expected);
    let active: Vec<_> = document.active.iter().map(|a| (&*a.what, &*a.target)).collect();
    assert_eq!(active, [("remote-template", "https://e.example.com/t.dotm"), ("macro", "word/vbaProject.bin")]);
    assert_eq!((&*document.embedded[0].name, document.embedded[0].size), ("sheet.xlsx", 3));
}

#[test]
fn deep_nesting_is_cut_and_damage_is_refused() {
    let deep = format!("{}{}", "<w:sdt>".repeat(5_000), "</w:sdt>".repeat(5_000));
    assert!(docx(&deep, &[], &[]).cut);
    let boxes =
        "<w:p><w:r><w:pict><w:txbxContent>".repeat(2_000) + &"</w:txbxContent></w:pict></w:r></w:p>".repeat(2_000);
    assert!(docx(&boxes, &[], &[]).cut);
    let refused = read::read(&bytes("<w:p>", &[], &[]), "cv.docx", &mut |_, _| {});
    assert!(refused.expect_err("not closed").0.contains("damaged"));
}
