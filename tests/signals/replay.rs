//! The record reckoned again from its own numbers, by other code: what is shown is the computation.

use crate::EXAMPLES;
use bonafide::{assess, report, signal};
use serde_json::Value;
use std::collections::BTreeMap;

fn number(value: &Value, key: &str) -> i64 {
    value[key].as_i64().unwrap_or_else(|| panic!("{key} of {value}"))
}

fn list<'v>(value: &'v Value, key: &str) -> &'v [Value] {
    value[key].as_array().unwrap()
}

/// Findings about who the person is, that weigh.
fn weighing(assessment: &Value) -> Vec<&Value> {
    let all = list(assessment, "findings").iter();
    all.filter(|f| f["concern"] == "identity" && f["stage"] == "settled" && number(f, "weight") != 0).collect()
}

/// Largest, half of the next, cap, sum: for each group that weighs.
fn groups(findings: &[&Value]) -> BTreeMap<String, Vec<i64>> {
    let mut groups: BTreeMap<String, Vec<i64>> = BTreeMap::new();
    for finding in findings {
        groups.entry(finding["group"].as_str().unwrap().to_owned()).or_default().push(number(finding, "weight"));
    }
    groups.values_mut().for_each(|weights| weights.sort_by(|a, b| b.cmp(a)));
    groups
}

fn tier(assessment: &Value, total: i64) -> &'static str {
    let findings = weighing(assessment);
    let any = |test: &dyn Fn(&Value) -> bool| findings.iter().any(|f| test(f));
    let strong = |f: &Value, people: i64| number(f, "weight") >= 100 && number(f, "confirmed_by") >= people;
    let conclusive = |f: &Value| f["signal"].as_str().and_then(signal::by_id).is_some_and(|s| s.conclusive);
    let posterior = number(&assessment["sum"], "posterior");
    let two = list(assessment, "groups").iter().filter(|g| number(g, "weight") >= 11).count() >= 2;
    let automation =
        list(assessment, "findings").iter().any(|f| f["concern"] == "automation" && number(f, "weight") >= 48);
    let question = (two || any(&|f| number(f, "weight") >= 48)) && total >= 11;
    if any(&|f| conclusive(f) && strong(f, 2)) || (posterior >= 18 && two && any(&|f| strong(f, 1))) {
        "pause-and-involve-security"
    } else if any(&|f| f["group"] == "G-IOC" && f["lesser"] == false) || (posterior >= -60 && two) {
        "verify-before-the-next-step"
    } else if question || automation {
        "worth-a-question"
    } else if assessment["coverage"]["enough"] == true {
        "nothing-found"
    } else {
        "not-enough-to-say"
    }
}

fn reckon(assessment: &Value) {
    let findings = weighing(assessment);
    let mut against = 0;
    let groups = groups(&findings);
    assert_eq!(groups.len(), list(assessment, "groups").len());
    for group in list(assessment, "groups") {
        let weights = &groups[group["group"].as_str().unwrap()];
        let half = weights.get(1).map_or(0, |next| next / 2);
        let sum = (weights[0] + half).min(number(group, "cap"));
        let shown = ["largest", "half_of_next", "weight"].map(|key| number(group, key));
        assert_eq!(shown, [weights[0], half, sum], "{group}");
        let members = findings.iter().filter(|f| f["group"] == group["group"]);
        assert_eq!(members.map(|f| number(f, "counted")).sum::<i64>(), sum, "{group}");
        against += sum;
    }
    let in_favour: i64 = list(assessment, "for_candidate").iter().map(|f| number(f, "counted")).sum();
    let shown = ["groups", "for_candidate", "total", "posterior"].map(|key| number(&assessment["sum"], key));
    let total = against + in_favour;
    assert_eq!(shown, [against, in_favour, total, total - 200]);
    assert_eq!(assessment["tier"], tier(assessment, total));
}

#[test]
fn every_record_can_be_reckoned_again() {
    for example in EXAMPLES {
        let (reading, world) = (example.reading(), example.world());
        let record = report::record_json(None, &reading, &assess::assess(&reading, &world), &world);
        reckon(&serde_json::from_str::<Value>(&record).unwrap()["assessment"]);
    }
}

/// Answers in pairs of neighbours, so that sums, caps and confirmations meet.
#[test]
fn answers_together_can_be_reckoned_again() {
    let asking: Vec<_> = signal::catalogue().iter().filter(|s| s.question.is_some()).collect();
    let mut reckoned = 0;
    for (at, first) in asking.iter().enumerate() {
        for second in asking[at..].iter().take(8) {
            let mut world = EXAMPLES[0].world();
            for signal in [first, second] {
                let firing = signal
                    .question
                    .iter()
                    .flat_map(|q| q.answers)
                    .find(|a| a.effect == signal::question::Effect::Fires);
                let answer = firing.map_or("unknown", |reply| reply.id);
                let observation = signal::observation::Observation::new(signal.id, answer);
                world.observations.push(signal::observation::Observation { confirmed_by: 2, ..observation });
            }
            let reading = EXAMPLES[0].reading_of(r#"{"name": "Mara Lindqvist", "emails": ["mara@lindqvist.example"]}"#);
            let record = report::record_json(None, &reading, &assess::assess(&reading, &world), &world);
            reckon(&serde_json::from_str::<Value>(&record).unwrap()["assessment"]);
            reckoned += 1;
        }
    }
    assert!(reckoned > 0);
}
