//! What the content script collects on an address.

use super::recipe::Site;
use super::{Plan, address, sites};
use crate::candidate::Kind;
use crate::candidate::url::Url;

/// The plan for an address.
pub fn plan(address: &str) -> Plan {
    let known = address::parse(address).map(|url| known(&url)).unwrap_or_default();
    let candidates: Vec<&Site> = known.iter().filter(|(_, k)| k.kind == Kind::Candidate).map(|(s, _)| *s).collect();
    let identity = known.iter().find_map(|(_, k)| k.identity.clone());
    let unknown = known.is_empty();
    Plan {
        sites: candidates.iter().map(|s| s.id).collect(),
        identity: identity.filter(|_| !candidates.is_empty()),
        on_click: candidates.iter().any(|s| s.on_click),
        candidate: unknown || !candidates.is_empty(),
        regions: owned(if unknown { vec![EVERYTHING] } else { regions(&candidates) }),
        ready: owned(union(&candidates, |s| s.ready)),
        beside: owned(if unknown { vec!["h1"] } else { union(&candidates, |s| s.beside) }),
    }
}

/// The region of a page that no recipe knows.
pub const EVERYTHING: &str = "body";

/// Recipes that know an address, most likely first.
pub fn known(url: &Url) -> Vec<(&'static Site, address::Known)> {
    sites().iter().filter_map(|s| address::know(s, url).map(|k| (s, k))).collect()
}

/// Regions of several recipes, each once.
pub fn regions(sites: &[&Site]) -> Vec<&'static str> {
    union(sites, |s| s.regions)
}

fn union(sites: &[&Site], list: impl Fn(&Site) -> &'static [&'static str]) -> Vec<&'static str> {
    let mut all = Vec::new();
    for text in sites.iter().flat_map(|s| list(s)) {
        if !all.contains(text) {
            all.push(*text);
        }
    }
    all
}

fn owned(list: Vec<&str>) -> Vec<String> {
    list.into_iter().map(str::to_owned).collect()
}
