//! Which recipe an address belongs to, and whose page it is.

use super::recipe::{Address, Site};
use crate::candidate::url::Url;
use crate::candidate::{Kind, link};

/// An address that a recipe knows.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Known {
    /// What such pages are.
    pub kind: Kind,
    /// Identity of the person in the address.
    pub identity: Option<String>,
}

/// What the recipe says of an address; its first pattern that matches decides.
pub fn know(site: &Site, url: &Url) -> Option<Known> {
    site.addresses.iter().find_map(|a| matches(a, url).map(|identity| Known { kind: a.kind, identity }))
}

/// An address as a browser reads it.
pub fn parse(address: &str) -> Option<Url> {
    Url::parse(address.trim()).filter(|u| matches!(u.scheme(), "http" | "https" | "file"))
}

/// `Some` when the pattern matches, with the identity it names.
fn matches(pattern: &Address, url: &Url) -> Option<Option<String>> {
    let host = url.host().unwrap_or_default();
    if !host_matches(pattern.host, host) {
        return None;
    }
    let mut identity = None;
    for (name, wanted) in pattern.query {
        let value = url.parameter(&[name])?;
        if !piece(wanted, &value, &mut identity) {
            return None;
        }
    }
    let have: Vec<String> = segments(url.path()).map(link::decoded).collect();
    let want: Vec<&str> = segments(pattern.path).collect();
    path_matches(&want, &have, &mut identity).then_some(identity)
}

fn segments(path: &str) -> impl Iterator<Item = &str> {
    path.split('/').filter(|s| !s.is_empty())
}

fn host_matches(pattern: &str, host: &str) -> bool {
    match pattern.strip_prefix("*.") {
        Some(domain) => host == domain || host.strip_suffix(domain).is_some_and(|front| front.ends_with('.')),
        None => pattern == "*" || pattern == host,
    }
}

/// Patterns hold at most two `**`, so trying every place for them stays cheap.
fn path_matches(want: &[&str], have: &[String], identity: &mut Option<String>) -> bool {
    match want.split_first() {
        None => have.is_empty(),
        Some((&"**", rest)) => (0..=have.len().min(32)).any(|n| path_matches(rest, &have[n..], identity)),
        Some((first, rest)) => {
            let before = identity.clone();
            let fits = have
                .split_first()
                .is_some_and(|(segment, more)| piece(first, segment, identity) && path_matches(rest, more, identity));
            if !fits {
                *identity = before;
            }
            fits
        }
    }
}

fn piece(wanted: &str, value: &str, identity: &mut Option<String>) -> bool {
    match wanted {
        "*" => true,
        "{identity}" => {
            *identity = Some(value.to_owned());
            !value.is_empty()
        }
        // A number: keeps `/candidates/new` apart from `/candidates/17`.
        "{number}" => {
            *identity = Some(value.to_owned());
            !value.is_empty() && value.bytes().all(|b| b.is_ascii_digit())
        }
        // A UUID or another long key, which has digits: `/candidates/pipeline` is a list.
        "{key}" => {
            *identity = Some(value.to_owned());
            value.len() >= 8
                && value.bytes().all(|b| b.is_ascii_alphanumeric() || b == b'-' || b == b'_')
                && value.bytes().any(|b| b.is_ascii_digit())
        }
        literal => literal.eq_ignore_ascii_case(value),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn identity(host: &'static str, path: &'static str, address: &str) -> Option<Option<String>> {
        let pattern = Address { host, path, query: &[("id", "{identity}")], kind: Kind::Candidate };
        let bare = Address { query: &[], ..pattern };
        let url = parse(address).expect("an address");
        matches(if address.contains('?') { &pattern } else { &bare }, &url)
    }

    #[test]
    fn patterns_match_whole_paths() {
        let named = |name: &str| Some(Some(name.to_owned()));
        for (host, path, address, expected) in [
            ("*.example.com", "/in/{identity}/**", "https://se.example.com/in/mara-lind/", named("mara-lind")),
            ("*.example.com", "/in/{identity}/**", "https://example.com/in/t%C3%B3th/details/skills", named("tóth")),
            ("*.example.com", "/in/{identity}/**", "https://badexample.com/in/mara", None),
            ("*.example.com", "/in/{identity}", "https://www.example.com/in/mara/edit", None),
            ("*", "/**/candidates/{key}/**", "https://a.test/x/y/candidates/0a1b2c3d-44/feed", named("0a1b2c3d-44")),
            ("*", "/**/candidates/{key}/**", "https://a.test/candidates/pipeline/active", None),
            ("*", "/**/candidates/{number}", "https://a.test/candidates/new", None),
            ("*", "/view", "https://a.test/view?id=17", named("17")),
            ("*", "/view", "https://a.test/view?other=17", None),
        ] {
            assert_eq!(identity(host, path, address), expected, "{path} {address}");
        }
    }
}
