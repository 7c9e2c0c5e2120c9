//! What holds for any period.
#![expect(clippy::expect_used, reason = "what fails here fails the test")]

use jiff::ToSpan;
use jiff::civil::{Date, DateTime, Weekday, date};
use onrecord_calendar::rule_6a::{Clocks, Court, period};
use onrecord_calendar::{
    Country, DayOrMoment, Direction, Holidays, Length, Reading, Unit, business_day_from,
    business_days, calendar_days, due,
};
use proptest::prelude::*;

/// Days from 2011 to 2039, which every country covers but some at its ends; far from the border of the rule.
fn a_day() -> impl Strategy<Value = Date> {
    (0_i64..10_000).prop_map(|offset| date(2011, 6, 1).saturating_add(offset.days()))
}

fn any_day() -> impl Strategy<Value = Date> {
    (-9999_i16..=9999, 1_i8..=12, 1_i8..=28).prop_map(|(year, month, day)| date(year, month, day))
}

fn any_moment() -> impl Strategy<Value = DateTime> {
    (any_day(), 0_i8..24, 0_i8..60).prop_map(|(day, hour, minute)| day.at(hour, minute, 0, 0))
}

fn any_unit() -> impl Strategy<Value = Unit> {
    prop::sample::select(vec![
        Unit::Minute,
        Unit::Hour,
        Unit::Day,
        Unit::BusinessDay,
        Unit::Week,
        Unit::Month,
        Unit::Year,
    ])
}

fn any_direction() -> impl Strategy<Value = Direction> {
    prop::sample::select(vec![Direction::Forward, Direction::Backward])
}

fn any_reading() -> impl Strategy<Value = Reading> {
    let countries: Vec<_> = Country::known().collect();
    prop_oneof![
        prop::sample::select(countries.clone()).prop_map(Reading::Calendar),
        prop::sample::select(countries).prop_map(Reading::Business),
        Just(Reading::FederalCourt),
    ]
}

fn is_court_day(day: Date) -> bool {
    let weekend = matches!(day.weekday(), Weekday::Saturday | Weekday::Sunday);
    !weekend && Holidays::of(Country::US).on(day).expect("a year covered").is_none()
}

fn in_court(trigger: Date, count: u32, direction: Direction) -> Date {
    let counted =
        period(trigger.into(), Length::new(count, Unit::Day), direction, &Court::default());
    counted.expect("a period").end.day()
}

fn other(direction: Direction) -> Direction {
    match direction {
        Direction::Forward => Direction::Backward,
        Direction::Backward => Direction::Forward,
    }
}

proptest! {
    /// No day, length, direction or reading makes the calendar panic, and an explanation is never empty.
    #[test]
    fn no_period_panics(
        day in any_day(), moment in any_moment(), timed: bool, count: u32, short in 0_u32..400, unit in any_unit(),
        direction in any_direction(), reading in any_reading(),
    ) {
        let trigger: DayOrMoment = if timed { moment.into() } else { day.into() };
        for count in [count, short] {
            match due(trigger, Length::new(count, unit), direction, reading) {
                Ok(counted) => prop_assert!(!counted.to_string().is_empty()),
                Err(error) => prop_assert!(!error.to_string().is_empty()),
            }
        }
    }

    /// A court period ends on a court day, never short of its days, and skips no court day on the way there.
    #[test]
    fn a_court_period_ends_on_the_next_court_day(day in a_day(), count in 1_u32..400, direction in any_direction()) {
        let plain = calendar_days(day, Length::new(count, Unit::Day), direction).expect("a day");
        let end = in_court(day, count, direction);
        prop_assert!(is_court_day(end));
        let (first, last) = (plain.min(end), plain.max(end));
        prop_assert_eq!(if direction == Direction::Forward { last } else { first }, end);
        let passed = first.series(1.day()).take_while(|day| *day <= last).filter(|day| *day != end);
        prop_assert!(passed.into_iter().all(|day| !is_court_day(day)));
    }

    /// A longer period never ends earlier.
    #[test]
    fn more_days_end_no_earlier(day in a_day(), count in 1_u32..400) {
        prop_assert!(in_court(day, count, Direction::Forward) <= in_court(day, count + 1, Direction::Forward));
        prop_assert!(in_court(day, count, Direction::Backward) >= in_court(day, count + 1, Direction::Backward));
    }

    /// Counted back from its end, a court period that did not roll reaches its trigger, or rolls beyond it.
    #[test]
    fn back_from_the_end(day in a_day(), count in 1_u32..400) {
        let end = calendar_days(day, Length::new(count, Unit::Day), Direction::Forward).expect("a day");
        let back = in_court(end, count, Direction::Backward);
        prop_assert_eq!(back == day, is_court_day(day));
        prop_assert!(back <= day);
    }

    /// Hours in court that do not roll are as many back as forth, over any change of clocks.
    #[test]
    fn hours_are_the_same_back_and_forth(day in a_day(), hour in 3_i8..24, count in 1_u32..400) {
        let hours = Length::new(count, Unit::Hour);
        let from = day.at(hour, 0, 0, 0);
        for clocks in [Clocks::DaylightSaving, Clocks::Standard] {
            let court = Court { clocks, ..Court::default() };
            let there = period(from.into(), hours, Direction::Forward, &court).expect("a period");
            let DayOrMoment::Moment(end) = there.end else { panic!("no moment") };
            let rolled = there.steps.iter().any(|step| step.contains("No period ends on"));
            // The hour after clocks went back comes twice: counted back, it is taken as the first.
            let twice = end.month() == 11 && end.day() <= 7 && end.weekday() == Weekday::Sunday;
            if !rolled && !twice && is_court_day(day) {
                let back = period(end.into(), hours, Direction::Backward, &court).expect("a period");
                prop_assert_eq!(back.end, from.into());
            }
        }
    }

    /// Business days end on a business day, as many of them lie in between as were counted, and back is back.
    #[test]
    fn business_days_are_counted_one_by_one(
        day in a_day(), count in 1_u32..60, direction in any_direction(),
        country in prop::sample::select(vec!["US", "GB", "DE", "IL", "JP"]),
    ) {
        let holidays = Holidays::of(country.parse().expect("a country"));
        let end = business_days(day, count, direction, &holidays).expect("a year covered");
        let (first, last) = (day.min(end), day.max(end));
        let between = first.series(1.day()).take_while(|day| *day <= last).filter(|passed| *passed != day);
        let counted = between.filter(|day| holidays.is_business_day(*day).expect("a year covered")).count();
        prop_assert_eq!(counted, count as usize);
        let from = business_day_from(day, direction, &holidays).expect("a year covered");
        let back = business_days(end, count, other(direction), &holidays).expect("a year covered");
        prop_assert!(back == from || !holidays.is_business_day(day).expect("a year covered"));
    }

    /// A period of months ends on the same day of the month, or on the last day of a shorter one.
    #[test]
    fn months_keep_the_day(day in a_day(), count in 0_u32..200, direction in any_direction()) {
        let end = calendar_days(day, Length::new(count, Unit::Month), direction).expect("a day");
        prop_assert!(end.day() == day.day() || (end.day() < day.day() && end == end.last_of_month()));
    }
}
