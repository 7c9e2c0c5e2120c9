//! Values: what an expression denotes, as TIMEX3 writes it and as an interval.

use crate::times::slots::{Clock, Part, Season, Unit};
use crate::times::{Interval, Precision};
use jiff::ToSpan as _;
use jiff::civil::{Date, DateTime, ISOWeekDate, Time, Weekday};

/// A date or time of the calendar, as exact as the words are. Years are astronomical: 1 BC is 0.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Value {
    Moment(Date, Clock),
    Part(Date, Part),
    Day(Date),
    /// Year and number of an ISO 8601 week.
    Weekend(i16, i8),
    Week(i16, i8),
    Month(i16, i8),
    Quarter(i16, i8),
    Half(i16, i8),
    Season(i16, Season),
    Year(i16),
    /// First three digits.
    Decade(i16),
    /// First two digits; -1 is the first century before Christ.
    Century(i16),
}

impl Value {
    /// The week that holds a day.
    pub(crate) fn week_of(day: Date) -> Self {
        let week = day.iso_week_date();
        Self::Week(week.year(), week.week())
    }

    /// The unit of the calendar that holds a day.
    pub(crate) fn holding(day: Date, unit: Unit) -> Self {
        let year = day.year();
        match unit {
            Unit::Week | Unit::Fortnight => Self::week_of(day),
            Unit::Weekend => {
                let week = day.iso_week_date();
                Self::Weekend(week.year(), week.week())
            }
            Unit::Month => Self::Month(year, day.month()),
            Unit::Quarter => Self::Quarter(year, (day.month() + 2) / 3),
            Unit::Season => Self::Season(year, season_of(day.month())),
            Unit::Decade if year > 0 => Self::Decade(year / 10),
            // Decades before Christ have no TIMEX3 value of their own.
            Unit::Year | Unit::Decade => Self::Year(year),
            Unit::Century | Unit::Millennium => Self::Century(century_of(year)),
            _ => Self::Day(day),
        }
    }

    /// The day `count` units from a day; nothing beyond the calendar.
    pub(crate) fn moved(day: Date, unit: Unit, count: i64) -> Option<Date> {
        let count = i32::try_from(count).ok().filter(|count| count.abs() < 4_000_000)?;
        let years = |each: i32| count.checked_mul(each).filter(|years| years.abs() < 19_000);
        let span = match unit {
            Unit::Week | Unit::Weekend => {
                (count.checked_mul(7).filter(|days| days.abs() < 7_000_000)?).days()
            }
            Unit::Fortnight => {
                (count.checked_mul(14).filter(|days| days.abs() < 7_000_000)?).days()
            }
            Unit::Month => (Some(count).filter(|months| months.abs() < 230_000)?).months(),
            Unit::Quarter | Unit::Season => {
                (count.checked_mul(3).filter(|months| months.abs() < 230_000)?).months()
            }
            Unit::Year => years(1)?.years(),
            Unit::Decade => years(10)?.years(),
            Unit::Century => years(100)?.years(),
            Unit::Millennium => years(1000)?.years(),
            Unit::Second | Unit::Minute | Unit::Hour => 0.days(),
            Unit::Day | Unit::Business => count.days(),
        };
        day.checked_add(span).ok()
    }

    /// The TIMEX3 value.
    pub(crate) fn timex(self) -> String {
        match self {
            Self::Moment(day, clock) => format!("{}T{}", iso(day), clock_digits(clock)),
            Self::Part(day, part) => format!("{}T{}", iso(day), part.code()),
            Self::Day(day) => iso(day),
            Self::Weekend(year, week) => format!("{}-W{week:02}-WE", iso_year(year)),
            Self::Week(year, week) => format!("{}-W{week:02}", iso_year(year)),
            Self::Month(year, month) => format!("{}-{month:02}", iso_year(year)),
            Self::Quarter(year, quarter) => format!("{}-Q{quarter}", iso_year(year)),
            Self::Half(year, half) => format!("{}-H{half}", iso_year(year)),
            Self::Season(year, season) => format!("{}-{}", iso_year(year), season.code()),
            Self::Year(year) => iso_year(year),
            Self::Decade(decade) => format!("{decade:03}"),
            Self::Century(century) if century < 0 => format!("BC{:02}", -century - 1),
            Self::Century(century) => format!("{century:02}"),
        }
    }

    /// First and last moment.
    pub(crate) fn interval(self) -> Option<Interval> {
        let (first, last) = match self {
            Self::Moment(day, clock) => return moment(day, clock),
            Self::Part(day, part) => return part_of_day(day, part),
            Self::Day(day) => (day, day),
            Self::Weekend(year, week) => {
                let saturday = week_day(year, week, Weekday::Saturday)?;
                (saturday, saturday.tomorrow().ok()?)
            }
            Self::Week(year, week) => {
                (week_day(year, week, Weekday::Monday)?, week_day(year, week, Weekday::Sunday)?)
            }
            Self::Month(year, month) => months(year, month, month)?,
            Self::Quarter(year, quarter) => months(year, quarter * 3 - 2, quarter * 3)?,
            Self::Half(year, half) => months(year, half * 6 - 5, half * 6)?,
            Self::Season(year, season) => season_days(year, season)?,
            Self::Year(year) => months(year, 1, 12)?,
            Self::Decade(decade) => {
                years(decade.checked_mul(10)?, decade.checked_mul(10)?.checked_add(9)?)?
            }
            Self::Century(century) => century_years(century)?,
        };
        Some(Interval { first: first.at(0, 0, 0, 0), last: last.at(23, 59, 59, 0) })
    }

    /// The first day.
    pub(crate) fn first_day(self) -> Option<Date> {
        self.interval().map(|interval| interval.first.date())
    }

    /// The day, where the value is not wider than one.
    pub(crate) fn day(self) -> Option<Date> {
        match self {
            Self::Moment(day, ..) | Self::Part(day, _) | Self::Day(day) => Some(day),
            _ => None,
        }
    }

    /// The year, where the value is not wider than one.
    pub(crate) fn year(self) -> Option<i16> {
        match self {
            Self::Moment(day, ..) | Self::Part(day, _) | Self::Day(day) => Some(day.year()),
            Self::Weekend(year, _)
            | Self::Week(year, _)
            | Self::Month(year, _)
            | Self::Quarter(year, _)
            | Self::Half(year, _)
            | Self::Season(year, _)
            | Self::Year(year) => Some(year),
            Self::Decade(_) | Self::Century(_) => None,
        }
    }

    /// The unit to which it is exact.
    pub(crate) fn precision(self) -> Precision {
        match self {
            Self::Moment(_, clock) if clock.minute.is_none() => Precision::Hour,
            Self::Moment(..) => Precision::Minute,
            Self::Part(..) => Precision::PartOfDay,
            Self::Day(_) => Precision::Day,
            Self::Weekend(..) => Precision::Weekend,
            Self::Week(..) => Precision::Week,
            Self::Month(..) => Precision::Month,
            Self::Quarter(..) | Self::Half(..) | Self::Season(..) => Precision::Quarter,
            Self::Year(_) => Precision::Year,
            Self::Decade(_) => Precision::Decade,
            Self::Century(_) => Precision::Century,
        }
    }
}

/// The season of a month on the northern half of the earth, by whole months from March.
pub(crate) fn season_of(month: i8) -> Season {
    Season(((month.rem_euclid(12)) / 3 + 3).rem_euclid(4) as u8)
}

fn iso_year(year: i16) -> String {
    if year < 1 { format!("BC{:04}", 1 - i32::from(year)) } else { format!("{year:04}") }
}

fn iso(day: Date) -> String {
    if day.year() > 0 {
        return format!("{:04}-{:02}-{:02}", day.year(), day.month(), day.day());
    }
    format!("BC{:04}-{:02}-{:02}", 1 - i32::from(day.year()), day.month(), day.day())
}

fn clock_digits(clock: Clock) -> String {
    match (clock.minute, clock.second) {
        (Some(minute), Some(second)) => format!("{:02}:{minute:02}:{second:02}", clock.hour),
        (minute, _) => format!("{:02}:{:02}", clock.hour, minute.unwrap_or(0)),
    }
}

fn week_day(year: i16, week: i8, day: Weekday) -> Option<Date> {
    ISOWeekDate::new(year, week, day).ok().map(ISOWeekDate::date)
}

fn months(year: i16, first: i8, last: i8) -> Option<(Date, Date)> {
    let first = Date::new(year, first, 1).ok()?;
    let last = Date::new(year, last, 1).ok()?.last_of_month();
    Some((first, last))
}

/// The years of a decade or century; the first century begins with the year 1.
fn years(first: i16, last: i16) -> Option<(Date, Date)> {
    let first = if first == 0 { 1 } else { first };
    Some((Date::new(first, 1, 1).ok()?, Date::new(last, 12, 31).ok()?))
}

/// First and last year of a century. That of the first two digits 04 before Christ runs from 499 to 400 BC.
fn century_years(century: i16) -> Option<(Date, Date)> {
    if century >= 0 {
        let first = century.checked_mul(100)?;
        return years(first, first.checked_add(99)?);
    }
    let hundreds = (-1 - century).checked_mul(100)?;
    years(1 - hundreds.checked_add(99)?, 1 - hundreds.max(1))
}

/// The century of a year; negative before Christ, -1 for the first.
fn century_of(year: i16) -> i16 {
    if year > 0 { year / 100 } else { -1 - (1 - year) / 100 }
}

/// Whole months: spring from March, summer from June, autumn from September, winter from December of the
/// year before the year of its name.
fn season_days(year: i16, season: Season) -> Option<(Date, Date)> {
    if season.code() == "WI" {
        let first = Date::new(year.checked_sub(1)?, 12, 1).ok()?;
        return Some((first, Date::new(year, 2, 1).ok()?.last_of_month()));
    }
    let first = i8::try_from(season.0).ok()? * 3 + 3;
    months(year, first, first + 2)
}

fn moment(day: Date, clock: Clock) -> Option<Interval> {
    // Midnight at the end of a day is the last moment of it.
    if clock.hour == 24 {
        let next = day.tomorrow().ok()?.at(0, 0, 0, 0);
        return Some(Interval { first: next, last: next });
    }
    let at = |minute: u8, second: u8| {
        let time = Time::new(clock.hour as i8, minute as i8, second as i8, 0).ok()?;
        Some(DateTime::from_parts(day, time))
    };
    let (first, last) = match (clock.minute, clock.second) {
        (Some(minute), Some(second)) => (at(minute, second)?, at(minute, second)?),
        (Some(minute), None) => (at(minute, 0)?, at(minute, 59)?),
        _ => (at(0, 0)?, at(0, 59)?),
    };
    Some(Interval { first, last })
}

/// Usual bounds of the parts of a day; a night runs into the next morning.
fn part_of_day(day: Date, part: Part) -> Option<Interval> {
    let (first, last) = match part.code() {
        "MO" => (5, 11),
        "MI" => (11, 13),
        "AF" => (12, 17),
        "EV" => (17, 21),
        "NI" => {
            let end = day.tomorrow().ok()?.at(4, 59, 59, 0);
            return Some(Interval { first: day.at(18, 0, 0, 0), last: end });
        }
        _ => (6, 18),
    };
    Some(Interval { first: day.at(first, 0, 0, 0), last: day.at(last, 59, 59, 0) })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn years_before_christ() {
        assert_eq!(Value::Year(0).timex(), "BC0001");
        assert_eq!(Value::Year(-479).timex(), "BC0480");
        let interval = Value::Year(-479).interval().unwrap();
        assert_eq!((interval.first.year(), interval.last.year()), (-479, -479));
    }

    #[test]
    fn centuries() {
        assert_eq!(century_of(1), 0);
        assert_eq!(
            (century_of(0), century_of(-98), century_of(-99), century_of(-479)),
            (-1, -1, -2, -5)
        );
        assert_eq!(Value::Century(-5).timex(), "BC04");
        let interval = Value::Century(-5).interval().unwrap();
        assert_eq!((interval.first.year(), interval.last.year()), (-498, -399));
        let first = Value::Century(0).interval().unwrap();
        assert_eq!((first.first.year(), first.last.year()), (1, 99));
    }

    #[test]
    fn seasons_by_month() {
        let codes: Vec<_> = (1..=12).map(|month| season_of(month).code()).collect();
        assert_eq!(codes, ["WI", "WI", "SP", "SP", "SP", "SU", "SU", "SU", "FA", "FA", "FA", "WI"]);
    }

    #[test]
    fn the_end_of_the_calendar_has_no_interval() {
        assert_eq!(Value::Season(10_000, Season(3)).interval(), None);
        assert_eq!(Value::Year(i16::MAX).interval(), None);
        assert_eq!(Value::Decade(i16::MAX).interval(), None);
        assert_eq!(Value::moved(Date::MAX, Unit::Day, 1), None);
    }
}
