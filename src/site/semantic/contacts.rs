//! Mail addresses, telephone numbers, links and files of the person.

use super::headings::Section;
use super::labels::Pair;
use super::outline::Outline;
use super::words::{Key, Kind};
use super::{HEADINGS, LABEL, tags, words};
use crate::candidate::{Attachment, Link, Place, Read, company, email, link, phone};
use crate::kept::lists;
use crate::page::NodeId;
use std::collections::BTreeSet;
use std::ops::Range;

/// What was found.
#[derive(Debug, Default)]
pub struct Contacts {
    /// Mail addresses.
    pub emails: Vec<Read<String>>,
    /// Telephone numbers.
    pub phones: Vec<Read<String>>,
    /// Own links.
    pub links: Vec<Read<Link>>,
    /// Files to download.
    pub files: Vec<Attachment>,
}

impl Contacts {
    /// True when there is a way to reach the person.
    pub fn is_reachable(&self) -> bool {
        !self.emails.is_empty()
            || !self.phones.is_empty()
            || self.links.iter().any(|l| link::account(&l.value.url).is_some())
    }
}

/// Contacts in the head and the contact sections, by label anywhere, and in the page's footer when there were none.
pub fn contacts(outline: &Outline, sections: &[Section], pairs: &[Pair]) -> Contacts {
    let mut finder = Finder { outline, found: Contacts::default(), seen: BTreeSet::new() };
    let near =
        |s: &&Section| matches!(s.kind, Kind::Head | Kind::Contact | Kind::Profiles | Kind::Summary | Kind::Title);
    for section in sections.iter().filter(near) {
        finder.lines(section.lines.clone(), false);
    }
    finder.labelled(pairs);
    for section in sections.iter().filter(|s| !matches!(s.kind, Kind::References) && !is_beside(outline, s)) {
        finder.mail_links(section);
    }
    let footer = footer(outline);
    if finder.found.emails.is_empty() && finder.found.phones.is_empty() {
        finder.lines(footer.clone(), true);
    }
    finder.files(sections);
    finder.found
}

/// Beside the person's own matters, under a heading that says nothing of them: other people, mostly.
fn is_beside(outline: &Outline, section: &Section) -> bool {
    let heading = section.heading.filter(|_| section.kind == Kind::Other);
    heading.is_some_and(|at| outline.aside(outline.lines[at].node).is_some())
}

/// Lines of the page's footer.
fn footer(outline: &Outline) -> Range<usize> {
    let from = outline.lines.iter().position(|l| l.footer).unwrap_or(outline.lines.len());
    from..outline.lines.len()
}

struct Finder<'a, 'p> {
    outline: &'a Outline<'p>,
    found: Contacts,
    /// Comparable forms already taken, by kind.
    seen: BTreeSet<String>,
}

impl Finder<'_, '_> {
    fn lines(&mut self, lines: Range<usize>, footer: bool) {
        let outline = self.outline;
        for at in lines.clone() {
            let line = &outline.lines[at];
            if line.footer == footer {
                self.mails_in(&line.text, line.node);
                self.phones_in(&line.text, line.node);
            }
        }
        self.anchors(lines.clone(), footer);
        if outline.page.address.is_empty() {
            lines.filter(|at| outline.lines[*at].footer == footer).for_each(|at| self.written(at));
        }
    }

    /// Addresses that are written out in a file, where they are no links.
    fn written(&mut self, at: usize) {
        let line = &self.outline.lines[at];
        if line.text.len() > 300 {
            return;
        }
        for word in line.text.split([' ', '|', ',', ';', '·', '•', '(', ')', '<', '>']) {
            let address = word.trim_matches(|c: char| !c.is_alphanumeric() && c != '/');
            if is_address(address) && !is_file(address) && self.seen.insert(format!("link {}", link::normal(address))) {
                let value = Link { url: link::unwrap(address), label: Some(address.to_owned()) };
                let place = Place::text(line.node);
                self.found.links.push(Read { value, raw: address.to_owned(), place, by: HEADINGS.to_owned() });
            }
        }
    }

    fn mails_in(&mut self, text: &str, node: NodeId) {
        for (found, _) in email::find(text) {
            self.mail(found, Place::text(node), HEADINGS);
        }
    }

    fn mail(&mut self, address: &str, place: Place, by: &str) {
        if self.seen.insert(format!("mail {}", address.to_lowercase())) {
            self.found.emails.push(Read::text(address, place, by));
        }
    }

    fn phones_in(&mut self, text: &str, node: NodeId) {
        if text.len() > 300 {
            return;
        }
        for (found, _) in phone::find(text) {
            self.phone(found, Place::text(node), HEADINGS);
        }
    }

    fn phone(&mut self, number: &str, place: Place, by: &str) {
        let digits: String = number.chars().filter(char::is_ascii_digit).collect();
        if digits.len() >= 5 && self.seen.insert(format!("tel {digits}")) {
            self.found.phones.push(Read::text(number, place, by));
        }
    }

    /// Links among the lines, icons without words included.
    fn anchors(&mut self, lines: Range<usize>, footer: bool) {
        let outline = self.outline;
        let Some(span) = nodes(outline, &lines) else { return };
        for id in span {
            if outline.is(id, tags::ANCHOR) && in_footer(outline, id) == footer {
                self.anchor(id);
            }
        }
    }

    fn anchor(&mut self, id: NodeId) {
        let page = self.outline.page;
        let Some(href) = page.attribute(id, "href") else { return };
        // Accounts are often listed in a menu of their own; nothing else in a menu is the person's.
        let account = link::resolve(&page.address, href).is_some_and(|u| link::account(&u).is_some());
        let inside = page.lineage(id).take_while(|&n| n != self.outline.root);
        let furniture = inside.into_iter().find(|&n| super::outline::is_furniture(page, n));
        if page.is_hidden(id) || furniture.is_some_and(|n| !(account && page.name(n) == "nav")) {
            return;
        }
        if let Some(address) = email::from_mailto(href) {
            if email::find(&page.text(id)).is_empty() {
                self.mail(&address, Place::within(id, "href"), HEADINGS);
            }
        } else if let Some(number) = href.trim().strip_prefix("tel:") {
            let shown = page.text(id);
            let digits = |t: &str| t.chars().filter(char::is_ascii_digit).count();
            if digits(&shown) >= 5 {
                self.phone(&shown, Place::text(id), HEADINGS);
            } else {
                self.phone(&link::decoded(number), Place::within(id, "href"), HEADINGS);
            }
        } else {
            self.link(id, href);
        }
    }

    fn link(&mut self, id: NodeId, href: &str) {
        let page = self.outline.page;
        let Some(url) = link::resolve(&page.address, href) else { return };
        let label = Some(page.text(id)).filter(|t| !t.is_empty());
        if is_file(&url) {
            self.file(id, url, label);
            return;
        }
        let elsewhere = url.starts_with("http://") || url.starts_with("https://");
        let own = same_site(&page.address, &url) && label.as_deref().is_some_and(|l| !l.contains('.'));
        let shares = ["sharer", "/share?", "intent/tweet", "addtoany", "/shareArticle"].iter().any(|s| url.contains(s));
        // The employer's or the school's own site is not the person's.
        let theirs = label.as_deref().is_some_and(|l| words::is_school(l) || company::has_legal_form(l));
        if elsewhere && !own && !shares && !theirs && self.seen.insert(format!("link {}", link::normal(&url))) {
            let raw = label.clone().unwrap_or_else(|| url.clone());
            self.found.links.push(Read {
                value: Link { url, label },
                raw,
                place: Place::within(id, "href"),
                by: HEADINGS.to_owned(),
            });
        }
    }

    /// Mail links and telephone links that stand outside the contact sections.
    fn mail_links(&mut self, section: &Section) {
        let outline = self.outline;
        let (mail, phone) = (!self.found.emails.is_empty(), !self.found.phones.is_empty());
        let Some(span) = nodes(outline, &section.lines) else { return };
        for id in span.filter(|&id| outline.is(id, tags::ANCHOR)) {
            let href = outline.page.attribute(id, "href").unwrap_or_default();
            // A nearer one is enough: who else has a mailbox in the text is somebody else.
            if href.starts_with("mailto:") && !mail || href.starts_with("tel:") && !phone {
                self.anchor(id);
            }
        }
    }

    fn labelled(&mut self, pairs: &[Pair]) {
        for pair in pairs {
            match pair.key {
                Key::Email => {
                    email::find(&pair.value).iter().for_each(|(e, _)| self.mail(e, Place::text(pair.node), LABEL))
                }
                Key::Phone => {
                    let digits = pair.value.chars().filter(char::is_ascii_digit).count();
                    if (6..=18).contains(&digits) && pair.value.len() <= 40 {
                        self.phone(&pair.value, Place::text(pair.node), LABEL);
                    }
                }
                Key::Website => self.website(pair),
                _ => {}
            }
        }
    }

    /// An address written out, without a link.
    fn website(&mut self, pair: &Pair) {
        let address = pair.value.trim();
        let written = !address.contains(' ') && address.contains('.') && !address.contains('@');
        let has_link = self.outline.page.subtree(pair.node).any(|n| self.outline.is(n, tags::ANCHOR));
        if has_link {
            for id in self.outline.page.subtree(pair.node).filter(|&n| self.outline.is(n, tags::ANCHOR)).take(4) {
                self.anchor(id);
            }
        } else if written && self.seen.insert(format!("link {}", link::normal(address))) {
            let value = Link { url: link::unwrap(address), label: Some(pair.label.clone()) };
            self.found.links.push(Read {
                value,
                raw: address.to_owned(),
                place: Place::text(pair.node),
                by: LABEL.to_owned(),
            });
        }
    }

    /// Files linked from anywhere but the entries.
    fn files(&mut self, sections: &[Section]) {
        let outline = self.outline;
        for section in sections
            .iter()
            .filter(|s| matches!(s.kind, Kind::Head | Kind::Contact | Kind::Summary | Kind::Title | Kind::Other))
        {
            let Some(span) = nodes(outline, &section.lines) else { continue };
            for id in span.filter(|&id| outline.is(id, tags::ANCHOR)) {
                let url = outline.page.attribute(id, "href").and_then(|h| link::resolve(&outline.page.address, h));
                if let Some(url) = url.filter(|u| is_file(u)) {
                    let label = Some(outline.page.text(id)).filter(|t| !t.is_empty());
                    self.file(id, url, label);
                }
            }
        }
    }

    fn file(&mut self, id: NodeId, url: String, label: Option<String>) {
        let about = format!("{} {url}", label.as_deref().unwrap_or_default()).to_lowercase();
        if lists::FILES.split(',').any(|w| about.contains(w)) && self.seen.insert(format!("file {url}")) {
            self.found.files.push(Attachment { name: label, url: Some(url), place: Place::text(id) });
        }
    }
}

/// Nodes from the first to behind the last of these lines, widened to what stands between them and their neighbours.
pub(super) fn nodes(outline: &Outline, lines: &Range<usize>) -> Option<Range<NodeId>> {
    if lines.is_empty() {
        return None;
    }
    // Icons have no line of their own: up to the next line's text everything belongs to the last one.
    let from = if lines.start == 0 { 0 } else { outline.lines[lines.start - 1].at + 1 };
    let to = outline.lines.get(lines.end).map_or(outline.page.len() as NodeId, |l| l.at);
    let to = to.min(outline.page.end(outline.root));
    Some(from.max(outline.root)..to.max(from))
}

fn in_footer(outline: &Outline, id: NodeId) -> bool {
    let own = outline.page.lineage(id).take_while(|&n| !outline.is(n, tags::QUOTE));
    own.into_iter().any(|n| outline.is_footer(n))
}

/// A host, with or without a scheme and a path: of an account that we know, or in the shape of nothing else.
fn is_address(text: &str) -> bool {
    let bare = text.strip_prefix("https://").or_else(|| text.strip_prefix("http://")).unwrap_or(text);
    let host = bare.split(['/', '?', '#']).next().unwrap_or_default();
    let labels: Vec<&str> = host.split('.').collect();
    let shaped = |l: &&str| !l.is_empty() && l.chars().all(|c| c.is_ascii_alphanumeric() || c == '-');
    let end = labels.last().is_some_and(|l| (2..=10).contains(&l.len()) && l.bytes().all(|b| b.is_ascii_lowercase()));
    // "Node.js" and "e.g." are none.
    let sure = bare.len() < text.len() || bare.contains('/') || labels.len() > 2 && labels.iter().all(|l| l.len() > 1);
    let known = || ["com", "org", "net", "dev", "example", "me"].contains(labels.last().unwrap_or(&""));
    labels.len() > 1 && labels.iter().all(shaped) && end && !text.contains('@') && (sure || known())
}

/// Addresses of documents.
fn is_file(url: &str) -> bool {
    let path = url.split(['?', '#']).next().unwrap_or_default().to_lowercase();
    [".pdf", ".doc", ".docx", ".odt", ".rtf"].iter().any(|e| path.ends_with(e))
}

/// A link inside the same site, with words that are no address: navigation.
fn same_site(page: &str, url: &str) -> bool {
    link::host(page).is_some_and(|h| link::host(url).is_some_and(|u| u == h)) && !words::is_service(url)
}
