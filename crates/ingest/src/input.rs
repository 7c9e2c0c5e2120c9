//! What the user names: a file, standard input or a web address.

use crate::IngestError;
use std::fmt;
use std::path::PathBuf;
use url::Url;

/// One input as named on a command line.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Input {
    /// A file.
    Path(PathBuf),
    /// Standard input (`-`).
    Stdin,
    /// A web page (http or https).
    Url(Url),
}

impl Input {
    /// Reads one argument: `-`, a web address, or else the path of a file.
    ///
    /// ```
    /// use onrecord_ingest::Input;
    /// assert_eq!(Input::parse("-")?, Input::Stdin);
    /// assert!(matches!(Input::parse("HTTPS://example.org/a")?, Input::Url(_)));
    /// assert!(matches!(Input::parse("notes/a.txt")?, Input::Path(_)));
    /// assert!(Input::parse("ftp://example.org/a").is_err());
    /// # Ok::<(), onrecord_ingest::IngestError>(())
    /// ```
    ///
    /// # Errors
    /// [`IngestError::BadUrl`] for a malformed address and for schemes other than http and https.
    pub fn parse(argument: &str) -> Result<Self, IngestError> {
        if argument == "-" {
            return Ok(Self::Stdin);
        }
        match argument.split_once("://") {
            Some((scheme, _)) if is_scheme(scheme) => parse_url(argument).map(Self::Url),
            _ => Ok(Self::Path(PathBuf::from(argument))),
        }
    }
}

/// Shown as the user gave it; standard input by its name.
impl fmt::Display for Input {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Path(path) => write!(f, "{}", path.display()),
            Self::Stdin => f.write_str("standard input"),
            Self::Url(url) => f.write_str(url.as_str()),
        }
    }
}

/// Whether this is a scheme by RFC 3986, 3.1. One letter is a drive, not a scheme.
fn is_scheme(word: &str) -> bool {
    word.len() > 1
        && word.starts_with(|c: char| c.is_ascii_alphabetic())
        && word.chars().all(|c| c.is_ascii_alphanumeric() || "+-.".contains(c))
}

/// The address, where it can be fetched.
pub(crate) fn parse_url(argument: &str) -> Result<Url, IngestError> {
    let bad = |cause: String| IngestError::BadUrl { url: argument.to_owned(), cause };
    let url = Url::parse(argument).map_err(|error| bad(error.to_string()))?;
    if !matches!(url.scheme(), "http" | "https") {
        return Err(bad(format!("{} is not supported", url.scheme())));
    }
    Ok(url)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_path_with_a_colon_is_a_path() {
        assert_eq!(Input::parse("a:b.txt").unwrap(), Input::Path("a:b.txt".into()));
        assert_eq!(Input::parse("C://x").unwrap(), Input::Path("C://x".into()));
    }

    #[test]
    fn an_address_without_host_is_refused() {
        assert!(matches!(Input::parse("http://"), Err(IngestError::BadUrl { .. })));
        assert!(matches!(Input::parse("file:///etc/hosts"), Err(IngestError::BadUrl { .. })));
    }
}
