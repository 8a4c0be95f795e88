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
use std::rc::Rc;
use widths::Widths;

/// A font.
#[derive(Debug)]
pub(super) struct Font {
    /// Its name, without the prefix of a subset.
    pub name: String,
    pub bold: bool,
    codes: Codes,
    widths: Widths,
    /// Glyphs drawn by operators (Type 3) scale by a matrix of their own.
    scale: f64,
}

/// Codes of a font.
#[derive(Debug)]
enum Codes {
    /// One byte a code: what each stands for, in one text.
    Simple { text: String, ends: Vec<u32> },
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
    /// What it stands for; nothing when the font does not say.
    pub text: Option<&'t str>,
    /// Width at size 1.
    pub width: f64,
    /// A single byte 32, to which the word spacing applies.
    pub space: bool,
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
                (joined(&letters, &unicode, &name), widths)
            }
        };
        Font { name, bold, codes, widths, scale }
    }

    /// Goes through the codes of a text.
    pub(super) fn show(&self, bytes: &[u8], mut each: impl FnMut(Shown<'_>)) {
        match &self.codes {
            Codes::Simple { text, ends } => bytes.iter().for_each(|byte| {
                let code = usize::from(*byte);
                let end = |at: usize| ends.get(at).map_or(0, |end| *end as usize);
                let from = code.checked_sub(1).map_or(0, end);
                let letters = text.get(from..end(code)).filter(|letters| !letters.is_empty());
                each(Shown { text: letters, width: self.width(u32::from(*byte)), space: *byte == b' ' });
            }),
            Codes::Composite { map, unicode, letters } => {
                let mut at = 0;
                while let Some((code, length)) = map.next(bytes.get(at..).unwrap_or_default()) {
                    at += length;
                    let cid = map.cid(code).unwrap_or(0);
                    let text = unicode.text(code).filter(|t| is_text(t)).or_else(|| letters.of(code, cid));
                    let text = text.map(|text| read(text, &self.name));
                    let space = length == 1 && code == 32;
                    each(Shown { text: text.as_deref(), width: self.width(cid), space });
                }
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
    if text.chars().count() > 4 && text.is_ascii() {
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
fn simple<'a>(file: &File<'a>, dict: &Dict<'a>, descriptor: &Dict<'a>, flags: i64) -> Vec<Option<String>> {
    let encoding = file.get(dict, b"Encoding");
    let named = encoding.name().map(<[u8]>::to_vec);
    let base = named.or_else(|| file.name(encoding.dict()?, b"BaseEncoding"));
    let base = base.and_then(|name| Encoding::named(&name));
    let name = file.name(dict, b"BaseFont").unwrap_or_default();
    let is_symbolic = flags & 4 != 0;
    let true_type = file.name(dict, b"Subtype").as_deref() == Some(b"TrueType");
    let built_in = || program::letters(file, descriptor);
    let mut letters: Vec<Option<String>> = match base {
        Some(base) if !(is_symbolic && true_type && encoding.dict().is_none() && named_symbol(&name)) => of(base),
        _ if named_symbol(&name) => of(symbol(&name)),
        _ => {
            let built_in = built_in();
            let usual = of(if true_type { Encoding::WinAnsi } else { Encoding::Standard });
            match built_in {
                Some(letters) if letters.iter().any(Option::is_some) => letters,
                _ if is_symbolic && has_program(descriptor) && encoding.dict().is_none() => vec![None; 256],
                _ => usual,
            }
        }
    };
    letters.resize(256, None);
    if let Some(differences) = encoding.dict().and_then(|e| file.array(e, b"Differences")) {
        differ(file, &differences, &mut letters);
    }
    letters
}

fn of(encoding: Encoding) -> Vec<Option<String>> {
    encoding.table().iter().map(|letter| (*letter != '\0').then(|| letter.to_string())).collect()
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

/// `[39 /quotesingle 96 /grave]`: from that code on, these names.
fn differ<'a>(file: &File<'a>, differences: &[Object<'a>], letters: &mut [Option<String>]) {
    let mut code = 0_usize;
    for item in differences.iter().take(2_048) {
        match file.resolve(item) {
            Object::Name(name) => {
                if let Some(place) = letters.get_mut(code) {
                    *place = encoding::letters(&name);
                }
                code += 1;
            }
            other => code = other.int().and_then(|n| usize::try_from(n).ok()).unwrap_or(code),
        }
    }
}

/// One text of all letters; the map to Unicode has the first word.
fn joined(letters: &[Option<String>], unicode: &CMap, name: &str) -> Codes {
    let (mut text, mut ends) = (String::new(), Vec::with_capacity(256));
    for (code, letters) in (0_u32..).zip(letters) {
        let told = unicode.text(code).filter(|t| is_text(t)).or_else(|| letters.clone());
        text.push_str(&told.map(|told| read(told, name)).unwrap_or_default());
        ends.push(u32::try_from(text.len()).unwrap_or(0));
    }
    Codes::Simple { text, ends }
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

/// Fonts of a file, each read once.
#[derive(Default)]
pub(super) struct Fonts {
    known: std::collections::BTreeMap<u32, Rc<Font>>,
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
        let font = Rc::new(Font::load(file, file.get(&fonts, name).dict()?));
        self.names.insert(font.name.clone());
        if let Some(number) = number {
            self.known.insert(number, Rc::clone(&font));
        }
        Some(font)
    }

    /// Names of all that were used.
    pub(super) fn names(self) -> Vec<String> {
        self.names.into_iter().filter(|name| !name.is_empty()).collect()
    }
}
