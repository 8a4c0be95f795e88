//! Pages made here.

use crate::document::{Concealment, Document, Format, Role, read};

fn html(text: &str) -> Document {
    read::read(text.as_bytes(), "cv.html", &mut |_, _| {}).expect("a document")
}

#[test]
fn markup_becomes_lines() {
    let document = html(
        "<!DOCTYPE html><html lang=en><head><title>CV &amp; more</title><meta name=author content='Ada'><style>p {}</style>\
         <body><H1>Mara <b>Lindqvist</b></H1><p>Malm&ouml;<br>Lund<p>Clerk<ul><li>sold<li>cooked</ul>\
         <table><tr><td>a<td>b<tr><td>c</table><a href=https://a.example.com/x?y=1&amp;z=2>my page</a> <script>if (a < b) '</p>'</script>1 < 2",
    );
    assert_eq!(document.format, Format::Html);
    let lines: Vec<_> = document.lines.iter().map(|l| (l.text.as_str(), l.block, l.role)).collect();
    let (body, item, cell) = (Role::Body, Role::Item, Role::Cell);
    let above = [("Mara Lindqvist", 0, Role::Heading(1)), ("Malmö", 1, body), ("Lund", 1, body), ("Clerk", 2, body)];
    assert_eq!(lines[..4], above);
    assert_eq!(lines[4..6], [("sold", 3, item), ("cooked", 4, item)]);
    assert_eq!(lines[6..], [("a", 5, cell), ("b", 5, cell), ("c", 6, cell), ("my page 1 < 2", 7, body)]);
    assert_eq!((&*document.links[0].target, document.links[0].line), ("https://a.example.com/x?y=1&z=2", Some(9)));
    let told: Vec<_> = document.properties.iter().map(|p| (&*p.name, &*p.value)).collect();
    assert_eq!(told, [("lang", "en"), ("title", "CV & more"), ("author", "Ada")]);
    assert_eq!(document.active[0].what, "javascript");
}

#[test]
fn hidden_words() {
    let document = html(
        "<p>seen <span style='display:none'>one <b style='display:block'>more</b></span><i style='color:#FFF'>two</i>\
         <i style='font-size:1px'>three</i><i style='color:white;background:#000'> shaded</i><i class=x style='color:white'> classed</i></p><p hidden>four</p>",
    );
    let unseen: Vec<_> = document.unseen.iter().map(|u| (u.text.as_str(), u.why)).collect();
    let (marked, colour, tiny) = (Concealment::Marked, Concealment::Colour, Concealment::Tiny);
    assert_eq!(unseen, [("one more", marked), ("two", colour), ("three", tiny), ("four", marked)]);
    assert_eq!(document.lines[0].text, "seen shaded classed");
}

#[test]
fn hostile_markup_costs_no_more_than_honest() {
    for piece in [
        "<a ",
        "<a b=\"",
        "<p",
        "&",
        "</a",
        "<!--",
        "<div>",
        "<li>",
        "<tr><td>",
        "<script>",
        "<a b c d e f>",
        "</",
        "<title>",
        "ä<",
    ] {
        html(&format!("<p>{}", piece.repeat(200_000 / piece.len())));
    }
}
