//! Private letters of symbol fonts: Word writes bullets of Symbol and Wingdings as U+F020 to U+F0FF, by their codes.

use super::Encoding;

/// The sign that a private letter of a font draws.
pub(super) fn sign(font: &str, letter: char) -> Option<char> {
    let code = (letter as u32).checked_sub(0xF000).filter(|code| (32..256).contains(code))?;
    if font.starts_with("Symbol") {
        let sign = Encoding::Symbol.table().get(code as usize).copied();
        return sign.filter(|sign| *sign != '\0');
    }
    if !font.starts_with("Wingdings") && !font.contains("Dingbats") {
        // Bullets that were written with another font than the one they were chosen in.
        return (code == 0xB7).then_some('•');
    }
    // Wingdings, as far as lists and contact lines use it.
    Some(match code {
        0x28 | 0x29 => '☎',
        0x2A | 0x2B => '✉',
        0x6C | 0x9F | 0xB7 => '•',
        0x6E | 0xA7 => '▪',
        0x6F | 0xA8 => '□',
        0x71 | 0x72 => '❑',
        0x75 => '◆',
        0x76 => '❖',
        0xD8 => '➢',
        0xE0 | 0xE8 => '→',
        0xFB => '✗',
        0xFC => '✓',
        0xFE => '☑',
        _ => return None,
    })
}
