//! Which recipe reads a page: the one asked for, else by address, where there is none by the page's own
//! canonical address, by the marks on it, and else none.

use super::index::{Index, Queries};
use super::recipe::Site;
use super::{Hint, address, plan, sites};
use crate::candidate::Kind;
use crate::candidate::url::Url;
use crate::page::Page;
use std::sync::OnceLock;

/// What was chosen, and why.
#[derive(Debug, Clone)]
pub struct Choice {
    /// Recipes that may read the page, most likely first; empty for the site-free reader.
    pub sites: Vec<&'static Site>,
    /// As in [`super::Chosen`].
    pub by: &'static str,
    /// What the address says the page is.
    pub kind: Kind,
    /// Identity in the address.
    pub identity: Option<String>,
    /// Address it was chosen by.
    pub url: Option<Url>,
    /// Regions that the page is cut down to.
    pub regions: Vec<&'static str>,
}

/// Chooses.
pub fn choose(page: &Page, hint: &Hint) -> Choice {
    let url = hint.url.as_deref().filter(|u| !u.is_empty()).unwrap_or(&page.address);
    let url = address::parse(url);
    if let Some(id) = &hint.site {
        return by_option(id, url);
    }
    let by_address = url.as_ref().and_then(|u| by_address(u, "address"));
    let collected = url.is_some();
    // What a page says of its own address counts for less than where it is.
    let own = || if collected { None } else { canonical(page).and_then(|u| by_address_of(&u)) };
    let choice = by_address.or_else(own).or_else(|| by_marks(page));
    let mut choice = choice.unwrap_or_else(|| nobody("none"));
    // The content script plans by the address alone; places must be those of what it collected.
    if collected && choice.by != "address" {
        choice.regions = vec![plan::EVERYTHING];
    }
    choice
}

fn nobody(by: &'static str) -> Choice {
    let regions = vec![plan::EVERYTHING];
    Choice { sites: Vec::new(), by, kind: Kind::Candidate, identity: None, url: None, regions }
}

fn by_option(id: &str, url: Option<Url>) -> Choice {
    let Some(site) = sites().iter().find(|s| s.id == id) else { return nobody("option") };
    let identity = url.as_ref().and_then(|u| address::know(site, u)).and_then(|k| k.identity);
    let regions = plan::regions(&together(site));
    Choice { sites: vec![site], by: "option", kind: Kind::Candidate, identity, url, regions }
}

fn by_address_of(url: &Url) -> Option<Choice> {
    by_address(url, "canonical")
}

fn by_address(url: &Url, by: &'static str) -> Option<Choice> {
    let known = plan::known(url);
    let kind = known.iter().map(|(_, k)| k.kind).min_by_key(|k| match k {
        Kind::Candidate => 0,
        Kind::List => 1,
        Kind::NotCandidate => 2,
    })?;
    let identity = known.iter().find_map(|(_, k)| k.identity.clone());
    let sites: Vec<&Site> = known.iter().filter(|(_, k)| k.kind == kind).map(|(s, _)| *s).collect();
    let regions = plan::regions(&sites);
    Some(Choice { sites, by, kind, identity, url: Some(url.clone()), regions })
}

/// The address that the page names as its own.
fn canonical(page: &Page) -> Option<Url> {
    if page.is_empty() {
        return None;
    }
    let head = page.children(0).find(|&id| page.name(id) == "head")?;
    let link = |id| {
        (page.name(id) == "link" && page.attribute(id, "rel") == Some("canonical")).then(|| page.attribute(id, "href"))
    };
    let meta = |id| (page.attribute(id, "property") == Some("og:url")).then(|| page.attribute(id, "content"));
    let found = page.children(head).find_map(link).or_else(|| page.children(head).find_map(meta));
    found.flatten().and_then(address::parse)
}

fn by_marks(page: &Page) -> Option<Choice> {
    if page.is_empty() {
        return None;
    }
    let index = Index::new(page, marks());
    let shows = |marks: &[&str]| index.any(0, marks);
    let person = sites().iter().find(|s| shows(s.recipe().roots) && !shows(s.recipe().negatives));
    let list = || sites().iter().find(|s| shows(s.recipe().lists));
    let (site, kind) = person.map(|s| (s, Kind::Candidate)).or_else(|| list().map(|s| (s, Kind::List)))?;
    let sites = together(site);
    let regions = plan::regions(&sites);
    // The one whose marks are there comes first; it may share its address with others.
    let sites = std::iter::once(site).chain(sites.into_iter().filter(|s| s.id != site.id)).collect();
    Some(Choice { sites, by: "marks", kind, identity: None, url: None, regions })
}

/// The marks of all recipes, parsed once.
fn marks() -> &'static Queries {
    static MARKS: OnceLock<Queries> = OnceLock::new();
    MARKS.get_or_init(|| {
        let lists = sites().iter().map(Site::recipe).flat_map(|r| [r.roots, r.negatives, r.lists]);
        Queries::new(lists.flatten().copied())
    })
}

/// A recipe and those that share its candidate addresses, as a plan for one of these has them.
fn together(site: &'static Site) -> Vec<&'static Site> {
    let shares = |other: &&Site| {
        let candidates = other.addresses.iter().filter(|a| a.kind == Kind::Candidate);
        other.id == site.id || candidates.into_iter().any(|a| site.addresses.contains(a))
    };
    sites().iter().filter(shares).collect()
}
