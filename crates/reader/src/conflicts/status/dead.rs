//! Somebody among the dead, who speaks.

use super::super::Found;
use super::super::phrases;
use super::super::view::View;
use super::found;
use onrecord_language::names::spelling::is_first_name;
use onrecord_record::{EntityKind, MentionKind};
use onrecord_text::{Span, Tokens};
use std::collections::BTreeMap;

/// Sentences of the dead that are looked at.
const MOST: usize = 20;

/// "The dead are Andor Quill and Bela Roth", and "Andor Quill said that he would come".
pub(super) fn find(view: View<'_>, out: &mut Vec<Found>) {
    let dead = dead(view);
    if dead.is_empty() {
        return;
    }
    let people = view.layers.entities.all.iter().filter(|entity| entity.kind == EntityKind::Person);
    for mention in people.flat_map(|person| &person.mentions) {
        let span = mention.tokens;
        let named = mention.kind == MentionKind::Name && span.end - span.start > 1;
        let Some(&told) =
            dead.get(&view.words(span)).filter(|told| named && told.end <= span.start)
        else {
            continue;
        };
        let sentence = view.sentence(span.start);
        let open = view.any_in(sentence, "before_death")
            || sentence
                .iter()
                .any(|at| view.word(at).len() == 4 && view.word(at).parse::<u16>().is_ok());
        let speaks = view.is(span.end, &["said", "told"]) && !view.is_quoted(span.start);
        // "Andor Quill:" is a label, and a firm may bear a name like a person's.
        let label = view.is(span.end, &[":"]);
        if !speaks || open || label || !is_first_name(view.word(span.start)) {
            continue;
        }
        let act = Span::new(span.start, (span.end + 6).min(sentence.end));
        let explanation = format!(
            "“{}” is told of as dead (“{}”), but “{}” tells of words with no time before the death. It is not said to have been said once, then or earlier, and the \
             full name is the same.",
            view.words(span),
            view.words(told),
            view.words(act)
        );
        out.push(found("dead-but-speaking", vec![told, act], explanation));
    }
}

/// The people whom the text counts among the dead, by full name, with the words that tell it.
fn dead(view: View<'_>) -> BTreeMap<String, Span<Tokens>> {
    let mut out = BTreeMap::new();
    for at in (0..view.len()).filter(|&at| !view.is_quoted(at)) {
        let listed = phrases::at(view, "are_dead", at);
        let counted = view.is(at, &["one"])
            && view.is(at + 1, &["of"])
            && view.is(at + 2, &["the"])
            && view.is(at + 4, &["was"])
            && view.is(view.sentence_behind(at).start + 1, &["widow", "widower"]);
        if !(listed || counted) || out.len() > MOST {
            continue;
        }
        let sentence = view.sentence(at);
        let passive = view.is(at, &["was", "were"]);
        let reach =
            if passive { Span::new(sentence.start, at) } else { Span::new(at, sentence.end) };
        for name in full_names(view, reach) {
            out.entry(view.words(name)).or_insert(name);
        }
    }
    out
}

/// Names of two or more capitalised words in a stretch.
fn full_names(view: View<'_>, stretch: Span<Tokens>) -> Vec<Span<Tokens>> {
    let mut out = Vec::new();
    let mut at = stretch.start;
    while at < stretch.end {
        let end = (at..stretch.end).find(|&at| !view.is_capital(at)).unwrap_or(stretch.end);
        if end - at > 1 {
            out.push(Span::new(at, end));
        }
        at = end.max(at) + 1;
    }
    out
}
