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
    if !view.is(name.end, &[","]) || !view.is(who, &["who"]) || is_qualified(view, title) {
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

/// "Nixon resigned in August 1974", and "in 1977 the Nixon administration sent her".
pub(super) fn administrations(view: View<'_>, out: &mut Vec<Found>) {
    let nouns = (0..view.len())
        .filter(|&at| view.is_in(at, "rule_noun") && view.is_capital(at.wrapping_sub(1)));
    let acts: Vec<u32> = nouns.filter(|&at| !view.is_quoted(at)).take(MOST).collect();
    if acts.is_empty() {
        return;
    }
    let ends = ends(view);
    for noun in acts {
        let Some(&(year, told)) = ends.get(view.word(noun - 1)) else { continue };
        let clause = view.clause(noun);
        let Some((at, later)) = year_in(view, clause).filter(|(_, later)| *later > year) else {
            continue;
        };
        let explanation = format!(
            "The {} {} is told of in {later}, but “{}” ends it in {year}. The year stands in the same clause, and no second term and no one else of the name \
             in office is told of.",
            view.word(noun - 1),
            view.word(noun),
            view.words(told)
        );
        out.push(found(
            "administration-after-end",
            vec![told, Span::new(at.min(noun - 1), noun.max(at) + 1)],
            explanation,
        ));
    }
}

/// The year in which a name left office for good, with the words that tell it.
fn ends(view: View<'_>) -> BTreeMap<&str, (i32, Span<Tokens>)> {
    let mut out = BTreeMap::new();
    let verbs =
        (0..view.len()).filter(|&at| view.is(at, &["resigned", "died"]) && !view.is_quoted(at));
    for verb in verbs.take(MOST) {
        let sentence = view.sentence(verb);
        let end = sentence.end.min(verb + 6);
        let Some((at, year)) = year_in(view, Span::new(verb, end)) else { continue };
        let floor = sentence.start.max(verb.saturating_sub(6));
        let subject = (floor..verb).rev().find(|&at| view.is_capital(at));
        if let Some(subject) = subject {
            out.entry(view.word(subject)).or_insert((year, Span::new(subject, at + 1)));
        }
    }
    out
}

fn year_in(view: View<'_>, stretch: Span<Tokens>) -> Option<(u32, i32)> {
    stretch.iter().find_map(|at| {
        let word = view.word(at);
        let year =
            word.parse().ok().filter(|year| word.len() == 4 && (1700..2200).contains(year))?;
        Some((at, year))
    })
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
