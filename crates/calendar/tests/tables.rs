//! Periods worked out by hand, one table for each reading. A table says why each day is the right one.
#![expect(
    clippy::panic,
    clippy::expect_used,
    reason = "a table that cannot be read fails the test"
)]

use jiff::civil::{Date, DateTime};
use onrecord_calendar::rule_6a::{Clocks, Court, period};
use onrecord_calendar::{
    CalendarError, Counted, DayOrMoment, Direction, Length, Reading, Unit, due,
};

/// A line of a table: what is counted, and the end expected. `place` is the court or the reading.
struct Case {
    id: &'static str,
    trigger: DayOrMoment,
    length: Length,
    direction: Direction,
    place: &'static str,
    expected: &'static str,
    why: &'static str,
}

fn cases(table: &'static str) -> Vec<Case> {
    table.lines().filter(|line| !line.starts_with('#')).map(case).collect()
}

fn case(line: &'static str) -> Case {
    let fields: Vec<_> = line.split('\t').collect();
    let &[id, trigger, period, direction, place, expected, why] = fields.as_slice() else {
        panic!("not seven fields: {line}");
    };
    let direction = match direction {
        "after" => Direction::Forward,
        "before" => Direction::Backward,
        _ => panic!("no direction: {line}"),
    };
    Case { id, trigger: point(trigger), length: length(period), direction, place, expected, why }
}

fn point(written: &str) -> DayOrMoment {
    if written.contains('T') {
        return written.parse::<DateTime>().expect("a moment").into();
    }
    let written =
        written.strip_prefix('-').map_or_else(|| written.to_owned(), |year| format!("-00{year}"));
    written.parse::<Date>().expect("a day").into()
}

fn length(written: &str) -> Length {
    let (count, unit) = written.split_once(' ').expect("a number and a unit");
    let unit = match unit.trim_end_matches('s') {
        "minute" => Unit::Minute,
        "hour" => Unit::Hour,
        "day" => Unit::Day,
        "business day" => Unit::BusinessDay,
        "week" => Unit::Week,
        "month" => Unit::Month,
        "year" => Unit::Year,
        _ => panic!("no unit: {written}"),
    };
    Length::new(count.parse().expect("a number"), unit)
}

fn court(written: &str) -> Court {
    written.split(' ').filter(|fact| *fact != "-").fold(Court::default(), |court, fact| match fact
        .split_once(':')
        .map(|(kind, day)| (kind, day.parse().expect("a day")))
    {
        Some(("state", day)) => court.with_state_holiday(day, "a holiday of the state"),
        Some(("declared", day)) => court.with_declared(day, "a day of mourning"),
        Some(("closed", day)) => court.with_closed_office(day),
        None if fact == "standard" => Court { clocks: Clocks::Standard, ..court },
        _ => panic!("nothing of a court: {fact}"),
    })
}

/// The end as the tables write it.
fn end(counted: Result<Counted, CalendarError>) -> String {
    match counted {
        Ok(counted) => counted.end.to_string(),
        Err(CalendarError::OutsideCalendar { .. }) => "outside-calendar".to_owned(),
        Err(CalendarError::YearNotCovered { .. }) => "year-not-covered".to_owned(),
        Err(CalendarError::MomentNeeded { .. }) => "moment-needed".to_owned(),
        Err(CalendarError::NotUnderRule6a { .. }) => "not-under-rule".to_owned(),
        Err(CalendarError::EarlierRule { .. }) => "earlier-rule".to_owned(),
        Err(CalendarError::SkippedHour(_)) => "skipped-hour".to_owned(),
        Err(other) => panic!("unexpected: {other}"),
    }
}

/// Compares every case, and says all that differ.
fn compare(
    table: &'static str,
    at_least: usize,
    count: impl Fn(&Case) -> Result<Counted, CalendarError>,
) {
    let cases = cases(table);
    assert!(cases.len() >= at_least, "{} cases only", cases.len());
    let wrong: Vec<_> = cases
        .iter()
        .map(|case| (case, end(count(case))))
        .filter(|(case, end)| end != case.expected)
        .map(|(case, end)| format!("{}: {end}, not {}: {}", case.id, case.expected, case.why))
        .collect();
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn rule_6a() {
    compare(include_str!("rule-6a.tsv"), 100, |case| {
        period(case.trigger, case.length, case.direction, &court(case.place))
    });
}

#[test]
fn business_days() {
    compare(include_str!("business-days.tsv"), 40, |case| {
        due(case.trigger, case.length, case.direction, case.place.parse()?)
    });
}

#[test]
fn calendar_days() {
    compare(include_str!("calendar-days.tsv"), 30, |case| {
        due(case.trigger, case.length, case.direction, case.place.parse()?)
    });
}

/// A court of which nothing is known is the one behind the common door.
#[test]
fn the_door_to_the_court_is_the_same_rule() {
    let plain: Vec<_> =
        cases(include_str!("rule-6a.tsv")).into_iter().filter(|case| case.place == "-").collect();
    assert!(!plain.is_empty());
    for case in plain {
        let at_the_door = due(case.trigger, case.length, case.direction, Reading::FederalCourt);
        assert_eq!(end(at_the_door), case.expected, "{}", case.id);
    }
}
