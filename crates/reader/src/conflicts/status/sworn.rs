//! Somebody elect who took the office, and somebody titled who is yet to take it.

use super::super::Found;
use super::super::phrases;
use super::super::view::View;
use super::{found, name};
use onrecord_language::times::times_within;
use onrecord_text::{Span, Tokens};

/// Places of one kind that are looked at.
const MOST: usize = 60;
/// Tokens between a subject and what is told of the oath at most.
const SUBJECT: u32 = 4;
/// Tokens behind an oath in which its day stands.
const DAY: u32 = 14;

pub(super) fn find(view: View<'_>, out: &mut Vec<Found>) {
    let elect: Vec<(u32, Span<Tokens>)> = (0..view.len())
        .filter(|&at| view.lower(at).ends_with("-elect") && !view.is_quoted(at))
        .filter_map(|at| Some((at, name(view, at + 1)?)))
        .take(MOST)
        .collect();
    let taken = if elect.is_empty() { Vec::new() } else { oaths(view, "took_the_oath") };
    for &(at, name) in &elect {
        out.extend(administration(view, at, name));
        out.extend(elect_in_office(view, at, name, &taken));
    }
    too_early(view, out);
}

/// "By the administration of President-elect Ada Quill".
fn administration(view: View<'_>, at: u32, name: Span<Tokens>) -> Option<Found> {
    let noun = at.checked_sub(2)?;
    let of = view.is(at - 1, &["of"]) && view.is_in(noun, "rule_noun");
    let clause = view.clause(at);
    let past = clause.iter().any(|at| matches!(view.tag(at), "VBD" | "VBN"));
    if !of || !past || view.any_in(clause, "not_yet") {
        return None;
    }
    let (status, act) = (Span::new(at, name.end), Span::new(noun, noun + 1));
    let explanation = format!(
        "“{}” is yet to take office and has no {} that did anything. It is not called incoming or future there.",
        view.words(status),
        view.word(noun)
    );
    Some(found("administration-of-elect", vec![act, status], explanation))
}

/// "President-elect Quill’s spokesman", where Quill "took office on Dec. 2".
fn elect_in_office(view: View<'_>, at: u32, name: Span<Tokens>, taken: &[u32]) -> Option<Found> {
    let sentence = view.sentence(at);
    let before = view.is(at.wrapping_sub(1), &["as", "then", "-", "was", "were"]);
    let past = view.any_in(sentence, "of_then")
        || view.any(sentence, &["when", "while", "during", "transition", "after", "election"]);
    if before || past || is_dated_back(view, sentence) {
        return None;
    }
    let surname = view.word(name.end - 1);
    let verb = taken.iter().copied().find(|&verb| {
        is_subject(view, verb, surname)
            && !view.sentence(verb).overlaps(sentence)
            && is_past(view, verb)
    })?;
    let status = Span::new(at, name.end);
    let told = Span::new(verb, (verb + 5).min(view.sentence(verb).end));
    let explanation = format!(
        "“{}” is yet to take office, but “{}” tells that {surname} took it. The status is not told of an earlier time, and no other office is spoken of.",
        view.words(status),
        view.words(told)
    );
    Some(found("elect-in-office", vec![status, told], explanation))
}

/// "Mayor Quill told supporters", where Quill "is to be sworn in on Jan. 6".
fn too_early(view: View<'_>, out: &mut Vec<Found>) {
    let oaths = oaths(view, "to_take_office");
    let Some((verb, day)) =
        oaths.into_iter().find_map(|verb| Some((verb, day_to_come(view, verb)?)))
    else {
        return;
    };
    for title in (0..view.len())
        .filter(|&at| view.is_capital(at) && view.is_in(at, "office"))
        .take(10 * MOST)
    {
        let Some(name) = name(view, title + 1) else { continue };
        let sentence = view.sentence(title);
        let acts = (name.end..name.end + 2).any(|at| view.tag(at) == "VBD");
        let qualified = view.is_quoted(title)
            || view
                .any_in(Span::new(title.saturating_sub(3).max(sentence.start), title), "not_now")
            || view.is(title.wrapping_sub(1), &["-", "vice", "deputy"])
            || view.any_in(sentence, "not_yet");
        if !acts || qualified || !is_subject(view, verb, view.word(name.end - 1)) {
            continue;
        }
        let (status, told) =
            (Span::new(title, (name.end + 1).min(sentence.end)), Span::new(verb, day));
        let explanation = format!(
            "“{}” has the office, but “{}” tells that it is still to be taken, on a day after the article. No second term and no other office is spoken of there.",
            view.words(status),
            view.words(told)
        );
        out.push(found("title-before-office", vec![status, told], explanation));
        return;
    }
}

/// Where an oath is told of outside quotation marks.
fn oaths(view: View<'_>, class: &'static str) -> Vec<u32> {
    let those = (0..view.len()).filter(|&at| !view.is_quoted(at) && phrases::at(view, class, at));
    those.take(MOST).collect()
}

/// Whether a verb is told of a name: that stands right before it, or a pronoun does and the name in this sentence or the one before,
/// with no other name between.
fn is_subject(view: View<'_>, verb: u32, surname: &str) -> bool {
    let sentence = view.sentence(verb);
    let close = Span::<Tokens>::new(verb.saturating_sub(SUBJECT).max(sentence.start), verb);
    if close.iter().any(|at| view.word(at) == surname) {
        return true;
    }
    let pronoun = close.iter().any(|at| view.is(at, &["he", "she"]));
    let reach = view.sentence_before(verb).start..verb;
    let before = view.sentence_before(verb);
    pronoun
        && (view.word(last_name(view, reach)) == surname
            || first_name(view, before) == surname
            || first_name(view, sentence) == surname)
}

/// The last capitalised word of a stretch that opens no sentence.
fn last_name(view: View<'_>, reach: std::ops::Range<u32>) -> u32 {
    let named = |&at: &u32| view.is_capital(at) && view.tag(at).starts_with("NNP");
    reach.rev().find(named).unwrap_or(u32::MAX)
}

/// The surname that a sentence begins with.
fn first_name(view: View<'_>, sentence: Span<Tokens>) -> &str {
    let run = (sentence.start..sentence.end)
        .skip_while(|&at| !view.is_capital(at) || view.tag(at + 1).is_empty());
    let last = run.take_while(|&at| view.is_capital(at)).last();
    last.map_or("", |at| view.word(at))
}

/// Whether no day to come and no modal stands with an oath.
fn is_past(view: View<'_>, verb: u32) -> bool {
    let sentence = view.sentence(verb);
    !view.any_in(sentence, "not_yet")
        && day_to_come(view, verb).is_none()
        && !is_dated_back(view, sentence)
}

/// Where the day of an oath ends, if it is after publication.
fn day_to_come(view: View<'_>, verb: u32) -> Option<u32> {
    let published = view.layers.published?;
    let end = view.sentence(verb).end.min(verb + DAY);
    let mut days = times_within(view.layers.times, Span::new(verb, end));
    days.find(|(_, time)| time.interval.is_some_and(|interval| interval.first.date() > published))
        .map(|_| end)
}

/// Whether a day long before publication stands in a stretch.
fn is_dated_back(view: View<'_>, stretch: Span<Tokens>) -> bool {
    /// Days in which somebody may have been elect and in office.
    const RECENT: i32 = 90;
    let Some(published) = view.layers.published else { return true };
    times_within(view.layers.times, stretch).any(|(_, time)| {
        let day = time.interval.map(|interval| interval.last.date());
        day.and_then(|day| published.since(day).ok()).is_some_and(|ago| ago.get_days() > RECENT)
    })
}
