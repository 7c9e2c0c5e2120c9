//! One request and its answer.

use crate::limits::MAX_ROBOTS_BYTES;
use crate::load::read_stream;
use crate::{IngestError, LoadOptions};
use std::time::Instant;
use ureq::http::{Response, header};
use ureq::{Agent, Body};
use url::Url;

/// What the program calls itself to servers.
pub(super) const USER_AGENT: &str = concat!("onrecord/", env!("CARGO_PKG_VERSION"));

/// What it can read, preferring pages.
pub(super) const ACCEPT: &str =
    "text/html,application/xhtml+xml;q=0.9,text/markdown;q=0.8,text/plain;q=0.7,*/*;q=0.1";

/// Requests that share one deadline.
pub(super) struct Requests<'a> {
    url: &'a Url,
    options: &'a LoadOptions,
    deadline: Instant,
}

impl<'a> Requests<'a> {
    /// Begins to count time for fetching `url`.
    pub(super) fn new(url: &'a Url, options: &'a LoadOptions) -> Self {
        Self { url, options, deadline: Instant::now() + options.timeout }
    }

    /// Asks for one address, without following redirects.
    pub(super) fn get(&self, url: &Url) -> Result<Response<Body>, IngestError> {
        let left = self.deadline.saturating_duration_since(Instant::now());
        if left.is_zero() {
            return Err(self.timed_out());
        }
        let config = Agent::config_builder()
            .http_status_as_error(false)
            .max_redirects(0)
            .max_redirects_will_error(false)
            .timeout_global(Some(left))
            .user_agent(USER_AGENT)
            .accept(ACCEPT)
            .accept_encoding("identity");
        let agent: Agent = config.build().into();
        agent.get(url.as_str()).call().map_err(|error| self.failed(&error))
    }

    /// All bytes of an answer's body, up to the limit of the options.
    pub(super) fn body(&self, response: &mut Response<Body>) -> Result<Vec<u8>, IngestError> {
        let limit = self.options.max_bytes;
        if response.body().content_length().is_some_and(|length| length > limit as u64) {
            return Err(IngestError::TooLarge { name: self.url.to_string(), limit });
        }
        let reader = response.body_mut().as_reader();
        read_stream(reader, self.url.as_str(), limit).map_err(|error| match error {
            IngestError::Unreadable { cause, .. } => self.failed(&ureq::Error::from(cause)),
            error => error,
        })
    }

    /// The beginning of a robots.txt; the rest need not be read (RFC 9309, 2.5).
    pub(super) fn robots_text(response: &mut Response<Body>) -> std::io::Result<String> {
        use std::io::Read;
        let mut bytes = Vec::new();
        response.body_mut().as_reader().take(MAX_ROBOTS_BYTES as u64).read_to_end(&mut bytes)?;
        Ok(String::from_utf8_lossy(&bytes).into_owned())
    }

    /// The error for what went wrong on the way.
    fn failed(&self, error: &ureq::Error) -> IngestError {
        let timed_out = match error {
            ureq::Error::Timeout(_) => true,
            ureq::Error::Io(cause) => cause.kind() == std::io::ErrorKind::TimedOut,
            _ => false,
        };
        if timed_out {
            return self.timed_out();
        }
        IngestError::Unreachable { url: self.url.to_string(), cause: error.to_string() }
    }

    fn timed_out(&self) -> IngestError {
        IngestError::TimedOut { url: self.url.to_string(), limit: self.options.timeout }
    }
}

/// Where an answer redirects to, as it stands in its header.
pub(super) fn location(response: &Response<Body>) -> Option<&str> {
    let redirects = matches!(response.status().as_u16(), 301 | 302 | 303 | 307 | 308);
    redirects.then(|| text_of(response, header::LOCATION))?
}

/// Media type in small letters, and charset, of an answer.
pub(super) fn content_type(response: &Response<Body>) -> (Option<String>, Option<String>) {
    text_of(response, header::CONTENT_TYPE).map_or((None, None), media_type)
}

/// Media type in small letters, and charset, of a header's value.
pub(crate) fn media_type(value: &str) -> (Option<String>, Option<String>) {
    let mut parts = value.split(';');
    let media_type = parts.next().map(|kind| kind.trim().to_ascii_lowercase());
    let charset = parts.find_map(|part| {
        let (name, value) = part.split_once('=')?;
        let is_charset = name.trim().eq_ignore_ascii_case("charset");
        is_charset.then(|| value.trim().trim_matches('"').to_owned())
    });
    (media_type.filter(|kind| !kind.is_empty()), charset)
}

fn text_of(response: &Response<Body>, name: header::HeaderName) -> Option<&str> {
    response.headers().get(name)?.to_str().ok()
}
