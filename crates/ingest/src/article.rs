//! An article as a JSON object: what archives export, one to a line.
//!
//! | field | what it holds |
//! |---|---|
//! | `text` | the article's words; they become the source's text unchanged |
//! | `html` | the article's markup, or the whole page, where there is no `text` |
//! | `title`, `outlet`, `language`, `url`, `id` | a string each; `id` may be a number |
//! | `date` | the day or moment of publication: ISO 8601, RFC 2822 or English words |
//! | `byline` | a string or a list of strings |
//!
//! One of `text` and `html` is required. Other fields are left alone; null and "" are as good as missing.

use crate::html::{self, Block};
use crate::page::Page;
use crate::{IngestError, Notice, byline, date, plain};
use onrecord_record::{DateFrom, Published, Severity};
use serde_json::{Map, Value};
use url::Url;

/// The media type of such an object (RFC 8259, 11).
pub(crate) const MEDIA_TYPE: &str = "application/json";

/// Where an article stands and what it is called, as its object says.
#[derive(Debug, Default, PartialEq, Eq)]
pub(crate) struct Label {
    pub(crate) url: Option<String>,
    pub(crate) id: Option<String>,
}

/// An object taken apart: what is known about the article, and its text.
pub(crate) struct Read {
    pub(crate) page: Page,
    pub(crate) text: String,
}

/// What the object says of where the article stands, if it is one at all.
pub(crate) fn label(json: &[u8], name: &str) -> Result<Label, IngestError> {
    let object = object(json, name)?;
    let fields = Fields { object: &object, name };
    fields.words()?;
    Ok(Label { url: fields.string("url")?, id: fields.id()? })
}

/// Reads the article. `address` is where it lies, where that is known from elsewhere.
pub(crate) fn read(json: &[u8], address: Option<&str>, name: &str) -> Result<Read, IngestError> {
    let object = object(json, name)?;
    let fields = Fields { object: &object, name };
    let url = fields.string("url")?;
    let address = url.as_deref().or(address);
    let (mut page, text) = match fields.words()? {
        Words::Text(text) => (plain::read(text), Some(text.to_owned())),
        Words::Html(markup) => (of_markup(markup, address, name)?, None),
    };
    fields.describe(&mut page, address)?;
    let text = text.unwrap_or_else(|| page.text());
    Ok(Read { page, text })
}

/// A whole page is searched for its article; what is less than a page is the article.
fn of_markup(markup: &str, address: Option<&str>, name: &str) -> Result<Page, IngestError> {
    if is_page(markup) {
        return html::read(markup, address, name);
    }
    let blocks: Vec<Block> = html::fragment(markup);
    if blocks.is_empty() {
        return Err(IngestError::NoArticle { name: name.to_owned() });
    }
    Ok(Page { blocks, ..Page::default() })
}

/// Whether the markup has a page's outermost elements. They stand at its beginning.
fn is_page(markup: &str) -> bool {
    let head = crate::cut::beginning(markup, PAGE_WINDOW).to_ascii_lowercase();
    ["<!doctype", "<html", "<head", "<body"].iter().any(|tag| head.contains(tag))
}

/// Bytes in which a page's outermost elements are looked for.
const PAGE_WINDOW: usize = 1024;

fn object(json: &[u8], name: &str) -> Result<Map<String, Value>, IngestError> {
    let bad = |cause: String| IngestError::BadArticle { name: name.to_owned(), cause };
    let json = std::str::from_utf8(json)
        .map_err(|error| bad(format!("its byte {} is no UTF-8", error.valid_up_to() + 1)))?;
    let json = json.trim_start_matches('\u{FEFF}');
    match serde_json::from_str(json) {
        Ok(Value::Object(object)) if is_record(&object) => {
            Err(IngestError::Record { name: name.to_owned() })
        }
        Ok(Value::Object(object)) => Ok(object),
        Ok(_) => Err(bad("it is no object".to_owned())),
        Err(error) => Err(bad(error.to_string())),
    }
}

/// Whether this program wrote the object as a record.
fn is_record(object: &Map<String, Value>) -> bool {
    let format = object.get("format").and_then(Value::as_str);
    format.is_some_and(|format| format.starts_with("onrecord/"))
}

/// The article's words, in the one form or the other.
enum Words<'a> {
    Text(&'a str),
    Html(&'a str),
}

struct Fields<'a> {
    object: &'a Map<String, Value>,
    name: &'a str,
}

impl<'a> Fields<'a> {
    fn words(&self) -> Result<Words<'a>, IngestError> {
        let text = self.str("text")?.map(Words::Text);
        let words = match text {
            Some(text) => Some(text),
            None => self.str("html")?.map(Words::Html),
        };
        words.ok_or_else(|| self.bad(self.without_words()))
    }

    /// Why there are no words.
    fn without_words(&self) -> String {
        let present = |field: &&str| matches!(self.object.get(*field), Some(Value::String(_)));
        match ["text", "html"].into_iter().find(present) {
            Some(field) => format!("its \"{field}\" is empty"),
            None => "it has neither \"text\" nor \"html\"".to_owned(),
        }
    }

    /// A field's string; none where it is missing, null or blank.
    fn str(&self, field: &str) -> Result<Option<&'a str>, IngestError> {
        match self.object.get(field) {
            None | Some(Value::Null) => Ok(None),
            Some(Value::String(value)) => Ok(Some(value.as_str()).filter(|v| !v.trim().is_empty())),
            Some(_) => Err(self.bad(format!("its \"{field}\" is no string"))),
        }
    }

    fn string(&self, field: &str) -> Result<Option<String>, IngestError> {
        Ok(self.str(field)?.map(|value| value.trim().to_owned()))
    }

    fn id(&self) -> Result<Option<String>, IngestError> {
        match self.object.get("id") {
            Some(Value::Number(number)) => Ok(Some(number.to_string())),
            Some(Value::Array(_) | Value::Object(_) | Value::Bool(_)) => {
                Err(self.bad("its \"id\" is neither a string nor a number".to_owned()))
            }
            _ => self.string("id"),
        }
    }

    fn byline(&self) -> Result<Vec<String>, IngestError> {
        let Some(Value::Array(list)) = self.object.get("byline") else {
            return Ok(self.string("byline")?.into_iter().collect());
        };
        let names = list.iter().map(|name| name.as_str().map(str::to_owned));
        names.collect::<Option<_>>().ok_or_else(|| {
            self.bad("its \"byline\" is neither a string nor a list of strings".to_owned())
        })
    }

    /// Puts what the fields say in place of what the words let guess.
    fn describe(&self, page: &mut Page, address: Option<&str>) -> Result<(), IngestError> {
        page.title = self.string("title")?.or(page.title.take());
        page.language = self.string("language")?.or(page.language.take());
        let outlet = self.string("outlet")?.or(page.outlet.take());
        page.outlet = outlet.or_else(|| address.and_then(host));
        let byline = byline::names(&self.byline()?, page.outlet.as_deref());
        if !byline.is_empty() {
            page.byline = byline;
        }
        self.date(page)
    }

    fn date(&self, page: &mut Page) -> Result<(), IngestError> {
        let Some(stated) = self.string("date")? else { return Ok(()) };
        match date::machine(&stated) {
            Some(value) => page.published = Some(Published { value, from: DateFrom::Metadata }),
            None => page.notices.push(odd_date(&stated)),
        }
        Ok(())
    }

    fn bad(&self, cause: String) -> IngestError {
        IngestError::BadArticle { name: self.name.to_owned(), cause }
    }
}

fn odd_date(stated: &str) -> Notice {
    let shown = crate::cut::beginning(stated, 40);
    Notice {
        code: "date-not-read",
        severity: Severity::Warning,
        message: format!(
            "the article's date, \"{shown}\", is in no form that can be read for sure"
        ),
        span: None,
    }
}

/// The host, without "www.".
fn host(address: &str) -> Option<String> {
    let url = Url::parse(address).ok()?;
    let host = url.host_str()?;
    Some(host.strip_prefix("www.").unwrap_or(host).to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn taken(json: &str) -> Read {
        read(json.as_bytes(), None, "x").unwrap()
    }

    fn refused(json: &str) -> String {
        read(json.as_bytes(), None, "line 3 of x").err().unwrap().to_string()
    }

    #[test]
    fn fields_are_metadata_and_the_text_stays_as_it_is() {
        let read = taken(
            r#"{"text": " One.\r\n\r\nTwo.\n", "title": "Bridge shut", "date": "2017-03-04", "byline": ["Jane Doe", "John Roe"],
                "outlet": "The Herald", "language": "en", "topic": {"deep": [1]}, "url": "https://www.herald.test/a"}"#,
        );
        assert_eq!(read.text, " One.\r\n\r\nTwo.\n");
        assert_eq!(read.page.title.as_deref(), Some("Bridge shut"));
        assert_eq!(read.page.byline, ["Jane Doe", "John Roe"]);
        assert_eq!(read.page.outlet.as_deref(), Some("The Herald"));
        let published = read.page.published.unwrap();
        assert_eq!((published.value.as_str(), published.from), ("2017-03-04", DateFrom::Metadata));
    }

    #[test]
    fn blank_and_null_fields_are_missing() {
        let read = taken(
            r#"{"text": "One.", "title": "", "date": null, "byline": "", "url": "https://www.herald.test/a"}"#,
        );
        assert!(read.page.published.is_none() && read.page.byline.is_empty());
        assert_eq!(read.page.outlet.as_deref(), Some("herald.test"));
    }

    #[test]
    fn markup_is_the_article_unless_it_is_a_page() {
        let read = taken(
            r#"{"html": "<p>One &amp; two.</p><ul><li>Three.</li></ul>", "title": "Bridge"}"#,
        );
        assert_eq!(read.text, "Bridge\n\nOne & two.\n\nThree.");
        let page = r#"{"html": "<!doctype html><title>Bridge shut</title><article><p>The council voted on Tuesday to close it.</p></article>"}"#;
        assert_eq!(taken(page).text, "Bridge shut\n\nThe council voted on Tuesday to close it.");
    }

    #[test]
    fn a_date_that_can_be_read_two_ways_is_not_read() {
        let read = taken(r#"{"text": "One.", "date": "03/04/2017"}"#);
        assert!(read.page.published.is_none());
        assert_eq!(read.page.notices[0].code, "date-not-read");
    }

    #[test]
    fn refusals_say_what_is_wrong() {
        assert!(refused(r#"{"title": "x"}"#).contains("neither \"text\" nor \"html\""));
        assert!(refused(r#"{"text": 7}"#).contains("\"text\" is no string"));
        assert!(refused(r#"{"text": " ", "title": "x"}"#).contains("its \"text\" is empty"));
        assert!(refused(r#"{"text": null, "html": ""}"#).contains("its \"html\" is empty"));
        assert!(refused(r#"["text"]"#).contains("no object"));
        assert!(refused(r#"{"text": "x""#).starts_with("line 3 of x is no article in JSON"));
        assert!(refused(r#"{"format": "onrecord/1", "text": "x"}"#).contains("record"));
        assert!(refused(&("[".repeat(100_000))).contains("recursion limit"));
        let broken = read(b"{\"text\": \"\xFF\"}", None, "x").err().unwrap().to_string();
        assert!(broken.contains("byte 11 is no UTF-8"), "{broken}");
    }
}
