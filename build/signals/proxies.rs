//! Excluded proxies: published indicators that stand for a protected trait. A signal may not be about one, whatever
//! detector it takes and whatever it is called. Words are compared, not meanings: a reviewer sees what words hide.

use super::{Refusal, SignalFile};
use unicode_normalization::{UnicodeNormalization, char::is_combining_mark};

/// An excluded proxy: its number (0: the trait itself), what it is, the words that no identifier, detector, parameter
/// or sentence may say, and the phrases that no list of words may hold either.
///
/// A phrase is of whole words; `*` ends a word that may go on, and `&` parts phrases that stand in one text.
pub struct Proxy {
    number: u8,
    what: &'static str,
    names: &'static [&'static str],
    phrases: &'static [&'static str],
}

const fn proxy(
    number: u8,
    what: &'static str,
    names: &'static [&'static str],
    phrases: &'static [&'static str],
) -> Proxy {
    Proxy { number, what, names, phrases }
}

/// Every proxy. Those that name a place in general come last, so that the refusal says the nearest.
#[rustfmt::skip]
const PROXIES: &[Proxy] = &[
    proxy(1, "looks of a group of people", &[], &["appearance", "asian*", "skin", "caucasian*", "looks foreign", "look foreign", "hair colo*", "complexion"]),
    proxy(2, "accent", &[], &["hard to understand", "accent", "accents", "accented", "native speaker*", "non native", "nonnative", "sound* native", "sound* foreign", "sound* & from elsewhere", "mother tongue", "first language", "dialect*", "pronunciation"]),
    proxy(3, "command of a language", &["language", "languages"], &["english", "fluen*", "grammar*", "spelling mistakes", "writing & clumsy", "writing & broken", "writing & poor", "writing & bad", "writing quality", "poor command", "poorly written", "stilted"]),
    proxy(4, "a name held against a face", &[], &["name & expect* & person", "western name", "name & suit* & face", "name & fit* & face", "name & face & origin", "name does not go with", "looks like the name"]),
    proxy(5, "a common, foreign or adapted name", &[], &["name & frequent", "name & rare", "common name", "common given name", "common first name", "popular name", "generic name", "anglici*", "english name", "american name", "polish surname", "name sounds", "sort of name", "kind of name"]),
    proxy(6, "documents of another country", &["national"], &["papers & country", "nationality", "nationalities", "papers from", "papers of another country", "third country", "passport from", "documents from another country"]),
    proxy(7, "a degree from abroad", &[], &["foreign", "overseas", "universit* & another country", "school & another country", "degree & another country", "degree & abroad", "studied abroad", "universit* & abroad", "school & abroad", "expat*"]),
    proxy(8, "a list of schools", &[], &["risky", "school on a list", "list of schools", "list of universit*", "universit* on a list", "school & listed"]),
    proxy(9, "how a number is written", &[], &["+1", "plus one in front", "country code", "dialling code", "dialing code", "number format"]),
    proxy(10, "a country that somebody connects from", &[], &["ip in", "country of concern", "countries of concern", "country & risk*", "ip country is", "ip country lie*", "address of the connection lie*", "country of the connection", "connection & china", "connection & russia", "connects from china", "connects from russia", "signs in from china", "signs in from russia"]),
    proxy(11, "language of a system, its fonts and office programs", &["keyboard"], &["hwp", "hangul", "wps office", "ko kr", "zh cn", "ru ru", "ko kp", "font", "fonts", "keyboard layout", "locale", "input method", "cyrillic"]),
    proxy(12, "an ordinary mail provider of one country", &[], &["qq.com", "163.com", "126.com", "yeah.net", "foxmail.com", "sina.com", "sina.cn", "sohu.com", "aliyun.com", "naver.com", "hanmail.net", "hanmail", "daum.net", "kakao.com", "nate.com", "mail.ru", "bk.ru", "inbox.ru", "list.ru", "rambler.ru", "ya.ru", "yandex.ru", "yandex.com", "chinese provider", "russian provider", "korean provider", "chinese mail*", "russian mail*", "korean mail*"]),
    proxy(13, "citizenship or place of birth", &["birth"], &["foreigner*", "migrant*", "refugee*", "citizen*", "birthplace", "place of birth", "was born", "were born", "born in", "born elsewhere", "another passport", "second passport", "which passport", "naturali*"]),
    proxy(14, "an insult asked for", &[], &["kim jong*", "rude about", "insult*"]),
    proxy(15, "trivia of a culture", &["culture"], &["halloween", "thanksgiving", "trivia", "slang", "hometown", "home town", "childhood", "local food", "national dish", "favourite team", "popular culture"]),
    proxy(16, "a date of birth in a mailbox", &[], &["birthda*", "date of birth", "year of birth", "birth year", "born & mailbox", "year & end of the mailbox", "year in the mailbox", "mailbox ends in a year"]),
    proxy(17, "headset, clothes, habits or housing", &[], &["apartment", "headset*", "head set", "clothes", "clothing", "badminton", "smoke*", "smoking", "housing", "room look*", "looks poor", "dressed", "shabby", "furniture"]),
    proxy(18, "style of a picture", &[], &["photo & drawing", "picture & drawing", "avatar*", "anime", "cartoon*", "minion*", "nft*", "picture is missing", "no profile picture", "without a picture"]),
    proxy(19, "gaze, blinking or emotion", &[], &["eyes", "gaze*", "eye contact", "eye movement*", "eyes elsewhere", "blink*", "emotion*", "looks away", "look away", "looked away", "facial expression*", "nervous*", "seems afraid"]),
    proxy(20, "face recognition or voice print", &[], &["face recognition", "facial recognition", "face matching", "face match", "voice print*", "voiceprint*", "voice recognition", "speaker recognition", "biometric*"]),
    proxy(21, "origin guessed from name, picture or voice", &[], &["ethnic*", "national origin", "origin seem*", "seem* & origin", "guess* & origin", "origin of the candidate", "claimed origin", "chinese", "korean", "russian", "iranian", "nigerian", "indian", "vietnamese", "pakistani"]),
    proxy(22, "work permit or visa", &["permit"], &["work permit*", "residence permit*", "green card", "sponsorship", "needs a sponsor", "visa*", "immigra*"]),
    proxy(24, "age", &["age"], &["older than twenty", "older than thirty", "older than forty", "older than fifty", "older than sixty", "over thirty", "over forty", "over fifty", "over sixty", "age of the candidate", "candidate s age", "too old", "too young", "elderly", "graduation", "graduated before", "leave school before", "left school before", "finished school", "retirement"]),
    proxy(25, "a gap in a career", &["gap"], &["out of work", "jobless*", "career break*", "career gap*", "break in the career", "break in employment", "gap in the career", "gap between", "gap in employment", "break of a year", "break & between two positions", "time without work", "maternity", "parental leave", "sabbatical*", "unemploy*"]),
    proxy(0, "a protected trait", &["race"], &["which race", "what race", "their race", "race of", "pregnan*", "disabilit*", "disabled", "muslim*", "islam*", "jewish", "christian*", "hindu*", "religio*", "headscarf", "hijab", "turban", "gay", "lesbian", "homosexual*", "transgender", "gender*", "sex", "sexual*", "racial*", "pronoun*", "woman", "women", "a mother", "female", "male"]),
    proxy(23, "a place as such", &[], &["china", "russia", "korea", "vladivostok", "laos", "dandong", "shenyang", "iran", "belarus", "nigeria", "india", "pakistan", "vietnam", "indonesia", "malaysia", "philippines", "ukraine", "cuba", "syria", "cambodia", "myanmar", "argentina", "poland", "romania", "africa", "asia"]),
];

/// Words of names that a sentence may say.
const ORDINARY: &[&str] = &["age", "birth", "culture", "gap", "keyboard", "permit", "race"];

/// Fields of whose words no signal may hold a list: it would judge a name, a place or a school.
const PERSONAL: &[(&str, u8)] = &[("name", 5), ("other-names", 5), ("identity", 5), ("education", 8), ("location", 23)];

/// The parameter that holds names of companies. One of them is called Visa.
const COMPANIES: &str = "famous";

/// Words as they are compared: in lower case, without accents, between single spaces; `.` inside a word and `+` before
/// one stay.
fn folded(text: &str) -> String {
    let plain: String = text.nfkd().filter(|c| !is_combining_mark(*c)).flat_map(char::to_lowercase).collect();
    let kept = |c: char| c.is_alphanumeric() || c == '.' || c == '+';
    let words = plain.split(|c| !kept(c)).map(|word| word.trim_matches('.')).filter(|word| !word.is_empty());
    words.fold(String::from(" "), |all, word| all + word + " ")
}

/// Whether a folded text says a phrase.
fn says(text: &str, phrase: &str) -> bool {
    phrase.split(" & ").all(|part| {
        let words: Vec<&str> = part.split(' ').collect();
        let spoken: Vec<&str> = text.split_whitespace().collect();
        spoken.windows(words.len()).any(|said| said.iter().zip(&words).all(|(said, word)| is_word(said, word)))
    })
}

fn is_word(said: &str, word: &str) -> bool {
    word.strip_suffix('*').map_or(said == word, |stem| said.starts_with(stem))
}

/// A proxy and the word or phrase that speaks of it.
type Found = (&'static Proxy, &'static str);

/// The first proxy that one of these words or phrases speaks of.
fn first(text: &str, of: impl Fn(&Proxy) -> &'static [&'static str]) -> Option<Found> {
    let text = folded(text);
    PROXIES.iter().find_map(|proxy| Some((proxy, *of(proxy).iter().find(|phrase| says(&text, phrase))?)))
}

/// What a word that is looked for speaks of.
fn sought(item: &str) -> Option<Found> {
    first(item, |proxy| proxy.phrases)
}

/// What a sentence speaks of.
fn spoken(text: &str) -> Option<Found> {
    let text = folded(text);
    let words = text.split_whitespace().filter(|word| !ORDINARY.contains(word));
    let plain = words.collect::<Vec<_>>().join(" ");
    sought(&text).or_else(|| first(&plain, |proxy| proxy.names))
}

/// What something is named after.
fn named(name: &str) -> Option<Found> {
    let words = name.replace('_', " ");
    sought(&words).or_else(|| first(&words, |proxy| proxy.names))
}

impl Proxy {
    /// "excluded proxy 2 (accent)".
    fn title(&self) -> String {
        match self.number {
            0 => self.what.to_owned(),
            number => format!("excluded proxy {number} ({})", self.what),
        }
    }
}

/// Every reason against what a file looks for: names, texts, and lists of words.
pub fn refusals(file: &SignalFile) -> Vec<Refusal> {
    let mut found = names(file);
    for (key, text, question) in texts(file) {
        if let Some((proxy, phrase)) = spoken(text) {
            let reason = format!("fairness: {key} asks about {phrase:?}: {}", proxy.title());
            found.push(if question { file.refusal_in_question(key, reason) } else { file.refusal(key, reason) });
        }
    }
    found.extend(lists(file));
    found
}

fn names(file: &SignalFile) -> Vec<Refusal> {
    let named_list = |key: &str| key.starts_with("list");
    let parameters = file.parameters.keys().map(|key| (key.as_str(), key.as_str()));
    let lists = file.parameters.iter().filter_map(|(key, value)| Some((key.as_str(), value.as_str()?)));
    let all = [("id", file.id.as_str()), ("detector", file.detector.as_str())].into_iter().chain(parameters);
    let all = all.chain(lists.filter(|(key, _)| named_list(key)));
    all.filter_map(|(key, name)| {
        let (proxy, word) = named(name)?;
        Some(file.refusal(key, format!("fairness: {name:?} is about {word:?}: {}", proxy.title())))
    })
    .collect()
}

/// What is said of what is looked for: key, text, and whether it stands below `[question]`. Innocent readings and
/// reasons speak of illness, marriage and permits, as they must.
fn texts(file: &SignalFile) -> Vec<(&'static str, &str, bool)> {
    let mut all = vec![("title", file.title.as_str(), false), ("noticed", &file.noticed, false)];
    all.extend([("why", file.why.as_str(), false), ("settle", &file.settle, false)]);
    all.extend(file.lesser.iter().map(|lesser| ("lesser", lesser.when.as_str(), false)));
    let Some(question) = &file.question else { return all };
    all.push(("ask", &question.ask, true));
    all.extend(question.look_up.iter().map(|text| ("look_up", text.as_str(), true)));
    all.extend(question.noticed.iter().map(|text| ("noticed", text.as_str(), true)));
    all.extend(question.answers.iter().map(|answer| ("words", answer.words.as_str(), true)));
    all
}

fn items(value: &toml::Value) -> Vec<&str> {
    match value {
        toml::Value::Array(all) => all.iter().flat_map(items).collect(),
        one => one.as_str().into_iter().collect(),
    }
}

fn lists(file: &SignalFile) -> Vec<Refusal> {
    let personal = PERSONAL.iter().find(|(field, _)| file.asks.iter().any(|ask| ask == field));
    let mut found = Vec::new();
    for (key, value) in &file.parameters {
        let said = items(value).into_iter().filter(|_| key != COMPANIES).find_map(sought);
        if let Some((proxy, phrase)) = said {
            found.push(file.refusal(key, format!("fairness: {key} looks for {phrase:?}: {}", proxy.title())));
        } else if let Some((field, number)) = personal.filter(|_| ["phrases", "words"].contains(&key.as_str())) {
            let reason = format!("fairness: {key} would judge a {field} by a list: excluded proxy {number}");
            found.push(file.refusal(key, reason));
        }
    }
    found
}
