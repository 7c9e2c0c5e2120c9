//! Where tellings stand in their articles: their words, and the place for people to read.

use super::unpacked::texts;
use crate::StoreError;
use onrecord_record::{Places, Source, Span, words};
use onrecord_story::asked::Aspect;
use rusqlite::Connection;
use std::collections::BTreeMap;

/// Articles whose texts are unpacked at a time.
const AT_A_TIME: usize = 256;

/// What may stand before the words between marks.
const MARKS: [char; 10] = ['“', '”', '"', '‘', '’', '\'', '«', '»', '„', '‚'];

/// Most places of a piece that are looked at: words such as "no" stand everywhere.
const MAX_TRIED: usize = 64;

/// A telling that is to be given its place.
pub(super) struct Placed<'a> {
    /// The row of its article.
    pub(super) article: i64,
    pub(super) aspect: &'a mut Aspect,
    /// What it has between marks.
    pub(super) pieces: &'a [String],
}

/// Gives tellings the words for their places, and where each of their pieces stands.
pub(super) fn give_places<'a>(
    connection: &Connection,
    tellings: impl Iterator<Item = Placed<'a>>,
) -> Result<(), StoreError> {
    let mut by_article: BTreeMap<i64, Vec<Placed<'a>>> = BTreeMap::new();
    for placed in tellings {
        by_article.entry(placed.article).or_default().push(placed);
    }
    let mut left: Vec<_> = by_article.into_iter().collect();
    for some in left.chunks_mut(AT_A_TIME) {
        let texts = texts(connection, some.iter().map(|(article, _)| *article))?;
        for (article, tellings) in some {
            let source = texts.of(*article)?;
            let places = Places::new(source);
            for Placed { aspect, pieces, .. } in tellings {
                aspect.place = words::place(&places, &point(aspect.at));
                aspect.spans = spans(source, &places, aspect.at, pieces).ok_or_else(|| {
                    StoreError::Damaged {
                        what: format!("the statement {}", aspect.statement),
                        reason: "its words do not stand in its article".to_owned(),
                    }
                })?;
            }
        }
    }
    Ok(())
}

/// Where pieces stand in a text, one after the other from a place on: each where it first stands behind a mark, or at all; none where one of them
/// does not stand there.
fn spans(source: &Source, places: &Places, at: u32, pieces: &[String]) -> Option<Vec<Span>> {
    let (mut byte, mut point) = (places.byte(at)?, at);
    let mut spans = Vec::with_capacity(pieces.len());
    for piece in pieces {
        let found = place_of(&source.text, byte, piece)?;
        let start = point + points(&source.text[byte..found]);
        let end = start + points(piece);
        spans.push(Span { start, end, text: piece.clone() });
        (byte, point) = (found + piece.len(), end);
    }
    Some(spans)
}

fn place_of(text: &str, from: usize, piece: &str) -> Option<usize> {
    let first = from + text[from..].find(piece)?;
    let is_behind_mark = |at: usize| text[..at].trim_end().ends_with(MARKS);
    if is_behind_mark(first) {
        return Some(first);
    }
    let mut others = text[first..].match_indices(piece).map(|(at, _)| first + at).take(MAX_TRIED);
    others.find(|&at| is_behind_mark(at)).or(Some(first))
}

fn points(text: &str) -> u32 {
    text.chars().count() as u32
}

/// The place of a single point.
pub(super) fn point(at: u32) -> Span {
    Span { start: at, end: at, text: String::new() }
}
