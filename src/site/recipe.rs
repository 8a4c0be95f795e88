//! What a recipe says: where a site's candidate pages live and where each value stands on them.
//!
//! The tables are written by `build/sites.rs` from `src/sites/*.toml`; that a key is known and a
//! selector is not empty is checked there, that every selector parses by a test here.

mod decode;

/// A site: where its candidate pages live and what is collected of them. Planning a page needs no more than this,
/// and so does not wait for the data beside the engine.
#[derive(Debug)]
pub struct Site {
    /// Name of the recipe in records (`linkedin-member`).
    pub id: &'static str,
    /// Name for people.
    pub name: &'static str,
    /// Match patterns of the hosts, for optional permissions; empty for software that companies host themselves.
    pub hosts: &'static [&'static str],
    /// Day the recipe was last compared with real pages.
    pub checked: &'static str,
    /// How sure we are of the recipe: `A` checked on saved pages to `N` nothing known.
    pub confidence: char,
    /// Only looked at after a click.
    pub on_click: bool,
    /// Addresses of the site, first match wins.
    pub addresses: &'static [Address],
    /// Regions to collect. Each must match by itself and what stands below it, for that is all that is kept.
    pub regions: &'static [&'static str],
    /// Marks of which one must be there before collecting.
    pub ready: &'static [&'static str],
    /// Where the mark is placed.
    pub beside: &'static [&'static str],
    /// Which of the recipes is its own.
    pub number: usize,
}

impl Site {
    /// How its pages are read.
    pub fn recipe(&self) -> &'static Recipe {
        decode::recipes().get(self.number).unwrap_or(&Recipe::EMPTY)
    }
}

/// How the pages of a site are read. Recipes stand beside the engine, in its lists.
#[derive(Debug)]
pub struct Recipe {
    /// Parts that are never read: twins for screen readers, dialogs, menus, other people.
    pub skip: &'static [&'static str],
    /// Positive signs of a candidate page; empty where only addresses are known.
    pub roots: &'static [&'static str],
    /// Signs of a page that is none, whatever else it has.
    pub negatives: &'static [&'static str],
    /// Signs of a page with several people; they count when no root is there.
    pub lists: &'static [&'static str],
    /// Fields and sections without which the layout must have changed.
    pub critical: &'static [&'static str],
    /// Patterns of the document's title, `{name}` the person and `*` anything.
    pub titles: &'static [&'static str],
    /// Links to the person's own page, whose address carries the identity.
    pub identity: &'static [&'static str],
    /// Beginnings of identities that an address may have and the page does not repeat.
    pub opaque: &'static [&'static str],
    /// Elements inside which the site-free reader fills what the recipe leaves open.
    pub fill: &'static [&'static str],
    /// Lines that hold counts with their words.
    pub counts: &'static [&'static str],
    /// True when structured data in the head describes the person.
    pub records: bool,
    /// Label and value elements, for takes that go by label; empty where there are none.
    pub pairs: &'static [&'static str],
    /// Pictures of the person.
    pub photo: Photos,
    /// The platform's badge.
    pub badge: Badge,
    /// Flags of the record.
    pub flags: &'static [Flag],
    /// Fields with one value.
    pub fields: &'static [(&'static str, &'static [Take])],
    /// Sections with several entries.
    pub groups: &'static [Group],
}

impl Recipe {
    /// Reads nothing.
    const EMPTY: Recipe = Recipe {
        skip: &[],
        roots: &[],
        negatives: &[],
        lists: &[],
        critical: &[],
        titles: &[],
        identity: &[],
        opaque: &[],
        fill: &[],
        counts: &[],
        records: false,
        pairs: &[],
        photo: Photos { image: &[], placeholder: &[] },
        badge: Badge { mark: &[], place: &[], doubt: &[] },
        flags: &[],
        fields: &[],
        groups: &[],
    };
}

/// An address pattern.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Address {
    /// `*.example.com` for the domain and everything below it, `*` for any host.
    pub host: &'static str,
    /// Segments: literal, `*`, `{identity}`; `**` for any number of them.
    pub path: &'static str,
    /// Parameters that must be there: a literal, `*` or `{identity}`.
    pub query: &'static [(&'static str, &'static str)],
    /// What such pages are.
    pub kind: crate::candidate::Kind,
}

/// How one text is taken.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Take {
    /// The text (or form value) of the first match that has one. `:scope` is the entry itself.
    Text(&'static str),
    /// An attribute of the first match that has one.
    Attribute(&'static str, &'static str),
    /// One line of the first match that has so many.
    Line(&'static str, usize),
    /// The value beside a label, or the one so many values further on whose label is empty.
    Label(&'static [&'static str], usize),
    /// Several texts; each is led by its separator unless it is the first that is there.
    Join(&'static [(&'static str, Take)]),
}

/// Where pictures of the person stand.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Photos {
    /// Picture elements.
    pub image: &'static [&'static str],
    /// Among them, the ones that stand in for a missing picture.
    pub placeholder: &'static [&'static str],
}

/// Where the platform's identity badge stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Badge {
    /// The badge.
    pub mark: &'static [&'static str],
    /// The place that has a badge or none; without it nothing is said.
    pub place: &'static [&'static str],
    /// Elements whose `aria-label` says more than the name: then a missing badge says nothing.
    pub doubt: &'static [&'static str],
}

/// A flag of the record.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Flag {
    /// Its name (`guest_view`).
    pub name: &'static str,
    /// Set when one of these matches,
    pub with: &'static [&'static str],
    /// and none of these.
    pub without: &'static [&'static str],
}

/// What the entries of a section are.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Of {
    /// Employments.
    Positions,
    /// Studies.
    Education,
    /// Skills.
    Skills,
    /// Mail addresses.
    Emails,
    /// Telephone numbers.
    Phones,
    /// The person's links.
    Links,
    /// Files.
    Attachments,
    /// Screening answers.
    Answers,
    /// Referees.
    Referees,
    /// Repositories.
    Repositories,
    /// Further words.
    Texts,
    /// Further names.
    OtherNames,
}

impl Of {
    /// All, in the order of `build/sites.rs`.
    const ALL: [Of; 12] = [
        Of::Positions,
        Of::Education,
        Of::Skills,
        Of::Emails,
        Of::Phones,
        Of::Links,
        Of::Attachments,
        Of::Answers,
        Of::Referees,
        Of::Repositories,
        Of::Texts,
        Of::OtherNames,
    ];

    /// Name in recipes and in flags.
    pub fn name(self) -> &'static str {
        match self {
            Of::Positions => "positions",
            Of::Education => "education",
            Of::Skills => "skills",
            Of::Emails => "emails",
            Of::Phones => "phones",
            Of::Links => "links",
            Of::Attachments => "attachments",
            Of::Answers => "answers",
            Of::Referees => "referees",
            Of::Repositories => "repositories",
            Of::Texts => "texts",
            Of::OtherNames => "other_names",
        }
    }
}

/// A section with several entries.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Group {
    /// What the entries are.
    pub of: Of,
    /// The section itself; empty: the whole page.
    pub within: &'static [&'static str],
    /// One entry; the first selector that matches anything names them all. An entry inside another
    /// one is a part of it.
    pub item: &'static [&'static str],
    /// The entry around several roles with one employer, for layouts that mark each role.
    pub outer: &'static [&'static str],
    /// A role inside an entry, for layouts that nest roles in entries.
    pub role: &'static [&'static str],
    /// The lines of an entry, for layouts whose lines have no names.
    pub line: &'static [&'static str],
    /// Among the lines, those that hold dates and places.
    pub caption: &'static [&'static str],
    /// What parts the entries where none is marked.
    pub rule: &'static [&'static str],
    /// Marks of a list that is cut short.
    pub more: &'static [&'static str],
    /// The place of the section, which is there even when it is empty; without it the section is not rendered.
    pub slot: &'static [&'static str],
    /// What separates several values in one text.
    pub split: &'static str,
    /// True when the entries are what the person does now.
    pub ongoing: bool,
    /// Parts of an entry.
    pub fields: &'static [(&'static str, &'static [Take])],
}

impl Group {
    /// How a part of an entry is taken.
    pub fn takes(&self, name: &str) -> &'static [Take] {
        takes(self.fields, name)
    }
}

impl Recipe {
    /// How a field is taken.
    pub fn takes(&self, name: &str) -> &'static [Take] {
        takes(self.fields, name)
    }
}

fn takes(fields: &'static [(&'static str, &'static [Take])], name: &str) -> &'static [Take] {
    fields.iter().find(|(n, _)| *n == name).map_or(&[], |(_, t)| t)
}

impl Recipe {
    /// Every selector of the recipe that is used on its pages.
    pub fn selectors(&self) -> Vec<&'static str> {
        let lists = [
            self.skip,
            self.roots,
            self.negatives,
            self.lists,
            self.identity,
            self.fill,
            self.counts,
            self.photo.image,
            self.photo.placeholder,
            self.badge.mark,
            self.badge.place,
            self.badge.doubt,
        ];
        let mut all: Vec<&str> = lists.into_iter().flatten().copied().collect();
        all.extend(self.pairs);
        self.fields.iter().flat_map(|(_, t)| *t).for_each(|t| t.selectors(&mut all));
        self.flags.iter().for_each(|f| all.extend(f.with.iter().chain(f.without)));
        self.groups.iter().for_each(|g| g.selectors(&mut all));
        all.retain(|s| *s != ":scope");
        crate::candidate::fold::table::sort(&mut all, &|a: &&str, b: &&str| a.cmp(b));
        all.dedup();
        all
    }
}

impl Group {
    fn selectors(&self, all: &mut Vec<&'static str>) {
        for list in
            [self.within, self.item, self.outer, self.role, self.line, self.caption, self.rule, self.more, self.slot]
        {
            all.extend(list);
        }
        self.fields.iter().flat_map(|(_, t)| *t).for_each(|t| t.selectors(all));
    }
}

impl Take {
    fn selectors(&self, all: &mut Vec<&'static str>) {
        match self {
            Take::Text(s) | Take::Attribute(s, _) | Take::Line(s, _) => all.push(s),
            Take::Label(..) => {}
            Take::Join(parts) => parts.iter().for_each(|(_, t)| t.selectors(all)),
        }
    }
}

#[cfg(test)]
mod tests {
    use crate::page::select::Selector;
    use crate::site::sites;

    #[test]
    fn every_selector_parses() {
        for site in sites() {
            for text in site
                .recipe()
                .selectors()
                .into_iter()
                .chain(site.regions.iter().chain(site.ready).chain(site.beside).copied())
            {
                Selector::parse(text).unwrap_or_else(|why| panic!("{}: {why}", site.id));
            }
        }
    }

    /// An attribute that is not collected is on no page: what asks for it never matches.
    #[test]
    fn selectors_name_collected_attributes_only() {
        for site in sites() {
            let selectors = site.recipe().selectors();
            for text in selectors.into_iter().chain(site.regions.iter().copied()) {
                for part in text.split('[').skip(1) {
                    let name = part.split(|c: char| "=~|^$*] ".contains(c)).next().unwrap_or_default();
                    assert!(crate::page::text::keeps_attribute(name), "{}: {name} in {text}", site.id);
                }
            }
        }
    }

    #[test]
    fn regions_stand_alone() {
        for site in sites() {
            assert!(!site.regions.is_empty(), "{} collects nothing", site.id);
            for region in site.regions {
                let bare = without_brackets(region);
                assert!(
                    !bare.trim().contains([' ', '>', '+', '~']),
                    "{}: {region} needs what stands around it",
                    site.id
                );
            }
        }
    }

    fn without_brackets(text: &str) -> String {
        let mut depth = 0;
        text.replace(", ", ",")
            .chars()
            .filter(|c| {
                match c {
                    '(' | '[' => depth += 1,
                    ')' | ']' => depth -= 1,
                    _ => {}
                }
                depth == 0
            })
            .collect()
    }

    #[test]
    fn identifiers_are_in_order_and_single() {
        let ids: Vec<&str> = sites().iter().map(|s| s.id).collect();
        let mut sorted = ids.clone();
        sorted.sort_unstable();
        sorted.dedup();
        assert_eq!(ids, sorted);
    }
}
