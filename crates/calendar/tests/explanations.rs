//! What a reader is told: how a day was found, or why none was.
#![expect(clippy::expect_used, reason = "helpers of tests may panic too")]

use jiff::civil::{Date, date};
use onrecord_calendar::rule_6a::{Court, period};
use onrecord_calendar::{
    Counted, Country, DayOrMoment, Direction, Holidays, Length, Reading, Unit, due,
};

const FORWARD: Direction = Direction::Forward;
const LAST_DAY: &str = "Unless a statute, local rule or order says otherwise, that day ends at midnight in the court's \
                        time zone for electronic filing, and when the clerk's office is scheduled to close for any \
                        other (Rule 6(a)(4)).";

fn days(count: u32) -> Length {
    Length::new(count, Unit::Day)
}

fn told(trigger: impl Into<DayOrMoment>, length: Length, reading: &str) -> String {
    let reading: Reading = reading.parse().expect("a reading");
    match due(trigger.into(), length, FORWARD, reading) {
        Ok(counted) => counted.to_string(),
        Err(error) => error.to_string(),
    }
}

fn steps(trigger: Date, length: Length, direction: Direction, court: &Court) -> Vec<String> {
    period(trigger.into(), length, direction, court).expect("a period").steps
}

#[test]
fn a_plain_period() {
    assert_eq!(
        told(date(2019, 8, 3), days(14), "calendar"),
        "14 days after Saturday 2019-08-03 is Saturday 2019-08-17."
    );
    let from = date(2019, 8, 2).at(15, 0, 0, 0);
    assert_eq!(
        told(from, Length::new(48, Unit::Hour), "calendar"),
        "48 hours after 15:00 on Friday 2019-08-02 is 15:00 on Sunday 2019-08-04."
    );
}

#[test]
fn business_days_name_the_holidays_left_out() {
    assert_eq!(
        told(date(2018, 11, 21), Length::new(2, Unit::BusinessDay), "calendar"),
        "2 business days after Wednesday 2018-11-21, without weekends and public holidays (United States), is Monday \
         2018-11-26. No business was counted on Thursday 2018-11-22 (Thanksgiving Day)."
    );
    let year = told(date(2018, 1, 1), Length::new(250, Unit::BusinessDay), "business:US");
    assert!(year.ends_with("No business was counted on 9 public holidays."), "{year}");
}

#[test]
fn a_longer_period_of_business_is_moved_on() {
    assert_eq!(
        told(date(2019, 8, 3), Length::new(2, Unit::Week), "business:US"),
        "2 weeks after Saturday 2019-08-03 is Saturday 2019-08-17. Saturday 2019-08-17 is no business day, so Monday \
         2019-08-19."
    );
}

#[test]
fn a_court_period_that_ends_on_its_day() {
    let told = steps(date(2019, 8, 2), days(14), FORWARD, &Court::default());
    let counted = "The period of 14 days after Friday 2019-08-02, a day that does not count, ends on Friday 2019-08-16 \
                   (Rule 6(a)(1)).";
    assert_eq!(told, [counted, LAST_DAY]);
}

#[test]
fn a_court_period_that_rolls_over_everything() {
    let court = Court::default()
        .with_state_holiday(date(2018, 11, 23), "the day after Thanksgiving")
        .with_closed_office(date(2018, 11, 26));
    let told = steps(date(2018, 11, 8), days(14), FORWARD, &court);
    assert_eq!(
        told[1],
        "No period ends on Thursday 2018-11-22 (Thanksgiving Day), Friday 2018-11-23 (the day after Thanksgiving, a \
         holiday of the state, Rule 6(a)(6)(C)), Saturday 2018-11-24 or Sunday 2018-11-25, so it runs to Monday \
         2018-11-26 (Rule 6(a)(1)(C))."
    );
    assert_eq!(
        told[2],
        "The clerk's office was inaccessible on Monday 2018-11-26, so the time for filing is extended to Tuesday \
         2018-11-27, unless the court orders otherwise (Rule 6(a)(3))."
    );
}

#[test]
fn a_backward_period_says_so() {
    let told = steps(date(2018, 9, 17), days(14), Direction::Backward, &Court::default());
    assert_eq!(
        told[1],
        "No period ends on Monday 2018-09-03 (Labor Day), Sunday 2018-09-02 or Saturday 2018-09-01, so it runs back to \
         Friday 2018-08-31 (Rule 6(a)(1)(C) and (a)(5))."
    );
}

#[test]
fn hours_over_a_change_of_clocks() {
    let from = date(2018, 11, 2).at(10, 23, 0, 0);
    assert_eq!(
        told(from, Length::new(72, Unit::Hour), "court"),
        "The period of 72 hours after 10:23 on Friday 2018-11-02, every hour counted, ends at 09:23 on Monday 2018-11-05 \
         (Rule 6(a)(2)). Clocks changed on the way, and the hours are those that passed (committee note of 2009 on Rule \
         6(a)(2))."
    );
}

#[test]
fn hours_that_roll_keep_their_time() {
    let told = told(date(2019, 8, 2).at(9, 17, 0, 0), Length::new(24, Unit::Hour), "court");
    assert!(told.ends_with("The time stays the same: 09:17 on Monday 2019-08-05."), "{told}");
}

#[test]
fn a_day_of_closed_departments_is_cautioned() {
    let caution = "Executive Order 13852 closed the executive departments on Wednesday 2018-12-05: some courts treat such \
                   a day as a legal holiday (Rule 6(a)(6)(B)), this count does not.";
    assert_eq!(steps(date(2018, 11, 21), days(14), FORWARD, &Court::default())[1], caution);
    let keeps = Court::default().with_declared(date(2018, 12, 5), "a day of mourning");
    let told = steps(date(2018, 11, 21), days(14), FORWARD, &keeps);
    assert!(told.iter().all(|step| step != caution), "{told:?}");
}

#[test]
fn why_there_is_no_day() {
    for (told, says) in [
        (
            told(date(2019, 8, 1), Length::new(48, Unit::Hour), "court"),
            "only the day 2019-08-01 is known",
        ),
        (
            told(date(2009, 11, 30), days(7), "court"),
            "on 2009-11-30 the earlier Rule 6(a) was in force",
        ),
        (
            told(date(2019, 8, 1), Length::new(5, Unit::BusinessDay), "court"),
            "does not apply to a period of 5 business days",
        ),
        (
            told(date(2045, 1, 3), days(5), "business:FR"),
            "(France) are known for 1990 to 2040 only, so 2045",
        ),
        (
            told(date(9999, 12, 1), days(31), "calendar"),
            "a period of 31 days from 9999-12-01 leaves the calendar",
        ),
        (
            told(date(2018, 3, 11).at(2, 30, 0, 0), Length::new(1, Unit::Hour), "court"),
            "there was no 02:30 on Sunday 2018-03-11",
        ),
    ] {
        assert!(told.contains(says), "{told}");
    }
}

#[test]
fn readings_are_written_as_they_are_read() {
    for written in ["calendar", "calendar:GB-SCT", "business:US", "business:IE", "court"] {
        let reading: Reading = written.parse().expect("a reading");
        assert_eq!(reading.to_string(), written);
    }
    assert_eq!("calendar:us".parse(), Ok(Reading::default()));
    for written in ["", "business", "courts", "court:US", "Calendar"] {
        let told = written.parse::<Reading>().expect_err("no reading").to_string();
        assert!(told.contains("write calendar, business:US"), "{told}");
    }
}

#[test]
fn a_result_names_its_reading() {
    for reading in [Reading::default(), Reading::Business(Country::US), Reading::FederalCourt] {
        let Counted { reading: named, .. } =
            due(date(2019, 8, 2).into(), days(1), FORWARD, reading).expect("a day");
        assert_eq!(named, reading);
    }
}

/// Name of the holiday on a day, or "-".
fn holiday(country: &str, day: Date) -> String {
    let holidays = Holidays::of(country.parse().expect("a country"));
    holidays.on(day).expect("a year covered").map_or("-".to_owned(), |holiday| holiday.to_string())
}

#[test]
fn federal_holidays_since_they_are_in_force() {
    for (day, name) in [
        (date(1971, 10, 25), "Veterans Day"),
        (date(1977, 11, 11), "-"),
        (date(1978, 11, 10), "Veterans Day (observed)"),
        (date(1985, 1, 21), "-"),
        (date(1986, 1, 20), "Birthday of Martin Luther King, Jr."),
        (date(2020, 6, 19), "-"),
        (date(2021, 6, 18), "Juneteenth National Independence Day (observed)"),
        (date(2021, 6, 19), "Juneteenth National Independence Day"),
        (date(2021, 12, 31), "New Year's Day (observed)"),
        (date(2022, 1, 1), "New Year's Day"),
        (date(2018, 11, 23), "-"),
        (date(2021, 1, 20), "-"),
    ] {
        assert_eq!(holiday("US", day), name, "{day}");
    }
}

#[test]
fn holidays_elsewhere() {
    for (country, day, name) in [
        ("GB", date(2023, 5, 8), "Coronation of Charles III"),
        ("GB", date(2021, 12, 28), "Boxing Day (observed)"),
        ("GB-NIR", date(2019, 7, 12), "Battle of the Boyne"),
        ("FR", date(2019, 7, 14), "National Day"),
        ("SE", date(2019, 6, 6), "National Day"),
        ("GR", date(2021, 5, 3), "Easter Monday"),
        ("IL", date(2019, 10, 9), "Yom Kippur"),
        ("SV", date(2019, 8, 6), "Celebrations of San Salvador"),
    ] {
        assert_eq!(holiday(country, day), name, "{country} {day}");
    }
}
