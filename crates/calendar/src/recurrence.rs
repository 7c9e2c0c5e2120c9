//! Days that come back: a date, a weekday of a month, a distance from Easter.

use std::ops::RangeInclusive;

use jiff::ToSpan;
use jiff::civil::{Date, Weekday};

use crate::easter;

/// A day of each of some years, as the holiday files write it: `07-04:1971-`, `thu>=11-22:1971-`,
/// `easter-2:1990-2040`, `12-27:1993-1994,1999`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Recurrence {
    day: YearlyDay,
    years: Vec<RangeInclusive<i16>>,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum YearlyDay {
    /// `07-04`
    Fixed(i8, i8),
    /// `mon>=05-25`: the first Monday on or after May 25.
    OnOrAfter(Weekday, i8, i8),
    /// `easter+1`
    Western(i64),
    /// `orthodox+1`
    Eastern(i64),
}

impl Recurrence {
    /// The recurrence that `written` stands for; none where it is not well written.
    pub(crate) fn parse(written: &str) -> Option<Self> {
        let (day, years) = written.split_once(':')?;
        Some(Self {
            day: YearlyDay::parse(day)?,
            years: years.split(',').map(parse_run).collect::<Option<_>>()?,
        })
    }

    /// Whether it falls on `date`.
    pub(crate) fn falls_on(&self, date: Date) -> bool {
        self.years.iter().any(|run| run.contains(&date.year()))
            && self.day.in_year(date.year()) == Some(date)
    }
}

impl YearlyDay {
    fn parse(written: &str) -> Option<Self> {
        if let Some(offset) = written.strip_prefix("easter") {
            return offset.parse().ok().map(Self::Western);
        }
        if let Some(offset) = written.strip_prefix("orthodox") {
            return offset.parse().ok().map(Self::Eastern);
        }
        if let Some((weekday, from)) = written.split_once(">=") {
            let (month, day) = parse_month_day(from)?;
            return Some(Self::OnOrAfter(parse_weekday(weekday)?, month, day));
        }
        parse_month_day(written).map(|(month, day)| Self::Fixed(month, day))
    }

    fn in_year(self, year: i16) -> Option<Date> {
        match self {
            Self::Fixed(month, day) => Date::new(year, month, day).ok(),
            Self::OnOrAfter(weekday, month, day) => {
                on_or_after(weekday, Date::new(year, month, day).ok()?)
            }
            Self::Western(offset) => easter::western(year)?.checked_add(offset.days()).ok(),
            Self::Eastern(offset) => easter::eastern(year)?.checked_add(offset.days()).ok(),
        }
    }
}

fn on_or_after(weekday: Weekday, from: Date) -> Option<Date> {
    let wait = from.weekday().until(weekday);
    from.checked_add(i64::from(wait).days()).ok()
}

fn parse_month_day(written: &str) -> Option<(i8, i8)> {
    let (month, day) = written.split_once('-')?;
    Some((month.parse().ok()?, day.parse().ok()?))
}

/// `1990-2040`, `1971-` to the end of the calendar, `2024`.
fn parse_run(written: &str) -> Option<RangeInclusive<i16>> {
    let Some((first, last)) = written.split_once('-') else {
        let year = written.parse().ok()?;
        return Some(year..=year);
    };
    let last = if last.is_empty() { i16::MAX } else { last.parse().ok()? };
    Some(first.parse().ok()?..=last)
}

fn parse_weekday(written: &str) -> Option<Weekday> {
    Some(match written {
        "mon" => Weekday::Monday,
        "tue" => Weekday::Tuesday,
        "wed" => Weekday::Wednesday,
        "thu" => Weekday::Thursday,
        "fri" => Weekday::Friday,
        "sat" => Weekday::Saturday,
        "sun" => Weekday::Sunday,
        _ => return None,
    })
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;

    use super::Recurrence;

    fn falls_on(written: &str, days: [(i16, i8, i8); 2]) -> [bool; 2] {
        let rule = Recurrence::parse(written).expect("well written");
        days.map(|(year, month, day)| rule.falls_on(date(year, month, day)))
    }

    #[test]
    fn each_kind_of_day() {
        assert_eq!(falls_on("07-04:1971-", [(2020, 7, 4), (2020, 7, 3)]), [true, false]);
        assert_eq!(falls_on("thu>=11-22:1971-", [(2018, 11, 22), (2018, 11, 29)]), [true, false]);
        assert_eq!(falls_on("mon>=05-25:1971-", [(2021, 5, 31), (2021, 5, 24)]), [true, false]);
        assert_eq!(falls_on("easter-2:1990-2040", [(2024, 3, 29), (2041, 4, 19)]), [true, false]);
        assert_eq!(falls_on("orthodox+1:2001-2021", [(2021, 5, 3), (2022, 4, 25)]), [true, false]);
        assert_eq!(
            falls_on("12-27:1993-1994,1999", [(1999, 12, 27), (1998, 12, 27)]),
            [true, false]
        );
    }

    #[test]
    fn a_leap_day_is_not_moved() {
        assert_eq!(falls_on("02-29:1990-2040", [(2020, 2, 29), (2021, 3, 1)]), [true, false]);
    }

    #[test]
    fn what_is_not_well_written_is_none() {
        for written in
            ["07-04", "xyz>=01-01:1990", "easter:1990", "07-04:then", ":1990", "0704:1990"]
        {
            assert_eq!(Recurrence::parse(written), None, "{written}");
        }
    }
}
