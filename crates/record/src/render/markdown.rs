//! The record as Markdown (`CommonMark` 0.31).

use super::outline::{Entry, INSIDE, Outline};
use super::{charges, chronology, rows, standing};
use crate::{Record, words};
use std::fmt::Write as _;

/// Lays out a record as Markdown: the source's words stand in block quotes, one level deeper for each
/// statement that stands inside another, with every character that Markdown would read escaped.
pub fn markdown(record: &Record) -> String {
    let outline = Outline::of(record);
    let mut page = String::new();
    header(&outline, &mut page);
    charges::page(&outline, &crate::charges(record), &mut page);
    statements(&outline, &mut page);
    let times = chronology::sections(record, &outline.places);
    for section in standing::sections(&outline).into_iter().chain(times) {
        page.push('\n');
        rows::page_section(&section, &mut page);
    }
    notes(&outline, &mut page);
    page
}

fn header(outline: &Outline, page: &mut String) {
    paragraph(page, "# ", &escape(&words::title(&outline.record.source)));
    paragraph(page, "", &escape(&words::imprint(&outline.record.source).join(" · ")));
    if let Some(uri) = words::address(&outline.record.source) {
        paragraph(page, "", &escape(&uri));
    }
    let summary = words::summary(outline.record, outline.speakers.len());
    let _ = writeln!(page, "{}", escape(&summary));
}

fn statements(outline: &Outline, page: &mut String) {
    for speaker in 0..outline.speakers.len() {
        page.push('\n');
        paragraph(page, "## ", &escape(&outline.label(speaker)));
        let _ = writeln!(page, "{}", escape(&outline.described(speaker)));
        for entry in outline.entries(speaker) {
            page.push('\n');
            statement(outline, &entry, page);
        }
        for line in outline.elsewhere(speaker) {
            let _ = write!(page, "\n{INSIDE} {}\n", escape(&line));
        }
    }
}

fn statement(outline: &Outline, entry: &Entry, page: &mut String) {
    let quote = "> ".repeat(entry.depth + 1);
    let speaker = entry.speaker.as_ref().map(|name| format!("{INSIDE} **{}:** ", escape(name)));
    let content = escape(&words::content(entry.statement, &outline.places));
    let _ = writeln!(page, "{quote}{}{content}", speaker.unwrap_or_default());
    let _ = writeln!(page, "{}", quote.trim_end());
    let mut details =
        vec![words::reported(entry.statement), words::place_of(entry.statement, &outline.places)];
    details.extend(outline.remarks(entry.statement));
    let _ = writeln!(page, "{quote}{}", escape(&details.join(" · ")));
}

fn notes(outline: &Outline, page: &mut String) {
    let diagnostics = outline.flags.others(outline.record);
    if diagnostics.is_empty() {
        return;
    }
    page.push('\n');
    paragraph(page, "## ", "About this reading");
    for diagnostic in diagnostics {
        let severity = words::severity(diagnostic.severity);
        let message = escape(&words::on_one_line(&diagnostic.message));
        let place = diagnostic
            .span
            .as_ref()
            .map(|span| format!(" ({})", words::place(&outline.places, span)));
        let _ = writeln!(page, "- **{severity}:** {message}{}", place.unwrap_or_default());
    }
}

/// One paragraph with a blank line after it.
pub(super) fn paragraph(page: &mut String, mark: &str, words: &str) {
    let _ = write!(page, "{mark}{words}\n\n");
}

/// Words on one line such that Markdown reads them as nothing but words. Any ASCII mark may be
/// escaped (`CommonMark` 0.31, section 2.4); those are that can begin a construct inside a line, and
/// those that can do so at its beginning.
pub fn escape(words: &str) -> String {
    let mut escaped = String::with_capacity(words.len() + 16);
    for (i, c) in words.char_indices() {
        let inside = matches!(
            c,
            '\\' | '`'
                | '*'
                | '_'
                | '['
                | ']'
                | '<'
                | '>'
                | '#'
                | '|'
                | '~'
                | '$'
                | '&'
                | '{'
                | '}'
                | '^'
        );
        if inside || begins_block(&words[..i], c) {
            escaped.push('\\');
        }
        escaped.push(c);
    }
    escaped
}

/// Whether `c` can begin a list, a heading or a rule, given what is before it on the line.
fn begins_block(before: &str, c: char) -> bool {
    match c {
        '-' | '+' | '=' | ':' => before.is_empty(),
        '.' | ')' => !before.is_empty() && before.bytes().all(|b| b.is_ascii_digit()),
        _ => false,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;
    use pulldown_cmark::{Event, Options, Parser, TagEnd};

    /// The words that a Markdown reader gets from one paragraph, nothing if it gets anything else.
    fn read_back(markdown: &str) -> Option<String> {
        let mut words = String::new();
        let mut paragraphs = 0;
        let extensions = Options::all() - Options::ENABLE_SMART_PUNCTUATION;
        for event in Parser::new_ext(markdown, extensions) {
            match event {
                Event::Text(text) => words.push_str(&text),
                Event::End(TagEnd::Paragraph) => paragraphs += 1,
                Event::Start(pulldown_cmark::Tag::Paragraph) => {}
                _ => return None,
            }
        }
        (paragraphs == 1).then_some(words)
    }

    proptest! {
        #[test]
        fn escaped_words_are_nothing_but_words(words in "[-+*_`#>=|~$&<!\\[\\](){}\\\\.:;a1 “’\"'/@^]{1,40}") {
            let line = words::on_one_line(&words);
            prop_assume!(!line.is_empty());
            prop_assert_eq!(read_back(&escape(&line)), Some(line));
        }
    }
}
