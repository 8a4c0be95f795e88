//! Entries of a section: one employment, one study, or several roles with one employer.
//!
//! Layouts whose lines have no names are read by their order and their kind: what is named first,
//! the line that is a period, what stands before it and what after it.

use super::reader::Reader;
use super::recipe::Group;
use super::semantic::words;
use crate::candidate::date::{self, End, Month, Period};
use crate::candidate::fold::table;
use crate::candidate::{Place, Position, Read, Study};
use crate::page::NodeId;

/// What parts the pieces of one line ("Acme · Full-time").
const DOT: &str = " · ";

/// An entry with its lines.
pub struct Entry {
    /// The element, or the first line's where entries are only parted by rules.
    pub node: NodeId,
    /// Lines of the entry itself, without its roles and without details.
    pub lines: Vec<Words>,
    /// Roles inside it.
    pub roles: Vec<Entry>,
}

/// One line of an entry.
#[derive(Debug, Clone)]
pub struct Words {
    /// The text.
    pub read: Read<String>,
    /// True in the place for dates and places; `None` where the layout does not tell.
    pub caption: Option<bool>,
    /// Parent of the line's element: what stands together has the same.
    pub parent: Option<NodeId>,
}

/// The entries of a section.
pub fn entries(reader: &Reader, root: NodeId, group: &'static Group) -> Vec<Entry> {
    match reader.first_of(root, group.item) {
        Some((_, items)) => outermost(reader, items).into_iter().map(|i| entry(reader, i, group)).collect(),
        None => parted(reader, root, group),
    }
}

/// Without those that stand inside another one.
pub fn outermost(reader: &Reader, items: Vec<NodeId>) -> Vec<NodeId> {
    let mut past = 0;
    let keep = |&id: &NodeId| {
        let keeps = id >= past;
        if keeps {
            past = reader.page().end(id);
        }
        keeps
    };
    items.into_iter().filter(keep).collect()
}

fn entry(reader: &Reader, item: NodeId, group: &'static Group) -> Entry {
    let roles = reader.first_of(item, group.role).map(|(_, found)| outermost(reader, found)).unwrap_or_default();
    let lines = lines(reader, item, group, &roles);
    let roles = roles.into_iter().map(|role| entry(reader, role, group)).filter(|r| !r.lines.is_empty()).collect();
    Entry { node: item, lines, roles }
}

/// Lines below an element, without those of its roles and of lists inside it.
fn lines(reader: &Reader, item: NodeId, group: &'static Group, roles: &[NodeId]) -> Vec<Words> {
    let Some((by, found)) = reader.first_of(item, group.line) else { return plain(reader, item) };
    let inner = |id: NodeId| roles.iter().any(|&role| reader.page().contains(role, id)) || in_list(reader, item, id);
    found.into_iter().filter(|&id| !inner(id)).filter_map(|id| words(reader, id, group, by)).collect()
}

/// An entry without marked lines: the lines as they stand.
fn plain(reader: &Reader, item: NodeId) -> Vec<Words> {
    let list = |id: NodeId| id != item && matches!(reader.page().name(id), "ul" | "ol");
    let lines = reader.lines(item, &list).into_iter();
    lines
        .map(|l| Words { read: Read::text(l.text, Place::text(l.node), "lines"), caption: None, parent: None })
        .collect()
}

fn in_list(reader: &Reader, item: NodeId, id: NodeId) -> bool {
    reader.page().lineage(id).take_while(|&n| n != item).any(|n| matches!(reader.page().name(n), "ul" | "ol"))
}

fn words(reader: &Reader, id: NodeId, group: &'static Group, by: &str) -> Option<Words> {
    let read = reader.text(id, by)?;
    let caption = (!group.caption.is_empty()).then(|| reader.index.is(id, group.caption));
    Some(Words { read, caption, parent: reader.page().parent(id) })
}

/// Entries that are only parted by rules: a line belongs to the rule before it.
fn parted(reader: &Reader, root: NodeId, group: &'static Group) -> Vec<Entry> {
    let Some((by, found)) = reader.first_of(root, group.line) else { return Vec::new() };
    let mut rules: Vec<NodeId> = group.rule.iter().flat_map(|r| reader.all(root, r)).collect();
    table::sort(&mut rules, &NodeId::cmp);
    let mut parts: Vec<(usize, Vec<NodeId>)> = Vec::new();
    for id in found {
        let part = rules.partition_point(|&rule| rule < id);
        match parts.last_mut() {
            Some((last, ids)) if *last == part => ids.push(id),
            _ => parts.push((part, vec![id])),
        }
    }
    let entries = parts.into_iter().filter_map(|(_, ids)| gathered(reader, &ids, group, by));
    // A lone line without a period is a heading or a link to the rest.
    entries.filter(|e| e.lines.len() + e.roles.len() > 1 || e.lines.iter().any(|l| dated(&l.read).is_some())).collect()
}

/// An entry made of lines, some of which may stand in roles.
fn gathered(reader: &Reader, ids: &[NodeId], group: &'static Group, by: &str) -> Option<Entry> {
    let mut entry = Entry { node: *ids.first()?, lines: Vec::new(), roles: Vec::new() };
    for &id in ids {
        let Some(words) = words(reader, id, group, by) else { continue };
        let role = reader.page().lineage(id).skip(1).find(|&n| reader.index.is(n, group.role));
        match (role, entry.roles.last_mut()) {
            (None, _) => entry.lines.push(words),
            (Some(role), Some(last)) if last.node == role => last.lines.push(words),
            (Some(role), _) => entry.roles.push(Entry { node: role, lines: vec![words], roles: Vec::new() }),
        }
    }
    Some(entry)
}

/// A line that is a period and nothing else before the first dot.
pub fn dated(line: &Read<String>) -> Option<Dates> {
    let text = line.value.split(DOT).next().unwrap_or_default();
    let period = date::period(text)?;
    let (before, after) = (text.get(..period.span.0)?, text.get(period.span.1..)?);
    let rest = before.chars().chain(after.chars()).filter(|c| c.is_alphanumeric()).count();
    (rest <= 2).then(|| Dates::new(period, text, line))
}

/// A period in words that we do not know, which a site's own program wrote: a year before the dash; behind it
/// another, or a word, which can only mean that it goes on.
fn dated_by_years(line: &Read<String>) -> Option<Dates> {
    let text = line.value.split(DOT).next().unwrap_or_default();
    let (from, to) = text.split_once(['–', '—']).or_else(|| text.split_once(" - "))?;
    let digits = |side: &str| side.chars().filter(|c| c.is_numeric()).count();
    let fits = [from, to].iter().all(|side| (1..=4).contains(&side.split_whitespace().count()) && digits(side) <= 6);
    let first = date::month(from).filter(|_| fits)?.0;
    let end = match date::month(to) {
        Some((month, _)) => End::At(month),
        None if digits(to) == 0 => End::Present,
        None => return None,
    };
    Some(Dates::new(Period { start: first, end: Some(end), span: (0, text.len()) }, text, line))
}

/// First and last month of an entry, as read.
#[derive(Debug, Clone, Default)]
pub struct Dates {
    /// First.
    pub start: Option<Read<Month>>,
    /// Last.
    pub end: Option<Read<End>>,
}

impl Dates {
    /// From a period found in `text`, at the place of `line`.
    pub fn new(period: Period, text: &str, line: &Read<String>) -> Dates {
        let read = Read { value: (), raw: text.trim().to_owned(), place: line.place.clone(), by: line.by.clone() };
        Dates { start: Some(read.map(|()| period.start)), end: period.end.map(|e| read.map(|()| e)) }
    }

    /// A lone date of a study is its end.
    fn of_study(self) -> Dates {
        match (self.start, self.end) {
            (Some(start), None) => Dates { end: Some(start.map(|m| End::At(*m))), start: None },
            (start, end) => Dates { start, end },
        }
    }
}

/// Positions of an entry: itself, or its roles.
pub fn positions(entry: &Entry) -> Vec<Position> {
    let own_dates = entry.lines.iter().any(|l| dated(&l.read).is_some());
    if entry.roles.is_empty() || own_dates { single(entry).into_iter().collect() } else { roles(entry) }
}

fn single(entry: &Entry) -> Option<Position> {
    // Where no title is shown the first line may be the period: it is no title.
    let (title, rest) = entry.lines.split_first().filter(|(title, _)| dated(&title.read).is_none())?;
    if rest.is_empty() {
        return Some(one_line(entry, &title.read));
    }
    let Sorted { second, dates, place } = sort(rest);
    let (company, employment) = company_and_type(second.as_ref());
    Some(Position {
        title: Some(title.read.clone()),
        company,
        employment,
        location: place,
        start: dates.start,
        end: dates.end,
        description: None,
        place: Place::text(entry.node),
    })
}

/// The roles of an employer, whose name is the first line of the entry.
fn roles(entry: &Entry) -> Vec<Position> {
    let company = entry.lines.first().map(|l| l.read.clone());
    let rest = entry.lines.get(1..).unwrap_or_default();
    let common = rest.iter().find(|l| is_place(l, rest)).map(|l| first_piece(&l.read));
    let common_type = rest.iter().find_map(|l| kind_beside_length(&l.read));
    let make = |role: &Entry| {
        let (title, rest) = role.lines.split_first()?;
        let Sorted { second, dates, place } = sort(rest);
        Some(Position {
            title: Some(title.read.clone()),
            company: company.clone(),
            employment: second.map(|s| first_piece(&s)).or_else(|| common_type.clone()),
            location: place.or_else(|| common.clone()),
            start: dates.start,
            end: dates.end,
            description: None,
            place: Place::text(role.node),
        })
    };
    entry.roles.iter().filter_map(make).collect()
}

/// Under an employer's name stand the length of service and a place: the place has no digits, and
/// stands in the place for captions or after the length.
fn is_place(line: &Words, all: &[Words]) -> bool {
    let text = &line.read.value;
    let worded = !text.chars().any(|c| c.is_ascii_digit());
    let after_length = all
        .first()
        .is_some_and(|f| f.read.value.chars().any(|c| c.is_ascii_digit()) && f.read.place != line.read.place);
    worded && line.caption.unwrap_or(after_length)
}

/// "Full-time · 5 yrs 2 mos" names the contract of all roles.
fn kind_beside_length(line: &Read<String>) -> Option<Read<String>> {
    let (first, rest) = line.value.split_once(DOT)?;
    let digits = |t: &str| t.chars().any(|c| c.is_ascii_digit());
    (!digits(first) && digits(rest)).then(|| line.map(|_| first.trim().to_owned()))
}

/// The lines after the first one.
struct Sorted {
    second: Option<Read<String>>,
    dates: Dates,
    place: Option<Read<String>>,
}

fn sort(lines: &[Words]) -> Sorted {
    let at = lines.iter().position(|l| dated(&l.read).is_some());
    // The first line may be an employer with a year and a dash in its name.
    let by_years = |(at, l): (usize, &Words)| l.caption.unwrap_or(at > 0) && dated_by_years(&l.read).is_some();
    let at = at.or_else(|| lines.iter().enumerate().position(by_years));
    let before = &lines[..at.unwrap_or(lines.len())];
    let named = |l: &&Words| l.caption != Some(true);
    let second = before.iter().find(named).map(|l| l.read.clone());
    let place = match at {
        Some(at) => lines[at + 1..].iter().find(|l| together(l, &lines[at])),
        None => before.iter().find(|l| l.caption == Some(true)).or_else(|| before.iter().filter(named).nth(1)),
    };
    let period = |at: usize| dated(&lines[at].read).or_else(|| dated_by_years(&lines[at].read));
    let dates = at.and_then(period).unwrap_or_default();
    Sorted { second, dates, place: place.map(|l| first_piece(&l.read)) }
}

/// A place stands where dates stand: in a caption, or beside them.
fn together(line: &Words, dates: &Words) -> bool {
    line.caption.unwrap_or(line.parent == dates.parent)
}

fn first_piece(line: &Read<String>) -> Read<String> {
    line.map(|t| t.split(DOT).next().unwrap_or_default().trim().to_owned())
}

/// "Acme · Full-time": the last piece is the contract.
pub fn company_and_type(line: Option<&Read<String>>) -> (Option<Read<String>>, Option<Read<String>>) {
    let Some(line) = line else { return (None, None) };
    match line.value.rsplit_once(DOT) {
        Some((company, kind)) => {
            (Some(line.map(|_| company.trim().to_owned())), Some(line.map(|_| kind.trim().to_owned())))
        }
        None => (Some(line.clone()), None),
    }
}

/// "Lead at Acme — platform reliability": all in one line.
fn one_line(entry: &Entry, line: &Read<String>) -> Position {
    let head = head(&line.value);
    let (title, company) = match head.split_once(" at ").or_else(|| head.split_once(" @ ")) {
        Some((title, company)) => (title, Some(company)),
        None => (head, None),
    };
    let part = |text: &str| Read {
        value: text.trim().to_owned(),
        raw: line.raw.clone(),
        place: line.place.clone(),
        by: line.by.clone(),
    };
    Position {
        title: Some(part(title)),
        company: company.map(part),
        start: None,
        end: None,
        location: None,
        employment: None,
        description: None,
        place: Place::text(entry.node),
    }
}

/// What stands before a dash between spaces.
fn head(text: &str) -> &str {
    [" — ", " – ", " - "]
        .iter()
        .filter_map(|dash| text.split_once(dash))
        .map(|(head, _)| head)
        .min_by_key(|h| h.len())
        .unwrap_or(text)
}

/// Some sites name the degree first: as the words tell, or always, where lines are not marked.
fn is_degree_first(first: &Words, second: &Words) -> bool {
    let unmarked = first.parent.is_none() && dated(&second.read).is_none();
    let (first, second) = (&first.read.value, &second.read.value);
    let told = || words::is_degree(first) && words::is_school(second);
    !words::is_degree(second)
        && if words::is_school(first) { unmarked && words::is_degree(first) } else { unmarked || told() }
}

/// The study of an entry: school, degree, dates.
pub fn study(entry: &Entry) -> Option<Study> {
    let mut lines = entry.lines.clone();
    if let [first, second, ..] = lines.as_mut_slice()
        && is_degree_first(first, second)
    {
        std::mem::swap(first, second);
    }
    let (school, rest) = lines.split_first()?;
    let place = Place::text(entry.node);
    if rest.is_empty() {
        let head = head(&school.read.value);
        let tail = school.read.value[head.len()..].trim_start_matches([' ', '—', '–', '-']);
        let degree = (!tail.is_empty()).then(|| school.read.map(|_| tail.to_owned()));
        return Some(Study {
            school: Some(school.read.map(|_| head.to_owned())),
            degree,
            start: None,
            end: None,
            place,
        });
    }
    let Sorted { second, dates, .. } = sort(rest);
    let Dates { start, end } = dates.of_study();
    Some(Study { school: Some(school.read.clone()), degree: second, start, end, place })
}

/// Dates taken by name: an element of its own, or `time` elements in it.
pub fn named_dates(reader: &Reader, item: NodeId, group: &'static Group) -> Dates {
    let any = |_: &str| true;
    let mut dates = group.takes("dates").iter().find_map(|take| {
        let line = reader.take(item, std::slice::from_ref(take), &any)?;
        let text = times(reader, line.place.node).unwrap_or_else(|| line.value.clone());
        date::period(&text).map(|period| Dates::new(period, &text, &line))
    });
    let start = reader.take(item, group.takes("start"), &any);
    let end = reader.take(item, group.takes("end"), &any);
    let dates = dates.get_or_insert_default();
    if let Some(read) = start
        && let Some((month, _)) = date::month(&read.value)
    {
        dates.start = Some(read.map(|_| month));
    }
    if let Some(read) = end
        && let Some(end) = date::end(&read.value)
    {
        dates.end = Some(read.map(|_| end));
    }
    dates.clone()
}

/// The same for a study.
pub fn named_study_dates(reader: &Reader, item: NodeId, group: &'static Group) -> Dates {
    named_dates(reader, item, group).of_study()
}

/// Two `time` elements are a period even where no dash parts them.
fn times(reader: &Reader, node: NodeId) -> Option<String> {
    let page = reader.page();
    let found: Vec<NodeId> = page.subtree(node).filter(|&n| page.name(n) == "time").take(3).collect();
    let [first, second] = found.as_slice() else { return None };
    Some(format!("{} – {}", page.text(*first), page.text(*second)))
}
