//! Tables of words that never change, and one way of sorting, so that neither is compiled anew
//! for every kind of value.

use std::cmp::Ordering;

/// A list of words: what parts them (a comma, or a space for any white space), and their bits.
pub type List = (&'static str, char, u32);

/// Words with bits. A look-up costs one hash and nearly always one comparison.
#[derive(Debug)]
pub struct Table {
    /// Open addressing, at most half full.
    slots: Vec<(&'static str, u32)>,
}

impl Table {
    /// The words of all lists; a word on several has the bits of each.
    pub fn new(lists: &[List]) -> Table {
        let count: usize = lists.iter().map(|list| words(list).count()).sum();
        let mut table = Table { slots: vec![("", 0); (count * 2 + 2).next_power_of_two()] };
        for list in lists {
            words(list).for_each(|word| table.add(word, list.2));
        }
        table
    }

    fn add(&mut self, word: &'static str, bits: u32) {
        let at = self.find(word);
        self.slots[at] = (word, self.slots[at].1 | bits);
    }

    /// The bits of a word; 0 when it is on no list.
    pub fn get(&self, word: &str) -> u32 {
        self.slots[self.find(word)].1
    }

    /// Where the word is, or would be.
    fn find(&self, word: &str) -> usize {
        let mask = self.slots.len() - 1;
        let mut at = hash(word) as usize & mask;
        while !self.slots[at].0.is_empty() && self.slots[at].0 != word {
            at = (at + 1) & mask;
        }
        at
    }
}

fn words(list: &List) -> impl Iterator<Item = &'static str> {
    let (words, sign, _) = *list;
    let parts = words.split(move |c: char| c == sign || sign == ' ' && c.is_whitespace());
    parts.map(str::trim).filter(|w| !w.is_empty())
}

/// FNV-1a, its upper half folded in: the table takes the lower bits.
fn hash(word: &str) -> u32 {
    let hash = word.bytes().fold(0x811c_9dc5, |h, b| (h ^ u32::from(b)).wrapping_mul(0x0100_0193));
    hash ^ hash >> 15
}

/// The indices below `count` in order; equal ones stay as they stood.
pub fn order(count: usize, compare: &dyn Fn(usize, usize) -> Ordering) -> Vec<usize> {
    let mut order: Vec<usize> = (0..count).collect();
    order.sort_unstable_by(|&a, &b| compare(a, b).then(a.cmp(&b)));
    order
}

/// Sorts the values; equal ones stay as they stood. A sort of the standard library is compiled
/// for each kind of value and comparison, which is 4 KB each time; this is compiled once.
pub fn sort<T>(values: &mut [T], compare: &dyn Fn(&T, &T) -> Ordering) {
    let order = order(values.len(), &|a, b| compare(&values[a], &values[b]));
    arrange(order, &mut |a, b| values.swap(a, b));
}

/// The values in the order of their keys; equal ones stay as they stood.
pub fn ordered<T>(mut values: Vec<T>, compare: &dyn Fn(&T, &T) -> Ordering) -> Vec<T> {
    sort(&mut values, compare);
    values
}

/// The value of a key, by a list that is ordered by its keys; of equal keys the last counts.
pub fn last<'v, K: Ord, V>(ordered: &'v [(K, V)], key: &K) -> Option<&'v V> {
    let behind = ordered.partition_point(|(k, _)| k <= key);
    ordered.get(behind.checked_sub(1)?).filter(|(k, _)| k == key).map(|(_, value)| value)
}

/// Brings each value to its place, circle by circle: the one that belongs at `at` stands at `order[at]`.
fn arrange(mut order: Vec<usize>, swap: &mut dyn FnMut(usize, usize)) {
    for start in 0..order.len() {
        let mut at = start;
        while order[at] != start {
            let from = order[at];
            swap(at, from);
            order[at] = at;
            at = from;
        }
        order[at] = at;
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_have_the_bits_of_all_their_lists() {
        let table = Table::new(&[("one, two words ,three", ',', 1), ("one\n  four", ' ', 2), ("", ' ', 4)]);
        for (word, bits) in [("one", 3), ("two words", 1), ("three", 1), ("four", 2), ("two", 0), ("", 0)] {
            assert_eq!(table.get(word), bits, "{word}");
        }
    }

    #[test]
    fn every_word_of_a_long_list_is_found() {
        let words: Vec<String> = (0..5_000).map(|n| format!("w{n}")).collect();
        let table = Table::new(&[(words.join(" ").leak(), ' ', 1)]);
        assert!(words.iter().all(|w| table.get(w) == 1) && table.get("w5000") == 0);
    }

    #[test]
    fn any_order_is_the_order_of_the_standard_library() {
        let mut seed = 1_u64;
        for count in 0..200 {
            let mut draw = |at| {
                seed = seed.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1);
                (seed >> 40, at)
            };
            let values: Vec<(u64, u64)> =
                (0..count).map(&mut draw).map(|(key, at)| (key % (count / 2 + 1), at)).collect();
            let mut expected = values.clone();
            expected.sort_by_key(|v| v.0);
            assert_eq!(ordered(values, &|a, b| a.0.cmp(&b.0)), expected);
        }
    }

    #[test]
    fn equal_values_stay_as_they_stood() {
        let sorted = ordered(vec![(2, 'a'), (1, 'b'), (2, 'c'), (1, 'd')], &|x, y| x.0.cmp(&y.0));
        assert_eq!(sorted, [(1, 'b'), (1, 'd'), (2, 'a'), (2, 'c')]);
    }
}
