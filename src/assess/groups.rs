//! Groups: their members are not independent, so the largest counts in full, the next by half, the
//! others not at all, and the sum is capped.

use super::{Finding, GroupSum, Part};
use crate::candidate::fold::table;
use crate::signal::Group;

/// The two largest weights of every group, and what is in no group: all that the sum needs.
#[derive(Debug, Clone, Copy, Default)]
pub(super) struct Tally {
    tops: [[i32; 2]; Group::ALL.len()],
    free: i32,
}

impl Tally {
    /// Of those parts. How an application was sent, and what was sent with it, says nothing about
    /// who sent it, so only findings about identity are in it.
    pub fn of(parts: impl Iterator<Item = Part>) -> Tally {
        let mut tally = Tally::default();
        parts.filter(Part::is_about_identity).for_each(|part| tally.add(part.signal.group, part.weight));
        tally
    }

    fn add(&mut self, group: Group, weight: i32) {
        let Some(at) = Group::ALL.iter().position(|&g| g == group) else {
            self.free += weight;
            return;
        };
        let [first, second] = self.tops[at];
        self.tops[at] = if weight > first { [weight, first] } else { [first, weight.max(second)] };
    }

    /// The sum of each group, in the order of the groups; those that nothing is in weigh 0.
    pub fn groups(&self) -> impl Iterator<Item = GroupSum> + '_ {
        Group::ALL.iter().zip(&self.tops).map(|(&group, &[largest, next])| GroupSum::of(group, largest, next))
    }

    /// Every group, less what speaks for the candidate.
    pub fn total(&self) -> i32 {
        self.free + self.groups().map(|g| g.weight).sum::<i32>()
    }
}

impl GroupSum {
    fn of(group: Group, largest: i32, next: i32) -> GroupSum {
        let (half_of_next, cap) = (next / 2, group.cap());
        GroupSum { group, largest, half_of_next, cap, weight: (largest + half_of_next).min(cap) }
    }
}

/// Sums the groups, heaviest first, and writes into each finding what it adds.
///
/// Evidence for the candidate is in no group and counts in full.
pub(super) fn sum(findings: &mut [Finding]) -> Vec<GroupSum> {
    let tally = Tally::of(findings.iter().map(Finding::part));
    let mut sums: Vec<GroupSum> = tally.groups().filter(|g| g.weight > 0).collect();
    for finding in findings.iter_mut().filter(|f| f.part().is_about_identity()) {
        finding.counted = if finding.signal.group == Group::None { finding.weight } else { 0 };
    }
    sums.iter().for_each(|sum| share(findings, sum));
    table::sort(&mut sums, &|a: &GroupSum, b: &GroupSum| b.weight.cmp(&a.weight).then(a.group.cmp(&b.group)));
    sums
}

/// Gives the two heaviest members of a group their share of its weight.
fn share(findings: &mut [Finding], sum: &GroupSum) {
    let mut members: Vec<&mut Finding> =
        findings.iter_mut().filter(|f| f.signal.group == sum.group && f.part().is_about_identity()).collect();
    table::sort(&mut members, &|a: &&mut Finding, b: &&mut Finding| Finding::heaviest_first(a, b));
    let mut left = sum.weight;
    for (finding, part) in members.into_iter().zip([sum.largest, sum.half_of_next]) {
        finding.counted = part.min(left);
        left -= finding.counted;
    }
}
