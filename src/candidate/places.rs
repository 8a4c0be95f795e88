//! Every place that a candidate was read from.

use super::{Candidate, Field, Place, Read, Section};

impl Candidate {
    /// Where its values stand, the person first. Values of records, which nobody sees, have none.
    pub fn places(&self) -> Vec<&Place> {
        let mut all = Vec::new();
        for field in [&self.name, &self.headline, &self.location, &self.address, &self.applied_for, &self.about] {
            all.extend(of(field));
        }
        for section in [&self.emails, &self.phones, &self.other_names] {
            all.extend(items(section));
        }
        all.extend(self.links.items.iter().map(|l| &l.place));
        for position in &self.positions.items {
            all.push(&position.place);
            all.extend(
                [&position.title, &position.company, &position.description].into_iter().flatten().map(|r| &r.place),
            );
        }
        for study in &self.education.items {
            all.push(&study.place);
            all.extend(study.school.as_ref().map(|r| &r.place));
        }
        all.extend(self.answers.items.iter().map(|a| &a.answer.place));
        all.extend(self.referees.items.iter().map(|r| &r.place));
        all.extend(self.repositories.items.iter().map(|r| &r.name.place));
        all.extend([of(&self.connections), of(&self.followers), of(&self.following)].into_iter().flatten());
        all.extend(of(&self.joined).into_iter().chain(of(&self.verified)));
        for section in [&self.skills, &self.texts] {
            all.extend(items(section));
        }
        all.retain(|place| place.within.as_deref() != Some("record"));
        all
    }
}

fn of<T>(field: &Field<T>) -> Option<&Place> {
    field.read().map(|r| &r.place)
}

fn items(section: &Section<Read<String>>) -> impl Iterator<Item = &Place> {
    section.items.iter().map(|r| &r.place)
}
