//! Bytes to characters.
//!
//! Order of trust: byte order mark, the server's header, the page's own declaration, valid UTF-8,
//! then detection by looks. The HTML Standard (13.2.3.2) has the same order but for UTF-8, which
//! is put before detection because text that is valid UTF-8 and not ASCII is UTF-8.

use crate::Notice;
use chardetng::{EncodingDetector, Iso2022JpDetection, Utf8Detection};
use encoding_rs::{Encoding, UTF_8, UTF_16BE, UTF_16LE, WINDOWS_1252, X_USER_DEFINED};
use onrecord_record::Severity;

/// Bytes of the beginning in which a declaration is looked for (HTML Standard, 13.2.3.2: 1024;
/// real pages put it later, and looking further costs nothing).
const DECLARATION_WINDOW: usize = 4096;

/// A decoded input.
pub(crate) struct Decoded {
    /// The characters, without a byte order mark.
    pub(crate) text: String,
    /// Notices on what could not be decoded.
    pub(crate) notices: Vec<Notice>,
}

/// Decodes `bytes`; what is no character becomes U+FFFD and is told in a notice.
pub(crate) fn decode(bytes: &[u8], header: Option<&str>) -> Decoded {
    let encoding = find_encoding(bytes, header);
    let (text, used, broken) = encoding.decode(bytes);
    let notices = if broken { vec![undecodable(&text, used)] } else { Vec::new() };
    Decoded { text: text.into_owned(), notices }
}

fn find_encoding(bytes: &[u8], header: Option<&str>) -> &'static Encoding {
    if let Some((encoding, _)) = Encoding::for_bom(bytes) {
        return encoding;
    }
    if let Some(encoding) = header.and_then(|label| Encoding::for_label(label.as_bytes())) {
        return encoding;
    }
    let head = &bytes[..bytes.len().min(DECLARATION_WINDOW)];
    declared(head).or_else(|| without_bom(head)).unwrap_or_else(|| detect(bytes))
}

/// The encoding that the document declares in a `meta` element or an XML declaration.
fn declared(head: &[u8]) -> Option<&'static Encoding> {
    let head: String = head.iter().map(|&byte| byte.to_ascii_lowercase() as char).collect();
    let label = if head.trim_start().starts_with("<?xml") {
        head.split_once("?>").and_then(|(xml, _)| value_after(xml, "encoding"))
    } else {
        None
    };
    let label = label.or_else(|| metas(&head).find_map(|meta| value_after(meta, "charset")))?;
    Encoding::for_label(label.as_bytes()).map(as_meta)
}

/// The insides of the `meta` tags.
fn metas(head: &str) -> impl Iterator<Item = &str> {
    head.split("<meta").skip(1).map(|rest| rest.split_once('>').map_or(rest, |(tag, _)| tag))
}

/// The value of `name=value` in a tag, with or without quotation marks.
fn value_after<'a>(tag: &'a str, name: &str) -> Option<&'a str> {
    let (_, rest) = tag.split_once(name)?;
    let rest = rest.trim_start().strip_prefix('=')?.trim_start();
    let rest = rest.trim_start_matches(['"', '\'']);
    let end = rest.find(|c: char| c.is_whitespace() || "\"';>/".contains(c)).unwrap_or(rest.len());
    Some(&rest[..end]).filter(|value| !value.is_empty())
}

/// What a declaration in ASCII can mean: never UTF-16 (HTML Standard, 13.2.3.2).
fn as_meta(encoding: &'static Encoding) -> &'static Encoding {
    if encoding == UTF_16BE || encoding == UTF_16LE {
        UTF_8
    } else if encoding == X_USER_DEFINED {
        WINDOWS_1252
    } else {
        encoding
    }
}

/// UTF-16 without a mark shows in its zero bytes: every other byte of Latin text is 0.
fn without_bom(head: &[u8]) -> Option<&'static Encoding> {
    let zeros = |parity: usize| head.iter().skip(parity).step_by(2).filter(|&&b| b == 0).count();
    let half = head.len() / 2;
    let (even, odd) = (zeros(0), zeros(1));
    if half < 4 {
        None
    } else if odd * 10 > half * 7 && even * 10 < half {
        Some(UTF_16LE)
    } else if even * 10 > half * 7 && odd * 10 < half {
        Some(UTF_16BE)
    } else {
        None
    }
}

/// UTF-8 where the bytes are almost all valid as such, else by the frequencies of their letters.
fn detect(bytes: &[u8]) -> &'static Encoding {
    if mostly_utf8(bytes) {
        return UTF_8;
    }
    let mut detector = EncodingDetector::new(Iso2022JpDetection::Deny);
    detector.feed(bytes, true);
    detector.guess(None, Utf8Detection::Allow)
}

/// Whether multi-byte characters far outnumber broken bytes, as where one byte of UTF-8 text is
/// damaged. Such text must not be taken for another encoding as a whole.
fn mostly_utf8(bytes: &[u8]) -> bool {
    let (mut good, mut broken) = (0usize, 0usize);
    for chunk in bytes.utf8_chunks() {
        good += chunk.valid().chars().filter(|c| !c.is_ascii()).count();
        broken += usize::from(!chunk.invalid().is_empty());
    }
    broken == 0 || good > 2 * broken || looks_like_surrogates(bytes)
}

/// Whether bytes that are no UTF-8 are surrogates written as three bytes each (CESU-8, WTF-8).
fn looks_like_surrogates(bytes: &[u8]) -> bool {
    let surrogates = bytes.windows(3).filter(|w| is_surrogate(w)).count();
    let high = bytes.iter().filter(|byte| !byte.is_ascii()).count();
    surrogates > 0 && surrogates * 3 * 2 > high
}

fn is_surrogate(window: &[u8]) -> bool {
    matches!(window, [0xED, 0xA0..=0xBF, 0x80..=0xBF])
}

fn undecodable(text: &str, encoding: &'static Encoding) -> Notice {
    let count = text.matches('\u{FFFD}').count();
    Notice {
        code: "undecodable-bytes",
        severity: Severity::Warning,
        message: format!(
            "{count} places could not be decoded as {} and stand as U+FFFD; words there may be wrong",
            encoding.name()
        ),
        span: None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn text(bytes: &[u8]) -> String {
        decode(bytes, None).text
    }

    #[test]
    fn marks_come_first_and_are_not_text() {
        assert_eq!(text(b"\xEF\xBB\xBFcaf\xC3\xA9"), "café");
        assert_eq!(text(b"\xFF\xFEh\0i\0"), "hi");
        assert_eq!(decode(b"\xEF\xBB\xBF\xC3\xA9", Some("windows-1252")).text, "é");
    }

    #[test]
    fn the_header_comes_before_the_page() {
        let page = b"<meta charset=utf-8>\xE9";
        assert!(decode(page, Some("iso-8859-1")).text.ends_with('é'));
    }

    #[test]
    fn declarations_are_read() {
        assert!(text(b"<meta charset='iso-8859-2'>\xB3").ends_with('ł'));
        assert!(text(b"<META content=\"text/html; charset=windows-1251\">\xC0").ends_with('А'));
        assert!(text(b"<?xml version='1.0' encoding='iso-8859-2'?><p>\xB3").ends_with('ł'));
    }

    #[test]
    fn the_word_charset_elsewhere_declares_nothing() {
        assert_eq!(
            text("The charset=latin2 flag, “he” said.".as_bytes()),
            "The charset=latin2 flag, “he” said."
        );
    }

    #[test]
    fn undeclared_text_is_detected() {
        let bytes = b"\x93We did not agree,\x94 she said. \x93It\x92s over.\x94 The na\xEFve caf\xE9 owner left.";
        assert!(text(bytes).starts_with("“We did not agree,” she said. “It’s over.”"));
        let utf16: Vec<u8> = "An article".encode_utf16().flat_map(u16::to_le_bytes).collect();
        assert_eq!(text(&utf16), "An article");
    }

    #[test]
    fn lone_surrogates_become_replacement_characters() {
        let decoded = decode(b"He said \xED\xA0\xBD and left.", None);
        assert!(
            decoded.text.starts_with("He said \u{FFFD}") && decoded.text.ends_with(" and left.")
        );
        assert_eq!(decoded.notices[0].code, "undecodable-bytes");
    }

    #[test]
    fn one_damaged_byte_does_not_change_the_encoding() {
        let mut bytes = "“Yes,” said Zoë. “No,” said Chloë.".as_bytes().to_vec();
        bytes.push(0xFF);
        assert_eq!(text(&bytes), "“Yes,” said Zoë. “No,” said Chloë.\u{FFFD}");
    }

    #[test]
    fn marks_of_direction_and_width_survive() {
        let odd = "a\u{200F}b\u{202E}c\u{200B}d\u{2066}e";
        assert_eq!(text(odd.as_bytes()), odd);
    }
}
