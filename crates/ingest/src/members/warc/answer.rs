//! A server's answer as an archive keeps it: its head, and the body without its encodings.

use super::fields::Fields;
use crate::IngestError;
use flate2::bufread::{DeflateDecoder, MultiGzDecoder, ZlibDecoder};
use std::io::Read;

/// The status of an answer (RFC 9112, 4).
pub(super) fn status(head: &Fields) -> Option<u16> {
    let rest = head.first.strip_prefix("HTTP/")?;
    rest.split_ascii_whitespace().nth(1)?.parse().ok()
}

/// The body without chunks and compression. Archives often keep it so already while the head still
/// names them; then it stays as it is.
pub(super) fn body(
    head: &Fields,
    stored: Vec<u8>,
    name: &str,
    limit: usize,
) -> Result<Vec<u8>, IngestError> {
    let chunked = head
        .get("transfer-encoding")
        .is_some_and(|value| value.to_ascii_lowercase().contains("chunked"));
    let mut bytes = if chunked { unchunked(&stored).unwrap_or(stored) } else { stored };
    let encodings = head.get("content-encoding").unwrap_or_default().to_ascii_lowercase();
    // The last one named was applied last (RFC 9110, 8.4).
    for encoding in encodings.split(',').rev().map(str::trim) {
        bytes = decoded(encoding, bytes, name, limit)?;
    }
    Ok(bytes)
}

fn decoded(
    encoding: &str,
    bytes: Vec<u8>,
    name: &str,
    limit: usize,
) -> Result<Vec<u8>, IngestError> {
    match encoding {
        "gzip" | "x-gzip" if bytes.starts_with(&[0x1f, 0x8b]) => {
            inflated(MultiGzDecoder::new(&*bytes), name, limit)
        }
        "deflate" if is_zlib(&bytes) => inflated(ZlibDecoder::new(&*bytes), name, limit),
        // Some servers leave out the wrapping (RFC 9110, 8.4.1.2, note).
        "deflate" if !looks_like_text(&bytes) => {
            inflated(DeflateDecoder::new(&*bytes), name, limit)
        }
        "" | "identity" | "none" | "gzip" | "x-gzip" | "deflate" => Ok(bytes),
        _ if looks_like_text(&bytes) => Ok(bytes),
        other => Err(IngestError::Encoding { name: name.to_owned(), encoding: other.to_owned() }),
    }
}

fn inflated(reader: impl Read, name: &str, limit: usize) -> Result<Vec<u8>, IngestError> {
    let mut plain = Vec::new();
    let read = reader.take(limit as u64 + 1).read_to_end(&mut plain);
    if plain.len() > limit {
        return Err(IngestError::InflatesTooLarge { name: name.to_owned(), limit });
    }
    read.map_err(|cause| IngestError::BadCompression { name: name.to_owned(), cause })?;
    Ok(plain)
}

/// The two bytes before a zlib stream (RFC 1950, 2.2).
fn is_zlib(bytes: &[u8]) -> bool {
    matches!(bytes, [method, flags, ..]
        if method & 0x0f == 8 && (u16::from(*method) << 8 | u16::from(*flags)).is_multiple_of(31))
}

/// Whether the first byte is one that pages begin with and compressed streams hardly.
fn looks_like_text(bytes: &[u8]) -> bool {
    let head = &bytes[..bytes.len().min(512)];
    let head = head.strip_prefix(b"\xEF\xBB\xBF").unwrap_or(head).trim_ascii_start();
    head.starts_with(b"<") && head.is_ascii()
}

/// The data of all chunks (RFC 9112, 7.1); none where they are no chunks. What is cut off is left out.
fn unchunked(mut bytes: &[u8]) -> Option<Vec<u8>> {
    let mut data = Vec::with_capacity(bytes.len());
    loop {
        let end = bytes.iter().take(MAX_SIZE_LINE).position(|&byte| byte == b'\n');
        let Some(size) = end.and_then(|end| size(&bytes[..end])) else {
            return (!data.is_empty()).then_some(data);
        };
        bytes = &bytes[end? + 1..];
        if size == 0 {
            return Some(data);
        }
        let size = size.min(bytes.len());
        data.extend_from_slice(&bytes[..size]);
        bytes = &bytes[size..];
        bytes = bytes.strip_prefix(b"\r").unwrap_or(bytes);
        bytes = bytes.strip_prefix(b"\n").unwrap_or(bytes);
    }
}

/// Longest line with a chunk's size and extensions.
const MAX_SIZE_LINE: usize = 4096;

fn size(line: &[u8]) -> Option<usize> {
    let line = std::str::from_utf8(line).ok()?;
    let digits = line.split(';').next()?.trim();
    usize::from_str_radix(digits, 16).ok().filter(|_| !digits.starts_with('+'))
}

#[cfg(test)]
mod tests {
    use super::*;
    use flate2::Compression;
    use flate2::write::{DeflateEncoder, GzEncoder, ZlibEncoder};
    use std::io::Write;

    const PAGE: &str = "<p>The council voted.</p>";

    fn read(fields: &str, stored: &[u8]) -> Result<Vec<u8>, IngestError> {
        let head = format!("HTTP/1.1 200 OK\r\n{fields}\r\n\r\n");
        let head = Fields::read(&mut head.as_bytes()).unwrap().unwrap();
        body(&head, stored.to_vec(), "x", 1000)
    }

    fn gzip(bytes: &[u8]) -> Vec<u8> {
        let mut encoder = GzEncoder::new(Vec::new(), Compression::default());
        encoder.write_all(bytes).unwrap();
        encoder.finish().unwrap()
    }

    #[test]
    fn encodings_are_taken_off() {
        let mut zlib = ZlibEncoder::new(Vec::new(), Compression::default());
        zlib.write_all(PAGE.as_bytes()).unwrap();
        let mut bare = DeflateEncoder::new(Vec::new(), Compression::default());
        bare.write_all(PAGE.as_bytes()).unwrap();
        for (fields, stored) in [
            ("Content-Encoding: GZIP", gzip(PAGE.as_bytes())),
            ("Content-Encoding: deflate", zlib.finish().unwrap()),
            ("Content-Encoding: deflate", bare.finish().unwrap()),
            ("Content-Encoding: gzip, gzip", gzip(&gzip(PAGE.as_bytes()))),
            ("Content-Encoding: identity", PAGE.as_bytes().to_vec()),
            (
                "Transfer-Encoding: chunked",
                b"7;x=y\r\n<p>The \r\n12\r\ncouncil voted.</p>\r\n0\r\n\r\n".to_vec(),
            ),
        ] {
            let read = read(fields, &stored).unwrap();
            assert_eq!(String::from_utf8_lossy(&read), PAGE, "{fields}");
        }
    }

    #[test]
    fn what_was_taken_off_before_stays_as_it_is() {
        for fields in [
            "Content-Encoding: gzip",
            "Content-Encoding: br",
            "Content-Encoding: deflate",
            "Transfer-Encoding: chunked",
        ] {
            assert_eq!(read(fields, PAGE.as_bytes()).unwrap(), PAGE.as_bytes(), "{fields}");
        }
    }

    #[test]
    fn bombs_damage_and_unknown_encodings_are_told() {
        let bomb = gzip(&vec![b'a'; 5000]);
        assert!(matches!(
            read("Content-Encoding: gzip", &bomb),
            Err(IngestError::InflatesTooLarge { .. })
        ));
        let cut = &gzip(PAGE.as_bytes())[..20];
        assert!(matches!(
            read("Content-Encoding: gzip", cut),
            Err(IngestError::BadCompression { .. })
        ));
        assert!(matches!(
            read("Content-Encoding: br", b"\x0b\x02\x80"),
            Err(IngestError::Encoding { .. })
        ));
    }

    #[test]
    fn chunks_that_are_cut_or_lie_end_soon() {
        assert_eq!(unchunked(b"ffffffffffffffff\r\nab"), Some(b"ab".to_vec()));
        assert_eq!(unchunked(b"2\r\nabzz"), Some(b"ab".to_vec()));
        assert_eq!(unchunked(b"<p>"), None);
    }
}
