//! "The late X", who does things of these days.

use super::super::Found;
use super::super::view::View;
use super::people::People;
use super::{found, name, office};
use onrecord_language::times::{Anchor, times_within};
use onrecord_text::{Span, Tokens};

/// Days before publication in which an act is one of these days.
const RECENT: i32 = 14;
/// Sentences in which one conflict is looked for, from the first on.
const SENTENCES: usize = 400;

/// "So did the late Judith Quill"; "the late Mr. Quill told reporters on Thursday".
pub(super) fn find(view: View<'_>, people: &People, at: u32) -> Option<Found> {
    let late = view.is(at, &["late"]) && view.is(at.wrapping_sub(1), &["the"]);
    let name = name(view, at + 1).filter(|_| late);
    // "The late bishop": the office without the name.
    let bare = late && (office::at(view, at + 1).is_some() || people.described(at + 1).is_some());
    let end = name.map(|name| name.end).or_else(|| bare.then_some(at + 2))?;
    let status = Span::new(at - 1, end);
    let act = own_act(view, status).or_else(|| later_act(view, people, name?))?;
    let explanation = format!(
        "“{}” is dead, but “{}” tells an act of these days. No time before the death stands there, it is not said to have been done once, then or \
         earlier, and nobody is quoted.",
        view.words(status),
        view.words(act)
    );
    Some(found("late-but-acting", vec![status, act], explanation))
}

/// The clause of the status itself, with a verb of body or voice and a time of these days.
fn own_act(view: View<'_>, status: Span<Tokens>) -> Option<Span<Tokens>> {
    let sentence = view.sentence(status.start);
    let likewise = view.is(sentence.start, &["so"])
        && view.is(sentence.start + 1, &["did", "was", "does", "is", "has"])
        && status.start == sentence.start + 2;
    if likewise && is_recent(view, view.sentence_before(status.start)) {
        return Some(sentence.near(status.end, status.len() + 2));
    }
    let verb = status.end;
    let active = view.tag(verb) == "VBD" && !view.is(verb, &["was", "were", "had", "did"]);
    let acts =
        (active || view.is_in(verb, "bodily") && view.is_finite(verb)) && !is_then(view, sentence);
    let clause = Span::new(status.start, (verb + 12).min(sentence.end));
    if acts && is_recent(view, clause) {
        return Some(clause);
    }
    parted_act(view, status).filter(|_| !is_then(view, sentence))
}

/// "The late bishop, asked about it on Tuesday, called": an act behind an insertion with a day of these days.
fn parted_act(view: View<'_>, status: Span<Tokens>) -> Option<Span<Tokens>> {
    let sentence = view.sentence(status.start);
    let comma = view.is(status.end, &[","]) && !view.is(status.end + 1, &["who", "whose"]);
    let close =
        (status.end + 1..(status.end + 12).min(sentence.end)).find(|&at| view.is(at, &[","]))?;
    let acts = view.is_in(close + 1, "bodily") && view.tag(close + 1) == "VBD";
    let act = Span::new(status.start, close + 2);
    (comma && acts && is_recent(view, act)).then_some(act)
}

/// "Quill said on Thursday", elsewhere.
fn later_act(view: View<'_>, people: &People, name: Span<Tokens>) -> Option<Span<Tokens>> {
    let surname = view.word(name.end - 1);
    let who = people.at(name.end - 1)?;
    let sentences = view.layers.document.sentences.iter().take(SENTENCES);
    sentences.map(|sentence| sentence.tokens.near(sentence.tokens.start, 150)).find_map(
        |sentence| {
            let at = sentence.iter().find(|&at| {
                view.word(at) == surname && people.at(at) == Some(who) && !view.is_quoted(at)
            })?;
            let alone = !view.is_capital(at.wrapping_sub(1))
                || name.len() > 1 && view.word(at - 1) == view.word(name.end - 2);
            let acts = view.is_in(at + 1, "bodily") && view.is_finite(at + 1);
            let time = Span::new(at + 2, (at + 5).min(sentence.end));
            let open = is_then(view, sentence) || view.any(sentence, &["late", "widow", "family"]);
            (alone && acts && !open && is_recent(view, time)).then(|| Span::new(at, time.end))
        },
    )
}

/// Words of an act of another time.
fn is_then(view: View<'_>, sentence: Span<Tokens>) -> bool {
    view.any_in(sentence, "of_then")
        || sentence.iter().any(|at| view.is(at, &["at"]) && view.is(at + 2, &["time"]))
}

/// Whether a day shortly before publication stands in a stretch.
pub(super) fn is_recent(view: View<'_>, stretch: Span<Tokens>) -> bool {
    let Some(published) = view.layers.published else { return false };
    times_within(view.layers.times, stretch).any(|(_, time)| {
        let day = time.interval.map(|interval| interval.last.date());
        let ago = day.and_then(|day| published.since(day).ok());
        time.anchor == Anchor::Published
            && ago.is_some_and(|span| (0..RECENT).contains(&span.get_days()))
    })
}
