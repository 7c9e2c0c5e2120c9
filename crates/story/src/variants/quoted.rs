//! The words that a record carries of somebody, most of them between quotation marks.
//!
//! # Whose words they are
//! A stretch between outermost marks belongs to one statement, so that one occurrence of words is never two tellings:
//!
//! * to the innermost statement that holds all of it. In *The board says that Lee called it “a farce that nobody
//!   asked for”* the words are Lee's, though they stand in what the board says too;
//! * where none holds all of it, to those that hold parts, each word to the one that holds more.
//!
//! A statement inside the marks of another ("“He told me ‘I will sue you’ and left,” Lee said") leaves its words to the outer
//! one. It has a telling of its own only where it has marks of its own, inside of the outer ones.
//!
//! Titles of works between marks are nobody's words.
//!
//! What is told without marks is kept beside them ([`reported`]).

mod reported;

pub use reported::own_words;

use super::{Speaker, Telling};
use jiff::civil::Date;
use onrecord_language::Document;
use onrecord_language::attribution::is_title;
use onrecord_language::likeness::folded;
use onrecord_record::{
    Entity, EntityKind, MentionKind, Places, Quotation, Record, Statement, StatementSource,
};
use onrecord_text::{Bytes, SourceText, Span};
use std::cmp::Reverse;
use std::collections::BTreeMap;

/// Statements inside of one another that are followed.
const DEEPEST: usize = 8;

/// A stretch between marks: the marks left off, in bytes.
#[derive(Debug, Clone, Copy)]
struct Stretch {
    span: Span<Bytes>,
    is_outermost: bool,
}

/// A statement that has words between marks, as far as this needs it.
#[derive(Debug)]
struct Quoting<'r> {
    statement: &'r Statement,
    content: Vec<Span<Bytes>>,
    /// How many statements it stands inside of.
    depth: usize,
}

/// The tellings of one record, article 0, in text order: what stands between marks, and statements in the article's own words
/// ([`Telling::is_reported`]). Speakers known by name have the entity's id as their key until somebody says who is one and
/// the same in several articles.
pub fn quoted(record: &Record) -> Vec<Telling> {
    let Ok(text) = SourceText::new(record.source.text.clone()) else { return Vec::new() };
    if record.statements.is_empty() {
        return Vec::new();
    }
    let quoting = quoting(record);
    let stretches = stretches(record, &text);
    let teller = Teller::of(record);
    let spoken = quoting.iter().zip(pieces(&stretches, &quoting));
    let spoken = spoken.map(|(quoting, spans)| (quoting.statement, words(&text, spans)));
    let mut tellings: Vec<Telling> = spoken
        .filter(|(_, pieces)| !pieces.is_empty())
        .map(|(statement, pieces)| teller.telling(statement, pieces, false))
        .collect();
    let reported = reported::reported(record, &stretches).into_iter();
    tellings.extend(reported.map(|(statement, pieces)| teller.telling(statement, pieces, true)));
    tellings.sort_by_key(|telling| telling.at);
    tellings
}

/// What all tellings of a record have in common.
struct Teller<'r> {
    record: &'r Record,
    entities: BTreeMap<&'r str, &'r Entity>,
    published: Option<Date>,
}

impl<'r> Teller<'r> {
    fn of(record: &'r Record) -> Self {
        let published = record.source.published.as_ref();
        let published = published.and_then(|published| published.value.get(..10)?.parse().ok());
        Self { record, entities: record.entities_by_id(), published }
    }

    fn telling(&self, statement: &Statement, pieces: Vec<String>, is_reported: bool) -> Telling {
        Telling {
            article: 0,
            statement: statement.id.clone(),
            at: statement.content.first().map_or(0, |span| span.start),
            pieces,
            is_reported,
            speaker: speaker(&statement.source, &self.entities),
            outlet: self.record.source.outlet.clone(),
            published: self.published,
        }
    }
}

fn quoting(record: &Record) -> Vec<Quoting<'_>> {
    let places = Places::new(&record.source);
    let statements = record.statements_by_id();
    let depth = |statement: &Statement| {
        let outer = |s: &&Statement| s.within.as_deref().and_then(|id| statements.get(id).copied());
        std::iter::successors(outer(&statement), outer).take(DEEPEST).count()
    };
    record
        .statements
        .iter()
        .filter(|statement| statement.quotation != Quotation::Indirect)
        .map(|statement| Quoting {
            statement,
            content: statement.content.iter().filter_map(|span| bytes(&places, span)).collect(),
            depth: depth(statement),
        })
        .collect()
}

fn bytes(places: &Places<'_>, span: &onrecord_record::Span) -> Option<Span<Bytes>> {
    Some(Span::new(places.byte(span.start)? as u32, places.byte(span.end)? as u32))
}

/// What stands between marks, titles left out, in text order. The record keeps no layer of marks: they are paired again.
fn stretches(record: &Record, text: &SourceText) -> Vec<Stretch> {
    let places = Places::new(&record.source);
    let furniture = record.source.furniture.iter().filter_map(|f| bytes(&places, &f.span));
    let document = Document::segment(text, &furniture.collect::<Vec<_>>());
    let speech = document.quotes.all.iter().filter(|quote| !is_title(&document, **quote));
    speech
        .filter_map(|quote| {
            let span = bare(text, quote.span)?;
            Some(Stretch { span, is_outermost: quote.depth == 0 })
        })
        .collect()
}

/// A stretch without marks and spaces at its ends; none where nothing is left.
fn bare(text: &SourceText, span: Span<Bytes>) -> Option<Span<Bytes>> {
    let is_edge =
        |c: char| c.is_whitespace() || matches!(c, '“' | '”' | '"' | '‘' | '’' | '«' | '»');
    let words = text.slice(span);
    let start = span.start + (words.len() - words.trim_start_matches(is_edge).len()) as u32;
    let end = start + words.trim_matches(is_edge).len() as u32;
    (start < end).then(|| Span::new(start, end))
}

/// The stretches of each statement. Stretches and contents are walked through side by side.
fn pieces(stretches: &[Stretch], quoting: &[Quoting<'_>]) -> Vec<Vec<Span<Bytes>>> {
    let mut out: Vec<Vec<Span<Bytes>>> = vec![Vec::new(); quoting.len()];
    let mut contents: Vec<(Span<Bytes>, usize)> = (0..)
        .zip(quoting)
        .flat_map(|(at, quoting)| quoting.content.iter().map(move |&content| (content, at)))
        .collect();
    contents.sort_unstable();
    let mut coming = contents.into_iter().peekable();
    let mut open: Vec<(Span<Bytes>, usize)> = Vec::new();
    for stretch in stretches {
        open.retain(|(content, _)| content.end > stretch.span.start);
        while let Some(next) = coming.next_if(|(content, _)| content.start < stretch.span.end) {
            open.push(next);
        }
        for (owner, span) in owners(*stretch, &open, quoting) {
            if out[owner].last().is_none_or(|outer| outer.end <= span.start) {
                out[owner].push(span);
            }
        }
    }
    out
}

/// Part of a stretch that a statement holds.
#[derive(Debug, Clone, Copy)]
struct Part {
    statement: usize,
    span: Span<Bytes>,
    depth: usize,
}

/// Which statements the words of a stretch belong to, and which part of it to each.
fn owners(
    stretch: Stretch,
    open: &[(Span<Bytes>, usize)],
    quoting: &[Quoting<'_>],
) -> Vec<(usize, Span<Bytes>)> {
    let mut parts: Vec<Part> = open
        .iter()
        .filter_map(|&(content, statement)| part(stretch.span, content, statement, quoting))
        .collect();
    let is_whole = |part: &Part| part.span == stretch.span;
    if !stretch.is_outermost {
        parts.retain(|part| is_whole(part) && part.depth > 0);
    }
    if parts.iter().any(is_whole) {
        parts.retain(is_whole);
        parts.sort_by_key(|part| Reverse(part.depth));
        parts.truncate(1);
    }
    parts.sort_by_key(|part| (Reverse(part.span.len()), part.depth));
    let mut taken: Vec<(usize, Span<Bytes>)> = Vec::new();
    for part in parts {
        if taken.iter().all(|(_, span)| !span.overlaps(part.span)) {
            taken.push((part.statement, part.span));
        }
    }
    taken
}

fn part(
    stretch: Span<Bytes>,
    content: Span<Bytes>,
    statement: usize,
    quoting: &[Quoting<'_>],
) -> Option<Part> {
    let (start, end) = (content.start.max(stretch.start), content.end.min(stretch.end));
    let depth = quoting[statement].depth;
    (start < end).then(|| Part { statement, span: Span::new(start, end), depth })
}

fn words(text: &SourceText, mut spans: Vec<Span<Bytes>>) -> Vec<String> {
    spans.sort_unstable();
    let bare = spans.into_iter().filter_map(|span| bare(text, span));
    bare.map(|span| text.slice(span).to_owned())
        .filter(|words| words.contains(char::is_alphanumeric))
        .collect()
}

/// Whose words they are: the entity where it has a name, else the article's words.
fn speaker(source: &StatementSource, entities: &BTreeMap<&str, &Entity>) -> Speaker {
    let entity = source.entity.as_deref().and_then(|id| entities.get(id));
    if let Some(entity) = entity.filter(|entity| is_named(entity)) {
        return Speaker::Known(entity.id.clone());
    }
    let words = entity.map(|entity| entity.name.as_str());
    match source.span.as_ref().map(|span| span.text.as_str()).or(words) {
        Some(words) => Speaker::Words(folded(words).join(" ")),
        None => Speaker::Nobody,
    }
}

/// Groups ("residents", "Republicans") are not the same people in every article.
fn is_named(entity: &Entity) -> bool {
    entity.kind != EntityKind::Group
        && entity.name.starts_with(char::is_uppercase)
        && entity.mentions.iter().any(|mention| mention.kind == MentionKind::Name)
}
