//! Rich Text Format.
//!
//! One pass over the tokens with a stack of states, as the format is made. Groups that are not known and may be
//! ignored are; objects and templates are listed and never fetched.

mod about;
mod state;
mod styles;
mod token;

use super::charset::CodePage;
use super::field::{Field, field};
use super::flow::{Flow, Ink};
use super::{Active, Document, Embedded, Format, Role, change, image};
use about::About;
use state::{Place, State};
use styles::{Sheet, Style};
use token::{Token, Tokens};

/// Groups within groups.
const DEPTH: usize = 256;

/// Bytes of one picture.
const PICTURE: usize = 8 << 20;

/// Pictures that are looked at.
const PICTURES: usize = 64;

/// Text kept of one description, bytes.
const LONGEST: usize = 4_000;

/// Reads Rich Text.
pub fn read(bytes: &[u8], document: &mut Document) {
    document.format = Format::Rtf;
    let mut reader = Reader {
        flow: Flow::new(document),
        about: About::default(),
        sheet: Sheet::default(),
        state: State::default(),
        stack: Vec::new(),
        deeper: 0,
        starred: false,
        skip: 0,
        high: None,
        run: String::new(),
        aside: String::new(),
        notes: String::new(),
        row: false,
        pixels: image::PIXELS,
        item: false,
        picture: Vec::new(),
        fields: Vec::new(),
        change: None,
        lost: false,
    };
    for token in Tokens::new(bytes) {
        if reader.flow.is_full() {
            reader.flow.document.cut = true;
            break;
        }
        reader.token(token);
    }
    reader.finish();
}

/// A tracked change: who, when, and whether it takes out.
type Change = (Option<i32>, Option<i32>, bool);

struct Reader<'a> {
    flow: Flow<'a>,
    about: About,
    sheet: Sheet,
    state: State,
    stack: Vec<State>,
    /// Groups opened beyond the limit.
    deeper: usize,
    /// `\*` came: the next word may be ignored with its group.
    starred: bool,
    /// Characters that stand for the one that came as a number.
    skip: usize,
    /// First half of a pair.
    high: Option<u16>,
    /// Text of one look.
    run: String,
    /// Text of the description that is open.
    aside: String,
    /// Notes, written at the end.
    notes: String,
    /// A row of a table is open.
    row: bool,
    /// The paragraph began with the sign of a list.
    item: bool,
    /// Pixels that may still be decoded.
    pixels: u64,
    /// Digits of the picture that is open.
    picture: Vec<u8>,
    /// Instructions of the fields that are open, and whether they opened a link.
    fields: Vec<(String, bool)>,
    change: Option<(Change, String)>,
    /// Characters of a code page that is not known were left out.
    lost: bool,
}

impl Reader<'_> {
    fn token(&mut self, token: Token<'_>) {
        let starred = std::mem::take(&mut self.starred);
        match token {
            Token::Open => self.open(),
            Token::Close => self.close(),
            Token::Word(word, number) => self.word(word, number, starred),
            Token::Sign(sign) => self.sign(sign),
            Token::Byte(byte) => self.byte(byte),
            Token::Binary(bytes) if self.state.place == Place::Picture => self.draw(bytes),
            Token::Binary(_) => {}
        }
    }

    fn open(&mut self) {
        self.flush();
        self.skip = 0;
        match self.stack.len() < DEPTH {
            true => self.stack.push(self.state),
            false => self.deeper += 1,
        }
    }

    fn close(&mut self) {
        self.flush();
        self.skip = 0;
        if self.deeper > 0 {
            self.deeper -= 1;
            return;
        }
        let Some(outer) = self.stack.pop() else { return };
        let inner = std::mem::replace(&mut self.state, outer);
        if inner.place != outer.place {
            self.leave(inner.place);
        }
    }

    /// A place has ended: what was gathered there is kept.
    fn leave(&mut self, place: Place) {
        match place {
            Place::Margin | Place::Box => self.end_block(),
            Place::Picture => self.end_picture(),
            Place::Instruction => self.end_instruction(),
            Place::Result if self.fields.last().is_some_and(|f| f.1) => self.flow.close_link(),
            Place::Field => drop(self.fields.pop()),
            Place::Note => self.notes.push('\n'),
            Place::Told(name) => {
                let value = std::mem::take(&mut self.aside);
                self.about.told(name, &value);
            }
            Place::Template => {
                let target = std::mem::take(&mut self.aside);
                self.about.told("template", &target);
                if target.contains("://") || target.starts_with("\\\\") {
                    self.activate("remote-template", &target);
                }
            }
            Place::ObjectClass => {
                let name = std::mem::take(&mut self.aside);
                self.embed(&name);
            }
            _ => {}
        }
    }

    fn word(&mut self, word: &str, number: Option<i32>, starred: bool) {
        if word == "u" {
            return self.unicode(number.unwrap_or(0));
        }
        if let Some(c) = state::character(word) {
            return self.character(c);
        }
        self.flush();
        self.high = None;
        if let Some(place) = state::place(word, self.state.place) {
            return self.enter(place);
        }
        if starred {
            self.state.place = Place::Nowhere;
        }
        if self.state.place == Place::Nowhere {
            return;
        }
        match word {
            "par" | "sect" | "page" | "column" if self.writes() => self.end_block(),
            "line" if self.writes() => self.flow.end_line(),
            "cell" if self.writes() => self.end_cell(),
            "row" if self.writes() => self.end_row(),
            // A table in a cell is part of the cell.
            "nestcell" if self.writes() => self.end_block(),
            "s" | "sbasedon" => self.style(word, number.unwrap_or(0)),
            "objautlink" | "objlink" => self.activate("external-object", "linked object"),
            _ if self.about.word(word, number, self.state.place) => {}
            _ => self.state.word(word, number),
        }
    }

    fn enter(&mut self, place: Place) {
        // A description begins anew; what is not known within something left out is left out as well.
        if self.state.place == Place::Nowhere {
            return;
        }
        match place {
            Place::Field => self.fields.push((String::new(), false)),
            Place::Picture => self.picture.clear(),
            Place::Margin | Place::Box => self.end_block(),
            Place::ListMark => {
                self.state.place = Place::Nowhere;
                self.item = true;
                return;
            }
            Place::Nowhere | Place::Note | Place::Result => {}
            _ => self.aside.clear(),
        }
        self.state.place = place;
    }

    /// A style is told, or used: it says all that is not said behind it.
    fn style(&mut self, word: &str, number: i32) {
        match (self.state.place, word) {
            (Place::Styles, "s") => {
                self.sheet.begin(number);
                self.state.dress(&Style::default());
            }
            (Place::Styles, _) => self.sheet.based(number),
            (_, "s") => {
                let style = self.sheet.of(number);
                style.iter().for_each(|style| self.state.dress(&style.over_usual()));
            }
            _ => {}
        }
    }

    /// True where text is text of the document.
    fn writes(&self) -> bool {
        self.state.place.writes()
    }

    fn unicode(&mut self, number: i32) {
        self.skip = self.state.fallback;
        let unit = (number & 0xffff) as u16;
        if (0xd800..0xdc00).contains(&unit) {
            self.high = Some(unit);
            return;
        }
        let pair = [self.high.take().unwrap_or(unit), unit];
        let units = if pair[0] == unit { &pair[1..] } else { &pair[..] };
        let decoded: Vec<char> = char::decode_utf16(units.iter().copied()).map(|c| c.unwrap_or('\u{fffd}')).collect();
        for c in decoded {
            // Symbol fonts put their characters into the private area.
            self.put(if (0xf020..=0xf0ff).contains(&u32::from(c)) { '•' } else { c });
        }
    }

    fn sign(&mut self, sign: u8) {
        match sign {
            b'*' => self.starred = true,
            b'~' => self.character('\u{a0}'),
            b'_' => self.character('-'),
            b'\\' | b'{' | b'}' => self.character(sign.into()),
            _ => {}
        }
    }

    fn character(&mut self, c: char) {
        match self.skip {
            0 => self.put(c),
            _ => self.skip -= 1,
        }
    }

    fn byte(&mut self, byte: u8) {
        if self.skip > 0 {
            self.skip -= 1;
            return;
        }
        if self.state.place == Place::Picture {
            return self.draw(&[byte]);
        }
        if byte.is_ascii() {
            return self.put(byte.into());
        }
        match self.about.page(self.state.font) {
            None => self.lost |= self.writes(),
            Some(0) => self.put('•'),
            Some(page) => self.put(CodePage::numbered(page).character(byte)),
        }
    }

    /// A character where it belongs.
    fn put(&mut self, c: char) {
        match self.state.place {
            Place::Body | Place::Margin | Place::Result | Place::Box => self.run.push(c),
            Place::Note => self.notes.push(c),
            Place::Instruction => {
                if let Some((instruction, _)) = self.fields.last_mut().filter(|f| f.0.len() < LONGEST) {
                    instruction.push(c);
                }
            }
            Place::Colours => self.about.colour_ends(c),
            Place::Authors => self.about.author(c),
            Place::Fonts => self.about.font_name(c),
            Place::Styles => self.sheet.letter(c, &self.state),
            Place::Nowhere | Place::Picture | Place::Shape | Place::Field | Place::ListMark | Place::Info => {}
            _ if self.aside.len() < LONGEST => self.aside.push(c),
            _ => {}
        }
    }

    /// Writes the text of one look.
    fn flush(&mut self) {
        if self.run.is_empty() {
            return;
        }
        let run = std::mem::take(&mut self.run);
        let change = self.state.change;
        if self.change.as_ref().map(|(open, _)| *open) != change {
            self.end_change();
            self.change = change.map(|change| (change, String::new()));
        }
        if let Some((_, words)) = &mut self.change {
            words.push_str(&run);
        }
        if change.is_some_and(|(_, _, removed)| removed) {
            return;
        }
        self.begin_line();
        let ink: Ink = self.state.look(&self.about.colours).ink(false);
        self.flow.text(&run, ink);
    }

    fn begin_line(&mut self) {
        if self.state.cells && !self.row {
            self.flow.open_row();
            self.row = true;
        } else if !self.state.cells && self.row {
            self.end_row();
        }
        let heading = self.state.heading.map(Role::Heading);
        let item = (self.item || self.state.list).then_some(Role::Item);
        let margin = (self.state.place == Place::Margin).then_some(Role::Margin);
        if let Some(role) = margin.or(heading).or(item) {
            self.flow.role(role);
        }
    }

    fn end_change(&mut self) {
        let Some(((by, at, removed), words)) = self.change.take() else { return };
        let by = by.and_then(|n| self.about.authors.get(usize::try_from(n).ok()?)).map(String::as_str);
        let at = at.and_then(about::moment);
        let (removed, added) = if removed { (&*words, "") } else { ("", &*words) };
        change::add(self.flow.document, by, at.as_deref(), removed, added);
    }

    fn end_block(&mut self) {
        self.flow.end_block();
        self.item = false;
    }

    fn end_cell(&mut self) {
        if !self.row {
            self.flow.open_row();
            self.row = true;
        }
        self.flow.close_cell();
        self.item = false;
    }

    fn end_row(&mut self) {
        if std::mem::take(&mut self.row) {
            self.flow.close_row();
        }
    }

    fn draw(&mut self, bytes: &[u8]) {
        if self.picture.len() + bytes.len() <= PICTURE * 2 {
            self.picture.extend(bytes);
        }
    }

    fn end_picture(&mut self) {
        let digits = std::mem::take(&mut self.picture);
        let is_hex = digits.iter().take(64).all(|b| b.is_ascii_hexdigit() || b.is_ascii_whitespace());
        let bytes = if is_hex { state::unhex(&digits) } else { digits };
        if self.flow.document.pictures.len() < PICTURES {
            self.flow.document.pictures.extend(image::picture_within(&bytes, &mut self.pixels));
        }
    }

    fn end_instruction(&mut self) {
        let Some((instruction, linked)) = self.fields.last_mut() else { return };
        let instruction = std::mem::take(instruction);
        match field(&instruction) {
            Field::Link(target) => {
                *linked = true;
                self.flow.open_link(&target);
            }
            Field::Active(what, target) => self.activate(what, &target),
            Field::Other => {}
        }
    }

    fn activate(&mut self, what: &str, target: &str) {
        let active = Active { what: what.to_owned(), target: crate::page::clip(target.trim(), 500).to_owned() };
        let all = &mut self.flow.document.active;
        if all.len() < 200 && !all.contains(&active) {
            all.push(active);
        }
    }

    fn embed(&mut self, name: &str) {
        let all = &mut self.flow.document.embedded;
        if all.len() < 200 {
            all.push(Embedded { name: crate::page::clip(name.trim(), 200).to_owned(), size: 0 });
        }
    }

    fn finish(mut self) {
        self.flush();
        self.end_change();
        self.end_row();
        self.flow.end_block();
        for note in std::mem::take(&mut self.notes).lines() {
            self.flow.text(note, Ink::default());
            self.flow.end_block();
        }
        if self.lost {
            let note = "Some letters are in an East Asian code page that is not known here; ask for a PDF.";
            self.flow.document.notes.push(note.to_owned());
        }
        self.about.write(self.flow.document);
        self.flow.finish();
    }
}

#[cfg(test)]
mod tests;
