//! `onrecord story` on the command line.

use super::ask::Limit;
use super::reading::{reading, threads};
use super::{AnswerOptions, Model, StoreOptions};
use clap::builder::NonEmptyStringValueParser;
use clap::{Args, Subcommand, ValueEnum};
use onrecord_calendar::Reading;
use onrecord_record::EntityKind;
use std::num::NonZeroUsize;
use std::path::PathBuf;

pub(super) const LONG: &str = "\
Keep stories: all that was written about one matter, in one place.

A story keeps every article as it came, with what was read in it, every version of a page that changed, who is who in \
all of them, and what you decided about that: claims, timeline, due and who follow your decisions at once. All stories lie in one file (--store). onrecord add fills one; who, quote, variants, search, claims, \
timeline and due ask it.";

pub(super) const SHORT: &str = "onrecord story --help gives examples and exit codes.";

pub(super) const MORE: &str = "\
Examples:
  Begin one, fill it, look at it:
    onrecord story new lockgate
    onrecord add lockgate coverage/*.html
    onrecord story show lockgate

  Two names of one man, two men of one name, and back again:
    onrecord story same lockgate \"Daniel Okafor\" \"Dan Okafor\"
    onrecord story apart lockgate \"J. Brandl\" \"Tomas Brandl\"
    onrecord story undo lockgate \"Daniel Okafor\" \"Dan Okafor\"

  What a page said before and says now:
    onrecord story changes lockgate https://example.org/news/lock

  Give a story to a colleague:
    onrecord story export lockgate lockgate.onrecord
    onrecord story import lockgate.onrecord --as lockgate-copy

Exit codes:
  0  done
  1  reread: some articles could not be read again; they keep what was read before
  2  the call itself was wrong: an option, a story or a name that is not there
  3  the store could not be read or written";

/// Options of `onrecord story`.
#[derive(Debug, Args)]
pub(crate) struct StoriesOptions {
    #[command(subcommand)]
    pub(crate) verb: StoryVerb,
}

/// What can be done with stories.
#[derive(Debug, Subcommand)]
pub(crate) enum StoryVerb {
    /// Begin a story
    New(NamedStory),
    /// List all stories with what is in them
    List(ListedStories),
    /// Say what is in a story: its articles with their versions
    Show(ShownStory),
    /// Remove a story with all its articles
    Rm(RemovedStory),
    /// Write a whole story into one file
    Export(ExportedStory),
    /// Read a story that was exported
    Import(ImportedStory),
    /// List who speaks in a story, and what was decided of who is who
    People(PeopleOfStory),
    /// Say that two names of a story are one and the same
    Same(TwoNames),
    /// Say that two names of a story are two
    Apart(TwoNames),
    /// Take back what was said of two names
    Undo(TwoNames),
    /// Say what changed between the versions of pages: words added, taken out, denials that came or went
    Changes(ChangesOfStory),
    /// Read all articles anew from what was kept, after a new release or with another model
    Reread(RereadStory),
}

/// A story by its name.
#[derive(Debug, Args)]
pub(crate) struct NamedStory {
    /// The story
    #[arg(value_name = "NAME", value_parser = NonEmptyStringValueParser::new())]
    pub(crate) name: String,

    #[command(flatten)]
    pub(crate) store: StoreOptions,
}

/// Options of `onrecord story list`.
#[derive(Debug, Args)]
pub(crate) struct ListedStories {
    #[command(flatten)]
    pub(crate) store: StoreOptions,

    #[command(flatten)]
    pub(crate) answer: AnswerOptions,
}

/// Options of `onrecord story show`.
#[derive(Debug, Args)]
pub(crate) struct ShownStory {
    #[command(flatten)]
    pub(crate) story: NamedStory,

    #[command(flatten)]
    pub(crate) limit: Limit,

    #[command(flatten)]
    pub(crate) answer: AnswerOptions,
}

/// Options of `onrecord story rm`.
#[derive(Debug, Args)]
pub(crate) struct RemovedStory {
    #[command(flatten)]
    pub(crate) story: NamedStory,

    /// Do not ask
    #[arg(long, short)]
    pub(crate) yes: bool,
}

/// Options of `onrecord story export`.
#[derive(Debug, Args)]
pub(crate) struct ExportedStory {
    #[command(flatten)]
    pub(crate) story: NamedStory,

    /// The file; it must not be there yet
    #[arg(value_name = "FILE")]
    pub(crate) file: PathBuf,
}

/// Options of `onrecord story import`.
#[derive(Debug, Args)]
pub(crate) struct ImportedStory {
    /// The file that onrecord story export wrote
    #[arg(value_name = "FILE")]
    pub(crate) file: PathBuf,

    /// Name of the story [default: the one that it had]
    #[arg(long = "as", value_name = "NAME", value_parser = NonEmptyStringValueParser::new())]
    pub(crate) name: Option<String>,

    #[command(flatten)]
    pub(crate) store: StoreOptions,
}

/// Options of `onrecord story people`.
#[derive(Debug, Args)]
pub(crate) struct PeopleOfStory {
    #[command(flatten)]
    pub(crate) story: NamedStory,

    /// Only those whose names hold these words
    #[arg(value_name = "WORDS", default_value = "")]
    pub(crate) words: String,

    #[command(flatten)]
    pub(crate) limit: Limit,

    #[command(flatten)]
    pub(crate) answer: AnswerOptions,
}

/// Two names of a story.
#[derive(Debug, Args)]
pub(crate) struct TwoNames {
    #[command(flatten)]
    pub(crate) story: NamedStory,

    /// One name, as articles have it
    #[arg(value_name = "A", value_parser = NonEmptyStringValueParser::new())]
    pub(crate) a: String,

    /// The other one
    #[arg(value_name = "B", value_parser = NonEmptyStringValueParser::new())]
    pub(crate) b: String,

    /// What bears the names
    #[arg(long, value_enum, value_name = "KIND", default_value_t = NameKind::Person)]
    pub(crate) kind: NameKind,
}

/// What bears a name.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(crate) enum NameKind {
    /// A human being
    Person,
    /// A company, party, agency, court
    Organization,
    /// A country, city, building
    Place,
    /// People who are not organised
    Group,
}

impl NameKind {
    /// The record's own term.
    pub(crate) fn entity(self) -> EntityKind {
        match self {
            Self::Person => EntityKind::Person,
            Self::Organization => EntityKind::Organization,
            Self::Place => EntityKind::Place,
            Self::Group => EntityKind::Group,
        }
    }
}

/// Options of `onrecord story changes`.
#[derive(Debug, Args)]
pub(crate) struct ChangesOfStory {
    #[command(flatten)]
    pub(crate) story: NamedStory,

    /// Only this page: its address or path, or the end of it [default: all that changed]
    #[arg(value_name = "PAGE")]
    pub(crate) page: Option<String>,

    #[command(flatten)]
    pub(crate) answer: AnswerOptions,
}

/// Options of `onrecord story reread`.
#[derive(Debug, Args)]
pub(crate) struct RereadStory {
    #[command(flatten)]
    pub(crate) story: NamedStory,

    /// Which model finds who said what [default: full where it is installed]
    #[arg(long, value_enum, value_name = "MODEL")]
    pub(crate) model: Option<Model>,

    /// How periods are counted, as onrecord read --help says [default: calendar]
    #[arg(long, value_name = "HOW", value_parser = reading)]
    pub(crate) count: Option<Reading>,

    /// How many articles to read at a time [default: one for each processor]
    #[arg(long, value_name = "N", value_parser = threads)]
    pub(crate) threads: Option<NonZeroUsize>,

    /// Say nothing on standard error but what failed
    #[arg(long, short)]
    pub(crate) quiet: bool,
}
