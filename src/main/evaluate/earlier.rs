//! Earlier applications of a case, remembered before the case is assessed: what is shared with them weighs as it
//! does in the product, through keys, index and links.

use bonafide::candidate::{Candidate, input};
use bonafide::document::Document;
use bonafide::keeper::{Application, Keeper, Sheet, Sheets};
use bonafide::memory::{Recollection, Standing};
use bonafide::store::manifest::Manifest;
use bonafide::{Day, document};
use serde::Deserialize;

/// The secret of a memory that nobody keeps.
const SECRET: [u8; 32] = [7; 32];

/// One earlier application.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Earlier {
    on: String,
    candidate: serde_json::Value,
    resume_text: Option<String>,
    #[serde(default)]
    standing: Standing,
}

/// What is remembered that concerns a candidate with these files.
pub fn recollect(
    earlier: &[Earlier],
    candidate: &Candidate,
    files: &[Document],
    today: Day,
) -> Result<Recollection, String> {
    let (mut keeper, mut sheets) = (Keeper::new(SECRET), Sheets::default());
    for (id, earlier) in (1..).zip(earlier) {
        let item = keeper.item(&earlier.application(today)?, today);
        keeper.see(id, &item.hot);
        sheets.0.insert(id, Sheet::from_bytes(&item.cold).ok_or("earlier: cannot be kept")?);
    }
    let now = Application { files: files.to_vec(), ..Application::new(candidate.clone(), today) };
    Ok(keeper.recollect(&keeper.sighting(&now), &sheets, &Manifest::new(SECRET)))
}

impl Earlier {
    fn application(&self, today: Day) -> Result<Application, String> {
        let wrong = |why: String| format!("earlier: {why}");
        let day: Day = self.on.parse().map_err(wrong)?;
        if day >= today {
            return Err(wrong(format!("{day} is not before the day of the case")));
        }
        let candidate = input::candidate(&self.candidate.to_string()).map_err(wrong)?;
        let files = self.resume_text.iter().map(|text| resume(text)).collect::<Result<_, _>>().map_err(wrong)?;
        Ok(Application { files, standing: self.standing, ..Application::new(candidate, day) })
    }
}

/// A résumé in plain text as the file that it was.
pub fn resume(text: &str) -> Result<Document, String> {
    document::read::read(text.as_bytes(), "resume.txt", &mut |_, _| {}).map_err(|why| why.to_string())
}
