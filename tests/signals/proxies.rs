//! Each of the 25 excluded proxies, written plainly as a title and as a question, and the refusal that names it.

use crate::refusals::{ASKING, PATH, WHOLE, refused};

/// Number of the proxy, a title, and a question.
const WORDINGS: &[(u8, &str, &str)] = &[
    (1, "Looks East Asian", "Was it a young Asian man?"),
    (2, "Heavy accent", "Did they speak like a non-native speaker?"),
    (3, "Weak English", "Is the cover letter full of grammar mistakes?"),
    (4, "A Western name that does not suit the looks", "Does the name fit the face?"),
    (5, "An anglicised first name", "Is it a very common name?"),
    (6, "Papers of another country than the residence", "Is the nationality another than that of the documents?"),
    (7, "A degree from abroad and an address here", "Did they study at a foreign university?"),
    (8, "University on a list", "Is the school on your list of schools to avoid?"),
    (9, "Number in the +1 format", "Does the telephone number begin with another country code?"),
    (10, "Signs in from China", "Is the IP country a risk?"),
    (11, "Korean keyboard layout", "Is the locale of the file ko-KR?"),
    (12, "Mailbox at naver.com", "Is the mailbox at mail.ru or Yandex.ru?"),
    (13, "Born elsewhere", "Which citizenship does the candidate hold?"),
    (14, "Will not say a word against Kim Jong-un", "Did they decline to insult a head of state?"),
    (15, "Has never heard of Halloween", "Could they name a dish of their home town?"),
    (16, "Date of birth in the mailbox", "Does the mailbox end in a year of birth?"),
    (17, "Cheap headset", "What clothes did the candidate wear?"),
    (18, "Cartoon in place of a photograph", "Is the profile picture an avatar?"),
    (19, "Avoids eye contact", "Did they look away or blink much?"),
    (20, "Facial recognition disagrees", "Does the voiceprint match?"),
    (21, "Ethnicity guessed from the photograph", "What does the name say of their national origin?"),
    (22, "Visa runs out", "Do they hold a green card or another work permit?"),
    (23, "Lives in Vladivostok", "Do they live in Laos or near China?"),
    (24, "Year of graduation long ago", "Is the candidate over fifty?"),
    (25, "Gap in the career", "Was there parental leave or unemployment?"),
];

#[test]
fn every_excluded_proxy_is_refused_by_its_number() {
    assert!((1..=25).all(|number| WORDINGS.iter().any(|wording| wording.0 == number)));
    for (number, title, ask) in WORDINGS {
        let titled = refused(&WHOLE.replace("title = \"An example\"", &format!("title = {title:?}")));
        let asked = refused(&ASKING.replace("Was it seen?", ask));
        let rule = format!("excluded proxy {number} (");
        for (said, line) in [(&titled, 2), (&asked, 20)] {
            let at = format!("{PATH}:{line}: fairness: ");
            assert!(said.starts_with(&at) && said.contains(&rule), "{number}: {title}, {ask}: {said:?}");
        }
    }
}

#[test]
fn a_proxy_is_refused_wherever_a_file_says_what_it_looks_for() {
    for (old, new) in [
        ("An example", "Accènt of the candidate"),
        ("Somebody said", "An ACCENT was heard:"),
        ("It may matter.", "Their accent is heard."),
        ("the weaker case", "a slight accent"),
        ("Ask somebody else.", "Listen to the accent."),
        ("Was it seen?", "Is there an accent?"),
        ("Yes, it was", "Yes, an accent"),
        ("No, it was not", "No accent"),
        ("stage = \"interview\"", "stage = \"interview\"\nlook_up = \"The accent, in the recording.\""),
        ("stage = \"interview\"", "stage = \"interview\"\nnoticed = \"An accent: {0}\""),
    ] {
        assert!(ASKING.contains(old), "{old}");
        let said = refused(&ASKING.replacen(old, new, 1));
        assert!(said.contains("\"accent\": excluded proxy 2 (accent)"), "{new}: {said:?}");
    }
    // Honest people come to it in these ways, and a card must be able to say so.
    assert_eq!(refused(&ASKING.replace("One reading.", "Marriage, illness, a visa, an accent or a career break.")), "");
}

#[test]
fn no_list_of_words_judges_a_name_a_place_or_a_school() {
    for (field, rule) in [("name", 5), ("education", 8), ("location", 23)] {
        let asks = format!("asks = [\"emails\", {field:?}]");
        let said = refused(&WHOLE.replace("asks = [\"emails\"]", &asks));
        let reason = format!(":20: fairness: words would judge a {field} by a list: excluded proxy {rule}");
        assert!(said.contains(&reason), "{said}");
    }
    for word in ["hanmail.net", "foo@bk.ru", "Pregnant"] {
        let said = refused(&WHOLE.replace("words = [\"a\", \"b\"]", &format!("words = [\"a\", {word:?}]")));
        assert!(said.contains(":20: fairness: words looks for"), "{word}: {said}");
    }
}

/// What the present files say, and must be able to say, of other things.
#[test]
fn ordinary_sentences_are_no_proxies() {
    for title in [
        "Account much younger than the career",
        "The mailbox is named after somebody else",
        "Hardware that takes over keyboard and screen from afar",
        "The address on the identity document",
        "Plain language of a template, accentuated",
    ] {
        let said = refused(&WHOLE.replace("title = \"An example\"", &format!("title = {title:?}")));
        assert_eq!(said.contains("fairness"), title.contains("language"), "{title}: {said}");
    }
}
