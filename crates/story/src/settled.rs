//! What is settled of an article in its story.

use crate::article::Named;
use onrecord_record::Entity;
use std::collections::BTreeMap;

/// What is settled of one article of a story. Where it says who somebody is, no rule about names decides again.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Settled {
    /// Who each entity is, by its id: whoever has the same word here in two articles is one and the same.
    pub people: BTreeMap<String, String>,
    /// Which quotation each statement carries, by its id: the key of the quotation.
    pub quotations: BTreeMap<String, String>,
}

impl Settled {
    /// An entity with who it is.
    pub(crate) fn named(&self, entity: &Entity) -> Named {
        Named {
            kind: entity.kind,
            name: entity.name.clone(),
            aliases: entity.aliases.clone(),
            settled: self.people.get(&entity.id).cloned(),
        }
    }
}
