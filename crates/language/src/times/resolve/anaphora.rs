//! What is counted from another time of the text: "two days later", "that year", "the following month".

use super::Resolved;
use super::context::{Context, Reference};
use super::deictic;
use super::direction::Direction;
use super::{lengths, quarters};
use crate::times::Anchor;
use crate::times::slots::{Count, Slots, Unit};
use crate::times::values::Value;
use jiff::civil::Date;
use onrecord_record::WhenType;

/// "two days later".
pub(crate) fn later(context: &Context<'_>, slots: &Slots) -> Resolved {
    counted(context, slots, 1)
}

/// "two days earlier".
pub(crate) fn earlier(context: &Context<'_>, slots: &Slots) -> Resolved {
    if quarters::is_one_year(slots)
        && let Some(compared) = quarters::year_ago(context)
    {
        return compared.counting(lengths::named(slots));
    }
    counted(context, slots, -1)
}

fn counted(context: &Context<'_>, slots: &Slots, sign: i64) -> Resolved {
    let length = lengths::named(slots);
    let unit = slots.unit.unwrap_or(Unit::Day);
    let Some(Count::Tenths(tenths)) = slots.count else { return deictic::vague(sign) };
    let Some((base, exact, anchor)) = base(context, unit) else {
        return deictic::missing(sign).counting(length);
    };
    let value = deictic::by_length(base, unit, tenths, slots.and_half, sign);
    let value = value.filter(|value| (exact || unit >= Unit::Month) && !outruns(context, *value));
    value
        .map_or_else(|| deictic::vague(sign), |value| Resolved::dated(value, anchor))
        .counting(length)
}

/// Whether a value lies after publication though nothing around points ahead: then it was counted from the
/// wrong time.
fn outruns(context: &Context<'_>, value: Value) -> bool {
    let first = value.first_day();
    let after = first.zip(context.published).is_some_and(|(first, now)| first > now);
    after && context.direction() != Some(Direction::Future)
}

/// The day to count from, whether it is exact enough, and where it stands.
fn base(context: &Context<'_>, unit: Unit) -> Option<(Date, bool, Anchor)> {
    let from = |reference: Reference| {
        let exact = reference.value.day().is_some() || (unit >= Unit::Month);
        Some((reference.value.first_day()?, exact, reference.anchor()))
    };
    let day_needed = unit < Unit::Month;
    let reference = if day_needed {
        context.last.filter(|last| last.value.day().is_some()).or(context.last_day)
    } else {
        context.last
    };
    reference.and_then(from).or_else(|| context.published.map(|day| (day, true, Anchor::Published)))
}

/// "that day", "the following year", "the previous month".
pub(crate) fn refer(context: &Context<'_>, slots: &Slots) -> Resolved {
    let shift = i64::from(slots.shift.unwrap_or(0));
    if let Some(part) = slots.part {
        return match base(context, Unit::Day)
            .and_then(|(day, _, anchor)| Some((Value::moved(day, Unit::Day, shift)?, anchor)))
        {
            Some((day, anchor)) => Resolved::dated(Value::Part(day, part), anchor),
            None => Resolved::loose(
                WhenType::Time,
                format!("XXXX-XX-XXT{}", part.code()),
                Anchor::Missing,
            ),
        };
    }
    if slots.season.is_some() || slots.month.is_some() {
        return named(context, slots, shift);
    }
    let unit = slots.unit.unwrap_or(Unit::Day);
    let Some((day, _, anchor)) = base(context, unit) else { return deictic::missing(shift) };
    deictic::moved_unit(day, unit, shift)
        .map_or_else(|| deictic::missing(shift), |value| Resolved::dated(value, anchor))
}

/// "that summer", "the following May".
fn named(context: &Context<'_>, slots: &Slots, shift: i64) -> Resolved {
    let Some((day, _, anchor)) = base(context, Unit::Year) else {
        return super::dates::unknown_year(slots);
    };
    let year = day.year();
    let starts = super::dates::value_in(slots, year).and_then(Value::first_day);
    let year = match shift {
        1 if starts.is_some_and(|first| first <= day) => year + 1,
        -1 if starts.is_some_and(|first| first >= day) => year - 1,
        _ => year,
    };
    match super::dates::value_in(slots, year) {
        Some(value) => Resolved::dated(value, anchor),
        None => super::dates::unknown_year(slots),
    }
}

/// "the month", "the end of the year", "the weekend": of the telling, else of publication.
pub(crate) fn the_unit(context: &Context<'_>, slots: &Slots) -> Resolved {
    if slots.season.is_some() {
        return super::dates::date(context, &Slots { shift: None, ..*slots });
    }
    let unit = slots.unit.unwrap_or(Unit::Day);
    if unit == Unit::Quarter {
        return quarters::the_quarter(context, slots);
    }
    if unit == Unit::Year && context.followed_by(&["ended", "ending"]) {
        return lengths::length(&Slots { count: Some(Count::Tenths(10)), ..*slots });
    }
    let passage =
        context.passage().and_then(|passage| Some((passage.value.first_day()?, passage.anchor())));
    let Some((now, anchor)) = passage.or(context.now()) else { return deictic::missing(0) };
    let shift = i64::from(
        unit == Unit::Weekend && !context.telling && now.weekday().to_monday_one_offset() < 6,
    );
    deictic::moved_unit(now, unit, -shift)
        .map_or_else(|| deictic::missing(0), |value| Resolved::dated(value, anchor))
}

/// "two days after the siege": in a telling a date, else a length.
pub(crate) fn near_event(context: &Context<'_>, slots: &Slots) -> Resolved {
    let sign = i64::from(slots.shift.unwrap_or(1));
    let day = slots.unit.is_some_and(|unit| unit < Unit::Year && unit > Unit::Hour);
    if context.telling && day && matches!(slots.count, Some(Count::Tenths(_))) {
        return counted(context, slots, sign);
    }
    lengths::length(slots)
}

/// "by this time", in a telling.
pub(crate) fn told_time(context: &Context<'_>) -> Resolved {
    match context.last {
        Some(last) => Resolved::dated(last.value, last.anchor()),
        None => Resolved::loose(WhenType::Date, "PRESENT_REF", Anchor::Missing),
    }
}

#[cfg(test)]
mod tests {
    use crate::times::Anchor;
    use crate::times::testing::{found, value};

    #[test]
    fn days_are_counted_from_the_day_told_of_last() {
        let text =
            "He was arrested on March 3, 1994. Two days later he was freed. The next day he fled.";
        assert_eq!(value(text, "Two days later"), "1994-03-05");
        assert_eq!(value(text, "The next day"), "1994-03-06");
    }

    #[test]
    fn a_reference_in_the_text_serves_without_publication() {
        let time = found(
            "He was arrested on March 3, 1994. Two weeks later he was freed.",
            "Two weeks later",
            None,
        );
        assert_eq!((time.value.as_str(), time.anchor), ("1994-W11", Anchor::Time(0)));
    }

    #[test]
    fn units_of_the_time_told_of_last() {
        assert_eq!(
            value("It opened in 1990. The following year it failed.", "The following year"),
            "1991"
        );
        assert_eq!(value("It opened in May 1990 and shut that year.", "that year"), "1990");
        assert_eq!(
            value("It opened in May 1990 and shut later that summer.", "later that summer"),
            "1990-SU"
        );
    }

    #[test]
    fn after_a_vague_time_nothing_is_known() {
        let time =
            found("Soon, it will rain. A few days later it stopped.", "A few days later", None);
        assert_eq!((time.value.as_str(), time.interval), ("FUTURE_REF", None));
    }
}
