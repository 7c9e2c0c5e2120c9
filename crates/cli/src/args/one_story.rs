//! The name of a story on the command line: the first word behind the verb, or `--story`, as in all other verbs.
//!
//! Where `--story` names it, every word behind the verb stands one place further to the left: `story people --story lockgate holm` is
//! `story people lockgate holm`.

use super::StoreOptions;
use clap::Args;
use clap::builder::NonEmptyStringValueParser;

/// A story, and nothing behind it.
#[derive(Debug, Args)]
#[group(required = true, multiple = false)]
pub(crate) struct OneStory {
    /// The story
    #[arg(value_name = "STORY", value_parser = NonEmptyStringValueParser::new())]
    first: Option<String>,

    /// The same as STORY
    #[arg(long = "story", value_name = "STORY", value_parser = NonEmptyStringValueParser::new())]
    named: Option<String>,
}

impl OneStory {
    /// Its name.
    pub(crate) fn name(&self) -> &str {
        words(self.named.as_ref(), [self.first.as_ref()]).next().unwrap_or_default()
    }
}

/// A story in a store.
#[derive(Debug, Args)]
pub(crate) struct KeptStory {
    #[command(flatten)]
    pub(crate) story: OneStory,

    #[command(flatten)]
    pub(crate) store: StoreOptions,
}

/// `--story` beside words of which the first is the story where it is not given.
#[derive(Debug, Args)]
pub(crate) struct StoryBeside {
    /// The same as STORY, which is left out then
    #[arg(long = "story", value_name = "STORY", value_parser = NonEmptyStringValueParser::new())]
    pub(super) named: Option<String>,

    #[command(flatten)]
    pub(crate) store: StoreOptions,
}

/// The words of a call in their order, the name of the story first.
pub(super) fn words<'w, const N: usize>(
    named: Option<&'w String>,
    behind: [Option<&'w String>; N],
) -> impl Iterator<Item = &'w str> {
    named.into_iter().chain(behind.into_iter().flatten()).map(String::as_str)
}
