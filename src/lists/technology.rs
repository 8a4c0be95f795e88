//! When technologies came out, by `technology.toml`: which of them a text names.

use crate::candidate::date::Month;
use crate::phrase::{self, Hit, Hits, NAMES};

include!(concat!(env!("OUT_DIR"), "/technologies.rs"));

/// A technology.
#[derive(Debug, PartialEq, Eq)]
pub struct Technology {
    /// The earliest month in which the public could know the name.
    pub public: Month,
}

/// The technology that one spelling means.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Mention {
    /// Which.
    pub technology: &'static Technology,
    /// Bytes of the text where it stands.
    pub span: (usize, usize),
}

impl Mention {
    fn of(hit: &Hit) -> Mention {
        Mention { technology: &TECHNOLOGIES[hit.number()], span: hit.span }
    }
}

/// The technologies that a text names as words of their own, by what was found in it: each spelling
/// where it stands first, in the order of the text.
pub fn mentions(hits: &Hits) -> impl Iterator<Item = Mention> {
    hits.of(NAMES).map(Mention::of)
}

/// The technology that stands at the very beginning of a text; of several the one that is first in the list.
pub fn leading(text: &str) -> Option<Mention> {
    phrase::leading(text).iter().min_by_key(|hit| hit.number()).map(Mention::of)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn named(text: &str) -> Vec<&str> {
        mentions(&phrase::find(text)).map(|m| &text[m.span.0..m.span.1]).collect()
    }

    #[test]
    fn names_are_found_as_words_of_their_own() {
        assert_eq!(named("Moved to Kubernetes/Docker (GraphQL)."), ["Kubernetes", "Docker", "GraphQL"]);
        assert_eq!(named("ran Node.js, later React Native."), ["Node.js", "React Native"]);
        assert_eq!(named("C#/.NET Core, then Docker and Docker"), [".NET Core", "Docker"]);
        assert_eq!(
            named("github.com/GitHub/x, a docker in the harbour, Dockers trousers, GraphQLite, kotlin"),
            [""; 0]
        );
        assert_eq!(named("https://Docker.com and info@Docker.com"), [""; 0]);
    }

    #[test]
    fn a_leading_name_is_a_whole_word() {
        assert_eq!(leading("Kubernetes, Linux").map(|m| m.technology.public.year), Some(2014));
        assert_eq!(leading("GitHub Actions").map(|m| m.span), Some((0, 6)));
        assert_eq!((leading("Kubernetesish"), leading("with Kubernetes"), leading("")), (None, None, None));
    }

    #[test]
    fn a_name_means_its_own_month() {
        let year = |text: &str| mentions(&phrase::find(text)).map(|m| m.technology.public.to_string()).next();
        assert_eq!((year("iPhones"), year("GPT-4")), (Some("2007-01".to_owned()), Some("2023-03".to_owned())));
    }
}
