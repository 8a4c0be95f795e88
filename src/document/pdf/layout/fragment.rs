//! Fragments: characters that were painted one after the other and stand beside each other.

use super::super::super::Role;
use super::super::paint::{Direction, Glyph, Run, Sheet};

/// A piece of a line.
#[derive(Debug, Clone)]
pub(in super::super) struct Fragment {
    pub from: i32,
    pub to: i32,
    pub base: i32,
    pub size: i32,
    pub text: String,
    pub letters: i32,
    pub bold: i32,
    /// Place in the order of painting, and that of its right end.
    pub order: u32,
    pub last: u32,
    pub direction: Direction,
    pub role: Role,
    /// A space was painted before it, and behind it.
    pub space_before: bool,
    pub space_after: bool,
}

/// A fragment under construction: its characters with the gap before each.
struct Open {
    run: usize,
    glyphs: Vec<(usize, i32, bool)>,
    from: i32,
    to: i32,
    base: i32,
    space_before: bool,
    space: bool,
}

/// Per cent of a size.
fn part(size: i32, percent: i32) -> i32 {
    size / 100 * percent
}

/// All fragments of the chosen characters.
pub(super) fn fragments(sheet: &Sheet<'_>, choose: impl Fn(usize) -> bool) -> Vec<Fragment> {
    let mut out = Vec::new();
    let mut open: Option<Open> = None;
    for (index, glyph) in sheet.glyphs.iter().enumerate() {
        let Some(run) = sheet.runs.get(glyph.run as usize).filter(|_| choose(index)) else { continue };
        if glyph.space {
            open.iter_mut().for_each(|open| open.space = true);
            continue;
        }
        if glyph.length == 0 {
            continue;
        }
        let fits = open.as_ref().is_some_and(|open| follows(sheet, open, glyph, run));
        if !fits {
            let space = open.as_ref().is_some_and(|open| open.space && open.run + 1 >= glyph.run as usize);
            out.extend(open.take().map(|open| close(sheet, open)));
            open = Some(begin(index, glyph, space));
            continue;
        }
        if let Some(open) = &mut open {
            open.glyphs.push((index, glyph.from.saturating_sub(open.to), open.space));
            (open.to, open.space, open.run) = (glyph.to.max(open.to), false, glyph.run as usize);
        }
    }
    out.extend(open.map(|open| close(sheet, open)));
    out
}

fn begin(index: usize, glyph: &Glyph, space_before: bool) -> Open {
    Open {
        run: glyph.run as usize,
        glyphs: vec![(index, 0, false)],
        from: glyph.from,
        to: glyph.to,
        base: glyph.base,
        space_before,
        space: false,
    }
}

/// Does a character continue the fragment?
fn follows(sheet: &Sheet<'_>, open: &Open, glyph: &Glyph, run: &Run) -> bool {
    let Some(last) = sheet.runs.get(open.run) else { return false };
    let size = run.size.max(last.size);
    let gap = glyph.from.saturating_sub(open.to);
    let widest = part(size, if open.space { 200 } else { 100 });
    run.direction == last.direction
        && run.role == last.role
        && (run.size - last.size).abs() <= size / 8
        && (glyph.base - open.base).abs() <= part(size, 8)
        && gap <= widest
        && gap >= -part(size, 40)
        && glyph.from >= open.from
}

/// Decides which gaps are spaces.
fn close(sheet: &Sheet<'_>, open: Open) -> Fragment {
    let run =
        sheet.runs.get(open.glyphs.first().map_or(0, |(g, _, _)| sheet.glyphs.get(*g).map_or(0, |g| g.run as usize)));
    let size = run.map_or(0, |run| run.size);
    let widest = widest_letter_gap(&open, size);
    let mut text = String::with_capacity(open.glyphs.len() + 8);
    let (mut letters, mut bold) = (0, 0);
    let mut accent: Option<(char, i32)> = None;
    for (index, gap, space) in &open.glyphs {
        let Some(glyph) = sheet.glyphs.get(*index) else { continue };
        let parted = text.as_bytes().last().is_some_and(|b| !b.is_ascii()) && text.ends_with(is_picture);
        if *space || *gap > widest || parted {
            text.push(' ');
        }
        push(&mut text, sheet.letters(glyph), glyph, &mut accent);
        letters += 1;
        bold += i32::from(sheet.runs.get(glyph.run as usize).is_some_and(|run| run.bold));
    }
    Fragment {
        from: open.from,
        to: open.to,
        base: open.base,
        size,
        text,
        letters,
        bold,
        order: run.map_or(0, |run| run.order),
        last: sheet.runs.get(open.run).map_or(0, |run| run.order),
        direction: run.map(|run| run.direction).unwrap_or_default(),
        role: run.map(|run| run.role).unwrap_or_default(),
        space_before: open.space_before,
        space_after: open.space,
    }
}

/// Up to which gap letters belong to one word: wider when all letters are set apart.
fn widest_letter_gap(open: &Open, size: i32) -> i32 {
    let usual = part(size, 16);
    let mut gaps: Vec<i32> =
        open.glyphs.iter().skip(1).filter(|(_, _, space)| !space).map(|(_, gap, _)| *gap).collect();
    if gaps.len() < 3 {
        return usual;
    }
    let middle = gaps.len() / 2;
    let (_, median, _) = gaps.select_nth_unstable(middle);
    if *median > part(size, 6) { *median + part(size, 14) } else { usual }
}

/// A sign that pictures something, such as a telephone: what follows is another word.
fn is_picture(letter: char) -> bool {
    matches!(letter, '\u{2600}'..='\u{27bf}' | '\u{1f300}'..='\u{1faff}')
}

/// Adds letters; an accent that was painted over the next letter becomes part of it.
fn push(text: &mut String, letters: &str, glyph: &Glyph, accent: &mut Option<(char, i32)>) {
    if accent.is_none()
        && let [b'a'..=b'z' | b'A'..=b'Z' | b'0'..=b'9'] = letters.as_bytes()
    {
        return text.push_str(letters);
    }
    let mut single = letters.chars();
    let only = single.next().filter(|_| single.next().is_none());
    if let Some((mark, middle)) = accent.take()
        && (glyph.from..glyph.to).contains(&middle)
        && let Some(letter) = only.filter(|letter| letter.is_alphabetic())
    {
        text.pop();
        super::super::compose::push(text, letter);
        super::super::compose::push(text, mark);
        return;
    }
    match only {
        Some(letter) => {
            super::super::compose::push(text, letter);
            *accent = super::super::compose::mark(letter).map(|mark| (mark, glyph.from + (glyph.to - glyph.from) / 2));
        }
        None => letters.chars().for_each(|letter| super::super::compose::push(text, letter)),
    }
}
