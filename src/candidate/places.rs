//! Every place that a candidate was read from.

use super::{Candidate, Field, Place, Position, Read, Section};

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

/// Something that has places.
trait Placed {
    fn each(&mut self, tell: &mut dyn FnMut(&mut Place));
}

impl<T> Placed for Read<T> {
    fn each(&mut self, tell: &mut dyn FnMut(&mut Place)) {
        tell(&mut self.place);
    }
}

impl<T> Placed for Option<Read<T>> {
    fn each(&mut self, tell: &mut dyn FnMut(&mut Place)) {
        self.iter_mut().for_each(|r| tell(&mut r.place));
    }
}

impl<T> Placed for Field<T> {
    fn each(&mut self, tell: &mut dyn FnMut(&mut Place)) {
        match self {
            Field::Read(read) => tell(&mut read.place),
            Field::Unreadable(read) => tell(&mut read.place),
            Field::Contradicted(reads) => reads.iter_mut().for_each(|r| tell(&mut r.place)),
            Field::Absent | Field::Hidden => {}
        }
    }
}

impl Candidate {
    /// Tells every place of what a file can hold, to be put elsewhere.
    pub fn each_place(&mut self, tell: &mut dyn FnMut(&mut Place)) {
        let Candidate { name, headline, location, address, applied_for, about, .. } = self;
        [name, headline, location, address, applied_for, about].into_iter().for_each(|field| field.each(tell));
        let Candidate { emails, phones, other_names, skills, texts, .. } = self;
        for section in [emails, phones, other_names, skills, texts] {
            section.items.iter_mut().for_each(|read| read.each(tell));
        }
        self.links.items.iter_mut().for_each(|link| link.each(tell));
        for position in &mut self.positions.items {
            let Position { title, company, start, end, location, employment, description, place } = position;
            [title, company, location, employment, description].into_iter().for_each(|read| read.each(tell));
            start.each(tell);
            end.each(tell);
            tell(place);
        }
        for study in &mut self.education.items {
            [&mut study.school, &mut study.degree].into_iter().for_each(|read| read.each(tell));
            study.start.each(tell);
            study.end.each(tell);
            tell(&mut study.place);
        }
        self.attachments.items.iter_mut().for_each(|file| tell(&mut file.place));
        for referee in &mut self.referees.items {
            [&mut referee.email, &mut referee.company].into_iter().for_each(|read| read.each(tell));
            tell(&mut referee.place);
        }
        self.connections.each(tell);
        self.followers.each(tell);
    }
}

fn of<T>(field: &Field<T>) -> Option<&Place> {
    field.read().map(|r| &r.place)
}

fn items(section: &Section<Read<String>>) -> impl Iterator<Item = &Place> {
    section.items.iter().map(|r| &r.place)
}
