//! Calendars, read back by another library's parser.
#![expect(clippy::panic, clippy::unwrap_used, reason = "helpers of tests may panic too")]

mod support;

use calcard::icalendar::{
    ICalendar, ICalendarComponent, ICalendarComponentType as Kind, ICalendarProperty as Name,
    ICalendarValue as Value,
};
use onrecord_record::{EntityKind, Record};
use onrecord_story::formats::{can_hold, diary_ics, timeline_ics};
use onrecord_story::{diary, timeline};
use proptest::prelude::*;
use support::draft;

/// What the parser makes of a calendar: its events and to-dos.
fn read_back(text: &str) -> Vec<ICalendarComponent> {
    let calendar = ICalendar::parse(text).unwrap_or_else(|entry| panic!("{entry:?}: {text}"));
    let parts = calendar.components.into_iter();
    parts.filter(|part| matches!(part.component_type, Kind::VEvent | Kind::VTodo)).collect()
}

/// Text of a property.
fn text<'c>(component: &'c ICalendarComponent, name: &Name) -> Option<&'c str> {
    component.property(name)?.values.first()?.as_text()
}

/// A property's date, with its time where it has one.
fn time(component: &ICalendarComponent, name: &Name) -> Option<String> {
    let Value::PartialDateTime(time) = component.property(name)?.values.first()? else {
        panic!("{name:?} is no date");
    };
    let mut written = format!("{:04}-{:02}-{:02}", time.year?, time.month?, time.day?);
    if let (Some(hour), Some(minute), Some(second)) = (time.hour, time.minute, time.second) {
        written = format!("{written}T{hour:02}:{minute:02}:{second:02}");
    }
    if time.tz_hour.is_some() {
        written.push('Z');
    }
    Some(written)
}

/// All values of a property that may stand several times.
fn all(component: &ICalendarComponent, name: &Name) -> Vec<String> {
    let entries = component.properties(name);
    let values = entries.flat_map(|entry| &entry.values);
    values
        .map(|value| match value {
            Value::Uri(calcard::icalendar::Uri::Location(uri)) => uri.clone(),
            other => other.as_text().unwrap().to_owned(),
        })
        .collect()
}

/// Line ends, widths and characters that RFC 5545 asks for.
fn keeps_the_rules(calendar: &str) {
    assert!(calendar.ends_with("END:VCALENDAR\r\n"));
    let lines: Vec<_> = calendar.strip_suffix("\r\n").unwrap().split("\r\n").collect();
    for line in &lines {
        assert!(line.len() <= 75, "{} octets: {line}", line.len());
        assert!(!line.contains(|c: char| c.is_control()), "{line:?}");
        assert!(!line.is_empty());
    }
    assert_eq!(lines[0], "BEGIN:VCALENDAR");
}

const HOSTILE: &str = "Ana Kovač said: \\n no; commas, semicolons; back\\slash 🙂🙂🙂 \"quoted\" BEGIN:VALARM \
    and a sentence that goes on for more than three hundred characters, because it names the pilots, the divers, the \
    tug crews, the fish market, the chandlers, the island council, the mainland council, the harbour office, the \
    ferry company, the union of the ferry company, and 漢字漢字漢字漢字漢字漢字漢字漢字漢字漢字漢字漢字漢字漢字漢字";

fn hostile() -> Record {
    let source =
        format!("Before it.\n{HOSTILE}, on Tuesday.\r\nAfter it, in May: \u{202e}pay\u{7} up.");
    let mut draft = draft(
        1,
        "The Courier, \"daily\"; est. 1890\nX-EVIL:1",
        Some("2024-03-14T10:30:00+02:00"),
        &source,
    )
    .person("Ana Kovač")
    .event(HOSTILE, Some(("on Tuesday", "2024-03-12", "2024-03-12", "day")), &["Ana Kovač"])
    .duty(
        "in May: \u{202e}pay\u{7} up",
        "Ana Kovač",
        "\u{202e}pay\u{7} up",
        ("in May", Some("2024-05"), None),
    );
    draft.0.source.uri = Some("https://courier.example/a,b;c?d=e".to_owned());
    draft.done()
}

#[test]
fn hostile_words_come_back_as_they_went_in() {
    let calendar = timeline_ics(&timeline(&[hostile()])).unwrap();
    keeps_the_rules(&calendar);
    let [event] = read_back(&calendar).try_into().unwrap_or_else(|_| panic!("{calendar}"));
    assert_eq!(event.component_type, Kind::VEvent);
    let one_line = HOSTILE.split_whitespace().collect::<Vec<_>>().join(" ");
    assert_eq!(text(&event, &Name::Summary), Some(one_line.as_str()));
    let description = text(&event, &Name::Description).unwrap();
    assert!(
        description.contains(&one_line) && description.contains("Tue 12 March 2024\nAna Kovač")
    );
    assert!(description.contains("The Courier, \"daily\"; est. 1890 X-EVIL:1"), "{description}");
    assert!(!calendar.contains("\r\nX-EVIL"));
    assert_eq!(time(&event, &Name::Dtstart).as_deref(), Some("2024-03-12"));
    assert_eq!(time(&event, &Name::Dtend).as_deref(), Some("2024-03-13"), "the end is outside");
    assert_eq!(time(&event, &Name::Dtstamp).as_deref(), Some("2024-03-14T08:30:00Z"));
    let link = &all(&event, &Name::Url)[0];
    assert!(
        link.starts_with("https://courier.example/a,b;c?d=e#:~:text=Ana%20Kova%C4%8D%20said"),
        "{link}"
    );
    let span = &all(&event, &Name::Other("X-ONRECORD-SPAN".to_owned()))[0];
    assert_eq!(
        *span,
        format!("sha256:{}#char=11,{}", "01".repeat(32), 11 + HOSTILE.chars().count())
    );
}

#[test]
fn a_month_is_a_stretch_of_days_and_a_duty_falls_due_on_its_last() {
    let calendar = diary_ics(&diary(&[hostile()])).unwrap();
    keeps_the_rules(&calendar);
    let [todo] = read_back(&calendar).try_into().unwrap_or_else(|_| panic!("{calendar}"));
    assert_eq!(todo.component_type, Kind::VTodo);
    assert_eq!(time(&todo, &Name::Dtstart).as_deref(), Some("2024-05-01"));
    assert_eq!(time(&todo, &Name::Due).as_deref(), Some("2024-05-31"));
    assert_eq!(text(&todo, &Name::Status).map(str::to_owned), status(&todo));
    assert_eq!(all(&todo, &Name::Categories), ["ORDERED", "FIRM"]);
    assert_eq!(text(&todo, &Name::Summary), Some("in May: ⟨U+202E⟩pay⟨U+0007⟩ up"));
    let id = &diary(&[hostile()]).dated[0].id;
    let uid = text(&todo, &Name::Uid).unwrap();
    assert_eq!(uid.strip_suffix("@onrecord"), Some(&*onrecord_record::words::visible(id)));
}

/// STATUS, which the parser knows as a value of its own; it must be NEEDS-ACTION.
fn status(todo: &ICalendarComponent) -> Option<String> {
    let value = todo.property(&Name::Status)?.values.first()?;
    assert_eq!(*value, Value::Status(calcard::icalendar::ICalendarStatus::NeedsAction));
    value.as_text().map(str::to_owned)
}

#[test]
fn every_kind_of_time_has_its_form() {
    let words = "alpha bravo carol delta echo foxtrot golf hotel india";
    let event = |word, from, to, precision| {
        draft(1, "Courier", None, words).event(word, Some((word, from, to, precision)), &[]).done()
    };
    let cases = [
        (("alpha", "2024-03-12", "2024-03-12", "day"), "2024-03-12", Some("2024-03-13")),
        (("bravo", "2023-12-01", "2023-12-31", "month"), "2023-12-01", Some("2024-01-01")),
        (("carol", "2024-02-26", "2024-03-03", "week"), "2024-02-26", Some("2024-03-04")),
        (
            ("delta", "2024-03-12T14:30:00", "2024-03-12T14:30:00", "minute"),
            "2024-03-12T14:30:00",
            None,
        ),
        (
            ("echo", "2024-03-12T14:00:00", "2024-03-12T14:59:59", "hour"),
            "2024-03-12T14:00:00",
            Some("2024-03-12T15:00:00"),
        ),
        (
            ("foxtrot", "2024-03-12T06:00:00", "2024-03-12T11:59:59", "part-of-day"),
            "2024-03-12",
            Some("2024-03-13"),
        ),
        (("golf", "2024-03-12", "", "day"), "2024-03-12", None),
        (("hotel", "", "2024-03-12", "day"), "2024-03-12", None),
        (("india", "9999-12-31", "9999-12-31", "day"), "9999-12-31", None),
    ];
    for ((word, from, to, precision), start, end) in cases {
        let calendar = timeline_ics(&timeline(&[event(word, from, to, precision)])).unwrap();
        let [found] = read_back(&calendar).try_into().unwrap_or_else(|_| panic!("{calendar}"));
        assert_eq!(time(&found, &Name::Dtstart).as_deref(), Some(start), "{word}");
        assert_eq!(time(&found, &Name::Dtend).as_deref(), end, "{word}");
        assert_eq!(time(&found, &Name::Dtstamp).as_deref(), Some("1970-01-01T00:00:00Z"));
    }
}

#[test]
fn what_a_calendar_cannot_hold_is_left_out_and_can_be_counted() {
    let record = draft(1, "Courier", None, "In 44 BC a pier stood. It fell.")
        .event("a pier stood", Some(("In 44 BC", "-000043-01-01", "-000043-12-31", "year")), &[])
        .event("It fell", None, &[])
        .done();
    let found = timeline(&[record]);
    assert!(read_back(&timeline_ics(&found).unwrap()).is_empty());
    assert_eq!(found.entries().filter(|entry| can_hold(entry)).count(), 0);
}

#[test]
fn a_duty_without_a_date_has_no_due_and_says_what_would_settle_it() {
    let text_of = "The Harbour Authority must dredge within two weeks and pay by 20 May, 17:00.";
    let record = draft(1, "Courier", Some("2024-03-14"), text_of)
        .named(EntityKind::Organization, "Harbour Authority")
        .duty(
            "dredge within two weeks",
            "Harbour Authority",
            "dredge",
            ("within two weeks", None, None),
        )
        .duty(
            "pay by 20 May, 17:00",
            "Harbour Authority",
            "pay",
            ("by 20 May, 17:00", Some("2024-05-20T17:00:00"), None),
        )
        .done();
    let calendar = diary_ics(&diary(&[record])).unwrap();
    let [pay, dredge] = read_back(&calendar).try_into().unwrap_or_else(|_| panic!("{calendar}"));
    assert_eq!(time(&pay, &Name::Due).as_deref(), Some("2024-05-20T17:00:00"));
    assert_eq!(time(&dredge, &Name::Due), None);
    assert_eq!(time(&dredge, &Name::Dtstart), None);
    let description = text(&dredge, &Name::Description).unwrap();
    assert!(description.contains("day not fixed") && description.contains("would settle it"));
    assert!(description.contains("ordered\nowed by Harbour Authority"), "{description}");
    assert_eq!(time(&dredge, &Name::Dtstamp).as_deref(), Some("2024-03-14T00:00:00Z"));
}

#[test]
fn the_moment_of_a_due_day_is_a_local_time() {
    let due = |from, to| {
        let text = "The Harbour Authority must pay by noon on July 22.";
        let time = ("by noon on July 22", Some("2024-07-22"), Some((from, to)));
        let record = draft(1, "Courier", None, text)
            .duty("must pay by noon on July 22", "The Harbour Authority", "pay", time)
            .done();
        let calendar = diary_ics(&diary(&[record])).unwrap();
        let [todo] = read_back(&calendar).try_into().unwrap_or_else(|_| panic!("{calendar}"));
        time_of_due(&todo)
    };
    assert_eq!(due("2024-07-22T12:00:00", "2024-07-22T12:00:59"), "2024-07-22T12:00:00");
    assert_eq!(due("2024-07-22T05:00:00", "2024-07-22T11:59:59"), "2024-07-22");
    assert_eq!(due("2024-07-22", "2024-07-22"), "2024-07-22");
}

fn time_of_due(todo: &ICalendarComponent) -> String {
    time(todo, &Name::Due).unwrap()
}

#[test]
fn further_tellings_and_other_dates_are_linked() {
    let owes = |number, time: &str, value| {
        let sentence = format!("The Harbour Authority must publish its survey {time}");
        draft(number, "Courier", None, &sentence)
            .named(EntityKind::Organization, "Harbour Authority")
            .duty(&sentence, "Harbour Authority", "publish its survey", (time, value, None))
            .done()
    };
    let records = [
        owes(1, "by April 5", Some("2024-04-05")),
        owes(2, "by April 5", Some("2024-04-05")),
        owes(3, "by April 19", Some("2024-04-19")),
    ];
    let calendar = diary_ics(&diary(&records)).unwrap();
    let [first, second] = read_back(&calendar).try_into().unwrap_or_else(|_| panic!("{calendar}"));
    assert!(all(&first, &Name::Url)[0].starts_with("https://1.example/news#:~:text="));
    assert!(all(&first, &Name::Attach)[0].starts_with("https://2.example/news#:~:text="));
    assert_eq!(all(&first, &Name::Other("X-ONRECORD-SPAN".to_owned())).len(), 2);
    assert_eq!(all(&first, &Name::RelatedTo)[0], text(&second, &Name::Uid).unwrap());
    assert_eq!(all(&second, &Name::RelatedTo)[0], text(&first, &Name::Uid).unwrap());
}

#[test]
fn a_plain_text_is_linked_by_its_characters() {
    let mut draft = draft(1, "Courier", None, "The pier fell on Tuesday.").event(
        "The pier fell",
        Some(("on Tuesday", "2024-03-12", "2024-03-12", "day")),
        &[],
    );
    draft.0.source.uri = Some("https://courier.example/pier.txt".to_owned());
    let calendar = timeline_ics(&timeline(&[draft.done()])).unwrap();
    let [event] = read_back(&calendar).try_into().unwrap_or_else(|_| panic!("{calendar}"));
    assert_eq!(all(&event, &Name::Url), ["https://courier.example/pier.txt#char=0,13"]);
}

#[test]
fn the_same_articles_give_the_same_bytes() {
    let make = || timeline_ics(&timeline(&[hostile()])).unwrap();
    assert_eq!(make(), make());
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(256))]
    #[test]
    fn any_words_come_back(words in "[-,;:\\\\\"'nN a\n\r\t\u{0}\u{7f}\u{85}\u{2028}é漢🙂\u{202e}=@]{1,200}") {
        prop_assume!(!words.trim().is_empty() && !words.contains("TIME"));
        let text_of = format!("{words}TIME");
        let record = draft(1, &words, None, &text_of)
            .event(&words, Some(("TIME", "2024-03-12", "2024-03-12", "day")), &[])
            .done();
        let calendar = timeline_ics(&timeline(&[record])).unwrap();
        keeps_the_rules(&calendar);
        let found = read_back(&calendar);
        prop_assert_eq!(found.len(), 1);
        let expected = onrecord_record::words::on_one_line(&words);
        prop_assert_eq!(text(&found[0], &Name::Summary), Some(expected.as_str()));
    }
}
