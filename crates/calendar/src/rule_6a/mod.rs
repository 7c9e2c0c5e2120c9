//! Rule 6(a) of the Federal Rules of Civil Procedure of the United States, as in force since December 1, 2009.
//!
//! The rule computes a period that states no method of computing by itself:
//!
//! * in days or a longer unit, (a)(1): the day of the event does not count, every other day does, and a period
//!   that would end on a Saturday, Sunday or legal holiday runs to the end of the next day that is none;
//! * in hours, (a)(2): from the event, every hour, to the same hour of the next such day;
//! * backward from an event, (a)(5): "next" means the day before;
//! * with the clerk's office closed at the end, (a)(3): to the first accessible day, always a later one
//!   (committee note of 2009, on (a)(5)).
//!
//! It does not compute a date that is fixed, a period in business days (which states its own method) or in
//! minutes, and nothing here computes the rule as it stood before, under which periods of less than eleven
//! days left out weekends and holidays.
//!
//! The text of the rule and the committee note of 2009 are the sources, as published with the rules by the Administrative
//! Office of the United States Courts.
//!
//! # Decisions
//!
//! **From December 1, 2009.** The amended rule governs cases begun since, and pending ones as far as that is just; it is taken
//! here for every period that lies wholly on or after that day, and for no other.
//!
//! **Legal holidays** are those of 5 U.S.C. 6103(a), which (a)(6)(A) lists. Juneteenth counts from the statute
//! of June 17, 2021: as a day declared by Congress, (a)(6)(B), until the amendment of December 1, 2023 named it.
//!
//! **Observed days count.** The rule speaks of "the day set aside by statute for observing" a holiday; for one that
//! falls on a Saturday the statute sets the Friday aside (5 U.S.C. 6103(b)(1)), for one on a Sunday the President has declared
//! the Monday (Executive Order 11582, section 3). Courts publish these days as holidays under section 6103 and extend
//! what is due on them (so the Bankruptcy Court for the Northern District of Georgia for Friday, December 24 and 31, 2021). On Friday, June 18,
//! 2021, the day after Juneteenth became law, some fifty courts closed and a handful stayed open. The explanation says
//! "observed", so that a reader who must be certain can file on the day before.
//!
//! **Inauguration Day** does not: neither the rule nor 6103(a) names it, and 6103(c) is for the pay and leave of federal
//! employees in and around the capital. A court that closes can be told so: [`Court::declared`].
//!
//! **Days on which the President closed the executive departments** do not count by themselves. The orders close
//! those departments and speak of pay and leave; they declare no holiday (Latham v. Dominick's Finer Foods, 149 F.3d
//! 673 (7th Cir. 1998), where the court's own closing decided). But the Ninth Circuit took December 5, 2018 for a
//! legal holiday under the same words of the appellate rules. Where a period ends on such a day the explanation says so; a court that
//! treats it as a holiday has it in [`Court::declared`], one that was closed in [`Court::closed_office`]. The days are in `data/closings.tsv`.
//!
//! **Hours are those that pass**, as the committee note of 2009 counts: 72 hours from 10:23 on Friday, November 2, 2007 end at
//! 9:23 on Monday, since clocks went back that Sunday. Clocks follow 15 U.S.C. 260a, unless [`Court::clocks`] says that the place
//! keeps standard time all year.
//!
//! **State holidays** count for a period after an event and not for one before it, (a)(6)(C). The caller names them,
//! as the state is seldom known: [`Court::state_holidays`].

mod closings;
mod court;
mod daylight_saving;
mod hours;
mod legal_holidays;
mod roll;

use jiff::civil::{Date, date};

pub use court::{Clocks, Court};

use crate::point::spoken;
use crate::{CalendarError, Counted, DayOrMoment, Direction, Length, Reading, Unit, calendar_days};
use legal_holidays::LegalHolidays;
use roll::Rolled;

/// The day on which the rule in its present form came into force.
pub const IN_FORCE: Date = date(2009, 12, 1);

const LAST_DAY_ENDS: &str = "Unless a statute, local rule or order says otherwise, that day ends at midnight in the court's \
                             time zone for electronic filing, and when the clerk's office is scheduled to close for any other \
                             (Rule 6(a)(4)).";

/// When a period ends under Rule 6(a) before `court`.
///
/// ```
/// use jiff::civil::date;
/// use onrecord_calendar::rule_6a::{Court, period};
/// use onrecord_calendar::{Direction, Length, Unit};
///
/// let massachusetts = Court::default().with_state_holiday(date(2019, 4, 15), "Patriots' Day");
/// let ten_days = Length::new(10, Unit::Day);
/// let after = period(date(2019, 4, 5).into(), ten_days, Direction::Forward, &massachusetts)?;
/// assert_eq!(after.end, date(2019, 4, 16).into());
/// let before = period(date(2019, 4, 25).into(), ten_days, Direction::Backward, &massachusetts)?;
/// assert_eq!(before.end, date(2019, 4, 15).into());
/// # Ok::<(), onrecord_calendar::CalendarError>(())
/// ```
///
/// # Errors
///
/// The rule does not apply to the unit, the period reaches back before December 1, 2009, a period in hours has no hour
/// to run from or one that never was, or the period leaves the calendar.
pub fn period(
    trigger: DayOrMoment,
    length: Length,
    direction: Direction,
    court: &Court,
) -> Result<Counted, CalendarError> {
    in_force(trigger.day())?;
    match length.unit {
        Unit::Minute | Unit::BusinessDay => Err(CalendarError::NotUnderRule6a { length }),
        Unit::Hour => hours::period(trigger, length, direction, court),
        _ => in_days(trigger.day(), length, direction, court),
    }
}

fn in_days(
    trigger: Date,
    length: Length,
    direction: Direction,
    court: &Court,
) -> Result<Counted, CalendarError> {
    let last = calendar_days(trigger, length, direction)?;
    let mut steps = vec![format!(
        "The period of {length} {direction} {}, a day that does not count, ends on {} (Rule 6(a)(1)).",
        spoken(trigger),
        spoken(last)
    )];
    let Rolled { day, reasons } =
        roll::from(last, &LegalHolidays::new(court, direction), "Rule 6(a)(1)(C)")?;
    steps.extend(reasons);
    steps.push(LAST_DAY_ENDS.to_owned());
    Ok(Counted { end: day.into(), reading: Reading::FederalCourt, steps })
}

fn in_force(day: Date) -> Result<(), CalendarError> {
    if day < IN_FORCE { Err(CalendarError::EarlierRule { day }) } else { Ok(()) }
}
