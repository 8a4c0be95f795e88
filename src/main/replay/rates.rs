//! Every rate of the simulation with what it rests on: a published figure, a measurement, an estimate of the
//! catalogue of indicators, or an assumption that says so.
//!
//! None was chosen by looking at what the index finds. `docs/replay.md` tells how they are used.

/// A rate or a count, and where it is from.
#[derive(Debug, Clone, Copy, serde::Serialize)]
pub struct Parameter {
    /// Its name.
    pub name: &'static str,
    /// Its value; shares are in ten-thousandths.
    pub value: u32,
    /// `published`, `measured`, `estimated` or `assumed`.
    pub basis: &'static str,
    /// Where it is from, or why it was assumed so.
    pub source: &'static str,
}

macro_rules! rates {
    ($($name:ident = $value:literal, $basis:literal, $source:literal;)*) => {
        $(#[doc = $source] pub const $name: u32 = $value;)*
        /// All of them.
        pub const ALL: &[Parameter] =
            &[$(Parameter { name: stringify!($name), value: $value, basis: $basis, source: $source }),*];
    };
}

rates! {
    IDENTITIES = 130, "published", "Okta Threat Intelligence 2025-09-30: more than 130 identities";
    APPLICATIONS = 6500, "published", "Okta Threat Intelligence 2025-09-30: more than 6,500 first interviews";
    COMPANIES = 5000, "published", "Okta Threat Intelligence 2025-09-30: more than 5,000 companies; the same persona interviewed again by some";
    DAYS = 1461, "published", "Okta Threat Intelligence 2025-09-30: followed over four years";
    OPERATORS = 40, "assumed", "3.3 identities an operator: between one and the 5 to 6 of a leaked team (ZachXBT 2025-08: five or six people, 30 or 31 identities)";
    LARGEST = 21, "published", "GitLab Threat Intelligence 2026-02-19, case 3: one operator, 21 personas; the other operators share the rest, some with one identity alone";

    NUMBER_OF_OWN = 5000, "assumed", "a new identity has a new number as often as not: operators buy numbers to match (Flare 2026-03-18), yet GitLab's appendix has 12 numbers beside 160 mailboxes of two operators' groups";
    MAILBOX_SHARED = 500, "assumed", "one mailbox under two names: named as a sign (US advisory 2022-05-16), but personas have mailboxes of their own in all published lists";
    MAILBOX_FAMILY = 750, "measured", "mailboxes of one stem among published persona mailboxes: 42 of 561 (GitLab appendix 0 to 21 % by case, tayvano's list 9 %)";
    MAILBOX_CHANGED = 1500, "assumed", "an identity applies from another mailbox of its own: GitLab's case 4 has 88 mailboxes in one operator's hands";
    MAILBOX_DISGUISED = 3000, "assumed", "a shared mailbox is written with other dots or a tag";
    STREET_GIVEN = 3000, "assumed", "most applications give a town at most";
    STREET_OF_HOST = 3000, "assumed", "the address is that of a host of laptops, the same for several: 90 laptops in one house (US DOJ, Chapman, 2025-07)";
    PHOTO_SEEN = 2500, "assumed", "a picture comes with an application or the page that was open";
    PHOTO_SHARED = 3000, "assumed", "the same picture on several accounts is reported by KnowBe4, Huntress, Mandiant and the Security Alliance without a rate; some are edited past recognition (Flare)";
    REFEREES_GIVEN = 1500, "assumed", "most applications name no referees";
    REFEREES_SHARED = 7000, "assumed", "referees were other personas of the operator (Google Threat Intelligence 2025-04-01), no rate given";
    ACCOUNT_GIVEN = 6000, "assumed", "engineers name an account on a code host more often than not";
    ACCOUNT_SHARED = 1000, "assumed", "accounts are renamed and handed on (Ketman, Security Alliance), no rate given";
    PORTFOLIO_GIVEN = 5000, "assumed", "engineers name a site of their own as often as not";
    PORTFOLIO_SHARED = 1000, "assumed", "the same address under two names; mostly the template is shared, which this replay leaves unseen";
    FILE_GIVEN = 6000, "measured", "an author is named in 63 % of 338 résumé files; pages have none";
    FILE_SHARED = 5000, "assumed", "résumés are made from modified ones of other personas (Flare 2026-03-18), no rate given";

    STYLE_LIGHT = 2500, "assumed", "text of another identity, 1 % of words and 2 % of bullets changed; that texts are modified is reported (Flare, US advisory 2022), how much is not";
    STYLE_MEDIUM = 2500, "assumed", "3 % and 6 %";
    STYLE_HEAVY = 2000, "assumed", "8 % and 10 %, sections in another order";
    STYLE_PARAPHRASE = 2000, "assumed", "half of the bullets said anew by a language model, which Microsoft (2025-06-30) and Recorded Future (2026-08-18) report without a rate; the rest as medium";
    TRACKS = 4, "assumed", "identities for each résumé of its own that an operator keeps; GitLab's case 4 had a set with different skills. What the four styles leave of ten thousand is a text written anew";
    EMPLOYER_KEPT = 6000, "assumed", "an employer of the text is kept under another name; same careers are reported (US advisory 2022, GitLab) without a rate";
    DATES_SHIFTED = 6000, "assumed", "all dates move by up to a year";
    TAILORED = 5000, "assumed", "an application is fitted to the post by a language model (Recorded Future, ANY.RUN): summary anew, skills in another order, a tenth of the bullets said anew";

    PER_PERSON = 39, "assumed", "an honest person sends 1 to 39 applications in four years, 20 on average";
    SEARCH_AGAIN = 4000, "assumed", "searches twice in four years, with a new version of the text";
    TAILORED_HONEST = 3000, "assumed", "fits summary and skills to the post";
    MAILBOX_NEW = 1000, "assumed", "another mailbox at the second search";
    NUMBER_NEW = 500, "assumed", "another number at the second search";
    NAME_NEW = 100, "assumed", "another family name at the second search";
    HOUSEHOLD = 300, "assumed", "lives with another applicant; with the next three this gives about the shares that the catalogue estimates (address 0.5 %, number 0.1 %, mailbox 0.05 %)";
    HOUSEHOLD_NUMBER = 1000, "estimated", "of those, share a number (catalogue: 0.1 % of honest applicants)";
    HOUSEHOLD_MAILBOX = 500, "estimated", "of those, share a mailbox (catalogue: 0.05 %)";
    HOUSEHOLD_NAME = 6000, "assumed", "of those, share a family name";
    HOUSEHOLD_CAREER = 1000, "assumed", "of those, siblings of one school with one employer in common";
    VENDOR = 300, "assumed", "sent by an agency under its own mailbox and number, retyped in its form with its paragraph";
    VENDORS = 400, "assumed", "number of such agencies, most people by few";
    OFFICE_NUMBER = 100, "assumed", "gives the switchboard of the present employer";
    SAMPLE = 30, "estimated", "starts from a published sample or a writer's text and keeps 40 to 80 % of it (catalogue: 0.3 % of honest résumés are near another's)";
    SAMPLES = 300, "assumed", "number of such samples, most people by few";
    STOCK = 3500, "measured", "bullets from a common stock: 48 % of honest résumés share a long sentence with a stranger, 8 to 16 % share 30 % of theirs; this is more";
    STOCK_SIZE = 20000, "assumed", "size of that stock, used by Zipf's law";
    AUTHOR_OTHER = 2900, "measured", "the author of a file shares no word with its first page: 61 of 207";
    TEMPLATE = 1500, "assumed", "the file was made from a public template and carries its identifiers";
    TEMPLATES = 200, "assumed", "number of public templates, most people by few";
    DEFAULT_PICTURE = 300, "assumed", "the picture is a default icon";
    REFEREE_COMMON = 500, "estimated", "a referee is one who vouches for many (catalogue: 0.1 % of honest applicants share one)";
}
