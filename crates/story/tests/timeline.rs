//! Timelines of several articles: what is merged, what stays apart, and the order.

mod support;

use onrecord_record::{EntityKind, Record};
use onrecord_story::{Entry, Timeline, timeline};
use std::time::{Duration, Instant};
use support::{Date, draft};

const TUESDAY: Date = ("on Tuesday", "2024-03-12", "2024-03-12", "day");
const MARCH: Date = ("in March", "2024-03-01", "2024-03-31", "month");

/// An article of one sentence that tells one event of Tuesday with these people.
fn tells(number: u8, sentence: &str, who: &[&str]) -> Record {
    let published = format!("2024-03-{:02}", 12 + number);
    let mut draft = draft(number, &format!("Outlet {number}"), Some(&published), sentence);
    for name in who {
        draft = draft.person(name);
    }
    draft.event(sentence.trim_end_matches('.'), Some(TUESDAY), who).done()
}

fn words(entry: &Entry) -> Vec<&str> {
    entry.tellings.iter().map(|told| told.words.as_str()).collect()
}

/// How many entries two articles of one sentence each come to.
fn entries(a: &str, b: &str, who_a: &[&str], who_b: &[&str]) -> usize {
    timeline(&[tells(1, a, who_a), tells(2, b, who_b)]).dated.len()
}

#[test]
fn an_event_told_by_two_outlets_is_one_entry_with_both_tellings() {
    let courier = tells(1, "Ana Kovač resigned as ports minister on Tuesday.", &["Ana Kovač"]);
    let post =
        tells(2, "Ports minister Ana Kovac resigned on Tuesday after a row.", &["Ana Kovac"]);
    let found = timeline(&[post, courier]);
    let [entry] = found.dated.as_slice() else { panic!("{found:#?}") };
    assert_eq!(entry.tellings.len(), 2);
    let outlets: Vec<_> = entry
        .tellings
        .iter()
        .map(|t| found.sources[t.article].outlet.as_deref().unwrap())
        .collect();
    assert_eq!(outlets, ["Outlet 1", "Outlet 2"], "the one published first goes first");
    assert_eq!(entry.participants, ["Ana Kovač"], "one person once");
    assert!(entry.id.starts_with("v-01-"), "the id is that of the first telling: {}", entry.id);
    assert_eq!(entry.date.as_deref(), Some("Tue 12 March 2024"));
}

#[test]
fn an_event_told_twice_in_one_article_is_one_entry() {
    let text = "Ana Kovač resigned on Tuesday. Her deputy wept. \
        When Ana Kovač resigned on Tuesday, the ferries had stopped.";
    let record = draft(1, "Courier", None, text)
        .person("Ana Kovač")
        .event("Ana Kovač resigned", Some(TUESDAY), &["Ana Kovač"])
        .event("When Ana Kovač resigned on Tuesday", Some(TUESDAY), &["Ana Kovač"])
        .done();
    let found = timeline(&[record]);
    assert_eq!(found.dated.iter().map(|e| e.tellings.len()).collect::<Vec<_>>(), [2]);
}

#[test]
fn two_events_of_one_day_and_one_person_stay_two() {
    let pairs = [
        (
            "Ana Kovač opened the new ferry pier on Tuesday.",
            "Ana Kovač opened the town library on Tuesday.",
        ),
        (
            "Ana Kovač approved the plan to dredge the basin on Tuesday.",
            "Ana Kovač rejected the plan to dredge the basin on Tuesday.",
        ),
        (
            "Ana Kovač signed the contract for 40 tugs on Tuesday.",
            "Ana Kovač signed the contract for 12 tugs on Tuesday.",
        ),
        (
            "Ana Kovač dismissed three pilots of the old harbour on Tuesday.",
            "Ana Kovač dismissed nine pilots of the old harbour on Tuesday.",
        ),
        ("Ana Kovač met the pilots on Tuesday.", "Ana Kovač did not meet the pilots on Tuesday."),
        ("Ana Kovač was arrested on Tuesday.", "Ana Kovač was released on Tuesday."),
    ];
    for (a, b) in pairs {
        assert_eq!(entries(a, b, &["Ana Kovač"], &["Ana Kovač"]), 2, "{a} / {b}");
    }
}

#[test]
fn a_surname_alone_makes_nobody_one_with_another_of_that_name() {
    let by = |name: &str| format!("{name} resigned as harbour master on Tuesday.");
    let same = |a: &str, b: &str| entries(&by(a), &by(b), &[a], &[b]) == 1;
    assert!(!same("Ana Kovač", "Luka Kovač"));
    assert!(same("Ana Kovač", "Kovač"));
    let third = tells(3, "Luka Kovač sailed on Tuesday.", &["Luka Kovač"]);
    let ambiguous =
        [tells(1, &by("Ana Kovač"), &["Ana Kovač"]), tells(2, &by("Kovač"), &["Kovač"]), third];
    assert_eq!(timeline(&ambiguous).dated.len(), 3);
}

#[test]
fn where_nobody_is_known_the_words_alone_must_tell() {
    let long = "A crane fell into the old harbour basin near the chandlery on Tuesday.";
    let other = "A crane fell into the old harbour basin on Tuesday, near a chandlery.";
    assert_eq!(entries(long, other, &[], &[]), 1);
    assert_eq!(entries("A crane fell on Tuesday.", "A crane fell on Tuesday.", &[], &[]), 2);
}

#[test]
fn a_day_within_the_month_that_another_gives_is_the_more_exact_telling() {
    let vague = draft(1, "Weekly", Some("2024-04-02"), "Ana Kovač resigned in March.")
        .person("Ana Kovač")
        .event("Ana Kovač resigned in March", Some(MARCH), &["Ana Kovač"])
        .done();
    let exact = tells(9, "Ana Kovač resigned on Tuesday.", &["Ana Kovač"]);
    let april = draft(3, "Daily", None, "Ana Kovač resigned on April 9.")
        .person("Ana Kovač")
        .event(
            "Ana Kovač resigned",
            Some(("April 9", "2024-04-09", "2024-04-09", "day")),
            &["Ana Kovač"],
        )
        .done();
    let found = timeline(&[vague, exact, april]);
    let dates: Vec<_> =
        found.dated.iter().map(|e| (e.date.as_deref().unwrap(), e.tellings.len())).collect();
    assert_eq!(dates, [("Tue 12 March 2024", 2), ("Tue 9 April 2024", 1)]);
}

#[test]
fn two_days_of_one_month_do_not_become_one_through_the_month() {
    let on = |number, day: &'static str| {
        let words = "Ana Kovač met the pilots";
        draft(number, "Daily", Some("2024-04-01"), &format!("{words} on {day}."))
            .person("Ana Kovač")
            .event(words, Some((day, day, day, "day")), &["Ana Kovač"])
            .done()
    };
    let month = draft(1, "Weekly", Some("2024-03-31"), "Ana Kovač met the pilots in March.")
        .person("Ana Kovač")
        .event("Ana Kovač met the pilots in March", Some(MARCH), &["Ana Kovač"])
        .done();
    let found = timeline(&[month, on(2, "2024-03-05"), on(3, "2024-03-19")]);
    let counts: Vec<_> = found.dated.iter().map(|e| e.tellings.len()).collect();
    assert_eq!(counts, [2, 1], "{:#?}", found.dated.iter().map(words).collect::<Vec<_>>());
}

#[test]
fn a_year_is_no_one_of_its_days() {
    let wide = draft(1, "Annual", None, "Ana Kovač resigned in 2024.")
        .person("Ana Kovač")
        .event(
            "Ana Kovač resigned",
            Some(("2024", "2024-01-01", "2024-12-31", "year")),
            &["Ana Kovač"],
        )
        .done();
    let exact = tells(2, "Ana Kovač resigned on Tuesday.", &["Ana Kovač"]);
    assert_eq!(timeline(&[wide, exact]).dated.len(), 2);
}

#[test]
fn entries_go_by_their_beginning_narrower_before_wider_and_undated_ones_by_the_text() {
    let text = "The wall moved. In March it leaked. On 1 March divers came. In 2024 it fell. \
        In 44 BC a pier stood here. Later it was mended.";
    let found = timeline(&[draft(1, "Courier", None, text)
        .event("In March it leaked", Some(("In March", "2024-03-01", "2024-03-31", "month")), &[])
        .event(
            "On 1 March divers came",
            Some(("On 1 March", "2024-03-01", "2024-03-01", "day")),
            &[],
        )
        .event("In 2024 it fell", Some(("In 2024", "2024-01-01", "2024-12-31", "year")), &[])
        .event("a pier stood here", Some(("44 BC", "-000043-01-01", "-000043-12-31", "year")), &[])
        .event("The wall moved", None, &[])
        .event("Later it was mended", Some(("Later", "", "", "vague")), &[])
        .done()]);
    let dates: Vec<_> = found.dated.iter().map(|e| e.date.as_deref().unwrap()).collect();
    assert_eq!(dates, ["44 BC", "2024", "Fri 1 March 2024", "March 2024"]);
    let undated: Vec<_> = found.undated.iter().flat_map(words).collect();
    assert_eq!(undated, ["The wall moved", "Later it was mended"]);
}

#[test]
fn statements_stand_at_the_time_when_they_were_made() {
    let text = "The wall will hold, Ana Kovač said on Tuesday.";
    let record = draft(1, "Courier", None, text)
        .person("Ana Kovač")
        .statement("The wall will hold", "Ana Kovač", TUESDAY)
        .done();
    let found = timeline(&[record]);
    let [entry] = found.dated.as_slice() else { panic!("{found:#?}") };
    assert!(entry.is_statement);
    assert_eq!(
        (words(entry), entry.participants.as_slice()),
        (vec!["The wall will hold"], &["Ana Kovač".to_owned()][..])
    );
}

#[test]
fn what_stands_inside_another_telling_is_another_event() {
    let text = "Ana Kovač said on Tuesday that the pilots had refused to sail past the wall.";
    let record = draft(1, "Courier", None, text)
        .person("Ana Kovač")
        .event(
            "Ana Kovač said on Tuesday that the pilots had refused to sail past the wall",
            Some(TUESDAY),
            &["Ana Kovač"],
        )
        .event("the pilots had refused to sail past the wall", Some(TUESDAY), &["Ana Kovač"])
        .done();
    assert_eq!(timeline(&[record]).dated.len(), 2);
}

#[test]
fn one_statement_has_one_speaker() {
    let says = |number, speaker: &str| {
        let text =
            format!("The west wall of the harbour basin will hold, {speaker} said on Tuesday.");
        draft(number, "Daily", None, &text)
            .person(speaker)
            .statement("The west wall of the harbour basin will hold", speaker, TUESDAY)
            .done()
    };
    assert_eq!(timeline(&[says(1, "Ana Kovač"), says(2, "Ana Kovač")]).dated.len(), 1);
    assert_eq!(timeline(&[says(1, "Ana Kovač"), says(2, "Luka Perić")]).dated.len(), 2);
}

#[test]
fn two_short_statements_of_one_day_stay_two() {
    let says = |number, words: &str| {
        draft(number, "Daily", None, &format!("{words}, Ana Kovač said on Tuesday."))
            .person("Ana Kovač")
            .statement(words, "Ana Kovač", TUESDAY)
            .done()
    };
    assert_eq!(timeline(&[says(1, "the bill"), says(2, "sign the bill")]).dated.len(), 2);
    let long = "the west wall of the harbour basin will hold";
    assert_eq!(timeline(&[says(1, long), says(2, &format!("{long} for years"))]).dated.len(), 1);
}

#[test]
fn neither_order_nor_repetition_of_articles_changes_anything() {
    let a = tells(1, "Ana Kovač resigned as ports minister on Tuesday.", &["Ana Kovač"]);
    let b = tells(2, "Ports minister Ana Kovač resigned on Tuesday.", &["Ana Kovač"]);
    let c = tells(3, "Luka Perić moved to the harbour board on Tuesday.", &["Luka Perić"]);
    let one = timeline(&[a.clone(), b.clone(), c.clone()]);
    assert_eq!(one, timeline(&[c.clone(), b.clone(), a.clone(), b.clone()]));
    assert_eq!(one.sources.len(), 3);
}

#[test]
fn days_asked_for_leave_out_the_rest_and_what_is_undated() {
    let text = "The wall moved. In March it leaked. On 9 April divers came.";
    let record = draft(1, "Courier", None, text)
        .event("The wall moved", None, &[])
        .event("In March it leaked", Some(("In March", "2024-03-01", "2024-03-31", "month")), &[])
        .event(
            "On 9 April divers came",
            Some(("On 9 April", "2024-04-09", "2024-04-09", "day")),
            &[],
        )
        .done();
    let shown = |from: &str, to: &str| -> Vec<String> {
        let day = |day: &str| (!day.is_empty()).then(|| day.parse().unwrap());
        let found: Timeline = timeline(std::slice::from_ref(&record)).between(day(from), day(to));
        found.entries().map(|e| e.tellings[0].words.clone()).collect()
    };
    assert_eq!(shown("", "").len(), 3);
    assert_eq!(shown("2024-03-31", ""), ["In March it leaked", "On 9 April divers came"]);
    assert_eq!(shown("", "2024-03-01"), ["In March it leaked"]);
    assert!(shown("2024-04-10", "").is_empty());
}

#[test]
fn organisations_are_compared_without_the() {
    let of = |number, name: &str| {
        let text = format!("{name} shut the deepest berth on Tuesday.");
        draft(number, "Daily", Some("2024-03-13"), &text)
            .named(EntityKind::Organization, name)
            .event(text.trim_end_matches('.'), Some(TUESDAY), &[name])
            .done()
    };
    assert_eq!(
        timeline(&[of(1, "The Harbour Authority"), of(2, "Harbour Authority")]).dated.len(),
        1
    );
    assert_eq!(timeline(&[of(1, "Harbour Authority"), of(2, "Port Authority")]).dated.len(), 2);
}

/// 20,000 events of one day and one person: comparing each with each would be 200 million comparisons, which takes
/// minutes even in an optimised build.
#[test]
fn cost_does_not_grow_with_the_pairs() {
    let sentences: Vec<_> = (0..20_000)
        .map(|i| format!("Ana Kovač inspected tug Q{i}x and crane Z{}y", i / 2))
        .collect();
    let mut record = draft(1, "Courier", None, "Ana Kovač on Tuesday.").person("Ana Kovač");
    let (template, who) = (record.span("Ana Kovač"), record.0.entities[0].id.clone());
    record = record.event("Ana Kovač on Tuesday", Some(TUESDAY), &["Ana Kovač"]);
    let when = record.0.events[0].when.clone();
    record.0.events = (0..)
        .zip(sentences)
        .map(|(i, words): (u32, String)| onrecord_record::Event {
            id: format!("v-{i}"),
            span: onrecord_record::Span { start: i, end: i + 1, text: words },
            when: when.clone(),
            participants: vec![who.clone()],
            statement: None,
        })
        .collect();
    assert_eq!(template.start, 0);
    let begun = Instant::now();
    let found = timeline(&[record.0]);
    assert_eq!(found.dated.len(), 20_000);
    assert!(begun.elapsed() < Duration::from_mins(1), "{:?}", begun.elapsed());
}
