//! Addresses of the web in their parts, by the rules of the URL standard, and links joined to them.
//!
//! The crate that knows the whole standard is 13 KB of the engine after gzip, most of it for what no
//! candidate's page has. What is here agrees with it, byte for byte, on what a test draws up; a host that it
//! would have to rewrite (letters beyond ASCII, numbers in other forms) is refused.

/// An address in its parts.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Url {
    /// The whole address in its normal form.
    text: String,
    /// Length of the scheme.
    scheme: usize,
    /// Where the host is; empty where there is none.
    host: (usize, usize),
    /// Where the path is.
    path: (usize, usize),
    /// End of the query, which begins behind the path.
    query: usize,
}

/// Signs that are escaped in a path, in a query and in a fragment, beside spaces, controls and other letters.
const IN_PATH: &str = "\"#<>?`{}";
const IN_QUERY: &str = "\"#<>'";
const IN_FRAGMENT: &str = "\"<>`";

/// Signs that no host holds.
const NOT_IN_HOST: &str = " \"#%/:<>?@[\\]^`{|}";

/// What parts the steps of a path: browsers take both.
const SLASHES: [char; 2] = ['/', '\\'];

impl Url {
    /// Takes an absolute address apart.
    pub fn parse(address: &str) -> Option<Url> {
        let clean = clean(address);
        let (scheme, rest) = scheme(&clean)?;
        let scheme = scheme.to_ascii_lowercase();
        match scheme.as_str() {
            "http" | "https" => Url::of(&scheme, rest.trim_start_matches(SLASHES)),
            "file" => Url::local(rest),
            _ => match rest.strip_prefix("//") {
                Some(rest) => Url::of(&scheme, rest),
                None => Some(Url::opaque(&scheme, rest)),
            },
        }
    }

    /// Where a link on the page of this address leads.
    pub fn join(&self, link: &str) -> Option<Url> {
        let clean = clean(link);
        if scheme(&clean).is_some() {
            return Url::parse(&clean);
        }
        if self.path.0 == self.path.1 {
            return None;
        }
        if clean.starts_with(SLASHES) && clean[1..].starts_with(SLASHES) {
            return Url::parse(&format!("{}:{clean}", self.scheme()));
        }
        let (front, path) = (&self.text[..self.path.0], self.path());
        match clean.chars().next() {
            None => Some(self.with(front, path, self.question())),
            Some('#') => Some(self.with(front, path, &format!("{}{clean}", self.question()))),
            Some('?') => Some(self.with(front, path, &clean)),
            Some(sign) if SLASHES.contains(&sign) => Some(self.with(front, "/", &clean)),
            Some(_) => Some(self.with(front, &path[..path.rfind('/').map_or(0, |at| at + 1)], &clean)),
        }
    }

    /// `https`, lower case.
    pub fn scheme(&self) -> &str {
        &self.text[..self.scheme]
    }

    /// The host, lower case.
    pub fn host(&self) -> Option<&str> {
        Some(&self.text[self.host.0..self.host.1]).filter(|host| !host.is_empty())
    }

    /// The path, escaped.
    pub fn path(&self) -> &str {
        &self.text[self.path.0..self.path.1]
    }

    /// The whole address.
    pub fn as_str(&self) -> &str {
        &self.text
    }

    /// The first parameter of one of these names, its escapes undone.
    pub fn parameter(&self, names: &[&str]) -> Option<String> {
        let pairs = self.question().trim_start_matches('?').split('&').filter(|pair| !pair.is_empty());
        pairs.map(|pair| pair.split_once('=').unwrap_or((pair, ""))).find_map(|(name, value)| {
            let name = unescaped(name);
            names.contains(&name.as_str()).then(|| unescaped(value))
        })
    }

    /// The query with its mark.
    fn question(&self) -> &str {
        &self.text[self.path.1..self.query]
    }

    /// What follows a scheme: user, host, port and the rest.
    fn of(scheme: &str, rest: &str) -> Option<Url> {
        let end = rest.find(['/', '\\', '?', '#']).unwrap_or(rest.len());
        let (authority, rest) = rest.split_at(end);
        let (user, place) = authority.rsplit_once('@').map_or((None, authority), |(user, place)| (Some(user), place));
        let (host, port) = host_and_port(place)?;
        let mut text = format!("{scheme}://");
        if let Some(user) = user.filter(|user| !user.is_empty()) {
            escape(&mut text, user, "\"#<>?`{}/;=@[\\]^|");
            text.push('@');
        }
        let start = text.len();
        text.push_str(&host_of(host)?);
        let host = (start, text.len());
        let usual = matches!((scheme, port), ("http", Some(80)) | ("https", Some(443)));
        if let Some(port) = port.filter(|_| !usual) {
            text.push_str(&format!(":{port}"));
        }
        let base = Url { path: (text.len(), text.len()), query: text.len(), text, scheme: scheme.len(), host };
        Some(base.with(&base.text, "/", rest))
    }

    /// A file: a path, and rarely a host.
    fn local(rest: &str) -> Option<Url> {
        let named = rest.strip_prefix("//").unwrap_or_default();
        let (host, path) = named.split_at(named.find(SLASHES).unwrap_or(named.len()));
        let host = if host.is_empty() { String::new() } else { host_of(host)? };
        let (text, start) = (format!("file://{host}"), "file://".len());
        let end = text.len();
        let base = Url { text, scheme: "file".len(), host: (start, end), path: (end, end), query: end };
        Some(base.with(&base.text, "/", if named.is_empty() { rest } else { path }))
    }

    /// An address that has no steps: `mailto:`, `javascript:`, `about:`.
    fn opaque(scheme: &str, rest: &str) -> Url {
        let text = format!("{scheme}:{rest}");
        let end = text.len();
        Url { text, scheme: scheme.len(), host: (0, 0), path: (end, end), query: end }
    }

    /// The same place with steps taken from `path`, and what the rest of a link says.
    fn with(&self, front: &str, path: &str, rest: &str) -> Url {
        let (rest, fragment) = rest.split_once('#').map_or((rest, None), |(rest, end)| (rest, Some(end)));
        let (steps, query) = rest.split_once('?').map_or((rest, None), |(steps, query)| (steps, Some(query)));
        let mut text = front.to_owned();
        walk(&mut text, path, steps);
        let path = (front.len(), text.len());
        if let Some(query) = query {
            text.push('?');
            escape(&mut text, query, IN_QUERY);
        }
        let end = text.len();
        if let Some(fragment) = fragment {
            text.push('#');
            escape(&mut text, fragment, IN_FRAGMENT);
        }
        Url { text, path, query: end, ..*self }
    }
}

/// Without what browsers drop: white space and controls at the ends, line breaks and tabs anywhere.
fn clean(address: &str) -> String {
    let trimmed = address.trim_matches(|c: char| c <= ' ');
    trimmed.chars().filter(|c| !matches!(c, '\t' | '\n' | '\r')).collect()
}

/// The scheme, and what follows its colon.
fn scheme(address: &str) -> Option<(&str, &str)> {
    let (scheme, rest) = address.split_once(':')?;
    let is_sign = |c: char| c.is_ascii_alphanumeric() || matches!(c, '+' | '-' | '.');
    (scheme.starts_with(|c: char| c.is_ascii_alphabetic()) && scheme.chars().all(is_sign)).then_some((scheme, rest))
}

fn host_and_port(place: &str) -> Option<(&str, Option<u16>)> {
    let behind = place.rfind(']').map_or(0, |at| at + 1);
    let Some(colon) = place[behind..].find(':') else { return Some((place, None)) };
    let (host, port) = place.split_at(behind + colon);
    let digits = &port[1..];
    if digits.is_empty() {
        return Some((host, None));
    }
    digits.bytes().all(|b| b.is_ascii_digit()).then(|| digits.parse().ok())?.map(|port| (host, Some(port)))
}

/// The host in lower case. What ends in a number must be four of them.
fn host_of(host: &str) -> Option<String> {
    let host = super::link::decoded(host).to_lowercase();
    let bad = |c: char| !c.is_ascii() || c.is_control() || NOT_IN_HOST.contains(c);
    let last = host.trim_end_matches('.').rsplit('.').next().unwrap_or_default();
    let number = !last.is_empty() && last.bytes().all(|b| b.is_ascii_digit());
    let fits = !host.is_empty() && !host.contains(bad) && (!number || is_four_numbers(&host));
    fits.then_some(host)
}

fn is_four_numbers(host: &str) -> bool {
    let plain = |part: &str| part.parse::<u8>().is_ok_and(|n| n.to_string() == part);
    host.split('.').count() == 4 && host.split('.').all(plain)
}

/// The steps of a link behind a path that ends with a slash; `.` and `..` are walked.
fn walk(text: &mut String, path: &str, steps: &str) {
    let front = text.len();
    text.push_str(path);
    if steps.is_empty() {
        return;
    }
    let mut steps = steps.strip_prefix(SLASHES).unwrap_or(steps).split(SLASHES).peekable();
    while let Some(step) = steps.next() {
        match step.to_ascii_lowercase().replace("%2e", ".").as_str() {
            "." => {}
            ".." => {
                let inner = text.get(front..text.len().saturating_sub(1)).unwrap_or_default();
                text.truncate(front + inner.rfind('/').map_or(1, |at| at + 1));
            }
            _ => {
                escape(text, step, IN_PATH);
                text.push_str(if steps.peek().is_some() { "/" } else { "" });
            }
        }
    }
}

/// Writes a part with its spaces, controls, letters beyond ASCII and these signs escaped.
fn escape(text: &mut String, part: &str, signs: &str) {
    const HEX: &[u8; 16] = b"0123456789ABCDEF";
    for sign in part.chars() {
        if sign > ' ' && sign < '\u{7f}' && !signs.contains(sign) {
            text.push(sign);
            continue;
        }
        for byte in sign.encode_utf8(&mut [0; 4]).bytes() {
            text.push('%');
            text.push(HEX[usize::from(byte >> 4)].into());
            text.push(HEX[usize::from(byte & 15)].into());
        }
    }
}

/// A name or a value of a query as it was meant.
fn unescaped(text: &str) -> String {
    super::link::decoded(&text.replace('+', " "))
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Parts that are put together in every way; each address is compared with the crate that knows the standard.
    const FRONTS: [&str; 14] = [
        "https://mara.example",
        "HTTP://www.Mara.example:80",
        " https://mara.example:8443",
        "https:mara.example",
        "https:\\\\mara.example",
        "https://user@mara.example",
        "https://us er:p%40ss@mara.example:443",
        "http://127.0.0.1:8000",
        "https://m%61ra.example",
        "file:///home/mara",
        "https://",
        "https://ma ra.example",
        "https://mara.example:port",
        "mara.example",
    ];
    const REST: [&str; 20] = [
        "",
        "/",
        "/in/mara",
        "/in/./x/../y",
        "/../..",
        "/a/%2E%2e/b",
        "/a//b/",
        "\\a\\b",
        "/tóth/š",
        "/a b/<c>{d}`^|",
        "?q=1&r=a+b%20c",
        "/p?x='ö'#top",
        "#",
        "/?",
        "/a?b?c#d#e",
        "/..",
        "/a/..",
        "/a/.",
        "/%zz%",
        "/\u{7f}\t\n",
    ];
    const LINKS: [&str; 16] = [
        "",
        "#top",
        "?x=1",
        "cv.pdf",
        "../talks",
        "../../..",
        "/about us",
        "//cdn.example/x",
        "a/b/../c?d=1#e",
        ".",
        "..",
        "/",
        "\\x",
        "./",
        "mailto:a@b.example",
        "https://other.example/ü",
    ];

    fn all() -> Vec<String> {
        FRONTS.iter().flat_map(|front| REST.iter().map(move |rest| format!("{front}{rest}"))).collect()
    }

    #[test]
    fn agrees_with_the_standard() {
        for address in all() {
            let (ours, theirs) = (Url::parse(&address), url::Url::parse(&address).ok());
            assert_eq!(ours.as_ref().map(Url::as_str), theirs.as_ref().map(url::Url::as_str), "{address:?}");
            let (Some(ours), Some(theirs)) = (ours, theirs) else { continue };
            assert_eq!(ours.scheme(), theirs.scheme(), "{address:?}");
            assert_eq!(ours.host(), theirs.host_str(), "{address:?}");
            assert_eq!(ours.path(), theirs.path(), "{address:?}");
            for name in ["q", "r", "x"] {
                let expected = theirs.query_pairs().find(|(n, _)| n == name).map(|(_, value)| value.into_owned());
                assert_eq!(ours.parameter(&[name]), expected, "{address:?}");
            }
        }
    }

    #[test]
    fn joins_as_the_standard_does() {
        for address in all() {
            let (Some(ours), Ok(theirs)) = (Url::parse(&address), url::Url::parse(&address)) else { continue };
            for link in LINKS {
                let (ours, theirs) = (ours.join(link), theirs.join(link).ok());
                let (ours, theirs) = (ours.map(|u| u.text), theirs.map(String::from));
                assert_eq!(ours, theirs, "{address:?} {link:?}");
            }
        }
    }

    #[test]
    fn a_host_that_would_be_rewritten_is_refused() {
        for host in ["müller.example", "1.2.3", "300.1.1.1", "[::1]", "a%25b.example", ""] {
            assert_eq!(Url::parse(&format!("https://{host}")), None, "{host}");
        }
    }

    #[test]
    fn what_has_no_steps_leads_nowhere() {
        assert_eq!(Url::parse("mailto:a@b.example").map(|u| u.scheme().to_owned()).as_deref(), Some("mailto"));
        assert_eq!(Url::parse("about:blank").and_then(|u| u.join("/x")), None);
    }
}
