//! When a period ends: calendar days, business days with a country's holidays, United States federal court
//! days after Rule 6(a) of the Federal Rules of Civil Procedure.
//!
//! Pure functions over [`jiff::civil`]: no clock, no time zones, no network. [`due`] is the one door; the
//! readings behind it can be called by themselves: [`calendar_days`], [`business_days`], [`rule_6a::period`].
//! Every result says in sentences how it was found, and every failure what is missing.
//!
//! ```
//! use jiff::civil::date;
//! use onrecord_calendar::{Direction, Length, Reading, Unit, due};
//!
//! // "giving officials two weeks", ordered on Monday, August 19, 2019
//! let (order, fortnight) = (date(2019, 8, 19).into(), Length::new(2, Unit::Week));
//! for (reading, end) in [("calendar", date(2019, 9, 2)), ("court", date(2019, 9, 3))] {
//!     let counted = due(order, fortnight, Direction::Forward, reading.parse()?)?;
//!     assert_eq!(counted.end, end.into());
//! }
//! # Ok::<(), onrecord_calendar::CalendarError>(())
//! ```
//!
//! # Where holidays come from
//!
//! Federal holidays of the United States follow from the statute, `data/us_federal.tsv`, from 1971 to 2099. Those of other countries
//! are a table, `data/holidays.tsv`, written by `tools/holidays/generate.py` from the Python package `holidays` (MIT licence), which
//! is kept up by many hands. Of the crates of the field one is a port left at its first release, others know few
//! calendars or ask a web service, and the one that is kept, `opening-hours`, has days without names. A year that is
//! not covered is an error, never a year without holidays.
//!
//! # What is not here
//!
//! * Holidays of states, provinces and cantons. A court's state holidays are given by the caller.
//! * Half days, and Saturdays worked in exchange for another day (China, Hungary, Russia, Taiwan, Ukraine): they count as any
//!   Saturday.
//! * Holidays that follow the sighting of the moon, before they are announced: their days are estimates, and named so.
//! * Holidays declared after the table was written.
//! * Rule 6(a) before December 1, 2009, and the rules of other courts.

mod business_days;
mod calendar_days;
mod counted;
mod country;
mod direction;
mod due;
mod easter;
mod error;
mod holidays;
mod length;
mod point;
mod reading;
mod recurrence;
pub mod rule_6a;

pub use business_days::{business_day_from, business_days};
pub use calendar_days::{calendar_days, calendar_time};
pub use counted::Counted;
pub use country::Country;
pub use direction::Direction;
pub use due::due;
pub use error::CalendarError;
pub use holidays::{Holiday, Holidays};
pub use length::{Length, Unit};
pub use point::DayOrMoment;
pub use reading::Reading;
