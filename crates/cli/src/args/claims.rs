//! `onrecord claims` on the command line.

use super::{ReadingOptions, StoryOptions};
use clap::builder::NonEmptyStringValueParser;
use clap::{Args, ValueEnum};

pub(super) const LONG: &str = "\
Read articles and print who claims what, and where everybody stands on it.

First what one holder says and another one denies, then all other claims, each with who holds it, the words that \
report it, what it rests on, and where it stands. Claims of several articles are one entry only where they concern the \
same people in nearly the same words; where that is not clear they stay two. Nothing here says who is right.

An input is an article, as for onrecord read, or a file of records that onrecord read --json wrote (.json, .jsonl). \
Such records are taken as they are: --date, --outlet, --model and --count change nothing in them. The name of a story (onrecord story) stands \
for all its articles. Then who is who is what the story has it to be, your decisions included, and what several articles carry of one \
quotation is one claim, however they word it.";

pub(super) const SHORT: &str = "onrecord claims --help gives examples and exit codes.";

pub(super) const MORE: &str = "\
Examples:
  Where everybody stands, by all the coverage in a folder:
    onrecord claims folder/*.html

  Read once, ask often:
    onrecord read --format jsonl folder/*.html > records.jsonl
    onrecord claims records.jsonl

  Of all articles of a story:
    onrecord claims lockgate

  Only what is contested, and only about one person or by that person:
    onrecord claims --contested --who \"Ana Kovač\" records.jsonl

  Into a spreadsheet, one line a statement, or for a program:
    onrecord claims --format csv records.jsonl > claims.csv
    onrecord claims --json records.jsonl > claims.json

  Why a claim counts as contested, or a statement as a denial:
    onrecord explain c-1a2b records.jsonl

Exit codes:
  0  everything was read
  1  some inputs failed; the claims of the others are out
  2  the call itself was wrong
  3  nothing could be read, or nothing could be written

Each input that fails is named on standard error with the reason.";

/// Options of `onrecord claims`.
#[derive(Debug, Args)]
#[command(mut_arg("inputs", |inputs| inputs.help(super::INPUTS_TOGETHER)))]
pub(crate) struct ClaimsOptions {
    #[command(flatten)]
    pub(crate) reading: ReadingOptions,

    #[command(flatten)]
    pub(crate) stories: StoryOptions,

    /// Only what one holder says and another one denies
    #[arg(long)]
    pub(crate) contested: bool,

    /// Only claims that speak of, or are held or denied by, somebody whose name holds these words
    #[arg(long, value_name = "NAME", value_parser = NonEmptyStringValueParser::new())]
    pub(crate) who: Option<String>,

    /// How to print the ledger
    #[arg(long, value_enum, value_name = "FORMAT", default_value_t = ClaimsFormat::Terminal)]
    pub(crate) format: ClaimsFormat,

    /// Short for --format json
    #[arg(long, conflicts_with = "format")]
    pub(crate) json: bool,
}

impl ClaimsOptions {
    /// The format asked for.
    pub(crate) fn format(&self) -> ClaimsFormat {
        if self.json { ClaimsFormat::Json } else { self.format }
    }
}

/// How a ledger is printed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(crate) enum ClaimsFormat {
    /// Contested claims first, laid out for the width of the terminal
    Terminal,
    /// One JSON object, indented
    Json,
    /// One line a statement, with a header (RFC 4180)
    Csv,
    /// The same as on the terminal, as tables in Markdown
    #[value(alias = "md")]
    Markdown,
}
