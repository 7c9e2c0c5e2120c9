//! Time expressions as the record writes them.

use crate::{Layers, spans};
use jiff::civil::{Date, DateTime};
use jiff::fmt::temporal;
use onrecord_ingest::Source;
use onrecord_language::times::{Anchor, Interval, Precision, Time};
use onrecord_record::When;

/// The day on which a source came out, if that is known: relative expressions are counted from it.
pub(crate) fn published(source: &Source) -> Option<Date> {
    let value = &source.published.as_ref()?.value;
    temporal::Pieces::parse(value).ok().map(|pieces| pieces.date())
}

/// All time expressions of a document.
pub(crate) fn times(layers: &Layers<'_>) -> Vec<When> {
    layers.times.iter().map(|time| when(layers, time)).collect()
}

/// Whether a time counts from a day that nobody gives: "Friday" in words that are quoted inside quoted words is that of their own day.
pub(crate) fn is_quoted_again(layers: &Layers<'_>, time: &Time) -> bool {
    let depth = layers.document.quotes.depth.get(time.tokens.start as usize);
    time.anchor == Anchor::Published && depth.is_some_and(|&depth| depth > 1)
}

/// One time expression.
pub(crate) fn when(layers: &Layers<'_>, time: &Time) -> When {
    let interval = time.interval.filter(|_| !is_quoted_again(layers, time));
    When {
        span: spans::of_bytes(layers.document.text, time.bytes),
        kind: time.kind,
        value: time.value.clone(),
        from: interval.map(|interval| moment(interval.first, interval, time.precision)),
        to: interval.map(|interval| moment(interval.last, interval, time.precision)),
        precision: precision(time.precision).to_owned(),
        rule: rule(layers, time),
    }
}

/// An end of an interval: a day where the interval consists of whole days, else a moment.
fn moment(end: DateTime, interval: Interval, precision: Precision) -> String {
    if interval.is_whole_days() && precision > Precision::PartOfDay {
        end.date().to_string()
    } else {
        end.to_string()
    }
}

/// The name of a precision in the record.
pub(crate) fn precision(precision: Precision) -> &'static str {
    match precision {
        Precision::Minute => "minute",
        Precision::Hour => "hour",
        Precision::PartOfDay => "part-of-day",
        Precision::Day => "day",
        Precision::Weekend => "weekend",
        Precision::Week => "week",
        Precision::Month => "month",
        Precision::Quarter => "quarter",
        Precision::Year => "year",
        Precision::Decade => "decade",
        Precision::Century => "century",
        Precision::Vague => "vague",
    }
}

/// The rule that read the expression, how it read it, and what it counted from.
fn rule(layers: &Layers<'_>, time: &Time) -> String {
    let mut rule = time.rule.to_owned();
    if !time.reading.is_empty() {
        rule.push_str(", ");
        rule.push_str(time.reading);
    }
    match time.anchor {
        Anchor::Itself => {}
        Anchor::Published if is_quoted_again(layers, time) => {
            rule.push_str(
                ", but it is quoted inside a quotation, and the day of those words is not known",
            );
        }
        Anchor::Published => {
            let day = layers.published.map_or_else(String::new, |day| format!(" {day}"));
            rule.push_str(", counted from publication");
            rule.push_str(&day);
        }
        Anchor::Time(index) => {
            if let Some(other) = layers.times.get(index as usize) {
                let words = layers.document.text.slice(other.bytes);
                rule.extend([", counted from “", words, "” (", &other.value, ")"]);
            }
        }
        Anchor::Missing => {
            rule.push_str(", but the date that it counts from is not known");
        }
    }
    rule
}
