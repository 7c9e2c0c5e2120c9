//! Days and moments as a record writes them, read and verified.

use crate::{Due, When};
use jiff::civil::{Date, DateTime};

/// An end of an interval: a day, or a moment of one. Civil time: no zone is known.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Moment {
    /// A whole day.
    Day(Date),
    /// A moment.
    Time(DateTime),
}

impl Moment {
    /// Reads `YYYY-MM-DD` or an RFC 3339 date-time without zone (`YYYY-MM-DDTHH:MM:SS`); years before 1 and
    /// after 9999 as ISO 8601 extends them (`-000043-03-15` is 44 BC). Nothing else is read.
    pub fn parse(written: &str) -> Option<Self> {
        if let Some(day) = exactly::<Date>(written) {
            return Some(Self::Day(day));
        }
        exactly(written).map(Self::Time)
    }

    /// The day, or that on which the moment lies.
    pub fn day(self) -> Date {
        match self {
            Self::Day(day) => day,
            Self::Time(time) => time.date(),
        }
    }

    /// The first second inside.
    pub fn first(self) -> DateTime {
        match self {
            Self::Day(day) => day.at(0, 0, 0, 0),
            Self::Time(time) => time,
        }
    }

    /// The last second inside.
    pub fn last(self) -> DateTime {
        match self {
            Self::Day(day) => day.at(23, 59, 59, 0),
            Self::Time(time) => time,
        }
    }
}

/// Reads what is written exactly as this would write it: jiff alone also takes `20190312`, zones and more.
fn exactly<T: std::str::FromStr + ToString>(written: &str) -> Option<T> {
    written.parse().ok().filter(|value: &T| value.to_string() == written)
}

/// What the text denotes on the line of time: both ends inside, one of them possibly open.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Interval {
    /// From the first to the second.
    Closed(Moment, Moment),
    /// From this on; the text gives no end.
    From(Moment),
    /// Until this; the text gives no beginning.
    Until(Moment),
}

impl Interval {
    /// The interval between two ends as a record writes them; none where neither is given or readable.
    pub fn of(from: Option<&str>, to: Option<&str>) -> Option<Self> {
        match (from.and_then(Moment::parse), to.and_then(Moment::parse)) {
            (Some(first), Some(last)) => Some(Self::Closed(first, last)),
            (Some(first), None) => Some(Self::From(first)),
            (None, Some(last)) => Some(Self::Until(last)),
            (None, None) => None,
        }
    }

    /// Where it is placed among others: by its beginning (its end, if that alone is known), then narrower
    /// before wider.
    pub fn rank(self) -> (DateTime, DateTime) {
        match self {
            Self::Closed(first, last) => (first.first(), last.last()),
            Self::From(only) | Self::Until(only) => (only.first(), only.last()),
        }
    }

    /// Its first and last day; of an open one, the day that is known.
    pub fn days(self) -> (Date, Date) {
        match self {
            Self::Closed(first, last) => (first.day(), last.day()),
            Self::From(only) | Self::Until(only) => (only.day(), only.day()),
        }
    }
}

impl When {
    /// The interval that it denotes, if the text fixes one.
    pub fn interval(&self) -> Option<Interval> {
        Interval::of(self.from.as_deref(), self.to.as_deref())
    }
}

/// A due date, as exact as the text gives it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum DueDate {
    /// Some day of a year.
    Year(i16),
    /// Some day of a month, which is given by its first day.
    Month(Date),
    /// A day.
    Day(Date),
    /// A moment.
    Time(DateTime),
}

impl DueDate {
    /// Reads `YYYY`, `YYYY-MM`, `YYYY-MM-DD` or an RFC 3339 date-time without zone.
    pub fn parse(written: &str) -> Option<Self> {
        let digits = |part: &str| part.bytes().all(|b| b.is_ascii_digit());
        match (written.len(), written.split_once('-')) {
            (4, None) if digits(written) => written.parse().ok().map(Self::Year),
            (7, Some((year, month))) if year.len() == 4 && digits(year) && digits(month) => {
                Date::new(year.parse().ok()?, month.parse().ok()?, 1).ok().map(Self::Month)
            }
            _ => Moment::parse(written).map(|moment| match moment {
                Moment::Day(day) => Self::Day(day),
                Moment::Time(time) => Self::Time(time),
            }),
        }
    }

    /// The first day on which it may fall.
    pub fn first_day(self) -> Date {
        match self {
            Self::Year(year) => Date::new(year, 1, 1).unwrap_or(Date::MIN),
            Self::Month(day) | Self::Day(day) => day,
            Self::Time(time) => time.date(),
        }
    }

    /// The last day on which it may fall.
    pub fn last_day(self) -> Date {
        match self {
            Self::Year(_) => self.first_day().last_of_year(),
            Self::Month(day) => day.last_of_month(),
            Self::Day(_) | Self::Time(_) => self.first_day(),
        }
    }

    /// The moment of the due day by which it is due, where the text gives one. `from` and `to` are the ends of
    /// what the words denote. Ends within one hour ("noon", "5 p.m.") are the moment with which they begin; a
    /// stretch of hours that begins on the due day ("Friday morning") has none, because which hours it has is
    /// a convention.
    pub fn moment(self, from: Option<Moment>, to: Option<Moment>) -> Option<DateTime> {
        let day = match self {
            Self::Time(time) => return Some(time),
            Self::Day(day) => day,
            Self::Month(_) | Self::Year(_) => return None,
        };
        let Some(Moment::Time(last)) = to.filter(|to| to.day() == day) else { return None };
        match from {
            Some(Moment::Time(first)) if first.date() == day => {
                (first.hour() == last.hour()).then_some(first)
            }
            _ => Some(day.at(last.hour(), last.minute(), 0, 0)),
        }
    }

    /// The last second before it is overdue.
    pub fn deadline(self) -> DateTime {
        match self {
            Self::Time(time) => time,
            _ => self.last_day().at(23, 59, 59, 0),
        }
    }
}

/// How much is known of when something is due.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum DueRank {
    /// The due date.
    Date,
    /// An interval in which it lies.
    Interval,
    /// Nothing.
    Unknown,
}

impl Due {
    /// Where it is placed among others: due dates by the moment after which it is overdue, then intervals
    /// by their end, then the rest.
    pub fn rank(&self) -> (DueRank, Option<DateTime>) {
        match (self.date(), self.interval()) {
            (Some(date), _) => {
                (DueRank::Date, Some(self.moment().unwrap_or_else(|| date.deadline())))
            }
            (None, Some(interval)) => (DueRank::Interval, Some(interval.rank().1)),
            (None, None) => (DueRank::Unknown, None),
        }
    }

    /// The due date, if it is known.
    pub fn date(&self) -> Option<DueDate> {
        self.value.as_deref().and_then(DueDate::parse)
    }

    /// The moment by which it is due, where the text gives one ([`DueDate::moment`]).
    pub fn moment(&self) -> Option<DateTime> {
        let end = |written: &Option<String>| written.as_deref().and_then(Moment::parse);
        self.date()?.moment(end(&self.from), end(&self.to))
    }

    /// The interval in which the day lies, if that much is known.
    pub fn interval(&self) -> Option<Interval> {
        Interval::of(self.from.as_deref(), self.to.as_deref())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn days_and_moments_are_read_and_nothing_else() {
        for right in
            ["2019-03-12", "2020-02-29", "2019-03-12T14:30:00", "-000043-03-15", "0476-09-04"]
        {
            assert!(Moment::parse(right).is_some(), "{right}");
        }
        for wrong in [
            "2019-02-29",
            "20190312",
            "2019-3-12",
            "2019-03",
            "2019-03-12T14:30",
            "2019-03-12T14:30:00Z",
            "2019-03-12 14:30:00",
            "2019-W11",
            "",
            "soon",
        ] {
            assert_eq!(Moment::parse(wrong), None, "{wrong}");
        }
    }

    #[test]
    fn due_dates_are_as_exact_as_they_are_written() {
        let last = |written: &str| DueDate::parse(written).map(|due| due.last_day().to_string());
        assert_eq!(last("2020").as_deref(), Some("2020-12-31"));
        assert_eq!(last("2020-02").as_deref(), Some("2020-02-29"));
        assert_eq!(last("2020-02-03").as_deref(), Some("2020-02-03"));
        assert_eq!(last("2020-02-03T17:00:00").as_deref(), Some("2020-02-03"));
        for wrong in ["2020-13", "20", "+020", "202-001", "2020-1", "2020-02-30", "next week"] {
            assert_eq!(last(wrong), None, "{wrong}");
        }
    }

    #[test]
    fn the_moment_of_a_due_day_is_that_of_the_text() {
        let moment = |value: &str, from: Option<&str>, to: Option<&str>| {
            let [from, to] = [from, to].map(|end| end.and_then(Moment::parse));
            let moment = DueDate::parse(value).unwrap().moment(from, to);
            moment.map(|time| time.to_string())
        };
        let noon = Some("2024-07-22T12:00:00");
        let by_noon = moment("2024-07-22", noon, Some("2024-07-22T12:00:59"));
        assert_eq!(by_noon.as_deref(), noon);
        let hour = moment("2024-07-22", noon, Some("2024-07-22T12:59:59"));
        assert_eq!(hour.as_deref(), noon);
        for from in [None, Some("2024-07-20"), Some("2024-07-20T09:00:00")] {
            assert_eq!(moment("2024-07-22", from, Some("2024-07-22T12:00:59")).as_deref(), noon);
        }
        assert_eq!(moment("2024-07-22T12:00:00", None, None).as_deref(), noon);
        for (value, from, to) in [
            ("2024-07-22", Some("2024-07-22"), Some("2024-07-22")),
            ("2024-07-22", Some("2024-07-22T05:00:00"), Some("2024-07-22T11:59:59")),
            ("2024-07-24", Some("2024-07-25T00:00:00"), Some("2024-07-25T00:00:00")),
            ("2024-07", None, noon),
            ("2024-07-22", noon, None),
        ] {
            assert_eq!(moment(value, from, to), None, "{value} {from:?} {to:?}");
        }
    }

    #[test]
    fn narrower_ones_go_before_wider_ones_that_begin_together() {
        let rank = |from, to| Interval::of(from, to).unwrap().rank();
        let march = rank(Some("2019-03-01"), Some("2019-03-31"));
        assert!(rank(Some("2019-03-01"), Some("2019-03-01")) < march);
        assert!(march < rank(Some("2019-03-05"), None));
        assert!(rank(None, Some("2019-02-28")) < march);
    }
}
