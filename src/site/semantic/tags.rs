//! What the names of elements say about how their text is drawn: one look-up per element.

use crate::candidate::fold::table::{List, Table};
use crate::page::text::{BLOCKS, WORDLESS};
use std::sync::OnceLock;

/// Begins a line of its own.
pub const BLOCK: u32 = 1;
/// Its content is no text of the page.
pub const SILENT: u32 = 1 << 1;
/// Menus, dialogs, form controls.
pub const FURNITURE: u32 = 1 << 2;
/// Holds a value of its own rather than stresses a word.
pub const VALUE: u32 = 1 << 3;
/// A heading, in bold, or a link.
pub const STRONG: u32 = 1 << 4;
/// A quotation, an article or an entry, whose footer is its own.
pub const QUOTE: u32 = 1 << 5;
/// A page's or an entry's footer.
pub const FOOTER: u32 = 1 << 6;
/// A link.
pub const ANCHOR: u32 = 1 << 7;
/// A form field, or its label.
pub const FIELD: u32 = 1 << 8;
/// A picture.
pub const IMAGE: u32 = 1 << 9;
/// The page itself.
pub const PAGE: u32 = 1 << 10;

const LISTS: &[List] = &[
    ("nav dialog select option button textarea input menu", ' ', FURNITURE),
    ("span strong b em i small a time cite", ' ', VALUE),
    ("strong b h1 h2 h3 h4 h5 h6 a dt th", ' ', STRONG),
    ("blockquote article section li figure", ' ', QUOTE),
    ("footer", ' ', FOOTER),
    ("a", ' ', ANCHOR),
    ("label input textarea select", ' ', FIELD),
    ("img", ' ', IMAGE),
    ("html body", ' ', PAGE),
];

/// The bits of an element's name; none for a text.
pub fn of(name: &str) -> u32 {
    static TABLE: OnceLock<Table> = OnceLock::new();
    let table = TABLE.get_or_init(|| {
        let blocks = BLOCKS.iter().map(|name| (*name, ' ', BLOCK));
        let silent = WORDLESS.iter().map(|name| (*name, ' ', SILENT));
        Table::new(&LISTS.iter().copied().chain(blocks).chain(silent).collect::<Vec<List>>())
    });
    if name.is_empty() { 0 } else { table.get(name) }
}
