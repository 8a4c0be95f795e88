//! A page on its way from the content script to the engine: markup as a browser writes it.
//!
//! Browsers write a tree as markup in native code, six to ten times faster than a script can walk
//! it, and what they write is regular: every value quoted, every element closed, five characters
//! escaped ([HTML, serialising fragments](https://html.spec.whatwg.org/#serialising-html-fragments)).
//! So this reader needs no tree construction. What a tree holds and markup does not is sent beside
//! it: current values of form fields, and which nodes styles hide.
//!
//! Reading never fails: a page that was built to be misread is misread, and harms nobody.

use super::{Builder, Element, Limits, Page, hidden, text};
use std::borrow::Cow;

/// The parts of a page as the content script sends them.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Wire {
    /// Address of the page.
    pub address: String,
    /// Title of the document.
    pub title: String,
    /// The root element around the records of the head and the planned regions. Open shadow roots are
    /// written as declarative ones, first in their host.
    pub html: String,
    /// Current value of each form field in the order of the markup; `None` for one that nobody fills in.
    pub values: Vec<Option<String>>,
    /// Nodes that styles hide, ascending: indices in the page that comes of this wire.
    pub hidden: Vec<u32>,
}

/// Elements that hold nothing and are not closed.
const VOID: &[&str] = &[
    "area", "base", "basefont", "bgsound", "br", "col", "embed", "frame", "hr", "img", "input", "keygen", "link",
    "meta", "param", "source", "track", "wbr",
];

/// Elements whose text is not escaped.
const RAW: &[&str] = &["script", "style", "xmp", "iframe", "noembed", "noframes", "noscript", "plaintext"];

/// Bytes of markup that are read.
const MOST: usize = 24 << 20;

impl Wire {
    /// The page that the markup shows.
    pub fn page(&self) -> Page {
        let mut builder = Builder::new(&self.address, Limits::default());
        builder.describe(&self.title, "");
        let html = super::clip(&self.html, MOST);
        if html.len() < self.html.len() {
            builder.mark_cut();
        }
        let mut reader = Reader { rest: html, builder, open: Vec::new(), values: self.values.iter() };
        while !reader.rest.is_empty() && !reader.builder.is_full() {
            reader.step();
        }
        if !reader.rest.is_empty() {
            reader.builder.mark_cut();
        }
        let mut page = reader.builder.finish();
        if !page.is_empty() {
            page.language = page.attribute(0, "lang").unwrap_or_default().trim().to_ascii_lowercase();
        }
        page.hide(&self.hidden);
        page
    }
}

struct Reader<'a> {
    rest: &'a str,
    builder: Builder,
    open: Vec<Open<'a>>,
    values: std::slice::Iter<'a, Option<String>>,
}

/// An element that is not closed yet.
struct Open<'a> {
    name: &'a str,
    /// Children so far, for the way back to the living node: elements and texts.
    children: [u32; 2],
    /// Not collected, as is all below it.
    silent: bool,
    /// Below a template: no part of the tree, so none of its fields has a value of its own.
    inert: bool,
    /// The root of a shadow tree: no element itself.
    shadow: bool,
}

/// What the way down to a node says: `index * 4 + kind` among the children of its element.
const TEXT: u32 = 1;
const IN_SHADOW: u32 = 2;

impl<'a> Reader<'a> {
    /// One tag, one text, or one comment.
    fn step(&mut self) {
        match self.rest.as_bytes() {
            [b'<', b'/', ..] => self.end(),
            [b'<', b'!' | b'?', ..] => self.skip(),
            [b'<', ..] => self.start(),
            _ => self.text(),
        }
    }

    /// Takes what stands before `mark`, and `mark`; all that is left when there is none.
    fn until(&mut self, mark: &str) -> &'a str {
        let (taken, rest) = self.rest.split_once(mark).unwrap_or((self.rest, ""));
        self.rest = rest;
        taken
    }

    fn skip(&mut self) {
        let mark = if self.rest.starts_with("<!--") { "-->" } else { ">" };
        self.until(mark);
    }

    fn text(&mut self) {
        let end = self.rest.find('<').unwrap_or(self.rest.len());
        let (text, rest) = self.rest.split_at(end);
        self.rest = rest;
        self.write(&unescape(text));
    }

    fn write(&mut self, text: &str) {
        let step = self.next(TEXT);
        if !text.is_empty() && self.open.last().is_none_or(|o| !o.silent) {
            self.builder.stand(step);
            self.builder.text(text);
        }
    }

    /// The way from the element around to its next child.
    fn next(&mut self, kind: u32) -> u32 {
        let Some(parent) = self.open.last_mut() else { return 0 };
        let count = &mut parent.children[kind as usize];
        *count += 1;
        (*count - 1) * 4 + kind + if parent.shadow { IN_SHADOW } else { 0 }
    }

    fn end(&mut self) {
        let name = self.until(">").trim_start_matches("</");
        if self.open.last().is_some_and(|o| o.name == name) {
            self.close();
        }
    }

    fn close(&mut self) {
        if self.open.pop().is_some_and(|o| !o.silent && !o.shadow) {
            self.builder.close();
        }
    }

    fn start(&mut self) {
        let name = self.name();
        let tag = Tag::read(&mut self.rest, name);
        let (silent, inert) = self.open.last().map_or((false, false), |o| (o.silent, o.inert));
        let shadow = name == "template" && tag.get("shadowrootmode") == Some("open");
        if shadow {
            self.open.push(Open { name, children: [0; 2], silent, inert, shadow });
            return;
        }
        let step = self.next(0);
        let value = self.value(name, inert);
        let silent = silent || !text::is_collected(name, tag.get("type").unwrap_or_default());
        if !silent {
            self.builder.stand(step);
            let (element, hidden) = tag.element(value);
            self.builder.open(element, hidden);
        }
        self.enter(name, silent, inert || name == "template");
    }

    /// The name of the element that begins here.
    fn name(&mut self) -> &'a str {
        let end = self.rest.find([' ', '>']).unwrap_or(self.rest.len());
        let (name, rest) = self.rest.split_at(end);
        self.rest = rest;
        &name[1..]
    }

    /// The current value of a form field; fields below a template are no part of the tree.
    fn value(&mut self, name: &str, inert: bool) -> Option<&'a str> {
        let is_field = matches!(name, "input" | "select" | "textarea") && !inert;
        is_field.then(|| self.values.next()).flatten()?.as_deref()
    }

    /// Goes on below an element, or past it.
    fn enter(&mut self, name: &'a str, silent: bool, inert: bool) {
        let childless = !text::has_collected_children(name);
        if VOID.contains(&name) {
            if !silent {
                self.builder.close();
            }
            return;
        }
        self.open.push(Open { name, children: [0; 2], silent, inert, shadow: false });
        if RAW.contains(&name) {
            let end = format!("</{name}>");
            let raw = self.until(&end);
            if !childless {
                self.write(raw);
            }
            self.close();
        } else if childless && !silent {
            // Its children are passed by: it is closed now, and silent from here on.
            self.builder.close();
            if let Some(open) = self.open.last_mut() {
                open.silent = true;
            }
        }
    }
}

/// A start tag.
struct Tag<'a> {
    name: &'a str,
    attributes: Vec<(&'a str, &'a str)>,
}

impl<'a> Tag<'a> {
    /// Reads ` name="value"` until the tag ends.
    fn read(rest: &mut &'a str, name: &'a str) -> Tag<'a> {
        let mut attributes = Vec::new();
        while let Some(written) = rest.strip_prefix(' ') {
            let Some(end) = written.find(['=', '>', ' ']) else { break };
            let (key, after) = written.split_at(end);
            let Some((value, after)) = after.strip_prefix("=\"").and_then(|a| a.split_once('"')) else { break };
            attributes.push((key, value));
            *rest = after;
        }
        *rest = rest.split_once('>').map_or("", |(_, after)| after);
        Tag { name, attributes }
    }

    fn get(&self, key: &str) -> Option<&'a str> {
        self.attributes.iter().find(|(k, _)| *k == key).map(|(_, v)| *v)
    }

    /// The element with what is kept of its attributes, and whether its markup hides it.
    fn element(&self, value: Option<&str>) -> (Element, bool) {
        let mut element = Element { name: self.name.into(), attributes: Vec::new() };
        for (key, written) in &self.attributes {
            if text::keeps_attribute(key) {
                element.attributes.push(((*key).into(), text::kept_value(&unescape(written)).into()));
            }
        }
        let hidden = hidden::by_markup(&element, self.get("style"));
        if let Some(value) = value {
            element.attributes.retain(|(n, _)| &**n != "value");
            if !value.is_empty() {
                element.attributes.push(("value".into(), text::kept_value(value).into()));
            }
        }
        (element, hidden)
    }
}

/// Text or a value without the five escapes that browsers write.
fn unescape(text: &str) -> Cow<'_, str> {
    const ESCAPES: [(&str, &str); 5] =
        [("&amp;", "&"), ("&nbsp;", "\u{a0}"), ("&lt;", "<"), ("&gt;", ">"), ("&quot;", "\"")];
    if !text.contains('&') {
        return Cow::Borrowed(text);
    }
    let mut out = String::with_capacity(text.len());
    let mut rest = text;
    while let Some(at) = rest.find('&') {
        let (before, escaped) = rest.split_at(at);
        out.push_str(before);
        let known = ESCAPES.iter().find(|(written, _)| escaped.starts_with(written));
        let (written, meant) = known.copied().unwrap_or(("&", "&"));
        out.push_str(meant);
        rest = &escaped[written.len()..];
    }
    out.push_str(rest);
    Cow::Owned(out)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn page(html: &str) -> Page {
        Wire { html: html.into(), ..Wire::default() }.page()
    }

    /// The page as an outline: elements with their texts, hidden ones in brackets.
    fn outline(page: &Page) -> String {
        let mut out = String::new();
        for id in 0..page.len() as u32 {
            match page.as_text(id) {
                Some(text) => out.push_str(&format!("{text:?} ")),
                None => out.push_str(&format!("{}{} ", page.name(id), if page.node(id).hidden { "!" } else { "" })),
            }
        }
        out.trim_end().to_owned()
    }

    #[test]
    fn markup_of_a_browser_is_read() {
        for (html, expected) in [
            ("<html lang=\"EN\"><p>a &amp; b&nbsp;&lt;c&gt;</p></html>", "html p \"a & b\\u{a0}<c>\""),
            ("<html>a<!-- > <b> -->b</html>", "html \"a\" \"b\""),
            ("<html><br>x<img src=\"data:abc\">y</html>", "html br \"x\" img \"y\""),
            ("<html><script>if (a < b) '</p>'</script>x<style>p > b {}</style></html>", "html \"x\""),
            (
                "<html><script type=\"application/ld+json\">{\"a\": \"<b>\"}</script></html>",
                "html script \"{\\\"a\\\": \\\"<b>\\\"}\"",
            ),
            ("<html><template><p>no</p></template><p style=\"display:none\">h</p></html>", "html p! \"h\""),
            ("<html><svg><path d=\"M0\"></path><text>no</text></svg><p>x</p></html>", "html svg p \"x\""),
            ("<html><textarea>old</textarea><b>x</b></html>", "html textarea b \"x\""),
            (
                "<html><x-y><template shadowrootmode=\"open\"><p>in</p></template>light</x-y></html>",
                "html x-y p \"in\" \"light\"",
            ),
        ] {
            assert_eq!(outline(&page(html)), expected, "{html}");
        }
        assert_eq!(page("<html lang=\" EN\"></html>").language, "en");
    }

    #[test]
    fn broken_markup_is_read_as_far_as_it_goes() {
        for html in [
            "<",
            "</",
            "<p",
            "<p ",
            "<p a",
            "<p a=",
            "<p a=\"x",
            "<!--",
            "<script>",
            "</p>",
            "a",
            "<p></b></p>",
            "&",
            "<p a=\"&",
        ] {
            page(html);
            page(&format!("<html><p>x</p>{html}"));
        }
    }

    #[test]
    fn hostile_markup_costs_no_more_than_honest() {
        for piece in ["<a >", "<a b=\"", "<a b", "&", "</a", "<!", "<a><b></a>", "<script>"] {
            let html = format!("<html>{}", piece.repeat(2_000_000 / piece.len()));
            page(&html);
        }
    }

    #[test]
    fn fields_take_their_current_values() {
        let html = "<html><template><input></template><input value=\"was\"><input type=\"password\" value=\"x\">\
                    <svg><foreignObject><input></foreignObject></svg><select><option>a</option></select><textarea></textarea></html>";
        let values = ["is", "secret", "drawn", "b", ""].map(|v| Some(v.to_owned())).to_vec();
        let page = Wire { html: html.into(), values, ..Wire::default() }.page();
        let found: Vec<_> = (0..page.len() as u32).map(|id| (page.name(id), page.attribute(id, "value"))).collect();
        assert_eq!(
            found,
            [("html", None), ("input", Some("is")), ("svg", None), ("select", Some("b")), ("textarea", None)]
        );
    }

    #[test]
    fn nodes_that_styles_hide_are_marked() {
        let page = Wire { html: "<html><p>a</p><p>b</p></html>".into(), hidden: vec![3, 99], ..Wire::default() }.page();
        assert_eq!(outline(&page), "html p \"a\" p! \"b\"");
    }
}
