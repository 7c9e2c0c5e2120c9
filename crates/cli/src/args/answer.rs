//! What every verb takes that asks a store: which one, and how the answer is printed.

use super::Colour;
use clap::{Args, ValueEnum};
use std::path::PathBuf;

/// Where the stories lie.
#[derive(Debug, Clone, Args)]
pub(crate) struct StoreOptions {
    /// The file that holds the stories.
    #[arg(
        long,
        value_name = "FILE",
        help = "The file that holds the stories [default: what ONRECORD_STORE names, else onrecord/stories.db in the folder of your data]"
    )]
    pub(crate) store: Option<PathBuf>,
}

/// How an answer is printed.
#[derive(Debug, Clone, Copy, Args)]
pub(crate) struct AnswerOptions {
    /// How to print the answer
    #[arg(long, value_enum, value_name = "FORMAT", default_value_t = AnswerFormat::Terminal)]
    format: AnswerFormat,

    /// Short for --format json
    #[arg(long, conflicts_with = "format")]
    json: bool,

    /// When to colour the terminal format
    #[arg(long, value_enum, value_name = "WHEN", default_value_t = Colour::Auto)]
    pub(crate) color: Colour,
}

impl AnswerOptions {
    /// The format asked for.
    pub(crate) fn format(self) -> AnswerFormat {
        if self.json { AnswerFormat::Json } else { self.format }
    }
}

/// How an answer is printed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(crate) enum AnswerFormat {
    /// Laid out for the width of the terminal
    Terminal,
    /// One JSON object, indented
    Json,
    /// One line an item, with a header (RFC 4180)
    Csv,
    /// The same as on the terminal, as tables in Markdown
    #[value(alias = "md")]
    Markdown,
}

/// Stories beside articles and records, for verbs that take either.
#[derive(Debug, Args)]
pub(crate) struct StoryOptions {
    /// All articles of this story, too; several may be given. An input that is no file and the name of a story means the same
    #[arg(long, value_name = "STORY")]
    pub(crate) story: Vec<String>,

    #[command(flatten)]
    pub(crate) store: StoreOptions,
}
