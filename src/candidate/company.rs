//! Names of companies and schools, made comparable.

use super::fold::{fold, is_east_asian};

/// Legal forms, folded and without dots, as they stand at the end of a name.
const FORMS: &[&str] = &[
    "inc",
    "incorporated",
    "corp",
    "corporation",
    "co",
    "company",
    "llc",
    "llp",
    "lp",
    "ltd",
    "limited",
    "plc",
    "pte",
    "pty",
    "pvt",
    "private",
    "gmbh",
    "ag",
    "kg",
    "ohg",
    "ug",
    "mbh",
    "ev",
    "eg",
    "se",
    "sa",
    "sas",
    "sarl",
    "eurl",
    "snc",
    "srl",
    "spa",
    "sl",
    "slu",
    "sau",
    "lda",
    "ltda",
    "eireli",
    "me",
    "bv",
    "nv",
    "vof",
    "ab",
    "as",
    "asa",
    "aps",
    "oy",
    "oyj",
    "sp",
    "z",
    "o",
    "oo",
    "spzoo",
    "zoo",
    "spolka",
    "kft",
    "zrt",
    "nyrt",
    "sro",
    "doo",
    "dd",
    "ad",
    "ood",
    "eood",
    "as",
    "san",
    "tic",
    "sti",
    "kk",
    "kabushiki",
    "gaisha",
    "tbk",
    "bhd",
    "sdn",
    "jsc",
    "pjsc",
    "ooo",
    "оао",
    "зао",
    "пао",
    "ооо",
    "ао",
    "тов",
    "group",
    "holding",
    "holdings",
];

/// Forms in scripts without spaces, anywhere at the ends.
const EAST_ASIAN_FORMS: &[&str] =
    &["株式会社", "有限会社", "合同会社", "주식회사", "(주)", "㈜", "有限公司", "股份有限公司", "集团", "集團"];

/// The name folded, without legal form, punctuation and a leading "the".
pub fn normal(name: &str) -> String {
    let mut folded = fold(name);
    for form in EAST_ASIAN_FORMS {
        folded = folded.replace(form, " ");
    }
    let spoken = folded.replace('&', " and ").replace(['.', '\''], "");
    let mut words: Vec<&str> = spoken.split(|c: char| !c.is_alphanumeric()).filter(|w| !w.is_empty()).collect();
    while words.len() > 1 && words.last().is_some_and(|w| FORMS.contains(w) || *w == "and") {
        words.pop();
    }
    if words.len() > 1 && words.first() == Some(&"the") {
        words.remove(0);
    }
    words.join(" ")
}

/// True when the name carries a legal form: then it is surely a company.
pub fn has_legal_form(name: &str) -> bool {
    let folded = fold(name).replace(['.', '\''], "");
    let mut words = folded.split(|c: char| !c.is_alphanumeric()).filter(|w| !w.is_empty()).rev();
    let last = words.next().unwrap_or_default();
    let short = [
        "co", "me", "z", "o", "as", "sp", "ad", "dd", "se", "san", "tic", "group", "company", "private", "limited",
        "eg", "ev",
    ];
    words.next().is_some() && FORMS.contains(&last) && !short.contains(&last)
        || EAST_ASIAN_FORMS.iter().any(|f| name.contains(f))
        || folded.ends_with(" sp z oo")
        || folded.ends_with(" and co")
}

/// True when two names mean the same company as far as spelling can tell.
pub fn same(a: &str, b: &str) -> bool {
    let (a, b) = (normal(a), normal(b));
    !a.is_empty() && (a == b || a.replace(' ', "") == b.replace(' ', "") && !a.chars().any(is_east_asian))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn legal_forms_and_punctuation_do_not_count() {
        for (a, b) in [
            ("The Example Company, Inc.", "example"),
            ("Müller & Söhne GmbH & Co. KG", "Muller and Sohne"),
            ("Przykład Sp. z o.o.", "PRZYKLAD"),
            ("株式会社サンプル", "サンプル"),
            ("Exemple S.A.R.L.", "Exemple"),
            ("Face Mark", "FaceMark"),
        ] {
            assert!(same(a, b), "{a}: {:?}, {b}: {:?}", normal(a), normal(b));
        }
        assert!(!same("Example North", "Example South") && !same("", ""));
        assert_eq!(normal("Limited"), "limited");
    }

    #[test]
    fn legal_forms_are_seen() {
        for name in
            ["Acme Inc.", "Beispiel GmbH", "Muster AG", "Przykład Sp. z o.o.", "サンプル株式会社", "Exemple S.A."]
        {
            assert!(has_legal_form(name), "{name}");
        }
        for name in ["Acme", "Works as", "Berlin", "Inc", "Data Engineer"] {
            assert!(!has_legal_form(name), "{name}");
        }
    }
}
