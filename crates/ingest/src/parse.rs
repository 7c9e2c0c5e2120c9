//! Bytes to source: a pure function of the bytes and the hints.

use crate::charset::{Decoded, decode};
use crate::inflate::inflate;
use crate::limits::MAX_BYTES;
use crate::page::Page;
use crate::plain::{self, Frame};
use crate::{
    Form, Furniture, IngestError, Notice, Raw, Source, article, form, html, language, markdown,
};
use onrecord_record::{DateFrom, Published, Severity};
use onrecord_text::SourceText;
use sha2::{Digest, Sha256};

/// What the user knows about an input besides its bytes.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Hints {
    /// Date of publication (RFC 3339), taken where the page states none.
    pub published: Option<String>,
    /// Name of the publication; goes before what the page says.
    pub outlet: Option<String>,
    /// Whether lines of the page's frame are looked for.
    pub furniture: bool,
    /// Whether the page is one of whatever a crawler met, as in a web archive, and not one that somebody
    /// chose: then front pages and lists of headlines are refused.
    pub crawled: bool,
    /// Most bytes after inflating; default [`MAX_BYTES`].
    pub max_bytes: usize,
}

impl Default for Hints {
    fn default() -> Self {
        Self {
            published: None,
            outlet: None,
            furniture: true,
            crawled: false,
            max_bytes: MAX_BYTES,
        }
    }
}

/// Reads an input's bytes as an article. No clock, no network: the same bytes and hints give the
/// same source.
///
/// ```
/// use onrecord_ingest::{Hints, Raw, parse};
/// let raw = Raw { bytes: b"Bridge to close\n\n\"Enough,\" the mayor told the council on Tuesday.".to_vec(), ..Raw::default() };
/// let source = parse(&raw, &Hints::default())?;
/// assert_eq!(source.title.as_deref(), Some("Bridge to close"));
/// assert_eq!(source.text.as_str(), "Bridge to close\n\n\"Enough,\" the mayor told the council on Tuesday.");
/// # Ok::<(), onrecord_ingest::IngestError>(())
/// ```
///
/// # Errors
/// [`IngestError`] where the bytes are empty, no text, damaged, too many, or hold no article.
pub fn parse(raw: &Raw, hints: &Hints) -> Result<Source, IngestError> {
    let name = raw.name();
    let bytes = inflate(&raw.bytes, name, hints.max_bytes)?;
    refuse(&bytes, name, hints.max_bytes)?;
    let Decoded { text, notices } = decode(&bytes, raw.charset.as_deref());
    if text.trim().is_empty() {
        return Err(IngestError::Empty { name: name.to_owned() });
    }
    let form = form::form(&text, raw.media_type.as_deref(), raw.uri.as_deref());
    let document = match form {
        // JSON is UTF-8 (RFC 8259, 8.1); what is not has been damaged, and no guess may repair it.
        Form::Json => read_json(&bytes, raw)?,
        form => read(text, form, raw, hints)?,
    };
    finish(raw, hints, form, document, notices)
}

fn refuse(bytes: &[u8], name: &str, limit: usize) -> Result<(), IngestError> {
    if bytes.is_empty() {
        return Err(IngestError::Empty { name: name.to_owned() });
    }
    if bytes.len() > limit {
        return Err(IngestError::TooLarge { name: name.to_owned(), limit });
    }
    match form::binary(bytes) {
        Some(what) => Err(IngestError::Binary { name: name.to_owned(), what }),
        None => Ok(()),
    }
}

/// A document in any form: what is known about it, and its text.
struct Document {
    page: Page,
    text: String,
}

fn read_json(bytes: &[u8], raw: &Raw) -> Result<Document, IngestError> {
    let article::Read { page, text } = article::read(bytes, raw.address.as_deref(), raw.name())?;
    Ok(Document { page, text })
}

fn read(text: String, form: Form, raw: &Raw, hints: &Hints) -> Result<Document, IngestError> {
    let address = raw.address.as_deref().or(raw.uri.as_deref());
    let page = match form {
        Form::Html if hints.crawled => html::read_crawled(&text, address, raw.name())?,
        Form::Html => html::read(&text, address, raw.name())?,
        Form::Markdown => markdown::read(&text),
        Form::Text | Form::Json => return Ok(Document { page: plain::read(&text), text }),
    };
    let text = page.text();
    if text.is_empty() {
        return Err(IngestError::NoArticle { name: raw.name().to_owned() });
    }
    Ok(Document { page, text })
}

fn finish(
    raw: &Raw,
    hints: &Hints,
    form: Form,
    document: Document,
    mut notices: Vec<Notice>,
) -> Result<Source, IngestError> {
    let Document { page, text } = document;
    notices.extend(page.notices);
    let published = published(page.published, hints.published.as_deref(), &mut notices);
    let language = language::language(body(&text, page.title.as_deref()), page.language.as_deref());
    let furniture = furniture(&text, page.title.as_deref(), form, hints.furniture);
    let too_large =
        |_| IngestError::TooLarge { name: raw.name().to_owned(), limit: u32::MAX as usize };
    Ok(Source {
        id: id(&raw.bytes),
        uri: raw.uri.clone(),
        form,
        outlet: hints.outlet.clone().or(page.outlet),
        title: page.title,
        byline: page.byline,
        language,
        published,
        retrieved: raw.retrieved.clone(),
        text: SourceText::new(text).map_err(too_large)?,
        furniture,
        notices,
    })
}

/// `sha256:` and the digest of the bytes in hexadecimal.
fn id(bytes: &[u8]) -> String {
    format!("sha256:{}", hex(bytes))
}

/// SHA-256 in hexadecimal.
pub(crate) fn hex(bytes: &[u8]) -> String {
    let digit = |value: u8| char::from(b"0123456789abcdef"[usize::from(value)]);
    Sha256::digest(bytes).iter().flat_map(|byte| [digit(byte >> 4), digit(byte & 15)]).collect()
}

/// The text behind the headline, which is too short and too odd to tell a language by.
fn body<'a>(text: &'a str, title: Option<&str>) -> &'a str {
    title.and_then(|title| text.strip_prefix(title)).unwrap_or(text)
}

/// The page's own statement, then the user's, then the text's, then a guess.
fn published(
    found: Option<Published>,
    option: Option<&str>,
    notices: &mut Vec<Notice>,
) -> Option<Published> {
    let Some(option) = option else { return found };
    match found {
        Some(stated) if stated.from == DateFrom::Metadata => {
            if !stated.value.starts_with(option) {
                notices.push(differs(&stated.value, option));
            }
            Some(stated)
        }
        _ => Some(Published { value: option.to_owned(), from: DateFrom::Option }),
    }
}

fn differs(stated: &str, option: &str) -> Notice {
    Notice {
        code: "date-differs",
        severity: Severity::Info,
        message: format!(
            "the page states {stated} as its date of publication; the date given, {option}, was not used"
        ),
        span: None,
    }
}

fn furniture(text: &str, title: Option<&str>, form: Form, wanted: bool) -> Vec<Furniture> {
    if !wanted {
        return Vec::new();
    }
    let frame = if form == Form::Text { Frame::WholePage } else { Frame::Article };
    plain::furniture(text, title, frame)
}
