//! A file of the candidate (résumé, letter, picture) as a value: its lines with their places, and what the
//! file says of itself.
//!
//! Reading bytes needs the feature `documents`, which ships as a module of its own and is loaded when a file
//! arrives. These values are all that the engine knows of it. Lengths are whole hundredths of a point
//! (1/7200 inch), measured from the top left corner of the sheet, so that every target gives the same.

#[cfg(feature = "documents")]
mod change;
#[cfg(feature = "documents")]
pub mod charset;
#[cfg(feature = "documents")]
mod docx;
#[cfg(feature = "documents")]
pub mod europass;
#[cfg(feature = "documents")]
mod field;
#[cfg(feature = "documents")]
pub mod flow;
#[cfg(feature = "documents")]
mod html;
#[cfg(feature = "documents")]
pub mod image;
#[cfg(feature = "documents")]
mod inflate;
#[cfg(feature = "documents")]
mod json_resume;
#[cfg(feature = "documents")]
mod look;
#[cfg(feature = "documents")]
mod markdown;
#[cfg(feature = "documents")]
mod odt;
pub mod page;
#[cfg(feature = "documents")]
pub mod pdf;
#[cfg(feature = "documents")]
pub mod read;
#[cfg(feature = "documents")]
mod rtf;
#[cfg(feature = "documents")]
pub mod shape;
#[cfg(feature = "documents")]
pub mod shapeless;
#[cfg(feature = "documents")]
pub mod sniff;
#[cfg(feature = "documents")]
mod text;
#[cfg(feature = "documents")]
mod xml;
#[cfg(feature = "documents")]
mod zip;

use serde::{Deserialize, Serialize};

/// A file, read.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Document {
    /// Name as handed in, without folders.
    pub name: String,
    /// What it is, by its bytes and not by its name.
    pub format: Format,
    /// SHA-256 of the bytes, in hexadecimal.
    pub sha256: String,
    /// Number of bytes.
    pub size: u64,
    /// Its pages; formats that do not know pages have one without extent.
    pub sheets: Vec<Sheet>,
    /// What stands on them, in the order of reading.
    pub lines: Vec<Line>,
    /// What the file says of itself.
    pub properties: Vec<Property>,
    /// Earlier states that the file still holds, oldest first; the state shown is not among them.
    pub revisions: Vec<Revision>,
    /// Words that somebody who looks at it does not see.
    pub unseen: Vec<Unseen>,
    /// Links.
    pub links: Vec<Hyperlink>,
    /// Pictures.
    pub pictures: Vec<Picture>,
    /// Files within the file.
    pub embedded: Vec<Embedded>,
    /// What would act by itself or fetch something; never run, never fetched.
    pub active: Vec<Active>,
    /// Names of the fonts, without the prefix of subsets, sorted.
    pub fonts: Vec<String>,
    /// What could not be read and what to do, in words.
    pub notes: Vec<String>,
    /// The file holds more than is read of it.
    pub cut: bool,
}

/// Kind of a file.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Format {
    /// Portable Document Format.
    Pdf,
    /// Office Open XML text.
    Docx,
    /// OpenDocument text.
    Odt,
    /// Rich Text Format.
    Rtf,
    /// Plain text.
    #[default]
    Text,
    /// Markdown.
    Markdown,
    /// A web page.
    Html,
    /// JSON Resume.
    JsonResume,
    /// Europass XML, alone or within a PDF.
    Europass,
    /// JPEG picture.
    Jpeg,
    /// PNG picture.
    Png,
    /// WebP picture.
    Webp,
}

/// A page's extent; zero where the format knows none.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Sheet {
    /// Hundredths of a point.
    pub width: i32,
    /// Hundredths of a point.
    pub height: i32,
}

/// A rectangle on a sheet, hundredths of a point from its top left corner.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Area {
    /// Left edge.
    pub left: i32,
    /// Upper edge.
    pub top: i32,
    /// Right edge.
    pub right: i32,
    /// Lower edge.
    pub bottom: i32,
}

/// A line of text.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Line {
    /// The words, in logical order, white space collapsed; a tab stop stays one tab.
    pub text: String,
    /// Sheet that it stands on, from 0.
    pub sheet: u32,
    /// Where.
    pub area: Area,
    /// Size of most of its letters, hundredths of a point; 0 when not known.
    pub size: i32,
    /// Most of it is bold.
    pub bold: bool,
    /// Number of the block (paragraph, cell, column part) it belongs to; rises through the document.
    pub block: u32,
    /// What the file says it is.
    pub role: Role,
    /// It goes on the line before it, which had no room for it.
    #[serde(default)]
    pub continues: bool,
}

/// What a line is, where the file says so; a PDF without tags says nothing.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Role {
    /// Nothing special.
    #[default]
    Body,
    /// A heading, 1 for the highest.
    Heading(u8),
    /// An item of a list.
    Item,
    /// A cell of a table; the lines of a row share a block.
    Cell,
    /// Head or foot of the sheet.
    Margin,
}

/// A thing that the file says of itself.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Property {
    /// Who says it: `info`, `xmp`, `core`, `app`, `custom`, `settings`, `comments`, `meta`, `exif`, `iptc`, `c2pa`,
    /// `png`, `jpeg`.
    pub source: String,
    /// Its name in that source (`Author`, `dc:creator`, `lastModifiedBy`).
    pub name: String,
    /// Its value; moments as ISO 8601 with the offset where one is given.
    pub value: String,
}

/// An earlier state of the file.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Revision {
    /// What made it (`incremental update`, `tracked change`, a program).
    pub what: String,
    /// Who, when the file says so.
    pub by: Option<String>,
    /// When, ISO 8601.
    pub at: Option<String>,
    /// Lines that it has and the next state has not.
    pub removed: Vec<String>,
    /// Lines that the next state has and it has not.
    pub added: Vec<String>,
}

/// Words that are in the file and that nobody sees.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Unseen {
    /// The words.
    pub text: String,
    /// Why they are not seen.
    pub why: Concealment,
    /// Sheet.
    pub sheet: u32,
    /// Where.
    pub area: Area,
}

/// Why words are not seen.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Concealment {
    /// Same colour as what is behind them.
    Colour,
    /// Too small to read.
    Tiny,
    /// Beyond the edge of the sheet.
    OffSheet,
    /// A mode of drawing that leaves no ink (also the text layer of a scan).
    NoInk,
    /// Behind a picture or a filled area.
    Covered,
    /// Marked as hidden (`vanish`, `display: none`).
    Marked,
    /// Characters that have no shape (Unicode tags, zero-width runs).
    Shapeless,
}

/// A link.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Hyperlink {
    /// Words that it stands on; empty for an icon.
    pub text: String,
    /// Where it leads.
    pub target: String,
    /// Line that its words are in.
    pub line: Option<u32>,
}

impl Hyperlink {
    /// True when its words are an address, and another one than it leads to.
    pub fn misleads(&self) -> bool {
        let (said, leads) = (bare(&self.text), bare(&self.target));
        let cut = self.text.ends_with('…') || self.text.ends_with("...");
        let address = said.contains(['.', '@']) && !said.contains(char::is_whitespace) && !cut;
        address && !said.starts_with(&leads) && !leads.starts_with(&said)
    }
}

/// An address without what nobody writes out: scheme, `www.`, a slash behind.
fn bare(address: &str) -> String {
    // An icon in front belongs to the font.
    let lower = address.trim_start_matches(|c: char| !c.is_alphanumeric()).trim().to_lowercase();
    let schemes = ["https://", "http://", "mailto:", "tel:", "www."];
    let bare = schemes.iter().fold(lower.as_str(), |rest, scheme| rest.strip_prefix(scheme).unwrap_or(rest));
    bare.trim_end_matches('/').to_owned()
}

/// A picture in the file, or the file itself.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Picture {
    /// Pixels.
    pub width: u32,
    /// Pixels.
    pub height: u32,
    /// Perceptual hash of the picture (64-bit DCT), when it could be decoded. Never a face template.
    pub hash: Option<u64>,
    /// SHA-256 of its bytes, in hexadecimal.
    pub sha256: String,
    /// Sheet that it stands on.
    pub sheet: u32,
    /// Where.
    pub area: Area,
    /// What it says of itself.
    pub properties: Vec<Property>,
}

/// A file within the file.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Embedded {
    /// Its name.
    pub name: String,
    /// Bytes, unpacked.
    pub size: u64,
}

/// What would act by itself.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Active {
    /// What it is: `javascript`, `launch`, `remote-template`, `remote-picture`, `submit-form`, `macro`, `external-object`.
    pub what: String,
    /// What it would run or fetch, clipped.
    pub target: String,
}
