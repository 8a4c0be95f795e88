//! Texts that run from right to left: from the order of places to the order of reading.
//!
//! The rules of Unicode's bidirectional algorithm (UAX #9, L2) turn runs round by their levels; turning them again
//! gives the order back, so what is seen is enough to tell what was written.

/// Which way a letter runs.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Way {
    Left,
    Right,
    Number,
    Mark,
    Neutral,
}

fn way(letter: char) -> Way {
    match letter {
        '\u{591}'..='\u{5bd}' | '\u{5bf}' | '\u{5c1}' | '\u{5c2}' | '\u{5c4}' | '\u{5c5}' => Way::Mark,
        '\u{64b}'..='\u{65f}' | '\u{670}' | '\u{300}'..='\u{36f}' => Way::Mark,
        '0'..='9' | '\u{660}'..='\u{669}' | '\u{6f0}'..='\u{6f9}' => Way::Number,
        '\u{590}'..='\u{8ff}' | '\u{fb1d}'..='\u{fdff}' | '\u{fe70}'..='\u{feff}' => Way::Left,
        _ if letter.is_alphanumeric() => Way::Right,
        _ => Way::Neutral,
    }
}

/// A line as it is seen from left to right, in the order of reading; white space at the ends is dropped.
pub(super) fn logical(seen: String) -> String {
    let line = seen.trim();
    if line.is_ascii() || !line.chars().any(|letter| way(letter) == Way::Left) {
        return if line.len() == seen.len() { seen } else { line.to_owned() };
    }
    turned(line)
}

/// A line with something in it that runs to the left.
fn turned(seen: &str) -> String {
    let mut letters: Vec<(char, Way)> = seen.chars().map(|letter| (letter, way(letter))).collect();
    let count = |wanted: Way| letters.iter().filter(|(_, way)| *way == wanted).count();
    let base = u8::from(count(Way::Left) >= count(Way::Right));
    settle_numbers(&mut letters);
    let levels = levels(&letters, base);
    for (letter, level) in letters.iter_mut().zip(&levels) {
        letter.0 = if level % 2 == 1 { mirrored(letter.0) } else { letter.0 };
    }
    let mut paired: Vec<(char, Way, u8)> =
        letters.into_iter().zip(levels).map(|((c, w), level)| (c, w, level)).collect();
    for level in [2, 1] {
        turn(&mut paired, level);
    }
    order_marks(&mut paired);
    paired.into_iter().map(|(letter, _, _)| letter).map(plain).collect::<Vec<_>>().concat()
}

/// Numbers beside letters that run right are one with them, and signs of amounts with their numbers.
fn settle_numbers(letters: &mut [(char, Way)]) {
    let mut strong = Way::Neutral;
    for letter in letters.iter_mut() {
        match letter.1 {
            Way::Number if strong == Way::Right => letter.1 = Way::Right,
            Way::Right | Way::Left => strong = letter.1,
            _ => {}
        }
    }
    for at in 0..letters.len() {
        let kind = |at: Option<usize>| at.and_then(|at| letters.get(at)).map(|(_, way)| *way);
        let beside = [kind(at.checked_sub(1)), kind(Some(at + 1))].contains(&Some(Way::Number));
        if let Some(letter) = letters.get_mut(at)
            && beside
            && matches!(letter.0, '%' | '$' | '€' | '₪' | '#' | '°')
        {
            letter.1 = Way::Number;
        }
    }
}

/// Levels of all letters: neutral ones go with what stands around them, or with the line.
fn levels(letters: &[(char, Way)], base: u8) -> Vec<u8> {
    let strong = |way: Way| match way {
        Way::Left | Way::Mark => Some(1),
        Way::Right => Some(base * 2),
        // Numbers within a line that runs left run right, and do not end it.
        Way::Number => Some(if base == 1 { 2 } else { 0 }),
        Way::Neutral => None,
    };
    let mut levels: Vec<Option<u8>> = letters.iter().map(|(_, way)| strong(*way)).collect();
    let mut at = 0;
    while at < levels.len() {
        let length = levels.iter().skip(at).take_while(|level| level.is_none()).count();
        let before = at.checked_sub(1).and_then(|at| levels.get(at).copied().flatten());
        let behind = levels.get(at + length).copied().flatten();
        let kind = |at: usize| letters.get(at).map(|(_, way)| *way);
        // What stands between two numbers is part of them only when it is one of `.,:/-`.
        let numbers = at.checked_sub(1).and_then(kind) == Some(Way::Number) && kind(at + length) == Some(Way::Number);
        let joint = letters.get(at).is_some_and(|(letter, _)| length == 1 && ".,:/-".contains(*letter));
        let same = before == behind && (!numbers || joint);
        let level = if same { before.unwrap_or(base) } else { base };
        levels.iter_mut().skip(at).take(length).for_each(|to| *to = Some(level));
        at += length.max(1);
    }
    levels.into_iter().map(|level| level.unwrap_or(base)).collect()
}

/// Turns round every run of that level and above.
fn turn(letters: &mut [(char, Way, u8)], level: u8) {
    for run in letters.chunk_by_mut(|a, b| (a.2 >= level) == (b.2 >= level)) {
        if run.first().is_some_and(|first| first.2 >= level) {
            run.reverse();
        }
    }
}

/// Turning put vowel marks before their letters: they stand behind them.
fn order_marks(letters: &mut [(char, Way, u8)]) {
    let mut at = 0;
    while at < letters.len() {
        let marks = letters.iter().skip(at).take_while(|l| l.1 == Way::Mark).count();
        if marks > 0
            && let Some(run) = letters.get_mut(at..=at + marks)
        {
            run.rotate_right(1);
        }
        at += marks + 1;
    }
}

fn mirrored(letter: char) -> char {
    match letter {
        '(' => ')',
        ')' => '(',
        '[' => ']',
        ']' => '[',
        '{' => '}',
        '}' => '{',
        '<' => '>',
        '>' => '<',
        '«' => '»',
        '»' => '«',
        _ => letter,
    }
}

/// Shapes of Arabic letters (U+FE80 to U+FEFC) as the letters: runs of shapes in the order of the code chart.
fn plain(letter: char) -> String {
    const SHAPES: &[(char, u32)] = &[
        ('ء', 1),
        ('آ', 2),
        ('أ', 2),
        ('ؤ', 2),
        ('إ', 2),
        ('ئ', 4),
        ('ا', 2),
        ('ب', 4),
        ('ة', 2),
        ('ت', 4),
        ('ث', 4),
        ('ج', 4),
        ('ح', 4),
        ('خ', 4),
        ('د', 2),
        ('ذ', 2),
        ('ر', 2),
        ('ز', 2),
        ('س', 4),
        ('ش', 4),
        ('ص', 4),
        ('ض', 4),
        ('ط', 4),
        ('ظ', 4),
        ('ع', 4),
        ('غ', 4),
        ('ف', 4),
        ('ق', 4),
        ('ك', 4),
        ('ل', 4),
        ('م', 4),
        ('ن', 4),
        ('ه', 4),
        ('و', 2),
        ('ى', 2),
        ('ي', 4),
    ];
    let code = letter as u32;
    if let Some(alef) = code.checked_sub(0xFEF5).filter(|at| *at < 8) {
        let alef = ['آ', 'أ', 'إ', 'ا'].get(alef as usize / 2).copied().unwrap_or('ا');
        return format!("ل{alef}");
    }
    let mut left = match code.checked_sub(0xFE80) {
        Some(at) if code <= 0xFEF4 => at,
        _ => return letter.to_string(),
    };
    for (plain, shapes) in SHAPES {
        match left.checked_sub(*shapes) {
            Some(rest) => left = rest,
            None => return plain.to_string(),
        }
    }
    letter.to_string()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn hebrew_is_read_from_the_right() {
        assert_eq!(logical("םולש".into()), "שלום");
        assert_eq!(logical("2019 תנש".into()), "שנת 2019");
        assert_eq!(logical("hello םולש ןב".into()), "בן שלום hello");
        assert_eq!(logical("Name: ןב םולש and more words".into()), "Name: שלום בן and more words");
        assert_eq!(logical("(ןב) םולש".into()), "שלום (בן)");
        assert_eq!(logical("2021 – 2019 םינש".into()), "שנים 2019 – 2021");
        assert_eq!(logical("03/2021 ,40% םולש".into()), "שלום 40%, 03/2021");
        assert_eq!(logical("Java 17 םולש".into()), "שלום Java 17");
    }

    #[test]
    fn arabic_shapes_become_letters() {
        assert_eq!(logical("\u{fee1}\u{fefc}\u{feb3}".into()), "سلام");
    }

    #[test]
    fn other_lines_stay() {
        assert_eq!(logical(" Résumé – 2019 (b) ".into()), "Résumé – 2019 (b)");
    }
}
