//! Files as keys: their bytes, what they say of the machine that made them, and the pictures in them.

use super::{Key, plain};
use crate::candidate::{Candidate, name};
use crate::document::{Document, Picture};
use crate::memory::{Kind, Secret};

/// Most files, and properties of each.
const MOST: usize = 8;

/// Properties that name people or machines.
const TELLING: &[&str] = &[
    "author",
    "dc:creator",
    "creator",
    "lastmodifiedby",
    "cp:lastmodifiedby",
    "company",
    "manager",
    "artist",
    "xmpmm:documentid",
    "xmpmm:originaldocumentid",
    "template",
];

/// Values of those that say nothing.
const COMMON: &[&str] = &[
    "user",
    "windows user",
    "admin",
    "administrator",
    "microsoft",
    "microsoft office user",
    "office",
    "owner",
    "pc",
    "hp",
    "dell",
    "lenovo",
    "acer",
    "asus",
    "unknown",
    "author",
    "anonymous",
    "python docx",
    "un named",
    "normal",
    "normal dotm",
    "normal dot",
    "apache poi",
    "microsoft word",
    "word",
    "openoffice",
    "libreoffice",
    "google docs",
    "canva",
    "home",
];

/// Files and telling properties, with the words of the properties.
pub(super) fn all(files: &[Document], candidate: &Candidate, secret: &Secret) -> Vec<(Key, String)> {
    let mut found = Vec::new();
    for file in files.iter().take(MOST) {
        if !file.sha256.is_empty() {
            found.push((Key { hash: secret.hash(Kind::File, &file.sha256), kind: Kind::File }, file.name.clone()));
        }
        let telling = file.properties.iter().filter(|p| TELLING.contains(&p.name.to_lowercase().as_str()));
        for property in telling.filter(|p| is_rare(&p.value, candidate)).take(MOST) {
            let hash = secret.hash(Kind::Property, &plain(&property.value));
            found.push((Key { hash, kind: Kind::Property }, property.value.clone()));
        }
    }
    found
}

/// Not one of the everyday values, and not the candidate's own name.
fn is_rare(value: &str, candidate: &Candidate) -> bool {
    let plain = plain(value);
    let own = candidate.name.value().map(|name| name::tokens(name)).unwrap_or_default();
    plain.chars().count() >= 3
        && !COMMON.contains(&plain.as_str())
        && !plain.split(' ').any(|w| own.iter().any(|o| o == w))
}

/// Smallest side of a picture that can show a person, in pixels.
const SMALLEST: u32 = 64;
/// Most pictures.
const MOST_PHOTOS: usize = 2;

/// Perceptual hashes of the largest pictures that have the shape of a portrait.
pub(super) fn photos(files: &[Document]) -> Vec<u64> {
    let pictures = files.iter().flat_map(|file| &file.pictures);
    let mut shaped: Vec<&Picture> = pictures.filter(|p| is_portrait(p)).collect();
    shaped.sort_by_key(|p| std::cmp::Reverse(u64::from(p.width) * u64::from(p.height)));
    let mut hashes: Vec<u64> = shaped.iter().filter_map(|p| p.hash).filter(|hash| is_telling(*hash)).collect();
    hashes.dedup();
    hashes.truncate(MOST_PHOTOS);
    hashes
}

fn is_portrait(picture: &Picture) -> bool {
    let (width, height) = (picture.width, picture.height);
    width.min(height) >= SMALLEST && width <= height.saturating_mul(2) && height <= width.saturating_mul(2)
}

/// A plain area has a hash too, and it is everybody's.
fn is_telling(hash: u64) -> bool {
    (8..=56).contains(&hash.count_ones())
}

/// What stands in a file.
pub(super) fn text(file: &Document) -> String {
    file.lines.iter().map(|line| line.text.as_str()).collect::<Vec<_>>().join("\n")
}
