//! Named fields as WARC records and HTTP answers have them (RFC 9110, 5; ISO 28500:2017, 4).

use std::io::{self, BufRead, Read};

/// Most bytes of a head with all its fields. Servers answer with 8 to 16 KiB at most.
const MAX_HEAD: u64 = 64 << 10;

/// The first line of a head and its fields.
#[derive(Debug, Default)]
pub(super) struct Fields {
    pub(super) first: String,
    /// Names in small letters.
    fields: Vec<(String, String)>,
}

impl Fields {
    /// Reads a head up to the empty line that ends it. None where it does not end within its bound.
    pub(super) fn read(reader: &mut impl BufRead) -> io::Result<Option<Self>> {
        let mut head = reader.take(MAX_HEAD);
        let mut fields = Self { first: line(&mut head)?.unwrap_or_default(), fields: Vec::new() };
        while let Some(line) = line(&mut head)? {
            if line.is_empty() {
                return Ok(Some(fields));
            }
            fields.add(&line);
        }
        Ok(None)
    }

    /// The value of the first field of this name, which is given in small letters.
    pub(super) fn get(&self, name: &str) -> Option<&str> {
        self.fields.iter().find(|(key, _)| key == name).map(|(_, value)| value.as_str())
    }

    fn add(&mut self, line: &str) {
        if line.starts_with([' ', '\t']) {
            // A value may go on in the next line (RFC 9112, 5.2).
            if let Some((_, value)) = self.fields.last_mut() {
                value.push(' ');
                value.push_str(line.trim());
            }
        } else if let Some((name, value)) = line.split_once(':') {
            self.fields.push((name.trim().to_ascii_lowercase(), value.trim().to_owned()));
        }
    }
}

/// A line without its end; none where there is no whole line.
fn line(reader: &mut impl BufRead) -> io::Result<Option<String>> {
    let mut bytes = Vec::new();
    reader.read_until(b'\n', &mut bytes)?;
    let Some(line) = bytes.strip_suffix(b"\n") else { return Ok(None) };
    let line = line.strip_suffix(b"\r").unwrap_or(line);
    Ok(Some(String::from_utf8_lossy(line).into_owned()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn fields_are_read_in_any_case_and_over_lines() {
        let mut bytes =
            &b"HTTP/1.1 200 OK\r\nContent-TYPE:text/html;\r\n  charset=x\nBad\xFF: y\r\n\r\nbody"[..];
        let fields = Fields::read(&mut bytes).unwrap().unwrap();
        assert_eq!(fields.first, "HTTP/1.1 200 OK");
        assert_eq!(fields.get("content-type"), Some("text/html; charset=x"));
        assert_eq!(bytes, b"body");
    }

    #[test]
    fn a_head_without_end_is_none() {
        assert!(Fields::read(&mut &b"WARC/1.1\r\nWARC-Type: response\r\n"[..]).unwrap().is_none());
        let endless = format!("WARC/1.1\r\nX: {}\r\n\r\n", "x".repeat(1 << 20));
        let mut bytes = endless.as_bytes();
        assert!(Fields::read(&mut bytes).unwrap().is_none());
        assert!(bytes.len() > 900_000);
    }
}
