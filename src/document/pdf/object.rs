//! Values of a PDF: numbers, names, texts, arrays, dictionaries, streams. They borrow from the bytes of the file.

use std::borrow::Cow;
use std::rc::Rc;

/// Number and generation of an object.
pub(super) type Id = (u32, u16);

/// A value.
#[derive(Debug, Clone, PartialEq)]
pub(super) enum Object<'a> {
    Null,
    Bool(bool),
    Int(i64),
    Real(f64),
    Name(Cow<'a, [u8]>),
    Text(Cow<'a, [u8]>),
    Array(Rc<Vec<Object<'a>>>),
    Dict(Dict<'a>),
    Stream(Rc<Stream<'a>>),
    Ref(Id),
}

/// A dictionary, sorted by key, so that a crafted one with a million keys is searched quickly too.
#[derive(Debug, Clone, PartialEq, Default)]
pub(super) struct Dict<'a>(Rc<Vec<(Cow<'a, [u8]>, Object<'a>)>>);

/// A dictionary with bytes, as they stand in the file.
#[derive(Debug, PartialEq)]
pub(super) struct Stream<'a> {
    pub dict: Dict<'a>,
    pub raw: &'a [u8],
    pub id: Id,
}

impl<'a> Dict<'a> {
    /// Of pairs as they were read; the last of several with one key counts.
    pub(super) fn new(mut pairs: Vec<(Cow<'a, [u8]>, Object<'a>)>) -> Dict<'a> {
        pairs.reverse();
        pairs.sort_by(|a, b| a.0.cmp(&b.0));
        pairs.dedup_by(|later, first| later.0 == first.0);
        Dict(Rc::new(pairs))
    }

    /// The value as it stands there, which may be a reference.
    pub(super) fn raw(&self, key: &[u8]) -> Option<&Object<'a>> {
        let at = self.0.binary_search_by(|(k, _)| k.as_ref().cmp(key)).ok()?;
        self.0.get(at).map(|(_, value)| value)
    }

    /// All pairs, by key.
    pub(super) fn pairs(&self) -> impl Iterator<Item = (&[u8], &Object<'a>)> {
        self.0.iter().map(|(key, value)| (key.as_ref(), value))
    }
}

impl<'a> Object<'a> {
    pub(super) fn int(&self) -> Option<i64> {
        match self {
            Object::Int(n) => Some(*n),
            Object::Real(n) => Some(*n as i64),
            _ => None,
        }
    }

    pub(super) fn number(&self) -> Option<f64> {
        match self {
            Object::Int(n) => Some(*n as f64),
            Object::Real(n) => Some(*n),
            _ => None,
        }
    }

    pub(super) fn name(&self) -> Option<&[u8]> {
        match self {
            Object::Name(name) => Some(name),
            _ => None,
        }
    }

    pub(super) fn text(&self) -> Option<&[u8]> {
        match self {
            Object::Text(text) => Some(text),
            _ => None,
        }
    }

    pub(super) fn array(&self) -> Option<&[Object<'a>]> {
        match self {
            Object::Array(items) => Some(items),
            _ => None,
        }
    }

    /// The dictionary, also that of a stream.
    pub(super) fn dict(&self) -> Option<&Dict<'a>> {
        match self {
            Object::Dict(dict) => Some(dict),
            Object::Stream(stream) => Some(&stream.dict),
            _ => None,
        }
    }

    pub(super) fn stream(&self) -> Option<&Rc<Stream<'a>>> {
        match self {
            Object::Stream(stream) => Some(stream),
            _ => None,
        }
    }
}
