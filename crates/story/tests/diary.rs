//! Diaries of several articles: the order, what is merged, what stays visible.

mod support;

use onrecord_record::{EntityKind, Record};
use onrecord_story::{Diary, Duty, diary};
use support::{Draft, draft};

const AUTHORITY: &str = "Harbour Authority";

fn article(number: u8, text: &str) -> Draft {
    let published = format!("2024-03-{:02}", 10 + number);
    let outlet = format!("Outlet {number}");
    draft(number, &outlet, Some(&published), text).named(EntityKind::Organization, AUTHORITY)
}

/// An article in which the authority must publish its survey of the west wall.
fn survey(number: u8, time: &str, value: Option<&str>) -> Record {
    let sentence = format!("The Harbour Authority must publish its survey of the west wall {time}");
    article(number, &format!("{sentence}."))
        .duty(&sentence, AUTHORITY, "publish its survey of the west wall", (time, value, None))
        .done()
}

fn dates(duties: &[Duty]) -> Vec<Option<&str>> {
    duties.iter().map(|duty| duty.date.as_deref()).collect()
}

#[test]
fn duties_go_by_deadline_then_by_interval_then_by_the_text() {
    let text = "The Harbour Authority must dredge soon, pay in May, sail by 20 May, report this week, weld in 2024 \
        and drain within two weeks.";
    let owes = |draft: Draft, words: &str, time: &str, value, interval| {
        draft.duty(
            words,
            AUTHORITY,
            words.split(' ').next().unwrap_or_default(),
            (time, value, interval),
        )
    };
    let mut record = article(1, text);
    record = owes(record, "dredge soon", "soon", None, None);
    record = owes(record, "pay in May", "in May", Some("2024-05"), None);
    record = owes(record, "sail by 20 May", "by 20 May", Some("2024-05-20"), None);
    record =
        owes(record, "report this week", "this week", None, Some(("2024-03-11", "2024-03-17")));
    record = owes(record, "weld in 2024", "in 2024", Some("2024"), None);
    record = owes(record, "drain within two weeks", "within two weeks", None, None);
    let found = diary(&[record.done()]);
    assert_eq!(dates(&found.dated), [Some("Mon 20 May 2024"), Some("May 2024"), Some("2024")]);
    assert_eq!(dates(&found.within), [Some("11–17 March 2024, day not fixed")]);
    let open: Vec<_> = found.open.iter().map(|duty| duty.tellings[0].what.text.as_str()).collect();
    assert_eq!(open, ["dredge", "drain"]);
    assert_eq!(found.open[1].rule.as_deref(), Some("the order’s date would settle it"));
}

#[test]
fn a_duty_told_twice_is_one_with_the_date_that_is_known() {
    let found =
        diary(&[survey(1, "within two weeks", None), survey(2, "by April 5", Some("2024-04-05"))]);
    let [duty] = found.dated.as_slice() else { panic!("{found:#?}") };
    assert_eq!((duty.due.as_deref(), duty.tellings.len()), (Some("2024-04-05"), 2));
    assert!(duty.id.starts_with("o-01-"), "{}", duty.id);
    assert!(
        duty.tellings[0].due.as_ref().is_some_and(|due| due.value.is_none()),
        "what the first one says stays visible"
    );
    assert!(found.open.is_empty() && duty.other_dates.is_empty());
}

#[test]
fn two_dates_of_one_duty_stay_two_and_name_each_other() {
    let found = diary(&[
        survey(1, "by April 5", Some("2024-04-05")),
        survey(2, "by April 19", Some("2024-04-19")),
    ]);
    let [first, second] = found.dated.as_slice() else { panic!("{found:#?}") };
    assert_eq!(first.other_dates, [second.id.as_str()]);
    assert_eq!(second.other_dates, [first.id.as_str()]);
}

/// One article in which the authority must do two things by two dates; the rule of the second one.
fn twice(first: &str, second: &str, rule: &str) -> Record {
    let text = format!(
        "The Harbour Authority must {first} by April 5. The Harbour Authority must {second} by May 3."
    );
    let mut draft = article(6, &text)
        .duty(first, AUTHORITY, first, ("by April 5", Some("2024-04-05"), None))
        .duty(second, AUTHORITY, second, ("by May 3", Some("2024-05-03"), None));
    draft.0.obligations[1].due.iter_mut().for_each(|due| rule.clone_into(&mut due.rule));
    draft.done()
}

#[test]
fn two_duties_of_one_article_are_one_only_where_it_says_so() {
    let named = |record: Record| {
        let found = diary(&[record]);
        assert_eq!(found.dated.len(), 2);
        found.dated[0].other_dates.len()
    };
    let (first, second) = ("repair the west wall", "repair the west wall again");
    assert_eq!(named(twice(first, second, "as written")), 0);
    let moved = "as written; it takes the place of “April 5” (2024-04-05)";
    assert_eq!(named(twice(first, second, moved)), 1);
    let other = "as written; it takes the place of “April 9” (2024-04-09)";
    assert_eq!(named(twice(first, second, other)), 0);
}

#[test]
fn one_word_in_common_is_no_other_date() {
    let owes = |number, words: &str, time: &str, value| {
        let sentence = format!("The Harbour Authority must {words} {time}");
        article(number, &sentence).duty(&sentence, AUTHORITY, words, (time, value, None)).done()
    };
    let named = |first: &str, second: &str| {
        let found = diary(&[
            owes(1, first, "by April 5", Some("2024-04-05")),
            owes(2, second, "by May 3", Some("2024-05-03")),
        ]);
        assert_eq!(found.dated.len(), 2);
        found.dated.iter().all(|duty| !duty.other_dates.is_empty())
    };
    assert!(!named("pay", "pay the pilots"));
    assert!(!named("pay", "pay"));
    assert!(!named("hire three new pilots", "hire nine new pilots"));
    assert!(named("pay the pilots", "pay the pilots"));
}

#[test]
fn other_duties_of_one_day_and_the_same_duty_of_others_stay_apart() {
    let text = "The Harbour Authority must publish its survey of the west wall by April 5 and publish its survey of the \
        fish market by April 5.";
    let due = ("by April 5", Some("2024-04-05"), None);
    let two = article(3, text)
        .duty(
            "publish its survey of the west wall by April 5",
            AUTHORITY,
            "publish its survey of the west wall",
            due,
        )
        .duty(
            "publish its survey of the fish market by April 5",
            AUTHORITY,
            "publish its survey of the fish market",
            due,
        )
        .done();
    let text = "The town council must publish its survey of the west wall by April 5.";
    let council = draft(4, "Outlet 4", None, text)
        .duty(
            text.trim_end_matches('.'),
            "The town council",
            "publish its survey of the west wall",
            due,
        )
        .done();
    assert_eq!(diary(&[two, council]).dated.len(), 3);
}

#[test]
fn words_that_name_nobody_make_nothing_one() {
    let law = |number, words: &str| {
        draft(number, "Daily", None, &format!("a law, which {words} by April 5"))
            .duty(
                &format!("{words} by April 5"),
                "which",
                words,
                ("by April 5", Some("2024-04-05"), None),
            )
            .done()
    };
    assert_eq!(diary(&[law(1, "expires"), law(2, "expires")]).dated.len(), 2);
}

#[test]
fn who_and_days_narrow_it() {
    let text = "The town council must sit by April 9. The Harbour Authority must dredge soon.";
    let record = article(5, text)
        .duty(
            "The town council must sit by April 9",
            "The town council",
            "sit",
            ("by April 9", Some("2024-04-09"), None),
        )
        .duty("The Harbour Authority must dredge soon", AUTHORITY, "dredge", ("soon", None, None))
        .done();
    let all = || diary(&[record.clone(), survey(1, "by April 5", Some("2024-04-05"))]);
    let count = |found: Diary| found.duties().count();
    assert_eq!(count(all()), 3);
    assert_eq!(count(all().owed_by("TOWN council")), 1);
    assert_eq!(count(all().owed_by("harbour authority")), 2);
    assert_eq!(count(all().owed_by("council town")), 0);
    let day = |day: &str| day.parse().ok();
    assert_eq!(count(all().between(day("2024-04-06"), None)), 1);
    assert_eq!(count(all().between(None, day("2024-04-05"))), 1);
    assert_eq!(count(all().between(None, None)), 3);
}

#[test]
fn order_of_articles_changes_nothing() {
    let [a, b] =
        [survey(1, "by April 5", Some("2024-04-05")), survey(2, "by April 19", Some("2024-04-19"))];
    assert_eq!(diary(&[a.clone(), b.clone()]), diary(&[b.clone(), a, b]));
}
