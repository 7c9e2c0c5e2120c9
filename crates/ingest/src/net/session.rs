//! From an address to bytes: robots.txt, redirects, the page.

use super::exchange::{Requests, content_type, location};
use super::robots::Robots;
use super::warc;
use crate::input::parse_url;
use crate::{IngestError, LoadOptions, Raw, form};
use jiff::{Timestamp, Unit};
use std::net::IpAddr;
use ureq::Body;
use ureq::http::Response;
use url::{Host, Url};

/// Most redirects of a robots.txt (RFC 9309, 2.3.1.2).
const ROBOTS_REDIRECTS: usize = 5;

/// Fetches a page.
pub(crate) fn fetch(url: &Url, options: &LoadOptions) -> Result<Raw, IngestError> {
    Visitor::default().fetch(url, options, Wanted::Article)
}

/// Which answers are received.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Wanted {
    /// Those whose media type may be an article's.
    Article,
    /// All: a feed's media type is often wrong.
    Any,
}

/// Fetches pages one after the other; a site's robots.txt is asked for once while its pages come in
/// a row.
#[derive(Default)]
pub(crate) struct Visitor {
    robots: RobotsCache,
}

impl Visitor {
    /// Fetches a page.
    pub(crate) fn fetch(
        &mut self,
        url: &Url,
        options: &LoadOptions,
        wanted: Wanted,
    ) -> Result<Raw, IngestError> {
        let requests = Requests::new(url, options);
        let mut address = url.clone();
        for _ in 0..=options.max_redirects {
            self.robots.check(&requests, &address)?;
            let response = requests.get(&address)?;
            let Some(target) = location(&response) else {
                readable(&address, &response, wanted)?;
                return receive(url, &address, response, &requests, options);
            };
            address = redirected(url, &address, target)?;
        }
        Err(IngestError::TooManyRedirects { url: url.to_string(), limit: options.max_redirects })
    }
}

/// Refuses an error, and an answer that is nothing of what is wanted.
fn readable(address: &Url, response: &Response<Body>, wanted: Wanted) -> Result<(), IngestError> {
    let status = response.status();
    if !status.is_success() {
        return Err(IngestError::Status { url: address.to_string(), status: status.as_u16() });
    }
    let (media_type, _) = content_type(response);
    match media_type.filter(|kind| wanted == Wanted::Article && !form::readable_type(kind)) {
        Some(media_type) => Err(IngestError::MediaType { name: address.to_string(), media_type }),
        None => Ok(()),
    }
}

/// The address that a redirect names, if it may be followed: http(s) only, and from a public
/// address never into the reader's own network.
fn redirected(first: &Url, from: &Url, target: &str) -> Result<Url, IngestError> {
    let bad = |cause: String| IngestError::BadUrl { url: target.to_owned(), cause };
    let next = from.join(target).map_err(|error| bad(error.to_string()))?;
    let mut next = parse_url(next.as_str())?;
    next.set_fragment(None);
    if is_local(&next) && !is_local(first) {
        return Err(bad(format!("{first} redirects into the local network")));
    }
    Ok(next)
}

/// Whether the host is this machine or, by its number, in a private network.
pub(crate) fn is_local(url: &Url) -> bool {
    let private = |address: IpAddr| match address {
        IpAddr::V4(v4) => {
            v4.is_loopback() || v4.is_private() || v4.is_link_local() || v4.is_unspecified()
        }
        IpAddr::V6(v6) => {
            v6.is_loopback()
                || v6.is_unique_local()
                || v6.is_unicast_link_local()
                || v6.is_unspecified()
        }
    };
    match url.host() {
        Some(Host::Ipv4(v4)) => private(v4.into()),
        Some(Host::Ipv6(v6)) => private(v6.to_canonical()),
        Some(Host::Domain(name)) => name == "localhost" || name.ends_with(".localhost"),
        None => false,
    }
}

fn receive(
    url: &Url,
    address: &Url,
    mut response: Response<Body>,
    requests: &Requests<'_>,
    options: &LoadOptions,
) -> Result<Raw, IngestError> {
    let (media_type, charset) = content_type(&response);
    let bytes = requests.body(&mut response)?;
    let retrieved = now();
    let kept = match &options.keep {
        Some(directory) => Some(keep(directory, url, address, &response, &bytes, &retrieved)?),
        None => None,
    };
    Ok(Raw {
        bytes,
        uri: Some(url.to_string()),
        address: Some(address.to_string()),
        media_type,
        charset,
        retrieved: Some(retrieved),
        kept,
    })
}

/// RFC 3339, to the second: the one place that looks at the clock, because a fetched page is a
/// page of its time.
fn now() -> String {
    let now = Timestamp::now();
    now.round(Unit::Second).unwrap_or(now).to_string()
}

fn keep(
    directory: &std::path::Path,
    url: &Url,
    address: &Url,
    response: &Response<Body>,
    bytes: &[u8],
    time: &str,
) -> Result<std::path::PathBuf, IngestError> {
    let exchange = warc::Exchange { address, response, bytes, time };
    exchange.write(directory).map_err(|cause| IngestError::Keep {
        url: url.to_string(),
        path: directory.to_owned(),
        cause,
    })
}

/// The robots.txt of the host asked last.
#[derive(Default)]
struct RobotsCache {
    origin: Option<(String, Robots)>,
}

impl RobotsCache {
    fn check(&mut self, requests: &Requests<'_>, url: &Url) -> Result<(), IngestError> {
        let origin = url.origin().ascii_serialization();
        if self.origin.as_ref().is_none_or(|(known, _)| *known != origin) {
            self.origin = Some((origin, ask(requests, url)?));
        }
        let path = &url[url::Position::BeforePath..url::Position::AfterQuery];
        let allowed = self.origin.as_ref().is_some_and(|(_, robots)| robots.allows(path));
        if allowed { Ok(()) } else { Err(IngestError::RobotsDenied { url: url.to_string() }) }
    }
}

/// Reads a host's robots.txt. RFC 9309, 2.3.1: without one everything may be read (4xx); where the
/// server fails nothing may (5xx).
fn ask(requests: &Requests<'_>, url: &Url) -> Result<Robots, IngestError> {
    let unreachable =
        |cause: String| IngestError::RobotsUnreachable { url: url.to_string(), cause };
    let mut address = url.join("/robots.txt").map_err(|error| unreachable(error.to_string()))?;
    for _ in 0..=ROBOTS_REDIRECTS {
        let mut response = requests.get(&address)?;
        if let Some(target) = location(&response) {
            address = redirected(url, &address, target)?;
            continue;
        }
        return match response.status().as_u16() {
            200..=299 => Requests::robots_text(&mut response)
                .map(|text| Robots::parse(&text))
                .map_err(|error| unreachable(error.to_string())),
            status @ 500..=599 => Err(unreachable(format!("the server answered {status}"))),
            _ => Ok(Robots::default()),
        };
    }
    Ok(Robots::default())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn to(from: &str, target: &str) -> Result<Url, IngestError> {
        let from = Url::parse(from).unwrap();
        redirected(&from, &from, target)
    }

    #[test]
    fn redirects_stay_on_the_web_and_outside() {
        assert_eq!(to("http://a.test/x/y", "../z#end").unwrap().as_str(), "http://a.test/z");
        assert!(to("https://a.test/", "file:///etc/passwd").is_err());
        for inside in [
            "http://127.0.0.1/",
            "http://localhost/",
            "http://10.0.0.1/",
            "http://[::1]/",
            "http://[::ffff:192.168.0.1]/",
            "http://169.254.169.254/",
        ] {
            assert!(to("https://a.test/", inside).is_err(), "{inside}");
        }
        assert!(to("http://127.0.0.1:1/", "http://127.0.0.1:2/").is_ok());
    }
}
