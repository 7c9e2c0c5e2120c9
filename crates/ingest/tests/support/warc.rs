//! Web archives made for tests, sound and damaged.

use flate2::Compression;
use flate2::write::GzEncoder;
use std::io::Write;

/// An archive as it grows.
pub(crate) struct Archive {
    pub(crate) bytes: Vec<u8>,
    packed: bool,
}

impl Archive {
    /// An empty archive; `packed` ones have a gzip member for each record.
    pub(crate) fn new(packed: bool) -> Self {
        let mut archive = Self { bytes: Vec::new(), packed };
        archive.record("warcinfo", "", "application/warc-fields", b"software: a test\r\n");
        archive
    }

    /// A page as a server answered with it.
    pub(crate) fn page(&mut self, address: &str, body: &str) {
        self.answer(
            address,
            "200 OK",
            "Content-Type: text/html; charset=utf-8\r\n",
            body.as_bytes(),
        );
    }

    /// An answer with its head.
    pub(crate) fn answer(&mut self, address: &str, status: &str, fields: &str, body: &[u8]) {
        let block = [format!("HTTP/1.1 {status}\r\n{fields}\r\n").as_bytes(), body].concat();
        self.record("response", address, "application/http; msgtype=response", &block);
    }

    /// A record of any kind.
    pub(crate) fn record(&mut self, kind: &str, address: &str, content_type: &str, block: &[u8]) {
        let record = record(kind, address, content_type, block.len(), block);
        self.push(&record);
    }

    /// Any bytes in the place of a record.
    pub(crate) fn push(&mut self, bytes: &[u8]) {
        if self.packed {
            self.bytes.extend(gzip(bytes));
        } else {
            self.bytes.extend(bytes);
        }
    }
}

/// A record that says of itself that its block has this length.
pub(crate) fn record(
    kind: &str,
    address: &str,
    content_type: &str,
    length: usize,
    block: &[u8],
) -> Vec<u8> {
    let head = format!(
        "WARC/1.1\r\nWARC-Type: {kind}\r\nWARC-Target-URI: {address}\r\nWARC-Date: 2018-05-04T09:10:11Z\r\n\
         WARC-Record-ID: <urn:uuid:0>\r\nContent-Type: {content_type}\r\nContent-Length: {length}\r\n\r\n"
    );
    [head.as_bytes(), block, b"\r\n\r\n"].concat()
}

pub(crate) fn gzip(bytes: &[u8]) -> Vec<u8> {
    let mut encoder = GzEncoder::new(Vec::new(), Compression::fast());
    encoder.write_all(bytes).unwrap();
    encoder.finish().unwrap()
}

/// A news page: menu, article, links.
pub(crate) fn news_page(number: usize) -> String {
    let paragraphs: Vec<String> = (0..8)
        .map(|at| {
            format!(
                "<p>Paragraph {at} of report {number}: “We did not agree to close bridge number {number} before the winter,” the \
                 mayor, Ada Lindqvist, told the council on Tuesday, and residents answered that nobody had asked them.</p>"
            )
        })
        .collect();
    let paragraphs = paragraphs.join("\n");
    format!(
        "<!doctype html><html lang=en><head><title>Bridge {number} to close | The Lock Herald</title>\
         <meta property='og:type' content='article'><meta property='article:published_time' content='2018-05-04T08:00:00Z'></head>\
         <body><nav><a href=/>Home</a><a href=/news>News</a><a href=/sport>Sport</a></nav><article><h1>Bridge {number} to close</h1>\
         {paragraphs}</article><footer>© 2018 The Lock Herald</footer></body></html>"
    )
}
