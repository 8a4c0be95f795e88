//! Keys: the one form of a value under which it is put into a list and looked up again.
//!
//! This file is compiled into the engine and into the list compiler, so both always agree.

use sha2::{Digest, Sha256};

/// Mail services that ignore dots in the local part.
const DOTLESS: &[&str] = &["gmail.com", "googlemail.com"];

/// Forms of companies that say nothing about which company it is.
const LEGAL_FORMS: &[&str] = &[
    "inc",
    "incorporated",
    "corp",
    "corporation",
    "co",
    "company",
    "ltd",
    "limited",
    "llc",
    "llp",
    "lp",
    "plc",
    "gmbh",
    "mbh",
    "ag",
    "se",
    "kg",
    "kgaa",
    "ug",
    "sa",
    "sas",
    "sasu",
    "sarl",
    "srl",
    "spa",
    "bv",
    "nv",
    "ab",
    "oy",
    "oyj",
    "as",
    "asa",
    "aps",
    "pty",
    "pte",
    "kk",
    "pvt",
    "private",
    "sl",
    "slu",
    "ltda",
    "lda",
    "sp",
    "zoo",
    "z",
    "o",
    "doo",
    "ooo",
];

/// A mail address as its mailbox: lower case, without tag, without the dots that the service ignores.
pub fn mail(address: &str) -> Option<String> {
    let address = address.trim().to_lowercase();
    let (local, host) = address.rsplit_once('@')?;
    let host = domain(host);
    let local = local.split('+').next().unwrap_or_default();
    if local.is_empty() || !host.contains('.') {
        return None;
    }
    let dotless = DOTLESS.contains(&host.as_str());
    let local = if dotless { local.replace('.', "") } else { local.to_owned() };
    let host = if host == "googlemail.com" { "gmail.com" } else { &host };
    Some(format!("{local}@{host}"))
}

/// A host name: lower case, without `www.` and final dot.
pub fn domain(host: &str) -> String {
    let host = host.trim().trim_end_matches('.').to_lowercase();
    host.strip_prefix("www.").unwrap_or(&host).to_owned()
}

/// A telephone number in international form, where the writing leaves no doubt about the country:
/// a leading `+` or `00`, or the ten digits and punctuation of North America.
pub fn phone(number: &str) -> Option<String> {
    let number = number.trim();
    let number = number.to_lowercase();
    let number = number.split("ext").next().unwrap_or_default().split(['x', '#', ';']).next().unwrap_or_default();
    let digits: String = number.replace("(0)", "").chars().filter(char::is_ascii_digit).collect();
    if number.trim_start_matches(['(', ' ']).starts_with('+') {
        return (7..=15).contains(&digits.len()).then(|| format!("+{digits}"));
    }
    if let Some(digits) = digits.strip_prefix("00") {
        return (7..=15).contains(&digits.len()).then(|| format!("+{digits}"));
    }
    let national = digits.strip_prefix('1').filter(|d| d.len() == 10).unwrap_or(&digits);
    is_north_american(national, number).then(|| format!("+1{national}"))
}

/// `(NXX) NXX-XXXX` and its like: three groups of 3, 3 and 4 digits.
fn is_north_american(national: &str, written: &str) -> bool {
    let bytes = national.as_bytes();
    if bytes.len() != 10 || bytes[0] < b'2' || bytes[3] < b'2' {
        return false;
    }
    let groups: Vec<usize> =
        written.split(|c: char| !c.is_ascii_digit()).map(str::len).filter(|&length| length > 0).collect();
    matches!(groups.as_slice(), [3, 3, 4] | [1, 3, 3, 4])
}

/// An account on a service, as `service/name`: from an address such as `https://github.com/name/repo`.
pub fn handle(address: &str) -> Option<String> {
    let address = address.trim().to_lowercase();
    let bare = address.split_once("://").map_or(address.as_str(), |(_, rest)| rest);
    let bare = bare.split(['?', '#']).next().unwrap_or_default();
    let (host, path) = bare.split_once('/').unwrap_or((bare, ""));
    let mut path = path.split('/').filter(|part| !part.is_empty());
    let host = domain(host);
    match host.as_str() {
        "github.com" | "gitlab.com" | "bitbucket.org" => named(&host, path.next()?),
        "t.me" | "telegram.me" => named("t.me", path.next()?.trim_start_matches('@')),
        "calendly.com" => named(&host, path.next()?),
        _ if host == "linkedin.com" || host.ends_with(".linkedin.com") => {
            path.find(|part| *part == "in")?;
            named("linkedin.com/in", path.next()?)
        }
        _ => None,
    }
}

/// First parts of paths on code hosts that are not accounts.
const NOT_ACCOUNTS: &[&str] = &[
    "about",
    "apps",
    "explore",
    "features",
    "login",
    "marketplace",
    "orgs",
    "search",
    "settings",
    "sponsors",
    "topics",
    "users",
];

fn named(service: &str, name: &str) -> Option<String> {
    (!name.is_empty() && !NOT_ACCOUNTS.contains(&name)).then(|| format!("{service}/{name}"))
}

/// A company's name without case, punctuation and legal form.
pub fn company(name: &str) -> String {
    let lower = name.to_lowercase().replace(['.', '\'', '’'], "").replace('&', " and ");
    let words: Vec<&str> = lower.split(|c: char| !c.is_alphanumeric()).filter(|w| !w.is_empty()).collect();
    let words = words.strip_prefix(&["the"]).unwrap_or(&words);
    let mut end = words.len();
    while end > 1 && LEGAL_FORMS.contains(&words[end - 1]) {
        end -= 1;
    }
    words[..end].join(" ")
}

/// Sixty-four bits of a text, for sets of names that are no secret. FNV-1a with a final mix.
pub fn hash(text: &str) -> u64 {
    let mut hash = 0xcbf2_9ce4_8422_2325_u64;
    for byte in text.bytes() {
        hash = (hash ^ u64::from(byte)).wrapping_mul(0x0000_0100_0000_01b3);
    }
    hash ^= hash >> 33;
    hash = hash.wrapping_mul(0xff51_afd7_ed55_8ccd);
    hash ^ (hash >> 33)
}

/// The first forty bits of the hash.
pub fn forty_bits(text: &str) -> [u8; 5] {
    let [a, b, c, d, e, ..] = hash(text).to_be_bytes();
    [a, b, c, d, e]
}

/// Bytes of a digest that are kept: a wrong hit among a thousand is one in 10^16.
pub const DIGEST: usize = 8;

/// The first 64 bits of the SHA-256 of a key: published identifiers are not shipped in clear.
pub fn digest(key: &str) -> [u8; DIGEST] {
    let whole = Sha256::digest(key.as_bytes());
    let mut first = [0; DIGEST];
    first.copy_from_slice(&whole[..DIGEST]);
    first
}
