//! Where tellings stand in their articles, in words.

use super::unpacked::texts;
use crate::StoreError;
use onrecord_record::{Places, Span, words};
use onrecord_story::asked::Aspect;
use rusqlite::Connection;
use std::collections::BTreeMap;

/// Articles whose texts are unpacked at a time.
const AT_A_TIME: usize = 256;

/// Gives tellings the words for their places; each comes with the row of its article.
pub(super) fn give_places<'a>(
    connection: &Connection,
    tellings: impl Iterator<Item = (i64, &'a mut Aspect)>,
) -> Result<(), StoreError> {
    let mut by_article: BTreeMap<i64, Vec<&mut Aspect>> = BTreeMap::new();
    for (article, telling) in tellings {
        by_article.entry(article).or_default().push(telling);
    }
    let mut left: Vec<_> = by_article.into_iter().collect();
    for some in left.chunks_mut(AT_A_TIME) {
        let texts = texts(connection, some.iter().map(|(article, _)| *article))?;
        for (article, tellings) in some {
            let Some(source) = texts.get(article) else { continue };
            let places = Places::new(source);
            for telling in tellings {
                telling.place = words::place(&places, &point(telling.at));
            }
        }
    }
    Ok(())
}

/// The place of a single point.
pub(super) fn point(at: u32) -> Span {
    Span { start: at, end: at, text: String::new() }
}
