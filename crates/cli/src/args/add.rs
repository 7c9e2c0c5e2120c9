//! `onrecord add` on the command line.

use super::{ReadingOptions, StoreOptions};
use clap::Args;
use clap::builder::NonEmptyStringValueParser;
use std::path::PathBuf;

pub(super) const LONG: &str = "\
Read articles into a story, which keeps them.

An input is an article as for onrecord read, a folder (with all articles below it), a feed (RSS, Atom), a web archive (WARC), a file of JSON Lines with one \
article a line (text, and title, url, date, outlet, byline where they are known), or - for standard input; all may be compressed with gzip. Nothing is \
fetched but what you name; the pages that a feed names are fetched with --follow only.

What was read is kept as it came. Adding the same again changes nothing; a page that has changed becomes a new version, and onrecord story changes \
shows what is different. Adding can be broken off at any time (Ctrl-C): give the same call again, and it goes on from there.

When all are read, who is who in the articles and which of them carry the same words is worked out anew.";

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

Exit codes:
  0  everything was added or was there already
  1  some inputs or articles were refused; all others are in the story
  2  the call itself was wrong: an option, a story that is not there
  3  nothing could be added, or the store could not be written

The first few that are refused are named on standard error with the reason.";

/// Options of `onrecord add`.
#[derive(Debug, Args)]
pub(crate) struct AddOptions {
    /// The story
    #[arg(value_name = "STORY", value_parser = NonEmptyStringValueParser::new())]
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

    #[command(flatten)]
    pub(crate) store: StoreOptions,
}
