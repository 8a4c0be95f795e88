//! When technologies came out: the earliest month in which the public could know the name.
//!
//! Dates are of public announcements or first public releases, and the earlier of the two where they
//! differ. A name that is also an ordinary word, a place or a person is left out or spelt so that it
//! is not (`AWS Lambda`, not `Lambda`); so are products that only changed their name.

use crate::candidate::date::Month;
use std::sync::OnceLock;

/// A technology with its spellings.
#[derive(Debug, PartialEq, Eq)]
pub struct Technology {
    /// Spellings as they stand in texts; capitals count.
    pub names: &'static [&'static str],
    /// First public month.
    pub public: Month,
    /// What the month is taken from: for whoever checks the table, so no program carries it.
    #[cfg(test)]
    pub source: &'static str,
}

/// The technology that one spelling means.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Mention {
    /// Which.
    pub technology: &'static Technology,
    /// Bytes of the text where it stands.
    pub span: (usize, usize),
}

/// All technologies.
pub fn all() -> &'static [Technology] {
    TECHNOLOGIES
}

/// The technologies that a text names as words of their own: each spelling where it stands first, in
/// the order of the text. One pass, which tries the spellings of a letter wherever a word can begin.
pub fn mentions(text: &str) -> Vec<Mention> {
    let mut found: Vec<(usize, Mention)> = Vec::new();
    let mut begins = true;
    for (at, c) in text.char_indices() {
        let here = if begins { spellings(c) } else { &[] };
        begins = !joins(c) && c != '.';
        for &(spelling, technology, name) in here {
            let span = (at, at + name.len());
            let stands = text[at..].starts_with(name) && is_word(text, span.0, span.1);
            if stands && !found.iter().any(|(known, _)| *known == spelling) {
                found.push((spelling, Mention { technology, span }));
            }
        }
    }
    found.into_iter().map(|(_, mention)| mention).collect()
}

type Spelling = (usize, &'static Technology, &'static str);

/// The spellings that begin with a letter, shorter ones first; each with its number.
fn spellings(first: char) -> &'static [Spelling] {
    static LETTERS: OnceLock<Vec<Vec<Spelling>>> = OnceLock::new();
    let letters = LETTERS.get_or_init(|| {
        let mut letters = vec![Vec::new(); 128];
        let all = TECHNOLOGIES.iter().flat_map(|t| t.names.iter().map(move |name| (t, *name)));
        for (number, (technology, name)) in all.enumerate() {
            if let Some(letter) = name.bytes().next().and_then(|b| letters.get_mut(usize::from(b))) {
                let at = letter.iter().position(|(_, _, other): &Spelling| other.len() > name.len());
                letter.insert(at.unwrap_or(letter.len()), (number, technology, name));
            }
        }
        letters
    });
    letters.get(first as usize).map_or(&[], Vec::as_slice)
}

/// The technology that stands at the very beginning of a text.
pub fn leading(text: &str) -> Option<Mention> {
    let spellings = TECHNOLOGIES.iter().flat_map(|t| t.names.iter().map(move |name| (t, *name)));
    let mut found = spellings.filter(|(_, name)| text.starts_with(name) && is_word(text, 0, name.len()));
    found.next().map(|(technology, name)| Mention { technology, span: (0, name.len()) })
}

fn joins(c: char) -> bool {
    c.is_alphanumeric() || c == '_' || c == '@'
}

/// True when nothing that belongs to a word or an address touches the span.
fn is_word(text: &str, start: usize, end: usize) -> bool {
    let before = text[..start].chars().next_back();
    let mut after = text[end..].chars();
    let (next, second) = (after.next(), after.next());
    let domain = next == Some('.') && second.is_some_and(char::is_alphanumeric);
    let free = !before.is_some_and(|c| joins(c) || c == '.') && !next.is_some_and(joins);
    free && !domain && !(before == Some('/') && is_address(&text[..start]))
}

/// True when the text ends within an address: "https://example.com/".
fn is_address(text: &str) -> bool {
    let run = text.chars().rev().take(80).take_while(|c| !c.is_whitespace());
    run.fold((false, ' '), |(seen, after), c| (seen || c == ':' || (c == '.' && after.is_alphanumeric()), c)).0
}

#[cfg_attr(not(test), expect(unused_variables, reason = "only tests read the source"))]
const fn since(year: i32, month: u8, names: &'static [&'static str], source: &'static str) -> Technology {
    Technology {
        names,
        public: Month { year, month: Some(month) },
        #[cfg(test)]
        source,
    }
}

static TECHNOLOGIES: &[Technology] = &[
    since(2005, 11, &["Google Analytics"], "Google, launch, 2005-11"),
    since(2006, 3, &["Amazon S3", "AWS S3"], "Amazon, launch, 2006-03-14"),
    since(2006, 8, &["Amazon EC2", "AWS EC2"], "Amazon, beta, 2006-08-25"),
    since(2007, 1, &["iPhone", "iPhones"], "Apple, Macworld, 2007-01-09"),
    since(2007, 5, &["SQL Server 2008"], "Microsoft, announcement, 2007-05"),
    since(2007, 5, &["Windows Server 2008"], "Microsoft, announcement of the name, 2007-05"),
    since(2007, 7, &["Windows 7"], "Microsoft, working name made known, 2007-07; final name in 2008-10"),
    since(2007, 10, &["GitHub"], "GitHub, first commit, 2007-10; public in 2008"),
    since(2008, 10, &["Microsoft Azure", "Windows Azure"], "Microsoft, PDC, 2008-10-27"),
    since(2009, 5, &["Node.js", "NodeJS", "Nodejs"], "Node.js, first release, 2009-05-27"),
    since(2009, 10, &["Amazon RDS", "AWS RDS"], "Amazon, launch, 2009-10-26"),
    since(2010, 1, &["iPad", "iPads"], "Apple, announcement, 2010-01-27"),
    since(2010, 1, &["Apache Spark"], "University of California, Berkeley, open source in 2010"),
    since(2010, 1, &["Express.js", "ExpressJS"], "Express, first release in 2010"),
    since(2010, 10, &["AngularJS", "Angular.js"], "Google, first release, 2010-10-20"),
    since(2010, 10, &["Instagram"], "Instagram, launch, 2010-10-06"),
    since(2010, 10, &["Office 365"], "Microsoft, announcement, 2010-10-19"),
    since(2011, 1, &["Apache Kafka"], "LinkedIn, open source, 2011-01"),
    since(2011, 2, &["AWS CloudFormation"], "Amazon, launch, 2011-02-25"),
    since(2011, 5, &["Chromebook", "Chromebooks"], "Google, I/O, 2011-05-11"),
    since(2011, 6, &["Laravel"], "Laravel, first release, 2011-06"),
    since(2011, 7, &["Kotlin"], "JetBrains, announcement, 2011-07-19"),
    since(2011, 7, &["SQL Server 2012"], "Microsoft, third preview under that name, 2011-07"),
    since(2011, 10, &["GitLab"], "GitLab, first commit, 2011-10-08"),
    since(2012, 1, &["DynamoDB"], "Amazon, launch, 2012-01-18"),
    since(2012, 1, &["PySpark"], "Apache Spark 0.7, 2013-02; taken a year earlier"),
    since(2012, 4, &["Windows Server 2012"], "Microsoft, announcement of the name, 2012-04-17"),
    since(2012, 10, &["TypeScript", "Typescript"], "Microsoft, announcement, 2012-10-01"),
    since(2012, 11, &["Amazon Redshift", "AWS Redshift"], "Amazon, re:Invent, 2012-11-28"),
    since(2013, 1, &["Databricks"], "Databricks, founded in 2013"),
    since(2013, 3, &["Docker"], "dotCloud, PyCon, 2013-03-15"),
    since(2013, 5, &["React.js", "ReactJS", "React JS"], "Facebook, JSConf US, 2013-05-29"),
    since(2013, 6, &["SQL Server 2014"], "Microsoft, TechEd, 2013-06-03"),
    since(2013, 7, &["Power BI", "PowerBI"], "Microsoft, announcement, 2013-07-08"),
    since(2013, 8, &["Spring Boot", "SpringBoot"], "Spring, first milestone, 2013-08-06"),
    since(2013, 11, &["Ethereum"], "Ethereum, white paper, 2013-11"),
    since(2014, 2, &["Vue.js", "VueJS", "Vuejs"], "Vue, first release, 2014-02"),
    since(2014, 5, &["Google Classroom"], "Google, announcement, 2014-05-06"),
    since(2014, 6, &["Kubernetes"], "Google, DockerCon, 2014-06-10"),
    since(2019, 6, &["SwiftUI"], "Apple, WWDC, 2019-06-03"),
    since(2014, 7, &["Terraform"], "HashiCorp, first release, 2014-07-28"),
    since(2014, 9, &["Windows 10"], "Microsoft, announcement, 2014-09-30"),
    since(2014, 10, &["Windows Server 2016"], "Microsoft, first technical preview, 2014-10-01"),
    since(2014, 11, &["AWS Lambda", "Amazon Lambda"], "Amazon, re:Invent, 2014-11-13"),
    since(2014, 11, &["Amazon ECS", "AWS ECS"], "Amazon, re:Invent, 2014-11-13"),
    since(2014, 11, &[".NET Core", "NET Core"], "Microsoft, Connect(), 2014-11-12"),
    since(2015, 1, &["React Native"], "Facebook, React.js Conf, 2015-01-28"),
    since(2015, 1, &["GraphQL"], "Facebook, React.js Conf, 2015-01-28"),
    since(2015, 3, &["Keras"], "Keras, first release, 2015-03-27"),
    since(2015, 5, &["SQL Server 2016"], "Microsoft, Ignite, 2015-05-04"),
    since(2015, 6, &["Apache Airflow"], "Airbnb, open source, 2015-06-02"),
    since(2015, 11, &["TensorFlow", "Tensorflow"], "Google, announcement, 2015-11-09"),
    since(2015, 12, &["OpenAI"], "OpenAI, announcement, 2015-12-11"),
    since(2016, 8, &["PyTorch", "Pytorch"], "PyTorch, first alpha release, 2016-08"),
    since(2016, 10, &["Next.js", "NextJS"], "Zeit, announcement, 2016-10-25"),
    since(2016, 10, &["Nuxt.js", "NuxtJS"], "Nuxt, first release, 2016-10-26"),
    since(2016, 11, &["Microsoft Teams", "MS Teams"], "Microsoft, announcement, 2016-11-02"),
    since(2016, 12, &["AWS Glue"], "Amazon, re:Invent, 2016-12-01"),
    since(2017, 2, &["NestJS", "Nest.js"], "NestJS, first release, 2017-02"),
    since(2017, 4, &["SQL Server 2017"], "Microsoft, announcement of the name, 2017-04-19"),
    since(2017, 5, &["Istio"], "Google, IBM and Lyft, announcement, 2017-05-24"),
    since(2017, 8, &["Argo CD", "ArgoCD"], "Argo project, announced in 2017-08; Argo CD in 2018"),
    since(2017, 11, &["Amazon EKS", "AWS EKS"], "Amazon, re:Invent, 2017-11-29"),
    since(2017, 11, &["AWS Fargate"], "Amazon, re:Invent, 2017-11-29"),
    since(2017, 11, &["SageMaker"], "Amazon, re:Invent, 2017-11-29"),
    since(2017, 10, &["Tailwind CSS", "TailwindCSS"], "Tailwind, first release, 2017-10-31"),
    since(2018, 9, &["SQL Server 2019"], "Microsoft, Ignite, 2018-09-24"),
    since(2018, 10, &["GitHub Actions"], "GitHub, Universe, 2018-10-16"),
    since(2018, 11, &["Uniswap"], "Uniswap, launch, 2018-11-02"),
    since(2018, 12, &["FastAPI"], "FastAPI, first release, 2018-12"),
    since(2019, 3, &["Quarkus"], "Red Hat, announcement, 2019-03-07"),
    since(2019, 5, &["Jetpack Compose"], "Google, I/O, 2019-05-07"),
    since(2020, 5, &["GPT-3"], "OpenAI, paper, 2020-05-28"),
    since(2020, 10, &["SvelteKit"], "Svelte, Svelte Summit, 2020-10-18"),
    since(2021, 1, &["DALL-E"], "OpenAI, announcement, 2021-01-05"),
    since(2021, 6, &["GitHub Copilot"], "GitHub, technical preview, 2021-06-29"),
    since(2021, 6, &["Windows 11"], "Microsoft, announcement, 2021-06-24"),
    since(2022, 2, &["Midjourney"], "Midjourney, first version, 2022-02"),
    since(2022, 8, &["Stable Diffusion"], "Stability AI, announcement, 2022-08-10"),
    since(2022, 10, &["LangChain", "Langchain"], "LangChain, first release, 2022-10"),
    since(2022, 11, &["ChatGPT"], "OpenAI, launch, 2022-11-30"),
    since(2023, 3, &["GPT-4"], "OpenAI, announcement, 2023-03-14"),
];

#[cfg(test)]
mod tests {
    use super::*;

    fn named(text: &str) -> Vec<&str> {
        mentions(text).iter().map(|m| &text[m.span.0..m.span.1]).collect()
    }

    #[test]
    fn names_are_found_as_words_of_their_own() {
        assert_eq!(named("Moved to Kubernetes/Docker (GraphQL)."), ["Kubernetes", "Docker", "GraphQL"]);
        assert_eq!(named("ran Node.js, later React Native."), ["Node.js", "React Native"]);
        assert_eq!(
            named("github.com/GitHub/x, a docker in the harbour, Dockers trousers, GraphQLite, kotlin"),
            [""; 0]
        );
        assert_eq!(named("https://Docker.com and info@Docker.com"), [""; 0]);
    }

    #[test]
    fn a_leading_name_is_the_longest_whole_word() {
        assert_eq!(leading("Kubernetes, Linux").map(|m| m.technology.public.year), Some(2014));
        assert_eq!(leading("Kubernetesish"), None);
    }

    #[test]
    fn months_are_in_order_and_have_sources() {
        assert!(all().iter().all(|t| t.public.month.is_some() && !t.source.is_empty() && !t.names.is_empty()));
    }

    #[test]
    fn one_pass_finds_what_looking_for_each_spelling_finds() {
        let names: Vec<&str> = TECHNOLOGIES.iter().flat_map(|t| t.names).copied().collect();
        for text in [names.join(" "), names.join("x "), names.join(", 日本.") + &names.join("/"), names.concat()] {
            let first = |name: &str| {
                let mut all = text.match_indices(name).map(|(at, _)| (at, at + name.len()));
                all.find(|&(start, end)| is_word(&text, start, end))
            };
            let mut expected: Vec<(usize, usize)> = names.iter().filter_map(|name| first(name)).collect();
            expected.sort_unstable();
            assert_eq!(mentions(&text).iter().map(|m| m.span).collect::<Vec<_>>(), expected);
        }
    }
}
