//! Guards: what must hold around a match besides its words. Named in `data/times/rules.txt`.

mod counted;
mod dates;
mod lengths;
mod names;
mod vague;

use crate::times::pattern::Match;
use crate::times::rules::Rule;
use crate::times::scan::Scan;

/// A guard by its name in the rules.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Guard(fn(&Scan<'_>, &Match) -> bool);

/// Names of the guards.
const GUARDS: [(&str, Guard); 42] = [
    ("no-title", Guard(names::no_title)),
    ("iso-month", Guard(dates::iso_month)),
    ("year-range", Guard(dates::year_range)),
    ("day-alone", Guard(dates::day_alone)),
    ("free-standing", Guard(dates::free_standing)),
    ("day-of-month", Guard(dates::day_of_month)),
    ("continues-days", Guard(dates::continues_days)),
    ("continues-years", Guard(dates::continues_years)),
    ("year-like", Guard(dates::year_like)),
    ("short-year", Guard(dates::short_year)),
    ("era", Guard(dates::era)),
    ("decade-like", Guard(dates::decade_like)),
    ("month-like", Guard(names::month_like)),
    ("capital-month", Guard(names::capital_month)),
    ("season-like", Guard(names::season_like)),
    ("quarter-like", Guard(names::quarter_like)),
    ("holiday-like", Guard(names::holiday_like)),
    ("weekday-like", Guard(names::weekday_like)),
    ("near-name", Guard(names::near_name)),
    ("unit-like", Guard(counted::unit_like)),
    ("later-like", Guard(counted::later_like)),
    ("earlier-like", Guard(counted::earlier_like)),
    ("next-like", Guard(counted::next_like)),
    ("same-like", Guard(counted::same_like)),
    ("edge-unit", Guard(counted::edge_unit)),
    ("the-unit-like", Guard(counted::the_unit_like)),
    ("event-like", Guard(counted::event_like)),
    ("length-like", Guard(lengths::length_like)),
    ("plural-length", Guard(lengths::plural_length)),
    ("not-age", Guard(lengths::not_age)),
    ("age-like", Guard(lengths::age_like)),
    ("the-length", Guard(lengths::the_length)),
    ("no-verb", Guard(lengths::no_verb)),
    ("per-unit", Guard(lengths::per_unit)),
    ("adverbial", Guard(lengths::adverbial)),
    ("clock-like", Guard(vague::clock_like)),
    ("part-like", Guard(vague::part_like)),
    ("soon-like", Guard(vague::soon_like)),
    ("past-like", Guard(vague::past_like)),
    ("current-like", Guard(vague::current_like)),
    ("now-like", Guard(vague::now_like)),
    ("former-like", Guard(vague::former_like)),
];

impl Guard {
    /// The guard with this name.
    pub(crate) fn named(name: &str) -> Option<Self> {
        GUARDS.iter().find(|(known, _)| *known == name).map(|(_, guard)| *guard)
    }
}

/// Whether all guards of a rule hold.
pub(crate) fn hold(scan: &Scan<'_>, rule: &Rule, found: &Match) -> bool {
    rule.guards.iter().all(|guard| guard.0(scan, found))
}
