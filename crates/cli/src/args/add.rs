//! `onrecord add` on the command line.

use super::{ReadingOptions, StoreOptions};
use clap::Args;
use clap::builder::NonEmptyStringValueParser;
use std::path::PathBuf;

pub(super) const LONG: &str = "\
Read articles into a story, which keeps them.

An input is an article as for onrecord read, a folder (with all articles below it), a feed (RSS, Atom, JSON Feed), a web archive (WARC), a file of JSON Lines \
with one article a line (text or html, and title, url or id, date, outlet, byline, language where they are known), or - for standard input; all may be \
compressed with gzip. Nothing is fetched but what you name; the pages that a feed names are fetched with --follow only.

What was read is kept as it came. Adding the same again changes nothing; a page that has changed, or went back to what it was, becomes a new version, \
and onrecord story changes shows what is different. Adding can be broken off at any time (Ctrl-C): give the same call again, and it goes on from there.

When all are read, who is who in the articles and which of them carry the same words is worked out anew.";

/// What must be there, which clap cannot tell of words that an option may stand for.
pub(super) const USAGE: &str = "onrecord add [OPTIONS] <STORY> [PATH|URL|-]...";

pub(super) const SHORT: &str = "onrecord add --help gives examples and exit codes.";

pub(super) const MORE: &str = "\
Examples:
  Begin a story with a folder of pages, then ask:
    onrecord story new lockgate
    onrecord add lockgate coverage/
    onrecord who \"Helena Vostrikov\" --story lockgate
    onrecord variants lockgate

  Pages that may have changed since, and what a feed names:
    onrecord add lockgate https://example.org/news/lock
    onrecord add lockgate --follow https://example.org/feed.xml

  An archive of many thousand articles, with the fast model:
    onrecord add --new archive --model fast articles.jsonl.gz crawl.warc.gz

  What was refused and why, one JSON object a line:
    onrecord add lockgate --refused refused.jsonl coverage/

  For a program: how many were added and changed, and what was refused and why:
    onrecord add --json --quiet lockgate coverage/

Exit codes:
  0  everything was added or was there already
  1  some inputs or articles were refused; all others are in the story
  2  the call itself was wrong: an option, a store or a story that is not there
  3  nothing could be added, or the store could not be read or written

The first few that are refused are named on standard error with the reason.";

/// `onrecord add` as it is called.
#[derive(Debug, Args)]
#[command(
    mut_arg("inputs", |inputs| inputs.help(INPUTS)),
    mut_arg("quiet", |quiet| quiet.help(QUIET))
)]
pub(crate) struct AddCall {
    /// The story
    #[arg(
        value_name = "STORY", required_unless_present = "named",
        value_parser = NonEmptyStringValueParser::new()
    )]
    first: Option<String>,

    /// The same as STORY, which is left out then
    #[arg(long = "story", value_name = "STORY", value_parser = NonEmptyStringValueParser::new())]
    named: Option<String>,

    #[command(flatten)]
    options: AddOptions,
}

/// What the inputs of [`AddCall`] are.
const INPUTS: &str = "Files, folders, web addresses (http, https), or - for standard input";

impl AddCall {
    /// The options with the story, whichever way it is named. Where an option names it, the first word is an input.
    pub(crate) fn settled(self) -> AddOptions {
        let mut options = self.options;
        let mut words = self.named.into_iter().chain(self.first);
        options.story = words.next().unwrap_or_default();
        options.reading.inputs.splice(..0, words);
        options
    }
}

/// What [`AddCall`] says where it is to be quiet.
const QUIET: &str = "Say nothing but what was refused, and with --json what came of it";

/// Options of `onrecord add`.
#[derive(Debug, Args)]
pub(crate) struct AddOptions {
    /// The story; [`AddCall`] says which.
    #[arg(skip)]
    pub(crate) story: String,

    #[command(flatten)]
    pub(crate) reading: ReadingOptions,

    /// Begin the story where it is not there yet
    #[arg(long)]
    pub(crate) new: bool,

    /// Fetch the pages that a feed names
    #[arg(long)]
    pub(crate) follow: bool,

    /// Write all that is refused into this file, one JSON object a line: name, reason
    #[arg(long, value_name = "FILE")]
    pub(crate) refused: Option<PathBuf>,

    /// Print what was added, changed and refused as one JSON object
    #[arg(long)]
    pub(crate) json: bool,

    #[command(flatten)]
    pub(crate) store: StoreOptions,
}
