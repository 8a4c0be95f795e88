//! Finding by selector without looking at every node every time.
//!
//! The last part of a selector nearly always names an identifier, an attribute, a class or an
//! element. One walk over the page notes where the names stand that a recipe asks for; after that a
//! selector is tried only on the nodes that can match it.

use super::recipe::Site;
use crate::candidate::fold::table;
use crate::page::select::{Anchor, Selector};
use crate::page::{NodeId, Page};
use std::sync::OnceLock;

/// Words with a number each, looked up by hash: classes are asked for tens of thousands of times a page.
#[derive(Debug)]
struct Words<T>(Vec<(u64, String, T)>);

impl<T> Default for Words<T> {
    fn default() -> Self {
        Words(Vec::new())
    }
}

impl<T> Words<T> {
    fn get(&self, word: &str) -> Option<&T> {
        let hash = fnv(word);
        let from = self.0.partition_point(|(h, ..)| *h < hash);
        self.0[from..].iter().take_while(|(h, ..)| *h == hash).find(|(_, w, _)| w == word).map(|(.., value)| value)
    }

    fn insert(&mut self, word: &str, value: T) {
        let hash = fnv(word);
        let at = self.0.partition_point(|(h, ..)| *h < hash);
        self.0.insert(at, (hash, word.to_owned(), value));
    }
}

/// FNV-1a: the words are short and come from our own recipes.
fn fnv(word: &str) -> u64 {
    word.bytes().fold(0xcbf2_9ce4_8422_2325, |h, b| (h ^ u64::from(b)).wrapping_mul(0x100_0000_01b3))
}

/// The selectors of a recipe, parsed once.
#[derive(Debug, Default)]
pub struct Queries {
    by_text: Words<Query>,
    names: [Words<usize>; 4],
    count: usize,
}

#[derive(Debug)]
struct Query {
    selector: Selector,
    /// Lists of the index whose nodes can match; `None` when any node can.
    lists: Option<Vec<usize>>,
}

impl Queries {
    /// Parses selectors; one that does not parse matches nothing (a test keeps such out).
    pub fn new(texts: impl IntoIterator<Item = &'static str>) -> Queries {
        let mut queries = Queries::default();
        for text in texts {
            if let Ok(selector) = Selector::parse(text) {
                let lists = selector.anchors().into_iter().map(|a| a.map(|a| queries.list(a))).collect();
                queries.by_text.insert(text, Query { selector, lists });
            }
        }
        queries
    }

    /// The selectors of a recipe.
    pub fn of(site: &'static Site) -> &'static Queries {
        static PARSED: OnceLock<Vec<OnceLock<Queries>>> = OnceLock::new();
        let parsed = PARSED.get_or_init(|| super::sites().iter().map(|_| OnceLock::new()).collect());
        parsed[site.number].get_or_init(|| Queries::new(site.recipe().selectors()))
    }

    fn list(&mut self, anchor: Anchor) -> usize {
        let (kind, name) = match anchor {
            Anchor::Name(name) => (0, name),
            Anchor::Attribute(name) => (1, name),
            Anchor::Class(name) => (2, name),
            Anchor::Id(name) => (3, name),
        };
        if let Some(&list) = self.names[kind].get(&name) {
            return list;
        }
        self.names[kind].insert(&name, self.count);
        self.count += 1;
        self.count - 1
    }
}

/// A page with the places noted where a recipe's selectors can match.
pub struct Index<'p> {
    /// The page.
    pub page: &'p Page,
    queries: &'p Queries,
    lists: Vec<Vec<NodeId>>,
}

impl<'p> Index<'p> {
    /// Walks the page once.
    pub fn new(page: &'p Page, queries: &'p Queries) -> Index<'p> {
        let mut lists = vec![Vec::new(); queries.count];
        let [names, attributes, classes, ids] = &queries.names;
        for id in 0..page.len() as NodeId {
            let Some(element) = page.element(id) else { continue };
            let mut note = |words: &Words<usize>, name: &str| {
                if let Some(&at) = words.get(name)
                    && lists[at].last() != Some(&id)
                {
                    lists[at].push(id);
                }
            };
            note(names, &element.name);
            for (name, value) in &element.attributes {
                note(attributes, name);
                match &**name {
                    "class" if !classes.0.is_empty() => value.split_ascii_whitespace().for_each(|c| note(classes, c)),
                    "id" => note(ids, value),
                    _ => {}
                }
            }
        }
        Index { page, queries, lists }
    }

    /// Elements below `root` that match, in document order.
    pub fn all(&self, root: NodeId, selector: &str) -> Vec<NodeId> {
        let mut found = Vec::new();
        self.each(root, selector, |id| {
            found.push(id);
            true
        });
        found
    }

    /// First element below `root` that matches.
    pub fn first(&self, root: NodeId, selector: &str) -> Option<NodeId> {
        let mut found = None;
        self.each(root, selector, |id| {
            found = Some(id);
            false
        });
        found
    }

    /// True when one of the selectors matches below `root`.
    pub fn any(&self, root: NodeId, selectors: &[&str]) -> bool {
        selectors.iter().any(|s| self.first(root, s).is_some())
    }

    /// True when the node matches one of the selectors.
    pub fn is(&self, id: NodeId, selectors: &[&str]) -> bool {
        selectors.iter().filter_map(|s| self.queries.by_text.get(s)).any(|q| self.page.matches(id, &q.selector))
    }

    fn each(&self, root: NodeId, selector: &str, mut take: impl FnMut(NodeId) -> bool) {
        let Some(query) = self.queries.by_text.get(selector) else { return };
        let range = self.page.subtree(root);
        let (from, to) = (range.start + 1, range.end);
        match &query.lists {
            Some(lists) if lists.len() == 1 => {
                let list = &self.lists[lists[0]];
                let start = list.partition_point(|&id| id < from);
                let within = list[start..].iter().copied().take_while(|&id| id < to);
                self.try_each(within, &query.selector, &mut take);
            }
            Some(lists) => {
                let mut within: Vec<NodeId> =
                    lists.iter().flat_map(|&l| &self.lists[l]).copied().filter(|id| (from..to).contains(id)).collect();
                table::sort(&mut within, &NodeId::cmp);
                within.dedup();
                self.try_each(within.into_iter(), &query.selector, &mut take);
            }
            None => self.try_each(from..to, &query.selector, &mut take),
        }
    }

    fn try_each(&self, ids: impl Iterator<Item = NodeId>, selector: &Selector, take: &mut impl FnMut(NodeId) -> bool) {
        for id in ids {
            if self.page.matches(id, selector) && !take(id) {
                return;
            }
        }
    }
}

#[cfg(all(test, feature = "native"))]
mod tests {
    use super::*;
    use crate::page::html;

    #[test]
    fn finds_what_the_plain_search_finds() {
        let page = html::parse(
            "<div id=a class='x y'><p data-k=1>1<b class=x>2</b></p><p>3</p><ul><li>4<li hidden>5</ul></div><p class=y>6</p>",
            "",
        );
        let selectors =
            ["p", "#a p", ".x", "[data-k]", "li, b.x", "*", ":is(p, b)", "div > p + p", "[hidden]", "p:not([data-k])"];
        let queries = Queries::new(selectors);
        let index = Index::new(&page, &queries);
        for text in selectors {
            let selector = Selector::parse(text).expect("a selector");
            for root in 0..page.len() as NodeId {
                assert_eq!(index.all(root, text), page.all(root, &selector).collect::<Vec<_>>(), "{text} below {root}");
            }
        }
    }
}
