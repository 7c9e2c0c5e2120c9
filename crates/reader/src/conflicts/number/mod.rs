//! `number`: parts and totals, shares, changes in percent, votes, ages, and one quantity with two values.

mod ages;
mod ballots;
mod bare;
mod births;
mod change;
mod clock;
mod counts;
mod difference;
mod duration;
mod fates;
mod fraction;
mod games;
mod headline;
mod lists;
mod mention;
mod near;
mod parts;
mod products;
mod quantity;
mod ranks;
mod rates;
mod recalled;
mod rest;
mod scores;
mod shares;
mod slips;
mod together;
mod totals;
mod twice;
mod votes;
mod years;

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
        out.extend(ballots::find(view, &numbers, sentence));
        out.extend(difference::find(view, &numbers, sentence));
        out.extend(fraction::find(view, &numbers, sentence));
        out.extend(clock::find(view, sentence));
        out.extend(fates::find(view, &numbers, sentence));
        out.extend(together::find(view, &numbers, sentence));
        out.extend(games::find(view, &numbers, sentence));
        out.extend(products::find(view, &numbers, sentence));
        out.extend(rates::find(view, &numbers, sentence));
        out.extend(rest::find(view, &numbers, sentence));
        out.extend(years::find(view, sentence));
    }
    out.extend(headline::find(view, &numbers));
    out.extend(scores::of_headline(view));
    out.extend(scores::voters(view, &numbers));
    out.extend(ages::at_death(view));
    out.extend(births::find(view));
    out.extend(ages::of_headline(view));
    out.extend(ages::recalled(view));
    out.extend(duration::find(view, &numbers));
    recalled::find(view, &numbers, out);
    twice::find(view, &numbers, out);
    counts::find(view, &numbers, out);
    out.extend(bare::find(view, &numbers));
}

fn found(rule: &'static str, spans: Vec<Span<Tokens>>, explanation: String) -> Found {
    Found { kind: ConflictKind::Number, rule, spans, explanation }
}
