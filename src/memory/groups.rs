//! Groups of linked applications, as a graph: who belongs together through whom.

use super::Id;
use std::collections::BTreeMap;

/// Applications that are joined, directly or through others.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Group {
    /// Their numbers, rising.
    pub members: Vec<Id>,
    /// The links among them with their weights, by number.
    pub links: Vec<(Id, Id, i32)>,
}

/// The groups of two and more that links make, by their first member. Links to oneself say nothing.
pub fn groups(links: &[(Id, Id, i32)]) -> Vec<Group> {
    let mut parents: BTreeMap<Id, Id> = links.iter().flat_map(|(a, b, _)| [(*a, *a), (*b, *b)]).collect();
    for (a, b, _) in links {
        let (a, b) = (root(&mut parents, *a), root(&mut parents, *b));
        parents.insert(a.max(b), a.min(b));
    }
    let mut groups: BTreeMap<Id, Group> = BTreeMap::new();
    for member in parents.keys().copied().collect::<Vec<_>>() {
        let first = root(&mut parents, member);
        let group = groups.entry(first).or_insert(Group { members: Vec::new(), links: Vec::new() });
        group.members.push(member);
    }
    for (a, b, weight) in links.iter().filter(|(a, b, _)| a != b) {
        let first = root(&mut parents, *a);
        groups.entry(first).and_modify(|group| group.links.push((*a.min(b), *a.max(b), *weight)));
    }
    let mut all: Vec<Group> = groups.into_values().filter(|group| group.members.len() > 1).collect();
    all.iter_mut().for_each(|group| group.links.sort_unstable());
    all
}

/// The first member; the way to it is made short.
fn root(parents: &mut BTreeMap<Id, Id>, of: Id) -> Id {
    let mut at = of;
    while let Some(parent) = parents.get(&at).copied().filter(|parent| *parent != at) {
        let above = parents.get(&parent).copied().unwrap_or(parent);
        parents.insert(at, above);
        at = above;
    }
    at
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_joined_through_others_is_one_group() {
        let all = groups(&[(5, 2, 90), (2, 9, 50), (7, 8, 20), (4, 4, 1), (9, 5, 30)]);
        assert_eq!(all.len(), 2);
        assert_eq!(all[0].members, [2, 5, 9]);
        assert_eq!(all[0].links, [(2, 5, 90), (2, 9, 50), (5, 9, 30)]);
        assert_eq!(all[1].members, [7, 8]);
        assert!(groups(&[]).is_empty());
    }

    #[test]
    fn a_long_chain_is_one_group() {
        let chain: Vec<(Id, Id, i32)> = (0..50_000).map(|i| (i + 1, i, 1)).collect();
        assert_eq!(groups(&chain)[0].members.len(), 50_001);
    }
}
