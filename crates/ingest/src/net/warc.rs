//! What was fetched, kept as a WARC file (ISO 28500:2017, WARC/1.1), one gzip member per record.

use super::exchange::{ACCEPT, USER_AGENT};
use crate::parse::hex;
use flate2::Compression;
use flate2::write::GzEncoder;
use std::fmt::Write as _;
use std::io::{self, Write};
use std::path::{Path, PathBuf};
use ureq::Body;
use ureq::http::Response;
use url::Url;

/// Digits of the digest in a file's name.
const NAME_DIGITS: usize = 12;

/// A request and its answer.
pub(super) struct Exchange<'a> {
    pub(super) address: &'a Url,
    pub(super) response: &'a Response<Body>,
    pub(super) bytes: &'a [u8],
    /// RFC 3339 time of the answer, in UTC.
    pub(super) time: &'a str,
}

impl Exchange<'_> {
    /// Writes the file, named by time and digest, and says where it is. It is whole or not there.
    pub(super) fn write(&self, directory: &Path) -> io::Result<PathBuf> {
        std::fs::create_dir_all(directory)?;
        let digits = &hex(self.bytes)[..NAME_DIGITS];
        let time: String = self.time.chars().filter(char::is_ascii_alphanumeric).collect();
        let path = directory.join(format!("{time}-{digits}.warc.gz"));
        let unfinished = directory.join(format!("{time}-{digits}.part"));
        std::fs::write(&unfinished, self.records()?)?;
        std::fs::rename(&unfinished, &path)?;
        Ok(path)
    }

    fn records(&self) -> io::Result<Vec<u8>> {
        let info = format!("software: {USER_AGENT}\r\nformat: WARC File Format 1.1\r\n");
        let response = [self.response_head().as_bytes(), self.bytes].concat();
        let response_id = self.id("response");
        let concurrent = format!("WARC-Concurrent-To: {response_id}\r\n");
        let payload = format!("WARC-Payload-Digest: sha256:{}\r\n", hex(self.bytes));
        let target = format!("WARC-Target-URI: {}\r\n", self.address);
        let parts = [
            self.record("warcinfo", "application/warc-fields", "", info.as_bytes())?,
            self.record(
                "response",
                "application/http; msgtype=response",
                &(target.clone() + &payload),
                &response,
            )?,
            self.record(
                "request",
                "application/http; msgtype=request",
                &(target + &concurrent),
                self.request().as_bytes(),
            )?,
        ];
        Ok(parts.concat())
    }

    fn record(
        &self,
        kind: &str,
        content_type: &str,
        fields: &str,
        block: &[u8],
    ) -> io::Result<Vec<u8>> {
        let head = format!(
            "WARC/1.1\r\nWARC-Type: {kind}\r\nWARC-Record-ID: {}\r\nWARC-Date: {}\r\n{fields}\
             WARC-Block-Digest: sha256:{}\r\nContent-Type: {content_type}\r\nContent-Length: {}\r\n\r\n",
            self.id(kind),
            self.time,
            hex(block),
            block.len()
        );
        let mut member = GzEncoder::new(Vec::new(), Compression::default());
        member.write_all(head.as_bytes())?;
        member.write_all(block)?;
        member.write_all(b"\r\n\r\n")?;
        member.finish()
    }

    /// A UUID of version 8 (RFC 9562, 5.8) from the record's own data: no two records share it.
    fn id(&self, kind: &str) -> String {
        let digest =
            hex(format!("{kind} {} {} {}", self.address, self.time, hex(self.bytes)).as_bytes());
        let (head, rest) = digest.split_at(12);
        let (time, node) = (&head[8..], &rest[8..20]);
        format!("<urn:uuid:{}-{time}-8{}-8{}-{node}>", &head[..8], &rest[1..4], &rest[5..8])
    }

    /// The answer's head. The body is stored as received but for its chunks, so the header on
    /// chunks is left out.
    fn response_head(&self) -> String {
        let status = self.response.status();
        let mut head = format!(
            "HTTP/1.1 {} {}\r\n",
            status.as_u16(),
            status.canonical_reason().unwrap_or_default()
        );
        for (name, value) in self.response.headers() {
            if name != "transfer-encoding" {
                let value = String::from_utf8_lossy(value.as_bytes());
                let _ = write!(head, "{name}: {value}\r\n");
            }
        }
        head + "\r\n"
    }

    /// The request as it was sent.
    fn request(&self) -> String {
        let path = &self.address[url::Position::BeforePath..url::Position::AfterQuery];
        let host = &self.address[url::Position::BeforeHost..url::Position::AfterPort];
        format!(
            "GET {path} HTTP/1.1\r\nHost: {host}\r\nUser-Agent: {USER_AGENT}\r\nAccept: {ACCEPT}\r\nAccept-Encoding: identity\r\n\r\n"
        )
    }
}
