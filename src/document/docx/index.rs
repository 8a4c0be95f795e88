//! Where each style stands in `styles.xml`, found without making a tree of it: reading all styles that Word writes
//! would take longer than the rest of the file.

use memchr::memmem::Finder;
use memchr::{memchr, memchr2_iter};
use std::ops::Range;

/// Most styles, and the longest root tag, that are looked up one by one: each look repeats the root tag.
const MOST: usize = 4_000;
const ROOT: usize = 8_192;

/// Styles by their places.
#[derive(Debug)]
pub struct Index {
    text: String,
    /// The tag that opens the root; it declares the name spaces.
    root: Range<usize>,
    /// The name of the root, for the tag that closes it.
    name: Range<usize>,
    /// What comes before all styles and those that are marked as default.
    beginning: Vec<Range<usize>>,
    /// Ids with their elements, by id; of several with one id the last counts, and comes last.
    styles: Vec<(Range<usize>, Range<usize>)>,
}

impl Index {
    /// Looks through a part; gives it back when it is not written plainly: comments, entities in ids, far too much.
    pub fn of(text: String) -> Result<Index, String> {
        match Walk::new(&text).and_then(Walk::through) {
            Some((root, name, beginning, mut styles)) => {
                styles.sort_by(|(a, _), (b, _)| text.get(a.clone()).cmp(&text.get(b.clone())));
                Ok(Index { text, root, name, beginning, styles })
            }
            None => Err(text),
        }
    }

    /// A part with the defaults of the document and nothing else.
    pub fn beginning(&self) -> String {
        self.part(&self.beginning)
    }

    /// A part with that style and nothing else.
    pub fn style(&self, id: &str) -> Option<String> {
        let end = self.styles.partition_point(|(at, _)| self.text.get(at.clone()).unwrap_or_default() <= id);
        let (at, element) = self.styles.get(end.checked_sub(1)?)?;
        (self.text.get(at.clone()) == Some(id)).then(|| self.part(std::slice::from_ref(element)))
    }

    fn part(&self, pieces: &[Range<usize>]) -> String {
        let piece = |range: &Range<usize>| self.text.get(range.clone()).unwrap_or_default();
        let inner: String = pieces.iter().map(piece).collect();
        format!("{}{inner}</{}>", piece(&self.root), piece(&self.name))
    }
}

/// What a walk finds: the root tag, its name, what is always read, the styles.
type Found = (Range<usize>, Range<usize>, Vec<Range<usize>>, Vec<(Range<usize>, Range<usize>)>);

/// Goes from tag to tag.
struct Walk<'t> {
    text: &'t str,
    at: usize,
    root: Range<usize>,
    name: Range<usize>,
    /// `<w:style`, and what closes it; the same for the defaults.
    style: (String, String),
    defaults: (String, String),
}

impl<'t> Walk<'t> {
    /// Behind the root tag.
    fn new(text: &'t str) -> Option<Walk<'t>> {
        let bare = text.trim_start_matches('\u{feff}').trim_start();
        let start = text.len() - bare.len();
        let prolog = if bare.starts_with("<?xml") { start + bare.find("?>")? + 2 } else { start };
        let from = prolog + text.get(prolog..)?.find('<')?;
        let root = from..tag_end(text, from)?;
        let tag = text.get(from + 1..root.end - 1)?;
        let name = tag.split(|c: char| c.is_ascii_whitespace()).next()?;
        let prefix = name.strip_suffix("styles").filter(|p| p.is_empty() || p.ends_with(':'))?;
        let pair = |element: &str| (format!("<{prefix}{element}"), format!("</{prefix}{element}>"));
        // A comment may hold what looks like a style.
        let rest = text.as_bytes().get(root.end - 1..)?;
        let commented = memchr2_iter(b'!', b'?', rest).any(|at| at > 0 && rest.get(at - 1) == Some(&b'<'));
        let plain = root.len() <= ROOT && !tag.ends_with('/') && !commented;
        let (style, defaults) = (pair("style"), pair("docDefaults"));
        plain.then(|| Walk { text, at: root.end, name: from + 1..from + 1 + name.len(), root, style, defaults })
    }

    fn through(mut self) -> Option<Found> {
        let (mut beginning, mut styles) = (Vec::new(), Vec::new());
        let ((style, end), (defaults, defaults_end)) = (self.style.clone(), self.defaults.clone());
        let (end, defaults_end) = (Finder::new(&end), Finder::new(&defaults_end));
        let (styled, marked) = (Finder::new("styleId"), Finder::new("default"));
        while let Some(tag) = self.next_tag() {
            if opens(tag, &style) {
                let from = self.at;
                let head = self.element(&end)?;
                let id = id(self.text, head.clone(), &styled)?;
                let is_default = marked.find(self.text.as_bytes().get(head)?).is_some();
                beginning.extend(is_default.then_some(from..self.at));
                styles.extend(id.map(|id| (id, from..self.at)));
            } else if opens(tag, &defaults) {
                let from = self.at;
                self.element(&defaults_end)?;
                beginning.push(from..self.at);
            } else {
                self.at += 1;
            }
            if styles.len() > MOST || beginning.len() > MOST {
                return None;
            }
        }
        (!styles.is_empty()).then_some((self.root, self.name, beginning, styles))
    }

    /// The text from the next tag on; nothing at the end.
    fn next_tag(&mut self) -> Option<&'t str> {
        self.at += memchr(b'<', self.text.as_bytes().get(self.at..)?)?;
        self.text.get(self.at..)
    }

    /// Past an element that opens here; gives its opening tag.
    fn element(&mut self, close: &Finder<'_>) -> Option<Range<usize>> {
        let head = self.at..tag_end(self.text, self.at)?;
        self.at = head.end;
        if self.text.get(head.clone())?.ends_with("/>") {
            return Some(head);
        }
        self.at += close.find(self.text.as_bytes().get(self.at..)?)? + close.needle().len();
        Some(head)
    }
}

/// Opens the element of that name, and not of a longer one.
fn opens(tag: &str, name: &str) -> bool {
    let rest = tag.strip_prefix(name).and_then(|rest| rest.bytes().next());
    rest.is_some_and(|byte| byte.is_ascii_whitespace() || byte == b'>' || byte == b'/')
}

/// Behind a tag; none when a value in it holds what ends tags.
fn tag_end(text: &str, from: usize) -> Option<usize> {
    let end = from + text.get(from..)?.find('>')? + 1;
    let marks = |mark: u8| text.as_bytes().get(from..end).map_or(0, |tag| tag.iter().filter(|b| **b == mark).count());
    (marks(b'"') % 2 == 0 && marks(b'\'') % 2 == 0).then_some(end)
}

/// Where the id in a tag stands; nothing when it has none, none when it is not written plainly.
fn id(text: &str, tag: Range<usize>, styled: &Finder<'_>) -> Option<Option<Range<usize>>> {
    let Some(at) = styled.find(text.as_bytes().get(tag.clone())?) else { return Some(None) };
    let from = tag.start + at + styled.needle().len();
    let rest = text.get(from..tag.end)?.strip_prefix('=')?;
    let quote = rest.chars().next().filter(|c| matches!(c, '"' | '\''))?;
    let value = rest.get(1..)?.split(quote).next()?;
    (!value.contains('&')).then_some(Some(from + 2..from + 2 + value.len()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn styles_are_found_where_they_stand() {
        let text = "<?xml version='1.0'?>\n<w:styles xmlns:w='w'><w:docDefaults><a/></w:docDefaults><w:style w:styleId='b'/>\
            <w:styleSheet/><w:style w:default='1' w:styleId='a'><w:name/></w:style><w:style w:styleId='b'>1</w:style></w:styles>";
        let index = Index::of(text.to_owned()).expect("plain");
        let style = |id: &str| index.style(id);
        assert_eq!(style("b").as_deref(), Some("<w:styles xmlns:w='w'><w:style w:styleId='b'>1</w:style></w:styles>"));
        assert!(style("a").is_some_and(|part| part.contains("<w:name/>")));
        assert_eq!(style("c"), None);
        let beginning = index.beginning();
        assert!(beginning.contains("<w:docDefaults><a/></w:docDefaults><w:style w:default='1'"), "{beginning}");
    }

    #[test]
    fn what_is_not_plain_is_given_back() {
        for inner in ["<!-- <w:style w:styleId='x'/> -->", "<w:style w:styleId='a&amp;b'/>", "<w:style a='>'/>", ""] {
            let text = format!("<w:styles xmlns:w='w'>{inner}</w:styles>");
            assert_eq!(Index::of(text.clone()).err(), Some(text));
        }
    }
}
