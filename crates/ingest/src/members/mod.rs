//! Inputs that hold many articles: folders, JSON Lines, web archives, feeds.
//!
//! [`members`] takes an input apart into one [`Member`] for each article, in the order in which they
//! stand, and goes on behind whatever cannot be taken. Memory is bounded whatever the size of the
//! input: of a file no more is held than one member and some buffers.
//!
//! | input | members |
//! |---|---|
//! | folder | its files by extension, sorted by name, folders inside it too |
//! | `.jsonl`, `.ndjson`, also `.gz` and `.zst` | one for each line, an article as a JSON object |
//! | `.warc`, `.warc.gz`, `.warc.zst` | one for each page that a server answered with |
//! | RSS, Atom, JSON Feed | entries that hold their article; with [`MemberOptions::follow`] the pages that entries name |
//! | anything else | itself |
//!
//! What an input is, is told by its name, else by its first bytes; standard input always by these.

mod feed;
mod folder;
mod follow;
mod lines;
mod member;
mod open;
mod sniff;
mod tape;
mod warc;
mod zstd;

pub use member::{Member, MemberOptions, Origin, Passed, Refusal, Tally, Within};

use crate::{IngestError, Input};
use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};

/// Takes an input apart into its articles.
///
/// ```
/// use onrecord_ingest::{Input, MemberOptions, members, parse};
/// let folder = tempfile::tempdir()?;
/// std::fs::write(folder.path().join("two.jsonl"), "{\"id\": 1, \"text\": \"The council met.\"}\nnot JSON\n")?;
/// let mut all = members(&Input::Path(folder.path().into()), &MemberOptions::default());
/// let member = all.next().ok_or("one article")??;
/// assert!(member.key.ends_with("two.jsonl#1"));
/// assert_eq!(parse(&member.raw, &member.hints)?.text.as_str(), "The council met.");
/// let refusal = all.next().ok_or("one refusal")?.unwrap_err();
/// assert!(refusal.name.starts_with("line 2 of "));
/// assert!(all.next().is_none());
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
pub fn members(input: &Input, options: &MemberOptions) -> Members {
    let (context, read) = Context::new(options);
    Members { steps: open::input(input, &context), tally: Tally::new(), read, total: total(input) }
}

/// Takes bytes in memory apart as [`members`] does a file of this name.
///
/// ```
/// use onrecord_ingest::{MemberOptions, members_of_bytes};
/// let mut all = members_of_bytes("a.jsonl", b"{\"text\": \"One.\"}".to_vec(), &MemberOptions::default());
/// assert!(all.next().ok_or("one article")??.key.starts_with("a.jsonl#sha256:"));
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
pub fn members_of_bytes(name: &str, bytes: Vec<u8>, options: &MemberOptions) -> Members {
    let (context, read) = Context::new(options);
    let total = Some(bytes.len() as u64);
    Members { steps: open::held(name, bytes, &context), tally: Tally::new(), read, total }
}

/// The articles of an input and what cannot be taken of it, in the order in which they stand.
pub struct Members {
    steps: Steps,
    tally: Tally,
    read: Arc<AtomicU64>,
    total: Option<u64>,
}

impl Members {
    /// What was passed over until now without a refusal.
    pub const fn tally(&self) -> &Tally {
        &self.tally
    }

    /// Bytes of the input, as it is stored, that were read until now.
    pub fn bytes_read(&self) -> u64 {
        self.read.load(Ordering::Relaxed)
    }

    /// Bytes of the input, as it is stored; none where nobody can know.
    pub const fn bytes_total(&self) -> Option<u64> {
        self.total
    }
}

impl Iterator for Members {
    type Item = Result<Member, Refusal>;

    fn next(&mut self) -> Option<Self::Item> {
        loop {
            match self.steps.next()? {
                Step::Member(member) => return Some(Ok(*member)),
                Step::Refused(refusal) => return Some(Err(refusal)),
                Step::Passed(passed) => *self.tally.entry(passed).or_default() += 1,
            }
        }
    }
}

impl std::fmt::Debug for Members {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Members").field("tally", &self.tally).finish_non_exhaustive()
    }
}

/// One thing met in an input.
enum Step {
    Member(Box<Member>),
    Refused(Refusal),
    Passed(Passed),
}

impl Step {
    fn refused(name: &str, error: &IngestError) -> Self {
        Self::Refused(Refusal { name: name.to_owned(), reason: error.to_string() })
    }
}

type Steps = Box<dyn Iterator<Item = Step> + Send>;

fn once(step: Step) -> Steps {
    Box::new(std::iter::once(step))
}

/// What everything that reads an input shares.
#[derive(Clone)]
struct Context {
    options: Arc<MemberOptions>,
    read: Arc<AtomicU64>,
}

impl Context {
    /// With its counter of bytes.
    fn new(options: &MemberOptions) -> (Self, Arc<AtomicU64>) {
        let read = Arc::new(AtomicU64::new(0));
        (Self { options: Arc::new(options.clone()), read: Arc::clone(&read) }, read)
    }

    /// Most bytes of one member.
    fn limit(&self) -> usize {
        self.options.load.max_bytes
    }

    fn count(&self, bytes: usize) {
        self.read.fetch_add(bytes as u64, Ordering::Relaxed);
    }
}

/// The size of a file, or of what is taken of a folder.
fn total(input: &Input) -> Option<u64> {
    let Input::Path(path) = input else { return None };
    let about = std::fs::metadata(path).ok()?;
    if about.is_dir() { Some(folder::size(path)) } else { Some(about.len()) }
}
