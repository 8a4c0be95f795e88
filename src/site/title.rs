//! The person's name in the title of the document.

/// The name in a title after a pattern: `{name} | LinkedIn`; `*` stands for anything.
/// A count of unread messages before the title is left out.
pub fn name(pattern: &str, title: &str) -> Option<String> {
    let title = without_count(title.trim());
    let (before, after) = pattern.split_once("{name}")?;
    let rest = strip_front(before, title)?;
    let name = match after.split_once('*') {
        None => rest.strip_suffix(after)?,
        Some((next, end)) => {
            let rest = rest.strip_suffix(end)?;
            &rest[..rest.find(next)?]
        }
    };
    let name = name.trim();
    (!name.is_empty() && name.chars().count() <= 120).then(|| name.to_owned())
}

fn strip_front<'a>(before: &str, title: &'a str) -> Option<&'a str> {
    match before.split_once('*') {
        None => title.strip_prefix(before),
        Some((first, next)) => {
            let rest = title.strip_prefix(first)?;
            rest.find(next).map(|at| &rest[at + next.len()..])
        }
    }
}

fn without_count(title: &str) -> &str {
    let Some((count, rest)) = title.strip_prefix('(').and_then(|t| t.split_once(") ")) else { return title };
    if count.chars().all(|c| c.is_ascii_digit() || c == '+') { rest } else { title }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_are_cut_out_of_titles() {
        for (pattern, title, expected) in [
            ("{name} | LinkedIn", "(2) Mara Lindqvist | LinkedIn", Some("Mara Lindqvist")),
            ("{name} - * | LinkedIn", "Mara Lind-Qvist - Lead - Acme | LinkedIn", Some("Mara Lind-Qvist")),
            ("{name} - * | LinkedIn", "Mara | LinkedIn", None),
            ("CATS - * - {name}", "CATS - Candidate - Mara L.", Some("Mara L.")),
            ("* ({name}) · *", "mara (Mara L.) · Site", Some("Mara L.")),
            ("{name} | LinkedIn", "| LinkedIn", None),
        ] {
            assert_eq!(name(pattern, title).as_deref(), expected, "{title}");
        }
    }
}
