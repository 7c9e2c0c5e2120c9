//! Somebody in an office that, by the same text, is that person's no more.

use super::super::Found;
use super::super::view::View;
use super::{found, name, phrase};
use onrecord_text::{Span, Tokens};
use std::collections::BTreeMap;

/// Tokens before a title in which "former" or the like stands.
const BEFORE: u32 = 4;
/// Tokens behind a name in which a relative clause is looked through.
const CLAUSE: u32 = 16;
/// Places of one kind that are looked at.
const MOST: usize = 60;

/// "Mayor Clifford Quill, who signed the lease when he was in office" and "Its director, Ada Quill, who resigned a week after
/// the fire, … Her successor …".
pub(super) fn find(view: View<'_>, title: u32) -> Option<Found> {
    if !view.is_in(title, "office") {
        return None;
    }
    let start = title + 1 + u32::from(view.is(title + 1, &[","]));
    let name = name(view, start)?;
    let who = name.end + 1;
    if !view.is(name.end, &[","]) || !view.is(who, &["who", "whose"]) || is_qualified(view, title) {
        return None;
    }
    let sentence = view.sentence(title);
    let clause = Span::new(who, sentence.end.min(who + CLAUSE));
    let told = when_in_office(view, clause).or_else(|| succeeded(view, sentence, clause))?;
    let status = Span::new(title, name.end);
    let explanation = format!(
        "“{}” has the office, but “{}” tells that this is over. The title is not said to be a former one or one of then, and the clause is told of the same \
         person.",
        view.words(status),
        view.words(told)
    );
    Some(found("title-after-office", vec![status, told], explanation))
}

/// Whether a title is said to be of another time.
fn is_qualified(view: View<'_>, title: u32) -> bool {
    let floor = title.saturating_sub(BEFORE).max(view.sentence(title).start);
    let lower = view.lower(title);
    Span::<Tokens>::new(floor, title)
        .iter()
        .any(|at| view.is_in(at, "not_now") || view.lower(at).starts_with("then-"))
        || ["then-", "ex-", "former"].iter().any(|head| lower.starts_with(head))
}

fn when_in_office(view: View<'_>, clause: Span<Tokens>) -> Option<Span<Tokens>> {
    let at = phrase(view, clause, "when_in_office")?;
    Some(Span::new(at, at + 5))
}

/// "who resigned …", with "His successor" in the next sentence and a verb of now in this one.
fn succeeded(view: View<'_>, sentence: Span<Tokens>, clause: Span<Tokens>) -> Option<Span<Tokens>> {
    let left =
        phrase(view, Span::new(clause.start, clause.end.min(clause.start + 3)), "left_office")?;
    let behind = view.sentence_behind(left);
    let successor = view.is(behind.start, &["his", "her", "their"])
        && view.is(behind.start + 1, &["successor"]);
    let comma = (left..sentence.end).find(|&at| view.is(at, &[","]))?;
    let now = view.is(comma + 1, &["is", "will", "has", "remains", "plans"])
        || view.tag(comma + 1) == "VBZ";
    (successor && now).then(|| Span::new(clause.start, comma))
}

/// "Quill, who remains chief executive", from whom somebody took over.
pub(super) fn remaining(view: View<'_>, out: &mut Vec<Found>) {
    let left = predecessors(view);
    let verbs = (0..view.len()).filter(|&at| view.is(at, &["remains"]) && !view.is_quoted(at));
    for verb in verbs.take(MOST) {
        let office = (verb + 1..verb + 5).find(|&at| view.is_in(at, "office"));
        let floor = verb.saturating_sub(3);
        let subject = (floor..verb).rev().find(|&at| view.is_capital(at));
        let Some((office, subject)) = office.zip(subject) else { continue };
        let Some(&told) = left.get(view.word(subject)) else { continue };
        let title = view.lower(office);
        let held = told
            .iter()
            .chain(view.sentence(told.start).iter())
            .chain(view.sentence_before(told.start).iter());
        if !held.into_iter().any(|at| view.lower(at) == title) {
            continue;
        }
        let status = Span::new(subject, office + 1);
        let explanation = format!(
            "“{}” is told of now, but “{}” tells that somebody else has the office. No other office of that name is told of, and nothing says that both hold it.",
            view.words(status),
            view.words(told)
        );
        out.push(found("remains-after-successor", vec![told, status], explanation));
    }
}

/// From whom an office was taken over, with the words that tell it.
fn predecessors(view: View<'_>) -> BTreeMap<&str, Span<Tokens>> {
    /// Tokens between the verb and "from" at most.
    const REACH: u32 = 6;
    let mut out = BTreeMap::new();
    let verbs =
        (0..view.len()).filter(|&at| view.is(at, &["took", "succeeded"]) && !view.is_quoted(at));
    for verb in verbs.take(MOST) {
        let from = if view.is(verb, &["succeeded"]) {
            Some(verb)
        } else {
            (verb + 1..verb + REACH)
                .find(|&at| view.is(at, &["from"]))
                .filter(|_| view.is(verb + 1, &["over"]))
        };
        if let Some(name) = from.and_then(|from| name(view, from + 1)) {
            out.entry(view.word(name.end - 1)).or_insert(Span::new(verb, name.end));
        }
    }
    out
}
