//! Somebody called former who holds the office, and somebody titled whose successor holds it.

use super::super::view::View;
use super::super::{Found, phrases};
use super::{found, name, office, when};
use onrecord_text::{Span, Tokens};
use std::collections::BTreeMap;

/// Places of one kind that are looked at.
const MOST: usize = 60;
/// Tokens behind a verb that are shown.
const REACH: u32 = 6;

/// "Former President Quill's order", where "the Quill administration has turned back" people.
pub(super) fn find(view: View<'_>, out: &mut Vec<Found>) {
    still_ruling(view, out);
    leaving(view, out);
    governing(view, out);
}

/// "The former mayor, who leaves on Jan. 5".
fn leaving(view: View<'_>, out: &mut Vec<Found>) {
    let former = (0..view.len()).filter(|&at| view.is(at, &["former"]) && !view.is_quoted(at));
    for at in former.take(MOST) {
        let Some(title) = (at + 1..at + 4).find(|&at| office::at(view, at).is_some()) else {
            continue;
        };
        let who = (title + 1..title + 7).find(|&at| view.is(at, &["who"]));
        let Some(verb) = who.map(|who| who + 1) else { continue };
        let end = (verb + REACH).min(view.sentence(at).end);
        let plain = (title + 1..verb).all(|at| view.is(at, &[",", "who"]) || view.is_capital(at));
        let open = matches!(view.tag(verb), "VBZ" | "MD");
        let leaves = (verb..verb + 2).any(|at| phrases::at(view, "leaves", at));
        let ahead = when::behind(view, verb).is_some_and(|days| when::is_ahead(view, days));
        if !(plain && open && leaves && ahead) {
            continue;
        }
        let (status, act) = (Span::new(at, title + 1), Span::new(verb, end));
        let explanation = format!(
            "“{}” is out of office, but “{}” tells that it is yet to be left. The day is one after the article, and the clause is told of the same person.",
            view.words(status),
            view.words(act)
        );
        out.push(found("former-and-leaving", vec![status, act], explanation));
    }
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

/// "Former" or "ex-" before an office that has an administration.
fn is_former(view: View<'_>, at: u32) -> bool {
    let word = view.lower(at);
    let title = word.strip_prefix("ex-");
    let joined = title.is_some_and(|title| super::super::lexicon::is_in("rules", title));
    let apart = word == "former" && (at + 1..at + 4).any(|at| view.is_in(at, "rules"));
    (joined || apart) && !view.is_quoted(at)
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
