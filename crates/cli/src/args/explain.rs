//! `onrecord explain` on the command line.

use super::{ReadingOptions, StoryOptions};
use clap::builder::NonEmptyStringValueParser;
use clap::{Args, ValueEnum};

pub(super) const LONG: &str = "\
Print why something in a record has the labels that it has.

Of each label: the words of the article that show it, the rule that gave it, what the rule looks at, where the rule comes \
from, and an example and a counter-example. ID is that of a statement, claim, event, obligation or conflict, or the first \
letters of one (--json of onrecord read, claims, who and search gives them). What has no id is found by its place or its words.

An input is an article, as for onrecord read, or a file of records that onrecord read --json wrote (.json, .jsonl). The name of a story (onrecord story) \
stands for all its articles, as they were read into it.";

pub(super) const SHORT: &str = "onrecord explain --help gives examples and exit codes.";

pub(super) const MORE: &str = "\
Examples:
  Why is this a denial, and of what:
    onrecord explain s-1a2b article.json

  Why has a statement of a story its labels:
    onrecord explain s-1a2b --story lockgate

  Everything said of some words, or of what stands at an offset (the number after \u{201c}at\u{201d} in what onrecord read prints):
    onrecord explain --find \"seems designed to\" article.txt
    onrecord explain --at 1372 article.txt

  All rules, those of one kind, those that give one label, or one rule:
    onrecord explain --rules
    onrecord explain --rules stance
    onrecord explain --rules denies
    onrecord explain --rules denying-word

Exit codes:
  0  explained
  1  some inputs failed; what was found in the others is out
  2  the call itself was wrong: an option, an id or words that are not there, the first letters of several ids
  3  nothing could be read, or nothing could be written";

/// Options of `onrecord explain`.
#[derive(Debug, Args)]
#[command(mut_arg("inputs", |inputs| inputs.help(super::INPUTS_TOGETHER)))]
pub(crate) struct ExplainOptions {
    /// Id of what is to be explained, or its first letters; left out with --at and --find
    #[arg(value_name = "ID")]
    pub(crate) id: Option<String>,

    #[command(flatten)]
    pub(crate) reading: ReadingOptions,

    #[command(flatten)]
    pub(crate) stories: StoryOptions,

    /// Explain all that stands at this offset (in code points, as records and places count)
    #[arg(long, value_name = "OFFSET", conflicts_with_all = ["find", "rules"])]
    pub(crate) at: Option<u32>,

    /// Explain all that these words of the article touch
    #[arg(long, value_name = "WORDS", conflicts_with = "rules", value_parser = NonEmptyStringValueParser::new())]
    pub(crate) find: Option<String>,

    /// Print all rules, or those of a kind (stance, tone, answers, …), a label or a name; no input is read
    #[arg(long, value_name = "NAME", num_args = 0..=1, default_missing_value = "")]
    pub(crate) rules: Option<String>,

    /// How to print it
    #[arg(long, value_enum, value_name = "FORMAT", default_value_t = ExplainFormat::Terminal)]
    pub(crate) format: ExplainFormat,

    /// Short for --format json
    #[arg(long, conflicts_with = "format")]
    pub(crate) json: bool,
}

impl ExplainOptions {
    /// The format asked for.
    pub(crate) fn format(&self) -> ExplainFormat {
        if self.json { ExplainFormat::Json } else { self.format }
    }
}

/// How an explanation is printed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(crate) enum ExplainFormat {
    /// Laid out for the width of the terminal
    Terminal,
    /// One JSON object, indented
    Json,
    /// As Markdown
    #[value(alias = "md")]
    Markdown,
}
