//! Answers: what a denial, question or confirmation is about.

use crate::Layers;
use crate::entities::Places;
use crate::statements::Statements;
use onrecord_record::Entity;

/// Links answers to what they answer, both ways.
pub(crate) fn link(
    _layers: &Layers<'_>,
    _entities: &[Entity],
    _places: &Places<'_>,
    _statements: &mut Statements,
) {
}
