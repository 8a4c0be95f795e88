//! A list of past applicants as it comes: a table, a list of JSON, or JSON Lines; each entry as JSON.

use super::table;
use serde_json::Value;

/// An entry, or why there is none.
pub type Said = Result<String, String>;

/// Why a line is not taken that is in another encoding.
pub const NO_TEXT: &str = "is no text in UTF-8";
/// What helps then, said once for a list.
pub const SAVE_AS: &str = "save the list as UTF-8 and hand it in again";

/// Refuses what begins like a text in UTF-16, in which no line would be found.
///
/// # Errors
///
/// Says what to do.
pub fn check(head: &[u8]) -> Result<(), String> {
    let sixteen =
        head.starts_with(b"\xFF\xFE") || head.starts_with(b"\xFE\xFF") || head.iter().take(64).any(|b| *b == 0);
    if sixteen { Err(format!("is in UTF-16: {SAVE_AS}")) } else { Ok(()) }
}

/// The entries of a list, each with the number of its line, or in a list of JSON of its place.
///
/// # Errors
///
/// When it is no list.
pub fn entries(bytes: &[u8]) -> Result<Vec<(usize, Said)>, String> {
    check(bytes)?;
    let bytes = bytes.strip_prefix(b"\xEF\xBB\xBF").unwrap_or(bytes);
    match bytes.trim_ascii_start().first() {
        None => Err("is empty".to_owned()),
        Some(b'[') => of_json(bytes),
        Some(b'{') => Ok(of_lines(bytes)),
        Some(_) => of_table(bytes),
    }
}

fn of_json(bytes: &[u8]) -> Result<Vec<(usize, Said)>, String> {
    let all: Vec<Value> = serde_json::from_slice(bytes).map_err(|e| format!("no list: {e}"))?;
    Ok((1..).zip(all).map(|(number, value)| (number, Ok(value.to_string()))).collect())
}

fn of_lines(bytes: &[u8]) -> Vec<(usize, Said)> {
    let said = |line: &[u8]| String::from_utf8(line.to_vec()).map_err(|_| NO_TEXT.to_owned());
    let lines = (1..).zip(bytes.split(|byte| *byte == b'\n'));
    lines.filter(|(_, line)| !line.trim_ascii().is_empty()).map(|(number, line)| (number, said(line))).collect()
}

fn of_table(bytes: &[u8]) -> Result<Vec<(usize, Said)>, String> {
    let mut all = Vec::new();
    table::each(bytes, &mut |line, said| {
        all.push((line, said));
        Ok(())
    })?;
    let other = all.iter_mut().find_map(|(_, said)| said.as_mut().err().filter(|why| *why == NO_TEXT));
    other.into_iter().for_each(|why| *why = format!("{why}: {SAVE_AS}"));
    Ok(all)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn told(list: &str) -> Vec<(usize, String)> {
        let all = entries(list.as_bytes()).expect("a list").into_iter();
        all.map(|(line, said)| (line, said.unwrap_or_else(|why| why))).collect()
    }

    #[test]
    fn a_table_a_list_and_lines_say_the_same() {
        let table = "\u{FEFF}Candidate Name;E-Mail;Phone\nMara;m@x.example;1|2\n;;\n\"Jo\nWeber\";;\n";
        let mara = (2, r#"{"emails":["m@x.example"],"name":"Mara","phones":["1","2"]}"#.to_owned());
        let table = told(table);
        assert_eq!(table[0], mara);
        assert_eq!(table[1..], [(3, "is empty".to_owned()), (4, r#"{"name":"Jo\nWeber"}"#.to_owned())]);
        assert_eq!(told("\n{\"name\":1}\r\n\n{\"b\":2}"), [(2, "{\"name\":1}\r".into()), (4, "{\"b\":2}".into())]);
        assert_eq!(told(" [{\"name\": 1}]"), [(1, "{\"name\":1}".to_owned())]);
        assert!(entries(b"\xFF\xFEn\0").is_err_and(|why| why.contains("UTF-16: save the list as UTF-8")));
        let latin = entries(b"name\nJ\xF6rg\nR\xE9my\n").expect("a list");
        let latin: Vec<String> = latin.into_iter().filter_map(|(_, said)| said.err()).collect();
        assert_eq!(latin, ["is no text in UTF-8: save the list as UTF-8 and hand it in again", NO_TEXT]);
        assert!(entries(b"").is_err() && entries(b"[1").is_err());
        assert!(entries(b"one,two\n1,2\n").is_err_and(|why| why.contains("no column")));
    }
}
