//! What is counted from publication: "today", "last month", "two years ago".

use super::Resolved;
use super::context::Context;
use super::{lengths, quarters};
use crate::times::Anchor;
use crate::times::slots::{Count, Slots, Unit};
use crate::times::values::Value;
use onrecord_record::WhenType;

/// The day of publication.
pub(crate) fn today(context: &Context<'_>) -> Resolved {
    match context.published {
        Some(day) if !context.telling => Resolved::dated(Value::Day(day), Anchor::Published),
        Some(_) => Resolved::loose(WhenType::Date, "PRESENT_REF", Anchor::Published),
        None => Resolved::loose(WhenType::Date, "PRESENT_REF", Anchor::Missing),
    }
}

/// "yesterday", "the day after tomorrow".
pub(crate) fn days(context: &Context<'_>, slots: &Slots) -> Resolved {
    let shift = i64::from(slots.shift.unwrap_or(0));
    match context
        .published
        .filter(|_| !context.telling)
        .and_then(|day| Value::moved(day, Unit::Day, shift))
    {
        Some(day) => Resolved::dated(Value::Day(day), Anchor::Published),
        None => missing(shift),
    }
}

/// What stays of a relative expression where it is not known from when it counts.
pub(crate) fn missing(shift: i64) -> Resolved {
    let value = match shift {
        ..0 => "PAST_REF",
        0 => "PRESENT_REF",
        1.. => "FUTURE_REF",
    };
    Resolved::loose(WhenType::Date, value, Anchor::Missing)
}

/// "last month", "this week", "next year".
pub(crate) fn shift(context: &Context<'_>, slots: &Slots) -> Resolved {
    let shift = i64::from(slots.shift.unwrap_or(0));
    let unit = slots.unit.unwrap_or(Unit::Day);
    if unit == Unit::Decade && shift != 0 {
        return lengths::span(context, &Slots { count: Some(Count::Tenths(10)), ..*slots });
    }
    let Some((now, anchor)) = context.now() else { return missing(shift) };
    match moved_unit(now, unit, shift) {
        Some(value) => Resolved::dated(value, anchor),
        None => missing(shift),
    }
}

/// The unit `shift` units from the one that holds a day.
pub(crate) fn moved_unit(now: jiff::civil::Date, unit: Unit, shift: i64) -> Option<Value> {
    // The first of the month, so that "last month" does not depend on the length of months.
    let base = if unit >= Unit::Month { now.first_of_month() } else { now };
    Value::moved(base, unit, shift).map(|day| Value::holding(day, unit))
}

/// "the past year": the calendar year before, as annotators read it; "the past decade": ten years.
pub(crate) fn past_unit(context: &Context<'_>, slots: &Slots) -> Resolved {
    if slots.unit.is_some_and(|unit| unit > Unit::Decade) {
        return lengths::span(context, &Slots { count: Some(Count::Tenths(10)), ..*slots });
    }
    shift(context, slots)
}

/// "two years ago".
pub(crate) fn ago(context: &Context<'_>, slots: &Slots) -> Resolved {
    if quarters::is_one_year(slots)
        && let Some(compared) = quarters::year_ago(context)
    {
        return compared.counting(lengths::named(slots));
    }
    counted(context, slots, -1)
}

/// "two weeks from now".
pub(crate) fn ahead(context: &Context<'_>, slots: &Slots) -> Resolved {
    counted(context, slots, 1)
}

fn counted(context: &Context<'_>, slots: &Slots, sign: i64) -> Resolved {
    let length = lengths::named(slots);
    let Some((now, anchor)) = context.now() else { return missing(sign).counting(length) };
    let Some(Count::Tenths(tenths)) = slots.count else { return vague(sign) };
    let unit = slots.unit.unwrap_or(Unit::Day);
    let value = by_length(now, unit, tenths, slots.and_half, sign);
    value.map_or_else(|| vague(sign), |value| Resolved::dated(value, anchor)).counting(length)
}

/// The value a length before or after a day, as exact as the unit.
pub(crate) fn by_length(
    now: jiff::civil::Date,
    unit: Unit,
    tenths: u32,
    and_half: bool,
    sign: i64,
) -> Option<Value> {
    if unit <= Unit::Hour {
        return None;
    }
    let half = and_half || tenths % 10 == 5;
    let count = i64::from(tenths / 10);
    let day = Value::moved(now, unit, sign * count)?;
    if !half {
        return Some(match unit {
            Unit::Decade | Unit::Century | Unit::Millennium => Value::Year(day.year()),
            _ => Value::holding(day, unit),
        });
    }
    match unit {
        Unit::Year => {
            Value::moved(day, Unit::Month, sign * 6).map(|day| Value::holding(day, Unit::Month))
        }
        Unit::Month => Value::moved(day, Unit::Day, sign * 15).map(Value::week_of),
        Unit::Decade => {
            Value::moved(day, Unit::Year, sign * 5).map(|day| Value::holding(day, Unit::Year))
        }
        _ => Some(Value::holding(day, unit)),
    }
}

pub(crate) fn vague(sign: i64) -> Resolved {
    let value = if sign < 0 { "PAST_REF" } else { "FUTURE_REF" };
    Resolved::loose(WhenType::Date, value, Anchor::Itself)
}

/// "year-end": of the year of publication, or of the telling.
pub(crate) fn year_end(context: &Context<'_>) -> Resolved {
    match context.now() {
        Some((now, anchor)) => Resolved::dated(Value::Year(now.year()), anchor),
        None => Resolved::loose(WhenType::Date, "XXXX", Anchor::Missing),
    }
}

#[cfg(test)]
mod tests {
    use crate::times::Anchor;
    use crate::times::testing::{found, value};
    use onrecord_calendar::{Length, Unit as LengthUnit};

    #[test]
    fn units_from_publication() {
        assert_eq!(value("Sales fell last month again.", "last month"), "2018-04");
        assert_eq!(value("It will rise next year again.", "next year"), "2019");
        assert_eq!(value("They left last week in anger.", "last week"), "2018-W21");
        assert_eq!(value("It was founded three decades ago here.", "three decades ago"), "1988");
        assert_eq!(
            value("It was shut a year and a half ago here.", "a year and a half ago"),
            "2016-11"
        );
    }

    #[test]
    fn lengths_are_kept() {
        let length = found("She resigned two weeks ago in anger.", "two weeks ago", None).length;
        assert_eq!(length, Some(Length { count: 2, unit: LengthUnit::Week }));
    }

    #[test]
    fn without_publication_nothing_is_counted() {
        for (words, value) in
            [("yesterday", "PAST_REF"), ("next month", "FUTURE_REF"), ("today", "PRESENT_REF")]
        {
            let time = found(&format!("It was said {words} again."), words, None);
            assert_eq!(
                (time.value.as_str(), time.interval, time.anchor),
                (value, None, Anchor::Missing)
            );
        }
    }

    #[test]
    fn the_edge_of_the_calendar_is_safe() {
        let time =
            found("It will open next year again.", "next year", Some(jiff::civil::Date::MAX));
        assert_eq!(time.interval, None);
    }
}
