//! `number`: parts and totals, shares, changes in percent, votes, ages, and one quantity with two values.

mod ages;
mod change;
mod duration;
mod headline;
mod parts;
mod quantity;
mod recalled;
mod relations;
mod shares;
mod totals;
mod twice;
mod votes;

use super::Found;
use super::view::View;
use onrecord_record::ConflictKind;
use onrecord_text::{Span, Tokens};
use quantity::Quantities;

/// Finds numbers that cannot all hold.
pub(super) fn find(view: View<'_>, out: &mut Vec<Found>) {
    let numbers = Quantities::of(view);
    for sentence in &view.layers.document.sentences {
        let sentence = sentence.tokens.near(sentence.tokens.start, 150);
        out.extend(change::find(view, &numbers, sentence));
        out.extend(parts::find(view, &numbers, sentence));
        out.extend(totals::find(view, &numbers, sentence));
        out.extend(shares::find(view, &numbers, sentence));
        out.extend(votes::find(view, &numbers, sentence));
        out.extend(ages::find(view, sentence));
        out.extend(relations::find(view, &numbers, sentence));
    }
    out.extend(headline::find(view, &numbers));
    out.extend(ages::at_death(view));
    out.extend(duration::find(view, &numbers));
    recalled::find(view, &numbers, out);
    twice::find(view, &numbers, out);
}

fn found(rule: &'static str, spans: Vec<Span<Tokens>>, explanation: String) -> Found {
    Found { kind: ConflictKind::Number, rule, spans, explanation }
}
