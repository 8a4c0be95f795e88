//! A file as a set of objects: found, parsed on demand, kept, and never beyond the limits.

use super::crypt::{self, Key, Locked};
use super::filter;
use super::lexer::{Lexer, Token};
use super::object::{Dict, Id, Object, Stream};
use super::repair;
use super::table::{Entry, Table, stream_start};
use std::borrow::Cow;
use std::cell::{Cell, OnceCell, RefCell};
use std::collections::BTreeMap;
use std::rc::Rc;

/// Most bytes that one stream unpacks to.
const MOST_OF_STREAM: usize = 16 << 20;
/// Most bytes that all of them unpack to.
const MOST_OF_ALL: usize = 64 << 20;
/// Most values that are made of the file.
const MOST_VALUES: usize = 2 << 20;
/// Deepest chain of objects that need each other to be read.
const DEEPEST: usize = 16;

/// An object stream, unpacked: numbers of its objects and where they begin.
#[derive(Debug, Default)]
struct Folded {
    bytes: Vec<u8>,
    objects: Vec<(u32, usize)>,
}

/// Room for object streams, beside the file so that objects can borrow from them.
#[derive(Debug, Default)]
pub(super) struct Space {
    streams: Vec<(u32, OnceCell<Folded>)>,
}

impl Space {
    /// Room for all object streams that a table names.
    pub(super) fn of(table: &Table<'_>) -> Space {
        Space::new(table.entries().iter().filter_map(|(_, entry)| match entry {
            Entry::In(stream, _) => Some(*stream),
            _ => None,
        }))
    }

    pub(super) fn new(streams: impl Iterator<Item = u32>) -> Space {
        let mut numbers: Vec<u32> = streams.collect();
        numbers.sort_unstable();
        numbers.dedup();
        Space { streams: numbers.into_iter().map(|number| (number, OnceCell::new())).collect() }
    }

    fn cell(&self, number: u32) -> Option<&OnceCell<Folded>> {
        let at = self.streams.binary_search_by_key(&number, |(n, _)| *n).ok()?;
        self.streams.get(at).map(|(_, cell)| cell)
    }
}

/// The file.
pub(super) struct File<'a> {
    pub bytes: &'a [u8],
    space: &'a Space,
    pub table: Table<'a>,
    key: Option<Key>,
    kept: RefCell<BTreeMap<u32, Object<'a>>>,
    busy: RefCell<Vec<u32>>,
    pub values: Cell<usize>,
    unpacked: Cell<usize>,
    pub cut: Cell<bool>,
    ends: OnceCell<Vec<usize>>,
    found: OnceCell<Vec<(u32, usize)>>,
}

impl<'a> File<'a> {
    /// The file with that table; says when it wants a password.
    pub(super) fn open(bytes: &'a [u8], table: Table<'a>, space: &'a Space) -> Result<File<'a>, Locked> {
        let mut file = File {
            bytes,
            space,
            table,
            key: None,
            kept: RefCell::default(),
            busy: RefCell::default(),
            values: Cell::new(MOST_VALUES),
            unpacked: Cell::new(MOST_OF_ALL),
            cut: Cell::new(false),
            ends: OnceCell::new(),
            found: OnceCell::new(),
        };
        let trailer = file.table.trailer.clone();
        if let Some(encrypt) = file.dict(&trailer, b"Encrypt") {
            let id = file.array(&trailer, b"ID").and_then(|id| file.resolve(id.first()?).text().map(<[u8]>::to_vec));
            file.key = Some(crypt::key(&file.plain(&encrypt), &id.unwrap_or_default())?);
            file.kept.borrow_mut().clear();
        }
        Ok(file)
    }

    /// A dictionary whose values stand in it, as the key needs them.
    fn plain(&self, dict: &Dict<'a>) -> Dict<'a> {
        Dict::new(dict.pairs().map(|(key, value)| (Cow::Owned(key.to_vec()), self.resolve(value))).collect())
    }

    /// The object of that number; null when there is none.
    pub(super) fn object(&self, id: Id) -> Object<'a> {
        let number = id.0;
        if let Some(kept) = self.kept.borrow().get(&number) {
            return kept.clone();
        }
        if self.busy.borrow().contains(&number) || self.busy.borrow().len() >= DEEPEST {
            return Object::Null;
        }
        self.busy.borrow_mut().push(number);
        let object = self.load(number).unwrap_or(Object::Null);
        self.busy.borrow_mut().pop();
        self.kept.borrow_mut().insert(number, object.clone());
        object
    }

    fn load(&self, number: u32) -> Option<Object<'a>> {
        if self.values.get() == 0 {
            self.cut.set(true);
        }
        match self.table.get(number) {
            Entry::Free => None,
            Entry::At(at) => self.load_at(number, at).or_else(|| self.load_at(number, self.find(number)?)),
            Entry::In(stream, index) => {
                let folded = self.folded(stream)?;
                let (_, at) = folded.objects.get(index as usize).filter(|(n, _)| *n == number)?;
                Lexer::new(&folded.bytes, *at, &self.values).value()
            }
        }
    }

    /// `number generation obj value`, with `stream` behind a dictionary.
    fn load_at(&self, number: u32, at: usize) -> Option<Object<'a>> {
        let mut lexer = Lexer::new(self.bytes, at, &self.values);
        let found = lexer.value()?.int()?;
        let generation = u16::try_from(lexer.value()?.int()?).ok()?;
        if found != i64::from(number) || !lexer.eat(b"obj") {
            return None;
        }
        let id = (number, generation);
        let value = match &self.key {
            Some(key) => readable(lexer.value()?, key, id),
            None => lexer.value()?,
        };
        let Object::Dict(dict) = value else { return Some(value) };
        let Some(from) = stream_start(&mut lexer) else { return Some(Object::Dict(dict)) };
        let raw = self.body(from, &dict);
        Some(Object::Stream(Rc::new(Stream { dict, raw, id })))
    }

    /// The bytes of a stream: as long as it says if `endstream` follows, else up to the next one.
    fn body(&self, from: usize, dict: &Dict<'a>) -> &'a [u8] {
        let rest = self.bytes.get(from..).unwrap_or_default();
        if let Some(length) = self.int(dict, b"Length").and_then(|n| usize::try_from(n).ok())
            && let Some((told, behind)) = rest.split_at_checked(length)
        {
            let spaces = behind.iter().take(4).take_while(|b| super::lexer::is_space(**b)).count();
            if behind.get(spaces..).is_some_and(|b| b.starts_with(b"endstream") || b.starts_with(b"endobj")) {
                return told;
            }
        }
        let ends = self.ends.get_or_init(|| repair::places(self.bytes, b"endstream"));
        let end = ends.get(ends.partition_point(|end| *end < from)).copied().unwrap_or(self.bytes.len());
        let body = self.bytes.get(from..end).unwrap_or_default();
        body.strip_suffix(b"\r\n").or_else(|| body.strip_suffix(b"\n")).unwrap_or(body)
    }

    /// Where an object really stands whose place in the table is wrong.
    fn find(&self, number: u32) -> Option<usize> {
        let found = self.found.get_or_init(|| {
            let mut found = repair::objects(self.bytes);
            found.reverse();
            found.sort_by_key(|(n, _)| *n);
            found.dedup_by_key(|(n, _)| *n);
            found
        });
        let at = found.binary_search_by_key(&number, |(n, _)| *n).ok()?;
        found.get(at).map(|(_, at)| *at)
    }

    /// Numbers of the objects in an object stream.
    pub(super) fn folded_numbers(&self, stream: u32) -> Vec<u32> {
        self.folded(stream).map(|f| f.objects.iter().map(|(n, _)| *n).collect()).unwrap_or_default()
    }

    fn folded(&self, number: u32) -> Option<&'a Folded> {
        let cell = self.space.cell(number)?;
        if cell.get().is_none() {
            let Entry::At(_) = self.table.get(number) else { return None };
            let folded = self.unfold(number).unwrap_or_default();
            // Somebody may have come first, when the stream needs its own objects; the first one stays.
            let _ = cell.set(folded);
        }
        cell.get()
    }

    fn unfold(&self, number: u32) -> Option<Folded> {
        let object = self.object((number, 0));
        let stream = object.stream()?;
        let (count, first) = (self.int(&stream.dict, b"N")?, self.int(&stream.dict, b"First")?);
        let first = usize::try_from(first).ok()?;
        let bytes = self.decoded(stream).into_owned();
        let mut objects = Vec::new();
        let mut lexer = Lexer::content(&bytes, &self.values);
        for _ in 0..count {
            let (Some(Token::Value(Object::Int(number))), Some(Token::Value(Object::Int(at)))) =
                (lexer.token(), lexer.token())
            else {
                break;
            };
            objects.push((u32::try_from(number).ok()?, first.saturating_add(usize::try_from(at).ok()?)));
        }
        Some(Folded { bytes, objects })
    }

    /// What a reference leads to, or the value itself.
    pub(super) fn resolve(&self, object: &Object<'a>) -> Object<'a> {
        let mut object = object.clone();
        for _ in 0..DEEPEST {
            match object {
                Object::Ref(id) => object = self.object(id),
                _ => return object,
            }
        }
        Object::Null
    }

    /// The value of a key; null when there is none.
    pub(super) fn get(&self, dict: &Dict<'a>, key: &[u8]) -> Object<'a> {
        dict.raw(key).map_or(Object::Null, |value| self.resolve(value))
    }

    pub(super) fn dict(&self, dict: &Dict<'a>, key: &[u8]) -> Option<Dict<'a>> {
        self.get(dict, key).dict().cloned()
    }

    pub(super) fn array(&self, dict: &Dict<'a>, key: &[u8]) -> Option<Rc<Vec<Object<'a>>>> {
        match self.get(dict, key) {
            Object::Array(items) => Some(items),
            _ => None,
        }
    }

    pub(super) fn int(&self, dict: &Dict<'a>, key: &[u8]) -> Option<i64> {
        self.get(dict, key).int()
    }

    pub(super) fn number(&self, dict: &Dict<'a>, key: &[u8]) -> Option<f64> {
        self.get(dict, key).number()
    }

    pub(super) fn name(&self, dict: &Dict<'a>, key: &[u8]) -> Option<Vec<u8>> {
        self.get(dict, key).name().map(<[u8]>::to_vec)
    }

    pub(super) fn stream(&self, dict: &Dict<'a>, key: &[u8]) -> Option<Rc<Stream<'a>>> {
        self.get(dict, key).stream().cloned()
    }

    /// Numbers of an array.
    pub(super) fn numbers(&self, dict: &Dict<'a>, key: &[u8]) -> Option<Vec<f64>> {
        self.array(dict, key)?.iter().take(64).map(|item| self.resolve(item).number()).collect()
    }

    /// The dictionary of the whole file.
    pub(super) fn root(&self) -> Dict<'a> {
        self.dict(&self.table.trailer, b"Root").unwrap_or_default()
    }

    /// The bytes of a stream, decrypted and unpacked as far as its filters are known.
    pub(super) fn decoded(&self, stream: &Stream<'a>) -> Cow<'a, [u8]> {
        self.unpack(stream).0
    }

    /// The same, with the filter that is left: one of a picture.
    pub(super) fn unpack(&self, stream: &Stream<'a>) -> (Cow<'a, [u8]>, Option<Vec<u8>>) {
        let filters = self.filters(&stream.dict);
        let mut bytes = match &self.key {
            Some(key) if self.is_sealed(stream, key, &filters) => Cow::Owned(key.stream(stream.id, stream.raw)),
            _ => Cow::Borrowed(stream.raw),
        };
        for (filter, parameters) in filters {
            if filter == b"Crypt" {
                continue;
            }
            let most = self.unpacked.get().min(MOST_OF_STREAM);
            let Some(unpacked) = filter::unpack(&filter, &bytes, parameters, most) else {
                return (bytes, Some(filter));
            };
            self.unpacked.set(self.unpacked.get().saturating_sub(unpacked.bytes.len()));
            self.cut.set(self.cut.get() || unpacked.cut);
            bytes = Cow::Owned(unpacked.bytes);
        }
        (bytes, None)
    }

    /// The bytes of a stream, decrypted and still packed.
    pub(super) fn stored(&self, stream: &Stream<'a>) -> Cow<'a, [u8]> {
        match &self.key {
            Some(key) if self.is_sealed(stream, key, &self.filters(&stream.dict)) => {
                Cow::Owned(key.stream(stream.id, stream.raw))
            }
            _ => Cow::Borrowed(stream.raw),
        }
    }

    /// Is it encrypted? Not the cross-reference, not what names a filter of its own, perhaps not the description.
    fn is_sealed(&self, stream: &Stream<'a>, key: &Key, filters: &[(Vec<u8>, filter::Parameters)]) -> bool {
        let kind = self.name(&stream.dict, b"Type").unwrap_or_default();
        let named = filters.first().is_some_and(|(filter, _)| filter == b"Crypt");
        kind != b"XRef" && !named && (key.metadata || kind != b"Metadata")
    }

    fn filters(&self, dict: &Dict<'a>) -> Vec<(Vec<u8>, filter::Parameters)> {
        let either = |long: &[u8], short: &[u8]| match self.get(dict, long) {
            Object::Null => self.get(dict, short),
            value => value,
        };
        let many = |object: Object<'a>| match object {
            Object::Null => Vec::new(),
            Object::Array(items) => items.iter().take(8).map(|item| self.resolve(item)).collect(),
            one => vec![one],
        };
        let filters = many(either(b"Filter", b"F"));
        let parameters = many(either(b"DecodeParms", b"DP"));
        let pairs = filters.iter().enumerate().filter_map(|(index, filter)| {
            let parameters = parameters.get(index).and_then(Object::dict);
            Some((filter.name()?.to_vec(), parameters.map(|p| self.parameters(p)).unwrap_or_default()))
        });
        pairs.collect()
    }

    fn parameters(&self, dict: &Dict<'a>) -> filter::Parameters {
        let size =
            |key: &[u8], otherwise| self.int(dict, key).and_then(|n| usize::try_from(n).ok()).unwrap_or(otherwise);
        filter::Parameters {
            predictor: self.int(dict, b"Predictor").unwrap_or(1),
            colours: size(b"Colors", 1),
            bits: size(b"BitsPerComponent", 8),
            columns: size(b"Columns", 1),
            early: self.int(dict, b"EarlyChange") != Some(0),
        }
    }
}

/// The value with its texts decrypted.
fn readable<'a>(value: Object<'a>, key: &Key, id: Id) -> Object<'a> {
    match value {
        Object::Text(text) => Object::Text(Cow::Owned(key.text(id, &text))),
        Object::Array(items) => {
            Object::Array(Rc::new(items.iter().map(|item| readable(item.clone(), key, id)).collect()))
        }
        Object::Dict(dict) => Object::Dict(Dict::new(
            dict.pairs().map(|(k, v)| (Cow::Owned(k.to_vec()), readable(v.clone(), key, id))).collect(),
        )),
        other => other,
    }
}
