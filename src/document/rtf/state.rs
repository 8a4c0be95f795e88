//! What holds in a group of Rich Text, and where its text belongs.

use super::Change;
use super::styles::Style;
use crate::document::look::{Look, is_white};

/// Where text belongs.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub enum Place {
    /// The document.
    #[default]
    Body,
    /// Head or foot.
    Margin,
    /// A note.
    Note,
    /// A field with its two parts.
    Field,
    /// What a field asks for.
    Instruction,
    /// What a field shows.
    Result,
    /// A box with text beside the document's own.
    Box,
    /// What a shape says of itself; pictures may stand in it.
    Shape,
    /// A picture's digits.
    Picture,
    /// The table of fonts.
    Fonts,
    /// The sheet of styles.
    Styles,
    /// The table of colours.
    Colours,
    /// The table of those who changed something.
    Authors,
    /// Description of the document.
    Info,
    /// A description with a name.
    Told(&'static str),
    /// Sessions.
    Sessions,
    /// The template.
    Template,
    /// The class of an object.
    ObjectClass,
    /// The sign of a list.
    ListMark,
    /// Left out.
    Nowhere,
}

impl Place {
    /// True where text is text of the document.
    pub fn writes(self) -> bool {
        matches!(self, Place::Body | Place::Margin | Place::Result | Place::Box)
    }
}

/// What descriptions are called, and the names that other formats give them.
const TOLD: &[(&str, &str)] = &[
    ("title", "Title"),
    ("subject", "Subject"),
    ("author", "Author"),
    ("operator", "Operator"),
    ("manager", "Manager"),
    ("company", "Company"),
    ("category", "Category"),
    ("keywords", "Keywords"),
    ("comment", "Comment"),
    ("doccomm", "Comment"),
    ("hlinkbase", "HyperlinkBase"),
    ("creatim", "CreationDate"),
    ("revtim", "ModDate"),
    ("printim", "PrintDate"),
    ("buptim", "BackupDate"),
    ("generator", "Producer"),
];

/// The place that a word opens.
pub fn place(word: &str, now: Place) -> Option<Place> {
    let told = TOLD.iter().find(|(name, _)| *name == word).map(|(_, name)| Place::Told(name));
    match word {
        "generator" => told,
        _ if told.is_some() && matches!(now, Place::Info | Place::Told(_)) => told,
        "info" => Some(Place::Info),
        "header" | "headerl" | "headerr" | "headerf" | "footer" | "footerl" | "footerr" | "footerf" => {
            Some(Place::Margin)
        }
        "footnote" => Some(Place::Note),
        "field" => Some(Place::Field),
        "fldinst" => Some(Place::Instruction),
        "fldrslt" => Some(Place::Result),
        "pict" => Some(Place::Picture),
        "fonttbl" => Some(Place::Fonts),
        "colortbl" => Some(Place::Colours),
        "revtbl" => Some(Place::Authors),
        "rsidtbl" => Some(Place::Sessions),
        "template" => Some(Place::Template),
        "objclass" => Some(Place::ObjectClass),
        "listtext" | "pntext" => Some(Place::ListMark),
        "stylesheet" => Some(Place::Styles),
        "sp" => Some(Place::Shape),
        "shptxt" | "dptxbxtext" if matches!(now, Place::Body | Place::Result) => Some(Place::Box),
        // For programs that do not know shapes the same stands there again.
        "shprslt" | "objdata" | "listtable" | "listoverridetable" | "themedata" | "datastore" | "nonshppict"
        | "bkmkstart" | "bkmkend" | "xe" | "tc" | "filetbl" | "latentstyles" | "nonesttables" | "fontemb" | "falt"
        | "panose" | "annotation" | "atnid" | "atnauthor" => Some(Place::Nowhere),
        // Of these the text within is text: shapes, pictures with an old copy, table cells in cells.
        "shp" | "shpinst" | "shptxt" | "shppict" | "nesttableprops" | "object" | "result" | "do" | "dptxbxtext" => {
            Some(now)
        }
        _ => None,
    }
}

/// Words that stand for a character.
pub fn character(word: &str) -> Option<char> {
    Some(match word {
        "tab" => '\t',
        "emdash" => '—',
        "endash" => '–',
        "bullet" => '•',
        "lquote" => '‘',
        "rquote" => '’',
        "ldblquote" => '“',
        "rdblquote" => '”',
        "emspace" | "enspace" | "qmspace" => ' ',
        "zwj" => '\u{200d}',
        "zwnj" => '\u{200c}',
        _ => return None,
    })
}

/// What holds in a group.
#[derive(Debug, Clone, Copy)]
pub struct State {
    /// Where its text belongs.
    pub place: Place,
    /// Number of the font.
    pub font: Option<i32>,
    /// Characters that stand for one that comes as a number.
    pub fallback: usize,
    /// Level of a heading.
    pub heading: Option<u8>,
    /// The paragraph belongs to a list.
    pub list: bool,
    /// The paragraph stands in a table.
    pub cells: bool,
    /// Change that the text is part of.
    pub change: Option<Change>,
    look: Look,
    colour: i32,
    shaded: bool,
    shaded_paragraph: bool,
}

impl Default for State {
    fn default() -> State {
        State {
            place: Place::Body,
            font: None,
            fallback: 1,
            heading: None,
            list: false,
            cells: false,
            change: None,
            look: Look { size: Some(1_200), ..Look::default() },
            colour: 0,
            shaded: false,
            shaded_paragraph: false,
        }
    }
}

impl State {
    /// What a style that says the same would be.
    pub fn style(&self) -> Style {
        let State { look, colour, font, heading, .. } = *self;
        Style { look, colour, font, heading, ..Style::default() }
    }

    /// Becomes what a style says, and nothing else.
    pub fn dress(&mut self, style: &Style) {
        (self.look, self.colour, self.heading) = (style.look, style.colour, style.heading);
        self.font = style.font.or(self.font);
        (self.list, self.shaded) = (false, false);
    }

    /// A word that changes how text looks or what its paragraph is.
    pub fn word(&mut self, word: &str, number: Option<i32>) {
        let value = number.unwrap_or(0);
        let on = number != Some(0);
        match word {
            "b" => self.look.bold = Some(on),
            "v" => self.look.hidden = Some(on),
            "fs" => self.look.size = Some(value.clamp(0, 4_000) * 50),
            "f" => self.font = number,
            "cf" => self.colour = value,
            "cb" | "highlight" | "chcbpat" => self.shaded = value > 0,
            "cbpat" | "clcbpat" | "shading" => self.shaded_paragraph |= value > 0,
            "plain" => self.plain(),
            "pard" => self.pard(),
            "uc" => self.fallback = usize::try_from(value).unwrap_or(1).min(16),
            "outlinelevel" => self.heading = u8::try_from(value).ok().filter(|l| *l < 9).map(|l| l + 1),
            "ls" => self.list = value > 0,
            "intbl" => self.cells = on,
            "trowd" => self.shaded_paragraph = false,
            _ => self.tracked(word, number),
        }
    }

    fn tracked(&mut self, word: &str, number: Option<i32>) {
        let on = number != Some(0);
        match (word, &mut self.change) {
            ("revised", change) => *change = on.then_some((None, None, false)),
            ("deleted", change) => *change = on.then_some((None, None, true)),
            ("revauth" | "revauthdel", Some(change)) => change.0 = number,
            ("revdttm" | "revdttmdel", Some(change)) => change.1 = number,
            _ => {}
        }
    }

    fn plain(&mut self) {
        self.look = Look { size: Some(1_200), ..Look::default() };
        (self.colour, self.shaded, self.change) = (0, false, None);
    }

    fn pard(&mut self) {
        (self.heading, self.list, self.cells) = (None, false, false);
        self.shaded_paragraph = false;
    }

    /// The look of text, its colour from the table.
    pub fn look(&self, colours: &[[u8; 3]]) -> Look {
        let colour = usize::try_from(self.colour).ok().filter(|c| *c > 0).and_then(|c| colours.get(c));
        let white = colour.is_some_and(|c| is_white(*c));
        Look { white: Some(white), shaded: Some(self.shaded || self.shaded_paragraph), ..self.look }
    }
}

/// Bytes of hexadecimal digits; all else between them is left out.
pub fn unhex(digits: &[u8]) -> Vec<u8> {
    let mut bytes = Vec::with_capacity(digits.len() / 2);
    let mut upper = None;
    for digit in digits.iter().filter_map(|b| char::from(*b).to_digit(16)) {
        match upper.take() {
            None => upper = Some(digit),
            Some(upper) => bytes.push((upper << 4 | digit) as u8),
        }
    }
    bytes
}
