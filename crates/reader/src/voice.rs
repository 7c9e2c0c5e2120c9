//! What the writer says in the writer's own voice, as the record writes it.

use crate::{Layers, spans};
use onrecord_record::Voice;

/// The writer's remarks in text order.
pub(crate) fn voice(layers: &Layers<'_>) -> Vec<Voice> {
    let remarks = layers.remarks.iter();
    remarks
        .map(|remark| Voice {
            span: spans::of_tokens(layers, remark.extent),
            kind: remark.kind,
            words: spans::of_tokens(layers, remark.words),
            rule: remark.rule.to_owned(),
        })
        .collect()
}
