//! Markup that is nested without end, made shallow before it is parsed: the parser looks through all open elements
//! at every tag, so a hundred thousand of them cost minutes. Browsers stop at 512.

use std::borrow::Cow;

/// Deepest nesting that is parsed; a page keeps less.
const MOST: usize = 2_000;

/// Elements without an end of their own, or whose end may be left out: they do not count.
const LIGHT: &str =
    " area base br col dd dt embed hr img input li link meta option p param path source td th tr track use wbr ";

/// The markup without the tags that stand too deep; their words stay.
pub fn shallow(html: &str) -> Cow<'_, str> {
    let mut depth = 0;
    if tags(html).all(|tag| tag.step(&mut depth)) {
        return Cow::Borrowed(html);
    }
    let (mut out, mut past, mut depth) = (String::with_capacity(html.len()), 0, 0);
    for tag in tags(html) {
        if !tag.step(&mut depth) {
            out.push_str(&html[past..tag.from]);
            past = tag.to;
        }
    }
    out.push_str(&html[past..]);
    Cow::Owned(out)
}

/// A start or end tag that counts, and where it stands.
struct Tag {
    from: usize,
    to: usize,
    ends: bool,
}

impl Tag {
    /// Opens or closes it; false when it stands too deep.
    fn step(&self, depth: &mut usize) -> bool {
        if self.ends {
            let fits = *depth <= MOST;
            *depth = depth.saturating_sub(1);
            return fits;
        }
        *depth += 1;
        *depth <= MOST
    }
}

/// The tags in order; what scripts and styles hold is none.
fn tags(html: &str) -> impl Iterator<Item = Tag> {
    let mut at = 0;
    std::iter::from_fn(move || {
        loop {
            let from = at + html[at..].find('<')?;
            let rest = &html[from + 1..];
            let ends = rest.starts_with('/');
            let name = rest[usize::from(ends)..].split(|c: char| !c.is_ascii_alphanumeric()).next().unwrap_or_default();
            let to = from + 1 + rest.find('>')? + 1;
            at = if name.is_empty() { from + 1 } else { to };
            if !ends && matches!(name, "script" | "style") {
                at = html[to..].find("</s").map_or(html.len(), |end| to + end);
                at = at.max(to);
                continue;
            }
            let light = LIGHT.contains(&format!(" {} ", name.to_ascii_lowercase()));
            if !name.is_empty() && !matches!(name, "script" | "style") && !light && !html[..to].ends_with("/>") {
                return Some(Tag { from, to, ends });
            }
        }
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_shallow_stays_as_it_is() {
        let page = "<ul><li>a<li>b</ul><script>'<div>'</script><p>c".repeat(3_000);
        assert!(matches!(shallow(&page), Cow::Borrowed(_)));
    }

    #[test]
    fn a_tower_loses_its_middle_and_keeps_its_words() {
        let page = "<div>".repeat(100_000) + "<h1>Mara Lind</h1>" + &"</div>".repeat(100_000) + "<p>below</p>";
        let made = shallow(&page);
        assert_eq!(made.matches("<div>").count(), MOST);
        assert_eq!(made.matches("</div>").count(), MOST);
        assert!(made.contains("Mara Lind") && made.ends_with("<p>below</p>"));
    }
}
