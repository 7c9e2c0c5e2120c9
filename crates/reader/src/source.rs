//! What was read, as the record writes it.

use crate::{Layers, spans};
use onrecord_record::{Entity, EntityKind, Furniture, Source};

/// The record's source. The writer is the first author of the byline whom the text itself names.
pub(crate) fn source(layers: &Layers<'_>, entities: &[Entity]) -> Source {
    let read = layers.source;
    Source {
        id: read.id.clone(),
        uri: read.uri.clone(),
        outlet: read.outlet.clone(),
        title: read.title.clone(),
        byline: read.byline.clone(),
        language: read.language.clone(),
        published: read.published.clone(),
        retrieved: read.retrieved.clone(),
        text: read.text.as_str().to_owned(),
        furniture: read
            .furniture
            .iter()
            .map(|line| Furniture { span: spans::of_bytes(&read.text, line.span), kind: line.kind })
            .collect(),
        writer: writer(&read.byline, entities),
    }
}

fn writer(byline: &[String], entities: &[Entity]) -> Option<String> {
    let author = byline.first()?;
    let is_author = |entity: &&Entity| {
        entity.kind == EntityKind::Person
            && std::iter::once(&entity.name)
                .chain(&entity.aliases)
                .any(|name| name.eq_ignore_ascii_case(author))
    };
    entities.iter().find(is_author).map(|entity| entity.id.clone())
}
