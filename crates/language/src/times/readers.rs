//! What stands between angle brackets in a pattern: a reader takes pieces and fills slots.

use crate::times::holidays::Holidays;
use crate::times::lexicon::{Class, Lexicon};
use crate::times::numbers::Reading;
use crate::times::pieces::{Piece, Shape};
use crate::times::slots::{Clock, Count, Part, Season, Slots, Unit, YearCount};

/// A reader by its name in patterns.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Reader {
    Month,
    Weekday,
    Weekdays,
    Unit,
    Units,
    Part,
    Parts,
    Season,
    /// A day of the month in digits or as an ordinal.
    Day,
    /// A day of the month as an ordinal.
    DayOrdinal,
    Year,
    /// A year of its century ("98").
    ShortYear,
    /// A year of one to four digits, as before Christ.
    AnyYear,
    Count,
    /// "first" to "fourth", "1st" to "4th".
    Quarter,
    /// "first", "second".
    Half,
    Decade,
    Century,
    /// An hour from 1 to 12 or 0 to 24.
    Hour,
    /// Minutes or seconds of two digits.
    Sixty,
    /// "5pm".
    HourMeridiem,
    /// "30pm" behind the hour and a colon.
    MinuteMeridiem,
    /// "4.30".
    Stopped,
    Meridiem,
    Zone,
    Era,
    Holiday,
    /// A month in digits.
    MonthDigits,
    /// Four digits of a twenty-four hour clock ("1430").
    Military,
    Dash,
}

/// Names of the readers in the rules.
const NAMES: [(&str, Reader); 30] = [
    ("month", Reader::Month),
    ("weekday", Reader::Weekday),
    ("weekdays", Reader::Weekdays),
    ("unit", Reader::Unit),
    ("units", Reader::Units),
    ("part", Reader::Part),
    ("parts", Reader::Parts),
    ("season", Reader::Season),
    ("day", Reader::Day),
    ("nth", Reader::DayOrdinal),
    ("year", Reader::Year),
    ("yy", Reader::ShortYear),
    ("anyyear", Reader::AnyYear),
    ("count", Reader::Count),
    ("quarter", Reader::Quarter),
    ("half", Reader::Half),
    ("decade", Reader::Decade),
    ("century", Reader::Century),
    ("hour", Reader::Hour),
    ("sixty", Reader::Sixty),
    ("hour-m", Reader::HourMeridiem),
    ("minute-m", Reader::MinuteMeridiem),
    ("stopped", Reader::Stopped),
    ("meridiem", Reader::Meridiem),
    ("zone", Reader::Zone),
    ("era", Reader::Era),
    ("holiday", Reader::Holiday),
    ("mm", Reader::MonthDigits),
    ("military", Reader::Military),
    ("-", Reader::Dash),
];

impl Reader {
    /// The reader with this name.
    pub(crate) fn named(name: &str) -> Option<Self> {
        NAMES.iter().find(|(known, _)| *known == name).map(|(_, reader)| *reader)
    }

    /// Classes of words with which it can begin.
    pub(crate) fn classes(self) -> &'static [Class] {
        match self {
            Self::Month => &[Class::Month],
            Self::Weekday => &[Class::Weekday],
            Self::Weekdays => &[Class::Weekdays],
            Self::Unit => &[Class::Unit],
            Self::Units => &[Class::Units],
            Self::Part => &[Class::Part],
            Self::Parts => &[Class::Parts],
            Self::Season => &[Class::Season],
            Self::Meridiem => &[Class::Meridiem],
            Self::Zone => &[Class::Zone],
            Self::Era => &[Class::Era],
            Self::Dash => &[Class::Dash],
            Self::Decade => &[Class::TensPlural],
            Self::Day | Self::DayOrdinal | Self::Quarter | Self::Half | Self::Century => {
                &[Class::Ordinal, Class::Tens]
            }
            Self::Year => &[Class::Teen, Class::Tens, Class::Small],
            Self::Count => &[Class::Small, Class::Teen, Class::Tens],
            Self::Hour => &[Class::Small, Class::Teen],
            _ => &[],
        }
    }

    /// Whether it can begin with a piece of digits.
    pub(crate) fn takes_digits(self) -> bool {
        !matches!(
            self,
            Self::Month
                | Self::Weekday
                | Self::Weekdays
                | Self::Unit
                | Self::Units
                | Self::Part
                | Self::Parts
                | Self::Season
                | Self::Meridiem
                | Self::Zone
                | Self::Era
                | Self::Dash
                | Self::Holiday
        )
    }

    /// Whether it may begin with a piece; false only where it cannot.
    pub(crate) fn may_begin(self, lexicon: &Lexicon, piece: &Piece) -> bool {
        match piece.shape {
            Shape::Other if self == Self::Holiday => piece.word.is_known(),
            Shape::Other => lexicon.in_classes(piece.word, self.classes()),
            _ => self.takes_digits(),
        }
    }

    /// Reads at a piece; gives the piece behind what it took.
    pub(crate) fn read(
        self,
        from: Reading<'_>,
        holidays: &Holidays,
        at: usize,
        slots: &mut Slots,
    ) -> Option<usize> {
        match self {
            Self::Holiday => {
                let (holiday, next) = holidays.find(from.pieces, at)?;
                slots.holiday = Some(holiday);
                Some(next)
            }
            Self::Hour
            | Self::Sixty
            | Self::HourMeridiem
            | Self::MinuteMeridiem
            | Self::Stopped
            | Self::Meridiem
            | Self::Zone
            | Self::Military => self.clock(from, at, slots),
            Self::Year
            | Self::ShortYear
            | Self::AnyYear
            | Self::Decade
            | Self::Century
            | Self::Era => self.years(from, at, slots),
            _ => self.word(from, at, slots),
        }
    }

    fn word(self, from: Reading<'_>, at: usize, slots: &mut Slots) -> Option<usize> {
        match self {
            Self::Month => slots.month = Some(from.value(at, Class::Month)? as i8),
            Self::Weekday => slots.weekday = Some(from.value(at, Class::Weekday)? as i8),
            Self::Weekdays => slots.weekday = Some(from.value(at, Class::Weekdays)? as i8),
            Self::Unit => slots.unit = Some(Unit::of(from.value(at, Class::Unit)?)?),
            Self::Units => slots.unit = Some(Unit::of(from.value(at, Class::Units)?)?),
            Self::Part => slots.part = Some(Part(from.value(at, Class::Part)? as u8)),
            Self::Parts => slots.part = Some(Part(from.value(at, Class::Parts)? as u8)),
            Self::Season => slots.season = Some(Season(from.value(at, Class::Season)? as u8)),
            Self::Dash => return from.value(at, Class::Dash).map(|_| at + 1),
            Self::MonthDigits => slots.month = Some(digits(from, at, 1..=12)? as i8),
            _ => return self.number(from, at, slots),
        }
        Some(at + 1)
    }

    fn number(self, from: Reading<'_>, at: usize, slots: &mut Slots) -> Option<usize> {
        if self == Self::Count {
            let (count, next) = from.count(at)?;
            slots.count = Some(count);
            return Some(next);
        }
        if let (Self::Day, Some(day)) = (self, digits(from, at, 1..=31)) {
            slots.day = Some(day as i8);
            return Some(at + 1);
        }
        let (value, next) = from.ordinal(at)?;
        match self {
            Self::Day | Self::DayOrdinal if (1..=31).contains(&value) => {
                slots.day = Some(value as i8);
            }
            Self::Quarter if (1..=4).contains(&value) => slots.quarter = Some(value as i8),
            Self::Half if (1..=2).contains(&value) => slots.half = Some(value as i8),
            _ => return None,
        }
        Some(next)
    }

    fn years(self, from: Reading<'_>, at: usize, slots: &mut Slots) -> Option<usize> {
        match self {
            Self::Year => {
                let (year, next) = from.year(at)?;
                slots.year = Some(year);
                return Some(next);
            }
            Self::ShortYear => match from.shape(at) {
                Shape::Digits(year, 2) => {
                    slots.year = Some(year as i16);
                    slots.count_of_year = YearCount::Short;
                }
                _ => return None,
            },
            Self::AnyYear => match from.shape(at) {
                Shape::Digits(year @ 1..=9999, _) => slots.year = Some(year as i16),
                _ => return None,
            },
            Self::Decade => slots.decade = Some(decade(from, at)?),
            Self::Century => {
                let (ordinal, next) = from.ordinal(at)?;
                slots.century = Some(ordinal - 1).filter(|century| (0..=30).contains(century));
                return slots.century.map(|_| next);
            }
            _ => {
                let sign = from.value(at, Class::Era)?;
                if sign < 0 {
                    slots.count_of_year = YearCount::BeforeChrist;
                }
            }
        }
        Some(at + 1)
    }

    fn clock(self, from: Reading<'_>, at: usize, slots: &mut Slots) -> Option<usize> {
        if self == Self::Zone {
            return from.value(at, Class::Zone).map(|_| at + 1);
        }
        let clock = match self {
            Self::Hour => Clock { hour: hour(from, at)?, minute: None, second: None },
            Self::HourMeridiem => {
                let Shape::Hour(hour, half) = from.shape(at) else { return None };
                half_day(Clock { hour, minute: None, second: None }, half)?
            }
            Self::MinuteMeridiem => {
                let Shape::Hour(minute, half) = from.shape(at) else { return None };
                half_day(Clock { minute: Some(minute), ..slots.clock? }, half)?
            }
            Self::Sixty => sixty(from, at, slots.clock?)?,
            Self::Stopped => {
                let Shape::Stopped(hour @ 0..24, minute @ 0..60) = from.shape(at) else {
                    return None;
                };
                Clock { hour, minute: Some(minute), second: None }
            }
            Self::Military => military(from, at)?,
            _ => half_day(slots.clock?, from.value(at, Class::Meridiem)? as u8)?,
        };
        slots.clock = Some(clock);
        Some(at + 1)
    }
}

/// A clock with its minutes or, where it has them, its seconds.
fn sixty(from: Reading<'_>, at: usize, clock: Clock) -> Option<Clock> {
    let Shape::Digits(number @ 0..60, 2) = from.shape(at) else { return None };
    let number = Some(number as u8);
    Some(if clock.minute.is_none() {
        Clock { minute: number, ..clock }
    } else {
        Clock { second: number, ..clock }
    })
}

/// "1430".
fn military(from: Reading<'_>, at: usize) -> Option<Clock> {
    let Shape::Digits(number, 4) = from.shape(at) else { return None };
    let (hour, minute) = ((number / 100) as u8, (number % 100) as u8);
    (hour < 24 && minute < 60).then_some(Clock { hour, minute: Some(minute), second: None })
}

/// The hour of a clock of twelve hours in its half of the day.
fn half_day(clock: Clock, half: u8) -> Option<Clock> {
    let hour = (1..=12).contains(&clock.hour).then_some(clock.hour % 12 + half)?;
    Some(Clock { hour, ..clock })
}

fn hour(from: Reading<'_>, at: usize) -> Option<u8> {
    if let Some(hour) = digits(from, at, 0..=24) {
        return Some(hour as u8);
    }
    let word = from.value(at, Class::Small).or_else(|| from.value(at, Class::Teen))?;
    (1..=12).contains(&word).then_some(word as u8)
}

fn digits(from: Reading<'_>, at: usize, range: std::ops::RangeInclusive<u32>) -> Option<u32> {
    match from.shape(at) {
        Shape::Digits(value, 1 | 2) if range.contains(&value) => Some(value),
        _ => None,
    }
}

/// The first three digits of a decade; one of two digits lies in the twentieth century, "00s" to "20s" in
/// the twenty-first.
fn decade(from: Reading<'_>, at: usize) -> Option<i16> {
    match from.shape(at) {
        Shape::Decade(year, 4) => Some((year / 10) as i16),
        Shape::Decade(year, 2) if year >= 30 => Some((190 + year / 10) as i16),
        Shape::Decade(year, 2) => Some((200 + year / 10) as i16),
        _ => from.value(at, Class::TensPlural),
    }
}

/// Sets a slot from a pattern ("@unit=day"). Nothing where there is no such slot or value.
pub(crate) fn set(slots: &mut Slots, name: &str, value: &str) -> Option<()> {
    let number = value.parse::<i16>();
    match name {
        "unit" => slots.unit = Some(Unit::named(value)?),
        "count" if value == "some" => slots.count = Some(Count::Some),
        "count" => slots.count = Some(Count::Tenths(u32::try_from(number.ok()?).ok()? * 10)),
        "half-count" => slots.count = Some(Count::Tenths(5)),
        "and-half" => slots.and_half = true,
        "part" => slots.part = Some(Part::named(value)?),
        "shift" => slots.shift = Some(number.ok()? as i8),
        "month" => slots.month = Some(number.ok()? as i8),
        "day" => slots.day = Some(number.ok()? as i8),
        "last-day" => slots.last_day = true,
        "year" => slots.year = Some(number.ok()?),
        "quarter" => slots.quarter = Some(number.ok()? as i8),
        "hour" => {
            slots.clock = Some(Clock { hour: number.ok()? as u8, minute: None, second: None });
        }
        _ => return None,
    }
    Some(())
}
