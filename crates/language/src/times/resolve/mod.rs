//! From a mention to a value: publication, the telling, tense and prepositions.

mod anaphora;
mod clock;
mod context;
mod dates;
mod deictic;
mod direction;
mod lengths;
mod named;
mod quarters;
mod sets;
mod telling;

use crate::times::rules::Action;
use crate::times::scan::{Mention, Scan};
use crate::times::values::Value;
use crate::times::{Anchor, Interval, Precision, Time};
use context::Context;
use jiff::civil::Date;
use onrecord_calendar::Length;
use onrecord_record::WhenType;
use onrecord_text::Span;

/// What resolution makes of a mention.
#[derive(Debug, Clone)]
pub(crate) struct Resolved {
    kind: WhenType,
    value: String,
    interval: Option<Interval>,
    precision: Precision,
    anchor: Anchor,
    reading: &'static str,
    /// The calendar value, which later expressions can be counted from.
    dated: Option<Value>,
    length: Option<Length>,
}

impl Resolved {
    /// A date or time of the calendar.
    fn dated(value: Value, anchor: Anchor) -> Self {
        let kind = match value {
            Value::Moment(..) | Value::Part(..) => WhenType::Time,
            _ => WhenType::Date,
        };
        Self {
            kind,
            value: value.timex(),
            interval: value.interval(),
            precision: value.precision(),
            anchor,
            reading: "",
            dated: Some(value),
            length: None,
        }
    }

    /// A value without a place in the calendar.
    fn loose(kind: WhenType, value: impl Into<String>, anchor: Anchor) -> Self {
        Self {
            kind,
            value: value.into(),
            interval: None,
            precision: Precision::Vague,
            anchor,
            reading: "",
            dated: None,
            length: None,
        }
    }

    fn reading(self, reading: &'static str) -> Self {
        Self { reading, ..self }
    }

    fn counting(self, length: Option<Length>) -> Self {
        Self { length, ..self }
    }
}

/// Resolves all mentions of a document, in order.
pub(crate) fn resolve(scan: &mut Scan<'_>, published: Option<Date>) -> Vec<Time> {
    let telling = telling::is_telling(scan, published);
    if !telling {
        scan.found.retain(|mention| {
            !matches!(mention.rule.action, Action::Telling(_) | Action::TellingTime)
        });
    }
    let scan = &*scan;
    let mut context = Context::new(scan, published, telling);
    let mut out = Vec::with_capacity(scan.found.len());
    for (index, mention) in scan.found.iter().enumerate() {
        context.enter(index, mention);
        let resolved = one(&context, mention);
        context.leave(mention, &resolved);
        out.push(time(scan, mention, resolved));
    }
    out
}

fn one(context: &Context<'_>, mention: &Mention) -> Resolved {
    let slots = &mention.slots;
    match mention.rule.action {
        Action::Date => dates::date(context, slots),
        Action::ReferDate => dates::of_the_year(context, slots),
        Action::DayShift => dates::of_a_month(context, slots),
        Action::ReferDay => dates::of_the_month(context, slots),
        Action::Fixed(value) => dates::fixed(value),
        Action::ContinueDay => dates::next_day(context, slots),
        Action::ContinueYear => dates::next_year(context, slots),
        Action::ShortYear => dates::short_year(context, slots),
        Action::Quarter => quarters::quarter(context, slots),
        Action::Half => quarters::half(context, slots),
        Action::YearAgo => quarters::year_before(context),
        Action::Holiday => named::holiday(context, slots),
        Action::NamedShift => named::shift(context, slots),
        Action::WeekdayShift => named::weekday(context, slots),
        Action::WeekdayNear => named::near_weekday(context, slots),
        Action::Part => clock::part(context, slots),
        Action::PartDays => clock::part_days(context, slots),
        Action::Clock => clock::clock(context, slots),
        Action::Today => deictic::today(context),
        Action::Days => deictic::days(context, slots),
        Action::Shift => deictic::shift(context, slots),
        Action::PastUnit => deictic::past_unit(context, slots),
        Action::Ago => deictic::ago(context, slots),
        Action::Ahead => deictic::ahead(context, slots),
        Action::Later => anaphora::later(context, slots),
        Action::Earlier => anaphora::earlier(context, slots),
        Action::Refer => anaphora::refer(context, slots),
        Action::TheUnit => anaphora::the_unit(context, slots),
        Action::YearEnd => deictic::year_end(context),
        Action::Length => lengths::length(slots),
        Action::Span => lengths::span(context, slots),
        Action::Set => sets::set(slots),
        Action::Event => anaphora::near_event(context, slots),
        Action::WeekOf => dates::week_of(context, slots),
        Action::TellingTime => anaphora::told_time(context),
        Action::Vague(value) | Action::Telling(value) => {
            Resolved::loose(WhenType::Date, value, Anchor::Itself)
        }
    }
}

fn time(scan: &Scan<'_>, mention: &Mention, resolved: Resolved) -> Time {
    let pieces = scan.pieces.get(mention.start..mention.end).unwrap_or_default();
    let (bytes, tokens) = match (pieces.first(), pieces.last()) {
        (Some(first), Some(last)) => {
            (Span::new(first.start, last.end), Span::new(first.token, last.token + 1))
        }
        _ => (Span::default(), Span::default()),
    };
    Time {
        bytes,
        tokens,
        kind: resolved.kind,
        value: resolved.value,
        interval: resolved.interval,
        precision: resolved.precision,
        rule: mention.rule.name,
        reading: resolved.reading,
        anchor: resolved.anchor,
        length: resolved.length,
    }
}
