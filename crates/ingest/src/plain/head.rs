//! The head of a plain text: what stands before its first paragraph.

use super::lines::Line;
use super::rules::{Place, known};
use crate::cut::beginning;
use crate::{byline, date};

/// Words from which on a line is a paragraph: more than any headline has.
const PARAGRAPH_WORDS: usize = 26;

/// Words from which on a line that ends with a stop is a paragraph.
const SENTENCE_WORDS: usize = 7;

/// Words of a headline.
const HEADLINE_WORDS: std::ops::RangeInclusive<usize> = 4..=25;

/// Bytes of a headline at most.
const HEADLINE_BYTES: usize = 220;

/// Lines of a head at most; what has more is a list, not an article.
const MOST_LINES: usize = 120;

/// What stands before the first paragraph.
#[derive(Debug, Default)]
pub(super) struct Head<'a> {
    /// Index of the headline among the lines.
    pub(super) headline: Option<usize>,
    /// Number of lines before the first paragraph.
    pub(super) lines: usize,
    /// People named in the byline.
    pub(super) byline: Vec<String>,
    /// Date of publication as the text gives it.
    pub(super) date: Option<String>,
    /// The headline.
    pub(super) title: Option<&'a str>,
}

/// Looks at the lines before the first paragraph.
pub(super) fn head<'a>(lines: &[Line<'a>]) -> Head<'a> {
    let begins = |line: &Line<'_>| {
        is_paragraph(line) && !is_date_line(line.text) && byline::line(line.text).is_none()
    };
    let count = lines.iter().take(MOST_LINES).position(begins);
    let Some(count) = count else { return Head::default() };
    let before = &lines[..count];
    let headline = headline(before);
    let behind = &before[headline.map_or(0, |at| at + 1)..];
    Head {
        headline,
        lines: count,
        byline: behind.iter().find_map(|line| byline::line(line.text)).unwrap_or_default(),
        date: published(before, &lines[count]),
        title: headline.map(|at| before[at].text),
    }
}

/// Whether a line is prose: long, or a sentence, or the first line of a wrapped paragraph.
pub(super) fn is_paragraph(line: &Line<'_>) -> bool {
    let words = line.words();
    words >= PARAGRAPH_WORDS && !is_list(line.text)
        || words >= SENTENCE_WORDS
            && (ends_sentence(line.text) || !line.ends_block && line.text.len() > 55)
}

/// Whether a stop ends the line. Headlines end with question and exclamation marks, too.
fn ends_sentence(text: &str) -> bool {
    let bare = text.trim_end_matches(['"', '”', '’', '\'', ')', '»']);
    bare.ends_with(['.', '。']) && !bare.ends_with("...")
        || bare.len() < text.len() && bare.ends_with(',')
}

/// Menus written on one line: many bars or bullets between short pieces.
fn is_list(text: &str) -> bool {
    text.matches(['|', '•', '·', '›', '»']).count() >= 3
}

/// The first line that looks like a headline: a few words, no stop, a blank line behind it. A
/// shorter one counts where it stands alone before the text or before the one line under it.
fn headline(before: &[Line<'_>]) -> Option<usize> {
    let fits = |line: &Line<'_>| {
        HEADLINE_WORDS.contains(&line.words())
            && line.text.len() <= HEADLINE_BYTES
            && is_headline(line, before)
    };
    let short = |line: &Line<'_>| line.words() >= 2 && line.ends_block && is_headline(line, before);
    let found = before.iter().position(fits);
    let first = before.first().is_some_and(short) && (before.len() == 1 || found == Some(1));
    if first { Some(0) } else { found }
}

fn is_headline(line: &Line<'_>, before: &[Line<'_>]) -> bool {
    let text = line.text;
    let next_is_credit = || {
        let next = before.iter().find(|next| next.start > line.start);
        next.is_some_and(|next| byline::line(next.text).is_some() || is_date_line(next.text))
    };
    !text.ends_with(['.', ',', ';', ':'])
        && !is_menu_line(line)
        && text.chars().any(char::is_alphabetic)
        && (line.ends_block || next_is_credit())
        && !(is_speech(text) && before.iter().filter(|line| is_speech(line.text)).count() > 1)
        && known(text, Place::Frame).is_none()
        && byline::line(text).is_none()
        && !is_date_line(text)
}

/// Short pieces set apart by wide gaps.
fn is_menu_line(line: &Line<'_>) -> bool {
    let pieces = line.pieces();
    pieces.len() > 1 && pieces.iter().all(|piece| piece.words() < *HEADLINE_WORDS.start())
}

/// A turn of a transcript ("WALLACE: Yes, of course").
fn is_speech(text: &str) -> bool {
    text.split_once(':').is_some_and(|(name, _)| {
        name.split_whitespace().count() <= 3
            && name.chars().any(char::is_alphabetic)
            && !name.chars().any(char::is_lowercase)
            && name.len() > 3
            && text.chars().any(char::is_lowercase)
            && name.chars().all(|c| c.is_alphabetic() || " .'-’".contains(c))
    })
}

/// Whether a line says when the article was published and nothing else.
pub(super) fn is_date_line(text: &str) -> bool {
    stamp(text).is_some()
}

/// The date of a line like "Published: May 4, 2017", "Updated 3:14 p.m. ET Jan. 5, 2018" or one
/// that is only a date and a time; and whether it is the date of an update.
fn stamp(text: &str) -> Option<(String, bool)> {
    if text.len() > 120 {
        return None;
    }
    let small = text.to_lowercase();
    let words: Vec<&str> = small
        .split(|c: char| !c.is_alphanumeric())
        .filter(|word| !word.is_empty())
        .take(24)
        .collect();
    let (day, end) = date::words(text).or_else(|| Some((date::machine(text)?, text.len())))?;
    let label = ["published", "posted", "updated", "created", "filed", "date"]
        .iter()
        .any(|label| words.iter().take(3).any(|word| word == label));
    let only = text[end.min(text.len())..].split_whitespace().count() <= 6
        && words.len() <= 9
        && date_comes_first(text);
    let update = words.iter().take(3).any(|word| *word == "updated");
    (label || only).then_some((day, update))
}

/// Whether nothing but a weekday stands before the date.
fn date_comes_first(text: &str) -> bool {
    let rest = text.split_once([',', ' ']).map_or("", |(_, rest)| rest);
    let begins = |text: &str| {
        let three: Vec<&str> = text.split_whitespace().take(3).collect();
        date::machine(&three.join(" ")).is_some()
    };
    begins(text) || text.get(..3).is_some_and(is_weekday) && begins(rest.trim_start())
}

fn is_weekday(start: &str) -> bool {
    ["mon", "tue", "wed", "thu", "fri", "sat", "sun"].contains(&start.to_ascii_lowercase().as_str())
}

/// The date in the head's lines or the dateline; an update's only where there is no other.
fn published(before: &[Line<'_>], first: &Line<'_>) -> Option<String> {
    let stamps: Vec<(String, bool)> = before.iter().filter_map(|line| stamp(line.text)).collect();
    let original = stamps.iter().find(|(_, update)| !update);
    let chosen = original.or(stamps.first()).map(|(day, _)| day.clone());
    chosen.or_else(|| dateline(first.text))
}

/// Longest dateline in bytes.
const DATELINE_BYTES: usize = 90;

/// The date of "WASHINGTON, March 3, 2016 (Reuters) — …": between a place in capitals and a dash.
fn dateline(text: &str) -> Option<String> {
    let start = beginning(text, DATELINE_BYTES);
    let dash = ["—", "–", " - ", "--"].iter().filter_map(|dash| start.find(dash)).min()?;
    let line = &start[..dash];
    let place = line.split([',', '(']).next()?.trim();
    let capitals = place.len() >= 3 && !place.chars().any(char::is_lowercase);
    date::words(line).filter(|_| capitals || date_comes_first(line)).map(|(day, _)| day)
}

#[cfg(test)]
mod tests {
    use super::super::lines::lines;
    use super::*;

    const BODY: &str = "\n\nThe council voted on Tuesday to close the bridge after engineers warned that it could not bear lorries.\n";

    fn of(start: &str) -> (Option<String>, Vec<String>, Option<String>) {
        let text = format!("{start}{BODY}");
        let lines = lines(&text);
        let head = head(&lines);
        (head.title.map(str::to_owned), head.byline, head.date)
    }

    #[test]
    fn headline_byline_and_date_are_found() {
        let (title, byline, date) = of(
            "Council closes the old bridge\n\nBy Jane Doe and John Roe, Staff Writers\n\nPublished: May 4, 2017 at 9:00 a.m.",
        );
        assert_eq!(title.as_deref(), Some("Council closes the old bridge"));
        assert_eq!(byline, ["Jane Doe", "John Roe"]);
        assert_eq!(date.as_deref(), Some("2017-05-04"));
    }

    #[test]
    fn a_short_headline_above_a_longer_line_is_one() {
        let start = "A river of trouble\n\nWhy the county let its bridges rust";
        assert_eq!(of(start).0.as_deref(), Some("A river of trouble"));
        assert_eq!(
            of("Rust belt\n\nWhy the county let its bridges rust").0.as_deref(),
            Some("Rust belt")
        );
    }

    #[test]
    fn an_update_counts_only_without_another_date() {
        assert_eq!(of("Updated 3:14 p.m. ET Jan. 5, 2018").2.as_deref(), Some("2018-01-05"));
        assert_eq!(
            of("Updated Jan. 6, 2018\nPublished Jan. 5, 2018").2.as_deref(),
            Some("2018-01-05")
        );
        assert_eq!(of("Friday, January 5, 2018").2.as_deref(), Some("2018-01-05"));
    }

    #[test]
    fn a_sentence_a_turn_or_a_menu_is_no_headline() {
        for line in [
            "It was over by noon.",
            "WALLACE: You did say that\n\nPENCE: No, I never did",
            "Home     News     Sport     Weather",
            "By Jane Doe of the Ledger",
        ] {
            assert_eq!(of(line).0, None, "{line}");
        }
    }

    #[test]
    fn datelines_need_a_place_and_a_dash() {
        let of = |text: &str| dateline(text);
        assert_eq!(
            of("WASHINGTON, March 3, 2016 (Reuters) — The senator").as_deref(),
            Some("2016-03-03")
        );
        assert_eq!(of("The March 3, 2016 vote — the last — failed"), None);
        assert_eq!(of("WASHINGTON, March 3 (Reuters) — The senator"), None);
    }
}
