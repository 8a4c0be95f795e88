//! EXIF: the fields that say where, when and with what a picture was made (CIPA DC-008, TIFF 6.0).

use super::say;
use crate::document::Property;

/// Fields that are read.
const FIELDS: &[(u16, &str)] = &[
    (0x010e, "ImageDescription"),
    (0x010f, "Make"),
    (0x0110, "Model"),
    (0x0131, "Software"),
    (0x0132, "DateTime"),
    (0x013b, "Artist"),
    (0x013c, "HostComputer"),
    (0x8298, "Copyright"),
    (0x9003, "DateTimeOriginal"),
    (0x9004, "DateTimeDigitized"),
    (0x9010, "OffsetTime"),
    (0x9011, "OffsetTimeOriginal"),
    (0x9012, "OffsetTimeDigitized"),
    (0x9286, "UserComment"),
    (0x9c9b, "XPTitle"),
    (0x9c9c, "XPComment"),
    (0x9c9d, "XPAuthor"),
    (0xa430, "CameraOwnerName"),
    (0xa431, "BodySerialNumber"),
    (0xa433, "LensMake"),
    (0xa434, "LensModel"),
];

const EXIF: u16 = 0x8769;
const GPS: u16 = 0x8825;

/// Fields of one directory that are looked at.
const MOST: usize = 500;

/// Reads a TIFF structure as it stands in pictures.
pub fn read(tiff: &[u8], properties: &mut Vec<Property>) {
    let little = tiff.starts_with(b"II");
    if !little && !tiff.starts_with(b"MM") {
        return;
    }
    let reader = Reader { tiff, little };
    let root = reader.u32(4).unwrap_or(0) as usize;
    let mut found: Vec<(&str, String)> = Vec::new();
    for at in [Some(root), reader.pointer(root, EXIF)].into_iter().flatten() {
        reader.fields(at, &mut found);
    }
    zoned(&mut found);
    for (name, value) in found {
        say(properties, "exif", name, &value);
    }
    if let Some(place) = reader.pointer(root, GPS).and_then(|at| reader.place(at)) {
        say(properties, "exif", "GPS", &place);
    }
}

/// Joins moments with their offsets, where given.
fn zoned(found: &mut Vec<(&str, String)>) {
    let offsets = [
        ("DateTime", "OffsetTime"),
        ("DateTimeOriginal", "OffsetTimeOriginal"),
        ("DateTimeDigitized", "OffsetTimeDigitized"),
    ];
    for (moment, offset) in offsets {
        let zone = found.iter().find(|(name, _)| *name == offset).map(|(_, v)| v.clone()).unwrap_or_default();
        if let Some((_, value)) = found.iter_mut().find(|(name, _)| *name == moment) {
            *value = iso(value) + zone.trim_matches('\0').trim();
        }
        found.retain(|(name, _)| *name != offset);
    }
}

/// `2024:05:01 10:20:30` as ISO 8601; left as it is when it is something else.
fn iso(moment: &str) -> String {
    let bare = moment.trim_matches('\0').trim();
    match bare.split_once(' ') {
        Some((day, time)) if day.len() == 10 && day.matches(':').count() == 2 => {
            format!("{}T{time}", day.replace(':', "-"))
        }
        _ => bare.to_owned(),
    }
}

struct Reader<'a> {
    tiff: &'a [u8],
    little: bool,
}

/// One field: its kind, how many values, and their bytes.
struct Field<'a> {
    tag: u16,
    kind: u16,
    bytes: &'a [u8],
}

impl<'a> Reader<'a> {
    fn u16(&self, at: usize) -> Option<u16> {
        let bytes = self.tiff.get(at..at.checked_add(2)?)?.try_into().ok()?;
        Some(if self.little { u16::from_le_bytes(bytes) } else { u16::from_be_bytes(bytes) })
    }

    fn u32(&self, at: usize) -> Option<u32> {
        let bytes = self.tiff.get(at..at.checked_add(4)?)?.try_into().ok()?;
        Some(if self.little { u32::from_le_bytes(bytes) } else { u32::from_be_bytes(bytes) })
    }

    /// The fields of a directory.
    fn directory(&self, at: usize) -> impl Iterator<Item = Field<'a>> + '_ {
        let count = usize::from(self.u16(at).unwrap_or(0)).min(MOST);
        (0..count).filter_map(move |n| self.field(at.checked_add(2 + n * 12)?))
    }

    fn field(&self, at: usize) -> Option<Field<'a>> {
        let (tag, kind) = (self.u16(at)?, self.u16(at + 2)?);
        let size = match kind {
            1 | 2 | 6 | 7 => 1,
            3 | 8 => 2,
            5 | 10 | 12 => 8,
            _ => 4,
        };
        let length = (self.u32(at + 4)? as usize).checked_mul(size)?.min(64 << 10);
        let from = if length <= 4 { at + 8 } else { self.u32(at + 8)? as usize };
        Some(Field { tag, kind, bytes: self.tiff.get(from..from.checked_add(length)?)? })
    }

    /// The directory that a field points to.
    fn pointer(&self, at: usize, tag: u16) -> Option<usize> {
        let count = usize::from(self.u16(at)?).min(MOST);
        let entry = (0..count).map(|n| at + 2 + n * 12).find(|at| self.u16(*at) == Some(tag))?;
        Some(self.u32(entry + 8)? as usize)
    }

    fn fields(&self, at: usize, found: &mut Vec<(&'static str, String)>) {
        for field in self.directory(at) {
            if let Some((_, name)) = FIELDS.iter().find(|(tag, _)| *tag == field.tag) {
                found.push((name, self.words(&field)));
            }
        }
    }

    fn words(&self, field: &Field<'_>) -> String {
        let wide = |bytes: &[u8], little: bool| {
            let unit = |pair: &[u8]| {
                Some(if little {
                    u16::from_le_bytes(pair.try_into().ok()?)
                } else {
                    u16::from_be_bytes(pair.try_into().ok()?)
                })
            };
            String::from_utf16_lossy(&bytes.chunks_exact(2).filter_map(unit).collect::<Vec<_>>())
        };
        match field.tag {
            0x9c9b..=0x9c9d => wide(field.bytes, true),
            0x9286 => match field.bytes {
                // Written in the order of the file, or always with the larger byte first: a zero tells.
                [b'U', b'N', b'I', b'C', b'O', b'D', b'E', 0, text @ ..] => wide(text, text.get(1) == Some(&0)),
                [b'A', b'S', b'C', b'I', b'I', 0, 0, 0, text @ ..] => String::from_utf8_lossy(text).into_owned(),
                text => String::from_utf8_lossy(text.get(8..).unwrap_or_default()).into_owned(),
            },
            _ if field.kind == 2 || field.kind == 7 => String::from_utf8_lossy(field.bytes).into_owned(),
            _ => String::new(),
        }
    }

    /// Latitude and longitude in millionths of a degree, written as degrees.
    fn place(&self, at: usize) -> Option<String> {
        let field = |tag| self.directory(at).find(|f| f.tag == tag);
        let side = |value: u16, mark: u16, negative: u8| {
            let millionths = self.degrees(field(value)?.bytes)?;
            Some(if field(mark)?.bytes.first() == Some(&negative) { -millionths } else { millionths })
        };
        let (latitude, longitude) = (side(2, 1, b'S')?, side(4, 3, b'W')?);
        let written =
            |m: i64| format!("{}{}.{:06}", if m < 0 { "-" } else { "" }, m.abs() / 1_000_000, m.abs() % 1_000_000);
        Some(format!("{}, {}", written(latitude), written(longitude)))
    }

    /// Degrees, minutes and seconds as millionths of a degree.
    fn degrees(&self, bytes: &[u8]) -> Option<i64> {
        let number = |at: usize| {
            let bytes: [u8; 4] = bytes.get(at..at + 4)?.try_into().ok()?;
            Some(i64::from(if self.little { u32::from_le_bytes(bytes) } else { u32::from_be_bytes(bytes) }))
        };
        let mut sum = 0;
        for (part, over) in [(0, 1), (1, 60), (2, 3_600)] {
            let (value, scale) = (number(part * 8)?, number(part * 8 + 4)?);
            sum += value * 1_000_000 / over / scale.max(1);
        }
        (sum <= 180_000_000).then_some(sum)
    }
}
