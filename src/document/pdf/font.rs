//! Fonts: what letter a code stands for and how wide it is. Never draws one.

mod cmap;
mod encoding;
mod program;
mod standard;
mod symbols;
mod widths;

pub(super) use cmap::CMap;
pub(super) use encoding::Encoding;

use super::file::File;
use super::object::{Dict, Object, Stream};
use std::borrow::Cow;
use std::cell::RefCell;
use std::rc::Rc;
use widths::Widths;

/// A font.
#[derive(Debug)]
pub(super) struct Font {
    /// Its name, without the prefix of a subset.
    pub name: String,
    pub bold: bool,
    codes: Codes,
    /// Widths and texts of the codes that were shown before.
    known: RefCell<Known>,
    widths: Widths,
    /// Glyphs drawn by operators (Type 3) scale by a matrix of their own.
    scale: f64,
}

/// Codes of a font.
#[derive(Debug)]
enum Codes {
    /// One byte a code.
    Simple(Vec<Option<Cow<'static, str>>>),
    /// Several bytes a code.
    Composite { map: CMap, unicode: CMap, letters: Letters },
}

/// Where the letters of a composite font come from when no map to Unicode says it.
#[derive(Debug)]
enum Letters {
    /// The code is UTF-16.
    Utf16,
    /// By character number, from the font program.
    Program(Vec<(u32, char)>),
    /// The first 95 characters of Adobe's Asian collections are ASCII.
    Ascii,
    Unknown,
}

/// One character shown.
pub(super) struct Shown<'t> {
    /// What is read of it; nothing for a space, an icon, and when the font does not say what it stands for.
    pub text: &'t str,
    /// Width at size 1.
    pub width: f64,
    /// It is white space.
    pub space: bool,
    /// The font says what it stands for.
    pub told: bool,
    /// A single byte 32, to which the word spacing applies.
    pub gap: bool,
}

/// Codes that were shown already, by their lowest byte: most fonts of a file have fewer than 256 characters.
#[derive(Debug, Default)]
struct Known {
    text: String,
    codes: Vec<Option<Sign>>,
}

/// What is known of a code.
#[derive(Debug, Clone, Copy)]
struct Sign {
    code: u32,
    from: u32,
    to: u32,
    width: f64,
    space: bool,
    told: bool,
}

impl Known {
    /// What that code is, found out at its first time.
    fn of(&mut self, code: u32, find: impl FnOnce() -> (Option<String>, f64)) -> Sign {
        if self.codes.is_empty() {
            self.codes = vec![None; 256];
        }
        let slot = (code & 0xFF) as usize;
        if let Some(known) = self.codes.get(slot).copied().flatten().filter(|known| known.code == code) {
            return known;
        }
        let (told, width) = find();
        let from = self.text.len();
        let space = told.as_deref().is_some_and(|letters| write(letters, &mut self.text));
        let (from, to) = (u32::try_from(from).unwrap_or(0), u32::try_from(self.text.len()).unwrap_or(0));
        let known = Sign { code, from, to, width, space, told: told.is_some() };
        self.codes[slot] = Some(known);
        known
    }
}

/// Writes the letters of a character: ligatures in their letters, controls as spaces, icons not at all. A character
/// that is nothing but white space is told and not written.
fn write(letters: &str, text: &mut String) -> bool {
    let start = text.len();
    for letter in letters.chars().take(if letters == ICON { 0 } else { 64 }) {
        match letter {
            'ﬀ' => text.push_str("ff"),
            'ﬁ' => text.push_str("fi"),
            'ﬂ' => text.push_str("fl"),
            'ﬃ' => text.push_str("ffi"),
            'ﬄ' => text.push_str("ffl"),
            'ﬅ' | 'ﬆ' => text.push_str("st"),
            // The hyphen of many fonts says that it is a soft one; it is seen, so it is there.
            '\u{ad}' => text.push('-'),
            _ if letter.is_control() || letter == '\u{a0}' => text.push(' '),
            _ => text.push(letter),
        }
    }
    let added = text.get(start..).unwrap_or_default();
    let space = !added.is_empty() && added.chars().all(char::is_whitespace);
    if space {
        text.truncate(start);
    }
    space
}

impl Font {
    /// Of a font dictionary.
    pub(super) fn load<'a>(file: &File<'a>, dict: &Dict<'a>) -> Font {
        let descendant = file.array(dict, b"DescendantFonts").and_then(|d| file.resolve(d.first()?).dict().cloned());
        let described = descendant.as_ref().unwrap_or(dict);
        let descriptor = file.dict(described, b"FontDescriptor").unwrap_or_default();
        let base = file.name(dict, b"BaseFont").or_else(|| file.name(&descriptor, b"FontName")).unwrap_or_default();
        let name = plain_name(&base);
        let flags = file.int(&descriptor, b"Flags").unwrap_or(0);
        let weight = file.number(&descriptor, b"FontWeight").unwrap_or(0.0);
        let bold = is_bold(&name) || flags & (1 << 18) != 0 || weight >= 600.0;
        let unicode = match file.get(dict, b"ToUnicode") {
            Object::Stream(stream) => CMap::parse(&file.decoded(&stream)),
            _ => CMap::default(),
        };
        let scale = scale(file, dict);
        let (codes, widths) = match &descendant {
            Some(descendant) => {
                (composite(file, dict, descendant, &descriptor, unicode), Widths::composite(file, descendant))
            }
            None => {
                let letters = simple(file, dict, &descriptor, flags);
                let widths = Widths::simple(file, dict, &descriptor, &name, &letters);
                (Codes::Simple(joined(letters, &unicode)), widths)
            }
        };
        Font { name, bold, codes, known: RefCell::default(), widths, scale }
    }

    /// Goes through the codes of a text.
    pub(super) fn show(&self, bytes: &[u8], mut each: impl FnMut(Shown<'_>)) {
        let mut known = self.known.borrow_mut();
        let mut rest = bytes;
        while let Some((code, length)) = self.next(rest) {
            rest = rest.get(length..).unwrap_or_default();
            let letters = known.of(code, || self.find(code));
            let text = known.text.get(letters.from as usize..letters.to as usize).unwrap_or_default();
            let Sign { width, space, told, .. } = letters;
            each(Shown { text, width, space, told, gap: length == 1 && code == 32 });
        }
    }

    /// The next code, and how many bytes it has.
    fn next(&self, bytes: &[u8]) -> Option<(u32, usize)> {
        match &self.codes {
            Codes::Simple(_) => bytes.first().map(|byte| (u32::from(*byte), 1)),
            Codes::Composite { map, .. } => map.next(bytes),
        }
    }

    /// What a code stands for, and how wide it is.
    fn find(&self, code: u32) -> (Option<String>, f64) {
        match &self.codes {
            Codes::Simple(letters) => {
                let told = letters.get(code as usize).cloned().flatten();
                (told.map(|text| read(text.into_owned(), &self.name)).filter(|text| !text.is_empty()), self.width(code))
            }
            Codes::Composite { map, unicode, letters } => {
                let cid = map.cid(code).unwrap_or(0);
                let told = unicode.text(code).filter(|t| is_text(t)).or_else(|| letters.of(code, cid));
                (told.map(|text| read(text, &self.name)), self.width(cid))
            }
        }
    }

    #[expect(clippy::float_arithmetic, reason = "one product, the same on every target")]
    fn width(&self, code: u32) -> f64 {
        self.widths.of(code) * self.scale
    }
}

impl Letters {
    fn of(&self, code: u32, cid: u32) -> Option<String> {
        let letter = match self {
            Letters::Utf16 => char::from_u32(code),
            Letters::Program(letters) => {
                let at = letters.binary_search_by_key(&cid, |(glyph, _)| *glyph).ok()?;
                letters.get(at).map(|(_, letter)| *letter)
            }
            Letters::Ascii => (1..=95).contains(&cid).then(|| char::from_u32(cid + 31)).flatten(),
            Letters::Unknown => None,
        };
        letter.map(String::from)
    }
}

/// Says a map anything of use? Not with NUL or the replacement character.
fn is_text(text: &str) -> bool {
    !text.is_empty() && text.chars().all(|c| !matches!(c, '\0' | '\u{fffd}'))
}

/// Letters as they are read: private ones of a symbol font as the signs they draw; icons, which have private letters
/// or whole names (`GITHUB-SQUARE`), as none.
fn read(text: String, name: &str) -> String {
    if text.len() > 4 && text.is_ascii() {
        return ICON.into();
    }
    let private = |c: char| matches!(c, '\u{e000}'..='\u{f8ff}');
    if !text.contains(private) {
        return text;
    }
    let sign = |c: char| if private(c) { symbols::sign(name, c) } else { Some(c) };
    text.chars().map(|c| sign(c).unwrap_or(ICON_SIGN)).collect()
}

/// Stands for an icon among the letters of a font; it is no word and no loss.
pub(super) const ICON: &str = "\u{f8ff}";
const ICON_SIGN: char = '\u{f8ff}';

/// `ABCDEF+Name` without what marks a subset.
fn plain_name(base: &[u8]) -> String {
    let name = String::from_utf8_lossy(base).into_owned();
    match name.split_once('+') {
        Some((prefix, rest)) if prefix.len() == 6 && prefix.bytes().all(|b| b.is_ascii_uppercase()) => rest.to_owned(),
        _ => name,
    }
}

fn is_bold(name: &str) -> bool {
    let lower = name.to_ascii_lowercase();
    let words = ["bold", "black", "heavy", "-semib", "demi"];
    // The bold cuts of Computer Modern (CMBX, SFBX) and of URW's fonts (NimbusRomNo9L-Medi).
    words.iter().any(|word| lower.contains(word)) || lower.ends_with("-medi") || lower.contains("bx") && lower.len() < 9
}

/// The width units: thousandths, or what the matrix of a Type 3 font says.
fn scale<'a>(file: &File<'a>, dict: &Dict<'a>) -> f64 {
    let matrix = file.numbers(dict, b"FontMatrix").filter(|_| file.name(dict, b"Subtype").as_deref() == Some(b"Type3"));
    matrix.and_then(|m| m.first().copied()).filter(|s| s.is_finite() && s.abs() < 10.0).map_or(0.001, f64::abs)
}

/// What each code of a simple font stands for, without the map to Unicode.
fn simple<'a>(file: &File<'a>, dict: &Dict<'a>, descriptor: &Dict<'a>, flags: i64) -> Vec<Option<Cow<'static, str>>> {
    let encoding = file.get(dict, b"Encoding");
    let named = encoding.name().map(<[u8]>::to_vec);
    let base = named.or_else(|| file.name(encoding.dict()?, b"BaseEncoding"));
    let base = base.and_then(|name| Encoding::named(&name));
    let name = file.name(dict, b"BaseFont").unwrap_or_default();
    let is_symbolic = flags & 4 != 0;
    let true_type = file.name(dict, b"Subtype").as_deref() == Some(b"TrueType");
    let built_in = || program::letters(file, descriptor);
    let mut letters: Vec<Option<Cow<'static, str>>> = match base {
        Some(base) if !(is_symbolic && true_type && encoding.dict().is_none() && named_symbol(&name)) => base.texts(),
        _ if named_symbol(&name) => symbol(&name).texts(),
        _ => {
            let built_in = built_in();
            let usual = if true_type { Encoding::WinAnsi } else { Encoding::Standard };
            match built_in {
                Some(letters) if letters.iter().any(Option::is_some) => {
                    letters.into_iter().map(|letter| letter.map(Cow::Owned)).collect()
                }
                _ if is_symbolic && has_program(descriptor) && encoding.dict().is_none() => vec![None; 256],
                _ => usual.texts(),
            }
        }
    };
    letters.resize(256, None);
    if let Some(differences) = encoding.dict().and_then(|e| file.array(e, b"Differences")) {
        let drawn = file.name(dict, b"Subtype").as_deref() == Some(b"Type3");
        differ(file, &differences, drawn, &mut letters);
    }
    letters
}

fn named_symbol(name: &[u8]) -> bool {
    let plain = plain_name(name);
    plain.starts_with("Symbol") || plain.contains("Dingbats")
}

fn symbol(name: &[u8]) -> Encoding {
    if plain_name(name).starts_with("Symbol") { Encoding::Symbol } else { Encoding::Dingbats }
}

fn has_program(descriptor: &Dict<'_>) -> bool {
    [&b"FontFile"[..], b"FontFile2", b"FontFile3"].iter().any(|key| descriptor.raw(key).is_some())
}

/// `[39 /quotesingle 96 /grave]`: from that code on, these names. Fonts whose glyphs are `drawn` by operators may name
/// them by their codes.
fn differ<'a>(file: &File<'a>, differences: &[Object<'a>], drawn: bool, letters: &mut [Option<Cow<'static, str>>]) {
    let mut code = 0_usize;
    // A font without "a" to "z" is one of signs.
    let is_small = |item: &Object<'_>| item.name().is_some_and(|name| (97..=122).any(|c| encoding::is_coded(name, c)));
    let worded = drawn && differences.iter().take(2_048).any(is_small);
    for item in differences.iter().take(2_048) {
        match file.resolve(item) {
            Object::Name(name) => {
                if let Some(place) = letters.get_mut(code) {
                    let bitmap = || encoding::cork(&name, code, worded).filter(|_| drawn);
                    *place = encoding::letters(&name).or_else(bitmap).map(Cow::Owned);
                }
                code += 1;
            }
            other => code = other.int().and_then(|n| usize::try_from(n).ok()).unwrap_or(code),
        }
    }
}

/// The letters of all codes; the map to Unicode has the first word.
fn joined(mut letters: Vec<Option<Cow<'static, str>>>, unicode: &CMap) -> Vec<Option<Cow<'static, str>>> {
    if !unicode.is_empty() {
        for (code, letters) in (0_u32..).zip(&mut letters) {
            let told = unicode.text(code).filter(|t| is_text(t));
            *letters = told.map(Cow::Owned).or_else(|| letters.take());
        }
    }
    letters
}

fn composite<'a>(
    file: &File<'a>,
    dict: &Dict<'a>,
    descendant: &Dict<'a>,
    descriptor: &Dict<'a>,
    unicode: CMap,
) -> Codes {
    let (map, named) = match file.get(dict, b"Encoding") {
        Object::Stream(stream) => (embedded(file, &stream), Vec::new()),
        encoding => (CMap::identity(), encoding.name().map(<[u8]>::to_vec).unwrap_or_default()),
    };
    let is_utf16 = [&b"UCS2"[..], b"UTF16"].iter().any(|part| named.windows(part.len()).any(|w| w == *part));
    let letters = match () {
        () if is_utf16 => Letters::Utf16,
        // The map says all there is to know; the program need not be unpacked.
        () if !unicode.is_empty() => Letters::Unknown,
        () if is_asian(file, descendant) => Letters::Ascii,
        () => by_program(file, descendant, descriptor),
    };
    Codes::Composite { map, unicode, letters }
}

fn embedded<'a>(file: &File<'a>, stream: &Stream<'a>) -> CMap {
    let map = CMap::parse(&file.decoded(stream));
    if map.is_empty() { CMap::identity() } else { map }
}

/// Is its collection of characters one of Adobe's Asian ones?
fn is_asian<'a>(file: &File<'a>, descendant: &Dict<'a>) -> bool {
    let info = file.dict(descendant, b"CIDSystemInfo").unwrap_or_default();
    let ordering = file.get(&info, b"Ordering");
    let known: [&[u8]; 5] = [b"GB1", b"CNS1", b"Japan1", b"Korea1", b"KR"];
    ordering.text().is_some_and(|o| known.contains(&o))
}

/// The character map of an embedded TrueType font, backwards.
fn by_program<'a>(file: &File<'a>, descendant: &Dict<'a>, descriptor: &Dict<'a>) -> Letters {
    let Some(letters) = program::glyphs(file, descriptor) else { return Letters::Unknown };
    match file.get(descendant, b"CIDToGIDMap") {
        Object::Stream(stream) => {
            let bytes = file.decoded(&stream);
            let glyph = |pair: &[u8]| u32::from(u16::from_be_bytes([pair[0], pair[1]]));
            let letter = |glyph: u32| {
                let at = letters.binary_search_by_key(&glyph, |(g, _)| *g).ok()?;
                letters.get(at).map(|(_, letter)| *letter)
            };
            let pairs = (0_u32..).zip(bytes.chunks_exact(2));
            Letters::Program(pairs.filter_map(|(cid, pair)| Some((cid, letter(glyph(pair))?))).collect())
        }
        _ => Letters::Program(letters),
    }
}

/// Most fonts that are kept, and most that are read: those that stand in the resources themselves are read anew each
/// time. Files of people have less than fifty.
const MOST_KEPT: usize = 2_000;
const MOST_READ: usize = 20_000;

/// Fonts of a file, each read once.
#[derive(Default)]
pub(super) struct Fonts {
    known: std::collections::BTreeMap<u32, Rc<Font>>,
    read: usize,
    names: std::collections::BTreeSet<String>,
}

impl Fonts {
    /// The font of that name among the resources.
    pub(super) fn get<'a>(&mut self, file: &File<'a>, resources: &Dict<'a>, name: &[u8]) -> Option<Rc<Font>> {
        let fonts = file.dict(resources, b"Font")?;
        let number = match fonts.raw(name)? {
            Object::Ref((number, _)) => Some(*number),
            _ => None,
        };
        if let Some(known) = number.and_then(|n| self.known.get(&n)) {
            return Some(Rc::clone(known));
        }
        self.read += 1;
        if self.read > MOST_READ {
            file.cut.set(true);
            return None;
        }
        let font = Rc::new(Font::load(file, file.get(&fonts, name).dict()?));
        if self.names.len() < MOST_KEPT {
            self.names.insert(font.name.clone());
        }
        if let Some(number) = number.filter(|_| self.known.len() < MOST_KEPT) {
            self.known.insert(number, Rc::clone(&font));
        }
        Some(font)
    }

    /// Names of all that were used.
    pub(super) fn names(self) -> Vec<String> {
        self.names.into_iter().filter(|name| !name.is_empty()).collect()
    }
}
