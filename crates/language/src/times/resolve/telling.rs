//! Whether a text tells of the past at length ("On June 6 the Allies landed") or reports news.

use super::direction::{Direction, direction};
use crate::times::rules::Action;
use crate::times::scan::{Mention, Scan};
use crate::times::values::Value;
use jiff::civil::Date;

/// Years between a telling and what it tells.
const LONG_AGO: i16 = 2;
/// Dates long ago that make a telling, where nothing is counted from publication.
const FEW: usize = 3;
/// How often dates long ago must outnumber what is counted from publication.
const OUTNUMBER: usize = 8;

/// Dates with a year long before publication outnumber what is counted from publication by far.
pub(crate) fn is_telling(scan: &Scan<'_>, published: Option<Date>) -> bool {
    let now = published.map_or(i16::MAX, Date::year);
    let years = || scan.found.iter().filter_map(said_year);
    let far = years().filter(|year| year.saturating_add(LONG_AGO) <= now).count();
    let recent = years().count() - far;
    let near = scan.found.iter().filter(|mention| is_near(mention)).count();
    far >= FEW && far >= OUTNUMBER * near && far >= recent && (near + recent == 0 || far > FEW)
}

/// The year that a date says.
fn said_year(mention: &Mention) -> Option<i16> {
    mention.slots.calendar_year().filter(|_| mention.rule.action == Action::Date)
}

/// Pieces around a word like "today" or "Tuesday" in which a text that tells reports news.
const PASSAGE: usize = 40;

/// Where a text that tells speaks of the days around publication.
pub(crate) fn news(scan: &Scan<'_>) -> Vec<usize> {
    let of_days = |mention: &&Mention| {
        is_near(mention)
            && !matches!(mention.rule.action, Action::Shift | Action::NamedShift | Action::Ago)
    };
    scan.found.iter().filter(of_days).map(|mention| mention.start).collect()
}

/// Whether a mention stands near one of these places, itself aside.
pub(crate) fn is_news(places: &[usize], mention: &Mention) -> bool {
    let from = places.partition_point(|&place| place + PASSAGE < mention.start);
    places[from..]
        .iter()
        .take(2)
        .any(|&place| place != mention.start && place <= mention.end + PASSAGE)
}

/// Whether an expression is counted from publication: "today", "last month", a weekday.
fn is_near(mention: &Mention) -> bool {
    let weekday = mention.slots.weekday.is_some() && mention.slots.month.is_none();
    match mention.rule.action {
        Action::Today
        | Action::Days
        | Action::PartDays
        | Action::Shift
        | Action::NamedShift
        | Action::Ago
        | Action::WeekdayShift => true,
        Action::Date | Action::Part | Action::Clock => weekday,
        _ => false,
    }
}

/// A date in the line of a telling, in months from the year 0.
#[derive(Debug, Clone, Copy)]
struct Stop {
    index: u32,
    first: i32,
    last: i32,
    weight: i32,
}

/// The dates along which a telling goes.
#[derive(Debug, Clone, Default)]
pub(crate) struct Line {
    /// Dates that say their year, in text order.
    said: Vec<Stop>,
    /// Dates up to the one in question, resolved ones included.
    told: Vec<Stop>,
}

/// Stops before and after a date that are looked at.
const BEHIND: usize = 4;
const AHEAD: usize = 2;
/// Months beyond which a stop counts as a leap of the telling and not as its line.
const LEAP: i32 = 20;

impl Line {
    /// The dates of a text that say their year.
    pub(crate) fn of(scan: &Scan<'_>) -> Self {
        let stop = |(index, mention): (usize, &Mention)| {
            let slots = &mention.slots;
            let dated = mention.rule.action == Action::Date;
            let year = slots.calendar_year().filter(|_| dated)?;
            let value = super::dates::value_in(slots, year)?;
            let planned =
                slots.month.is_none() && direction(scan, mention) == Some(Direction::Future);
            let exact = slots.month.is_some() || slots.season.is_some();
            let weight = if exact {
                4
            } else if planned {
                0
            } else if mention.start <= super::direction::sentence(scan, mention).0 + 1 {
                4
            } else {
                2
            };
            stop(index as u32, value, weight)
        };
        Self { said: scan.found.iter().enumerate().filter_map(stop).collect(), told: Vec::new() }
    }

    /// Goes on to a date.
    pub(crate) fn go_on(&mut self, index: u32, value: Value) {
        let weight = self
            .said
            .binary_search_by_key(&index, |stop| stop.index)
            .map_or(3, |at| self.said[at].weight);
        self.told.extend(stop(index, value, weight));
    }

    /// The year that puts a date of these months best between the stops before and after it.
    pub(crate) fn year_of(&self, index: u32, first: i8, last: i8) -> Option<i16> {
        let before = self.told.iter().rev().take(BEHIND);
        let next = self.said.partition_point(|stop| stop.index <= index);
        let after = self.said[next..].iter().take(AHEAD);
        let stops: Vec<(&Stop, bool)> =
            before.map(|stop| (stop, true)).chain(after.map(|stop| (stop, false))).collect();
        let years = stops
            .iter()
            .flat_map(|(stop, _)| (-1..=1).map(|more| stop.first.div_euclid(12) + more));
        let cost = |year: &i32| {
            let (first, last) = (year * 12 + i32::from(first) - 1, year * 12 + i32::from(last) - 1);
            let each = stops.iter().enumerate().map(|(rank, (stop, told))| {
                let rank = if *told {
                    rank
                } else {
                    rank - stops.iter().filter(|(_, told)| *told).count()
                };
                stop.weight
                    * distance(stop, first, last, *told)
                    * (if *told { 4 } else { 3 } - rank.min(2) as i32)
            });
            each.sum::<i32>()
        };
        let best = years.min_by_key(cost)?;
        i16::try_from(best).ok()
    }
}

/// Months between a date and a stop; going back costs more than going on, leaps no more than one.
fn distance(stop: &Stop, first: i32, last: i32, told: bool) -> i32 {
    let (onward, back) = (first - stop.last, stop.first - last);
    let (onward, back) = if told { (onward, back) } else { (back, onward) };
    if onward > 0 {
        onward.min(LEAP)
    } else if back > 0 {
        (back * 2).min(LEAP)
    } else {
        0
    }
}

fn stop(index: u32, value: Value, weight: i32) -> Option<Stop> {
    let interval = value.interval()?;
    let month = |day: Date| i32::from(day.year()) * 12 + i32::from(day.month()) - 1;
    Some(Stop {
        index,
        first: month(interval.first.date()),
        last: month(interval.last.date()),
        weight,
    })
}

#[cfg(test)]
mod tests {
    use crate::times::testing::value;

    #[test]
    fn a_telling_goes_on_in_its_own_years() {
        let text = "In June 1812 the river rose. In October 1812 the bridge fell. In January it was rebuilt. By March 1813 \
            it stood. In May it burned. In July 1814 it was given up.";
        assert_eq!(value(text, "January"), "1813-01");
        assert_eq!(value(text, "May"), "1813-05");
    }

    #[test]
    fn a_plan_for_later_does_not_move_the_telling() {
        let text = "On 10 March 1901 the strike began in the mines north of town. The owners planned a new shaft for \
            1907. On 14 March the guards fired. In June 1901 it ended, as in May 1899 and May 1900.";
        assert_eq!(value(text, "14 March"), "1901-03-14");
    }

    #[test]
    fn news_are_no_telling() {
        let text = "The mayor said Monday that the bridge of 1901, rebuilt in 1950, in 1960, in 1970 and in 1980, will \
            close in October.";
        assert_eq!(value(text, "October"), "2018-10");
    }
}
