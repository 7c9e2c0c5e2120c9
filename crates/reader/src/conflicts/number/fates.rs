//! What became of all on board: the rescued, the missing and the dead are those who were there.

use super::super::Found;
use super::super::view::View;
use super::found;
use super::near::is_slip;
use super::quantity::{Quantities, Quantity, shown};
use super::votes::lead;
use onrecord_text::{Span, Tokens};

/// Tokens between a number and what became of those that it counts at most.
const NEAR: u32 = 4;

/// "Of the 231 people on board, 174 were rescued and 11 were missing", of 46 dead.
pub(super) fn find(view: View<'_>, numbers: &Quantities, sentence: Span<Tokens>) -> Option<Found> {
    let all = numbers.within(sentence);
    let near = |one: &Quantity, class: &'static str| {
        let behind = one.tokens.end..(one.tokens.end + NEAR).min(sentence.end);
        behind.take_while(|&at| !view.is(at, &[",", "and"])).any(|at| view.is_in(at, class))
    };
    let only = |class: &'static str| {
        let mut those = all.iter().filter(|one| one.is_plain() && near(one, class));
        those.next().filter(|_| those.next().is_none())
    };
    let whole = only("on_board")?;
    let saved = only("saved")?;
    let missing = only("gone")?;
    let rough = [whole, saved, missing].iter().any(|one| one.hedged);
    let left = whole.value - saved.value - missing.value;
    let known = left.abs() < 0.5
        || numbers.0.iter().any(|one| one.is_plain() && (one.value - left).abs() < 0.5);
    let beginning = view.headline().unwrap_or_default().join(lead(view));
    let dead = numbers.within(beginning).iter().find(|dead| {
        let meant = |one: &Quantity| is_slip(one.value, one.value + left - dead.value);
        let before = Span::new(dead.tokens.start.saturating_sub(NEAR), dead.tokens.end + NEAR);
        view.any_in(before, "toll") && (meant(saved) || meant(missing) || meant(whole))
    })?;
    if known || rough || view.is_quoted(sentence.start) {
        return None;
    }
    let explanation = format!(
        "{} saved, {} missing and {} dead are {}, not the {} who were there. No other number of the dead in the text makes them so many, and none of the \
         numbers is said to be rough.",
        shown(saved.value),
        shown(missing.value),
        shown(dead.value),
        shown(saved.value + missing.value + dead.value),
        shown(whole.value)
    );
    let spans = vec![dead.tokens, whole.tokens, saved.tokens, missing.tokens];
    Some(found("fates-of-all", spans, explanation))
}
