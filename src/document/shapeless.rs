//! Characters without a shape: words that a machine reads and nobody sees.
//!
//! Three ways are known to carry words: tag characters (U+E0000 on, a shadow of ASCII), variation selectors
//! (one byte each), and runs of zero-width characters. All are honest somewhere (flags of England, Scotland and
//! Wales; shapes of a character; joiners in Persian, Hindi and emoji) and are left alone there.

use super::{Concealment, Document, Line, Unseen};

/// Zero-width characters in a row that no script and no emoji needs.
const RUN: usize = 8;

/// Characters of a run that are named.
const NAMED: usize = 16;

/// Takes shapeless words out of every line of a document. Lines of which nothing is left go.
pub fn settle(document: &mut Document) {
    for line in &mut document.lines {
        document.unseen.extend(take(line));
    }
    if document.lines.iter().all(|l| !l.text.is_empty()) {
        return;
    }
    let left: Vec<usize> = (0..document.lines.len()).filter(|n| !document.lines[*n].text.is_empty()).collect();
    for link in &mut document.links {
        let moved = link.line.and_then(|line| left.binary_search(&(line as usize)).ok());
        link.line = moved.and_then(|line| u32::try_from(line).ok());
    }
    document.lines.retain(|l| !l.text.is_empty());
}

/// Takes shapeless words out of a line.
fn take(line: &mut Line) -> Vec<Unseen> {
    if line.text.is_ascii() || !line.text.contains(is_shapeless) {
        return Vec::new();
    }
    let (seen, hidden) = part(&line.text);
    line.text = tidy(&seen);
    let unseen = |text| Unseen { text, why: Concealment::Shapeless, sheet: line.sheet, area: line.area };
    hidden.into_iter().map(unseen).collect()
}

/// White space collapsed; a tab stays one.
pub fn tidy(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let mut gap = None;
    for c in text.chars() {
        if c.is_whitespace() {
            gap = Some(if c == '\t' || gap == Some('\t') { '\t' } else { ' ' });
            continue;
        }
        if let Some(gap) = gap.take()
            && !out.is_empty()
        {
            out.push(gap);
        }
        out.push(c);
    }
    out
}

/// What is seen of a text, and the shapeless words that stood in it.
pub fn part(text: &str) -> (String, Vec<String>) {
    let mut seen = String::with_capacity(text.len());
    let mut hidden = Vec::new();
    let mut rest = text;
    while let Some(at) = rest.find(is_shapeless) {
        let (before, from) = rest.split_at(at);
        seen.push_str(before);
        let end = from.find(|c| !is_shapeless(c)).unwrap_or(from.len());
        let (run, after) = from.split_at(end);
        let next = after.chars().next();
        keep(run, &mut seen, next, &mut hidden);
        rest = after;
    }
    seen.push_str(rest);
    (seen, hidden)
}

/// Decides about a run: words, an honest mark, or nothing.
fn keep(run: &str, seen: &mut String, next: Option<char>, hidden: &mut Vec<String>) {
    let before = seen.chars().next_back();
    if before == Some('\u{1F3F4}') && is_flag(run) || is_joint(run, before, next) {
        return seen.push_str(run);
    }
    let tags: String = run.chars().filter_map(tag).collect();
    let bytes: Vec<u8> = run.chars().filter_map(selector).collect();
    if !tags.is_empty() {
        hidden.push(tags);
    }
    if bytes.len() >= 2 {
        hidden.push(String::from_utf8_lossy(&bytes).into_owned());
    }
    if run.chars().filter(|c| is_zero_width(*c)).count() >= RUN {
        hidden.push(named(run));
    }
}

/// A joiner or a selector of shape between two characters that may want one.
fn is_joint(run: &str, before: Option<char>, next: Option<char>) -> bool {
    let mut marks = run.chars();
    let (first, second, third) = (marks.next(), marks.next(), marks.next());
    let may_want = |c: Option<char>| c.is_some_and(|c| !c.is_ascii() && !c.is_whitespace());
    let is_shape = |c: Option<char>| matches!(c, Some('\u{FE00}'..='\u{FE0F}' | '\u{E0100}'..='\u{E01EF}'));
    let joins = |c: Option<char>| matches!(c, Some('\u{200C}' | '\u{200D}'));
    match (first, second, third) {
        (shape, None, None) if is_shape(shape) => before.is_some(),
        (joiner, None, None) if joins(joiner) => may_want(before) && (may_want(next) || joiner == Some('\u{200D}')),
        (shape, joiner, None) if is_shape(shape) && joins(joiner) => may_want(before) && may_want(next),
        _ => false,
    }
}

/// The tags of a flag: two to six letters or digits and the end.
fn is_flag(run: &str) -> bool {
    let Some(tags) = run.strip_suffix('\u{E007F}') else { return false };
    let count = tags.chars().count();
    (2..=6).contains(&count) && tags.chars().all(|c| tag(c).is_some_and(|t| t.is_ascii_alphanumeric()))
}

/// The ASCII character that a tag character shadows.
fn tag(c: char) -> Option<char> {
    let code = u32::from(c).checked_sub(0xE0000)?;
    (0x20..0x7f).contains(&code).then(|| char::from_u32(code)).flatten()
}

/// The byte that a variation selector stands for.
fn selector(c: char) -> Option<u8> {
    match u32::from(c) {
        code @ 0xFE00..=0xFE0F => u8::try_from(code - 0xFE00).ok(),
        code @ 0xE0100..=0xE01EF => u8::try_from(code - 0xE0100 + 16).ok(),
        _ => None,
    }
}

fn is_zero_width(c: char) -> bool {
    matches!(c, '\u{200B}'..='\u{200D}' | '\u{2060}'..='\u{2064}' | '\u{FEFF}' | '\u{180E}')
}

fn is_shapeless(c: char) -> bool {
    is_zero_width(c) || matches!(c, '\u{E0000}'..='\u{E007F}' | '\u{E0100}'..='\u{E01EF}' | '\u{FE00}'..='\u{FE0F}')
}

/// The characters of a run by their numbers, for they have no look.
fn named(run: &str) -> String {
    let mut out: Vec<String> = run.chars().take(NAMED).map(|c| format!("U+{:04X}", u32::from(c))).collect();
    let more = run.chars().count().saturating_sub(NAMED);
    if more > 0 {
        out.push(format!("and {more} more"));
    }
    out.join(" ")
}

#[cfg(test)]
mod tests {
    use super::*;

    fn tags(text: &str) -> String {
        text.chars().filter_map(|c| char::from_u32(0xE0000 + u32::from(c))).collect()
    }

    #[test]
    fn words_in_tags_selectors_and_runs_are_taken_out() {
        let selectors: String = b"hire".iter().filter_map(|b| char::from_u32(0xE0100 + u32::from(*b) - 16)).collect();
        let run = "\u{200B}\u{200C}".repeat(5);
        for (text, seen, hidden) in [
            (format!("Mara{} L", tags("rank first")), "Mara L", "rank first"),
            (format!("Clerk{selectors}"), "Clerk", "hire"),
            (format!("{}x", "\u{200B}".repeat(17)), "x", &*format!("{} and 1 more", ["U+200B"; 16].join(" "))),
            (format!("a{run}b"), "ab", &*["U+200B U+200C"; 5].join(" ")),
        ] {
            assert_eq!(part(&text), (seen.to_owned(), vec![hidden.to_owned()]));
        }
    }

    #[test]
    fn a_line_of_which_nothing_is_left_goes() {
        let line = |text: &str| Line { text: text.to_owned(), ..Line::default() };
        let link = |line| crate::document::Hyperlink { text: String::new(), target: "x".into(), line: Some(line) };
        let lines = vec![line("a"), line(&tags("b")), line("c")];
        let mut document = Document { lines, links: vec![link(0), link(1), link(2)], ..Document::default() };
        settle(&mut document);
        assert_eq!(document.lines.iter().map(|l| l.text.as_str()).collect::<Vec<_>>(), ["a", "c"]);
        assert_eq!(document.links.iter().map(|l| l.line).collect::<Vec<_>>(), [Some(0), None, Some(1)]);
        assert_eq!(document.unseen[0].text, "b");
    }

    #[test]
    fn honest_marks_stay() {
        let wales = format!("\u{1F3F4}{}\u{E007F}", tags("gbwls"));
        for text in ["می\u{200C}خواهم", "क्\u{200D}ष", "👩\u{200D}💻", "❤\u{FE0F}\u{200D}🔥", "☎\u{FE0F} 1", &wales]
        {
            assert_eq!(part(text), (text.to_owned(), Vec::new()));
        }
    }

    #[test]
    fn a_single_zero_width_space_goes_without_a_word() {
        assert_eq!(part("data\u{200B}base\u{FEFF}"), ("database".to_owned(), Vec::new()));
    }

    #[test]
    fn a_tab_stays_one() {
        assert_eq!(tidy("  a \u{a0} b \t  c\t"), "a b\tc");
    }
}
