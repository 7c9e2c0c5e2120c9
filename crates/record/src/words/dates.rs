//! Dates in words, never more exact than the text makes them.

use super::on_one_line;
use crate::{Due, DueDate, Interval, Moment, When};
use jiff::civil::Date;

/// First year whose days are shown with their weekdays. Before it the English counted by the Julian calendar
/// (Calendar Act 1750), so a text's days and those of computers differ.
const FIRST_WEEKDAYS: i16 = 1753;

/// The unit to which a date is shown.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Unit {
    Minute,
    Day,
    Month,
    Year,
}

impl Unit {
    /// The unit of a precision of the record, or else that of which the interval holds whole ones. Parts of
    /// days are shown as days: which hours a morning has is a convention.
    fn of(precision: &str, interval: Interval) -> Self {
        match precision {
            "minute" | "hour" => Self::Minute,
            "part-of-day" | "day" | "weekend" | "week" => Self::Day,
            "month" | "quarter" => Self::Month,
            "year" | "decade" | "century" => Self::Year,
            _ => Self::of_whole_ones(interval.days()),
        }
    }

    fn of_whole_ones((first, last): (Date, Date)) -> Self {
        if first == first.first_of_year() && last == last.last_of_year() {
            Self::Year
        } else if first == first.first_of_month() && last == last.last_of_month() {
            Self::Month
        } else {
            Self::Day
        }
    }
}

/// The interval that a time expression denotes, as exact as the expression is ("March 2019", not its first
/// day); none where the text fixes none.
pub fn when(when: &When) -> Option<String> {
    when.interval().map(|interval| self::interval(interval, &when.precision))
}

/// An interval in words; `precision` is one of the record's, or empty where none is known.
pub fn interval(interval: Interval, precision: &str) -> String {
    let unit = Unit::of(precision, interval);
    match interval {
        Interval::Closed(first, last) => between(first, last, unit),
        Interval::From(first) => format!("from {}", point(first, unit)),
        Interval::Until(last) => format!("until {}", point(last, unit)),
    }
}

/// When something is due: the date where it is known ("Fri 3 May 2024, 17:00"), else the interval in which
/// it lies, said to be no more; none where the text gives neither.
pub fn due(due: &Due) -> Option<String> {
    if let Some(moment) = due.moment() {
        return Some(point(Moment::Time(moment), Unit::Minute));
    }
    if let Some(date) = due.date() {
        return Some(due_date(date));
    }
    due.interval().map(|interval| format!("{}, day not fixed", self::interval(interval, "")))
}

/// A due date in words, as exact as it is.
fn due_date(date: DueDate) -> String {
    let unit = match date {
        DueDate::Year(_) => Unit::Year,
        DueDate::Month(_) => Unit::Month,
        DueDate::Day(_) | DueDate::Time(_) => Unit::Day,
    };
    point(Moment::Day(date.first_day()), unit)
}

/// The article's own words for a time, in quotation marks.
pub fn quoted(words: &str) -> String {
    format!("“{}”", on_one_line(words))
}

fn between(first: Moment, last: Moment, unit: Unit) -> String {
    let (a, b) = (first.day(), last.day());
    match unit {
        Unit::Minute => hours(first, last),
        _ if point(first, unit) == point(last, unit) => point(first, unit),
        Unit::Day if (a.year(), a.month()) == (b.year(), b.month()) => {
            format!("{}–{}", a.day(), day(b))
        }
        Unit::Day if a.year() == b.year() => format!("{} {} – {}", a.day(), month(a), day(b)),
        Unit::Day => format!("{} – {}", day(a), day(b)),
        Unit::Month if a.year() == b.year() => {
            format!("{}–{} {}", month(a), month(b), year(b.year()))
        }
        Unit::Month => format!("{} – {}", point(first, unit), point(last, unit)),
        Unit::Year => years(a.year(), b.year()),
    }
}

/// A stretch of hours; one that ends in the hour or minute in which it begins is shown by its beginning.
fn hours(first: Moment, last: Moment) -> String {
    let begin = point(first, Unit::Minute);
    let (Moment::Time(a), Moment::Time(b)) = (first, last) else { return begin };
    if a.date() != b.date() {
        return format!("{begin} – {}", point(last, Unit::Minute));
    }
    if a.hour() == b.hour() && (a.minute() == b.minute() || b.minute() == 59) {
        return begin;
    }
    format!("{begin}–{}", clock(last))
}

/// A stretch of years; the era once where it is the same.
fn years(first: i16, last: i16) -> String {
    match (first <= 0, last <= 0) {
        (true, true) => format!("{}–{}", 1 - i32::from(first), year(last)),
        (true, false) => format!("{} – AD {last}", year(first)),
        _ => format!("{}–{}", year(first), year(last)),
    }
}

/// One day, month, year or moment.
fn point(moment: Moment, unit: Unit) -> String {
    let date = moment.day();
    match (unit, moment) {
        (Unit::Year, _) => year(date.year()),
        (Unit::Month, _) => format!("{} {}", month(date), year(date.year())),
        (Unit::Minute, Moment::Time(_)) => format!("{}, {}", weekday_and_day(date), clock(moment)),
        _ => weekday_and_day(date),
    }
}

fn clock(moment: Moment) -> String {
    let time = moment.first();
    format!("{:02}:{:02}", time.hour(), time.minute())
}

fn weekday_and_day(date: Date) -> String {
    if date.year() < FIRST_WEEKDAYS {
        day(date)
    } else {
        format!("{} {}", date.strftime("%a"), day(date))
    }
}

fn day(date: Date) -> String {
    format!("{} {} {}", date.day(), month(date), year(date.year()))
}

fn month(date: Date) -> String {
    date.strftime("%B").to_string()
}

/// A year as people count: 1 BC is the year 0 of the calendar that computers count in.
fn year(year: i16) -> String {
    if year > 0 { year.to_string() } else { format!("{} BC", 1 - i32::from(year)) }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn shown(from: &str, to: &str, precision: &str) -> String {
        let end = |written: &'static str| (!written.is_empty()).then_some(written);
        let (from, to) = (from.to_owned().leak(), to.to_owned().leak());
        interval(Interval::of(end(from), end(to)).unwrap(), precision)
    }

    #[test]
    fn a_date_is_shown_to_its_precision() {
        let cases = [
            ("2019-03-12", "2019-03-12", "day", "Tue 12 March 2019"),
            ("2019-03-01", "2019-03-31", "month", "March 2019"),
            ("2019-03-01", "2019-03-10", "month", "March 2019"),
            ("2019-01-01", "2019-12-31", "year", "2019"),
            ("2019-03-01", "2019-05-31", "quarter", "March–May 2019"),
            ("2018-12-01", "2019-02-28", "quarter", "December 2018 – February 2019"),
            ("2010-01-01", "2019-12-31", "decade", "2010–2019"),
            ("2019-03-11", "2019-03-17", "week", "11–17 March 2019"),
            ("2019-02-25", "2019-03-03", "week", "25 February – 3 March 2019"),
            ("2018-12-31", "2019-01-06", "week", "31 December 2018 – 6 January 2019"),
            ("2019-03-12T06:00:00", "2019-03-12T11:59:59", "part-of-day", "Tue 12 March 2019"),
            ("2019-03-12T14:30:00", "2019-03-12T14:30:00", "minute", "Tue 12 March 2019, 14:30"),
            ("2019-03-12T14:00:00", "2019-03-12T14:59:59", "hour", "Tue 12 March 2019, 14:00"),
            (
                "2019-03-12T14:00:00",
                "2019-03-12T16:30:00",
                "hour",
                "Tue 12 March 2019, 14:00–16:30",
            ),
            ("2019-03-12", "", "day", "from Tue 12 March 2019"),
            ("", "2019-03-31", "month", "until March 2019"),
            ("2019-03-01", "2019-03-31", "", "March 2019"),
        ];
        for (from, to, precision, expected) in cases {
            assert_eq!(shown(from, to, precision), expected);
        }
    }

    #[test]
    fn years_before_the_first_are_counted_as_people_do() {
        assert_eq!(shown("-000043-03-15", "-000043-03-15", "day"), "15 March 44 BC");
        assert_eq!(shown("-000043-01-01", "-000043-12-31", "year"), "44 BC");
        assert_eq!(shown("-000099-01-01", "0000-12-31", "century"), "100–1 BC");
        assert_eq!(shown("-000026-01-01", "0014-12-31", "century"), "27 BC – AD 14");
    }

    fn due_of(value: Option<&str>, from: Option<&str>, to: Option<&str>) -> Option<String> {
        let owned = |end: Option<&str>| end.map(str::to_owned);
        due(&Due {
            span: crate::Span { start: 0, end: 1, text: "x".to_owned() },
            value: owned(value),
            from: owned(from),
            to: owned(to),
            rule: String::new(),
            counted_from: None,
        })
    }

    #[test]
    fn a_due_date_is_no_more_exact_than_its_value() {
        assert_eq!(due_of(Some("2020"), None, None).unwrap(), "2020");
        assert_eq!(due_of(Some("2020-05"), None, None).unwrap(), "May 2020");
        assert_eq!(due_of(Some("2020-05-01"), None, None).unwrap(), "Fri 1 May 2020");
        let hour = Some("2020-05-01T17:00:00");
        assert_eq!(due_of(Some("2020-05-01"), None, hour).unwrap(), "Fri 1 May 2020, 17:00");
        assert_eq!(due_of(hour, None, None).unwrap(), "Fri 1 May 2020, 17:00");
        let (from, to) = (Some("2020-05-01T05:00:00"), Some("2020-05-01T11:59:59"));
        assert_eq!(due_of(Some("2020-05-01"), from, to).unwrap(), "Fri 1 May 2020");
        let week = due_of(None, Some("2020-05-04"), Some("2020-05-10")).unwrap();
        assert_eq!(week, "4–10 May 2020, day not fixed");
        assert_eq!(due_of(None, None, None), None);
    }
}
