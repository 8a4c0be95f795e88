//! Mail addresses: finding them in a text, and the form in which two are compared.

/// Longest part before the `@` that is looked at.
const LONGEST_LOCAL: usize = 64;
/// Longest domain that is looked at.
const LONGEST_DOMAIN: usize = 253;

/// Addresses in a text as written, each with its bytes.
pub fn find(text: &str) -> Vec<(&str, (usize, usize))> {
    let mut found: Vec<(&str, (usize, usize))> = Vec::new();
    for (at, _) in text.match_indices('@') {
        let start = at - run_back(&text[..at]);
        let end = at + 1 + domain_length(&text[at + 1..]);
        let free = found.last().is_none_or(|(_, (_, past))| *past <= start);
        // "@ada@toots.example" is an account of a federated network, not a mailbox.
        let account = text[..start].ends_with('@');
        if start < at && end > at + 1 && free && !account {
            found.push((&text[start..end], (start, end)));
        }
    }
    found
}

/// True when the whole text is one address.
pub fn is_email(text: &str) -> bool {
    matches!(find(text).as_slice(), [(_, (0, end))] if *end == text.len())
}

/// Bytes of the local part that ends here.
fn run_back(text: &str) -> usize {
    let run: usize = text.chars().rev().take(LONGEST_LOCAL).take_while(|c| is_local(*c)).map(char::len_utf8).sum();
    let local = &text[text.len() - run..];
    local.trim_start_matches(|c: char| !c.is_alphanumeric() && c != '_').len()
}

fn is_local(c: char) -> bool {
    c.is_ascii_alphanumeric()
        || "._%+-'&=~".contains(c)
        || (c.is_alphabetic() && !c.is_ascii() && !super::fold::is_east_asian(c))
}

/// Bytes of the domain that begins here; 0 when it is none.
fn domain_length(text: &str) -> usize {
    let run: usize = text
        .chars()
        .take(LONGEST_DOMAIN)
        .take_while(|c| {
            c.is_ascii_alphanumeric()
                || matches!(c, '.' | '-')
                || (c.is_alphabetic() && !super::fold::is_east_asian(*c))
        })
        .map(char::len_utf8)
        .sum();
    let domain = text[..run].trim_end_matches(['.', '-']);
    let labels: Vec<&str> = domain.split('.').collect();
    let top = labels.last().copied().unwrap_or_default();
    let whole = labels.len() > 1 && labels.iter().all(|l| !l.is_empty() && !l.starts_with('-') && !l.ends_with('-'));
    let is_top = top.starts_with("xn--") || top.chars().count() > 1 && top.chars().all(char::is_alphabetic);
    if whole && is_top { domain.len() } else { 0 }
}

/// Local part and domain.
pub fn parts(email: &str) -> Option<(&str, &str)> {
    email.trim().rsplit_once('@').filter(|(local, domain)| !local.is_empty() && !domain.is_empty())
}

/// The form in which two addresses are compared: lower case, without a plus tag, and for Gmail
/// without dots. `None` when the text is no address.
pub fn normal(email: &str) -> Option<String> {
    let email = email.trim().to_lowercase();
    let (local, domain) = parts(&email)?;
    let local = local.split_once('+').map_or(local, |(name, _)| name);
    if matches!(domain, "gmail.com" | "googlemail.com") {
        return Some(format!("{}@gmail.com", local.replace('.', "")));
    }
    Some(format!("{local}@{domain}"))
}

/// The address a `mailto:` link writes to.
pub fn from_mailto(href: &str) -> Option<String> {
    let (scheme, target) = href.trim().split_once(':')?;
    if !scheme.eq_ignore_ascii_case("mailto") {
        return None;
    }
    let target = target.split(['?', ',']).next().unwrap_or_default();
    let target = super::link::decoded(target.trim_start_matches('/'));
    find(target.trim()).first().map(|(email, _)| (*email).to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn addresses_are_found_and_nothing_else() {
        for (text, expected) in [
            ("write to Mara.Lind+cv@mail.example, or call", vec!["Mara.Lind+cv@mail.example"]),
            ("<a@b.example>;c@d.co.example.", vec!["a@b.example", "c@d.co.example"]),
            ("E-Mail:info@müller.example", vec!["info@müller.example"]),
            ("연락처kim@corp.example입니다", vec!["kim@corp.example"]),
            ("@handle a@b @ x@ x@y a@b.c a@-b.example a@b..example x@1.2", vec![]),
        ] {
            let found: Vec<&str> = find(text).into_iter().map(|(e, _)| e).collect();
            assert_eq!(found, expected, "{text}");
        }
        assert!(is_email("a@b.example") && !is_email("a@b.example "));
    }

    #[test]
    fn comparable_forms() {
        assert_eq!(normal("Jo.Do+x@GoogleMail.com").as_deref(), Some("jodo@gmail.com"));
        assert_eq!(normal("Jo.Do+x@Corp.example").as_deref(), Some("jo.do@corp.example"));
        assert_eq!(normal("nothing"), None);
    }

    #[test]
    fn mail_links() {
        assert_eq!(from_mailto("mailto:a%2Bb@c.example?subject=x@y.example").as_deref(), Some("a+b@c.example"));
        assert_eq!(from_mailto("MAILTO: a@c.example ").as_deref(), Some("a@c.example"));
        assert_eq!(from_mailto("https://x.example/a@c.example"), None);
    }

    #[test]
    fn many_signs_cost_linear_time() {
        let text = "a@".repeat(100_000) + &"@".repeat(100_000);
        assert!(find(&text).is_empty());
    }
}
