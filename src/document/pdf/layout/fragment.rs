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

/// Fragments as they are made.
struct Maker<'s, 'a> {
    sheet: &'s Sheet<'a>,
    out: Vec<Fragment>,
    /// The characters of the fragment that is open, with the gap before each; room for those of the next.
    glyphs: Vec<Placed<'s>>,
    gaps: Vec<i32>,
}

/// A character of a fragment, the gap before it, and whether a space was painted there.
#[derive(Clone, Copy)]
struct Placed<'s> {
    glyph: &'s Glyph,
    gap: i32,
    space: bool,
}

/// A fragment under construction.
struct Open {
    run: usize,
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
    let mut maker = Maker { sheet, out: Vec::new(), glyphs: Vec::new(), gaps: Vec::new() };
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
            open.take().into_iter().for_each(|open| maker.close(&open));
            open = Some(maker.begin(glyph, space));
            continue;
        }
        if let Some(open) = &mut open {
            maker.glyphs.push(Placed { glyph, gap: glyph.from.saturating_sub(open.to), space: open.space });
            (open.to, open.space, open.run) = (glyph.to.max(open.to), false, glyph.run as usize);
        }
    }
    open.into_iter().for_each(|open| maker.close(&open));
    maker.out
}

/// Does a character continue the fragment?
fn follows(sheet: &Sheet<'_>, open: &Open, glyph: &Glyph, run: &Run) -> bool {
    // Most characters are painted together with the one before.
    let last = if open.run == glyph.run as usize { Some(run) } else { sheet.runs.get(open.run) };
    let Some(last) = last else { return false };
    let size = run.size.max(last.size);
    let gap = glyph.from.saturating_sub(open.to);
    let widest = part(size, if open.space { 200 } else { 100 });
    let alike = std::ptr::eq(run, last)
        || run.direction == last.direction && run.role == last.role && (run.size - last.size).abs() <= size / 8;
    alike
        && (glyph.base - open.base).abs() <= part(size, 8)
        && gap <= widest
        && gap >= -part(size, 40)
        && glyph.from >= open.from
}

impl<'s> Maker<'s, '_> {
    fn begin(&mut self, glyph: &'s Glyph, space_before: bool) -> Open {
        self.glyphs.clear();
        self.glyphs.push(Placed { glyph, gap: 0, space: false });
        let run = glyph.run as usize;
        Open { run, from: glyph.from, to: glyph.to, base: glyph.base, space_before, space: false }
    }

    /// Ends a fragment.
    fn close(&mut self, open: &Open) {
        let run = |number: usize| self.sheet.runs.get(number);
        let first = self.glyphs.first().and_then(|first| run(first.glyph.run as usize));
        let size = first.map_or(0, |run| run.size);
        let widest = self.widest_letter_gap(size);
        let text = self.text(widest);
        let of_run = |glyphs: &[Placed<'_>]| {
            let bold = glyphs.first().and_then(|g| run(g.glyph.run as usize)).is_some_and(|run| run.bold);
            if bold { i32::try_from(glyphs.len()).unwrap_or(i32::MAX) } else { 0 }
        };
        self.out.push(Fragment {
            from: open.from,
            to: open.to,
            base: open.base,
            size,
            text,
            letters: i32::try_from(self.glyphs.len()).unwrap_or(i32::MAX),
            bold: self.glyphs.chunk_by(|a, b| a.glyph.run == b.glyph.run).map(of_run).sum(),
            order: first.map_or(0, |run| run.order),
            last: run(open.run).map_or(0, |run| run.order),
            direction: first.map(|run| run.direction).unwrap_or_default(),
            role: first.map(|run| run.role).unwrap_or_default(),
            space_before: open.space_before,
            space_after: open.space,
        });
    }

    /// Decides which gaps are spaces.
    fn text(&self, widest: i32) -> String {
        let mut text = String::with_capacity(self.glyphs.len() + self.glyphs.len() / 4 + 8);
        let mut accent: Option<(char, i32)> = None;
        for Placed { glyph, gap, space } in &self.glyphs {
            let parted = text.as_bytes().last().is_some_and(|b| !b.is_ascii()) && text.ends_with(is_picture);
            if *space || *gap > widest || parted {
                text.push(' ');
            }
            push(&mut text, self.sheet.letters(glyph), glyph, &mut accent);
        }
        text
    }

    /// Up to which gap letters belong to one word: wider when all letters are set apart.
    fn widest_letter_gap(&mut self, size: i32) -> i32 {
        let (usual, close) = (part(size, 16), part(size, 6));
        let gaps = self.glyphs.iter().skip(1).filter(|placed| !placed.space).map(|placed| placed.gap);
        let (count, near) = gaps.clone().fold((0, 0), |(all, near), gap| (all + 1, near + usize::from(gap <= close)));
        // Of most texts most gaps are near, and then so is the middle one.
        let middle = count / 2;
        if count < 3 || near > middle {
            return usual;
        }
        self.gaps.clear();
        self.gaps.extend(gaps);
        let (_, median, _) = self.gaps.select_nth_unstable(middle);
        *median + part(size, 14)
    }
}

/// A sign that pictures something, such as a telephone: what follows is another word.
fn is_picture(letter: char) -> bool {
    matches!(letter, '\u{2600}'..='\u{27bf}' | '\u{1f300}'..='\u{1faff}')
}

/// Adds letters; an accent that was painted over the next letter becomes part of it.
fn push(text: &mut String, letters: &str, glyph: &Glyph, accent: &mut Option<(char, i32)>) {
    if accent.is_none()
        && let [plain @ (b'a'..=b'z' | b'A'..=b'Z' | b'0'..=b'9')] = letters.as_bytes()
    {
        return text.push(char::from(*plain));
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
