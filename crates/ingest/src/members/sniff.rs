//! What an input is: one article, or something that holds many.

use super::zstd::Frames;
use flate2::bufread::MultiGzDecoder;
use std::io::Read;
use std::path::Path;

/// Bytes of the beginning that are unpacked to see what they are.
pub(super) const WINDOW: usize = 256 << 10;

/// Bytes of what was unpacked that are looked at.
const HEAD: usize = 8 << 10;

/// What an input holds.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Kind {
    /// One article, in any form that [`parse`](crate::parse) reads.
    Article,
    /// Articles as JSON objects, one to a line.
    Lines,
    /// A web archive.
    Warc,
    /// A feed.
    Feed,
}

/// How a stream is compressed, by its first bytes (RFC 1952, 2.3.1; RFC 8878, 3.1).
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Packing {
    None,
    Gzip,
    Zstd,
}

pub(super) fn packing(bytes: &[u8]) -> Packing {
    match bytes {
        [0x1f, 0x8b, 8, ..] => Packing::Gzip,
        // A frame, or one that is to be skipped.
        [0x28, 0xB5, 0x2F, 0xFD, ..] | [0x50..=0x5F, 0x2A, 0x4D, 0x18, ..] => Packing::Zstd,
        _ => Packing::None,
    }
}

/// What a file's name promises.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Promise {
    Kind(Kind),
    /// Its extension (small, without compression) may stand for more than one kind.
    Open(String),
}

pub(super) fn by_name(path: &Path) -> Promise {
    let last = extension(path);
    let packed = matches!(last.as_str(), "gz" | "zst");
    let inner = if packed { path.file_stem().map(|stem| extension(Path::new(stem))) } else { None };
    let known = inner.unwrap_or_else(|| last.clone());
    match known.as_str() {
        "txt" | "text" | "md" | "markdown" | "mdown" | "mkd" | "html" | "htm" | "xhtml" | "xht"
        | "shtml"
            if last != "zst" =>
        {
            Promise::Kind(Kind::Article)
        }
        "jsonl" | "ndjson" => Promise::Kind(Kind::Lines),
        "warc" => Promise::Kind(Kind::Warc),
        "rss" | "atom" => Promise::Kind(Kind::Feed),
        _ => Promise::Open(known),
    }
}

/// The extension in small letters; empty where there is none or it is none that people write.
fn extension(path: &Path) -> String {
    let found = path.extension().and_then(|extension| extension.to_str()).unwrap_or_default();
    let usual = found.len() <= 10 && found.bytes().all(|byte| byte.is_ascii_alphanumeric());
    if usual { found.to_ascii_lowercase() } else { String::new() }
}

/// What the first bytes of a stream say; none where they are those of anything else.
pub(super) fn by_content(bytes: &[u8]) -> Option<Kind> {
    let head = unpacked(bytes);
    let head = String::from_utf8_lossy(&head);
    let head = head.trim_start_matches('\u{FEFF}').trim_start();
    if head.starts_with("WARC/") {
        Some(Kind::Warc)
    } else if is_xml_feed(head) || is_json_feed(head) {
        Some(Kind::Feed)
    } else {
        is_line(head).then_some(Kind::Lines)
    }
}

/// The beginning of what was packed; what is damaged behind it is no matter here.
fn unpacked(bytes: &[u8]) -> Vec<u8> {
    match packing(bytes) {
        Packing::None => bytes[..bytes.len().min(HEAD)].to_vec(),
        Packing::Gzip => beginning(MultiGzDecoder::new(bytes)),
        Packing::Zstd => beginning(Frames::new(bytes)),
    }
}

fn beginning(reader: impl Read) -> Vec<u8> {
    let mut head = Vec::new();
    // What was read before an error stays.
    let _ = reader.take(HEAD as u64).read_to_end(&mut head);
    head
}

/// Whether the first element is a feed's (RSS 2.0 and 0.9x, RSS 1.0, Atom).
fn is_xml_feed(head: &str) -> bool {
    let mut rest = head;
    while let Some(next) = behind_prologue(rest) {
        rest = next.trim_start();
    }
    let name = rest.strip_prefix('<').unwrap_or_default();
    let end = name.find(|c: char| c.is_whitespace() || matches!(c, '>' | '/'));
    matches!(name[..end.unwrap_or(0)].rsplit(':').next(), Some("rss" | "feed" | "RDF"))
}

/// The text behind one declaration, instruction or comment, where it begins with one.
fn behind_prologue(text: &str) -> Option<&str> {
    for (opens, closes) in [("<?", "?>"), ("<!--", "-->")] {
        if let Some(rest) = text.strip_prefix(opens) {
            return rest.split_once(closes).map(|(_, behind)| behind);
        }
    }
    let rest = text.strip_prefix("<!DOCTYPE")?;
    let behind = match rest.find(['[', '>']) {
        Some(at) if rest[at..].starts_with('[') => rest[at..].split_once(']')?.1,
        Some(at) => &rest[at..],
        None => return None,
    };
    behind.split_once('>').map(|(_, behind)| behind)
}

/// Whether it is a JSON Feed: the version is an address of jsonfeed.org.
pub(super) fn is_json_feed(head: &str) -> bool {
    head.starts_with('{')
        && (head.contains("://jsonfeed.org/version/")
            || head.contains(":\\/\\/jsonfeed.org\\/version\\/"))
}

/// Whether the first line is an object, or the beginning of one that is longer than what is seen.
fn is_line(head: &str) -> bool {
    let mut lines = head.splitn(2, '\n');
    let first = lines.next().unwrap_or_default().trim_end();
    let whole = lines.next().is_some();
    let opens = first.strip_prefix('{').is_some_and(|rest| rest.trim_start().starts_with('"'));
    opens && (!whole || first.ends_with('}'))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_promise_what_they_hold() {
        let by = |name: &str| by_name(Path::new(name));
        assert_eq!(by("a/B.JSONL.zst"), Promise::Kind(Kind::Lines));
        assert_eq!(by("x.warc.gz"), Promise::Kind(Kind::Warc));
        assert_eq!(by("x.html.gz"), Promise::Kind(Kind::Article));
        assert_eq!(by("x.txt.zst"), Promise::Open("txt".to_owned()));
        assert_eq!(by("feed.xml"), Promise::Open("xml".to_owned()));
        assert_eq!(by("README"), Promise::Open(String::new()));
    }

    #[test]
    fn first_bytes_say_what_a_stream_is() {
        let by = |head: &str| by_content(head.as_bytes());
        assert_eq!(by("WARC/1.1\r\nWARC-Type: warcinfo\r\n"), Some(Kind::Warc));
        assert_eq!(by("{\"text\": \"x\"}\n{\"text\""), Some(Kind::Lines));
        assert_eq!(by("{\"text\": \"a very long"), Some(Kind::Lines));
        assert_eq!(by("{\n  \"text\": \"x\"\n}\n"), None);
        assert_eq!(by("{braces} begin this text"), None);
        assert_eq!(by("<?xml version='1.0'?>\n<!-- x --><rss version='2.0'>"), Some(Kind::Feed));
        assert_eq!(by("<!DOCTYPE rss [<!ENTITY a 'b'>]><rss>"), Some(Kind::Feed));
        assert_eq!(by("<atom:feed xmlns:atom='x'>"), Some(Kind::Feed));
        assert_eq!(by("<rdf:RDF>"), Some(Kind::Feed));
        assert_eq!(
            by("{\"version\":\"https:\\/\\/jsonfeed.org\\/version\\/1.1\""),
            Some(Kind::Feed)
        );
        assert_eq!(by("<html><link type='application/rss+xml'><body>the <rss> tag"), None);
        assert_eq!(by("<!DOCTYPE html><html>"), None);
        assert_eq!(by("<?xml"), None);
    }

    #[test]
    fn packed_streams_are_looked_into() {
        let line = b"{\"text\": \"x\"}\n";
        let packed = ruzstd::encoding::compress_to_vec(
            &line[..],
            ruzstd::encoding::CompressionLevel::Fastest,
        );
        assert_eq!(by_content(&packed), Some(Kind::Lines));
        assert_eq!(by_content(&packed[..6]), None);
    }
}
