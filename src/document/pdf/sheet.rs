//! Pages to lines, and everything else that a document keeps of them.

use super::super::read::Progress;
use super::super::{Document, Hyperlink, Line, europass};
use super::action::{self, Actions, Link};
use super::content::{self, Budget, Context};
use super::file::File;
use super::font::Fonts;
use super::geometry::{Matrix, View};
use super::layer::Layers;
use super::layout::{self, Laid};
use super::object::{Dict, Object};
use super::page::Page;
use super::paint::Sheet;
use super::unseen::{self, Judgement, Patience};
use super::{Pages, margin, picture, properties};

/// Most links.
const MOST_LINKS: usize = 2_000;
/// Most characters that links are compared with, and lines that hidden words are.
const MOST_STEPS: usize = 1_000_000;

/// Reads all pages into the document.
pub(super) fn read<'a>(file: &File<'a>, pages: Pages<'a>, document: &mut Document, progress: Progress<'_>) {
    let mut reader = Reader {
        file,
        document,
        layers: Layers::of(file),
        budget: Budget::default(),
        fonts: Fonts::default(),
        actions: Actions::default(),
        patience: Patience::default(),
        pictures: picture::Pictures::default(),
        steps: MOST_STEPS,
        block: 0,
        unknown: Vec::new(),
        scans: Vec::new(),
    };
    reader.document.properties = properties::properties(file);
    reader.actions.of_file(file);
    let count = pages.pages.len();
    for (number, page) in (0_u32..).zip(&pages.pages) {
        reader.page(number, page);
        progress(number as usize + 1, count);
    }
    let mut data = None;
    reader.document.embedded = action::embedded(file, |_, bytes| {
        if data.is_none() && europass::is_cv(bytes) {
            data = Some(bytes.to_vec());
        }
    });
    reader.finish(&pages);
    if let Some(data) = data {
        europass::within(&data, document);
    }
}

struct Reader<'r, 'a> {
    file: &'r File<'a>,
    document: &'r mut Document,
    layers: Layers,
    budget: Budget,
    fonts: Fonts,
    actions: Actions,
    patience: Patience,
    pictures: picture::Pictures,
    steps: usize,
    block: u32,
    /// Sheets with characters of fonts that do not say what they stand for, and how many.
    unknown: Vec<(u32, usize)>,
    /// Sheets that are scans with words under the picture.
    scans: Vec<u32>,
}

/// The operators of a page; a list of streams is one text.
pub(super) fn operators<'a>(file: &File<'a>, page: &Dict<'a>) -> Vec<u8> {
    match file.get(page, b"Contents") {
        Object::Stream(stream) => file.decoded(&stream).into_owned(),
        Object::Array(streams) => {
            let mut all = Vec::new();
            for stream in streams.iter().take(10_000) {
                if let Object::Stream(stream) = file.resolve(stream) {
                    all.extend_from_slice(&file.decoded(&stream));
                    all.push(b'\n');
                }
            }
            all
        }
        _ => Vec::new(),
    }
}

/// Operators that paint what annotations look like: fields of forms, notes, stamps. They name their appearances as
/// forms of resources made up for them.
fn appearances<'a>(file: &File<'a>, page: &Dict<'a>) -> (Vec<u8>, Dict<'a>) {
    let mut bytes = Vec::new();
    let mut forms = Vec::new();
    let annotations = file.array(page, b"Annots");
    for annotation in annotations.iter().flat_map(|all| all.iter()).take(1_000) {
        let resolved = file.resolve(annotation);
        let Some(dict) = resolved.dict() else { continue };
        let kind = file.name(dict, b"Subtype").unwrap_or_default();
        // Not to be drawn: hidden, or not for the screen.
        let hidden = file.int(dict, b"F").unwrap_or(0) & (2 | 32) != 0;
        if hidden || !matches!(&kind[..], b"Widget" | b"FreeText" | b"Stamp") {
            continue;
        }
        let Some((form, matrix)) = appearance(file, dict) else { continue };
        let name = format!("A{}", forms.len());
        let [a, b, c, d, e, f] = matrix.0;
        bytes.extend_from_slice(format!("q {a} {b} {c} {d} {e} {f} cm /{name} Do Q\n").as_bytes());
        forms.push((name.into_bytes().into(), form));
    }
    let resources = Dict::new(vec![(b"XObject"[..].into(), Object::Dict(Dict::new(forms)))]);
    (bytes, resources)
}

/// The usual look of an annotation, and the matrix that puts it into its rectangle.
#[expect(clippy::float_arithmetic, reason = "quotients and differences, the same on every target")]
fn appearance<'a>(file: &File<'a>, dict: &Dict<'a>) -> Option<(Object<'a>, Matrix)> {
    let looks = file.dict(dict, b"AP")?;
    let look = match file.get(&looks, b"N") {
        Object::Dict(states) => file.get(&states, &file.name(dict, b"AS")?),
        stream => stream,
    };
    let form = look.stream()?;
    let [x0, y0, x1, y1] = super::page::rectangle(file, dict, b"Rect")?;
    let [a, b, c, d] = super::page::rectangle(file, &form.dict, b"BBox")?;
    let inner = file.numbers(&form.dict, b"Matrix").map_or(Matrix::IDENTITY, |m| Matrix::of(&m)).bounds(a, b, c, d);
    let (width, height) = (inner.right - inner.left, inner.bottom - inner.top);
    if width <= 0.0 || height <= 0.0 {
        return None;
    }
    let (across, up) = ((x1 - x0) / width, (y1 - y0) / height);
    let matrix = Matrix([across, 0.0, 0.0, up, x0 - inner.left * across, y0 - inner.top * up]);
    Some((look, matrix))
}

/// What stands on a page, appearances of annotations on top.
pub(super) fn paint<'a>(context: &Context<'_, 'a>, fonts: &mut Fonts, page: &Page<'a>) -> Sheet<'a> {
    let bytes = operators(context.file, &page.dict);
    let (looks, forms) = appearances(context.file, &page.dict);
    content::run(context, fonts, page.view, &[(&bytes, &page.resources), (&looks, &forms)])
}

impl<'a> Reader<'_, 'a> {
    fn page(&mut self, number: u32, page: &Page<'a>) {
        let context = Context { file: self.file, layers: &self.layers, budget: &self.budget };
        let sheet = paint(&context, &mut self.fonts, page);
        let judgement = unseen::judge(&sheet, &self.patience);
        let seen = layout::lines(&sheet, |at| judgement.hidden.get(at).is_none_or(Option::is_none));
        self.document.sheets.push(super::super::Sheet { width: sheet.width, height: sheet.height });
        let blank = seen.is_empty();
        self.document.unseen.extend(unseen::words(&sheet, &judgement.hidden, number));
        let first = self.document.lines.len();
        self.push(number, seen);
        let links = self.actions.of_page(self.file, &page.dict);
        self.links(links, &sheet, page.view, &judgement, (number, first));
        self.pictures.add(self.file, &sheet, number, self.document);
        self.document.cut |= sheet.cut;
        if sheet.unknown > 0 {
            self.unknown.push((number, sheet.unknown));
        }
        if judgement.scan {
            self.scans.push(number);
        } else if blank && picture::fill(&sheet) {
            let number = number + 1;
            self.document
                .notes
                .push(format!("Page {number} holds pictures of text, which cannot be read; ask for a file with text."));
        }
    }

    /// What is seen elsewhere is no secret: a line cut at the end of a page stands whole on one of the two.
    fn forget_seen(&mut self) {
        let lines: Vec<&str> = self.document.lines.iter().map(|line| line.text.as_str()).collect();
        let mut steps = MOST_STEPS;
        self.document.unseen.retain(|unseen| {
            steps = steps.saturating_sub(lines.len());
            steps == 0 || !lines.iter().any(|line| line.contains(&unseen.text))
        });
    }

    fn push(&mut self, sheet: u32, lines: Vec<Laid>) {
        for Laid { text, area, size, bold, role, first, continues } in lines {
            self.block += u32::from(first);
            self.document.lines.push(Line { text, sheet, area, size, bold, block: self.block, role, continues });
        }
    }

    /// Links with the words that they stand on.
    fn links(&mut self, links: Vec<Link>, sheet: &Sheet<'_>, view: View, judgement: &Judgement, page: (u32, usize)) {
        let (number, first) = page;
        for link in links {
            if self.document.links.len() >= MOST_LINKS {
                self.document.cut = true;
                return;
            }
            let [x0, y0, x1, y1] = link.rectangle;
            let area = view.matrix.bounds(x0, y0, x1, y1).area();
            self.steps = self.steps.saturating_sub(sheet.glyphs.len());
            let within = |at: usize| {
                let hidden = judgement.hidden.get(at).is_some_and(Option::is_some);
                !hidden && sheet.glyphs.get(at).is_some_and(|glyph| sheet.is_within(glyph, &area))
            };
            let words = if self.steps > 0 { layout::lines(sheet, within) } else { Vec::new() };
            let text = words.iter().map(|line| line.text.as_str()).collect::<Vec<_>>().join(" ");
            let lines = self.document.lines.iter().enumerate().skip(first);
            let on = |line: &Line| {
                let middle = line.area.top + (line.area.bottom - line.area.top) / 2;
                line.sheet == number
                    && (area.top..=area.bottom).contains(&middle)
                    && line.area.left < area.right
                    && area.left < line.area.right
            };
            let line = lines.filter(|(_, line)| on(line)).map(|(at, _)| at).next();
            let line = line.filter(|_| !text.is_empty()).and_then(|at| u32::try_from(at).ok());
            self.document.links.push(Hyperlink { text, target: link.target, line });
        }
    }

    fn finish(mut self, pages: &Pages<'_>) {
        self.forget_seen();
        margin::mark(&mut self.document.lines, &self.document.sheets);
        self.document.active = std::mem::take(&mut self.actions.found);
        self.document.fonts = std::mem::take(&mut self.fonts).names();
        let notes = &mut self.document.notes;
        if pages.repaired {
            notes.push("The file is damaged; what could be found of it was read.".into());
        }
        if !self.scans.is_empty() {
            let pages = listed(self.scans.iter().copied());
            notes.push(format!(
                "{pages} a scan: the words were put under the picture by a program, and may differ from what it shows."
            ));
        }
        let letters: usize = self.document.lines.iter().map(|line| line.text.chars().count()).sum();
        let unknown: usize = self.unknown.iter().map(|(_, count)| count).sum();
        // Some bullets and icons are no loss.
        if unknown * 50 > letters {
            let pages = listed(self.unknown.iter().map(|(number, _)| *number));
            notes.push(format!(
                "{pages} words in a font that does not say which letters it draws: {unknown} are left out."
            ));
        }
        if pages.cut || self.file.cut.get() || self.document.cut {
            self.document.cut = true;
        }
    }
}

/// `Page 1 is`/`Pages 1, 3 have`… the beginning of a sentence about pages.
fn listed(numbers: impl Iterator<Item = u32>) -> String {
    let numbers: Vec<String> = numbers.take(12).map(|number| (number + 1).to_string()).collect();
    format!("On page {}:", numbers.join(", "))
}
