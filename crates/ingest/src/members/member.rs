//! What an input with many articles is taken apart into.

use crate::{Hints, LoadOptions, Raw};
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;
use std::fmt;
use std::time::Duration;

/// Time between two requests to one host. Crawlers that no robots.txt asks for a pace keep to about
/// one page a second.
pub(crate) const PAUSE: Duration = Duration::from_secs(1);

/// How the members of an input are read.
#[derive(Debug, Clone)]
pub struct MemberOptions {
    /// Limits of each member and of each fetched page.
    pub load: LoadOptions,
    /// What is known about every member; what came with a member itself goes before it.
    pub hints: Hints,
    /// Whether the pages that a feed names are fetched. Without it a feed gives what it holds itself.
    pub follow: bool,
    /// Time between two requests to one host; default one second.
    pub pause: Duration,
}

impl Default for MemberOptions {
    fn default() -> Self {
        Self { load: LoadOptions::default(), hints: Hints::default(), follow: false, pause: PAUSE }
    }
}

/// One article's bytes, and what came with them. [`parse`](crate::parse) reads it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Member {
    /// Where the article stands, the same at every reading: its address without a fragment, else the
    /// absolute path of its file (`-` for standard input), behind it `#` and its id for a member of a file without an
    /// address. What has none of these and is no file of its own has `#sha256:` and the digest of its bytes there.
    /// Other bytes under the same key are another version of the same page.
    pub key: String,
    /// The bytes to keep.
    pub raw: Raw,
    /// How they are read.
    pub hints: Hints,
    /// Where it stands in an archive (JSON Lines, WARC, the copies in a feed), which may hold a page as it was at several
    /// times; none where what was read is the page as it stands now: a file, a fetched page.
    pub within: Option<Within>,
}

/// A place in an archive.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Within {
    /// Where the archive stands.
    pub archive: String,
    /// A number that grows from member to member.
    pub number: u64,
}

impl Member {
    /// What must be kept beside the bytes to read them again.
    pub fn origin(&self) -> Origin {
        Origin::of(&self.raw, &self.hints)
    }
}

/// What came with an article's bytes, in a form to keep: with the bytes it gives the same
/// [`Source`](crate::Source) at any later time.
///
/// ```
/// use onrecord_ingest::{Hints, Origin, Raw, parse};
/// let raw = Raw { bytes: b"{\"text\": \"The council met.\"}".to_vec(), media_type: Some("application/json".into()), ..Raw::default() };
/// let kept = serde_json::to_string(&Origin::of(&raw, &Hints::default()))?;
/// let origin: Origin = serde_json::from_str(&kept)?;
/// let source = parse(&origin.raw(raw.bytes.clone()), &origin.hints())?;
/// assert_eq!(source.text.as_str(), "The council met.");
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Origin {
    /// [`Raw::uri`].
    #[serde(skip_serializing_if = "Option::is_none")]
    pub uri: Option<String>,
    /// [`Raw::address`].
    #[serde(skip_serializing_if = "Option::is_none")]
    pub address: Option<String>,
    /// [`Raw::media_type`].
    #[serde(skip_serializing_if = "Option::is_none")]
    pub media_type: Option<String>,
    /// [`Raw::charset`].
    #[serde(skip_serializing_if = "Option::is_none")]
    pub charset: Option<String>,
    /// [`Raw::retrieved`].
    #[serde(skip_serializing_if = "Option::is_none")]
    pub retrieved: Option<String>,
    /// [`Hints::published`].
    #[serde(skip_serializing_if = "Option::is_none")]
    pub published: Option<String>,
    /// [`Hints::outlet`].
    #[serde(skip_serializing_if = "Option::is_none")]
    pub outlet: Option<String>,
    /// Not [`Hints::furniture`]: that lines of the page's frame are not looked for.
    #[serde(skip_serializing_if = "std::ops::Not::not")]
    pub whole: bool,
    /// [`Hints::crawled`].
    #[serde(skip_serializing_if = "std::ops::Not::not")]
    pub crawled: bool,
}

impl Origin {
    /// What is to be kept of an input besides its bytes. Limits are none of it: they belong to the
    /// program that reads, not to the article.
    pub fn of(raw: &Raw, hints: &Hints) -> Self {
        Self {
            uri: raw.uri.clone(),
            address: raw.address.clone(),
            media_type: raw.media_type.clone(),
            charset: raw.charset.clone(),
            retrieved: raw.retrieved.clone(),
            published: hints.published.clone(),
            outlet: hints.outlet.clone(),
            whole: !hints.furniture,
            crawled: hints.crawled,
        }
    }

    /// The input again.
    pub fn raw(&self, bytes: Vec<u8>) -> Raw {
        Raw {
            bytes,
            uri: self.uri.clone(),
            address: self.address.clone(),
            media_type: self.media_type.clone(),
            charset: self.charset.clone(),
            retrieved: self.retrieved.clone(),
            kept: None,
        }
    }

    /// The hints again, with the usual limits.
    pub fn hints(&self) -> Hints {
        Hints {
            published: self.published.clone(),
            outlet: self.outlet.clone(),
            furniture: !self.whole,
            crawled: self.crawled,
            ..Hints::default()
        }
    }
}

/// A member that cannot be taken. What comes after it can.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("{reason}")]
pub struct Refusal {
    /// Which member: a path, an address, or a file with a line.
    pub name: String,
    /// A sentence that names it, says what failed and what to do.
    pub reason: String,
}

/// What was passed over without a word, because nobody would call it an article.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
#[non_exhaustive]
pub enum Passed {
    /// A file in a folder whose extension (given in small letters, without its stop; empty where
    /// there is none) is that of no article.
    File(String),
    /// A hidden file or folder.
    Hidden,
    /// A link to a folder that it lies in.
    Circle,
    /// Another name of a folder that was looked into already.
    Twice,
    /// What is neither a file nor a folder: a pipe, a socket, a device.
    Special,
    /// A record of a web archive that holds no answer of a server.
    Record,
    /// A capture that only says that the page had not changed.
    Revisit,
    /// A redirect or an error of a server.
    Status,
    /// An image, a style sheet, a script, a film or other data.
    Media,
    /// robots.txt and other files that speak to programs.
    ForPrograms,
}

/// In the plural, to be told with a number before it.
impl fmt::Display for Passed {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::File(extension) if extension.is_empty() => f.write_str("files without extension"),
            Self::File(extension) => write!(f, ".{extension} files"),
            Self::Hidden => f.write_str("hidden files and folders"),
            Self::Circle => f.write_str("links in circles"),
            Self::Twice => f.write_str("further names of folders"),
            Self::Special => f.write_str("pipes, sockets and devices"),
            Self::Record => f.write_str("archive records other than answers"),
            Self::Revisit => f.write_str("captures of unchanged pages"),
            Self::Status => f.write_str("redirects and errors"),
            Self::Media => f.write_str("images, scripts and other data"),
            Self::ForPrograms => f.write_str("files for programs"),
        }
    }
}

/// How many of each kind were passed over.
pub type Tally = BTreeMap<Passed, u64>;
