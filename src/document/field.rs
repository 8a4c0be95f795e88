//! Fields of word processors: links by instruction, and what would fetch something.

/// What an instruction asks for.
#[derive(Debug, PartialEq, Eq)]
pub enum Field {
    /// A link to an address.
    Link(String),
    /// Something to fetch or to run: what, and where.
    Active(&'static str, String),
    /// A page number, a date: nothing of interest.
    Other,
}

/// Reads an instruction such as `HYPERLINK "https://example.com" \o "tip"`.
pub fn field(instruction: &str) -> Field {
    let words = words(instruction);
    let mut words = words.iter().map(String::as_str);
    let name = words.next().unwrap_or_default().to_ascii_uppercase();
    let mut arguments = words.filter(|w| !w.starts_with('\\'));
    let mut first = || arguments.next().unwrap_or_default().to_owned();
    match name.as_str() {
        // `\l "place"` alone is a place in the same document.
        "HYPERLINK" if instruction.trim_start().get(9..).is_some_and(|r| r.trim_start().starts_with("\\l")) => {
            Field::Other
        }
        "HYPERLINK" => Field::Link(first()),
        "INCLUDEPICTURE" => Field::Active("remote-picture", first()),
        "INCLUDETEXT" | "LINK" | "IMPORT" | "RD" => Field::Active("external-object", first()),
        "DDE" | "DDEAUTO" => Field::Active("launch", [first(), first()].join(" ")),
        _ => Field::Other,
    }
}

/// Words of an instruction; quotes hold several together.
fn words(instruction: &str) -> Vec<String> {
    let mut words = Vec::new();
    let mut quoted = false;
    let mut open = String::new();
    for c in instruction.chars().take(4_000) {
        match c {
            '"' | '“' | '”' => quoted = !quoted,
            c if c.is_whitespace() && !quoted => words.extend((!open.is_empty()).then(|| std::mem::take(&mut open))),
            c => open.push(c),
        }
    }
    words.extend((!open.is_empty()).then_some(open));
    words
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn instructions_are_told_apart() {
        for (instruction, is) in [
            (" HYPERLINK \"https://a.example.com/x y\" \\o \"tip\"", Field::Link("https://a.example.com/x y".into())),
            ("hyperlink mailto:a@example.com", Field::Link("mailto:a@example.com".into())),
            ("HYPERLINK \\l \"top\"", Field::Other),
            (
                "INCLUDEPICTURE \\d \"https://b.example.com/p.png\"",
                Field::Active("remote-picture", "https://b.example.com/p.png".into()),
            ),
            ("DDEAUTO c:\\x\\cmd.exe \"/k calc\"", Field::Active("launch", "c:\\x\\cmd.exe /k calc".into())),
            ("PAGE", Field::Other),
            ("", Field::Other),
        ] {
            assert_eq!(field(instruction), is, "{instruction}");
        }
    }
}
