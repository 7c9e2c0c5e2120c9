//! Who and what the text speaks of, as the record writes it.

use crate::{Layers, ids, spans};
use onrecord_language::coreference::{Entity as Found, Mention as FoundMention};
use onrecord_record::{Entity, EntityKind, Mention, Span};

/// The entities, in the order in which coreference numbered them.
pub(crate) fn entities(layers: &Layers<'_>) -> Vec<Entity> {
    layers.entities.all.iter().map(|found| entity(layers, found)).collect()
}

fn entity(layers: &Layers<'_>, found: &Found) -> Entity {
    let mention = |mention: &FoundMention| Mention {
        span: spans::of_tokens(layers, mention.tokens),
        kind: mention.kind,
    };
    let mut mentions: Vec<Mention> = found.mentions.iter().map(mention).collect();
    mentions.sort_by_key(|mention| (mention.span.start, mention.span.end));
    let first = mentions.iter().map(|mention| (found.name.as_str(), &mention.span)).take(1);
    Entity {
        id: ids::id("e", &layers.source.id, first),
        kind: found.kind,
        name: found.name.clone(),
        aliases: found.aliases.clone(),
        roles: found.roles.iter().map(|&role| spans::of_tokens(layers, role)).collect(),
        mentions,
    }
}

/// Whether an entity of this kind can take part in something.
fn acts(kind: EntityKind) -> bool {
    matches!(kind, EntityKind::Person | EntityKind::Organization | EntityKind::Group)
}

/// Which entity is mentioned where, for looking up by place.
pub(crate) struct Places<'e> {
    entities: &'e [Entity],
    /// Start and end of every mention with its entity's index, sorted.
    mentions: Vec<(u32, u32, usize)>,
}

impl<'e> Places<'e> {
    pub(crate) fn new(entities: &'e [Entity]) -> Self {
        let all = entities.iter().enumerate();
        let mut mentions: Vec<_> = all
            .flat_map(|(at, entity)| {
                entity
                    .mentions
                    .iter()
                    .map(move |mention| (mention.span.start, mention.span.end, at))
            })
            .collect();
        mentions.sort_unstable();
        Self { entities, mentions }
    }

    /// Ids of the entities mentioned inside these stretches, each once, in the order of the entities.
    pub(crate) fn inside(&self, spans: &[Span]) -> Vec<String> {
        let mut found: Vec<usize> = spans.iter().flat_map(|span| self.within(span)).collect();
        found.sort_unstable();
        found.dedup();
        found.into_iter().map(|at| self.entities[at].id.clone()).collect()
    }

    /// Ids of the people, organisations and groups mentioned inside a stretch.
    pub(crate) fn taking_part(&self, span: &Span) -> Vec<String> {
        let mut found: Vec<usize> =
            self.within(span).filter(|&at| acts(self.entities[at].kind)).collect();
        found.sort_unstable();
        found.dedup();
        found.into_iter().map(|at| self.entities[at].id.clone()).collect()
    }

    /// Id of the person, organisation or group mentioned first inside these stretches.
    pub(crate) fn first_inside(&self, spans: &[Span]) -> Option<String> {
        let mut actors = spans.iter().flat_map(|span| self.within(span));
        actors.find(|&at| acts(self.entities[at].kind)).and_then(|at| self.id(at))
    }

    /// Id of the person, organisation or group mentioned last inside a stretch.
    pub(crate) fn last_inside(&self, span: &Span) -> Option<String> {
        let actors = self.within(span).filter(|&at| acts(self.entities[at].kind));
        actors.last().and_then(|at| self.id(at))
    }

    fn within<'p>(&'p self, span: &'p Span) -> impl Iterator<Item = usize> + 'p {
        let from = self.mentions.partition_point(|mention| mention.0 < span.start);
        let inside = self.mentions[from..].iter().take_while(|mention| mention.0 < span.end);
        inside.filter(|mention| mention.1 <= span.end).map(|mention| mention.2)
    }

    /// Id of the entity whose mention is exactly this stretch.
    pub(crate) fn at(&self, span: &Span) -> Option<String> {
        let from = self
            .mentions
            .partition_point(|mention| (mention.0, mention.1) < (span.start, span.end));
        let mention = self
            .mentions
            .get(from)
            .filter(|mention| (mention.0, mention.1) == (span.start, span.end))?;
        self.id(mention.2)
    }

    /// The entity at an index of coreference's list.
    pub(crate) fn id(&self, at: usize) -> Option<String> {
        self.entities.get(at).map(|entity| entity.id.clone())
    }
}
