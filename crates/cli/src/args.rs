//! The command line.

use crate::exit::Exit;
use clap::{Args, CommandFactory as _, Parser, Subcommand, ValueEnum};
use jiff::civil::Date;
use std::num::NonZeroUsize;
use std::path::PathBuf;

/// Reads news coverage and lays out the record: who said what, with every item a span of the source.
#[derive(Debug, Parser)]
#[command(name = "onrecord", version, arg_required_else_help = true, after_help = EXAMPLES)]
pub(crate) struct Cli {
    #[command(subcommand)]
    pub(crate) verb: Verb,
}

/// What onrecord does.
#[derive(Debug, Subcommand)]
pub(crate) enum Verb {
    /// Read articles and print who said what
    #[command(long_about = READ, after_long_help = READ_MORE, after_help = READ_SHORT)]
    Read(ReadOptions),
    /// Print the JSON Schema of the record (what --json prints follows it)
    #[command(hide = true)]
    Schema,
}

const EXAMPLES: &str = "\
Examples:
  onrecord read article.html
  onrecord read --json https://example.org/news/bridge > bridge.json

onrecord read --help says more.";

const READ: &str = "\
Read articles and print who said what.

An article is plain text, HTML or Markdown, also compressed with gzip: a file, a web address, or - for \
standard input. Nothing is fetched unless you give its address. The result names speakers, the words \
that report (the cue) and what was said, each with its place in the article. It never says whether \
something said is true.";

const READ_SHORT: &str = "onrecord read --help gives examples and exit codes.";

const READ_MORE: &str = "\
Examples:
  Read one article on the terminal:
    onrecord read article.html

  Read what another program prints:
    pbpaste | onrecord read

  Tell a date that the page does not state, and get the record as JSON:
    onrecord read --date 2024-03-12 --json article.txt > article.json

  Fetch a page, keep what the server sent, and make a page to look at:
    onrecord read --keep warc --format html https://example.org/news/bridge > bridge.html

  Read a folder, one record a line, or one file each:
    onrecord read --format jsonl folder/*.html > records.jsonl
    onrecord read --json --out records folder/*.html

Exit codes:
  0  everything was read
  1  some inputs failed; the records of the others are out
  2  the call itself was wrong: an option, an unusable directory
  3  nothing could be read, or nothing could be written

Each input that fails is named on standard error with the reason.";

/// The models of attribution.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(crate) enum Model {
    /// A transformer of 24 MB, some ten thousand words a second on one core
    Full,
    /// Linear models inside the program, more than a hundred thousand words a second
    Fast,
}

/// Options of `onrecord read`.
#[derive(Debug, Args)]
pub(crate) struct ReadOptions {
    /// Files, web addresses (http, https), or - for standard input
    #[arg(value_name = "PATH|URL|-")]
    pub(crate) inputs: Vec<String>,

    /// Date of publication, used unless the page's metadata states one
    #[arg(long, value_name = "YYYY-MM-DD", value_parser = date)]
    pub(crate) date: Option<Date>,

    /// Name of the outlet, used instead of what the page says
    #[arg(long, value_name = "NAME", value_parser = clap::builder::NonEmptyStringValueParser::new())]
    pub(crate) outlet: Option<String>,

    /// How to print the record
    #[arg(long, value_enum, value_name = "FORMAT", default_value_t = Format::Terminal)]
    pub(crate) format: Format,

    /// Which model finds who said what: full finds more, fast reads an archive [default: full where it
    /// is installed]
    #[arg(long, value_enum, value_name = "MODEL")]
    pub(crate) model: Option<Model>,

    /// Short for --format json
    #[arg(long, conflicts_with = "format")]
    pub(crate) json: bool,

    /// Write one file an input into this directory, named after the input; a file of that name is
    /// replaced, and a second input of the same name gets -2
    #[arg(long, value_name = "DIR")]
    pub(crate) out: Option<PathBuf>,

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

impl ReadOptions {
    /// The format asked for.
    pub(crate) fn format(&self) -> Format {
        if self.json { Format::Json } else { self.format }
    }
}

/// Shows how to read, where nothing was given to be read.
pub(crate) fn help_with_reading() -> Exit {
    let mut command = Cli::command();
    if let Some(read) = command.find_subcommand_mut("read") {
        // Where nobody listens on standard output there is nobody to help.
        let _ = read.clone().bin_name("onrecord read").print_help();
    }
    Exit::Usage
}

/// How a record is printed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(crate) enum Format {
    /// By speaker, laid out for the width of the terminal
    Terminal,
    /// One JSON object, indented (one input, or --out)
    Json,
    /// One JSON object a line
    Jsonl,
    /// One self-contained page with the article highlighted (one input, or --out)
    Html,
    /// By speaker, as Markdown
    Markdown,
}

impl Format {
    /// Extension of files in this format.
    pub(crate) fn extension(self) -> &'static str {
        match self {
            Self::Terminal => "txt",
            Self::Json => "json",
            Self::Jsonl => "jsonl",
            Self::Html => "html",
            Self::Markdown => "md",
        }
    }

    /// Whether two of them one after the other are no file of this format.
    pub(crate) fn is_single(self) -> bool {
        matches!(self, Self::Json | Self::Html)
    }
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

fn threads(given: &str) -> Result<NonZeroUsize, String> {
    given.parse().map_err(|_| "give a whole number of at least 1".to_owned())
}

fn date(given: &str) -> Result<Date, String> {
    let shape = given.len() == 10 && given.bytes().filter(|&b| b == b'-').count() == 2;
    let date = shape.then(|| given.parse().ok()).flatten();
    date.ok_or_else(|| "give a day of the calendar as YYYY-MM-DD, such as 2024-03-12".to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_command_line_is_well_formed() {
        Cli::command().debug_assert();
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
