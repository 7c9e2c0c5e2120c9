//! Charges inside the words of a denial ("denied the agency's claim that …"), and beside it ("…, a charge she denies").

use super::anaphor::Names;
use super::charges::family;
use super::party::Party;
use super::{Asked, Link, View};
use crate::words::{lower, tag};
use onrecord_language::attribution::Attribution;
use onrecord_record::StanceValue;
use onrecord_text::{Span, Tokens};

/// Statements behind an answer that are looked at for those inside its content.
const INSIDE: usize = 8;
/// Statements around an answer that are looked at for that beside which it stands.
const BESIDE: usize = 6;
/// Tokens between a content and what takes it up ("…, a charge").
const GAP: u32 = 3;

/// The first charge inside the content: one by a word for charges, or by its stance.
pub(super) fn find(view: &View<'_, '_>, asked: &Asked) -> Option<Link> {
    if asked.names.is_anaphor() {
        return None;
    }
    let content = &view.layers.attributions[asked.at].content;
    let from = asked.rank.saturating_sub(INSIDE);
    let near = view.order.iter().skip(from).take(2 * INSIDE).copied();
    let inside = |at: &usize| {
        let told = &view.layers.attributions[*at];
        let pieces = || told.content.iter().chain(told.cue.iter());
        *at != asked.at
            && !told.content.is_empty()
            && pieces().all(|piece| content.iter().any(|outer| outer.covers(*piece)))
    };
    let fits =
        |at: &usize| is_charge(view, asked, *at) && opens(view, asked, *at) && is_told(view, *at);
    let to = near.into_iter().filter(inside).find(fits)?;
    let words = view.layers.attributions[to].content.first().copied();
    Some(Link { to: Some(to), words, rule: "charge-inside" })
}

/// Whether an inner statement is what the content is about: its cue stands near the head, before what it tells. A question or
/// confirmation takes it up by a noun ("doubts the claim that …").
fn opens(view: &View<'_, '_>, asked: &Asked, at: usize) -> bool {
    /// Words of a content before the cue of what it takes up ("the agency's long-standing claim that …").
    const HEAD: u32 = 8;
    let told = &view.layers.attributions[at];
    let content = view.layers.attributions[asked.at].content.first().copied().unwrap_or_default();
    let Some(cue) = told.cue else { return false };
    let noun = cue.iter().any(|at| tag(view.layers, at).starts_with("NN"));
    let led = told.content.first().is_some_and(|piece| cue.start <= piece.start);
    let near = cue.start < content.start + HEAD;
    led && near && (asked.stance == StanceValue::Denies || noun)
}

/// Whether an inner statement says what is charged: "the rumors around the inquiry", "the claims against him" name it only.
fn is_told(view: &View<'_, '_>, at: usize) -> bool {
    const NAMING: [&str; 9] = [
        "about",
        "against",
        "around",
        "surrounding",
        "concerning",
        "regarding",
        "over",
        "by",
        "from",
    ];
    let told = &view.layers.attributions[at];
    let names = |at: u32| NAMING.contains(&&*lower(view.layers, at));
    let opens = told.content.first().is_some_and(|piece| names(piece.start));
    let closes = told.cue.is_some_and(|cue| names(cue.end.saturating_sub(1)));
    let clause = told
        .content
        .iter()
        .flat_map(|piece| piece.iter())
        .any(|at| matches!(tag(view.layers, at), "VBD" | "VBZ" | "VBP" | "MD" | "VBG"));
    !opens && !closes || clause
}

/// Whether an inner statement is what somebody else holds: "the report that …", not "denied saying that …".
fn is_charge(view: &View<'_, '_>, asked: &Asked, at: usize) -> bool {
    let told = &view.layers.attributions[at];
    let by_word = told.cue.is_some_and(|cue| {
        cue.iter().any(|at| family(&lower(view.layers, at)).is_some_and(|f| f != "deed"))
    });
    let speaker = Party::of(view, at);
    let own = speaker.is_pronoun || (told.source.is_some() && speaker.is_same(&asked.party));
    let answers = matches!(
        view.stance(at),
        StanceValue::Denies | StanceValue::Declines | StanceValue::Questions
    );
    !own && !answers && (by_word || view.stance(at) == StanceValue::Alleges)
}

/// What stands right before "a charge she denies", in the same sentence.
pub(super) fn beside(view: &View<'_, '_>, asked: &Asked) -> Option<Link> {
    let (Names::Noun(words, _) | Names::Pronoun(words)) = asked.names else { return None };
    let behind_comma = view.layers.document.word(words.start.checked_sub(1)?) == ",";
    let answer = &view.layers.attributions[asked.at];
    let relative = words.end <= answer.anchor().start;
    if !behind_comma || !relative {
        return None;
    }
    let near = view.order[..asked.rank].iter().rev().take(BESIDE).copied();
    let to = near.into_iter().find(|&at| {
        let told = &view.layers.attributions[at];
        let other = told.source.is_none() || told.source != answer.source;
        other && can_be_answered(view, at) && ends_before(told, words)
    })?;
    Some(Link { to: Some(to), words: Some(words), rule: "charge-beside" })
}

/// Of a nest the innermost statement that makes the charge: where "a complaint says that the families accused the firm of it",
/// the families are answered. Where two charges stand side by side inside, the outer one stays.
pub(super) fn innermost(view: &View<'_, '_>, asked: &Asked, outer: usize) -> usize {
    /// Statements inside each other that are looked through.
    const DEEP: usize = 4;
    let mut to = outer;
    for _ in 0..DEEP {
        match view.inner.get(&to).map(Vec::as_slice) {
            Some(&[one]) if is_made_in(view, asked, to, one) => to = one,
            _ => break,
        }
    }
    to
}

/// Whether the charge of an outer statement is made by the one inside it: that one charges by its word, has an accuser, and fills
/// most of the content.
fn is_made_in(view: &View<'_, '_>, asked: &Asked, outer: usize, at: usize) -> bool {
    let told = &view.layers.attributions[at];
    let words = |told: &Attribution| told.content.iter().map(|piece| piece.len()).sum::<u32>();
    let most = words(told) * 2 >= words(&view.layers.attributions[outer]);
    let made = told.source.is_some() && !Party::of(view, at).is_same(&asked.party);
    most && made && at != asked.at && view.stance(at) == StanceValue::Alleges
}

fn can_be_answered(view: &View<'_, '_>, at: usize) -> bool {
    matches!(view.stance(at), StanceValue::Alleges | StanceValue::Asserts | StanceValue::Appraises)
}

/// Whether a piece of content ends at the comma, or goes on with the words that take it up.
fn ends_before(told: &Attribution, words: Span<Tokens>) -> bool {
    told.content.iter().any(|piece| {
        let before = piece.end <= words.start && words.start - piece.end < GAP;
        before || (piece.covers(words) && words.start > piece.start + GAP)
    }) || told.content.windows(2).any(|pair| pair[0].end < words.start && pair[1].covers(words))
}
