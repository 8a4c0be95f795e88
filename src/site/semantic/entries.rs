//! Entries of a section: where each begins and ends, by its dates and by repeated structure.

use super::outline::Outline;
use super::words;
use crate::candidate::date::{self, End, Month, Period};
use crate::candidate::{Place, Read};
use crate::page::NodeId;
use std::collections::BTreeSet;
use std::ops::Range;

/// Longest line that can carry an entry's dates, in bytes.
const LONGEST: usize = 220;

/// One entry of a section.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Entry {
    /// Its lines.
    pub lines: Range<usize>,
    /// Lines of a heading that it shares with the entry before it (roles at one employer).
    pub shared: Range<usize>,
    /// Lines with its dates.
    pub dated: Range<usize>,
    /// First date.
    pub start: Option<Read<Month>>,
    /// Last date.
    pub end: Option<Read<End>>,
}

/// A line with dates, or two neighbouring ones with one date each.
#[derive(Debug, Clone)]
struct Dated {
    lines: Range<usize>,
    start: Read<Month>,
    end: Option<Read<End>>,
    /// Whole range, or a date that stands alone in its element.
    rank: Rank,
    /// Element of the date: those of one kind share its style.
    node: NodeId,
    in_list: bool,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Rank {
    /// A range among other words.
    Mixed,
    /// A single date alone in its element.
    Single,
    /// A range alone in its element.
    Range,
}

/// The entries among these lines. Without any dates, those that repeated headings or list items make.
pub fn entries(outline: &Outline, lines: Range<usize>) -> Vec<Entry> {
    let dated = chosen(outline, dated(outline, lines.clone()));
    if dated.is_empty() { undated(outline, lines) } else { by_dates(outline, lines, &dated) }
}

/// How many lines carry a range of dates and have words beside it, or another line.
pub fn ranges(outline: &Outline, lines: Range<usize>) -> usize {
    let dated = dated(outline, lines.clone());
    let bare = |d: &&Dated| outline.lines[d.lines.start].text.len() <= d.start.raw.len() + 4;
    let others = lines.len().saturating_sub(dated.len());
    let told = || dated.iter().filter(|d| d.end.is_some() && !is_story(outline, d));
    let alone = told().filter(bare).count();
    told().count() - alone.saturating_sub(others)
}

/// "She worked at Quay Bread (1955–1991).": a sentence with a period in it, as anybody is written about.
fn is_story(outline: &Outline, dated: &Dated) -> bool {
    let text = &outline.lines[dated.lines.start].text;
    dated.rank == Rank::Mixed
        && text.ends_with('.')
        && text.split(' ').count() >= 5
        && !text.starts_with(&dated.start.raw)
}

fn dated(outline: &Outline, lines: Range<usize>) -> Vec<Dated> {
    let mut found: Vec<Dated> = Vec::new();
    for at in lines {
        let line = &outline.lines[at];
        if line.text.len() > LONGEST {
            continue;
        }
        let periods = date::periods(&line.text);
        let Some(one) = dated_line(outline, at, &periods) else {
            close_open(outline, at, &mut found);
            continue;
        };
        match found.last_mut().filter(|last| continues(outline, last, &one, at)) {
            Some(last) => {
                last.end = Some(one.start.map(|m| End::At(*m)));
                last.lines.end = at + 1;
                last.rank = Rank::Range;
            }
            None => found.push(one),
        }
    }
    found
}

/// A start and an end that stand in two elements of their own.
fn continues(outline: &Outline, last: &Dated, next: &Dated, at: usize) -> bool {
    last.lines.end == at
        && last.end.is_none()
        && next.end.is_none()
        && last.rank == Rank::Single
        && next.rank == Rank::Single
        && next.start.value.latest() >= last.start.value.earliest()
        && (next.start.raw.starts_with(['-', '–', '—'])
            || outline.page.name(last.node) == outline.page.name(next.node) && last.lines.len() == 1)
}

/// "– Present" in an element of its own behind a start.
fn close_open(outline: &Outline, at: usize, found: &mut [Dated]) {
    let line = &outline.lines[at];
    let Some(last) = found.last_mut().filter(|l| l.lines.end == at && l.end.is_none() && l.rank == Rank::Single) else {
        return;
    };
    if line.text.len() < 40 && date::is_present(line.text.trim_start_matches(|c: char| !c.is_alphanumeric())) {
        last.end = Some(Read {
            value: End::Present,
            raw: line.text.clone(),
            place: Place::text(line.node),
            by: super::HEADINGS.to_owned(),
        });
        last.lines.end = at + 1;
        last.rank = Rank::Range;
    }
}

fn dated_line(outline: &Outline, at: usize, periods: &[Period]) -> Option<Dated> {
    let line = &outline.lines[at];
    // The best of the line: a range before a date, one alone in its element before one among words, the last of equals.
    let ranked =
        periods.iter().map(|p| (p, node_of(outline, at, p))).map(|(p, n)| (p, n, is_alone(outline, at, n, periods)));
    let (period, node, alone) = ranked.max_by_key(|(p, _, alone)| (p.end.is_some(), *alone))?;
    let covered: usize = periods.iter().map(|p| p.span.1 - p.span.0).sum();
    let raw = line.text[period.span.0..period.span.1].to_owned();
    let mut start = Read { value: period.start, raw, place: Place::text(node), by: super::HEADINGS.to_owned() };
    let mut end = period.end.map(|e| start.map(|_| e));
    if end.is_none()
        && alone
        && periods.len() == 2
        && covered + 6 >= line.text.len()
        && periods[1].start.latest() >= periods[0].start.earliest()
    {
        start.value = periods[0].start;
        end = Some(start.map(|_| End::At(periods[1].start)));
    }
    if !alone && is_told(&line.text, period) {
        return None;
    }
    let edge = period.span.0 == 0 || period.span.1 + 1 >= line.text.len();
    let rank = match (alone, end.is_some()) {
        (true, true) => Rank::Range,
        (true, false) => Rank::Single,
        (false, true) => Rank::Mixed,
        (false, false) if line.text.len() - covered <= 70 && edge => Rank::Single,
        _ => return None,
    };
    let in_list = outline.page.lineage(line.node).take(3).any(|n| outline.page.name(n) == "li");
    Some(Dated { lines: at..at + 1, start, end, rank, node, in_list })
}

/// "Kubernetes in production since 2012.": a sentence about the work that ends in a date, and no work of its own.
fn is_told(text: &str, period: &Period) -> bool {
    let before = text.get(..period.span.0).unwrap_or_default();
    text.ends_with('.')
        && period.span.1 + 1 >= text.len()
        && before.split_whitespace().count() >= 3
        && !before.ends_with(['(', '|', '·', ',', '\t'])
        && !words::is_job(before)
        && !words::is_school(before)
        && !words::is_degree(before)
}

/// The element says nothing but dates.
fn is_alone(outline: &Outline, at: usize, node: NodeId, periods: &[Period]) -> bool {
    let line = &outline.lines[at];
    let element: usize = line.parts.iter().filter(|p| outline.holds(node, p.node)).map(|p| p.text.len() + 1).sum();
    let inside = periods.iter().filter(|p| outline.holds(node, node_of(outline, at, p)));
    element <= inside.map(|p| p.span.1 - p.span.0).sum::<usize>() + 4 || is_only_duration(line, periods)
}

/// Innermost element that holds all of a period.
fn node_of(outline: &Outline, at: usize, period: &Period) -> NodeId {
    let line = &outline.lines[at];
    let runs = line.runs().into_iter().zip(&line.parts);
    let nodes: Vec<NodeId> =
        runs.filter(|(r, _)| r.start < period.span.1 && r.end > period.span.0).map(|(_, p)| p.node).collect();
    match (nodes.first(), nodes.last()) {
        (Some(&a), Some(&b)) => outline.common(a, b),
        _ => line.node,
    }
}

/// Beside the dates the line gives only the length of time.
fn is_only_duration(line: &super::outline::Line, periods: &[Period]) -> bool {
    let mut rest = line.text.clone();
    for period in periods.iter().rev() {
        rest.replace_range(period.span.0..period.span.1, " ");
    }
    let rest = rest.trim_matches(|c: char| !c.is_alphanumeric());
    rest.is_empty() || words::is_duration(rest)
}

/// Of all lines with dates those that date an entry: dates in elements of their own, where there are any.
fn chosen(outline: &Outline, mut dated: Vec<Dated>) -> Vec<Dated> {
    let best = || dated.iter().filter(|d| d.rank == Rank::Range);
    let count = best().count();
    if count == 0 {
        let mixed = dated.iter().any(|d| d.rank == Rank::Mixed);
        let all_listed = dated.iter().all(|d| d.in_list);
        dated.retain(|d| !mixed || d.rank == Rank::Mixed || !d.in_list || all_listed);
        // Entries stand outside lists, or in them; what their items tell is no entry.
        let outside = dated.iter().filter(|d| d.rank == Rank::Mixed && !d.in_list).count();
        dated.retain(|d| outside == 0 || !d.in_list);
        return dated;
    }
    let style = |d: &Dated| <[&str; 2]>::from(outline.style(d.node)).join(" ");
    let outside = best().filter(|d| !d.in_list).count() * 2 >= count;
    let mut styles = BTreeSet::new();
    best().for_each(|d| {
        styles.insert(style(d));
    });
    dated.retain(|d| match d.rank {
        Rank::Range => !(outside && d.in_list),
        Rank::Mixed => (!d.in_list || !outside) && !is_story(outline, d),
        Rank::Single => !(outside && d.in_list) && styles.contains(&style(d)),
    });
    dated
}

fn by_dates(outline: &Outline, lines: Range<usize>, dated: &[Dated]) -> Vec<Entry> {
    let spans: Vec<Range<usize>> = (0..dated.len()).map(|k| span(outline, &lines, dated, k)).collect();
    let leads = leads(outline, &lines, &spans);
    // Roles at one employer: the line above the dates is like the one above the first dates, the employer's is not there.
    let short: Vec<Option<Range<usize>>> = (0..spans.len()).map(|k| short_lead(outline, &spans, &leads, k)).collect();
    let begins = |k: usize| leads[k].clone().or_else(|| short[k].clone()).map_or(spans[k].start, |l| l.start);
    let starts: Vec<usize> = (0..spans.len()).map(begins).collect();
    let mut shared = 0..0;
    let mut entries = Vec::new();
    let looks = |at: usize| (outline.style(outline.lines[at].node), outline.depth(outline.lines[at].node));
    let model = leads.first().cloned().flatten().map(|lead| looks(lead.start));
    for (k, date) in dated.iter().enumerate() {
        let end = starts.get(k + 1).copied().unwrap_or(lines.end);
        let own = leads[k].clone();
        // An employer with one role stands inside its entry: then the one before is not shared.
        let inside = || spans[k].clone().any(|at| Some(looks(at)) == model).then_some(0..0);
        if let Some(lead) = own.clone().or_else(inside) {
            shared = lead;
        }
        let inherited = if own.is_some() { 0..0 } else { shared.clone() };
        let from = if k == 0 && own.is_none() { lines.start } else { starts[k] };
        entries.push(Entry {
            lines: from..end.max(from),
            shared: inherited,
            dated: date.lines.clone(),
            start: Some(date.start.clone()),
            end: date.end.clone(),
        });
    }
    entries
}

/// Lines of the largest element that holds the dates of one entry and of no other.
fn span(outline: &Outline, lines: &Range<usize>, dated: &[Dated], k: usize) -> Range<usize> {
    let before = if k == 0 { lines.start } else { dated[k - 1].lines.end };
    let after = dated.get(k + 1).map_or(lines.end, |d| d.lines.start);
    let mut span = dated[k].lines.clone();
    for node in outline.page.lineage(outline.lines[span.start].node) {
        let inside = outline.lines_in(node);
        if inside.start < before || inside.end > after || inside.start < lines.start || inside.end > lines.end {
            break;
        }
        span = inside.start.min(span.start)..inside.end.max(span.end);
    }
    span
}

/// Lines in front of an entry's element that belong to it: headings that stand before their dates.
/// The first lines of the section show what such a heading looks like.
fn leads(outline: &Outline, lines: &Range<usize>, spans: &[Range<usize>]) -> Vec<Option<Range<usize>>> {
    let first = (lines.start..spans[0].start).find(|&at| outline.lines[at].text.len() <= 140);
    let Some(first) = first else { return vec![None; spans.len()] };
    let looks = |at: usize| (outline.style(outline.lines[at].node), outline.depth(outline.lines[at].node));
    // A line that looks like the first line of an entry is an entry without dates, not its heading.
    let wordy = spans[0].clone().any(|at| {
        date::periods(&outline.lines[at].text).iter().all(|p| p.span.1 - p.span.0 + 6 < outline.lines[at].text.len())
    });
    // Unless the others have one that looks so, above dates that do not.
    let headed = |k: usize| {
        let above = spans[k].start.checked_sub(1).filter(|at| *at >= spans[k - 1].end);
        above.is_some_and(|at| looks(at) == looks(first)) && looks(spans[k].start) != looks(first)
    };
    if wordy && looks(first) == looks(spans[0].start) && !(1..spans.len()).any(headed) {
        return vec![None; spans.len()];
    }
    let (model, length) = (looks(first), spans[0].start - first);
    (0..spans.len())
        .map(|k| {
            if k == 0 {
                return Some(first..spans[0].start);
            }
            let gap = spans[k - 1].end.min(spans[k].start)..spans[k].start;
            let same = spans[k].start.checked_sub(length).filter(|&at| gap.contains(&at) && looks(at) == model);
            same.or_else(|| gap.clone().rev().find(|&at| looks(at) == model)).map(|at| at..spans[k].start)
        })
        .collect()
}

/// The line right above an entry's dates, where the first entry has one like it below its employer.
fn short_lead(
    outline: &Outline,
    spans: &[Range<usize>],
    leads: &[Option<Range<usize>>],
    k: usize,
) -> Option<Range<usize>> {
    let whole = leads.first()?.clone().filter(|lead| lead.len() > 1 && leads[k].is_none() && k > 0)?;
    let looks = |at: usize| (outline.style(outline.lines[at].node), outline.depth(outline.lines[at].node));
    let at = spans[k].start.checked_sub(1).filter(|&at| at >= spans[k - 1].end)?;
    (looks(at) == looks(whole.end - 1) && looks(at) != looks(whole.start)).then_some(at..at + 1)
}

/// Entries of a section without dates: one per heading, else one per list item.
fn undated(outline: &Outline, lines: Range<usize>) -> Vec<Entry> {
    let headed: Vec<usize> = lines.clone().filter(|&at| outline.level(&outline.lines[at]).is_some()).collect();
    let level = headed.iter().filter_map(|&at| outline.level(&outline.lines[at])).min();
    let mut starts: Vec<usize> = headed.into_iter().filter(|&at| outline.level(&outline.lines[at]) == level).collect();
    if starts.is_empty() {
        starts = item_starts(outline, &lines);
    }
    let ends = starts.iter().skip(1).copied().chain([lines.end]);
    starts
        .iter()
        .zip(ends)
        .map(|(&from, to)| Entry { lines: from..to, shared: 0..0, dated: 0..0, start: None, end: None })
        .collect()
}

/// First line of each outermost list item.
fn item_starts(outline: &Outline, lines: &Range<usize>) -> Vec<usize> {
    let mut starts = Vec::new();
    let mut past = lines.start;
    for at in lines.clone() {
        if at < past {
            continue;
        }
        let inside = |n: NodeId| outline.lines_in(n).start >= lines.start && outline.lines_in(n).end <= lines.end;
        let item = outline
            .page
            .lineage(outline.lines[at].node)
            .take_while(|&n| inside(n))
            .filter(|&n| outline.page.name(n) == "li")
            .last();
        if let Some(item) = item {
            starts.push(at);
            past = outline.lines_in(item).end;
        }
    }
    starts
}
