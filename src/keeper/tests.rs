//! Remembering, recalling and taking out again, without a disk.

use super::*;
use crate::candidate::input;
use crate::memory::Meaning;

const TODAY: &str = "2026-11-22";

fn today() -> Day {
    TODAY.parse().expect("a day")
}

fn mara(name: &str) -> Application {
    let json = format!(
        r#"{{"name": "{name}", "emails": ["m.lindqvist@example.org"], "phones": ["+49 30 1234567"],
            "applied_for": "Engineer", "site": "page", "identity": "{name}"}}"#
    );
    let text = "I ran the billing of a grid for nine years and wrote the tool that finds meters which lie. ".repeat(6);
    Application { text, ..Application::new(input::candidate(&json).expect("a candidate"), today()) }
}

/// Keeps items as a store would.
fn keep(keeper: &mut Keeper, applications: &[Application]) -> Sheets {
    let mut sheets = Sheets::default();
    for (id, application) in (1..).zip(applications) {
        let item = keeper.item(application, today());
        keeper.see(id, &item.hot);
        sheets.0.insert(id, Sheet::from_bytes(&item.cold).expect("a sheet"));
    }
    sheets
}

#[test]
fn somebody_under_another_name_is_recalled_and_oneself_is_history() {
    let mut keeper = Keeper::new([3; 32]);
    let sheets = keep(&mut keeper, &[mara("Mara Lindqvist")]);
    let manifest = Manifest::new([3; 32]);
    let look = |application: &Application| {
        let sighting = keeper.sighting(application);
        assert_eq!(keeper.candidates(&sighting), [1]);
        keeper.recollect(&sighting, &sheets, &manifest)
    };
    let other = look(&mara("Jonas Weber"));
    assert_eq!(other.links.first().map(|link| (link.to, link.meaning)), Some((1, Meaning::Reuse)));
    assert!(other.reused(Kind::Phone).is_some());
    let again =
        look(&Application { candidate: Candidate { identity: None, ..mara("Mara Lindqvist").candidate }, ..mara("x") });
    assert_eq!(again.history.map(|history| history.times), Some(1));
}

#[test]
fn a_day_to_come_is_kept_as_today_and_retention_counts_from_the_day() {
    let keeper = Keeper::new([3; 32]);
    let late = Application { day: "2031-01-01".parse().expect("a day"), ..mara("Mara") };
    assert_eq!(i64::from(keeper.item(&late, today()).day), today().days());
    let manifest = Manifest::new([3; 32]).keeping(10);
    assert_eq!(Day::from_days(i64::from(first_kept(&manifest, today()))).to_string(), "2026-11-12");
}

#[test]
fn what_is_taken_out_comes_in_again_under_another_secret() {
    let mut keeper = Keeper::new([3; 32]);
    let sheets = keep(&mut keeper, &[mara("Mara Lindqvist")]);
    let line = Export::of(1, sheets.0[&1].clone()).line();
    let read: Export = serde_json::from_str(&line).expect("a line of ours");
    let application = read.application().expect("an application");
    let mut other = Keeper::new([4; 32]);
    let again = keep(&mut other, std::slice::from_ref(&application));
    assert!(again.0[&1].is_same(&sheets.0[&1]) && again.0[&1].label == sheets.0[&1].label);
    assert_ne!(other.who("x"), keeper.who("x"));
    let sighting = other.sighting(&mara("Jonas Weber"));
    let found = other.recollect(&sighting, &again, &Manifest::new([4; 32]));
    assert!(found.reused(Kind::Mail).or(found.reused(Kind::WorkMail)).is_some());
}

#[test]
fn keys_without_the_secret_say_nothing() {
    let keeper = Keeper::new([3; 32]);
    let hot = keeper.item(&mara("Mara Lindqvist"), today()).hot;
    // A million telephone numbers, the right one among them, hashed as anybody could who has no secret.
    let strange = Secret::new([0; 32]);
    let kept: std::collections::BTreeSet<&[u8]> = hot.windows(8).collect();
    let found = (0..1_000_000_u32).filter(|n| {
        let number = format!("9:30{:07}", 1_000_000 + n);
        kept.contains(&strange.hash(Kind::Phone, &number).to_le_bytes()[..])
    });
    assert_eq!(found.count(), 0);
    // With it, the same search finds the number.
    let own = Secret::new([3; 32]);
    let found = (234_000..235_000_u32).filter(|n| {
        let number = format!("9:30{:07}", 1_000_000 + n);
        kept.contains(&own.hash(Kind::Phone, &number).to_le_bytes()[..])
    });
    assert_eq!(found.count(), 1, "the search itself works");
}

#[test]
fn a_text_alone_is_found_again_through_the_store() {
    let text = "I keep the ledgers of a shipping line and wrote the tool that tells which cargo was weighed twice. \
        Before that I measured tides for a harbour, drew its charts, and taught pilots to read them by night. \
        On the side I restore sextants and write about the people who used them.";
    let of = |name: &str| Application { text: text.to_owned(), ..named(name) };
    let mut keeper = Keeper::new([3; 32]);
    let sheets = keep(&mut keeper, &[of("Ines Calderón"), named("Somebody Else"), of("Tomas Brandt")]);
    let sighting = keeper.sighting(&of("Jonas Weber"));
    assert_eq!(keeper.candidates(&sighting), [1, 3]);
    let found = keeper.recollect(&sighting, &sheets, &Manifest::new([3; 32]));
    assert_eq!(found.links.len(), 2);
}

fn named(name: &str) -> Application {
    let json = serde_json::json!({ "name": name }).to_string();
    Application::new(input::candidate(&json).expect("a candidate"), today())
}

#[test]
fn the_two_texts_stand_beside_each_other() {
    let mut keeper = Keeper::new([3; 32]);
    let sheets = keep(&mut keeper, &[mara("Mara Lindqvist"), named("No Text")]);
    let own =
        Application { text: "Before all: I ran the billing of a grid for nine years and more.".into(), ..named("x") };
    let laid = keeper.beside(&keeper.sighting(&own), &sheets.0[&1]);
    let shared: Vec<_> = laid.own.iter().filter(|piece| piece.run.is_some()).collect();
    assert_eq!(shared.len(), 1);
    assert_eq!((shared[0].text.as_str(), shared[0].rare), ("I ran the billing of a grid for nine years and", true));
    let whole = |pieces: &[Piece]| pieces.iter().map(|piece| piece.text.as_str()).collect::<String>();
    assert_eq!((whole(&laid.own), whole(&laid.other)), (own.text, sheets.0[&1].text.clone()));
    assert!(laid.other.iter().any(|piece| piece.run == shared[0].run));
    assert!(keeper.beside(&keeper.sighting(&mara("x")), &sheets.0[&2]).other.is_empty());
}

#[test]
fn a_page_that_is_read_again_is_itself_on_the_same_day_and_history_later() {
    let of = |label: &str, day: &str| Application {
        label: Some(label.into()),
        day: day.parse().expect("a day"),
        candidate: Candidate { identity: None, ..mara("Mara Lindqvist").candidate },
        ..mara("x")
    };
    let mut keeper = Keeper::new([3; 32]);
    let sheets = keep(&mut keeper, &[of("page", "2026-11-20")]);
    let times = |application: &Application| {
        let found = keeper.recollect(&keeper.sighting(application), &sheets, &Manifest::new([3; 32]));
        assert!(found.links.iter().all(|link| link.meaning == Meaning::History));
        found.history.map_or(0, |history| history.times)
    };
    assert_eq!([times(&of("page", "2026-11-20")), times(&of("page", "2026-11-22"))], [0, 1]);
    assert_eq!(times(&of("another", "2026-11-20")), 1, "the same person on another page");
    // With an identity the page is known on every day.
    let mut keeper = Keeper::new([3; 32]);
    let sheets =
        keep(&mut keeper, &[Application { day: "2026-11-20".parse().expect("a day"), ..mara("Mara Lindqvist") }]);
    let again = keeper.recollect(&keeper.sighting(&mara("Mara Lindqvist")), &sheets, &Manifest::new([3; 32]));
    let history = again.history.expect("seen before");
    assert_eq!((history.times, history.roles_in_week, history.same_role), (1, 1, 1));
}

#[test]
fn a_group_is_walked_from_link_to_link() {
    let linked = |name: &str, phone: u32, mail: &str| {
        let json = serde_json::json!({ "name": name, "emails": [mail], "phones": [format!("+49 30 91827{phone}")],
            "links": [format!("https://github.com/{mail}").replace("@example.org", "")] });
        Application {
            label: Some(name.into()),
            ..Application::new(input::candidate(&json.to_string()).expect("a candidate"), today())
        }
    };
    let mut keeper = Keeper::new([3; 32]);
    let mut both = linked("Jonas Weber", 34, "q.mail@example.org");
    both.candidate.phones = linked("x", 35, "x").candidate.phones;
    both.candidate.emails = linked("x", 35, "r.mail@example.org").candidate.emails;
    both.candidate.links.items.extend(linked("x", 35, "r.mail@example.org").candidate.links.items);
    both.candidate.emails.items.extend(linked("x", 34, "q.mail@example.org").candidate.emails.items);
    let all =
        [linked("Ines Calderon", 34, "q.mail@example.org"), both, linked("Oskar Nyberg", 35, "r.mail@example.org")];
    let sheets = keep(&mut keeper, &all);
    let manifest = Manifest::new([3; 32]);
    let some = |ids: &[Id]| {
        Sheets(sheets.0.iter().filter(|(id, _)| ids.contains(id)).map(|(id, sheet)| (*id, sheet.clone())).collect())
    };
    // Looked at is the first, remembered already; it knows the second, and that one the third.
    let sighting = keeper.sighting(&all[0]);
    let mut walk = Walk::begin(&keeper, &sighting, some(&keeper.candidates(&sighting)), &manifest);
    let mut steps = 0;
    loop {
        let wanted: Vec<Id> = walk.wants(&keeper).into_iter().collect();
        if wanted.is_empty() {
            break;
        }
        walk.step(&keeper, some(&wanted), &manifest);
        steps += 1;
    }
    let group = walk.group();
    let told: Vec<_> = group.members.iter().map(|member| (member.found.number, member.with.clone())).collect();
    assert_eq!((told, steps), (vec![(2, vec![0, 3]), (3, vec![2])], 2));
    assert!(!group.more && group.links.iter().all(|(_, _, weight)| *weight > 0));
}
