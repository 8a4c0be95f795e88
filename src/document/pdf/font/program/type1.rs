//! Type 1: the encoding stands in the clear part of the program.

use super::super::encoding;

/// What each code stands for.
pub(super) fn letters(program: &[u8]) -> Vec<Option<String>> {
    let clear = program.windows(5).position(|w| w == b"eexec").unwrap_or(program.len());
    let text = String::from_utf8_lossy(program.get(..clear).unwrap_or_default());
    let Some((_, encoding)) = text.split_once("/Encoding") else { return Vec::new() };
    if encoding.trim_start().starts_with("StandardEncoding") {
        return super::standard();
    }
    let mut letters = vec![None; 256];
    // `dup 65 /A put`, until `readonly def`.
    let mut words = encoding.split_ascii_whitespace().take(2_000);
    while let Some(word) = words.next() {
        match word {
            "dup" => {
                let code = words.next().and_then(|code| code.parse::<usize>().ok());
                let name = words.next().and_then(|name| name.strip_prefix('/'));
                if let (Some(place), Some(name)) = (code.and_then(|code| letters.get_mut(code)), name) {
                    *place = encoding::letters(name.as_bytes());
                }
            }
            "readonly" | "def" => break,
            _ => {}
        }
    }
    letters
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_encoding_is_read() {
        let program = b"%!PS\n/Encoding 256 array\n0 1 255 {1 index exch /.notdef put} for\ndup 27 /ff put\ndup 65 /A put\nreadonly def\ncurrentfile eexec";
        let letters = letters(program);
        assert_eq!(letters.get(65), Some(&Some("A".to_owned())));
        assert_eq!(letters.get(27), Some(&Some("\u{fb00}".to_owned())));
        assert_eq!(letters.get(66), Some(&None));
    }
}
