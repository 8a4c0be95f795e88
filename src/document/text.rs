//! Plain text: one line, one line; blank lines part blocks.

use super::flow::{Flow, Ink, bulleted};
use super::{Document, Format, Role};

/// Reads a text into a document.
pub fn read(text: &str, document: &mut Document) {
    document.format = Format::Text;
    let text = text.replace("\r\n", "\n");
    let mut flow = Flow::new(document);
    for line in text.split(['\n', '\r', '\u{c}', '\u{b}', '\u{2028}', '\u{2029}']) {
        if flow.is_full() {
            flow.document.cut = true;
            break;
        }
        write(line, &mut flow);
    }
    flow.finish();
}

fn write(line: &str, flow: &mut Flow<'_>) {
    if line.trim().is_empty() || is_rule(line.trim()) {
        return flow.end_block();
    }
    let item = bulleted(line);
    // What is set in below an item goes on it.
    if item.is_some() || !line.starts_with([' ', '\t']) && flow.is_item() {
        flow.end_block();
    }
    if item.is_some() {
        flow.role(Role::Item);
    }
    flow.text(&spread(item.unwrap_or(line)), Ink::default());
    flow.end_line();
}

/// A line drawn with signs, as people do below a heading.
fn is_rule(line: &str) -> bool {
    let first = line.chars().next().unwrap_or_default();
    line.chars().count() >= 3 && "-=_~*#–—─".contains(first) && line.chars().all(|c| c == first)
}

/// A wide gap within a line parts it as a tab does.
fn spread(line: &str) -> String {
    let parts: Vec<&str> = line.split("   ").map(str::trim).filter(|part| !part.is_empty()).collect();
    parts.join("\t")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn blank_lines_part_blocks_and_items_stand_alone() {
        let mut document = Document::default();
        read("Mara Lindqvist\r\nMalmö\n\n\nExperience\n-----\n• sold\n  fish\n- cooked\n", &mut document);
        let lines: Vec<_> = document.lines.iter().map(|l| (l.text.as_str(), l.block, l.role)).collect();
        let (body, item) = (Role::Body, Role::Item);
        let expected = [("Mara Lindqvist", 0, body), ("Malmö", 0, body), ("Experience", 1, body)];
        assert_eq!(lines[..3], expected);
        assert_eq!(lines[3..], [("sold", 2, item), ("fish", 2, item), ("cooked", 3, item)]);
    }
}
