//! Bytes to text: byte order marks, UTF-8, UTF-16, and the single-byte code pages that résumés come in.
//!
//! The tables are the 128 upper characters of each page (unicode.org, MAPPINGS/VENDORS). The large East Asian
//! code pages are left out: RTF, where they are met, gives the same characters as `\\u` beside them.

use std::borrow::Cow;

/// Number of the Windows code page, and its characters from 0x80 on.
const PAGES: &[(u32, &str)] = &[
    // Central European
    (
        1250,
        "€\u{FFFD}‚\u{FFFD}„…†‡\u{FFFD}‰Š‹ŚŤŽŹ\u{FFFD}‘’“”•–—\u{FFFD}™š›śťžź\u{A0}ˇ˘Ł¤Ą¦§¨©Ş«¬\u{AD}®Ż°±˛ł´µ¶·¸ąş»Ľ˝ľżŔÁÂĂÄĹĆÇČÉĘËĚÍÎĎĐŃŇÓÔŐÖ×ŘŮÚŰÜÝŢßŕáâăäĺćçčéęëěíîďđńňóôőö÷řůúűüýţ˙",
    ),
    // Cyrillic
    (
        1251,
        "ЂЃ‚ѓ„…†‡€‰Љ‹ЊЌЋЏђ‘’“”•–—\u{FFFD}™љ›њќћџ\u{A0}ЎўЈ¤Ґ¦§Ё©Є«¬\u{AD}®Ї°±Ііґµ¶·ё№є»јЅѕїАБВГДЕЖЗИЙКЛМНОПРСТУФХЦЧШЩЪЫЬЭЮЯабвгдежзийклмнопрстуфхцчшщъыьэюя",
    ),
    // Western
    (
        1252,
        "€\u{81}‚ƒ„…†‡ˆ‰Š‹Œ\u{8D}Ž\u{8F}\u{90}‘’“”•–—˜™š›œ\u{9D}žŸ\u{A0}¡¢£¤¥¦§¨©ª«¬\u{AD}®¯°±²³´µ¶·¸¹º»¼½¾¿ÀÁÂÃÄÅÆÇÈÉÊËÌÍÎÏÐÑÒÓÔÕÖ×ØÙÚÛÜÝÞßàáâãäåæçèéêëìíîïðñòóôõö÷øùúûüýþÿ",
    ),
    // Greek
    (
        1253,
        "€\u{FFFD}‚ƒ„…†‡\u{FFFD}‰\u{FFFD}‹\u{FFFD}\u{FFFD}\u{FFFD}\u{FFFD}\u{FFFD}‘’“”•–—\u{FFFD}™\u{FFFD}›\u{FFFD}\u{FFFD}\u{FFFD}\u{FFFD}\u{A0}΅Ά£¤¥¦§¨©\u{FFFD}«¬\u{AD}®―°±²³΄µ¶·ΈΉΊ»Ό½ΎΏΐΑΒΓΔΕΖΗΘΙΚΛΜΝΞΟΠΡ\u{FFFD}ΣΤΥΦΧΨΩΪΫάέήίΰαβγδεζηθικλμνξοπρςστυφχψωϊϋόύώ\u{FFFD}",
    ),
    // Turkish
    (
        1254,
        "€\u{FFFD}‚ƒ„…†‡ˆ‰Š‹Œ\u{FFFD}\u{FFFD}\u{FFFD}\u{FFFD}‘’“”•–—˜™š›œ\u{FFFD}\u{FFFD}Ÿ\u{A0}¡¢£¤¥¦§¨©ª«¬\u{AD}®¯°±²³´µ¶·¸¹º»¼½¾¿ÀÁÂÃÄÅÆÇÈÉÊËÌÍÎÏĞÑÒÓÔÕÖ×ØÙÚÛÜİŞßàáâãäåæçèéêëìíîïğñòóôõö÷øùúûüışÿ",
    ),
    // Hebrew
    (
        1255,
        "€\u{FFFD}‚ƒ„…†‡ˆ‰\u{FFFD}‹\u{FFFD}\u{FFFD}\u{FFFD}\u{FFFD}\u{FFFD}‘’“”•–—˜™\u{FFFD}›\u{FFFD}\u{FFFD}\u{FFFD}\u{FFFD}\u{A0}¡¢£₪¥¦§¨©×«¬\u{AD}®¯°±²³´µ¶·¸¹÷»¼½¾¿\u{5B0}\u{5B1}\u{5B2}\u{5B3}\u{5B4}\u{5B5}\u{5B6}\u{5B7}\u{5B8}\u{5B9}\u{FFFD}\u{5BB}\u{5BC}\u{5BD}\u{5BE}\u{5BF}\u{5C0}\u{5C1}\u{5C2}\u{5C3}װױײ׳״\u{FFFD}\u{FFFD}\u{FFFD}\u{FFFD}\u{FFFD}\u{FFFD}\u{FFFD}אבגדהוזחטיךכלםמןנסעףפץצקרשת\u{FFFD}\u{FFFD}\u{200E}\u{200F}\u{FFFD}",
    ),
    // Arabic
    (
        1256,
        "€پ‚ƒ„…†‡ˆ‰ٹ‹Œچژڈگ‘’“”•–—ک™ڑ›œ\u{200C}\u{200D}ں\u{A0}،¢£¤¥¦§¨©ھ«¬\u{AD}®¯°±²³´µ¶·¸¹؛»¼½¾؟ہءآأؤإئابةتثجحخدذرزسشصض×طظعغـفقكàلâمنهوçèéêëىيîïًٌٍَôُِ÷ّùْûü\u{200E}\u{200F}ے",
    ),
    // Baltic
    (
        1257,
        "€\u{FFFD}‚\u{FFFD}„…†‡\u{FFFD}‰\u{FFFD}‹\u{FFFD}¨ˇ¸\u{FFFD}‘’“”•–—\u{FFFD}™\u{FFFD}›\u{FFFD}¯˛\u{FFFD}\u{A0}\u{FFFD}¢£¤\u{FFFD}¦§Ø©Ŗ«¬\u{AD}®Æ°±²³´µ¶·ø¹ŗ»¼½¾æĄĮĀĆÄÅĘĒČÉŹĖĢĶĪĻŠŃŅÓŌÕÖ×ŲŁŚŪÜŻŽßąįāćäåęēčéźėģķīļšńņóōõö÷ųłśūüżž˙",
    ),
    // Vietnamese
    (
        1258,
        "€\u{FFFD}‚ƒ„…†‡ˆ‰\u{FFFD}‹Œ\u{FFFD}\u{FFFD}\u{FFFD}\u{FFFD}‘’“”•–—˜™\u{FFFD}›œ\u{FFFD}\u{FFFD}Ÿ\u{A0}¡¢£¤¥¦§¨©ª«¬\u{AD}®¯°±²³´µ¶·¸¹º»¼½¾¿ÀÁÂĂÄÅÆÇÈÉÊË\u{300}ÍÎÏĐÑ\u{309}ÓÔƠÖ×ØÙÚÛÜƯ\u{303}ßàáâăäåæçèéêë\u{301}íîïđñ\u{323}óôơö÷øùúûüư₫ÿ",
    ),
    // DOS, United States
    (
        437,
        "ÇüéâäàåçêëèïîìÄÅÉæÆôöòûùÿÖÜ¢£¥₧ƒáíóúñÑªº¿⌐¬½¼¡«»░▒▓│┤╡╢╖╕╣║╗╝╜╛┐└┴┬├─┼╞╟╚╔╩╦╠═╬╧╨╤╥╙╘╒╓╫╪┘┌█▄▌▐▀αßΓπΣσµτΦΘΩδ∞φε∩≡±≥≤⌠⌡÷≈°∙·√ⁿ²■\u{A0}",
    ),
    // DOS, Western
    (
        850,
        "ÇüéâäàåçêëèïîìÄÅÉæÆôöòûùÿÖÜø£Ø×ƒáíóúñÑªº¿®¬½¼¡«»░▒▓│┤ÁÂÀ©╣║╗╝¢¥┐└┴┬├─┼ãÃ╚╔╩╦╠═╬¤ðÐÊËÈıÍÎÏ┘┌█▄¦Ì▀ÓßÔÒõÕµþÞÚÛÙýÝ¯´\u{AD}±‗¾¶§÷¸°¨·¹³²■\u{A0}",
    ),
    // DOS, Central European
    (
        852,
        "ÇüéâäůćçłëŐőîŹÄĆÉĹĺôöĽľŚśÖÜŤťŁ×čáíóúĄąŽžĘę¬źČş«»░▒▓│┤ÁÂĚŞ╣║╗╝Żż┐└┴┬├─┼Ăă╚╔╩╦╠═╬¤đĐĎËďŇÍÎě┘┌█▄ŢŮ▀ÓßÔŃńňŠšŔÚŕŰýÝţ´\u{AD}˝˛ˇ˘§÷¸°¨˙űŘř■\u{A0}",
    ),
    // DOS, Cyrillic
    (
        866,
        "АБВГДЕЖЗИЙКЛМНОПРСТУФХЦЧШЩЪЫЬЭЮЯабвгдежзийклмноп░▒▓│┤╡╢╖╕╣║╗╝╜╛┐└┴┬├─┼╞╟╚╔╩╦╠═╬╧╨╤╥╙╘╒╓╫╪┘┌█▄▌▐▀рстуфхцчшщъыьэюяЁёЄєЇїЎў°∙·√№¤■\u{A0}",
    ),
    // Thai
    (
        874,
        "€\u{FFFD}\u{FFFD}\u{FFFD}\u{FFFD}…\u{FFFD}\u{FFFD}\u{FFFD}\u{FFFD}\u{FFFD}\u{FFFD}\u{FFFD}\u{FFFD}\u{FFFD}\u{FFFD}\u{FFFD}‘’“”•–—\u{FFFD}\u{FFFD}\u{FFFD}\u{FFFD}\u{FFFD}\u{FFFD}\u{FFFD}\u{FFFD}\u{A0}กขฃคฅฆงจฉชซฌญฎฏฐฑฒณดตถทธนบปผฝพฟภมยรฤลฦวศษสหฬอฮฯะ\u{E31}าำ\u{E34}\u{E35}\u{E36}\u{E37}\u{E38}\u{E39}\u{E3A}\u{FFFD}\u{FFFD}\u{FFFD}\u{FFFD}฿เแโใไๅๆ\u{E47}\u{E48}\u{E49}\u{E4A}\u{E4B}\u{E4C}\u{E4D}\u{E4E}๏๐๑๒๓๔๕๖๗๘๙๚๛\u{FFFD}\u{FFFD}\u{FFFD}\u{FFFD}",
    ),
    // Macintosh, Roman
    (
        10_000,
        "ÄÅÇÉÑÖÜáàâäãåçéèêëíìîïñóòôöõúùûü†°¢£§•¶ß®©™´¨≠ÆØ∞±≤≥¥µ∂∑∏π∫ªºΩæø¿¡¬√ƒ≈∆«»…\u{A0}ÀÃÕŒœ–—“”‘’÷◊ÿŸ⁄€‹›\u{FB01}\u{FB02}‡·‚„‰ÂÊÁËÈÍÎÏÌÓÔ\u{F8FF}ÒÚÛÙıˆ˜¯˘˙˚¸˝˛ˇ",
    ),
    // ISO 8859-2
    (
        28_592,
        "\u{80}\u{81}\u{82}\u{83}\u{84}\u{85}\u{86}\u{87}\u{88}\u{89}\u{8A}\u{8B}\u{8C}\u{8D}\u{8E}\u{8F}\u{90}\u{91}\u{92}\u{93}\u{94}\u{95}\u{96}\u{97}\u{98}\u{99}\u{9A}\u{9B}\u{9C}\u{9D}\u{9E}\u{9F}\u{A0}Ą˘Ł¤ĽŚ§¨ŠŞŤŹ\u{AD}ŽŻ°ą˛ł´ľśˇ¸šşťź˝žżŔÁÂĂÄĹĆÇČÉĘËĚÍÎĎĐŃŇÓÔŐÖ×ŘŮÚŰÜÝŢßŕáâăäĺćçčéęëěíîďđńňóôőö÷řůúűüýţ˙",
    ),
];

/// Western Windows, what text without a name for its encoding mostly is.
pub const WESTERN: u32 = 1252;

/// The characters of a code page; the western one for a page that is not known.
#[derive(Clone, Copy)]
pub struct CodePage(&'static str);

impl CodePage {
    /// By its number in Windows.
    pub fn numbered(number: u32) -> CodePage {
        let named = |wanted: u32| PAGES.iter().find(|(page, _)| *page == wanted);
        CodePage(named(number).or_else(|| named(WESTERN)).map_or("", |(_, upper)| upper))
    }

    /// All characters of it, from 0x80 on.
    fn upper(self) -> Vec<char> {
        self.0.chars().collect()
    }

    /// One byte.
    pub fn character(self, byte: u8) -> char {
        if byte.is_ascii() {
            return byte.into();
        }
        self.0.chars().nth(usize::from(byte & 0x7f)).unwrap_or(char::REPLACEMENT_CHARACTER)
    }

    /// A text.
    pub fn decode(self, bytes: &[u8]) -> String {
        let upper = self.upper();
        let character = |b: &u8| match b.is_ascii() {
            true => char::from(*b),
            false => upper.get(usize::from(b & 0x7f)).copied().unwrap_or(char::REPLACEMENT_CHARACTER),
        };
        bytes.iter().map(character).collect()
    }
}

/// The code page of a name as XML and HTML write it; none for the encodings of Unicode and for names not known.
fn page_of(label: &str) -> Option<u32> {
    let label = label.to_ascii_lowercase().replace('_', "-");
    match label.as_str() {
        "iso-8859-1" | "latin1" | "latin-1" | "iso-8859-15" | "cp1252" => Some(WESTERN),
        "iso-8859-2" | "latin2" => Some(28_592),
        "iso-8859-9" | "latin5" => Some(1254),
        "macintosh" => Some(10_000),
        _ => label.strip_prefix("windows-")?.parse().ok().filter(|n| PAGES.iter().any(|(page, _)| page == n)),
    }
}

/// Text of which nothing is known but perhaps the name that it gives its encoding.
pub fn decode<'a>(bytes: &'a [u8], label: Option<&str>) -> Cow<'a, str> {
    match bytes {
        [0xef, 0xbb, 0xbf, rest @ ..] => String::from_utf8_lossy(rest),
        [0xff, 0xfe, rest @ ..] => utf16(rest, u16::from_le_bytes).into(),
        [0xfe, 0xff, rest @ ..] => utf16(rest, u16::from_be_bytes).into(),
        _ if is_wide(bytes, 1) => utf16(bytes, u16::from_le_bytes).into(),
        _ if is_wide(bytes, 0) => utf16(bytes, u16::from_be_bytes).into(),
        _ => match label.and_then(page_of) {
            Some(page) => CodePage::numbered(page).decode(bytes).into(),
            None => unnamed(bytes),
        },
    }
}

/// The same of bytes that are not wanted any more: UTF-8 is not copied.
pub fn into_text(bytes: Vec<u8>, label: Option<&str>) -> String {
    let is_marked = matches!(bytes.get(..2), Some([0xef, 0xbb] | [0xff, 0xfe] | [0xfe, 0xff]));
    if is_marked || is_wide(&bytes, 0) || is_wide(&bytes, 1) || label.and_then(page_of).is_some() {
        return decode(&bytes, label).into_owned();
    }
    String::from_utf8(bytes).unwrap_or_else(|error| decode(error.as_bytes(), label).into_owned())
}

/// UTF-8 where it is mostly valid, else the western code page.
fn unnamed(bytes: &[u8]) -> Cow<'_, str> {
    if let Ok(text) = std::str::from_utf8(bytes) {
        return Cow::Borrowed(text);
    }
    let (mut good, mut bad) = (0, 0);
    for chunk in bytes.utf8_chunks() {
        good += chunk.valid().chars().filter(|c| !c.is_ascii()).count();
        bad += usize::from(!chunk.invalid().is_empty());
    }
    match bad <= good {
        true => String::from_utf8_lossy(bytes),
        false => CodePage::numbered(WESTERN).decode(bytes).into(),
    }
}

/// UTF-16 without a mark: in western text every other byte is zero.
fn is_wide(bytes: &[u8], zero: usize) -> bool {
    let head = bytes.get(..bytes.len().min(512)).unwrap_or_default();
    let pairs = head.len() / 2;
    let zeros = |at: usize| head.chunks_exact(2).filter(|pair| pair.get(at) == Some(&0)).count();
    pairs >= 8 && zeros(zero) * 10 >= pairs * 7 && zeros(1 - zero) == 0
}

fn utf16(bytes: &[u8], join: fn([u8; 2]) -> u16) -> String {
    let units = bytes.chunks_exact(2).filter_map(|pair| Some(join(pair.try_into().ok()?)));
    char::decode_utf16(units).map(|c| c.unwrap_or(char::REPLACEMENT_CHARACTER)).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_code_page_has_128_upper_characters() {
        for (page, upper) in PAGES {
            assert_eq!(upper.chars().count(), 128, "{page}");
        }
    }

    #[test]
    fn text_is_decoded_by_what_it_is() {
        let wide = |f: fn(u16) -> [u8; 2]| "Mara Lindqvist, Malmö".encode_utf16().flat_map(f).collect::<Vec<u8>>();
        for (bytes, label, text) in [
            (b"Malm\xc3\xb6".to_vec(), None, "Malmö"),
            (b"\xef\xbb\xbfMalm\xc3\xb6".to_vec(), None, "Malmö"),
            (b"Malm\xf6 \x96 Lund".to_vec(), None, "Malmö – Lund"),
            (b"\xa3\xf3d\xbc".to_vec(), Some("windows-1250"), "ŁódĽ"),
            (b"\xa3\xf3d\xbc".to_vec(), Some("ISO-8859-2"), "Łódź"),
            ([b"\xff\xfe".to_vec(), wide(u16::to_le_bytes)].concat(), None, "Mara Lindqvist, Malmö"),
            ([b"\xfe\xff".to_vec(), wide(u16::to_be_bytes)].concat(), None, "Mara Lindqvist, Malmö"),
            (wide(u16::to_le_bytes), None, "Mara Lindqvist, Malmö"),
            (wide(u16::to_be_bytes), None, "Mara Lindqvist, Malmö"),
        ] {
            assert_eq!(decode(&bytes, label), text);
        }
    }

    #[test]
    fn a_text_cut_within_a_character_stays_unicode() {
        assert_eq!(decode(b"Malm\xc3\xb6 caf\xc3", None), "Malmö caf\u{FFFD}");
    }
}
