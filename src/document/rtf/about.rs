//! Tables and descriptions of a Rich Text file: fonts, colours, authors, moments, sessions.

use super::state::Place;
use crate::document::charset::WESTERN;
use crate::document::{Document, Property};

/// Entries of each table.
const MOST: usize = 1_000;

/// What the file says beside its text.
#[derive(Default)]
pub struct About {
    /// Colours; the first is the automatic one.
    pub colours: Vec<[u8; 3]>,
    colour: [u8; 3],
    /// The open entry of the table names a colour.
    named: bool,
    /// Who changed something.
    pub authors: Vec<String>,
    name: String,
    fonts: Vec<Font>,
    default_font: Option<i32>,
    page: Option<u32>,
    told: Vec<(&'static str, String)>,
    moment: [i32; 5],
    sessions: Vec<u32>,
    root: Option<u32>,
}

#[derive(Default)]
struct Font {
    number: i32,
    charset: i32,
    name: String,
    ended: bool,
}

impl About {
    /// Takes a word that belongs to a table or a description.
    pub fn word(&mut self, word: &str, number: Option<i32>, place: Place) -> bool {
        let value = number.unwrap_or(0);
        match (place, word) {
            (_, "ansicpg") => self.page = u32::try_from(value).ok(),
            (_, "mac") => self.page = Some(10_000),
            (_, "pc") => self.page = Some(437),
            (_, "pca") => self.page = Some(850),
            (_, "deff") => self.default_font = number,
            (Place::Colours, "red") => self.part(0, value),
            (Place::Colours, "green") => self.part(1, value),
            (Place::Colours, "blue") => self.part(2, value),
            (Place::Fonts, "f") if self.fonts.len() < MOST => {
                self.fonts.push(Font { number: value, ..Font::default() });
            }
            (Place::Fonts, "fcharset") => {
                if let Some(font) = self.fonts.last_mut() {
                    font.charset = value;
                }
            }
            (Place::Told(_), "yr") => self.moment = [value, 0, 0, 0, 0],
            (Place::Told(name), "mo" | "dy" | "hr" | "min") => self.later(name, word, value),
            (Place::Info, "edmins") => self.told("EditingMinutes", &value.to_string()),
            (Place::Info, "version") => self.told("Version", &value.to_string()),
            (Place::Sessions, "rsid") if self.sessions.len() < MOST => self.sessions.extend(u32::try_from(value)),
            (_, "rsidroot") => self.root = u32::try_from(value).ok(),
            _ => return false,
        }
        true
    }

    fn part(&mut self, at: usize, value: i32) {
        self.named = true;
        if let Some(part) = self.colour.get_mut(at) {
            *part = value.clamp(0, 255) as u8;
        }
    }

    /// A part of a moment; the minute is the last one.
    fn later(&mut self, name: &'static str, word: &str, value: i32) {
        let at = ["yr", "mo", "dy", "hr", "min"].iter().position(|w| *w == word).unwrap_or(0);
        if let Some(part) = self.moment.get_mut(at) {
            *part = value.clamp(0, 9_999);
        }
        let [year, month, day, hour, minute] = self.moment;
        let written = format!("{year:04}-{month:02}-{day:02}T{hour:02}:{minute:02}");
        self.told.retain(|(known, _)| *known != name);
        if year > 0 {
            self.told(name, &written);
        }
    }

    /// Keeps a description.
    pub fn told(&mut self, name: &'static str, value: &str) {
        let value = value.trim().trim_end_matches(';');
        if !value.is_empty() && self.told.len() < 100 {
            self.told.push((name, value.to_owned()));
        }
    }

    /// A colour ends with a semicolon.
    pub fn colour_ends(&mut self, c: char) {
        if c == ';' && self.colours.len() < MOST {
            self.colours.push(self.colour);
            (self.colour, self.named) = ([0; 3], false);
        }
    }

    /// A letter of the name of somebody who changed something; a semicolon ends it.
    pub fn author(&mut self, c: char) {
        match c {
            ';' if self.authors.len() < MOST => self.authors.push(std::mem::take(&mut self.name)),
            _ if self.name.len() < 200 => self.name.push(c),
            _ => {}
        }
    }

    /// A letter of the name of the last font; a semicolon ends it.
    pub fn font_name(&mut self, c: char) {
        let Some(font) = self.fonts.last_mut() else { return };
        font.ended |= c == ';';
        if !font.ended && font.name.len() < 100 {
            font.name.push(c);
        }
    }

    /// The code page of a font: 0 for symbols, none for one that is not known.
    pub fn page(&self, font: Option<i32>) -> Option<u32> {
        let number = font.or(self.default_font);
        let charset = self.fonts.iter().find(|f| Some(f.number) == number).map_or(0, |f| f.charset);
        let document = self.page.unwrap_or(WESTERN);
        match charset {
            0 | 1 if matches!(document, 932 | 936 | 949 | 950) => None,
            0 | 1 => Some(document),
            2 => Some(0),
            77 => Some(10_000),
            161 => Some(1253),
            162 => Some(1254),
            163 => Some(1258),
            177 => Some(1255),
            178 => Some(1256),
            186 => Some(1257),
            204 => Some(1251),
            222 => Some(874),
            238 => Some(1250),
            254 => Some(437),
            128..=136 => None,
            _ => Some(WESTERN),
        }
    }

    /// Writes everything into the document.
    pub fn write(self, document: &mut Document) {
        let mut property = |source: &str, name: &str, value: String| {
            document.properties.push(Property { source: source.to_owned(), name: name.to_owned(), value });
        };
        for (name, value) in self.told {
            let source = if name == "template" { "settings" } else { "info" };
            property(source, name, value);
        }
        let hex = |session: &u32| format!("{session:08X}");
        if let Some(root) = &self.root {
            property("settings", "rsidRoot", hex(root));
        }
        if !self.sessions.is_empty() {
            property("settings", "rsids", self.sessions.len().to_string());
            property("settings", "rsidList", self.sessions.iter().take(200).map(hex).collect::<Vec<_>>().join(" "));
        }
        document.fonts.extend(self.fonts.into_iter().map(|f| f.name.trim().to_owned()).filter(|n| !n.is_empty()));
    }
}

/// A moment as Word packs it into one number; none for no moment.
pub fn moment(packed: i32) -> Option<String> {
    let bits = |from: u32, count: u32| (packed as u32 >> from) & ((1 << count) - 1);
    let (minute, hour, day, month, year) = (bits(0, 6), bits(6, 5), bits(11, 5), bits(16, 4), bits(20, 9) + 1_900);
    (packed != 0).then(|| format!("{year:04}-{month:02}-{day:02}T{hour:02}:{minute:02}"))
}
