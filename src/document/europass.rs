//! Europass CVs as XML: alone, or within the PDF that Europass makes. Schema 3 (`SkillsPassport`, to 2020) and
//! the one after it (`Candidate`), as the résumé that they describe.
//!
//! Sex, birth and nationality have fields there; they are passed by.

use super::flow::{Flow, Ink};
use super::read::{Refused, refuse};
use super::xml::{self, attribute, child, is};
use super::{Document, Format, Property, Role, html};
use roxmltree::Node;

/// Entries of one list.
const MOST: usize = 400;

/// Reads a file of either schema.
///
/// # Errors
///
/// When it is no Europass CV.
pub fn read(text: &str, document: &mut Document) -> Result<(), Refused> {
    document.format = Format::Europass;
    let tree = xml::tree(text).ok_or_else(|| refuse("is damaged XML; export the CV again, or save it as PDF"))?;
    let root = tree.root_element();
    let mut writer = Writer { flow: Flow::new(document) };
    let old = xml::outermost(root, "LearnerInfo");
    let new = xml::outermost(root, "CandidateProfile");
    match (old.first(), new.is_empty()) {
        (Some(learner), _) => writer.learner(*learner),
        (None, false) => writer.candidate(root, &new),
        (None, true) => return Err(refuse("is XML, but no Europass CV; save the résumé as PDF")),
    }
    writer.flow.finish();
    about(root, document);
    Ok(())
}

/// True for bytes that look like a CV, as they lie within the PDF that Europass makes.
pub fn is_cv(bytes: &[u8]) -> bool {
    let head = String::from_utf8_lossy(bytes.get(..bytes.len().min(2_048)).unwrap_or_default());
    head.trim_start_matches('\u{feff}').trim_start().starts_with('<')
        && ["SkillsPassport", "europass.eu", "europass.cedefop"].iter().any(|mark| head.contains(mark))
}

/// Takes a CV that lies within another file. What is seen there stays what is read: the data are read in its
/// place only where the other file shows no words.
pub fn within(bytes: &[u8], document: &mut Document) {
    let mut inner = Document::default();
    if read(&xml::text(bytes), &mut inner).is_err() {
        return;
    }
    document.properties.append(&mut inner.properties);
    if document.lines.is_empty() {
        document.lines = inner.lines;
        document.links.append(&mut inner.links);
        document.notes.push("No words are drawn; the CV was read from the Europass data in the file.".to_owned());
    } else {
        document.notes.push("The file holds the CV as Europass data as well; the words drawn were read.".to_owned());
    }
}

/// What the file says of itself.
fn about(root: Node<'_, '_>, document: &mut Document) {
    const NAMED: &[&str] = &["CreationDate", "LastUpdateDate", "XSDVersion", "Generator", "Comment"];
    for info in xml::outermost(root, "DocumentInfo").into_iter().take(1) {
        for node in info.children().filter(|n| NAMED.iter().any(|name| is(*n, name))) {
            let value = xml::content(node);
            if !value.is_empty() {
                let name = node.tag_name().name().to_owned();
                document.properties.push(Property { source: "meta".to_owned(), name, value });
            }
        }
    }
}

/// Text of the first element of that name below a node.
fn told(node: Node<'_, '_>, name: &str) -> String {
    node.descendants().find(|n| is(*n, name)).map(xml::content).unwrap_or_default()
}

/// Text at the end of a path.
fn at(node: Node<'_, '_>, path: &[&str]) -> String {
    xml::at(node, path).map(xml::content).unwrap_or_default()
}

/// The entries of a list.
fn entries<'a, 'i>(node: Node<'a, 'i>, name: &str) -> Vec<Node<'a, 'i>> {
    let mut found = xml::outermost(node, name);
    found.truncate(MOST);
    found
}

fn joined(parts: &[String], with: &str) -> String {
    parts.iter().map(String::as_str).filter(|p| !p.is_empty()).collect::<Vec<_>>().join(with)
}

struct Writer<'a> {
    flow: Flow<'a>,
}

impl Writer<'_> {
    fn line(&mut self, text: &str) {
        self.flow.text(text, Ink::default());
        self.flow.end_line();
    }

    fn heading(&mut self, level: u8, text: &str) {
        self.flow.end_block();
        self.flow.role(Role::Heading(level));
        self.line(text);
        self.flow.end_block();
    }

    fn link(&mut self, target: &str) {
        self.flow.open_link(target);
        self.flow.text(target, Ink::default());
        self.flow.close_link();
        self.flow.end_line();
    }

    /// A description, which is markup within a text.
    fn description(&mut self, markup: &str) {
        for line in html::lines(markup) {
            self.flow.role(line.role);
            self.line(&line.text);
        }
        self.flow.role(Role::Body);
    }

    /// What, where, when, and what about it.
    fn entry(&mut self, what: &str, whom: &str, when: &str, about: &str) {
        [what, whom, when].iter().for_each(|text| self.line(text));
        self.description(about);
        self.flow.end_block();
    }

    fn learner(&mut self, learner: Node<'_, '_>) {
        if let Some(person) = child(learner, "Identification") {
            self.person(person);
        }
        self.line(&at(learner, &["Headline", "Description", "Label"]));
        self.flow.end_block();
        self.list(learner, "WorkExperience", "Experience", |entry| {
            let place = joined(&[at(entry, &["Employer", "Name"]), told(entry, "Municipality")], ", ");
            [at(entry, &["Position", "Label"]), place, period(entry), at(entry, &["Activities"])]
        });
        self.list(learner, "Education", "Education", |entry| {
            let place = joined(&[at(entry, &["Organisation", "Name"]), told(entry, "Municipality")], ", ");
            [at(entry, &["Title"]), place, period(entry), at(entry, &["Activities"])]
        });
        self.skills(learner);
        self.list(learner, "Achievement", "Further", |entry| {
            [at(entry, &["Title", "Label"]), String::new(), String::new(), at(entry, &["Description"])]
        });
    }

    fn person(&mut self, person: Node<'_, '_>) {
        self.heading(1, &joined(&[told(person, "FirstName"), told(person, "Surname")], " "));
        let address = person.descendants().find(|n| is(*n, "Address"));
        let place = address.map(|a| {
            joined(&[told(a, "AddressLine"), told(a, "PostalCode"), told(a, "Municipality"), told(a, "Label")], ", ")
        });
        self.line(&place.unwrap_or_default());
        for kind in ["Email", "Telephone", "Website", "InstantMessaging"] {
            for node in entries(person, kind) {
                match kind {
                    "Website" => self.link(&at(node, &["Contact"])),
                    _ => self.line(&at(node, &["Contact"])),
                }
            }
        }
    }

    fn skills(&mut self, learner: Node<'_, '_>) {
        let Some(skills) = child(learner, "Skills") else { return };
        let languages = [entries(skills, "MotherTongue"), entries(skills, "ForeignLanguage")].concat();
        if !languages.is_empty() {
            self.heading(2, "Languages");
            languages.iter().for_each(|language| self.line(&at(*language, &["Description", "Label"])));
        }
        let described: Vec<String> = ["Communication", "Organisational", "JobRelated", "Computer", "Driving", "Other"]
            .iter()
            .map(|kind| at(skills, &[kind, "Description"]))
            .filter(|text| !text.is_empty())
            .collect();
        if !described.is_empty() {
            self.heading(2, "Skills");
            described.iter().for_each(|text| self.description(text));
        }
    }

    /// A list of entries below a heading.
    fn list<'x, 'i>(
        &mut self,
        node: Node<'x, 'i>,
        name: &str,
        heading: &str,
        parts: impl Fn(Node<'x, 'i>) -> [String; 4],
    ) {
        let all = entries(node, name);
        if !all.is_empty() {
            self.heading(2, heading);
        }
        for entry in all {
            let [what, whom, when, about] = parts(entry);
            self.entry(&what, &whom, &when, &about);
        }
    }

    fn candidate(&mut self, root: Node<'_, '_>, profiles: &[Node<'_, '_>]) {
        if let Some(person) = xml::outermost(root, "CandidatePerson").first() {
            self.heading(1, &joined(&[told(*person, "GivenName"), told(*person, "FamilyName")], " "));
            entries(*person, "Communication").into_iter().for_each(|way| self.way(way));
        }
        for profile in profiles.iter().take(4) {
            self.description(&at(*profile, &["ExecutiveSummary"]));
            self.flow.end_block();
            self.employers(*profile);
            self.list(*profile, "EducationOrganizationAttendance", "Education", |entry| {
                let place = joined(&[told(entry, "OrganizationName"), told(entry, "CityName")], ", ");
                [told(entry, "DegreeName"), place, period(entry), told(entry, "OccupationalSkillsCovered")]
            });
            self.competencies(*profile);
            for (name, heading) in
                [("Certification", "Certificates"), ("Publication", "Publications"), ("Project", "Projects")]
            {
                self.list(*profile, name, heading, |entry| {
                    let title = joined(&[told(entry, "CertificationTypeCode"), told(entry, "Title")], " ");
                    [title, told(entry, "OrganizationName"), period(entry), told(entry, "Description")]
                });
            }
        }
    }

    fn way(&mut self, way: Node<'_, '_>) {
        let address = child(way, "Address");
        let place = address.map(|a| {
            joined(&[told(a, "AddressLine"), told(a, "PostalCode"), told(a, "CityName"), told(a, "CountryCode")], ", ")
        });
        self.line(&place.unwrap_or_default());
        let number = joined(&[told(way, "CountryDialing"), told(way, "DialNumber")], " ");
        let number = if child(way, "CountryDialing").is_some() { format!("+{number}") } else { number };
        self.line(&number);
        let target = told(way, "URI");
        match target.contains("://") {
            true => self.link(&target),
            false => self.line(&target),
        }
    }

    /// Employers, each with its positions.
    fn employers(&mut self, profile: Node<'_, '_>) {
        let all = entries(profile, "EmployerHistory");
        if !all.is_empty() {
            self.heading(2, "Experience");
        }
        for employer in all {
            let whom = told(employer, "OrganizationName");
            for position in entries(employer, "PositionHistory") {
                let place = joined(&[whom.clone(), at(position, &["City"])], ", ");
                self.entry(&told(position, "PositionTitle"), &place, &period(position), &told(position, "Description"));
            }
        }
    }

    fn competencies(&mut self, profile: Node<'_, '_>) {
        let all = entries(profile, "PersonCompetency");
        let named = |node: &Node<'_, '_>| joined(&[told(*node, "CompetencyName"), told(*node, "CompetencyID")], " ");
        let mut names: Vec<String> = all.iter().map(named).filter(|n| !n.is_empty()).collect();
        names.dedup();
        if !names.is_empty() {
            self.heading(2, "Skills");
            names.iter().for_each(|name| self.line(name));
            self.flow.end_block();
        }
    }
}

/// From when to when, in either schema.
fn period(entry: Node<'_, '_>) -> String {
    let find = |names: [&str; 2]| entry.descendants().find(|n| names.iter().any(|name| is(*n, name)));
    let goes_on = ["Current", "CurrentIndicator", "Ongoing"].iter().any(|name| told(entry, name) == "true");
    let from = find(["From", "StartDate"]).map(moment).unwrap_or_default();
    let to = find(["To", "EndDate"]).map(moment).filter(|m| !m.is_empty());
    let to = if goes_on { "present".to_owned() } else { to.unwrap_or_default() };
    joined(&[from, to], " – ")
}

/// A day: attributes in the old schema (`month="--08"`), a text in the new one.
fn moment(node: Node<'_, '_>) -> String {
    let part = |name: &str| attribute(node, name).unwrap_or_default().trim_start_matches('-').to_owned();
    match attribute(node, "year") {
        Some(year) => joined(&[year.to_owned(), part("month"), part("day")], "-"),
        None => xml::content(node),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::document::read as door;

    fn lines(text: &str) -> Vec<(String, Role)> {
        let document = door::read(text.as_bytes(), "cv.xml", &mut |_, _| {}).expect("a CV");
        document.lines.into_iter().map(|l| (l.text, l.role)).collect()
    }

    fn expected(all: &[(&str, Role)]) -> Vec<(String, Role)> {
        all.iter().map(|(text, role)| ((*text).to_owned(), *role)).collect()
    }

    const BODY: Role = Role::Body;

    #[test]
    fn the_old_schema() {
        let text = "<?xml version=\"1.0\"?><SkillsPassport xmlns=\"http://europass.cedefop.europa.eu/Europass\"><LearnerInfo><Identification>\
            <PersonName><FirstName>Mara</FirstName><Surname>Lindqvist</Surname></PersonName><ContactInfo><Address><Contact><Municipality>Malmö</Municipality>\
            </Contact></Address><Email><Contact>mara@example.com</Contact></Email></ContactInfo><Demographics><Birthdate year=\"1990\"/></Demographics></Identification>\
            <WorkExperienceList><WorkExperience><Period><From year=\"2019\" month=\"--03\"/><Current>true</Current></Period><Position><Label>Clerk</Label></Position>\
            <Activities>&lt;ul&gt;&lt;li&gt;sold&lt;/li&gt;&lt;/ul&gt;</Activities><Employer><Name>Aldergate</Name></Employer></WorkExperience></WorkExperienceList>\
            </LearnerInfo></SkillsPassport>";
        let all = [
            ("Mara Lindqvist", Role::Heading(1)),
            ("Malmö", BODY),
            ("mara@example.com", BODY),
            ("Experience", Role::Heading(2)),
            ("Clerk", BODY),
            ("Aldergate", BODY),
            ("2019-03 – present", BODY),
            ("sold", Role::Item),
        ];
        assert_eq!(lines(text), expected(&all));
    }

    #[test]
    fn data_within_a_file_are_read_where_no_words_are_drawn() {
        let cv = b"<SkillsPassport xmlns='http://europass.cedefop.europa.eu/Europass'><LearnerInfo><Identification><PersonName>\
            <FirstName>Mara</FirstName></PersonName></Identification></LearnerInfo></SkillsPassport>";
        assert!(is_cv(cv) && !is_cv(b"<svg>") && !is_cv(b"SkillsPassport"));
        let mut scan = Document::default();
        within(cv, &mut scan);
        assert_eq!(scan.lines[0].text, "Mara");
        let drawn = crate::document::Line { text: "Mara Lindqvist".into(), ..Default::default() };
        let mut page = Document { lines: vec![drawn], ..Document::default() };
        within(cv, &mut page);
        assert_eq!((page.lines.len(), page.notes.len()), (1, 1));
    }

    #[test]
    fn the_new_schema() {
        let text = "<Candidate xmlns=\"http://www.europass.eu/1.0\" xmlns:hr=\"h\" xmlns:oa=\"o\"><CandidatePerson><PersonName><oa:GivenName>Mara</oa:GivenName>\
            <hr:FamilyName>Lindqvist</hr:FamilyName></PersonName><Communication><ChannelCode>Email</ChannelCode><oa:URI>mara@example.com</oa:URI></Communication>\
            <Communication><CountryDialing>46</CountryDialing><oa:DialNumber>700000</oa:DialNumber></Communication><NationalityCode>xx</NationalityCode></CandidatePerson>\
            <CandidateProfile><EmploymentHistory><EmployerHistory><hr:OrganizationName>Aldergate</hr:OrganizationName><PositionHistory><PositionTitle>Clerk</PositionTitle>\
            <EmploymentPeriod><StartDate><hr:FormattedDateTime>2019-03</hr:FormattedDateTime></StartDate><EndDate><hr:FormattedDateTime>2021-05</hr:FormattedDateTime></EndDate>\
            </EmploymentPeriod></PositionHistory></EmployerHistory></EmploymentHistory><EducationHistory><EducationOrganizationAttendance><hr:OrganizationName>Lund</hr:OrganizationName>\
            <EducationDegree><hr:DegreeName>Law</hr:DegreeName></EducationDegree></EducationOrganizationAttendance></EducationHistory></CandidateProfile></Candidate>";
        let all = [
            ("Mara Lindqvist", Role::Heading(1)),
            ("mara@example.com", BODY),
            ("+46 700000", BODY),
            ("Experience", Role::Heading(2)),
            ("Clerk", BODY),
            ("Aldergate", BODY),
            ("2019-03 – 2021-05", BODY),
            ("Education", Role::Heading(2)),
            ("Law", BODY),
            ("Lund", BODY),
        ];
        assert_eq!(lines(text), expected(&all));
    }
}
