//! `onrecord read` on the command line.

use super::ReadingOptions;
use clap::{Args, ValueEnum};
use std::path::PathBuf;

pub(super) const LONG: &str = "\
Read articles and print who said what.

An article is plain text, HTML or Markdown, also compressed with gzip: a file, a web address, or - for \
standard input. Nothing is fetched unless you give its address. The result names speakers, the words \
that report (the cue) and what was said, what happened when and what is due, each with its place in the \
article. It never says whether something said is true.";

pub(super) const SHORT: &str = "onrecord read --help gives examples and exit codes.";

pub(super) const MORE: &str = "\
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

What the lines say:
  \"¶ 3, at 86\": the words stand in the third paragraph and begin 86 characters (Unicode code points) into the text.
  \"confidence 0.35\" tells how often readings like this one were right on articles held out for that: about 35 of 100. \
It says nothing of whether what is said is true.

Exit codes:
  0  everything was read
  1  some inputs failed; the records of the others are out
  2  the call itself was wrong: an option, an unusable directory
  3  nothing could be read, or nothing could be written

Each input that fails is named on standard error with the reason.";

/// Options of `onrecord read`.
#[derive(Debug, Args)]
pub(crate) struct ReadOptions {
    #[command(flatten)]
    pub(crate) reading: ReadingOptions,

    /// How to print the record
    #[arg(long, value_enum, value_name = "FORMAT", default_value_t = Format::Terminal)]
    pub(crate) format: Format,

    /// Short for --format json
    #[arg(long, conflicts_with = "format")]
    pub(crate) json: bool,

    /// Write one file an input into this directory, named after the input; a file of that name is
    /// replaced, and a second input of the same name gets -2
    #[arg(long, value_name = "DIR")]
    pub(crate) out: Option<PathBuf>,
}

impl ReadOptions {
    /// The format asked for.
    pub(crate) fn format(&self) -> Format {
        if self.json { Format::Json } else { self.format }
    }
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
