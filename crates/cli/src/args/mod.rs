//! The command line.

mod add;
mod advice;
mod answer;
mod ask;
mod claims;
mod explain;
mod one_story;
mod read;
mod reading;
mod story;
mod together;

pub(crate) use add::{AddCall, AddOptions};
pub(crate) use advice::parse;
pub(crate) use answer::{AnswerFormat, AnswerOptions, StoreOptions, StoryOptions};
pub(crate) use ask::{QuoteOptions, SearchOptions, SearchPlace, VariantsOptions, WhoOptions};
pub(crate) use claims::{ClaimsFormat, ClaimsOptions};
pub(crate) use explain::{ExplainFormat, ExplainOptions};
pub(crate) use read::{Format, ReadOptions};
pub(crate) use reading::{Colour, Model, ReadingOptions};
pub(crate) use story::{
    ChangesOfStory, ExportedStory, ImportedStory, ListedStories, NewStory, PeopleOfStory,
    RemovedStory, RereadStory, ShownStory, StoriesOptions, StoryVerb, TwoNames,
};
pub(crate) use together::{Days, DueFormat, DueOptions, TimelineFormat, TimelineOptions};

use crate::exit::Exit;
use clap::{CommandFactory as _, Parser, Subcommand};

/// Reads news coverage and lays out the record: who said what, what happened when, what is due, with every item a
/// span of the source.
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
    #[command(long_about = read::LONG, after_long_help = read::MORE, after_help = read::SHORT)]
    Read(ReadOptions),
    /// Read articles and print what happened when, each event once
    #[command(
        long_about = together::TIMELINE, after_long_help = together::TIMELINE_MORE,
        after_help = together::TIMELINE_SHORT
    )]
    Timeline(TimelineOptions),
    /// Read articles and print who must do what by which day
    #[command(
        long_about = together::DUE, after_long_help = together::DUE_MORE,
        after_help = together::DUE_SHORT
    )]
    Due(DueOptions),
    /// Read articles and print who claims what, and where everybody stands on it
    #[command(
        long_about = claims::LONG, after_long_help = claims::MORE, after_help = claims::SHORT
    )]
    Claims(ClaimsOptions),
    /// Keep stories: begin one, list and show them, who is who, what changed on pages
    #[command(
        long_about = story::LONG, after_long_help = story::MORE, after_help = story::SHORT
    )]
    Story(StoriesOptions),
    /// Read articles into a story: files, folders, addresses, feeds, JSON Lines, web archives
    #[command(
        long_about = add::LONG, after_long_help = add::MORE, after_help = add::SHORT,
        override_usage = add::USAGE
    )]
    Add(AddCall),
    /// Print everything that somebody said, in all articles of stories
    #[command(long_about = ask::WHO, after_long_help = ask::WHO_MORE, after_help = ask::WHO_SHORT)]
    Who(WhoOptions),
    /// Print who carried some words, how they changed them, and who follows whom
    #[command(
        long_about = ask::QUOTE, after_long_help = ask::QUOTE_MORE, after_help = ask::QUOTE_SHORT
    )]
    Quote(QuoteOptions),
    /// Print where outlets carry the same utterance in words that differ materially
    #[command(
        long_about = ask::VARIANTS, after_long_help = ask::VARIANTS_MORE,
        after_help = ask::VARIANTS_SHORT
    )]
    Variants(VariantsOptions),
    /// Print the statements and articles that hold some words
    #[command(
        long_about = ask::SEARCH, after_long_help = ask::SEARCH_MORE,
        after_help = ask::SEARCH_SHORT
    )]
    Search(SearchOptions),
    /// Print why something has its labels: the words, the rule, its examples
    #[command(
        long_about = explain::LONG, after_long_help = explain::MORE, after_help = explain::SHORT
    )]
    Explain(ExplainOptions),
    /// Print the JSON Schema of the record (what --json prints follows it)
    #[command(hide = true)]
    Schema,
}

/// What verbs of several articles take.
const INPUTS_TOGETHER: &str =
    "Files, web addresses (http, https), records, names of stories, or - for standard input";

const EXAMPLES: &str = "\
Examples:
  onrecord read article.html
  onrecord read --json https://example.org/news/bridge > bridge.json
  onrecord timeline bridge-*.html
  onrecord due --format ics bridge-*.html > bridge.ics
  onrecord claims bridge-*.html
  onrecord explain --find \"seems designed\" bridge.html
  onrecord add --new bridge coverage/
  onrecord who \"Ana Kovač\" --story bridge
  onrecord variants bridge
  onrecord claims bridge

onrecord read --help says more, and so do the others.";

/// Shows how to call a verb, where nothing was given to be read.
pub(crate) fn help_with(verb: &str) -> Exit {
    let mut command = Cli::command();
    if let Some(found) = command.find_subcommand_mut(verb) {
        // Where nobody listens on standard output there is nobody to help.
        let _ = found.clone().bin_name(format!("onrecord {verb}")).print_help();
    }
    Exit::Usage
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_command_line_is_well_formed() {
        Cli::command().debug_assert();
    }
}
