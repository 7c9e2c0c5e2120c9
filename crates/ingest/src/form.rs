//! What bytes are: plain text, HTML, Markdown or JSON; or no text at all.

use crate::Form;
use std::path::Path;

/// Bytes of the beginning by which binary data is known.
const SNIFF_WINDOW: usize = 4096;

/// First bytes of formats that people take for articles (WHATWG MIME Sniffing, section 6, and the
/// formats' own specifications).
const SIGNATURES: [(&[u8], &str); 12] = [
    (b"%PDF-", "a PDF document"),
    (b"PK\x03\x04", "a ZIP archive or an office document"),
    (b"\xD0\xCF\x11\xE0", "an old office document"),
    (b"{\\rtf", "an RTF document"),
    (b"\x89PNG", "a PNG image"),
    (b"\xFF\xD8\xFF", "a JPEG image"),
    (b"GIF8", "a GIF image"),
    (b"RIFF", "a sound, video or WebP file"),
    (b"\x7FELF", "a program"),
    (b"\x28\xB5\x2F\xFD", "a Zstandard archive"),
    (b"BZh", "a bzip2 archive"),
    (b"\xFD7zXZ", "an xz archive"),
];

/// What the bytes are if they are no text. UTF-16 text has zero bytes too, but in every other
/// place or behind a byte order mark.
pub(crate) fn binary(bytes: &[u8]) -> Option<&'static str> {
    if let Some((_, what)) = SIGNATURES.iter().find(|(first, _)| bytes.starts_with(first)) {
        return Some(what);
    }
    let head = &bytes[..bytes.len().min(SNIFF_WINDOW)];
    if encoding_rs::Encoding::for_bom(head).is_some() {
        return None;
    }
    let zeros = head.split(|&byte| byte == 0).count() - 1;
    let controls = head.iter().filter(|&&byte| is_binary_byte(byte)).count();
    let utf16 = head.len() >= 8 && zeros * 5 > head.len() * 2 && zeros * 2 <= head.len() + 2;
    let binary = zeros * 50 > head.len() || controls * 20 > head.len();
    (binary && !(utf16 && controls * 50 < head.len())).then_some("it looks like binary data")
}

/// Control bytes that no text has (WHATWG MIME Sniffing, 3: binary data bytes), zero apart.
const fn is_binary_byte(byte: u8) -> bool {
    matches!(byte, 0x01..=0x08 | 0x0B | 0x0E..=0x1A | 0x1C..=0x1F)
}

/// Whether a server's media type may hold an article.
pub(crate) fn readable_type(media_type: &str) -> bool {
    media_type.starts_with("text/")
        && !matches!(media_type, "text/css" | "text/javascript" | "text/calendar")
        || matches!(
            media_type,
            "application/xhtml+xml"
                | "application/xml"
                | "application/gzip"
                | "application/x-gzip"
                | "application/octet-stream"
        )
}

/// The form, by media type, then by the name's extension, then by what the text holds.
pub(crate) fn form(text: &str, media_type: Option<&str>, uri: Option<&str>) -> Form {
    media_type
        .and_then(by_media_type)
        .or_else(|| uri.and_then(by_name))
        .unwrap_or_else(|| by_content(text))
}

fn by_media_type(media_type: &str) -> Option<Form> {
    match media_type {
        "text/html" | "application/xhtml+xml" => Some(Form::Html),
        "text/markdown" | "text/x-markdown" => Some(Form::Markdown),
        crate::article::MEDIA_TYPE => Some(Form::Json),
        _ => None,
    }
}

fn by_name(uri: &str) -> Option<Form> {
    let path = uri.split(['?', '#']).next().unwrap_or_default();
    let path = Path::new(path);
    let extension = |path: &Path| Some(path.extension()?.to_str()?.to_ascii_lowercase());
    let last = extension(path)?;
    let last = if last == "gz" { extension(Path::new(path.file_stem()?))? } else { last };
    match last.as_str() {
        "md" | "markdown" | "mdown" | "mkd" => Some(Form::Markdown),
        "html" | "htm" | "xhtml" | "xht" | "shtml" => Some(Form::Html),
        "txt" | "text" => Some(Form::Text),
        "json" => Some(Form::Json),
        _ => None,
    }
}

/// Tags that begin a page or a fragment of one (after WHATWG MIME Sniffing, 7.1). The text must
/// begin with one: text that merely mentions a tag is no HTML.
const FIRST_TAGS: [&str; 22] = [
    "!doctype html",
    "html",
    "head",
    "body",
    "script",
    "iframe",
    "h1",
    "div",
    "font",
    "table",
    "style",
    "title",
    "b",
    "br",
    "p",
    "meta",
    "article",
    "section",
    "main",
    "link",
    "!--",
    "?xml",
];

/// Whether bytes of no known type begin as a page does.
pub(crate) fn begins_as_html(bytes: &[u8]) -> bool {
    let head = &bytes[..bytes.len().min(SNIFF_WINDOW)];
    by_content(String::from_utf8_lossy(head).trim_start_matches('\u{FEFF}')) == Form::Html
}

fn by_content(text: &str) -> Form {
    let head = text.trim_start();
    let Some(tag) = head.strip_prefix('<') else { return Form::Text };
    let opens = |name: &&str| -> bool {
        tag.get(..name.len()).is_some_and(|start| start.eq_ignore_ascii_case(name))
            && (name.starts_with('!') && name.len() == 3
                || tag[name.len()..]
                    .starts_with(|c: char| c.is_whitespace() || c == '>' || c == '/'))
    };
    let html = FIRST_TAGS.iter().any(opens) && closes_a_tag(head);
    if html { Form::Html } else { Form::Text }
}

/// Whether any element is closed or the page declares itself: one opening tag alone is not HTML.
fn closes_a_tag(text: &str) -> bool {
    text.contains("</") || text.get(..14).is_some_and(|s| s.eq_ignore_ascii_case("<!doctype html"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_media_type_and_the_name_come_first() {
        assert_eq!(form("# x", Some("text/html"), Some("a.md")), Form::Html);
        assert_eq!(form("<p>x</p>", Some("text/plain"), Some("a.txt")), Form::Text);
        assert_eq!(form("x", None, Some("dir.md/a.HTML.gz")), Form::Html);
        assert_eq!(form("x", None, Some("https://a.test/story.md?x=1.html")), Form::Markdown);
    }

    #[test]
    fn text_that_mentions_a_tag_is_text() {
        assert_eq!(form("He typed <b>bold</b> and left.", None, None), Form::Text);
        assert_eq!(form("<b and c> is odd.", None, None), Form::Text);
        assert_eq!(form(" <!DOCTYPE HTML><p>Hi", None, None), Form::Html);
        assert_eq!(form("<p>Hi</p>", None, None), Form::Html);
    }

    #[test]
    fn binary_data_is_told_from_text() {
        assert_eq!(binary(b"%PDF-1.7 ..."), Some("a PDF document"));
        assert!(binary(&[0, 1, 2, 3, 0, 0, 9, 200]).is_some());
        assert!(binary("plain “text”\r\n\x0c".as_bytes()).is_none());
        let utf16: Vec<u8> = "An article".encode_utf16().flat_map(u16::to_le_bytes).collect();
        assert!(binary(&utf16).is_none());
    }
}
