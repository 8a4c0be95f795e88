//! Plain text as a page: one line, one element. For pasted profiles and text files.

use super::{Builder, Element, Limits, Page};

/// True for text that is markup: a saved page or a fragment of one.
pub fn is_markup(text: &str) -> bool {
    const TAGS: &[&str] = &[
        "!doctype", "html", "head", "body", "main", "section", "article", "div", "span", "p", "h1", "h2", "ul",
        "table", "meta", "script", "a ", "form",
    ];
    // However many blanks stand in front, and a comment is markup.
    let text = text.trim_start_matches(|c: char| c.is_whitespace() || c == '\u{FEFF}');
    let head = super::clip(text, 4_096).to_ascii_lowercase();
    head.starts_with("<!--")
        || head.match_indices('<').any(|(at, _)| TAGS.iter().any(|tag| begins_tag(&head[at + 1..], tag)))
}

fn begins_tag(rest: &str, tag: &str) -> bool {
    let ends = |c: char| c.is_whitespace() || c == '>' || c == '/';
    rest.strip_prefix(tag).is_some_and(|after| tag.ends_with(' ') || after.starts_with(ends))
}

/// A page of paragraphs; blank lines part sections.
pub fn parse(text: &str, address: &str) -> Page {
    let mut builder = Builder::new(address, Limits::default());
    builder.open(element("html"), false);
    builder.open(element("body"), false);
    builder.open(element("section"), false);
    for line in text.lines() {
        if line.trim().is_empty() {
            builder.close();
            builder.open(element("section"), false);
        } else {
            builder.open(element("p"), false);
            builder.text(line);
            builder.close();
        }
    }
    for _ in 0..3 {
        builder.close();
    }
    builder.finish()
}

fn element(name: &str) -> Element {
    Element { name: name.into(), attributes: Vec::new() }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn markup_is_told_from_text() {
        assert!(is_markup("  <!DOCTYPE html><p>x"));
        assert!(is_markup("<div class=x>"));
        assert!(is_markup("<li>x</li> <a href=x>"));
        assert!(is_markup(&format!("{}<div>x</div>", "\n".repeat(5_000))));
        assert!(is_markup(&format!("<!-- {} --><div>x</div>", "-".repeat(5_000))));
        assert!(!is_markup("a < b and b > c, <mara@example.com>"));
        assert!(!is_markup("Mara Lindqvist\n<pre-sales>"));
    }

    #[test]
    fn lines_become_paragraphs() {
        let page = parse("Mara Lindqvist\n\nExperience\nClerk, 2019 - 2021\n", "");
        let lines: Vec<String> = page.lines(0).into_iter().map(|l| l.text).collect();
        assert_eq!(lines, ["Mara Lindqvist", "Experience", "Clerk, 2019 - 2021"]);
    }
}
