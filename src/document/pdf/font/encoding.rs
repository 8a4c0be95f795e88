//! Codes and names of letters: the encodings of the standard (ISO 32000-2, annex D) and the names of Adobe's
//! glyph list that fonts of written languages use.

use std::borrow::Cow;

/// Names of glyphs with what they stand for, one a line, sorted by bytes. From Adobe's glyph list 2.0, cut down to
/// letters and signs of Latin, Greek, Cyrillic, Hebrew and Arabic texts, and the names that TeX uses.
const NAMES: &str = include_str!("glyphs.txt");

/// A named encoding.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in super::super) enum Encoding {
    WinAnsi,
    MacRoman,
    Standard,
    PdfDoc,
    Symbol,
    Dingbats,
}

// Codes from 32 to 126.
const ASCII: &str = " !\"#$%&'()*+,-./0123456789:;<=>?@ABCDEFGHIJKLMNOPQRSTUVWXYZ[\\]^_`abcdefghijklmnopqrstuvwxyz{|}~";
// Codes from 128; NUL stands where there is none.
const WIN_ANSI: &str = "€•‚ƒ„…†‡ˆ‰Š‹Œ•Ž••‘’“”•–—˜™š›œ•žŸ ¡¢£¤¥¦§¨©ª«¬-®¯°±²³´µ¶·¸¹º»¼½¾¿ÀÁÂÃÄÅÆÇÈÉÊËÌÍÎÏÐÑÒÓÔÕÖ×ØÙÚÛÜÝÞßàáâãäåæçèéêëìíîïðñòóôõö÷øùúûüýþÿ";
const MAC_ROMAN: &str = "ÄÅÇÉÑÖÜáàâäãåçéèêëíìîïñóòôöõúùûü†°¢£§•¶ß®©™´¨≠ÆØ∞±≤≥¥µ∂∑∏π∫ªºΩæø¿¡¬√ƒ≈∆«»… ÀÃÕŒœ–—“”‘’÷◊ÿŸ⁄€‹›ﬁﬂ‡·‚„‰ÂÊÁËÈÍÎÏÌÓÔ\0ÒÚÛÙıˆ˜¯˘˙˚¸˝˛ˇ";
const STANDARD: &str = "\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0¡¢£⁄¥ƒ§¤'“«‹›ﬁﬂ\0–†‡·\0¶•‚„”»…‰\0¿\0`´ˆ˜¯˘˙¨\0˚¸\0˝˛ˇ—\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0Æ\0ª\0\0\0\0ŁØŒº\0\0\0\0\0æ\0\0\0ı\0\0łøœß\0\0\0\0";
const PDF_DOC: &str = "•†‡…—–ƒ⁄‹›−‰„“”‘’‚™ﬁﬂŁŒŠŸŽıłœšž\0€¡¢£¤¥¦§¨©ª«¬\0®¯°±²³´µ¶·¸¹º»¼½¾¿ÀÁÂÃÄÅÆÇÈÉÊËÌÍÎÏÐÑÒÓÔÕÖ×ØÙÚÛÜÝÞßàáâãäåæçèéêëìíîïðñòóôõö÷øùúûüýþÿ";
// Codes from 32.
const SYMBOL: &str = " !∀#∃%&∋()∗+,−./0123456789:;<=>?≅ΑΒΧ∆ΕΦΓΗΙϑΚΛΜΝΟΠΘΡΣΤΥςΩΞΨΖ[∴]⊥_\0αβχδεφγηιϕκλµνοπθρστυϖωξψζ{|}∼\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0€ϒ′≤⁄∞ƒ♣♦♥♠↔←↑→↓°±″≥×∝∂•÷≠≡≈…\0\0↵ℵℑℜ℘⊗⊕∅∩∪⊃⊇⊄⊂⊆∈∉∠∇®©™∏√⋅¬∧∨⇔⇐⇑⇒⇓◊〈®©™∑\0\0\0\0\0\0\0\0\0\0\0〉∫⌠\0⌡\0\0\0\0\0\0\0\0\0\0";

// The encoding of TeX's bitmap fonts (Cork; T1) from 16: what is not ASCII. Ligatures stand in their letters.
const CORK_LOW: &str = "“”„«»–—\0\0ıȷﬀﬁﬂﬃﬄ";
const CORK_HIGH: &str = "ĂĄĆČĎĚĘĞĹĽŁŃŇŊŐŔŘŚŠŞŤŢŰŮŸŹŽŻĲİđ§ăąćčďěęğĺľłńňŋőŕřśšşťţűůÿźžżĳ¡¿£ÀÁÂÃÄÅÆÇÈÉÊËÌÍÎÏÐÑÒÓÔÕÖŒØÙÚÛÜÝÞẞàáâãäåæçèéêëìíîïðñòóôõöœøùúûüýþß";

/// What a glyph of a bitmap font of TeX stands for: it is named by its code alone (`a65`). Texts in the older
/// encoding differ only where Cork has accents that stand in no text by themselves.
/// Of a font of signs that is not `worded`, the bullets are read.
pub(super) fn cork(name: &[u8], code: usize, worded: bool) -> Option<String> {
    let letter = match code {
        15 | 136 if !worded => Some('•'),
        _ if !worded => None,
        11..=15 => "ﬀﬁﬂﬃﬄ".chars().nth(code - 11),
        16..=31 => CORK_LOW.chars().nth(code - 16),
        39 => Some('’'),
        96 => Some('‘'),
        127 => Some('-'),
        32..=126 => char::from_u32(u32::try_from(code).ok()?),
        _ => CORK_HIGH.chars().nth(code.checked_sub(128)?),
    };
    letter.filter(|letter| is_coded(name, code) && *letter != '\0').map(String::from)
}

/// Is the name no more than the code, as in `a65`?
pub(super) fn is_coded(name: &[u8], code: usize) -> bool {
    std::str::from_utf8(name).ok().and_then(|name| name.strip_prefix('a')).and_then(|digits| digits.parse().ok())
        == Some(code)
}

impl Encoding {
    /// By its name in a file.
    pub(in super::super) fn named(name: &[u8]) -> Option<Encoding> {
        match name {
            b"WinAnsiEncoding" => Some(Encoding::WinAnsi),
            b"MacRomanEncoding" => Some(Encoding::MacRoman),
            b"StandardEncoding" => Some(Encoding::Standard),
            b"PDFDocEncoding" => Some(Encoding::PdfDoc),
            _ => None,
        }
    }

    /// The first code that is not that of ASCII, and the letters from there on.
    fn high(self) -> (usize, &'static str) {
        match self {
            Encoding::WinAnsi => (128, WIN_ANSI),
            Encoding::MacRoman => (128, MAC_ROMAN),
            Encoding::Standard => (128, STANDARD),
            Encoding::PdfDoc => (128, PDF_DOC),
            Encoding::Symbol => (32, SYMBOL),
            Encoding::Dingbats => (32, ""),
        }
    }

    /// All 256 letters as texts; nothing where there is none.
    pub(super) fn texts(self) -> Vec<Option<Cow<'static, str>>> {
        let mut texts: Vec<Option<Cow<'static, str>>> = vec![None; 256];
        texts.iter_mut().skip(32).zip(0..95).for_each(|(to, at)| *to = ASCII.get(at..=at).map(Cow::Borrowed));
        let (from, high) = self.high();
        for (to, (at, letter)) in texts.iter_mut().skip(from).zip(high.char_indices()) {
            *to = high.get(at..at + letter.len_utf8()).filter(|_| letter != '\0').map(Cow::Borrowed);
        }
        match self {
            Encoding::Standard => (texts[39], texts[96]) = (Some("’".into()), Some("‘".into())),
            Encoding::Dingbats => (33..127).for_each(|code| {
                texts[code] = Some(dingbat(code)).filter(|l| *l != '\0').map(|l| l.to_string().into());
            }),
            _ => {}
        }
        texts
    }

    /// All 256 letters; NUL where there is none.
    pub(in super::super) fn table(self) -> [char; 256] {
        let mut table = ['\0'; 256];
        (32..127_u8).for_each(|code| table[usize::from(code)] = char::from(code));
        let (from, high) = self.high();
        table.iter_mut().skip(from).zip(high.chars()).for_each(|(to, letter)| *to = letter);
        match self {
            Encoding::Standard => (table[39], table[96]) = ('’', '‘'),
            Encoding::Dingbats => (33..127).for_each(|code| table[code] = dingbat(code)),
            _ => {}
        }
        table
    }
}

/// Zapf's dingbats stand in Unicode in the order of their codes, but for those that Unicode had already.
fn dingbat(code: usize) -> char {
    match code {
        0x25 => '☎',
        0x2A => '☛',
        0x2B => '☞',
        0x48 => '★',
        0x6C => '●',
        0x6E => '■',
        0x73 => '▲',
        0x74 => '▼',
        0x75 => '◆',
        0x77 => '◗',
        _ => u32::try_from(code).ok().and_then(|code| char::from_u32(0x2700 + code - 0x20)).unwrap_or('\0'),
    }
}

/// The WinAnsi code of a letter, by which the widths of standard fonts are listed.
pub(super) fn win_ansi(letter: char) -> Option<usize> {
    match letter {
        ' '..='~' => Some(letter as usize),
        '\u{a0}'..='\u{ff}' => Some(letter as usize),
        _ => WIN_ANSI.chars().position(|l| l == letter).map(|at| at + 128),
    }
}

/// What a glyph's name stands for: listed names, `uni0041`, `u1F600`, and ligatures in parts (`f_i`); what stands
/// behind a full stop names a variant.
pub(in super::super) fn letters(name: &[u8]) -> Option<String> {
    let name = std::str::from_utf8(name).ok()?;
    let stem = name.split_once('.').map_or(name, |(stem, _)| stem);
    if let Some(found) = listed(stem).or_else(|| by_number(stem)) {
        return Some(found);
    }
    let parts = stem.contains('_').then(|| stem.split('_'))?;
    parts.map(|part| listed(part).or_else(|| by_number(part))).collect()
}

/// Looks the name up among the lines, which are sorted.
fn listed(name: &str) -> Option<String> {
    let (mut low, mut high) = (0, NAMES.len());
    while low < high {
        let middle = (low + high) / 2;
        let start = NAMES.get(low..middle).and_then(|s| s.rfind('\n')).map_or(low, |at| low + at + 1);
        let end = NAMES.get(start..).and_then(|s| s.find('\n')).map_or(NAMES.len(), |at| start + at);
        let (found, letters) = NAMES.get(start..end)?.split_once(' ')?;
        match name.as_bytes().cmp(found.as_bytes()) {
            std::cmp::Ordering::Equal => return Some(letters.to_owned()),
            std::cmp::Ordering::Less => high = start,
            std::cmp::Ordering::Greater => low = end + 1,
        }
    }
    None
}

/// `uni` with groups of four digits, `u` with four to six.
fn by_number(name: &str) -> Option<String> {
    let is_hex = |digits: &str| digits.bytes().all(|b| b.is_ascii_digit() || (b'A'..=b'F').contains(&b));
    let letter = |digits: &str| u32::from_str_radix(digits, 16).ok().and_then(char::from_u32);
    if let Some(digits) = name.strip_prefix("uni").filter(|d| d.len() >= 4 && d.len() % 4 == 0 && is_hex(d)) {
        let groups = (0..digits.len() / 4).map(|at| letter(digits.get(at * 4..at * 4 + 4)?));
        return groups.collect();
    }
    let digits = name.strip_prefix('u').filter(|d| (4..=6).contains(&d.len()) && is_hex(d))?;
    letter(digits).map(String::from)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_listed_name_is_found() {
        for line in NAMES.lines() {
            let (name, letters) = line.split_once(' ').expect("a name and its letters");
            assert_eq!(listed(name).as_deref(), Some(letters), "{name}");
        }
        assert_eq!(listed("nosuchname"), None);
    }

    #[test]
    fn names_are_read_by_their_rules() {
        let read = |name: &str| letters(name.as_bytes());
        assert_eq!(read("A").as_deref(), Some("A"));
        assert_eq!(read("uni00E9").as_deref(), Some("é"));
        assert_eq!(read("u1F600").as_deref(), Some("😀"));
        assert_eq!(read("f_f_i.liga").as_deref(), Some("ﬃ").or(Some("ffi")));
        assert_eq!(read("eacute.sc").as_deref(), Some("é"));
        assert_eq!(read("g12"), None);
        assert_eq!(read(".notdef"), None);
    }

    #[test]
    fn bitmap_fonts_of_tex_name_glyphs_by_their_codes() {
        let read = |name: &str, code| cork(name.as_bytes(), code, true);
        for (code, letter) in
            [(65, "A"), (21, "–"), (28, "ﬁ"), (12, "ﬁ"), (155, "Ż"), (188, "ĳ"), (223, "ẞ"), (233, "é"), (255, "ß")]
        {
            assert_eq!(read(&format!("a{code}"), code).as_deref(), Some(letter), "{code}");
        }
        assert_eq!((read("a65", 66), read("A", 65), read("a23", 23)), (None, None, None));
        assert_eq!((cork(b"a136", 136, false).as_deref(), cork(b"a137", 137, false)), (Some("•"), None));
    }

    #[test]
    fn encodings_have_their_letters() {
        assert_eq!(Encoding::WinAnsi.table()[0x80], '€');
        assert_eq!(Encoding::WinAnsi.table()[0xE9], 'é');
        assert_eq!(Encoding::MacRoman.table()[0x8E], 'é');
        assert_eq!(Encoding::Standard.table()[0xAE], 'ﬁ');
        assert_eq!(Encoding::PdfDoc.table()[0xA0], '€');
        assert_eq!(Encoding::Symbol.table()[0xB7], '•');
        assert_eq!(Encoding::Dingbats.table()[0x6C], '●');
        assert_eq!(win_ansi('€'), Some(0x80));
    }
}
