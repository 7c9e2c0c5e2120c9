//! Lengths: "three months", and those that end or begin at a time: "the past three months".

use super::Resolved;
use super::context::Context;
use crate::times::slots::{Count, Slots, Unit};
use crate::times::values::Value;
use crate::times::{Anchor, Interval};
use onrecord_calendar::{Length, Unit as LengthUnit};
use onrecord_record::WhenType;

/// A length that hangs nowhere.
pub(crate) fn length(slots: &Slots) -> Resolved {
    Resolved::loose(WhenType::Duration, timex(slots), Anchor::Itself).counting(named(slots))
}

/// A length next to publication or to a time of the text.
pub(crate) fn span(context: &Context<'_>, slots: &Slots) -> Resolved {
    let plain = length(slots);
    let shift = slots.shift.unwrap_or(0);
    let Some((now, anchor)) = context.now().filter(|_| shift != 0) else { return plain };
    let Some(Count::Tenths(tenths)) = slots.count else { return Resolved { anchor, ..plain } };
    let unit = slots.unit.unwrap_or(Unit::Day);
    let other = Value::moved(now, unit, i64::from(shift) * i64::from(tenths / 10));
    let interval = other.filter(|_| unit > Unit::Hour).map(|other| Interval {
        first: now.min(other).at(0, 0, 0, 0),
        last: now.max(other).at(23, 59, 59, 0),
    });
    let precision = Value::holding(now, unit).precision();
    let precision = if interval.is_some() { precision } else { plain.precision };
    Resolved { interval, precision, anchor, ..plain }
}

/// The length as the calendar counts it, if it is a whole number of one of its units.
pub(crate) fn named(slots: &Slots) -> Option<Length> {
    let count = slots.count?.whole().filter(|_| !slots.and_half)?;
    let (unit, each) = match slots.unit? {
        Unit::Minute => (LengthUnit::Minute, 1),
        Unit::Hour => (LengthUnit::Hour, 1),
        Unit::Day => (LengthUnit::Day, 1),
        Unit::Business => (LengthUnit::BusinessDay, 1),
        Unit::Week => (LengthUnit::Week, 1),
        Unit::Fortnight => (LengthUnit::Week, 2),
        Unit::Month => (LengthUnit::Month, 1),
        Unit::Quarter => (LengthUnit::Month, 3),
        Unit::Year => (LengthUnit::Year, 1),
        Unit::Decade => (LengthUnit::Year, 10),
        Unit::Century => (LengthUnit::Year, 100),
        _ => return None,
    };
    Some(Length { count: count.checked_mul(each)?, unit })
}

/// The TIMEX3 value of a length.
pub(crate) fn timex(slots: &Slots) -> String {
    let unit = slots.unit.unwrap_or(Unit::Day);
    let Some(Count::Tenths(tenths)) = slots.count else {
        return format!("P{}X{}", mark(unit), letters(unit));
    };
    let half = slots.and_half || tenths % 10 == 5;
    match unit {
        Unit::Weekend => format!("P{}WE", tenths / 10),
        _ if half => halved(unit, tenths / 10),
        _ if tenths.is_multiple_of(10) => whole(unit, tenths / 10),
        _ => format!("P{}{}.{}{}", mark(unit), tenths / 10, tenths % 10, letters(unit)),
    }
}

fn whole(unit: Unit, count: u32) -> String {
    let count = match unit {
        Unit::Fortnight => count.saturating_mul(2),
        _ => count,
    };
    format!("P{}{count}{}", mark(unit), letters(unit))
}

/// "P2Y6M" for two and a half years.
fn halved(unit: Unit, count: u32) -> String {
    let (lesser, half) = match unit {
        Unit::Year => ("M", 6),
        Unit::Hour => ("M", 30),
        Unit::Minute => ("S", 30),
        Unit::Day => ("H", 12),
        Unit::Decade => ("Y", 5),
        Unit::Century => ("Y", 50),
        _ => return format!("P{}{count}.5{}", mark(unit), letters(unit)),
    };
    let between = if unit == Unit::Day { "T" } else { "" };
    if count == 0 {
        let mark = if unit <= Unit::Day { "T" } else { "" };
        return format!("P{mark}{half}{lesser}");
    }
    format!("P{}{count}{}{between}{half}{lesser}", mark(unit), letters(unit))
}

fn mark(unit: Unit) -> &'static str {
    if unit <= Unit::Hour { "T" } else { "" }
}

/// The letters of a unit in a TIMEX3 length.
pub(crate) fn letters(unit: Unit) -> &'static str {
    match unit {
        Unit::Second | Unit::Season => "S",
        Unit::Minute | Unit::Month => "M",
        Unit::Hour => "H",
        Unit::Day | Unit::Business => "D",
        Unit::Weekend => "WE",
        Unit::Week | Unit::Fortnight => "W",
        Unit::Quarter => "Q",
        Unit::Year => "Y",
        Unit::Decade => "DE",
        Unit::Century => "CE",
        Unit::Millennium => "L",
    }
}

#[cfg(test)]
mod tests {
    use crate::times::testing::{found, interval};
    use onrecord_calendar::{Length, Unit as LengthUnit};

    #[test]
    fn lengths_in_timex() {
        for (words, value) in [
            ("three months", "P3M"),
            ("two and a half years", "P2Y6M"),
            ("a minute and a half", "PT1M30S"),
            ("half an hour", "PT30M"),
            ("more than 1,200 days", "P1200D"),
            ("several weeks", "PXW"),
            ("two decades", "P2DE"),
        ] {
            let text = format!("It took {words} to build.");
            assert_eq!(crate::times::testing::value(&text, words), value);
        }
    }

    #[test]
    fn a_length_next_to_publication_has_an_interval() {
        assert_eq!(
            interval("It rained in the past three months.", "the past three months"),
            Some(("2018-02-28T00:00:00".to_owned(), "2018-05-29T23:59:59".to_owned()))
        );
        assert_eq!(interval("It rained for three months.", "three months"), None);
    }

    #[test]
    fn business_days_are_told_apart() {
        let length =
            found("Answer within 10 business days or pay.", "10 business days", None).length;
        assert_eq!(length, Some(Length { count: 10, unit: LengthUnit::BusinessDay }));
    }
}
