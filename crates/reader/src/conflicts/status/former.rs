//! Somebody called former who holds the office, and somebody titled whose successor holds it.

use super::super::view::View;
use super::super::{Found, phrases};
use super::{found, name};
use onrecord_text::{Span, Tokens};
use std::collections::BTreeMap;

/// Tokens between a confirmation and the office at most.
const PERMANENT: u32 = 8;
/// Places of one kind that are looked at.
const MOST: usize = 60;

/// "Former President Quill's order", where "the Quill administration has turned back" people.
pub(super) fn find(view: View<'_>, out: &mut Vec<Found>) {
    still_ruling(view, out);
    governing(view, out);
    succeeded(view, out);
    acting(view, out);
}

fn still_ruling(view: View<'_>, out: &mut Vec<Found>) {
    let mut acts: BTreeMap<&str, Span<Tokens>> = BTreeMap::new();
    for noun in (1..view.len())
        .filter(|&at| view.is_in(at, "rule_noun") && view.is_capital(at - 1))
        .take(MOST)
    {
        let now = view.is(noun + 1, &["has", "is", "says", "plans", "will"])
            && !view.is(noun + 2, &["been", "since"]);
        if now && !view.is_quoted(noun) {
            acts.entry(view.word(noun - 1)).or_insert(Span::new(noun - 1, noun + 3));
        }
    }
    let former = (0..view.len()).filter(|&at| is_former(view, at)).take(MOST);
    for at in former {
        let title = (at + 1..at + 4).find(|&at| view.is_in(at, "office"));
        let joined = !view.is(at, &["former"]);
        let Some(title) = joined.then_some(at).or(title) else { continue };
        let Some(name) = name(view, title + 1) else { continue };
        let Some(&act) = acts.get(view.word(name.end - 1)) else { continue };
        let status = Span::new(at, name.end);
        let explanation = format!(
            "“{}” is out of office, but “{}” tells of an administration of that name as one of now. No second term and nobody else of the name is told of.",
            view.words(status),
            view.words(act)
        );
        out.push(found("former-still-ruling", vec![status, act], explanation));
    }
}

/// "Former", or the title itself with "then-" or "ex-" before it.
fn is_former(view: View<'_>, at: u32) -> bool {
    let word = view.lower(at);
    let title = word.strip_prefix("then-").or_else(|| word.strip_prefix("ex-"));
    let joined = title.is_some_and(|title| super::super::lexicon::is_in("office", title));
    (joined || word == "former") && !view.is_quoted(at)
}

/// "The government of former Prime Minister Astrid Quill survived a vote on Tuesday".
fn governing(view: View<'_>, out: &mut Vec<Found>) {
    for noun in (0..view.len()).filter(|&at| view.is_in(at, "rule_noun")).take(MOST) {
        let former = noun + 2;
        let status =
            view.is(noun + 1, &["of"]) && view.is(former, &["former"]) && !view.is_quoted(noun);
        let title = (former + 1..former + 4).find(|&at| view.is_in(at, "office"));
        let Some(name) = title.filter(|_| status).and_then(|title| name(view, title + 1)) else {
            continue;
        };
        let sentence = view.sentence(noun);
        let verb = name.end;
        let acts = view.is_finite(verb) && !view.is(verb, &["had", "would"]);
        let time = Span::new(verb, (verb + 12).min(sentence.end));
        if !acts || !super::late::is_recent(view, time) {
            continue;
        }
        let (status, act) =
            (Span::new(former, name.end), Span::new(noun, (verb + 4).min(sentence.end)));
        let explanation = format!(
            "“{}” is out of office, but “{}” tells an act of these days of the government. No time before the end of the term stands there.",
            view.words(status),
            view.words(act)
        );
        out.push(found("former-with-government", vec![status, act], explanation));
    }
}

/// "He succeeded Deborah Quill", and "Labor Secretary Quill" with no word of its being over.
fn succeeded(view: View<'_>, out: &mut Vec<Found>) {
    let gone = gone(view);
    if gone.is_empty() {
        return;
    }
    for title in (0..view.len())
        .filter(|&at| view.is_in(at, "office") && !view.is_in(at, "kept_title"))
        .take(10 * MOST)
    {
        let Some(name) = name(view, title + 1).filter(|_| view.is_capital(title)) else { continue };
        let Some(&(_, told)) = gone.get(view.word(name.end - 1)) else { continue };
        let sentence = view.sentence(title);
        let floor = title.saturating_sub(4).max(sentence.start);
        let back = view.any_in(Span::new(floor, title), "not_now")
            || view.any_in(sentence, "of_succession");
        if back || view.is_quoted(title) || told.overlaps(sentence) || told.start > title {
            continue;
        }
        let status = Span::new(title, name.end);
        let explanation = format!(
            "“{}” has the title of now, but “{}” tells that the office went to somebody else. The title is not said to be a former one or one of then, and is \
             none that is kept for life.",
            view.words(status),
            view.words(told)
        );
        out.push(found("title-after-successor", vec![told, status], explanation));
    }
}

/// Who was succeeded, by surname: "succeeded Deborah Quill", "predecessor, Emil Quill,".
fn gone(view: View<'_>) -> BTreeMap<&str, (u32, Span<Tokens>)> {
    let mut out = BTreeMap::new();
    let words = (0..view.len())
        .filter(|&at| view.is(at, &["succeeded", "predecessor"]) && !view.is_quoted(at));
    for at in words.take(MOST) {
        let start = at + 1 + u32::from(view.is(at + 1, &[","]));
        let named = name(view, start).filter(|name| {
            name.len() > 1 && (view.is(at, &["succeeded"]) || view.is(start - 1, &[","]))
        });
        if let Some(name) = named {
            out.entry(view.word(name.end - 1)).or_insert((at, Span::new(at, name.end)));
        }
    }
    out
}

/// "The acting director, Istvan Quill", who "became director last year".
fn acting(view: View<'_>, out: &mut Vec<Found>) {
    for at in
        (0..view.len()).filter(|&at| view.is(at, &["acting"]) && !view.is_quoted(at)).take(MOST)
    {
        let Some(office) = (at + 1..at + 4).find(|&at| view.is_in(at, "office")) else { continue };
        let start = office + 1 + u32::from(view.is(office + 1, &[","]));
        let Some(name) = name(view, start) else { continue };
        if view.is(at.wrapping_sub(1), &["was", "were", "been", "as"]) {
            continue;
        }
        let surname = view.word(name.end - 1);
        let title = view.lower(office);
        let permanent =
            (0..view.len()).filter(|&at| view.word(at) == surname).take(MOST).find_map(|at| {
                let clause = view.sentence(at).near(at, 20);
                clause.iter().filter(|&verb| verb > at).find(|&verb| {
                    view.is(verb, &["became"])
                        && (view.lower(verb + 1) == title || view.lower(verb + 2) == title)
                        || phrases::at(view, "became_permanent", verb)
                            && (verb..verb + PERMANENT).any(|at| view.lower(at) == title)
                })
            });
        let Some(told) = permanent.map(|verb| Span::new(verb, verb + 3)) else { continue };
        let status = Span::new(at, name.end);
        let explanation = format!(
            "“{}” holds the office for a time only, but “{}” tells that it was given for good. No other office is told of there, and “acting” is told of now.",
            view.words(status),
            view.words(told)
        );
        out.push(found("acting-and-permanent", vec![status, told], explanation));
    }
}
