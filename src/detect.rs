//! The closed list of detectors: a signal names one and gives parameters.
//!
//! A detector looks and returns evidence; it never makes a sentence and never weighs. It asks only
//! for fields on the allow-list ([`crate::signal::FieldName`]). Claim A stands first, claim B second;
//! what a list of ours says, not the page, has a place whose `within` is [`LIST`].

mod account;
mod career;
mod compared;
mod contact;
mod document;
mod identity;
mod location;
mod names;
mod published;
mod referees;
mod reuse;
mod timeline;
mod words;

use crate::Day;
use crate::candidate::{Candidate, Place, Read, Section};
use crate::compare::Comparison;
use crate::document::Document;
use crate::kept::Phrases;
use crate::memory::Recollection;
use crate::phrase::List;
use crate::signal::{Evidence, FieldName, Outcome};

use std::cell::OnceCell;
use words::Words;

pub use crate::signal::LIST;

/// A way of looking, with its parameters.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum Detector {
    /// A mail address is on the list of published identifiers.
    PublishedEmail,
    /// A telephone number is on the list of published identifiers.
    PublishedPhone,
    /// An account or a host of a link is on the list of published identifiers.
    PublishedHandle,
    /// An employer, or the domain of a mail address, is on the list of published identifiers.
    PublishedEmployer,
    /// The domain of a mail address is on a list.
    EmailDomainListed {
        /// `disposable-mail`.
        list: &'static str,
    },
    /// The mailbox is made of words of a trade, or of heroic words, with digits behind them.
    EmailPersonaLexicon {
        /// Words of trades.
        trade: Phrases,
        /// Other words.
        heroic: Phrases,
        /// Words of both that are names as well.
        names: Phrases,
        /// Fewest digits behind a word of a trade.
        trade_digits: usize,
        /// Fewest digits behind another word.
        heroic_digits: usize,
    },
    /// The mailbox is letters with 001 to 009 behind them.
    EmailSerialSuffix,
    /// The number cannot be anybody's.
    PhoneInvalid,
    /// The address is a mailbox shop or a forwarder.
    AddressMailDrop {
        /// Words that say so.
        words: List,
        /// Words of the lesser case.
        lesser_words: List,
        /// Words of addresses that are exempt.
        exempt: List,
    },
    /// Few contacts after many years of work.
    ThinNetwork {
        /// Fewer than this.
        below: u64,
        /// Fewer than this is lesser no more.
        far_below: u64,
        /// Years of work, at least.
        years: i32,
    },
    /// The account is much younger than the career.
    CreatedRecently {
        /// Younger than this many months.
        months: i32,
        /// Younger than this is lesser no more.
        very_months: i32,
        /// Years of work, at least.
        years: i32,
    },
    /// Entries without a word about the work, on a young account.
    EntriesUndescribed {
        /// Entries, at least.
        entries: usize,
        /// Of a hundred, so many without description.
        percent: usize,
        /// Account younger than this many months.
        months: i32,
    },
    /// The address of the profile was made from another name than the one shown.
    SlugNamesSomeoneElse,
    /// The page gives two names that share nothing.
    NameDiffers,
    /// A mailbox is spelt like a name that shares nothing with the candidate's.
    MailboxOfOther {
        /// Words that no name is made of.
        not_names: Phrases,
    },
    /// Structured data and visible text give different contacts.
    ContactDiffers,
    /// A link shows one account and leads to another of the same service.
    LinkTargetDiffers,
    /// The platform's badge is shown.
    VerifiedBadge,
    /// An entry that ended before a technology was public names it.
    TechnologyTooEarly {
        /// Fewer months before than this is the lesser case: dates are rounded.
        near_months: i32,
        /// Only entries that ended no more months ago than this.
        within_months: i32,
    },
    /// More years of something than it has existed, or than the career has lasted.
    YearsExceedPossible {
        /// Months allowed beyond the life of a technology.
        grace_months: i32,
        /// Years allowed beyond the career.
        career_grace_years: i32,
    },
    /// Two full-time jobs at once.
    OverlappingFulltime {
        /// Months, at least.
        months: i32,
        /// Words of work that is not full-time employment.
        exempt: List,
    },
    /// A job began before the employer existed.
    OlderThanFounding {
        /// Years allowed.
        grace_years: i32,
    },
    /// Many followers, as many followed, hardly a star.
    FollowFarm {
        /// Followers and followed, more than this.
        above: u64,
        /// Stars in all, fewer than this.
        stars: u64,
    },
    /// Repositories that are only the starting point of a framework.
    HollowProfile {
        /// Repositories of the person's own, at least.
        repositories: usize,
        /// Of a hundred, so many starters.
        percent: usize,
        /// Names of starters.
        starters: Phrases,
    },
    /// A young account of a code host beside a long career.
    NewAccountSeniorClaim {
        /// Younger than this many months.
        months: i32,
        /// Years claimed, at least.
        years: i32,
    },
    /// Words that a template or a chatbot left.
    PhraseLeft {
        /// The phrases, in lower case.
        phrases: List,
        /// Only on pages of the person's own (true), or only elsewhere (false).
        portfolio: bool,
    },
    /// Words to a machine that reads applications.
    InstructionToScreeners {
        /// The phrases, in lower case.
        phrases: List,
        /// Words nearby that show that it is the subject of the work.
        exempt: List,
    },
    /// Every referee writes from a consumer mailbox.
    RefsAllFreemail {
        /// Referees, at least.
        referees: usize,
    },
    /// The last employers are all widely known, and no referee writes from a company's mailbox.
    OnlyFamousEmployers {
        /// Employers, at least.
        employers: usize,
        /// Names that everybody knows, normalised, besides those with a founding year.
        famous: Phrases,
    },
    /// A referee writes from the candidate's own mailbox.
    RefOwnMailbox,
    /// The domain of a referee looks like the employer's name and is not it.
    RefDomainLookalike {
        /// Words added to the name.
        extra: Phrases,
    },
    /// Two places on the page are in different countries.
    LocationDiffers {
        /// Words of questions that ask for the place.
        questions: List,
    },
    /// Only a person can say: the answer to the signal's question.
    Answered,
    /// Page and file date the same employers differently.
    ResumeDatesDiffer {
        /// Employers, at least.
        employers: usize,
    },
    /// One of page and file names long employments that the other does not have.
    ResumeEmployersDiffer {
        /// Employers, at least.
        employers: usize,
    },
    /// Two files of one person tell two careers.
    ResumeVersionsConflict,
    /// Another person's name in two places of a file, or replaced in it.
    InternalNameDiffers,
    /// The author in a file's properties is somebody else.
    AuthorDiffers {
        /// Words that programs and computers are called by.
        generic: Phrases,
    },
    /// The clocks of the files are far from the stated place.
    ClockDiffers {
        /// Files with a clock, at least.
        files: usize,
        /// Hours, at least.
        hours: i32,
    },
    /// Words that nobody sees and that stand nowhere else in the file.
    UnseenWords {
        /// Words, at least.
        least: usize,
    },
    /// Something in a file would act by itself.
    ActiveContent {
        /// Kinds of it.
        kinds: Phrases,
    },
    /// A link of a file leads to another site than it shows, or to one that looks like a well-known one.
    LinkElsewhere {
        /// Labels of well-known services.
        services: Phrases,
        /// Hosts that pass on to others.
        passing: Phrases,
    },
    /// The properties of a file contradict each other.
    PropertiesConflict {
        /// Days, more than.
        days: i64,
    },
    /// A picture's own data name a tool that makes pictures.
    GeneratorTag {
        /// What the data of such tools say, in lower case.
        tools: Phrases,
    },
    /// What the memory of former applications says.
    Remembered {
        /// What of it: `mail`, `phone`, `text`, …
        what: &'static str,
    },
}

/// A candidate on a day, with files. What several detectors look at is made once, when the first one asks.
pub struct Sight<'c> {
    candidate: &'c Candidate,
    today: Day,
    files: &'c [Document],
    /// The person of each file, and behind them that of the page.
    persons: &'c [&'c Candidate],
    comparisons: &'c [Comparison],
    memory: Option<&'c Recollection>,
    own: OnceCell<Vec<Words<'c>>>,
}

impl<'c> Sight<'c> {
    /// Nothing looked at yet.
    pub fn new(candidate: &'c Candidate, today: Day) -> Self {
        let (files, persons, comparisons) = (&[][..], &[][..], &[][..]);
        Sight { candidate, today, files, persons, comparisons, memory: None, own: OnceCell::new() }
    }

    /// The same with what is remembered of former applications.
    pub fn with_memory(self, memory: Option<&'c Recollection>) -> Sight<'c> {
        Sight { memory, ..self }
    }

    /// The same with the candidate's files, the person of each, and what was compared.
    pub fn with_files(
        self,
        files: &'c [Document],
        persons: &'c [&'c Candidate],
        comparisons: &'c [Comparison],
    ) -> Sight<'c> {
        Sight { files, persons, comparisons, ..self }
    }

    /// The candidate's own words, with the phrases in them.
    fn own(&self) -> &[Words<'c>] {
        self.own.get_or_init(|| words::own(self.candidate))
    }
}

impl Detector {
    /// Looks at a candidate.
    pub fn look(&self, sight: &Sight<'_>) -> Outcome {
        use Detector as D;
        let (c, today) = (sight.candidate, sight.today);
        match *self {
            D::PublishedEmail => published::email(c, today),
            D::PublishedPhone => published::phone(c, today),
            D::PublishedHandle => published::handle(c, today),
            D::PublishedEmployer => published::employer(c, today),
            D::EmailDomainListed { list } => contact::domain_listed(c, list),
            D::EmailPersonaLexicon { trade, heroic, names, trade_digits, heroic_digits } => {
                contact::lexicon(c, &[(&trade.all(), trade_digits), (&heroic.all(), heroic_digits)], &names.all())
            }
            D::EmailSerialSuffix => contact::serial(c),
            D::PhoneInvalid => contact::phone_invalid(c),
            D::AddressMailDrop { words, lesser_words, exempt } => contact::mail_drop(c, words, lesser_words, exempt),
            D::ThinNetwork { below, far_below, years } => account::thin_network(c, today, below, far_below, years),
            D::CreatedRecently { months, very_months, years } => {
                account::created_recently(c, today, months, very_months, years)
            }
            D::EntriesUndescribed { entries, percent, months } => {
                account::undescribed(c, today, entries, percent, months)
            }
            D::SlugNamesSomeoneElse => identity::slug(c),
            D::NameDiffers => identity::name_differs(sight),
            D::MailboxOfOther { not_names } => identity::mailbox_of_other(c, &not_names.all()),
            D::ContactDiffers => identity::contact_differs(c),
            D::LinkTargetDiffers => both(identity::link_target(c), document::link_target(sight)),
            D::VerifiedBadge => account::badge(c),
            D::TechnologyTooEarly { near_months, within_months } => {
                timeline::too_early(sight, near_months, within_months)
            }
            D::YearsExceedPossible { grace_months, career_grace_years } => {
                timeline::years_exceed(sight, grace_months, career_grace_years)
            }
            D::OverlappingFulltime { months, exempt } => timeline::overlap(c, today, months, exempt),
            D::OlderThanFounding { grace_years } => timeline::older_than_founding(c, grace_years),
            D::FollowFarm { above, stars } => account::follow_farm(c, above, stars),
            D::HollowProfile { repositories, percent, starters } => {
                account::hollow(c, repositories, percent, &starters.all())
            }
            D::NewAccountSeniorClaim { months, years } => account::new_account(sight, months, years),
            D::PhraseLeft { phrases, portfolio } => words::phrase_left(sight, phrases, portfolio),
            D::InstructionToScreeners { phrases, exempt } => {
                both(words::instruction(sight, phrases, exempt), document::instruction(sight, phrases, exempt))
            }
            D::RefsAllFreemail { referees } => referees::all_freemail(c, referees),
            D::OnlyFamousEmployers { employers, famous } => referees::only_famous(c, employers, &famous.all()),
            D::RefOwnMailbox => referees::own_mailbox(c),
            D::RefDomainLookalike { extra } => referees::lookalike(c, &extra.all()),
            D::LocationDiffers { questions } => location::differs(c, questions),
            D::Remembered { what } => reuse::remembered(c, sight.memory, what),
            D::ResumeDatesDiffer { employers } => compared::dates(sight, employers),
            D::ResumeEmployersDiffer { employers } => compared::employers(sight, employers),
            D::ResumeVersionsConflict => compared::versions(sight),
            _ => self.look_at_file(sight),
        }
    }

    /// Looks at the candidate's files.
    fn look_at_file(&self, sight: &Sight<'_>) -> Outcome {
        use Detector as D;
        if sight.files.is_empty() {
            return Outcome::Unasked(self.waits_for().into_iter().collect());
        }
        match *self {
            D::InternalNameDiffers => document::internal_name(sight),
            D::AuthorDiffers { generic } => document::author(sight, &generic.all()),
            D::ClockDiffers { files, hours } => document::clock(sight, files, hours),
            D::UnseenWords { least } => document::unseen(sight, least),
            D::ActiveContent { kinds } => document::active(sight, &kinds.all()),
            D::LinkElsewhere { services, passing } => document::link_elsewhere(sight, &services.all(), &passing.all()),
            D::PropertiesConflict { days } => document::properties(sight, days),
            D::GeneratorTag { tools } => document::generator(sight, &tools.all()),
            _ => Outcome::Unasked(vec![FieldName::Observations]),
        }
    }

    /// The input that it waits for, when that is nothing a page can have.
    pub fn waits_for(&self) -> Option<FieldName> {
        Some(match self {
            Detector::Answered => FieldName::Observations,
            Detector::Remembered { .. } => FieldName::Memory,
            Detector::GeneratorTag { .. } => FieldName::PhotoFile,
            Detector::ResumeDatesDiffer { .. }
            | Detector::ResumeEmployersDiffer { .. }
            | Detector::ResumeVersionsConflict
            | Detector::InternalNameDiffers
            | Detector::AuthorDiffers { .. }
            | Detector::ClockDiffers { .. }
            | Detector::UnseenWords { .. }
            | Detector::ActiveContent { .. }
            | Detector::LinkElsewhere { .. }
            | Detector::PropertiesConflict { .. } => FieldName::Document,
            _ => return None,
        })
    }
}

/// What was read, as evidence: the value where the words hold it, else the words.
fn evidence<T: std::fmt::Display>(field: FieldName, read: &Read<T>) -> Evidence {
    let value = read.value.to_string();
    let quote = if read.raw.is_empty() || read.raw.contains(&value) { value } else { read.raw.clone() };
    Evidence { field, quote, place: read.place.clone() }
}

/// What a list of ours says beside the evidence of the page.
fn listed(beside: &Evidence, says: String) -> Evidence {
    Evidence { field: beside.field, quote: says, place: Place::within(beside.place.node, LIST) }
}

/// Words within a text of the page.
fn quoted(field: FieldName, quote: &str, place: &Place) -> Evidence {
    Evidence { field, quote: quote.to_owned(), place: place.clone() }
}

fn fires(evidence: Vec<Evidence>) -> Outcome {
    Outcome::Fires { evidence, lesser: false }
}

fn fires_lesser(evidence: Vec<Evidence>) -> Outcome {
    Outcome::Fires { evidence, lesser: true }
}

/// Fires with the first evidence that is found, unless there was nothing to look at.
fn first<T>(field: FieldName, items: &[T], look: impl FnMut(&T) -> Option<Vec<Evidence>>) -> Outcome {
    if items.is_empty() {
        return Outcome::Unasked(vec![field]);
    }
    items.iter().find_map(look).map_or(Outcome::Silent, fires)
}

/// What page and files show together: either will do, and looking at one is having looked.
fn both(page: Outcome, files: Outcome) -> Outcome {
    match (page, files) {
        (fires @ Outcome::Fires { .. }, _) | (_, fires @ Outcome::Fires { .. }) => fires,
        (Outcome::Unasked(_), Outcome::Silent) => Outcome::Silent,
        (page, _) => page,
    }
}

/// The items of a section, or what is missing.
fn whole<T>(section: &Section<T>, field: FieldName) -> Result<&[T], Outcome> {
    if section.items.is_empty() || section.partial { Err(Outcome::Unasked(vec![field])) } else { Ok(&section.items) }
}
