//! Plain text: its headline, byline and dateline, and the furniture of the page it was copied from.

mod furniture;
mod head;
mod lines;
mod rules;

use crate::Furniture;
use crate::page::Page;
use onrecord_record::{DateFrom, Published};

/// How much of a page a text holds.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Frame {
    /// Perhaps all of it: menus above, links below.
    WholePage,
    /// The article only, with what was left standing in it.
    Article,
}

/// Title, byline and date of a plain text; no blocks, for the text stays as it is.
pub(crate) fn read(text: &str) -> Page {
    let lines = lines::lines(text);
    let head = head::head(&lines);
    Page {
        title: head.title.map(str::to_owned),
        published: head.date.map(|value| Published { value, from: DateFrom::Text }),
        byline: head.byline,
        ..Page::default()
    }
}

/// Lines of the page that are not the article, in text order, never overlapping. The title of a
/// page or Markdown document is none, whatever it says.
pub(crate) fn furniture(text: &str, title: Option<&str>, frame: Frame) -> Vec<Furniture> {
    let lines = lines::lines(text);
    let mut head = match frame {
        Frame::WholePage => head::head(&lines),
        Frame::Article => head::Head::default(),
    };
    if frame == Frame::Article && title.is_some_and(|title| text.starts_with(title)) {
        head.headline = Some(0);
    }
    furniture::find(&lines, &head, frame)
}
