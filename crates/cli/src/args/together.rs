//! `onrecord timeline` and `onrecord due` on the command line.

use super::reading::date;
use super::{ReadingOptions, StoryOptions};
use clap::builder::NonEmptyStringValueParser;
use clap::{Args, ValueEnum};
use jiff::civil::Date;

pub(super) const TIMELINE: &str = "\
Read articles and print what happened when.

Each event stands at the day, month or year that the text gives, and is shown no more exactly than that. What the \
text puts in order without a date stands in a list of its own. An event that several articles tell, or one article \
twice, is one entry with every telling named; where it is not clear that two are one they stay two.

An input is an article, as for onrecord read, or a file of records that onrecord read --json wrote (.json, .jsonl). \
Such records are taken as they are: --date, --outlet, --model and --count change nothing in them. The name of a story (onrecord story) stands \
for all its articles.";

pub(super) const TIMELINE_SHORT: &str = "onrecord timeline --help gives examples and exit codes.";

pub(super) const TIMELINE_MORE: &str = "\
Examples:
  What happened, by all the coverage in a folder:
    onrecord timeline folder/*.html

  Read once, ask often:
    onrecord read --format jsonl folder/*.html > records.jsonl
    onrecord timeline records.jsonl
    onrecord due records.jsonl

  Only the spring of 2024:
    onrecord timeline --from 2024-03-01 --to 2024-05-31 records.jsonl

  Into a calendar, onto a web page, into a spreadsheet:
    onrecord timeline --format ics records.jsonl > events.ics
    onrecord timeline --format timelinejs records.jsonl > timeline.json
    onrecord timeline --format csv records.jsonl > events.csv

Exit codes:
  0  everything was read
  1  some inputs failed; the timeline of the others is out
  2  the call itself was wrong
  3  nothing could be read, or nothing could be written

Each input that fails is named on standard error with the reason.";

pub(super) const DUE: &str = "\
Read articles and print who must do what by which day.

Orders, promises, requirements and scheduled acts, in the order in which they fall due. Where the text does not fix \
the day there is none, and a sentence says what would settle it. The same duty told with two dates stays two \
entries that name each other.

An input is an article, as for onrecord read, or a file of records that onrecord read --json wrote (.json, .jsonl). \
Such records are taken as they are: --date, --outlet, --model and --count change nothing in them. The name of a story (onrecord story) stands \
for all its articles.";

pub(super) const DUE_SHORT: &str = "onrecord due --help gives examples and exit codes.";

pub(super) const DUE_MORE: &str = "\
Examples:
  What is due, by one article of which you know the date:
    onrecord due --date 2024-03-12 article.txt

  To-dos for a calendar, each with a link back to the words:
    onrecord due --format ics folder/*.html > due.ics

  What one ministry owes in May:
    onrecord due --who \"ports ministry\" --from 2024-05-01 --to 2024-05-31 records.jsonl

Exit codes:
  0  everything was read
  1  some inputs failed; the diary of the others is out
  2  the call itself was wrong
  3  nothing could be read, or nothing could be written

Each input that fails is named on standard error with the reason.";

/// Options of `onrecord timeline`.
#[derive(Debug, Args)]
#[command(mut_arg("inputs", |inputs| inputs.help(super::INPUTS_TOGETHER)))]
pub(crate) struct TimelineOptions {
    #[command(flatten)]
    pub(crate) reading: ReadingOptions,

    #[command(flatten)]
    pub(crate) stories: StoryOptions,

    #[command(flatten)]
    pub(crate) days: Days,

    /// How to print the timeline
    #[arg(long, value_enum, value_name = "FORMAT", default_value_t = TimelineFormat::Terminal)]
    pub(crate) format: TimelineFormat,

    /// Short for --format json
    #[arg(long, conflicts_with = "format")]
    pub(crate) json: bool,
}

impl TimelineOptions {
    /// The format asked for.
    pub(crate) fn format(&self) -> TimelineFormat {
        if self.json { TimelineFormat::Json } else { self.format }
    }
}

/// Options of `onrecord due`.
#[derive(Debug, Args)]
#[command(mut_arg("inputs", |inputs| inputs.help(super::INPUTS_TOGETHER)))]
pub(crate) struct DueOptions {
    #[command(flatten)]
    pub(crate) reading: ReadingOptions,

    #[command(flatten)]
    pub(crate) stories: StoryOptions,

    #[command(flatten)]
    pub(crate) days: Days,

    /// Only what is owed by somebody whose name or description holds these words
    #[arg(long, value_name = "NAME", value_parser = NonEmptyStringValueParser::new())]
    pub(crate) who: Option<String>,

    /// How to print the diary
    #[arg(long, value_enum, value_name = "FORMAT", default_value_t = DueFormat::Terminal)]
    pub(crate) format: DueFormat,

    /// Short for --format json
    #[arg(long, conflicts_with = "format")]
    pub(crate) json: bool,
}

impl DueOptions {
    /// The format asked for.
    pub(crate) fn format(&self) -> DueFormat {
        if self.json { DueFormat::Json } else { self.format }
    }
}

/// The days that are asked for.
#[derive(Debug, Clone, Copy, Args)]
pub(crate) struct Days {
    /// Only what touches this day or a later one; what has no date is left out
    #[arg(long, value_name = "YYYY-MM-DD", value_parser = date)]
    pub(crate) from: Option<Date>,

    /// Only what touches this day or an earlier one; what has no date is left out
    #[arg(long, value_name = "YYYY-MM-DD", value_parser = date)]
    pub(crate) to: Option<Date>,
}

impl Days {
    /// Fails where no day lies between the two.
    pub(crate) fn check(self) -> Result<(), String> {
        match (self.from, self.to) {
            (Some(from), Some(to)) if from > to => Err(format!(
                "--from {from} is after --to {to}, so no day is asked for; give the earlier day with --from"
            )),
            _ => Ok(()),
        }
    }
}

/// How a timeline is printed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(crate) enum TimelineFormat {
    /// A table laid out for the width of the terminal
    Terminal,
    /// One JSON object, indented
    Json,
    /// One line a telling, with a header (RFC 4180)
    Csv,
    /// Events for a calendar (iCalendar, RFC 5545)
    Ics,
    /// JSON of `TimelineJS` 3
    #[value(help = "JSON of TimelineJS 3, for a web page")]
    Timelinejs,
    /// A table in Markdown
    Markdown,
}

/// How a diary is printed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(crate) enum DueFormat {
    /// A table laid out for the width of the terminal
    Terminal,
    /// One JSON object, indented
    Json,
    /// One line a telling, with a header (RFC 4180)
    Csv,
    /// To-dos for a calendar (iCalendar, RFC 5545)
    Ics,
    /// A table in Markdown
    Markdown,
}
