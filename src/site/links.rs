//! What may stand for a link, and what the file behind one is called.

use crate::candidate::link;

/// True for what can be followed: an address of the web, or a host with a path.
pub fn is_link(text: &str) -> bool {
    let text = text.trim();
    let host = text.split(['/', '?', '#']).next().unwrap_or_default();
    !text.contains(char::is_whitespace)
        && (text.starts_with("http://")
            || text.starts_with("https://")
            || (host.contains('.') && !host.contains([':', '@'])))
}

/// Name of the file that an address leads to.
pub fn file_name(text: &str) -> Option<String> {
    let path = text.split(['?', '#']).next()?;
    let name = path.rsplit('/').next().filter(|n| n.contains('.'))?;
    Some(link::decoded(name))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn file_names_are_decoded() {
        assert_eq!(file_name("/media/r%C3%A9sum%C3%A9.pdf?x=1").as_deref(), Some("résumé.pdf"));
        assert_eq!(file_name("/download/17"), None);
    }

    #[test]
    fn words_are_no_links() {
        for (text, is) in [
            ("https://a.test", true),
            ("a.test/x", true),
            ("none", false),
            ("a b.test", false),
            ("x@a.test", false),
            ("mailto:x@a.test", false),
        ] {
            assert_eq!(is_link(text), is, "{text}");
        }
    }
}
