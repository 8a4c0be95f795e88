//! Letters made comparable: lower case, without accents. For comparing only, never for showing.

pub mod table;

/// Base letters of U+00C0 to U+017F, in order; `\u{0}` stands for those that become two letters.
const LATIN: &[u8; 192] = b"aaaaaa\0ceeeeiiiidnooooo*ouuuuy\0\0aaaaaa\0ceeeeiiiidnooooo*ouuuuy\0yaaaaaaccccccccddddeeeeeeeeeegggggggghhhhiiiiiiiiii\0\0jjkkklllllll\
lllnnnnnnnnnoooooo\0\0rrrrrrssssssssttttttuuuuuuuuuuuuwwyyyzzzzzzs";

/// Base letters of U+1EA0 to U+1EF9 (Vietnamese), two code points each.
const VIETNAMESE: &[u8; 45] = b"aaaaaaaaaaaaeeeeeeeeiioooooooooooouuuuuuuyyyy";

/// The text in lower case without accents.
pub fn fold(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    text.chars().for_each(|c| push(&mut out, c));
    out
}

/// One character, folded.
pub fn push(out: &mut String, c: char) {
    if c.is_ascii() {
        return out.push(c.to_ascii_lowercase());
    }
    match c {
        '\u{300}'..='\u{36F}' => {}
        'ß' | 'ẞ' => out.push_str("ss"),
        'Æ' | 'æ' => out.push_str("ae"),
        'Œ' | 'œ' => out.push_str("oe"),
        'Þ' | 'þ' => out.push_str("th"),
        'Ĳ' | 'ĳ' => out.push_str("ij"),
        'À'..='ſ' if c != '×' && c != '÷' => out.push(char::from(LATIN[c as usize - 0xC0])),
        'Ạ'..='ỹ' => out.push(char::from(VIETNAMESE[(c as usize - 0x1EA0) / 2])),
        'Ơ' | 'ơ' => out.push('o'),
        'Ư' | 'ư' => out.push('u'),
        'Ș' | 'ș' => out.push('s'),
        'Ț' | 'ț' => out.push('t'),
        'Ё' | 'ё' => out.push('е'),
        'Й' | 'й' => out.push('и'),
        'Ї' | 'ї' => out.push('і'),
        '’' | '‘' | 'ʼ' | 'ʻ' | '`' | '´' => out.push('\''),
        'ά' | 'Ά' => out.push('α'),
        'έ' | 'Έ' => out.push('ε'),
        'ή' | 'Ή' => out.push('η'),
        'ί' | 'ϊ' | 'ΐ' | 'Ί' | 'Ϊ' => out.push('ι'),
        'ό' | 'Ό' => out.push('ο'),
        'ύ' | 'ϋ' | 'ΰ' | 'Ύ' | 'Ϋ' => out.push('υ'),
        'ώ' | 'Ώ' => out.push('ω'),
        'أ' | 'إ' | 'آ' => out.push('ا'),
        '０'..='９' | 'Ａ'..='Ｚ' | 'ａ'..='ｚ' => push(out, char::from((c as u32 - 0xFEE0) as u8)),
        _ => out.extend(c.to_lowercase()),
    }
}

/// True for characters of scripts that are written without spaces between words, or nearly so.
pub fn is_east_asian(c: char) -> bool {
    matches!(c, '\u{1100}'..='\u{11FF}' | '\u{3005}'..='\u{30FF}' | '\u{3130}'..='\u{318F}' | '\u{3400}'..='\u{9FFF}'
        | '\u{AC00}'..='\u{D7AF}' | '\u{F900}'..='\u{FAFF}')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn accents_go_and_letters_stay() {
        for (written, folded) in [
            ("Śląsk ŁÓDŹ", "slask lodz"),
            ("Ångström Ñandú Ðorđe", "angstrom nandu dorde"),
            ("Nguyễn Thị Hồng Đào", "nguyen thi hong dao"),
            ("İstanbul ığdır Žižek Ÿ", "istanbul igdir zizek y"),
            ("Straße Œuvre Æble Þór", "strasse oeuvre aeble thor"),
            ("Hőgyész Șerban Țepeș", "hogyesz serban tepes"),
            ("Юрій Ёлкин", "юріи елкин"),
            ("Επαγγελματική εμπειρία", "επαγγελματικη εμπειρια"),
            ("Cafe\u{301} ２０１９", "cafe 2019"),
            ("Kaʻiulani O‘Neil", "ka'iulani o'neil"),
            ("김민준 山田", "김민준 山田"),
        ] {
            assert_eq!(fold(written), folded);
        }
    }

    #[test]
    fn every_latin_letter_has_its_base() {
        for c in ('À'..='ž').chain('Ạ'..='ỹ').filter(|c| c.is_alphabetic()) {
            let folded = fold(&c.to_string());
            assert!(folded.bytes().all(|b| b.is_ascii_lowercase()) && !folded.is_empty(), "{c} gives {folded:?}");
        }
    }
}
