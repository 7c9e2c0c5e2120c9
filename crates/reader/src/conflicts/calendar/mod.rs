//! `calendar`: a weekday beside a date on which it did not fall.

mod dated;
mod year;

use super::Found;
use super::view::View;
use dated::Dated;
use jiff::civil::{Date, Weekday};
use onrecord_record::ConflictKind;
use std::collections::BTreeSet;

/// Before this year the Gregorian calendar is not everywhere the one meant.
const FIRST_YEAR: i16 = 1900;

/// Finds weekdays that are not those of their dates.
pub(super) fn find(view: View<'_>, out: &mut Vec<Found>) {
    let all: Vec<Dated> = (0..view.len()).filter_map(|at| dated::dated(view, at)).collect();
    out.extend(all.iter().filter_map(|&dated| with_year(view, dated)));
    let wrong: Vec<_> =
        all.iter().filter_map(|&dated| Some((dated, near_publication(view, dated)?))).collect();
    if !is_of_another_year(&wrong) {
        out.extend(wrong.into_iter().map(|(_, found)| found));
    }
}

/// Whether two or more weekdays that are wrong would all be right in one other year: the text was written in that year, and its
/// day of publication is that of a later edition.
fn is_of_another_year(wrong: &[(Dated, Found)]) -> bool {
    /// So many are no slips.
    const MANY: usize = 3;
    /// Years in which every date falls on every weekday.
    const CYCLE: std::ops::Range<i16> = 2000..2028;
    let days: BTreeSet<(Option<i8>, i8)> =
        wrong.iter().map(|(dated, _)| (dated.month, dated.day)).collect();
    let fits = |year: i16, dated: &Dated| {
        let day = dated.month.and_then(|month| Date::new(year, month, dated.day).ok());
        day.is_none_or(|day| day.weekday() == dated.weekday)
    };
    days.len() >= MANY
        || days.len() > 1 && { CYCLE }.any(|year| wrong.iter().all(|(dated, _)| fits(year, dated)))
}

fn with_year(view: View<'_>, dated: Dated) -> Option<Found> {
    let year = dated.year.or_else(|| year::beside(view, dated))?;
    let day = Date::new(year, dated.month?, dated.day).ok()?;
    if year < FIRST_YEAR || day.weekday() == dated.weekday {
        return None;
    }
    let explanation = format!(
        "{} was a {}, not a {}. The year stands beside it, and it is no range of days.{}",
        named(day),
        name(day.weekday()),
        name(dated.weekday),
        voice(view, dated)
    );
    Some(found(dated, "weekday-of-date", explanation))
}

/// A date without a year: the one that is meant by the day of publication and the tense, unless another year is spoken of.
fn near_publication(view: View<'_>, dated: Dated) -> Option<Found> {
    if dated.year.is_some() || year::beside(view, dated).is_some() {
        return None;
    }
    let published = year::published(view)?;
    let meant = year::meant(view, dated, published);
    let nearest = *meant.first()?;
    if meant.iter().any(|day| day.weekday() == dated.weekday)
        || year::fits_another(view, dated, published, meant.len() == 1)
    {
        return None;
    }
    let explanation = format!(
        "The article is of {}, and {} was a {}, not a {}. No other year is spoken of there in which it would fit, and it is no \
         range of days.{}",
        named(published),
        named(nearest),
        name(nearest.weekday()),
        name(dated.weekday),
        voice(view, dated)
    );
    Some(found(dated, "weekday-near-publication", explanation))
}

/// In whose voice a date is told.
fn voice(view: View<'_>, dated: Dated) -> &'static str {
    if view.is_quoted(dated.tokens.start) {
        " It is told in quotation marks: the slip may be that of whoever is quoted."
    } else {
        ""
    }
}

fn found(dated: Dated, rule: &'static str, explanation: String) -> Found {
    Found { kind: ConflictKind::Calendar, rule, spans: vec![dated.tokens], explanation }
}

fn named(day: Date) -> String {
    day.strftime("%B %-d, %Y").to_string()
}

fn name(weekday: Weekday) -> &'static str {
    match weekday {
        Weekday::Monday => "Monday",
        Weekday::Tuesday => "Tuesday",
        Weekday::Wednesday => "Wednesday",
        Weekday::Thursday => "Thursday",
        Weekday::Friday => "Friday",
        Weekday::Saturday => "Saturday",
        Weekday::Sunday => "Sunday",
    }
}
