//! Fetching from a server on this machine's loopback address; nothing else is asked.

#![expect(clippy::unwrap_used, reason = "what fails here fails the test")]

mod support;

use fastwarc::warc::iter::ArchiveIterator;
use fastwarc::warc::record::SharedWarcRecord;
use onrecord_ingest::{Hints, IngestError, Input, LoadOptions, Raw, load, parse};
use std::io::Read;
use std::time::Duration;
use support::server::{Server, ok, redirect};

const PAGE: &str = "<html><head><title>Bridge to close</title></head><body><article><h1>Bridge to close</h1>\
    <p>The council voted on Tuesday to close the bridge.</p></article></body></html>";

fn load_from(server: &Server, path: &str, options: &LoadOptions) -> Result<Raw, IngestError> {
    load(&Input::parse(&format!("{}{path}", server.address)).unwrap(), options)
}

fn get(server: &Server, path: &str) -> Result<Raw, IngestError> {
    load_from(server, path, &LoadOptions::default())
}

#[test]
fn a_page_is_fetched_politely_and_read() {
    let server = Server::new(vec![("/a", ok("Text/HTML; charset=\"utf-8\"", PAGE))]);
    let raw = get(&server, "/a").unwrap();
    assert_eq!(
        (raw.media_type.as_deref(), raw.charset.as_deref()),
        (Some("text/html"), Some("utf-8"))
    );
    let source = parse(&raw, &Hints::default()).unwrap();
    assert_eq!(
        source.text.as_str(),
        "Bridge to close\n\nThe council voted on Tuesday to close the bridge."
    );
    assert!(source.retrieved.unwrap().ends_with('Z'));
    let asked = server.asked.lock().unwrap();
    assert!(asked[0].starts_with("GET /robots.txt ") && asked[1].starts_with("GET /a "));
    assert!(
        asked[1]
            .to_lowercase()
            .contains(concat!("user-agent: onrecord/", env!("CARGO_PKG_VERSION")))
    );
}

#[test]
fn redirects_are_followed_up_to_the_limit() {
    let server = Server::new(vec![
        ("/old", redirect("new")),
        ("/new", ok("text/html", PAGE)),
        ("/loop", redirect("/loop")),
    ]);
    let raw = get(&server, "/old").unwrap();
    assert_eq!(raw.address.unwrap(), format!("{}/new", server.address));
    assert_eq!(raw.uri.unwrap(), format!("{}/old", server.address));
    assert!(matches!(get(&server, "/loop"), Err(IngestError::TooManyRedirects { limit: 8, .. })));
}

#[test]
fn redirects_elsewhere_than_the_web_are_refused() {
    let server = Server::new(vec![("/a", redirect("file:///etc/passwd"))]);
    assert!(matches!(get(&server, "/a"), Err(IngestError::BadUrl { .. })));
}

#[test]
fn errors_and_other_media_are_told() {
    let server = Server::new(vec![("/film", ok("video/mp4", "x"))]);
    assert!(matches!(get(&server, "/none"), Err(IngestError::Status { status: 404, .. })));
    assert!(matches!(get(&server, "/film"), Err(IngestError::MediaType { .. })));
    let nobody = Input::parse("http://127.0.0.1:1/").unwrap();
    assert!(matches!(load(&nobody, &LoadOptions::default()), Err(IngestError::Unreachable { .. })));
}

#[test]
fn robots_are_respected_on_the_way_as_well() {
    let robots = "User-agent: onrecord\nDisallow: /closed\n";
    let server = Server::new(vec![
        ("/robots.txt", ok("text/plain", robots)),
        ("/open", redirect("/closed")),
        ("/closed", ok("text/html", PAGE)),
    ]);
    assert!(matches!(get(&server, "/closed"), Err(IngestError::RobotsDenied { .. })));
    assert!(matches!(get(&server, "/open"), Err(IngestError::RobotsDenied { .. })));
    assert!(!server.asked.lock().unwrap().iter().any(|asked| asked.starts_with("GET /closed")));
}

#[test]
fn nothing_is_fetched_where_robots_cannot_be_known() {
    let fault = "HTTP/1.1 503 Service Unavailable\r\nContent-Length: 0\r\n\r\n".to_owned();
    let server = Server::new(vec![("/robots.txt", fault), ("/a", ok("text/html", PAGE))]);
    assert!(matches!(get(&server, "/a"), Err(IngestError::RobotsUnreachable { .. })));
}

#[test]
fn size_is_bounded_with_and_without_a_stated_length() {
    let endless = format!(
        "HTTP/1.1 200 OK\r\nContent-Type: text/plain\r\nConnection: close\r\n\r\n{}",
        "a".repeat(5000)
    );
    let server =
        Server::new(vec![("/stated", ok("text/plain", &"a".repeat(5000))), ("/endless", endless)]);
    let options = LoadOptions { max_bytes: 1000, ..LoadOptions::default() };
    for path in ["/stated", "/endless"] {
        assert!(
            matches!(
                load_from(&server, path, &options),
                Err(IngestError::TooLarge { limit: 1000, .. })
            ),
            "{path}"
        );
    }
}

#[test]
fn time_is_bounded() {
    let server = Server::new(vec![("/a", "silence".to_owned())]);
    let options = LoadOptions { timeout: Duration::from_millis(500), ..LoadOptions::default() };
    assert!(matches!(load_from(&server, "/a", &options), Err(IngestError::TimedOut { .. })));
}

#[test]
fn what_was_fetched_is_kept_and_can_be_read_again() {
    let directory = tempfile::tempdir().unwrap();
    let server = Server::new(vec![("/a", ok("text/html", PAGE))]);
    let options =
        LoadOptions { keep: Some(directory.path().join("new")), ..LoadOptions::default() };
    let kept = load_from(&server, "/a", &options).unwrap().kept.unwrap();
    let records =
        ArchiveIterator::from_path(kept.to_str().unwrap()).unwrap().with_parse_http(false);
    let mut seen = Vec::new();
    for record in records {
        record.unwrap().with_mut(|record| {
            let kind = record.headers().get("WARC-Type").unwrap().into_owned();
            let digest = record.verify_block_digest(false);
            assert!(matches!(digest, Ok(true)), "{kind}: {:?}", digest.err());
            let mut block = String::new();
            record.reader_mut().unwrap().read_to_string(&mut block).unwrap();
            seen.push((kind, block));
        });
    }
    let kinds: Vec<&str> = seen.iter().map(|(kind, _)| kind.as_str()).collect();
    assert_eq!(kinds, ["warcinfo", "response", "request"]);
    assert!(seen[1].1.starts_with("HTTP/1.1 200 OK\r\n") && seen[1].1.ends_with(PAGE));
    assert!(seen[2].1.starts_with("GET /a HTTP/1.1\r\n"));
}

#[test]
fn a_place_that_cannot_be_written_is_told() {
    let file = tempfile::NamedTempFile::new().unwrap();
    let server = Server::new(vec![("/a", ok("text/html", PAGE))]);
    let options = LoadOptions { keep: Some(file.path().to_owned()), ..LoadOptions::default() };
    assert!(matches!(load_from(&server, "/a", &options), Err(IngestError::Keep { .. })));
}
