//! Names, contacts and belongings of invented people, and the application that carries them.

use super::random::Stream;
use super::rates;
use super::resume::Resume;
use super::words::{capital, word};
use std::sync::Arc;

/// What identifies somebody beside the text.
#[derive(Clone, Default)]
pub struct Profile {
    /// Given name.
    pub given: String,
    /// Family name.
    pub family: String,
    /// Mailbox.
    pub mailbox: String,
    /// Telephone number.
    pub number: String,
    /// Street and number.
    pub street: Option<String>,
    /// Account on a code host.
    pub account: Option<String>,
    /// Site of one's own.
    pub portfolio: Option<String>,
    /// Hash of a picture.
    pub picture: Option<u64>,
    /// Mailboxes of referees.
    pub referees: Vec<String>,
    /// What the file says of itself.
    pub file: Option<File>,
}

/// What a file says of itself.
#[derive(Clone)]
pub struct File {
    /// Made as PDF, otherwise as DOCX.
    pub pdf: bool,
    /// Author named in the file.
    pub author: String,
    /// Identifier that later versions of the same file keep.
    pub origin: u64,
    /// Program that wrote it.
    pub program: u16,
}

/// Words of a résumé: made up, or those of a real one, anonymous.
#[derive(Clone)]
pub enum Text {
    /// Made up.
    Made(Resume),
    /// Real.
    Real(Arc<str>),
}

/// One application as it arrives.
#[derive(Clone)]
pub struct Application {
    /// Day since the beginning.
    pub day: u16,
    /// Whose it is; only the accounts look at this, never a linker.
    pub truth: Truth,
    /// Name, contacts, belongings.
    pub profile: Profile,
    /// The text.
    pub text: Text,
    /// Which of an operator's own résumés the text was made from; like the truth, only the accounts look at this.
    pub track: Option<usize>,
}

impl Application {
    /// Things that two applications have in common, however well hidden: what any linker could go by.
    pub fn common(&self, other: &Application) -> Vec<&'static str> {
        let (a, b) = (&self.profile, &other.profile);
        let plain = |mailbox: &str| mailbox.split('@').next().and_then(|l| l.split('+').next()).map(str::to_owned);
        let same = |a: &Option<String>, b: &Option<String>| a.is_some() && a == b;
        let picture = a.picture.zip(b.picture).is_some_and(|(a, b)| (a ^ b).count_ones() <= 8);
        let file = a.file.as_ref().zip(b.file.as_ref()).is_some_and(|(a, b)| a.origin == b.origin);
        let all = [
            ("mailbox", plain(&a.mailbox) == plain(&b.mailbox)),
            ("number", digits(&a.number) == digits(&b.number)),
            ("street", same(&a.street, &b.street)),
            ("account", same(&a.account, &b.account)),
            ("portfolio", same(&a.portfolio, &b.portfolio)),
            ("picture", picture),
            ("referee", a.referees.iter().any(|mail| b.referees.contains(mail))),
            ("file", file),
            ("text", self.track.is_some() && self.track == other.track),
        ];
        all.into_iter().filter(|(_, same)| *same).map(|(name, _)| name).collect()
    }
}

/// Who is behind an application.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Truth {
    /// An honest person, by number.
    Honest(u32),
    /// An identity and its operator, by number.
    Scheme {
        /// Operator.
        operator: u16,
        /// Identity.
        identity: u16,
    },
}

impl Profile {
    /// The whole name.
    pub fn name(&self) -> String {
        format!("{} {}", self.given, self.family)
    }

    /// A name and a mailbox that goes with it.
    pub fn named(stream: &mut Stream) -> Profile {
        let mut profile = Profile { given: given(stream), family: family(stream), ..Profile::default() };
        profile.mailbox = mailbox(&profile, stream);
        profile.number = number(stream);
        profile
    }
}

/// A given name; the most frequent one in a hundred people has. None is a title.
pub fn given(stream: &mut Stream) -> String {
    let name = capital(&word(200 + stream.rank_from(20, 3_000) as u16));
    if name.len() < 4 { name + "na" } else { name }
}

/// A family name; the most frequent one in two hundred people has.
pub fn family(stream: &mut Stream) -> String {
    let rank = stream.rank_from(30, 20_000) as u16;
    let end = ["er", "man", "ski", "ez", "ova", "son", "i", "berg"][usize::from(rank) % 8];
    capital(&word(4_000 + rank)) + end
}

/// So many endings that strangers of one name hardly ever draw the same.
const UNIQUE: u64 = 10_000_000;

/// A mailbox of that person: of the name, of half of it, or of a word of one's own. A provider gives each name once,
/// so what would be taken gets digits; here all do, enough that no two strangers meet.
pub fn mailbox(profile: &Profile, stream: &mut Stream) -> String {
    let (given, family) = (profile.given.to_lowercase(), profile.family.to_lowercase());
    let digits = stream.below(UNIQUE);
    let local = match stream.below(10) {
        0..4 => format!("{given}.{family}{digits}"),
        4..7 => format!("{given}{}{digits}", family.chars().next().unwrap_or_default()),
        7..9 => format!("{family}{digits}"),
        _ => format!("{}{}{digits}", word(stream.rank(20_000) as u16), word(stream.rank(20_000) as u16)),
    };
    format!("{local}@{}", provider(stream))
}

/// A provider of mailboxes.
pub fn provider(stream: &mut Stream) -> &'static str {
    match stream.below(100) {
        0..62 => "gmail.com",
        62..76 => "outlook.com",
        76..86 => "yahoo.com",
        86..92 => "hotmail.com",
        92..97 => "icloud.com",
        _ => "proton.me",
    }
}

/// A number in the North American plan, written in one of the usual ways.
pub fn number(stream: &mut Stream) -> String {
    let (area, exchange, line) = (stream.between(201, 989), stream.between(200, 999), stream.between(0, 9_999));
    written(area, exchange, line, stream)
}

fn written(area: i32, exchange: i32, line: i32, stream: &mut Stream) -> String {
    match stream.below(4) {
        0 => format!("({area}) {exchange}-{line:04}"),
        1 => format!("{area}-{exchange}-{line:04}"),
        2 => format!("+1 {area} {exchange} {line:04}"),
        _ => format!("{area}.{exchange}.{line:04}"),
    }
}

/// The same number in another way of writing, as often as not.
pub fn rewritten(number: &str, stream: &mut Stream) -> String {
    let digits = digits(number);
    let part = |from: usize, to: usize| digits.get(from..to).and_then(|part| part.parse().ok()).unwrap_or_default();
    written(part(0, 3), part(3, 6), part(6, 10), stream)
}

/// The ten digits of a number.
pub fn digits(number: &str) -> String {
    let digits: String = number.chars().filter(char::is_ascii_digit).collect();
    digits[digits.len().saturating_sub(10)..].to_owned()
}

/// A street with a number.
pub fn street(stream: &mut Stream) -> String {
    let (house, name) = (stream.between(1, 9_900), capital(&word(3_000 + stream.rank_from(20, 5_000) as u16)));
    format!("{house} {name} {}", ["Street", "Avenue", "Road", "Lane"][stream.place(4)])
}

/// The address of an account on a code host.
pub fn account(stream: &mut Stream) -> String {
    format!(
        "https://github.com/{}{}{}",
        word(stream.rank(20_000) as u16),
        word(stream.rank(20_000) as u16),
        stream.below(UNIQUE)
    )
}

/// The address of a site of one's own.
pub fn portfolio(stream: &mut Stream) -> String {
    let name =
        format!("{}-{}{}", word(stream.rank(20_000) as u16), word(stream.rank(20_000) as u16), stream.below(UNIQUE));
    format!("https://{name}.{}/", ["netlify.app", "vercel.app", "github.io", "example"][stream.place(4)])
}

/// Referees of one's own: two mailboxes at firms.
pub fn referees(stream: &mut Stream) -> Vec<String> {
    let one = |stream: &mut Stream| {
        let person = Profile::named(stream);
        let firm = word(2_000 + stream.rank(8_000) as u16);
        format!("{}.{}@{firm}.example", person.given.to_lowercase(), person.family.to_lowercase())
    };
    vec![one(stream), one(stream)]
}

/// A file of one's own: named after its owner, or after the computer's; now and then made from a public template.
pub fn file(name: &str, stream: &mut Stream) -> File {
    let author = match stream.chance(rates::AUTHOR_OTHER) {
        true => ["user", "Admin", "HP", "PC", "Microsoft Office User", "python-docx", "Lenovo", "Windows User"]
            [stream.rank(8) as usize]
            .to_owned(),
        false => name.to_owned(),
    };
    let template = stream.chance(rates::TEMPLATE);
    let origin = if template { stream.rank(u64::from(rates::TEMPLATES)) } else { stream.next() };
    File { pdf: stream.chance(6_000), author, origin, program: stream.rank(30) as u16 }
}
