//! Words of the candidate that no field holds: projects, cover letter, sections we do not know; and referees.

use super::headings::Section;
use super::labels::Pair;
use super::outline::Outline;
use super::words::{self, Key, Kind};
use super::{HEADINGS, LABEL, chunk};
use crate::candidate::{Place, Read, Referee, email};
use crate::page::NodeId;

/// Shortest text worth keeping, in characters.
const SHORTEST: usize = 40;

/// Further texts. What is private (languages, interests, particulars) is not kept.
pub fn texts(outline: &Outline, sections: &[Section], pairs: &[Pair]) -> Vec<Read<String>> {
    let kept =
        sections.iter().filter(|s| matches!(s.kind, Kind::Projects | Kind::Volunteer | Kind::Merits | Kind::Other));
    let mut texts: Vec<Read<String>> = kept.filter_map(|s| whole(outline, s)).collect();
    let letters = pairs.iter().filter(|p| p.key == Key::Letter && p.value.chars().count() >= SHORTEST);
    texts.extend(letters.map(|p| Read::text(p.value.as_str(), Place::text(p.node), LABEL)));
    texts
}

fn whole(outline: &Outline, section: &Section) -> Option<Read<String>> {
    let lines: Vec<_> = section.lines.clone().map(|at| &outline.lines[at]).filter(|l| !l.footer).collect();
    let node = outline.common(lines.first()?.node, lines.last()?.node);
    let text = lines.iter().map(|l| l.text.as_str()).collect::<Vec<_>>().join(" ");
    (text.chars().count() >= SHORTEST).then(|| Read::text(text, Place::text(node), HEADINGS))
}

/// Referees of the references section, with a mail address or an employer.
pub fn referees(outline: &Outline, sections: &[Section]) -> Vec<Referee> {
    let lines = sections.iter().filter(|s| s.kind == Kind::References).flat_map(|s| s.lines.clone());
    let mut found: Vec<(Referee, NodeId)> = Vec::new();
    for at in lines {
        let line = &outline.lines[at];
        if line.footer || line.text.len() > 300 {
            continue;
        }
        let email = email::find(&line.text).first().map(|(e, _)| Read::text(*e, Place::text(line.node), HEADINGS));
        let company = employer(outline, at);
        if email.is_none() && company.is_none() {
            continue;
        }
        let entry = entry(outline, line.node);
        match found.last_mut().filter(|(r, n)| {
            *n == entry && (email.is_none() || r.email.is_none()) && (company.is_none() || r.company.is_none())
        }) {
            Some((last, _)) => {
                last.email = last.email.take().or(email);
                last.company = last.company.take().or(company);
            }
            None => found.push((Referee { email, company, place: Place::text(entry) }, entry)),
        }
    }
    found.into_iter().map(|(r, _)| r).collect()
}

/// The list item, quotation or block that a line of a referee stands in.
fn entry(outline: &Outline, node: NodeId) -> NodeId {
    let page = outline.page;
    let inner =
        page.lineage(node).take(5).find(|&n| matches!(page.name(n), "li" | "blockquote" | "article" | "tr" | "figure"));
    inner
        .or_else(|| page.lineage(node).skip(1).find(|&n| page.name(n) == "div" || page.name(n) == "section"))
        .unwrap_or(node)
}

/// "Marcus Feng, Engineering Director at Confluent": what follows the title.
fn employer(outline: &Outline, at: usize) -> Option<Read<String>> {
    let line = &outline.lines[at];
    if line.text.chars().count() > 120 || line.text.ends_with('.') && line.text.split(' ').count() > 8 {
        return None;
    }
    let marked = chunk::chunks(outline, at, true)
        .into_iter()
        .find(|c| c.hint == Some(chunk::Hint::Company) || crate::candidate::company::has_legal_form(&c.text));
    if let Some(chunk) = marked {
        return Some(Read::text(chunk.text, Place::text(chunk.node), HEADINGS));
    }
    let after = chunk::AT
        .iter()
        .find_map(|w| line.text.rsplit_once(w))
        .filter(|(before, _)| words::is_job(before))
        .map(|(_, c)| c);
    let parts: Vec<&str> = line.text.split(", ").collect();
    let third =
        (parts.len() >= 3 && words::is_name(parts[0]) && words::is_job(parts[1])).then(|| parts[parts.len() - 1]);
    let company = chunk::trimmed(after.or(third)?);
    let fits = !company.is_empty() && company.chars().count() <= 60 && email::find(company).is_empty();
    fits.then(|| Read::text(company, Place::text(line.node), HEADINGS))
}
