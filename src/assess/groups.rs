//! Groups: their members are not independent, so the largest counts in full, the next by half, the
//! others not at all, and the sum is capped.

use super::{Finding, GroupSum};
use crate::signal::Group;
use std::collections::BTreeMap;

/// Sums the groups, heaviest first, and writes into each finding what it adds.
///
/// Evidence for the candidate is in no group and counts in full. How an application was sent says
/// nothing about who sent it, so findings about automation add nothing here.
pub(super) fn sum(findings: &mut [Finding]) -> Vec<GroupSum> {
    let mut members: BTreeMap<Group, Vec<usize>> = BTreeMap::new();
    for (at, finding) in findings.iter_mut().enumerate().filter(|(_, f)| f.is_about_identity()) {
        match finding.signal.group {
            Group::None => finding.counted = finding.weight,
            group => members.entry(group).or_default().push(at),
        }
    }
    let mut sums: Vec<_> = members.into_iter().map(|(group, at)| share(findings, group, at)).collect();
    sums.sort_by(|a, b| b.weight.cmp(&a.weight).then(a.group.cmp(&b.group)));
    sums
}

/// Gives the two heaviest members of a group their share.
fn share(findings: &mut [Finding], group: Group, mut members: Vec<usize>) -> GroupSum {
    let cap = group.cap();
    members.sort_by(|&a, &b| {
        let (a, b) = (&findings[a], &findings[b]);
        b.weight.cmp(&a.weight).then(a.signal.id.cmp(b.signal.id))
    });
    let mut weight = 0;
    for (&at, parts) in members.iter().zip([1, 2]) {
        let finding = &mut findings[at];
        finding.counted = (finding.weight / parts).min(cap - weight);
        weight += finding.counted;
    }
    GroupSum { group, weight, cap }
}
