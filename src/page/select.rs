//! CSS selectors over a [`Page`]: the `selectors` crate on our tree.
//!
//! `:has()`, `:is()`, `:not()`, attribute operators and combinators work as in a browser; states
//! that need a screen (`:hover`, `:visited`) do not parse.

use super::{NodeId, Page};
use cssparser::{Parser, ToCss};
use precomputed_hash::PrecomputedHash;
use selectors::attr::{AttrSelectorOperation, CaseSensitivity, NamespaceConstraint};
use selectors::bloom::BloomFilter;
use selectors::context::{
    MatchingContext, MatchingForInvalidation, MatchingMode, NeedsSelectorFlags, QuirksMode, SelectorCaches,
};
use selectors::matching::{ElementSelectorFlags, matches_selector_list};
use selectors::parser::{
    Component, NonTSPseudoClass, ParseRelative, PseudoElement, SelectorImpl, SelectorList, SelectorParseErrorKind,
};
use selectors::{Element, OpaqueElement};
use std::fmt;

/// A parsed selector list.
#[derive(Debug, Clone)]
pub struct Selector {
    list: SelectorList<Simple>,
    text: String,
}

impl Selector {
    /// Parses a selector list; the error names what is wrong and where.
    pub fn parse(text: &str) -> Result<Selector, String> {
        let mut parser = Parser::new(text);
        match SelectorList::parse(&Rules, &mut parser, ParseRelative::No) {
            Ok(list) => Ok(Selector { list, text: text.to_owned() }),
            Err(error) => Err(format!("selector {text:?} cannot be used: {:?}", error.kind)),
        }
    }

    /// For each selector of the list a name that every element it matches has, when there is one.
    pub fn anchors(&self) -> Vec<Option<Anchor>> {
        self.list.slice().iter().map(anchor).collect()
    }

    /// The selector as written.
    pub fn as_str(&self) -> &str {
        &self.text
    }
}

/// A name that an element must have to match.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Anchor {
    /// Its `id`.
    Id(String),
    /// One of its attributes.
    Attribute(String),
    /// One of its classes.
    Class(String),
    /// Its own name.
    Name(String),
}

/// The rarest kind of name in the last part of a selector.
fn anchor(selector: &selectors::parser::Selector<Simple>) -> Option<Anchor> {
    let names = selector.iter().filter_map(|part| match part {
        Component::ID(id) => Some((0, Anchor::Id(id.0.to_string()))),
        Component::AttributeInNoNamespaceExists { local_name, .. }
        | Component::AttributeInNoNamespace { local_name, .. } => {
            Some((1, Anchor::Attribute(local_name.0.to_string())))
        }
        Component::Class(class) => Some((2, Anchor::Class(class.0.to_string()))),
        Component::LocalName(name) => Some((3, Anchor::Name(name.lower_name.0.to_string()))),
        _ => None,
    });
    names.min_by_key(|(rank, _)| *rank).map(|(_, anchor)| anchor)
}

impl Page {
    /// Elements below `root` (not `root` itself) that match, in document order.
    pub fn all<'a>(&'a self, root: NodeId, selector: &'a Selector) -> impl Iterator<Item = NodeId> + 'a {
        let mut caches = SelectorCaches::default();
        self.subtree(root)
            .skip(1)
            .filter(move |&id| self.element(id).is_some() && self.matches_with(id, selector, &mut caches))
    }

    /// First match below `root`.
    pub fn first(&self, root: NodeId, selector: &Selector) -> Option<NodeId> {
        self.all(root, selector).next()
    }

    /// True when the element at `id` matches.
    pub fn matches(&self, id: NodeId, selector: &Selector) -> bool {
        self.element(id).is_some() && self.matches_with(id, selector, &mut SelectorCaches::default())
    }

    fn matches_with(&self, id: NodeId, selector: &Selector, caches: &mut SelectorCaches) -> bool {
        let mut context = MatchingContext::new(
            MatchingMode::Normal,
            None,
            caches,
            QuirksMode::NoQuirks,
            NeedsSelectorFlags::No,
            MatchingForInvalidation::No,
        );
        matches_selector_list(&selector.list, Handle { page: self, id }, &mut context)
    }
}

/// A string of a selector: names, identifiers and attribute values alike.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Word(Box<str>);

impl<'a> From<&'a str> for Word {
    fn from(text: &'a str) -> Self {
        Word(text.into())
    }
}

impl AsRef<str> for Word {
    fn as_ref(&self) -> &str {
        &self.0
    }
}

impl std::borrow::Borrow<str> for Word {
    fn borrow(&self) -> &str {
        &self.0
    }
}

impl ToCss for Word {
    fn to_css<W: fmt::Write>(&self, out: &mut W) -> fmt::Result {
        cssparser::serialize_identifier(&self.0, out)
    }
}

impl PrecomputedHash for Word {
    /// FNV-1a; only the ancestor filter of a style engine needs it, and we do not use one.
    fn precomputed_hash(&self) -> u32 {
        self.0.bytes().fold(0x811c_9dc5, |h, b| (h ^ u32::from(b)).wrapping_mul(0x0100_0193))
    }
}

/// The selector language we speak: no pseudo-elements, no pseudo-classes that need a screen.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Simple;

impl SelectorImpl for Simple {
    type ExtraMatchingData<'a> = ();
    type AttrValue = Word;
    type Identifier = Word;
    type LocalName = Word;
    type NamespaceUrl = Word;
    type NamespacePrefix = Word;
    type BorrowedNamespaceUrl = str;
    type BorrowedLocalName = str;
    type NonTSPseudoClass = Never;
    type PseudoElement = Never;
}

/// No value: the pseudo-classes and pseudo-elements that we do not have.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Never {}

impl ToCss for Never {
    fn to_css<W: fmt::Write>(&self, _: &mut W) -> fmt::Result {
        match *self {}
    }
}

impl NonTSPseudoClass for Never {
    fn is_active_or_hover(&self) -> bool {
        match *self {}
    }
    fn is_user_action_state(&self) -> bool {
        match *self {}
    }
}

impl PseudoElement for Never {}

struct Rules;

impl selectors::parser::Parser<'_> for Rules {
    type Impl = Simple;
    type Error = SelectorParseErrorKind;

    fn parse_is_and_where(&self) -> bool {
        true
    }
    fn parse_has(&self) -> bool {
        true
    }
}

/// An element of a page as the matcher sees it.
#[derive(Debug, Clone, Copy)]
struct Handle<'a> {
    page: &'a Page,
    id: NodeId,
}

impl Handle<'_> {
    fn at(&self, id: NodeId) -> Self {
        Handle { page: self.page, id }
    }

    fn attribute(&self, name: &str) -> Option<&str> {
        self.page.attribute(self.id, name)
    }
}

impl Element for Handle<'_> {
    type Impl = Simple;

    fn opaque(&self) -> OpaqueElement {
        OpaqueElement::new(self.page.node(self.id))
    }

    fn parent_element(&self) -> Option<Self> {
        self.page.parent(self.id).map(|id| self.at(id))
    }

    fn parent_node_is_shadow_root(&self) -> bool {
        false
    }

    fn containing_shadow_host(&self) -> Option<Self> {
        None
    }

    fn is_pseudo_element(&self) -> bool {
        false
    }

    fn prev_sibling_element(&self) -> Option<Self> {
        let mut before = std::iter::successors(self.page.previous_sibling(self.id), |&n| self.page.previous_sibling(n));
        before.find(|&n| self.page.element(n).is_some()).map(|id| self.at(id))
    }

    fn next_sibling_element(&self) -> Option<Self> {
        let mut after = std::iter::successors(self.page.next_sibling(self.id), |&n| self.page.next_sibling(n));
        after.find(|&n| self.page.element(n).is_some()).map(|id| self.at(id))
    }

    fn first_element_child(&self) -> Option<Self> {
        self.page.children(self.id).find(|&n| self.page.element(n).is_some()).map(|id| self.at(id))
    }

    fn is_html_element_in_html_document(&self) -> bool {
        true
    }

    fn has_local_name(&self, name: &str) -> bool {
        self.page.name(self.id) == name
    }

    fn has_namespace(&self, _: &str) -> bool {
        true
    }

    fn is_same_type(&self, other: &Self) -> bool {
        self.page.name(self.id) == other.page.name(other.id)
    }

    fn attr_matches(
        &self,
        _: &NamespaceConstraint<&Word>,
        name: &Word,
        operation: &AttrSelectorOperation<&Word>,
    ) -> bool {
        self.attribute(&name.0).is_some_and(|value| operation.eval_str(value))
    }

    fn match_non_ts_pseudo_class(&self, class: &Never, _: &mut MatchingContext<Simple>) -> bool {
        match *class {}
    }

    fn match_pseudo_element(&self, element: &Never, _: &mut MatchingContext<Simple>) -> bool {
        match *element {}
    }

    fn apply_selector_flags(&self, _: ElementSelectorFlags) {}

    fn is_link(&self) -> bool {
        matches!(self.page.name(self.id), "a" | "area") && self.attribute("href").is_some()
    }

    fn is_html_slot_element(&self) -> bool {
        false
    }

    fn has_id(&self, id: &Word, case: CaseSensitivity) -> bool {
        self.attribute("id").is_some_and(|value| case.eq(id.0.as_bytes(), value.as_bytes()))
    }

    fn has_class(&self, name: &Word, case: CaseSensitivity) -> bool {
        self.attribute("class")
            .is_some_and(|value| value.split_ascii_whitespace().any(|c| case.eq(name.0.as_bytes(), c.as_bytes())))
    }

    fn has_custom_state(&self, _: &Word) -> bool {
        false
    }

    fn imported_part(&self, _: &Word) -> Option<Word> {
        None
    }

    fn is_part(&self, _: &Word) -> bool {
        false
    }

    fn is_empty(&self) -> bool {
        self.page.children(self.id).all(|n| self.page.as_text(n).is_some_and(|t| t.trim().is_empty()))
    }

    fn is_root(&self) -> bool {
        self.page.parent(self.id).is_none()
    }

    fn add_element_unique_hashes(&self, _: &mut BloomFilter) -> bool {
        false
    }
}
