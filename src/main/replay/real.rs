//! Real honest texts, anonymous: read from a folder that is not part of the project.

use serde::Deserialize;
use std::collections::BTreeMap;
use std::path::Path;
use std::sync::Arc;

/// Sets that are good for counting false links; others of the folder hold copies of one text.
const SETS: [&str; 2] = ["livecareer.jsonl", "updated.jsonl"];
/// Pairs of texts that are near to each other: taken as two versions of one person's.
const PAIRS: &str = "near_duplicate_pairs.csv";

#[derive(Deserialize)]
struct Line {
    id: String,
    text: String,
}

/// The texts of the folder, those of one person together; and what is to be said when there are none.
pub fn texts(folder: &str) -> (Vec<Vec<Arc<str>>>, Vec<String>) {
    let folder = Path::new(folder);
    let (mut lines, mut notes) = (Vec::new(), Vec::new());
    for set in SETS {
        match std::fs::read_to_string(folder.join(set)) {
            Ok(text) => lines.extend(text.lines().filter_map(|line| serde_json::from_str::<Line>(line).ok())),
            Err(_) => notes.push(format!("skipped: {} not there; more texts are made up", folder.join(set).display())),
        }
    }
    let heads = heads(&std::fs::read_to_string(folder.join(PAIRS)).unwrap_or_default());
    let mut people: BTreeMap<String, Vec<Arc<str>>> = BTreeMap::new();
    for line in lines {
        let head = heads.get(&line.id).unwrap_or(&line.id).clone();
        people.entry(head).or_default().push(line.text.into());
    }
    (people.into_values().collect(), notes)
}

/// For each text of a pair the first of all texts that it hangs together with.
fn heads(pairs: &str) -> BTreeMap<String, String> {
    let mut heads: BTreeMap<String, String> = BTreeMap::new();
    for pair in pairs.lines().skip(1) {
        let mut columns = pair.split(',').map(str::to_owned);
        let (Some(a), Some(b)) = (columns.next(), columns.next()) else { continue };
        let (a_head, b_head) =
            (heads.get(&a).cloned().unwrap_or(a.clone()), heads.get(&b).cloned().unwrap_or(b.clone()));
        let (first, second) = if a_head <= b_head { (a_head, b_head) } else { (b_head, a_head) };
        heads.values_mut().filter(|head| **head == second).for_each(|head| head.clone_from(&first));
        heads.insert(a, first.clone());
        heads.insert(b, first);
    }
    heads
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn pairs_that_hang_together_are_one_person() {
        let heads = heads("id_a,id_b\nd,c\nx,y\nb,c\na,b\n");
        let head = |id: &str| heads.get(id).map(String::as_str);
        assert_eq!([head("a"), head("b"), head("c"), head("d")], [Some("a"); 4]);
        assert_eq!((head("y"), head("z")), (Some("x"), None));
    }
}
