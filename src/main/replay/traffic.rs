//! Who applies where on which day, and who sees it: an agency, single companies, groups of companies.

use super::honest::People;
use super::person::Truth;
use super::random::{Of, Stream, mix};
use super::rates;
use super::scheme::Scheme;
use std::collections::BTreeMap;

/// Month of the first day, January 2022, in months since the year 0.
pub const FIRST_MONTH: i32 = 2022 * 12;
/// The first day, counted from 1 January 1970.
pub const FIRST_DAY: i32 = 18_993;

/// Companies without a sighting to repeat that are looked at too.
const OTHER_COMPANIES: usize = 30;
/// Groups that are looked at, and companies in one.
const GROUPS: usize = 4;
const GROUP: usize = 50;

/// An application that will be made.
#[derive(Clone)]
pub struct Planned {
    /// Day since the beginning.
    pub day: u16,
    /// Company.
    pub company: u16,
    /// Whose.
    pub who: Truth,
    /// Its number, from which everything random about it comes.
    pub number: u32,
    /// Which search for a job of an honest person.
    pub search: u8,
}

/// One way of looking at the traffic: memories that know nothing of each other, each with what it sees in order.
pub struct Perspective {
    /// `agency`, `company`, `group`.
    pub name: &'static str,
    /// What each memory sees.
    pub memories: Vec<Vec<Planned>>,
}

/// How much there is, and how much of it an agency sees.
pub struct Size {
    /// Honest applications for each of the scheme.
    pub mix: u32,
    /// Share of all traffic that an agency sees, in ten-thousandths.
    pub share: u32,
}

/// Number of honest people.
pub fn people(mix: u32) -> u32 {
    (rates::APPLICATIONS * mix).div_ceil(rates::PER_PERSON / 2 + 1)
}

/// All perspectives of a seed.
pub fn perspectives(seed: u64, size: &Size, scheme: &Scheme, honest: &People) -> Vec<Perspective> {
    let attack = scheme.plan();
    let (looked_at, groups) = chosen(seed, &attack);
    let seen: BTreeMap<u16, usize> = looked_at.iter().enumerate().map(|(at, company)| (*company, at)).collect();
    let grouped: BTreeMap<u16, usize> =
        groups.iter().enumerate().flat_map(|(at, group)| group.iter().map(move |company| (*company, at))).collect();
    let mut agency = Vec::new();
    let mut single = vec![Vec::new(); looked_at.len()];
    let mut together = vec![Vec::new(); GROUPS];
    let mut hand_out = |planned: Planned| {
        if mix(seed ^ mix(u64::from(planned.number) << 1 | is_scheme(&planned))) % 10_000 < u64::from(size.share) {
            agency.push(planned.clone());
        }
        if let Some(&at) = seen.get(&planned.company) {
            single[at].push(planned.clone());
        }
        if let Some(&at) = grouped.get(&planned.company) {
            together[at].push(planned);
        }
    };
    honest_plan(seed, size.mix, honest, &attack, &mut hand_out);
    attack.into_iter().for_each(hand_out);
    let mut all = vec![
        Perspective { name: "agency", memories: vec![agency] },
        Perspective { name: "company", memories: single },
        Perspective { name: "group", memories: together },
    ];
    all.iter_mut().flat_map(|p| &mut p.memories).for_each(|memory| in_order(seed, memory));
    all
}

fn is_scheme(planned: &Planned) -> u64 {
    u64::from(matches!(planned.who, Truth::Scheme { .. }))
}

/// By day; within a day in an order that says nothing of who is honest.
fn in_order(seed: u64, memory: &mut [Planned]) {
    let key = |p: &Planned| (p.day, mix(seed ^ u64::from(p.number) << 1 ^ is_scheme(p)));
    memory.sort_by_cached_key(key);
}

/// Honest people apply where the scheme applies, as often: the mix is the same at every company.
fn honest_plan(seed: u64, mix_of: u32, honest: &People, attack: &[Planned], hand_out: &mut impl FnMut(Planned)) {
    let total = rates::APPLICATIONS * mix_of;
    let mut number = 0;
    for person in 0.. {
        for (day, search) in honest.days(person) {
            if number == total {
                return;
            }
            let at = mix(seed.wrapping_add(mix(u64::from(number)))) % attack.len().max(1) as u64;
            let company = attack.get(at as usize).map_or(0, |attack| attack.company);
            hand_out(Planned { day, company, who: Truth::Honest(person), number, search });
            number += 1;
        }
    }
}

/// The companies looked at alone: all to which one operator came under two names, and some others; and the groups.
fn chosen(seed: u64, attack: &[Planned]) -> (Vec<u16>, Vec<Vec<u16>>) {
    let mut operators: BTreeMap<(u16, u16), u16> = BTreeMap::new();
    let mut repeated: Vec<u16> = Vec::new();
    for planned in attack {
        let Truth::Scheme { operator, identity } = planned.who else { continue };
        let first = *operators.entry((planned.company, operator)).or_insert(identity);
        if first != identity && !repeated.contains(&planned.company) {
            repeated.push(planned.company);
        }
    }
    let mut companies: Vec<u16> = (0..rates::COMPANIES as u16).collect();
    Stream::new(seed, Of::View, 0).shuffle(&mut companies);
    let groups = companies.chunks(GROUP).take(GROUPS).map(<[u16]>::to_vec).collect();
    let others = companies.iter().rev().filter(|company| !repeated.contains(company)).take(OTHER_COMPANIES);
    let all = repeated.iter().chain(others).copied().collect();
    (all, groups)
}
