//! What every verb that reads articles takes.

use clap::builder::NonEmptyStringValueParser;
use clap::{Args, ValueEnum};
use jiff::civil::Date;
use onrecord_calendar::{CalendarError, Reading};
use std::num::NonZeroUsize;
use std::path::PathBuf;

/// The models of attribution.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(crate) enum Model {
    /// A transformer of 24 MB, some ten thousand words a second on one core
    Full,
    /// Linear models inside the program, more than a hundred thousand words a second
    Fast,
}

/// When to colour.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(crate) enum Colour {
    /// On a terminal, unless the environment asks for none.
    #[value(help = "On a terminal, unless NO_COLOR is set")]
    Auto,
    /// Always
    Always,
    /// Never
    Never,
}

/// What is read, and how.
#[derive(Debug, Clone, Args)]
pub(crate) struct ReadingOptions {
    /// Files, web addresses (http, https), or - for standard input
    #[arg(value_name = "PATH|URL|-")]
    pub(crate) inputs: Vec<String>,

    /// Date of publication, used unless the page's metadata states one
    #[arg(long, value_name = "YYYY-MM-DD", value_parser = date)]
    pub(crate) date: Option<Date>,

    /// Name of the outlet, used instead of what the page says
    #[arg(long, value_name = "NAME", value_parser = NonEmptyStringValueParser::new())]
    pub(crate) outlet: Option<String>,

    /// Which model finds who said what: full finds more, fast reads an archive [default: full where it
    /// is installed]
    #[arg(long, value_enum, value_name = "MODEL")]
    pub(crate) model: Option<Model>,

    /// How periods such as "within 14 days" are counted: calendar (as they are written, with the business days of the
    /// United States), calendar:CC (the same with those of another country, such as calendar:GB), business:CC (in
    /// business days of a country, such as business:IE), or court (after Rule 6(a), for United States federal courts)
    /// [default: calendar]
    #[arg(long, value_name = "HOW", value_parser = reading)]
    pub(crate) count: Option<Reading>,

    /// How many inputs to read at a time [default: one for each processor]
    #[arg(long, value_name = "N", value_parser = threads)]
    pub(crate) threads: Option<NonZeroUsize>,

    /// Take every line as part of the article; do not look for menus, share lines and captions
    #[arg(long)]
    pub(crate) no_furniture: bool,

    /// Keep what is fetched, bytes and headers, as WARC files in this directory
    #[arg(long, value_name = "DIR")]
    pub(crate) keep: Option<PathBuf>,

    /// Say nothing on standard error but what failed
    #[arg(long, short)]
    pub(crate) quiet: bool,

    /// When to colour the terminal format
    #[arg(long, value_enum, value_name = "WHEN", default_value_t = Colour::Auto)]
    pub(crate) color: Colour,
}

impl ReadingOptions {
    /// The options given that change how an article is read.
    pub(crate) fn for_articles(&self) -> Vec<&'static str> {
        let given = [
            ("--date", self.date.is_some()),
            ("--outlet", self.outlet.is_some()),
            ("--model", self.model.is_some()),
            ("--count", self.count.is_some()),
        ];
        given.into_iter().filter(|(_, is_given)| *is_given).map(|(name, _)| name).collect()
    }
}

pub(super) fn threads(given: &str) -> Result<NonZeroUsize, String> {
    given.parse().map_err(|_| "give a whole number of at least 1".to_owned())
}

/// A reading of periods, the word before the colon in letters of either case.
pub(super) fn reading(given: &str) -> Result<Reading, CalendarError> {
    let (word, country) = given.split_at(given.find(':').unwrap_or(given.len()));
    format!("{}{country}", word.to_ascii_lowercase()).parse()
}

/// A day as options take it.
pub(super) fn date(given: &str) -> Result<Date, String> {
    let shape = given.len() == 10 && given.bytes().filter(|&b| b == b'-').count() == 2;
    let date = shape.then(|| given.parse().ok()).flatten();
    date.ok_or_else(|| "give a day of the calendar as YYYY-MM-DD, such as 2024-03-12".to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn readings_are_named_in_letters_of_either_case() {
        for (given, meant) in [
            ("Court", "court"),
            ("CALENDAR", "calendar"),
            ("Calendar:gb", "calendar:GB"),
            ("Business:ie", "business:IE"),
        ] {
            assert_eq!(reading(given).unwrap().to_string(), meant);
        }
        assert!(reading("moons").is_err() && reading("business").is_err());
    }

    #[test]
    fn only_days_of_the_calendar_are_dates() {
        assert_eq!(date("2024-02-29").unwrap().to_string(), "2024-02-29");
        for wrong in
            ["2023-02-29", "20240229", "2024-2-9", "12/03/2024", "2024-03-12T10:00", "soon"]
        {
            assert!(date(wrong).is_err(), "{wrong}");
        }
    }
}
