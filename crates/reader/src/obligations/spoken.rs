//! Weekdays inside speech: "by Friday", said on Thursday of last week, is the Friday after that Thursday.

use crate::{Layers, events};
use jiff::ToSpan as _;
use jiff::civil::Date;
use onrecord_language::duties::Duty;
use onrecord_language::times::{Anchor, Precision, Time};
use onrecord_record::Due;

/// Days before publication within which words said in "last week" or "this month" are read as of publication.
const RECENT: i32 = 31;

/// When the words were said that name a weekday.
pub(super) struct Spoken {
    /// The first day at which that may have been; the last one.
    first: Date,
    last: Date,
    /// The weekday that was named, as a day.
    named: Date,
}

/// When the words that hold a duty's weekday were said, if that was before the day of publication.
pub(super) fn spoken(layers: &Layers<'_>, duty: &Duty, time: &Time) -> Option<Spoken> {
    let weekday = time.anchor == Anchor::Published
        && time.precision <= Precision::Day
        && matches!(time.rule, "weekday" | "part of a weekday" | "clock time of a day");
    let attribution = layers.attributions.get(duty.told? as usize).filter(|_| weekday)?;
    attribution.content.iter().any(|piece| piece.covers(time.tokens)).then_some(())?;
    let said = events::said(layers, attribution)?;
    let day = |moment: Option<String>| moment?.split('T').next()?.parse::<Date>().ok();
    let (first, last) = (day(said.from)?, day(said.to)?);
    let age = layers.published?.since(last).ok()?.get_days();
    let before = if first == last { age > 0 } else { age > RECENT };
    before.then_some(Spoken { first, last, named: time.interval?.last.date() })
}

impl Spoken {
    /// Counts the weekday from the day of the words; where that is not known to the day, or lies too far back, no day is given.
    pub(super) fn correct(&self, due: &mut Due) {
        let ahead = i64::from(self.named.weekday().since(self.last.weekday()));
        let ahead = if ahead == 0 { 7 } else { ahead };
        let counted = self.last.checked_add(ahead.days()).ok().filter(|_| self.first == self.last);
        let Some(day) = counted.filter(|day| *day >= self.last) else {
            due.value = None;
            due.rule =
                format!("{}; the words were said before, and the day would settle it", due.rule);
            return;
        };
        due.value = Some(day.to_string());
        (due.from, due.to) = (due.value.clone(), due.value.clone());
        due.rule = format!("due-on: weekday, the next one after it was said on {}", self.last);
    }
}
