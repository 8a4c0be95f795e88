//! OpenDocument texts made here.

use crate::document::zip::make::archive;
use crate::document::{Concealment, Document, Format, Role, read};

const SPACES: &str = "xmlns:office=\"o\" xmlns:text=\"t\" xmlns:style=\"s\" xmlns:fo=\"f\" xmlns:table=\"b\" \
    xmlns:draw=\"d\" xmlns:xlink=\"x\" xmlns:dc=\"c\" xmlns:meta=\"m\" xmlns:config=\"g\"";

const STYLES: &str = "<style:style style:name=\"H\" style:family=\"text\"><style:text-properties text:display=\"none\"/></style:style>\
    <style:style style:name=\"B\" style:family=\"text\"><style:text-properties fo:font-weight=\"bold\" fo:font-size=\"12pt\"/></style:style>\
    <style:style style:name=\"W\" style:family=\"text\" style:parent-style-name=\"B\"><style:text-properties fo:color=\"#ffffff\"/></style:style>\
    <style:style style:name=\"N\" style:family=\"table-cell\"><style:table-cell-properties fo:background-color=\"#000080\"/></style:style>";

fn content(body: &str) -> String {
    format!(
        "<office:document-content {SPACES}><office:automatic-styles>{STYLES}</office:automatic-styles>\
         <office:body><office:text>{body}</office:text></office:body></office:document-content>"
    )
}

fn odt(body: &str, more: &[(&str, &str)]) -> Document {
    let content = content(body);
    let mut parts = vec![("mimetype", "application/vnd.oasis.opendocument.text"), ("content.xml", &content)];
    parts.extend(more);
    let bytes = archive(&parts.iter().map(|(n, t)| (*n, t.as_bytes())).collect::<Vec<_>>());
    read::read(&bytes, "cv.odt", &mut |_, _| {}).expect("a document")
}

#[test]
fn paragraphs_lists_tables_and_links() {
    let document = odt(
        "<text:h text:outline-level=\"2\">Experience</text:h><text:p><text:span text:style-name=\"B\">Clerk</text:span><text:tab/>2019\
         <text:line-break/>a<text:s text:c=\"3\"/>b</text:p><text:list><text:list-item><text:p>sold</text:p></text:list-item></text:list>\
         <table:table><table:table-row><table:table-cell><text:p>c</text:p></table:table-cell><table:table-cell><text:p>d</text:p>\
         </table:table-cell></table:table-row></table:table><text:p><draw:frame><draw:text-box><text:p>box</text:p></draw:text-box></draw:frame>\
         <text:a xlink:href=\"https://a.example.com\">page</text:a></text:p>",
        &[],
    );
    assert_eq!(document.format, Format::Odt);
    let lines: Vec<_> = document.lines.iter().map(|l| (l.text.as_str(), l.block, l.role)).collect();
    let (head, body, cell) = (Role::Heading(2), Role::Body, Role::Cell);
    let above = [("Experience", 0, head), ("Clerk\t2019", 1, body), ("a b", 1, body), ("sold", 2, Role::Item)];
    assert_eq!(lines[..4], above);
    assert_eq!(lines[4..], [("c", 3, cell), ("d", 3, cell), ("page", 4, body), ("box", 5, body)]);
    assert_eq!((document.links[0].line, &*document.links[0].target), (Some(6), "https://a.example.com"));
    assert_eq!(document.lines[1].size, 1_200);
}

#[test]
fn hidden_words_and_changes() {
    let change = |kind: &str, id: &str, words: &str| {
        format!(
            "<text:changed-region text:id=\"{id}\"><text:{kind}><office:change-info><dc:creator>Ada</dc:creator><dc:date>2024-05-01T10:00:00</dc:date>\
             </office:change-info>{words}</text:{kind}></text:changed-region>"
        )
    };
    let tracked = change("deletion", "a", "<text:p>2019</text:p>") + &change("insertion", "b", "");
    let document = odt(
        &format!(
            "<text:tracked-changes>{tracked}</text:tracked-changes><text:p>Clerk <text:span text:style-name=\"H\">one</text:span>\
             <text:change text:change-id=\"a\"/><text:change-start text:change-id=\"b\"/>2017<text:change-end text:change-id=\"b\"/>\
             <text:span text:style-name=\"W\">two</text:span></text:p><table:table><table:table-row><table:table-cell table:style-name=\"N\"><text:p>\
             <text:span text:style-name=\"W\">cell</text:span></text:p></table:table-cell></table:table-row></table:table>"
        ),
        &[],
    );
    let unseen: Vec<_> = document.unseen.iter().map(|u| (u.text.as_str(), u.why)).collect();
    assert_eq!(unseen, [("one", Concealment::Marked), ("two", Concealment::Colour)]);
    let lines: Vec<_> = document.lines.iter().map(|l| l.text.as_str()).collect();
    assert_eq!(lines, ["Clerk 2017", "cell"]);
    assert_eq!((&*document.revisions[0].removed[0], &*document.revisions[0].added[0]), ("2019", "2017"));
}

#[test]
fn what_it_says_of_itself_and_heads() {
    let meta = format!(
        "<office:document-meta {SPACES}><office:meta><meta:generator>LibreOffice</meta:generator><meta:initial-creator>Ada</meta:initial-creator>\
         <meta:user-defined meta:name=\"Client\">x</meta:user-defined></office:meta></office:document-meta>"
    );
    let styles = format!(
        "<office:document-styles {SPACES}><office:master-styles><style:master-page><style:header><text:p>mara@example.com</text:p></style:header>\
         </style:master-page></office:master-styles></office:document-styles>"
    );
    let document = odt(
        "<text:p>Mara<office:annotation><dc:creator>Bo</dc:creator><text:p>why?</text:p></office:annotation></text:p>",
        &[("meta.xml", &meta), ("styles.xml", &styles), ("Basic/Standard/Module1.xml", "x")],
    );
    let told: Vec<_> = document.properties.iter().map(|p| (&*p.source, &*p.name, &*p.value)).collect();
    let expected = [
        ("comments", "Bo", "why?"),
        ("meta", "generator", "LibreOffice"),
        ("meta", "initial-creator", "Ada"),
        ("custom", "Client", "x"),
    ];
    assert_eq!(told, expected);
    assert_eq!((&*document.lines[0].text, document.lines[0].role), ("mara@example.com", Role::Margin));
    assert_eq!(document.active[0].what, "macro");
}

#[test]
fn a_flat_file_is_read_and_a_locked_one_refused() {
    let flat = content("<text:p>Mara</text:p>").replace("document-content", "document");
    let flat = format!("<?xml version=\"1.0\"?>{flat}")
        .replace("<office:document ", "<office:document office:mimetype=\"application/vnd.oasis.opendocument.text\" ");
    let document = read::read(flat.as_bytes(), "cv.fodt", &mut |_, _| {}).expect("a document");
    assert_eq!((document.format, &*document.lines[0].text), (Format::Odt, "Mara"));
    let locked = archive(&[
        ("mimetype", b"application/vnd.oasis.opendocument.text"),
        ("META-INF/manifest.xml", b"<m><encryption-data/></m>"),
    ]);
    let refused = read::read(&locked, "cv.odt", &mut |_, _| {}).expect_err("locked");
    assert!(refused.0.contains("password"));
}
