//! Why an input could not be read.

use std::path::PathBuf;
use std::time::Duration;

/// Why an input could not be read. Each message says what failed, where, and what to do.
#[derive(Debug, thiserror::Error)]
#[non_exhaustive]
pub enum IngestError {
    /// There is no such file.
    #[error("there is no file {}; check the name, or write http:// or https:// before a web address", path.display())]
    Missing {
        /// The path as given.
        path: PathBuf,
    },
    /// The path is a directory.
    #[error("{} is a directory; name the files in it instead", path.display())]
    Directory {
        /// The path as given.
        path: PathBuf,
    },
    /// The file is there but could not be read.
    #[error("cannot read {name}: {cause}; check that you may read it")]
    Unreadable {
        /// The path as given, or "standard input".
        name: String,
        /// What the system said.
        cause: std::io::Error,
    },
    /// The input has no bytes, or nothing but white space.
    #[error("{name} is empty; there is no article to read")]
    Empty {
        /// The input as given.
        name: String,
    },
    /// The input is larger than the limit.
    #[error("{name} is larger than {} MiB; no article is that long; cut it into its articles", limit.div_ceil(1 << 20))]
    TooLarge {
        /// The input as given.
        name: String,
        /// The limit in bytes.
        limit: usize,
    },
    /// The compressed input inflates to more than the limit.
    #[error("{name} unpacks to more than {} MiB; unpack it and give the part that holds the article", limit.div_ceil(1 << 20))]
    InflatesTooLarge {
        /// The input as given.
        name: String,
        /// The limit in bytes.
        limit: usize,
    },
    /// The compressed input is broken.
    #[error("{name} is compressed but damaged ({cause}); fetch or copy it again")]
    BadCompression {
        /// The input as given.
        name: String,
        /// What the decoder said.
        cause: std::io::Error,
    },
    /// The bytes are no text.
    #[error("{name} is not text ({what}); give the article as plain text, HTML or Markdown")]
    Binary {
        /// The input as given.
        name: String,
        /// What the bytes look like.
        what: &'static str,
    },
    /// The server says that it sent something other than text.
    #[error(
        "{name} is {media_type}, not a text or web page; give the address of the article itself"
    )]
    MediaType {
        /// The address as given.
        name: String,
        /// The media type that the server named.
        media_type: String,
    },
    /// The page holds no article.
    #[error("no article was found in {name}; save its text as a .txt file and read that")]
    NoArticle {
        /// The input as given.
        name: String,
    },
    /// The page is one of a crawl, and none that holds an article.
    #[error("{name} is {what}; give the address of an article")]
    Listing {
        /// The input as given.
        name: String,
        /// What the page is.
        what: &'static str,
    },
    /// The JSON holds no article.
    #[error(
        "{name} is no article in JSON ({cause}); give an object with its \"text\", and \"title\", \"date\", \"byline\", \"outlet\" and \"url\" where they are known"
    )]
    BadArticle {
        /// The input as given.
        name: String,
        /// What is wrong with it.
        cause: String,
    },
    /// The JSON is a record that this program wrote.
    #[error(
        "{name} is a record that onrecord wrote, not an article; give what the record was read from"
    )]
    Record {
        /// The input as given.
        name: String,
    },
    /// The feed cannot be read.
    #[error(
        "{name} is no feed that can be read ({cause}); give the addresses of its articles instead"
    )]
    BadFeed {
        /// The input as given.
        name: String,
        /// What is wrong with it.
        cause: String,
    },
    /// A record of a web archive is damaged.
    #[error(
        "{name} is damaged in the archive ({cause}); fetch or copy the archive again if it was sound once"
    )]
    BadRecord {
        /// The record.
        name: String,
        /// What is wrong with it.
        cause: String,
    },
    /// An archived page is compressed in a way that cannot be read.
    #[error("{name} is stored as {encoding}, which cannot be unpacked; archive it again without")]
    Encoding {
        /// The address.
        name: String,
        /// The encoding that its server named.
        encoding: String,
    },
    /// The web address is malformed or of a kind that is not fetched.
    #[error(
        "{url} is not a web address that can be fetched ({cause}); it must begin with http:// or https://"
    )]
    BadUrl {
        /// The address as given.
        url: String,
        /// What is wrong with it.
        cause: String,
    },
    /// The server answered with an error.
    #[error("the server answered {status}{} for {url}; check the address, or save the page and read the file", reason(*status))]
    Status {
        /// The address that was asked for.
        url: String,
        /// The HTTP status.
        status: u16,
    },
    /// Too many redirects.
    #[error(
        "{url} was redirected more than {limit} times; open it in a browser and give the address where it ends"
    )]
    TooManyRedirects {
        /// The address as given.
        url: String,
        /// The limit.
        limit: u32,
    },
    /// The server took too long.
    #[error("{url} did not arrive within {} seconds; try again later, or save the page and read the file", limit.as_secs())]
    TimedOut {
        /// The address as given.
        url: String,
        /// The limit.
        limit: Duration,
    },
    /// The site asks programs not to read this page.
    #[error(
        "robots.txt of the site asks programs not to fetch {url}; open it in a browser, save it and read the file"
    )]
    RobotsDenied {
        /// The address that was not fetched.
        url: String,
    },
    /// The site's robots.txt could not be had, so that nobody knows whether the page may be read.
    #[error(
        "robots.txt of the site could not be read ({cause}), so {url} was not fetched; try again later, or save the page and read the file"
    )]
    RobotsUnreachable {
        /// The address that was not fetched.
        url: String,
        /// What happened.
        cause: String,
    },
    /// The server could not be reached.
    #[error("cannot reach {url}: {cause}; check the address and the connection")]
    Unreachable {
        /// The address as given.
        url: String,
        /// What happened.
        cause: String,
    },
    /// The fetched bytes could not be kept.
    #[error("cannot keep {url} in {}: {cause}; check that the directory can be written", path.display())]
    Keep {
        /// The address as given.
        url: String,
        /// Where the WARC file should have gone.
        path: PathBuf,
        /// What the system said.
        cause: std::io::Error,
    },
}

impl IngestError {
    /// Whether this only says that a page of a crawl holds no article, as most pages of most crawls do.
    /// Such pages are better counted than listed.
    pub const fn is_no_article(&self) -> bool {
        matches!(self, Self::NoArticle { .. } | Self::Listing { .. } | Self::Empty { .. })
    }
}

/// The statuses that reporters meet most, in words (RFC 9110, section 15).
const fn reason(status: u16) -> &'static str {
    match status {
        401 => " (log-in needed)",
        402 => " (payment needed)",
        403 => " (forbidden)",
        404 => " (not found)",
        410 => " (gone)",
        429 => " (too many requests)",
        451 => " (unavailable for legal reasons)",
        500..=599 => " (the server has a fault)",
        _ => "",
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_status_is_told_in_words() {
        let error = IngestError::Status { url: "http://a.test/x".into(), status: 404 };
        assert!(
            error
                .to_string()
                .starts_with("the server answered 404 (not found) for http://a.test/x;")
        );
    }

    #[test]
    fn a_limit_is_told_in_mebibytes() {
        let error = IngestError::TooLarge { name: "a.txt".into(), limit: crate::MAX_BYTES };
        assert!(error.to_string().contains("10 MiB"));
    }
}
