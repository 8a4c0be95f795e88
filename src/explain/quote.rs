//! Quotes as they are drawn: short enough to read, and unable to turn the text around them.

/// Characters of a quote inside a sentence.
pub(super) const SHORT: usize = 90;
/// Characters of a quote that stands by itself.
pub(super) const LONG: usize = 280;

/// The words to draw: control characters dropped, long ones shortened in the middle with "…".
pub(super) fn shown(quote: &str, limit: usize) -> String {
    let clean: String = quote.chars().take(limit * 64).filter(|c| !is_control(*c)).collect();
    let short = shorten(clean.trim(), limit);
    if short.chars().any(is_right_to_left) { format!("\u{2068}{short}\u{2069}") } else { short }
}

/// Invisible characters that reorder or hide text.
fn is_control(c: char) -> bool {
    c.is_control()
        || matches!(c, '\u{061C}' | '\u{200B}'..='\u{200F}' | '\u{202A}'..='\u{202E}' | '\u{2060}'..='\u{206F}' | '\u{FEFF}')
}

/// Hebrew, Arabic and the other scripts that run from right to left; they are kept apart from the
/// sentence around them.
fn is_right_to_left(c: char) -> bool {
    matches!(c, '\u{0590}'..='\u{08FF}' | '\u{FB1D}'..='\u{FDFF}' | '\u{FE70}'..='\u{FEFC}' | '\u{10800}'..='\u{10FFF}' | '\u{1E800}'..='\u{1EFFF}')
}

/// The beginning and the end, about two to one, cut between words where there are some.
fn shorten(text: &str, limit: usize) -> String {
    let ends: Vec<usize> = text.char_indices().map(|(at, _)| at).collect();
    if ends.len() <= limit {
        return text.to_owned();
    }
    let head = &text[..ends[limit * 2 / 3]];
    let tail = &text[ends[ends.len() - limit / 3]..];
    let head = head.rfind(' ').filter(|at| *at > head.len() / 2).map_or(head, |at| &head[..at]);
    let tail = tail.find(' ').filter(|at| *at < tail.len() / 2).map_or(tail, |at| &tail[at + 1..]);
    format!("{} … {}", head.trim_end(), tail.trim_start())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn short_quotes_stay_as_they_are() {
        assert_eq!(shown("mara@example.com", SHORT), "mara@example.com");
    }

    #[test]
    fn long_quotes_keep_both_ends_and_whole_words() {
        let long = format!("It begins here {}and it ends here", "and goes on ".repeat(40));
        let short = shown(&long, SHORT);
        assert!(short.chars().count() <= SHORT + 3, "{short}");
        assert!(
            short.starts_with("It begins here") && short.ends_with("it ends here") && short.contains(" … "),
            "{short}"
        );
        assert!(shown(&"ü".repeat(500), SHORT).contains('…'));
    }

    #[test]
    fn nothing_turns_the_text_around() {
        assert_eq!(shown("moc\u{202E}.elpmaxe\u{0000}\u{200B}", SHORT), "moc.elpmaxe");
        assert_eq!(shown("דנה לוי", SHORT), "\u{2068}דנה לוי\u{2069}");
    }
}
