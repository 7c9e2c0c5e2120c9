//! `onrecord story` on the command line.

use super::ask::Limit;
use super::one_story::{KeptStory, StoryBeside, words};
use super::reading::{reading, threads};
use super::{AnswerOptions, Model, StoreOptions};
use clap::builder::NonEmptyStringValueParser;
use clap::{Args, Subcommand, ValueEnum};
use onrecord_calendar::Reading;
use onrecord_record::EntityKind;
use std::num::NonZeroUsize;
use std::path::{Path, PathBuf};

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
  2  the call itself was wrong: an option, a store, a story or a name that is not there
  3  the store could not be read or written: it is damaged, or of a release that this one cannot read";

/// Options of `onrecord story`.
#[derive(Debug, Args)]
pub(crate) struct StoriesOptions {
    #[command(subcommand)]
    pub(crate) verb: StoryVerb,
}

/// What can be done with stories. A usage stands where clap cannot tell what must be there, as an option may stand for a word.
#[derive(Debug, Subcommand)]
pub(crate) enum StoryVerb {
    /// Begin a story
    New(NewStory),
    /// List all stories with what is in them
    List(ListedStories),
    /// Say what is in a story: its articles with their versions
    Show(ShownStory),
    /// Remove a story with all its articles
    Rm(RemovedStory),
    /// Write a whole story into one file
    #[command(override_usage = "onrecord story export [OPTIONS] <STORY> <FILE>")]
    Export(ExportedStory),
    /// Read a story that was exported
    Import(ImportedStory),
    /// List who speaks in a story, and what was decided of who is who
    #[command(override_usage = "onrecord story people [OPTIONS] <STORY> [WORDS]")]
    People(PeopleOfStory),
    /// Say that two names of a story are one and the same
    #[command(override_usage = "onrecord story same [OPTIONS] <STORY> <A> <B>")]
    Same(TwoNames),
    /// Say that two names of a story are two
    #[command(override_usage = "onrecord story apart [OPTIONS] <STORY> <A> <B>")]
    Apart(TwoNames),
    /// Take back what was said of two names
    #[command(override_usage = "onrecord story undo [OPTIONS] <STORY> <A> <B>")]
    Undo(TwoNames),
    /// Say what changed between the versions of pages: words added, taken out, denials that came or went
    #[command(override_usage = "onrecord story changes [OPTIONS] <STORY> [PAGE]")]
    Changes(ChangesOfStory),
    /// Read all articles anew from what was kept, after a new release or with another model
    Reread(RereadStory),
}

impl StoryVerb {
    /// How the verb is called.
    pub(crate) fn called(&self) -> &'static str {
        match self {
            Self::New(_) => "story new",
            Self::List(_) => "story list",
            Self::Show(_) => "story show",
            Self::Rm(_) => "story rm",
            Self::Export(_) => "story export",
            Self::Import(_) => "story import",
            Self::People(_) => "story people",
            Self::Same(_) => "story same",
            Self::Apart(_) => "story apart",
            Self::Undo(_) => "story undo",
            Self::Changes(_) => "story changes",
            Self::Reread(_) => "story reread",
        }
    }
}

/// A story that is begun.
#[derive(Debug, Args)]
pub(crate) struct NewStory {
    /// The name of the story
    #[arg(value_name = "STORY", value_parser = NonEmptyStringValueParser::new())]
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
    pub(crate) kept: KeptStory,

    #[command(flatten)]
    pub(crate) limit: Limit,

    #[command(flatten)]
    pub(crate) answer: AnswerOptions,
}

/// Options of `onrecord story rm`.
#[derive(Debug, Args)]
pub(crate) struct RemovedStory {
    #[command(flatten)]
    pub(crate) kept: KeptStory,

    /// Do not ask
    #[arg(long, short)]
    pub(crate) yes: bool,
}

/// Options of `onrecord story export`.
#[derive(Debug, Args)]
pub(crate) struct ExportedStory {
    #[command(flatten)]
    pub(crate) beside: StoryBeside,

    /// The story
    #[arg(value_name = "STORY", required = true, value_parser = NonEmptyStringValueParser::new())]
    first: Option<String>,

    /// The file; it must not be there yet
    #[arg(
        value_name = "FILE", required_unless_present = "named", conflicts_with = "named",
        value_parser = NonEmptyStringValueParser::new()
    )]
    second: Option<String>,
}

impl ExportedStory {
    /// The story and the file.
    pub(crate) fn words(&self) -> (&str, &Path) {
        let behind = [self.first.as_ref(), self.second.as_ref()];
        let mut words = words(self.beside.named.as_ref(), behind);
        (words.next().unwrap_or_default(), Path::new(words.next().unwrap_or_default()))
    }
}

/// Options of `onrecord story import`.
#[derive(Debug, Args)]
pub(crate) struct ImportedStory {
    /// The file that onrecord story export wrote
    #[arg(value_name = "FILE")]
    pub(crate) file: PathBuf,

    /// Name of the story [default: the one that it had]
    #[arg(long = "as", value_name = "STORY", value_parser = NonEmptyStringValueParser::new())]
    pub(crate) name: Option<String>,

    #[command(flatten)]
    pub(crate) store: StoreOptions,
}

/// Options of `onrecord story people`.
#[derive(Debug, Args)]
pub(crate) struct PeopleOfStory {
    #[command(flatten)]
    pub(crate) beside: StoryBeside,

    /// The story
    #[arg(
        value_name = "STORY", required_unless_present = "named",
        value_parser = NonEmptyStringValueParser::new()
    )]
    first: Option<String>,

    /// Only those whose names hold these words
    #[arg(value_name = "WORDS", conflicts_with = "named")]
    second: Option<String>,

    #[command(flatten)]
    pub(crate) limit: Limit,

    #[command(flatten)]
    pub(crate) answer: AnswerOptions,
}

impl PeopleOfStory {
    /// The story and the words; no words for all names.
    pub(crate) fn words(&self) -> (&str, &str) {
        let behind = [self.first.as_ref(), self.second.as_ref()];
        let mut words = words(self.beside.named.as_ref(), behind);
        (words.next().unwrap_or_default(), words.next().unwrap_or_default())
    }
}

/// Two names of a story.
#[derive(Debug, Args)]
pub(crate) struct TwoNames {
    #[command(flatten)]
    pub(crate) beside: StoryBeside,

    /// The story
    #[arg(value_name = "STORY", required = true, value_parser = NonEmptyStringValueParser::new())]
    first: Option<String>,

    /// One name, as articles have it
    #[arg(value_name = "A", required = true, value_parser = NonEmptyStringValueParser::new())]
    second: Option<String>,

    /// The other one
    #[arg(
        value_name = "B", required_unless_present = "named", conflicts_with = "named",
        value_parser = NonEmptyStringValueParser::new()
    )]
    third: Option<String>,

    /// What bears the names [default: the first of these that bears both]
    #[arg(long, value_enum, value_name = "KIND")]
    kind: Option<NameKind>,
}

impl TwoNames {
    /// The story and the two names.
    pub(crate) fn words(&self) -> (&str, [&str; 2]) {
        let behind = [self.first.as_ref(), self.second.as_ref(), self.third.as_ref()];
        let mut words = words(self.beside.named.as_ref(), behind);
        let mut word = || words.next().unwrap_or_default();
        (word(), [word(), word()])
    }

    /// What may bear the names: the kind that was given, else each in turn.
    pub(crate) fn kinds(&self) -> Vec<EntityKind> {
        let all = NameKind::value_variants().iter().copied();
        let wanted = all.filter(|&kind| self.kind.is_none_or(|given| given == kind));
        wanted.map(NameKind::entity).collect()
    }
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
    /// Anything else, and what reading could not tell
    Other,
}

impl NameKind {
    /// The record's own term.
    fn entity(self) -> EntityKind {
        match self {
            Self::Person => EntityKind::Person,
            Self::Organization => EntityKind::Organization,
            Self::Place => EntityKind::Place,
            Self::Group => EntityKind::Group,
            Self::Other => EntityKind::Other,
        }
    }
}

/// Options of `onrecord story changes`.
#[derive(Debug, Args)]
pub(crate) struct ChangesOfStory {
    #[command(flatten)]
    pub(crate) beside: StoryBeside,

    /// The story
    #[arg(
        value_name = "STORY", required_unless_present = "named",
        value_parser = NonEmptyStringValueParser::new()
    )]
    first: Option<String>,

    /// Only this page: its address or path, or the last parts of it (lock.html) [default: all that changed]
    #[arg(value_name = "PAGE", conflicts_with = "named")]
    second: Option<String>,

    #[command(flatten)]
    pub(crate) answer: AnswerOptions,
}

impl ChangesOfStory {
    /// The story, and the page where one was named.
    pub(crate) fn words(&self) -> (&str, Option<&str>) {
        let behind = [self.first.as_ref(), self.second.as_ref()];
        let mut words = words(self.beside.named.as_ref(), behind);
        (words.next().unwrap_or_default(), words.next())
    }
}

/// Options of `onrecord story reread`.
#[derive(Debug, Args)]
pub(crate) struct RereadStory {
    #[command(flatten)]
    pub(crate) kept: KeptStory,

    /// Which model finds who said what [default: full where it is installed]
    #[arg(long, value_enum, value_name = "MODEL")]
    pub(crate) model: Option<Model>,

    /// How periods are counted, as onrecord read --help says [default: calendar]
    #[arg(long, value_name = "HOW", value_parser = reading)]
    pub(crate) count: Option<Reading>,

    /// How many articles to read at a time [default: one for each processor]
    #[arg(long, value_name = "N", value_parser = threads)]
    pub(crate) threads: Option<NonZeroUsize>,

    /// Say nothing but what failed
    #[arg(long, short)]
    pub(crate) quiet: bool,
}
