//! The record's terms in plain words, and source words made safe to show.
//!
//! Every rendering (terminal, Markdown, page) says the same thing in the same words.

mod chronology;
mod dates;
mod standing;

pub use chronology::{
    NOT_DATED, NOT_FIXED, about_duty, about_happening, due_or_not, firmness, obligation, owed,
    party, reservations, rule, told_by, when_or_not,
};
pub use dates::{due, interval, quoted, when};
pub use standing::{
    CHARGES, CONFLICTS, LOOSE, NO_RESPONSE, NOT_TIED, VOICE, about, about_conflict, about_standing,
    about_voice, answered, conflict, conflict_words, evidence, evidence_kind, flag, reports,
    rests_on, silence, stance, stance_of, stance_or_says, stance_value, tone, voice, voiced,
};

use crate::{
    DateFrom, FurnitureKind, Medium, MediumKind, Mode, Places, Quotation, Record, Severity, Source,
    Span, Statement, Who,
};
use std::borrow::Cow;
use std::fmt::Write as _;

/// The words of a source for a page, without what could turn the reading direction of what follows or
/// hide something: control characters (but tab and line ends), bidirectional embeddings, overrides and
/// isolates (UAX #9), line and paragraph separators, deprecated format characters, annotation marks
/// and invisible tag characters (Unicode 16, chapter 23) are shown as `⟨U+202E⟩`.
/// A carriage return is a line end on a page and steers a terminal: what goes there goes through
/// [`on_one_line`].
pub fn visible(words: &str) -> Cow<'_, str> {
    if !words.contains(is_hidden) {
        return Cow::Borrowed(words);
    }
    let mut shown = String::with_capacity(words.len() + 8);
    for c in words.chars() {
        if is_hidden(c) {
            // Writing to a String cannot fail.
            let _ = write!(shown, "⟨U+{:04X}⟩", u32::from(c));
        } else {
            shown.push(c);
        }
    }
    Cow::Owned(shown)
}

/// Whether a character must not be shown raw.
fn is_hidden(c: char) -> bool {
    (c.is_control() && !matches!(c, '\n' | '\r' | '\t'))
        || matches!(c,
            '\u{2028}'..='\u{202E}' | '\u{2066}'..='\u{206F}' | '\u{FFF9}'..='\u{FFFB}'
            | '\u{E0000}'..='\u{E007F}')
}

/// Whether a character leaves no mark of its own on a page: control characters, line and paragraph separators, annotation marks, and what
/// Unicode 16 has programs ignore (`Default_Ignorable_Code_Point` of DerivedCoreProperties.txt) but variation selectors, which say how
/// the character before them looks. Two names that differ in nothing else look alike.
pub fn is_unseen(c: char) -> bool {
    c.is_control()
        || matches!(c,
            '\u{AD}' | '\u{34F}' | '\u{61C}' | '\u{115F}'..='\u{1160}' | '\u{17B4}'..='\u{17B5}'
            | '\u{180E}' | '\u{200B}'..='\u{200F}' | '\u{2028}'..='\u{202E}' | '\u{2060}'..='\u{206F}'
            | '\u{3164}' | '\u{FEFF}' | '\u{FFA0}' | '\u{FFF0}'..='\u{FFFB}'
            | '\u{1BCA0}'..='\u{1BCA3}' | '\u{1D173}'..='\u{1D17A}' | '\u{E0000}'..='\u{E00FF}'
            | '\u{E01F0}'..='\u{E0FFF}')
}

/// The same on one line, safe for a terminal: every run of white space is one space.
pub fn on_one_line(words: &str) -> String {
    let line = words.split_whitespace().collect::<Vec<_>>().join(" ");
    visible(&line).into_owned()
}

/// A speaker as a heading.
pub fn speaker(who: Who) -> String {
    speaker_parts(who).concat()
}

/// The same in three parts, of which the middle one is the source's words: a page sets those apart,
/// so that their reading direction does not turn the whole heading.
pub fn speaker_parts(who: Who) -> [String; 3] {
    let (before, words, after) = match who {
        Who::Entity(entity) => ("", entity.name.as_str(), ""),
        Who::Described(words) => ("", words, ""),
        Who::Unnamed(words) => ("unnamed: ", words, ""),
        Who::Unresolved(words) => ("“", words, "”, not identified"),
        Who::Nobody => ("no source given", "", ""),
    };
    [before.to_owned(), on_one_line(words), after.to_owned()]
}

/// Where a span stands: paragraph and code-point offset.
pub fn place(places: &Places, span: &Span) -> String {
    match places.paragraph(span.start) {
        0 => format!("headline, at {}", span.start),
        number => format!("¶ {number}, at {}", span.start),
    }
}

/// Where a statement's content begins.
pub fn place_of(statement: &Statement, places: &Places) -> String {
    statement.content.first().map(|span| place(places, span)).unwrap_or_default()
}

/// Outlet, date with its origin, byline: what is known of them.
pub fn imprint(source: &Source) -> Vec<String> {
    let mut known = Vec::new();
    known.extend(source.outlet.as_deref().map(on_one_line));
    known.push(source.published.as_ref().map_or_else(
        || "no date known".to_owned(),
        |date| format!("{} ({})", on_one_line(&date.value), date_from(date.from)),
    ));
    if !source.byline.is_empty() {
        let names: Vec<_> = source.byline.iter().map(|name| on_one_line(name)).collect();
        known.push(format!("by {}", names.join(", ")));
    }
    known
}

/// The headline, or what stands in for it.
pub fn title(source: &Source) -> String {
    let title = source.title.as_deref().or(source.uri.as_deref()).unwrap_or("Without headline");
    on_one_line(title)
}

/// Where it was read from, unless [`title`] says so already.
pub fn address(source: &Source) -> Option<String> {
    source.title.as_ref().and(source.uri.as_deref()).map(on_one_line)
}

/// How many statements, by how many speakers, how many events and obligations, and how many lines are
/// furniture.
pub fn summary(record: &Record, speakers: usize) -> String {
    let statements = count(record.statements.len(), "statement");
    let mut parts = vec![format!("{statements} by {}", count(speakers, "speaker"))];
    let mut add = |number: usize, noun: &str, after: &str| {
        if number > 0 {
            parts.push(count(number, noun) + after);
        }
    };
    add(record.events.len(), "event", "");
    add(record.obligations.len(), "obligation", "");
    add(record.source.furniture.len(), "line", " of page furniture set aside");
    parts.join(" · ")
}

/// What is to be said of a statement besides its words, cue and place, in the order in which it is
/// said: what it does where that is not plain saying, the tone of its cue, how it is quoted, how it was expressed,
/// through what, to whom, what it rests on, how sure the reading is.
pub fn remarks(statement: &Statement) -> Vec<String> {
    remarks_with(statement, Vec::new())
}

/// The same with flags of its sourcing.
pub fn remarks_with(statement: &Statement, flags: Vec<String>) -> Vec<String> {
    let mut said: Vec<_> = statement.stance.as_deref().and_then(stance).into_iter().collect();
    said.extend(tone(statement));
    said.push(quotation(statement.quotation).to_owned());
    said.extend(mode(statement.mode).map(str::to_owned));
    if let Some(medium) = &statement.medium {
        said.push(medium_with_words(medium));
    }
    if let Some(addressee) = &statement.addressee {
        said.push(format!("to {}", on_one_line(&addressee.span.text)));
    }
    said.extend(statement.evidence.iter().map(evidence));
    said.extend(flags);
    said.push(format!("confidence {:.2}", statement.confidence));
    said
}

/// The source's words here and the cue, in the order of the text ("Kovač told", "According to the
/// report", "He … said" where other words stand between); says so where the text gives neither.
pub fn reported(statement: &Statement) -> String {
    let mut parts: Vec<&Span> = statement.source.span.iter().chain(&statement.cue).collect();
    parts.sort();
    let Some(first) = parts.first() else { return "no cue".to_owned() };
    let mut words = on_one_line(&first.text);
    for pair in parts.windows(2) {
        words.push_str(if pair[1].start <= pair[0].end + 1 { " " } else { " … " });
        words.push_str(&on_one_line(&pair[1].text));
    }
    words
}

/// How much of a content stands between quotation marks.
pub fn quotation(quotation: Quotation) -> &'static str {
    match quotation {
        Quotation::Direct => "quoted",
        Quotation::Mixed => "partly quoted",
        Quotation::Indirect => "in the writer’s words",
    }
}

/// How it was expressed; nothing for speech, which is what is meant where nothing is said.
pub fn mode(mode: Mode) -> Option<&'static str> {
    match mode {
        Mode::Speech => None,
        Mode::Writing => Some("in writing"),
        Mode::Thought => Some("a thought or feeling"),
        Mode::Document => Some("a document says so"),
    }
}

/// Through what it was said.
pub fn medium(kind: MediumKind) -> &'static str {
    match kind {
        MediumKind::SocialPost => "in a post",
        MediumKind::Interview => "in an interview",
        MediumKind::PressConference => "to the press",
        MediumKind::Court => "in court",
        MediumKind::Documentary => "in a film or broadcast",
        MediumKind::Statement => "in a statement",
        MediumKind::Letter => "in a letter",
        MediumKind::Address => "in a speech",
        MediumKind::Debate => "in a debate",
        MediumKind::Call => "in a call",
        MediumKind::Report => "in a report",
        MediumKind::Opinion => "in an opinion piece",
        MediumKind::Book => "in a book",
    }
}

/// The kind of medium, and the text's words for it where they say more.
fn medium_with_words(medium: &Medium) -> String {
    let kind = self::medium(medium.kind);
    let words = on_one_line(&medium.span.text);
    if kind.contains(&words.to_lowercase()) {
        kind.to_owned()
    } else {
        format!("{kind} (“{words}”)")
    }
}

/// The pieces of a content as one line, with a mark where words of the text stand between two of
/// them, and another where nothing but the beginning of a new paragraph does.
pub fn content(statement: &Statement, places: &Places) -> String {
    pieces(&statement.content, places)
}

/// The same of any stretches in text order.
pub fn pieces(spans: &[Span], places: &Places) -> String {
    let mut line = String::new();
    let mut end = None;
    for span in spans {
        line.push_str(end.map_or("", |end| between(places.slice(end, span.start))));
        line.push_str(&on_one_line(&span.text));
        end = Some(span.end);
    }
    line
}

/// The mark between two pieces, given the text between them.
pub fn between(gap: Option<&str>) -> &'static str {
    match gap {
        Some(gap) if !gap.trim().is_empty() => " […] ",
        Some(gap) if gap.contains('\n') => " ¶ ",
        _ => " ",
    }
}

/// How a publication date is known.
pub fn date_from(from: DateFrom) -> &'static str {
    match from {
        DateFrom::Option => "as given by you",
        DateFrom::Metadata => "from the page’s metadata",
        DateFrom::Text => "from the text",
        DateFrom::Guess => "a guess",
    }
}

/// A kind of furniture.
pub fn furniture(kind: FurnitureKind) -> &'static str {
    match kind {
        FurnitureKind::Navigation => "navigation",
        FurnitureKind::Share => "share line",
        FurnitureKind::Comments => "comments",
        FurnitureKind::Caption => "caption",
        FurnitureKind::Promotion => "promotion",
        FurnitureKind::Legal => "legal line",
        FurnitureKind::Other => "line of the page",
    }
}

/// How much a diagnostic matters.
pub fn severity(severity: Severity) -> &'static str {
    match severity {
        Severity::Info => "note",
        Severity::Warning => "warning",
        Severity::Error => "error",
    }
}

/// A number with its noun, regular plural.
pub fn count(number: usize, noun: &str) -> String {
    match number {
        1 => format!("1 {noun}"),
        _ => format!("{number} {noun}s"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn overrides_and_escapes_are_shown() {
        assert_eq!(visible("a\u{202e}b\u{1b}[31m"), "a⟨U+202E⟩b⟨U+001B⟩[31m");
        assert_eq!(visible("é\tz\n"), "é\tz\n");
        assert_eq!(visible("می‌خواهم"), "می‌خواهم");
    }

    proptest! {
        #[test]
        fn nothing_hidden_stays(words in any::<String>()) {
            prop_assert!(!visible(&words).contains(is_hidden));
            prop_assert!(!on_one_line(&words).contains(char::is_control));
        }
    }
}
