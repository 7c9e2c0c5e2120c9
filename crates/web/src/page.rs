//! The record page: what the template shows, made from the record.

use crate::article::{Article, BlockView};
use crate::blocks::Kind;
use crate::charges::{self, ChargesView};
use crate::times::{self, TimesView};
use crate::{palette, segments};
use askama::Template;
use onrecord_record::{
    Diagnostic, Flags, Places, Record, Speaker, Statement, VoiceKind, Who, speaker_of, speakers,
    words,
};
use std::collections::BTreeMap;

/// The page could not be written.
#[derive(Debug, thiserror::Error)]
#[error("the record page could not be written: {0}; please report this with the article's address")]
pub struct PageError(#[from] askama::Error);

/// Languages written from right to left (ISO 639), by the Unicode CLDR's layout data (version 46).
const RIGHT_TO_LEFT: [&str; 13] =
    ["ar", "arc", "ckb", "dv", "fa", "he", "ks", "ps", "sd", "syr", "ug", "ur", "yi"];

/// Deepest step that the list is indented by.
const STEPS: usize = 3;

/// Writes one self-contained HTML page: the article with its statements highlighted by speaker, a
/// legend, charges and answers side by side, the list of statements, the writer's own voice, conflicts, the timeline
/// and what is due, linked both ways: a statement's id is its anchor in the article, and
/// `l-` with the id its anchor in the list. It has no script and fetches nothing; every word
/// of the source is escaped, and characters that steer the reading direction are shown instead.
///
/// # Errors
/// [`PageError`], which no record is known to cause.
pub fn record_page(record: &Record) -> Result<String, PageError> {
    let places = Places::new(&record.source);
    let speakers = speakers(record);
    let flags = Flags::of(record);
    let views = views(record, &places, &speakers, &flags);
    let article = Article::new(record, &places, views.iter().map(|view| view.colour).collect());
    let source = &record.source;
    let page = Page {
        record,
        title: words::title(source),
        titled: article.has_headline(),
        direction: direction(&source.language),
        language: language(&source.language),
        is_english: is_english(&source.language),
        link: source.uri.as_deref().filter(|uri| is_web(uri)),
        imprint: words::imprint(source),
        summary: words::summary(record, speakers.len()),
        palette: palette::rules(),
        legend: legend(record, &speakers),
        blocks: article.blocks(),
        article: &article,
        statements: views,
        times: times::views(record, &places),
        notes: notes(&flags.others(record), &places),
        charges: charges::view(record, &places),
        has_own_voice: record.voice.iter().any(|voice| voice.kind != VoiceKind::Report),
    };
    Ok(page.render()?)
}

#[derive(Template)]
#[template(path = "record.html")]
struct Page<'p> {
    record: &'p Record,
    title: String,
    /// Whether the headline stands in the article itself.
    titled: bool,
    direction: &'static str,
    language: Option<&'p str>,
    is_english: bool,
    link: Option<&'p str>,
    imprint: Vec<String>,
    summary: String,
    palette: String,
    legend: Vec<LegendView>,
    article: &'p Article<'p>,
    blocks: Vec<BlockView<'p>>,
    statements: Vec<StatementView<'p>>,
    /// Timeline and diary, where there are any.
    times: Vec<TimesView>,
    notes: Vec<NoteView>,
    charges: ChargesView,
    /// Whether the writer's own voice is marked in the article.
    has_own_voice: bool,
}

/// A speaker in the legend.
struct LegendView {
    colour: usize,
    name: [String; 3],
    role: String,
    count: String,
    /// Anchor of the first statement.
    first: String,
}

/// A statement in the list. Its words are made when they are written.
struct StatementView<'p> {
    number: usize,
    statement: &'p Statement,
    places: &'p Places<'p>,
    who: Who<'p>,
    colour: usize,
    /// How many statements are around it, at most [`STEPS`].
    depth: usize,
    /// What is to be said of its sourcing.
    flags: Vec<String>,
    /// The statement around it, with its number.
    around: Option<(usize, &'p Statement)>,
}

impl StatementView<'_> {
    fn anchor(&self) -> String {
        anchor(&self.statement.id)
    }

    fn who(&self) -> String {
        words::speaker(self.who)
    }

    fn who_parts(&self) -> [String; 3] {
        words::speaker_parts(self.who)
    }

    fn content(&self) -> String {
        words::content(self.statement, self.places)
    }

    fn reported(&self) -> String {
        words::reported(self.statement)
    }

    fn place(&self) -> String {
        words::place_of(self.statement, self.places)
    }

    fn remarks(&self) -> Vec<String> {
        words::remarks_with(self.statement, self.flags.clone())
    }

    fn within(&self) -> Option<(usize, String)> {
        self.around.map(|(number, statement)| (number, anchor(&statement.id)))
    }
}

/// A diagnostic.
struct NoteView {
    severity: &'static str,
    message: String,
    place: Option<String>,
}

/// Reading direction of a language.
fn direction(language: &str) -> &'static str {
    let primary = language.split('-').next().unwrap_or_default();
    if RIGHT_TO_LEFT.contains(&primary) { "rtl" } else { "ltr" }
}

/// The language of the article, if it is known.
fn language(language: &str) -> Option<&str> {
    Some(language).filter(|language| !matches!(*language, "und" | ""))
}

/// Whether a language is English. What the page says itself is, so where the article is too, all of it is.
fn is_english(language: &str) -> bool {
    language.split('-').next() == Some("en")
}

fn is_web(uri: &str) -> bool {
    let scheme = uri.split_once("://").map(|(scheme, _)| scheme.to_ascii_lowercase());
    matches!(scheme.as_deref(), Some("http" | "https"))
}

/// An id that can stand in an attribute and a link: white space would end it.
pub(crate) fn anchor(id: &str) -> String {
    id.split_whitespace().collect::<Vec<_>>().join("-")
}

fn legend(record: &Record, speakers: &[Speaker]) -> Vec<LegendView> {
    let first = |speaker: &Speaker| speaker.statements.first().map(|&i| &record.statements[i].id);
    let view = |(speaker, colour): (&Speaker, usize)| LegendView {
        colour,
        name: words::speaker_parts(speaker.who),
        role: role(speaker.who),
        count: words::count(speaker.statements.len(), "statement"),
        first: first(speaker).map(|id| anchor(id)).unwrap_or_default(),
    };
    speakers.iter().zip(colours(speakers)).map(view).collect()
}

/// The colour number of each speaker.
fn colours(speakers: &[Speaker]) -> Vec<usize> {
    palette::colours(speakers.iter().map(|speaker| speaker.who != Who::Nobody))
}

/// The first role that the text gives, if any.
fn role(who: Who) -> String {
    let Who::Entity(entity) = who else { return String::new() };
    entity.roles.first().map(|role| words::on_one_line(&role.text)).unwrap_or_default()
}

fn views<'p>(
    record: &'p Record,
    places: &'p Places<'p>,
    speakers: &[Speaker<'p>],
    flags: &Flags,
) -> Vec<StatementView<'p>> {
    let numbered = || (1..).zip(&record.statements);
    let by_id: BTreeMap<_, _> = numbered().map(|(i, s)| (s.id.as_str(), (i, s))).collect();
    let colours = colours(speakers);
    let (speaker_of, depths) = (speaker_of(record, speakers), segments::depths(record));
    let view = |(number, statement): (usize, &'p Statement)| StatementView {
        number,
        statement,
        places,
        who: speakers[speaker_of[number - 1]].who,
        colour: colours[speaker_of[number - 1]],
        depth: depths[number - 1].min(STEPS),
        flags: flags.words(statement),
        around: statement.within.as_deref().and_then(|id| by_id.get(id).copied()),
    };
    numbered().map(view).collect()
}

fn notes(diagnostics: &[&Diagnostic], places: &Places) -> Vec<NoteView> {
    let view = |diagnostic: &&Diagnostic| NoteView {
        severity: words::severity(diagnostic.severity),
        message: words::on_one_line(&diagnostic.message),
        place: diagnostic.span.as_ref().map(|span| words::place(places, span)),
    };
    diagnostics.iter().map(view).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_web_addresses_become_links() {
        assert!(is_web("HTTPS://example.org/a"));
        assert!(!is_web("javascript://example.org/%0aalert(1)"));
        assert!(!is_web("notes/a.html"));
    }

    #[test]
    fn direction_follows_the_language() {
        assert_eq!(["he", "ar-EG", "en", "und"].map(direction), ["rtl", "rtl", "ltr", "ltr"]);
    }
}
