//! Who owes what, by when, as the record writes it.

mod court;
mod due;
mod moved;
mod spoken;

use crate::entities::Places;
use crate::statements::Statements;
use crate::{Layers, ids, spans};
use court::Courts;
use onrecord_language::duties::Duty;
use onrecord_record::{Obligation, Party, Span};
use onrecord_text::{Span as TextSpan, Tokens};

/// The obligations in text order.
pub(crate) fn obligations(
    layers: &Layers<'_>,
    places: &Places<'_>,
    statements: &Statements,
) -> Vec<Obligation> {
    let courts = Courts::of(layers);
    let mut all: Vec<Obligation> = layers
        .duties
        .iter()
        .map(|duty| obligation(layers, places, statements, &courts, duty))
        .collect();
    moved::tie(layers, &mut all);
    all
}

fn obligation(
    layers: &Layers<'_>,
    places: &Places<'_>,
    statements: &Statements,
    courts: &Courts,
    duty: &Duty,
) -> Obligation {
    let span = spans::of_tokens(layers, duty.extent);
    let what = spans::of_tokens(layers, duty.what);
    let parts = [("span", &span), ("what", &what)];
    Obligation {
        id: ids::id("o", &layers.source.id, parts.into_iter()),
        kind: duty.kind,
        who: duty.who.map(|who| party(layers, places, statements, duty, who)),
        whom: duty.whom.map(|whom| party(layers, places, statements, duty, whom)),
        due: due::due(layers, courts, duty),
        firmness: duty.firmness,
        basis: duty.told.and_then(|told| statements.id_of(told)),
        span,
        what,
    }
}

/// One side, with whom its words stand for: "we" is who speaks.
fn party(
    layers: &Layers<'_>,
    places: &Places<'_>,
    statements: &Statements,
    duty: &Duty,
    words: TextSpan<Tokens>,
) -> Party {
    let span = spans::of_tokens(layers, words);
    let speaks = matches!(span.text.to_lowercase().as_str(), "i" | "we");
    let speaker = || statements.speaker_of(duty.told?);
    let entity = if speaks { speaker() } else { named(places, &span) };
    Party { span, entity }
}

/// The entity of these words: that of the whole, or else of the last name inside.
fn named(places: &Places<'_>, words: &Span) -> Option<String> {
    places.at(words).or_else(|| places.last_inside(words))
}
