//! TrueType and OpenType: the character map, read from letters to glyphs and turned round.

use super::super::encoding::Encoding;

/// Most letters of one map.
const MOST: usize = 70_000;

fn u16_at(bytes: &[u8], at: usize) -> Option<u32> {
    Some(u32::from(u16::from_be_bytes(bytes.get(at..at.checked_add(2)?)?.try_into().ok()?)))
}

fn u32_at(bytes: &[u8], at: usize) -> Option<u32> {
    Some(u32::from_be_bytes(bytes.get(at..at.checked_add(4)?)?.try_into().ok()?))
}

/// A table of the program.
pub(super) fn table<'b>(program: &'b [u8], tag: &[u8; 4]) -> Option<&'b [u8]> {
    let count = u16_at(program, 4)? as usize;
    let mut records = (0..count.min(64)).filter_map(|index| program.get(12 + index * 16..28 + index * 16));
    let record = records.find(|record| record.starts_with(tag))?;
    let (from, length) = (u32_at(record, 8)? as usize, u32_at(record, 12)? as usize);
    program.get(from..from.checked_add(length)?.min(program.len()))
}

/// A character map: platform, encoding, and its letters with their glyphs.
struct Map {
    platform: u32,
    encoding: u32,
    pairs: Vec<(u32, u32)>,
}

fn maps(program: &[u8]) -> Vec<Map> {
    let Some(cmap) = table(program, b"cmap") else { return Vec::new() };
    let count = u16_at(cmap, 2).unwrap_or(0) as usize;
    let each = (0..count.min(8)).filter_map(|index| {
        let record = cmap.get(4 + index * 8..12 + index * 8)?;
        let from = u32_at(record, 4)? as usize;
        let pairs = pairs(cmap.get(from..)?)?;
        Some(Map { platform: u16_at(record, 0)?, encoding: u16_at(record, 2)?, pairs })
    });
    each.collect()
}

/// Codes and glyphs of one map, in the formats that embedded fonts have.
fn pairs(map: &[u8]) -> Option<Vec<(u32, u32)>> {
    let mut out = Vec::new();
    match u16_at(map, 0)? {
        0 => out.extend((0..256).filter_map(|code| Some((code, u32::from(*map.get(6 + code as usize)?))))),
        4 => segments(map, &mut out)?,
        6 => {
            let (first, count) = (u16_at(map, 6)?, u16_at(map, 8)?);
            out.extend((0..count).filter_map(|i| Some((first + i, u16_at(map, 10 + 2 * i as usize)?))));
        }
        12 => {
            for group in 0..u32_at(map, 12)?.min(20_000) as usize {
                let at = 16 + group * 12;
                let (Some(first), Some(last), Some(glyph)) =
                    (u32_at(map, at), u32_at(map, at + 4), u32_at(map, at + 8))
                else {
                    break;
                };
                let room = MOST.saturating_sub(out.len());
                out.extend((first..=last).zip(glyph..).take(room));
            }
        }
        _ => return None,
    }
    out.retain(|(_, glyph)| *glyph != 0);
    Some(out)
}

/// Format 4: segments with a difference, or with a place in a list.
fn segments(map: &[u8], out: &mut Vec<(u32, u32)>) -> Option<()> {
    let count = (u16_at(map, 6)? / 2) as usize;
    for index in 0..count {
        let (ends, starts) = (14 + index * 2, 16 + count * 2 + index * 2);
        let (last, first) = (u16_at(map, ends)?, u16_at(map, starts)?);
        let (delta, place) = (u16_at(map, starts + count * 2)?, starts + count * 4);
        let offset = u16_at(map, place)? as usize;
        for code in first..=last.min(0xFFFE) {
            if out.len() >= MOST {
                return Some(());
            }
            let glyph = match offset {
                0 => (code + delta) & 0xFFFF,
                _ => match u16_at(map, place + offset + 2 * (code - first) as usize) {
                    Some(0) | None => 0,
                    Some(glyph) => (glyph + delta) & 0xFFFF,
                },
            };
            out.push((code, glyph));
        }
    }
    Some(())
}

/// Glyphs with the letter of each, by glyph; of several letters the lowest, which is the plain one.
pub(super) fn glyphs(program: &[u8]) -> Option<Vec<(u32, char)>> {
    let mut maps = maps(program);
    maps.retain(|map| map.platform == 0 || map.platform == 3 && matches!(map.encoding, 1 | 10));
    let mut letters: Vec<(u32, char)> = Vec::new();
    for map in maps {
        letters.extend(map.pairs.into_iter().filter_map(|(code, glyph)| Some((glyph, char::from_u32(code)?))));
    }
    letters.retain(|(_, letter)| !matches!(letter, '\0'..='\u{1f}' | '\u{e000}'..='\u{f8ff}'));
    letters.sort_unstable();
    letters.dedup_by_key(|(glyph, _)| *glyph);
    (!letters.is_empty()).then_some(letters)
}

/// What each code of a simple symbolic font stands for: its own map gives the glyph, the Unicode map the letter. A
/// map of the Macintosh alone gives the letters of that.
pub(super) fn letters(program: &[u8]) -> Option<Vec<Option<String>>> {
    let maps = maps(program);
    let symbols = maps.iter().find(|map| (map.platform, map.encoding) == (3, 0));
    let mac = maps.iter().find(|map| (map.platform, map.encoding) == (1, 0));
    let by_code = symbols.or(mac)?;
    let mut letters = vec![None; 256];
    let Some(glyphs) = glyphs(program) else {
        let table = Encoding::MacRoman.table();
        let mac = mac.filter(|_| symbols.is_none())?;
        for (code, _) in &mac.pairs {
            let letter = table.get(*code as usize).filter(|l| **l != '\0');
            letters.get_mut(*code as usize).into_iter().for_each(|to| *to = letter.map(|l| l.to_string()));
        }
        return Some(letters);
    };
    for (code, glyph) in &by_code.pairs {
        let letter = glyphs.binary_search_by_key(glyph, |(g, _)| *g).ok().and_then(|at| glyphs.get(at));
        let place = letters.get_mut((code & 0xFF) as usize).filter(|_| *code < 256 || code >> 8 == 0xF0);
        if let (Some(place), Some((_, letter))) = (place, letter) {
            *place = Some(letter.to_string());
        }
    }
    Some(letters)
}
