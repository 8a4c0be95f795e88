//! Links: absolute addresses, unwrapped redirects, and the account that a link names.

use super::url::Url;

/// Longest address that is looked into.
const LONGEST: usize = 4_096;

/// An account on a service.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Account {
    /// Service: `linkedin`, `github`, …
    pub service: &'static str,
    /// Name of the account on it, lower case.
    pub handle: String,
}

/// The address a link leads to: absolute where the page's address allows, redirect wrappers
/// undone. An absolute address stays as written. `None` for links that lead nowhere outside
/// (`#top`, `javascript:`, `mailto:`, `tel:`).
pub fn resolve(page: &str, href: &str) -> Option<String> {
    let href = href.trim();
    if href.is_empty() || href.starts_with('#') || href.len() > LONGEST {
        return None;
    }
    if let Some(url) = Url::parse(href) {
        return matches!(url.scheme(), "http" | "https").then(|| unwrap(href));
    }
    match Url::parse(page).and_then(|base| base.join(href)) {
        Some(url) => matches!(url.scheme(), "http" | "https").then(|| unwrap(url.as_str())),
        None if href.starts_with("//") => Some(unwrap(&format!("https:{href}"))),
        None => Some(href.to_owned()),
    }
}

/// What stands behind a redirect wrapper ("You are leaving this site"); other addresses unchanged.
pub fn unwrap(address: &str) -> String {
    let mut address = address.to_owned();
    for _ in 0..3 {
        match wrapped(&address) {
            Some(inner) => address = inner,
            None => break,
        }
    }
    address
}

fn wrapped(address: &str) -> Option<String> {
    let url = Url::parse(address)?;
    let host = url.host()?.trim_start_matches("www.").to_owned();
    let keys: &[&str] = match (host.as_str(), url.path()) {
        (h, "/redir/redirect" | "/safety/go" | "/safety/go/") if is_within(h, "linkedin.com") => &["url"],
        (h, "/url") if h.starts_with("google.") || h.starts_with("images.google.") => &["q", "url"],
        (h, "/l.php") if is_within(h, "facebook.com") || is_within(h, "instagram.com") => &["u"],
        ("youtube.com", "/redirect") => &["q"],
        ("slack-redir.net" | "out.reddit.com", _) => &["url"],
        (h, _) if is_within(h, "safelinks.protection.outlook.com") => &["url"],
        _ => return None,
    };
    let value = url.parameter(keys)?;
    let inner = Url::parse(&value)?;
    matches!(inner.scheme(), "http" | "https").then_some(value)
}

fn is_within(host: &str, domain: &str) -> bool {
    host == domain || host.strip_suffix(domain).is_some_and(|rest| rest.ends_with('.'))
}

/// Host name without `www.`, lower case.
pub fn host(address: &str) -> Option<String> {
    let url = Url::parse(address).or_else(|| Url::parse(&format!("https://{address}")))?;
    let host = url.host()?.to_lowercase();
    Some(host.strip_prefix("www.").unwrap_or(&host).to_owned())
}

/// How a service names an account in its address.
enum Shape {
    /// First step of the path, unless it is one of these words.
    First(&'static [&'static str]),
    /// The step behind one of these.
    Behind(&'static [&'static str]),
    /// A first step that begins with `@`.
    At,
    /// A query parameter.
    Query(&'static str),
    /// The part of the host in front of the domain.
    Subdomain,
}

const NOT_PEOPLE: &[&str] = &[
    "about",
    "login",
    "signup",
    "join",
    "explore",
    "features",
    "pricing",
    "settings",
    "search",
    "topics",
    "orgs",
    "sponsors",
    "marketplace",
    "notifications",
    "home",
    "intent",
    "share",
    "sharer",
    "sharer.php",
    "hashtag",
    "i",
    "p",
    "reel",
    "stories",
    "watch",
    "groups",
    "pages",
    "help",
    "terms",
    "privacy",
    "apps",
    "site",
    "collections",
    "trending",
    "enterprise",
    "events",
    "questions",
    "posts",
    "dialog",
    "plugins",
    "tr",
];

const SERVICES: &[(&str, &str, Shape)] = &[
    ("linkedin", "linkedin.com", Shape::Behind(&["in", "pub"])),
    ("github", "github.com", Shape::First(NOT_PEOPLE)),
    ("github", "github.io", Shape::Subdomain),
    ("gitlab", "gitlab.com", Shape::First(NOT_PEOPLE)),
    ("bitbucket", "bitbucket.org", Shape::First(NOT_PEOPLE)),
    ("codeberg", "codeberg.org", Shape::First(NOT_PEOPLE)),
    ("x", "twitter.com", Shape::First(NOT_PEOPLE)),
    ("x", "x.com", Shape::First(NOT_PEOPLE)),
    ("facebook", "facebook.com", Shape::First(NOT_PEOPLE)),
    ("instagram", "instagram.com", Shape::First(NOT_PEOPLE)),
    ("telegram", "t.me", Shape::First(NOT_PEOPLE)),
    ("xing", "xing.com", Shape::Behind(&["profile"])),
    ("stackoverflow", "stackoverflow.com", Shape::Behind(&["users"])),
    ("medium", "medium.com", Shape::At),
    ("youtube", "youtube.com", Shape::At),
    ("kaggle", "kaggle.com", Shape::First(NOT_PEOPLE)),
    ("huggingface", "huggingface.co", Shape::First(NOT_PEOPLE)),
    ("devto", "dev.to", Shape::First(NOT_PEOPLE)),
    ("hackerrank", "hackerrank.com", Shape::First(NOT_PEOPLE)),
    ("leetcode", "leetcode.com", Shape::First(NOT_PEOPLE)),
    ("behance", "behance.net", Shape::First(NOT_PEOPLE)),
    ("dribbble", "dribbble.com", Shape::First(NOT_PEOPLE)),
    ("npm", "npmjs.com", Shape::First(&["package", "search"])),
    ("upwork", "upwork.com", Shape::Behind(&["freelancers"])),
    ("freelancer", "freelancer.com", Shape::Behind(&["u"])),
    ("orcid", "orcid.org", Shape::First(NOT_PEOPLE)),
    ("scholar", "scholar.google.com", Shape::Query("user")),
    ("researchgate", "researchgate.net", Shape::Behind(&["profile"])),
];

/// The account that an address names on a service we know.
pub fn account(address: &str) -> Option<Account> {
    let address = address.trim();
    let url = Url::parse(address).or_else(|| Url::parse(&format!("https://{address}")))?;
    let host = url.host()?.to_lowercase();
    let (service, domain, shape) = SERVICES.iter().find(|(_, domain, _)| is_within(&host, domain))?;
    let steps: Vec<&str> = url.path().split('/').filter(|s| !s.is_empty()).collect();
    let first = steps.first().copied().unwrap_or_default();
    let handle = match shape {
        Shape::First(words) => (!words.contains(&first)).then_some(first),
        Shape::Behind(words) => words.contains(&first).then(|| steps.get(1).copied()).flatten(),
        Shape::At => first.strip_prefix('@'),
        Shape::Subdomain => host.strip_suffix(domain).and_then(|h| h.strip_suffix('.')),
        Shape::Query(key) => {
            return url.parameter(&[key]).map(|handle| Account { service, handle });
        }
    };
    let handle = decoded(handle?).trim_start_matches('@').to_lowercase();
    (!handle.is_empty()).then_some(Account { service, handle })
}

/// The form in which two addresses are compared: no scheme, no `www.`, no closing slash, no fragment, no tracking.
pub fn normal(address: &str) -> String {
    let address = unwrap(address.trim());
    if let Some(account) = account(&address) {
        return format!("{}:{}", account.service, account.handle);
    }
    let bare = address.split_once("://").map_or(address.as_str(), |(_, rest)| rest);
    let bare = bare.split(['#', '?']).next().unwrap_or_default().trim_end_matches('/');
    let (host, path) = bare.split_at(bare.find('/').unwrap_or(bare.len()));
    format!("{}{path}", host.to_lowercase().trim_start_matches("www."))
}

/// Percent escapes undone; what is no UTF-8 stays as it is.
pub fn decoded(text: &str) -> String {
    let bytes = text.as_bytes();
    let mut out = Vec::with_capacity(bytes.len());
    let mut at = 0;
    while at < bytes.len() {
        let hex = text.get(at + 1..at + 3).filter(|_| bytes[at] == b'%').and_then(|h| u8::from_str_radix(h, 16).ok());
        out.push(hex.unwrap_or(bytes[at]));
        at += if hex.is_some() { 3 } else { 1 };
    }
    String::from_utf8(out).unwrap_or_else(|_| text.to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn links_become_absolute_and_stay_as_written() {
        let page = "https://people.example/mara/cv.html";
        for (href, expected) in [
            ("https://mara.example", Some("https://mara.example")),
            ("../talks", Some("https://people.example/talks")),
            ("//cdn.example/x", Some("https://cdn.example/x")),
            ("#top", None),
            ("javascript:alert(1)", None),
            ("mailto:a@b.example", None),
            ("", None),
        ] {
            assert_eq!(resolve(page, href).as_deref(), expected, "{href}");
        }
        assert_eq!(resolve("", "resume.pdf").as_deref(), Some("resume.pdf"));
        assert_eq!(resolve("", "//cdn.example/x").as_deref(), Some("https://cdn.example/x"));
    }

    #[test]
    fn wrappers_are_undone() {
        for wrapper in [
            "https://www.linkedin.com/redir/redirect?url=https%3A%2F%2Fmara%2Eexample%2Fcv&urlhash=x",
            "https://www.google.com/url?sa=t&q=https://mara.example/cv",
            "https://l.facebook.com/l.php?u=https%3A%2F%2Fmara.example%2Fcv&h=1",
            "https://www.google.de/url?q=https%3A%2F%2Fwww.linkedin.com%2Fsafety%2Fgo%3Furl%3Dhttps%253A%252F%252Fmara.example%252Fcv",
        ] {
            assert_eq!(unwrap(wrapper), "https://mara.example/cv", "{wrapper}");
        }
        assert_eq!(
            unwrap("https://www.google.com/url?q=javascript:alert(1)"),
            "https://www.google.com/url?q=javascript:alert(1)"
        );
    }

    #[test]
    fn accounts() {
        for (address, expected) in [
            ("https://github.com/Mara", Some(("github", "mara"))),
            ("github.com/mara/tool", Some(("github", "mara"))),
            ("https://de.linkedin.com/in/mara-l/?x=1", Some(("linkedin", "mara-l"))),
            ("https://www.linkedin.com/company/acme", None),
            ("https://mara.github.io/", Some(("github", "mara"))),
            ("https://medium.com/@mara", Some(("medium", "mara"))),
            ("https://x.com/intent/tweet", None),
            ("https://stackoverflow.com/users/100/mara", Some(("stackoverflow", "100"))),
            ("https://scholar.google.com/citations?user=AbC", Some(("scholar", "AbC"))),
            ("https://notgithub.com/mara", None),
            ("https://github.com/", None),
        ] {
            let found = account(address);
            assert_eq!(found.as_ref().map(|a| (a.service, a.handle.as_str())), expected, "{address}");
        }
    }

    #[test]
    fn comparable_forms() {
        assert_eq!(normal("HTTP://www.Mara.example/CV/#x"), "mara.example/CV");
        assert_eq!(normal("https://www.linkedin.com/in/Mara/"), normal("http://linkedin.com/in/mara"));
    }
}
