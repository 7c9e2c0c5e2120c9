//! Typed edits between two tellings: the rules' own examples, the sets of alterations, and what holds for all pairs.

#![expect(
    clippy::expect_used,
    clippy::unwrap_used,
    clippy::panic,
    reason = "helpers of tests may panic like tests"
)]

use onrecord_story::variants::{
    Difference, EditKind, Speaker, Telling, Words, align, edit_rules, edits,
};
use std::collections::BTreeMap;

fn telling(text: &str) -> Telling {
    Telling {
        article: 0,
        statement: String::new(),
        at: 0,
        pieces: text.split(" || ").map(str::to_owned).collect(),
        is_reported: false,
        speaker: Speaker::Nobody,
        outlet: None,
        published: None,
    }
}

/// The difference of two tellings from two articles.
fn compare(one: &Telling, other: &Telling) -> Difference {
    let other = &Telling { article: 1, ..other.clone() };
    let words = (Words::of(&one.pieces), Words::of(&other.pieces));
    edits((one, &words.0), (other, &words.1), &align(&words.0, &words.1))
}

/// What a set of alterations comes to.
#[derive(Default)]
struct Sums {
    rows: usize,
    right: usize,
    harmless: usize,
    false_alarms: usize,
    material: usize,
    raised: usize,
    /// For each class its rows, how many of them are not right in class, and how many in alarm.
    classes: BTreeMap<String, [usize; 3]>,
}

/// The class of a difference: its one kind, format aside unless there is nothing else; nothing where there are several.
fn class(difference: &Difference) -> Option<String> {
    let mut kinds: Vec<EditKind> = difference.edits.iter().map(|edit| edit.kind).collect();
    if kinds.iter().any(|kind| *kind != EditKind::Format) {
        kinds.retain(|kind| *kind != EditKind::Format);
    }
    kinds.sort_unstable();
    kinds.dedup();
    match kinds[..] {
        [] => Some("none".to_owned()),
        [kind] => serde_json::to_value(kind).ok()?.as_str().map(str::to_owned),
        _ => None,
    }
}

fn sums(half: &str, set: &str) -> Sums {
    let mut sums = Sums::default();
    for row in set.lines().filter(|line| !line.starts_with('#')) {
        let [_, expected, material, base, altered] = row.split('\t').collect::<Vec<_>>()[..] else {
            panic!("a row has five columns");
        };
        let difference = compare(&telling(base), &telling(altered));
        let is_raised = difference.edits.iter().any(|edit| edit.is_material);
        sums.rows += 1;
        let is_right = class(&difference).as_deref() == Some(expected);
        sums.right += usize::from(is_right);
        let of_class = sums.classes.entry(expected.to_owned()).or_default();
        of_class[0] += 1;
        of_class[1] += usize::from(!is_right);
        of_class[2] += usize::from(is_raised != (material == "yes"));
        if material == "yes" {
            sums.material += 1;
            sums.raised += usize::from(is_raised);
        } else {
            sums.harmless += 1;
            sums.false_alarms += usize::from(is_raised);
        }
    }
    println!(
        "{half} half: {} rows, class right {}, alarms {} of {} material, {} of {} harmless",
        sums.rows, sums.right, sums.raised, sums.material, sums.false_alarms, sums.harmless
    );
    for (class, [rows, wrong, alarms]) in &sums.classes {
        println!("  {class}: {rows} rows, {wrong} wrong in class, {alarms} in alarm");
    }
    sums
}

#[test]
fn alterations_seen() {
    let sums = sums("seen", include_str!("edits/seen.tsv"));
    assert!(sums.right * 100 >= sums.rows * 95);
    assert!(sums.false_alarms * 100 <= sums.harmless * 2);
    assert!(sums.raised * 100 >= sums.material * 95);
}

/// Rows of this half are read by nobody who writes rules.
#[test]
fn alterations_unseen() {
    let sums = sums("unseen", include_str!("edits/unseen.tsv"));
    assert!(sums.right * 100 >= sums.rows * 95);
    assert!(sums.false_alarms * 100 <= sums.harmless * 3);
    assert!(sums.raised * 100 >= sums.material * 90);
}

/// A telling as the rules' examples write it.
fn example(text: &str) -> Telling {
    let (speaker, text) = match text.strip_prefix('{').and_then(|rest| rest.split_once("} ")) {
        Some((name, text)) => (Speaker::Known(name.to_owned()), text),
        None => (Speaker::Nobody, text),
    };
    let is_reported = text.starts_with("(reported) ");
    let text = text.trim_start_matches("(reported) ").replace(" | ", " || ");
    Telling { speaker, is_reported, ..telling(&text) }
}

fn pair(text: &str) -> (Telling, Telling) {
    let (one, other) = text.split_once(" <> ").expect("two tellings");
    (example(one), example(other))
}

fn kind(kind: EditKind) -> String {
    serde_json::to_value(kind).unwrap().as_str().unwrap().to_owned()
}

#[test]
fn rules_hold_in_their_examples() {
    let mut faults = Vec::new();
    for rule in edit_rules() {
        assert!(rule.is_whole(), "{}", rule.name);
        let (gives, level) = rule.gives.split_once(' ').expect("a kind and a level");
        let given = |text: &str| {
            let (one, other) = pair(text);
            compare(&one, &other).edits
        };
        for text in &rule.examples {
            let edits = given(text);
            let holds = edits.iter().any(|edit| {
                edit.rule == rule.name
                    && kind(edit.kind) == gives
                    && edit.is_material == (level == "raised")
            });
            if !holds {
                faults.push(format!("{}: {text}\n   {edits:?}", rule.name));
            }
        }
        for text in &rule.counter_examples {
            if given(text).iter().any(|edit| edit.rule == rule.name) {
                faults.push(format!("{} in its counter-example: {text}", rule.name));
            }
        }
    }
    assert!(faults.is_empty(), "{}", faults.join("\n"));
}

/// Every rule that an edit names is described, and edits turned round are the same edits.
#[test]
fn rules_are_described_and_edits_have_a_mirror() {
    let known: Vec<&str> = edit_rules().iter().map(|rule| rule.name).collect();
    let set = include_str!("edits/seen.tsv").lines().filter(|line| !line.starts_with('#'));
    for row in set {
        let columns: Vec<&str> = row.split('\t').collect();
        let (base, altered) = (telling(columns[3]), telling(columns[4]));
        let (there, back) = (compare(&base, &altered), compare(&altered, &base));
        let turned: Vec<_> =
            back.edits.iter().map(|edit| (edit.kind, &edit.other, &edit.one)).collect();
        let forth: Vec<_> =
            there.edits.iter().map(|edit| (edit.kind, &edit.one, &edit.other)).collect();
        assert_eq!(forth, turned, "{}", columns[0]);
        assert!(there.edits.iter().all(|edit| known.contains(&edit.rule.as_str())));
    }
}
