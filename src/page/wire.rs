//! A page on its way from the content script to the engine.
//!
//! Everything textual is one string and everything structural one array of numbers, so that a page
//! crosses the two borders (message, wasm) as two copies instead of ten thousand objects. Nothing
//! needs escaping: a text cannot pretend to be structure, whatever it contains.
//!
//! `shape` is a sequence of
//! - `1, name, hidden, n, (name, length) * n`: open an element with `n` attributes,
//! - `2, length`: a text,
//! - `3`: close the element opened last.
//!
//! Names are indices into `names`; lengths are UTF-16 code units, taken off `text` in order.

use super::{Builder, Element, Limits, Page};

/// The parts of a page as the content script sends them.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Wire {
    /// Address of the page.
    pub address: String,
    /// Title of the document.
    pub title: String,
    /// `lang` of the root element.
    pub language: String,
    /// True when the collector met a limit.
    pub cut: bool,
    /// Element and attribute names.
    pub names: Vec<String>,
    /// Structure, see the module.
    pub shape: Vec<u32>,
    /// All texts and attribute values, one after the other.
    pub text: String,
}

impl Wire {
    /// The page, or what is wrong with the wire form.
    pub fn page(&self) -> Result<Page, String> {
        let mut builder = Builder::new(&self.address, Limits::default());
        builder.describe(&self.title, &self.language);
        if self.cut {
            builder.mark_cut();
        }
        let mut reader = Reader { wire: self, at: 0, rest: &self.text };
        while reader.at < self.shape.len() {
            reader.step(&mut builder)?;
        }
        Ok(builder.finish())
    }
}

struct Reader<'a> {
    wire: &'a Wire,
    at: usize,
    rest: &'a str,
}

impl<'a> Reader<'a> {
    fn step(&mut self, builder: &mut Builder) -> Result<(), String> {
        match self.number()? {
            1 => {
                let name = self.name()?;
                let hidden = self.number()? != 0;
                let count = self.number()?;
                let mut attributes = Vec::with_capacity(count.min(64) as usize);
                for _ in 0..count {
                    attributes.push((self.name()?.into(), self.value()?.into()));
                }
                builder.open(Element { name: name.into(), attributes }, hidden);
            }
            2 => builder.text(self.value()?),
            3 => builder.close(),
            other => return Err(format!("the collected page has an unknown step {other} at {}", self.at - 1)),
        }
        Ok(())
    }

    fn number(&mut self) -> Result<u32, String> {
        let number = self.wire.shape.get(self.at).ok_or("the collected page ends too early")?;
        self.at += 1;
        Ok(*number)
    }

    fn name(&mut self) -> Result<&'a str, String> {
        let index = self.number()? as usize;
        Ok(self.wire.names.get(index).ok_or("the collected page names an element that it does not list")?)
    }

    fn value(&mut self) -> Result<&'a str, String> {
        let mut units = self.number()? as usize;
        let mut bytes = 0;
        let mut chars = self.rest.chars();
        while units > 0 {
            let c = chars.next().ok_or("the collected page has less text than it says")?;
            units = units.checked_sub(c.len_utf16()).ok_or("the collected page cuts a character in two")?;
            bytes += c.len_utf8();
        }
        let (value, rest) = self.rest.split_at(bytes);
        self.rest = rest;
        Ok(value)
    }
}

impl From<&Page> for Wire {
    /// The wire form of a page, as the content script would write it; for tests and measurements.
    fn from(page: &Page) -> Wire {
        let mut wire = Wire {
            address: page.address.clone(),
            title: page.title.clone(),
            language: page.language.clone(),
            cut: page.cut,
            ..Wire::default()
        };
        let mut open: Vec<super::NodeId> = Vec::new();
        for id in 0..page.len() as super::NodeId {
            while open.last().is_some_and(|&o| page.end(o) <= id) {
                open.pop();
                wire.shape.push(3);
            }
            if let Some(element) = page.element(id) {
                open.push(id);
                wire.open(element, page.node(id).hidden);
            } else if let Some(text) = page.as_text(id) {
                wire.shape.push(2);
                wire.write(text);
            }
        }
        wire.shape.extend(open.iter().map(|_| 3));
        wire
    }
}

impl Wire {
    fn open(&mut self, element: &Element, hidden: bool) {
        let name = self.intern(&element.name);
        self.shape.extend([1, name, u32::from(hidden), element.attributes.len() as u32]);
        for (name, value) in &element.attributes {
            let name = self.intern(name);
            self.shape.push(name);
            self.write(value);
        }
    }

    fn write(&mut self, value: &str) {
        self.shape.push(value.encode_utf16().count() as u32);
        self.text.push_str(value);
    }

    fn intern(&mut self, name: &str) -> u32 {
        let at = self.names.iter().position(|n| n == name).unwrap_or_else(|| {
            self.names.push(name.to_owned());
            self.names.len() - 1
        });
        at as u32
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn text_cannot_pretend_to_be_structure() {
        let wire = Wire {
            names: vec!["p".into(), "title".into()],
            shape: vec![1, 0, 0, 1, 1, 3, 2, 6, 3],
            text: "a🦀\u{1e}<h1>\u{1f}".into(),
            ..Wire::default()
        };
        let page = wire.page().expect("whole");
        assert_eq!(page.attribute(0, "title"), Some("a🦀"));
        assert_eq!(page.as_text(1), Some("\u{1e}<h1>\u{1f}"));
        assert_eq!(Wire::from(&page), wire);
    }

    #[test]
    fn broken_wires_are_refused() {
        for shape in [vec![9], vec![1], vec![1, 7, 0, 0], vec![2, 5], vec![1, 0, 0, 1, 0]] {
            let wire = Wire { names: vec!["p".into()], shape, ..Wire::default() };
            assert!(wire.page().is_err());
        }
    }
}
