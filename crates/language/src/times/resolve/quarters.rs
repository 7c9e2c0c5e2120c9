//! Quarters and halves of a year, and what business news compare them with.

use super::Resolved;
use super::context::Context;
use super::direction::Direction;
use crate::times::Anchor;
use crate::times::slots::{Count, Slots, Unit};
use crate::times::values::Value;

/// A quarter without a year: the last one that has begun, or the next in the direction of the tense.
pub(crate) fn quarter(context: &Context<'_>, slots: &Slots) -> Resolved {
    let quarter = slots.quarter.unwrap_or(1);
    let Some((now, anchor)) = context.now() else { return super::dates::unknown_year(slots) };
    let current = (now.month() + 2) / 3;
    let year = match context.direction() {
        // A quarter to come is named a good while before it begins, one long past seldom.
        direction
            if quarter > current
                && direction != Some(Direction::Future)
                && quarter - current > 1 =>
        {
            now.year() - 1
        }
        Some(Direction::Past) if quarter > current => now.year() - 1,
        _ => now.year(),
    };
    Resolved::dated(Value::Quarter(year, quarter), anchor)
}

/// A half of a year.
pub(crate) fn half(context: &Context<'_>, slots: &Slots) -> Resolved {
    let half = slots.half.or(slots.quarter).unwrap_or(1);
    if let Some(year) = slots.year {
        return Resolved::dated(Value::Half(year, half), Anchor::Itself);
    }
    match context.now() {
        Some((now, anchor)) => Resolved::dated(
            Value::Half(now.year() + i16::from(slots.shift.unwrap_or(0)), half),
            anchor,
        ),
        None => super::deictic::missing(0),
    }
}

/// "the year-ago quarter", "a year earlier" behind a quarter: the same quarter of the year before. What is
/// compared twice is the same: "sales rose from those of a year ago, profit from that of a year earlier".
pub(crate) fn year_ago(context: &Context<'_>) -> Option<Resolved> {
    if let Some(last) = context.last_quarter
        && let Value::Quarter(year, quarter) = last.value
    {
        return Some(Resolved::dated(Value::Quarter(year - 1, quarter), last.anchor()));
    }
    if context.telling {
        return None;
    }
    let compared =
        context.compared.map(|compared| Resolved::dated(compared.value, compared.anchor()));
    compared.or_else(|| {
        let now = context.published.filter(|_| context.in_period)?;
        Some(Resolved::dated(Value::Year(now.year() - 1), Anchor::Published))
    })
}

/// The year before that of publication or the telling, where nothing is compared.
pub(crate) fn year_before(context: &Context<'_>) -> Resolved {
    if let Some(resolved) = year_ago(context) {
        return resolved;
    }
    let before =
        context.now().and_then(|(now, anchor)| Some((Value::moved(now, Unit::Year, -1)?, anchor)));
    match before {
        Some((day, anchor)) => Resolved::dated(Value::Year(day.year()), anchor),
        None => super::deictic::missing(-1),
    }
}

/// Whether slots name one year.
pub(crate) fn is_one_year(slots: &Slots) -> bool {
    slots.unit == Some(Unit::Year)
        && slots.count.and_then(Count::whole) == Some(1)
        && !slots.and_half
}

/// "the latest period", "the quarter", "the 1988 period": the last quarter named, in the year that is said.
pub(crate) fn the_quarter(context: &Context<'_>, slots: &Slots) -> Resolved {
    let named = context.last_quarter.and_then(|last| match last.value {
        Value::Quarter(year, quarter) => Some((slots.year.unwrap_or(year), quarter, last.anchor())),
        _ => None,
    });
    if let Some((year, quarter, anchor)) = named {
        return Resolved::dated(Value::Quarter(year, quarter), anchor);
    }
    if let Some(year) = slots.year {
        return Resolved::dated(Value::Year(year), Anchor::Itself);
    }
    // Results are reported of the quarter that has ended.
    let ended = context.now().and_then(|(now, anchor)| {
        Some((Value::moved(now.first_of_month(), Unit::Quarter, -1)?, anchor))
    });
    match ended {
        Some((day, anchor)) => Resolved::dated(Value::holding(day, Unit::Quarter), anchor),
        None => super::deictic::missing(0),
    }
}

#[cfg(test)]
mod tests {
    use crate::times::testing::{interval, value};

    #[test]
    fn business_news_compare_quarters() {
        let text = "Third-quarter profit rose from that of a year earlier. Sales were those of the year-ago quarter.";
        assert_eq!(value(text, "Third-quarter"), "2017-Q3");
        assert_eq!(value(text, "a year earlier"), "2016-Q3");
        assert_eq!(value(text, "the year-ago quarter"), "2016-Q3");
    }

    #[test]
    fn a_year_of_months_is_compared_with_a_year() {
        let text = "For the nine months, it lost money, against a profit a year earlier.";
        assert_eq!(value(text, "a year earlier"), "2017");
    }

    #[test]
    fn halves_have_intervals() {
        assert_eq!(
            interval("Exports fell in the second half of 2009 again.", "the second half of 2009"),
            Some(("2009-07-01T00:00:00".to_owned(), "2009-12-31T23:59:59".to_owned()))
        );
    }
}
